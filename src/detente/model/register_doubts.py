"""What does not fit in a register of who is who, which each row alone cannot show; and where nobody is known."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import groupby

import msgspec

from detente.model.register import Holder, Party, Register, names_of
from detente.model.time import Precision


class Doubt(msgspec.Struct, frozen=True):
    """What does not fit in a register: the kind, a sentence, and the rows concerned as office and person."""

    kind: str
    says: str
    rows: tuple[tuple[str, str], ...] = ()


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A time between two holders of a single office in which the register knows nobody, `until` not in it."""

    office_id: str
    before: str
    after: str
    since: date
    until: date


def doubts(register: Register) -> Iterator[Doubt]:
    """Yield what cannot be: two holders of a single office at once, ends before starts, unknown parties,

    one form for two parties on one day, or for two places.
    """
    known = {party.id for party in register.parties}
    single = {office.id for office in register.offices if office.single}
    for party in register.parties:
        if party.side is not None and party.side not in known:
            yield Doubt("unknown party", f"{party.id} speaks for {party.side}, which is not in the register")
    for holder in register.holders:
        row = (holder.office_id or holder.office, holder.person)
        if holder.until is not None and holder.until <= holder.since:
            yield Doubt("ends before it starts", f"{row[1]}, {row[0]}: {holder.since} to {holder.until}", (row,))
        if holder.party not in known:
            yield Doubt("unknown party", f"{row[1]}, {row[0]}: no party {holder.party}", (row,))
    yield from _overlaps([holder for holder in register.holders if holder.office_id in single])
    yield from _shared_forms(register)
    yield from _places(register, known)


def gaps(register: Register) -> Iterator[Gap]:
    """Yield the times between two holders of a single office in which nobody is known to hold it.

    An acting holder may serve, or a date be wrong. A date known to the month or year leaves no gap in it.
    """
    single = {office.id for office in register.offices if office.single}
    held = sorted((h for h in register.holders if h.office_id in single), key=lambda h: (h.office_id, h.since))
    for office_id, terms in groupby(held, key=lambda h: h.office_id):
        latest: Holder | None = None
        for holder in terms:
            if latest is not None and latest.until is not None and _last_end(latest) < holder.since:
                yield Gap(
                    office_id=office_id,
                    before=latest.person,
                    after=holder.person,
                    since=latest.until,
                    until=holder.since,
                )
            if latest is None or (latest.until or date.max) < (holder.until or date.max):
                latest = holder


def _last_end(holder: Holder) -> date:
    """Return the latest day on which a term may have ended, as exactly as its end is known."""
    assert holder.until is not None
    if holder.until_known is Precision.YEAR:
        return date(holder.until.year, 12, 31)
    if holder.until_known is Precision.MONTH:
        return holder.until.replace(day=monthrange(holder.until.year, holder.until.month)[1])
    return holder.until


def _overlaps(holders: list[Holder]) -> Iterator[Doubt]:
    latest: dict[str, Holder] = {}
    for holder in sorted(holders, key=lambda h: (h.office_id, h.since, h.until or date.max)):
        before = latest.get(holder.office_id)
        if before is not None and before.held(holder.since) and not _within_exactness(before, holder):
            says = (
                f"{holder.office_id}: {before.person} until {before.until or 'now'}, "
                f"{holder.person} from {holder.since}"
            )
            rows = ((before.office_id, before.person), (holder.office_id, holder.person))
            yield Doubt("two holders at once", says, rows)
        if before is None or (before.until or date.max) < (holder.until or date.max):
            latest[holder.office_id] = holder


def _within_exactness(before: Holder, after: Holder) -> bool:
    """Return whether the overlap is only that a start known to the month or year is taken as its first day."""
    if before.until is None or after.since_known is Precision.DAY:
        return False
    same_year = before.until.year == after.since.year
    return same_year and (after.since_known is Precision.YEAR or before.until.month == after.since.month)


def _shared_forms(register: Register) -> Iterator[Doubt]:
    by_form: dict[str, list[Party]] = {}
    for party in register.parties:
        for form in names_of(party):
            by_form.setdefault(form, []).append(party)
    for form, parties in by_form.items():
        for number, one in enumerate(parties):
            for other in parties[number + 1 :]:
                if one.id != other.id and _together(one, other):
                    yield Doubt("one form, two parties", f"{form!r} names both {one.id} and {other.id}")


def _together(one: Party, other: Party) -> bool:
    start = max(one.since or date.min, other.since or date.min)
    return start < min(one.until or date.max, other.until or date.max)


def _places(register: Register, known: set[str]) -> Iterator[Doubt]:
    by_form: dict[str, str] = {}
    for place in register.places:
        for state in place.states:
            if state not in known:
                yield Doubt("unknown party", f"{place.id}: no State {state}")
        for form in dict.fromkeys(name.casefold() for name in (place.name, *place.forms)):
            first = by_form.setdefault(form, place.id)
            if first != place.id:
                yield Doubt("one form, two places", f"{form!r} names both {first} and {place.id}")
