"""A desk's own boundary lines from GeoJSON: every geometry, disputed ones apart, each fault named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from detente.model.errors import SchemaError
from detente.sources.boundaries import read_boundaries

LINE = {"type": "LineString", "coordinates": [[34, 46], [35, 46.1]]}
LINES = {"type": "MultiLineString", "coordinates": [LINE["coordinates"], [[1, 2], [3, 4], [5, 6]]]}
RING = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
RINGS = {"type": "MultiPolygon", "coordinates": [RING["coordinates"], RING["coordinates"]]}
POINT = {"type": "Point", "coordinates": [1, 2]}


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def read(whole: Any) -> Any:
    return read_boundaries(json.dumps(whole).encode(), "lines.geojson")


def test_every_geometry_is_read_and_disputed_ones_stand_apart() -> None:
    whole = {
        "type": "FeatureCollection",
        "features": [
            feature(LINE, disputed=True),
            feature(LINES, name="a name that is left aside"),
            feature({"type": "GeometryCollection", "geometries": [RING, RINGS, POINT]}),
            feature(None),
        ],
    }
    found = read(whole)
    assert [len(line) for line in found.disputed] == [2]
    assert [len(line) for line in found.lines] == [2, 3, 4, 4, 4]
    assert found.disputed[0][0].tolist() == [46, 34]


@pytest.mark.parametrize("whole", [LINE, RING, feature(LINE)])
def test_one_geometry_is_enough(whole: Any) -> None:
    assert len(read(whole).lines) == 1


FAULTS = (
    [],
    {"type": "Topology"},
    {"type": "FeatureCollection", "features": "none"},
    {"type": "FeatureCollection", "features": []},
    feature(POINT),
    feature({"type": "LineString", "coordinates": "none"}),
    feature({"type": "LineString", "coordinates": [[1, 2]]}),
    feature({"type": "LineString", "coordinates": [[1, 2], [1, 91]]}),
    feature({"type": "LineString", "coordinates": [[1, 2], ["a", "b"]]}),
    feature({"type": "LineString", "coordinates": [[1, 2], [3]]}),
    feature({"type": "Polygon", "coordinates": [5]}),
    feature({"type": "MultiPolygon", "coordinates": [[5]]}),
    feature({"type": "GeometryCollection", "geometries": 5}),
)


@pytest.mark.parametrize("whole", FAULTS, ids=str)
def test_a_fault_is_named(whole: Any) -> None:
    with pytest.raises(SchemaError, match=r"lines\.geojson"):
        read(whole)


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"\xff\xfe"])
def test_bytes_that_are_no_json_are_refused(data: bytes) -> None:
    with pytest.raises(SchemaError, match="not GeoJSON"):
        read_boundaries(data, "lines.geojson")
