"""One record, one byte form: RFC 8785, and nothing but that form is read."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings

from detente.model import canonical, dialogue, exercise, report
from detente.model.errors import SchemaError
from detente.model.record import LARGEST_INTEGER, Record
from tests.ledger.made import NOON, activity, claim, records

GOOD = (
    b'{"body":{"name":"D","tanks":{"least":13}},"kind":"exercise.activity",'
    b'"party":"RU","said":"2022-01-12T12:00:00Z"}'
)


@given(records())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_canonical_bytes_are_those_of_rfc_8785(record: Record[Any]) -> None:
    """Judge: the package `rfc8785`, which shares no code with ours."""
    data = canonical.encode(record)
    assert data == rfc8785.dumps(json.loads(data))


@given(records())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_encoded_is_read_back_equal(record: Record[Any]) -> None:
    data = canonical.encode(record)
    back = canonical.decode(data)
    assert back == record
    assert canonical.encode(back) == data
    assert canonical.decode_known(data) == record
    assert canonical.identify(back) == canonical.identify(record)
    body = canonical.encode_body(record)
    assert canonical.decode_body(record.kind, body) == record.body


def test_the_example_is_canonical() -> None:
    """So that each change to it below is what gets refused."""
    assert canonical.encode(canonical.decode(GOOD)) == GOOD


def test_a_word_at_its_default_has_one_form_however_it_came_to_be() -> None:
    word = "".join(["exer", "cise"])
    said = [report.ActivityClaim(who="a"), report.ActivityClaim(who="a", type=word)]
    bodies = [report.ReportClaim(id="r1", rule="x", fields=fields) for fields in said]
    forms = {canonical.encode(msgspec.structs.replace(claim(1), body=body)) for body in bodies}
    assert len(forms) == 1
    assert b'"type"' not in forms.pop()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"party":"RU"', b'"party":"RU","party":"RU"'),
        (b'"party":"RU"', b'"party":"RU","place":"x"'),
        (b'"least":13', b'"least":13.0'),
        (b'"least":13', b'"least":13.5'),
        (b'"least":13', b'"least":1e1'),
        (b'"least":13', b'"least":-0'),
        (b'"least":13', b'"least":-1'),
        (b'"least":13', b'"least":013'),
        (b'"least":13', b'"least":%d' % (LARGEST_INTEGER + 1)),
        (b'"least":13', b'"least":' + b"9" * 400),
        (b'"least":13', b'"least":"13"'),
        (b'"least":13', b'"least":true'),
        (b'"least":13', b'"least":13,"most":null'),
        (b'"party":"RU"', b'"party": "RU"'),
        (b'"party":"RU"', b'"party":"\\u0052U"'),
        (b'"party":"RU"', b'"party":"\\ud800"'),
        (b'"party":"RU"', b'"party":"\xed\xa0\x80"'),
        (b'"party":"RU"', b'"party":"\xff"'),
        (b'"party":"RU","said"', b'"said"'),
        (b'"party":"RU","said":"2022-01-12T12:00:00Z"', b'"said":"2022-01-12T12:00:00Z","party":"RU"'),
        (b"12:00:00Z", b"12:00:00+00:00"),
        (b"12:00:00Z", b"13:00:00+01:00"),
        (b"12:00:00Z", b"12:00:00"),
        (b"12:00:00Z", b"12:00:00.0Z"),
        (b"12:00:00Z", b"12:00:60Z"),
        (b"12:00:00Z", b"25:00:00Z"),
        (b'"exercise.activity"', b'"exercise.unknown"'),
        (b'"exercise.activity"', b"1"),
        (b'"name":"D"', b'"form":"field","name":"D"'),
        (b'"name":"D"', b'"form":"dance","name":"D"'),
        (b'Z"}', b'Z"}\n'),
        (b'Z"}', b'Z"'),
    ],
)
def test_any_other_form_is_refused(old: bytes, new: bytes) -> None:
    changed = GOOD.replace(old, new)
    assert changed != GOOD
    with pytest.raises(SchemaError) as refusal:
        canonical.decode(changed)
    assert refusal.value.expected
    assert refusal.value.given


@pytest.mark.parametrize(
    "data",
    [b"", b"null", b"[]", b"{}", b"\x00", b'{"kind":"report.claim","x":' + b"[" * 20_000 + b"]" * 20_000 + b"}"],
)
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(SchemaError):
        canonical.decode(data)
    with pytest.raises(SchemaError):
        canonical.decode_known(data)


def test_a_word_written_out_at_its_default_is_refused_and_the_form_shown() -> None:
    data = canonical.encode(
        msgspec.structs.replace(
            claim(1), body=report.ReportClaim(id="r1", rule="x", fields=report.ActivityClaim(who="a"))
        )
    )
    with pytest.raises(SchemaError, match="canonical form") as refusal:
        canonical.decode(data.replace(b'"who"', b'"type":"exercise","who"'))
    assert data.decode() in refusal.value.next_step


def test_a_long_record_is_refused_without_being_shown() -> None:
    data = canonical.encode(activity(1, party="R" * 2000))
    with pytest.raises(SchemaError) as refusal:
        canonical.decode(data + b" ")
    assert refusal.value.next_step == ""


@pytest.mark.parametrize(
    "record",
    [
        activity(1, body=exercise.Activity(name="\ud800")),
        activity(1, party="\udfff"),
        activity(1, body=None, party=1),
        activity(1, body=exercise.Activity(name="x", troops=exercise.Range(LARGEST_INTEGER + 1))),
        activity(1, body=exercise.Activity(name="x", troops=exercise.Range(2**70))),
        activity(1, body=exercise.Activity(name="x", troops=exercise.Range(-1))),
        activity(1, body=exercise.Activity(name="x", troops=exercise.Range(1.5))),  # type: ignore[arg-type]
        activity(1, body={"name": "x", "height": 1.5}),
        activity(1, body=object()),
        activity(1, kind="exercise.unknown"),
        activity(1, said=datetime(2022, 1, 12, 12)),  # noqa: DTZ001  what is refused
        activity(1, said=NOON.astimezone(timezone(timedelta(hours=3)))),
        activity(1, in_reply_to="AB" * 32),
        activity(1, in_reply_to="ab" * 32 + "\n"),
        activity(1, body=exercise.Activity(name="x" * canonical.LARGEST_RECORD_BYTES)),
    ],
    ids=lambda record: type(record.body).__name__,  # the same in every process
)
def test_a_record_outside_its_schema_gets_no_bytes(record: Record[Any]) -> None:
    with pytest.raises(SchemaError):
        canonical.encode(record)


def test_the_largest_record_is_taken_and_one_byte_more_is_not() -> None:
    room = canonical.LARGEST_RECORD_BYTES - len(canonical.encode(activity(1, party="R")))
    assert len(canonical.encode(activity(1, party="R" * (room + 1)))) == canonical.LARGEST_RECORD_BYTES
    with pytest.raises(SchemaError, match="too large"):
        canonical.encode(activity(1, party="R" * (room + 2)))


@pytest.mark.parametrize("body", [b"{}", b"", b'{"name":"x" }', b'{"name":"x","name":"x"}'])
def test_a_body_in_another_form_is_refused(body: bytes) -> None:
    with pytest.raises(SchemaError, match="not a body"):
        canonical.decode_body("exercise.activity", body)


def test_utc_is_utc_by_whatever_name() -> None:
    assert canonical.encode(activity(1, said=NOON.astimezone(timezone(timedelta(0))))) == canonical.encode(
        activity(1, said=NOON.astimezone(UTC))
    )


def test_words_at_their_default_are_found_in_rows_of_claims_too() -> None:
    """No kind has such a row yet; one that gets it must not get two forms with it."""
    row = (report.ActivityClaim(who="a"), report.ActivityClaim(who="a", type="".join(["exer", "cise"])))
    assert canonical._spelt_out(row)
    assert msgspec.json.encode(canonical._shortened(row)[1]) == msgspec.json.encode(row[0])


def test_an_instant_with_words_of_its_own_must_be_utc_too() -> None:
    """A description beside a type hides it from nobody."""
    call = dialogue.Call(
        meeting="m", forum="F", starts=datetime(2022, 1, 12, 10, tzinfo=timezone(timedelta(hours=1)))
    )
    with pytest.raises(SchemaError, match="not in UTC"):
        canonical.encode(Record(kind="council.call", party="AA", said=NOON, body=call))
