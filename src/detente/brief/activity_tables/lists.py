"""Rows of cells as YAML and as JSON: two lists of blocks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from detente.brief.activity_tables.cells import Cells, typed

ACTIVITIES, NOTIFICATIONS = "activities", "notifications"
LAST_OF_FOUR_DIGITS = 0xFFFF
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
HEAD = "# Written by detente exercises export. Columns: docs/exercise_tables.md\n"


def write_yaml(rows: Sequence[Cells]) -> bytes:
    """Return the rows as YAML in two lists, every value in quotation marks, so that `NO` is Norway everywhere."""
    return (HEAD + "".join(_yaml_lines(rows))).encode()


def write_json(rows: Sequence[Cells]) -> bytes:
    """Return the rows as JSON in two lists, indented."""
    lists = {key: [typed(item) for item in items] for key, items in _lists(rows).items()}
    return (json.dumps(lists, ensure_ascii=False, indent=1) + "\n").encode()


def _yaml_lines(rows: Sequence[Cells]) -> Iterator[str]:
    for key, items in _lists(rows).items():
        yield f"{key}:\n"
        for item in items:
            for number, (column, text) in enumerate(item.items()):
                yield f"  {' ' if number else '-'} {column}: {_quoted(text)}\n"


def _lists(rows: Sequence[Cells]) -> dict[str, list[Cells]]:
    """Return the rows by their list; a row that was sent is a notification."""
    lists: dict[str, list[Cells]] = {ACTIVITIES: [], NOTIFICATIONS: []}
    for row in rows:
        lists[NOTIFICATIONS if "sent" in row else ACTIVITIES].append(row)
    return {key: items for key, items in lists.items() if items}


def _quoted(text: str) -> str:
    """Return a text in quotation marks, what is not printable escaped (YAML 1.2, 5.7)."""
    return '"' + "".join(_SHORT.get(letter) or _letter(letter) for letter in text) + '"'


def _letter(letter: str) -> str:
    if letter.isprintable():
        return letter
    number = ord(letter)
    return f"\\u{number:04x}" if number <= LAST_OF_FOUR_DIGITS else f"\\U{number:08x}"
