"""Activities and notifications as an Excel workbook: a sheet with a head line, and below it a row for each.

A cell is taken as what it is: text, a whole number, a day, true or false. What only looks like one of them (a
formula, a share of a hundred, a time without a zone, an error) is refused with the name of its cell.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.parsers import expat

from detente.model.confidence import unquoted
from detente.model.errors import EmptyError, InputError, MissingPart, SchemaError
from detente.sources.activity_csv import checked_head
from detente.sources.activity_rows import Note, Read, Row
from detente.sources.workbook_parts import BROKEN, damaged, demand_safe, merged_cells

SHEET = "activities"
MOST_COLUMNS = 200
MOST_LINES = 1_048_576
"""What a sheet of Excel holds; a file may claim more, and empty rows cost almost no bytes."""
_MIDNIGHT = (0, 0, 0, 0)
_ODD = (
    *BROKEN,
    SyntaxError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    expat.ExpatError,
)
"""What the library raises where the XML of a workbook is not as it should be; none of it comes from this code."""


def xlsx_rows(data: bytes, name: str, note: Note) -> Iterator[Read]:
    """Yield the rows of the sheet of activities; SchemaError, InputError or EmptyError where there is none.

    MissingPart where openpyxl is not installed.
    """
    library = spreadsheets()
    if not data:
        raise EmptyError("an empty file", where=name, expected="military activities", given="0 bytes")
    demand_safe(data, name)
    try:
        book = library.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    except _ODD as problem:
        raise damaged(name, problem) from problem
    try:
        yield from _rows(book, data, name, note)
    finally:
        book.close()


def spreadsheets() -> Any:
    """Return the library for workbooks; MissingPart where it is not installed."""
    if importlib.util.find_spec("openpyxl") is None:
        raise MissingPart(
            "Excel workbooks need a part that is not installed",
            expected="the package openpyxl",
            given="nothing of that name",
            next_step="pip install 'detente[tables]', or use CSV, YAML or JSON",
        )
    return importlib.import_module("openpyxl")


def _rows(book: Any, data: bytes, name: str, note: Note) -> Iterator[Read]:
    sheet = _sheet_of(book, name, note)
    place = f"{name}, sheet {sheet.title}"
    merged = merged_cells(data, sheet.title)
    if merged:
        raise SchemaError(
            "merged cells",
            where=f"{place}, cells {merged}",
            expected="each cell by itself: of merged cells only the first holds anything",
            next_step="take the merge apart and fill in each cell",
        )
    lines = enumerate(_lines(sheet, name), start=1)
    head: list[str] = []
    for number, cells in lines:
        where = f"{place}, row {number}"
        if number > MOST_LINES:
            raise InputError("a sheet too long", where=where, expected=f"at most {MOST_LINES:,} rows")
        told = [cell for cell in cells if cell.value is not None]
        if not told:
            continue
        if head:
            yield _read(head, cells, where)
        else:
            head = _head_of(cells, where)


def _lines(sheet: Any, name: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a sheet, whatever size it claims to have."""
    try:
        sheet.reset_dimensions()
        yield from sheet.iter_rows(max_col=MOST_COLUMNS + 1)
    except _ODD as problem:
        raise damaged(f"{name}, sheet {sheet.title}", problem) from problem


def _sheet_of(book: Any, name: str, note: Note) -> Any:
    """Return the sheet named activities, or the only one that is shown; others are named."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    shown = [title for title, sheet in sheets.items() if sheet.sheet_state == "visible"]
    named = [title for title in sheets if title.strip().casefold() == SHEET]
    chosen = (named or shown)[:1]
    if not chosen or (not named and len(shown) > 1):
        raise SchemaError(
            "no sheet of activities",
            where=name,
            expected=f"a sheet named {SHEET}, or one sheet only",
            given=", ".join(sheets)[:200] or "no sheet",
            next_step=f"name the sheet that holds them {SHEET}",
        )
    if chosen[0] not in shown:
        raise SchemaError(
            "a hidden sheet of activities",
            where=f"{name}, sheet {chosen[0]}",
            expected="a sheet that is shown, so that nobody imports what nobody saw",
            next_step="show the sheet, or name another one",
        )
    for title in sheets:
        if title != chosen[0]:
            note(f"{'sheet' if title in shown else 'hidden sheet'} {title[:60]!r}")
    return sheets[chosen[0]]


def _head_of(cells: tuple[Any, ...], where: str) -> list[str]:
    names = [_text_of(cell, where, "") for cell in cells]
    while names and not names[-1].strip():
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise SchemaError("too many columns", where=where, expected=f"at most {MOST_COLUMNS}")
    return checked_head(names, where)


def _read(head: list[str], cells: tuple[Any, ...], where: str) -> Read:
    try:
        held = any(
            column == "held_for" and cell.value is not None for column, cell in zip(head, cells, strict=False)
        )
        with unquoted(held=held):
            return _row(head, cells, where)
    except InputError as problem:
        return problem


def _row(head: list[str], cells: tuple[Any, ...], where: str) -> Row:
    for cell in cells[len(head) :]:
        if cell.value is not None:
            raise SchemaError(
                "a cell beside the columns",
                where=f"{where}, cell {cell.coordinate}",
                expected=f"{len(head)} cells: {', '.join(head)}",
                given=repr(str(cell.value)[:60]),
            )
    told = {
        column: _text_of(cell, where, column).strip()
        for column, cell in zip(head, cells, strict=False)
        if cell.value is not None
    }
    return Row({column: text for column, text in told.items() if text}, where)


def _text_of(cell: Any, where: str, column: str) -> str:
    """Return a cell as the text that stands for it in every other format."""
    value = cell.value
    if value is None:
        return ""
    fault = _fault(cell, value)
    if fault:
        problem, expected = fault
        raise SchemaError(
            problem,
            where=f"{where}, column {column or '?'} (cell {cell.coordinate})",
            expected=expected,
            given=repr(str(value)[:60]),
        )
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _fault(cell: Any, value: Any) -> tuple[str, str] | None:
    if cell.data_type == "f":
        return "a formula", "a value: copy the cell and paste it as a value"
    if cell.data_type == "e":
        return "an error in a cell", "a value, or nothing where it is not told"
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in str(cell.number_format):
        return "a share of a hundred", "how many, as a whole number"
    if isinstance(value, datetime):
        clock = (value.hour, value.minute, value.second, value.microsecond)
        return None if clock == _MIDNIGHT else ("a time without a zone", "text such as 2022-01-12T18:00:00Z")
    if not isinstance(value, str | bool | int | float | date):
        return "a time of day, or a length of time", "a day, or text such as 2022-01-12T18:00:00Z"
    return None
