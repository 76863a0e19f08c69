"""Places of the gazetteer in a text: found at their longest form, no persons, and districts that are places."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.domains.reports import read
from detente.domains.reports.people.names import Names
from detente.model.certainty import Certainty
from detente.model.gazetteer import Place
from detente.model.register import Register
from detente.model.report import ActorClaim
from detente.sources.register import load_register
from tests.domains.reports.invented import REGISTER, party
from tests.domains.reports.made import report

DAY = date(2030, 3, 7)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ships crossed the Gulf of Finland", ["gulf_of_finland"]),
        ("from Brest to the Suwalki Gap", ["brest", "suwalki_gap"]),
        ("THE KERCH STRAIT was closed", ["kerch_strait"]),
        ("a range near Pabradė and Ādaži", ["pabrade", "adazi"]),
        ("Brests and the suwalki gap", []),
    ],
)
def test_places_named_in_a_text(text: str, found: list[str]) -> None:
    names = Names(load_register(), DAY)
    assert [one.place.id for one in names.places(text) if one.place] == found


def place(name: str, kind: str) -> Place:
    return Place(id=name, name=name, kind=kind, source="invented for tests", certainty=Certainty.DESK)


NORTH = party("AR/NORTH", "North District", "unit")
WITH_PLACES = Register(
    (*REGISTER.parties, NORTH),
    REGISTER.holders,
    REGISTER.offices,
    (place("Tarn Ridge", "range"), place("North District", "district")),
)


def actors(body: str, register: Register, pipeline: Any) -> dict[str, str]:
    """Return the actors of a report and their types."""
    text = f"Talks on a lake\n\nMEDRIN, March 7, 2030 (OPN) - {body}\n"
    claims = (record.fields for record in read(report(text), register, pipeline).records)
    return {claim.name: claim.type for claim in claims if isinstance(claim, ActorClaim)}


def test_a_known_place_beside_an_office_is_no_person(pipeline: Any) -> None:
    body = "Arvania said Tarn Ridge, headquarters of the commander of the northern fleet, was closed."
    assert actors(body, REGISTER, pipeline) == {"Arvania": "state", "Tarn Ridge": "person"}
    assert actors(body, WITH_PLACES, pipeline) == {"Arvania": "state"}


def test_a_last_name_within_the_name_of_a_place_is_no_person(pipeline: Any) -> None:
    lake = Register(REGISTER.parties, REGISTER.holders, REGISTER.offices, (place("Lake Dorn", "lake"),))
    body = "Arvania said the drill at Lake Dorn was over."
    assert "Mikal Dorn" in actors(body, REGISTER, pipeline)
    assert "Mikal Dorn" not in actors(body, lake, pipeline)
    assert "Mikal Dorn" in actors("The drill at Lake Dorn was over, Dorn said.", lake, pipeline)


def test_a_military_district_is_a_place_behind_in_and_a_unit_elsewhere(pipeline: Any) -> None:
    drill = "Arvania said the drill in the North District was over."
    assert "North District" not in actors(drill, WITH_PLACES, pipeline)
    speaks = "The North District said the drill was over."
    assert actors(speaks, WITH_PLACES, pipeline) == {"North District": "unit"}
