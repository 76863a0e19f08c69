"""Dates over columns: by when notification is due and whether it came in time, announcements, the calendar.

Instants are microseconds, days `date.toordinal()`. Margins are days to spare; below zero: days too late.
"""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.agreements.provision import Answer
from detente.domains.exercises.counting import NUMBERS
from detente.domains.exercises.limits import CLASSES
from detente.domains.exercises.many.column_weighing import in_zone, numbers_of, size
from detente.domains.exercises.many.columns import (
    CLASS_CODES,
    DAY,
    IN_TIME,
    LATE,
    NO_INSTANT,
    NO_NUMBER,
    NO_PROVISION,
    NOT_TOLD,
    NOTHING_ASKED,
    OPEN,
    TIME_CANNOT_TELL,
    TIME_UNCERTAIN,
    Flags,
    Ranks,
    Table,
    last_second,
    november,
    years_of,
)
from detente.domains.exercises.weighing import MET, NOT_MET

Answers = dict[str, NDArray[Any]]
Instants = NDArray[np.int64]

BY_NUMBER = (("announcement_two_years", 2), ("announcement_one_year", 1))
"""Announcements that older law asks for by a number alone, and how many years ahead."""


class Deadlines(msgspec.Struct, frozen=True):
    """The last moment in time, between two instants (NO_INSTANT: the start is not told), and what asks for it.

    `asked` is where a law asks at all; `begins` the day from which days are counted back, `count` how many.
    """

    asked: Flags
    first: Instants
    last: Instants
    begins: Instants
    count: NDArray[np.int32]
    provision: NDArray[np.int16]
    firm: Flags


def deadlines(table: Table) -> Deadlines:
    """Return by when notification is due, as `deadline.deadline_of` does for one activity."""
    rows, start = table.rows, table.instants("start")
    latest = table.instants("start_latest")
    latest = np.where(latest == NOT_TOLD, start, latest)
    found = Deadlines(
        np.zeros(rows, np.bool_),
        np.full(rows, NO_INSTANT),
        np.full(rows, NO_INSTANT),
        start.copy(),
        np.full(rows, NO_NUMBER, np.int32),
        np.full(rows, NO_PROVISION, np.int16),
        np.zeros(rows, np.bool_),
    )
    days, alert = table.law.on("notification/days"), table.law.on("notification/alert_days")
    snap, told = table.column("snap") == 1, start != NOT_TOLD
    if days is not None:
        _ask(found, np.ones(rows, np.bool_), days, table.code(days))
        ahead = days.value or 0
        np.copyto(found.first, last_second(start - ahead), where=told)
        np.copyto(found.last, last_second(latest - ahead), where=told)
    if alert is not None:
        _ask(found, snap, alert, table.code(alert))
        _at_commencement(table, found, snap, (alert.value or 0) * DAY, latest)
    return found


def _ask(found: Deadlines, where: Flags, answer: Answer, code: int) -> None:
    found.asked[where] = True
    found.count[where] = answer.value or 0
    found.provision[where] = code
    found.firm[where] = answer.firm


