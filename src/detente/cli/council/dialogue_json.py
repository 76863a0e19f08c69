"""The dialogue as JSON, schema `detente-dialogue/1`: every step with its record, under what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from detente.domains.council.cycle import follow_up_state
from detente.domains.council.dialogue import Dialogue, DocumentFile, FollowUpFile, ItemFile, MeetingFile, Step

SCHEMA = "detente-dialogue/1"


def step_data(step: Step) -> dict[str, Any]:
    """Return one step: its record's id, who said it when, its marking, and the fields of its kind."""
    record = step.entry.record
    frame = {"id": step.entry.id, "kind": record.kind, "party": record.party, "said": record.said}
    frame |= {"marking": record.marking.value, "held_for": record.held_for}
    body: dict[str, Any] = msgspec.to_builtins(step.body)
    return frame | body


def steps_data(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Return several steps, in their order."""
    return [step_data(step) for step in steps]


def item_data(item: ItemFile) -> dict[str, Any]:
    """Return an item of an agenda with the words on it."""
    return step_data(item.step) | {
        "agreed_by": item.agreed_by,
        "objected_by": item.objected_by,
        "replies": steps_data(item.replies),
    }


def document_data(document: DocumentFile) -> dict[str, Any]:
    """Return a document with its answers, and the newest answer of each party to each article."""
    parties = dict.fromkeys((*document.answerers(), *(step.party for step in document.answers)))
    newest = {
        article.number: {
            party: given[1].word.value if (given := document.answer_of(party, article.number)) else None
            for party in parties
        }
        for article in document.tabled.articles
    }
    return step_data(document.step) | {"answers": steps_data(document.answers), "newest_answers": newest}


def follow_up_data(one: FollowUpFile, instant: datetime) -> dict[str, Any]:
    """Return a follow-up with the words on it and where it stands."""
    state, verdict = follow_up_state(one, instant)
    return step_data(one.step) | {"state": state, "verdict": verdict.value, "replies": steps_data(one.replies)}


def meeting_data(meeting: MeetingFile, instant: datetime) -> dict[str, Any]:
    """Return everything on record about one meeting."""
    return {
        "meeting": meeting.key,
        "forum": meeting.forum,
        "day": meeting.day,
        "calls": steps_data(meeting.calls),
        "replies": steps_data(meeting.replies),
        "agenda": [item_data(item) for item in meeting.items],
        "held": step_data(meeting.held) if meeting.held else None,
        "documents": [document.tabled.key for document in meeting.documents],
        "statements": steps_data(meeting.statements),
        "decisions": [decision.step.body.key for decision in meeting.decisions],
        "readouts": steps_data(meeting.readouts),
        "follow_ups": [follow_up_data(one, instant) for one in meeting.follow_ups],
        "next": steps_data(meeting.nexts),
    }


def dialogue_data(dialogue: Dialogue) -> dict[str, Any]:
    """Return the whole dialogue."""
    return {
        "schema": SCHEMA,
        "as_of": dialogue.instant,
        "meetings": [meeting_data(meeting, dialogue.instant) for meeting in dialogue.meetings.values()],
        "documents": [document_data(document) for document in dialogue.documents.values()],
        "decisions": [
            step_data(one.step) | {"replies": steps_data(one.replies)} for one in dialogue.decisions.values()
        ],
        "follow_ups": [follow_up_data(one, dialogue.instant) for one in dialogue.follow_ups.values()],
        "packages": steps_data(dialogue.packages.values()),
        "links": steps_data(dialogue.links),
        "next": steps_data(dialogue.nexts),
        "notes": steps_data(dialogue.notes),
    }
