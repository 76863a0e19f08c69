"""Settles the day of a report: from its own words, from the day of publication, or from a weekday that it names."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from detente.domains.reports.document.dateline import Dateline
from detente.domains.reports.values.date_patterns import WEEKDAY, WEEKDAYS
from detente.domains.reports.values.dates import day_of

_YEARS_BACK = 28
"""Weekdays repeat every 28 years, so no further year can fit where these do not."""
_LEAP_YEARS_APART = 9
"""29 February may lie eight years back (1896 to 1904)."""
_LATE_DAYS = 3
_DAYS_OF_WEEK = 7
_LEAD = 600
_WEEKDAY = re.compile(rf"\b(?P<weekday>{WEEKDAY})\b")
_SAME_DAY = re.compile(
    rf"\b(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s(?:on\s)?(?P<weekday>{WEEKDAY})\b(?!\s(?:last|of))"
)


class Weekdays(msgspec.Struct, frozen=True):
    """The weekdays of a language: a pattern with the group `weekday`, and the number of each from Monday, 0.

    `same_day` finds a weekday that is surely that of the report; None if the language has no such rule.
    """

    pattern: re.Pattern[str]
    numbers: dict[str, int]
    same_day: re.Pattern[str] | None = None


_ENGLISH = Weekdays(_WEEKDAY, WEEKDAYS, _SAME_DAY)


class Day(msgspec.Struct, frozen=True):
    """The day of a report, None if unknown; how it is known; whether a part of it was not in the text."""

    day: date | None
    known_from: str
    inferred: bool
    warnings: tuple[str, ...] = ()


def day_told(
    dateline: Dateline | None,
    text: str,
    published: date | None,
    as_of: date | None,
    weekdays: Weekdays = _ENGLISH,
) -> Day:
    """Return the day of the report; a day that does not exist gives a warning, never a guess."""
    if dateline is None or dateline.month is None or dateline.day is None:
        return Day(published, "published", inferred=False) if published else Day(None, "unknown", inferred=False)
    month, day = dateline.month, dateline.day
    if day_of(dateline.year or 2000, month, day) is None:
        says = f"the dateline names a day that does not exist: {dateline.written}"
        return Day(None, "unknown", inferred=False, warnings=(says,))
    if dateline.year:
        return _with_check(Day(day_of(dateline.year, month, day), "text", inferred=False), published)
    if published:
        return Day(_latest(month, day, published + timedelta(days=1)), "published", inferred=True)
    if as_of:
        return _by_weekday(dateline, text, (month, day), as_of, weekdays)
    return Day(None, "unknown", inferred=False)


def _with_check(day: Day, published: date | None) -> Day:
    if published is None or day.day is None or abs((published - day.day).days) <= _LATE_DAYS:
        return day
    says = f"published {published.isoformat()}, but the dateline is of {day.day.isoformat()}"
    return msgspec.structs.replace(day, warnings=(says,))


def _latest(month: int, day: int, until: date) -> date | None:
    years = range(until.year, max(0, until.year - _LEAP_YEARS_APART), -1)
    days = (day_of(year, month, day) for year in years)
    return next((found for found in days if found and found <= until), None)


def _by_weekday(dateline: Dateline, text: str, told: tuple[int, int], as_of: date, words: Weekdays) -> Day:
    """Return the latest day up to the as-of that is the weekday which the text names for its own day.

    "Earlier on Wednesday" names it surely. The first weekday of the lead may also be the day before; if a
    later year fits that, the year cannot be told and stays unknown.
    """
    body = text[dateline.whole.end :]
    sure = words.same_day.search(body) if words.same_day else None
    named = sure or words.pattern.search(body[:_LEAD])
    if named is None:
        return Day(None, "unknown", inferred=False)
    weekday = words.numbers[named["weekday"].lower()]
    years = range(as_of.year, max(0, as_of.year - _YEARS_BACK), -1)
    days = [found for year in years if (found := day_of(year, *told)) and found <= as_of]
    fitting = next((found for found in days if found.weekday() == weekday), None)
    eve = next((found for found in days if found.weekday() == (weekday + 1) % _DAYS_OF_WEEK), None)
    if fitting is None or (not sure and eve is not None and eve > fitting):
        says = (
            f"the year of {dateline.written} cannot be told from {named['weekday']}: give the day of publication"
        )
        return Day(None, "unknown", inferred=False, warnings=(says,))
    return Day(fitting, "weekday", inferred=True)
