"""Gives a reading out: as JSON in the schema `reading-gold/1`, and as records for a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import msgspec

from detente.domains.reports.asked_model.additions import rule_of
from detente.model.record import Record, Source, Span
from detente.model.report import (
    SCHEMA,
    ActivityClaim,
    AddedByModel,
    Choice,
    Claim,
    MeetingClaim,
    Reading,
    ReadRecord,
    ReportClaim,
    ReportSuggestion,
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
        **({"model": _of_model(reading.model)} if reading.model else {}),
    }


def _of_model(added: AddedByModel) -> dict[str, Any]:
    """Return what a language model added, apart from the records of the rules and marked as its own."""
    return {
        "name": added.name,
        "note": "Chosen or added by a language model that the user set; unconfirmed. The rules' records stand unchanged.",
        "choices": [{"rule": rule_of(added.name), **_choice(choice)} for choice in added.choices],
        "records": [_record(record) for record in added.records],
        "dropped": added.dropped,
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {name: value for name, value in msgspec.to_builtins(choice).items() if name != "claim"}


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
    return (
        document,
        *(_claim_record(record, reading, text, party, said) for record in reading.records),
        *_suggestions(reading, text, party, said),
    )


def _suggestions(reading: Reading, text: ReportText, party: str, said: datetime) -> Iterator[Record[Any]]:
    """Yield what a language model chose and added, as records of a kind of their own that no rule looks at."""
    if reading.model is None:
        return
    anchors = {record.id: record.anchor for record in reading.records}
    name = reading.model.name
    items: list[tuple[str, Claim | Choice, tuple[Span, ...]]] = [
        (choice.statement, choice, anchors[choice.statement]) for choice in reading.model.choices
    ]
    items += [(record.id, record.fields, record.anchor) for record in reading.model.records]
    for id_, fields, spans in items:
        yield Record(
            kind="report.suggestion",
            party=party,
            said=said,
            body=ReportSuggestion(id=id_, rule=rule_of(name), model=name, fields=fields),
            sources=(_source(text, spans),),
        )


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
