"""The ground of a map: sea, land without any country's colour, coasts, boundary lines, dashed or not, a grid.

Which lines are disputed is told by our own dated data, never by the file that the lines come from. A line in or at
a disputed place is dashed, whoever drew it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.agreements.place import DisputedPlace
from detente.brief.pictures.canvas import MIDDLE, START, Group, Line, Point, Polygon, Rect, Shape, Text
from detente.brief.pictures.clipping import clipped_line, clipped_ring, thinned
from detente.brief.pictures.inks import FAINT, QUIET, RULE
from detente.brief.pictures.projection import View
from detente.model.area import Numbers, inside
from detente.model.message import UNITS_PER_DEGREE, Coordinates
from detente.sources.land import Detail, Land

SEA, LAND = "#f4f7f9", "#e6e7e4"
COAST, BOUNDARY = "#9aa3a8", "#8b959c"
DASH = (4.0, 3.0)
COARSE_KM = 9_000.0
"""A view wider than this is drawn from the coarse outlines."""
STEPS = ((1_200.0, 2), (3_000.0, 5), (9_000.0, 10), (np.inf, 20))
"""Degrees between the lines of the grid, by the width of the view in km."""
SMALLEST = 2.0
"""A ring of land, and a line, that is smaller than this, in px, is not drawn."""
LABEL = 9.5
PARALLELS = 85


class Boundaries(msgspec.Struct, frozen=True):
    """Boundary lines of a desk's own, in degrees; those that the desk calls disputed stand apart."""

    lines: tuple[Numbers, ...]
    disputed: tuple[Numbers, ...] = ()


def ground(
    view: View, land: Land | None, own: Boundaries | None, places: Sequence[DisputedPlace], day: date
) -> Iterator[Shape]:
    """Yield the ground of a map, the lowest first: sea, land, coasts, grid, boundary lines, frame."""
    yield Rect(x=0, y=0, width=view.width, height=view.height, fill=SEA)
    detail = _detail(view, land)
    if detail:
        yield Group(shapes=tuple(_filled(detail.lands, view, LAND)))
        yield Group(shapes=tuple(_filled(detail.waters, view, SEA)))
    yield Group(shapes=tuple(_grid(view)))
    if detail:
        yield Group(shapes=tuple(_drawn(detail.coasts, view, COAST, 0.7)))
    lines = own.lines if own else detail.boundaries if detail else ()
    plain, dashed = parted(lines, [place for place in places if place.on(day)])
    dashed = (*dashed, *(own.disputed if own else ()))
    yield Group(shapes=tuple(_drawn(plain, view, BOUNDARY, 0.7)), title="boundary lines")
    yield Group(shapes=tuple(_drawn(dashed, view, BOUNDARY, 0.9, DASH)), title="disputed lines")
    yield Rect(x=0, y=0, width=view.width, height=view.height, line=RULE, line_width=0.8)


def parted(
    lines: Iterable[Numbers], places: Sequence[DisputedPlace]
) -> tuple[tuple[Numbers, ...], tuple[Numbers, ...]]:
    """Return lines cut where they enter and leave disputed places: those outside, and those within."""
    plain: list[Numbers] = []
    dashed: list[Numbers] = []
    whole = list(lines)
    corners = np.concatenate(whole) if whole else np.zeros((0, 2))
    within = _disputed(corners, places)
    start = 0
    for line in whole:
        of_line = within[start : start + len(line)]
        start += len(line)
        edges = of_line[:-1] | of_line[1:]
        for run in np.split(np.arange(len(edges)), np.flatnonzero(np.diff(edges)) + 1):
            piece = line[run[0] : run[-1] + 2]
            (dashed if edges[run[0]] else plain).append(piece)
    return tuple(plain), tuple(dashed)


def _disputed(corners: Numbers, places: Sequence[DisputedPlace]) -> NDArray[np.bool_]:
    """Return for each corner in degrees whether it lies in a disputed place."""
    found = np.zeros(len(corners), dtype=np.bool_)
    for outline in (outline for place in places for outline in place.outlines):
        ring = np.array([(c.latitude_e7, c.longitude_e7) for c in outline]) / UNITS_PER_DEGREE
        low, high = ring.min(axis=0), ring.max(axis=0)
        close = np.flatnonzero(((corners >= low) & (corners <= high)).all(axis=1))
        if len(close):
            near = [_place(corners[one]) for one in close]
            found[close] |= inside(outline, near)
    return found


