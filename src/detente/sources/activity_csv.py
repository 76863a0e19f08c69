"""Activities and notifications as CSV: a head line of columns, and below it a row for each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from detente.model.errors import EmptyError, SchemaError
from detente.model.record import Span
from detente.model.utf8 import SAVE_TABLE, utf8_text
from detente.sources.activity_fields import COLUMNS, LONGEST_AREA
from detente.sources.activity_rows import Read, Row, unknown_column
from detente.sources.likely_encoding import likely_words

OTHER_MARKS = {";": "semicolons", "\t": "tabs"}
"""What parts the cells in files that are called CSV too: named, never guessed."""
MOST_NAMED = 12


def csv_rows(data: bytes, name: str) -> Iterator[Read]:
    """Yield the rows of a CSV file in UTF-8; EncodingError, EmptyError or SchemaError where it is none."""
    text = utf8_text(data, name, next_step=SAVE_TABLE, hint=likely_words, place=_place_of_byte)
    if not text.strip():
        raise EmptyError("an empty file", where=name, expected="military activities", given=f"{len(data)} bytes")
    lines = _Lines(text)
    reader = csv.reader(lines, strict=True)
    head: list[str] = []
    begin, before = 0, 0
    try:
        for cells in reader:
            place, span = f"{name}, row {before + 1}", Span(begin, lines.taken)
            begin, before = lines.taken, reader.line_num
            if not head:
                head = checked_head(cells, place)
            elif any(cell.strip() for cell in cells):
                yield _row(head, cells, place, span)
    except csv.Error as problem:
        long = "field limit" in str(problem)
        raise SchemaError(
            "a cell too long" if long else "not CSV",
            where=f"{name}, row {before + 1}",
            expected=f"at most {LONGEST_AREA:,} characters in a cell" if long else "cells parted by commas",
            given=str(problem),
            next_step="look for a quotation mark that is opened and not closed",
        ) from problem


class _Lines:
    """The lines of a text, one after the other, with how many characters were taken so far."""

    def __init__(self, text: str) -> None:
        self.lines = io.StringIO(text, newline="")
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            self.taken += len(line)
            yield line


def checked_head(cells: list[str], place: str) -> list[str]:
    """Return the columns that a head line names; SchemaError for one that is unknown, doubled, or not there."""
    head = [cell.strip() for cell in cells]
    _refuse_other_marks(cells, place)
    for column in head:
        if column not in COLUMNS:
            raise unknown_column(column, f"{place}, column {column[:60]}")
        if head.count(column) > 1:
            raise SchemaError(
                "a column that stands twice", where=f"{place}, column {column}", expected="each once"
            )
    if "name" not in head:
        raise SchemaError("a column is missing", where=place, expected="name", given=", ".join(head))
    return head


def _refuse_other_marks(cells: list[str], place: str) -> None:
    whole = ",".join(cells)
    for mark, called in OTHER_MARKS.items():
        names = [name.strip() for name in whole.split(mark)]
        if len(names) > 1 and (set(names) & {*COLUMNS} or whole.startswith("sep=")):
            raise SchemaError(
                f"cells parted by {called}",
                where=place,
                expected="cells parted by commas, and numbers without a decimal comma",
                given=repr(whole[:60]),
                next_step="part the columns by commas, or save it in a spreadsheet as .xlsx, which is read too",
            )


def _row(head: list[str], cells: list[str], place: str, span: Span) -> Read:
    if len(cells) != len(head):
        more = len(cells) > len(head)
        return SchemaError(
            "a row of another length",
            where=f"{place}, column {len(head) + 1 if more else head[len(cells)]}",
            expected=f"{len(head)} cells",
            given=f"{len(cells)} cells",
            next_step="write numbers without commas, and put cells that hold a comma into quotation marks",
        )
    told = {column: cell for column, text in zip(head, cells, strict=True) if (cell := text.strip())}
    return Row(told, place, span)


def _place_of_byte(data: bytes, place: int) -> str:
    """Return row and column of a byte: columns are counted by the commas before it in its line."""
    begin = data.rfind(b"\n", 0, place) + 1
    row = data.count(b"\n", 0, place) + 1
    head = data.partition(b"\n")[0].decode("ascii", "replace").strip().split(",")
    column = data.count(b",", begin, place)
    named = f", column {head[column]}" if row > 1 and column < len(head) else f", byte {place}"
    return f"row {row}{named}"
