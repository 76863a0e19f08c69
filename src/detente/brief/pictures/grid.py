"""A table drawn as a picture: rows of words, columns with a heading, and cells that hold a number or a hatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

from detente.brief.pictures.canvas import END, MIDDLE, Group, Line, Rect, Shape, Text
from detente.brief.pictures.frame import BASELINE, LEADING, Block, Key
from detente.brief.pictures.inks import FAINT, INK, PAPER, QUIET, SHADE
from detente.brief.pictures.letters import fitted, width_of, wrapped
from detente.brief.pictures.marks import Mark, marked

LABEL_WIDTH, NUMBER_WIDTH = 330, 32
LEFT = NUMBER_WIDTH + LABEL_WIDTH + 12
"""Where the cells begin."""
SIZE, HEAD_SIZE = 12.0, 12.0
ROW_HEIGHT = 26
MOST_LINES = 3
MOST_FLAT = 12
"""More columns than this have their headings upright, and are narrow."""
FLAT_WIDTH, UPRIGHT_WIDTH = 92, 30
"""The narrowest columns, with headings that lie and that stand."""
KEY_WIDTH = 38
MARK_WIDTH = 9
PADDING = 5
BETWEEN = 5
"""White between two columns."""
TALLEST_HEAD = 210
HEADED = 40
"""After so many rows the headings stand again."""


class Side(StrEnum):
    """Which part of a cell is filled: all of it, or the half that says the direction in black and white too."""

    WHOLE = "whole"
    LEFT = "left"
    RIGHT = "right"


class Cell(msgspec.Struct, frozen=True):
    """A cell: its fill, the ink of its number, small signs, all of it in words, its number, the part filled.

    In a cell filled by half the number stands in that half, the small signs in the other.
    """

    fill: str
    ink: str
    marks: tuple[Mark, ...]
    title: str
    words: str = ""
    side: Side = Side.WHOLE


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """A table: the label of each row; the heading of each column, in one or more lines; cells row by row.

    `feet` are lines under the columns: a label, then a word for each column.
    """

    rows: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[Cell, ...], ...]
    feet: tuple[tuple[str, ...], ...] = ()


def drawn(grid: Grid) -> Block:
    """Return the table as a block."""
    flat = len(grid.columns) <= MOST_FLAT
    wide = max((FLAT_WIDTH if flat else UPRIGHT_WIDTH, *(_room(cell) for row in grid.cells for cell in row)))
    edges = [LEFT + place * (wide + BETWEEN) for place in range(len(grid.columns))]
    middles = [edge + wide / 2 for edge in edges]
    head = _flat_head(grid.columns, middles, wide) if flat else _upright_head(grid.columns, middles)
    shapes: list[Shape] = list(head.shapes)
    y = head.height
    for number, (label, cells) in enumerate(zip(grid.rows, grid.cells, strict=True), 1):
        if number > 1 and number % HEADED == 1:
            shapes.append(Group(shapes=head.shapes, y=y))
            y += head.height
        lines = wrapped(label, LABEL_WIDTH, SIZE, lines=MOST_LINES)
        height = max(ROW_HEIGHT, len(lines) * SIZE * LEADING + 8)
        shapes.append(Group(shapes=tuple(_label(number, lines, height)), title=label, y=y))
        shapes.extend(_cell(cell, edge, y, wide, height) for cell, edge in zip(cells, edges, strict=True))
        y += height
    for row, foot in enumerate(grid.feet):
        shapes.extend(_foot(foot, middles, y + 18 + row * 17, bold=row == 0))
    width = edges[-1] + wide if edges else LEFT
    return Block(width, y + (8 + 17 * len(grid.feet) if grid.feet else 0), tuple(shapes))


def key(words: str, *cells: Cell) -> Key:
    """Return the entry of a legend for kinds of cell, side by side."""
    boxes = (
        Group(
            shapes=(*_filled(cell, KEY_WIDTH, 16), *_number(cell, KEY_WIDTH, 16), _edge(KEY_WIDTH, 16)),
            x=KEY_WIDTH * place,
        )
        for place, cell in enumerate(cells)
    )
    return Key(words, KEY_WIDTH * len(cells), tuple(boxes))


def sample(fill: str, ink: str = INK, words: str = "", side: Side = Side.WHOLE) -> Cell:
    """Return a cell for a legend."""
    return Cell(fill, ink, (), "", words, side)


def used(grid: Grid) -> tuple[set[str], tuple[Mark, ...]]:
    """Return the fills that stand in a table, and its small signs, for a legend that names no others."""
    cells = [cell for row in grid.cells for cell in row]
    marks = {mark for cell in cells for mark in cell.marks}
    return {cell.fill for cell in cells}, tuple(mark for mark in Mark if mark in marks)


def _flat_head(columns: Sequence[tuple[str, ...]], middles: Sequence[float], wide: float) -> Block:
    """Return headings one line under another, each column as wide as a name needs."""
    line = HEAD_SIZE * LEADING
    made = [
        [wrapped(words, wide, HEAD_SIZE, bold=True, lines=MOST_LINES) for words in column] for column in columns
    ]
    height = max((sum(map(len, column)) for column in made), default=0) * line + 10
    shapes: list[Shape] = []
    for middle, column, told in zip(middles, made, columns, strict=True):
        lines = [words for name in column for words in name]
        top = height - len(lines) * line - 6
        texts = (
            Text(
                x=middle,
                y=top + row * line + BASELINE * HEAD_SIZE,
                words=words,
                size=HEAD_SIZE,
                fill=INK,
                anchor=MIDDLE,
                bold=True,
            )
            for row, words in enumerate(lines)
        )
        shapes.append(Group(shapes=tuple(texts), title=" and ".join(told)))
    return Block(0, height, tuple(shapes))


def _upright_head(columns: Sequence[tuple[str, ...]], middles: Sequence[float]) -> Block:
    """Return headings that run from bottom to top, a line for each name."""
    made = [[fitted(words, TALLEST_HEAD, HEAD_SIZE, bold=True) for words in column] for column in columns]
    height = max((width_of(line, HEAD_SIZE, bold=True) for lines in made for line in lines), default=0) + 12
    shapes: list[Shape] = []
    for middle, lines, told in zip(middles, made, columns, strict=True):
        first = middle + 4 - (len(lines) - 1) * HEAD_SIZE * LEADING / 2
        texts = (
            Text(
                x=first + place * HEAD_SIZE * LEADING,
                y=height - 7,
                words=line,
                size=HEAD_SIZE,
                fill=INK,
                bold=True,
                upright=True,
            )
            for place, line in enumerate(lines)
        )
        shapes.append(Group(shapes=tuple(texts), title=" and ".join(told)))
    return Block(0, height, tuple(shapes))


def _label(number: int, lines: Sequence[str], height: float) -> Iterator[Shape]:
    """Yield the number of a row and its words, in the middle of its height."""
    top = (height - len(lines) * SIZE * LEADING) / 2
    first = top + BASELINE * SIZE
    yield Line(points=((0, 0.25), (NUMBER_WIDTH + LABEL_WIDTH, 0.25)), line=FAINT, line_width=0.5)
    yield Text(x=NUMBER_WIDTH - 10, y=first, words=str(number), size=SIZE, fill=QUIET, anchor=END)
    for row, words in enumerate(lines):
        yield Text(x=NUMBER_WIDTH, y=first + row * SIZE * LEADING, words=words, size=SIZE, fill=INK)


def _room(cell: Cell) -> float:
    """Return how wide a cell must be for what is in it."""
    number, marks = width_of(cell.words, SIZE), MARK_WIDTH * len(cell.marks)
    return number + marks + 2 * PADDING if cell.side is Side.WHOLE else 2 * max(number + PADDING, marks + 2)


def _cell(cell: Cell, x: float, y: float, width: float, height: float) -> Group:
    shapes = (*_filled(cell, width, height), *_number(cell, width, height), *_marks(cell, width, height))
    return Group(shapes=shapes, title=cell.title, x=x, y=y)


def _filled(cell: Cell, width: float, height: float) -> Iterator[Rect]:
    """Yield the ground of a cell, and the part of it that is filled."""
    if cell.side is Side.WHOLE:
        yield Rect(x=0, y=0, width=width, height=height, fill=cell.fill, line=PAPER)
        return
    start = width / 2 if cell.side is Side.RIGHT else 0
    yield Rect(x=0, y=0, width=width, height=height, fill=SHADE, line=PAPER)
    yield Rect(x=start + 0.5, y=0.5, width=width / 2 - 1, height=height - 1, fill=cell.fill)


def _number(cell: Cell, width: float, height: float) -> Iterator[Text]:
    part = {Side.WHOLE: 0.5, Side.LEFT: 0.25, Side.RIGHT: 0.75}[cell.side]
    shift = MARK_WIDTH * len(cell.marks) / 2 if cell.side is Side.WHOLE else 0
    if cell.words:
        yield Text(
            x=width * part - shift, y=height / 2 + 4.2, words=cell.words, size=SIZE, fill=cell.ink, anchor=MIDDLE
        )


def _marks(cell: Cell, width: float, height: float) -> Iterator[Shape]:
    """Yield the small signs: behind the number, or in the middle of the half that is not filled."""
    room = MARK_WIDTH * len(cell.marks)
    start = (width - room + width_of(cell.words, SIZE)) / 2 + 2
    if cell.side is not Side.WHOLE:
        start = width * (0.75 if cell.side is Side.LEFT else 0.25) - room / 2
    ink = cell.ink if cell.side is Side.WHOLE else INK
    up = 2 if cell.side is Side.WHOLE else 0
    for place, mark in enumerate(cell.marks):
        yield from marked(mark, start + MARK_WIDTH * (place + 0.5), height / 2 - up, ink)


def _edge(width: float, height: float) -> Rect:
    return Rect(x=0.5, y=0.5, width=width - 1, height=height - 1, line=FAINT)


def _foot(foot: Sequence[str], middles: Sequence[float], y: float, *, bold: bool) -> Iterator[Shape]:
    label, *told = foot
    yield Text(x=LEFT - 12, y=y, words=label, size=SIZE, fill=INK, anchor=END, bold=bold)
    for middle, words in zip(middles, told, strict=True):
        yield Text(x=middle, y=y, words=words, size=SIZE, fill=INK, anchor=MIDDLE, bold=bold)
