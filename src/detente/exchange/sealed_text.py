"""The outer form of envelopes and receipts: one line of canonical JSON, and one line with a signature over it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from detente.ledger.signing import SIGNATURE_BYTES, PublicKey, SecretKey, from_base64
from detente.model.errors import IntegrityError, SchemaError

SIGNATURE_LINE_BYTES = 89
"""64 bytes in base64, and the line end."""

encoder = msgspec.json.Encoder(order="sorted")


def seal(context: bytes, text: bytes, key: SecretKey) -> bytes:
    """Return the line and the signature line of this key under it."""
    return text + b"\n" + base64.b64encode(key.sign(context + text)) + b"\n"


class Parts(NamedTuple):
    """A line of JSON, and the signature under it (64 bytes)."""

    text: bytes
    signature: bytes


def parted(data: bytes, what: str, most_bytes: int) -> Parts:
    """Return the line and the signature; SchemaError if it is too large, or not two lines of that form."""
    if len(data) > most_bytes:
        raise SchemaError(f"{what} too large", expected=f"at most {most_bytes} bytes", given=f"{len(data)} bytes")
    text, line = data[: -SIGNATURE_LINE_BYTES - 1], data[-SIGNATURE_LINE_BYTES:-1]
    signature = from_base64(line)
    framed = data[-SIGNATURE_LINE_BYTES - 1 : -SIGNATURE_LINE_BYTES] == b"\n" and data[-1:] == b"\n"
    if not framed or b"\n" in text or len(signature) != SIGNATURE_BYTES:
        raise SchemaError(
            f"not {what}",
            expected="a line of JSON, a line with a signature in base64, each ended by a line feed",
            given=f"{len(data)} bytes of another form, beginning {data[:40]!r}",
            next_step="ask the other desk to send it again; nothing was entered",
        )
    return Parts(text, signature)


def demand_signature(context: bytes, parts: Parts, key_id: str, keys: Mapping[str, PublicKey], what: str) -> None:
    """Raise IntegrityError unless one of these keys, the one of that id, signed the line."""
    key = keys.get(key_id)
    if key is None or not key.verifies(context + parts.text, parts.signature):
        raise IntegrityError(
            f"{what} that its desk did not sign",
            expected=f"a signature by {', '.join(sorted(keys)) or 'a known key'}",
            given=f"key {key_id!r}" + ("" if key is None else ", and a signature that is not its own"),
            next_step="nothing was entered; compare the keys with the other desk by voice",
        )
