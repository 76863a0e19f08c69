"""Activities on a map: where each is told to be, its size class, whose number it is, and a table of the same rows.

Land has one tone and no country a colour. The number that counts, a published total and what others reported are
drawn apart: a disc, a square, a ring around it. A place with several claimants is listed with all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np

from detente.agreements.place import Disputed, DisputedPlace, claimants_on
from detente.brief.activity_rows import ActivityRow, range_words
from detente.brief.pictures.activity_table import table_of
from detente.brief.pictures.canvas import Circle, Group, Line, Polygon, Rect, Shape, Text, svg
from detente.brief.pictures.clipping import clipped_line, clipped_ring
from detente.brief.pictures.frame import Block, Framed, Ground, Key, Notes, framed, nothing, stacked
from detente.brief.pictures.ground_map import DASH, Boundaries, ground, points_of
from detente.brief.pictures.inks import INK, PAPER, QUIET, RULE
from detente.brief.pictures.letters import fitted, width_of
from detente.brief.pictures.placing import Sign, placed
from detente.brief.pictures.projection import View, fitted_view
from detente.brief.pictures.words import day_words, listed
from detente.model.area import Numbers
from detente.model.exercise import Range
from detente.model.message import UNITS_PER_DEGREE, Coordinates
from detente.sources.land import Land

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 980.0, 430.0, 700.0
CLASSES: tuple[tuple[int, str, float], ...] = (
    (0, "under 5,000", 4.0),
    (5_000, "5,000 to 19,999", 6.0),
    (20_000, "20,000 to 79,999", 8.5),
    (80_000, "80,000 and more", 11.5),
)
"""Classes of size, for the eye only: from how many, in words, the radius of the sign in px. No rule asks them."""
UNTOLD = 4.0
LABEL, LABEL_LONGEST, MOST_NAMED = 10.5, 150.0, 16
"""Names stand beside the signs of so few activities; of more, their numbers."""
STEP = 0.5
"""Edges of areas are straight on the plane of latitude and longitude: drawn by points so many degrees apart."""
SILENCE = "A number that is not told is not zero. Places are those told, not measured, and name no State."
LINES = (
    "Lines and tones are no statement on the status of any territory or border. Dashed: in or at a place that "
    "more than one side claims."
)
NO_LAND = "Drawn without land: run `make land` to have coasts and boundary lines."


class MapGround(msgspec.Struct, frozen=True, kw_only=True):
    """What a map is drawn on: land if it is there, a desk's own lines, disputed places, the small print."""

    ground: Ground
    disputed: tuple[DisputedPlace, ...]
    land: Land | None = None
    own: Boundaries | None = None
    table: bool = True


def map_picture(rows: Sequence[ActivityRow], on: MapGround) -> str:
    """Return the map of activities as SVG; those without a place are in the table and listed as such."""
    shown = [row for row in rows if row.at or row.area]
    view = _view(shown) if shown else None
    body = _map(shown, view, on) if view else nothing(WIDTH)
    told = Framed(
        title=f"Military activities as told, as of {day_words(on.ground.as_of)}",
        subtitle=f"{len(shown)} of {len(rows)} with a place. {LINES}",
        description=" ".join(_description(rows)),
        body=stacked([body, *([table_of(rows, WIDTH)] if on.table and rows else [])], gap=14),
        silence=SILENCE,
        legend=tuple(_legend(shown)) if shown else (),
        notes=tuple(_notes(rows, view, on)),
        warning="" if on.land or not shown else NO_LAND,
    )
    return svg(framed(told, on.ground))


def radius_of(number: Range | None) -> float:
    """Return the radius of the sign of a number, in px: by its class, the smallest where it is not told."""
    value = None if number is None else number.most if number.most is not None else number.least
    if value is None:
        return UNTOLD
    return next(radius for least, _, radius in reversed(CLASSES) if value >= least)


def in_degrees(places: Sequence[Coordinates]) -> Numbers:
    """Return places as rows of (latitude, longitude) in degrees."""
    return np.array([(place.latitude_e7, place.longitude_e7) for place in places]) / UNITS_PER_DEGREE


