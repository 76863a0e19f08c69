"""What a view holds once a person decided on claims: nothing before the decision, nothing once it is undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from detente.model.canonical import identify
from detente.model.correction import Correction
from detente.model.council import Position
from detente.model.record import Record, Source, Span, digest
from detente.model.report import Confidence, ReportClaim, StatementClaim
from detente.model.review import ClaimDecision, Decided, decided_sources, decisions, reviewed
from detente.model.view import Entry, View, view_of

SAID = datetime(2031, 2, 3, 23, 59, 59, tzinfo=UTC)
LATER = SAID + timedelta(days=400)
SOURCE = Source(digest(b"wire"), "text/plain", "wire.txt", (Span(3, 9),))
FIELDS = StatementClaim(
    speaker="Dom Varga", mode="indirect", when="2031-02-01", confidence=Confidence(stance_percent=50)
)
CLAIM: Record[Any] = Record(
    kind="report.claim",
    party="desk",
    said=SAID,
    body=ReportClaim(id="statement1", rule="made", fields=FIELDS),
    sources=(SOURCE,),
)
OF = identify(CLAIM)
POSITION = Position(issue="line", stance=2, in_short="open", coded_by="A. Reader")


def decision(word: Decided, *, days: int = 0, **more: Any) -> Record[Any]:
    body = ClaimDecision(of=OF, word=word, by="A. Reader", **more)
    return Record(
        kind="report.decision", party="desk", said=LATER + timedelta(days=days), body=body, sources=(SOURCE,)
    )


def seen(*records: Record[Any], at: datetime = LATER + timedelta(days=9)) -> View:
    entries = (Entry(id=identify(record), record=record) for record in (CLAIM, *records))
    return reviewed(view_of(entries, at).standing())


def claims(view: View) -> list[Entry]:
    return list(view.of_kind("report.claim"))


def test_a_claim_is_open_until_somebody_decides() -> None:
    (entry,) = claims(seen())
    assert (entry.confirmed_by, entry.record) == ("", CLAIM)


def test_a_confirmed_claim_carries_the_name_and_no_confidence_of_a_machine() -> None:
    (entry,) = claims(seen(decision(Decided.CONFIRMED)))
    assert entry.confirmed_by == "A. Reader"
    assert entry.record.body.fields == msgspec.structs.replace(FIELDS, confidence=None)
    assert entry.id == OF


def test_no_decision_counts_before_its_instant() -> None:
    made = decision(Decided.CONFIRMED, party="X-ORV", position=POSITION)
    before = seen(made, at=LATER - timedelta(seconds=1))
    assert [entry.confirmed_by for entry in claims(before)] == [""]
    assert not list(before.of_kind("council.position"))
    assert list(seen(made, at=LATER).of_kind("council.position"))


def test_a_rejected_claim_is_gone_and_back_when_that_is_taken_back() -> None:
    rejected = decision(Decided.REJECTED, why="no such words")
    assert claims(seen(rejected)) == []
    undone: Record[Any] = Record(
        kind="record.correction",
        party="desk",
        said=LATER + timedelta(days=1),
        body=Correction(of=identify(rejected), why="taken back"),
    )
    assert [entry.confirmed_by for entry in claims(seen(rejected, undone))] == [""]
    assert claims(seen(rejected, undone, at=LATER)) == []


def test_a_corrected_claim_is_shown_corrected_and_both_stay_on_record() -> None:
    fields = msgspec.structs.replace(FIELDS, speaker="Ilse Maren", confidence=None)
    made = msgspec.structs.replace(
        decision(Decided.CORRECTED, fields=fields, anchor=(Span(0, 4),)),
        sources=decided_sources((SOURCE,), (Span(0, 4),)),
    )
    (entry,) = claims(seen(made))
    assert entry.record.body.fields.speaker == "Ilse Maren"
    assert entry.record.sources[0].spans == (Span(0, 4),)
    assert CLAIM.body.fields.speaker == "Dom Varga"


def test_a_position_is_said_on_the_day_of_the_words_and_stands_on_the_decision() -> None:
    made = decision(Decided.CONFIRMED, party="X-ORV", position=POSITION)
    (entry,) = seen(made).of_kind("council.position")
    assert (entry.id, entry.confirmed_by, entry.record.body) == (identify(made), "A. Reader", POSITION)
    assert entry.record.said == datetime(2031, 2, 1, 23, 59, 59, tzinfo=UTC)
    assert (entry.record.party, entry.record.sources) == ("X-ORV", (SOURCE,))


def test_the_last_decision_counts_and_twice_is_once() -> None:
    view = seen(decision(Decided.REJECTED), decision(Decided.CONFIRMED, days=1, party="X-ORV", position=POSITION))
    assert len(claims(view)) == 1
    assert reviewed(view) == view
    assert decisions(view)[OF].record.body.word is Decided.CONFIRMED


def test_a_decision_whose_words_are_forgotten_decides_nothing() -> None:
    bare = msgspec.structs.replace(decision(Decided.REJECTED), body=None, body_digest="0" * 64)
    assert len(claims(seen(bare))) == 1


def test_sources_stay_where_no_other_words_are_given() -> None:
    assert decided_sources((SOURCE,), ()) == (SOURCE,)
    assert decided_sources((), (Span(0, 1),)) == ()
