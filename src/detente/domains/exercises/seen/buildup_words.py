"""Whose word holds on which days: for each party and activity the newest said by then, as stretches of days.

The first word of a party speaks for the days before it as well, and one said after the last day that it tells
looks back: it stands beside the word of its time. Where no end is told, a word holds until the last day that it
tells, or the day on which it was said where that is later; afterwards the activity is not known to have ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from detente.domains.exercises.seen.claims import Claim
from detente.domains.exercises.seen.nearness import days_of

DAY = timedelta(days=1)


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its number among all, its activity, the days it tells, and whether it tells an end."""

    number: int
    activity: int
    claim: Claim
    first: date
    last: date
    ended: bool

    def holds(self, day: date) -> bool:
        """Return whether the claim tells of a day, as known or as not known to have ended."""
        return self.first <= day and (day <= self.last or not self.ended)


class Stretch(msgspec.Struct, frozen=True):
    """A claim that speaks for the days from one to another; `lasting`: it is only not known to have ended."""

    since: date
    until: date
    placed: Placed
    lasting: bool


def placed(number: int, activity: int, claim: Claim) -> Placed | None:
    """Return a claim with its days, None where it tells none."""
    days = days_of(claim.activity)
    if days is None:
        return None
    ended = claim.activity.end is not None
    last = days[1] if ended else max(days[1], claim.said.date())
    return Placed(number=number, activity=activity, claim=claim, first=days[0], last=last, ended=ended)


def stretches(told: Sequence[Placed], until: date) -> Iterator[Stretch]:
    """Yield for which days each word of one party on one activity speaks, up to a last day."""
    marks = {until + DAY}
    for one in told:
        marks |= {one.first, min(one.last, until) + DAY, max(one.claim.said.date(), one.first)}
    for since, following in pairwise(sorted(day for day in marks if day <= until + DAY)):
        for one in _speaking(told, since):
            yield Stretch(since, following - DAY, one, lasting=since > one.last)


def joined_up(found: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches with those that follow each other unchanged made one."""
    made: list[Stretch] = []
    newest: dict[int, int] = {}
    for one in found:
        place = newest.get(one.placed.number)
        before = None if place is None else made[place]
        if place is not None and before and before.lasting == one.lasting and before.until + DAY == one.since:
            made[place] = msgspec.structs.replace(before, until=one.until)
        else:
            newest[one.placed.number] = len(made)
            made.append(one)
    return made


def _speaking(told: Sequence[Placed], day: date) -> list[Placed]:
    """Return which words of a party on an activity speak for a day."""
    by_then = [one for one in told if one.claim.said.date() <= day]
    holding = [one for one in told if one.holds(day)]
    if by_then:
        newest = max(one.claim.said for one in by_then)
        now = [one for one in by_then if one.claim.said == newest and one.holds(day)]
    else:
        first = min((one.claim.said for one in holding), default=None)
        now = [one for one in holding if one.claim.said == first]
    back = [one for one in holding if one not in now and _looks_back(one) and one.claim.said.date() > day]
    return [*now, *back]


def _looks_back(one: Placed) -> bool:
    return one.ended and one.claim.said.date() > one.last
