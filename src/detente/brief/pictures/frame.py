"""What stands around every picture: its title, its marking, a legend, notes, and the small print.

A picture is a block of shapes; the frame puts blocks under one another and makes the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from detente.brief.pictures.canvas import END, Drawing, Group, Hatch, Line, Rect, Shape, Text
from detente.brief.pictures.inks import FAINT, INK, QUIET, RULE
from detente.brief.pictures.letters import width_of, wrapped
from detente.brief.shown import instant_words
from detente.brief.text import TLP_COLOURS
from detente.model.record import Marking

MARGIN = 28
NARROWEST = 640
"""A frame is at least so wide, so that its words do not stand in a pillar."""
COLUMN = 440
"""A list stands in columns at least so wide."""
LEADING = 1.32
BASELINE = 0.95
"""Where letters stand in their line, in parts of their size."""
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 19, 12.5, 11
NOTHING = "Nothing on record"


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What a picture rests on: seen as of when, from which desk or file, how many records, and who may read it."""

    as_of: datetime
    source: str
    record_count: int
    marking: Marking = Marking.CLEAR


class Block(msgspec.Struct, frozen=True):
    """Shapes in a rectangle of their own, its corner at (0, 0)."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


class Key(msgspec.Struct, frozen=True):
    """An entry of a legend: a sample `width` px wide and 16 px high, and its words."""

    words: str
    width: float
    sample: tuple[Shape, ...]


class Notes(msgspec.Struct, frozen=True):
    """A list under a picture: its heading and its lines."""

    heading: str
    lines: tuple[str, ...]


class Framed(msgspec.Struct, frozen=True, kw_only=True):
    """What a frame is put around. `silence` says how the picture treats it; `warning` stands above the notes."""

    title: str
    subtitle: str
    description: str
    body: Block
    silence: str
    legend: tuple[Key, ...] = ()
    notes: tuple[Notes, ...] = ()
    warning: str = ""
    hatches: tuple[Hatch, ...] = ()


def framed(told: Framed, ground: Ground) -> Drawing:
    """Return the whole picture, as high and as wide as what is in it."""
    width = max(told.body.width, NARROWEST)
    blocks = (
        _heading(told, ground, width),
        told.body,
        _legend(told.legend, width),
        *((paragraph(told.warning, width, bold=True),) if told.warning else ()),
        *(_notes(notes, width) for notes in told.notes if notes.lines),
        _small_print(told, ground, width),
    )
    whole = stacked([block for block in blocks if block.height], gap=16)
    return Drawing(
        width=whole.width + 2 * MARGIN,
        height=whole.height + 2 * MARGIN,
        title=told.title,
        description=f"{told.description} {' '.join(_ground_words(ground))} {told.silence}",
        shapes=(Group(shapes=whole.shapes, x=MARGIN, y=MARGIN),),
        hatches=told.hatches,
    )


def stacked(blocks: Sequence[Block], gap: float) -> Block:
    """Return blocks as one, each under the one before, `gap` px between."""
    placed: list[Shape] = []
    y = 0.0
    for block in blocks:
        placed.append(Group(shapes=block.shapes, y=y))
        y += block.height + gap
    return Block(max((block.width for block in blocks), default=0), max(y - gap, 0), tuple(placed))


def paragraph(  # noqa: PLR0913  how letters look
    words: str, width: float, size: float = TEXT_SIZE, *, fill: str = INK, bold: bool = False, lines: int = 0
) -> Block:
    """Return words set in lines of at most `width` px."""
    made = wrapped(words, width, size, bold=bold, lines=lines)
    texts = (
        Text(x=0, y=(row * LEADING + BASELINE) * size, words=line, size=size, fill=fill, bold=bold)
        for row, line in enumerate(made)
    )
    return Block(width, len(made) * size * LEADING, tuple(texts))


def nothing(width: float = NARROWEST) -> Block:
    """Return what stands in place of a picture where there is nothing to draw."""
    return Block(
        width,
        90,
        (
            Rect(x=0.5, y=0.5, width=width - 1, height=89, line=FAINT),
            Text(x=width / 2, y=50, words=NOTHING, size=16, fill=QUIET, anchor="middle"),
        ),
    )


def _heading(told: Framed, ground: Ground, width: float) -> Block:
    marking = str(ground.marking)
    box = width_of(marking, TEXT_SIZE, bold=True) + 16
    blocks = [paragraph(told.title, width - box - 16, TITLE_SIZE, bold=True, lines=4)]
    if told.subtitle:
        blocks.append(paragraph(told.subtitle, width, TEXT_SIZE, fill=QUIET, lines=6))
    words = stacked(blocks, gap=4)
    mark = (
        Rect(x=width - box, y=0, width=box, height=22, fill="#000000"),
        Text(
            x=width - 8,
            y=15.5,
            words=marking,
            size=TEXT_SIZE,
            fill=TLP_COLOURS[ground.marking],
            anchor=END,
            bold=True,
        ),
    )
    return Block(width, words.height, (*words.shapes, *mark))


def _legend(keys: Iterable[Key], width: float) -> Block:
    shapes: list[Shape] = []
    x = y = 0.0
    for key in keys:
        lines = wrapped(key.words, width - key.width - 8, SMALL_SIZE)
        wide = key.width + 6 + max((width_of(line, SMALL_SIZE) for line in lines), default=0)
        if x and x + wide > width:
            x, y = 0.0, y + 24
        words = (
            Text(x=key.width + 6, y=12 + row * 15, words=line, size=SMALL_SIZE, fill=INK)
            for row, line in enumerate(lines)
        )
        shapes.append(Group(shapes=(*key.sample, *words), x=x, y=y))
        y += 15 * max(len(lines) - 1, 0)
        x += wide + 20
    return Block(width, y + 16 if shapes else 0, tuple(shapes))


def _notes(notes: Notes, width: float) -> Block:
    """Return a list under its heading, in as many columns as a wide picture has room for."""
    count = max(min(int(width // COLUMN), len(notes.lines)), 1)
    wide = (width - (count - 1) * MARGIN) / count
    lines = [paragraph(line, wide, SMALL_SIZE) for line in notes.lines]
    each = -(-len(lines) // count)
    columns = [stacked(lines[place * each : (place + 1) * each], gap=2) for place in range(count)]
    groups = (Group(shapes=column.shapes, x=place * (wide + MARGIN)) for place, column in enumerate(columns))
    listed = Block(width, max(column.height for column in columns), tuple(groups))
    return stacked([paragraph(notes.heading, width, TEXT_SIZE, bold=True), listed], gap=2)


def _small_print(told: Framed, ground: Ground, width: float) -> Block:
    rule = Block(width, 1, (Line(points=((0, 0.5), (width, 0.5)), line=RULE, line_width=0.75),))
    told_lines = (" ".join(_ground_words(ground)), told.silence)
    return stacked([rule, *(paragraph(line, width, SMALL_SIZE, fill=QUIET) for line in told_lines)], gap=3)


def _ground_words(ground: Ground) -> Iterator[str]:
    yield f"As of {instant_words(ground.as_of)}: nothing said later is seen."
    yield f"Source: {ground.source}; records: {ground.record_count:,}."
    yield f"Marking: {ground.marking}."
