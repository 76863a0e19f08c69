"""One number of the law swept over many values: how many activities are due at each, and how many cannot be told.

Each value is tried as a reform of its own; all of it is hypothetical. A lower threshold never removes a duty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.agreements.engine import Law
from detente.agreements.provision import Provision, Reform
from detente.domains.exercises.counting import LANDING, NUMBERS
from detente.domains.exercises.limits import CLASSES
from detente.domains.exercises.many.column_check import levels_many
from detente.domains.exercises.many.columns import NOT_TOLD
from detente.domains.exercises.many.simulation import Load, tally
from detente.model.errors import InputError
from detente.model.record import LARGEST_INTEGER

DUTY_OF = {
    "notification": "notification",
    "transfer": "notification",
    "observation": "observation",
    **dict.fromkeys(CLASSES, "constraint"),
}
"""The duty that turns on a number, by the first part of the question that it answers."""
MOST_VALUES = 10_000
NOT_DUE, UNTOLD, UNCERTAIN_, DUE, NO_LAW = range(5)


class By(StrEnum):
    """Into what the counts of a sweep are parted."""

    YEAR = "year"
    STATE = "state"


class Part(msgspec.Struct, frozen=True):
    """A part of the activities: its name (empty for all), and at each value how many are of each code."""

    name: str
    counts: tuple[tuple[int, ...], ...]


class Sweep(msgspec.Struct, frozen=True):
    """What a sweep found: the provision, its duty, its values in force, the values tried, and the counts."""

    provision: Provision
    duty: str
    values: tuple[int, ...]
    parts: tuple[Part, ...]

    @property
    def whole(self) -> Part:
        """Return the counts of all activities."""
        return self.parts[0]


def values_between(first: int, last: int, step: int) -> tuple[int, ...]:
    """Return the values from the first to the last, both included where a step falls on it; InputError else."""
    if not 0 <= first <= last <= LARGEST_INTEGER or step < 1:
        raise InputError(
            "no values to try",
            where="--from, --to, --step",
            expected="from 0 up, a last value not below the first, a step of at least 1",
            given=f"from {first} to {last} by {step}",
        )
    if (last - first) // step >= MOST_VALUES:
        raise InputError(
            "too many values to try",
            where="--step",
            expected=f"at most {MOST_VALUES:,} values",
            given=f"{(last - first) // step + 1:,}",
            next_step="take a longer step",
        )
    return tuple(range(first, last + 1, step))


def duty_of(provision: Provision) -> str:
    """Return the duty that turns on a provision; InputError where none of those that are counted does."""
    prefix, _, key = provision.question.rpartition("/")
    if prefix not in DUTY_OF or key not in (*NUMBERS, LANDING):
        raise InputError(
            "a provision on whose number no count of activities turns",
            where="--provision",
            expected="a number of troops, tanks, vehicles or artillery, as VD11/40.1.1/personnel",
            given=f"{provision.id} ({provision.unit})",
        )
    return DUTY_OF[prefix]


def sweep(load: Load, law: Law, id_: str, values: Sequence[int], by: By | None = None) -> Sweep:
    """Return the counts of a duty at each value of one provision, of all activities and where asked by part.

    Each activity counts once. Raises UnknownProvision, and InputError where no count turns on the provision.
    """
    provision = law.provision(id_)
    duty = duty_of(provision)
    groups = [("", load.once), *(() if by is None else _parts(load, by))]
    counts: list[list[tuple[int, ...]]] = [[] for _ in groups]
    for value in values:
        tried = law.reformed(Reform(name=f"{id_}={value}", says="a value of a sweep", values={id_: value}))
        codes = levels_many(load.columns, tried, load.instant)[f"{duty}_verdict"]
        for found, (_, rows) in zip(counts, groups, strict=True):
            found.append(tally(codes, rows))
    parts = (Part(name, tuple(found)) for (name, _), found in zip(groups, counts, strict=True))
    return Sweep(provision, duty, tuple(values), tuple(parts))


def _parts(load: Load, by: By) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    if by is By.YEAR:
        for year in np.unique(load.years):
            yield ("year not told" if year == NOT_TOLD else str(year)), load.once & (load.years == year)
        return
    told = np.zeros(load.rows, np.bool_)
    for place, state in enumerate(load.sides.states):
        rows = np.zeros(load.rows, np.bool_)
        rows[load.sides.row[load.sides.state == place]] = True
        told |= rows
        yield state, rows & load.once
    if (load.once & ~told).any():
        yield "no State told", load.once & ~told
