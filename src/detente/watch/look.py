"""All rules over one view at one instant: the findings, and what is owed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from detente.agreements import Forum, Law
from detente.domains import council, exercises
from detente.model.council import Issue
from detente.model.finding import Finding, Owed
from detente.model.register import Register
from detente.model.view import Entry, View
from detente.watch.claims import Seen, seen_in

RISK_KINDS = ("risk.request", "risk.reply", "risk.meeting", "risk.step")


class Setting(msgspec.Struct, frozen=True):
    """What a desk looks with: the law, who is who, and the questions on its table."""

    law: Law
    register: Register
    issues: tuple[Issue, ...]
    forums: Mapping[str, Forum] = {}


class Watch(msgspec.Struct, frozen=True):
    """What one look found: the view looked at, the activities in it, and the findings."""

    instant: datetime
    view: View
    seen: tuple[Seen, ...]
    findings: tuple[Finding, ...]


def look(view: View, setting: Setting, instant: datetime, words: Callable[[Entry], str]) -> Watch:
    """Return what all rules say of the view at the instant.

    `words` gives the words under an entry's anchor, which stand in the source and not in the record.
    """
    view, name = view.standing(), setting.register.name
    seen = seen_in(view.entries, setting.register)
    found: list[Finding] = []
    for one in (one for one in seen if not one.vague):
        notifications = tuple(_notifications(view, one))
        found += exercises.findings(one.activity, one.evidence, setting.law, instant, name, notifications)
    found += exercises.risk_findings(tuple(view.of_kind(*RISK_KINDS)), setting.law, instant, name)
    found += council.findings(
        view, instant, name, setting.issues, words, party_id=setting.register.id_of, forums=setting.forums
    )
    return Watch(instant, view, seen, tuple(found))


def _notifications(view: View, one: Seen) -> Any:
    return (
        entry.record.body
        for entry in view.of_kind("exercise.notification")
        if entry.record.body and entry.record.body.activity.name == one.activity.name
    )


def owed(findings: Iterable[Finding], instant: datetime) -> tuple[Owed, ...]:
    """Return everything owed, each once: what has an instant first and by it, then what has none."""
    every = dict.fromkeys(item for finding in findings for item in finding.owed)
    return tuple(sorted(every, key=lambda item: (item.due is None, item.due or instant, item.what)))
