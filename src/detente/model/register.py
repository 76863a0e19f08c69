"""Who is who, and since when: parties, and the offices that persons held. Dated, so that no later office leaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from detente.model.certainty import Certainty
from detente.model.gazetteer import Place
from detente.model.time import Precision, as_known


class Party(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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


class Office(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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


class Holder(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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

    @property
    def since_text(self) -> str:
        """Return the start as exactly as it is known: 2014-10-01, 2014-10 or 2014."""
        return as_known(self.since, self.since_known)

    @property
    def until_text(self) -> str:
        """Return the end as exactly as it is known; empty where none is known."""
        return as_known(self.until, self.until_known) if self.until else ""

    def held(self, day: date) -> bool:
        """Return whether the person held the office on that day."""
        return self.since <= day and (self.until is None or day < self.until)


class OtherName(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The names of one party, place or person in another language (ISO 639-1), in their first case.

    `of` is `party` or `place` (`id` is that of the row), or `person` (`id` is the name in `holders.csv`).
    """

    of: str
    id: str
    language: str
    forms: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    source: str
    certainty: Certainty


class Register(msgspec.Struct, frozen=True, eq=False):
    """All parties, holders and places known to the desk; ask it as of a day. Each is equal only to itself.

    `corrections` names, as sentences, the rows that a folder of the desk's own replaced.
    """

    parties: tuple[Party, ...]
    holders: tuple[Holder, ...]
    offices: tuple[Office, ...] = ()
    places: tuple[Place, ...] = ()
    corrections: tuple[str, ...] = ()
    by_form: dict[str, Party] = msgspec.field(default_factory=dict)
    by_id: dict[str, Party] = msgspec.field(default_factory=dict)
    by_office: dict[str, Office] = msgspec.field(default_factory=dict)
    by_place: dict[str, Place] = msgspec.field(default_factory=dict)
    other_names: tuple[OtherName, ...] = ()

    def __post_init__(self) -> None:
        """Index the rows by id and by form; where two share a form, the first in the register has it."""
        for party in self.parties:
            self.by_id.setdefault(party.id, party)
            for form in names_of(party):
                self.by_form.setdefault(form, party)
        for office in self.offices:
            self.by_office.setdefault(office.id, office)
        for place in self.places:
            for form in (place.name, *place.forms):
                self.by_place.setdefault(form.casefold(), place)

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
        return self.by_office.get(id_)

    def place_named(self, form: str) -> Place | None:
        """Return the place of the gazetteer with that name or form, capitals not counted, or None."""
        return self.by_place.get(form.casefold())

    def side(self, id_: str) -> str:
        """Return the id of the party for which a party speaks: its side, or itself."""
        found = self.party(id_)
        return found.side if found and found.side else id_

    def names_in(self, language: str) -> Iterator[OtherName]:
        """Yield the names of parties, places and persons in another language, by its ISO 639-1 code."""
        return (name for name in self.other_names if name.language == language)

    def holders_at(self, day: date | None) -> Iterator[Holder]:
        """Yield who held an office on that day; with no day, every holder (the day is then unknown)."""
        for holder in self.holders:
            if day is None or holder.held(day):
                yield holder


def names_of(party: Party) -> tuple[str, ...]:
    """Return every name under which a party is found, its id first, each once."""
    return tuple(dict.fromkeys((party.id, party.name, *party.forms)))


def in_being(party: Party, day: date | None) -> bool:
    """Return whether a party is there on a day; with no day, whether it ever was: True."""
    if day is None:
        return True
    return (party.since is None or party.since <= day) and (party.until is None or day < party.until)
