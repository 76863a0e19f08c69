"""Which number a meeting has in a list, and how long ago the one before was, by that list alone."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

import msgspec

from detente.model.certainty import Certainty

MONTHS_IN_YEAR = 12


class MeetingDay(msgspec.Struct, frozen=True):
    """A day on which a body met, and how surely that is known."""

    day: date
    certainty: Certainty


class Number(msgspec.Struct, frozen=True):
    """The number of a meeting in a list, from 1. `at_least`: days left out as uncertain may raise it."""

    number: int
    at_least: bool


def number_of(meetings: Iterable[MeetingDay], day: date, *, text_only: bool = False) -> Number:
    """Return the number of the meeting of that day, counted from the first in the list.

    With `text_only` just days read in a text count, and the number is a lower bound if that leaves any out.
    """
    marks = [meeting.certainty for meeting in meetings if meeting.day <= day]
    counted = [mark for mark in marks if mark is Certainty.TEXT or not text_only]
    return Number(len(counted), at_least=len(counted) < len(marks))


def calendar_gap(earlier: date, later: date) -> tuple[int, int, int]:
    """Return whole years, months and days from one day to a later one."""
    months = (later.year - earlier.year) * MONTHS_IN_YEAR + later.month - earlier.month
    months -= _months_after(earlier, months) > later
    days = (later - _months_after(earlier, months)).days
    return months // MONTHS_IN_YEAR, months % MONTHS_IN_YEAR, days


def none_for(years: int, earlier: date, later: date) -> bool:
    """Return whether `none in the past N years` can be said on the later day: at least N whole years passed."""
    return calendar_gap(earlier, later)[0] >= years


def first_in(years: int, earlier: date, later: date) -> bool:
    """Return whether `the first in N years` can be said: the gap rounds to N years (mark D)."""
    whole, months, days = calendar_gap(earlier, later)
    past_half = (months, days) >= (MONTHS_IN_YEAR // 2, 0)
    return whole + past_half == years


def _months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months, MONTHS_IN_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
