"""Which activities are taken together: of one State or one alliance, near each other in time and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from detente.agreements.forum import Group
from detente.domains.exercises.asking import Asked
from detente.domains.exercises.counting import Counted
from detente.domains.exercises.seen.nearness import Reach, apart_km, days_of


def owners_of(
    asked: Sequence[Asked], places: Sequence[int], alliances: Sequence[Group] = ()
) -> dict[str, list[int]]:
    """Return the activities of each State, and of each alliance by its members of the day."""
    owners: dict[str, list[int]] = {}
    for place in places:
        activity = asked[place].activity
        day = activity.start or asked[place].law.day
        allied = (group.id for group in alliances if _members(group, day) & {*activity.states})
        for party in dict.fromkeys((*activity.states, *allied)):
            owners.setdefault(party, []).append(place)
    return dict(sorted(owners.items()))


def groups_of(asked: Sequence[Asked], own: Sequence[int], reach: Reach) -> Iterator[tuple[int, ...]]:
    """Yield, for each activity, those under way when it starts and near it, each set of two or more once.

    Near in time: begun by then, and their last day told no more than so many days before. Near in place: no
    farther than so many kilometres from the one that starts; one whose place is not told stays in.
    """
    days = {place: _days(asked[place]) for place in own}
    starting: dict[date, list[int]] = {}
    for place in sorted(own):
        starting.setdefault(days[place][0], []).append(place)
    seen: set[tuple[int, ...]] = set()
    active: list[int] = []
    for day in sorted(starting):
        since = day - timedelta(days=min(reach.days, (day - date.min).days))
        active = [place for place in (*active, *starting[day]) if days[place][1] >= since]
        for anchor in starting[day]:
            near = (place for place in active if _near(asked[anchor], asked[place], reach))
            group = tuple(sorted(near))
            if len(group) > 1 and group not in seen:
                seen.add(group)
                yield group


def under_way(
    parts: Sequence[Asked], numbers: Sequence[Counted], day: date | None, *, open_ends: bool = False
) -> Iterator[Counted]:
    """Yield the numbers of those under way on a day; `open_ends`: those without an end told may be so for ever."""
    for part, number in zip(parts, numbers, strict=True):
        first, last = _days(part)
        if day is not None and first <= day and (day <= last or (open_ends and part.activity.end is None)):
            yield number


def _members(group: Group, day: date) -> set[str]:
    return {group.id, *(seat.party for seat in group.members if seat.holds(day))}


def _days(asked: Asked) -> tuple[date, date]:
    days = days_of(asked.activity)
    assert days is not None  # those without a start were left out before
    return days


def _near(anchor: Asked, other: Asked, reach: Reach) -> bool:
    km = None if anchor is other else apart_km(anchor.activity, other.activity)
    return km is None or km <= reach.km
