"""A record made ready for the log: its canonical bytes, a personal body set apart, its row for searching."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from detente.ledger.entries import read_entry
from detente.model import canonical
from detente.model.errors import SchemaError
from detente.model.kinds import kind_named
from detente.model.record import Digest, Record

SALT_BYTES = 32
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Beside(msgspec.Struct, frozen=True):
    """A body that stands beside the log: random salt, canonical JSON, digest of the record as it was said."""

    salt: bytes
    body: bytes
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


def body_digest(salt: bytes, body: bytes) -> Digest:
    """Return SHA-256(salt || canonical body), 64 hexadecimal digits."""
    return hashlib.sha256(salt + body).hexdigest()


def prepare(record: Record[Any]) -> Ready:
    """Return the record ready for the log; SchemaError if it is not one that a ledger takes.

    A personal body is set apart behind a fresh salt; who gives its digest only, keeps the body elsewhere.
    """
    if not kind_named(record.kind).personal:
        _only(record, expected="a body, and no digest of one", holds=record.body_digest is None)
        return _ready(record)
    _only(
        record,
        expected="a body or the digest of one, not both",
        holds=record.body_digest is None or not record.body,
    )
    if record.body is None:
        return _ready(record)
    said_as = hashlib.sha256(canonical.encode(record)).digest()
    salt, body = os.urandom(SALT_BYTES), canonical.encode_body(record)
    apart = msgspec.structs.replace(record, body=None, body_digest=body_digest(salt, body))
    return _ready(apart, Beside(salt, body, said_as))


def _ready(record: Record[Any], beside: Beside | None = None) -> Ready:
    _only(record, expected="a body", holds=record.body is not None or record.body_digest is not None)
    data = canonical.encode(record)
    return Ready(hashlib.sha256(data).digest(), data, record, beside)


def _only(record: Record[Any], *, expected: str, holds: bool) -> None:
    if not holds:
        given = [name for name in ("body", "body_digest") if getattr(record, name) is not None]
        raise SchemaError(
            f"a record of kind {record.kind} with the wrong parts",
            where="fields body and body_digest",
            expected=expected,
            given=" and ".join(given) or "neither",
        )


def derived_row(position: int, entry: bytes) -> tuple[Any, ...]:
    """Return the same row from the bytes of an entry."""
    sealed = read_entry(entry)
    return search_row(position, canonical.decode_known(sealed.record), sealed.recorded)
