"""The limits of a State's year over columns: the largest class in a run of years, the others a year, at one time.

The same counts as `yearly.py`: an activity counts for its hosts, or for all that take part where no host is told;
what has no start counts in no year. Each activity is to be there once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.agreements.engine import LawOfDay
from detente.domains.exercises.many.column_check import Periods
from detente.domains.exercises.many.columns import NO_PROVISION, NOT_TOLD, Columns, Flags, years_of
from detente.domains.exercises.weighing import CANNOT_TELL, MET, NOT_MET, UNCERTAIN
from detente.model.exercise import Activity

HOST, GUEST, TAKES_PART = range(3)
"""A host told (or the only State told); a State that takes part beside a host; one where no host is told."""
LIMITS = ("large", "smaller", "medium", "simultaneous")
"""What the codes of `limit` stand for: paragraphs 67.1, 67.2, 67.3 and 67.4 of the edition of 2011."""
WITHIN, LIMIT_CANNOT_TELL, LIMIT_UNCERTAIN, EXCEEDED = range(4)
"""The codes of a limit's verdict, as in SIZE_VERDICTS."""
NO_LIMIT = -1
SPAN = 1 << 32


class Sides(msgspec.Struct, frozen=True):
    """Which States take part in which activity: a row for each pair, ordered as the activities are.

    `state` is a place in `states`; `share_least` and `share_most` are its own troops, -1 where not told.
    """

    states: tuple[str, ...]
    row: NDArray[np.int32]
    state: NDArray[np.int32]
    role: NDArray[np.int8]
    share_least: NDArray[np.int64]
    share_most: NDArray[np.int64]

    def taken(self, pairs: NDArray[Any], row: NDArray[Any]) -> Sides:
        """Return some of the pairs, with another number for the activity of each."""
        return Sides(
            self.states,
            row.astype(np.int32),
            self.state[pairs],
            self.role[pairs],
            self.share_least[pairs],
            self.share_most[pairs],
        )


def sides_of(activities: Sequence[Activity]) -> Sides:
    """Return who takes part in activities, in which role, with what share of the troops that count."""
    pairs = [(row, *pair) for row, activity in enumerate(activities) for pair in _pairs(activity)]
    states = tuple(sorted({state for _, state, _, _ in pairs}))
    place = {state: number for number, state in enumerate(states)}
    shares = np.array([share for *_, share in pairs], np.int64)
    return Sides(
        states,
        np.array([row for row, *_ in pairs], np.int32),
        np.array([place[state] for _, state, _, _ in pairs], np.int32),
        np.array([role for _, _, role, _ in pairs], np.int8),
        shares,
        shares,
    )


def _pairs(activity: Activity) -> list[tuple[str, int, int]]:
    """Return each State of an activity with its role and its share, -1 where not told."""
    alone = activity.states if len(activity.states) == 1 else ()
    hosts = activity.hosts or alone
    shares = {share.state: share.number for share in activity.troops_by_state}
    other = GUEST if hosts else TAKES_PART
    every = dict.fromkeys((*hosts, *activity.states))
    return [(state, HOST if state in hosts else other, shares.get(state, NOT_TOLD)) for state in every]


class YearLimits(msgspec.Struct, frozen=True):
    """A row for each limit applied to one State: the years, what was counted, the most allowed, the verdict.

    `first` and `last` are years; of `simultaneous` the day on which most are under way. `possible` counts also
    what may count. `margin` is `surely` minus `most`.
    """

    state: NDArray[np.int64]
    limit: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    surely: NDArray[np.int64]
    possible: NDArray[np.int64]
    most: NDArray[np.int64]
    margin: NDArray[np.int64]
    verdict: NDArray[np.int64]
    provision: NDArray[np.int64]


class _Placed(msgspec.Struct, frozen=True):
    """The pairs that count: State, year, first and last day, and the ranks of the three classes."""

    state: NDArray[np.int64]
    year: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    ranks: dict[str, NDArray[np.int8]]


def year_limits(columns: Columns, answers: Columns, sides: Sides, periods: Periods) -> YearLimits:
    """Return every limit of every State's years; `answers` are those of `check_many` on the same columns."""
    placed = _placed(columns, answers, sides)
    if not len(placed.state):
        return _together([])
    years, first_year = _grid(placed, len(sides.states))
    found = [
        _run_of_years(placed, years, first_year, periods),
        *(_calendar_year(placed, years, first_year, periods, name) for name in ("smaller", "medium")),
        _at_one_time(placed, len(sides.states), periods),
    ]
    return _together(found)


def _placed(columns: Columns, answers: Columns, sides: Sides) -> _Placed:
    start = columns["start"].astype(np.int64)
    end = columns["end"].astype(np.int64) if "end" in columns else np.full(len(start), NOT_TOLD)
    smaller = answers["smaller_rank"]
    counts = (start != NOT_TOLD) & (smaller != NOT_MET) & (smaller <= MET)
    pairs = np.flatnonzero(counts[sides.row] & (sides.role != GUEST))
    row = sides.row[pairs]
    ranks = {name: answers[f"{name}_rank"][row] for name in ("large", "medium", "smaller")}
    last = np.where(end[row] == NOT_TOLD, start[row], np.maximum(end[row], start[row] - 1))
    return _Placed(sides.state[pairs].astype(np.int64), years_of(start[row]), start[row], last, ranks)


