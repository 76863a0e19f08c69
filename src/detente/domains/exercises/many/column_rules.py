"""The rules of Chapters V to VIII over one stretch of activities under the law of one day.

`levels` says which numbers are reached; `duties` adds every date and change. All answers are columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.domains.exercises.limits import CLASSES
from detente.domains.exercises.many.column_times import Deadlines, announcements, calendar_due, deadlines, timing
from detente.domains.exercises.many.column_weighing import (
    Ranked,
    in_zone,
    notifiable,
    numbers_of,
    observable,
    plain,
    size,
)
from detente.domains.exercises.many.columns import (
    CLASS_CODES,
    DAY,
    NO_INSTANT,
    NO_NUMBER,
    NO_PROVISION,
    NOT_IN_FORCE,
    NOT_TOLD,
    Flags,
    Ranks,
    Table,
    last_second,
)
from detente.domains.exercises.weighing import MET, NOT_MET, UNCERTAIN

Answers = dict[str, NDArray[Any]]

DUTIES = ("notification", "observation", "constraint")
LEVELS = ("notification", "observation", *CLASSES)
"""What a change may raise an activity to; `grown_levels` has a bit for each, the first the lowest."""
CHANGES = {
    "cut": "change/cancelled",
    "grown": "change/amended",
    "added": "change/addition",
    "changed": "change/calendar",
}
"""The changes of paragraphs 65, practice, 66 and 64, with the question that each asks of the law."""


class Levels(msgspec.Struct, frozen=True):
    """What activities reach: notification, observation, and each size class; None where the law has none."""

    notification: Ranked | None
    observation: Ranked | None
    classes: dict[str, Ranked]

    def rank(self, name: str, rows: int) -> Ranks:
        """Return the ranks of a level, `not in force` throughout where the law has none."""
        found = self.classes.get(name) if name in CLASSES else getattr(self, name)
        return np.full(rows, NOT_IN_FORCE, np.int8) if found is None else found.rank


def reached(table: Table, prefix: str = "") -> Levels:
    """Return what activities reach by their numbers, or with a prefix by those that were notified."""
    numbers = numbers_of(table, prefix)
    found = ((name, size(table, numbers, name)) for name in CLASSES)
    return Levels(
        notifiable(table, numbers),
        observable(table, prefix),
        {name: in_zone(table, ranked) for name, ranked in found if ranked is not None},
    )


def levels(table: Table) -> tuple[Answers, Levels]:
    """Return the answers on notification, observation and size class, and what they rest on."""
    now = reached(table)
    answers: Answers = {}
    sized, answers["constraint_class"] = _classes(table, now)
    for name in CLASSES:
        answers[f"{name}_rank"] = now.rank(name, table.rows)
    found = {"notification": now.notification, "observation": now.observation, "constraint": sized}
    for duty, ranked in found.items():
        answers |= _reasons(duty, plain(table, NOT_IN_FORCE) if ranked is None else ranked)
    return answers, now


def duties(table: Table, instant: int) -> Answers:
    """Return the answers on every rule; `instant` is that of asking, in microseconds."""
    answers, now = levels(table)
    due = deadlines(table)
    answers |= timing(table, due, now.rank("notification", table.rows), instant)
    answers["invitation_due"] = _invitation(table, due, now)
    answers |= announcements(table, answers["constraint_class"], instant)
    notified = now.rank("notification", table.rows) == MET
    answers["calendar_due"] = calendar_due(table, notified | (now.rank(CLASSES[0], table.rows) == MET))
    answers |= _changes(table, now, due, instant)
    return answers


def _classes(table: Table, now: Levels) -> tuple[Ranked | None, NDArray[np.int8]]:
    """Return the condition of the highest class surely exceeded (else of the smaller), and the classes' codes."""
    classes = np.zeros(table.rows, np.int8)
    chosen: Ranked | None = None
    for name in reversed(CLASSES):
        ranked = now.classes.get(name)
        if ranked is None:
            continue
        met = ranked.rank == MET
        if chosen is None:
            chosen = Ranked(*(column.copy() for column in msgspec.structs.astuple(ranked)))
        else:
            chosen.overlay(met, ranked)
        classes[met] = CLASS_CODES.index(name)
    return chosen, classes


