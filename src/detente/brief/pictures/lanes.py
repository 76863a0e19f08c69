"""Lanes on one time axis: marks and bars with their words, moved apart where they would overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from detente.brief.pictures import axis
from detente.brief.pictures.canvas import END, START, Group, Line, Rect, Shape, Text
from detente.brief.pictures.frame import Block, paragraph
from detente.brief.pictures.inks import INK, PAPER, QUIET, SHADE
from detente.brief.pictures.letters import fitted, width_of
from detente.brief.pictures.markers import Filling, marker
from detente.brief.pictures.words import day_words

LEFT, WIDTH = 138, 980
TOP = 20
ROW, PADDING = 21, 8
SIZE, LABEL_SIZE = 11.0, 12.5
LONGEST = 540
"""Words beside a mark are cut at this width; all of them stand in the title of the mark."""
MARK, SPACE = 9, 12
"""From the middle of a mark to its words, and the white between two items of a row."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a lane: when, from when if it has a bar, its shape and filling, its words, and all of it."""

    at: datetime
    since: datetime | None = None
    shape: int
    filling: Filling = Filling.FULL
    words: str
    title: str
    bold: bool = False


class Lane(msgspec.Struct, frozen=True):
    """A lane: its name, its items, and what stands there if there are none."""

    name: str
    items: tuple[Item, ...]
    nothing: str = "nothing on record"


class _Placed(msgspec.Struct, frozen=True):
    """An item with its row, the words that fit, and where they begin or end."""

    item: Item
    row: int
    words: str
    x: float
    anchor: str


def drawn(lanes: Sequence[Lane], as_of: datetime) -> Block:
    """Return lanes on one axis that holds all items and the as-of, as a block."""
    instants = [as_of, *(t for lane in lanes for item in lane.items for t in (item.at, item.since) if t)]
    along = axis.axis(min(instants), max(instants), LEFT, WIDTH)
    now = along.at(as_of)
    placed = [_placed(lane, along) for lane in lanes]
    heights = [max([one.row for one in items], default=0) * ROW + ROW + 2 * PADDING for items in placed]
    bottom = TOP + sum(heights)
    shapes: list[Shape] = [*_ground(heights), *axis.drawn(along, TOP, bottom), *_now(now, bottom, as_of)]
    top = float(TOP)
    for place, (lane, items, height) in enumerate(zip(lanes, placed, heights, strict=True)):
        shapes.append(Group(shapes=tuple(_lane(lane, items, along, height, _fill(place))), y=top))
        top += height
    return Block(WIDTH, bottom + axis.HEIGHT, tuple(shapes))


def _ground(heights: Sequence[float]) -> Iterator[Shape]:
    top = float(TOP)
    for place, height in enumerate(heights):
        yield Rect(x=0, y=top, width=WIDTH, height=height, fill=_fill(place))
        top += height


def _now(x: float, bottom: float, as_of: datetime) -> Iterator[Shape]:
    words = f"as of {day_words(as_of)}"
    before = x - LEFT > width_of(words, SIZE, bold=True)
    yield Line(points=((x, TOP - 4), (x, bottom)), line=INK, line_width=1.2)
    yield Text(x=x, y=TOP - 8, words=words, size=SIZE, fill=INK, anchor=END if before else START, bold=True)


def _placed(lane: Lane, along: axis.Axis) -> tuple[_Placed, ...]:
    """Return the items of a lane in rows, oldest first, each in the first row where it and its words are free."""
    ends: list[float] = []
    made = []
    for item in sorted(lane.items, key=lambda one: (one.since or one.at, one.at, one.words)):
        words, x, anchor = _beside(item, along)
        wide = width_of(words, SIZE, bold=item.bold)
        begin = min(x - wide if anchor == END else x, along.at(item.since or item.at) - MARK)
        row = next((row for row, end in enumerate(ends) if end + SPACE <= begin), len(ends))
        ends[row : row + 1] = [max(x if anchor == END else x + wide, along.at(item.at) + MARK)]
        made.append(_Placed(item, row, words, x, anchor))
    return tuple(made)


def _beside(item: Item, along: axis.Axis) -> tuple[str, float, str]:
    """Return the words of an item, where they stand and how: behind its mark, before it, or on its bar.

    Behind, where they have room; else before; cut to the widest of the three where they have room nowhere.
    """
    start, end = along.at(item.since or item.at), along.at(item.at)
    places = (
        (along.right - end - MARK, end + MARK, START),
        (start - MARK - along.left, start - MARK, END),
        (end - start - 3 * MARK, start + MARK, START),
    )
    wide = min(width_of(item.words, SIZE, bold=item.bold), LONGEST)
    room, x, anchor = next((place for place in places if place[0] >= wide), max(places))
    return fitted(item.words, min(LONGEST, room), SIZE, bold=item.bold), x, anchor


def _fill(place: int) -> str:
    return PAPER if place % 2 else SHADE


def _lane(lane: Lane, items: Sequence[_Placed], along: axis.Axis, height: float, fill: str) -> Iterator[Group]:
    name = paragraph(lane.name, LEFT - 20, LABEL_SIZE, bold=True)
    yield Group(shapes=name.shapes, x=8, y=(height - name.height) / 2)
    if not items:
        yield Group(shapes=(Text(x=LEFT + 8, y=height / 2 + 4, words=lane.nothing, size=SIZE, fill=QUIET),))
    for one in items:
        y = PADDING + (one.row + 0.5) * ROW
        yield Group(shapes=tuple(_item(one, along, y, fill)), title=one.item.title)


def _item(one: _Placed, along: axis.Axis, y: float, fill: str) -> Iterator[Shape]:
    item = one.item
    x = along.at(item.at)
    wide = width_of(one.words, SIZE, bold=item.bold)
    # Words stand on the ground of their lane, so that no line of the axis runs through them.
    yield Rect(x=one.x - (wide if one.anchor == END else 0), y=y - 7, width=wide, height=15, fill=fill)
    if item.since:
        start = along.at(item.since)
        yield Line(points=((start, y), (x, y)), line=INK, line_width=1.4)
        yield Line(points=((start, y - 4), (start, y + 4)), line=INK, line_width=1.4)
    yield from marker(item.shape, x, y, item.filling)
    yield Text(x=one.x, y=y + 4, words=one.words, size=SIZE, fill=INK, anchor=one.anchor, bold=item.bold)
