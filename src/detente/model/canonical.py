"""The one byte form of a record: JSON in the canonical form of RFC 8785, within the limits of this house.

Sorted ASCII keys, no floats, integers within +-(2^53 - 1), absent fields left out. Within these limits the
output of msgspec's encoder is byte-equal to RFC 8785; a property test against the `rfc8785` package holds that.
Decoding is strict in the simplest way: what does not encode to the very bytes given is refused, so doubled
keys, unknown fields, spaces and other orders never pass.
"""

from __future__ import annotations

from typing import Any

import msgspec

from detente.model.errors import SchemaError
from detente.model.kinds import KINDS, kind_named
from detente.model.record import Digest, Record, digest

LARGEST_RECORD_BYTES = 60_000
"""So that an entry fits the 16-bit length of a C2SP tlog-tiles entry bundle with its signature."""

_decoders: dict[str, msgspec.json.Decoder[Record[Any]]] = {
    name: msgspec.json.Decoder(Record[kind.body], strict=True)  # type: ignore[name-defined]
    for name, kind in KINDS.items()
}


class _Head(msgspec.Struct):
    kind: str


_head = msgspec.json.Decoder(_Head)


def encode(record: Record[Any]) -> bytes:
    """Return the canonical bytes; SchemaError if a field is outside its type, its range or the size limit.

    The bytes are read back as the kind demands, so types, ranges and patterns are checked in one fast pass.
    """
    kind_named(record.kind)
    try:
        data = msgspec.json.encode(record, order="sorted")
        _decoders[record.kind].decode(data)
    except (msgspec.ValidationError, UnicodeEncodeError, OverflowError) as problem:
        raise SchemaError(
            "a record outside its schema",
            expected=f"a body of kind {record.kind} within the limits of the canonical form",
            given=str(problem),
        ) from problem
    return _sized(data)


def decode(data: bytes) -> Record[Any]:
    """Return the record of canonical bytes; SchemaError if they are not exactly canonical."""
    try:
        kind = _head.decode(data).kind
        kind_named(kind)
        record = _decoders[kind].decode(_sized(data))
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise SchemaError("not a record", expected="canonical JSON", given=str(problem)) from problem
    if msgspec.json.encode(record, order="sorted") != data:
        raise SchemaError(
            "a record that is not in canonical form",
            expected="sorted keys, each once, no spaces, absent fields left out (RFC 8785)",
            given=data[:80].decode("utf-8", "replace"),
        )
    return record


def identify(record: Record[Any]) -> Digest:
    """Return the id: the SHA-256 of the canonical bytes, 64 hexadecimal digits."""
    return digest(encode(record))


def _sized(data: bytes) -> bytes:
    if len(data) > LARGEST_RECORD_BYTES:
        raise SchemaError(
            "a record too large for the ledger",
            expected=f"at most {LARGEST_RECORD_BYTES} bytes; bulk data stays a file and the record keeps its hash",
            given=f"{len(data)} bytes",
        )
    return data
