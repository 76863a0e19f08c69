"""What `detente exercises owed` works on: records of files and of a desk, as entries; who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from detente.agreements import load_forums, load_group
from detente.agreements.clause import Citation, Seat
from detente.agreements.form import Forms
from detente.cli.audience import view_for
from detente.cli.exercises.material import bytes_of, holds_activities
from detente.domains.exercises.year.asking import Members
from detente.ledger import Ledger
from detente.model.canonical import identify
from detente.model.certainty import Certainty
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.message import Message
from detente.model.record import PARTY_ID, Record
from detente.model.view import Audience, Entry, may_read
from detente.sources.exercises import read_activities
from detente.sources.message_files import read_message, record_in, record_of_message

FORUM, WITHOUT_FORCES = "FSC", "NO_ARMED_FORCES"
"""The forum whose members are the participating States, and the group of those without armed forces."""
GIVEN = Citation(instrument="--members", certainty=Certainty.DESK)


class OwedRead(msgspec.Struct, frozen=True):
    """The entries read, and how many messages were left out as drafts: nobody has sent them."""

    entries: tuple[Entry, ...]
    drafts: int


def read_for_owed(
    files: Iterable[Path], desk: Path | None, forms: Forms, audience: Audience, instant: datetime
) -> OwedRead:
    """Return what the audience may read of files and of a desk, said by an instant; each record once.

    A message has another id in a ledger than in a file: that of a file is left out where the desk holds the same.
    """
    found = {entry.id: entry for entry in _on_desk(desk, audience, instant)}
    held = {encoded for entry in found.values() if (encoded := _message_in(entry.record))}
    drafts = 0
    for file in files:
        for record in _records(file, forms):
            if record is None:
                drafts += 1
            elif record.said <= instant and may_read(record, audience) and _message_in(record) not in held:
                found.setdefault(id_ := identify(record), Entry(id=id_, record=record))
    return OwedRead(tuple(found.values()), drafts)


def _on_desk(desk: Path | None, audience: Audience, instant: datetime) -> tuple[Entry, ...]:
    if desk is None:
        return ()
    with Ledger.open(desk, read_only=True) as ledger:
        return view_for(ledger, audience, instant).standing(ledger.party).entries


def _message_in(record: Record[Any]) -> bytes:
    """Return the message of a record as bytes that are the same wherever it stands, empty for another record."""
    return msgspec.json.encode(record.body) if isinstance(record.body, Message) else b""


def _records(file: Path, forms: Forms) -> Iterator[Record[Any] | None]:
    """Yield the records of a file, None for a message that is a draft."""
    data = bytes_of(file)
    if holds_activities(file, data):
        yield from read_activities(data, file.name)
        return
    record = record_in(data)
    message = read_message(data, file.name, forms)
    if not _is_sent(message):
        yield None
    else:
        yield record or record_of_message(message)


def _is_sent(message: Message) -> bool:
    return message.transmitted is not None and bool(message.sender)


def members_of(state: str, given: str | None, first: date, last: date) -> Members:
    """Return who takes part; InputError for a State that takes part on neither of two days.

    `given` are ids with commas that take the place of the list of the forum, for made-up States.
    """
    if given is not None:
        ids = tuple(dict.fromkeys(part.strip() for part in given.split(",") if part.strip()))
        seats = tuple(Seat(party=id_, since=date.min, citation=GIVEN) for id_ in ids)
        members = Members(seats)
    else:
        members = Members(load_forums().forum(FORUM).members, load_group(WITHOUT_FORCES).members)
    known = sorted(members.on(first) | members.on(last))
    if state not in known:
        raise InputError(
            "not a participating State",
            where="--state",
            expected=f"one of the {len(known)} participating States by ISO 3166, as {known[0] if known else 'NO'}",
            given=repr(state[: len(PARTY_ID) * 2]),
            next_step=nearest(state, known) or "made-up States take part with --members XX,YY",
        )
    return members
