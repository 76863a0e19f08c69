"""Reads decisions on claims from a table (CSV) or from JSON: one row a claim, each cell checked for its form only.

The table is what `detente reports review --export` writes, with the column `decision` filled in. Whether a claim
is there and a correction fits it is for whoever knows the desk.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from detente.model.document import Document, nearest
from detente.model.errors import DetenteError, EmptyError, SchemaError
from detente.sources.text_file import text_of

SCHEMA = "report-decisions/1"
LARGEST_BYTES = 64_000_000
LONGEST_CELL = 4_000

WORDS = ("confirm", "correct", "reject", "undo", "skip")
"""What may stand under `decision`; empty is the same as skip."""

HEAD = ("claim", "decision", "why", "issue", "position", "party", "condition", "words")
"""What a person fills in, beside the fields of the claim; `words`, `claim` as they were written out."""

FOR_READING = ("report", "day", "agency", "kind", "rule", "sure", "decided")
"""What is written out for people and is not read back."""


class AskedDecision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision as a file asks for it. `place` is file and line; `fields` those given, each as one line."""

    place: str
    claim: str
    decision: str
    why: str = ""
    issue: str = ""
    position: str = ""
    party: str = ""
    condition: str = ""
    words: str | None = None
    fields: dict[str, str] = {}

    def where(self, field: str) -> str:
        """Return file, line and field for an error message."""
        return f"{self.place}, field {field}" if field else self.place


class _InJson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One decision in JSON."""

    claim: str
    decision: str = ""
    why: str = ""
    issue: str = ""
    position: str | int = ""
    party: str = ""
    condition: str = ""
    words: str | None = None
    fields: dict[str, str | bool | list[str] | None] = {}


class _Numbered(Document, frozen=True):
    """One decision of a list: an error names its number."""

    def where(self, *path: str | int) -> str:
        """Return file, decision and field for an error message."""
        field = ".".join(map(str, path))
        return self.name + (f", field {field}" if field else "")


def read_decisions(
    data: bytes, name: str, columns: Iterable[str]
) -> tuple[tuple[AskedDecision, ...], tuple[DetenteError, ...]]:
    """Return the decisions of a file in its order, and what is wrong with single rows; skipped rows are left out.

    A name that ends in `.json` is JSON, any other a table. `columns` are the fields that claims have. SchemaError,
    EmptyError or EncodingError where the file as a whole cannot be read.
    """
    text = text_of(data, name, expected="decisions on claims, one row a claim", at_most=LARGEST_BYTES)
    known = tuple(dict.fromkeys(columns))
    rows = _in_json(text, name) if name.lower().endswith(".json") else _in_table(text, name, known)
    asked: list[AskedDecision] = []
    wrong: list[DetenteError] = []
    for row in rows:
        try:
            if isinstance(row, DetenteError):
                raise row
            asked += [one for one in [_checked(row)] if one.decision not in ("", "skip")]
        except DetenteError as problem:
            wrong.append(problem)
    return tuple(asked), (*wrong, *_doubled(asked))


def _checked(row: AskedDecision) -> AskedDecision:
    word = row.decision.strip().casefold()
    if word and word not in WORDS:
        raise SchemaError(
            "no such decision",
            where=row.where("decision"),
            expected=", ".join(WORDS),
            given=repr(row.decision[:80]),
            next_step=nearest(word, WORDS),
        )
    return msgspec.structs.replace(row, decision=word, claim=row.claim.strip())


def _doubled(asked: Iterable[AskedDecision]) -> Iterator[DetenteError]:
    """Yield an error for each claim on which two rows decide."""
    rows = tuple(asked)
    count = Counter(row.claim for row in rows)
    for row in rows:
        if count[row.claim] > 1:
            yield SchemaError(
                "two decisions on one claim",
                where=row.where("claim"),
                expected="each claim once; leave the decision empty in the other row",
                given=row.claim,
            )
            count[row.claim] = 0


def _in_table(text: str, name: str, columns: tuple[str, ...]) -> Iterator[AskedDecision | DetenteError]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        head = [cell.strip() for cell in next(reader)]
        _check_head(head, name, columns)
        line = reader.line_num + 1
        for row in reader:
            if any(cell.strip() for cell in row):
                yield _row(row, head, f"{name}, line {line}")
            line = reader.line_num + 1
    except csv.Error as problem:
        raise SchemaError(
            "a row that is no row of a table",
            where=f"{name}, line {reader.line_num}",
            expected="cells parted by commas, those with a comma in quotation marks",
            given=str(problem),
        ) from problem


def _check_head(head: list[str], name: str, columns: tuple[str, ...]) -> None:
    known = (*HEAD, *FOR_READING, *columns)
    unknown = [cell for cell in head if cell not in known]
    missing = [column for column in ("claim", "decision") if column not in head]
    doubled = [cell for cell, number in Counter(head).items() if number > 1]
    if not (unknown or missing or doubled):
        return
    problem = "a column that nobody knows" if unknown else "a column is missing"
    problem = problem if unknown or missing else "a column that stands twice"
    raise SchemaError(
        problem,
        where=f"{name}, line 1",
        expected=", ".join(known if unknown else ("claim", "decision") if missing else ("each column once",)),
        given=", ".join(repr(cell[:80]) for cell in unknown or doubled) or ", ".join(head)[:200],
        next_step=nearest(unknown[0], known) if unknown else "",
    )


def _row(row: list[str], head: list[str], place: str) -> AskedDecision | DetenteError:
    if len(row) > len(head) or any(len(cell) > LONGEST_CELL for cell in row):
        return SchemaError(
            "a row longer than its head line",
            where=place,
            expected=f"{len(head)} cells, none longer than {LONGEST_CELL:,} letters",
            given=f"{len(row)} cells",
        )
    cells = dict(zip(head, row, strict=False))
    own = {column: cells[column] for column in HEAD if column in cells}
    rest = {column: cell for column, cell in cells.items() if column not in (*HEAD, *FOR_READING)}
    return AskedDecision(place=place, **own, fields=rest)


def _in_json(text: str, name: str) -> Iterator[AskedDecision | DetenteError]:
    for number, item in enumerate(_list_in(text, name), 1):
        document = _Numbered(f"{name}, decision {number}", item, {})
        try:
            one = document.shaped(_InJson)
        except DetenteError as problem:
            yield problem
            continue
        own = {column: getattr(one, column) for column in HEAD if column != "position"}
        fields = {field: _line(value) for field, value in one.fields.items()}
        yield AskedDecision(place=document.name, position=str(one.position), **own, fields=fields)


def _list_in(text: str, name: str) -> list[Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as problem:
        where = f"{name}, line {getattr(problem, 'lineno', 1)}"
        raise SchemaError(
            "not JSON", where=where, expected="decisions, one JSON object", given=str(problem)
        ) from None
    found = data.get("decisions") if isinstance(data, dict) and data.get("schema") == SCHEMA else None
    if not isinstance(found, list):
        raise SchemaError(
            "no decisions on claims",
            where=name,
            expected=f'"schema": "{SCHEMA}", and under "decisions" a list',
            given=text[:80],
        )
    if not found:
        raise EmptyError("no decisions", where=name, expected="one or more", given="an empty list")
    return found


def _line(value: Any) -> str:
    """Return a value of JSON as the one line that stands in a table."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, list) else str(value or "")
