"""Every rule of Chapters V to VIII that can be told of one activity, over many: columns in, columns out.

Each activity is held against the law of the day on which it starts; where that is not told, against that of the
day of asking. Work goes in stretches of `CHUNK` rows, so that memory stays near that of the columns themselves.
The ranks and their order are those of `weighing.py`; a property test holds the two paths to each other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from detente.agreements.engine import Law, LawOfDay
from detente.domains.exercises.many.column_rules import Answers, duties, levels
from detente.domains.exercises.many.columns import (
    NOT_TOLD,
    Columns,
    Table,
    codes_of,
    kind_of,
    microseconds,
    rows_in,
)

CHUNK = 1 << 15
Rule = Callable[[Table], Answers]


class Periods:
    """The stretches of days between which no value of a law changes, and the law of each."""

    def __init__(self, law: Law) -> None:
        """Keep the first day of each stretch; the first stretch begins before any law."""
        changes = {day for p in law.by_id.values() for day in (*p.values, p.ends) if day is not None}
        self.first = np.array(sorted(day.toordinal() for day in changes), np.int64)
        days = (date.min, *sorted(changes))
        self.laws: tuple[LawOfDay, ...] = tuple(law.at(day) for day in days)

    def places(self, days: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return for each day the place of its law in `laws`."""
        return np.searchsorted(self.first, days, side="right")


def provisions(law: Law) -> tuple[str, ...]:
    """Return the ids for which the codes in `_provision` columns stand, from 0."""
    return tuple(law.by_id)


def check_many(columns: Columns, law: Law, instant: datetime) -> Answers:
    """Return the verdict of every rule for every activity, with its reason, as of an instant.

    For each of notification, observation, constraint (size class), timing and the three announcements: `_verdict`
    (codes: DUTY_VERDICTS, SIZE_VERDICTS, TIME_VERDICTS), `_provision` (place in `provisions(law)`, -1 where none
    decided), `_value`, `_threshold`, `_margin` (NO_NUMBER where no number decided). For the changes `cut`,
    `grown`, `added`, `changed`: `_verdict` and `_provision`. Beside these `constraint_class` (CLASS_CODES), the
    ranks of the three classes, `grown_levels`, `notification_due`, `invitation_due`, `calendar_due`.
    ValueError where columns differ in length.
    """
    now = microseconds(instant)
    return over(columns, law, instant, lambda table: duties(table, now))


def levels_many(columns: Columns, law: Law, instant: datetime) -> Answers:
    """Return of `check_many` only what rests on numbers: notification, observation and size class."""
    return over(columns, law, instant, lambda table: levels(table)[0])


def over(columns: Columns, law: Law, instant: datetime, rule: Rule) -> Answers:
    """Return the answers of a rule on every row, each under the law of its day."""
    rows, kind, codes = rows_in(columns), kind_of(columns, law), codes_of(provisions(law))
    periods, days = Periods(law), days_asked(columns, rows, instant)
    answers: Answers = {}
    for begin in range(0, rows or 1, CHUNK):
        end = min(begin + CHUNK, rows)
        places = periods.places(days[begin:end])
        part = {name: column[begin:end] for name, column in columns.items()}
        for place in np.unique(places) if rows else (0,):
            table = Table(part, periods.laws[place], end - begin, codes, kind)
            chosen = None if (places == place).all() else np.flatnonzero(places == place)
            found = rule(table if chosen is None else table.taken(chosen))
            _put(answers, found, rows, slice(begin, end) if chosen is None else begin + chosen)
    return answers


def days_asked(columns: Columns, rows: int, instant: datetime) -> NDArray[np.int64]:
    """Return the day of whose law each activity is asked: its start, else the day of asking."""
    start = columns.get("start")
    today = instant.date().toordinal()
    if start is None:
        return np.full(rows, today, np.int64)
    return np.where(start == NOT_TOLD, today, start).astype(np.int64)


def _put(answers: Answers, found: Answers, rows: int, where: slice | NDArray[np.int64]) -> None:
    for name, column in found.items():
        if name not in answers:
            answers[name] = np.empty(rows, column.dtype)
        answers[name][where] = column
