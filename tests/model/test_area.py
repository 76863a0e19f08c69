"""Areas: rings that cross are named with their edges, membership is exact, distances are within 1 %."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.area import crossing_edges, distance_km, fault_of, holds, inside, ring_of
from detente.model.message import UNITS_PER_DEGREE, Coordinates

DEGREE = UNITS_PER_DEGREE
SQUARE = tuple(Coordinates(y * DEGREE, x * DEGREE) for y, x in ((0, 0), (10, 0), (10, 10), (0, 10)))

places = st.builds(Coordinates, st.integers(0, 6), st.integers(0, 6))
rings = st.lists(places, min_size=3, max_size=7).filter(lambda ring: ring[0] != ring[-1])


def at(latitude: float, longitude: float) -> Coordinates:
    return Coordinates(round(latitude * DEGREE), round(longitude * DEGREE))


def contains(ring: Sequence[Coordinates], place: Coordinates) -> bool:
    (there,) = inside(ring, [place])
    return bool(there)


def box(latitude: float, longitude: float, height: float, width: float) -> tuple[Coordinates, ...]:
    corners = ((0.0, 0.0), (height, 0.0), (height, width), (0.0, width))
    return tuple(at(latitude + up, longitude + right) for up, right in corners)


@pytest.mark.parametrize(
    ("corners", "fault"),
    [
        (SQUARE, ""),
        ((*SQUARE, SQUARE[0]), ""),
        (tuple(reversed(SQUARE)), ""),
        (SQUARE[:2], "an area needs at least 3 different corners, and has 2"),
        ((), "an area needs at least 3 different corners, and has 0"),
        ((*SQUARE[:2], SQUARE[1], *SQUARE[2:]), "corner 3 repeats corner 2"),
        ((SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]), "edges 1-2 and 3-4 cross or touch"),
        ((at(0, 0), at(0, 4), at(0, 2), at(5, 2)), "edges 1-2 and 2-3 cross or touch"),
        ((at(0, 0), at(0, 4), at(4, 4), at(0, 2), at(4, 0)), "edges 1-2 and 3-4 cross or touch"),
        ((at(0, 2), at(4, 4), at(0, 4), at(0, 0)), "edges 1-2 and 3-4 cross or touch"),
        ((at(50, 175), at(60, 175), at(60, -175), at(50, -175)), "edge 2-3 crosses the antimeridian"),
        ((at(0, -90), at(10, 90), at(5, 0)), "edge 1-2 crosses the antimeridian"),
    ],
)
def test_a_fault_is_named_with_its_edges(corners: tuple[Coordinates, ...], fault: str) -> None:
    found = fault_of(corners)
    assert found.startswith(fault)
    assert bool(found) == bool(fault)


@pytest.mark.parametrize(
    ("place", "there"),
    [
        (at(5, 5), True),
        (at(0, 0), True),
        (at(0, 5), True),
        (at(10, 5), True),
        (at(5, 0), True),
        (at(5, 10), True),
        (at(5, 11), False),
        (at(5, -1), False),
        (at(10, 11), False),
        (at(0, -1), False),
        (at(11, 5), False),
        (Coordinates(5 * DEGREE, 10 * DEGREE + 1), False),
        (Coordinates(5 * DEGREE, 10 * DEGREE - 1), True),
    ],
)
def test_a_place_on_the_edge_is_inside_and_one_unit_beyond_is_not(place: Coordinates, *, there: bool) -> None:
    assert contains(SQUARE, place) is there
    assert contains(tuple(reversed(SQUARE)), place) is there
    assert contains((*SQUARE, SQUARE[0]), place) is there


def winding(ring: tuple[Coordinates, ...], place: Coordinates) -> bool:
    """Return whether a place lies in a simple ring by another method: a slanted line, in fractions."""
    x, y = Fraction(place.longitude_e7), Fraction(place.latitude_e7)
    slope = Fraction(1, 1009)  # so steep against the grid of these rings that the line meets no corner
    crossings = 0
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        ax, ay = Fraction(a.longitude_e7) - x, Fraction(a.latitude_e7) - y
        bx, by = Fraction(b.longitude_e7) - x, Fraction(b.latitude_e7) - y
        low, high = ay - slope * ax, by - slope * bx
        if (low > 0) != (high > 0):
            share = low / (low - high)
            crossings += ax + share * (bx - ax) > 0
    return crossings % 2 == 1


def on_edge(ring: tuple[Coordinates, ...], place: Coordinates) -> bool:
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        ax, ay = a.longitude_e7 - place.longitude_e7, a.latitude_e7 - place.latitude_e7
        bx, by = b.longitude_e7 - place.longitude_e7, b.latitude_e7 - place.latitude_e7
        if ax * by == ay * bx and ax * bx <= 0 and ay * by <= 0:
            return True
    return False


@given(rings, places)
@settings(max_examples=500, deadline=None)
def test_membership_agrees_with_another_method(ring: list[Coordinates], place: Coordinates) -> None:
    if not fault_of(ring):
        assert contains(ring, place) is (on_edge(tuple(ring), place) or winding(tuple(ring), place))


def meet(a: Coordinates, b: Coordinates, c: Coordinates, d: Coordinates) -> list[Fraction]:
    """Return where two stretches meet along the first, by solving the equations; for one line, the ends."""
    px, py = b.longitude_e7 - a.longitude_e7, b.latitude_e7 - a.latitude_e7
    qx, qy = d.longitude_e7 - c.longitude_e7, d.latitude_e7 - c.latitude_e7
    rx, ry = c.longitude_e7 - a.longitude_e7, c.latitude_e7 - a.latitude_e7
    across = px * qy - py * qx
    if across:
        t, u = Fraction(rx * qy - ry * qx, across), Fraction(rx * py - ry * px, across)
        return [t] if 0 <= t <= 1 and 0 <= u <= 1 else []
    if rx * py != ry * px:
        return []
    length = px * px + py * py
    ends = sorted(
        Fraction((e.longitude_e7 - a.longitude_e7) * px + (e.latitude_e7 - a.latitude_e7) * py, length)
        for e in (c, d)
    )
    low, high = max(ends[0], Fraction(0)), min(ends[1], Fraction(1))
    return [] if low > high else [low] if low == high else [low, high]


@given(rings)
@settings(max_examples=500, deadline=None)
def test_crossings_agree_with_another_method(ring: list[Coordinates]) -> None:
    """Two edges of a ring may meet in the one corner that they share as neighbours, and nowhere else."""
    edges = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    if any(a == b for a, b in edges) or len(set(ring)) < 3:
        assert fault_of(ring)
        return
    clash = False
    for i, j in combinations(range(len(edges)), 2):
        met = meet(*edges[i], *edges[j])
        neighbours = 2 if len(ring) == 2 else (j - i == 1) + (i == 0 and j == len(edges) - 1)
        clash |= len(met) > neighbours
    assert bool(crossing_edges(ring)) is clash


@given(rings, st.integers(0, 6))
@settings(deadline=None)
def test_where_a_ring_begins_changes_nothing(ring: list[Coordinates], turn: int) -> None:
    if any(a == b for a, b in pairwise(ring)):
        return
    turned = (*ring[turn % len(ring) :], *ring[: turn % len(ring)])
    assert bool(fault_of(ring)) is bool(fault_of(turned))


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        # one degree of latitude is 111.195 km on the mean sphere: 6371.0088 km times pi, by 180
        (box(45, 10, 0.5, 1), box(47, 10, 0.5, 1), 166),
        (box(45, 10, 0.5, 1), box(45.25, 10.5, 0.5, 1), 0),
        (box(45, 10, 0.5, 1), box(45.5, 10, 0.5, 1), 0),
        (box(45, 10, 3, 3), box(46, 11, 0.1, 0.1), 0),
        (box(46, 11, 0.1, 0.1), box(45, 10, 3, 3), 0),
        (box(45, 10, 1, 9), box(40, 14, 9, 1), 0),  # a cross: no corner of one lies in the other
        (box(0, 10, 1, 1), box(0, 12, 1, 1), 111),
        (box(60, 10, 1, 1), box(60, 12, 1, 1), 53),  # at 61 degrees, where meridians have drawn together
        (box(10, -179.5, 1, 0.2), box(10, 179.0, 1, 0.5), 109),  # the short way over the antimeridian
    ],
)
def test_distances(one: tuple[Coordinates, ...], other: tuple[Coordinates, ...], km: int) -> None:
    """Tolerance 1 % and one kilometre, which is what the plane around a corner costs and rounding down takes."""
    for first, second in ((one, other), (other, one)):
        assert distance_km(first, second) == pytest.approx(km, rel=0.01, abs=1)


def test_the_closing_corner_is_taken_off_once() -> None:
    assert ring_of((*SQUARE, SQUARE[0])) == SQUARE
    assert ring_of(SQUARE) == SQUARE
    assert ring_of(SQUARE[:1]) == SQUARE[:1]


@settings(max_examples=300, deadline=None)
@given(rings, places)
def test_one_place_is_told_as_many_are(ring: list[Coordinates], place: Coordinates) -> None:
    """The quick way for one place gives what the way for many gives, on edges and corners too."""
    assert holds(ring, place) == contains(ring, place)
