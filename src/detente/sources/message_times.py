"""Days and instants in the text of a message: `12 MAY 2025`, `12 MAY 2025 08:00 UTC`, and what else is plain.

A day with a month in figures, or an instant without a zone, could be read in two ways and is not read. A date-time
group has a year of two digits, which is taken as 20xx.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
CENTURY = "20"
_NAMES = (
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "MAY",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
)
_MONTH = {name: number for names in (MONTHS, _NAMES) for number, name in enumerate(names, 1)} | {"SEPT": 9}
_DAY = r"(?P<day>[0-9]{1,2})[ -]?(?P<month>[A-Za-z]{3,9})[ -]?(?P<year>[0-9]{4})"
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAMED_DAY = re.compile(_DAY)
_NAMED_INSTANT = re.compile(
    _DAY + r"[ ,]+(?:at )?(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.(?P<part>[0-9]{1,6}))?)? ?(?:UTC|Z|GMT)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?P<day>[0-9]{2})(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})Z ?(?P<month>[A-Za-z]{3}) ?(?P<year>(?:20)?[0-9]{2})",
    re.IGNORECASE,
)
_ISO_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]{4,15} ?(?:Z|[+-][0-9]{2}:?[0-9]{2})")


def read_day_words(text: str) -> date | None:
    """Return the day that a text names, None where it is none or could be read in two ways."""
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
        found = _NAMED_DAY.fullmatch(text)
        return None if found is None else _day(found)
    except (ValueError, KeyError):
        return None


def read_instant_words(text: str) -> datetime | None:
    """Return the instant that a text names, in UTC; None where it is none, has no zone, or does not exist."""
    try:
        if _ISO_INSTANT.fullmatch(text):
            return datetime.fromisoformat(text.replace(" Z", "Z").replace(" +", "+")).astimezone(UTC)
        found = _NAMED_INSTANT.fullmatch(text) or _GROUP.fullmatch(text)
        return None if found is None else _instant(found)
    except (ValueError, KeyError, OverflowError):
        return None


def shown_day(day: date) -> str:
    """Return a day as messages write it: 12 MAY 2025."""
    return f"{day.day:02d} {MONTHS[day.month - 1]} {day.year:04d}"


def shown_instant(instant: datetime) -> str:
    """Return an instant as messages write it: 12 MAY 2025 08:00 UTC, with seconds where there are any."""
    clock = f"{instant:%H:%M}"
    if instant.second or instant.microsecond:
        clock = f"{instant:%H:%M:%S}"
    part = f".{instant.microsecond:06d}" if instant.microsecond else ""
    return f"{shown_day(instant.date())} {clock}{part} UTC"


def _day(found: re.Match[str]) -> date:
    year = found["year"]
    century = CENTURY if len(year) < len("2025") else ""
    return date(int(century + year), _MONTH[found["month"].upper()], int(found["day"]))


def _instant(found: re.Match[str]) -> datetime:
    day, parts = _day(found), found.groupdict()
    return datetime(
        day.year,
        day.month,
        day.day,
        int(parts["hour"]),
        int(parts["minute"]),
        int(parts.get("second") or 0),
        int((parts.get("part") or "0").ljust(6, "0")),
        tzinfo=UTC,
    )
