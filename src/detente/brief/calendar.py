"""The calendar of a dialogue: meetings, follow-ups, deadlines and next dates, each an entry with its sources.

A thing keeps its UID as long as it keeps its key, whatever is corrected in it (a corrected record has another id),
so that a calendar program puts the new word in the place of the old one. `calendar_file.py` writes iCalendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from detente.brief.calendar_entries import Entries
from detente.brief.calendar_entry import Calendar, CalendarEntry, Kind, uid_of
from detente.brief.calendar_file import write_calendar
from detente.brief.papers.telling import Material, Telling
from detente.domains.council.dialogue import Step
from detente.model.record import Marking, strictest
from detente.model.view import Entry

__all__ = [
    "Calendar",
    "CalendarEntry",
    "Kind",
    "Tasks",
    "calendar",
    "uid_of",
    "withdrawn_calls",
    "write_calendar",
]


CALL = "council.call"
NAMING = (CALL, "council.meeting")
"""Kinds of record that put a meeting into the dialogue."""


class Tasks(StrEnum):
    """How follow-ups stand in a calendar: events show in every program, tasks are what they are."""

    EVENT = "event"
    TASK = "task"
    BOTH = "both"


def calendar(
    material: Material,
    *,
    tasks: Tasks = Tasks.EVENT,
    marking: Marking | None = None,
    withdrawn: Iterable[Step] = (),
) -> Calendar:
    """Return the calendar of a dialogue as of an instant.

    `withdrawn` are calls taken back (`withdrawn_calls`); `marking` is the least marking of every entry, which else
    has the strictest of its records.
    """
    found = list(_all(Entries(Telling(material), marking), tasks, tuple(withdrawn)))
    placed = [entry for entry in found if entry.starts or entry.task]
    shown = {(entry.kind, entry.summary) for entry in placed}
    missing = [entry.summary for entry in found if (entry.kind, entry.summary) not in shown]
    return Calendar(
        as_of=material.as_of,
        marking=strictest((marking, *(entry.marking for entry in placed))),
        entries=tuple(sorted(placed, key=_order)),
        without_day=tuple(missing),
    )


def _all(entries: Entries, tasks: Tasks, withdrawn: tuple[Step, ...]) -> Iterator[CalendarEntry]:
    dialogue = entries.dialogue
    for meeting in dialogue.meetings.values():
        yield from entries.meeting(meeting)
    yield from map(entries.taken_back, withdrawn)
    yield from entries.nexts()
    for follow_up in dialogue.follow_ups.values():
        for kind, task in ((Tasks.EVENT, False), (Tasks.TASK, True)):
            if tasks in (kind, Tasks.BOTH):
                yield entries.follow_up(follow_up, task=task)
    for document in dialogue.documents.values():
        yield from entries.answer(document)
    for decision in dialogue.decisions.values():
        yield from entries.silence(decision)


def _order(entry: CalendarEntry) -> tuple[str, ...]:
    starts = entry.starts.isoformat() if entry.starts else "9999"
    return (starts, entry.kind, entry.summary, entry.uid)


def withdrawn_calls(every: Iterable[Entry], standing: Iterable[Entry]) -> tuple[Step, ...]:
    """Return the calls that were taken back with nothing in their place, for meetings that no other call names.

    `every` are the entries of a view, `standing` those of them that no correction takes back.
    """
    kept = {entry.id: entry.record for entry in standing if entry.record.kind in NAMING and entry.record.body}
    named = {record.body.meeting for record in kept.values() if record.body}
    steps = (
        Step(entry, entry.record.body)
        for entry in every
        if entry.record.kind == CALL and entry.record.body and entry.id not in kept
    )
    return tuple({step.body.meeting: step for step in steps if step.body.meeting not in named}.values())
