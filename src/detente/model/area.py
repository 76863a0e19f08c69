"""Areas given by their corners: whether a ring is simple, which places lie in it, how far two areas lie apart.

Edges are straight between corners on the plane of latitude and longitude. All questions but distance are answered
exactly, in whole numbers of 64 bits: on which side of a line a place lies is told by comparing two products, each
of which fits. A ring that crosses itself or the antimeridian is refused by name, with its edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import radians

import numpy as np
from numpy.typing import NDArray

from detente.model.message import UNITS_PER_DEGREE, Coordinates

EARTH_RADIUS_KM = 6_371.0088
"""Mean radius of the Earth (IUGG), for the haversine."""
HALF_TURN = 180 * UNITS_PER_DEGREE
FEWEST_CORNERS = 3

Integers = NDArray[np.int64]
"""Places as rows of latitude and longitude in units of 1e-7 degree, or one such row."""
Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]


def ring_of(corners: Sequence[Coordinates]) -> tuple[Coordinates, ...]:
    """Return the corners once round, the first not repeated at the end."""
    closed = len(corners) > 1 and corners[0] == corners[-1]
    return tuple(corners[:-1] if closed else corners)


def fault_of(corners: Sequence[Coordinates]) -> str:
    """Return what keeps corners from being the ring of an area, empty if nothing does; corners count from 1.

    Named are: too few corners, a corner that repeats the one before it, an edge over the antimeridian, and two
    edges that cross or touch. Time grows with the square of the corners.
    """
    ring = ring_of(corners)
    if len(set(ring)) < FEWEST_CORNERS:
        return f"an area needs at least {FEWEST_CORNERS} different corners, and has {len(set(ring))}"
    for number, (start, end) in enumerate(zip(ring, (*ring[1:], ring[0]), strict=True)):
        if start == end:
            return f"corner {_next(number, ring)} repeats corner {number + 1}"
        if abs(end.longitude_e7 - start.longitude_e7) >= HALF_TURN:
            return f"edge {_named(number, ring)} crosses the antimeridian: cut the area into two there"
    crossing = crossing_edges(ring)
    return "edges {} and {} cross or touch".format(*(_named(n, ring) for n in crossing)) if crossing else ""


def crossing_edges(ring: Sequence[Coordinates]) -> tuple[int, int] | None:
    """Return the first two edges of a ring that share more than a common corner, None if there are none."""
    starts = _units(ring)
    ends = np.roll(starts, -1, axis=0)
    here = np.arange(len(ring))
    after = (here + 1) % len(ring)
    clash = _meet(starts[:, None], ends[:, None], starts, ends)
    # Neighbours share a corner; they clash only where one folds back on the other.
    folded = _on(starts, ends, ends[after]) | _on(starts[after], ends[after], starts)
    clash[here, after] = clash[after, here] = folded
    clash = np.triu(clash, 1)
    first, second = np.unravel_index(int(clash.argmax()), clash.shape)
    return (int(first), int(second)) if clash[first, second] else None


def inside(corners: Sequence[Coordinates], places: Sequence[Coordinates]) -> Truths:
    """Return for each place whether it lies in an area or on its edge. Source of the method: ray casting."""
    starts, points = _units(ring_of(corners)), _units(places)
    within = on_edge = np.zeros(len(points), dtype=np.bool_)
    for start, end in zip(starts, np.roll(starts, -1, axis=0), strict=True):
        side = _side(start, end, points)
        on_edge = on_edge | ((side == 0) & _between(start, end, points))
        crossed = (start[0] > points[:, 0]) != (end[0] > points[:, 0])
        within = within ^ (crossed & ((side > 0) == (end[0] > start[0])))
    return within | on_edge


def holds(corners: Sequence[Coordinates], place: Coordinates) -> bool:
    """Return whether one place lies in an area or on its edge: as `inside`, and quicker for one."""
    ring = ring_of(corners)
    latitude, longitude = place.latitude_e7, place.longitude_e7
    within, start = False, ring[-1]
    for end in ring:
        south, north = sorted((start, end), key=_latitude)
        if south.latitude_e7 <= latitude <= north.latitude_e7:
            east = (north.longitude_e7 - south.longitude_e7) * (latitude - south.latitude_e7)
            side = east - (longitude - south.longitude_e7) * (north.latitude_e7 - south.latitude_e7)
            if side == 0 and _spans(start.longitude_e7, end.longitude_e7, longitude):
                return True
            within ^= side > 0 and latitude < north.latitude_e7
        start = end
    return within


def _latitude(place: Coordinates) -> int:
    return place.latitude_e7


def _spans(one: int, other: int, value: int) -> bool:
    return min(one, other) <= value <= max(one, other)


def distance_km(one: Sequence[Coordinates], other: Sequence[Coordinates]) -> int:
    """Return how far two areas lie apart, in whole kilometres rounded down; 0 where they overlap or touch.

    Haversine between each corner and the nearest point of each edge of the other area; that point is found on a
    plane around the corner, which up to a thousand kilometres is good to about 1 %.
    """
    first, second = ring_of(one), ring_of(other)
    if _overlap(first, second):
        return 0
    return int(min(_nearest_km(first, second), _nearest_km(second, first)))


def edge_distances_km(place: Coordinates, starts: Sequence[Coordinates], ends: Sequence[Coordinates]) -> Numbers:
    """Return the distances from a place to edges, each from a start to an end, in kilometres.

    Haversine to the nearest point of each edge, found on a plane around the place: see `distance_km`.
    """
    point = _units([place])[0] / UNITS_PER_DEGREE
    return _each_edge_km(point, _units(starts) / UNITS_PER_DEGREE, _units(ends) / UNITS_PER_DEGREE)


def haversine_km(latitude: float, longitude: float, latitudes: Numbers, longitudes: Numbers) -> Numbers:
    """Return the distances from one place to others, in kilometres; angles in radians."""
    half = np.sin((latitudes - latitude) / 2) ** 2
    half += np.cos(latitude) * np.cos(latitudes) * np.sin((longitudes - longitude) / 2) ** 2
    distances: Numbers = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return distances


def _next(number: int, ring: Sequence[Coordinates]) -> int:
    return (number + 1) % len(ring) + 1


def _named(number: int, ring: Sequence[Coordinates]) -> str:
    return f"{number + 1}-{_next(number, ring)}"


def _units(places: Sequence[Coordinates]) -> Integers:
    pairs = [(place.latitude_e7, place.longitude_e7) for place in places]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _side(start: Integers, end: Integers, place: Integers) -> Integers:
    """Return on which side of a line places lie: 1 to the left (north up, east right), -1 to the right, 0 on it.

    A difference of longitudes is below 2^32, one of latitudes below 2^31, so that a product fits into 63 bits;
    the two products are compared, not subtracted.
    """
    along, to_place = end - start, place - start
    left = along[..., 1] * to_place[..., 0]
    right = along[..., 0] * to_place[..., 1]
    return (left > right).astype(np.int64) - (left < right)


def _between(start: Integers, end: Integers, place: Integers) -> Truths:
    """Return whether places on the line through two others lie between them."""
    truths: Truths = np.all((np.minimum(start, end) <= place) & (place <= np.maximum(start, end)), axis=-1)
    return truths


def _on(start: Integers, end: Integers, place: Integers) -> Truths:
    truths: Truths = (_side(start, end, place) == 0) & _between(start, end, place)
    return truths


def _meet(start: Integers, end: Integers, starts: Integers, ends: Integers) -> Truths:
    """Return for stretches whether they have a point in common with others, shape by shape."""
    first, second = _side(start, end, starts), _side(start, end, ends)
    third, fourth = _side(starts, ends, start), _side(starts, ends, end)
    touch: Truths = (first == 0) & _between(start, end, starts) | (second == 0) & _between(start, end, ends)
    touch |= (third == 0) & _between(starts, ends, start) | (fourth == 0) & _between(starts, ends, end)
    touch |= (first != second) & (third != fourth)
    return touch


def _overlap(first: Sequence[Coordinates], second: Sequence[Coordinates]) -> bool:
    if inside(second, first[:1])[0] or inside(first, second[:1])[0]:
        return True
    starts, others = _units(first), _units(second)
    ends, other_ends = np.roll(starts, -1, axis=0), np.roll(others, -1, axis=0)
    return bool(_meet(starts[:, None], ends[:, None], others, other_ends).any())


def _nearest_km(places: Sequence[Coordinates], ring: Sequence[Coordinates]) -> float:
    """Return the least distance from any of the places to any edge of a ring, in kilometres."""
    starts = _units(ring) / UNITS_PER_DEGREE
    ends = np.roll(starts, -1, axis=0)
    return min(_to_edges_km(place, starts, ends) for place in _units(places) / UNITS_PER_DEGREE)


def _to_edges_km(place: Numbers, starts: Numbers, ends: Numbers) -> float:
    return float(_each_edge_km(place, starts, ends).min())


def _each_edge_km(place: Numbers, starts: Numbers, ends: Numbers) -> Numbers:
    narrow = np.cos(radians(float(place[0])))
    from_place, along = _wrapped(starts - place), _wrapped(ends - starts)
    scale = np.array([1.0, narrow])
    lengths = np.maximum(((along * scale) ** 2).sum(axis=1), 1e-18)  # two corners in one place are a point
    share = np.clip(-((from_place * along) * scale**2).sum(axis=1) / lengths, 0.0, 1.0)
    nearest = np.radians(place + from_place + share[:, None] * along)
    return haversine_km(radians(float(place[0])), radians(float(place[1])), nearest[:, 0], nearest[:, 1])


def _wrapped(differences: Numbers) -> Numbers:
    """Return differences with those of longitude the short way round."""
    differences[:, 1] = (differences[:, 1] + 180.0) % 360.0 - 180.0
    return differences
