"""Rows of a table of activities into records, whatever the format: each by itself, and all against each other.

A row is what one party says of one activity, or, where it tells when it was `sent`, a notification of one. What a
row cannot be, and what two rows cannot both be, is an error that names row and column.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from detente.model.confidence import unquoted
from detente.model.document import nearest
from detente.model.errors import DateError, EmptyError, InputError, SchemaError
from detente.model.exercise import Activity, Notification, Stage
from detente.model.record import Record, Source, Span
from detente.model.time import Interval, end_of_day, whole_days
from detente.sources.activity_fields import BESIDE, COLUMNS, FIELDS, NOTICE

ACTIVITY, NOTIFICATION = "exercise.activity", "exercise.notification"
SENT = "sent"
MOST_ROWS = 1_000_000
"""More rows than any desk has; a table of as many takes about 3 GB of memory."""
TELL_EVERY = 1_000

Progress = Callable[[int], None]
"""Is told from time to time how many rows have been read."""
Note = Callable[[str], None]
"""Takes words on what a file holds and records do not keep."""
Earlier = Mapping[tuple[str, str], Notification]
"""Notifications that stand on a desk, by who sent them and their number."""


class Row(msgspec.Struct, frozen=True):
    """One row or item: its fields as text, where each stands, and its place in the file.

    `typed` holds values that a format gives as they are, such as the corners of an area. `kind` is that of the
    list in which it stands, empty where the row itself tells by `sent`.
    """

    cells: dict[str, str]
    place: str
    span: Span | None = None
    stages: tuple[Stage, ...] = ()
    typed: dict[str, Any] = {}
    kind: str = ""

    def where(self, field: str) -> str:
        """Return file, row and column for an error message."""
        return f"{self.place}, column {field}"

    @property
    def held(self) -> bool:
        """Return whether it is for named readers, so that an error does not repeat its words."""
        return "held_for" in self.cells


Read = Row | InputError
"""What becomes of one row of a file: a row, or what is wrong with it."""


class Gathered(msgspec.Struct, frozen=True):
    """The records of a file in its order, what was left out, and what the file holds that records do not keep."""

    records: tuple[Record[Any], ...]
    left_out: tuple[InputError, ...] = ()
    notes: tuple[str, ...] = ()


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is read: `partial`, where a part of it is enough; `told` hears how far the reading is.

    `defaults` fill columns that a row leaves open. `earlier` are notifications that stand already, so that numbers
    and amendments are held against them. `word` names the format where the ending of the file does not.
    """

    partial: bool = False
    told: Progress | None = None
    defaults: Mapping[str, str] = {}
    earlier: Earlier = {}
    word: str = ""


def activity_of(row: Row) -> Activity:
    """Return the activity of a row; SchemaError or DateError naming the column that is wrong."""
    known = {field: FIELDS[field](row.cells[field], row.where(field)) for field in row.cells if field in FIELDS}
    known |= row.typed
    if not known.get("name"):
        raise SchemaError(
            "an activity without a name", where=row.where("name"), expected="a name", given="nothing"
        )
    _in_order(row, known)
    organisations = _beside(row, "organisations") or ()
    states = (*known.pop("states", ()), *organisations)
    return Activity(states=states, **{"stages": row.stages, **known})


def records_of(row: Row, source: Source | None = None) -> Iterator[Record[Any]]:
    """Yield the record of a row, and a second one for what somebody else reported."""
    yield from _records(row, activity_of(row), source)


def notice_of(row: Row, source: Source | None = None) -> Iterator[Record[Any]]:
    """Yield the notification of a row: the activity notified, when it was sent, and by whom."""
    if SENT not in row.cells:
        raise SchemaError(
            "a field is missing", where=row.where(SENT), expected="when it was sent", given="nothing"
        )
    activity = activity_of(row)
    told = {field: NOTICE[field](row.cells[field], row.where(field)) for field in NOTICE if field in row.cells}
    latest = told.get("sent_latest")
    if latest is not None and latest < told[SENT]:
        raise DateError(
            "instants in the wrong order",
            where=row.where("sent_latest"),
            expected=f"an instant not before {row.cells[SENT]}",
            given=row.cells["sent_latest"],
        )
    notification = Notification(
        activity=activity,
        transmitted=told[SENT],
        voluntary=told.get("voluntary", False),
        transmitted_latest=latest,
        number=told.get("number", ""),
        amends=told.get("amends", ""),
    )
    said = _beside(row, "said") or told[SENT]
    yield _marked(row, _record(NOTIFICATION, _party(row, activity), said, notification, _sources(row, source)))


def unknown_column(column: str, where: str) -> SchemaError:
    """Return the error of a column or field that nobody knows."""
    return SchemaError(
        "a column that nobody knows",
        where=where,
        expected=", ".join(COLUMNS),
        given=repr(column[:60]),
        next_step=nearest(column, COLUMNS),
    )


