"""The accounts of a meeting, compared, as JSON, schema `detente-comparison/1`."""

from __future__ import annotations

from typing import Any

from detente.domains.council.readouts import Comparison, Outcome, Subject, Voice

SCHEMA = "detente-comparison/1"


def comparison_as_json(meeting: str, comparison: Comparison) -> dict[str, Any]:
    """Return a comparison: each subject with its outcome and every account's words, value, record and sources."""
    return {
        "schema": SCHEMA,
        "meeting": meeting,
        "accounts": comparison.tellers,
        "outcomes": {outcome.value: len(comparison.of(outcome)) for outcome in Outcome},
        "subjects": [_subject(subject) for subject in comparison.subjects],
        "next_meeting": {
            "status": comparison.next_meeting.status,
            "contradiction": comparison.next_meeting.contradiction,
        },
    }


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "subject": subject.subject,
        "outcome": subject.outcome,
        "accounts": [_voice(voice) for voice in subject.voices],
        "silent": subject.silent,
    }


def _voice(voice: Voice) -> dict[str, Any]:
    telling, value = voice.telling, voice.value
    return {
        "teller": voice.teller,
        "words": voice.point.words,
        "value": value.shown if value else None,
        "compared_as": value.plain if value else None,
        "derived": value.derived if value else None,
        "spans": voice.point.spans,
        "record": telling.record,
        "document": telling.document,
        "certainty": telling.certainty,
        "confirmed": telling.confirmed,
        "sources": telling.sources,
    }
