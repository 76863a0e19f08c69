"""Who would carry the burden: how many messages each State would owe in each year, counted over columns.

A message to all counts once. Notifications and invitations are the host's; a guest notifies where its own troops
reach the number (paragraph 39); what is not told of a guest's share is `cannot tell`. An activity counts in the
year in which it starts, and for each of its hosts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.agreements.provision import Comparison
from detente.domains.exercises.counting import NUMBERS
from detente.domains.exercises.limits import CLASSES
from detente.domains.exercises.many.column_check import Periods
from detente.domains.exercises.many.column_rules import Answers
from detente.domains.exercises.many.column_times import BY_NUMBER
from detente.domains.exercises.many.column_weighing import in_zone, numbers_of, size
from detente.domains.exercises.many.column_years import GUEST, HOST, Sides
from detente.domains.exercises.many.columns import NOT_IN_FORCE, NOT_TOLD, Flags, Ranks, Table
from detente.domains.exercises.weighing import CANNOT_TELL, MET, NOT_MET, UNCERTAIN

MESSAGES = (
    "notification by the host",
    "notification by a guest",
    "invitation of observers",
    "announcement of a large activity",
    "notification below the numbers",
)
NOTIFIES, GUEST_NOTIFIES, INVITES, ANNOUNCES, BELOW = range(5)
OTHERS = 2
"""Rows beyond the parties: hosts not told, and hosts that are none of the parties."""
COUNTED = (CANNOT_TELL, UNCERTAIN, MET)
HOSTS_QUESTION = "notification/host"
BELOW_QUESTION = "below/activities"


class Burden(msgspec.Struct, frozen=True):
    """How many messages are owed: `counts[state, year, message, rank]`.

    States are the parties, then "host not told" and "none of the parties"; years those that occur, then "year not
    told" as -1; ranks those of a condition (1 cannot tell, 2 uncertain, 3 due).
    """

    parties: tuple[str, ...]
    years: tuple[int, ...]
    counts: NDArray[np.int64]

    def rows(self) -> Iterator[tuple[str, int, str, int, int, int]]:
        """Yield State, year, message, and how many are due, uncertain and cannot be told, where any is."""
        for state, year, message in np.argwhere(self.counts[..., CANNOT_TELL:NOT_IN_FORCE].any(axis=-1)):
            cell = self.counts[state, year, message]
            due, uncertain, untold = (int(cell[rank]) for rank in reversed(COUNTED))
            yield self.names[state], self.years[year], MESSAGES[message], due, uncertain, untold

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all rows of States."""
        return (*self.parties, "host not told", "none of the parties")

    @property
    def totals(self) -> NDArray[np.int64]:
        """Return for each message how many are of each rank, over all States and years."""
        total: NDArray[np.int64] = self.counts.sum(axis=(0, 1))
        return total


def burden_of(  # noqa: PLR0913, PLR0917  one place where everything that is counted comes together
    answers: Answers,
    years: NDArray[np.int64],
    once: Flags,
    sides: Sides,
    parties: Sequence[str],
    periods: Periods,
    days: NDArray[np.int64],
) -> Burden:
    """Return the messages owed; `once` are the rows that count, `days` those of whose law each is asked."""
    known = np.unique(years[years != NOT_TOLD])
    place = np.where(years == NOT_TOLD, len(known), np.searchsorted(known, years))
    owners = _owners(sides, parties)
    counts = np.zeros((len(parties) + OTHERS, len(known) + 1, len(MESSAGES), NOT_IN_FORCE + 1), np.int64)
    ranks = {
        NOTIFIES: answers["notification_verdict"],
        INVITES: answers["observation_verdict"],
        ANNOUNCES: answers["announcement_rank"],
    }
    hosts, alone = _hosts(sides, once)
    for message, rank in ranks.items():
        _count(counts, message, owners[hosts], place[sides.row[hosts]], rank[sides.row[hosts]])
        _count(counts, message, np.full(len(alone), len(parties)), place[alone], rank[alone])
    guests = np.flatnonzero((sides.role == GUEST) & (owners < len(parties)))
    rows = sides.row[guests]
    shares = _guest_ranks(
        sides, guests, answers["notification_verdict"][rows], periods.places(days[rows]), periods
    )
    _count(counts, GUEST_NOTIFIES, owners[guests], place[rows], shares)
    _below(counts, known, len(parties), periods)
    return Burden(tuple(parties), (*(int(year) for year in known), NOT_TOLD), counts)


