"""Activities as rows of a table: what was declared and what others reported apart, the zone told and as drawn.

One row stands for all records that give one activity one name and one start. What its own side says comes first;
what others say stands beside it, never merged. The rules say what was due; nothing here weighs a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

import msgspec

from detente.agreements import Law
from detente.agreements.place import Disputed, DisputedPlace, ZoneMap, claimants_at
from detente.brief.wording import number_words
from detente.domains.exercises.asking import asked_of
from detente.domains.exercises.notification import prior_notification
from detente.domains.exercises.observation import observation
from detente.domains.exercises.zone import NOTHING_SETTLED, ZoneNote, zone_note
from detente.model.exercise import Activity, Basis, Notification, Range, Zone
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.message import Coordinates
from detente.model.record import Record
from detente.model.view import Entry

Name = Callable[[str], str]
NOT_TOLD = "not told"


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody who does not take part said of the strength: who, the number, and whether it is a total."""

    party: str
    number: Range
    total: bool
    basis: Basis | None = None


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says of a duty: the verdict, its mark, and by when it is or was owed, if it is."""

    rule: str
    verdict: Verdict
    certainty: str
    due: datetime | None = None


class ActivityRow(msgspec.Struct, frozen=True, kw_only=True):
    """An activity as drawn and listed. `declared` counts for the rules, `total` is published, another number.

    `zone` holds what was told and what the outline says; `disputed` every claim on its place; `sent` the instants
    of notifications on record.
    """

    number: int
    name: str
    states: tuple[str, ...]
    hosts: tuple[str, ...]
    said_by: str
    start: date | None
    end: date | None
    declared: Range | None
    total: Range | None
    basis: Basis | None
    reported: tuple[Reported, ...]
    at: Coordinates | None
    area: tuple[Coordinates, ...]
    zone: ZoneNote
    disputed: tuple[Disputed, ...]
    notification: Duty
    observation: Duty
    sent: tuple[datetime, ...]


class Grounds(msgspec.Struct, frozen=True, kw_only=True):
    """What rows are made with: the law, the outline of the zone, the disputed places, the instant, names."""

    law: Law
    zone: ZoneMap
    disputed: tuple[DisputedPlace, ...]
    instant: datetime
    name: Name
    settled: Mapping[str, Zone] = NOTHING_SETTLED


def rows_of(entries: Iterable[Entry], grounds: Grounds) -> tuple[ActivityRow, ...]:
    """Return a row for each activity that was told by the instant, in the order of their starts and names."""
    grouped: dict[tuple[str, date | None], list[Entry]] = {}
    for entry in entries:
        body = activity_in(entry.record)
        if body and entry.record.said <= grounds.instant:
            grouped.setdefault((body.name.casefold(), body.start), []).append(entry)
    ordered = sorted(grouped.items(), key=lambda pair: (pair[0][1] or date.max, pair[0][0]))
    return tuple(_row(number, group, grounds) for number, (_, group) in enumerate(ordered, start=1))


def activity_in(record: Record[object]) -> Activity | None:
    """Return the activity that a record tells of, None where it tells of none."""
    if isinstance(record.body, Notification):
        return record.body.activity
    return record.body if isinstance(record.body, Activity) else None


def range_words(number: Range | None) -> str:
    """Return a number as it was told, `not told` for none."""
    return number_words(number) if number else NOT_TOLD


def _row(number: int, group: Sequence[Entry], grounds: Grounds) -> ActivityRow:
    ordered = sorted(group, key=_rank)
    first, body = ordered[0], activity_in(ordered[0].record) or Activity(name="")
    notices = tuple(one.record.body for one in group if isinstance(one.record.body, Notification))
    day = body.start or grounds.instant.date()
    notified, observed = _duties(body, first, notices, grounds)
    places = (*([body.at] if body.at else []), *body.area)
    found = [one for place in places for one in claimants_at(place, day, grounds.disputed)]
    return ActivityRow(
        number=number,
        name=body.name,
        states=body.states,
        hosts=body.hosts,
        said_by=first.record.party,
        start=body.start,
        end=body.end,
        declared=body.troops or _peak(body),
        total=body.troops_total,
        basis=body.basis,
        reported=tuple(_reported(ordered[1:])),
        at=body.at,
        area=body.area,
        zone=zone_note(body, grounds.zone, day, grounds.settled),
        disputed=tuple({one.id: one for one in found}.values()),
        notification=notified,
        observation=observed,
        sent=tuple(sorted(notice.transmitted for notice in notices)),
    )


def _peak(body: Activity) -> Range | None:
    """Return the largest strength of the stages, None where none tells one."""
    told = [stage.troops for stage in body.stages if stage.troops]
    return max(told, key=lambda number: number.most or number.least or 0, default=None)


def _rank(entry: Entry) -> tuple[bool, bool, datetime, str]:
    """Return a key that puts the own side's telling first, then what was told earliest."""
    body = activity_in(entry.record)
    own = body is not None and entry.record.party in (*body.states, *body.hosts)
    return not own, isinstance(entry.record.body, Notification), entry.record.said, entry.id


def _reported(others: Iterable[Entry]) -> Iterator[Reported]:
    for entry in others:
        body = entry.record.body
        if isinstance(body, Activity):
            for number, total in ((body.troops, False), (body.troops_total, True)):
                if number:
                    yield Reported(party=entry.record.party, number=number, total=total, basis=body.basis)


def _duties(
    body: Activity, entry: Entry, notices: tuple[Notification, ...], grounds: Grounds
) -> tuple[Duty, Duty]:
    evidence = Evidence(records=(entry.id,), party=entry.record.party, said=entry.record.said, confirmed=True)
    asked = asked_of(body, evidence, grounds.law, grounds.instant, grounds.name, notifications=notices)
    return _duty(prior_notification(asked)), _duty(observation(asked))


def _duty(found: Finding) -> Duty:
    due = found.owed[0].due if found.owed else None
    return Duty(rule=found.rule, verdict=found.verdict, certainty=found.certainty, due=due)
