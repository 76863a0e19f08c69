"""Signs on a map moved apart: each as near to its place as can be, none on another where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

import msgspec

from detente.brief.pictures.canvas import Point

RING, TURNS, FARTHEST = 9.0, 16, 40
"""How far apart the rings are on which a sign is tried (px), how often on each, and how many rings."""
WHITE = 2.0
"""White between two signs."""


class Sign(msgspec.Struct, frozen=True):
    """What is to be placed: where it belongs, and its room left, right, and above and below of its middle."""

    at: Point
    left: float
    right: float
    half: float


Box = tuple[float, float, float, float]


def placed(signs: Sequence[Sign], width: float, height: float) -> list[Point]:
    """Return where the middles of signs stand within a rectangle from (0, 0), none on another where there is room.

    In their order: an earlier sign stays nearer to its place. One that finds no room stands on its place.
    """
    taken: list[Box] = []
    found: list[Point] = []
    for sign in signs:
        free = (
            at for at in _tried(sign.at) if _is_free(box := _box(sign, at), taken) and _within(box, width, height)
        )
        at = next(free, sign.at)
        taken.append(_box(sign, at))
        found.append(at)
    return found


def _tried(at: Point) -> Iterator[Point]:
    """Yield a place and then those around it, ring by ring, to the right first."""
    yield at
    for ring in range(1, FARTHEST + 1):
        for turn in range(TURNS):
            angle = 2 * pi * turn / TURNS
            yield at[0] + ring * RING * cos(angle), at[1] - ring * RING * sin(angle)


def _box(sign: Sign, at: Point) -> Box:
    return at[0] - sign.left, at[1] - sign.half, at[0] + sign.right, at[1] + sign.half


def _is_free(box: Box, taken: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    return not any(
        left < other[2] + WHITE
        and other[0] < right + WHITE
        and top < other[3] + WHITE
        and other[1] < bottom + WHITE
        for other in taken
    )


def _within(box: Box, width: float, height: float) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
