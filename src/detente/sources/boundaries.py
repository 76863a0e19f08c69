"""A desk's own boundary lines from a GeoJSON file (RFC 7946): lines and outlines of areas, in degrees.

A feature whose property `disputed` is true is drawn dashed. Names and all other properties are left aside, because
a map of this house gives no place a State.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np

from detente.model.area import Numbers
from detente.model.errors import SchemaError

DEEPEST = 64
KINDS = ("LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")


class BoundaryLines(msgspec.Struct, frozen=True):
    """Lines of (latitude, longitude) in degrees: those drawn through, and those that the file calls disputed."""

    lines: tuple[Numbers, ...]
    disputed: tuple[Numbers, ...]


def read_boundaries(data: bytes, name: str) -> BoundaryLines:
    """Return the lines of a GeoJSON file; SchemaError that names the feature. Points in it are passed over."""
    try:
        whole = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError) as problem:
        raise SchemaError(
            "not GeoJSON", where=name, expected="a JSON file of features", given=str(problem)[:120]
        ) from problem
    lines: list[Numbers] = []
    disputed: list[Numbers] = []
    for number, (geometry, dashed) in enumerate(_geometries(whole, name), start=1):
        (disputed if dashed else lines).extend(_lines(geometry, f"{name}, feature {number}", 0))
    if not lines and not disputed:
        raise SchemaError("no lines", where=name, expected=f"features of {', '.join(KINDS)}", given="none of them")
    return BoundaryLines(tuple(lines), tuple(disputed))


def _geometries(whole: Any, name: str) -> Iterator[tuple[Any, bool]]:
    kind = whole.get("type") if isinstance(whole, dict) else None
    if kind == "FeatureCollection" and isinstance(whole.get("features"), list):
        for feature in whole["features"]:
            yield from _geometries(feature, name)
    elif kind == "Feature":
        properties = whole.get("properties")
        yield whole.get("geometry"), isinstance(properties, dict) and properties.get("disputed") is True
    elif kind in KINDS:
        yield whole, False
    else:
        raise SchemaError("not GeoJSON", where=name, expected="a FeatureCollection, a Feature or a geometry")


def _lines(geometry: Any, where: str, depth: int) -> Iterator[Numbers]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "GeometryCollection" and depth < DEEPEST:
        for below in _listed(geometry.get("geometries"), where):
            yield from _lines(below, where, depth + 1)
    elif kind in KINDS:
        yield from _chains(geometry.get("coordinates"), KINDS.index(kind), where)


def _chains(coordinates: Any, kind: int, where: str) -> Iterator[Numbers]:
    """Yield the chains of corners in coordinates: at once in a line, one or two lists down in the others."""
    depth = (0, 1, 1, 2)[kind]
    chains = [coordinates]
    for _ in range(depth):
        chains = [below for chain in chains for below in _listed(chain, where)]
    for chain in chains:
        yield _corners(_listed(chain, where), where)


def _listed(found: Any, where: str) -> list[Any]:
    if not isinstance(found, list):
        raise SchemaError("coordinates that are no list", where=where, expected="a list", given=repr(found)[:60])
    return found


def _corners(chain: list[Any], where: str) -> Numbers:
    try:
        corners = np.array([(pair[1], pair[0]) for pair in chain], dtype=np.float64).reshape(-1, 2)
    except (TypeError, ValueError, IndexError, KeyError, OverflowError) as problem:
        raise SchemaError(
            "corners that are none", where=where, expected="[longitude, latitude] pairs", given=repr(chain)[:60]
        ) from problem
    within = np.isfinite(corners).all() and (np.abs(corners) <= (90.0, 360.0)).all()
    if len(corners) < 2 or not within:  # noqa: PLR2004  a line has two ends
        raise SchemaError(
            "corners that are none",
            where=where,
            expected="at least two, latitudes from -90 to 90, longitudes from -180 to 180",
            given=repr(chain)[:60],
        )
    return corners
