"""The receipt: what a desk signs to have received and entered, with the proof that it stands in its ledger.

One line of canonical JSON and one line with the signature over `detente/receipt/1` LF and that line, as the
envelope. The sender rebuilds the entries of the other desk's log from what it sent and from `places`, and climbs
from them over the hashes of `proof` to the root that the other desk's checkpoint signs. So the receipt proves for
each record, to anyone and without the other desk, that it was entered, when, and at which place. Pure.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from detente.exchange.envelope import MOST_RECORDS, Envelope
from detente.exchange.sealed_text import demand_signature, encoder, parted, seal
from detente.ledger.entries import Sealed, instant_bytes, write_entry
from detente.ledger.merkle import HASH_BYTES, Node, leaf_hash
from detente.ledger.notes import Checkpoint, Proof, open_checkpoint
from detente.ledger.prepare import Signed
from detente.ledger.several import climb, path_from
from detente.ledger.signing import SIGNATURE_BYTES, PublicKey, SecretKey, from_base64
from detente.model.errors import InputError, IntegrityError, SchemaError
from detente.model.exchange import Origin, Serial
from detente.model.record import Count, Digest, Precedence

CONTEXT = b"detente/receipt/1\n"
MOST_BYTES = 56_000
"""So that the text, as a record of the sender's own, fits its ledger."""

FORM = '{"checkpoint":..,"envelope":..,"first":..,"from":..,...,"to":..}, canonical'
NOT_TRUE = "a receipt that does not prove what it says"


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where consecutive records of the envelope stand in the receiver's log, and when they were recorded there.

    `key` and `signature` (base64) stand for one record that was there before under other ones than the envelope's.
    """

    first: Count
    count: Serial
    recorded: datetime
    key: str | None = None
    signature: str | None = None


class Receipt(
    msgspec.Struct, frozen=True, rename={"sender": "from", "receiver": "to"}, forbid_unknown_fields=True
):
    """What a receipt says. `sender`, `receiver` and `clock` are the envelope's; `envelope` is its digest.

    `skew_ms` is the receiver's clock, when the envelope came, less the sender's, when it was closed: with the time
    on the way in it.
    """

    checkpoint: str
    clock: datetime
    envelope: Digest
    first: Serial
    sender: Origin
    key: str
    places: tuple[Place, ...]
    precedence: Precedence
    proof: tuple[str, ...]
    skew_ms: int
    through: Serial
    receiver: Origin


class Checked(msgspec.Struct, frozen=True):
    """A receipt whose proof holds: what it says, the head of the receiver's tree, entries, nodes learnt."""

    receipt: Receipt
    head: Checkpoint
    entries: dict[int, bytes]
    order: tuple[int, ...]
    learnt: dict[Node, bytes]

    def proof(self, serial: Serial) -> Proof:
        """Return the plain proof (C2SP tlog-proof) that the record of a serial stands in the receiver's log."""
        if not self.receipt.first <= serial <= self.receipt.through:
            raise InputError(
                "no such serial in this receipt",
                expected=f"{self.receipt.first} to {self.receipt.through}",
                given=str(serial),
            )
        index = self.order[serial - self.receipt.first]
        path = path_from(self.learnt, index, self.head.size)
        return Proof(index, path, self.receipt.checkpoint, self.entries[index])


_decoder = msgspec.json.Decoder(Receipt, strict=True)


def places_of(items: Sequence[Signed], stands: Sequence[tuple[int, Sealed]]) -> tuple[Place, ...]:
    """Return where the records of an envelope stand, runs of consecutive entries taken together.

    `stands` are the index and the entry, taken apart, of each record.
    """
    places: list[Place] = []
    for item, (index, entry) in zip(items, stands, strict=True):
        own = (entry.key, entry.signature) != (item.key, item.signature)
        last = places[-1] if places else None
        follows = last is not None and (last.first + last.count, last.recorded) == (index, entry.recorded)
        if last is not None and follows and not own and last.key is None:
            places[-1] = msgspec.structs.replace(last, count=last.count + 1)
        else:
            under = {"key": entry.key, "signature": base64.b64encode(entry.signature).decode()} if own else {}
            places.append(Place(first=index, count=1, recorded=entry.recorded, **under))
    return tuple(places)


def indices_of(places: Sequence[Place]) -> tuple[int, ...]:
    """Return the index of each record, in the order of the envelope."""
    return tuple(place.first + step for place in places for step in range(place.count))


class Standing(msgspec.Struct, frozen=True):
    """Where the records of an envelope stand, the hashes that prove it, and the checkpoint over them."""

    places: tuple[Place, ...]
    proof: tuple[bytes, ...]
    checkpoint: str


