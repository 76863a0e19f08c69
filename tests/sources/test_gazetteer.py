"""The gazetteer: known places, disputed ones marked so and no State's, and cells that are not in order."""

from __future__ import annotations

import csv
import re
from importlib import resources
from pathlib import Path

import pytest

from detente.agreements.place_loading import disputed_ids, load_disputed
from detente.model.errors import SchemaError
from detente.model.gazetteer import KINDS
from detente.model.message import UNITS_PER_DEGREE, Coordinates
from detente.model.register import Register
from detente.model.register_doubts import doubts
from detente.sources.register import load_register
from detente.sources.register_rows import COLUMNS

ROW = "port_selma,Port Selma,city,Selma,NO,,59.9,10.8,invented,M"


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.mark.parametrize(
    ("form", "kind", "states"),
    [
        ("Moscow", "city", ("RU",)),
        ("St Petersburg", "city", ("RU",)),
        ("MOSCOW", "city", ("RU",)),
        ("Kyiv", "city", ("UA",)),
        ("Geneva", "city", ("CH",)),
        ("Baltic Sea", "sea", ("DE", "DK", "EE", "FI", "LT", "LV", "PL", "RU", "SE")),
        ("Gulf of Finland", "gulf", ("EE", "FI", "RU")),
        ("Bosporus", "strait", ("TR",)),
        ("Pabradė", "range", ("LT",)),
        ("Western Military District", "district", ("RU",)),
        ("Plesetsk Cosmodrome", "spaceport", ("RU",)),
        ("Suwałki Gap", "region", ("LT", "PL")),
    ],
)
def test_known_places(register: Register, form: str, kind: str, states: tuple[str, ...]) -> None:
    place = register.place_named(form)
    assert place is not None
    assert (place.kind, place.states, place.disputed) == (kind, states, None)


@pytest.mark.parametrize(
    ("form", "disputed"),
    [
        ("Sevastopol", "sevastopol"),
        ("Simferopol", "crimea"),
        ("Strait of Kerch", "kerch_strait"),
        ("Sukhumi", "abkhazia"),
        ("Pristina", "kosovo"),
        ("Kunashir", "kuril_islands"),
    ],
)
def test_a_disputed_place_names_its_entry_and_no_state(register: Register, form: str, disputed: str) -> None:
    place = register.place_named(form)
    assert place is not None
    assert (place.disputed, place.states) == (disputed, ())


def test_every_disputed_place_of_the_agreements_can_be_found(register: Register) -> None:
    assert {place.disputed for place in register.places if place.disputed} == disputed_ids()
    assert disputed_ids() == {place.id for place in load_disputed()}


def test_no_place_within_a_disputed_outline_is_given_to_a_state(register: Register) -> None:
    """Coarse outlines hold some ground beyond: what lies there stands here with the reason."""
    beyond = {
        "djibouti_city": "lies beside the border with the claimed area",
        "ergneti": "lies on the southern side of the line, within a tenth of a degree",
        "nicosia": "lies on both sides of the line; the name is used for the whole",
    }
    found: set[str] = set()
    for place in register.places:
        if place.latitude_deg is None or place.longitude_deg is None or not place.states:
            continue
        here = Coordinates(
            round(place.latitude_deg * UNITS_PER_DEGREE), round(place.longitude_deg * UNITS_PER_DEGREE)
        )
        if any(one.holds(here) for one in load_disputed()):
            found.add(place.id)
    assert found == set(beyond)


def test_every_capital_that_stands_for_a_state_is_a_city_of_it(register: Register) -> None:
    for party in register.parties:
        for form in party.forms if party.type == "state" else ():
            place = register.place_named(form)
            assert place is None or (place.kind, place.states) == ("city", (party.id,)), form


def test_every_kind_is_used_and_every_row_says_how_it_is_known(register: Register) -> None:
    assert {place.kind for place in register.places} == set(KINDS)
    assert all(place.source and place.certainty for place in register.places)
    assert register.place_named("Atlantis") is None


def test_no_rule_but_the_reader_of_reports_knows_the_gazetteer() -> None:
    """A verdict takes no State from it: what computes verdicts neither imports it nor asks a register for it."""
    rooms = ("agreements", "domains", "watch")
    house = resources.files("detente")
    files = {path for room in rooms for path in Path(str(house / room)).rglob("*.py")}
    asks = re.compile(r"gazetteer|place_named|register\.places")
    known = {path for path in files if asks.search(path.read_text(encoding="utf-8"))}
    assert {path.relative_to(str(house)).parts[:2] for path in known} == {("domains", "reports")}


def test_ids_are_in_plain_letters() -> None:
    text = (resources.files("detente.sources") / "registers" / "places.csv").read_text(encoding="utf-8")
    ids = [row["id"] for row in csv.DictReader(text.splitlines())]
    assert [one for one in ids if not one.replace("_", "").isalnum() or not one.isascii()] == []


def own(folder: Path, row: str) -> Path:
    (folder / "places.csv").write_text(f"{COLUMNS['places.csv']}\n{row}\n", encoding="utf-8")
    return folder


def test_a_place_of_ones_own(tmp_path: Path) -> None:
    place = load_register(own(tmp_path, ROW)).place_named("selma")
    assert place is not None
    assert (place.id, place.latitude_deg, place.longitude_deg) == ("port_selma", 59.9, 10.8)


def test_one_form_of_two_places_is_a_doubt(tmp_path: Path) -> None:
    found = list(doubts(load_register(own(tmp_path, ROW.replace("Port Selma", "Oslo")))))
    assert [(doubt.kind, doubt.says) for doubt in found] == [
        ("one form, two places", "'oslo' names both oslo and port_selma")
    ]


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("city", "town", "kind"),
        ("NO", "XX", "states"),
        (",NO,,", ",,atlantis,", "disputed"),
        (",NO,,", ",NO,crimea,", "states"),
        ("59.9", "59.91", "lat"),
        ("59.9", "91", "lat"),
        ("10.8", "east", "lon"),
        ("10.8", "-181", "lon"),
        (",M", ",sure", "certainty"),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, old: str, new: str, column: str) -> None:
    with pytest.raises(SchemaError, match=rf"places.csv, line 2, column {column}"):
        load_register(own(tmp_path, ROW.replace(old, new, 1)))
