"""Words asked for by an instant: answers to documents and calls, objections before a silence ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from detente.brief.legible import legible
from detente.brief.papers.contents import AskedShown, DecisionShown, DocumentShown, MeetingShown
from detente.brief.papers.telling import Telling, instant
from detente.domains.council.outcomes import Status
from detente.model.dialogue import DecisionRule


def asked_shown(
    telling: Telling,
    documents: tuple[DocumentShown, ...],
    meetings: tuple[MeetingShown, ...],
    decisions: tuple[DecisionShown, ...],
) -> tuple[AskedShown, ...]:
    """Return every word asked for by an instant and not on record, the earliest instant first."""
    now = telling.material.as_of
    found = [*_documents(documents, now), *_calls(meetings, now), *_silences(decisions, now)]
    return tuple(sorted(found, key=lambda one: (one.by, one.what)))


def _documents(documents: tuple[DocumentShown, ...], now: datetime) -> Iterator[AskedShown]:
    for document in documents:
        silent = {party: None for article in document.articles for party in article.unanswered_by}
        if document.answer_by and silent:
            what = legible(f"Answer to {document.title}, tabled by {document.party}")
            yield _asked(document.source, document.mark, what, tuple(silent), document.answer_by, now)


def _calls(meetings: tuple[MeetingShown, ...], now: datetime) -> Iterator[AskedShown]:
    for meeting in meetings:
        if meeting.answer_by and meeting.status != "held" and meeting.unheard:
            what = f"Answer to the call of {meeting.forum}" + (f" for {meeting.day}" if meeting.day else "")
            yield _asked(meeting.call_source, meeting.mark, what, meeting.unheard, meeting.answer_by, now)


def _silences(decisions: tuple[DecisionShown, ...], now: datetime) -> Iterator[AskedShown]:
    for decision in decisions:
        if decision.rule == DecisionRule.SILENCE and decision.status == Status.OPEN:
            what = f"Objection, if there is one, to {decision.title}"
            yield _asked(decision.source, decision.mark, what, decision.by, decision.silent_until, now)


def _asked(  # noqa: PLR0913, PLR0917  the fields of one row
    source: str, mark: str, what: str, of: tuple[str, ...], by: str, now: datetime
) -> AskedShown:
    return AskedShown(source=source, mark=mark, what=what, of=of, by=by, past=by < instant(now))
