"""Coasts, land and boundary lines for maps: read from the file that `make land` packs, and never from a network.

Coordinates are degrees as float64 rows of (latitude, longitude). Lines are no statement on the status of anything.
"""

from __future__ import annotations

import lzma
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.model.errors import SchemaError, StorageError

FILE = Path(__file__).resolve().parent / "land.pack"
SCHEMA = "detente-land/1"
UNITS = 10_000
"""Coordinates are packed in units of 1e-4 degree, about 11 m; the source is coarser."""
HOW = "run `make land`, or draw without land"

Numbers = NDArray[np.float64]


class PackedLines(msgspec.Struct, frozen=True):
    """Lines as bytes: how many corners each has (int32), and the steps from corner to corner (int32 pairs)."""

    counts: bytes
    steps: bytes


class PackedDetail(msgspec.Struct, frozen=True):
    """One scale: coasts, boundary lines, and rings of land and of the water within."""

    coasts: PackedLines
    boundaries: PackedLines
    lands: PackedLines
    waters: PackedLines


class PackedLand(msgspec.Struct, frozen=True):
    """The file as it is written: a schema, where it comes from, under which licence, and its scales by name."""

    schema: str
    source: str
    licence: str
    fine: PackedDetail
    coarse: PackedDetail


class Detail(msgspec.Struct, frozen=True):
    """One scale, unpacked: each line or ring is an array of (latitude, longitude) in degrees."""

    coasts: tuple[Numbers, ...]
    boundaries: tuple[Numbers, ...]
    lands: tuple[Numbers, ...]
    waters: tuple[Numbers, ...]


class Land(msgspec.Struct, frozen=True):
    """Land for maps at two scales, and where it comes from."""

    source: str
    licence: str
    fine: Detail
    coarse: Detail


def packed(lines: list[Numbers]) -> PackedLines:
    """Return lines of (latitude, longitude) in degrees as bytes."""
    counts = np.array([len(line) for line in lines], dtype="<i4")
    whole = [np.rint(line * UNITS).astype("<i4") for line in lines]
    steps = [np.diff(line, axis=0, prepend=np.zeros((1, 2), dtype="<i4")) for line in whole]
    return PackedLines(counts.tobytes(), b"".join(step.astype("<i4").tobytes() for step in steps))


def unpacked(lines: PackedLines) -> tuple[Numbers, ...]:
    """Return lines of (latitude, longitude) in degrees."""
    counts = np.frombuffer(lines.counts, dtype="<i4")
    steps = np.frombuffer(lines.steps, dtype="<i4").reshape(-1, 2)
    parts = np.split(steps, np.cumsum(counts)[:-1]) if len(counts) else []
    return tuple(np.cumsum(part, axis=0) / UNITS for part in parts)


def written_land(land: PackedLand) -> bytes:
    """Return the bytes of the file."""
    return lzma.compress(msgspec.msgpack.encode(land), preset=6)


def read_land(data: bytes, name: str) -> Land:
    """Return the land that a file holds; SchemaError where it is none, or of another version."""
    try:
        held = msgspec.msgpack.decode(lzma.decompress(data), type=PackedLand)
        if held.schema != SCHEMA:
            raise ValueError(held.schema)
        return Land(held.source, held.licence, _detail(held.fine), _detail(held.coarse))
    except (lzma.LZMAError, msgspec.MsgspecError, ValueError) as problem:
        raise SchemaError(
            "not the land for maps",
            where=name,
            expected=f"a file of the form {SCHEMA}",
            given=str(problem)[:80],
            next_step=HOW,
        ) from problem


@cache
def load_land() -> Land | None:
    """Return the land that `make land` packed, None where it was never run; SchemaError for a damaged file."""
    if not FILE.exists():
        return None
    try:
        return read_land(FILE.read_bytes(), FILE.name)
    except OSError as problem:
        raise StorageError("a file that cannot be read", where=str(FILE), given=str(problem)) from problem


def _detail(held: PackedDetail) -> Detail:
    return Detail(unpacked(held.coasts), unpacked(held.boundaries), unpacked(held.lands), unpacked(held.waters))
