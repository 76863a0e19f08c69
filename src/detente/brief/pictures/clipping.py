"""Lines and rings cut at the edges of a rectangle, and thinned to what can be seen.

Methods: Liang and Barsky (1984) for lines, Sutherland and Hodgman (1974) for rings. Points are rows of (x, y) in
px; the rectangle reaches from (0, 0).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from detente.model.area import Numbers

SEEN = 1.1
"""Two points of a line nearer than this are drawn as one, in px."""


def clipped_line(points: Numbers, width: float, height: float) -> Iterator[Numbers]:
    """Yield the pieces of a line within the rectangle, in their order."""
    start, along = points[:-1], np.diff(points, axis=0)
    begin, end = _shares(start, along, np.array((width, height)))
    seen = np.flatnonzero(begin < end)
    if not len(seen):
        return
    breaks = (np.diff(seen) > 1) | (end[seen[:-1]] < 1) | (begin[seen[1:]] > 0)
    for run in np.split(seen, np.flatnonzero(breaks) + 1):
        first, last = run[0], run[-1]
        yield np.vstack(
            (
                start[first] + begin[first] * along[first],
                start[run[1:]],
                start[last] + end[last] * along[last],
            )
        )


def clipped_ring(points: Numbers, width: float, height: float) -> Numbers:
    """Return a ring cut at the edges of the rectangle, of no points where it lies outside."""
    for axis, limit, sign in ((0, 0.0, 1.0), (0, width, -1.0), (1, 0.0, 1.0), (1, height, -1.0)):
        if len(points):
            points = _half(points, sign * (points[:, axis] - limit))
    return points


def thinned(points: Numbers) -> Numbers:
    """Return a line with its first and last point, and of those between, one for each stretch that can be seen."""
    if len(points) < 3:  # noqa: PLR2004  nothing between
        return points
    steps = np.sqrt((np.diff(points, axis=0) ** 2).sum(axis=1))
    place = np.floor(np.concatenate(([0.0], np.cumsum(steps))) / SEEN)
    kept = np.concatenate(([True], np.diff(place) > 0))
    kept[-1] = True
    return points[kept]


def _shares(start: Numbers, along: Numbers, size: Numbers) -> tuple[Numbers, Numbers]:
    """Return from which to which share each edge lies within the rectangle; none where the first is more."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        near, far = -start / along, (size - start) / along
    low, high = np.minimum(near, far), np.maximum(near, far)
    level = along == 0
    within = (start >= 0) & (start <= size)
    low = np.where(level, np.where(within, -np.inf, np.inf), low)
    high = np.where(level, np.where(within, np.inf, -np.inf), high)
    return np.maximum(low.max(axis=1), 0.0), np.minimum(high.min(axis=1), 1.0)


def _half(points: Numbers, depth: Numbers) -> Numbers:
    """Return a ring without what lies at a negative depth, with new points where it crosses."""
    after = np.roll(depth, -1)
    inside = depth >= 0
    crossing: NDArray[np.bool_] = inside != (after >= 0)
    share = np.where(crossing, depth / np.where(crossing, depth - after, 1.0), 0.0)
    met = points + share[:, None] * (np.roll(points, -1, axis=0) - points)
    both = np.stack((points, met), axis=1).reshape(-1, 2)
    return both[np.stack((inside, crossing), axis=1).reshape(-1)]
