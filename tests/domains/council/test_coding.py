"""Agreement of coders: published values, another program as judge, exact fractions, and nothing made up."""

from __future__ import annotations

import json
import random
import subprocess
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.council.coding import (
    NO_OVERLAP,
    NO_VARIATION,
    ONE_CONSTANT,
    Agreement,
    Coding,
    Metric,
    alpha,
    compare,
    readings_of,
    weighted_kappa,
)
from detente.domains.council.stances import words_told
from detente.model.council import Basis
from detente.model.view import Entry
from tests.domains.council.telling import NOW, position

Table = list[list[int | None]]

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (University of Pennsylvania, 2011): the example of
# four observers, twelve units and missing values, with alpha as printed there for the four metrics (M: typed in
# from memory; the judge below computes the same four values from it).
_ = None
OBSERVERS: Table = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
PRINTED = {Metric.NOMINAL: "0.743", Metric.ORDINAL: "0.815", Metric.INTERVAL: "0.849", Metric.RATIO: "0.797"}

# Two radiologists, 85 mammograms, four classes (normal, benign, suspected, cancer): the table of D. G. Altman,
# Practical Statistics for Medical Research (1991), p. 403 (S: seen in the course STAT 509 of Penn State). Weighted
# kappa as the Stata manual prints it of this table under `kappa` (M): 0.5684 by linear weights, 0.6714 by
# quadratic ones.
RADIOLOGISTS = ((21, 12, 0, 0), (4, 17, 1, 0), (3, 9, 15, 2), (0, 0, 0, 1))

JUDGE = """
import json, math, sys, warnings
import krippendorff
warnings.simplefilter("ignore")
def judged(table, metric):
    data = [[float("nan") if v is None else v for v in row] for row in table]
    try:
        found = krippendorff.alpha(reliability_data=data, level_of_measurement=metric)
    except (ValueError, ZeroDivisionError):
        return None
    return None if math.isnan(found) else float(found)
json.dump([judged(*asked) for asked in json.load(sys.stdin)], sys.stdout)
"""


def units(table: Table) -> list[list[int | None]]:
    """Return a table of coders as units."""
    return [list(unit) for unit in zip(*table, strict=True)]


@pytest.mark.parametrize(("metric", "printed"), PRINTED.items())
def test_the_published_example(metric: Metric, printed: str) -> None:
    found = alpha(units(OBSERVERS), metric)
    assert (found.text, found.units, found.readings) == (printed, 11, 40)


def test_the_published_weighted_kappa() -> None:
    pairs = [(a, b) for a, row in enumerate(RADIOLOGISTS) for b, count in enumerate(row) for _ in range(count)]
    assert len(pairs) == 85
    for power, printed in ((1, 0.5684), (2, 0.6714)):
        found = weighted_kappa(pairs, power).fraction
        assert found is not None
        assert round(float(found), 4) == printed


def made_tables() -> list[tuple[Table, Metric]]:
    """Return some hundreds of tables made at random, always the same ones."""
    dice = random.Random(1975)
    tables: list[tuple[Table, Metric]] = []
    for number in range(600):
        metric = list(Metric)[number % 4]
        low = 0 if metric is Metric.RATIO else -2
        missing, count = dice.choice((0, 0.2, 0.6)), dice.randint(1, 14)
        rows = [
            [
                None if dice.random() < missing else dice.randint(low, low + dice.choice((1, 4)))
                for _ in range(count)
            ]
            for _ in range(dice.randint(2, 5))
        ]
        tables.append((rows, metric))
    return tables


def test_a_judge_says_the_same_of_random_tables(judges: Path) -> None:
    """The package `krippendorff` computes in floats: equal to within 1e-9; it cannot tell where we cannot."""
    tables = made_tables()
    asked = subprocess.run(
        [judges / "python", "-c", JUDGE], input=json.dumps(tables), capture_output=True, text=True, check=True
    )
    judged = json.loads(asked.stdout)
    assert sum(value is not None for value in judged) > 500
    for (table, metric), expected in zip(tables, judged, strict=True):
        found = alpha(units(table), metric).fraction
        if expected is None:
            assert found is None, (table, metric)
        else:
            assert found is not None
            assert abs(float(found) - expected) < 1e-9, (table, metric)


VALUES = st.lists(st.lists(st.one_of(st.none(), st.integers(-2, 2)), min_size=3, max_size=3), max_size=12)


@given(VALUES, st.randoms(use_true_random=False))
def test_neither_the_order_of_units_nor_of_coders_matters(told: Table, dice: random.Random) -> None:
    mixed = [dice.sample(unit, 3) for unit in dice.sample(told, len(told))]
    assert alpha(mixed) == alpha(told)


@given(VALUES)
def test_ordinal_sees_the_order_only(told: Table) -> None:
    stretched = [[None if value is None else value**3 + 10 * value for value in unit] for unit in told]
    assert alpha(stretched) == alpha(told)


