"""How far coders read alike: Krippendorff's alpha for any number, weighted kappa for two, and where they differ.

Alpha: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): 1 less the disagreement seen over that
to be expected by chance. Kappa: J. Cohen, Weighted kappa (1968). Both are exact fractions. A silence is no stance:
it is missing from the scale, and whether coders see a silence at all is measured beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

import msgspec

from detente.domains.council.stances import Word, at_one_instant
from detente.model.council import StanceWord

SCALE = tuple(StanceWord)
TENTATIVE_BELOW = Fraction(67, 100)
"""Below this a coding is published as tentative only: the reference, 6.5 (M); the desk's own rule (D)."""

NO_OVERLAP = "no word was read by two coders"
NO_VARIATION = "every reading is the same, so that agreement cannot be told from chance"
ONE_CONSTANT = "one coder gave the same stance to every word, and then kappa is 0 whatever the other reads"


class Metric(StrEnum):
    """How far apart two values are. Stances are ordinal: the steps between them are not known to be alike."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """A coefficient: 1 is full agreement, 0 what chance would give. None: cannot tell, and `why_not` says why.

    `units` are the words that were compared, `readings` the values on them.
    """

    fraction: Fraction | None
    units: int
    readings: int
    why_not: str = ""

    @property
    def text(self) -> str:
        """Return it with three decimals, half away from zero, or `cannot tell`."""
        if self.fraction is None:
            return "cannot tell"
        thousandths = int(abs(self.fraction) * 1000 + Fraction(1, 2))
        sign = "-" if self.fraction < 0 and thousandths else ""
        return f"{sign}{thousandths // 1000}.{thousandths % 1000:03d}"

    @property
    def tentative(self) -> bool:
        """Return whether it is below the desk's mark; false where it cannot be told."""
        return self.fraction is not None and self.fraction < TENTATIVE_BELOW


class CoderPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two coders on the words that both gave a stance. `confusion[i][j]`: how often SCALE[i] met SCALE[j]."""

    first: str
    second: str
    same: int
    confusion: tuple[tuple[int, ...], ...]
    linear: Agreement
    quadratic: Agreement


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """What coders read, held side by side. `coders`: how many words each read.

    `stance` is over stances (ordinal), `silence` over silence or not (nominal). `differing`: the words on which
    they differ, with all readings. `contradicted`: words on which one coder has two different readings; that
    coder's readings of it are left out of everything else.
    """

    coders: dict[str, int]
    compared: int
    single: int
    stance: Agreement
    silence: Agreement
    pairs: tuple[CoderPair, ...]
    differing: tuple[Word, ...]
    contradicted: tuple[Word, ...]


Values = tuple[int, ...]
Pair = tuple[int, int]


def alpha(units: Iterable[Sequence[int | None]], metric: Metric = Metric.ORDINAL) -> Agreement:
    """Return Krippendorff's alpha over units, each the values that coders gave it; None is missing.

    Cannot tell where no unit has two values, or all values are the same. ValueError: a ratio of negative values.
    """
    return _alpha(Counter(tuple(sorted(v for v in unit if v is not None)) for unit in units), metric)


def _alpha(patterns: Mapping[Values, int], metric: Metric) -> Agreement:
    paired = {values: count for values, count in patterns.items() if len(values) > 1}
    totals: Counter[int] = Counter()
    for values, count in paired.items():
        for value in values:
            totals[value] += count
    units, readings = sum(paired.values()), sum(totals.values())
    if len(totals) < 2:  # noqa: PLR2004  two values, or there is no variation
        why_not = NO_VARIATION if totals else NO_OVERLAP
        return Agreement(fraction=None, units=units, readings=readings, why_not=why_not)
    apart = _distances(totals, metric)
    seen = Fraction(0)
    for values, count in paired.items():
        seen += Fraction(count, len(values) - 1) * sum(apart[pair] for pair in combinations(values, 2))
    by_chance = sum(totals[a] * totals[b] * apart[a, b] for a, b in combinations(sorted(totals), 2))
    return Agreement(fraction=1 - (readings - 1) * seen / by_chance, units=units, readings=readings)


def _distances(totals: Mapping[int, int], metric: Metric) -> dict[Pair, Fraction]:
    """Return the squared distance of each two values, the lower first, equal ones among them."""
    if metric is Metric.RATIO and min(totals) < 0:
        raise ValueError("a ratio of values below 0")
    values = sorted(totals)
    pairs = [(a, b) for number, a in enumerate(values) for b in values[number:]]
    return {(a, b): _distance(totals, a, b, metric) if a != b else Fraction(0) for a, b in pairs}


def _distance(totals: Mapping[int, int], a: int, b: int, metric: Metric) -> Fraction:
    if metric is Metric.NOMINAL:
        return Fraction(1)
    if metric is Metric.INTERVAL:
        return Fraction((a - b) ** 2)
    if metric is Metric.RATIO:
        return Fraction(a - b, a + b) ** 2
    between = sum(count for value, count in totals.items() if a <= value <= b)
    return (between - Fraction(totals[a] + totals[b], 2)) ** 2


def weighted_kappa(pairs: Iterable[Pair], power: int) -> Agreement:
    """Return Cohen's weighted kappa of two coders; a difference weighs as its distance to the power of 1 or 2.

    Cannot tell where there is no pair, or where one of the two gave one value throughout.
    """
    return _kappa(Counter(pairs), power)


def _kappa(table: Mapping[Pair, int], power: int) -> Agreement:
    count = sum(table.values())
    first, second = ({pair[side] for pair in table} for side in (0, 1))
    why_not = NO_VARIATION if first == second else ONE_CONSTANT
    if min(len(first), len(second)) < 2:  # noqa: PLR2004  two values, or there is no variation
        return Agreement(fraction=None, units=count, readings=2 * count, why_not=why_not if table else NO_OVERLAP)
    seen = sum(number * abs(a - b) ** power for (a, b), number in table.items())
    of_first, of_second = (_marginal(table, side) for side in (0, 1))
    by_chance = sum(
        number * other * abs(a - b) ** power for a, number in of_first.items() for b, other in of_second.items()
    )
    return Agreement(fraction=1 - Fraction(count * seen, by_chance), units=count, readings=2 * count)


def _marginal(table: Mapping[Pair, int], side: int) -> Counter[int]:
    totals: Counter[int] = Counter()
    for pair, number in table.items():
        totals[pair[side]] += number
    return totals


def readings_of(words: Iterable[Word]) -> list[tuple[Word, ...]]:
    """Return words put together by issue, party and instant: all readings of each, in that order."""
    units: dict[tuple[str, str, datetime], list[Word]] = {}
    for word in words:
        units.setdefault((word.position.issue, word.party, word.said), []).append(word)
    return [at_one_instant(units[key]).readings for key in sorted(units)]


def compare(units: Iterable[Sequence[Word]]) -> Coding:
    """Return how alike coders read; each unit is every reading of one party's word on one issue at one instant."""
    tally = _Tally()
    for unit in units:
        tally.add(unit)
    return Coding(
        coders=dict(sorted(tally.coders.items())),
        compared=tally.compared,
        single=tally.single,
        stance=_alpha(tally.stances, Metric.ORDINAL),
        silence=_alpha(tally.silences, Metric.NOMINAL),
        pairs=tuple(_pair(coders, tally.tables[coders]) for coders in sorted(tally.tables)),
        differing=tuple(tally.differing),
        contradicted=tuple(tally.contradicted),
    )


