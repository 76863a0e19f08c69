"""Activities of one State that overlap in time and lie near each other: what a notification must relate to (46.2).

How near counts is the desk's own number. Whether they are one activity is a question that only the State answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from detente.model.area import distance_km, fault_of
from detente.model.exercise import Activity
from detente.model.message import Coordinates, Day, Listing, Message, Number, Polygon, Table, Value, Words

CALENDAR = "calendar.activities"
A_YEAR = 366
CALENDAR_ROW = 10
"""How many cells a row of the calendar has at least for its dates to be in their places."""
NAME, STATES, CORNERS, DURATION, FIRST, LAST = 1, 3, 5, 6, 7, 8
"""Where the columns of the calendar stand that tell what, whose, where and when."""


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """Another activity, as far as a message or an activity on record tells it; `corners` empty: place not told."""

    name: str
    states: frozenset[str]
    start: date
    end: date
    corners: tuple[Coordinates, ...] = ()
    number: str = ""


class Near(msgspec.Struct, frozen=True):
    """Another activity that overlaps in time, and how far away it lies; None where that cannot be told."""

    other: Other
    km: int | None


def activities_in(message: Message) -> Iterator[Other]:
    """Yield the activities that a message tells of with a name and days: itself, or the rows of a calendar."""
    name, start, end = (message.value(f"general.{word}") for word in ("designation", "start", "end"))
    hosts, states = _ids(message.value("general.hosts")), _ids(message.value("general.states"))
    if isinstance(name, Words) and isinstance(start, Day):
        yield Other(
            name=name.text,
            states=frozenset(filter(None, (message.sender, *hosts, *states))),
            start=start.day,
            end=end.day if isinstance(end, Day) else start.day,
            corners=_corners(message.value("area.polygon")),
            number=message.number,
        )
    calendar = message.value(CALENDAR)
    for row in calendar.rows if isinstance(calendar, Table) else ():
        yield from _of_row(row, message)


def activity_told(activity: Activity) -> Iterator[Other]:
    """Yield an activity on record as another activity, if its days are told; its corners never are."""
    if activity.start is not None:
        yield Other(
            name=activity.name,
            states=frozenset((*activity.states, *activity.hosts)),
            start=activity.start,
            end=activity.end or activity.start_latest or activity.start,
        )


def near_to(own: Other, others: Iterable[Other], km: int) -> tuple[Near, ...]:
    """Return the other activities of a common State that overlap in time and lie within so many kilometres.

    Where the place of one is not told or is no area, the distance is None and the activity is among them.
    """
    found = []
    for other in others:
        same_name = other.name.casefold() == own.name.casefold()
        itself = same_name or (bool(own.number) and other.number == own.number)
        if itself or not own.states & other.states or own.end < other.start or other.end < own.start:
            continue
        told = own.corners and other.corners and not fault_of(own.corners) and not fault_of(other.corners)
        apart = distance_km(own.corners, other.corners) if told else None
        if apart is None or apart <= km:
            found.append(Near(other, apart))
    return tuple(found)


def _of_row(row: tuple[Value, ...], message: Message) -> Iterator[Other]:
    if len(row) < CALENDAR_ROW:
        return
    name, first, last = row[NAME], row[FIRST], row[LAST]
    duration = row[DURATION]
    if isinstance(name, Words) and isinstance(first, Day) and isinstance(last, Day):
        days = duration.number if isinstance(duration, Number) and 0 < duration.number <= A_YEAR else 1
        yield Other(
            name=name.text,
            states=frozenset(filter(None, (message.sender, *_ids(row[STATES])))),
            start=first.day,
            end=_later(last.day, days - 1),
            corners=_corners(row[CORNERS]),
            number=message.number,
        )


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _ids(value: Value | None) -> tuple[str, ...]:
    return value.entries if isinstance(value, Listing) else ()


def _corners(value: Value | None) -> tuple[Coordinates, ...]:
    return value.corners if isinstance(value, Polygon) else ()
