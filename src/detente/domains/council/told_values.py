"""What a point of an account says as a value, and whether two accounts say the same: yes, no, or cannot tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from detente.domains.council.meetings import next_status
from detente.domains.council.quantities import lengths_in, plain_value
from detente.domains.council.words import folded, words_of
from detente.model.council import NextMeeting
from detente.model.dialogue import Point

NEXT_MEETING = "next meeting"
DURATION = "duration"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = r"(?P<{0}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(
    r"\b(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_NAMED.format('m2')}(?:,? (?P<y2>\d{{4}}))?"
    rf"|{_NAMED.format('m3')} (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y3>\d{{4}}))?)\b",
    re.IGNORECASE,
)

Day = tuple[int | None, int, int]
"""Year (None: not told), month and day."""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What a point says: as shown, in the form in which it is compared, and the days where a date is agreed.

    `derived`: it was read from the words; nobody gave it.
    """

    shown: str
    plain: str
    days: frozenset[Day] = frozenset()
    derived: bool = False

    @property
    def dated(self) -> bool:
        """Return whether it says that a date is agreed, so that the date must be the same too."""
        return self.plain == NextMeeting.AGREED_DATE.value


def value_of(point: Point) -> Value | None:
    """Return what a point says: the value given, or what its words tell of a next meeting or a length of time.

    None where only the words can be compared. The status of a next meeting is that of N-1 (`meetings.py`).
    """
    subject = plain_subject(point.subject)
    status = next_status(point.value or point.words) if subject == NEXT_MEETING else None
    if status:
        days = days_in(point.value) or days_in(point.words)
        return Value(shown=point.value or status.value, plain=status.value, days=days, derived=not point.value)
    if point.value:
        return Value(shown=point.value, plain=plain_value(point.value))
    lengths = lengths_in(point.words) if subject == DURATION else ()
    return Value(shown=lengths[0], plain=lengths[0], derived=True) if len(lengths) == 1 else None


def plain_subject(subject: str) -> str:
    """Return a subject in the form by which accounts are put side by side: small letters, single blanks."""
    return " ".join(subject.casefold().split())


def days_in(text: str) -> frozenset[Day]:
    """Return the days told in a text, in English or as 2022-02-03."""
    return frozenset(map(_day, _DAY.finditer(text)))


def _day(found: re.Match[str]) -> Day:
    year, month, day = (found[f"{field}"] or found[f"{field}2"] or found[f"{field}3"] for field in "ymd")
    number = int(month) if month.isdigit() else _MONTHS.index(month.casefold()) + 1
    return int(year) if year else None, number, int(day)


class Part(msgspec.Struct, frozen=True):
    """All that one account says on a subject: the values of its points, and their words without marks."""

    values: tuple[Value | None, ...]
    words: frozenset[tuple[str, ...]]


def part_of(points: Iterable[Point]) -> Part:
    """Return what the points of one account on one subject say."""
    every = tuple(points)
    words = frozenset(folded(words_of(point.words)) for point in every)
    return Part(tuple(map(value_of, every)), words)


def same(first: Part, second: Part) -> bool | None:
    """Return whether two accounts say the same on a subject; None where it cannot be told."""
    a, b = ([value for value in part.values if value] for part in (first, second))
    known = len(a) == len(first.values) and len(b) == len(second.values)
    by_value = _same_values(a, b) if known else None
    return True if by_value is None and first.words == second.words else by_value


def _same_values(a: list[Value], b: list[Value]) -> bool | None:
    if {value.plain for value in a} != {value.plain for value in b}:
        return False
    if not any(value.dated for value in a):
        return True
    days = [{day for value in side for day in value.days} for side in (a, b)]
    return _same_days(*days) if all(days) else None


def _same_days(a: set[Day], b: set[Day]) -> bool:
    """Return whether each day of either side is one of the other; a year that is not told fits any."""
    return all(any(_fits(x, y) for y in other) for one, other in ((a, b), (b, a)) for x in one)


def _fits(a: Day, b: Day) -> bool:
    return a[1:] == b[1:] and (a[0] is None or b[0] is None or a[0] == b[0])
