"""Envelopes: what is written is read back; whatever else is refused, byte by byte."""

from __future__ import annotations

import base64
import json
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.exchange.envelope import (
    MOST_BYTES,
    Envelope,
    Header,
    demand_signed,
    envelope_of,
    read_envelope,
    write_envelope,
)
from detente.ledger.prepare import Signed, prepare_signed, whole
from detente.ledger.signing import PublicKey, secret_key
from detente.model import canonical
from detente.model.errors import DetenteError, InputError, IntegrityError, SchemaError
from detente.model.record import Marking, Precedence, Record
from tests.exchange.made import CLOCK, HERE, OURS, THEIRS, THERE, envelope_bytes, header, item
from tests.ledger.made import activity, claim, held, records

REFUSALS = (InputError, IntegrityError)
KEYS = {OURS.public.id: OURS.public}
KNOWN = {**KEYS, THEIRS.public.id: THEIRS.public}


def opened_by(data: bytes, receiver: str, keys: dict[str, PublicKey]) -> Envelope:
    envelope = read_envelope(data)
    demand_signed(data, envelope, receiver, keys)
    return envelope


def opened(data: bytes) -> tuple[Envelope, list[Record[Any]]]:
    """Return an envelope checked as a desk checks it, and its records as they were said."""
    envelope = opened_by(data, THERE, KEYS)
    ready = [prepare_signed(one, KNOWN) for one in envelope.items]
    said = [whole(r.record, r.beside.salt, r.beside.data) if r.beside else r.record for r in ready]
    return envelope, [one for one in said if one is not None]


@settings(max_examples=60)
@given(st.lists(records(), min_size=1, max_size=4), st.sampled_from(Precedence), st.integers(1, 2**53 - 1))
def test_any_records_come_out_as_they_went_in(said: list[Record[Any]], precedence: Precedence, first: int) -> None:
    head = Header(sender=HERE, receiver=THERE, precedence=precedence, first=first, clock=CLOCK)
    items = [item(one, THEIRS if n % 2 else OURS) for n, one in enumerate(said)]
    data = write_envelope(head, items, OURS)
    envelope, found = opened(data)
    assert envelope.header == head
    assert envelope.items == tuple(items)
    assert found == said
    assert envelope.through == first + len(said) - 1
    assert envelope_of(head, OURS.public.id, items) == envelope


def test_the_line_is_canonical_json() -> None:
    line = envelope_bytes(item(activity(0)), item(claim(1)), item(held(2), THEIRS)).split(b"\n")[0]
    assert rfc8785.dumps(json.loads(line)) == line


def test_every_byte_changed_is_refused_and_never_a_crash() -> None:
    data = envelope_bytes(item(activity(0)), item(held(1), THEIRS))
    for place in range(len(data)):
        for flip in (0x01, 0x20, 0x80, 0xFF):
            bad = data[:place] + bytes([data[place] ^ flip]) + data[place + 1 :]
            with pytest.raises(REFUSALS):
                opened(bad)


def test_every_cut_is_refused() -> None:
    data = envelope_bytes(item(activity(0)))
    for place in range(len(data)):
        for bad in (data[:place], data[place + 1 :], data[:place] + data[place + 1 :], data + data[:place] + b"x"):
            with pytest.raises(REFUSALS):
                opened(bad)


@given(st.binary(max_size=300))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(DetenteError):
        opened(data)


def resealed(change: Any) -> bytes:
    """Return an envelope changed by its own desk, well signed again."""
    data = envelope_bytes(item(activity(0)), item(activity(1)))
    line = change(data.split(b"\n")[0])
    signature = base64.b64encode(OURS.sign(b"detente/envelope/1\n" + line))
    return line + b"\n" + signature + b"\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(b'"first":1', b'"first":0'),
        lambda line: line.replace(b'"first":1', b'"first":-1'),
        lambda line: line.replace(b'"first":1', b'"first":1.0'),
        lambda line: line.replace(b'"first":1', b'"first": 1'),
        lambda line: line.replace(b'"first":1', b'"first":9007199254740992'),
        lambda line: line.replace(b'"first":1', b'"first":1,"first":1'),
        lambda line: line.replace(b'"first":1', b'"first":1,"more":1'),
        lambda line: line.replace(b"routine", b"urgent"),
        lambda line: line.replace(b"2022-01-12T18:00:00Z", b"2022-01-12T18:00:00"),
        lambda line: line.replace(b"2022-01-12T18:00:00Z", b"2022-01-12T19:00:00+01:00"),
        lambda line: line[:-1],
        lambda line: b"[" * 5000,
        lambda line: b'{"clock":1}',
        lambda line: line.replace(b"/RU/there", b"/RU/the re"),
        lambda line: line.replace(b'"Drill 1"', b'"Drill  1"'),
        lambda line: line.replace(b'"party":"RU",', b""),
    ],
)
def test_a_signed_envelope_of_another_form_is_refused(change: Any) -> None:
    with pytest.raises(REFUSALS):
        opened(resealed(change))


def test_an_envelope_for_another_desk_is_refused() -> None:
    with pytest.raises(IntegrityError, match="for another desk"):
        opened_by(envelope_bytes(), HERE, KEYS)


def test_a_desk_that_is_not_known_is_refused() -> None:
    with pytest.raises(IntegrityError, match="did not sign"):
        opened_by(envelope_bytes(), THERE, {THEIRS.public.id: THEIRS.public})
    stranger = secret_key("desk.invalid/XX/other", b"\x03" * 32)
    with pytest.raises(InputError, match="key is not known"):
        opened(envelope_bytes(item(activity(0), stranger)))


def test_a_record_not_in_the_form_of_a_log_is_refused() -> None:
    for said in (held(1), claim(1), activity(1, marking=Marking.RED)):
        data = msgspec.json.Encoder(order="sorted").encode(said)
        assert canonical.decode(data) == said
        bare = Signed(OURS.public.id, data, OURS.sign_record(data))
        with pytest.raises(REFUSALS) as refused:
            opened(envelope_bytes(bare))
        assert "Whisper" not in str(refused.value)


def test_what_stands_beside_must_be_that_of_the_digest() -> None:
    good, other = item(held(1)), item(held(2))
    pairs = ((other.salt, other.beside), (other.salt, good.beside), (good.salt, b"{}"), (b"short", good.beside))
    for salt, beside in pairs:
        with pytest.raises(REFUSALS):
            opened(envelope_bytes(msgspec.structs.replace(good, beside=beside, salt=salt)))
    with pytest.raises(REFUSALS):
        opened(envelope_bytes(msgspec.structs.replace(item(activity(1)), beside=good.beside, salt=good.salt)))


def test_limits() -> None:
    one = item(activity(0))
    with pytest.raises(SchemaError, match="too many records"):
        write_envelope(header(), [one] * 257, OURS)
    with pytest.raises(SchemaError, match="too many records"):
        write_envelope(header(), [], OURS)
    with pytest.raises(SchemaError, match="too large"):
        read_envelope(b"x" * (MOST_BYTES + 1))
    large = item(activity(0, sources=activity(0).sources * 400))
    assert len(large.record) > 50_000
    with pytest.raises(SchemaError, match="too large"):
        write_envelope(header(), [large] * 100, OURS)


def test_the_overhead_of_a_message_in_a_batch_of_100_is_under_150_bytes() -> None:
    items = [item(activity(number)) for number in range(100)]
    overhead = len(write_envelope(header(), items, OURS)) - sum(len(one.record) for one in items)
    assert overhead / 100 < 150
