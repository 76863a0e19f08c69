"""The map of the zone and the disputed places read from their files; every problem names file, line and field."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from detente.agreements.loading import PLACES, SHIPPED, text_of
from detente.agreements.place import DisputedPlace, Part, ZoneMap
from detente.model.area import fault_of
from detente.model.document import Document, read_yaml
from detente.model.errors import EmptyError, SchemaError
from detente.model.exercise import Zone
from detente.model.message import UNITS_PER_DEGREE, Coordinates

FOLDER = SHIPPED / PLACES
ZONE, DISPUTED = "zone.yaml", "disputed"
POLE, DATE_LINE = 90, 180

_PLACE = re.compile(r"(\d{1,2})(?:\.(\d{1,7}))?([NS]) (\d{1,3})(?:\.(\d{1,7}))?([EW])")


@cache
def load_zone(file: Path | None = None) -> ZoneMap:
    """Return the map of a zone in a file, the shipped one by default.

    Raises SchemaError or DateError that name file, line and field: a corner that is none, an outline that crosses
    itself or the antimeridian, an answer or a mark outside the list, one id for two parts.
    """
    path = file or FOLDER / ZONE
    return zone_of(read_yaml(text_of(path), path.name))


@cache
def load_disputed(folder: Path | None = None) -> tuple[DisputedPlace, ...]:
    """Return every disputed place in a folder, the shipped one by default, in the order of their ids.

    Errors as for `load_zone`; also claimants that are not in alphabetical order, so that none stands ahead.
    """
    where = folder or FOLDER / DISPUTED
    files = sorted(where.glob("*.yaml"))
    if not files:
        raise EmptyError("no disputed places", where=str(where), expected="a YAML file for each place")
    places = [disputed_of(read_yaml(text_of(file), file.name)) for file in files]
    return tuple(sorted(places, key=lambda place: place.id))


@cache
def disputed_ids() -> frozenset[str]:
    """Return the ids of the shipped disputed places, which are the names of their files: none of them is read."""
    return frozenset(file.stem for file in (FOLDER / DISPUTED).glob("*.yaml"))


def zone_of(document: Document) -> ZoneMap:
    """Return the map that a document holds; SchemaError where a part is not in order."""
    data = _mapping(document)
    for number, part in enumerate(_listed(data, "parts")):
        for place, stretch in enumerate(_listed(part, "stretches")):
            _with_corners(document, stretch, "corners", ("parts", number, "stretches", place, "corners"))
    zone = Document(document.name, data, document.lines).shaped(ZoneMap)
    _refuse_no_parts(document, zone.parts)
    for number, one in enumerate(zone.parts):
        _refuse_odd_part(document, zone.parts[:number], one, number)
    return zone


def disputed_of(document: Document) -> DisputedPlace:
    """Return the disputed place that a document holds; SchemaError where it is not in order."""
    data = _mapping(document)
    for number, _ in enumerate(_listed(data, "outlines")):
        _with_corners(document, data["outlines"], number, ("outlines", number))
    place = Document(document.name, data, document.lines).shaped(DisputedPlace)
    names = [claim.name for claim in place.claimants]
    if not names or names != sorted(names, key=str.casefold):
        raise SchemaError(
            "claimants out of order",
            where=document.where("claimants"),
            expected="each claimant, in alphabetical order, so that none stands ahead of another",
            given=", ".join(names) or "none",
        )
    if place.until is not None and place.until < place.since:
        raise SchemaError("an end before the beginning", where=document.where("until"), given=str(place.until))
    for number, outline in enumerate(place.outlines):
        _refuse_odd_ring(outline, document.where("outlines", number))
    return place


def read_corner(text: Any, where: str) -> Coordinates:
    """Return the place that `55.75N 37.6E` names; SchemaError naming where it stands."""
    found = _PLACE.fullmatch(text) if isinstance(text, str) else None
    if found:
        latitude = _units(found[1], found[2]) * (-1 if found[3] == "S" else 1)
        longitude = _units(found[4], found[5]) * (-1 if found[6] == "W" else 1)
        if abs(latitude) <= POLE * UNITS_PER_DEGREE and abs(longitude) <= DATE_LINE * UNITS_PER_DEGREE:
            return Coordinates(latitude, longitude)
    raise SchemaError(
        "not a corner",
        where=where,
        expected="degrees and decimals, as 55.75N 37.6E",
        given=repr(text)[:60],
    )


def _units(whole: str, decimals: str | None) -> int:
    return int(whole) * UNITS_PER_DEGREE + int((decimals or "").ljust(7, "0"))


def _mapping(document: Document) -> dict[str, Any]:
    """Return a copy of a document's data that may be changed; SchemaError where it is no list of fields."""
    if not isinstance(document.data, dict):
        raise SchemaError("not lines of `field: value`", where=document.where(), given=repr(document.data)[:60])
    copied: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(document.data))
    return copied


def _listed(data: Any, field: str) -> list[Any]:
    """Return the list in a field, empty where there is none: the schema then says what is missing."""
    found = data.get(field) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _with_corners(document: Document, holder: Any, key: Any, path: tuple[str | int, ...]) -> None:
    """Put places in the stead of the words for them."""
    if isinstance(holder, list) or key in holder:
        words = holder[key] if isinstance(holder[key], list) else [holder[key]]
        holder[key] = [read_corner(text, document.where(*path, place)) for place, text in enumerate(words)]


def _refuse_no_parts(document: Document, parts: tuple[Part, ...]) -> None:
    if not parts:
        raise SchemaError("a map without parts", where=document.where("parts"), expected="at least one part")


def _refuse_odd_part(document: Document, before: tuple[Part, ...], part: Part, number: int) -> None:
    here = ("parts", number)
    if part.id in {other.id for other in before}:
        raise SchemaError("an id that stands twice", where=document.where(*here, "id"), given=part.id)
    if (part.since is None) != (part.before is None):
        raise SchemaError(
            "`since` and `before` go together",
            where=document.where(*here),
            expected="the day from which the answer holds and the answer before it, or neither",
        )
    if part.answer is Zone.PARTLY or part.before is Zone.PARTLY:
        raise SchemaError(
            "an answer that no place can have",
            where=document.where(*here, "answer"),
            expected="yes, no or uncertain",
            given="partly",
        )
    _refuse_odd_ring(part.ring, document.where(*here))


def _refuse_odd_ring(ring: tuple[Coordinates, ...], where: str) -> None:
    if fault := fault_of(ring):
        raise SchemaError("an outline that is no area", where=where, expected="a ring that is simple", given=fault)
