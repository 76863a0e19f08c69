"""Claims about activities, brought together where they are about one, and never merged into one truth.

Claims are about one activity where they carry one name and one start, or where a person at the desk says so. What
only looks alike is offered as a question. Nothing said after the instant of asking is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import product
from typing import Any

import msgspec

from detente.domains.exercises.asking import joined
from detente.domains.exercises.seen.nearness import apart_km, days_apart, days_of
from detente.model.exercise import Activity, Basis, Notification
from detente.model.finding import Evidence
from detente.model.record import Digest, Source
from detente.model.view import Entry

Key = tuple[str, date | None]
"""The name of an activity in small letters, and its first day."""


class Named(msgspec.Struct, frozen=True):
    """An activity as a person at the desk names it; without a start, every activity of that name."""

    name: str
    start: date | None = None

    def means(self, key: Key) -> bool:
        """Return whether an activity is meant."""
        return key[0] == self.name.casefold() and self.start in (None, key[1])


class Claim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one party said of one activity at one instant. `number` is its place among the claims on it, from 1.

    `own`: the party is told as taking part or as host. `newest`: it said nothing later on this activity.
    A notification is declared by nature; `basis` None is not told. `message` is the number that a notification
    has, `amends` that of the one it amends. `records` are several where files repeat it.
    """

    number: int = 0
    party: str
    said: datetime
    basis: Basis | None = None
    own: bool
    notification: bool = False
    newest: bool = False
    activity: Activity
    message: str = ""
    amends: str = ""
    records: tuple[Digest, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def key(self) -> Key:
        """Return the name in small letters, and the start."""
        return self.activity.name.casefold(), self.activity.start

    @property
    def order(self) -> tuple[datetime, str, bool, bytes]:
        """Return what claims are ordered by: said, by whom, and then what; never by file or record."""
        return self.said, self.party, self.notification, msgspec.json.encode(self.activity)


class Told(msgspec.Struct, frozen=True):
    """All claims on one activity, oldest said first. `by_desk`: a person at the desk joined several names."""

    name: str
    claims: tuple[Claim, ...]
    by_desk: bool = False

    @property
    def newest(self) -> tuple[Claim, ...]:
        """Return the newest claim of each party."""
        return tuple(claim for claim in self.claims if claim.newest)

    @property
    def start(self) -> date | None:
        """Return the earliest start told, None where none is."""
        return min((c.activity.start for c in self.claims if c.activity.start), default=None)


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Two activities that may be one: a question. `km` None: a place is not told; `days` None: a day is not."""

    first: str
    first_start: date | None
    second: str
    second_start: date | None
    same_name: bool
    days: int | None
    km: int | None
    states: tuple[str, ...]


def claims_of(entries: Iterable[Entry], instant: datetime) -> tuple[Claim, ...]:
    """Return every claim on an activity said by the instant, oldest first; one that files repeat stands once."""
    found: dict[tuple[datetime, str, bool, bytes], Claim] = {}
    for entry in entries:
        if entry.record.said <= instant and isinstance(entry.record.body, Activity | Notification):
            claim = _claim(entry)
            known = found.get(claim.order)
            found[claim.order] = _with(known, claim) if known else claim
    return tuple(found[order] for order in sorted(found))


def told_of(claims: Iterable[Claim], same: Sequence[Sequence[Named]] = ()) -> tuple[Told, ...]:
    """Return the claims on each activity, by its start; `same` are lists of names for one.

    A notification that amends another by number is of the same activity, whatever it now says of name and start.
    """
    groups: dict[Key, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.key, []).append(claim)
    merged: list[tuple[list[Claim], bool]] = [(group, False) for group in _amended(groups)]
    for names in same:
        meant = [group for group in merged if any(n.means(c.key) for c in group[0] for n in names)]
        if len(meant) > 1:
            rest = [group for group in merged if group not in meant]
            merged = [*rest, ([claim for group, _ in meant for claim in group], True)]
    made = (_told(group, by_desk=by_desk) for group, by_desk in merged)
    return tuple(sorted(made, key=lambda one: (one.start or date.max, one.name)))


def _amended(groups: dict[Key, list[Claim]]) -> list[list[Claim]]:
    """Return the groups, those made one of which a notification amends one of another by its number."""
    whole = dict(groups)
    numbered = {(c.party, c.message): c.key for group in groups.values() for c in group if c.message}
    for key, group in groups.items():
        for amended in {
            numbered[c.party, c.amends] for c in group if c.amends and (c.party, c.amends) in numbered
        }:
            if whole[amended] is not whole[key]:
                both = [*whole[amended], *whole[key]]
                parts = [one for one, known in whole.items() if known is whole[amended] or known is whole[key]]
                whole |= dict.fromkeys(parts, both)
    return list({id(group): group for group in whole.values()}.values())


def candidates(told: Sequence[Told], km: int) -> Iterator[Candidate]:
    """Yield pairs that may be one activity: of one name, or of a common State, days in common and not far apart.

    Never two that one party tells of: it tells them as two. A place not told keeps a pair in, and is shown so.
    """
    named: dict[str, list[int]] = {}
    for place, one in enumerate(told):
        for name in _names(one):
            named.setdefault(name, []).append(place)
    for place, first in enumerate(told):
        alike = {other for name in _names(first) for other in named[name] if other > place}
        for other in sorted(alike | set(_in_common(told, place))):
            if not _parties(first) & _parties(told[other]):
                yield from _candidate(first, told[other], km, same_name=other in alike)


def _in_common(told: Sequence[Told], place: int) -> Iterator[int]:
    """Yield the later ones that begin by the last day of one and have a State with it; told are by start."""
    first, states = told[place], _states(told[place])
    last = max((days[1] for c in first.claims if (days := days_of(c.activity))), default=date.min)
    for other in range(place + 1, len(told)):
        start = told[other].start
        if start is None or start > last:
            return
        if states & _states(told[other]):
            yield other


def _candidate(first: Told, second: Told, km: int, *, same_name: bool) -> Iterator[Candidate]:
    pairs = list(product(first.claims, second.claims))
    days = [
        days_apart(one, other) for a, b in pairs if (one := days_of(a.activity)) and (other := days_of(b.activity))
    ]
    apart = [far for a, b in pairs if (far := apart_km(a.activity, b.activity)) is not None]
    if same_name or (min(days, default=1) == 0 and min(apart, default=0) <= km):
        yield Candidate(
            first=first.name,
            first_start=first.start,
            second=second.name,
            second_start=second.start,
            same_name=same_name,
            days=min(days, default=None),
            km=min(apart, default=None),
            states=tuple(sorted(_states(first) & _states(second))),
        )


def _parties(told: Told) -> set[str]:
    return {claim.party for claim in told.claims}


def _names(told: Told) -> set[str]:
    return {claim.key[0] for claim in told.claims}


def _states(told: Told) -> set[str]:
    return {state for claim in told.claims for state in (*claim.activity.states, *claim.activity.hosts)}


def _claim(entry: Entry) -> Claim:
    record = entry.record
    body: Any = record.body
    notified = isinstance(body, Notification)
    activity: Activity = body.activity if notified else body
    return Claim(
        party=record.party,
        said=record.said,
        basis=Basis.DECLARED if notified else activity.basis,
        own=record.party in (*activity.states, *activity.hosts),
        notification=notified,
        activity=activity,
        message=body.number if notified else "",
        amends=body.amends if notified else "",
        records=(entry.id,),
        sources=record.sources,
    )


def _with(known: Claim, other: Claim) -> Claim:
    records = sorted({*known.records, *other.records})
    sources = sorted({*known.sources, *other.sources}, key=lambda s: (s.name, s.sha256, s.spans))
    return msgspec.structs.replace(known, records=tuple(records), sources=tuple(sources))


def _told(group: list[Claim], *, by_desk: bool) -> Told:
    ordered = sorted(group, key=lambda claim: claim.order)
    last = {claim.party: claim.said for claim in ordered}
    claims = tuple(
        msgspec.structs.replace(claim, number=number, newest=claim.said == last[claim.party])
        for number, claim in enumerate(ordered, 1)
    )
    names = sorted({claim.activity.name for claim in ordered}, key=lambda name: (name.casefold(), name))
    folded = {name.casefold(): name for name in reversed(names)}
    return Told(joined(sorted(folded.values())), claims, by_desk)


def said_for_itself(activities: Iterable[tuple[Activity, Evidence]]) -> list[tuple[Activity, Evidence]]:
    """Return each activity once, by the claim to ask a State about: its own newest that tells a strength.

    Else the newest of anybody that does, else the newest. Of claims alike in that, the same one in any order.
    """
    best: dict[Key, tuple[Activity, Evidence]] = {}
    for one in activities:
        key = one[0].name.casefold(), one[0].start
        if key not in best or _rank(one) > _rank(best[key]):
            best[key] = one
    return sorted(best.values(), key=lambda one: (one[0].start or date.max, one[0].name, *_rank(one)))


def _rank(one: tuple[Activity, Evidence]) -> tuple[bool, bool, float, str, bytes]:
    activity, evidence = one
    own = evidence.party in (*activity.states, *activity.hosts)
    told = any((activity.troops, activity.troops_total, activity.stages))
    said = evidence.said.timestamp() if evidence.said else 0.0
    return told, own, said, evidence.party, msgspec.json.encode(activity)
