"""The same verdicts over many activities at once: columns in, columns of verdicts and reasons out.

The ranks and their order are those of `weighing.py`; a property test holds the two paths to each other. Each
column has one value an activity. Numbers not told are -1: `troops_least` and `troops_most` both -1 is "not told",
`troops_most` alone -1 is "at least". A column left out is not told for every activity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.agreements.engine import Law, LawOfDay
from detente.agreements.provision import Answer, Comparison
from detente.domains.exercises.counting import (
    FIELDS,
    LANDING,
    LANDING_FORMS,
    NUMBERS,
    UNCOUNTED_FORMS,
    strength_told,
)
from detente.domains.exercises.limits import CLASSES
from detente.domains.exercises.observation import lasting
from detente.domains.exercises.weighing import CANNOT_TELL, MET, NOT_MET, STRUCTURE, UNCERTAIN, structure_rank
from detente.model.exercise import Activity, Form, Range, Structure, Zone
from detente.model.finding import Verdict

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

NOT_TOLD = -1
NO_NUMBER = np.iinfo(np.int64).min
"""Stands for a value, threshold or margin where no number decided."""
OPEN_ABOVE = np.iinfo(np.int64).max
NOBODY = ""

DUTY_VERDICTS = (Verdict.NOT_DUE, Verdict.CANNOT_TELL, Verdict.UNCERTAIN, Verdict.DUE, Verdict.NOT_IN_FORCE)
"""What the codes of `notification_verdict` and `observation_verdict` stand for, from 0."""
SIZE_VERDICTS = (Verdict.WITHIN, Verdict.CANNOT_TELL, Verdict.UNCERTAIN, Verdict.EXCEEDED, Verdict.NOT_IN_FORCE)
"""What the codes of `constraint_verdict` stand for, from 0."""
CLASS_CODES = (NOBODY, *reversed(CLASSES))
"""What the codes of `constraint_class` stand for: none, smaller, medium, large."""
NOT_IN_FORCE = 4

FORMS = tuple(Form)
ZONES = tuple(Zone)
STRUCTURES = tuple(Structure)
REASONS = ("verdict", "provision", "value", "threshold", "margin")


class Ranges(msgspec.Struct, frozen=True):
    """A number of every activity: its bounds, and whether it was told."""

    least: Integers
    most: Integers
    told: Flags


class Ranked(msgspec.Struct, frozen=True):
    """A condition of every activity: rank, the code of the deciding provision (-1: none), value and threshold."""

    rank: Integers
    decided: Integers
    value: Integers
    threshold: Integers

    def where(self, mask: Flags, other: Ranked) -> Ranked:
        """Return the other condition where the mask holds, this one elsewhere."""
        pairs = ((getattr(other, name), getattr(self, name)) for name in self.__struct_fields__)
        return Ranked(*(np.where(mask, theirs, ours) for theirs, ours in pairs))


class Table(msgspec.Struct, frozen=True):
    """The columns, the law of the day, and the provisions that have decided, by code."""

    columns: Mapping[str, NDArray[Any]]
    law: LawOfDay
    rows: int
    provisions: list[str]

    def column(self, name: str) -> Integers:
        """Return a column as integers, -1 throughout where it was left out."""
        given = self.columns.get(name)
        return np.full(self.rows, NOT_TOLD, np.int64) if given is None else np.asarray(given, np.int64)

    def code(self, answer: Answer) -> int:
        """Return the code of a provision, a new one at its first use."""
        if answer.provision.id not in self.provisions:
            self.provisions.append(answer.provision.id)
        return self.provisions.index(answer.provision.id)

    def plain(self, rank: int, decided: int = -1, threshold: int = NO_NUMBER) -> Ranked:
        """Return one and the same condition for every activity, decided by no number."""
        ranks, codes, values, thresholds = (
            np.full(self.rows, one, np.int64) for one in (rank, decided, NO_NUMBER, threshold)
        )
        return Ranked(ranks, codes, values, thresholds)

    def form_in(self, forms: Sequence[Form]) -> Flags:
        """Return which activities are of one of these forms; not told is `field`."""
        return np.isin(self.column("form"), [FORMS.index(form) for form in forms])


def check_many(columns: Mapping[str, NDArray[Any]], law: Law, day: date) -> dict[str, NDArray[Any]]:
    """Return verdict, deciding provision, value, threshold and margin for every activity, by the law of one day.

    Keys: `notification_`, `observation_` and `constraint_` before each of `verdict` (codes: DUTY_VERDICTS,
    SIZE_VERDICTS), `provision` (text, empty where none decided), `value`, `threshold`, `margin` (NO_NUMBER
    where no number decided), and `constraint_class` (codes: CLASS_CODES). ValueError where lengths differ.
    """
    lengths = {len(column) for column in columns.values()}
    if len(lengths) > 1:
        raise ValueError(f"columns of different lengths: {sorted(lengths)}")
    table = Table(columns, law.at(day), lengths.pop() if lengths else 0, [])
    found = {
        "notification": _in_zone(table, _notification(table)),
        "observation": _in_zone(table, _observation(table)),
    }
    sized, classes = _classes(table)
    answers = {"constraint_class": classes}
    for duty, ranked in (found | {"constraint": sized}).items():
        for name, values in _reasons(table, ranked).items():
            answers[f"{duty}_{name}"] = values
    return answers


def columns_of(activities: Sequence[Activity], law: LawOfDay) -> dict[str, Integers]:
    """Return the columns of activities. The strength beyond an alert's hours stands in `later_` columns."""
    hours = law.on("observation/alert_hours")
    beyond = None if hours is None else hours.value
    columns: dict[str, list[int]] = {}
    for activity in activities:
        for name, value in _row(activity, beyond).items():
            columns.setdefault(name, []).append(value)
    return {name: np.array(values, np.int64) for name, values in columns.items()}