def _at_commencement(table: Table, found: Deadlines, snap: Flags, ahead: int, latest: Instants) -> None:
    """Put the moment at which the troops of an alert began, or the days on which they may have."""
    start, commenced = table.instants("start"), table.instants("commenced")
    exact, dated = snap & (commenced != NOT_TOLD), snap & (start != NOT_TOLD)
    np.copyto(found.first, start * DAY - ahead, where=dated)
    np.copyto(found.last, last_second(latest) - ahead, where=dated)
    np.copyto(found.first, commenced - ahead, where=exact)
    np.copyto(found.last, commenced - ahead, where=exact)
    np.copyto(found.begins, commenced // DAY, where=exact)


def timing(table: Table, due: Deadlines, rank: Ranks, instant: int) -> Answers:
    """Return whether notifications came in time, as `notification.timing` does for one activity.

    `timing_value` is how many calendar days before the start the first was sent.
    """
    first, last = table.instants("sent_first"), table.instants("sent_last")
    sent, undated = (first != NOT_TOLD) & (first <= instant), due.last == NO_INSTANT
    judged = np.select(
        [undated, ~due.firm, last <= due.first, first > due.last],
        [TIME_CANNOT_TELL, TIME_UNCERTAIN, IN_TIME, LATE],
        TIME_CANNOT_TELL,
    )
    silent = np.where(rank == MET, np.where(undated | (instant > due.last), TIME_CANNOT_TELL, OPEN), NOTHING_ASKED)
    asked = due.asked & (rank != NOT_MET) & (rank <= MET)
    verdict = np.where(asked, np.where(sent, judged, silent), NOTHING_ASKED).astype(np.int8)
    counted = (verdict != NOTHING_ASKED) & sent & (due.begins != NOT_TOLD)
    value = np.where(counted, due.begins - first // DAY, NO_NUMBER).astype(np.int32)
    stands = verdict != NOTHING_ASKED
    return {
        "timing_verdict": verdict,
        "timing_provision": np.where(stands, due.provision, NO_PROVISION).astype(np.int16),
        "timing_value": value,
        "timing_threshold": np.where(stands, due.count, NO_NUMBER).astype(np.int32),
        "timing_margin": np.where(counted, value - np.where(counted, due.count, 0), NO_NUMBER).astype(np.int32),
        "notification_due": np.where(asked & (rank == MET), due.last, NO_INSTANT),
    }


def announcements(table: Table, classes: NDArray[np.int8], instant: int) -> Answers:
    """Return whether activities of the largest class, or of a number of older law, were announced in time.

    `_value` is the day of the announcement, `_threshold` the day by which it was due.
    """
    years = table.law.on("announcement/years_ahead")
    largest = classes == CLASS_CODES.index(CLASSES[0])
    asked = np.zeros(table.rows, np.bool_) if years is None else largest
    answers = _announced(table, "announcement", asked, years, 0 if years is None else years.value or 0, instant)
    numbers = None
    for prefix, ahead in BY_NUMBER:
        answer, asked = table.law.on(f"{prefix}/{NUMBERS[0]}"), np.zeros(table.rows, np.bool_)
        if answer is not None:
            numbers = numbers or numbers_of(table)
            ranked = size(table, numbers, prefix)
            assert ranked is not None  # the law has this number
            asked = in_zone(table, ranked).rank == MET
        answers |= _announced(table, prefix, asked, answer, ahead, instant)
    return answers


def _announced(  # noqa: PLR0913, PLR0917  one announcement, asked of the law in one way or another
    table: Table, name: str, asked: Flags, answer: Answer | None, ahead: int, instant: int
) -> Answers:
    day, start = table.law.on("announcement/november_day"), table.instants("start")
    verdict, threshold = np.zeros(table.rows, np.int8), np.full(table.rows, NO_NUMBER, np.int32)
    value, margin = threshold.copy(), threshold.copy()
    code = np.full(table.rows, NO_PROVISION, np.int16)
    rows = np.flatnonzero(asked & (start != NOT_TOLD))
    if answer is not None and day is not None and len(rows):
        due = november(years_of(start[rows]) - ahead, day.value or 1)
        told = table.instants("announced")[rows]
        known = (told != NOT_TOLD) & (told <= instant // DAY)
        judged = np.where(told <= due, IN_TIME, LATE)
        silent = np.where(instant <= last_second(due), OPEN, TIME_CANNOT_TELL)
        verdict[rows] = np.where(known, judged, silent) if day.firm else TIME_UNCERTAIN
        code[rows], threshold[rows] = table.code(answer), due
        value[rows] = np.where(known, told, NO_NUMBER)
        margin[rows] = np.where(known, due - told, NO_NUMBER)
    return {
        f"{name}_verdict": verdict,
        f"{name}_provision": code,
        f"{name}_value": value,
        f"{name}_threshold": threshold,
        f"{name}_margin": margin,
    }


def calendar_due(table: Table, asked: Flags) -> NDArray[np.int32]:
    """Return by which day the annual calendar with an activity was due; -1 where none is asked for."""
    answer, start = table.law.on("calendar/november_day"), table.instants("start")
    found = np.full(table.rows, NOT_TOLD, np.int32)
    rows = np.flatnonzero(asked & (start != NOT_TOLD))
    if answer is not None and len(rows):
        found[rows] = november(years_of(start[rows]) - 1, answer.value or 1)
    return found