def _invitation(table: Table, due: Deadlines, now: Levels) -> NDArray[np.int64]:
    """Return when invitations are due: with the notification, or when an alert passes its hours."""
    hours, snap = table.law.on("observation/alert_hours"), table.column("snap") == 1
    met = now.rank("observation", table.rows) == MET
    found = np.where(met, due.last, NO_INSTANT)
    if hours is not None:
        begun, start = table.instants("commenced"), table.instants("start")
        begun = np.where(begun == NOT_TOLD, np.where(start == NOT_TOLD, NO_INSTANT, last_second(start)), begun)
        beyond = np.where(begun == NO_INSTANT, NO_INSTANT, begun + (hours.value or 0) * (DAY // 24))
        np.copyto(found, beyond, where=met & snap)
    return found


def _changes(table: Table, now: Levels, due: Deadlines, instant: int) -> Answers:
    """Return what must be told of a notified activity that fell or grew, and of changes to the calendar."""
    met = now.rank("notification", table.rows) == MET
    cut, grown = _since_notified(table, now, instant)
    differs = (table.column("changed_since_calendar") == 1) & due.asked & met
    told = {
        "cut": cut,
        "grown": grown != 0,
        "added": met & (table.column("in_calendar") == 0),
        "changed": differs,
    }
    answers = dict(_told(table, told))
    answers["grown_levels"] = np.where(answers["grown_provision"] == NO_PROVISION, 0, grown).astype(np.int8)
    return answers


def _told(table: Table, told: dict[str, Flags]) -> Iterator[tuple[str, NDArray[Any]]]:
    for change, flags in told.items():
        answer = table.law.on(CHANGES[change])
        rank = NOT_IN_FORCE if answer is None else MET if answer.firm else UNCERTAIN
        code = NO_PROVISION if answer is None else table.code(answer)
        unasked = NOT_IN_FORCE if answer is None else NOT_MET
        yield f"{change}_verdict", np.where(flags, rank, unasked).astype(np.int8)
        yield f"{change}_provision", np.where(flags, code, NO_PROVISION).astype(np.int16)


def _since_notified(table: Table, now: Levels, instant: int) -> tuple[Flags, NDArray[np.int8]]:
    """Return which activities fell below the numbers since last notified, and to which levels (bits) others rose.

    They rose above a level if any notification told less, as with one activity; another may have been sent since.
    """
    cut, grown = np.zeros(table.rows, np.bool_), np.zeros(table.rows, np.int8)
    sent = table.instants("sent_first")
    rows = np.flatnonzero((sent != NOT_TOLD) & (sent <= instant))
    if not len(rows):
        return cut, grown
    some = table.taken(rows)
    told = [(reached(some, prefix), were_sent) for prefix, were_sent in some.notifications()]
    for place, name in enumerate(LEVELS):
        below = np.logical_or.reduce([(was.rank(name, len(rows)) == NOT_MET) & had for was, had in told])
        risen = (now.rank(name, table.rows)[rows] == MET) & below
        grown[rows] |= risen.astype(np.int8) << place
    here, was = now.rank("notification", table.rows)[rows], told[0][0].rank("notification", len(rows))
    cut[rows] = (here == NOT_MET) & (was == MET)
    return cut, grown


def _reasons(duty: str, ranked: Ranked) -> Answers:
    numbered = ranked.value != NO_NUMBER
    margin = np.full_like(ranked.value, NO_NUMBER)
    np.subtract(ranked.value, ranked.threshold, out=margin, where=numbered)
    return {
        f"{duty}_verdict": ranked.rank,
        f"{duty}_provision": ranked.decided,
        f"{duty}_value": ranked.value,
        f"{duty}_threshold": ranked.threshold,
        f"{duty}_margin": margin,
    }
