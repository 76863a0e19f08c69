"""Shapes that mark a point: which shape says who or what, how it is filled says on what ground."""

from __future__ import annotations

from enum import StrEnum
from math import cos, pi, sin

from detente.brief.pictures.canvas import Circle, Line, Point, Polygon, Shape
from detente.brief.pictures.inks import INK, PAPER

RADIUS = 5.0
CROSSED = 0.6
"""How far a cross reaches in its marker, in parts of the radius."""


class Filling(StrEnum):
    """How a marker is filled: full, hollow, or hollow with a cross."""

    FULL = "full"
    HOLLOW = "hollow"
    CROSSED = "crossed"


def _ring(corners: int, turn: float, reach: float = 1.0) -> tuple[Point, ...]:
    """Return the corners of an even shape around (0, 0), the first so many turns from the top."""
    angles = (2 * pi * (corner / corners + turn) for corner in range(corners))
    return tuple((round(reach * sin(angle), 4), round(-reach * cos(angle), 4)) for angle in angles)


SHAPES: tuple[tuple[Point, ...], ...] = (
    (),
    _ring(4, 1 / 8, 1.2),
    _ring(3, 0, 1.3),
    _ring(4, 0, 1.3),
    _ring(3, 1 / 2, 1.3),
    _ring(6, 0, 1.1),
    _ring(3, 1 / 4, 1.3),
    _ring(5, 0, 1.15),
)
"""Circle, square, triangle, diamond, triangle down, hexagon, triangle to the right, pentagon; radius 1."""
CIRCLE, SQUARE, TRIANGLE, DIAMOND, DOWN = range(5)

DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (9, 4),
    (2, 3),
    (9, 3, 2, 3),
    (5, 3),
    (14, 4),
    (9, 3, 2, 3, 2, 3),
    (1, 5),
)
"""Lines told apart without colour."""


def look(place: int) -> tuple[int, tuple[float, ...]]:
    """Return the shape and the dash of the party in a place, 0 first: no two alike among the first 64."""
    return place % len(SHAPES), DASHES[(place + place // len(SHAPES)) % len(DASHES)]


def marker(shape: int, x: float, y: float, filling: Filling = Filling.FULL, ink: str = INK) -> tuple[Shape, ...]:
    """Return a marker around (x, y)."""
    fill = ink if filling is Filling.FULL else PAPER
    corners = tuple((x + RADIUS * right, y + RADIUS * down) for right, down in SHAPES[shape])
    body: Shape = Circle(x=x, y=y, radius=RADIUS, fill=fill, line=ink, line_width=1.4)
    if corners:
        body = Polygon(points=corners, fill=fill, line=ink, line_width=1.4)
    return (body, *_cross(x, y, ink)) if filling is Filling.CROSSED else (body,)


def _cross(x: float, y: float, ink: str) -> tuple[Shape, Shape]:
    reach = RADIUS * CROSSED
    return (
        Line(points=((x - reach, y - reach), (x + reach, y + reach)), line=ink, line_width=1.2),
        Line(points=((x - reach, y + reach), (x + reach, y - reach)), line=ink, line_width=1.2),
    )