def _grid(placed: _Placed, states: int) -> tuple[NDArray[np.int64], int]:
    """Return the last start of each State (rows) in each year (columns), 0 where none, and the first year."""
    first = int(placed.year.min())
    days = np.zeros((states, int(placed.year.max()) - first + 1), np.int64)
    np.maximum.at(days, (placed.state, placed.year - first), placed.start)
    return days, first


def _counts(placed: _Placed, shape: tuple[int, ...], first: int, mask: Flags) -> NDArray[np.int64]:
    cells = placed.state * shape[1] + placed.year - first
    return np.bincount(cells[mask], minlength=shape[0] * shape[1]).reshape(shape)


def _run_of_years(placed: _Placed, days: NDArray[np.int64], first: int, periods: Periods) -> YearLimits:
    """Return the limit on the largest class, for each run that begins in a year with such an activity."""
    large = placed.ranks["large"]
    surely = _counts(placed, days.shape, first, large == MET)
    perhaps = _counts(placed, days.shape, first, (large == CANNOT_TELL) | (large == UNCERTAIN))
    state, place = np.nonzero(surely + perhaps)
    law = periods.places(days[state, place])
    length = _values(periods, "large/years")[0][law]
    last = np.minimum(place + length - 1, days.shape[1] - 1)
    sums = [np.pad(np.cumsum(counts, axis=1), ((0, 0), (1, 0))) for counts in (surely, perhaps)]
    sure, maybe = (total[state, np.maximum(last, place - 1) + 1] - total[state, place] for total in sums)
    asked = length != NO_LIMIT
    found = _judged(0, state, first + place, first + place + length - 1, sure, maybe, law, periods)
    return _kept(found, asked & (found.most != NO_LIMIT))


def _calendar_year(
    placed: _Placed, days: NDArray[np.int64], first: int, periods: Periods, name: str
) -> YearLimits:
    """Return the limit on a class in each calendar year; those of the largest class are counted elsewhere."""
    rank, large = placed.ranks[name], placed.ranks["large"]
    sure = (rank == MET) & (large == NOT_MET)
    surely = _counts(placed, days.shape, first, sure)
    perhaps = _counts(placed, days.shape, first, ~sure & (rank != NOT_MET) & (large != MET))
    state, place = np.nonzero(surely + perhaps)
    law = periods.places(days[state, place])
    year = first + place
    counts = surely[state, place], perhaps[state, place]
    found = _judged(LIMITS.index(name), state, year, year, *counts, law, periods)
    return _kept(found, found.most != NO_LIMIT)


def _at_one_time(placed: _Placed, states: int, periods: Periods) -> YearLimits:
    """Return the limit on activities at the same time, for the day on which most of a State's are under way."""
    base = placed.state * SPAN
    begun, ended = np.sort(base + placed.start), np.sort(base + placed.end)
    before = np.searchsorted(begun, base)  # as many of other States have begun as ended
    running = np.searchsorted(begun, base + placed.start, side="right") - before
    running -= np.searchsorted(ended, base + placed.start) - before
    order = np.lexsort((placed.start, -running, placed.state))
    state, place = np.unique(placed.state[order], return_index=True)
    busiest = np.zeros(states, np.int64)
    busiest[state] = placed.start[order][place]
    day = busiest[placed.state]
    on = (placed.start <= day) & (day <= placed.end)
    sure = on & (placed.ranks["smaller"] == MET)
    surely, maybe = (np.bincount(placed.state[mask], minlength=states)[state] for mask in (sure, on & ~sure))
    law = periods.places(busiest[state])
    found = _judged(3, state, busiest[state], busiest[state], surely, maybe, law, periods)
    return _kept(found, found.most != NO_LIMIT)


def _judged(  # noqa: PLR0913, PLR0917  what one row of a limit says
    limit: int,
    state: NDArray[Any],
    first: NDArray[Any],
    last: NDArray[Any],
    surely: NDArray[Any],
    maybe: NDArray[Any],
    law: NDArray[Any],
    periods: Periods,
) -> YearLimits:
    values, firm, codes = _values(periods, f"{LIMITS[limit]}/activities")
    most, possible = values[law], surely + maybe
    told = np.select([surely > most, possible > most], [EXCEEDED, LIMIT_CANNOT_TELL], WITHIN)
    verdict = np.where(firm[law], told, LIMIT_UNCERTAIN)
    kind = np.full(len(state), limit)
    return YearLimits(state, kind, first, last, surely, possible, most, surely - most, verdict, codes[law])


def _values(periods: Periods, question: str) -> tuple[NDArray[np.int64], Flags, NDArray[np.int64]]:
    """Return for each period the value of a question (-1: none), whether it is firm, and the provision's code."""
    return (
        np.array([_asked(law, question)[0] for law in periods.laws]),
        np.array([_asked(law, question)[1] for law in periods.laws]),
        np.array([_asked(law, question)[2] for law in periods.laws]),
    )


def _asked(law: LawOfDay, question: str) -> tuple[int, bool, int]:
    answer = law.on(question)
    if answer is None:
        return NO_LIMIT, False, NO_PROVISION
    return answer.value or 0, answer.firm, list(law.law.by_id).index(answer.provision.id)


def _kept(found: YearLimits, rows: Flags) -> YearLimits:
    return YearLimits(*(column[rows] for column in msgspec.structs.astuple(found)))


def _together(found: list[YearLimits]) -> YearLimits:
    columns = zip(*(msgspec.structs.astuple(one) for one in found), strict=True) if found else ()
    joined = [np.concatenate(column) for column in columns]
    return YearLimits(*(joined or [np.zeros(0, np.int64)] * len(YearLimits.__struct_fields__)))
