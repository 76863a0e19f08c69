"""Rows of cells as CSV and as an Excel workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from detente.brief.activity_tables.cells import DAYS, Cells, columns_of, is_number
from detente.model.errors import InputError
from detente.sources.activity_xlsx import SHEET, spreadsheets

WIDTH = 14
LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds; the library cuts off what is longer, which is refused here."""


def write_csv(rows: Sequence[Cells]) -> bytes:
    """Return the rows as CSV in UTF-8, commas between cells, lines that end in a line feed."""
    columns = columns_of(rows)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return text.getvalue().encode()


def write_xlsx(rows: Sequence[Cells]) -> bytes:
    """Return the rows as a workbook of one sheet: numbers as numbers, days as days, all else as text.

    A text that begins with `=` stays text, so that no cell becomes a formula. MissingPart without openpyxl;
    InputError for a cell that a workbook cannot hold.
    """
    library = spreadsheets()
    columns = columns_of(rows)
    _demand_fit(library, rows)
    book = library.Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "B2"
    for number in range(1, len(columns) + 1):
        sheet.column_dimensions[library.utils.get_column_letter(number)].width = WIDTH
    cell = library.cell.WriteOnlyCell
    sheet.append([_bold(library, cell(sheet, column)) for column in columns])
    for row in rows:
        sheet.append([_cell(library, sheet, column, row.get(column)) for column in columns])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _bold(library: Any, cell: Any) -> Any:
    cell.font = library.styles.Font(bold=True)
    return cell


def _cell(library: Any, sheet: Any, column: str, text: str | None) -> Any:
    if text is None:
        return None
    if is_number(column, text):
        return int(text)
    if column in DAYS:
        return date.fromisoformat(text)
    cell = library.cell.WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _demand_fit(library: Any, rows: Sequence[Cells]) -> None:
    """Raise InputError for the first cell that a workbook cannot hold, before anything is written."""
    illegal = library.cell.cell.ILLEGAL_CHARACTERS_RE
    for number, row in enumerate(rows, start=2):
        for column, text in row.items():
            if len(text) > LONGEST_CELL or illegal.search(text):
                raise InputError(
                    "a text that a cell of a workbook cannot hold",
                    where=f"row {number}, column {column}",
                    expected=f"at most {LONGEST_CELL:,} characters, and no control characters",
                    given=f"{len(text):,} characters: {text[:40]!r}",
                    next_step="write JSON, YAML or CSV",
                )
