"""Requests for explanation and their steps read from YAML: whole or not at all, and every mistake named."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from detente.model.canonical import identify
from detente.model.errors import DateError, EmptyError, EncodingError, InputError, SchemaError
from detente.model.risk import MeetingStep, StepType
from detente.sources.exercises import EXAMPLE
from detente.sources.risk_steps import holds_requests, read_requests

GOOD = """requests:
  - by: FI
    to: SE
    at: 2024-05-06T10:00:00Z
    concern: made up
    copied: no
    claims:
      - {at: 2024-05-07, told_by: another}
    steps:
      - {step: reply, by: SE, at: 2024-05-07, copied: yes, words: made up}
      - {step: joint meeting held, by: SE, at: 2024-05-07 to 2024-05-09, absent: [FI]}
      - {step: closed, by: FI, at: 2024-05-10}
"""


def test_what_is_read() -> None:
    request, reply, meeting, step = read_requests(GOOD.encode(), "a.yaml")
    assert request.body.copied is False
    assert request.body.claims[0].transmitted_latest == datetime(2024, 5, 7, 23, 59, 59, tzinfo=UTC)
    assert (reply.body.text, reply.body.copied, reply.in_reply_to) == ("made up", True, identify(request))
    assert (meeting.body.step, meeting.body.joint, meeting.body.absent) == (MeetingStep.HELD, True, ("FI",))
    assert meeting.said == meeting.body.instant_latest == datetime(2024, 5, 9, 23, 59, 59, tzinfo=UTC)
    assert meeting.body.instant == datetime(2024, 5, 7, tzinfo=UTC)
    assert step.body.type is StepType.CLOSED
    assert request.sources[0].spans[0].end == len(GOOD)


def test_the_bundled_requests_are_read_and_every_fact_has_its_source() -> None:
    data = (EXAMPLE / "requests.yaml").read_bytes()
    assert holds_requests(data)
    records = read_requests(data, "requests.yaml")
    assert sum(r.kind == "risk.request" for r in records) == 3
    assert all(r.body.cited for r in records)
    assert '"' not in data.decode()


@pytest.mark.parametrize(
    ("old", "new", "error", "words"),
    [
        ("step: reply", "step: replly", SchemaError, "did you mean reply"),
        ("at: 2024-05-10", "at: 2024-05-31 to 2024-05-30", DateError, "days that run backwards"),
        ("at: 2024-05-10", "at: 2024-05-32", DateError, "line 12, field requests.0.steps.2.at"),
        ("at: 2024-05-10", "at: 2024-05-01", DateError, "a step before the request"),
        ("copied: no", "copied: perhaps", SchemaError, "neither yes nor no"),
        ("by: FI\n    to", "by: '!'\n    to", SchemaError, "not an id of a party"),
        ("    concern: made up\n", "", SchemaError, "concern"),
        ("requests:\n", "requests: []\nother:\n", EmptyError, "no requests"),
        ("requests:\n", "wishes: []\nrequests:\n", SchemaError, "wishes"),
        (GOOD, "requests: 3", EmptyError, "no requests"),
        (GOOD, "- 3", EmptyError, "no requests"),
        (GOOD, "requests:\n- 3\n", SchemaError, "requests.0"),
        ("FI", "\udcff", EncodingError, "not UTF-8"),
    ],
)
def test_a_mistake_is_named_with_its_place(old: str, new: str, error: type[InputError], words: str) -> None:
    data = GOOD.replace(old, new, 1).encode("utf-8", "surrogateescape")
    with pytest.raises(error) as caught:
        read_requests(data, "a.yaml")
    assert words in str(caught.value)


def test_a_mistake_in_a_held_request_is_told_without_its_words() -> None:
    held = GOOD.replace("copied: no", "copied: zqword\n    held_for: FI|SE\n    marking: TLP:AMBER")
    with pytest.raises(SchemaError) as caught:
        read_requests(held.encode(), "a.yaml")
    assert "zqword" not in str(caught.value)
    records = read_requests(held.replace("zqword", "no").encode(), "a.yaml")
    assert {record.held_for for record in records} == {("FI", "SE")}


def test_what_is_no_file_of_requests() -> None:
    assert not holds_requests(b"activities:\n- name: requests: 1\n")
    assert holds_requests(b"\xef\xbb\xbfrequests:\n")
