"""The envelope: signed records from one desk to one other, at one precedence, with consecutive serials.

One line of canonical JSON, `{"clock":INSTANT,"first":N,"from":ORIGIN,"key":KEYID,"precedence":P,"records":[...],
"to":ORIGIN}`, and one line with the desk's signature over `detente/envelope/1` LF and that line. An item is
`{"beside":B,"key":K,"record":R,"signature":S}`: the record's bytes as they were signed, the key left out where it
is the envelope's. `beside` has what stands beside the log for a personal or held record: its JSON and its salt.
Pure; nothing that is checked is encoded anew. The records themselves are checked where they enter a log.
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from detente.exchange.sealed_text import demand_signature, encoder, parted, seal
from detente.ledger.prepare import SALT_BYTES, Signed
from detente.ledger.signing import SIGNATURE_BYTES, PublicKey, SecretKey
from detente.model.errors import IntegrityError, SchemaError
from detente.model.exchange import Origin, Serial
from detente.model.record import Digest, Precedence, digest

CONTEXT = b"detente/envelope/1\n"
MOST_RECORDS = 256
MOST_BYTES = 4 << 20
FORM = '{"clock":..,"first":..,"from":..,"key":..,"precedence":..,"records":[..],"to":..}, canonical'


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Who sends to whom, at which precedence, from which serial on, and the sender's clock."""

    sender: Origin
    receiver: Origin
    precedence: Precedence
    first: Serial
    clock: datetime


class Envelope(msgspec.Struct, frozen=True):
    """An envelope taken apart; `digest` is the SHA-256 of its line of JSON, `key` signed it."""

    header: Header
    key: str
    items: tuple[Signed, ...]
    digest: Digest

    @property
    def through(self) -> Serial:
        """Return the last serial in it."""
        return self.header.first + len(self.items) - 1


class _RawBeside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    data: msgspec.Raw
    salt: str


class _RawItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    record: msgspec.Raw
    signature: str
    key: str | None = None
    beside: _RawBeside | None = None


class _Raw(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"sender": "from", "receiver": "to"}):
    clock: datetime
    first: Serial
    sender: Origin
    key: str
    precedence: Precedence
    records: list[_RawItem]
    receiver: Origin


_decoder = msgspec.json.Decoder(_Raw, strict=True)


def write_envelope(header: Header, items: Sequence[Signed], key: SecretKey) -> bytes:
    """Return the bytes of an envelope; SchemaError where it would hold too many records, or too large ones."""
    if not 0 < len(items) <= MOST_RECORDS:
        raise SchemaError(
            "an envelope with too many records, or none",
            expected=f"1 to {MOST_RECORDS} records",
            given=str(len(items)),
            next_step="send them in several envelopes",
        )
    data = seal(CONTEXT, _text(header, key.public.id, items), key)
    if len(data) > MOST_BYTES:
        raise SchemaError("an envelope too large", expected=f"at most {MOST_BYTES} bytes", given=str(len(data)))
    return data


def read_envelope(data: bytes) -> Envelope:
    """Return the parts of an envelope, nothing checked but its form; SchemaError where that is another."""
    text = parted(data, "an envelope", MOST_BYTES).text
    try:
        raw = _decoder.decode(text)
        items = tuple(_item(item, raw.key) for item in raw.records)
        header = _header(raw)
        again = _text(header, raw.key, items)
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError) as problem:
        raise _not_one(str(problem)) from problem
    if again != text or raw.clock.tzinfo is not UTC or not 0 < len(items) <= MOST_RECORDS:
        raise _not_one(f"JSON of {len(items)} records that is not byte for byte of that form")
    return Envelope(header, raw.key, items, digest(text))


def envelope_of(header: Header, key: str, items: Sequence[Signed]) -> Envelope:
    """Return the envelope that this desk wrote, rebuilt from its log: its digest tells whether it is."""
    return Envelope(header, key, tuple(items), digest(_text(header, key, items)))


def demand_signed(data: bytes, envelope: Envelope, receiver: Origin, keys: Mapping[str, PublicKey]) -> None:
    """Raise IntegrityError where an envelope is for another desk, or not signed by one of these keys.

    The signatures of the records are checked where they enter a log.
    """
    demand_signature(CONTEXT, parted(data, "an envelope", MOST_BYTES), envelope.key, keys, "an envelope")
    if envelope.header.receiver != receiver:
        raise IntegrityError(
            "an envelope for another desk",
            expected=f"to {receiver}",
            given=f"to {envelope.header.receiver}",
            next_step="hand it to the desk it names; nothing was entered",
        )


def _header(raw: _Raw) -> Header:
    return Header(
        sender=raw.sender, receiver=raw.receiver, precedence=raw.precedence, first=raw.first, clock=raw.clock
    )


def _text(header: Header, key: str, items: Sequence[Signed]) -> bytes:
    return b'{"clock":%b,"first":%d,"from":%b,"key":%b,"precedence":%b,"records":[%b],"to":%b}' % (
        encoder.encode(header.clock),
        header.first,
        encoder.encode(header.sender),
        encoder.encode(key),
        encoder.encode(header.precedence),
        b",".join([_written(item, key) for item in items]),
        encoder.encode(header.receiver),
    )


def _written(item: Signed, envelope_key: str) -> bytes:
    beside = b""
    if item.beside:
        beside = b'"beside":{"data":%b,"salt":"%b"},' % (item.beside, b2a_base64(item.salt, newline=False))
    key = b"" if item.key == envelope_key else b'"key":%b,' % encoder.encode(item.key)
    signature = b2a_base64(item.signature, newline=False)
    return b'{%b%b"record":%b,"signature":"%b"}' % (beside, key, item.record, signature)


def _item(raw: _RawItem, envelope_key: str) -> Signed:
    """Return an item; ValueError where signature or salt is not of its length.

    The base64 is read loosely here, since the whole line is written again and compared.
    """
    signature = a2b_base64(raw.signature)
    salt, beside = b"", b""
    if raw.beside is not None:
        salt, beside = a2b_base64(raw.beside.salt), bytes(raw.beside.data)
    if len(signature) != SIGNATURE_BYTES or len(salt) != (SALT_BYTES if beside else 0):
        raise ValueError("a signature that is not 64 bytes, or a salt that is not 32, in base64")
    return Signed(envelope_key if raw.key is None else raw.key, bytes(raw.record), signature, salt, beside)


def _not_one(given: str) -> SchemaError:
    return SchemaError(
        "not an envelope",
        expected=FORM,
        given=given[:200],
        next_step="ask the other desk to send it again; nothing was entered",
    )