def unwrapped(corners: Sequence[Coordinates]) -> Numbers:
    """Return a ring in degrees, each longitude beside the one before, so that none jumps at the antimeridian."""
    ring = in_degrees(corners)
    steps = (np.diff(ring[:, 1]) + 180.0) % 360.0 - 180.0
    ring[1:, 1] = ring[0, 1] + np.cumsum(steps)
    return ring


def outline_of(corners: Sequence[Coordinates]) -> Numbers:
    """Return the outline of an area in degrees, closed, with points along its edges."""
    ring = unwrapped(corners)
    turn = (ring[0, 1] - ring[-1, 1] + 180.0) % 360.0 - 180.0
    closed = np.vstack((ring, (ring[0, 0], ring[-1, 1] + turn)))
    parts = []
    for start, end in pairwise(closed):
        count = max(int(np.abs(end - start).max() / STEP), 1)
        parts.append(start + (end - start) * np.arange(count)[:, None] / count)
    return np.vstack((*parts, closed[-1:]))


def _view(rows: Sequence[ActivityRow]) -> View:
    places = [place for row in rows for place in (*([row.at] if row.at else []), *row.area)]
    return fitted_view(in_degrees(places), WIDTH, LEAST_HEIGHT, MOST_HEIGHT)


def _map(rows: Sequence[ActivityRow], view: View, on: MapGround) -> Block:
    shapes = [*ground(view, on.land, on.own, on.disputed, on.ground.as_of.date())]
    shapes += (Group(shapes=tuple(_area(row, view)), title=row.name) for row in rows if row.area)
    ordered = sorted(rows, key=lambda row: -_reach(row))
    signs = [_sign(row, view, len(rows)) for row in ordered]
    places = placed(signs, view.width, view.height)
    ties = (_tie(sign.at, at) for sign, at in zip(signs, places, strict=True))
    shapes += [shape for tie in ties for shape in tie]
    for row, at in zip(ordered, places, strict=True):
        shapes.append(Group(shapes=tuple(_drawn(row, at, len(rows))), title=_title(row)))
    return Block(view.width, view.height, tuple(shapes))


def _reach(row: ActivityRow) -> float:
    return max((radius_of(one.number) for one in row.reported), default=0.0) or _radius(row)


def _radius(row: ActivityRow) -> float:
    return radius_of(row.declared or row.total)


def _middle(row: ActivityRow) -> Coordinates:
    """Return the place told, or the middle of the corners where only an area is told."""
    if row.at:
        return row.at
    ring = unwrapped(row.area).mean(axis=0) * UNITS_PER_DEGREE
    half = 180 * UNITS_PER_DEGREE
    return Coordinates(round(float(ring[0])), (round(float(ring[1])) + half) % (2 * half) - half)


def _sign(row: ActivityRow, view: View, count: int) -> Sign:
    x, y = view.at(in_degrees([_middle(row)]))[0]
    radius = max(_reach(row), _radius(row)) + 1.5
    return Sign((float(x), float(y)), radius, radius + 3 + width_of(_label(row, count), LABEL), max(radius, 6.5))


def _label(row: ActivityRow, count: int) -> str:
    return fitted(f"{row.number} {row.name}", LABEL_LONGEST, LABEL) if count <= MOST_NAMED else str(row.number)


def _tie(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Shape]:
    if start != end:
        yield Line(points=(start, end), line=QUIET, line_width=0.6)
        yield Circle(x=start[0], y=start[1], radius=1.3, fill=INK)


def _drawn(row: ActivityRow, at: tuple[float, float], count: int) -> Iterator[Shape]:
    x, y = at
    for one in row.reported:
        yield Circle(x=x, y=y, radius=radius_of(one.number) + 1.5, line=INK, line_width=1)
    yield _symbol(row, x, y)
    words = _label(row, count)
    left = x + max(_reach(row), _radius(row)) + 4
    yield Rect(x=left - 1.5, y=y - 6, width=width_of(words, LABEL) + 3, height=12, fill=PAPER)
    yield Text(x=left, y=y + 3.6, words=words, size=LABEL, fill=INK)


