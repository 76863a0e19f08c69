"""Everything owed by and to one State, over the findings of every rule: overdue, due, upcoming, without a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum

import msgspec

from detente.domains.exercises.asking import ALL_STATES
from detente.domains.exercises.messages.cancellations import FALLEN_AWAY, SETTLED
from detente.domains.exercises.told import Heard, words_in
from detente.domains.exercises.year.asking import transmitted
from detente.model.finding import Evidence, Finding, Owed, Verdict

MET_ONCE = ("VD11/47.4", "VD11/65", "VD11/66")
"""Rules whose duty one message meets; which type it is, the forms say."""


class Group(StrEnum):
    """Where a line stands in the table."""

    OVERDUE = "overdue"
    DUE = "due"
    UPCOMING = "upcoming"
    WITHOUT_DAY = "without a day"
    SETTLED = "settled"


class Side(StrEnum):
    """Whether the State owes it, is owed it, or both."""

    BY = "by"
    TO = "to"
    BOTH = "by and to"


class OwedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing owed, with the finding it comes from. `days_left` counts calendar days, below zero once past."""

    group: Group
    side: Side
    owed: Owed
    days_left: int | None
    rule: str
    question: str
    verdict: Verdict
    subject: str
    notes: tuple[str, ...]
    evidence: Evidence


class OwedList(msgspec.Struct, frozen=True, kw_only=True):
    """What a State owes and is owed, and beside it: limits exceeded, and findings in which something is not told.

    `outside` counts what is owed on a day outside the window.
    """

    items: tuple[OwedItem, ...]
    beyond: tuple[Finding, ...]
    not_told: tuple[Finding, ...]
    outside: int


def owed_list(  # noqa: PLR0913  what is asked, of which findings, over which days
    state: str,
    findings: Iterable[Finding],
    instant: datetime,
    window: tuple[date, date],
    *,
    soon_days: int,
    messages: Iterable[Heard] = (),
    calls_for: Callable[[str], tuple[str, ...]] = lambda _rule: (),
) -> OwedList:
    """Return all that is owed by and to a State, soonest first; what is told twice of one thing stands once.

    `soon_days`: what is due within so many days is due, later upcoming. `messages`, sent by the instant, meet
    duties of which the finding itself knows no message; `calls_for` gives the types that a rule calls for.
    """
    mine = [one for one in findings if state in one.parties or _concerns(one, state)]
    sent = tuple(messages)
    placed = (
        _item(state, one, _met(one, owed, sent, calls_for), instant, soon_days)
        for one in mine
        for owed in one.owed
        if _side(state, owed, one) is not None
    )
    every = {_key(item): item for item in sorted(placed, key=_order, reverse=True)}
    inside = [item for item in every.values() if item.owed.due is None or _within(item.owed.due, window)]
    return OwedList(
        items=tuple(sorted(inside, key=_order)),
        beyond=tuple(one for one in mine if one.verdict is Verdict.EXCEEDED and not one.owed),
        not_told=tuple(one for one in mine if one.verdict is Verdict.CANNOT_TELL and not one.owed),
        outside=len(every) - len(inside),
    )


def _concerns(finding: Finding, state: str) -> bool:
    return any(_named(state, owed) for owed in finding.owed)


def _named(state: str, owed: Owed) -> bool:
    return state in owed.by or state in owed.to or ALL_STATES in owed.to


def _side(state: str, owed: Owed, finding: Finding) -> Side | None:
    """Return whether a State owes it, or is owed it; what nobody in particular owes to all is owed to it."""
    by = state in owed.by or ((ALL_STATES in owed.by or not owed.by) and state in finding.parties)
    to = state in owed.to or (ALL_STATES in owed.to and not by)
    if by and to:
        return Side.BOTH
    return Side.BY if by else Side.TO if to else None


def _item(state: str, finding: Finding, owed: Owed, instant: datetime, soon_days: int) -> OwedItem:
    left = None if owed.due is None else (owed.due.date() - instant.date()).days
    side = _side(state, owed, finding)
    assert side is not None  # the caller has asked
    return OwedItem(
        group=_group(owed, instant, left, soon_days),
        side=side,
        owed=owed,
        days_left=left,
        rule=finding.rule,
        question=finding.question,
        verdict=finding.verdict,
        subject=finding.subject,
        notes=finding.notes,
        evidence=finding.evidence,
    )


def _group(owed: Owed, instant: datetime, left: int | None, soon_days: int) -> Group:
    if owed.status.startswith(SETTLED):
        return Group.SETTLED
    if owed.due is None or left is None:
        return Group.WITHOUT_DAY
    if instant > owed.due:
        return Group.OVERDUE
    return Group.DUE if left <= soon_days else Group.UPCOMING


def _met(
    finding: Finding, owed: Owed, sent: tuple[Heard, ...], calls_for: Callable[[str], tuple[str, ...]]
) -> Owed:
    """Return what is owed with the status that a message on the same activity gives it, by whom it is owed."""
    if not owed.status.startswith(("open", FALLEN_AWAY)) or finding.rule not in MET_ONCE:
        return owed
    types, subject = calls_for(finding.rule), finding.subject.casefold()
    found = [
        transmitted(one)
        for one in sent
        if one[0].type in types
        and (one[0].sender in owed.by or not owed.by)
        and words_in(one[0], "general.designation").casefold() == subject
    ]
    if not found:
        return owed
    if owed.due is None:
        return msgspec.structs.replace(owed, status="sent")
    return msgspec.structs.replace(owed, status="sent in time" if min(found) <= owed.due else "sent late")


def _key(item: OwedItem) -> tuple[object, ...]:
    owed = item.owed
    return (owed.provision, owed.what, owed.by, owed.to, owed.due, owed.status)


def _order(item: OwedItem) -> tuple[object, ...]:
    """Return what lines are sorted by: group and day first, the rest so that the order given never matters."""
    owed = item.owed
    due = owed.due.isoformat() if owed.due else ""
    told = (item.rule, owed.what, owed.by, owed.to, owed.status, owed.provision)
    return (
        list(Group).index(item.group),
        due,
        *told,
        item.evidence.records,
        item.subject,
        item.question,
        item.notes,
    )


def _within(due: datetime, window: tuple[date, date]) -> bool:
    return window[0] <= due.date() <= window[1]


def needing_action(found: OwedList) -> Iterator[OwedItem]:
    """Yield what is overdue."""
    return (item for item in found.items if item.group is Group.OVERDUE)
