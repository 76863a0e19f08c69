"""The form of an entry, the leaf of the tree: canonical JSON around the canonical bytes of a record.

`{"key":KEY,"record":RECORD,"recorded":INSTANT,"signature":BASE64}`, byte for byte; the leaf hash is
SHA-256(0x00 || entry). The record stands in it verbatim, as it was signed.
"""

from __future__ import annotations

import base64
import binascii
from datetime import UTC, datetime

import msgspec

from detente.ledger.signing import SIGNATURE_BYTES
from detente.model.errors import IntegrityError
from detente.model.record import Digest, digest


class Sealed(msgspec.Struct, frozen=True):
    """An entry taken apart: key id, canonical bytes of the record, when it was recorded, signature."""

    key: str
    record: bytes
    recorded: datetime
    signature: bytes

    @property
    def id(self) -> Digest:
        """Return the id of the record: the SHA-256 of its canonical bytes."""
        return digest(self.record)


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    record: msgspec.Raw
    recorded: datetime
    signature: str


_entry = msgspec.json.Decoder(_Entry)


def write_entry(key: str, record: bytes, recorded: bytes, signature: bytes) -> bytes:
    """Return the bytes of an entry; `recorded` as `instant_bytes` writes it."""
    encoded = binascii.b2a_base64(signature, newline=False)
    return b'{"key":"%b","record":%b,"recorded":%b,"signature":"%b"}' % (key.encode(), record, recorded, encoded)


def instant_bytes(instant: datetime) -> bytes:
    """Return the canonical JSON of an instant, quotation marks included."""
    return msgspec.json.encode(instant)


def read_entry(data: bytes) -> Sealed:
    """Return the parts of an entry; IntegrityError if it is not byte for byte of its form."""
    try:
        found = _entry.decode(data)
        signature = base64.b64decode(found.signature, validate=True)
        record = bytes(found.record)
        again = write_entry(found.key, record, instant_bytes(found.recorded), signature)
    except (msgspec.MsgspecError, ValueError, RecursionError) as problem:
        raise _not_an_entry(str(problem)) from problem
    if again != data or found.recorded.tzinfo is not UTC or len(signature) != SIGNATURE_BYTES:
        raise _not_an_entry("JSON that is not byte for byte of that form")
    return Sealed(found.key, record, found.recorded, signature)


def _not_an_entry(given: str) -> IntegrityError:
    return IntegrityError(
        "not an entry of a ledger",
        expected='{"key":KEY,"record":RECORD,"recorded":INSTANT,"signature":BASE64}, canonical',
        given=given,
    )
