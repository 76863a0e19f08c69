"""Reads the issues of a desk (YAML) and the positions of parties on them (CSV) into records: all rows, or none.

The CSV is UTF-8, comma-separated, with a head line. Columns, in any order:
issue, party, date, stance, basis, in_short, document, certainty, coded_by, and, where wanted, condition,
confirmed_by, salience_percent, marking (TLP 2.0), held_for (ids of the only readers, parted by |). A day in `date`
counts as said at its end; an instant with a zone stands as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Hashable, Iterator
from datetime import datetime
from functools import lru_cache

import msgspec

from detente.model.certainty import MEANING, Certainty
from detente.model.confidence import read_readers, unquoted
from detente.model.council import FULL_SALIENCE, Basis, Issue, Position
from detente.model.document import Document, read_yaml
from detente.model.errors import DateError, EmptyError, EncodingError, SchemaError
from detente.model.record import Marking, Record
from detente.model.report import TOPICS
from detente.model.time import Interval, read_day, read_instant, whole_days

REQUIRED = ("issue", "party", "date", "stance", "basis", "in_short", "document", "certainty", "coded_by")
OPTIONAL = {
    "condition": "",
    "confirmed_by": "",
    "salience_percent": str(FULL_SALIENCE),
    "marking": "",
    "held_for": "",
}
STANCES = {"-2": -2, "-1": -1, "0": 0, "1": 1, "2": 2, "+1": 1, "+2": 2}
MUST_SAY = ("in_short", "document", "coded_by")
"""A stance is a person's reading of a document: it cites it, says it in short, and is signed."""
LONGEST_CELL = 4_000
DAY_LENGTH = len("2022-01-12")


