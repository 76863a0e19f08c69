"""What an audience can see at an instant: entries said, and recorded, no later than the bounds given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from detente.model.record import DESK, Digest, Marking, PartyId, Record, strictest


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A record with its id, and when this desk recorded it (None: not in a ledger).

    `confirmed_by`: the person who confirmed or corrected what a machine read; empty: nobody, or no such record.
    """

    id: Digest
    record: Record[Any]
    recorded: datetime | None = None
    confirmed_by: str = ""


CORRECTION = "record.correction"
"""The kind of record that takes another back."""


class View(msgspec.Struct, frozen=True):
    """Entries in the order in which they were said, none beyond `said_until`."""

    said_until: datetime
    entries: tuple[Entry, ...]

    def of_kind(self, *kinds: str) -> Iterator[Entry]:
        """Yield the entries of these kinds, oldest said first."""
        return (entry for entry in self.entries if entry.record.kind in kinds)

    def standing(self, desk: PartyId = DESK) -> View:
        """Return the view without what a correction in it takes back, and without the corrections themselves.

        A correction counts only where the party that said a record made it, or the desk that entered it.
        """
        said_by = {entry.id: entry.record.party for entry in self.entries}
        gone = {
            correction.record.body.of
            for correction in self.of_kind(CORRECTION)
            if correction.record.body is not None
            and correction.record.party in (said_by.get(correction.record.body.of), desk, DESK)
        }
        kept = (entry for entry in self.entries if entry.id not in gone and entry.record.kind != CORRECTION)
        return View(self.said_until, tuple(kept))


class Audience(msgspec.Struct, frozen=True):
    """Who will read an output, by id, and the strictest marking that may stand in it.

    `readers` empty: anybody within the marking, so nothing held. `everything` is for the program's own checks
    and never for an output.
    """

    readers: tuple[PartyId, ...] = ()
    ceiling: Marking = Marking.RED
    everything: bool = False


SHARED = Audience()
"""Whoever it may be: what is shared, whatever its marking, and nothing that is held."""

EVERYTHING = Audience(everything=True)
"""For the program's own checks only. What is shown, printed, exported or written is never made from it."""

LEAST_WHEN_HELD = Marking.AMBER_STRICT
"""What is held for named parties goes no further than them, whatever lesser marking stands on it (desk's rule)."""


def readers_of(record: Record[Any]) -> tuple[PartyId, ...]:
    """Return the only readers of a record; empty: it is shared. TLP:RED that names nobody is the desk's own."""
    return record.held_for or ((DESK,) if record.marking is Marking.RED else ())


def marking_of(record: Record[Any]) -> Marking:
    """Return the marking that a record puts on what shows it: its own, at least AMBER+STRICT for a held one."""
    return strictest((record.marking, LEAST_WHEN_HELD)) if record.held_for else record.marking


def may_read(record: Record[Any], audience: Audience) -> bool:
    """Return whether a record may be shown to an audience: to every reader in it, and within its ceiling.

    A held record is shown only where all who will read are among its readers: another reader never shows more.
    Of one whose rest is forgotten or kept elsewhere, nobody can say who its readers were: it is shown to none.
    """
    for_all = record.marking is Marking.CLEAR and not record.held_for and record.held_digest is None
    if for_all or audience.everything:
        return True
    if record.held_digest is not None or marking_of(record).rank > audience.ceiling.rank:
        return False
    only = readers_of(record)
    return not only or (bool(audience.readers) and set(audience.readers) <= set(only))


def view_of(
    entries: Iterable[Entry],
    said_until: datetime,
    recorded_until: datetime | None = None,
    audience: Audience = SHARED,
) -> View:
    """Return the view that never looks ahead: said and recorded at or before the bounds, both inclusive.

    Nothing is in it that the audience may not read; by default nothing that is held.
    """
    seen = (
        entry
        for entry in entries
        if entry.record.said <= said_until
        and (recorded_until is None or entry.recorded is None or entry.recorded <= recorded_until)
        and may_read(entry.record, audience)
    )
    return View(said_until, tuple(sorted(seen, key=lambda e: (e.record.said, e.id))))
