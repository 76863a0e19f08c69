"""Many activities as columns: what each column holds, and the columns of a list of activities.

Each column has one value an activity. What is not told is -1: a number has two columns, `troops_least` and
`troops_most`; both -1 is "not told", `troops_most` alone -1 is "at least". A column left out is not told for every
activity. Days are `date.toordinal()`, instants microseconds on the same count (`microseconds`). `later_` before a
number is the strength beyond an alert's hours, `notified_` that of the last notification, `notified_2_` that of
the one before it, and so on; `sent_count` says how many were sent, as many as have columns where it is left out.
Flags are 0 and 1, words the codes of `FORMS`, `STRUCTURES` and `ZONES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from detente.agreements.engine import Law, LawOfDay
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import STRENGTHS
from detente.domains.exercises.counting import FIELDS, strength_told
from detente.domains.exercises.limits import CLASSES
from detente.domains.exercises.observation import lasting
from detente.model.exercise import Activity, Form, Notification, Range, Structure, Zone
from detente.model.finding import Verdict

Integers = NDArray[Any]
"""Whole numbers: four bytes each where all of a table fit, else eight."""
Ranks = NDArray[np.int8]
Flags = NDArray[np.bool_]
Columns = Mapping[str, NDArray[Any]]

NOT_TOLD = -1
NO_NUMBER = int(np.iinfo(np.int32).min)
"""Stands for a value, threshold or margin where no number decided."""
NO_INSTANT = int(np.iinfo(np.int64).min)
NOBODY = ""
NO_PROVISION = -1
LARGEST = int(np.iinfo(np.int32).max)
"""Numbers below it are counted in four bytes, larger ones in eight."""

DUTY_VERDICTS = (Verdict.NOT_DUE, Verdict.CANNOT_TELL, Verdict.UNCERTAIN, Verdict.DUE, Verdict.NOT_IN_FORCE)
"""What the codes of the verdicts of duties stand for, from 0."""
SIZE_VERDICTS = (Verdict.WITHIN, Verdict.CANNOT_TELL, Verdict.UNCERTAIN, Verdict.EXCEEDED, Verdict.NOT_IN_FORCE)
"""What the codes of `constraint_verdict`, and of the limits of a year, stand for."""
TIME_VERDICTS = (
    None,
    Verdict.IN_TIME,
    Verdict.LATE,
    Verdict.CANNOT_TELL,
    Verdict.UNCERTAIN,
    Verdict.OPEN,
)
"""What the codes of `timing_verdict` and of announcements stand for; None: nothing is asked."""
NOTHING_ASKED, IN_TIME, LATE, TIME_CANNOT_TELL, TIME_UNCERTAIN, OPEN = range(6)
CLASS_CODES = (NOBODY, *reversed(CLASSES))
"""What the codes of `constraint_class` stand for: none, smaller, medium, large."""
NOT_IN_FORCE = 4

FORMS = tuple(Form)
ZONES = tuple(Zone)
STRUCTURES = tuple(Structure)
REASONS = ("verdict", "provision", "value", "threshold", "margin")
MICROSECONDS = 1_000_000
DAY = 86_400 * MICROSECONDS
LATER, NOTIFIED = "later_", "notified_"
BOUNDS = ("_least", "_most")
FOUR_BYTES = 4


class Table(msgspec.Struct, frozen=True):
    """The columns of a stretch of activities, the law of their day, and the code of each provision."""

    columns: Columns
    law: LawOfDay
    rows: int
    codes: Mapping[str, int]
    kind: type = np.int32

    def column(self, name: str) -> Integers:
        """Return a column of numbers, -1 throughout where it was left out."""
        given = self.columns.get(name)
        if given is None:
            return np.full(self.rows, NOT_TOLD, self.kind)
        return given.astype(self.kind, copy=False)

    def instants(self, name: str) -> NDArray[np.int64]:
        """Return a column of instants or days in eight bytes, -1 throughout where it was left out."""
        given = self.columns.get(name)
        return np.full(self.rows, NOT_TOLD, np.int64) if given is None else given.astype(np.int64, copy=False)

    def code(self, answer: Answer) -> int:
        """Return the code of a provision: its place in the law."""
        return self.codes[answer.provision.id]

    def form_in(self, forms: Sequence[Form]) -> Flags:
        """Return which activities are of one of these forms; not told is `field`."""
        form = self.column("form")
        found = np.zeros(self.rows, np.bool_)
        for one in forms:
            found |= form == FORMS.index(one)
        return found

    def notifications(self) -> Iterator[tuple[str, Flags]]:
        """Yield the prefix of each notification that has columns, the last first, and which activities had it."""
        sent = self.instants("sent_count") if "sent_count" in self.columns else None
        for place in count(1):
            prefix = notified(place)
            if place > 1 and not any(name.startswith(prefix) for name in self.columns):
                return
            yield prefix, np.ones(self.rows, np.bool_) if sent is None else sent >= place

    def taken(self, rows: NDArray[Any]) -> Table:
        """Return the table of some of its rows."""
        columns = {name: column[rows] for name, column in self.columns.items()}
        return msgspec.structs.replace(self, columns=columns, rows=len(rows))


def notified(place: int) -> str:
    """Return the prefix of the strength told in a notification; 1 is the last, 2 the one before it."""
    return NOTIFIED if place == 1 else f"{NOTIFIED}{place}_"


def rows_in(columns: Columns) -> int:
    """Return how many rows columns have; ValueError where their lengths differ."""
    lengths = {len(column) for column in columns.values()}
    if len(lengths) > 1:
        raise ValueError(f"columns of different lengths: {sorted(lengths)}")
    return lengths.pop() if lengths else 0


def kind_of(columns: Columns, law: Law) -> type:
    """Return the width in which every number told and every threshold is exact: four bytes, else eight."""
    wide = (c for name, c in columns.items() if c.dtype.itemsize > FOUR_BYTES and name.endswith(BOUNDS))
    told = max((int(column.max(initial=0)) for column in wide), default=0)
    most = max((value for p in law.by_id.values() for value in p.values.values()), default=0)
    return np.int32 if max(told, most) < LARGEST else np.int64


def codes_of(provisions: Sequence[str]) -> dict[str, int]:
    """Return the code of each provision: its place."""
    return {id_: place for place, id_ in enumerate(provisions)}


def columns_of(
    activities: Sequence[Activity],
    law: LawOfDay,
    notifications: Sequence[tuple[Notification, ...]] = (),
) -> dict[str, Integers]:
    """Return the columns of activities, with the notifications of each (oldest first) where any are given.

    The strength beyond an alert's hours, by that law, stands in `later_` columns. Give only what had been sent by
    the instant of asking.
    """
    hours = law.on("observation/alert_hours")
    beyond = None if hours is None else hours.value
    most = max(map(len, notifications), default=0)
    columns: dict[str, list[int]] = {}
    for place, activity in enumerate(activities):
        row = _row(activity, beyond)
        if notifications:
            row |= _sent(activity, notifications[place], beyond, max(most, 1))
        for name, value in row.items():
            columns.setdefault(name, []).append(value)
    return {name: np.array(values, np.int64) for name, values in columns.items()}


def microseconds(instant: datetime) -> int:
    """Return an instant as a number of microseconds, on the count of `date.toordinal`."""
    past = instant.astimezone(UTC)
    seconds = (past.hour * 60 + past.minute) * 60 + past.second
    return past.toordinal() * DAY + seconds * MICROSECONDS + past.microsecond


def last_second(days: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the last second of days, as `model.time.end_of_day` does for one."""
    return (days + 1) * DAY - MICROSECONDS


