"""A person's decision on what a machine read in a report, and what a view holds once decisions count.

A decision is a record of its own: the claim stays as it was read, and a decision is taken back by a correction.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum

import msgspec

from detente.model.council import Position
from detente.model.record import Digest, PartyId, Record, Source, Span
from detente.model.report import Claim, ReportClaim, StatementClaim
from detente.model.time import end_of_day
from detente.model.view import Entry, View

CLAIM = "report.claim"
DECISION = "report.decision"
DAY_LENGTH = len("2022-01-12")


class Decided(StrEnum):
    """What a person said of a machine's reading."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class ClaimDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person (`by`) said of the claim whose record is `of`.

    `fields` and `anchor` are the claim as corrected (None and empty: as it was read). `position` is where `party`
    stands on an issue, where the person made the statement one; nothing else ever makes it one.
    """

    of: Digest
    word: Decided
    by: str
    why: str = ""
    fields: Claim | None = None
    anchor: tuple[Span, ...] = ()
    party: PartyId | None = None
    position: Position | None = None


def decision_in(entry: Entry) -> ClaimDecision:
    """Return the decision that an entry holds: one of `decisions`, which have their words."""
    body: ClaimDecision | None = entry.record.body
    assert body is not None  # one without its words decides nothing, and is not among them
    return body


def decisions(view: View) -> dict[Digest, Entry]:
    """Return the decision that counts for each claim, by the id of the claim: the last said in the view."""
    told = (entry for entry in view.of_kind(DECISION) if entry.record.body is not None)
    return {decision_in(entry).of: entry for entry in told}


def reviewed(view: View) -> View:
    """Return a view with what persons decided: rejected claims out, corrected ones corrected, positions made.

    Give it a standing view, so that what was taken back does not count. A claim on which somebody decided carries
    the name in `confirmed_by`. No decision counts before the instant at which it was made. Twice is once.
    """
    decided = decisions(view)
    if not decided:
        return view
    every = (made for entry in view.entries for made in _as_decided(entry, decided.get(entry.id)))
    return View(view.said_until, tuple(sorted(every, key=lambda entry: (entry.record.said, entry.id))))


def _as_decided(entry: Entry, decision: Entry | None) -> Iterator[Entry]:
    claim: ReportClaim | None = entry.record.body if entry.record.kind == CLAIM else None
    if claim is None or decision is None or entry.confirmed_by:
        yield entry
        return
    word = decision_in(decision)
    if word.word is Decided.REJECTED:
        return
    body = msgspec.structs.replace(claim, fields=_sure(word.fields or claim.fields))
    record = msgspec.structs.replace(entry.record, body=body)
    if word.fields is not None:
        record = msgspec.structs.replace(
            record, sources=decision.record.sources, happened=decision.record.happened
        )
    yield Entry(id=entry.id, record=record, recorded=entry.recorded, confirmed_by=word.by)
    if word.position is not None and word.party is not None:
        yield _position(record, decision, word.position, word.party, word.by)


def _sure(fields: Claim) -> Claim:
    """Return the fields without the machine's confidence: a person has looked."""
    return msgspec.structs.replace(fields, confidence=None) if isinstance(fields, StatementClaim) else fields


def _position(claim: Record[ReportClaim], decision: Entry, position: Position, party: str, by: str) -> Entry:
    """Return the position that a decision made of a claim: its id is that of the decision, its proof too."""
    record: Record[Position] = Record(
        kind="council.position",
        party=party,
        said=word_said(claim),
        body=position,
        happened=claim.happened,
        sources=claim.sources,
        marking=decision.record.marking,
        held_for=decision.record.held_for,
    )
    return Entry(id=decision.id, record=record, recorded=decision.recorded, confirmed_by=by)


def word_said(claim: Record[ReportClaim]) -> datetime:
    """Return when the words of a claim were said: by the end of the day told, else when the report was out."""
    when = getattr(claim.body.fields, "when", None) if claim.body else None
    if not when or len(when) != DAY_LENGTH:
        return claim.said
    return min(end_of_day(date.fromisoformat(when)), claim.said)


def decided_sources(sources: tuple[Source, ...], anchor: tuple[Span, ...]) -> tuple[Source, ...]:
    """Return the sources of a claim with other spans in the first, its report; unchanged where none are given."""
    if not anchor or not sources:
        return sources
    return (msgspec.structs.replace(sources[0], spans=anchor), *sources[1:])
