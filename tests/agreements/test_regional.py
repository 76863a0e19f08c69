"""Regional measures: what some States add among themselves, and nobody else is bound by."""

from __future__ import annotations

from datetime import date

import pytest

from detente.agreements import load_law
from detente.agreements.regional import Measure, law_among, measure_of
from detente.model.document import read_yaml
from detente.model.errors import LawError, SchemaError, UnknownProvision

LAW = load_law()
TEXT = """name: Made-up
says: Lower numbers and an extra visit among XX and QQ
adds_to: VD11
parties: [XX, QQ]
instrument: Made-up exchange of notes
paragraph: "1"
certainty: D
checked: never
since: 2020-01-01
until: 2029-12-31
extra_evaluations: 1
values:
  VD11/40.1.1/personnel: 6000
  VD11/76/inspections: 4
"""
DAY = date(2025, 1, 1)


def read(text: str = TEXT) -> Measure:
    return measure_of(read_yaml(text, "made_up.yaml"))


@pytest.mark.parametrize(
    ("parties", "day", "bound"),
    [
        (("XX", "QQ"), DAY, True),
        (("QQ", "XX"), date(2020, 1, 1), True),
        (("XX", "QQ"), date(2019, 12, 31), False),
        (("XX", "QQ"), date(2029, 12, 31), True),
        (("XX", "QQ"), date(2030, 1, 1), False),
        (("XX", "XA"), DAY, False),
        (("XX", "QQ", "XA"), DAY, False),
        (("XX",), DAY, False),
        ((), DAY, False),
    ],
)
def test_it_binds_its_parties_while_it_holds(parties: tuple[str, ...], day: date, bound: bool) -> None:
    assert read().binds(parties, day) is bound


def test_it_holds_without_an_end() -> None:
    assert read(TEXT.replace("until: 2029-12-31\n", "")).binds(("XX", "QQ"), date(2999, 1, 1))


def test_the_law_among_its_parties_asks_more() -> None:
    among = law_among(LAW, (read(),), ("XX", "QQ"), DAY)
    assert among.at(DAY).value("VD11/40.1.1/personnel").value == 6000
    assert among.at(date(2019, 1, 1)).value("VD11/40.1.1/personnel").value == 9000
    assert among.hypothetical == "Made-up"
    assert law_among(LAW, (read(),), ("XX", "XA"), DAY) is LAW
    without = TEXT.partition("values:")[0]
    assert law_among(LAW, (read(without),), ("XX", "QQ"), DAY) is LAW


@pytest.mark.parametrize(
    "line",
    [
        "VD11/40.1.1/personnel: 9001",
        "VD11/76/inspections: 2",
        "VD99/40.1.1/personnel: 6000",
        "VD11/16.1.2/hours: 24",
    ],
)
def test_a_measure_that_takes_away_is_refused(line: str) -> None:
    measure = read(TEXT.partition("values:")[0] + f"values:\n  {line}\n")
    with pytest.raises(LawError) as caught:
        law_among(LAW, (measure,), ("XX", "QQ"), DAY)
    assert line.partition(":")[0] in caught.value.where


@pytest.mark.parametrize(("parties", "given"), [("[XX]", "XX"), ("[XX, XX]", "XX, XX"), ("[]", "none")])
def test_a_measure_without_a_pair_says_what_it_was_given(parties: str, given: str) -> None:
    with pytest.raises(SchemaError) as caught:
        read(TEXT.replace("[XX, QQ]", parties))
    assert caught.value.given == given


def test_a_measure_that_names_no_provision_is_refused() -> None:
    measure = read(TEXT.replace("VD11/76/inspections", "VD11/76/inspektions"))
    with pytest.raises(UnknownProvision):
        law_among(LAW, (measure,), ("XX", "QQ"), DAY)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[XX, QQ]", "[XX]", "without parties"),
        ("[XX, QQ]", "[XX, XX]", "without parties"),
        ("[XX, QQ]", "[]", "without parties"),
        ("until: 2029-12-31", "until: 2019-12-31", "an end before the beginning"),
        ("extra_evaluations: 1", "extra_evaluations: 1,5", "without commas"),
        ("extra_evaluations: 1", "extra_evaluations: [1]", "outside its schema"),
        ("personnel: 6000", "personnel: 6,000", "without commas"),
        ("adds_to: VD11\n", "", "a field is missing"),
        ("certainty: D", "certainty: X", "outside its schema"),
    ],
)
def test_a_bad_measure_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(SchemaError) as caught:
        read(TEXT.replace(old, new))
    assert words in str(caught.value)
    assert "made_up.yaml" in caught.value.where


@pytest.mark.parametrize("text", ["", "- x\n", "values: 3\n"])
def test_what_is_no_measure_is_refused(text: str) -> None:
    with pytest.raises(SchemaError):
        read(text)