def _symbol(row: ActivityRow, x: float, y: float) -> Shape:
    """Return a disc for a number that counts, a square for a published total alone, a triangle for none told."""
    radius = _radius(row)
    if row.declared:
        return Circle(x=x, y=y, radius=radius, fill=INK, line=PAPER, line_width=0.8)
    if row.total:
        side = radius * 1.7
        return Rect(
            x=x - side / 2, y=y - side / 2, width=side, height=side, fill=QUIET, line=PAPER, line_width=0.8
        )
    corners = ((x, y - radius * 1.2), (x + radius * 1.1, y + radius * 0.8), (x - radius * 1.1, y + radius * 0.8))
    return Polygon(points=corners, fill=PAPER, line=INK, line_width=1.1)


def _area(row: ActivityRow, view: View) -> Iterator[Shape]:
    points = view.at(outline_of(row.area))
    cut = clipped_ring(points[:-1], view.width, view.height)
    if len(cut):
        yield Polygon(points=points_of(cut), fill="#d9dee2")
    for piece in clipped_line(points, view.width, view.height):
        yield Line(points=points_of(piece), line=INK, line_width=1)


def _title(row: ActivityRow) -> str:
    return f"{row.number} {row.name}: {sizes_words(row)}"


def sizes_words(row: ActivityRow) -> str:
    """Return every number told of an activity's strength, each with whose it is."""
    told = [f"{range_words(row.declared)} troops that count, by {row.said_by}"] if row.declared else []
    told += [f"{range_words(row.total)} published in all, by {row.said_by}"] if row.total else []
    told += [f"{range_words(one.number)} reported by {one.party}" for one in row.reported]
    return "; ".join(told) or "no number told"


def _legend(rows: Sequence[ActivityRow]) -> Iterator[Key]:
    if any(row.declared for row in rows):
        yield Key("troops that count, as told", 16, (Circle(x=8, y=8, radius=6, fill=INK),))
    if any(row.total and not row.declared for row in rows):
        yield Key("a published total only", 16, (Rect(x=3, y=3, width=10, height=10, fill=QUIET),))
    if any(not row.total and not row.declared for row in rows):
        corners = ((8, 3), (13, 12), (3, 12))
        yield Key("no number told", 16, (Polygon(points=corners, fill=PAPER, line=INK, line_width=1.1),))
    if any(row.reported for row in rows):
        ring = Circle(x=8, y=8, radius=7, line=INK)
        yield Key("ring: what others reported", 16, (ring,))
    for _, words, radius in CLASSES:
        yield Key(words, 2 * radius, (Circle(x=radius, y=8, radius=radius, line=RULE, line_width=0.8),))
    yield Key("disputed line", 26, (Line(points=((0, 8), (24, 8)), line=RULE, dash=DASH),))


def _notes(rows: Sequence[ActivityRow], view: View | None, on: MapGround) -> Iterator[Notes]:
    disputes = {one.id: one for row in rows for one in row.disputed}
    yield Notes("* At places that more than one side claims", tuple(map(_claimed, disputes.values())))
    day = on.ground.as_of.date()
    seen = [place for place in on.disputed if view and place.on(day) and _is_seen(place, view)]
    words = tuple(f"{one.says}: {listed([claim.name for claim in claimants_on(one, day)])}" for one in seen)
    yield Notes(f"Disputed in this picture on {day_words(day)}, claimants in alphabetical order", words)
    bare = tuple(f"{row.number} {row.name}" for row in rows if not row.at and not row.area)
    yield Notes("Told without a place", bare)
    yield Notes(
        "Zone told and outline differ", tuple(f"{r.name}: {r.zone.question}" for r in rows if r.zone.question)
    )


def _claimed(one: Disputed) -> str:
    names = listed([claim.name for claim in one.claimants])
    held = f"Administered {one.administered}. [{one.certainty}]"
    return f"{one.says}: claimed by {names} (in alphabetical order). {held}"


def _is_seen(place: DisputedPlace, view: View) -> bool:
    points = view.at(np.vstack([in_degrees(outline) for outline in place.outlines]))
    return bool(((points > 0) & (points < (view.width, view.height))).all(axis=1).any())


def _description(rows: Sequence[ActivityRow]) -> Iterator[str]:
    yield f"A map of {len(rows)} military activities and a table of them."
    for row in rows:
        days = f" from {day_words(row.start)}" if row.start else ""
        yield f"{_title(row)}{days}."
