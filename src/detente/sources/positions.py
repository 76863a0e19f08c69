"""Reads the issues of a desk (YAML) and the positions of parties on them (CSV) into records: all rows, or none.

The CSV is UTF-8, comma-separated, with a head line. Columns, in any order:
issue, party, date, stance, basis, in_short, document, certainty, coded_by, and, where wanted, condition,
confirmed_by, salience_percent, marking (TLP 2.0), held_for (ids of the only readers, parted by |). A day in `date`
counts as said at its end; an instant with a zone stands as it is.
What may stand in a cell is checked in `position_rows.py`; `position_columns.py` reads long files.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from detente.model.confidence import unquoted
from detente.model.council import Issue, Position
from detente.model.document import Document, read_yaml
from detente.model.errors import DetenteError, EmptyError, SchemaError
from detente.model.record import Record, Source
from detente.model.report import TOPICS
from detente.sources.position_rows import (
    LONGEST_CELL,
    REQUIRED,
    WHO_MAY_READ,
    Key,
    Known,
    Row,
    Sheet,
    checked_text,
    doubled,
    known_of,
)
from detente.sources.steps import Read

__all__ = ["LONGEST_CELL", "REQUIRED", "Agenda", "read_agenda", "read_issues", "read_positions"]


class Agenda(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a desk's issue file holds: the issues, who is at the table, and who may code.

    `parties` are register ids; empty: not told. `coders` are the names that may stand in `coded_by`; empty: any.
    """

    issues: tuple[Issue, ...]
    parties: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()


class _IssueLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    proposition: str
    topic: str


class _AgendaLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    issues: tuple[_IssueLines, ...]
    parties: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()


def read_agenda(data: bytes, name: str) -> Agenda:
    """Return the issues and parties of a YAML file; SchemaError with file, line and field where one is wrong."""
    document = read_yaml(checked_text(data, name), name)
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
    return Agenda(issues, lines.parties, _coders(lines.coders, document))


def read_issues(data: bytes, name: str) -> tuple[Issue, ...]:
    """Return the issues of a YAML file, in its order."""
    return read_agenda(data, name).issues


def _coders(names: tuple[str, ...], document: Document) -> tuple[str, ...]:
    """Return the names as they must stand in `coded_by`; SchemaError where one is empty or stands twice."""
    coders: list[str] = []
    for number, name in enumerate(map(str.strip, names)):
        if not name or name in coders:
            raise SchemaError(
                "a coder without a name" if not name else "a coder who stands twice",
                where=document.where("coders", number),
                expected="each coder once, under the name that signs in the column coded_by",
                given=repr(name),
            )
        coders.append(name)
    return tuple(coders)


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


def says_who_may_read(data: bytes, name: str) -> bool:
    """Return whether a file has a column that says who may read a row."""
    return not set(WHO_MAY_READ).isdisjoint(Sheet(data, name).head)


def read_positions(
    data: bytes, name: str, issues: Collection[Issue], parties: Collection[str], coders: Collection[str] = ()
) -> tuple[Record[Position], ...]:
    """Return a record for each row of one file; see `read_positions_of`."""
    return read_positions_of([(name, data)], issues, parties, coders)


def read_positions_of(
    files: Iterable[tuple[str, bytes]],
    issues: Collection[Issue],
    parties: Collection[str],
    coders: Collection[str] = (),
) -> tuple[Record[Position], ...]:
    """Return a record for each row of files, each a name and its bytes; the first wrong row refuses them all.

    `parties` are the register ids that may stand in the column `party`, `coders` the names that may sign (none:
    anybody). EncodingError, EmptyError, DateError and SchemaError say what was expected, with line and column. Two
    rows by one coder, of one party on one issue at one instant, are refused, unless they are held for different
    readers. A row that is held is refused without its words.
    """
    known = known_of(issues, parties, coders)
    records: list[Record[Position]] = []
    first: dict[Key, tuple[str, int]] = {}
    for name, data in files:
        sheet, before = Sheet(data, name), len(records)
        for row in sheet:
            record, here = sheet.record(row, known), (name, row[0])
            key = key_of(record)
            with unquoted(held=bool(record.held_for)):
                there, line = first.setdefault(key, here)
                if (there, line) != here:
                    elsewhere = f" of {there}" if there != name else ""
                    raise doubled(key, f"line {line}{elsewhere}", sheet.where(row[0]))
            records.append(record)
        if len(records) == before:
            raise sheet.no_rows()
    return tuple(records)


def read_position_steps(data: bytes, name: str, known: Known, source: Source | None = None) -> tuple[Read, ...]:
    """Return every row of a file as a step, as a record or as the problem that refuses it, each for itself.

    A problem of the file as a whole is raised. `source` is cited by each record.
    """
    sheet = Sheet(data, name)
    return tuple(_step(sheet, row, known, source) for row in sheet)


def _step(sheet: Sheet, row: Row, known: Known, source: Source | None) -> Read:
    where = sheet.where(row[0])
    try:
        record = sheet.record(row, known)
    except DetenteError as problem:
        return Read(where=where, problem=problem)
    cited = (source,) if source else ()
    return Read(where=where, record=msgspec.structs.replace(record, sources=cited))


def key_of(record: Record[Position]) -> Key:
    """Return what no two positions may share: issue, party, instant, coder, and for whom they are held."""
    assert record.body is not None
    return Key(record.body.issue, record.party, record.said, record.body.coded_by, record.held_for)
