"""A mark for each claim on the day on which it was said, in rows above a lane, with the number of the claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from detente.brief.pictures.bands import LEFT, WIDTH, Plot
from detente.brief.pictures.canvas import END, Group, Line, Shape, Text
from detente.brief.pictures.frame import Block, Key
from detente.brief.pictures.inks import INK, QUIET, RULE
from detente.brief.pictures.letters import width_of
from detente.brief.pictures.markers import CIRCLE, RADIUS, Filling, look, marker
from detente.domains.exercises.seen.buildup import Side

ROW = 15
SIZE = 10.5
SPACE = 5
MOST_ROWS = 12
"""A lane has so many rows of marks; more claims of one day are in the notes only."""


class MarkLine(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as it is marked: number, place of its party among all, when said, and where it stands."""

    number: int
    place: int
    said: datetime
    ended: bool
    side: Side
    area: str


def strip(marks: Sequence[MarkLine], plot: Plot) -> Block:
    """Return the marks of a lane, one or more, in rows; one said before or after the days shown is at the edge."""
    rows = list(_rows(sorted(marks, key=lambda one: (one.said, one.number)), plot))
    height = max(row + 1 for row, _, _ in rows) * ROW + 2
    shapes: list[Shape] = [Text(x=LEFT - 12, y=height - 5, words="said on", size=SIZE, fill=QUIET, anchor=END)]
    for row, x, one in rows:
        shapes.append(Group(shapes=tuple(_mark(one, x, height - (row + 0.5) * ROW, height)), title=_title(one)))
    return Block(WIDTH, height, tuple(shapes))


def mark_keys(parties: Sequence[tuple[str, int]]) -> Iterator[Key]:
    """Yield which shape stands for which party, and what a hollow mark says."""
    for name, place in parties:
        yield Key(f"said by {name}", 14, marker(look(place)[0], 7, 8))
    if parties:
        yield Key("hollow: its end is not told", 14, marker(CIRCLE, 7, 8, Filling.HOLLOW))


def _rows(marks: Sequence[MarkLine], plot: Plot) -> Iterator[tuple[int, float, MarkLine]]:
    """Yield each mark with the first row in which it is free, counted from the lane upwards."""
    ends: list[float] = []
    for one in marks:
        x = plot.along.at(one.said)
        left = x - RADIUS - SPACE
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        if row < MOST_ROWS:
            ends[row : row + 1] = [x + RADIUS + 2 + width_of(str(one.number), SIZE)]
            yield row, x, one


def _mark(one: MarkLine, x: float, y: float, bottom: float) -> Iterator[Shape]:
    shape, _ = look(one.place)
    yield Line(points=((x, y), (x, bottom)), line=RULE, line_width=0.75)
    yield from marker(shape, x, y, Filling.FULL if one.ended else Filling.HOLLOW)
    yield Text(x=x + RADIUS + 2, y=y + 4, words=str(one.number), size=SIZE, fill=INK)


def _title(one: MarkLine) -> str:
    return f"claim {one.number}, said {one.said:%Y-%m-%d}"
