"""Finds the dates in a text and resolves them against the dateline.

Wire habit, on which the rules rest: a bare weekday in the past tense is the last such day up to the dateline;
a day and month without a year lie near the dateline; a bare month in the past tense is the last one begun.
Without an anchor day the mentions are still found, with no day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from detente.domains.reports.values.date_patterns import (
    DESCRIBES_OBJECT,
    FUTURE,
    LEADS_IN,
    MONTHS,
    OPEN_END,
    OPEN_START,
    PAST,
    PAST_ACT,
    SCANNER,
    SINCE,
    SMALL_NUMBERS,
    SURE_MONTHS,
    WEEKDAYS,
)
from detente.model.time import Precision

_WINDOW = 120
"""Characters of the sentence before and after a date in which its tense is looked for."""
_DECEMBER = 12
_FAR_AHEAD_DAYS = 120
_FAR_BACK_DAYS = 60
"""A day without a year further off than this follows the tense of its clause."""
_SATURDAY = 5


class DateMention(msgspec.Struct, frozen=True, kw_only=True):
    """A date that a text names, at text[start:end], from the first day to the last, both included.

    Both days are None where no anchor allows to resolve it, or where no such day `exists`. `inferred`: a part
    (the year, or the whole day of a weekday word) was not in the text. `how`: the pattern that found it.
    `open_start` where only an end is told ("until May 1"), `open_end` where only a start ("since May 1").
    """

    start: int
    end: int
    first_day: date | None
    last_day: date | None
    precision: Precision
    inferred: bool
    how: str
    exists: bool = True
    open_start: bool = False
    open_end: bool = False


class _Context(msgspec.Struct, frozen=True):
    """What a resolver needs: the match, the anchor, whether the clause speaks of the future, the day before."""

    found: re.Match[str]
    anchor: date | None
    future: bool
    previous: date | None

    def part(self, name: str) -> str:
        return self.found[name] or ""

    def number(self, name: str) -> int:
        return int(self.part(name).rstrip("stndrh"))


_MonthDay = tuple[int, int]


class _Days(msgspec.Struct, frozen=True):
    first: date | None
    last: date | None
    precision: Precision = Precision.DAY
    inferred: bool = True
    exists: bool = True


def date_mentions(text: str, anchor: date | None = None) -> tuple[DateMention, ...]:
    """Return the dates that a text names, in order; `anchor` is the day of the dateline, None if unknown."""
    mentions: list[DateMention] = []
    previous = anchor
    for found in SCANNER.finditer(text):
        before = _sentence_before(text, found.start())
        if _is_no_date(found, before):
            continue
        future = not SINCE.search(before) and _speaks_of_future(before, text[found.end() : found.end() + _WINDOW])
        how = _pattern_of(found)
        days = _RESOLVERS[how](_Context(found, anchor, future, previous))
        mentions.append(_mention(found, how, days, before))
        previous = days.first if days.first and days.precision is Precision.DAY else previous
    return tuple(mentions)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return that day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(word: str) -> int:
    """Return 1 to 12 for an English month name or its short form."""
    return MONTHS[word.strip().rstrip(".").lower()]


def nearest_day(month: int, day: int, anchor: date) -> date | None:
    """Return the day with that month and day nearest to the anchor; None if there is none in four years."""
    days = (day_of(anchor.year + step, month, day) for step in range(-4, 5))
    return min((d for d in days if d), key=lambda d: abs((d - anchor).days), default=None)


def _mention(found: re.Match[str], how: str, days: _Days, before: str) -> DateMention:
    whole = days.precision is Precision.MONTH and " to " not in found[0] and " and " not in found[0]
    one = days.first == days.last or whole
    return DateMention(
        start=found.start(),
        end=found.end(),
        first_day=days.first,
        last_day=days.last,
        precision=days.precision,
        inferred=days.inferred,
        how=how,
        exists=days.exists,
        open_start=one and OPEN_START.search(before) is not None,
        open_end=one and OPEN_END.search(before) is not None,
    )


def _pattern_of(found: re.Match[str]) -> str:
    return next(name for name in _RESOLVERS if found[name] is not None)


def _sentence_before(text: str, start: int) -> str:
    before = text[max(0, start - _WINDOW) : start]
    return _SENTENCE_END.split(before)[-1]


_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?]\s|\n")
"""A full stop behind a capital is that of an abbreviation: "U.N. "."""


def _is_no_date(found: re.Match[str], before: str) -> bool:
    """Return whether it is a word that only looks like a month: the verb may, the man Jan."""
    alone = found["month"] is not None and not found["e_which"] and not found["e_second"]
    return alone and found["e_month"] not in SURE_MONTHS and LEADS_IN.search(before) is None


def _speaks_of_future(before: str, after: str) -> bool:
    """Return whether the nearest verb form, looked for backwards first, speaks of what is to come."""
    before = DESCRIBES_OBJECT.sub(r"\1", before)
    ahead = [m.end() for m in FUTURE.finditer(before)]
    back = [m.end() for m in PAST.finditer(before)]
    if ahead or back:
        return max(ahead, default=-1) >= max(back, default=-1)
    sentence = _CLAUSE_END.split(after, maxsplit=1)[0]
    will, did = FUTURE.search(sentence), PAST.search(sentence)
    ahead_first = will is not None and (did is None or will.start() < did.start())
    return ahead_first and PAST_ACT.match(will[0] if will else "") is None


_CLAUSE_END = re.compile(r"[.!?;]\s|\n|,?\sthat\s")
"""Where the clause behind a date ends: what was promised "on Sunday that ..." is another time."""


def _near_in_tense(month: int, day: int, seen: _Context) -> date | None:
    """Return the nearest such day; where it lies far on the wrong side of the verb's tense, the one a year off."""
    assert seen.anchor is not None
    nearest = nearest_day(month, day, seen.anchor)
    if nearest is None:
        return None
    ahead = (nearest - seen.anchor).days
    if ahead > _FAR_AHEAD_DAYS and not seen.future:
        return day_of(nearest.year - 1, month, day) or nearest
    if ahead < -_FAR_BACK_DAYS and seen.future:
        return day_of(nearest.year + 1, month, day) or nearest
    return nearest


