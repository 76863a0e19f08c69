"""The outline and the disputed places as they are shipped, and every way in which such a file can be wrong."""

from __future__ import annotations

import json
import lzma
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.agreements import load_law
from detente.agreements.place import claimants_at, claimants_on
from detente.agreements.place_loading import disputed_of, load_disputed, load_zone, read_corner, zone_of
from detente.model.area import ring_of
from detente.model.document import read_yaml
from detente.model.errors import DetenteError, EmptyError, SchemaError
from detente.model.message import Coordinates
from detente.sources.register import load_register

ZONE = """
id: X/zone
says: made up
instrument: none
link: none
checked: never
certainty: D
parts:
  - id: one
    says: a square
    rule: Z1
    certainty: D
    answer: yes
    stretches:
      - along: made up
        margin_km: 10
        corners: [0N 0E, 10N 0E, 10N 10E, 0N 10E]
"""
PLACE = """
id: one
says: a made-up island
since: 2020-01-01
until: 2021-01-01
claimants:
  - name: Alpha
    by: AA
  - name: Beta
    until: 2020-06-01
administered: by nobody
certainty: D
source: made up
checked: never
outlines:
  - [1.5S 1.25W, 1.5N 1.25W, 1.5N 1.25E, 1.5S 1.25E]
"""


def test_the_shipped_files_are_read() -> None:
    zone, disputed = load_zone(), load_disputed()
    assert len(zone.parts) > 15
    assert len(disputed) > 25
    assert [place.id for place in disputed] == sorted(place.id for place in disputed)
    assert all(stretch.along for part in zone.parts for stretch in part.stretches)
    assert load_law()  # the places are no provisions


def test_every_claimant_with_an_id_is_one_of_three_letters_or_fewer() -> None:
    """Ids are those of registers; who has none is named in words."""
    claims = [claim for place in load_disputed() for claim in place.claimants]
    assert all(claim.by == "" or (claim.by.isupper() and len(claim.by) == 2) for claim in claims)
    assert load_register().name("UA") != "UA"


def test_a_claim_holds_from_its_first_to_its_last_day() -> None:
    place = disputed_of(read_yaml(PLACE, "place.yaml"))
    inside = Coordinates(0, 0)
    days = {date(2019, 12, 31): None, date(2020, 1, 1): 2, date(2020, 6, 2): 1, date(2021, 1, 2): None}
    for day, count in days.items():
        found = claimants_at(inside, day, (place,))
        assert len(found[0].claimants if found else ()) == (count or 0)
        assert bool(found) == (count is not None)
    assert claimants_at(Coordinates(20_000_000, 0), date(2020, 1, 1), (place,)) == ()
    assert [claim.name for claim in claimants_on(place, date(2020, 1, 1))] == ["Alpha", "Beta"]


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [("55.75N 37.6E", 557_500_000, 376_000_000), ("90S 180W", -900_000_000, -1_800_000_000), ("0N 0E", 0, 0)],
)
def test_a_corner_is_read_exactly(text: str, latitude: int, longitude: int) -> None:
    assert read_corner(text, "here") == Coordinates(latitude, longitude)


@pytest.mark.parametrize(
    "text", ["", "55.75 37.6", "91N 0E", "0N 181E", "55,75N 37,6E", "N55 E37", None, 5, ["1N 1E"]]
)
def test_what_is_no_corner_is_refused(text: Any) -> None:
    with pytest.raises(SchemaError, match="not a corner"):
        read_corner(text, "here")


ZONE_FAULTS = {
    "corner": ("0N 10E]", "0N x]"),
    "crosses": ("10N 10E, 0N 10E", "0N 10E, 10N 10E"),
    "answer": ("answer: yes", "answer: partly"),
    "an unknown answer": ("answer: yes", "answer: maybe"),
    "mark": ("    certainty: D", "    certainty: Q"),
    "since alone": ("    rule: Z1", "    rule: Z1\n    since: 2020-01-01"),
    "unknown day": ("    rule: Z1", "    rule: Z1\n    since: 2020-13-01\n    before: no"),
    "before partly": ("    rule: Z1", "    rule: Z1\n    since: 2020-01-01\n    before: partly"),
    "a field missing": ("    says: a square\n", ""),
    "no corners": ("        corners: [0N 0E, 10N 0E, 10N 10E, 0N 10E]\n", ""),
    "one corner": ("[0N 0E, 10N 0E, 10N 10E, 0N 10E]", "0N 0E"),
    "no stretches": (ZONE[ZONE.index("    stretches") :], ""),
    "no parts": (ZONE[ZONE.index("parts:") :], "parts: []\n"),
    "parts that are words": (ZONE[ZONE.index("parts:") :], "parts: [a, b]\n"),
    "twice": (ZONE[ZONE.index("  - id: one") :], ZONE[ZONE.index("  - id: one") :] * 2),
}


@pytest.mark.parametrize("fault", ZONE_FAULTS)
def test_a_faulty_outline_is_refused_with_its_place(fault: str) -> None:
    old, new = ZONE_FAULTS[fault]
    assert old in ZONE
    with pytest.raises(DetenteError) as caught:
        zone_of(read_yaml(ZONE.replace(old, new, 1), "zone.yaml"))
    assert "zone.yaml" in caught.value.where