def gather(reads: Iterable[Read], source: Source, asked: Asked) -> Gathered:
    """Return the records of rows; the first error is raised, or, where a part is enough, all are kept.

    EmptyError where there is no row.
    """
    seen = _Seen(source)
    taken: list[tuple[Row, tuple[Record[Any], ...]]] = []
    left: list[InputError] = []
    count = 0
    for count, read in enumerate(reads, start=1):
        _demand_few(count, source.name)
        if asked.told is not None and not count % TELL_EVERY:
            asked.told(count)
        try:
            taken.append(seen.take(_filled(read, asked)))
        except InputError as problem:
            if not asked.partial:
                raise
            left.append(problem)
    if not count:
        raise EmptyError("no activities", where=source.name, expected="rows below the head line", given="no row")
    taken, wrong = _numbered(taken, asked.earlier)
    if wrong and not asked.partial:
        raise wrong[0]
    records = tuple(record for _, group in taken for record in group)
    return Gathered(records, (*left, *wrong))


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

    def take(self, read: Read) -> tuple[Row, tuple[Record[Any], ...]]:
        """Return the records of a row with it; the error that it is, or that says why it cannot stand."""
        if not isinstance(read, Row):
            raise read
        with unquoted(held=read.held):
            if (read.kind or (NOTIFICATION if SENT in read.cells else ACTIVITY)) == NOTIFICATION:
                return read, tuple(notice_of(read, self.source))
            _refuse_notice(read)
            activity = activity_of(read)
            records = tuple(_records(read, activity, self.source))
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


_Taken = tuple[Row, tuple[Record[Any], ...]]


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


def _records(row: Row, activity: Activity, source: Source | None) -> Iterator[Record[Any]]:
    here = _sources(row, source)
    said = _said(row, activity)
    total, by = _beside(row, "reported_total"), _beside(row, "reported_by")
    if (total is None) != (by is None):
        raise SchemaError(
            "a reported number and who reported it go together",
            where=row.where("reported_by" if by is None else "reported_total"),
            expected="both, or neither",
            given="one of the two",
        )
    yield _marked(row, _record(ACTIVITY, _party(row, activity), said, activity, here))
    if total is not None:
        other = msgspec.structs.replace(
            activity, troops=None, tanks=None, acvs=None, artillery=None, stages=(), troops_total=total
        )
        yield _marked(row, _record(ACTIVITY, by, said, other, here))


def _record(
    kind: str, party: str, said: datetime, body: Activity | Notification, sources: tuple[Source, ...]
) -> Record[Any]:
    activity = body.activity if isinstance(body, Notification) else body
    happened: Interval | None = None
    if activity.start is not None:
        happened = whole_days(activity.start, activity.end or activity.start_latest)
    return Record(kind=kind, party=party, said=said, body=body, happened=happened, sources=sources)


MARKS = ("marking", "held_for", "precedence", "in_reply_to")


def _marked(row: Row, record: Record[Any]) -> Record[Any]:
    """Return the record with who may read it, as its row says; else shared, and under TLP:CLEAR."""
    told = {field: _beside(row, field) for field in MARKS if field in row.cells}
    return msgspec.structs.replace(record, **told) if told else record


def _sources(row: Row, source: Source | None) -> tuple[Source, ...]:
    told: tuple[Source, ...] | None = _beside(row, "sources")
    if told is not None:
        return told
    if source is None or row.span is None:
        return () if source is None else (source,)
    return (msgspec.structs.replace(source, spans=(row.span,)),)


def _party(row: Row, activity: Activity) -> str:
    told: str | None = _beside(row, "said_by")
    if told is not None:
        return told
    if len(activity.states) == 1:
        return activity.states[0]
    raise SchemaError(
        "nobody who says so",
        where=row.where("said_by"),
        expected="the id of who says so, wherever not exactly one State is named",
        given="nothing",
    )


def _said(row: Row, activity: Activity) -> datetime:
    told: datetime | None = _beside(row, "said")
    if told is not None:
        return told
    if activity.start is not None:
        return end_of_day(activity.start)
    raise DateError(
        "no day on which it was said",
        where=row.where("said"),
        expected="a day or an instant, wherever no start is told",
        given="nothing",
    )


def _beside(row: Row, field: str) -> Any:
    return BESIDE[field](row.cells[field], row.where(field)) if field in row.cells else None


def _in_order(row: Row, known: dict[str, Any]) -> None:
    start = known.get("start")
    for field in ("end", "start_latest"):
        day = known.get(field)
        if day is not None and (start is None or day < start):
            raise DateError(
                "dates in the wrong order",
                where=row.where(field),
                expected=f"a day on or after the start, {start or 'which is not told'}",
                given=str(day),
                next_step="give the start, or exchange the two dates",
            )
