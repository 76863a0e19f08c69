"""What a law would have asked of a load of activities, and what a reform of it would change: pure, over columns.

`simulate` holds the same activities against a law and against that law as reformed. Everything of the second is
hypothetical. What cannot be told, and what is uncertain, is counted beside what is due and never dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.agreements.engine import Law
from detente.agreements.provision import Reform
from detente.domains.exercises.many.burden import Burden, announced, burden_of
from detente.domains.exercises.many.column_check import Periods, days_asked, over
from detente.domains.exercises.many.column_rules import Answers, levels
from detente.domains.exercises.many.column_years import Sides, YearLimits, sides_of, year_limits
from detente.domains.exercises.many.columns import NOT_TOLD, Columns, Flags, Table, columns_of, rows_in, years_of
from detente.domains.exercises.weighing import MET
from detente.model.exercise import Activity

DUTIES = ("notification", "observation", "constraint")
"""The duties that are compared: prior notification, observation, and the size classes that limits count."""
RANKS = 5
"""Not due, cannot tell, uncertain, due, not in force: the codes of DUTY_VERDICTS and SIZE_VERDICTS."""
ARISES, ENDS, DIFFERS, SAME = "arises", "ends", "differs", ""
"""What becomes of a duty: it arises, it ends, or its verdict differs without either."""


class Load(msgspec.Struct, frozen=True):
    """The activities simulated: their columns, who takes part, and which rows count in sums (each activity once).

    `instant` is that of asking: it names the law of activities whose start is not told. `staged` are the
    activities where some tell stages: their columns turn on the hours of the law, and are made anew for each law.
    """

    columns: Columns
    sides: Sides
    once: Flags
    instant: datetime
    staged: tuple[Activity, ...] = ()

    @property
    def rows(self) -> int:
        """Return how many claims there are."""
        return rows_in(self.columns)

    @property
    def years(self) -> NDArray[np.int64]:
        """Return the year in which each starts, -1 where not told."""
        start = self.columns.get("start")
        if start is None:
            return np.full(self.rows, NOT_TOLD, np.int64)
        return np.where(start == NOT_TOLD, NOT_TOLD, years_of(start))


class Outcome(msgspec.Struct, frozen=True):
    """What one law asks: verdicts with reasons for each activity, the limits of each year, the messages owed.

    `states` are those of the limits.
    """

    law: Law
    answers: Answers
    limits: YearLimits
    states: tuple[str, ...]
    burden: Burden

    def verdicts(self, duty: str) -> NDArray[np.int8]:
        """Return the codes of a duty's verdicts."""
        return self.answers[f"{duty}_verdict"]


class Simulation(msgspec.Struct, frozen=True):
    """The same load under two laws. `after` is hypothetical; `name` says what it is."""

    name: str
    before: Outcome
    after: Outcome

    def changes(self, duty: str) -> list[str]:
        """Return for each activity what becomes of a duty."""
        old, new = self.before.verdicts(duty), self.after.verdicts(duty)
        words = np.select(
            [old == new, new == MET, old == MET], [SAME, ARISES, ENDS], DIFFERS
        )  # the first that holds
        return [str(word) for word in words]


def load_of(activities: Sequence[Activity], law: Law, instant: datetime) -> Load:
    """Return the load of a list of activities; of several claims on one (same name and start) the first counts."""
    staged = tuple(activities) if any(activity.stages for activity in activities) else ()
    columns = _columns(activities, law, instant)
    return Load(columns, sides_of(activities), _once(activities), instant, staged)


def under(load: Load, law: Law) -> Load:
    """Return the load with the strengths beyond an alert's hours by the hours of a law."""
    if not load.staged:
        return load
    return msgspec.structs.replace(load, columns=_columns(load.staged, law, load.instant))


def _columns(activities: Sequence[Activity], law: Law, instant: datetime) -> dict[str, NDArray[np.int64]]:
    """Return the columns of activities, each by the law of its day; a column of starts at least."""
    days = [activity.start or instant.date() for activity in activities]
    every = [columns_of([one], law.at(day)) for one, day in zip(activities, days, strict=True)]
    if not every:
        return {"start": np.zeros(0, np.int64)}
    return {name: np.concatenate([one[name] for one in every]) for name in every[0]}


def simulate(
    load: Load, law: Law, reforms: Sequence[Reform], years: range | None = None, parties: Sequence[str] = ()
) -> Simulation:
    """Return what a law asks of a load, and what it would ask as reformed.

    `years` keeps activities that start in them, and those of an untold year; None keeps all. `parties` are the
    States among whom messages are counted; others and untold hosts have rows of their own. Raises UnknownProvision
    for a reform that names none.
    """
    return compare(load, law, law.reformed(*reforms), years, parties)


def compare(
    load: Load, law: Law, other: Law, years: range | None = None, parties: Sequence[str] = ()
) -> Simulation:
    """Return what two laws ask of one load; the second is taken as hypothetical."""
    kept = kept_in(load, years)
    return Simulation(other.hypothetical, outcome(kept, law, parties), outcome(kept, other, parties))


def outcome(load: Load, law: Law, parties: Sequence[str] = ()) -> Outcome:
    """Return what one law asks of a load."""
    load = under(load, law)
    answers = over(load.columns, law, load.instant, _asked)
    periods = Periods(law)
    columns = load.columns if "start" in load.columns else {"start": np.full(load.rows, NOT_TOLD, np.int64)}
    sides = _counted(load)
    return Outcome(
        law,
        answers,
        year_limits(columns, answers, sides, periods),
        sides.states,
        burden_of(
            answers,
            load.years,
            load.once,
            sides,
            parties,
            periods,
            days_asked(load.columns, load.rows, load.instant),
        ),
    )


def kept_in(load: Load, years: range | None) -> Load:
    """Return the load of activities that start in some years; those whose start is not told are kept."""
    if years is None:
        return load
    rows = np.flatnonzero((load.years == NOT_TOLD) | np.isin(load.years, np.array(years)))
    place = np.full(load.rows, NOT_TOLD)
    place[rows] = np.arange(len(rows))
    sides = load.sides
    pairs = np.flatnonzero(place[sides.row] != NOT_TOLD)
    kept = sides.taken(pairs, place[sides.row[pairs]])
    columns = {name: column[rows] for name, column in load.columns.items()}
    staged = tuple(load.staged[row] for row in rows) if load.staged else ()
    return Load(columns, kept, load.once[rows], load.instant, staged)


def tally(codes: NDArray[np.int8], rows: Flags) -> tuple[int, ...]:
    """Return how many verdicts of each code there are among some rows."""
    return tuple(int(count) for count in np.bincount(codes[rows], minlength=RANKS))


def _asked(table: Table) -> Answers:
    answers, _ = levels(table)
    answers["announcement_rank"] = announced(table, answers)
    return answers


def _counted(load: Load) -> Sides:
    """Return the sides of the rows that count: of several claims on one activity, only the first."""
    sides, kept = load.sides, load.once[load.sides.row]
    if kept.all():
        return sides
    pairs = np.flatnonzero(kept)
    return sides.taken(pairs, sides.row[pairs])


def _once(activities: Sequence[Activity]) -> Flags:
    seen: set[tuple[str, date | None]] = set()
    first = []
    for activity in activities:
        key = (activity.name.casefold(), activity.start)
        first.append(key not in seen)
        seen.add(key)
    return np.array(first, np.bool_)
