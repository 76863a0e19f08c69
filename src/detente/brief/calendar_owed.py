"""What a State owes and is owed, as entries of a calendar: each keeps its UID whatever becomes of its status.

An alarm that would have rung before the as-of is left out. What rests on doubtful wording, or on the desk's own
rule, is tentative; what has been sent stays in it without an alarm, in the old one's place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from detente.brief.calendar_entry import Calendar, CalendarEntry, Kind, deadline_start, uid_of
from detente.brief.legible import legible
from detente.domains.exercises.year.owed import Group, OwedItem, Side
from detente.model.certainty import MEANING, firm
from detente.model.finding import Owed
from detente.model.record import Digest, Marking, strictest

DAY_MINUTES = 1440
HOUR_ALARMS = (DAY_MINUTES, 120)
"""For a deadline that is an instant, beside the days asked for: a day and two hours ahead, in minutes."""
LEGIBLE_ID = 12
SIDES = {Side.BY: "by", Side.TO: "to", Side.BOTH: "by and to"}


def owed_calendar(  # noqa: PLR0913  what stands in every entry
    items: Iterable[OwedItem],
    *,
    state: str,
    as_of: datetime,
    alarm_days: Iterable[int],
    markings: Mapping[Digest, Marking],
    marking: Marking | None = None,
) -> Calendar:
    """Return the calendar of what a State owes and is owed; `state` is its id, `markings` those of the records.

    `alarm_days` say how many days ahead an alarm rings. What has no day stands in `without_day`.
    """
    every = tuple(items)
    alarms = tuple(sorted({days * DAY_MINUTES for days in alarm_days}, reverse=True))
    entries: list[CalendarEntry] = []
    seen: set[str] = set()
    for item in every:
        if item.owed.due is not None:
            names = tuple(_names(item, state, item.owed.due, seen))
            least = strictest((marking, *(markings.get(id_) for id_ in item.evidence.records)))
            entries.append(_entry(item, state, item.owed.due, as_of, alarms, least, uid_of(Kind.DUTY, *names)))
    return Calendar(
        as_of=as_of,
        marking=strictest((marking, *(entry.marking for entry in entries))),
        entries=tuple(entries),
        without_day=tuple(legible(item.owed.what) for item in every if item.owed.due is None),
    )


def _names(item: OwedItem, state: str, due: datetime, seen: set[str]) -> Iterator[str]:
    """Yield what makes an entry the same one later: question, subject, year; its day where needed."""
    names = (state, item.question, item.subject, str(due.year))
    yield from names
    if chr(0).join(names) in seen:
        yield from (due.isoformat(), item.owed.provision, item.owed.what)
    seen.add(chr(0).join(names))


def _entry(  # noqa: PLR0913, PLR0917  the parts of an entry
    item: OwedItem,
    state: str,
    due: datetime,
    as_of: datetime,
    alarms: tuple[int, ...],
    marking: Marking,
    uid: str,
) -> CalendarEntry:
    owed, settled = item.owed, item.group is Group.SETTLED
    starts = deadline_start(due)
    whole_day = not isinstance(starts, datetime)
    minutes = alarms if whole_day else tuple(sorted({*alarms, *HOUR_ALARMS}, reverse=True))
    begins = due.replace(hour=0, minute=0, second=0) if whole_day else due
    return CalendarEntry(
        uid=uid,
        kind=Kind.DUTY,
        status="CONFIRMED" if owed.certainty is None or firm(owed.certainty) else "TENTATIVE",
        summary=_summary(item, state),
        description=tuple(_description(item, as_of, marking)),
        marking=marking,
        records=item.evidence.records,
        changed=item.evidence.said or as_of,
        sequence=len(item.evidence.records) + settled,
        starts=starts,
        alarms_minutes=() if settled else tuple(m for m in minutes if begins - timedelta(minutes=m) > as_of),
    )


def _summary(item: OwedItem, state: str) -> str:
    status = f" ({legible(item.owed.status)})" if item.group in (Group.SETTLED, Group.OVERDUE) else ""
    return f"Owed {SIDES[item.side]} {state}{status}: {legible(item.owed.what)}"


def _description(item: OwedItem, as_of: datetime, marking: Marking) -> Iterator[str]:
    owed = item.owed
    mark = f" [{owed.certainty}: {MEANING[owed.certainty]}]" if owed.certainty else ""
    yield f"By: {_parties(owed.by)}." + (f" To: {_parties(owed.to)}." if owed.to else "")
    yield f"{item.rule}, paragraph {owed.paragraph or 'not told'}{mark}."
    yield from _counted(owed)
    yield f"Status: {legible(owed.status)}."
    yield from (legible(note) for note in item.notes)
    ids = ", ".join(id_[:LEGIBLE_ID] for id_ in item.evidence.records)
    yield f"Records: {ids}." if ids else "From the law alone; no record."
    yield f"{marking.value}. As of {as_of:%Y-%m-%d %H:%M} UTC."
    yield "Prepared by a machine; where it and the text of the agreement differ, the text holds."


def _counted(owed: Owed) -> Iterator[str]:
    if owed.within:
        yield f"Counted: {legible(owed.within)}."


def _parties(ids: tuple[str, ...]) -> str:
    return ", ".join(map(legible, ids)) or "not told"