def _place(corner: Numbers) -> Coordinates:
    latitude, longitude = np.rint(corner * UNITS_PER_DEGREE).astype(int)
    return Coordinates(int(latitude), int(longitude))


def _detail(view: View, land: Land | None) -> Detail | None:
    if land is None:
        return None
    return land.coarse if view.width_km > COARSE_KM else land.fine


def points_of(points: Numbers) -> tuple[Point, ...]:
    """Return rows of (x, y) as the canvas takes them, to a tenth of a px."""
    return tuple((round(float(x), 1), round(float(y), 1)) for x, y in points)


def _filled(rings: Sequence[Numbers], view: View, fill: str) -> Iterator[Shape]:
    for points in _projected(rings, view):
        if np.ptp(points, axis=0).max() < SMALLEST or _turned_out(points, view):
            continue
        cut = clipped_ring(points, view.width, view.height)
        if len(cut):
            yield Polygon(points=points_of(thinned(cut)), fill=fill)


def _turned_out(points: Numbers, view: View) -> bool:
    """Return whether a ring holds the point opposite the centre, and would be filled on its wrong side."""
    far = np.abs(points - (view.x, view.y)).max() / view.scale
    return bool(far > HORIZON_KM)


HORIZON_KM = 12_400.0
"""Land that reaches farther from the centre on the plane (some 150 degrees) is not filled; coasts are drawn."""


def _drawn(
    lines: Sequence[Numbers], view: View, ink: str, line_width: float, dash: tuple[float, ...] = ()
) -> Iterator[Shape]:
    for points in _projected(lines, view):
        if np.ptp(points, axis=0).max() < SMALLEST:
            continue
        for piece in clipped_line(points, view.width, view.height):
            yield Line(points=points_of(thinned(piece)), line=ink, line_width=line_width, dash=dash)


def _projected(lines: Sequence[Numbers], view: View) -> Iterator[Numbers]:
    """Yield lines in px, without those that lie outside the view; all are reckoned at once, which is quicker."""
    if not lines:
        return
    points = view.at(np.concatenate(lines))
    for line in np.split(points, np.cumsum([len(line) for line in lines])[:-1]):
        low, high = line.min(axis=0), line.max(axis=0)
        if (high > 0).all() and low[0] < view.width and low[1] < view.height:
            yield line


def _grid(view: View) -> Iterator[Shape]:
    step = next(degrees for width, degrees in STEPS if view.width_km <= width)
    along = np.arange(-180.0, 180.5, 1.0)
    for latitude in range(-80, 81, step):
        line = np.column_stack((np.full_like(along, latitude), along))
        yield from _grid_line(line, view, f"{abs(latitude)}°{'N' if latitude > 0 else 'S' if latitude else ''}", 0)
    upwards = np.arange(-PARALLELS, PARALLELS + 0.5, 1.0)
    for longitude in range(-180, 180, step):
        line = np.column_stack((upwards, np.full_like(upwards, longitude)))
        words = f"{abs(longitude)}°{'' if longitude in (0, -180) else 'E' if longitude > 0 else 'W'}"
        yield from _grid_line(line, view, words, 1)


def _grid_line(line: Numbers, view: View, words: str, upright: int) -> Iterator[Shape]:
    """Yield a line of the grid, and its degrees where it meets the left edge, or the lower one if it runs up."""
    for piece in clipped_line(view.at(line), view.width, view.height):
        yield Line(points=points_of(thinned(piece)), line=FAINT, line_width=0.6)
        for x, y in (piece[0], piece[-1]):
            if upright and y >= view.height - 0.5 and 30 < x < view.width - 30:  # noqa: PLR2004  not in a corner
                yield _degrees(float(x), view.height - 4, words, MIDDLE)
            if not upright and x <= 0.5 and 16 < y < view.height - 20:  # noqa: PLR2004  not in a corner
                yield _degrees(4, float(y) - 3, words, START)


def _degrees(x: float, y: float, words: str, anchor: str) -> Text:
    return Text(x=round(x, 1), y=round(y, 1), words=words, size=LABEL, fill=QUIET, anchor=anchor)