@given(VALUES, st.sampled_from([Metric.NOMINAL, Metric.ORDINAL, Metric.INTERVAL]))
def test_alpha_is_never_above_1_and_1_only_where_all_agree(told: Table, metric: Metric) -> None:
    found = alpha(told, metric).fraction
    alike = all(len({value for value in unit if value is not None}) <= 1 for unit in told)
    if found is not None:
        assert found <= 1
        assert (found == 1) == alike


@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2)), max_size=20), st.sampled_from([1, 2]))
def test_kappa_is_symmetric(pairs: list[tuple[int, int]], power: int) -> None:
    assert weighted_kappa(pairs, power) == weighted_kappa([pair[::-1] for pair in pairs], power)


def test_what_cannot_be_told_is_not_made_up() -> None:
    assert alpha([]).why_not == alpha([[1, None], [None, 2]]).why_not == NO_OVERLAP
    same = alpha([[1, 1], [1, 1], [2, None]])
    assert (same.fraction, same.why_not, same.units, same.text) == (None, NO_VARIATION, 2, "cannot tell")
    assert not same.tentative
    assert weighted_kappa([], 1).why_not == NO_OVERLAP
    assert weighted_kappa([(1, 1), (1, 1)], 1).why_not == NO_VARIATION
    for pairs in ([(1, 1), (1, 2)], [(1, 1), (2, 1)], [(1, 2)]):
        assert weighted_kappa(pairs, 2).why_not == ONE_CONSTANT


def test_a_ratio_needs_values_from_0() -> None:
    with pytest.raises(ValueError, match="below 0"):
        alpha([[-1, 1]], Metric.RATIO)
    assert alpha([[0, 1], [0, 0]], Metric.RATIO).fraction == 0


@pytest.mark.parametrize(
    ("fraction", "text", "tentative"),
    [
        (Fraction(67, 100), "0.670", False),
        (Fraction(67, 100) - Fraction(1, 10**9), "0.670", True),
        (Fraction(-1, 2000), "-0.001", True),
        (Fraction(-1, 9999), "0.000", True),
        (Fraction(-7, 4), "-1.750", True),
        (Fraction(1), "1.000", False),
    ],
)
def test_three_decimals_and_what_is_tentative(fraction: Fraction, text: str, tentative: bool) -> None:
    found = Agreement(fraction=fraction, units=1, readings=2)
    assert (found.text, found.tentative) == (text, tentative)


def read(coder: str, stance: int, day: str = "1975-06-01", party: str = "AA", **fields: object) -> Entry:
    return position(party, stance, day, coded_by=coder, **fields)


def silence(coder: str, day: str = "1975-06-01") -> Entry:
    return read(coder, 0, day, basis=Basis.SILENT)


def compared(*entries: Entry) -> Coding:
    return compare(readings_of(words_told(entries, NOW)))


def test_two_coders_side_by_side() -> None:
    found = compared(
        read("Kim", 2, "1975-06-01"),
        read("Lee", 2, "1975-06-01"),
        read("Kim", -2, "1975-06-02"),
        read("Lee", -1, "1975-06-02"),
        read("Lee", 1, "1975-06-03"),
        silence("Kim", "1975-06-04"),
        read("Lee", 0, "1975-06-04"),
        read("Kim", 1, "1975-07-01"),
    )
    assert found.coders == {"Kim": 3, "Lee": 4}
    assert (found.compared, found.single) == (3, 1)
    assert (found.stance.units, found.stance.readings, found.silence.units) == (2, 4, 3)
    (pair,) = found.pairs
    assert (pair.first, pair.second, pair.same, pair.linear.units) == ("Kim", "Lee", 1, 2)
    assert sum(map(sum, pair.confusion)) == 2
    assert pair.confusion[4][4] == pair.confusion[0][1] == 1
    coders = [[reading.position.coded_by for reading in word.readings] for word in found.differing]
    assert coders == [["Kim", "Lee"], ["Lee", "Kim"]]
    assert found.contradicted == ()


def test_a_silence_and_a_stance_are_no_pair_on_the_scale() -> None:
    found = compared(silence("Kim"), read("Lee", 0), silence("Kim", "1975-06-02"), silence("Lee", "1975-06-02"))
    assert (found.stance.fraction, found.stance.why_not) == (None, NO_OVERLAP)
    assert found.silence.fraction is not None
    assert found.pairs[0].linear.why_not == NO_OVERLAP
    assert len(found.differing) == 1


def test_one_coder_with_two_readings_is_named_and_left_out() -> None:
    found = compared(read("Kim", 2), read("Kim", -2), read("Lee", 1), read("Møller", 1))
    assert [word.contradicted for word in found.contradicted] == [True]
    assert (found.compared, found.pairs[0].first, found.pairs[0].second) == (1, "Lee", "Møller")
    alone = compared(read("Kim", 2), read("Kim", -2))
    assert (alone.compared, alone.single, alone.pairs, len(alone.contradicted)) == (0, 1, (), 1)


def test_nobody_compared() -> None:
    found = compared(read("Kim", 2))
    assert (found.stance.why_not, found.silence.why_not, found.pairs) == (NO_OVERLAP, NO_OVERLAP, ())
