"""The rows of a table together: each once, no days that overlap, each number once, only what was sent amended."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from detente.model import canonical
from detente.model.confidence import demand_readers, unquoted
from detente.model.errors import DateError, EmptyError, InputError, SchemaError
from detente.model.exercise import Activity, Notification
from detente.model.record import Record, Source
from detente.sources.activity_fields import BESIDE, NOTICE
from detente.sources.activity_rows import ACTIVITY, NOTIFICATION, SENT, Read, Row, activity_of, notice_of, said_of

MOST_ROWS = 1_000_000
"""More rows than any desk has; a table of as many takes about 4 GB of memory."""
TELL_EVERY = 1_000

Progress = Callable[[int], None]
"""Is told from time to time how many rows have been read."""
Earlier = Mapping[tuple[str, str], Notification]
"""Notifications that stand on a desk, by who sent them and their number."""


_Taken = tuple[Row, tuple[Record[Any], ...]]


class Gathered(msgspec.Struct, frozen=True):
    """The records of a file in its order, what was left out, and what the file holds that records do not keep."""

    records: tuple[Record[Any], ...]
    left_out: tuple[InputError, ...] = ()
    notes: tuple[str, ...] = ()


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is read: `partial`, where a part of it is enough; `told` hears how far the reading is.

    `defaults` fill columns that a row leaves open. `earlier` are notifications that stand already, so that numbers
    and amendments are held against them. `word` names the format where the ending of the file does not. `kept`:
    the records go into a ledger, so that what no ledger takes is an error of its row.
    """

    partial: bool = False
    told: Progress | None = None
    defaults: Mapping[str, str] = {}
    earlier: Earlier = {}
    word: str = ""
    kept: bool = False


def gather(reads: Iterable[Read], source: Source, asked: Asked) -> Gathered:
    """Return the records of rows; the first error is raised, or, where a part is enough, all are kept.

    EmptyError where there is no row.
    """
    seen = _Seen(source)
    taken: list[_Taken] = []
    left: list[InputError] = []
    count = 0
    for count, read in enumerate(reads, start=1):
        _demand_few(count, source.name)
        if asked.told is not None and not count % TELL_EVERY:
            asked.told(count)
        try:
            one = seen.take(_filled(read, asked))
            if asked.kept:
                _demand_fit(one)
            taken.append(one)
        except InputError as problem:
            if not asked.partial:
                raise
            left.append(problem)
    if not count:
        raise EmptyError("no activities", where=source.name, expected="rows below the head line", given="no row")
    stand, wrong = _numbered(taken, asked.earlier)
    if wrong and not asked.partial:
        raise wrong[0]
    records = tuple(record for _, group in stand for record in group)
    return Gathered(records, (*left, *wrong))


def _demand_fit(one: _Taken) -> None:
    """Raise SchemaError, with the row, for a record that no ledger takes: too long, or for no named reader."""
    row, group = one
    try:
        with unquoted(held=row.held):
            for record in group:
                demand_readers(record)
                canonical.encode(record)
    except SchemaError as problem:
        parts = {field: getattr(problem, field) for field in ("expected", "given", "next_step")}
        column = problem.where.removeprefix("field ")
        where = row.where(column) if column in BESIDE else row.place
        raise SchemaError(problem.problem, where=where, **parts) from None


def _filled(read: Read, asked: Asked) -> Read:
    if not asked.defaults or not isinstance(read, Row):
        return read
    return msgspec.structs.replace(read, cells={**asked.defaults, **read.cells})


def _demand_few(count: int, name: str) -> None:
    if count > MOST_ROWS:
        raise InputError(
            "a table too long",
            where=f"{name}, row {count}",
            expected=f"at most {MOST_ROWS:,} rows",
            given="more",
            next_step="part it into several files",
        )


