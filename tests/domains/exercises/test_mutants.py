"""Change any provision of any edition a little, and a case that cites its paragraph fails."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from detente.agreements import Comparison, load_law
from tests.domains.exercises.mutants import Held, all_held, cited, fates, mutants, table

EDITIONS = {"HFA75", "STOCKHOLM86", "VD92", "VD94", "VD99", "VD11"}
LAW = load_law()


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
    elsewhere = Held("elsewhere", frozenset({"VD11/47.4"}), lambda law: law.hypothetical != "")
    found = list(fates(few, (elsewhere,)))
    assert any(fate.survives for fate in found)
    assert any(line.startswith("survives: VD11/40.1.1/personnel: value 9000 to 8999") for line in table(found))
    there = msgspec.structs.replace(elsewhere, cites=frozenset({"VD11/40.1.1"}))
    assert not any(fate.survives for fate in fates(few, (there,)))


def test_a_case_that_always_holds_kills_nothing() -> None:
    few = msgspec.structs.replace(LAW, by_id={"VD11/38/days": LAW.provision("VD11/38/days")})
    idle = Held("idle", frozenset({"VD11/38"}), lambda _: True)
    assert {fate.change for fate in fates(few, (idle,)) if fate.survives} >= {"value 42 to 41", "mark S to M?"}


def test_at_most_has_no_rival() -> None:
    assert {p.comparison for p in LAW.by_id.values()} == {None, *Comparison}
    changes = [change for change, _ in mutants(LAW.provision("VD11/67.4/activities"))]
    assert not any(change.startswith("at most") for change in changes)


@pytest.mark.slow
def test_no_changed_provision_survives() -> None:
    held = all_held()
    assert all(case.holds(LAW) for case in held)
    found = list(fates(LAW, held))
    assert {fate.provision.partition("/")[0] for fate in found} >= EDITIONS
    assert len({fate.provision for fate in found}) == len(LAW.by_id)
    assert [f"{fate.provision}: {fate.change}" for fate in found if fate.survives] == []
    numbers = [f for f in found if f.change.startswith("value") and LAW.provision(f.provision).unit != "holds"]
    assert all(fate.by or fate.refused for fate in numbers), "a changed number is never the same law"


def test_the_editions_begin_and_end_where_the_next_begins() -> None:
    days = {
        "HFA75": (date(1975, 8, 1), date(1987, 1, 1)),
        "STOCKHOLM86": (date(1987, 1, 1), date(1992, 5, 1)),
        "VD92": (date(1992, 5, 1), date(1995, 1, 1)),
        "VD94": (date(1995, 1, 1), date(2000, 1, 1)),
        "VD99": (date(2000, 1, 1), date(2011, 12, 1)),
    }
    for provision in LAW.by_id.values():
        edition = provision.id.partition("/")[0]
        if edition in days:
            assert (min(provision.values), provision.ends) == days[edition], provision.id