def _row(activity: Activity, beyond: int | None) -> dict[str, int]:
    row = {
        "form": FORMS.index(activity.form),
        "structure": _code(STRUCTURES, activity.structure),
        "zone": _code(ZONES, activity.zone),
        "single_command": _flag(activity.single_command),
        "snap": _flag(activity.snap),
    }
    row |= _bounds("troops_total", activity.troops_total) | _bounds("hours", lasting(activity))
    for field in FIELDS.values():
        row |= _bounds(field, strength_told(activity, field, None))
        row |= _bounds(f"later_{field}", strength_told(activity, field, beyond))
    return row


def _bounds(name: str, told: Range | None) -> dict[str, int]:
    least, most = (None, None) if told is None else (told.least, told.most)
    return {
        f"{name}_least": NOT_TOLD if least is None else least,
        f"{name}_most": NOT_TOLD if most is None else most,
    }


def _code(names: tuple[Any, ...], one: Any) -> int:
    return NOT_TOLD if one is None else names.index(one)


def _flag(told: bool | None) -> int:  # noqa: FBT001  a field of an activity
    return NOT_TOLD if told is None else int(told)


def _numbers(table: Table, prefix: str = "") -> dict[str, Ranges]:
    """Return the numbers that count, as `counting.counted` does for one activity."""
    told = {key: _told(table, prefix + field) for key, field in FIELDS.items()}
    total, troops = _bound(_told(table, "troops_total")), told["personnel"]
    told["personnel"] = _where(~troops.told & total.told, total, troops)
    lands = table.form_in(LANDING_FORMS) & ~told[LANDING].told & told["personnel"].told
    told[LANDING] = _where(lands, _bound(told["personnel"]), told[LANDING])
    partly = table.column("zone") == ZONES.index(Zone.PARTLY)
    return {key: _where(partly, _bound(number), number) for key, number in told.items()}


def _told(table: Table, field: str) -> Ranges:
    least, most = table.column(f"{field}_least"), table.column(f"{field}_most")
    told = (least >= 0) | (most >= 0)
    return Ranges(np.maximum(least, 0), np.where(most < 0, OPEN_ABOVE, most), told)


def _bound(number: Ranges) -> Ranges:
    return Ranges(np.zeros_like(number.least), number.most, number.told)


def _where(mask: Flags, chosen: Ranges, other: Ranges) -> Ranges:
    return Ranges(
        np.where(mask, chosen.least, other.least),
        np.where(mask, chosen.most, other.most),
        np.where(mask, chosen.told, other.told),
    )


def _weigh(table: Table, number: Ranges, answer: Answer) -> Ranked:
    reached = (answer.value or 0) + (answer.provision.comparison is Comparison.MORE_THAN)
    met, not_met = number.told & (number.least >= reached), number.told & (number.most < reached)
    rank = np.where(met, MET, np.where(not_met, NOT_MET, CANNOT_TELL))
    if not answer.firm:
        rank = np.where(met | not_met, UNCERTAIN, rank)
    value = np.where(met, number.least, np.where(not_met, number.most, NO_NUMBER))
    plain = table.plain(NOT_MET, table.code(answer), answer.value or 0)
    return Ranked(rank, plain.decided, value, plain.threshold)


def _size(table: Table, numbers: dict[str, Ranges], prefix: str) -> Ranked | None:
    """Return what `weighing.size` returns for one activity; None where that law has no such number."""
    best: Ranked | None = None
    for key in NUMBERS:
        answer = table.law.on(f"{prefix}/{key}")
        if answer is None:
            continue
        ranked = _weigh(table, numbers[key], answer)
        if best is None:
            best = ranked
            continue
        best = best.where(numbers[key].told & (ranked.rank > best.rank), ranked)
    return None if best is None else _organised(table, best)