def _written(year: str, first: _MonthDay, second: _MonthDay, seen: _Context) -> _Days:
    """Return the days from first to second; without a year the nearest to the anchor that fits the tense."""
    (month, begins), (last_month, ends) = first, second
    if not year and seen.anchor is None:
        exists = day_of(2000, month, begins) is not None and day_of(2000, last_month, ends) is not None
        return _Days(None, None, exists=exists)
    start = day_of(int(year), month, begins) if year else _near_in_tense(month, begins, seen)
    if start is None:
        return _Days(None, None, inferred=not year, exists=False)
    turns = 1 if (last_month, ends) < (month, begins) else 0
    if turns and year:
        start = day_of(start.year - 1, month, begins)  # "December 30 to January 2, 2022" ends in that year
    end = day_of(start.year + turns, last_month, ends) if start else None
    return _Days(start, end, inferred=not year) if end else _Days(None, None, inferred=not year, exists=False)


def _month_day(seen: _Context) -> _Days:
    month = month_number(seen.part("a_month"))
    last = month_number(seen.part("a_second_month")) if seen.part("a_second_month") else month
    first_day = seen.number("a_day")
    last_day = seen.number("a_second") if seen.part("a_second") else first_day
    return _written(seen.part("a_year"), (month, first_day), (last, last_day), seen)


def _day_range(seen: _Context) -> _Days:
    last = month_number(seen.part("b_month"))
    first = month_number(seen.part("b_first_month")) if seen.part("b_first_month") else last
    begins, ends = (first, seen.number("b_day")), (last, seen.number("b_second"))
    return _written(seen.part("b_year"), begins, ends, seen)


def _day_month(seen: _Context) -> _Days:
    day = (month_number(seen.part("c_month")), seen.number("c_day"))
    return _written(seen.part("c_year"), day, day, seen)


def _numbered(seen: _Context, prefix: str) -> _Days:
    parts = (int(seen.part(f"{prefix}_{name}")) for name in ("year", "month", "day"))
    day = day_of(*parts)
    return _Days(day, day, inferred=False, exists=day is not None)


def _whole_months(first: date, last: date, *, inferred: bool) -> _Days:
    end = last.replace(day=monthrange(last.year, last.month)[1])
    return _Days(first, end, Precision.MONTH, inferred)


def _month_year(seen: _Context) -> _Days:
    year = int(seen.part("d_year"))
    first = month_number(seen.part("d_month"))
    last = month_number(seen.part("d_second")) if seen.part("d_second") else first
    return _whole_months(date(year - (first > last), first, 1), date(year, last, 1), inferred=False)


def _month(seen: _Context) -> _Days:
    anchor = seen.anchor
    if anchor is None:
        return _Days(None, None, Precision.MONTH)
    month = month_number(seen.part("e_month"))
    which = seen.part("e_which").lower()
    if which == "next" or (seen.future and which != "last"):
        year = anchor.year + (month < anchor.month + (which == "next"))
    else:
        year = anchor.year - (month > anchor.month - (which == "last"))
    if not date.min.year <= year < date.max.year:
        return _Days(None, None, Precision.MONTH)
    last = month_number(seen.part("e_second")) if seen.part("e_second") else month
    return _whole_months(date(year, month, 1), date(year + (last < month), last, 1), inferred=True)


def _weekday(seen: _Context) -> _Days:
    if seen.anchor is None:
        return _Days(None, None)
    wanted = WEEKDAYS[seen.part("f_day").lower()]
    first = _named_day(seen, seen.anchor, wanted)
    if first is None or not seen.part("f_second"):
        return _Days(first, first)
    length = (WEEKDAYS[seen.part("f_second").lower()] - wanted) % 7
    return _Days(first, _shifted(first, length))


