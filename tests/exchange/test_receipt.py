"""Receipts: they prove what they say, to anyone; whatever else is refused, byte by byte."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.exchange.envelope import read_envelope
from detente.exchange.receipt import (
    CONTEXT,
    Checked,
    Standing,
    check_receipt,
    indices_of,
    places_of,
    read_receipt,
    write_receipt,
)
from detente.exchange.sealed_text import encoder, seal
from detente.ledger.entries import Sealed, instant_bytes, read_entry, write_entry
from detente.ledger.merkle import leaf_hash, verify_inclusion
from detente.ledger.notes import Checkpoint, open_checkpoint, sign_checkpoint
from detente.model.errors import DetenteError, InputError, IntegrityError, SchemaError
from tests.exchange.made import (
    LATER,
    OURS,
    THEIRS,
    envelope_bytes,
    item,
    receipt_bytes,
    small,
)
from tests.ledger.made import activity

KEYS = {THEIRS.public.id: THEIRS.public}


def proves(checked: Checked, serial: int) -> bool:
    proof = checked.proof(serial)
    head = open_checkpoint(proof.checkpoint, THEIRS.public)
    return verify_inclusion(proof.index, head.size, leaf_hash(proof.extra), proof.path, head.root)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 12), st.integers(0, 40), st.integers(0, 9))
def test_a_receipt_proves_each_record(count: int, before: int, after: int) -> None:
    envelope = read_envelope(envelope_bytes(*(item(activity(n)) for n in range(count)), first=7))
    checked = check_receipt(receipt_bytes(envelope, before, after=after), envelope, KEYS)
    assert (checked.receipt.first, checked.receipt.through, checked.receipt.skew_ms) == (7, 6 + count, 2000)
    for number, one in enumerate(envelope.items):
        assert proves(checked, 7 + number)
        sealed = read_entry(checked.proof(7 + number).extra)
        assert (sealed.record, sealed.signature, sealed.recorded) == (one.record, one.signature, LATER)
    for outside in (6, 7 + count):
        with pytest.raises(InputError, match="no such serial"):
            checked.proof(outside)


def test_every_byte_changed_is_refused_and_never_a_crash() -> None:
    _, envelope = small()
    data = receipt_bytes(envelope)
    for place in range(len(data)):
        for flip in (0x01, 0x20, 0x80, 0xFF):
            bad = data[:place] + bytes([data[place] ^ flip]) + data[place + 1 :]
            with pytest.raises((SchemaError, IntegrityError)):
                check_receipt(bad, envelope, KEYS)


@given(st.binary(max_size=300))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(DetenteError):
        check_receipt(data, small()[1], KEYS)


def test_a_receipt_of_another_envelope_is_refused() -> None:
    _, envelope = small()
    other = read_envelope(envelope_bytes(item(activity(5)), item(activity(6))))
    with pytest.raises(IntegrityError, match="does not prove"):
        check_receipt(receipt_bytes(other), envelope, KEYS)


def test_a_forged_receipt_is_refused() -> None:
    _, envelope = small()
    with pytest.raises(IntegrityError, match="did not sign"):
        check_receipt(receipt_bytes(envelope, key=OURS), envelope, KEYS)


CHANGES: list[Callable[[Any], dict[str, Any]]] = [
    lambda r: {"through": 3},
    lambda r: {"first": 2},
    lambda r: {"sender": r.receiver},
    lambda r: {"receiver": r.sender},
    lambda r: {"precedence": "flash"},
    lambda r: {"proof": r.proof[:-1]},
    lambda r: {"proof": (*r.proof, r.proof[0])},
    lambda r: {"proof": ("AA==", *r.proof[1:])},
    lambda r: {"proof": (base64.b64encode(bytes(32)).decode(), *r.proof[1:])},
    lambda r: {"proof": ("", *r.proof[1:])},
    lambda r: {"places": ()},
    lambda r: {"places": (msgspec.structs.replace(r.places[0], count=1),)},
    lambda r: {"places": (msgspec.structs.replace(r.places[0], first=4),)},
    lambda r: {"places": (msgspec.structs.replace(r.places[0], first=2**53 - 3),)},
    lambda r: {"places": (msgspec.structs.replace(r.places[0], count=256),)},
    lambda r: {"places": (msgspec.structs.replace(r.places[0], count=2**50),)},
    lambda r: {"places": (msgspec.structs.replace(r.places[0], recorded=LATER + timedelta(seconds=1)),)},
    lambda r: {"places": (msgspec.structs.replace(r.places[0], key="ab", signature="x"),)},
    lambda r: {"places": (msgspec.structs.replace(r.places[0], signature="x"),)},
    lambda r: {"places": (msgspec.structs.replace(r.places[0], count=1),) * 2},
    lambda r: {"checkpoint": "no note"},
    lambda r: {"checkpoint": r.checkpoint.replace("\n6\n", "\n7\n")},
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_lie_that_its_own_desk_signs_is_refused(change: Callable[[Any], dict[str, Any]]) -> None:
    _, envelope = small()
    receipt = read_receipt(receipt_bytes(envelope))
    lie = seal(CONTEXT, encoder.encode(msgspec.structs.replace(receipt, **change(receipt))), THEIRS)
    with pytest.raises((IntegrityError, SchemaError)):
        check_receipt(lie, envelope, KEYS)


def test_a_record_that_was_there_before_is_proved_where_it_stands() -> None:
    """It stands under the key and signature under which it came first; runs go on after it."""
    items = [item(activity(n)) for n in range(4)]
    old = THEIRS.sign_record(items[1].record)
    stands = [
        (10, Sealed(OURS.public.id, items[0].record, LATER, items[0].signature)),
        (2, Sealed(THEIRS.public.id, items[1].record, LATER - timedelta(days=1), old)),
        (11, Sealed(OURS.public.id, items[2].record, LATER, items[2].signature)),
        (12, Sealed(OURS.public.id, items[3].record, LATER, items[3].signature)),
    ]
    places = places_of(items, stands)
    assert indices_of(places) == (10, 2, 11, 12)
    assert [place.count for place in places] == [1, 1, 2]
    assert [place.key for place in places] == [None, THEIRS.public.id, None]


def test_a_receipt_of_256_records_fits_the_sender_s_own_ledger() -> None:
    envelope = read_envelope(envelope_bytes(*(item(activity(n)) for n in range(256))))
    data = receipt_bytes(envelope, before=1000)
    assert len(data) < 4000
    assert check_receipt(data, envelope, KEYS).head.size == 1257
    with pytest.raises(SchemaError, match="too large"):
        read_receipt(b"x" * 60_000)


def test_the_same_record_twice_stands_once() -> None:
    one = item(activity(0))
    envelope = read_envelope(envelope_bytes(one, one))
    sealed = Sealed(one.key, one.record, LATER, one.signature)
    entry = write_entry(one.key, one.record, instant_bytes(LATER), one.signature)
    note = sign_checkpoint(Checkpoint(THEIRS.public.name, 1, leaf_hash(entry)), THEIRS)
    twice = places_of(envelope.items, [(0, sealed)] * 2)
    data = write_receipt(envelope, Standing(twice, (), note), LATER, THEIRS)
    assert check_receipt(data, envelope, KEYS).order == (0, 0)
    two = read_envelope(envelope_bytes(one, item(activity(1))))
    forged = write_receipt(two, Standing(twice, (), note), LATER, THEIRS)
    with pytest.raises(IntegrityError, match="does not prove"):
        check_receipt(forged, two, KEYS)
