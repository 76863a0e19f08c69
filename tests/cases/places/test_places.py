"""Every readable case of places: what the outline says, and who claims them; no margin can change unseen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
import pytest

from detente.agreements.place import ZoneMap, claimants_at
from detente.agreements.place_loading import load_disputed, load_zone, read_corner
from detente.domains.exercises.zone import zone_at
from detente.model.document import read_yaml
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "places"
ANNEX = "Annex I"


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place on a day, and what must be said of it."""

    name: str
    place: str
    day: date
    paragraph: str
    zone: str | None = None
    part: str | None = None
    claimants: dict[str, tuple[str, ...]] | None = None


def cases(*names: str) -> Iterator[Any]:
    for name in names:
        document = read_yaml((FOLDER / name).read_text(encoding="utf-8"), name)
        for case in document.below("cases").shaped(tuple[Case, ...]):
            yield pytest.param(case, id=case.name)


def holds(case: Case, zone: ZoneMap) -> bool:
    answer = zone_at(read_corner(case.place, case.name), zone, case.day)
    return answer.zone == case.zone and case.part in (None, answer.part)


@pytest.mark.parametrize("case", list(cases("zone.yaml", "margins.yaml")))
def test_the_outline_says_what_the_case_expects(case: Case) -> None:
    assert case.paragraph == ANNEX
    answer = zone_at(read_corner(case.place, case.name), load_zone(), case.day)
    assert (answer.zone, case.part or answer.part) == (case.zone, answer.part), answer


@pytest.mark.parametrize("case", list(cases("disputed.yaml")))
def test_every_claimant_is_named(case: Case) -> None:
    found = claimants_at(read_corner(case.place, case.name), case.day, load_disputed())
    assert {one.id: tuple(claim.name for claim in one.claimants) for one in found} == case.claimants


def test_no_changed_margin_survives() -> None:
    """A margin one kilometre more or less fails a readable case, and so does a day one earlier or later."""
    zone, every = load_zone(), [param.values[0] for param in cases("margins.yaml", "zone.yaml")]
    survivors = [told for told, mutant in mutants(zone) if all(holds(case, mutant) for case in every)]
    assert len(list(mutants(zone))) >= 30
    assert not survivors


def mutants(zone: ZoneMap) -> Iterator[tuple[str, ZoneMap]]:
    """Yield the map with one margin or one day changed by one, and what was changed."""
    for number, part in enumerate(zone.parts):
        for step in (-1, 1):
            for place, stretch in enumerate(part.stretches):
                if stretch.margin_km:
                    other = msgspec.structs.replace(stretch, margin_km=stretch.margin_km + step)
                    stretches = (*part.stretches[:place], other, *part.stretches[place + 1 :])
                    changed = msgspec.structs.replace(part, stretches=stretches)
                    yield f"{part.id}, {stretch.along}, {step}", replaced(zone, number, changed)
            if part.since:
                day = date.fromordinal(part.since.toordinal() + step)
                yield f"{part.id}, {day}", replaced(zone, number, msgspec.structs.replace(part, since=day))


def replaced(zone: ZoneMap, number: int, part: Any) -> ZoneMap:
    return msgspec.structs.replace(zone, parts=(*zone.parts[:number], part, *zone.parts[number + 1 :]))
