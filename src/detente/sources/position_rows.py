"""Checks a CSV file of positions row by row; an error names file, line and column.

Both readers stand on it: `positions.py`, which makes a record of each row, and `position_columns.py`, which makes
columns of a million. So both refuse the same, in the same words.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import islice

import msgspec

from detente.model.certainty import MEANING, Certainty
from detente.model.confidence import read_readers, unquoted
from detente.model.council import FULL_SALIENCE, Basis, Issue, Position
from detente.model.errors import DateError, EmptyError, SchemaError
from detente.model.record import Marking, PartyId, Record
from detente.model.time import Interval, read_day, read_instant, whole_days
from detente.model.utf8 import SAVE_TABLE, utf8_text

REQUIRED = ("issue", "party", "date", "stance", "basis", "in_short", "document", "certainty", "coded_by")
OPTIONAL = {
    "condition": "",
    "confirmed_by": "",
    "salience_percent": str(FULL_SALIENCE),
    "marking": "",
    "held_for": "",
}
WHO_MAY_READ = ("marking", "held_for")
"""Columns that say who may read a row: a file that has them is read into records, which can be held apart."""
STANCES = {"-2": -2, "-1": -1, "0": 0, "1": 1, "2": 2, "+1": 1, "+2": 2}
MUST_SAY = ("in_short", "document", "coded_by")
"""A stance is a person's reading of a document: it cites it, says it in short, and is signed."""
LONGEST_CELL = 4_000
DAY_LENGTH = len("2022-01-12")
BASES = [basis.value for basis in Basis]
MARKS = [mark.value for mark in MEANING]
MARKINGS = [marking.value for marking in Marking]

Row = tuple[int, list[str]]
"""The line on which a row begins, and its cells as they stand in the file."""


class Known(msgspec.Struct, frozen=True):
    """What may stand in the columns issue, party and coded_by. Without coders, anybody may sign."""

    issues: frozenset[str]
    parties: frozenset[str]
    coders: frozenset[str]


def known_of(issues: Iterable[Issue], parties: Iterable[str], coders: Iterable[str]) -> Known:
    """Return what may stand in a file, from a desk's issues, the parties at its table and its coders."""
    return Known(frozenset(issue.id for issue in issues), frozenset(parties), frozenset(coders))


def checked_text(data: bytes, name: str) -> str:
    """Return bytes as text; EncodingError or EmptyError where they are none."""
    text = utf8_text(data, name, next_step=SAVE_TABLE)
    if not text or text.isspace():
        raise EmptyError("an empty file", where=name, expected="issues or positions", given=f"{len(data)} bytes")
    return text


class Sheet:
    """The head line of a file, checked, and then its rows one by one, blank ones left out.

    The text is decoded as it is read, so that a long file does not stand in memory twice.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Check the bytes as a whole, and the head line."""
        checked_text(data, name)
        self.name = name
        self._reader = csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""), strict=True)
        self._broken: SchemaError | None = None
        try:
            self.head = [cell.strip() for cell in next(self._reader, [])]
        except csv.Error as problem:
            raise self._no_csv(problem) from problem
        _check_head(self.head, f"{name}, line 1")

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows; SchemaError where the file stops being CSV."""
        yield from self._rows()
        self._whole()

    def chunks(self, count: int) -> Iterator[list[Row]]:
        """Yield the rows by so many; those above the place where the file stops being CSV, then its error."""
        rows = self._rows()
        yield from iter(lambda: list(islice(rows, count)), [])
        self._whole()

    def _rows(self) -> Iterator[Row]:
        reader, start = self._reader, self._reader.line_num + 1
        try:
            for cells in reader:
                if "".join(cells).strip():
                    yield start, cells
                start = reader.line_num + 1
        except csv.Error as problem:
            self._broken = self._no_csv(problem)

    def _whole(self) -> None:
        if self._broken:
            raise self._broken

    def where(self, line: int) -> str:
        """Return file and line for an error message."""
        return f"{self.name}, line {line}"

    def record(self, row: Row, known: Known) -> Record[Position]:
        """Return the record of a row; the error that names its column where one cell is wrong."""
        line, cells = row
        where = self.where(line)
        with unquoted(held="held_for" in self.head):
            by_column = _cells(self.head, cells, where)
        with unquoted(held=bool(by_column["held_for"])):
            return _record(by_column, known, where)

    def no_rows(self) -> EmptyError:
        """Return the error of a file that ends after its head line."""
        return EmptyError(
            "no positions", where=self.name, expected="rows below the head line", given="the head line only"
        )

    def _no_csv(self, problem: csv.Error) -> SchemaError:
        return SchemaError(
            "not CSV",
            where=self.where(self._reader.line_num),
            expected='cells between commas; a cell with a comma in it stands between quotation marks: "one, two"',
            given=str(problem),
        )


class Key(msgspec.Struct, frozen=True):
    """What no two rows may share: a coder reads a party's word on an issue at an instant once."""

    issue: str
    party: str
    said: datetime
    coder: str
    held_for: tuple[PartyId, ...] = ()


def doubled(key: Key, first: str, where: str) -> SchemaError:
    """Return the error of a second row under one key; `first` says where the first one stands."""
    return SchemaError(
        "two positions by one party on one issue at one instant",
        where=where,
        expected="one row by each coder; or an instant in the column date that says which came later",
        given=f"{key.party} on {key.issue} at {key.said:%Y-%m-%dT%H:%M:%SZ}, read by {key.coder}, "
        f"first on {first}",
    )