class _Seen:
    """What rows told so far, so that no two of them tell the same twice or contradict each other."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.told: dict[Hashable, str] = {}
        self.days: dict[Hashable, list[tuple[date, date, str]]] = {}

    def take(self, read: Read) -> _Taken:
        """Return the records of a row with it; the error that it is, or that says why it cannot stand."""
        if not isinstance(read, Row):
            raise read
        with unquoted(held=read.held):
            if (read.kind or (NOTIFICATION if SENT in read.cells else ACTIVITY)) == NOTIFICATION:
                return read, tuple(notice_of(read, self.source))
            _refuse_notice(read)
            activity = activity_of(read)
            records = tuple(said_of(read, activity, self.source))
            for record in records:
                self._once(read, activity, record)
            self._apart(read, activity, records[0])
            return read, records

    def _once(self, row: Row, activity: Activity, record: Record[Any]) -> None:
        """Raise SchemaError where the same readers are told the same twice."""
        key = (activity.name.casefold(), activity.start, record.party, record.said, record.held_for)
        if self.told.setdefault(key, row.place) != row.place:
            raise SchemaError(
                "an activity that one party tells twice",
                where=row.where("name"),
                expected="each name, start, party and instant once",
                given=f"{activity.name!r}, first at {self.told[key]}",
            )

    def _apart(self, row: Row, activity: Activity, record: Record[Any]) -> None:
        """Raise DateError where one party tells of one activity other days that overlap, at no later instant."""
        if activity.start is None:
            return
        said = record.said if "said" in row.cells else None
        key = (activity.name.casefold(), record.party, record.held_for, said)
        last = activity.end or activity.start_latest or activity.start
        days = self.days.setdefault(key, [])
        place = bisect(days, (activity.start, last, row.place))
        near = days[max(place - 1, 0) : place + 1]
        for first, end, where in near:
            if first <= last and activity.start <= end:
                raise DateError(
                    "days that overlap those of another row on the same activity",
                    where=row.where("start"),
                    expected="one row by each party; or, in the column said, when each was said",
                    given=f"{activity.start} to {last}, and {first} to {end} at {where}",
                )
        days.insert(place, (activity.start, last, row.place))


def _refuse_notice(row: Row) -> None:
    found = next((field for field in NOTICE if field in row.cells), "")
    if found:
        raise SchemaError(
            "a field of a notification in an activity",
            where=row.where(found),
            expected="a notification: it has the field sent, and in YAML and JSON stands below `notifications:`",
            given=found,
        )


def _numbered(taken: list[_Taken], earlier: Earlier) -> tuple[list[_Taken], list[InputError]]:
    """Return what stands, and what does not: numbers that stand twice, amendments to what was never sent."""
    kept, wrong = _each_once(taken, earlier)
    while True:
        sent = {**earlier, **_by_number(kept)}
        found = [(one, _amended(one, sent)) for one in kept]
        if all(problem is None for _, problem in found):
            return kept, wrong
        kept = [one for one, problem in found if problem is None]
        wrong += [problem for _, problem in found if problem is not None]


def _by_number(taken: Iterable[_Taken]) -> dict[tuple[str, str], Notification]:
    sent = ((one[1][0].party, _notice(one)) for one in taken)
    return {(party, notice.number): notice for party, notice in sent if notice and notice.number}


def _notice(one: _Taken) -> Notification | None:
    body = one[1][0].body
    return body if isinstance(body, Notification) else None


def _each_once(taken: list[_Taken], earlier: Earlier) -> tuple[list[_Taken], list[InputError]]:
    kept: list[_Taken] = []
    wrong: list[InputError] = []
    places: dict[tuple[str, str], str] = {}
    for one in taken:
        row, notice = one[0], _notice(one)
        if notice is None or not notice.number:
            kept.append(one)
            continue
        key, number = (one[1][0].party, notice.number), notice.number
        first, stands = places.setdefault(key, row.place), earlier.get(key)
        if first == row.place and stands in (None, notice):
            kept.append(one)
            continue
        other = first if first != row.place else "one on the desk"
        wrong.append(_as_held(row, "two notifications with one number", "number", f"{number!r}, as {other}"))
    return kept, wrong


def _amended(one: _Taken, sent: Mapping[tuple[str, str], Notification]) -> InputError | None:
    """Return what is wrong with an amendment, None where nothing is."""
    row, notice = one[0], _notice(one)
    if notice is None or not notice.amends:
        return None
    amended = sent.get((one[1][0].party, notice.amends))
    if amended is None or notice.amends == notice.number:
        return _as_held(row, "an amendment to something never sent", "amends", repr(notice.amends))
    if amended.transmitted > (notice.transmitted_latest or notice.transmitted):
        return _as_held(row, "an amendment sent before what it amends", "sent", repr(notice.amends))
    return None


_WANTED = {
    "number": "each number of a sender once; a change is another message, which names the first under amends",
    "amends": "the number of a notification by the same sender, in this file or on the desk",
    "sent": "an instant after the notification that it amends",
}


def _as_held(row: Row, problem: str, column: str, given: str) -> InputError:
    """Return an error of a column, without the words where the row is held."""
    try:
        with unquoted(held=row.held):
            raise SchemaError(problem, where=row.where(column), expected=_WANTED[column], given=given)
    except SchemaError as found:
        return found
