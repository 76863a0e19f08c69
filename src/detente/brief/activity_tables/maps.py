"""Activities as GeoJSON (RFC 7946) and KML 2.2: each with its area, or its place, and all its fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from detente.brief.activity_tables.cells import Cells, typed
from detente.model.area import ring_of
from detente.model.errors import InputError
from detente.model.message import UNITS_PER_DEGREE, Coordinates
from detente.sources.activity_fields import read_area, read_place
from detente.sources.activity_geometry import anticlockwise

KML = "http://www.opengis.net/kml/2.2"
TIMES = {"start": "begin", "end": "end"}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_geojson(rows: Sequence[Cells]) -> bytes:
    """Return the rows as features of a FeatureCollection; rings closed, turning to the left (RFC 7946, 3.1.6)."""
    features = [
        {"type": "Feature", "properties": typed(_but_shapes(row)), "geometry": _geometry(row)} for row in rows
    ]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode()


def write_kml(rows: Sequence[Cells]) -> bytes:
    """Return the rows as Placemarks of a KML document; InputError for a character that XML cannot hold."""
    return "".join(
        (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{KML}">\n<Document>\n',
            *(line for number, row in enumerate(rows, start=1) for line in _placemark(row, number)),
            "</Document>\n</kml>\n",
        )
    ).encode()


def _shapes(row: Cells) -> tuple[Coordinates | None, tuple[Coordinates, ...]]:
    at = read_place(row["at"], "at") if "at" in row else None
    return at, read_area(row["area"], "area") if "area" in row else ()


def _but_shapes(row: Cells) -> Cells:
    """Return the fields without the place and the area that the geometry gives back as they are.

    An area that is closed, or turns to the right, is kept in its field as it was told, beside the ring.
    """
    at, area = _shapes(row)
    left_out = {"at"} if at is not None else set()
    if area and area == _ring(area):
        left_out.add("area")
    return {column: text for column, text in row.items() if column not in left_out}


def _ring(area: Sequence[Coordinates]) -> tuple[Coordinates, ...]:
    """Return the corners once round, turning to the left, from the same first corner."""
    ring = ring_of(area)
    return ring if anticlockwise(ring) else (ring[0], *reversed(ring[1:]))


def _geometry(row: Cells) -> dict[str, Any] | None:
    at, area = _shapes(row)
    point = {"type": "Point", "coordinates": _Pair(at).numbers} if at is not None else None
    if not area:
        return point
    ring = _ring(area)
    polygon = {"type": "Polygon", "coordinates": [[_Pair(corner).numbers for corner in (*ring, ring[0])]]}
    return {"type": "GeometryCollection", "geometries": [polygon, point]} if point else polygon


class _Pair:
    """A place, longitude first. A unit of 1e-7 degree has at most ten digits, which a float gives back exactly."""

    def __init__(self, place: Coordinates) -> None:
        self.numbers = [place.longitude_e7 / UNITS_PER_DEGREE, place.latitude_e7 / UNITS_PER_DEGREE]

    def __str__(self) -> str:
        return ",".join(f"{number:.7f}" for number in self.numbers)


def _placemark(row: Cells, number: int) -> Iterator[str]:
    """Yield the lines of a Placemark, its parts in the order of the schema."""
    fields = {column: _xml(text, f"row {number}, column {column}") for column, text in _but_shapes(row).items()}
    yield f"<Placemark>\n<name>{fields.pop('name')}</name>\n"
    times = [f"<{TIMES[column]}>{fields[column]}</{TIMES[column]}>" for column in TIMES if column in fields]
    if times:
        yield f"<TimeSpan>{''.join(times)}</TimeSpan>\n"
    yield "<ExtendedData>\n"
    for column, text in fields.items():
        yield f'<Data name="{column}"><value>{text}</value></Data>\n'
    yield "</ExtendedData>\n"
    at, area = _shapes(row)
    shapes = [shape for shape in (_polygon(area), _point(at)) if shape]
    yield f"<MultiGeometry>{''.join(shapes)}</MultiGeometry>\n" if len(shapes) > 1 else "".join(shapes)
    yield "</Placemark>\n"


def _polygon(area: Sequence[Coordinates]) -> str:
    if not area:
        return ""
    ring = _ring(area)
    corners = " ".join(str(_Pair(corner)) for corner in (*ring, ring[0]))
    inside = f"<LinearRing><coordinates>{corners}</coordinates></LinearRing>"
    return f"<Polygon><outerBoundaryIs>{inside}</outerBoundaryIs></Polygon>\n"


def _point(at: Coordinates | None) -> str:
    return "" if at is None else f"<Point><coordinates>{_Pair(at)}</coordinates></Point>\n"


def _xml(text: str, where: str) -> str:
    if found := _NOT_XML.search(text):
        raise InputError(
            "a character that XML cannot hold",
            where=where,
            expected="text without control characters",
            given=f"U+{ord(found[0]):04X}",
            next_step="write JSON, YAML or CSV",
        )
    return escape(text, {"\r": "&#13;"})
