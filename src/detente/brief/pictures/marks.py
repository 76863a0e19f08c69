"""Small signs beside a number: what a word rests on. The same signs stand in every picture."""

from __future__ import annotations

from enum import StrEnum

from detente.brief.pictures.canvas import MIDDLE, Circle, Line, Shape, Text
from detente.brief.pictures.frame import Key
from detente.brief.pictures.inks import INK

LETTER_SIZE, RADIUS = 10.0, 2.6


class Mark(StrEnum):
    """A small sign beside the number of a cell, in the order in which they stand."""

    CONDITION = "on a condition"
    LEAK = "known by a leak, no official text"
    DOUBT = "wording doubtful, or the desk's own rule (M?, D)"
    SILENCE = "silence counted as 0"


def marked(mark: Mark, x: float, y: float, ink: str = INK) -> tuple[Shape, ...]:
    """Return a small sign around (x, y): a ring, a cross, a question mark or an s."""
    if mark is Mark.CONDITION:
        return (Circle(x=x, y=y, radius=RADIUS, line=ink, line_width=1.1),)
    if mark is Mark.LEAK:
        ways = (
            ((x - RADIUS, y - RADIUS), (x + RADIUS, y + RADIUS)),
            ((x - RADIUS, y + RADIUS), (x + RADIUS, y - RADIUS)),
        )
        return tuple(Line(points=way, line=ink, line_width=1.1) for way in ways)
    words = "?" if mark is Mark.DOUBT else "s"
    return (Text(x=x, y=y + 3.5, words=words, size=LETTER_SIZE, fill=ink, anchor=MIDDLE),)


def mark_key(mark: Mark) -> Key:
    """Return the entry of a legend for a small sign."""
    return Key(mark.value, 10, marked(mark, 5, 8))
