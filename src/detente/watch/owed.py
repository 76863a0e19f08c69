"""Everything owed by and to one State at one instant: every rule on exercises over the records of a view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

import msgspec

from detente.agreements.engine import Law
from detente.agreements.form import Forms
from detente.domains.exercises import findings, risk_findings, verification_findings, year_findings
from detente.domains.exercises.messages.notices import VOLUNTARY, notification_of
from detente.domains.exercises.risk.risk_messages import risk_entries
from detente.domains.exercises.told import number_in, words_in
from detente.domains.exercises.year.asking import Heard, Members
from detente.domains.exercises.year.duties import year_duty_findings
from detente.domains.exercises.year.owed import OwedList, owed_list
from detente.model.exercise import Activity, Notification
from detente.model.finding import Evidence, Finding
from detente.model.message import Message
from detente.model.view import Entry

RISK = ("risk.request", "risk.reply", "risk.meeting")
LARGE = "vd11.68.large_activity"


class OwedSetting(msgspec.Struct, frozen=True, kw_only=True):
    """What a State's list is made against: the law, the forms, who takes part, names, and the days looked at."""

    law: Law
    forms: Forms
    members: Members
    name: Callable[[str], str]
    window: tuple[date, date]
    soon_days: int
    service_hours: int | None = None


class Told(msgspec.Struct, frozen=True):
    """What records tell: messages, activities, notifications, steps of Chapter III, each with its record."""

    messages: tuple[Heard, ...]
    activities: tuple[tuple[Activity, Evidence], ...]
    notifications: tuple[tuple[Notification, Evidence], ...]
    steps: tuple[Entry, ...]


def owed_by_and_to(state: str, entries: Iterable[Entry], setting: OwedSetting, instant: datetime) -> OwedList:
    """Return what is owed by and to a State, over all rules on exercises; nothing said later is seen."""
    told = told_by(entries, instant)
    return owed_list(
        state,
        owed_findings(state, told, setting, instant),
        instant,
        setting.window,
        soon_days=setting.soon_days,
        messages=told.messages,
        calls_for=lambda rule: tuple(form.type for form in setting.forms.called_for(rule)),
    )


def owed_findings(state: str, told: Told, setting: OwedSetting, instant: datetime) -> tuple[Finding, ...]:
    """Return the findings of every rule on exercises; a new family of rules is added here, in one line."""
    law, name = setting.law, setting.name
    notified = _notified(told, setting.forms)
    activities = tuple(
        (_announced(activity, told), evidence) for activity, evidence in (*told.activities, *notified)
    )
    return (
        *year_duty_findings(
            state,
            setting.window,
            told.messages,
            activities,
            law,
            setting.members,
            instant,
            name,
            notifications=told.notifications,
            service_hours=setting.service_hours,
        ),
        *_of_activities(activities, told, setting, instant),
        *year_findings(activities, law, instant, name),
        *risk_findings(told.steps, law, instant, name),
        *verification_findings((message for message, _ in told.messages), law, instant, name),
    )


def told_by(entries: Iterable[Entry], instant: datetime) -> Told:
    """Return what records tell that had been said, and messages that had been sent, by an instant."""
    known = {
        entry.id: entry for entry in entries if entry.record.said <= instant and entry.record.body is not None
    }
    every = tuple(known[id_] for id_ in sorted(known))
    messages = tuple(entry for entry in every if isinstance(entry.record.body, Message) and _sent(entry, instant))
    return Told(
        messages=tuple((e.record.body, evidence_of(e)) for e in messages if isinstance(e.record.body, Message)),
        activities=tuple((e.record.body, evidence_of(e)) for e in every if isinstance(e.record.body, Activity)),
        notifications=tuple(
            (e.record.body, evidence_of(e)) for e in every if isinstance(e.record.body, Notification)
        ),
        steps=(*(entry for entry in every if entry.record.kind in RISK), *risk_entries(messages)),
    )


def evidence_of(entry: Entry) -> Evidence:
    """Return a record as the evidence of a finding: its id, sources, who said so and when."""
    record = entry.record
    return Evidence(
        records=(entry.id,), sources=record.sources, party=record.party, said=record.said, confirmed=True
    )


def _sent(entry: Entry, instant: datetime) -> bool:
    sent: datetime | None = entry.record.body.transmitted if entry.record.body else None
    return sent is not None and sent <= instant


def _of_activities(
    activities: tuple[tuple[Activity, Evidence], ...], told: Told, setting: OwedSetting, instant: datetime
) -> Iterable[Finding]:
    sent: dict[str, list[Notification]] = {}
    by_message = (_as_notification(heard, setting.forms) for heard in told.messages)
    for notification in (*(one for one, _ in told.notifications), *(one for one in by_message if one)):
        sent.setdefault(notification.activity.name.casefold(), []).append(notification)
    for activity, evidence in activities:
        notifications = tuple(sent.get(activity.name.casefold(), ()))
        yield from findings(activity, evidence, setting.law, instant, setting.name, notifications)


def _as_notification(heard: Heard, forms: Forms) -> Notification | None:
    message = heard[0]
    return notification_of(message, forms.form(message.type)) if message.type in VOLUNTARY else None


def _notified(told: Told, forms: Forms) -> tuple[tuple[Activity, Evidence], ...]:
    """Return the activities of which only messages tell, as the last notification of each describes it."""
    known = {activity.name.casefold() for activity, _ in told.activities}
    last: dict[str, tuple[datetime, Activity, Evidence]] = {}
    for heard in told.messages:
        found = _as_notification(heard, forms)
        if found is None or found.activity.name.casefold() in known:
            continue
        key, evidence = found.activity.name.casefold(), heard[1]
        newest = last.get(key)
        if newest is None or (newest[0], newest[2].records) < (found.transmitted, evidence.records):
            last[key] = (found.transmitted, found.activity, evidence)
    return tuple((activity, evidence) for _, activity, evidence in last.values())


def _announced(activity: Activity, told: Told) -> Activity:
    """Return an activity with the day on which a message announced it two years ahead, if it tells none itself."""
    if activity.announced is not None or activity.start is None:
        return activity
    by = activity.hosts or activity.states
    days = [
        message.transmitted.date()
        for message, _ in told.messages
        if message.type == LARGE
        and message.sender in by
        and message.transmitted is not None
        and number_in(message, "calendar.year") == activity.start.year
        and words_in(message, "general.designation").casefold() == activity.name.casefold()
    ]
    return msgspec.structs.replace(activity, announced=min(days)) if days else activity