def _named_day(seen: _Context, anchor: date, wanted: int) -> date | None:
    which = seen.part("f_which").lower()
    back = -((anchor.weekday() - wanted) % 7)
    on = (wanted - anchor.weekday()) % 7
    if seen.part("f_week"):
        monday = _shifted(anchor, -anchor.weekday() + (7 if seen.part("f_week") == "next" else -7))
        return _shifted(monday, wanted) if monday else None
    steps = {"last": back or -7, "next": on or 7, "this": on, "coming": on or 7}
    return _shifted(anchor, steps.get(which, on if seen.future else back))


def _period(seen: _Context) -> _Days:
    unit = seen.part("g_unit")
    precision = {"month": Precision.MONTH, "year": Precision.YEAR}.get(unit, Precision.DAY)
    which = seen.part("g_which").lower()
    step = {"last": -1, "previous": -1, "next": 1}.get(which, 0)
    days = _PERIODS[unit](seen.anchor, step) if seen.anchor else None
    if days is None or seen.anchor is None:
        return _Days(None, None, precision)
    first, last = days
    first = seen.anchor if which.startswith("later") else first
    last = seen.anchor if which.startswith("earlier") else last
    return _Days(first, last, precision)


def _week(anchor: date, step: int) -> tuple[date, date] | None:
    monday = _shifted(anchor, 7 * step - anchor.weekday())
    sunday = _shifted(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def _weekend(anchor: date, step: int) -> tuple[date, date] | None:
    # "last weekend" on a Monday is the one just over; on a Sunday "this weekend" is the one at hand.
    week = _week(anchor, step)
    saturday = _shifted(week[0], _SATURDAY) if week else None
    return (saturday, week[1]) if week and saturday else None


def _month_at(anchor: date, step: int) -> tuple[date, date] | None:
    count = anchor.year * 12 + anchor.month - 1 + step
    first = day_of(count // 12, count % 12 + 1, 1)
    return (first, first.replace(day=monthrange(first.year, first.month)[1])) if first else None


def _year_at(anchor: date, step: int) -> tuple[date, date] | None:
    first, last = day_of(anchor.year + step, 1, 1), day_of(anchor.year + step, _DECEMBER, 31)
    return (first, last) if first and last else None


_PERIODS: dict[str, Callable[[date, int], tuple[date, date] | None]] = {
    "week": _week,
    "weekend": _weekend,
    "month": _month_at,
    "year": _year_at,
}


_DAY_STEPS = {
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _day_word(seen: _Context) -> _Days:
    day = _shifted(seen.anchor, _DAY_STEPS.get(" ".join(seen.part("h_word").lower().split()), 0))
    return _Days(day, day)


def _group(seen: _Context) -> _Days:
    """Return the days of a date-time group: "120600Z TO 151500Z SEP 22"."""
    month = month_number(seen.part("l_month"))
    year = seen.part("l_year")
    first = (month, int(seen.part("l_day")))
    last = (month, int(seen.part("l_second") or seen.part("l_day")))
    return _written(year if len(year) > 2 else f"20{year}", first, last, seen)  # noqa: PLR2004


def _ago(seen: _Context) -> _Days:
    word = seen.part("i_number").lower()
    number = int(word) if word.isdigit() else SMALL_NUMBERS[word]
    way, unit = seen.part("i_way"), seen.part("i_unit")
    start = seen.anchor if way == "ago" else seen.previous
    step = number if way == "later" else -number
    if unit in ("day", "week"):
        day = _shifted(start, step * (7 if unit == "week" else 1))
        return _Days(day, day)
    days = _PERIODS[unit](start, step) if start else None
    precision = Precision.MONTH if unit == "month" else Precision.YEAR
    return _Days(days[0], days[1], precision) if days else _Days(None, None, precision)


def _neighbour(seen: _Context) -> _Days:
    word = seen.part("j_word")
    day = _shifted(seen.previous, -1 if word.startswith("previous") or word.endswith("before") else 1)
    return _Days(day, day)


def _year(seen: _Context) -> _Days:
    first = int(seen.part("k_year"))
    last = max(first, int(seen.part("k_second") or first))
    return _Days(date(first, 1, 1), date(last, _DECEMBER, 31), Precision.YEAR, inferred=False)


def _shifted(day: date | None, days: int) -> date | None:
    try:
        return day + timedelta(days=days) if day else None
    except OverflowError:
        return None


_RESOLVERS: dict[str, Callable[[_Context], _Days]] = {
    "iso": lambda seen: _numbered(seen, "iso"),
    "dotted": lambda seen: _numbered(seen, "dot"),
    "month_day": _month_day,
    "day_range": _day_range,
    "day_month": _day_month,
    "month_year": _month_year,
    "month": _month,
    "weekday": _weekday,
    "period": _period,
    "day_word": _day_word,
    "group": _group,
    "ago": _ago,
    "neighbour": _neighbour,
    "year": _year,
}