def announced(table: Table, answers: Answers) -> Ranks:
    """Return the ranks of the duty to announce: by the largest class, or by the numbers of older law."""
    if table.law.on("announcement/years_ahead") is not None:
        return answers[f"{CLASSES[0]}_rank"]
    best = np.full(table.rows, NOT_IN_FORCE, np.int8)
    for prefix, _ in BY_NUMBER:
        ranked = size(table, numbers_of(table), prefix)
        if ranked is not None:
            rank = in_zone(table, ranked).rank
            best = rank if (best == NOT_IN_FORCE).all() else np.maximum(best, rank)
    return best


def _count(
    counts: NDArray[np.int64], message: int, state: NDArray[Any], year: NDArray[Any], rank: NDArray[Any]
) -> None:
    """Add one to the cell of each State, year and rank."""
    states, years, _, ranks = counts.shape
    cells = (state * years + year) * ranks + rank
    counts[:, :, message] += np.bincount(cells, minlength=states * years * ranks).reshape(states, years, ranks)


def _owners(sides: Sides, parties: Sequence[str]) -> NDArray[np.int64]:
    """Return for each pair the place of its State among the parties, or of those that are none."""
    places = {party: place for place, party in enumerate(parties)}
    other = len(parties) + 1
    of_state = np.array([places.get(state, other) for state in sides.states], np.int64)
    found: NDArray[np.int64] = of_state[sides.state] if len(of_state) else np.zeros(0, np.int64)
    return found


def _hosts(sides: Sides, once: Flags) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs of hosts, and the rows that count and have none told."""
    hosts = np.flatnonzero(sides.role == HOST)
    without = once.copy()
    without[sides.row[hosts]] = False
    return hosts, np.flatnonzero(without)


def _guest_ranks(
    sides: Sides, guests: NDArray[np.int64], whole: Ranks, law: NDArray[np.int64], periods: Periods
) -> Ranks:
    """Return whether guests notify by their own troops; never where the whole activity need not be notified."""
    answers = [one.on(f"notification/{NUMBERS[0]}") for one in periods.laws]
    reached = np.array(
        [0 if a is None else (a.value or 0) + (a.provision.comparison is Comparison.MORE_THAN) for a in answers]
    )
    firm = np.array([a is not None and a.firm for a in answers])
    asks = np.array([_guests_notify(periods, place) for place in range(len(answers))])
    least, most = sides.share_least[guests], sides.share_most[guests]
    rank = np.select(
        [least >= reached[law], (most != NOT_TOLD) & (most < reached[law])], [MET, NOT_MET], CANNOT_TELL
    )
    rank = np.where((rank != CANNOT_TELL) & ~firm[law], UNCERTAIN, rank)
    lesser = np.minimum(rank, np.where(whole == NOT_IN_FORCE, NOT_MET, whole))
    return np.where(asks[law], lesser, NOT_IN_FORCE).astype(np.int8)


def _guests_notify(periods: Periods, place: int) -> bool:
    """Return whether the law says that guests notify too, in the words of its provision on hosts."""
    answer = periods.laws[place].on(HOSTS_QUESTION)
    return answer is not None and "guest" in answer.provision.says


def _below(counts: NDArray[np.int64], years: NDArray[np.int64], parties: int, periods: Periods) -> None:
    """Count what a State without a notifiable activity in a year owes below the numbers, where a law asks so."""
    for place, year in enumerate(years):
        law = periods.laws[int(periods.places(np.array([_last_day(int(year))]))[0])].on(BELOW_QUESTION)
        if law is None:
            continue
        told = counts[:parties, place, NOTIFIES]
        none, perhaps = told[:, MET] == 0, told[:, CANNOT_TELL:MET].sum(axis=1) > 0
        rank = MET if law.firm else UNCERTAIN
        counts[:parties, place, BELOW, rank] += (none & ~perhaps) * (law.value or 0)
        counts[:parties, place, BELOW, CANNOT_TELL] += (none & perhaps) * (law.value or 0)


def _last_day(year: int) -> int:
    """Return the ordinal of the last day of a year."""
    return date(year, 12, 31).toordinal()
