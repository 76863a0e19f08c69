"""Who is who, and since when: parties, and the offices that persons held. Dated, so that no later office leaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from detente.model.certainty import Certainty
from detente.model.time import Precision


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A State, organisation, forum or alliance. `id` is ISO 3166 alpha-2 for a State (`NO` is Norway).

    `side` is the id of the party for which it speaks (a ministry speaks for its State); `forms` are the
    names under which texts know it (Moscow, the Kremlin), the first the usual one.
    """

    id: str
    name: str
    type: str
    side: str | None = None
    forms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    source: str
    certainty: Certainty


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office of a party. `name` is its usual name in reports, `forms` other names ("defence chief").

    `single`: one person at a time holds it, so holders that overlap are a mistake in the register.
    """

    id: str
    party: str
    name: str
    forms: tuple[str, ...] = ()
    single: bool = True
    source: str
    certainty: Certainty


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """A person in an office of a party, from a day to the day before another (until None: no end known).

    `since_known` and `until_known` say how exactly: for a month or a year the day given is its first.
    `office` is the usual name of the office, `office_id` its row in the register.
    """

    person: str
    office: str
    party: str
    since: date
    until: date | None = None
    forms: tuple[str, ...] = ()
    source: str
    certainty: Certainty
    office_id: str = ""
    since_known: Precision = Precision.DAY
    until_known: Precision = Precision.DAY

    def held(self, day: date) -> bool:
        """Return whether the person held the office on that day."""
        return self.since <= day and (self.until is None or day < self.until)


class Register(msgspec.Struct, frozen=True):
    """All parties and holders known to the desk; ask it as of a day."""

    parties: tuple[Party, ...]
    holders: tuple[Holder, ...]
    offices: tuple[Office, ...] = ()
    by_form: dict[str, Party] = msgspec.field(default_factory=dict)
    by_id: dict[str, Party] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the parties by id and by form; where two share a form, the first in the register has it."""
        for party in self.parties:
            self.by_id.setdefault(party.id, party)
            for form in (party.id, party.name, *party.forms):
                self.by_form.setdefault(form, party)

    def party(self, id_: str) -> Party | None:
        """Return the party of that id, or None."""
        return self.by_id.get(id_)

    def name(self, id_: str) -> str:
        """Return the party's usual name, or the id itself where the register does not know it."""
        found = self.party(id_)
        return found.name if found else id_

    def party_named(self, form: str) -> Party | None:
        """Return the party with that id, name or form (exact, capitals counted), or None."""
        return self.by_form.get(form)

    def id_of(self, form: str) -> str:
        """Return the id of the party with that name or form, or the form itself where no party has it."""
        found = self.party_named(form)
        return found.id if found else form

    def office(self, id_: str) -> Office | None:
        """Return the office of that id, or None."""
        return next((office for office in self.offices if office.id == id_), None)

    def side(self, id_: str) -> str:
        """Return the id of the party for which a party speaks: its side, or itself."""
        found = self.party(id_)
        return found.side if found and found.side else id_

    def holders_at(self, day: date | None) -> Iterator[Holder]:
        """Yield who held an office on that day; with no day, every holder (the day is then unknown)."""
        for holder in self.holders:
            if day is None or holder.held(day):
                yield holder


class Doubt(msgspec.Struct, frozen=True):
    """What does not fit in a register: the kind, a sentence, and the rows concerned as office and person."""

    kind: str
    says: str
    rows: tuple[tuple[str, str], ...]


def doubts(register: Register) -> Iterator[Doubt]:
    """Yield what cannot be: two holders of a single office at once, ends before starts, unknown parties."""
    known = {party.id for party in register.parties}
    single = {office.id for office in register.offices if office.single}
    for party in register.parties:
        if party.side is not None and party.side not in known:
            yield Doubt("unknown party", f"{party.id} speaks for {party.side}, which is not in the register", ())
    for holder in register.holders:
        row = (holder.office_id or holder.office, holder.person)
        if holder.until is not None and holder.until <= holder.since:
            yield Doubt("ends before it starts", f"{row[1]}, {row[0]}: {holder.since} to {holder.until}", (row,))
        if holder.party not in known:
            yield Doubt("unknown party", f"{row[1]}, {row[0]}: no party {holder.party}", (row,))
    yield from _overlaps([holder for holder in register.holders if holder.office_id in single])


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
