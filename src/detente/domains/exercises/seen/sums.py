"""Ranges of numbers held beside each other, and added where they are of different things. None is not told."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model.exercise import Range


def between(ranges: Sequence[Range | None]) -> Range | None:
    """Return from the least to the most of several ranges, open where one is open; None where there are none."""
    told = [one for one in ranges if one is not None]
    if not told:
        return None
    least = [one.least for one in told if one.least is not None]
    most = [one.most for one in told if one.most is not None]
    return Range(min(least) if len(least) == len(told) else None, max(most) if len(most) == len(told) else None)


def added(ranges: Sequence[Range | None]) -> Range | None:
    """Return the sum of ranges, open above where one is; what is not told adds nothing to the least."""
    told = [one for one in ranges if one is not None]
    if not told:
        return None
    least = [one.least for one in told if one.least is not None]
    most = [one.most for one in told if one.most is not None]
    return Range(sum(least) if least else None, sum(most) if len(most) == len(told) else None)
