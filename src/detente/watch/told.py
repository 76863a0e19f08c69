"""What records tell of exercises at one instant: messages, activities, notifications, and the rules on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import msgspec

from detente.agreements.engine import Law
from detente.agreements.form import Forms
from detente.domains.exercises import findings
from detente.domains.exercises.asking import same_activity
from detente.domains.exercises.messages.cancellations import (
    Cancellation,
    cancellations,
    cancelled,
    fallen_away,
)
from detente.domains.exercises.messages.notices import VOLUNTARY, as_last_told, notification_of
from detente.domains.exercises.risk.risk_messages import risk_entries
from detente.domains.exercises.told import Heard, number_in, words_in
from detente.model.exercise import Activity, Notification
from detente.model.finding import Evidence, Finding
from detente.model.message import Message
from detente.model.view import Entry

RISK = ("risk.request", "risk.reply", "risk.meeting")
LARGE = "vd11.68.large_activity"
TellsOf = tuple[Activity, Evidence]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What records tell: messages, activities, notifications, steps of Chapter III, each with its record.

    `activities` are those on record and those that only messages tell; `notifications` those on record and those
    that messages are. `cancelled` are the cancellations among the messages.
    """

    messages: tuple[Heard, ...]
    activities: tuple[TellsOf, ...]
    notifications: tuple[tuple[Notification, Evidence], ...]
    recorded: tuple[tuple[Notification, Evidence], ...]
    steps: tuple[Entry, ...]
    cancelled: tuple[Cancellation, ...]

    @property
    def standing(self) -> tuple[TellsOf, ...]:
        """Return the activities that no cancellation ends."""
        return tuple(one for one in self.activities if cancelled(*one, self.cancelled) is None)


def told_by(entries: Iterable[Entry], forms: Forms, law: Law, instant: datetime) -> Told:
    """Return what records tell that had been said, and messages that had been sent, by an instant.

    Each record once, in the order given. An activity that a party notified by message stands as its last message
    tells it, unless the party itself has it on record; it never takes the place of what another said.
    """
    known = {
        entry.id: entry for entry in entries if entry.record.said <= instant and entry.record.body is not None
    }
    every = tuple(known.values())
    messages = tuple(entry for entry in every if isinstance(entry.record.body, Message) and _sent(entry, instant))
    heard = tuple((e.record.body, evidence_of(e)) for e in messages if isinstance(e.record.body, Message))
    by_message = tuple(
        (notification_of(message, forms.form(message.type)), evidence)
        for message, evidence in heard
        if message.type in VOLUNTARY
    )
    recorded = tuple((e.record.body, evidence_of(e)) for e in every if isinstance(e.record.body, Notification))
    activities = tuple((e.record.body, evidence_of(e)) for e in every if isinstance(e.record.body, Activity))
    announced = (
        (_announced(activity, heard), evidence)
        for activity, evidence in (*activities, *_only_notified(by_message, activities))
    )
    return Told(
        messages=heard,
        activities=tuple(announced),
        notifications=(*recorded, *by_message),
        recorded=recorded,
        steps=(*(entry for entry in every if entry.record.kind in RISK), *risk_entries(messages)),
        cancelled=cancellations(heard, law, instant),
    )


def activity_findings(told: Told, law: Law, instant: datetime, name: Callable[[str], str]) -> Iterator[Finding]:
    """Yield what every rule says of each activity told; of a cancelled one, as it stood when it was cancelled."""
    sent: dict[str, list[Notification]] = {}
    for notification, _ in told.notifications:
        sent.setdefault(notification.activity.name.casefold(), []).append(notification)
    for activity, evidence in told.activities:
        notifications = tuple(sent.get(activity.name.casefold(), ()))
        ended = cancelled(activity, evidence, told.cancelled)
        found = findings(activity, evidence, law, ended.sent if ended else instant, name, notifications)
        yield from fallen_away(found, ended, name) if ended else found


def evidence_of(entry: Entry) -> Evidence:
    """Return a record as the evidence of a finding: its id, sources, who said so and when."""
    record = entry.record
    return Evidence(
        records=(entry.id,), sources=record.sources, party=record.party, said=record.said, confirmed=True
    )


def _sent(entry: Entry, instant: datetime) -> bool:
    sent: datetime | None = entry.record.body.transmitted if entry.record.body else None
    return sent is not None and sent <= instant


def _only_notified(
    notices: Iterable[tuple[Notification, Evidence]], recorded: Iterable[TellsOf]
) -> Iterator[TellsOf]:
    """Yield the activities that a party told by message only, as the last of its messages tells each."""
    known = tuple(recorded)
    for notification, evidence in as_last_told(notices):
        own = (activity for activity, other in known if other.party == evidence.party)
        if not any(same_activity(notification.activity, activity) for activity in own):
            yield notification.activity, evidence


def _announced(activity: Activity, messages: Iterable[Heard]) -> Activity:
    """Return an activity with the day on which a message announced it two years ahead, if it tells none itself."""
    if activity.announced is not None or activity.start is None:
        return activity
    by = activity.hosts or activity.states
    days = [
        message.transmitted.date()
        for message, _ in messages
        if message.type == LARGE
        and message.sender in by
        and message.transmitted is not None
        and number_in(message, "calendar.year") == activity.start.year
        and words_in(message, "general.designation").casefold() == activity.name.casefold()
    ]
    return msgspec.structs.replace(activity, announced=min(days)) if days else activity
