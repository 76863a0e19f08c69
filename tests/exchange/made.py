"""Envelopes and receipts for tests, made by hand: two keys, and a small tree as the receiver's log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from detente.exchange.envelope import Envelope, Header, read_envelope, write_envelope
from detente.exchange.receipt import Standing, places_of, write_receipt
from detente.ledger.entries import Sealed, instant_bytes, write_entry
from detente.ledger.merkle import cut_node, leaf_hash, rows_up, tree_hash
from detente.ledger.notes import Checkpoint, sign_checkpoint
from detente.ledger.prepare import Signed, prepare
from detente.ledger.several import several_nodes
from detente.ledger.signing import SecretKey, secret_key
from detente.model.record import Precedence, Record
from tests.ledger.made import activity

HERE, THERE = "desk.invalid/NO/here", "desk.invalid/RU/there"
OURS = secret_key(HERE, b"\x01" * 32)
THEIRS = secret_key(THERE, b"\x02" * 32)
CLOCK = datetime(2022, 1, 12, 18, tzinfo=UTC)
LATER = CLOCK + timedelta(seconds=2)


def item(record: Record[Any], key: SecretKey = OURS) -> Signed:
    """Return a record as its desk signed it."""
    ready = prepare(record)
    beside = (ready.beside.salt, ready.beside.data) if ready.beside else (b"", b"")
    return Signed(key.public.id, ready.data, key.sign_record(ready.data), *beside)


def header(first: int = 1, precedence: Precedence = Precedence.ROUTINE) -> Header:
    return Header(sender=HERE, receiver=THERE, precedence=precedence, first=first, clock=CLOCK)


def envelope_bytes(*items: Signed, first: int = 1) -> bytes:
    return write_envelope(header(first), items or (item(activity(0)), item(activity(1))), OURS)


def node(leaves: Sequence[bytes], level: int, index: int) -> bytes:
    """Return the hash of a node, cut off at the size of the tree."""
    rows = rows_up(leaves)
    return cut_node(level, index, len(leaves), lambda low, place: rows[low][place])


def receipt_bytes(envelope: Envelope, before: int = 3, key: SecretKey = THEIRS, after: int = 1) -> bytes:
    """Return the receipt of a desk whose log held `before` other entries, and holds `after` more now."""
    entries = [b"entry %d" % number for number in range(before)]
    stands = []
    for one in envelope.items:
        stands.append((len(entries), Sealed(one.key, one.record, LATER, one.signature)))
        entries.append(write_entry(one.key, one.record, instant_bytes(LATER), one.signature))
    entries += [b"after %d" % number for number in range(after)]
    leaves = [leaf_hash(entry) for entry in entries]
    needed = several_nodes([index for index, _ in stands], len(leaves))
    note = sign_checkpoint(Checkpoint(THERE, len(leaves), tree_hash(leaves)), key)
    proof = tuple(node(leaves, *one) for one in needed)
    return write_receipt(envelope, Standing(places_of(envelope.items, stands), proof, note), LATER, key)


def small() -> tuple[bytes, Envelope]:
    """Return a small envelope, its bytes and its parts."""
    data = envelope_bytes()
    return data, read_envelope(data)
