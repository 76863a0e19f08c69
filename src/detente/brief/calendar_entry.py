"""One entry of a calendar: what it is about, when, how firm, and the records on which it rests."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from detente.model.record import Digest, Marking, digest
from detente.model.time import end_of_day


class Kind(StrEnum):
    """What an entry of the calendar is about."""

    MEETING = "meeting"
    CALL = "answer to a call"
    NEXT = "next meeting"
    FOLLOW_UP = "follow-up"
    ANSWER = "answer to a document"
    SILENCE = "silence"
    DUTY = "duty"


class CalendarEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry. `starts` is a day or an instant in UTC, None only for a task without a day; `ends` likewise.

    `alarms_minutes` say how long before an alarm rings. `records` are those on which it rests, `changed` when the
    newest of them was said, `sequence` how many came after the first. `completed`: when a task was done, as said.
    """

    uid: str
    kind: Kind
    status: str
    summary: str
    description: tuple[str, ...]
    marking: Marking
    records: tuple[Digest, ...]
    changed: datetime
    sequence: int
    starts: date | datetime | None = None
    ends: date | datetime | None = None
    location: str = ""
    alarms_minutes: tuple[int, ...] = ()
    task: bool = False
    completed: datetime | None = None


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """The entries as of an instant, earliest first, and what has no day and so stands in no calendar."""

    as_of: datetime
    marking: Marking
    entries: tuple[CalendarEntry, ...]
    without_day: tuple[str, ...]


def deadline_start(by: datetime) -> date | datetime:
    """Return the day of a deadline that is the end of a day, else its instant."""
    return by.date() if by == end_of_day(by.date()) else by


def uid_of(kind: Kind, *names: str) -> str:
    """Return the UID of a thing: 32 hexadecimal digits of the SHA-256 of its kind, forum and key, `@detente`."""
    return f"{digest(chr(0).join((kind, *names)).encode('utf-8', 'surrogatepass'))[:32]}@detente"
