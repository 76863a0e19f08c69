"""Instants, and intervals that say how exactly they are known. All times are aware UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import msgspec

from detente.model.errors import DateError

_SECOND = timedelta(seconds=1)
_REST_OF_DAY = timedelta(days=1) - _SECOND
MEANT = "an ISO 8601 date such as 2022-01-12, or an instant such as 2022-01-12T18:00:00Z"


class Precision(StrEnum):
    """How exactly a time is known."""

    INSTANT = "instant"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Interval(msgspec.Struct, frozen=True, omit_defaults=True):
    """A time in UTC, half open, `earliest` included: a day known as a day spans 24 hours.

    `inferred` is true where a part (the year, say) was not in the source.
    """

    earliest: datetime
    latest: datetime
    precision: Precision = Precision.DAY
    inferred: bool = False


def midnight(day: date) -> datetime:
    """Return the first instant of a day, UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def end_of_day(day: date) -> datetime:
    """Return the last second of a day, UTC: what is known to be said on a day has been said by then."""
    return midnight(day) + _REST_OF_DAY


def day_ending(last: datetime) -> Interval:
    """Return the day of which this is the last second, as `end_of_day` gives it; quicker than `whole_days`."""
    return Interval(last - _REST_OF_DAY, last + _SECOND)


def whole_days(first: date, last: date | None = None, *, inferred: bool = False) -> Interval:
    """Return the interval from the first day to the end of the last (the first, if no last is given)."""
    after = midnight(last or first) + timedelta(days=1)
    return Interval(midnight(first), after, Precision.DAY, inferred)


def as_known(day: date, known: Precision) -> str:
    """Return a day as exactly as it is known: 2014-10-01, 2014-10 or 2014."""
    return {Precision.MONTH: f"{day:%Y-%m}", Precision.YEAR: f"{day:%Y}"}.get(known, str(day))


def read_day(text: str, where: str = "") -> date:
    """Return the day that an ISO 8601 date names; DateError if there is no such day."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as problem:
        raise DateError(
            "no such date",
            expected="a day that exists, as 2022-01-12",
            given=f"{text!r} ({problem})",
            where=where,
        ) from problem


def read_instant(text: str, where: str = "") -> datetime:
    """Return the instant that a date (its last second) or an ISO 8601 instant with a zone names, in UTC."""
    stripped = text.strip()
    if len(stripped) == len("2022-01-12"):
        return end_of_day(read_day(stripped, where))
    try:
        instant = datetime.fromisoformat(stripped)
    except ValueError as problem:
        raise DateError("no such instant", expected=MEANT, given=f"{text!r} ({problem})", where=where) from problem
    if instant.tzinfo is None:
        raise DateError(
            "an instant without a time zone",
            expected=MEANT,
            given=repr(text),
            where=where,
            next_step="write Z behind it for UTC, or an offset such as +01:00",
        )
    try:
        return instant.astimezone(UTC)
    except OverflowError as problem:
        given = f"{text!r} ({problem})"
        raise DateError("no such instant", expected=MEANT, given=given, where=where) from problem
