"""A record made ready for the log: its canonical bytes, what is held or personal set apart, its row for search."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from detente.ledger.entries import read_entry
from detente.model import canonical
from detente.model.confidence import demand_readers, unquoted
from detente.model.errors import SchemaError
from detente.model.kinds import kind_named
from detente.model.record import Digest, Record

SALT_BYTES = 32
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
PARTS = ("body", "body_digest")
HEAD = "of a held record without its rest: kind, party, said and held_digest, and nothing else"


class Beside(msgspec.Struct, frozen=True):
    """What stands beside the log: random salt, canonical JSON, digest of the record as it was said.

    The JSON is the body of a personal record, and the whole of a held one: sources and readers tell much too.
    """

    salt: bytes
    data: bytes
    said_as: bytes


class Ready(msgspec.Struct, frozen=True):
    """A record in the form in which it enters the log."""

    id: bytes
    data: bytes
    record: Record[Any]
    beside: Beside | None = None


def microseconds(instant: datetime) -> int:
    """Return the microseconds since 1970, exactly."""
    return (instant - EPOCH) // MICROSECOND


def search_row(position: int, record: Record[Any], recorded: datetime) -> tuple[Any, ...]:
    """Return the row of the derived table that belongs to an entry."""
    happened = record.happened
    earliest, latest = (
        (microseconds(happened.earliest), microseconds(happened.latest)) if happened else (None, None)
    )
    said, entered = microseconds(record.said), microseconds(recorded)
    return position, said, entered, earliest, latest, record.kind, record.party


def salted_digest(salt: bytes, data: bytes) -> Digest:
    """Return SHA-256(salt || data), 64 hexadecimal digits."""
    return hashlib.sha256(salt + data).hexdigest()


def head_of(record: Record[Any], held_digest: Digest) -> Record[Any]:
    """Return all that the log says of a held record: kind, party, instant, and the digest of the whole."""
    return Record(kind=record.kind, party=record.party, said=record.said, held_digest=held_digest)


def prepare(record: Record[Any]) -> Ready:
    """Return the record ready for the log; SchemaError if it is not one that a ledger takes.

    A personal body, and a held record as a whole, is set apart behind a fresh salt; who gives the digest
    only, keeps the rest elsewhere.
    """
    if record.held_digest is not None:
        _only(record, expected=HEAD, holds=head_of(record, record.held_digest) == record)
        return _ready(record)
    demand_readers(record)
    personal = kind_named(record.kind).personal
    if not personal or record.held_for:
        _only(record, expected="a body, and no digest of one", holds=record.body_digest is None)
        return _held(record) if record.held_for else _ready(record)
    _only(
        record,
        expected="a body or the digest of one, not both",
        holds=record.body_digest is None or not record.body,
    )
    return _ready(record) if record.body is None else _personal(record)


def _personal(record: Record[Any]) -> Ready:
    said_as = hashlib.sha256(canonical.encode(record)).digest()
    salt, body = os.urandom(SALT_BYTES), canonical.encode_body(record)
    apart = msgspec.structs.replace(record, body=None, body_digest=salted_digest(salt, body))
    return _ready(apart, Beside(salt, body, said_as))


def _held(record: Record[Any]) -> Ready:
    _only(record, expected="a body", holds=record.body is not None)
    salt, data = os.urandom(SALT_BYTES), canonical.encode(record)
    return _ready(head_of(record, salted_digest(salt, data)), Beside(salt, data, hashlib.sha256(data).digest()))


def _ready(record: Record[Any], beside: Beside | None = None) -> Ready:
    digests = (record.body_digest, record.held_digest)
    _only(record, expected="a body", holds=record.body is not None or any(digests))
    data = canonical.encode(record)
    return Ready(hashlib.sha256(data).digest(), data, record, beside)


def _only(record: Record[Any], *, expected: str, holds: bool) -> None:
    if not holds:
        given = [name for name in (*PARTS, "held_digest") if getattr(record, name) is not None]
        raise SchemaError(
            f"a record of kind {record.kind} with the wrong parts",
            where="fields body and body_digest",
            expected=expected,
            given=" and ".join(given) or "neither",
        )


def whole(record: Record[Any], salt: bytes, data: bytes) -> Record[Any] | None:
    """Return the record as it was said, from its entry and what stands beside it; None if they do not fit.

    SchemaError, without its words, where what stands beside it is of another form.
    """
    due = record.held_digest or record.body_digest
    if salted_digest(salt, data) != due:
        return None
    if record.held_digest is None:
        return msgspec.structs.replace(record, body=canonical.decode_body(record.kind, data), body_digest=None)
    with unquoted(held=True):
        found = canonical.decode(data)
    return found if found.held_for and head_of(found, due) == record else None


def derived_row(position: int, entry: bytes) -> tuple[Any, ...]:
    """Return the same row from the bytes of an entry."""
    sealed = read_entry(entry)
    return search_row(position, canonical.decode_known(sealed.record), sealed.recorded)
