"""Activities and notifications as KML 2.2 (OGC 07-147r2): a Placemark for each, its data the fields.

The name, the days of its TimeSpan, the Polygon and the Point are read as name, start, end, area and at; all other
fields stand in its ExtendedData. What else a file holds (styles, links, views) is named and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from detente.model.confidence import unquoted
from detente.model.errors import EmptyError, InputError, SchemaError
from detente.sources.activity_fields import COLUMNS
from detente.sources.activity_geometry import PAIR, TRIPLE, Shapes, coordinates_of, with_shapes
from detente.sources.activity_rows import Note, Read, Row, unknown_column
from detente.sources.safe_xml import Element, xml_tree

HOLDERS = ("kml", "Document", "Folder")
"""What may stand around Placemarks."""
TOLD = ("name", "TimeSpan", "ExtendedData", "Point", "Polygon", "MultiGeometry")
"""The parts of a Placemark that are read."""
GEOMETRIES = ("LineString", "LinearRing", "Model", "Track", "MultiTrack")
NAMES_OF_HOLDERS = ("name",)
TIMES = {"begin": "start", "end": "end"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def kml_rows(data: bytes, name: str, note: Note) -> Iterator[Read]:
    """Yield the Placemarks of a file as rows; SchemaError or EmptyError where it is no KML."""
    if not data.strip():
        raise EmptyError("an empty file", where=name, expected="military activities", given=f"{len(data)} bytes")
    top = xml_tree(data, name)
    if top.name != "kml":
        raise SchemaError("not KML", where=name, expected="<kml>", given=f"<{top.name[:40]}>")
    for placemark in _placemarks(top, note):
        yield _read(placemark, f"{name}, line {placemark.line}", note)


def _placemarks(holder: Element, note: Note) -> Iterator[Element]:
    for part in holder.parts:
        if part.name == "Placemark":
            yield part
        elif part.name in HOLDERS:
            yield from _placemarks(part, note)
        elif part.name not in NAMES_OF_HOLDERS:
            note(f"<{part.name[:40]}>")


def _read(placemark: Element, place: str, note: Note) -> Read:
    cells: dict[str, str] = {}
    try:
        held = any(part.attributes.get("name") == "held_for" for part in _data(placemark))
        with unquoted(held=held):
            for column, value in _fields(placemark, place):
                _put(cells, column, value, place)
            _note_others(placemark, note)
            return _row(placemark, cells, place, note)
    except InputError as problem:
        return problem


def _row(placemark: Element, cells: dict[str, str], place: str, note: Note) -> Row:
    _take_times(placemark, cells, note)
    shapes = Shapes(place)
    _take(placemark, shapes, note)
    told = {column: value for column, value in cells.items() if value}
    return with_shapes(Row(told, place), shapes)


def _data(placemark: Element) -> Iterator[Element]:
    for extended in placemark.all("ExtendedData"):
        yield from extended.all("Data")
        for schema in extended.all("SchemaData"):
            yield from schema.all("SimpleData")


def _fields(placemark: Element, place: str) -> Iterator[tuple[str, str]]:
    """Yield the fields: the name, and what stands in the data by name."""
    for part in placemark.all("name"):
        yield "name", part.text
    for part in _data(placemark):
        column = part.attributes.get("name", "")
        value = part if part.name == "SimpleData" else part.first("value")
        if column not in COLUMNS:
            raise unknown_column(column, f"{place}, column {column[:60]}")
        yield column, value.text if value else ""


def _put(cells: dict[str, str], column: str, value: str, place: str) -> None:
    if column in cells:
        raise SchemaError(
            "a field that stands twice", where=f"{place}, column {column}", expected="each field once"
        )
    cells[column] = value.strip()


def _note_others(placemark: Element, note: Note) -> None:
    for part in placemark.parts:
        if part.name not in (*TOLD, *GEOMETRIES):
            note(f"<{part.name[:40]}> of a Placemark")
    for extended in placemark.all("ExtendedData"):
        for part in extended.parts:
            if part.name not in ("Data", "SchemaData"):
                note(f"<{part.name[:40]}> of ExtendedData")


def _take_times(placemark: Element, cells: dict[str, str], note: Note) -> None:
    """Take the days of a TimeSpan where no field tells them; one that is no day is named."""
    for name, column in TIMES.items():
        part = placemark.first("TimeSpan", name)
        told = part.text.strip() if part else ""
        if not told or cells.get(column):
            continue
        if _DAY.fullmatch(told):
            cells[column] = told
        else:
            note(f"<{name}> of a TimeSpan that is no day")


def _take(holder: Element, shapes: Shapes, note: Note) -> None:
    for part in holder.parts:
        if part.name == "MultiGeometry":
            _take(part, shapes, note)
        elif part.name == "Point":
            shapes.take_place(_only(_corners(part, shapes, note), shapes))
        elif part.name == "Polygon":
            shapes.take_area(list(_rings(part, shapes, note)))
        elif part.name in GEOMETRIES:
            raise shapes.refused(f"a geometry of another kind: {part.name}", "a Point for at, a Polygon for area")


def _rings(polygon: Element, shapes: Shapes, note: Note) -> Iterator[list[Any]]:
    for boundary in ("outerBoundaryIs", "innerBoundaryIs"):
        for part in polygon.all(boundary):
            for ring in part.all("LinearRing"):
                yield _corners(ring, shapes, note)


def _only(places: list[Any], shapes: Shapes) -> Any:
    if len(places) != 1:
        raise shapes.refused("a Point of another form", "<coordinates>longitude,latitude</coordinates>")
    return places[0]


def _corners(holder: Element, shapes: Shapes, note: Note) -> list[Any]:
    """Return the places of an element, `longitude,latitude` or with an altitude, parted by spaces."""
    part = holder.first("coordinates")
    return [_place(told, shapes, note) for told in (part.text.split() if part else ())]


def _place(told: str, shapes: Shapes, note: Note) -> Any:
    numbers = told.split(",")
    if len(numbers) not in (PAIR, TRIPLE):
        raise shapes.refused(f"coordinates of another form: {told[:40]!r}", "longitude,latitude without spaces")
    if len(numbers) == TRIPLE and numbers[2].strip("0.-+"):
        note("altitudes")
    return coordinates_of(numbers[0], numbers[1], f"{shapes.where}, geometry")
