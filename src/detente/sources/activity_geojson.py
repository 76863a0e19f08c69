"""Activities and notifications as GeoJSON (RFC 7946): a feature for each, its properties the fields.

A Polygon is the area, a Point the place, a GeometryCollection may hold one of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.model.confidence import unquoted
from detente.model.errors import EmptyError, InputError, SchemaError
from detente.model.utf8 import utf8_text
from detente.sources.activity_geometry import PAIR, Shapes, coordinates_of, with_shapes
from detente.sources.activity_lists import Block, JsonDocument, item_row, parsed_json, plain, refuse_doubled
from detente.sources.activity_rows import Note, Read, Row
from detente.sources.likely_encoding import likely_words

CRS84 = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326")
COLLECTION_MEMBERS = ("type", "features", "crs", "name")
FEATURE_MEMBERS = ("type", "properties", "geometry")


def geojson_rows(data: bytes, name: str, note: Note) -> Iterator[Read]:
    """Yield the features of a file as rows; SchemaError, EmptyError or EncodingError where it is no GeoJSON."""
    text = utf8_text(data, name, hint=likely_words)
    if not text.strip():
        raise EmptyError("an empty file", where=name, expected="military activities", given=f"{len(data)} bytes")
    document = JsonDocument(name, parsed_json(text, name), {})
    for number, feature in enumerate(_features(document, note)):
        yield _read(document, number, feature, len(text), note)


def _features(document: JsonDocument, note: Note) -> list[Any]:
    data, name = document.data, document.name
    kind = data.get("type") if isinstance(data, dict) else None
    if kind == "Feature":
        return [data]
    features = data.get("features") if kind == "FeatureCollection" else None
    if not isinstance(data, Block) or not isinstance(features, list) or data.doubled:
        raise SchemaError(
            "not GeoJSON of features",
            where=name,
            expected="a FeatureCollection or a Feature (RFC 7946), each key once",
            given=repr(kind)[:80],
        )
    _refuse_other_grid(data.get("crs"), name)
    for member in data:
        if member not in COLLECTION_MEMBERS:
            note(f"member {member[:60]!r} of the collection")
    return features


def _refuse_other_grid(crs: Any, name: str) -> None:
    """Refuse coordinates of another reference system: RFC 7946 has WGS 84 only, longitude first."""
    try:
        told = "" if crs is None else str(crs["properties"]["name"])
    except (TypeError, KeyError):
        told = "?"
    if told and told not in CRS84:
        raise SchemaError(
            "coordinates of another reference system",
            where=f"{name}, crs",
            expected="WGS 84, longitude and latitude in degrees",
            given=told[:80],
            next_step="export it again in EPSG:4326",
        )


def _read(document: JsonDocument, number: int, feature: Any, length: int, note: Note) -> Read:
    where = document.where("features", number)
    properties = feature.get("properties") if isinstance(feature, dict) else None
    try:
        with unquoted(held=isinstance(properties, dict) and "held_for" in properties):
            refuse_doubled(feature, where)
            return _row(document, number, feature, length, note)
    except InputError as problem:
        return problem


def _row(document: JsonDocument, number: int, feature: Any, length: int, note: Note) -> Row:
    where = document.where("features", number)
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise SchemaError("not a feature", where=where, expected="a Feature", given=repr(feature)[:80])
    for member in feature:
        if member not in FEATURE_MEMBERS:
            note(f"member {member[:60]!r} of a feature")
    row = item_row(document, ("features", number), plain(feature.get("properties") or {}), length)
    shapes = Shapes(where)
    if feature.get("geometry") is not None:
        _take(feature["geometry"], shapes, note)
    return with_shapes(row, shapes)


def _take(geometry: Any, shapes: Shapes, note: Note) -> None:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "GeometryCollection":
        for part in _list(geometry.get("geometries"), shapes):
            _take(part, shapes, note)
        return
    told = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind == "Point":
        shapes.take_place(_position(told, shapes, note))
    elif kind == "Polygon":
        shapes.take_area(_rings(told, shapes, note))
    elif kind == "MultiPolygon":
        for rings in _list(told, shapes):
            shapes.take_area(_rings(rings, shapes, note))
    else:
        raise shapes.refused(f"a geometry of another kind: {str(kind)[:40]}", "a Point for at, a Polygon for area")


def _rings(told: Any, shapes: Shapes, note: Note) -> list[list[Any]]:
    return [[_position(one, shapes, note) for one in _list(ring, shapes)] for ring in _list(told, shapes)]


def _position(told: Any, shapes: Shapes, note: Note) -> Any:
    numbers = _list(told, shapes)
    if len(numbers) < PAIR:
        raise shapes.refused("a position without two numbers", "longitude and latitude")
    if len(numbers) > PAIR:
        note("altitudes")
    return coordinates_of(numbers[0], numbers[1], f"{shapes.where}, geometry")


def _list(told: Any, shapes: Shapes) -> list[Any]:
    if not isinstance(told, list):
        raise shapes.refused("a geometry of another form", "lists of coordinates, as RFC 7946 writes them")
    return told