class _Tally:
    """Counts readings unit by unit, so that a million of them need not be kept."""

    def __init__(self) -> None:
        self.coders: Counter[str] = Counter()
        self.compared = self.single = 0
        self.stances: Counter[Values] = Counter()
        self.silences: Counter[Values] = Counter()
        self.tables: dict[tuple[str, str], Counter[Pair]] = {}
        self.differing: list[Word] = []
        self.contradicted: list[Word] = []

    def add(self, unit: Sequence[Word]) -> None:
        """Count one unit."""
        each = _by_coder(unit)
        self.coders.update({word.position.coded_by for word in unit})
        if len(each) < len({word.position.coded_by for word in unit}):
            self.contradicted.append(at_one_instant(unit))
        if len(each) < 2:  # noqa: PLR2004  two coders, or there is nothing to compare
            self.single += 1
            return
        self.compared += 1
        self.stances[tuple(sorted(w.position.stance for w in each.values() if not w.silent))] += 1
        self.silences[tuple(sorted(int(w.silent) for w in each.values()))] += 1
        for first, second in combinations(sorted(each), 2):
            table = self.tables.setdefault((first, second), Counter())
            if not (each[first].silent or each[second].silent):
                table[each[first].position.stance, each[second].position.stance] += 1
        if len({word.stand for word in each.values()}) > 1:
            self.differing.append(at_one_instant(each.values()))


def _by_coder(unit: Sequence[Word]) -> dict[str, Word]:
    """Return the reading of each coder, those who contradict themselves left out."""
    told: dict[str, list[Word]] = {}
    for word in unit:
        told.setdefault(word.position.coded_by, []).append(word)
    return {coder: words[0] for coder, words in told.items() if len({word.stand for word in words}) == 1}


def _pair(coders: tuple[str, str], table: Mapping[Pair, int]) -> CoderPair:
    return CoderPair(
        first=coders[0],
        second=coders[1],
        same=sum(number for (a, b), number in table.items() if a == b),
        confusion=tuple(tuple(table.get((a, b), 0) for b in SCALE) for a in SCALE),
        linear=_kappa(table, 1),
        quadratic=_kappa(table, 2),
    )
