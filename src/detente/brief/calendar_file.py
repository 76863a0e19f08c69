"""A calendar as an iCalendar file (RFC 5545), by the package icalendar: what calendar programs read.

Days stand as dates, instants in UTC, long lines are folded by bytes. The stamp of every entry is the as-of, so the
same desk gives the same bytes. An entry that not everybody may read is no public one (CLASS).
"""

from __future__ import annotations

import importlib
import importlib.util
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

from detente.brief.calendar_entry import CalendarEntry
from detente.model.errors import MissingPart
from detente.model.record import Marking

COUNCIL, EXERCISES = "-//Detente//Council calendar//EN", "-//Detente//Exercises calendar//EN"
"""The product that each calendar names."""
CLASS = {Marking.CLEAR: "PUBLIC", Marking.GREEN: "PRIVATE"}
"""Every stricter marking is CONFIDENTIAL."""


class Whole(Protocol):
    """What is written: the entries as of an instant, under a marking."""

    @property
    def as_of(self) -> datetime:
        """Return the as-of, UTC."""

    @property
    def marking(self) -> Marking:
        """Return the strictest marking of the entries."""

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """Return the entries."""


def write_calendar(calendar: Whole, name: str, product: str = COUNCIL) -> bytes:
    """Return a calendar as the bytes of an .ics file; MissingPart where icalendar is not installed."""
    if importlib.util.find_spec("icalendar") is None:
        raise MissingPart(
            "a calendar needs a part that is not installed",
            expected="the package icalendar",
            given="nothing of that name",
            next_step="pip install 'detente[paper]', or ask for --json",
        )
    parts = importlib.import_module("icalendar")
    file = parts.Calendar()
    for key, value in (
        ("VERSION", "2.0"),
        ("PRODID", product),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("NAME", name),
        ("X-WR-CALNAME", name),
        ("DESCRIPTION", f"{calendar.marking.value}. Prepared by a machine from the records of a desk."),
    ):
        file.add(key, value)
    for entry in calendar.entries:
        file.add_component(_component(parts, entry, calendar.as_of))
    written: bytes = file.to_ical()
    return written


def _component(parts: Any, entry: CalendarEntry, as_of: datetime) -> Any:
    made = parts.Todo() if entry.task else parts.Event()
    made.add("UID", entry.uid)
    made.add("DTSTAMP", _utc(as_of))
    made.add("LAST-MODIFIED", _utc(entry.changed))
    made.add("SEQUENCE", entry.sequence)
    _times(made, entry)
    made.add("SUMMARY", entry.summary)
    made.add("DESCRIPTION", "\n".join(entry.description))
    if entry.location:
        made.add("LOCATION", entry.location)
    made.add("STATUS", entry.status)
    made.add("CLASS", CLASS.get(entry.marking, "CONFIDENTIAL"))
    made.add("CATEGORIES", [entry.kind.value])
    for minutes in entry.alarms_minutes:
        alarm = parts.Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("TRIGGER", timedelta(minutes=-minutes))
        alarm.add("DESCRIPTION", entry.summary)
        made.add_component(alarm)
    return made


def _times(made: Any, entry: CalendarEntry) -> None:
    if entry.task:
        if entry.starts:
            made.add("DUE", _plain(entry.starts))
        if entry.completed:
            made.add("COMPLETED", _utc(entry.completed))
            made.add("PERCENT-COMPLETE", 100)
        return
    assert entry.starts is not None  # an event without a day is in no calendar
    made.add("DTSTART", _plain(entry.starts))
    whole_day = not isinstance(entry.starts, datetime)
    if whole_day and entry.starts < date.max:
        made.add("DTEND", entry.starts + timedelta(days=1))
    elif entry.ends:
        made.add("DTEND", _plain(entry.ends))
    made.add("TRANSP", "TRANSPARENT" if whole_day and entry.kind.value != "meeting" else "OPAQUE")


def _plain(value: date | datetime) -> date | datetime:
    return _utc(value) if isinstance(value, datetime) else value


def _utc(value: datetime) -> datetime:
    return value.astimezone(UTC).replace(microsecond=0)