def write_receipt(envelope: Envelope, standing: Standing, clock: datetime, key: SecretKey) -> bytes:
    """Return the bytes of the receipt for an envelope; `clock` is the receiver's when the envelope came."""
    header = envelope.header
    receipt = Receipt(
        checkpoint=standing.checkpoint,
        clock=header.clock,
        envelope=envelope.digest,
        first=header.first,
        sender=header.sender,
        key=key.public.id,
        places=standing.places,
        precedence=header.precedence,
        proof=tuple(base64.b64encode(step).decode() for step in standing.proof),
        skew_ms=(clock - header.clock) // timedelta(milliseconds=1),
        through=envelope.through,
        receiver=header.receiver,
    )
    return seal(CONTEXT, encoder.encode(receipt), key)


def read_receipt(data: bytes) -> Receipt:
    """Return what a receipt says, nothing checked but its form; SchemaError where that is another."""
    text = parted(data, "a receipt", MOST_BYTES).text
    try:
        receipt = _decoder.decode(text)
        again = encoder.encode(receipt)
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError) as problem:
        raise _not_one(str(problem)) from problem
    in_utc = receipt.clock.tzinfo is UTC and all(place.recorded.tzinfo is UTC for place in receipt.places)
    count = receipt.through - receipt.first + 1
    counted = 0 < count <= MOST_RECORDS and count == sum(place.count for place in receipt.places)
    if again != text or not in_utc or not counted:
        raise _not_one("JSON that is not byte for byte of that form")
    return receipt


def check_receipt(data: bytes, envelope: Envelope, keys: Mapping[str, PublicKey]) -> Checked:
    """Return what a receipt proves; an error unless it is the receiver's, for this envelope, and its proof holds.

    `keys` are the receiving desk's, by id.
    """
    receipt = read_receipt(data)
    demand_signature(CONTEXT, parted(data, "a receipt", MOST_BYTES), receipt.key, keys, "a receipt")
    header = envelope.header
    stated = (receipt.envelope, receipt.sender, receipt.receiver, receipt.precedence)
    due = (envelope.digest, header.sender, header.receiver, header.precedence)
    span, span_due = (receipt.first, receipt.through), (header.first, envelope.through)
    if (stated, span) != (due, span_due):
        raise _untrue(f"envelope {due[0]}, serials {span_due[0]} to {span_due[1]}", f"{stated[0]}, {span}")
    head = open_checkpoint(receipt.checkpoint, keys[receipt.key])
    order = indices_of(receipt.places)
    if head.origin != header.receiver or len(order) != len(envelope.items):
        raise _untrue(f"{len(envelope.items)} places in the log {header.receiver}", f"{len(order)}, {head.origin}")
    entries = _entries(envelope.items, receipt.places, order)
    climbed = climb({i: leaf_hash(entry) for i, entry in entries.items()}, head.size, _hashes(receipt.proof))
    if climbed is None or climbed[0] != head.root:
        raise _untrue(f"hashes that lead to the root {head.root.hex()}", "others")
    return Checked(receipt, head, entries, order, climbed[1])


def _entries(items: Sequence[Signed], places: Sequence[Place], order: Sequence[int]) -> dict[int, bytes]:
    """Return the entries of the receiver's log by index, rebuilt from what was sent and what the receipt tells."""
    each = [place for place in places for _ in range(place.count)]
    written = {place.recorded: instant_bytes(place.recorded) for place in places}
    entries: dict[int, bytes] = {}
    for item, place, index in zip(items, each, order, strict=True):
        entry = _entry(item, place, written[place.recorded])
        # A record sent twice stands once; two records never stand in one place.
        if entries.setdefault(index, entry) != entry:
            raise _untrue("a place of its own for each record", f"two records at {index}")
    return entries


def _entry(item: Signed, place: Place, recorded: bytes) -> bytes:
    if place.key is None and place.signature is None:
        return write_entry(item.key, item.record, recorded, item.signature)
    signature = from_base64(place.signature or "")
    if place.key is None or place.count != 1 or len(signature) != SIGNATURE_BYTES:
        raise _untrue("key and signature of one record, or neither", "another form")
    return write_entry(place.key, item.record, recorded, signature)


def _hashes(proof: Sequence[str]) -> list[bytes]:
    hashes = [from_base64(step) for step in proof]
    if any(len(step) != HASH_BYTES for step in hashes):
        raise _untrue("hashes of 32 bytes in base64", "another length or form")
    return hashes


def _untrue(expected: str, given: str) -> IntegrityError:
    return IntegrityError(
        NOT_TRUE,
        expected=expected,
        given=given[:200],
        next_step="keep it as evidence, and ask the other desk; the records stay due",
    )


def _not_one(given: str) -> SchemaError:
    return SchemaError("not a receipt", expected=FORM, given=given[:200])
