"""A reading given out: as JSON in the schema, and as records that a ledger takes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from detente.domains.reports import read, records_of, to_data, to_json
from detente.model.canonical import decode, encode
from detente.model.report import Reading, ReportDocument, ReportText
from detente.sources.report_text import read_report
from tests.domains.reports.invented import REGISTER

SAMPLE = Path(__file__).parent / "samples" / "s1.txt"
SAID = datetime(2030, 3, 8, 9, 30, tzinfo=UTC)
GOLD_FIELDS = {
    "actor": {"name", "type"},
    "statement": {"speaker", "mode", "topic", "stance", "cue_span"},
    "meeting": {"status"},
    "proposal": {"by", "type"},
    "answer": {"by", "verdict", "ref"},
    "activity": {"type"},
    "denial": {"type"},
    "gap": {"topic", "sides", "side_spans"},
}
"""What every record of a kind holds, in the schema `reading-gold/1`."""


@pytest.fixture(scope="module")
def text() -> ReportText:
    return read_report(SAMPLE)


@pytest.fixture(scope="module")
def reading(text: ReportText, pipeline: Any) -> Reading:
    return read(text, REGISTER, pipeline, date(2030, 3, 7))


def test_the_schema(reading: Reading) -> None:
    data = json.loads(to_json(reading))
    assert data["schema"] == "reading-gold/1"
    assert data["doc"]["dateline_date"] == "2030-03-07"
    for record in data["records"]:
        assert set(record) == {"id", "kind", "anchor", "text", "fields", "rule"}
        assert set(record["fields"]) >= GOLD_FIELDS[record["kind"]]
        assert None not in record["fields"].values()


def test_json_and_data_are_one(reading: Reading) -> None:
    plain = json.loads(json.dumps(to_data(reading), default=list))
    assert json.loads(to_json(reading)) == plain


def test_reading_twice_gives_the_same_bytes(text: ReportText, reading: Reading, pipeline: Any) -> None:
    assert to_json(read(text, REGISTER, pipeline, date(2030, 3, 7))) == to_json(reading)


def test_records_for_a_ledger(text: ReportText, reading: Reading) -> None:
    document, *claims = records_of(reading, text, "desk", SAID)
    assert document.kind == "report.document"
    assert isinstance(document.body, ReportDocument)
    assert len(claims) == len(reading.records)
    for told, record in zip(claims, reading.records, strict=True):
        assert (told.kind, told.party, told.said) == ("report.claim", "desk", SAID)
        assert (told.body.id, told.body.rule, told.body.fields) == (record.id, record.rule, record.fields)
        assert told.sources[0].spans == record.anchor
        assert told.sources[0].sha256 == text.sha256
    for record in (document, *claims):
        assert decode(encode(record)) == record


def test_what_happened_on_a_known_day_has_its_interval(text: ReportText, reading: Reading) -> None:
    told = {r.body.id: r for r in records_of(reading, text, "desk", SAID)[1:]}
    day = told["meeting1"].happened
    assert day is not None
    assert (day.earliest, day.latest) == (datetime(2030, 3, 6, tzinfo=UTC), datetime(2030, 3, 7, tzinfo=UTC))
    assert day.inferred
    assert told["actor1"].happened is None
