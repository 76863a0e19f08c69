"""Readings of reports, once a person confirmed them: what a claim becomes, and what is no reading."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente.domains.reports import read as read_claims
from detente.domains.reports import to_data
from detente.model.dialogue import AnswerWord, DocumentType
from detente.model.errors import EmptyError, EncodingError, InputError, SchemaError
from detente.model.record import Record, Source, Span, digest
from detente.model.time import read_day, read_instant
from detente.sources import example
from detente.sources.confirmed import Confirmed, read_confirmed
from detente.sources.english import english
from detente.sources.register import load_register
from detente.sources.report_text import read_report
from tests.hanging import refuse_to_hang

REGISTER = load_register()
FILE = Source(sha256=digest(b"reading"), media_type="application/json", name="reading.json")
REPORT = Path(example.__file__).parent.parent / "examples" / example.JANUARY_2022 / "report.txt"


@cache
def whole_reading() -> dict[str, Any]:
    """Return what `detente reports read --json` prints of the bundled report."""
    reading = read_claims(read_report(REPORT), REGISTER, english(), read_day("2022-01-12"), None)
    found: dict[str, Any] = json.loads(json.dumps(to_data(reading)))
    return found


def reading(**confirmed: dict[str, Any]) -> dict[str, Any]:
    """Return the reading with these claims confirmed, each with the step that a person wrote beside it."""
    made = copy.deepcopy(whole_reading())
    for claim in made["records"]:
        if claim["id"] in confirmed:
            claim["confirmed_by"] = "A. Reader"
            if confirmed[claim["id"]]:
                claim["step"] = confirmed[claim["id"]]
    return made


def bring(made: Any) -> Confirmed:
    return read_confirmed(json.dumps(made).encode(), "reading.json", REGISTER, FILE)


def records(made: Any) -> list[Record[Any]]:
    found = bring(made).read
    assert [one.problem for one in found if one.problem] == []
    return [one.record for one in found if one.record]


def test_what_nobody_confirmed_is_left_out_and_counted() -> None:
    every = len(whole_reading()["records"])
    assert bring(whole_reading()) == Confirmed((), every)
    assert bring(reading(meeting1={})).unconfirmed == every - 1
    unsigned = reading()
    unsigned["records"][0]["confirmed_by"] = "  "
    assert bring(unsigned) == Confirmed((), every)


def test_a_meeting_becomes_a_meeting_held_and_an_account_of_it() -> None:
    meeting, account = records(reading(meeting1={}))
    assert (meeting.kind, meeting.party, meeting.said) == ("council.meeting", "desk", read_instant("2022-01-12"))
    body = meeting.body
    assert (body.meeting, body.forum, str(body.day)) == ("nrc-2022-01-12", "NRC", "2022-01-12")
    assert (body.place, body.duration_minutes, body.certainty.value) == ("Brussels", 240, "S")
    assert [(head.person, head.party) for head in body.heads] == [
        ("Alexander Grushko", "RU"),
        ("Jens Stoltenberg", "NATO"),
    ]
    assert (account.kind, account.body.meeting) == ("council.readout", "nrc-2022-01-12")
    assert account.body.teller == "DEMO"
    assert [(point.subject, point.words) for point in account.body.points] == [
        ("next meeting", "resumption wanted, no date")
    ]


def test_the_reading_and_the_report_are_cited_with_the_spans_of_the_claim() -> None:
    (meeting, _) = records(reading(meeting1={}))
    claim = next(one for one in whole_reading()["records"] if one["id"] == "meeting1")
    first, second = meeting.sources
    assert first == FILE
    assert second.sha256 == digest(REPORT.read_bytes())
    assert (second.name, second.spans) == ("report.txt", tuple(Span(*pair) for pair in claim["anchor"]))


def test_what_a_person_adds_to_a_meeting_is_not_asked_of_its_account() -> None:
    added = {"level": "deputy ministers", "meeting": "nrc-1", "said": "2022-01-12T20:00:00Z", "held_for": ["NO"]}
    meeting, account = records(reading(meeting1=added))
    assert (meeting.body.level.value, meeting.body.meeting) == ("deputy ministers", "nrc-1")
    assert (account.body.meeting, account.said, account.held_for) == ("nrc-1", meeting.said, ("NO",))


def test_a_meeting_without_a_forum_needs_one_from_a_person() -> None:
    (refused,) = bring(reading(meeting2={})).read
    assert refused.problem is not None
    assert (refused.problem.problem, refused.where) == ("a field is missing", "reading.json, record meeting2")
    assert "forum" in refused.problem.expected
    (meeting,) = records(reading(meeting2={"forum": "SSD", "meeting": "ssd-1"}))
    assert (meeting.body.forum, meeting.body.meeting) == ("SSD", "ssd-1")


def test_a_claim_of_a_language_model_is_confirmed_by_a_person_too_and_names_the_model() -> None:
    made = reading()
    claim = next(one for one in made["records"] if one["id"] == "meeting1")
    made["model"] = {"name": "small", "records": [{**claim, "id": "meeting9", "rule": "model small"}]}
    assert records(made) == []
    assert bring(made).unconfirmed == len(made["records"]) + 1
    made["model"]["records"][0]["confirmed_by"] = "A. Reader"
    meeting, _ = records(made)
    assert meeting.body.document == "DEMO, 2022-01-12, report.txt, found by model small"


@pytest.mark.parametrize("model", [[1], "small", {"records": {}}, {"records": [1]}, {"records": None}])
def test_claims_of_a_language_model_that_cannot_be_read(model: Any) -> None:
    made = reading()
    made["model"] = model
    with pytest.raises(SchemaError, match="field model"):
        bring(made)


def test_a_proposal_and_its_answer_become_a_document_and_an_answer_to_it() -> None:
    document, answer = records(reading(proposal1={}, answer1={}))
    assert (document.party, document.body.key) == ("RU", "demo-2022-01-12-proposal1")
    assert (document.body.type, document.body.to) == (DocumentType.PROPOSAL, ("NATO",))
    assert [one.number for one in document.body.articles] == ["1"]
    assert document.body.articles[0].text
    assert (answer.party, answer.body.to) == ("NATO", document.body.key)
    assert [(one.article, one.word) for one in answer.body.articles] == [("1", AnswerWord.REJECT)]


@pytest.mark.parametrize("verdict", ["put off", "none", "", None])
def test_no_answer_yet_is_never_written(verdict: str | None) -> None:
    made = reading(answer1={})
    next(one for one in made["records"] if one["id"] == "answer1")["fields"]["verdict"] = verdict
    (refused,) = bring(made).read
    assert refused.record is None
    assert refused.problem is not None
    assert "word" in refused.problem.expected


def test_a_statement_becomes_a_position_where_a_person_says_which() -> None:
    (position,) = records(reading(statement9={"step": "position", "issue": "hotlines", "stance": -2}))
    body = position.body
    assert (position.kind, position.party, body.issue, body.stance) == ("council.position", "RU", "hotlines", -2)
    assert (body.coded_by, body.basis.value, body.certainty.value) == ("A. Reader", "stated", "S")
    assert body.in_short
    assert "report.txt" in body.document


def test_a_statement_becomes_one_at_the_meeting_that_a_person_names() -> None:
    (statement,) = records(reading(statement1={"meeting": "nrc-2022-01-12"}))
    assert (statement.kind, statement.party) == ("council.statement", "NATO")
    assert (statement.body.meeting, statement.body.speaker) == ("nrc-2022-01-12", "Jens Stoltenberg")


def test_a_statement_of_which_nobody_says_where_it_belongs_is_refused_by_name() -> None:
    (refused,) = bring(reading(statement1={})).read
    assert refused.problem is not None
    assert refused.problem.where == "reading.json, record statement1"
    assert "meeting" in refused.problem.expected


def test_a_report_without_a_day_needs_one_from_a_person() -> None:
    made = reading(proposal1={})
    made["doc"]["dateline_date"] = None
    (refused,) = bring(made).read
    assert refused.problem is not None
    assert "said" in refused.problem.expected
    next(one for one in made["records"] if one["id"] == "proposal1")["step"] = {"said": "2022-01-12"}
    (document,) = records(made)
    assert document.said == read_instant("2022-01-12")


def test_a_reading_that_does_not_name_its_report_cites_itself_alone() -> None:
    made = reading(proposal1={})
    del made["doc"]["sha256"]
    (document,) = records(made)
    assert document.sources == (FILE,)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("fields", "words"),
        ("fields", []),
        ("step", "position"),
        ("step", [1]),
        ("text", 1),
    ],
)
def test_a_claim_of_another_form_refuses_no_other(field: str, value: Any) -> None:
    made = reading(proposal1={}, meeting1={})
    next(one for one in made["records"] if one["id"] == "meeting1")[field] = value
    found = bring(made).read
    refused = [one for one in found if one.problem]
    assert [one.where for one in refused] == ["reading.json, record meeting1"]
    assert refused[0].problem is not None
    assert refused[0].problem.where == f"reading.json, record meeting1, field {field}"
    assert [one.record.kind for one in found if one.record] == ["council.document"]


@pytest.mark.parametrize(
    ("id_", "field", "value"),
    [
        ("meeting1", "heads", ["Grushko"]),
        ("meeting1", "heads", [[1, 2]]),
        ("meeting1", "forum", ["NRC"]),
        ("meeting1", "duration", 4),
        ("proposal1", "to", ["NATO", "US"]),
        ("proposal1", "topic", {"a": 1}),
        ("answer1", "ref", 1),
        ("statement1", "speaker", {}),
    ],
)
def test_a_field_of_a_claim_of_another_form_is_named(id_: str, field: str, value: Any) -> None:
    made = reading(**{id_: {}})
    next(one for one in made["records"] if one["id"] == id_)["fields"][field] = value
    (refused,) = bring(made).read
    assert refused.problem is not None
    assert refused.problem.where.startswith(f"reading.json, record {id_}, field fields.{field}")


@pytest.mark.parametrize(
    ("duration", "minutes"),
    [("PT4H", 240), ("PT1H30M", 90), ("PT45M", 45), ("PT", None), ("4 hours", None), ("", None), (None, None)],
)
def test_how_long_it_took(duration: str | None, minutes: int | None) -> None:
    made = reading(meeting1={})
    next(one for one in made["records"] if one["id"] == "meeting1")["fields"]["duration"] = duration
    assert records(made)[0].body.duration_minutes == minutes


GOOD = '{"schema": "reading-gold/1", "doc": {}, "records": []}'


@pytest.mark.parametrize(
    ("data", "kind", "problem"),
    [
        (b"", EmptyError, ""),
        (b"{", SchemaError, "not JSON"),
        (b"a,b\n1,2\n", SchemaError, "not JSON"),
        (b"[" * 100_000, SchemaError, "not JSON"),
        (b"[]", SchemaError, "no reading of a report"),
        (b'"words"', SchemaError, "no reading of a report"),
        (GOOD.replace("gold/1", "gold/2").encode(), SchemaError, "no reading of a report"),
        (GOOD.replace('"doc": {}, ', "").encode(), SchemaError, "no reading of a report"),
        (GOOD.replace("{},", "[],").encode(), SchemaError, "no reading of a report"),
        (GOOD.replace("[]", "{}").encode(), SchemaError, "no reading of a report"),
        (GOOD.replace("[]", "[1]").encode(), SchemaError, "no reading of a report"),
        (GOOD.replace('"doc": {}', '"doc": {"agency": [1]}').encode(), SchemaError, ""),
        (GOOD.replace("[]", '[{"id": 1, "id": 1}]').encode(), SchemaError, "a key that stands twice"),
        (GOOD.replace("{", '{"doc": {}, ', 1).encode(), SchemaError, "a key that stands twice"),
        (GOOD.encode("utf-16"), EncodingError, ""),
    ],
)
def test_what_is_no_reading_is_refused_whole(data: bytes, kind: type[InputError], problem: str) -> None:
    with pytest.raises(kind) as refusal:
        read_confirmed(data, "reading.json", REGISTER)
    assert refusal.value.where.startswith("reading.json")
    assert refusal.value.expected
    assert not problem or refusal.value.problem == problem


def test_a_doubled_key_among_many_is_found_in_one_pass() -> None:
    keys = 400_000
    pairs = ", ".join(f'"k{number}": 1' for number in range(keys))
    data = GOOD.replace("{}", f'{{{pairs}, "k{keys - 1}": 1}}').encode()
    with refuse_to_hang(), pytest.raises(SchemaError, match="stands twice"):
        read_confirmed(data, "reading.json", REGISTER)
