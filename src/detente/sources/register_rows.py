"""Rows of the CSV files of a register, each of which can say where its cells stand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

import msgspec

from detente.model.errors import DateError, InputError, SchemaError
from detente.model.time import Precision
from detente.model.utf8 import SAVE_TABLE, utf8_text

COLUMNS = {
    "parties.csv": "id,name,type,side,forms,adjectives,since,until,source,certainty",
    "offices.csv": "id,party,name,forms,seats,source,certainty",
    "holders.csv": "office,person,forms,since,until,source,certainty",
    "places.csv": "id,name,kind,forms,states,disputed,lat,lon,source,certainty",
    "names.csv": "of,id,language,forms,adjectives,source,certainty",
}
"""The files of a register in the order in which they are read, and the columns of each."""
_KEYS = {"holders.csv": ("office", "person", "since"), "names.csv": ("of", "id", "language")}
_MAY_BE_EMPTY = {
    "parties.csv": frozenset(("side", "forms", "adjectives", "since", "until")),
    "offices.csv": frozenset(("forms",)),
    "holders.csv": frozenset(("forms", "until")),
    "places.csv": frozenset(("forms", "states", "disputed", "lat", "lon")),
    "names.csv": frozenset(("adjectives",)),
}
_EXACTNESS = {10: (Precision.DAY, ""), 7: (Precision.MONTH, "-01"), 4: (Precision.YEAR, "-01-01")}


class Row(msgspec.Struct, frozen=True, gc=False):
    """A row of a CSV file, which can say where each of its cells stands. `file` is the name shown in errors."""

    file: str
    line: int
    places: dict[str, int]
    cells: list[str]
    key: tuple[str, ...]

    @property
    def where(self) -> str:
        """Return the file and the line."""
        return f"{self.file}, line {self.line}"

    def __getitem__(self, column: str) -> str:
        """Return the words of a cell."""
        return self.cells[self.places[column]]

    def names(self, column: str) -> tuple[str, ...]:
        """Return the names in a cell, parted by `|`."""
        cell = self[column]
        if "|" not in cell:
            return (cell,) if cell else ()
        return tuple([name for name in map(str.strip, cell.split("|")) if name])

    def day(self, column: str) -> tuple[date | None, Precision]:
        """Return the first day of the day, month or year in a cell, and which of these it is; or DateError."""
        cell = self[column]
        if not cell:
            return None, Precision.DAY
        try:
            return _day(cell)
        except ValueError as problem:
            raise DateError(
                "no such date",
                where=f"{self.where}, column {column}",
                expected="a date as exactly as it is known: 2014-10-01, 2014-10 or 2014",
                given=repr(cell),
            ) from problem

    def wrong(self, column: str, expected: str) -> SchemaError:
        """Return the error that a cell is outside the schema."""
        return SchemaError(
            "a register outside its schema",
            where=f"{self.where}, column {column}",
            expected=expected,
            given=repr(self[column]),
        )


@lru_cache(maxsize=4096)
def _day(cell: str) -> tuple[date, Precision]:
    """Return the first day that a cell names and how exactly, or ValueError; an end is often another's start."""
    known, rest = _EXACTNESS.get(len(cell), (Precision.DAY, "-"))
    return date.fromisoformat(cell + rest), known


def rows_of(folder: Path, name: str, *, whole: bool) -> list[Row]:
    """Return the rows of a file of a register. Errors name the file by its path, or by its name if it is shipped.

    SchemaError for other columns, too many or too few cells, an empty cell that must be filled, a key that stands
    twice; InputError and EncodingError for a file that cannot be read.
    """
    shown = name if whole else str(folder / name)
    rows = list(_rows(_text(folder / name, shown), name, shown))
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        if row.key in first:
            column = _KEYS.get(name, ("id",))[0]
            raise row.wrong(column, f"a row that stands once; it stands on line {first[row.key]} too")
        first[row.key] = row.line
    return rows


def _rows(text: str, name: str, shown: str) -> Iterator[Row]:
    columns = COLUMNS[name].split(",")
    places = {column: number for number, column in enumerate(columns)}
    key = itemgetter(*(places[column] for column in _KEYS.get(name, ("id",))))
    filled = [places[column] for column in columns if column not in _MAY_BE_EMPTY[name]]
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    header = next(reader, [])
    if header != columns:
        raise SchemaError(
            "a register with other columns",
            where=f"{shown}, line 1",
            expected=",".join(columns),
            given=",".join(header) or "nothing",
        )
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(columns):
            raise SchemaError(
                "a row with too many or too few cells",
                where=f"{shown}, line {reader.line_num}",
                expected=f"{len(columns)} cells: {','.join(columns)}",
                given=f"{len(cells)} cells",
                next_step="put a cell that holds a comma between quotation marks",
            )
        stripped = list(map(str.strip, cells))
        found = key(stripped)
        row = Row(shown, reader.line_num, places, stripped, found if isinstance(found, tuple) else (found,))
        for number in filled:
            if not stripped[number]:
                raise row.wrong(columns[number], "a value")
        yield row


def _text(file: Path, shown: str) -> str:
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise InputError("a register that cannot be read", where=str(file), given=str(problem)) from problem
    return utf8_text(data, shown, next_step=SAVE_TABLE)
