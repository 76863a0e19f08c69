"""The table under a map: the same rows as on it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from detente.brief.activity_rows import ActivityRow, range_words
from detente.brief.pictures.canvas import Group, Line, Rect, Shape, Text
from detente.brief.pictures.frame import Block
from detente.brief.pictures.inks import INK, PAPER, QUIET, RULE, SHADE
from detente.brief.pictures.letters import wrapped

SIZE, LEADING, PADDING = 10.5, 13.0, 3.0
COLUMNS: tuple[tuple[str, float], ...] = (
    ("", 26),
    ("Activity", 246),
    ("Taking part", 118),
    ("Days", 132),
    ("Troops that count", 92),
    ("Published total", 92),
    ("Reported by others", 138),
    ("Zone: told / outline", 136),
)
"""What the columns hold, and how wide they are in px; together as wide as a map."""
NONE_TOLD = "-"


def table_of(rows: Sequence[ActivityRow], width: float) -> Block:
    """Return the rows as a table, as wide as asked; no word is cut, long ones run over several lines."""
    head = _line(tuple(name for name, _ in COLUMNS), 0.0, width, PAPER, QUIET)
    shapes: list[Shape] = [head[0], Line(points=((0, head[1]), (width, head[1])), line=RULE, line_width=0.75)]
    top = head[1]
    for place, row in enumerate(rows):
        drawn, height = _line(cells_of(row), top, width, SHADE if place % 2 else PAPER, INK)
        shapes.append(drawn)
        top += height
    return Block(width, top, tuple(shapes))


def cells_of(row: ActivityRow) -> tuple[str, ...]:
    """Return the words of a row, column by column."""
    mark = " *" if row.disputed else ""
    told = row.zone.told or "not told"
    return (
        str(row.number),
        f"{row.name}{mark}",
        ", ".join(row.states) or NONE_TOLD,
        days_words(row.start, row.end),
        range_words(row.declared) if row.declared else NONE_TOLD,
        range_words(row.total) if row.total else NONE_TOLD,
        "; ".join(f"{range_words(one.number)} ({one.party})" for one in row.reported) or NONE_TOLD,
        f"{told} / {row.zone.drawn or 'no place'}",
    )


def days_words(start: date | None, end: date | None) -> str:
    """Return the days of an activity: `2017-09-14 to 2017-09-20`."""
    if start is None:
        return "not told"
    return f"{start}" if end == start else f"{start} to {end or '?'}"


def _line(cells: Sequence[str], top: float, width: float, fill: str, ink: str) -> tuple[Group, float]:
    broken = [wrapped(words, wide - 2 * PADDING, SIZE) for words, (_, wide) in zip(cells, COLUMNS, strict=True)]
    height = max(map(len, broken)) * LEADING + 2 * PADDING
    return Group(
        shapes=(Rect(x=0, y=0, width=width, height=height, fill=fill), *_texts(broken, ink)), y=top
    ), height


def _texts(broken: Sequence[Sequence[str]], ink: str) -> Iterator[Shape]:
    left = 0.0
    for lines, (_, wide) in zip(broken, COLUMNS, strict=True):
        for place, words in enumerate(lines):
            y = PADDING + (place + 0.8) * LEADING
            yield Text(x=left + PADDING, y=y, words=words, size=SIZE, fill=ink)
        left += wide