PLACE_FAULTS = {
    "corner": ("1.5N 1.25W", "1.5N"),
    "order": ("  - name: Alpha\n    by: AA\n", "  - name: Gamma\n    by: AA\n"),
    "nobody": (PLACE[PLACE.index("  - name: Alpha") : PLACE.index("administered")], "  []\n"),
    "reversed": ("until: 2021-01-01", "until: 2019-01-01"),
    "crosses": ("1.5N 1.25E, 1.5S 1.25E", "1.5S 1.25E, 1.5N 1.25E"),
    "two corners": ("[1.5S 1.25W, 1.5N 1.25W, 1.5N 1.25E, 1.5S 1.25E]", "[1.5S 1.25W, 1.5N 1.25W]"),
    "a field missing": ("source: made up\n", ""),
}


@pytest.mark.parametrize("fault", PLACE_FAULTS)
def test_a_faulty_place_is_refused_with_its_place(fault: str) -> None:
    old, new = PLACE_FAULTS[fault]
    assert old in PLACE
    with pytest.raises(DetenteError) as caught:
        disputed_of(read_yaml(PLACE.replace(old, new, 1), "place.yaml"))
    assert "place.yaml" in caught.value.where


@pytest.mark.parametrize("text", ["- a list\n", "a word\n", ""])
def test_a_file_of_another_form_is_refused(text: str) -> None:
    for read in (zone_of, disputed_of):
        with pytest.raises(SchemaError):
            read(read_yaml(text, "file.yaml"))


def test_a_folder_without_places_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyError):
        load_disputed(tmp_path)
    (tmp_path / "place.yaml").write_text(PLACE, encoding="utf-8")
    (tmp_path / "zone.yaml").write_text(ZONE, encoding="utf-8")
    assert load_zone(tmp_path / "zone.yaml").parts[0].id == "one"


POINTS = {
    "Simferopol": (44.95, 34.1),
    "Sukhumi": (43.0, 41.02),
    "Tskhinvali": (42.22, 43.97),
    "Tiraspol": (46.84, 29.63),
    "Pristina": (42.66, 21.17),
    "north Nicosia": (35.2, 33.36),
    "Donetsk": (48.0, 37.8),
    "Yuzhno-Kurilsk": (44.03, 145.86),
}


CODES = {
    "Russia": "RU",
    "Ukraine": "UA",
    "Georgia": "GE",
    "Moldova": "MD",
    "Serbia": "RS",
    "Kosovo": "XK",
    "N. Cyprus": "north Nicosia",
    "Cyprus": "CY",
    "Japan": "JP",
}


def test_common_map_files_differ_at_such_places_while_all_claimants_stand_here(shared: Path) -> None:
    """Three well-known files name one State where others name another, two or none; ours names every claimant."""
    geo = shared / "data" / "geo"
    with lzma.open(geo / "ne_countries_10m.topo.json.xz", "rt", encoding="utf-8") as file:
        finer = countries(json.load(file))
    natural = countries(json.loads((geo / "ne_countries_50m.topo.json").read_text(encoding="utf-8")))
    with lzma.open(geo / "osm_maritime_borders_1000m.geojson.xz", "rt", encoding="utf-8") as file:
        street = features(json.load(file))
    told = {
        name: [{CODES.get(word, word) for word in found(rings, *point)} for rings in (natural, finer, street)]
        for name, point in POINTS.items()
    }
    differing = {name for name, (one, other, third) in told.items() if one != third or other != third}
    assert differing == {"Simferopol", "north Nicosia"}, told
    assert all(len(states) == 1 for name in told.keys() - differing for states in told[name]), told
    for name, (latitude, longitude) in POINTS.items():
        place = Coordinates(round(latitude * 1e7), round(longitude * 1e7))
        claims = claimants_at(place, date(2022, 10, 1), load_disputed())
        assert sum(len(dispute.claimants) for dispute in claims) >= 2, name


def countries(topology: dict[str, Any]) -> list[tuple[str, list[tuple[float, float]]]]:
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((y * scale[1] + move[1], x * scale[0] + move[0]))
        arcs.append(line)
    rings = []
    for country in topology["objects"]["countries"]["geometries"]:
        for polygon in country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]:
            ring = [point for arc in polygon[0] for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]
            rings.append((country["properties"]["name"], ring))
    return rings


def features(collection: dict[str, Any]) -> list[tuple[str, list[tuple[float, float]]]]:
    return [
        (feature["properties"].get("isoA2", "no code"), [(pair[1], pair[0]) for pair in polygon[0]])
        for feature in collection["features"]
        for polygon in polygons(feature["geometry"])
    ]


def polygons(geometry: dict[str, Any]) -> list[Any]:
    if geometry["type"] == "GeometryCollection":
        return [polygon for below in geometry["geometries"] for polygon in polygons(below)]
    held: list[Any] = geometry["coordinates"]
    return [held] if geometry["type"] == "Polygon" else held


def found(rings: list[tuple[str, list[tuple[float, float]]]], latitude: float, longitude: float) -> set[str]:
    return {name for name, ring in rings if within(ring, latitude, longitude)}


def within(ring: list[tuple[float, float]], latitude: float, longitude: float) -> bool:
    inside = False
    for (lat1, lon1), (lat2, lon2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (lat1 > latitude) != (lat2 > latitude):
            inside ^= longitude < lon1 + (lon2 - lon1) * (latitude - lat1) / (lat2 - lat1)
    return inside


def test_outlines_are_not_closed_by_hand() -> None:
    """The first corner is not repeated at the end: a ring is told once."""
    for part in load_zone().parts:
        assert ring_of(part.ring) == part.ring