class Agenda(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a desk's issue file holds: the issues, and who is at the table (register ids; empty: not told)."""

    issues: tuple[Issue, ...]
    parties: tuple[str, ...] = ()


class _IssueLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    proposition: str
    topic: str


class _AgendaLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    issues: tuple[_IssueLines, ...]
    parties: tuple[str, ...] = ()


def read_agenda(data: bytes, name: str) -> Agenda:
    """Return the issues and parties of a YAML file; SchemaError with file, line and field where one is wrong."""
    document = read_yaml(_text(data, name), name)
    if document.data is None:
        raise EmptyError(
            "a file without issues", where=name, expected="`issues:` and a list below it", given="nothing"
        )
    lines = document.shaped(_AgendaLines)
    if not lines.issues:
        raise EmptyError(
            "no issues", where=document.where("issues"), expected="one or more", given="an empty list"
        )
    _check_issues(lines, document)
    issues = tuple(Issue(id=i.id, proposition=i.proposition, topic=i.topic) for i in lines.issues)
    return Agenda(issues, lines.parties)


def read_issues(data: bytes, name: str) -> tuple[Issue, ...]:
    """Return the issues of a YAML file, in its order."""
    return read_agenda(data, name).issues


def _check_issues(lines: _AgendaLines, document: Document) -> None:
    first: dict[str, int] = {}
    for number, issue in enumerate(lines.issues):
        for field in ("id", "proposition"):
            if not getattr(issue, field).strip():
                raise SchemaError(
                    "an issue with an empty field",
                    where=document.where("issues", number, field),
                    expected="an id, and a proposition that one can be for or against",
                    given="nothing",
                )
        if issue.topic not in TOPICS:
            raise SchemaError(
                "an unknown topic",
                where=document.where("issues", number, "topic"),
                expected=", ".join(TOPICS),
                given=repr(issue.topic),
            )
        if first.setdefault(issue.id, number) != number:
            raise SchemaError(
                "an issue that stands twice",
                where=document.where("issues", number, "id"),
                expected="each id once",
                given=f"{issue.id!r}, first at {document.where('issues', first[issue.id], 'id')}",
            )


Row = tuple[int, dict[str, str]]
"""A line number and its cells by column."""


def read_positions(
    data: bytes, name: str, issues: Collection[Issue], parties: Collection[str]
) -> tuple[Record[Position], ...]:
    """Return a record for each row; the first row that is wrong refuses the file, with line and column.

    `parties` are the register ids that may stand in the column `party`. EncodingError, EmptyError, DateError and
    SchemaError say what was expected. Two rows of one party on one issue at one instant are refused,
    unless they are held for different readers. A row that is held is refused without its words.
    """
    known = {issue.id for issue in issues}
    parties = frozenset(parties)
    records: list[Record[Position]] = []
    first: dict[Hashable, int] = {}
    for line, cells in _rows(_text(data, name), name):
        with unquoted(held=bool(cells["held_for"])):
            record = _record(cells, known, parties, f"{name}, line {line}")
            key = (cells["issue"], record.party, record.said, record.held_for)
            if first.setdefault(key, line) != line:
                raise _doubled(key[:3], first[key], f"{name}, line {line}")
        records.append(record)
    if not records:
        raise EmptyError(
            "no positions", where=name, expected="rows below the head line", given="the head line only"
        )
    return tuple(records)


def _text(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise EncodingError(
            "bytes that are not UTF-8",
            where=f"{name}, line {line}, byte {problem.start}",
            expected="text in UTF-8",
            given=f"byte 0x{data[problem.start]:02x} ({problem.reason})",
            next_step="save it as UTF-8; in a spreadsheet: CSV UTF-8",
        ) from problem
    if not text.strip():
        raise EmptyError("an empty file", where=name, expected="issues or positions", given=f"{len(data)} bytes")
    if "\0" in text:
        place = text.index("\0")
        raise EncodingError(
            "a binary file",
            where=f"{name}, line {text.count(chr(10), 0, place) + 1}",
            expected="text in UTF-8",
            given="a zero byte",
        )
    return text


def _rows(text: str, name: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [cell.strip() for cell in next(reader, [])]
        _check_head(head, f"{name}, line 1")
        start = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                with unquoted(held="held_for" in head):
                    row = _cells(head, cells, f"{name}, line {start}")
                yield start, row
            start = reader.line_num + 1
    except csv.Error as problem:
        raise SchemaError(
            "not CSV",
            where=f"{name}, line {reader.line_num}",
            expected='cells between commas; a cell with a comma in it stands between quotation marks: "one, two"',
            given=str(problem),
        ) from problem


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
    long = next((column for column, cell in zip(head, cells, strict=True) if len(cell) > LONGEST_CELL), None)
    if long:
        raise SchemaError(
            "a cell too long",
            where=f"{where}, column {long}",
            expected=f"at most {LONGEST_CELL} characters: the party's word in short",
            given=f"{len(cells[head.index(long)])} characters",
        )
    return {**OPTIONAL, **{column: cell.strip() for column, cell in zip(head, cells, strict=True)}}


def _record(cells: dict[str, str], issues: set[str], parties: frozenset[str], where: str) -> Record[Position]:
    _known(cells, "issue", issues, where)
    _known(cells, "party", parties, where)
    said, happened = _time(cells["date"], f"{where}, column date")
    position = Position(
        issue=cells["issue"],
        stance=_stance(cells["stance"], f"{where}, column stance"),
        in_short=cells["in_short"],
        basis=Basis(_known(cells, "basis", [basis.value for basis in Basis], where)),
        condition=cells["condition"],
        document=cells["document"],
        certainty=Certainty(_known(cells, "certainty", [mark.value for mark in MEANING], where)),
        coded_by=cells["coded_by"],
        confirmed_by=cells["confirmed_by"],
        salience_percent=_percent(cells["salience_percent"], f"{where}, column salience_percent"),
    )
    _check_basis(position, where)
    for column in MUST_SAY:
        if not cells[column]:
            raise SchemaError(
                "an empty cell",
                where=f"{where}, column {column}",
                expected="the party's word in short, the document where it stands, and who read it so",
                given="nothing",
            )
    return Record(
        kind="council.position",
        party=cells["party"],
        said=said,
        body=position,
        happened=happened,
        marking=Marking(_known(cells, "marking", list(Marking), where)) if cells["marking"] else Marking.CLEAR,
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
            where=where,
            expected="a whole number: -2 reject, -1 lean against, 0 open, 1 accept in part, 2 propose or accept",
            given=repr(cell[:80]),
        )
    return STANCES[cell]


def _percent(cell: str, where: str) -> int:
    value = cell or OPTIONAL["salience_percent"]
    if not (value.isascii() and value.isdigit() and len(value) <= len("100") and int(value) <= FULL_SALIENCE):
        raise SchemaError(
            "a decimal comma in a percentage" if "," in cell else "no such percentage",
            where=where,
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


def _time(cell: str, where: str) -> tuple[datetime, Interval | None]:
    try:
        return _moment(cell)
    except (DateError, OverflowError) as problem:
        raise DateError(
            "no such date",
            where=where,
            expected="a day as 2022-01-12, or an instant with its zone as 2022-01-12T18:00:00Z",
            given=problem.given if isinstance(problem, DateError) else f"{cell!r} (out of range)",
        ) from problem


@lru_cache(maxsize=65_536)
def _moment(cell: str) -> tuple[datetime, Interval | None]:
    """Return when it was said, and the day where only a day is told; the same days come again and again."""
    return read_instant(cell), whole_days(read_day(cell)) if len(cell) == DAY_LENGTH else None


def _doubled(key: tuple[str, str, datetime], first: int, where: str) -> SchemaError:
    issue, party, said = key
    return SchemaError(
        "two positions by one party on one issue at one instant",
        where=where,
        expected="one row; or an instant in the column date that says which came later",
        given=f"{party} on {issue} at {said:%Y-%m-%dT%H:%M:%SZ}, first on line {first}",
    )
