"""What a desk can see at an instant: entries said, and recorded, no later than the bounds given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from detente.model.record import Digest, Record


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A record with its id, and when this desk recorded it (None: not in a ledger)."""

    id: Digest
    record: Record[Any]
    recorded: datetime | None = None


class View(msgspec.Struct, frozen=True):
    """Entries in the order in which they were said, none beyond `said_until`."""

    said_until: datetime
    entries: tuple[Entry, ...]

    def of_kind(self, *kinds: str) -> Iterator[Entry]:
        """Yield the entries of these kinds, oldest said first."""
        return (entry for entry in self.entries if entry.record.kind in kinds)


def view_of(entries: Iterable[Entry], said_until: datetime, recorded_until: datetime | None = None) -> View:
    """Return the view that never looks ahead: said and recorded at or before the bounds, both inclusive."""
    seen = (
        entry
        for entry in entries
        if entry.record.said <= said_until
        and (recorded_until is None or entry.recorded is None or entry.recorded <= recorded_until)
    )
    return View(said_until, tuple(sorted(seen, key=lambda e: (e.record.said, e.id))))
