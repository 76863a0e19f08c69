"""Areas given by their corners: whether a ring is simple, whether a place lies in it, how far two areas lie apart.

Edges are straight between corners on the plane of latitude and longitude, and all questions but distance are
answered in whole numbers, so exactly. A ring that crosses itself or the antimeridian is refused by name, with
its edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import radians

import numpy as np
from numpy.typing import NDArray

from detente.model.message import UNITS_PER_DEGREE, Coordinates

EARTH_RADIUS_KM = 6_371.0088
"""Mean radius of the Earth (IUGG), for the haversine."""
HALF_TURN = 180 * UNITS_PER_DEGREE
FEWEST_CORNERS = 3

Edge = tuple[Coordinates, Coordinates]
Numbers = NDArray[np.float64]


def ring_of(corners: Sequence[Coordinates]) -> tuple[Coordinates, ...]:
    """Return the corners once round, the first not repeated at the end."""
    closed = len(corners) > 1 and corners[0] == corners[-1]
    return tuple(corners[:-1] if closed else corners)


def fault_of(corners: Sequence[Coordinates]) -> str:
    """Return what keeps corners from being the ring of an area, empty if nothing does; corners count from 1.

    Named are: too few corners, a corner that repeats the one before it, an edge over the antimeridian, and two
    edges that cross or touch. Time grows with the square of the corners at worst.
    """
    ring = ring_of(corners)
    if len(set(ring)) < FEWEST_CORNERS:
        return f"an area needs at least {FEWEST_CORNERS} different corners, and has {len(set(ring))}"
    for number, (start, end) in enumerate(_edges(ring)):
        if start == end:
            return f"corner {_next(number, ring)} repeats corner {number + 1}"
        if abs(end.longitude_e7 - start.longitude_e7) >= HALF_TURN:
            return f"edge {_named(number, ring)} crosses the antimeridian: cut the area into two there"
    crossing = crossing_edges(ring)
    return "edges {} and {} cross or touch".format(*(_named(n, ring) for n in crossing)) if crossing else ""


def crossing_edges(ring: Sequence[Coordinates]) -> tuple[int, int] | None:
    """Return the first two edges of a ring that share more than a common corner, None if there are none."""
    edges = list(_edges(ring))
    order = sorted(range(len(edges)), key=lambda n: min(p.latitude_e7 for p in edges[n]))
    for place, first in enumerate(order):
        top = max(p.latitude_e7 for p in edges[first])
        for second in order[place + 1 :]:
            if min(p.latitude_e7 for p in edges[second]) > top:
                break
            if _clash(first, second, edges):
                return min(first, second), max(first, second)
    return None


def contains(corners: Sequence[Coordinates], place: Coordinates) -> bool:
    """Return whether a place lies in an area or on its edge. Source of the method: ray casting, exact."""
    inside = False
    for start, end in _edges(ring_of(corners)):
        side = _side(start, end, place)
        if side == 0 and _between(start, end, place):
            return True
        if (start.latitude_e7 > place.latitude_e7) != (end.latitude_e7 > place.latitude_e7):
            inside ^= (side > 0) == (end.latitude_e7 > start.latitude_e7)
    return inside


def distance_km(one: Sequence[Coordinates], other: Sequence[Coordinates]) -> int:
    """Return how far two areas lie apart, in whole kilometres rounded down; 0 where they overlap or touch.

    Haversine between each corner and the nearest point of each edge of the other area; that point is found on a
    plane around the corner, which up to a thousand kilometres is good to about 1 %.
    """
    first, second = ring_of(one), ring_of(other)
    if _overlap(first, second):
        return 0
    return int(min(_nearest_km(first, second), _nearest_km(second, first)))


def haversine_km(latitude: float, longitude: float, latitudes: Numbers, longitudes: Numbers) -> Numbers:
    """Return the distances from one place to others, in kilometres; angles in radians."""
    half = np.sin((latitudes - latitude) / 2) ** 2
    half += np.cos(latitude) * np.cos(latitudes) * np.sin((longitudes - longitude) / 2) ** 2
    distances: Numbers = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return distances


def _edges(ring: Sequence[Coordinates]) -> Iterator[Edge]:
    return zip(ring, (*ring[1:], *ring[:1]), strict=True)


def _next(number: int, ring: Sequence[Coordinates]) -> int:
    return (number + 1) % len(ring) + 1


def _named(number: int, ring: Sequence[Coordinates]) -> str:
    return f"{number + 1}-{_next(number, ring)}"


def _side(start: Coordinates, end: Coordinates, place: Coordinates) -> int:
    """Return on which side of a line a place lies: positive to the left (north up, east right), 0 on it."""
    return (end.longitude_e7 - start.longitude_e7) * (place.latitude_e7 - start.latitude_e7) - (
        end.latitude_e7 - start.latitude_e7
    ) * (place.longitude_e7 - start.longitude_e7)


def _between(start: Coordinates, end: Coordinates, place: Coordinates) -> bool:
    """Return whether a place on the line through two others lies between them."""
    return (
        min(start.latitude_e7, end.latitude_e7) <= place.latitude_e7 <= max(start.latitude_e7, end.latitude_e7)
    ) and (
        min(start.longitude_e7, end.longitude_e7)
        <= place.longitude_e7
        <= max(start.longitude_e7, end.longitude_e7)
    )


def _clash(first: int, second: int, edges: list[Edge]) -> bool:
    """Return whether two edges of a ring meet elsewhere than in the corner that neighbours share."""
    (a, b), (c, d) = edges[first], edges[second]
    if (second - first) % len(edges) == 1:
        return _on(a, b, d) or _on(c, d, a)
    if (first - second) % len(edges) == 1:
        return _on(c, d, b) or _on(a, b, c)
    return _meet(a, b, c, d)


def _meet(a: Coordinates, b: Coordinates, c: Coordinates, d: Coordinates) -> bool:
    """Return whether two stretches have a point in common."""
    if max(a.longitude_e7, b.longitude_e7) < min(c.longitude_e7, d.longitude_e7):
        return False
    if max(c.longitude_e7, d.longitude_e7) < min(a.longitude_e7, b.longitude_e7):
        return False
    apart = _sign(_side(a, b, c)) != _sign(_side(a, b, d)) and _sign(_side(c, d, a)) != _sign(_side(c, d, b))
    return apart or _on(a, b, c) or _on(a, b, d) or _on(c, d, a) or _on(c, d, b)


def _on(start: Coordinates, end: Coordinates, place: Coordinates) -> bool:
    return _side(start, end, place) == 0 and _between(start, end, place)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _overlap(first: Sequence[Coordinates], second: Sequence[Coordinates]) -> bool:
    if contains(second, first[0]) or contains(first, second[0]):
        return True
    return any(_meet(*one, *other) for one in _edges(first) for other in _edges(second))


def _nearest_km(places: Sequence[Coordinates], ring: Sequence[Coordinates]) -> float:
    """Return the least distance from any of the places to any edge of a ring, in kilometres."""
    starts = _degrees(ring)
    ends = np.roll(starts, -1, axis=0)
    return min(_to_edges_km(place, starts, ends) for place in _degrees(places))


def _to_edges_km(place: Numbers, starts: Numbers, ends: Numbers) -> float:
    narrow = np.cos(radians(float(place[0])))
    from_place, along = _wrapped(starts - place), _wrapped(ends - starts)
    scale = np.array([1.0, narrow])
    lengths = np.maximum(((along * scale) ** 2).sum(axis=1), 1e-18)  # two corners in one place are a point
    share = np.clip(-((from_place * along) * scale**2).sum(axis=1) / lengths, 0.0, 1.0)
    nearest = np.radians(place + from_place + share[:, None] * along)
    distances = haversine_km(radians(float(place[0])), radians(float(place[1])), nearest[:, 0], nearest[:, 1])
    return float(distances.min())


def _wrapped(differences: Numbers) -> Numbers:
    """Return differences with those of longitude the short way round."""
    differences[:, 1] = (differences[:, 1] + 180.0) % 360.0 - 180.0
    return differences


def _degrees(places: Sequence[Coordinates]) -> Numbers:
    pairs = [(p.latitude_e7, p.longitude_e7) for p in places]
    return np.array(pairs, dtype=np.float64).reshape(-1, 2) / UNITS_PER_DEGREE
