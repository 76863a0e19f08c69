"""What the rules of a State's year are asked with: who takes part, what was sent, and the window."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

import msgspec

from detente.agreements.clause import Seat
from detente.agreements.engine import Law
from detente.domains.exercises.told import Heard, day_in, ids_in, instant_in, words_in
from detente.model.errors import DateError
from detente.model.exercise import Activity, Notification
from detente.model.finding import Evidence
from detente.model.message import Message

EVENT = "desk.event"
MONTHS_IN_A_YEAR = 12
FIRST_YEAR, LAST_YEAR = 1, 9000
"""No window reaches beyond them, so that no deadline lies beyond the days that a calendar can name."""


class Members(msgspec.Struct, frozen=True):
    """Who takes part, and which of them have no armed forces of their own: dated seats, each with its mark."""

    participating: tuple[Seat, ...]
    without_forces: tuple[Seat, ...] = ()

    def on(self, day: date) -> frozenset[str]:
        """Return the ids of the participating States of a day."""
        return frozenset(seat.party for seat in self.participating if seat.holds(day))

    def forceless(self, state: str, day: date) -> Seat | None:
        """Return the seat by which a State is told to have no armed forces on a day, None where it is not."""
        return next((seat for seat in self.without_forces if seat.party == state and seat.holds(day)), None)


class YearAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A State, the days from `since` to `until` on which something may be due, and all that had been said by then.

    `heard` are all messages transmitted by the instant, oldest first; `activities` and `notifications` what was
    said by it. `service_hours` takes the place of the desk's own number of hours for incidents, where it is given.
    """

    state: str
    since: date
    until: date
    instant: datetime
    law: Law
    members: Members
    name: Callable[[str], str]
    heard: tuple[Heard, ...]
    activities: tuple[tuple[Activity, Evidence], ...] = ()
    notifications: tuple[tuple[Notification, Evidence], ...] = ()
    service_hours: int | None = None

    def sent(self, *types: str) -> tuple[Heard, ...]:
        """Return what the State itself sent of these types, oldest first."""
        return tuple(one for one in self.heard if one[0].type in types and one[0].sender == self.state)

    def events(self, kind: str) -> Iterator[tuple[Message, Evidence, date]]:
        """Yield the notes of events of a kind about the State, each with its day, oldest first said."""
        for message, evidence in self.heard:
            about = message.type == EVENT and self.state in ids_in(message, "event.states")
            day = day_of(message, "event.on")
            if about and day is not None and words_in(message, "event.kind") == kind:
                yield message, evidence, day

    def takes_part(self, day: date) -> bool:
        """Return whether the State is a participating one on a day."""
        return self.state in self.members.on(day)

    @property
    def years(self) -> range:
        """Return the calendar years of the window."""
        return range(self.since.year, self.until.year + 1)

    def within(self, day: date) -> bool:
        """Return whether a day lies in the window."""
        return self.since <= day <= self.until


def heard_by(messages: Iterable[Heard], instant: datetime) -> tuple[Heard, ...]:
    """Return the messages sent, and put on record, by an instant, oldest first; drafts are left out."""
    sent = {
        (message.transmitted, evidence.records, message.number, message.type): (message, evidence)
        for message, evidence in messages
        if message.transmitted is not None and message.transmitted <= instant and known(evidence, instant)
    }
    return tuple(sent[key] for key in sorted(sent))


def known(evidence: Evidence, instant: datetime) -> bool:
    """Return whether what rests on this evidence had been said by an instant."""
    return evidence.said is None or evidence.said <= instant


def transmitted(heard: Heard) -> datetime:
    """Return when a message that was sent was transmitted."""
    sent = heard[0].transmitted
    assert sent is not None  # `heard_by` leaves drafts out
    return sent


def answers(reply: Heard, heard: Heard) -> bool:
    """Return whether a reply names the message by its number, and came after it."""
    return (
        bool(heard[0].number) and reply[0].answers == heard[0].number and transmitted(reply) >= transmitted(heard)
    )


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it has no such day."""
    whole = day.year * MONTHS_IN_A_YEAR + day.month - 1 + months
    year, month = whole // MONTHS_IN_A_YEAR, whole % MONTHS_IN_A_YEAR + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def refuse_window(since: date, until: date) -> None:
    """Return nothing; DateError where a window ends before it begins, or reaches beyond what can be judged."""
    if not FIRST_YEAR < since.year <= until.year <= LAST_YEAR or since > until:
        raise DateError(
            "a window that cannot be",
            expected=f"two days in their order, of the years {FIRST_YEAR + 1} to {LAST_YEAR}",
            given=f"{since} to {until}",
        )


def day_of(message: Message, key: str) -> date | None:
    """Return a day of a message (of an instant, its day in UTC), None where it is not told or out of reach."""
    instant = instant_in(message, key)
    found = instant.date() if instant else day_in(message, key)
    return None if found is None or not FIRST_YEAR < found.year <= LAST_YEAR else found


def instant_of(message: Message, key: str) -> datetime | None:
    """Return an instant of a message, None where it is not told or out of reach."""
    found = instant_in(message, key)
    return None if found is None or not FIRST_YEAR < found.year <= LAST_YEAR else found
