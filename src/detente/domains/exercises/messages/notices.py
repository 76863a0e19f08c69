"""Notifications as messages, and messages as notifications, so that the rules run on what was read from a message.

An item that is missing, or could not be read, is not told; an explicit none of a number is zero, because the
sender said so. Two things are read from the table of formations, by their English words only: a division, or
two brigades or regiments. A message says neither whether there is one command nor whether the area lies in the
zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import msgspec

from detente.agreements.form import Form, Forms
from detente.domains.exercises.asking import same_activity
from detente.domains.exercises.messages.forms import draft
from detente.domains.exercises.messages.prefill import BY_STATE, LAND, TRANSFERRED, prefill_of_activity
from detente.model.errors import SchemaError
from detente.model.exercise import Activity, Notification, Range, Structure
from detente.model.exercise import Form as Kind
from detente.model.finding import Evidence
from detente.model.message import (
    EVERYONE,
    Day,
    Instant,
    Listing,
    Message,
    Nothing,
    Number,
    Shares,
    Table,
    Value,
    Words,
    YesNo,
)
from detente.model.view import Entry

Told = tuple[Notification, Evidence]
NOTIFIED = "exercise.notification"
VOLUNTARY = {
    "vd11.38.notification": False,
    "vd11.practice.amendment": False,
    "vd11.38.voluntary": True,
    "fsc.dec.9.12.notice": True,
}
"""The types that notify an activity, and whether they create no duty to invite observers."""
DIVISION = "division"
REGIMENTS = ("brigade", "regiment")
SMALLER = ("battalion", "squadron", "battery", "company")
LEVEL, COUNT = "level", "count"


def notification_of(message: Message, form: Form) -> Notification:
    """Return the notification that a message is; SchemaError for another type, and for an unsent draft."""
    if message.type not in VOLUNTARY:
        raise SchemaError(
            "a message that notifies no activity",
            where=message.number or message.type,
            expected=", ".join(VOLUNTARY),
            given=message.type,
        )
    if message.transmitted is None:
        raise SchemaError(
            "a notification that nobody has sent",
            where=message.number or message.type,
            expected="the instant at which it was sent",
            given="a draft",
        )
    return Notification(
        activity=activity_of(message, form),
        transmitted=message.transmitted,
        voluntary=VOLUNTARY[message.type],
        number=message.number,
        amends=message.amends,
    )


def with_notices(entries: Iterable[Entry], forms: Forms, instant: datetime) -> Iterator[Entry]:
    """Yield entries, each message that notifies an activity and was sent by the instant as a notification.

    Its id, party, instant and sources stay those of the message. Other entries are yielded as they are.
    """
    for entry in entries:
        body: Any = entry.record.body
        if not isinstance(body, Message) or body.type not in VOLUNTARY:
            yield entry
        elif body.transmitted is not None and body.transmitted <= instant:
            notified = notification_of(body, forms.form(body.type))
            record = msgspec.structs.replace(entry.record, kind=NOTIFIED, body=notified)
            yield msgspec.structs.replace(entry, record=record)


def as_last_told(notices: Iterable[Told]) -> tuple[Told, ...]:
    """Return each activity that a party notified as its last notification tells it.

    Notifications of one party are of one activity where one amends another by number, or where they carry one name
    and do not contradict each other.
    """
    found: list[list[Told]] = []
    for one in sorted(notices, key=lambda told: (told[0].transmitted, told[1].records, told[0].number)):
        known = next((group for group in found if any(_follows(one, other) for other in group)), None)
        if known is None:
            found.append([one])
        else:
            known.append(one)
    return tuple(group[-1] for group in found)


def _follows(one: Told, other: Told) -> bool:
    """Return whether a notification is of the activity of an earlier one of the same party."""
    if one[1].party != other[1].party:
        return False
    amends = bool(one[0].amends) and one[0].amends == other[0].number
    return amends or same_activity(one[0].activity, other[0].activity)


def message_of_notification(form: Form, notification: Notification, *, sender: str) -> Message:
    """Return a notification as a message of a form; what the notification does not tell is left open."""
    prefill = prefill_of_activity(notification.activity)
    return draft(
        form,
        prefill,
        sender=sender,
        number=notification.number,
        transmitted=notification.transmitted,
        amends=notification.amends,
    )


def activity_of(message: Message, form: Form) -> Activity:
    """Return the activity that a message tells, as the rules take it."""
    kind = _kind(message)
    by_transfer = kind is Kind.TRANSFER
    keys = TRANSFERRED if by_transfer else {"troops": "land.troops_total", **BY_STATE}
    numbers = {field: _range(message.value(key)) for field, key in keys.items()}
    commenced = message.value("other.commenced")
    told = Activity(
        name=_words(message.value("general.designation")),
        states=_ids(message.value("general.states")),
        hosts=_ids(message.value("general.hosts")),
        form=kind,
        landing_troops=_range(message.value("landing.troops")),
        fixed_wing_sorties=_range(message.value("air.sorties")),
        structure=structure_told(message.value("land.formations"), form),
        snap=_yes_no(message.value("other.no_advance_notice")),
        start=_day(message.value("general.start")),
        end=_day(message.value("general.end")),
        places=_ids(message.value("area.features")),
        commenced=commenced.instant if isinstance(commenced, Instant) else None,
        changed_since_calendar=_changed(message.value("other.calendar_changes")),
    )
    return msgspec.structs.replace(told, **numbers)


def structure_told(value: Value | None, form: Form) -> Structure | None:
    """Return how the forces are organised, as far as English words in the table of formations tell it."""
    asked = form.by_key.get("land.formations")
    if not isinstance(value, Table) or asked is None:
        return None
    level, count = asked.place_of(LEVEL), asked.place_of(COUNT)
    if level is None or count is None:
        return None
    told = [(_words(row[level]).casefold(), row[count]) for row in value.rows if len(row) > max(level, count)]
    numbers = [(words, n.number) for words, n in told if isinstance(n, Number) and n.number > 0]
    if any(DIVISION in words for words, _ in numbers):
        return Structure.DIVISION
    if sum(n for words, n in numbers if any(name in words for name in REGIMENTS)) > 1:
        return Structure.TWO_BRIGADES
    known = all(any(name in words for name in (*REGIMENTS, *SMALLER)) for words, _ in numbers)
    return Structure.SMALLER if known and len(numbers) == len(value.rows) > 0 else None


def _kind(message: Message) -> Kind:
    landing = message.value("landing.kind")
    if isinstance(landing, Words) and landing.text in list(Kind):
        return Kind(landing.text)
    moved = any(_number(message.value(key)) for key in TRANSFERRED.values())
    on_land = any(_number(message.value(key)) for key in LAND)
    return Kind.TRANSFER if moved and not on_land else Kind.FIELD


def _number(value: Value | None) -> int | None:
    if isinstance(value, Number):
        return value.number
    if isinstance(value, Shares):
        return value.total
    return 0 if isinstance(value, Nothing) else None


def _range(value: Value | None) -> Range | None:
    """Return a number as told; one below zero is no number of anything and counts as not told."""
    number = _number(value)
    return None if number is None or number < 0 else Range(number, number)


def _words(value: Value | None) -> str:
    return value.text if isinstance(value, Words) else ""


def _ids(value: Value | None) -> tuple[str, ...]:
    return tuple(e for e in value.entries if e != EVERYONE) if isinstance(value, Listing) else ()


def _day(value: Value | None) -> date | None:
    return value.day if isinstance(value, Day) else None


def _changed(value: Value | None) -> bool | None:
    """Return whether the calendar is told to have changed: words say how, an explicit none that it did not."""
    return isinstance(value, Words) if isinstance(value, Words | Nothing) else None


def _yes_no(value: Value | None) -> bool | None:
    return value.yes if isinstance(value, YesNo) else None
