"""Gives a reading out: as JSON in the schema `reading-gold/1`, and as records for a ledger."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from detente.model.record import Record, Source, Span
from detente.model.report import (
    SCHEMA,
    ActivityClaim,
    Claim,
    MeetingClaim,
    Reading,
    ReadRecord,
    ReportClaim,
    ReportText,
    StatementClaim,
)
from detente.model.time import Interval, whole_days

_DAY_LENGTH = len("2022-01-12")


def to_data(reading: Reading) -> dict[str, Any]:
    """Return a reading in the schema `reading-gold/1`: schema, doc, records; what was not said is left out."""
    doc = {
        name: value
        for name, value in msgspec.to_builtins(reading.doc).items()
        if value is not None or name in ("agency", "byline", "place", "dateline_date")
    }
    return {
        "schema": SCHEMA,
        "note": "A machine's reading, unconfirmed: claims of those who made them, not facts.",
        "doc": doc,
        "records": [_record(record) for record in reading.records],
        "warnings": list(reading.warnings),
    }


def to_json(reading: Reading) -> bytes:
    """Return a reading as JSON in UTF-8, in the schema `reading-gold/1`, indented by two."""
    return msgspec.json.format(msgspec.json.encode(to_data(reading)), indent=2) + b"\n"


def _record(record: ReadRecord) -> dict[str, Any]:
    fields = {name: msgspec.to_builtins(getattr(record.fields, name)) for name in record.fields.__struct_fields__}
    return {
        "id": record.id,
        "kind": str(type(record.fields).__struct_config__.tag),
        "anchor": msgspec.to_builtins(record.anchor),
        "text": record.text,
        "fields": {name: value for name, value in fields.items() if value not in (None, (), [], "", False)},
        "rule": record.rule,
    }


def records_of(reading: Reading, text: ReportText, party: str, said: datetime) -> tuple[Record[Any], ...]:
    """Return a reading as records: one of the document, one of each claim.

    `party` is the desk that read it (a register id), `said` the instant of the reading: a claim is the desk's
    record of what a report tells, never the word of the party told of. Spans stay with each claim's source.
    """
    whole = _source(text, (reading.doc.headline.span,) if reading.doc.headline else ())
    document: Record[Any] = Record(
        kind="report.document",
        party=party,
        said=said,
        body=reading.doc,
        happened=_days(reading.doc.dateline_date, None, inferred=_inferred(reading)),
        sources=(whole,),
    )
    return (document, *(_claim_record(record, reading, text, party, said) for record in reading.records))


def _claim_record(
    record: ReadRecord, reading: Reading, text: ReportText, party: str, said: datetime
) -> Record[Any]:
    return Record(
        kind="report.claim",
        party=party,
        said=said,
        body=ReportClaim(id=record.id, rule=record.rule, fields=record.fields),
        happened=happened_of(record.fields, inferred=_inferred(reading)),
        sources=(_source(text, record.anchor),),
    )


def _inferred(reading: Reading) -> bool:
    """Return whether the day of the report, or a part of it, was not in its text."""
    return reading.doc.year_inferred or reading.doc.date_from != "text"


def _source(text: ReportText, spans: tuple[Span, ...]) -> Source:
    return Source(sha256=text.sha256, media_type=text.media_type, name=text.name, spans=spans)


def happened_of(fields: Claim, *, inferred: bool) -> Interval | None:
    """Return when what a claim tells of took place; None where no day is told. `inferred`: the report's day is."""
    if isinstance(fields, StatementClaim):
        return _days(fields.when, None, inferred=inferred)
    if isinstance(fields, MeetingClaim):
        return _days(fields.date, None, inferred=fields.date_inferred)
    if isinstance(fields, ActivityClaim):
        return _days(fields.start, fields.end, inferred=fields.date_inferred)
    return None


def _days(first: str | None, last: str | None, *, inferred: bool) -> Interval | None:
    """Return the interval of ISO days; None where the first is not known to the day."""
    if first is None or len(first) != _DAY_LENGTH:
        return None
    start = date.fromisoformat(first)
    end = date.fromisoformat(last) if last and len(last) == _DAY_LENGTH else start
    return whole_days(start, max(start, end), inferred=inferred)
