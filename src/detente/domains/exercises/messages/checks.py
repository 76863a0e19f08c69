"""The items of a message held against each other: sums, order of days, phases, places within areas.

What is held is data of the form (`checks`); what cannot be read is passed over here and named where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from detente.agreements.form import Bounds, Check, CheckType, Form
from detente.domains.exercises.messages.related import Other, activities_in, near_to
from detente.model.area import fault_of, inside
from detente.model.message import (
    WHOLE,
    Coordinates,
    Day,
    Instant,
    Message,
    Nothing,
    Number,
    Point,
    Polygon,
    Problem,
    Shares,
    Table,
    Value,
    Words,
)

Moment = date | datetime
A_DAY = timedelta(days=1)


class Phase(NamedTuple):
    """A phase by its first and last day, and its row in the table, from 1."""

    start: date
    end: date
    row: int

    @property
    def told(self) -> str:
        """Return the row with its days, for people."""
        return f"row {self.row} ({_stretch(self.start, self.end)})"


def check_problems(form: Form, message: Message, bounds: Bounds, others: Iterable[Other]) -> Iterator[Problem]:
    """Yield what the checks of a form find, with the certainty that each check has."""
    known = tuple(others)
    for check in form.checks:
        if check.check is CheckType.RELATED:
            yield from _related(check, form, message, bounds, known)
        else:
            yield from CHECKS[check.check](check, form, message, bounds)


def values_at(name: str, form: Form, message: Message) -> list[Value | None]:
    """Return the value of an item, or of a column in each row of its table, None where it is not there."""
    key, _, column = name.partition("/")
    value = message.value(key)
    if not column:
        return [value]
    place = form.by_key[key].place_of(column)
    rows = value.rows if isinstance(value, Table) else ()
    return [row[place] if place is not None and place < len(row) else None for row in rows]


def _sum(check: Check, form: Form, message: Message, bounds: Bounds) -> Iterator[Problem]:
    del bounds
    pairs = zip(values_at(check.total, form, message), values_at(check.parts, form, message), strict=True)
    for number, (total, parts) in enumerate(pairs, 1):
        where = f"row {number}: " if "/" in check.total else ""
        if isinstance(parts, Shares) and any(share.state == WHOLE for share in parts.shares):
            yield _found(check, form, check.parts, f"{where}only the sum is told", "the number of each State")
        told, summed = _count(total), _count(parts)
        if told is not None and summed is not None and told != summed:
            says = f"{where}the States' numbers make {summed}, the total says {told}"
            yield _found(check, form, check.parts, says, f"numbers that make {told}", str(summed))


def _tally(check: Check, form: Form, message: Message, bounds: Bounds) -> Iterator[Problem]:
    del bounds
    told, table = _count(message.value(check.total)), message.value(check.table)
    rows = len(table.rows) if isinstance(table, Table) else 0 if isinstance(table, Nothing) else None
    if told is not None and rows is not None and told != rows:
        yield _found(
            check, form, check.total, f"the table has {rows} rows, the number says {told}", str(rows), str(told)
        )


def _order(check: Check, form: Form, message: Message, bounds: Bounds) -> Iterator[Problem]:
    pairs = zip(values_at(check.first, form, message), values_at(check.last, form, message), strict=True)
    for number, (first, last) in enumerate(pairs, 1):
        where = f"row {number}: " if "/" in check.first else ""
        begin, end = _moment(first), _moment(last)
        if begin is None or end is None or type(begin) is not type(end):
            continue
        if end < begin:
            says = f"{where}the end lies before the beginning"
            yield _found(check, form, check.last, says, f"{_told(begin)} or later", _told(end), "exchange the two")
        elif (end - begin).days > bounds.most_days:
            says = f"{where}it lasts longer than anything does"
            yield _found(
                check, form, check.last, says, f"at most {bounds.most_days} days", f"{(end - begin).days} days"
            )


def _phases(check: Check, form: Form, message: Message, bounds: Bounds) -> Iterator[Problem]:
    """Yield days that no phase covers or several do, and phases out of their order or beyond the activity.

    A phase whose end lies before its beginning is named by `order`; beside one, no day is said to be uncovered.
    """
    del bounds
    first, last = _day(message.value(check.first)), _day(message.value(check.last))
    starts = [_day(v) for v in values_at(f"{check.table}/start", form, message)]
    ends = [_day(v) for v in values_at(f"{check.table}/end", form, message)]
    rows = [
        Phase(s, e, number)
        for number, (s, e) in enumerate(zip(starts, ends, strict=True), 1)
        if s is not None and e is not None and s <= e
    ]
    phases = sorted(rows)
    for says, expected in (*_out_of_order(rows), *_overlaps(phases)):
        yield _found(check, form, check.table, says, expected)
    if first is None or last is None or not phases or len(phases) != len(starts) or last < first:
        return
    for gap in _gaps([(phase.start, phase.end) for phase in phases], first, last):
        yield _found(
            check, form, check.table, f"no phase covers {gap}", f"phases without a gap from {first} to {last}"
        )
    for begin, end, _ in phases:
        if begin < first or end > last:
            says = f"a phase from {begin} to {end} reaches beyond the activity"
            yield _found(check, form, check.table, says, f"days from {first} to {last}")


def _out_of_order(rows: Sequence[Phase]) -> Iterator[tuple[str, str]]:
    """Yield each row that begins before the row above it, with what was expected."""
    for above, phase in pairwise(rows):
        if phase.start < above.start:
            says = f"{phase.told} stands below {above.told}, which begins later"
            yield says, "phases in the order of their first days"


def _overlaps(phases: Iterable[Phase]) -> Iterator[tuple[str, str]]:
    """Yield each phase that begins before an earlier one ends, beside the one of those that ends last.

    Phases come in the order of their first days; a phase is named once, so that many rows stay few problems.
    """
    longest: Phase | None = None
    for phase in phases:
        if longest is not None and phase.start <= longest.end:
            common = _stretch(phase.start, min(phase.end, longest.end))
            expected = "phases that follow each other, or words on those that go on side by side"
            yield f"{longest.told} and {phase.told} overlap on {common}", expected
        if longest is None or phase.end > longest.end:
            longest = phase


def _gaps(spans: list[tuple[date, date]], first: date, last: date) -> Iterator[str]:
    """Yield each stretch from first to last day that no span covers; spans come in order of their first days."""
    wanted = first
    for begin, end in spans:
        if begin > last:
            break
        if begin > wanted:
            yield _stretch(wanted, begin - A_DAY)
        if end >= last:
            return
        wanted = max(wanted, end + A_DAY)
    yield _stretch(wanted, last)


def _stretch(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _inside(check: Check, form: Form, message: Message, bounds: Bounds) -> Iterator[Problem]:
    area = message.value(check.area)
    if not isinstance(area, Polygon) or len(area.corners) > bounds.most_corners or fault_of(area.corners):
        return
    for name in check.places:
        for number, value in enumerate(values_at(name, form, message), 1):
            where = f"row {number}: " if "/" in name else ""
            places = _places(value, bounds)
            within = inside(area.corners, places)
            outside = [place for place, there in zip(places, within, strict=True) if not there]
            if outside:
                says = f"{where}{len(outside)} of its places lie outside the declared area, the first of them"
                yield _found(check, form, name, f"{says} at {_degrees(outside[0])}", "places within the area")


def _related(
    check: Check, form: Form, message: Message, bounds: Bounds, others: tuple[Other, ...]
) -> Iterator[Problem]:
    if isinstance(message.value(check.item), Words):
        return
    for own in activities_in(message):
        for near in near_to(own, others, bounds.related_km):
            other = near.other
            apart = "at a place that is not told" if near.km is None else f"{near.km} km away"
            says = f"{other.name} of the same State overlaps in time, from {other.start} to {other.end}, {apart}"
            expected = (
                f"how the two are related, where they lie within {bounds.related_km} km (the desk's own number)"
            )
            yield _found(
                check, form, check.item, says, expected, "none" if message.value(check.item) else "nothing"
            )


CHECKS: dict[CheckType, Callable[[Check, Form, Message, Bounds], Iterator[Problem]]] = {
    CheckType.SUM: _sum,
    CheckType.COUNT: _tally,
    CheckType.ORDER: _order,
    CheckType.PHASES: _phases,
    CheckType.INSIDE: _inside,
}


def _count(value: Value | None) -> int | None:
    if isinstance(value, Number):
        return value.number
    if isinstance(value, Shares):
        return value.total
    return 0 if isinstance(value, Nothing) else None


def _moment(value: Value | None) -> Moment | None:
    if isinstance(value, Day):
        return value.day
    return value.instant if isinstance(value, Instant) else None


def _day(value: Value | None) -> date | None:
    return value.day if isinstance(value, Day) else None


def _places(value: Value | None, bounds: Bounds) -> tuple[Coordinates, ...]:
    if isinstance(value, Polygon):
        return value.corners[: bounds.most_corners]
    return (value.at,) if isinstance(value, Point) else ()


def _told(moment: Moment) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if isinstance(moment, datetime) else str(moment)


def _degrees(place: Coordinates) -> str:
    """Return coordinates in decimal degrees, four places, for people."""
    latitude, longitude = place.latitude_e7 / 1e7, place.longitude_e7 / 1e7
    return f"{abs(latitude):.4f}{'NS'[latitude < 0]} {abs(longitude):.4f}{'EW'[longitude < 0]}"


def _found(  # noqa: PLR0913, PLR0917  the parts of a problem
    check: Check, form: Form, name: str, says: str, expected: str, given: str = "", hint: str = ""
) -> Problem:
    key = name.partition("/")[0]
    return Problem(
        check=check.check.value,
        says=says,
        item=key,
        expected=expected,
        given=given,
        paragraph=form.by_key[key].paragraph,
        next_step=hint,
        certainty=check.certainty,
    )
