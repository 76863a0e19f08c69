"""Days and numbers in a language told by its tables: what they come to, with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import msgspec

from detente.domains.reports.languages.wording import Values, Wording
from detente.domains.reports.values.dates import day_of, nearest_day
from detente.model.report import StrengthClaim

_WEEK_DAYS = 7
TROOPS = "soldiers"
"""The unit of troops in every language, as the rules of the agreements know it."""
_LARGEST = 2**53 - 1


class ToldDay(msgspec.Struct, frozen=True):
    """A day that a text names at start..end; `last` is the end of a range, else the day itself."""

    start: int
    end: int
    first: date
    last: date


class ToldNumber(msgspec.Struct, frozen=True):
    """A number of people or things at start..end; `things` is where number and noun stand without the qualifier."""

    start: int
    end: int
    strength: StrengthClaim
    is_troops: bool
    things: tuple[int, int]


def days_in(text: str, words: Wording, anchor: date | None) -> tuple[ToldDay, ...]:
    """Return the days named in a sentence, in order; `anchor`, the day of the report, settles what is left out."""
    values = words.values
    found = [*_ranges(text, values, anchor), *_dates(text, words, anchor)]
    if anchor is not None:
        found += [*_weekdays(text, values, anchor), *_days_off(text, values, anchor)]
    kept: list[ToldDay] = []
    for day in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return tuple(kept)


def _ranges(text: str, values: Values, anchor: date | None) -> Iterator[ToldDay]:
    for match in values.day_range.finditer(text):
        month = values.months[match["month"].lower().rstrip(".")]
        first = _day(match["year"], month, match["first"], anchor)
        last = _day(match["year"], month, match["last"], anchor)
        if first and last and first <= last:
            yield ToldDay(match.start(), match.end(), first, last)


@lru_cache(maxsize=16)
def _date_pattern(date_words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,])\b(?:{date_words})", re.IGNORECASE)


def _dates(text: str, words: Wording, anchor: date | None) -> Iterator[ToldDay]:
    for match in _date_pattern(words.head.date).finditer(text):
        day = _day(match["year"], month_of(match["month"], words), match["day"], anchor)
        if day:
            yield ToldDay(match.start(), match.end(), day, day)


def _weekdays(text: str, values: Values, anchor: date) -> Iterator[ToldDay]:
    for match in values.weekday.finditer(text):
        back = (anchor.weekday() - values.weekdays[match["weekday"].lower()]) % _WEEK_DAYS
        day = anchor - timedelta(days=back)
        if back and values.future.search(text):
            day += timedelta(days=_WEEK_DAYS)
        yield ToldDay(match.start("weekday"), match.end("weekday"), day, day)


def _days_off(text: str, values: Values, anchor: date) -> Iterator[ToldDay]:
    for match in re.finditer(r"[^\W\d_]+", text):
        off = values.days_off.get(match[0].lower())
        if off is not None and not text[: match.start()].rstrip().lower().endswith((" la", " de la", " por la")):
            day = anchor + timedelta(days=off)
            yield ToldDay(match.start(), match.end(), day, day)


def month_of(written: str, words: Wording) -> int:
    """Return 1 to 12 for a month or its short form, in any case that the table has."""
    return words.values.months[written.lower().rstrip(".")]


def _day(year: str | None, month: int, day: str, anchor: date | None) -> date | None:
    if year:
        return day_of(int(year), month, int(day))
    return nearest_day(month, int(day), anchor) if anchor else None


@lru_cache(maxsize=16)
def _counted(code: str, number: str, about: str, more: str, less: str, nouns: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,-])(?:(?:(?P<about>{about})|(?P<more>{more})|(?P<less>{less}))\s)?(?P<number>{number})"
        rf"\s(?P<adjective>(?:nuevos\s|nuevas\s)?)(?P<noun>{nouns})\b",
        re.IGNORECASE,
    )


def numbers_in(text: str, words: Wording) -> tuple[ToldNumber, ...]:
    """Return the numbers of troops (their unit is `TROOPS`) and of equipment that a text tells, in order."""
    values = words.values
    found: list[ToldNumber] = []
    for nouns, unit in ((values.troops, TROOPS), (values.equipment, "")):
        pattern = _counted(words.code, values.number, values.about, values.more, values.less, nouns)
        for match in pattern.finditer(text):
            number = number_value(match["number"], values)
            if number is None:
                continue
            least = None if match["less"] else number
            most = None if match["more"] else number
            strength = StrengthClaim(min=least, max=most, unit=unit or match["noun"].lower())
            things = (match.start("number"), match.end("noun"))
            found.append(ToldNumber(match.start(), match.end(), strength, nouns is values.troops, things))
    return tuple(sorted(found, key=lambda one: one.start))


def number_value(written: str, values: Values) -> int | None:
    """Return the whole number that figures with the separators of the language, or its words, write; else None.

    "12.000" and "3,5" in Spanish, "12 000" and "3,5 тыс." in Russian; "tres mil", "полторы тысячи".
    """
    low = " ".join(written.lower().split())
    if not low[0].isdigit():
        return _of_words(low.split(), values)
    figures, _, scale = low.partition(" ") if not low[-1].isdigit() else (low, "", "")
    if scale and scale not in values.scales:  # blanks within the figures
        figures, _, scale = low.rpartition(" ")
    figures = re.sub(r"(?<=\d)[.\s](?=\d{3}(?!\d))", "", figures).replace(",", ".")
    try:
        value = Decimal(figures.replace(" ", "")) * values.scales.get(scale, 1)
    except InvalidOperation:
        return None
    return int(value) if value == value.to_integral_value() and value <= _LARGEST else None


def _of_words(words: list[str], values: Values) -> int | None:
    if words[0].startswith("полтор"):
        return 1_500 if len(words) > 1 else None
    total = part = 0
    for word in words:
        if word in values.scales:
            total, part = total + (part or 1) * values.scales[word], 0
        elif word in values.words:
            part += values.words[word]
        elif word != "y":
            return None
    return total + part if 0 < total + part <= _LARGEST else None


_UNITS: tuple[tuple[str, str], ...] = (
    ("час", "T{0}H"), ("hora", "T{0}H"), ("мин", "T{0}M"), ("min", "T{0}M"),
    ("дн", "{0}D"), ("día", "{0}D"), ("недел", "{0}W"), ("semana", "{0}W"),
)  # fmt: skip
_GLUED = {"дву": 2, "двух": 2, "трех": 3, "трёх": 3, "четырех": 4, "четырёх": 4, "пяти": 5, "шести": 6}


def duration_in(text: str, words: Wording) -> str | None:
    """Return the first length of time that a text tells of a meeting, as ISO 8601; None if there is none."""
    match = words.values.duration.search(text)
    if match is None:
        return None
    groups = match.groupdict()
    unit = groups.get("unit") or groups.get("unit_glued") or ""
    number = _GLUED.get(groups.get("glued") or "") or number_value(groups.get("number") or "0", words.values)
    form = next((form for start, form in _UNITS if unit.lower().startswith(start)), None)
    return f"P{form.format(number)}" if form and number else None
