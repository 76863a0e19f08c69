"""What may enter a dialogue: each new step is held against those before it, and refused by name if it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from detente.domains.council import admitting_documents as documents
from detente.domains.council import admitting_meetings as meetings
from detente.domains.council.asked import Asked, Table, Where, in_time, known_people, readers_named
from detente.domains.council.known import Known
from detente.domains.council.withheld import withheld
from detente.model.dialogue import Package
from detente.model.errors import InputError
from detente.model.record import Digest, Record
from detente.model.view import Entry

Check = Callable[[Asked], None]

CHECKS: dict[str, Check] = {
    "council.call": meetings.call,
    "council.call_reply": meetings.call_reply,
    "council.item": meetings.item,
    "council.item_reply": meetings.item_reply,
    "council.meeting": meetings.held,
    "council.statement": meetings.statement,
    "council.readout": meetings.readout,
    "council.next": meetings.next_date,
    "council.document": documents.document,
    "council.answer": documents.answer,
    "council.package": documents.package,
    "council.link": documents.link,
    "council.decision": documents.decision,
    "council.decision_reply": documents.decision_reply,
    "council.follow_up": documents.follow_up,
    "council.follow_up_reply": documents.follow_up_reply,
    "council.note": documents.note,
    "council.position": documents.position,
    "record.correction": documents.correction,
}
"""What each kind of step is held against, besides its time and the parties that it names."""


class Admission:
    """Admits steps one after another; what was admitted is known to the next."""

    def __init__(self, table: Table, entries: Iterable[Entry]) -> None:
        self.table = table
        self.known = Known(entry for entry in entries if entry.record.kind in CHECKS)

    def foresee(self, records: Iterable[Record[object]]) -> None:
        """Take note of the packages of a file: two that hold each other are seen, whichever comes first."""
        self.known.foreseen = {
            record.body.key: record.body.members for record in records if isinstance(record.body, Package)
        }

    def knows(self, id_: Digest) -> bool:
        """Return whether a record stands already; `id_` is that of its words."""
        return id_ in self.known.as_said

    def admit(self, entry: Entry, where: Where) -> None:
        """Take in an entry; SchemaError or DateError if it cannot stand, and then nothing changes.

        The error tells nothing that `table.audience` may not read.
        """
        asked = Asked(entry.record, self.known, self.table, where)
        try:
            for check in (readers_named, in_time, known_people, CHECKS[entry.record.kind]):
                check(asked)
        except InputError as problem:
            raise withheld(asked, problem) from None
        self.known.take(entry)