def _check_head(head: list[str], where: str) -> None:
    missing = [column for column in REQUIRED if column not in head]
    unknown = [column for column in head if column not in REQUIRED and column not in OPTIONAL]
    twice = sorted({column for column in head if head.count(column) > 1})
    if missing or unknown or twice:
        wrong = (("missing", missing), ("unknown", unknown), ("twice", twice))
        raise SchemaError(
            "wrong columns",
            where=where,
            expected=", ".join(REQUIRED) + " (and, where wanted, " + ", ".join(OPTIONAL) + ")",
            given=", ".join(head)[:400],
            next_step="; ".join(f"{what}: {', '.join(columns)}"[:300] for what, columns in wrong if columns)
            + ("; cells are separated by commas, not semicolons" if ";" in "".join(head) else ""),
        )


def _cells(head: list[str], cells: list[str], where: str) -> dict[str, str]:
    if len(cells) != len(head):
        raise SchemaError(
            "a row with another number of cells than the head line",
            where=where,
            expected=f"{len(head)} cells: {', '.join(head)}",
            given=f"{len(cells)} cells, the last {cells[-1].strip()[:80]!r}",
            next_step="put a cell that holds a comma between quotation marks; a number has no decimal comma",
        )
    if max(map(len, cells)) > LONGEST_CELL:
        long = next(column for column, cell in zip(head, cells, strict=True) if len(cell) > LONGEST_CELL)
        raise SchemaError(
            "a cell too long",
            where=f"{where}, column {long}",
            expected=f"at most {LONGEST_CELL} characters: the party's word in short",
            given=f"{len(cells[head.index(long)])} characters",
        )
    return {**OPTIONAL, **{column: cell.strip() for column, cell in zip(head, cells, strict=True)}}


def _record(cells: dict[str, str], known: Known, where: str) -> Record[Position]:
    _known(cells, "issue", known.issues, where)
    _known(cells, "party", known.parties, where)
    said, happened = _time(cells["date"], where)
    position = Position(
        issue=cells["issue"],
        stance=_stance(cells["stance"], where),
        in_short=cells["in_short"],
        basis=Basis(_known(cells, "basis", BASES, where)),
        condition=cells["condition"],
        document=cells["document"],
        certainty=Certainty(_known(cells, "certainty", MARKS, where)),
        coded_by=cells["coded_by"],
        confirmed_by=cells["confirmed_by"],
        salience_percent=_percent(cells["salience_percent"], where),
    )
    _check_basis(position, where)
    _check_said(cells, where)
    _check_coder(position.coded_by, known.coders, where)
    return Record(
        kind="council.position",
        party=cells["party"],
        said=said,
        body=position,
        happened=happened,
        marking=Marking(_known(cells, "marking", MARKINGS, where)) if cells["marking"] else Marking.CLEAR,
        held_for=read_readers(cells["held_for"], f"{where}, column held_for"),
    )


def _known(cells: dict[str, str], column: str, known: Collection[str], where: str) -> str:
    if cells[column] not in known:
        raise SchemaError(
            f"an unknown {column}",
            where=f"{where}, column {column}",
            expected=", ".join(known if isinstance(known, list) else sorted(known))[:600],
            given=repr(cells[column][:80]),
        )
    return cells[column]


def _stance(cell: str, where: str) -> int:
    if cell not in STANCES:
        raise SchemaError(
            "a decimal comma in a stance" if "," in cell else "no such stance",
            where=f"{where}, column stance",
            expected="a whole number: -2 reject, -1 lean against, 0 open, 1 accept in part, 2 propose or accept",
            given=repr(cell[:80]),
        )
    return STANCES[cell]


def _percent(cell: str, where: str) -> int:
    value = cell or OPTIONAL["salience_percent"]
    if not (value.isascii() and value.isdigit() and len(value) <= len("100") and int(value) <= FULL_SALIENCE):
        raise SchemaError(
            "a decimal comma in a percentage" if "," in cell else "no such percentage",
            where=f"{where}, column salience_percent",
            expected="a whole number from 0 to 100",
            given=repr(cell[:80]),
        )
    return int(value)


def _check_basis(position: Position, where: str) -> None:
    if position.basis is Basis.SILENT and position.stance:
        raise SchemaError(
            "a silence with a stance",
            where=f"{where}, column stance",
            expected="0 where the basis is silent: silence takes no side",
            given=str(position.stance),
        )
    if position.basis is Basis.CONDITIONAL and not position.condition:
        raise SchemaError(
            "a conditional word without its condition",
            where=f"{where}, column condition",
            expected="the condition, in short: it is printed beside the stance",
            given="nothing",
        )


def _check_said(cells: dict[str, str], where: str) -> None:
    for column in MUST_SAY:
        if not cells[column]:
            raise SchemaError(
                "an empty cell",
                where=f"{where}, column {column}",
                expected="the party's word in short, the document where it stands, and who read it so",
                given="nothing",
            )


def _check_coder(coder: str, coders: frozenset[str], where: str) -> None:
    if coders and coder not in coders:
        raise SchemaError(
            "a coder who is not on the desk's list",
            where=f"{where}, column coded_by",
            expected=f"one of the `coders:` of the issue file: {', '.join(sorted(coders))}"[:600],
            given=repr(coder[:80]),
            next_step="correct the name, or add it to the list",
        )


def _time(cell: str, where: str) -> tuple[datetime, Interval | None]:
    try:
        return _moment(cell)
    except (DateError, OverflowError) as problem:
        raise DateError(
            "no such date",
            where=f"{where}, column date",
            expected="a day as 2022-01-12, or an instant with its zone as 2022-01-12T18:00:00Z",
            given=problem.given if isinstance(problem, DateError) else f"{cell!r} (out of range)",
        ) from problem


@lru_cache(maxsize=65_536)
def _moment(cell: str) -> tuple[datetime, Interval | None]:
    """Return when it was said, and the day where only a day is told; the same days come again and again."""
    return read_instant(cell), whole_days(read_day(cell)) if len(cell) == DAY_LENGTH else None
