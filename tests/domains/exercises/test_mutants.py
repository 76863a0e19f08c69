"""Change any provision of any edition a little, and a case that cites its paragraph fails."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from detente.agreements import Comparison, Law, load_law
from tests.domains.exercises.held import Held, all_held, asked_by, cited, moved_text
from tests.domains.exercises.mutants import Trial, edition, fates, mutants, table

LAW = load_law()
EDITIONS = {edition(provision) for provision in LAW.by_id}


def test_a_paragraph_without_an_edition_is_of_2011() -> None:
    assert cited("40.1.1, VD94/38.1.1") == {"VD11/40.1.1", "VD94/38.1.1"}


def test_every_paragraph_of_the_law_is_cited_by_a_case() -> None:
    every = frozenset().union(*(case.cites for case in all_held()))
    assert {p.rule for p in LAW.by_id.values()} - every == set()


def test_every_part_of_a_provision_is_changed() -> None:
    changes = [change for change, _ in mutants(LAW.provision("VD94/38.1.1/personnel"))]
    assert changes == [
        "value 9000 to 8999",
        "value 9000 to 9001",
        "at least to more than",
        "from 1995-01-01 to 1994-12-31",
        "from 1995-01-01 to 1995-01-02",
        "ends 2000-01-01 to 1999-12-31",
        "ends 2000-01-01 to 2000-01-02",
        "never ends",
        "mark M to M?",
    ]
    assert next(change for change, _ in mutants(LAW.provision("VD11/39/host"))) == "value 1 to 0"


def test_a_case_that_does_not_cite_the_paragraph_kills_nothing() -> None:
    """A mutant that only a case of another paragraph would notice survives, and is named."""
    few = msgspec.structs.replace(LAW, by_id={"VD11/40.1.1/personnel": LAW.provision("VD11/40.1.1/personnel")})

    def asking(law: Law) -> object:
        return law.at(date(2020, 1, 1)).on("notification/personnel")

    elsewhere = Held("elsewhere", frozenset({"VD11/47.4"}), lambda law: asking(law) is None, asking)
    found = list(fates(few, (elsewhere,)))
    assert any(fate.survives for fate in found)
    assert any(line.startswith("survives: VD11/40.1.1/personnel: value 9000 to 8999") for line in table(found))
    there = msgspec.structs.replace(elsewhere, cites=frozenset({"VD11/40.1.1"}))
    assert not any(fate.survives for fate in fates(few, (there,)))


def test_a_case_that_always_holds_kills_nothing() -> None:
    few = msgspec.structs.replace(LAW, by_id={"VD11/38/days": LAW.provision("VD11/38/days")})

    def asking(law: Law) -> object:
        return law.at(date(2020, 1, 1)).on("notification/days")

    idle = Held("idle", frozenset({"VD11/38"}), lambda _: True, asking)
    assert {fate.change for fate in fates(few, (idle,)) if fate.survives} >= {"value 42 to 41", "mark S to M?"}


def test_at_most_has_no_rival() -> None:
    assert {p.comparison for p in LAW.by_id.values()} == {None, *Comparison}
    changes = [change for change, _ in mutants(LAW.provision("VD11/67.4/activities"))]
    assert not any(change.startswith("at most") for change in changes)


@pytest.fixture(scope="module")
def trial() -> Trial:
    return Trial(LAW, all_held())


def test_every_case_holds_under_the_law() -> None:
    assert [case.name for case in all_held() if not case.holds(LAW)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(EDITIONS))
def test_no_changed_provision_survives(trial: Trial, name: str) -> None:
    found = list(trial.fates(name))
    assert {fate.provision for fate in found} == {p for p in LAW.by_id if edition(p) == name}
    assert [(fate.provision, fate.change) for fate in found if fate.survives] == []
    numbers = [f for f in found if f.change.startswith("value") and LAW.provision(f.provision).unit != "holds"]
    assert all(fate.by or fate.refused for fate in numbers), "a changed number is never the same law"


def test_a_case_moves_as_a_whole() -> None:
    text = "instant: 2025-03-31T10:00:00Z\nitems: [{calendar.year: 2026}, {visit.start: 1 JUN 2025 09:00 UTC}]"
    assert moved_text(text, 0) == text
    assert moved_text(text, 366) == (
        "instant: 2026-04-01T10:00:00Z\nitems: [{calendar.year: 2027}, {visit.start: 2 JUN 2026 09:00 UTC}]"
    )


def test_what_a_case_asks_is_noted() -> None:
    """A law that answers otherwise what no case asks is the same to them all."""
    case = next(case for case in all_held() if case.name == "vienna_document_2011/dates_42_days")
    asked = asked_by(case.found, LAW)
    assert "notification/days" in {question for question, _ in asked}
    assert "evaluation/hours" not in {question for question, _ in asked}


def test_the_editions_begin_and_end_where_the_next_begins() -> None:
    days = {
        "HFA75": (date(1975, 8, 1), date(1987, 1, 1)),
        "STOCKHOLM86": (date(1987, 1, 1), date(1992, 5, 1)),
        "VD92": (date(1992, 5, 1), date(1995, 1, 1)),
        "VD94": (date(1995, 1, 1), date(2000, 1, 1)),
        "VD99": (date(2000, 1, 1), date(2011, 12, 1)),
    }
    for provision in LAW.by_id.values():
        of = edition(provision.id)
        if of in days:
            assert (min(provision.values), provision.ends) == days[of], provision.id
