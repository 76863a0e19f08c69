"""Who is who, and since when: parties, and the offices that persons held. Dated, so that no later office leaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from detente.model.certainty import Certainty


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


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """A person in an office of a party, from a day to a day (until None: no end known)."""

    person: str
    office: str
    party: str
    since: date
    until: date | None = None
    forms: tuple[str, ...] = ()
    source: str
    certainty: Certainty


class Register(msgspec.Struct, frozen=True):
    """All parties and holders known to the desk; ask it as of a day."""

    parties: tuple[Party, ...]
    holders: tuple[Holder, ...]

    def party(self, id_: str) -> Party | None:
        """Return the party of that id, or None."""
        return next((party for party in self.parties if party.id == id_), None)

    def name(self, id_: str) -> str:
        """Return the party's usual name, or the id itself where the register does not know it."""
        found = self.party(id_)
        return found.name if found else id_

    def party_named(self, form: str) -> Party | None:
        """Return the party with that id, name or form (exact, capitals counted), or None."""
        return next(
            (p for p in self.parties if form in (p.id, p.name) or form in p.forms),
            None,
        )

    def holders_at(self, day: date | None) -> Iterator[Holder]:
        """Yield who held an office on that day; with no day, every holder (the day is then unknown)."""
        for holder in self.holders:
            if day is None or (holder.since <= day and (holder.until is None or day < holder.until)):
                yield holder
