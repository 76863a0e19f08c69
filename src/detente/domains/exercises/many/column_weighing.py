"""Columns of numbers held against the thresholds of a day: the ranks of `weighing.py`, many at once.

A condition of every activity is a `Ranked`: rank, the code of the provision that decided, value and threshold.
Untold numbers have -1 as their least and no most, so that they reach no threshold and are below none.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.agreements.provision import Answer, Comparison
from detente.domains.exercises.counting import FIELDS, LANDING, LANDING_FORMS, NUMBERS, UNCOUNTED_FORMS
from detente.domains.exercises.many.columns import (
    LATER,
    NO_NUMBER,
    NO_PROVISION,
    NOT_IN_FORCE,
    NOT_TOLD,
    STRUCTURES,
    ZONES,
    Flags,
    Integers,
    Ranks,
    Table,
)
from detente.domains.exercises.weighing import CANNOT_TELL, MET, NOT_MET, STRUCTURE, UNCERTAIN, structure_rank
from detente.model.exercise import Form, Zone


class Ranges(msgspec.Struct, frozen=True):
    """A number of every activity: its bounds; least -1 where nothing was told."""

    least: Integers
    most: Integers

    @property
    def told(self) -> Flags:
        """Return for which activities anything was told of it."""
        flags: Flags = self.least >= 0
        return flags


Numbers = dict[str, Ranges]


class Ranked(msgspec.Struct, frozen=True):
    """A condition of every activity: rank, the code of the deciding provision (-1: none), value and threshold.

    `overlay` and `settle` change it where a mask holds; nobody else holds its columns. What `weigh` returns is
    only laid over another: its code and threshold are one value, not a column each.
    """

    rank: Ranks
    decided: NDArray[np.int16]
    value: Integers
    threshold: Integers

    def overlay(self, mask: Flags, other: Ranked) -> None:
        """Put the other condition where the mask holds."""
        np.copyto(self.rank, other.rank, where=mask)
        np.copyto(self.decided, other.decided, where=mask)
        np.copyto(self.value, other.value, where=mask)
        np.copyto(self.threshold, other.threshold, where=mask)

    def own(self) -> Ranked:
        """Return the condition with columns of its own, which may be changed."""
        return Ranked(self.rank, self.decided.copy(), self.value, self.threshold.copy())

    def settle(
        self, mask: Flags, rank: int | Ranks, decided: int = NO_PROVISION, threshold: int = NO_NUMBER
    ) -> None:
        """Put a condition decided by no number of the activity where the mask holds."""
        np.copyto(self.rank, np.asarray(rank, np.int8), where=mask)
        self.decided[mask] = decided
        self.value[mask] = NO_NUMBER
        self.threshold[mask] = threshold


def plain(table: Table, rank: int) -> Ranked:
    """Return one and the same condition for every activity, decided by nothing."""
    return Ranked(
        np.full(table.rows, rank, np.int8),
        np.full(table.rows, NO_PROVISION, np.int16),
        np.full(table.rows, NO_NUMBER, table.kind),
        np.full(table.rows, NO_NUMBER, table.kind),
    )


def numbers_of(table: Table, prefix: str = "") -> Numbers:
    """Return the numbers that count, as `counting.counted` does for one activity."""
    told = {key: _told(table, prefix + field) for key, field in FIELDS.items()}
    total = _bound(_told(table, _total(prefix)))
    told["personnel"] = _where(~told["personnel"].told & total.told, total, told["personnel"])
    lands = table.form_in(LANDING_FORMS) & ~told[LANDING].told & told["personnel"].told
    told[LANDING] = _where(lands, _bound(told["personnel"]), told[LANDING])
    partly = table.column("zone") == ZONES.index(Zone.PARTLY)
    return {key: _where(partly, _bound(number), number) for key, number in told.items()}


def weigh(table: Table, number: Ranges, answer: Answer) -> Ranked:
    """Return a number held against one threshold, as `weighing.weigh` does for one activity."""
    threshold = answer.value or 0
    reached = threshold + (answer.provision.comparison is Comparison.MORE_THAN)
    return _held(table, number, reached, answer)


def _held(table: Table, number: Ranges, reached: int, answer: Answer) -> Ranked:
    met, below = number.least >= reached, number.most < reached
    if answer.firm:
        rank = CANNOT_TELL + (MET - CANNOT_TELL) * met.view(np.int8) - below.view(np.int8)
    else:
        rank = CANNOT_TELL + (met | below).view(np.int8)
    value: Integers = np.full(table.rows, NO_NUMBER, table.kind)
    np.copyto(value, number.most, where=below)
    np.copyto(value, number.least, where=met)
    return Ranked(
        rank,
        np.broadcast_to(np.int16(table.code(answer)), table.rows),
        value,
        np.broadcast_to(table.kind(answer.value or 0), table.rows),
    )


def size(table: Table, numbers: Numbers, prefix: str) -> Ranked | None:
    """Return what `weighing.size` returns for one activity; None where that law has no such number."""
    best: Ranked | None = None
    for key in NUMBERS:
        answer = table.law.on(f"{prefix}/{key}")
        if answer is None:
            continue
        ranked = weigh(table, numbers[key], answer)
        if best is None:
            best = ranked.own()
        else:
            best.overlay((ranked.rank > best.rank) & numbers[key].told, ranked)
    if best is not None:
        _organise(table, best)
    return best


def _organise(table: Table, best: Ranked) -> None:
    """Limit a condition by structure, command and kind of forces."""
    answer = table.law.on(STRUCTURE)
    if answer is not None:
        ranks = np.array([structure_rank(told, answer) for told in (*STRUCTURES, None)], np.int8)
        rank = ranks[table.column("structure")]  # -1, not told, is the last
        best.settle(best.rank > rank, rank, table.code(answer), answer.value or 0)
    best.settle((table.column("single_command") == 0) & (best.rank > CANNOT_TELL), CANNOT_TELL)
    best.settle(table.form_in(UNCOUNTED_FORMS), NOT_MET)


def or_landing(table: Table, land: Ranked, numbers: Numbers, prefix: str) -> Ranked:
    """Return the higher of a condition and that of the troops that land, the first where they are equal."""
    answer = table.law.on(f"{prefix}/{LANDING}")
    if answer is not None:
        lands = weigh(table, numbers[LANDING], answer)
        silent = ~numbers[LANDING].told & ~table.form_in(LANDING_FORMS)
        land.overlay((lands.rank > land.rank) & ~silent, lands)
    return land


def notifiable(table: Table, numbers: Numbers) -> Ranked | None:
    """Return whether activities reach notification, as `notification.notifiable` does for one."""
    activity, transfers = size(table, numbers, "notification"), table.form_in((Form.TRANSFER,))
    if activity is None:
        return None
    transfer = size(table, numbers, "transfer") if transfers.any() else None
    if transfer is not None:
        activity.overlay(transfers, transfer)
    reached = or_landing(table, activity, numbers, "notification")
    if transfer is None:
        reached.settle(transfers, NOT_IN_FORCE)
    return in_zone(table, reached)


def observable(table: Table, prefix: str = "") -> Ranked | None:
    """Return whether activities reach observation, as `observation.observable` does for one."""
    hours, snap = table.law.on("observation/alert_hours"), table.column("snap") == 1
    numbers = numbers_of(table, prefix)
    if hours is not None and f"{prefix}{LATER}troops_least" in table.columns and snap.any():
        later = numbers_of(table, prefix + LATER)
        numbers = {key: _where(snap, later[key], numbers[key]) for key in numbers}
    land = size(table, numbers, "observation")
    if land is None:
        return None
    reached = or_landing(table, land, numbers, "observation")
    if hours is not None:
        lasted = _lasting(table, hours)
        reached.overlay(snap & (lasted.rank < reached.rank), lasted)
    return in_zone(table, reached)


def _lasting(table: Table, hours: Answer) -> Ranked:
    """Return whether alerts last longer than the hours, by the comparison of the law of the day."""
    least = table.column("hours_least")
    lasts = _told(table, "hours")
    untold = Ranges(np.where(least < 0, NOT_TOLD, lasts.least), np.where(least < 0, _open(table), lasts.most))
    return _held(table, untold, (hours.value or 0) + (hours.provision.comparison is Comparison.MORE_THAN), hours)


def in_zone(table: Table, ranked: Ranked) -> Ranked:
    """Return a condition limited to the zone: outside nothing is met, an uncertain place gives `uncertain`."""
    zone = table.column("zone")
    ranked.rank[(zone == ZONES.index(Zone.UNCERTAIN)) & (ranked.rank == MET)] = UNCERTAIN
    ranked.settle((zone == ZONES.index(Zone.NO)) & (ranked.rank != NOT_IN_FORCE), NOT_MET)
    return ranked


def _total(prefix: str) -> str:
    """Return the column of the published total: beyond an alert's hours no other total is told."""
    return f"{prefix.removesuffix(LATER)}troops_total"


def _told(table: Table, field: str) -> Ranges:
    least, most = table.column(f"{field}_least"), table.column(f"{field}_most")
    up_to = (least < 0) & (most >= 0)
    return Ranges(np.where(up_to, 0, least), np.where(most < 0, _open(table), most))


def _open(table: Table) -> Integers:
    """Return what stands for no upper bound: more than any number told."""
    return np.asarray(np.iinfo(table.kind).max, table.kind)


def _bound(number: Ranges) -> Ranges:
    return Ranges(np.minimum(number.least, 0), number.most)


def _where(mask: Flags, chosen: Ranges, other: Ranges) -> Ranges:
    return Ranges(np.where(mask, chosen.least, other.least), np.where(mask, chosen.most, other.most))
