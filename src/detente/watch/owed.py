"""Everything owed by and to one State at one instant: every rule on exercises over the records of a view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

import msgspec

from detente.agreements.engine import Law
from detente.agreements.form import Forms
from detente.domains.exercises import risk_findings, verification_findings, year_findings
from detente.domains.exercises.year.asking import Members
from detente.domains.exercises.year.duties import year_duty_findings
from detente.domains.exercises.year.owed import OwedList, owed_list
from detente.model.finding import Finding
from detente.model.view import Entry
from detente.watch.told import Told, activity_findings, told_by


class OwedSetting(msgspec.Struct, frozen=True, kw_only=True):
    """What a State's list is made against: the law, the forms, who takes part, names, and the days looked at."""

    law: Law
    forms: Forms
    members: Members
    name: Callable[[str], str]
    window: tuple[date, date]
    soon_days: int
    service_hours: int | None = None


def owed_by_and_to(state: str, entries: Iterable[Entry], setting: OwedSetting, instant: datetime) -> OwedList:
    """Return what is owed by and to a State, over all rules on exercises; nothing said later is seen."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    told = told_by(ordered, setting.forms, setting.law, instant)
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
    return (
        *year_duty_findings(
            state,
            setting.window,
            told.messages,
            told.standing,
            law,
            setting.members,
            instant,
            name,
            notifications=told.recorded,
            service_hours=setting.service_hours,
        ),
        *activity_findings(told, law, instant, name),
        *year_findings(told.standing, law, instant, name),
        *risk_findings(told.steps, law, instant, name),
        *verification_findings((message for message, _ in told.messages), law, instant, name),
    )
