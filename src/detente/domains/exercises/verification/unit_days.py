"""The days for which something holds of a unit, as its State told them, and which unit a visit goes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

import msgspec

from detente.domains.exercises.verification.values import day_told, words_told
from detente.domains.exercises.verification.visits import Visit
from detente.model.message import Message
from detente.model.verification import Told


class UnitDays(msgspec.Struct, frozen=True):
    """The days for which something holds of a unit, as told; None where a day is not told."""

    unit: str
    first: date | None
    last: date | None

    @property
    def years(self) -> range:
        """Return the calendar years into which they fall, by whichever of the days are told."""
        told = sorted(day.year for day in (self.first, self.last) if day is not None)
        return range(told[0], told[-1] + 1) if told else range(0)

    def days_in(self, year: int) -> int | None:
        """Return how many days of one of its years they cover, both ends counted; None where they are not told."""
        if self.first is None or self.last is None or self.last < self.first:
            return None
        first, last = max(self.first, date(year, 1, 1)), min(self.last, date(year, 12, 31))
        return (last - first).days + 1

    def covers(self, unit: str, day: date) -> bool:
        """Return whether it holds of the unit on the day."""
        known = self.first is not None and self.last is not None
        return known and unit == self.unit and self.first <= day <= self.last  # type: ignore[operator]


def same_unit(designation: str) -> str:
    """Return a designation as it is compared: letters and spaces alike."""
    return " ".join(designation.casefold().split())


def unit_of(visit: Visit) -> str:
    """Return the unit visited by the report, else the one asked for."""
    seen = words_told(visit.report, "unit.designation") if visit.report is not None else ""
    return same_unit(seen or words_told(visit.plan, "unit.designation"))


def sent_before(notices: Sequence[Told], before: datetime | None = None) -> Iterator[Message]:
    """Yield the messages surely sent before an instant, all of them without one."""
    yield from (told.message for told in notices if before is None or told.sent[1] < before)


def unit_days(
    notices: Sequence[Told], of: Callable[[Message], bool], before: datetime | None = None
) -> tuple[UnitDays, ...]:
    """Return the days that messages of a kind tell, each message as last amended."""
    sent = [message for message in sent_before(notices, before) if of(message)]
    amended = {message.amends for message in sent if message.amends}
    return tuple(
        UnitDays(
            same_unit(words_told(m, "unit.designation")), day_told(m, "general.start"), day_told(m, "general.end")
        )
        for m in sent
        if not m.number or m.number not in amended
    )
