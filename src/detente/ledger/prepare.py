"""A record made ready for the log: its canonical bytes, what is held or personal set apart, its row for search."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from detente.ledger.entries import read_entry
from detente.ledger.signing import PublicKey
from detente.model import canonical
from detente.model.confidence import demand_readers, unquoted
from detente.model.errors import InputError, SchemaError
from detente.model.kinds import KINDS, kind_named
from detente.model.record import Digest, Record, digest

SALT_BYTES = 32
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY_S = 86_400
SECOND = 1_000_000
PARTS = ("body", "body_digest")
HEAD = "of a held record without its rest: kind, party, said and held_digest, and nothing else"


class Beside(msgspec.Struct, frozen=True):
    """What stands beside the log: random salt, canonical JSON, digest of the record as it was said.

    The JSON is the body of a personal record, and the whole of a held one: sources and readers tell much too.
    """

    salt: bytes
    data: bytes
    said_as: bytes


class Signed(msgspec.Struct, frozen=True):
    """A record as it stands signed in another log: key id, canonical bytes, signature.

    Of a personal or held record that log has a digest only; `salt` and `beside` are what stands beside it there,
    empty where that was not sent.
    """

    key: str
    record: bytes
    signature: bytes
    salt: bytes = b""
    beside: bytes = b""


class Ready(msgspec.Struct, frozen=True):
    """A record in the form in which it enters the log; `signed`: key id and signature of another desk.

    `own`: this desk's signature, where it was made before the group; else it is made with it.
    """

    id: bytes
    data: bytes
    record: Record[Any]
    beside: Beside | None = None
    signed: tuple[str, bytes] | None = None
    own: bytes = b""


def microseconds(instant: datetime) -> int:
    """Return the microseconds since 1970, exactly."""
    since = instant - EPOCH
    return (since.days * DAY_S + since.seconds) * SECOND + since.microseconds


def search_row(position: int, record: Record[Any], recorded: int) -> tuple[Any, ...]:
    """Return the row of the derived table that belongs to an entry; `recorded` in microseconds since 1970."""
    happened = record.happened
    earliest, latest = (
        (microseconds(happened.earliest), microseconds(happened.latest)) if happened else (None, None)
    )
    return position, microseconds(record.said), recorded, earliest, latest, record.kind, record.party


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


def prepare_signed(signed: Signed, keys: Mapping[str, PublicKey]) -> Ready:
    """Return a record of another log ready for this one, byte for byte as it was signed there.

    InputError if its key is not among `keys` or did not sign it, or if what was sent beside it is not that of its
    digest; SchemaError if the record is not one that a ledger takes.
    """
    key = keys.get(signed.key)
    if key is None or not key.verifies_record(signed.record, signed.signature):
        raise InputError(
            "a record whose key is not known" if key is None else "a record that its key did not sign",
            where=f"record {digest(signed.record)}",
            expected="the signature of a key that this desk knows",
            given=f"key {signed.key[:40]!r}",
            next_step="nothing was recorded; compare the key of the other desk with its keeper",
        )
    record = canonical.decode(signed.record)
    if record.held_digest is None:
        demand_readers(record)
    beside = _sent_beside(signed, record)
    if wrong := misplaced(record, stands_beside=beside is not None):
        where = f"record {digest(signed.record)}"
        raise SchemaError("a record that no log holds in this form", where=where, given=wrong)
    id_ = hashlib.sha256(signed.record).digest()
    return Ready(id_, signed.record, record, beside, (signed.key, signed.signature))


def _sent_beside(signed: Signed, record: Record[Any]) -> Beside | None:
    if not (signed.salt or signed.beside):
        return None
    said = whole(record, signed.salt, signed.beside)
    if said is None or len(signed.salt) != SALT_BYTES:
        raise InputError(
            "what was sent beside a record is not what its digest names",
            where=f"record {digest(signed.record)}",
            expected=f"a salt of {SALT_BYTES} bytes, and the bytes that have the digest with it",
        )
    return Beside(signed.salt, signed.beside, hashlib.sha256(canonical.encode(said)).digest())


def misplaced(record: Record[Any], *, stands_beside: bool) -> str:
    """Return what is wrong with the side of the log on which the parts of a record stand; empty: nothing."""
    if record.held_digest is not None:
        bare = head_of(record, record.held_digest) == record
        return "" if bare else "a held record shows its kind, party, instant and digest only"
    if record.held_for:
        return "a held record stands in the log, where whoever has the log can read it"
    if KINDS[record.kind].personal:
        apart = record.body is None and record.body_digest is not None
        return "" if apart else f"a record of kind {record.kind} carries the digest of its body only"
    here = record.body is not None and record.body_digest is None and not stands_beside
    return "" if here else f"a record of kind {record.kind} carries its body in the log, and nowhere else"


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
    return search_row(position, canonical.decode_known(sealed.record), microseconds(sealed.recorded))
