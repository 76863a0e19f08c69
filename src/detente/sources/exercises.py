"""Military activities from CSV and YAML files into records: every row, or none.

A row (or an item below `activities:`) is what one party says of one activity. `said_by` is who says so (else the
only State named), `said` when (else the end of the first day). Where the row also holds what somebody else
reported (`reported_total`, `reported_by`), that becomes a second record of its own: claims are never merged.
YAML may also hold `notifications:`, each with `sent` and the fields of the activity notified.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Hashable, Iterable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from detente.model.confidence import unquoted
from detente.model.document import Document, nearest, read_yaml
from detente.model.errors import DateError, EmptyError, EncodingError, SchemaError
from detente.model.exercise import Activity, Notification, Stage
from detente.model.record import Record, Source, Span, digest
from detente.model.time import Interval, end_of_day, read_instant, whole_days
from detente.sources.activity_fields import BESIDE, FIELDS, read_count, read_number, read_yes_no

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "exercises"
EXAMPLE_NAME = "activities.csv"
YAML_NAMES = (".yaml", ".yml")
SENT = "sent"
NOT_THEIRS: dict[str, Any] = {
    **dict.fromkeys(("troops", "tanks", "acvs", "artillery", "landing_troops", "fixed_wing_sorties")),
    **dict.fromkeys(("stages", "troops_by_state"), ()),
    **dict.fromkeys(("structure", "single_command", "announced")),
    "command": "",
}
"""What the party of a row told, and whoever reported another number did not."""
STAGE_FIELDS = ("troops", "tanks", "acvs", "artillery", "landing_troops")
ACTIVITY, NOTIFICATION = "exercise.activity", "exercise.notification"


class Row(msgspec.Struct, frozen=True):
    """One row or item: its fields as text, where each stands, and its place in the file."""

    cells: dict[str, str]
    place: str
    span: Span
    stages: tuple[Stage, ...] = ()

    def where(self, field: str) -> str:
        """Return file, row and column for an error message."""
        return f"{self.place}, column {field}"


def read_activities(data: bytes, name: str) -> tuple[Record[Any], ...]:
    """Return the records of a CSV or YAML file (by its name's ending), in its order; all or none.

    EncodingError, EmptyError, DateError and SchemaError name the file, the row and the column.
    """
    text = _text(data, name)
    source = Source(digest(data), "text/csv", name)
    if not name.lower().endswith(YAML_NAMES):
        return _all(_csv_rows(text, name), source)
    source = Source(digest(data), "application/yaml", name)
    document = read_yaml(text, name)
    return _all(_items(document, "activities", text), source) + _notices(document, text, source)


@cache
def example_activities() -> tuple[Record[Any], ...]:
    """Return the bundled real activities, facts with their sources, as records."""
    return read_activities((EXAMPLE / EXAMPLE_NAME).read_bytes(), EXAMPLE_NAME)


def activity_of(row: Row) -> Activity:
    """Return the activity of a row; SchemaError or DateError naming the column that is wrong."""
    known = {field: FIELDS[field](row.cells[field], row.where(field)) for field in row.cells if field in FIELDS}
    if not known.get("name"):
        raise SchemaError(
            "an activity without a name", where=row.where("name"), expected="a name", given="nothing"
        )
    _in_order(row, known)
    organisations = _beside(row, "organisations") or ()
    states = (*known.pop("states", ()), *organisations)
    return Activity(states=states, stages=row.stages, **known)


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
    sent = read_instant(row.cells[SENT], row.where(SENT))
    latest = row.cells.get("sent_latest")
    notification = Notification(
        activity=activity,
        transmitted=sent,
        voluntary=read_yes_no(row.cells.get("voluntary", "no"), row.where("voluntary")),
        transmitted_latest=read_instant(latest, row.where("sent_latest")) if latest else None,
    )
    sources = _sources(row, source)
    yield _marked(row, _record(NOTIFICATION, _party(row, activity), sent, notification, sources))


def _all(rows: Iterable[Row], source: Source) -> tuple[Record[Any], ...]:
    records: list[Record[Any]] = []
    first: dict[Hashable, str] = {}
    for row in rows:
        with unquoted(held="held_for" in row.cells):
            records += _once(row, first, source)
    return tuple(records)


def _once(row: Row, first: dict[Hashable, str], source: Source) -> Iterator[Record[Any]]:
    """Yield the records of a row; SchemaError where the same readers are told the same twice."""
    activity = activity_of(row)
    for record in _records(row, activity, source):
        key = (activity.name.casefold(), activity.start, record.party, record.said, record.held_for)
        if first.setdefault(key, row.place) != row.place:
            raise SchemaError(
                "an activity that one party tells twice",
                where=row.where("name"),
                expected="each name, start, party and instant once",
                given=f"{activity.name!r}, first at {first[key]}",
            )
        yield record


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


def _marked(row: Row, record: Record[Any]) -> Record[Any]:
    """Return the record with who may read it, as its row says; else shared, and under TLP:CLEAR."""
    told = {field: _beside(row, field) for field in ("marking", "held_for") if field in row.cells}
    return msgspec.structs.replace(record, **told)


def _sources(row: Row, source: Source | None) -> tuple[Source, ...]:
    return () if source is None else (msgspec.structs.replace(source, spans=(row.span,)),)


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


def _text(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise EncodingError(
            "bytes that are not UTF-8",
            where=_place_of_byte(data, problem.start, name),
            expected="text in UTF-8",
            given=f"byte 0x{data[problem.start]:02x}; the file may be in Windows-1251 or another old encoding",
            next_step="save it as UTF-8; in a spreadsheet: CSV UTF-8",
        ) from problem
    if "\0" in text:
        raise EncodingError("a binary file", where=name, expected="text in UTF-8", given="a zero byte")
    if not text.strip("\ufeff \t\r\n"):
        raise EmptyError("an empty file", where=name, expected="military activities", given=f"{len(data)} bytes")
    return text


def _place_of_byte(data: bytes, place: int, name: str) -> str:
    """Return file, row and column of a byte: columns are counted by the commas before it in its line."""
    begin = data.rfind(b"\n", 0, place) + 1
    row = data.count(b"\n", 0, place) + 1
    head = data.partition(b"\n")[0].decode("ascii", "replace").strip().split(",")
    column = data.count(b",", begin, place)
    named = f", column {head[column]}" if row > 1 and column < len(head) else f", byte {place}"
    return f"{name}, row {row}{named}"


def _csv_rows(text: str, name: str) -> Iterator[Row]:
    lines = re.split(r"(?<=\n)", text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader((line.removeprefix("\ufeff") for line in lines), strict=True)
    head: list[str] = []
    before, found = 0, False
    try:
        for cells in reader:
            span, place = Span(starts[before], starts[reader.line_num]), f"{name}, row {before + 1}"
            before = reader.line_num
            if not head:
                head = _head(cells, place)
            elif any(cell.strip() for cell in cells):
                found = True
                yield Row(_cells(head, cells, place), place, span)
    except csv.Error as problem:
        raise SchemaError(
            "not CSV",
            where=f"{name}, row {before + 1}",
            expected="cells parted by commas",
            given=str(problem),
        ) from problem
    if not found:
        raise EmptyError("no activities", where=name, expected="rows below the head line", given="no row")


def _head(cells: list[str], place: str) -> list[str]:
    head = [cell.strip() for cell in cells]
    known = (*FIELDS, *BESIDE)
    for column in head:
        if column not in known:
            raise SchemaError(
                "a column that nobody knows",
                where=f"{place}, column {column}",
                expected=", ".join(known),
                given=repr(column[:60]),
                next_step="part the columns by commas" if ";" in column else nearest(column, known),
            )
        if head.count(column) > 1:
            raise SchemaError(
                "a column that stands twice", where=f"{place}, column {column}", expected="each once"
            )
    if "name" not in head:
        raise SchemaError("a column is missing", where=place, expected="name", given=", ".join(head))
    return head


def _cells(head: list[str], cells: list[str], place: str) -> dict[str, str]:
    if len(cells) != len(head):
        extra = f", column {len(head) + 1}" if len(cells) > len(head) else f", column {head[len(cells)]}"
        raise SchemaError(
            "a row of another length",
            where=f"{place}{extra}",
            expected=f"{len(head)} cells",
            given=f"{len(cells)} cells",
            next_step="write numbers without commas, and put cells that hold a comma into quotation marks",
        )
    return {column: cell.strip() for column, cell in zip(head, cells, strict=True) if cell.strip()}


def _items(document: Document, key: str, text: str) -> Iterator[Row]:
    """Yield the items of a list in a YAML file as rows."""
    data = document.data
    wrong = [k for k in data if k not in ("activities", "notifications")] if isinstance(data, dict) else [""]
    if wrong:
        raise SchemaError(
            "a file of another form",
            where=document.where(*filter(None, wrong[:1])),
            expected="`activities:` and a list below it, and `notifications:` where there are any",
            given=repr(wrong[0] or data)[:80],
        )
    items = data.get(key) or []
    if not isinstance(items, list) or (key == "activities" and not items):
        raise EmptyError(
            f"no {key}", where=document.where(key), expected="a list of one or more", given=repr(items)[:80]
        )
    for number, item in enumerate(items):
        with unquoted(held=isinstance(item, dict) and "held_for" in item):
            row = item_row(document, (key, number), item, len(text))
        yield row


def item_row(document: Document, path: tuple[str | int, ...], item: Any, length: int) -> Row:
    """Return one item of a YAML list as a row; SchemaError where it is no block of known fields."""
    place = document.where(*path)
    if not isinstance(item, dict):
        raise SchemaError(
            "not an activity", where=place, expected="`name: ...` and further fields", given=repr(item)[:80]
        )
    known = (*FIELDS, *BESIDE, "stages", SENT, "sent_latest", "voluntary")
    for field in item:
        if field not in known:
            raise SchemaError(
                "a field that nobody knows",
                where=document.where(*path, field),
                expected=", ".join(known),
                given=repr(field),
                next_step=nearest(field, known),
            )
    cells = {
        f: _flat(v, document.where(*path, f)) for f, v in item.items() if f != "stages" and v not in (None, "")
    }
    return Row(cells, place, Span(0, length), tuple(_stages(document, path, item.get("stages"))))


def _flat(value: Any, where: str) -> str:
    """Return a value as the text of one cell: a list is parted by `|`."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "|".join(value)
    if not isinstance(value, str):
        raise SchemaError(
            "a value of another form", where=where, expected="text or a list", given=repr(value)[:80]
        )
    return value.strip()


def _stages(document: Document, path: tuple[str | int, ...], stages: Any) -> Iterator[Stage]:
    if stages is not None and not isinstance(stages, list):
        raise SchemaError("not a list", where=document.where(*path, "stages"), expected="a list of stages")
    for number, stage in enumerate(stages or []):
        here = (*path, "stages", number)
        if not isinstance(stage, dict) or not {"from_hour"} <= set(stage) <= {"from_hour", *STAGE_FIELDS}:
            raise SchemaError(
                "not a stage",
                where=document.where(*here),
                expected=f"from_hour, and any of {', '.join(STAGE_FIELDS)}",
                given=repr(stage)[:80],
            )
        strengths = {
            field: read_number(_flat(told, document.where(*here, field)), document.where(*here, field))
            for field, told in stage.items()
            if field != "from_hour" and told is not None
        }
        where = document.where(*here, "from_hour")
        yield Stage(from_hour=read_count(_flat(stage["from_hour"], where), where), **strengths)


def _notices(document: Document, text: str, source: Source) -> tuple[Record[Any], ...]:
    records: list[Record[Any]] = []
    for row in _items(document, "notifications", text):
        with unquoted(held="held_for" in row.cells):
            records += notice_of(row, source)
    return tuple(records)
