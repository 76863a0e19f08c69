"""Rows of a table of activities into records, whatever the format: each by itself.

A row is what one party says of one activity, or, where it tells when it was `sent`, a notification of one. What a
row cannot be is an error that names row and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from detente.model.document import nearest
from detente.model.errors import DateError, InputError, SchemaError
from detente.model.exercise import Activity, Notification, Stage
from detente.model.record import Record, Source, Span
from detente.model.time import Interval, end_of_day, whole_days
from detente.sources.activity_fields import BESIDE, COLUMNS, FIELDS, NOTICE

ACTIVITY, NOTIFICATION = "exercise.activity", "exercise.notification"
SENT = "sent"
Note = Callable[[str], None]
"""Takes words on what a file holds and records do not keep."""


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
    yield from said_of(row, activity_of(row), source)


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


NOT_THEIRS: dict[str, Any] = {
    **dict.fromkeys(("troops", "tanks", "acvs", "artillery", "landing_troops", "fixed_wing_sorties")),
    **dict.fromkeys(("stages", "troops_by_state", "troops_by_host"), ()),
    **dict.fromkeys(("structure", "single_command", "announced")),
    "command": "",
}
"""What the party of a row told, and whoever reported another number did not."""


def said_of(row: Row, activity: Activity, source: Source | None) -> Iterator[Record[Any]]:
    """Yield the records of a row whose activity is known."""
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
        basis = _beside(row, "reported_basis")
        other = msgspec.structs.replace(activity, **NOT_THEIRS, troops_total=total, basis=basis)
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