def years_of(days: NDArray[Any]) -> NDArray[np.int64]:
    """Return the calendar year of each day."""
    return _dates(days).astype("datetime64[Y]").astype(np.int64) + _EPOCH_YEAR


def november(years: NDArray[np.int64], day: int) -> NDArray[np.int64]:
    """Return that day of November of each year."""
    months = ((years - _EPOCH_YEAR) * 12 + 10).astype("datetime64[M]")
    return months.astype("datetime64[D]").astype(np.int64) + _EPOCH_DAY + day - 1


_EPOCH_YEAR = 1970
_EPOCH_DAY = datetime(_EPOCH_YEAR, 1, 1, tzinfo=UTC).toordinal()


def _dates(days: NDArray[Any]) -> NDArray[np.datetime64]:
    return (days.astype(np.int64) - _EPOCH_DAY).astype("datetime64[D]")


def _row(activity: Activity, beyond: int | None) -> dict[str, int]:
    row = {
        "form": FORMS.index(activity.form),
        "structure": _code(STRUCTURES, activity.structure),
        "zone": _code(ZONES, activity.zone),
        "single_command": _flag(activity.single_command),
        "snap": _flag(activity.snap),
        "in_calendar": _flag(activity.in_calendar),
        "changed_since_calendar": _flag(activity.changed_since_calendar),
        "commenced": NOT_TOLD if activity.commenced is None else microseconds(activity.commenced),
    }
    for field in ("start", "start_latest", "end", "announced"):
        day = getattr(activity, field)
        row[field] = NOT_TOLD if day is None else day.toordinal()
    return row | _bounds("hours", lasting(activity)) | _strengths(activity, beyond)


def _strengths(activity: Activity, beyond: int | None, prefix: str = "") -> dict[str, int]:
    row = _bounds(f"{prefix}troops_total", activity.troops_total)
    for field in FIELDS.values():
        row |= _bounds(f"{prefix}{field}", strength_told(activity, field, None))
        row |= _bounds(f"{prefix}{LATER}{field}", strength_told(activity, field, beyond))
    return row


def _sent(activity: Activity, sent: tuple[Notification, ...], beyond: int | None, most: int) -> dict[str, int]:
    """Return when the first notification was sent, how many were, and the strength told in each, the last first.

    `most` is for how many there are columns; beyond those sent they repeat the first, or tell nothing.
    """
    row = {"sent_first": NOT_TOLD, "sent_last": NOT_TOLD, "sent_count": len(sent)}
    if sent:
        row["sent_first"] = microseconds(sent[0].transmitted)
        row["sent_last"] = microseconds(sent[0].transmitted_latest or sent[0].transmitted)
    for place in range(1, most + 1):
        told = sent[max(len(sent) - place, 0)].activity if sent else Activity(name="")
        described = msgspec.structs.replace(activity, **{field: getattr(told, field) for field in STRENGTHS})
        row |= _strengths(described, beyond, notified(place))
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
