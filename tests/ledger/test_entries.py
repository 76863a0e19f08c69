"""The leaf of the tree: one byte form, judged by the independent package `rfc8785`."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.ledger.entries import instant_bytes, read_entry, write_entry
from detente.ledger.signing import secret_key
from detente.model import canonical
from detente.model.errors import IntegrityError
from tests.ledger.made import NOON, activity, records

KEY = secret_key("test", bytes(32))


def made(record: bytes) -> bytes:
    return write_entry(KEY.public.id, record, instant_bytes(NOON), KEY.sign_record(record))


GOOD = made(canonical.encode(activity(0)))


@given(records(), st.datetimes(timezones=st.just(UTC)))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_entry_is_canonical_and_holds_the_record_verbatim(record: object, recorded: datetime) -> None:
    data = canonical.encode(record)  # type: ignore[arg-type]
    entry = write_entry(KEY.public.id, data, instant_bytes(recorded), KEY.sign_record(data))
    assert entry == rfc8785.dumps(json.loads(entry))
    sealed = read_entry(entry)
    assert (sealed.key, sealed.record, sealed.recorded) == (KEY.public.id, data, recorded)
    assert sealed.id == hashlib.sha256(data).hexdigest()
    assert KEY.public.verifies_record(sealed.record, sealed.signature)


def test_the_largest_entry_fits_an_entry_bundle() -> None:
    """C2SP tlog-tiles gives the length of an entry in 16 bits."""
    assert canonical.LARGEST_RECORD_BYTES + len(made(b"")) < 1 << 16


@pytest.mark.parametrize(
    "entry",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        GOOD[:-1],
        GOOD + b" ",
        GOOD.replace(b'{"key"', b'{ "key"'),
        GOOD.replace(b'"recorded":', b'"recorded":"2022-01-01T00:00:00Z","recorded":'),
        GOOD.replace(b',"signature"', b',"sealed":1,"signature"'),
        GOOD.replace(b"12:00:00Z", b"12:00:00"),
        GOOD.replace(b'"recorded":"2022-01-12T12:00:00Z"', b'"recorded":"2022-01-12T12:00:00"'),
        GOOD.replace(b'"recorded":"2022-01-12T12:00:00Z"', b'"recorded":"2022-01-12T13:00:00+01:00"'),
        GOOD.replace(b'==","', b'=","').replace(b'=="}', b'="}'),
        GOOD[: GOOD.index(b'"signature"')] + b'"signature":""}',
        GOOD[: GOOD.index(b'"signature"')] + b'"signature":"AA=="}',
        GOOD[: GOOD.index(b'"signature"')] + b'"signature":"\\u0000"}',
        GOOD.replace(b'{"key":"', b'{"key":"\\"'),
        b'{"key":' + b"[" * 100_000,
        b'{"key":"k","record":' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    ],
)
def test_any_other_form_is_refused(entry: bytes) -> None:
    assert entry != GOOD
    with pytest.raises(IntegrityError, match="not an entry"):
        read_entry(entry)
