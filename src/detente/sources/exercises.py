"""Military activities and notifications from files into records, in every format: every row, or none.

A row (or an item below `activities:`) is what one party says of one activity. `said_by` is who says so (else the
only State named), `said` when (else the end of the first day). Where the row also holds what somebody else
reported (`reported_total`, `reported_by`), that becomes a second record of its own: claims are never merged.
A row with `sent` (in YAML and JSON an item below `notifications:`) is a notification of its activity.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from detente.model import canonical
from detente.model.errors import EmptyError, InputError
from detente.model.exercise import Activity, Notification
from detente.model.record import Record, Source, digest
from detente.sources.activity_csv import csv_rows
from detente.sources.activity_gathering import Asked, Gathered, gather
from detente.sources.activity_geojson import geojson_rows
from detente.sources.activity_kml import kml_rows
from detente.sources.activity_lists import item_row, json_rows, yaml_rows
from detente.sources.activity_rows import Note, Read, Row, activity_of, notice_of, records_of
from detente.sources.activity_xlsx import xlsx_rows

__all__ = [
    "EXAMPLE",
    "EXAMPLE_NAME",
    "FORMATS",
    "YAML_NAMES",
    "Asked",
    "Gathered",
    "Row",
    "activity_of",
    "example_activities",
    "format_of",
    "item_row",
    "notice_of",
    "read_activities",
    "read_table",
    "records_of",
]

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "exercises"
EXAMPLE_NAME = "activities.csv"
YAML_NAMES = (".yaml", ".yml")
RECORDS = "jsonl"


class Format(msgspec.Struct, frozen=True):
    """How one kind of file is read: its media type, how many bytes it may have, and what yields its rows."""

    media_type: str
    most_bytes: int
    rows: Callable[[bytes, str, Note], Iterator[Read]]


_MEGABYTE = 2**20
FORMATS: dict[str, Format] = {
    "csv": Format("text/csv", 256 * _MEGABYTE, lambda data, name, _: csv_rows(data, name)),
    "yaml": Format("application/yaml", 32 * _MEGABYTE, lambda data, name, _: yaml_rows(data, name)),
    "json": Format("application/json", 128 * _MEGABYTE, lambda data, name, _: json_rows(data, name)),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 64 * _MEGABYTE, xlsx_rows),
    "geojson": Format("application/geo+json", 128 * _MEGABYTE, geojson_rows),
    "kml": Format("application/vnd.google-earth.kml+xml", 128 * _MEGABYTE, kml_rows),
}
"""Every format by its word, which is also the ending of its files."""
ENDINGS = {**{word: word for word in FORMATS}, "yml": "yaml", "xlsm": "xlsx", "xls": "xlsx", RECORDS: RECORDS}


def format_of(name: str, *, default: str = "csv") -> str:
    """Return the format of a file by its ending, `default` where it has none that is known."""
    return ENDINGS.get(name.lower().rpartition(".")[2], default)


def read_activities(data: bytes, name: str) -> tuple[Record[Any], ...]:
    """Return the records of a file, by its name's ending, in its order; all or none.

    EncodingError, EmptyError, DateError and SchemaError name the file, the row and the column.
    """
    return read_table(data, name).records


def read_table(data: bytes, name: str, asked: Asked | None = None) -> Gathered:
    """Return the records of a file and, where a part is enough, what is wrong with each row that was left out.

    `notes` name what the file holds and records do not keep, with how often.
    """
    asked = asked or Asked()
    word = asked.word or format_of(name)
    if word == RECORDS:
        return Gathered(_lines_of_records(data, name))
    form = FORMATS[word]
    if len(data) > form.most_bytes:
        raise InputError(
            "a file too large",
            where=name,
            expected=f"at most {form.most_bytes:,} bytes",
            given=f"{len(data):,} bytes",
            next_step="part it into several files",
        )
    seen: Counter[str] = Counter()
    reads = form.rows(data, name, lambda words: seen.update((words,)))
    found = gather(reads, Source(digest(data), form.media_type, name), asked)
    notes = tuple(f"{name}: left out {words}" + (f", {n} times" if n > 1 else "") for words, n in seen.items())
    return msgspec.structs.replace(found, notes=notes)


def _lines_of_records(data: bytes, name: str) -> tuple[Record[Any], ...]:
    """Return the activities and notifications among records as `detente ledger export --records` prints them."""
    records: list[Record[Any]] = []
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            record = canonical.decode(line)
        except InputError as problem:
            words = {field: getattr(problem, field) for field in ("expected", "given", "next_step")}
            raise type(problem)(problem.problem, where=f"{name}, line {number}", **words) from problem
        if isinstance(record.body, Activity | Notification):
            records.append(record)
    if not records:
        raise EmptyError("no activities", where=name, expected="records of kind exercise.activity", given="none")
    return tuple(records)


@cache
def example_activities() -> tuple[Record[Any], ...]:
    """Return the bundled real activities, facts with their sources, as records."""
    return read_activities((EXAMPLE / EXAMPLE_NAME).read_bytes(), EXAMPLE_NAME)
