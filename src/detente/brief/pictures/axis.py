"""A time axis in UTC: where an instant stands, and the days, months, quarters or years written under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from math import inf

import msgspec

from detente.brief.pictures.canvas import MIDDLE, Line, Shape, Text
from detente.brief.pictures.inks import FAINT, INK, QUIET
from detente.brief.pictures.letters import width_of
from detente.brief.shown import MONTHS

SIZE = 11.0
HEIGHT = 24
"""Room under the picture for the words of an axis, in px."""
MONTHS_IN_YEAR = 12
BETWEEN = 14
"""White between two labels, at least."""
SHARE = 0.02
"""Room left free at both ends, in parts of the whole."""
SHORTEST = timedelta(days=2)
LATEST = datetime.max.replace(tzinfo=UTC)
EARLIEST = datetime.min.replace(tzinfo=UTC)


class Axis(msgspec.Struct, frozen=True):
    """The time from `first` to `last`, drawn from x = `left` to x = `right` (px)."""

    first: datetime
    last: datetime
    left: float
    right: float

    def at(self, instant: datetime) -> float:
        """Return where an instant stands, in px; one beyond the axis at its end."""
        share = (instant - self.first) / (self.last - self.first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def axis(first: datetime, last: datetime, left: float, right: float) -> Axis:
    """Return an axis that holds two instants, a little room before and after, at least two days in all."""
    more = max((last - first) * SHARE, (SHORTEST - (last - first)) / 2)
    before, after = min(more, first - EARLIEST), min(more, LATEST - last)
    return Axis(first - before, last + after, left, right)


def drawn(along: Axis, top: float, bottom: float) -> Iterator[Shape]:
    """Yield the lines of an axis from top to bottom, and its words under them."""
    yield Line(points=((along.left, bottom), (along.right, bottom)), line=INK)
    for start, words in ticks(along):
        x = along.at(start)
        yield Line(points=((x, top), (x, bottom)), line=FAINT)
        yield Line(points=((x, bottom), (x, bottom + 5)), line=INK)
        yield Text(x=x, y=bottom + 17, words=words, size=SIZE, fill=QUIET, anchor=MIDDLE)


def ticks(along: Axis) -> list[tuple[datetime, str]]:
    """Return what is written under an axis: the finest of its steps whose words have room, each at its start."""
    every = ([(at, words(at)) for at in _within(along, starts)] for starts, words in _STEPS)
    made = next((made for made in every if _have_room(along, made)), [])
    return [(at, told) for at, told in made if _inside(along, at, told)]


def _within(along: Axis, starts: Callable[[date], Iterator[date]]) -> Iterator[datetime]:
    """Yield the starts within an axis; no more than can ever have room."""
    most = int(along.right - along.left) // BETWEEN
    for day in starts(along.first.date()):
        instant = datetime(day.year, day.month, day.day, tzinfo=UTC)
        if instant > along.last or not most:
            return
        if instant >= along.first:
            most -= 1
            yield instant


def _have_room(along: Axis, made: list[tuple[datetime, str]]) -> bool:
    edge = -inf
    for start, words in made:
        half = width_of(words, SIZE) / 2
        if along.at(start) - half < edge + BETWEEN:
            return False
        edge = along.at(start) + half
    return True


def _inside(along: Axis, start: datetime, words: str) -> bool:
    half = width_of(words, SIZE) / 2
    return along.left - BETWEEN <= along.at(start) - half and along.at(start) + half <= along.right + BETWEEN


def _days(first: date, *, step: int) -> Iterator[date]:
    """Yield every `step`-th day: by ordinal, so that seven gives Mondays."""
    place = first.toordinal() - (first.toordinal() - 1) % step
    while place <= date.max.toordinal():
        yield date.fromordinal(place)
        place += step


def _months(first: date, *, step: int) -> Iterator[date]:
    """Yield the first day of every `step`-th month, counted from January of year 0."""
    place = first.year * MONTHS_IN_YEAR + first.month - 1
    place -= place % step
    while place < (date.max.year + 1) * MONTHS_IN_YEAR:
        year, month = divmod(place, MONTHS_IN_YEAR)
        if year >= date.min.year:
            yield date(year, month + 1, 1)
        place += step


def _day_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _month_words(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def _year_words(day: date) -> str:
    return str(day.year)


_STEPS: tuple[tuple[Callable[[date], Iterator[date]], Callable[[date], str]], ...] = (
    *((partial(_days, step=step), _day_words) for step in (1, 2, 7, 14)),
    *((partial(_months, step=step), _month_words) for step in (1, 3)),
    *(
        (partial(_months, step=years * MONTHS_IN_YEAR), _year_words)
        for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
    ),
)
"""Days, weeks, months, quarters and years, finest first."""
