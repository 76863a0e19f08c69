"""Writes records in the format of a file's ending, reads them back, and refuses what would not come back whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from detente.brief.activity_tables.cells import Cells, cells_of
from detente.brief.activity_tables.lists import write_json, write_yaml
from detente.brief.activity_tables.maps import write_geojson, write_kml
from detente.brief.activity_tables.sheets import write_csv, write_xlsx
from detente.model.confidence import unquoted
from detente.model.errors import EmptyError, InputError
from detente.model.exercise import Notification
from detente.model.record import Record
from detente.sources.exercises import format_of, read_activities

WRITERS: dict[str, Callable[[Sequence[Cells]], bytes]] = {
    "csv": write_csv,
    "yaml": write_yaml,
    "json": write_json,
    "xlsx": write_xlsx,
    "geojson": write_geojson,
    "kml": write_kml,
}
"""Every format by its word, which is also the ending of its files."""


def write_activities(records: Sequence[Record[Any]], name: str) -> bytes:
    """Return the bytes of a file of that name, which reads back as the very same records.

    In YAML and JSON activities come before notifications, in their order. InputError names the format where the
    ending tells none, and the record and its fields where a format cannot hold what it says.
    """
    word = format_of(name, default="")
    if word not in WRITERS:
        raise InputError(
            "a file of a kind that is not written",
            where=name,
            expected=", ".join(f".{word}" for word in WRITERS),
            given=name.rpartition(".")[2][:40],
        )
    if not records:
        raise EmptyError("no activities", where=name, expected="one or more", given="none")
    with unquoted(held=any(record.held_for for record in records)):
        data = WRITERS[word]([cells_of(record) for record in records])
        _demand_same(_in_lists(records), _in_lists(_read_back(data, f"x.{word}")), name)
    return data


def _read_back(data: bytes, name: str) -> Sequence[Record[Any]]:
    try:
        return read_activities(data, name)
    except InputError as problem:
        raise InputError(
            "a record that this file could not be read back to",
            where=problem.where,
            expected=problem.expected,
            given=f"{problem.problem}: {problem.given}",
            next_step="correct the record",
        ) from problem


def _in_lists(records: Sequence[Record[Any]]) -> list[Record[Any]]:
    """Return the records, activities first."""
    return sorted(records, key=lambda record: isinstance(record.body, Notification))


def _demand_same(given: list[Record[Any]], back: list[Record[Any]], name: str) -> None:
    for number, (one, other) in enumerate(zip(given, back, strict=True), start=1):
        if one != other:
            raise InputError(
                "a record that this file cannot hold",
                where=f"{name}, record {number}",
                expected="a record that reads back as it is",
                given=", ".join(_differing(one, other)) or "another body",
                next_step="look for a bar or white space at the ends of these fields, or write canonical lines",
            )


def _differing(one: Record[Any], other: Record[Any]) -> list[str]:
    """Return the names of the fields that two records do not share."""
    pairs = [(one, other), (one.body, other.body)]
    if isinstance(one.body, Notification) and isinstance(other.body, Notification):
        pairs.append((one.body.activity, other.body.activity))
    return [
        field
        for here, there in pairs
        for field in getattr(here, "__struct_fields__", ())
        if field not in ("body", "activity") and getattr(here, field) != getattr(there, field)
    ]
