"""Loads the register of who is who, and since when, from three CSV files that anybody can edit.

`parties.csv`, `offices.csv` and `holders.csv` (see registers/README.md). A date is written as exactly as it is
known: 2014-10-01, 2014-10 or 2014. Several names in one cell are parted by `|`. `NO` is Norway.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from detente.model.certainty import Certainty
from detente.model.errors import DateError, InputError, SchemaError
from detente.model.register import Holder, Office, Party, Register
from detente.model.time import Precision
from detente.model.utf8 import SAVE_TABLE, utf8_text

Made = TypeVar("Made")

PARTY_TYPES = ("state", "organisation", "alliance", "forum", "unit")
_COLUMNS = {
    "parties.csv": "id,name,type,side,forms,adjectives,since,until,source,certainty",
    "offices.csv": "id,party,name,forms,seats,source,certainty",
    "holders.csv": "office,person,forms,since,until,source,certainty",
}
_MAY_BE_EMPTY = frozenset(("side", "forms", "adjectives", "since", "until"))
_SEATS = {"one": True, "many": False}
_CERTAINTIES = {str(mark): mark for mark in Certainty}
_EXACTNESS = {10: (Precision.DAY, ""), 7: (Precision.MONTH, "-01"), 4: (Precision.YEAR, "-01-01")}


class _Row(msgspec.Struct, frozen=True):
    """A row of a CSV file, which can say where each of its cells stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def names(self, column: str) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.cells[column].split("|") if name.strip())

    def wrong(self, column: str, expected: str) -> SchemaError:
        return SchemaError(
            "a register outside its schema",
            where=f"{self.file}, line {self.line}, column {column}",
            expected=expected,
            given=repr(self.cells[column]),
        )


def load_register(folder: Path | None = None) -> Register:
    """Return the register in a folder, the bundled one if none is named.

    SchemaError and DateError name file, line and column; nothing is loaded if one row is wrong.
    """
    home = folder if folder is not None else resources.files("detente.sources") / "registers"
    parties = _load(home, "parties.csv", _party)
    known = {party.id for party in parties}
    offices = _load(home, "offices.csv", partial(_office, parties=known))
    by_id = {office.id: office for office in offices}
    holders = _load(home, "holders.csv", partial(_holder, offices=by_id))
    return Register(parties, holders, offices)


def _load(home: Traversable | Path, name: str, make: Callable[[_Row], Made]) -> tuple[Made, ...]:
    rows = list(_rows(home / name, name))
    if _COLUMNS[name].startswith("id,"):
        _refuse_doubles(rows)
    return tuple(make(row) for row in rows)


def _rows(file: Traversable | Path, name: str) -> Iterator[_Row]:
    columns = _COLUMNS[name].split(",")
    reader = csv.reader(_text(file, name).splitlines(keepends=True), strict=True)
    header = next(reader, [])
    if header != columns:
        raise SchemaError(
            "a register with other columns",
            where=f"{name}, line 1",
            expected=",".join(columns),
            given=",".join(header) or "nothing",
        )
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(columns):
            raise SchemaError(
                "a row with too many or too few cells",
                where=f"{name}, line {reader.line_num}",
                expected=f"{len(columns)} cells: {','.join(columns)}",
                given=f"{len(cells)} cells",
                next_step="put a cell that holds a comma between quotation marks",
            )
        row = _Row(name, reader.line_num, dict(zip(columns, map(str.strip, cells), strict=True)))
        _refuse_empty(row)
        yield row


def _text(file: Traversable | Path, name: str) -> str:
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise InputError("a register that cannot be read", where=str(file), given=str(problem)) from problem
    return utf8_text(data, name, next_step=SAVE_TABLE)


def _refuse_empty(row: _Row) -> None:
    for column, cell in row.cells.items():
        optional = column in _MAY_BE_EMPTY and not (column == "since" and row.file == "holders.csv")
        if not cell and not optional:
            raise row.wrong(column, "a value")


def _refuse_doubles(rows: list[_Row]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        if row["id"] in first:
            raise row.wrong("id", f"an id that stands once; it stands on line {first[row['id']]} too")
        first[row["id"]] = row.line


def _party(row: _Row) -> Party:
    if row["type"] not in PARTY_TYPES:
        raise row.wrong("type", f"one of {', '.join(PARTY_TYPES)}")
    return Party(
        id=row["id"],
        name=row["name"],
        type=row["type"],
        side=row["side"] or None,
        forms=row.names("forms"),
        adjectives=row.names("adjectives"),
        since=_day(row, "since")[0],
        until=_day(row, "until")[0],
        source=row["source"],
        certainty=_certainty(row),
    )


def _office(row: _Row, parties: set[str]) -> Office:
    if row["party"] not in parties:
        raise row.wrong("party", "the id of a row in parties.csv")
    if row["seats"] not in _SEATS:
        raise row.wrong("seats", "one or many")
    return Office(
        id=row["id"],
        party=row["party"],
        name=row["name"],
        forms=row.names("forms"),
        single=_SEATS[row["seats"]],
        source=row["source"],
        certainty=_certainty(row),
    )


def _holder(row: _Row, offices: dict[str, Office]) -> Holder:
    office = offices.get(row["office"])
    if office is None:
        raise row.wrong("office", "the id of a row in offices.csv")
    since, since_known = _day(row, "since")
    until, until_known = _day(row, "until")
    assert since is not None  # a row without a start was refused above
    if until is not None and until <= since:
        raise row.wrong("until", f"a day after the start, {row['since']}")
    return Holder(
        person=row["person"],
        office=office.name,
        party=office.party,
        since=since,
        until=until,
        forms=row.names("forms"),
        source=row["source"],
        certainty=_certainty(row),
        office_id=office.id,
        since_known=since_known,
        until_known=until_known,
    )


def _certainty(row: _Row) -> Certainty:
    if row["certainty"] not in _CERTAINTIES:
        raise row.wrong("certainty", f"one of {', '.join(_CERTAINTIES)}")
    return _CERTAINTIES[row["certainty"]]


def _day(row: _Row, column: str) -> tuple[date | None, Precision]:
    """Return the first day of the day, month or year in a cell, and which of these it is."""
    cell = row[column]
    if not cell:
        return None, Precision.DAY
    known, rest = _EXACTNESS.get(len(cell), (Precision.DAY, "-"))
    try:
        return date.fromisoformat(cell + rest), known
    except ValueError as problem:
        raise DateError(
            "no such date",
            where=f"{row.file}, line {row.line}, column {column}",
            expected="a date as exactly as it is known: 2014-10-01, 2014-10 or 2014",
            given=repr(cell),
        ) from problem