def _organised(table: Table, best: Ranked) -> Ranked:
    answer = table.law.on(STRUCTURE)
    if answer is not None:
        ranks = [structure_rank(told, answer) for told in (*STRUCTURES, None)]  # -1, not told, is the last
        rank = np.array(ranks, np.int64)[table.column("structure")]
        organised = table.plain(NOT_MET, table.code(answer), answer.value or 0)
        organised = Ranked(rank, organised.decided, organised.value, organised.threshold)
        best = best.where(best.rank > rank, organised)
    several = (table.column("single_command") == 0) & (best.rank > CANNOT_TELL)
    best = best.where(several, table.plain(CANNOT_TELL))
    return best.where(table.form_in(UNCOUNTED_FORMS), table.plain(NOT_MET))


def _or_landing(table: Table, land: Ranked, numbers: dict[str, Ranges], prefix: str) -> Ranked:
    answer = table.law.on(f"{prefix}/{LANDING}")
    if answer is None:
        return land
    lands = _weigh(table, numbers[LANDING], answer)
    silent = ~numbers[LANDING].told & ~table.form_in(LANDING_FORMS)
    rank = np.where(silent, NOT_MET, lands.rank)
    return land.where(rank > land.rank, Ranked(rank, lands.decided, lands.value, lands.threshold))


def _notification(table: Table) -> Ranked | None:
    numbers = _numbers(table)
    activity, transfer = _size(table, numbers, "notification"), _size(table, numbers, "transfer")
    transfers = table.form_in((Form.TRANSFER,))
    if activity is None:
        return None
    if transfer is None:
        absent = table.plain(NOT_IN_FORCE)
        return _or_landing(table, activity, numbers, "notification").where(transfers, absent)
    return _or_landing(table, activity.where(transfers, transfer), numbers, "notification")


def _observation(table: Table) -> Ranked | None:
    hours, snap = table.law.on("observation/alert_hours"), table.column("snap") == 1
    numbers = _numbers(table)
    if hours is not None and "later_troops_least" in table.columns:
        later = _numbers(table, "later_")
        numbers = {key: _where(snap, later[key], numbers[key]) for key in numbers}
    land = _size(table, numbers, "observation")
    if land is None:
        return None
    reached = _or_landing(table, land, numbers, "observation")
    return reached if hours is None else reached.where(snap, _beyond(table, reached, hours))


def _beyond(table: Table, reached: Ranked, hours: Answer) -> Ranked:
    """Return the condition limited to what of an alert continues beyond its hours."""
    lasts = _told(table, "hours")
    beyond = (hours.value or 0) + (hours.provision.comparison is Comparison.MORE_THAN)
    met = (table.column("hours_least") >= 0) & (lasts.least >= beyond)
    not_met = (table.column("hours_least") >= 0) & (lasts.most < beyond)
    rank = np.where(met, MET, np.where(not_met, NOT_MET, CANNOT_TELL))
    if not hours.firm:
        rank = np.where(met | not_met, UNCERTAIN, rank)
    value = np.where(met, lasts.least, np.where(not_met, lasts.most, NO_NUMBER))
    plain = table.plain(NOT_MET, table.code(hours), hours.value or 0)
    return reached.where(rank < reached.rank, Ranked(rank, plain.decided, value, plain.threshold))


def _classes(table: Table) -> tuple[Ranked | None, Integers]:
    """Return the condition of the highest class surely exceeded (else of the smaller), and the classes' codes."""
    numbers, classes = _numbers(table), np.zeros(table.rows, np.int64)
    chosen: Ranked | None = None
    for name in reversed(CLASSES):
        ranked = _in_zone(table, _size(table, numbers, name))
        if ranked is None:
            continue
        met = ranked.rank == MET
        chosen = ranked if chosen is None else chosen.where(met, ranked)
        classes = np.where(met, CLASS_CODES.index(name), classes)
    return chosen, classes


def _in_zone(table: Table, ranked: Ranked | None) -> Ranked | None:
    if ranked is None:
        return None
    zone = table.column("zone")
    doubtful = (zone == ZONES.index(Zone.UNCERTAIN)) & (ranked.rank == MET)
    rank = np.where(doubtful, UNCERTAIN, ranked.rank)
    inside = Ranked(rank, ranked.decided, ranked.value, ranked.threshold)
    outside = (zone == ZONES.index(Zone.NO)) & (ranked.rank != NOT_IN_FORCE)
    return inside.where(outside, table.plain(NOT_MET))


def _reasons(table: Table, ranked: Ranked | None) -> dict[str, NDArray[Any]]:
    ranked = table.plain(NOT_IN_FORCE) if ranked is None else ranked
    names = np.array([NOBODY, *table.provisions])
    numbered = ranked.value != NO_NUMBER
    margin = np.where(numbered, ranked.value - np.where(numbered, ranked.threshold, 0), NO_NUMBER)
    return {
        "verdict": ranked.rank.astype(np.int8),
        "provision": names[ranked.decided + 1],
        "value": ranked.value,
        "threshold": ranked.threshold,
        "margin": margin,
    }
