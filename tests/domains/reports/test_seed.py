"""What must be read in the wire report of 12 January 2022, with `--published` or with only an as-of."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.domains.reports import read
from detente.model.report import (
    ActivityClaim,
    ActorClaim,
    AnswerClaim,
    DenialClaim,
    GapClaim,
    MeetingClaim,
    ProposalClaim,
    Reading,
    ReadRecord,
    StatementClaim,
    StrengthClaim,
)
from detente.sources.register import load_register
from detente.sources.report_text import read_report

DAYS = {"published": {"published": date(2022, 1, 12)}, "as-of": {"as_of": date(2022, 1, 13)}}


@pytest.fixture(scope="module", params=list(DAYS))
def reading(request: pytest.FixtureRequest, seed_report: Path, pipeline: Any) -> Reading:
    return read(read_report(seed_report), load_register(), pipeline, **DAYS[request.param])


@pytest.fixture(scope="module")
def undated(seed_report: Path, pipeline: Any) -> Reading:
    return read(read_report(seed_report), load_register(), pipeline)


def records(reading: Reading, shape: type) -> list[ReadRecord]:
    return [record for record in reading.records if isinstance(record.fields, shape)]


def said(reading: Reading, words: str) -> list[StatementClaim]:
    found = [r.fields for r in records(reading, StatementClaim) if words in r.text]
    return [claim for claim in found if isinstance(claim, StatementClaim)]


def test_every_record_stands_on_its_words_and_names_its_rule(reading: Reading, seed_report: Path) -> None:
    text = seed_report.read_text(encoding="utf-8")
    for record in reading.records:
        assert record.text == " … ".join(text[span.start : span.end] for span in record.anchor) != ""
        assert record.rule


def test_ids_are_unique(reading: Reading) -> None:
    assert len({record.id for record in reading.records}) == len(reading.records)


def test_meetings(reading: Reading) -> None:
    council, geneva = (r.fields for r in records(reading, MeetingClaim))
    assert isinstance(council, MeetingClaim)
    assert isinstance(geneva, MeetingClaim)
    assert (council.forum, council.place, council.date) == ("NATO-Russia Council", "Brussels", "2022-01-12")
    assert (council.duration, council.status, council.date_inferred) == ("PT4H", "held", True)
    assert council.participants == ("NATO", "Russia")
    assert set(council.heads) == {("Jens Stoltenberg", "NATO"), ("Alexander Grushko", "Russia")}
    assert council.next is not None
    assert "no date" in council.next
    assert (geneva.place, geneva.date, geneva.status) == ("Geneva", "2022-01-10", "held")
    assert geneva.participants == ("Russia", "United States")


def test_two_years_without_a_meeting_is_said_by_the_secretary_general(reading: Reading) -> None:
    (claim,) = said(reading, "not been possible in the past two years")
    assert (claim.speaker, claim.side, claim.topic) == ("Jens Stoltenberg", "NATO", "dialogue")


def test_proposals_and_the_answer(reading: Reading) -> None:
    puts = {record.id: record for record in records(reading, ProposalClaim)}
    claims = [(p.fields.by, p.fields.type, p.fields.topic, p.fields.to, p.fields.date) for p in puts.values()]  # type: ignore[union-attr]
    assert ("Russia", "demand", "alliance-enlargement", "NATO", "2021-12") in claims
    offered = {topic for by, kind, topic, to, _ in claims if (by, kind, to) == ("NATO", "offer", "Russia")}
    assert offered == {"exercise-transparency", "sea-incident", "space-safety", "cyber"}
    assert any("Ukraine and Georgia" in p.text for p in puts.values())
    (answer,) = records(reading, AnswerClaim)
    assert isinstance(answer.fields, AnswerClaim)
    assert (answer.fields.by, answer.fields.verdict) == ("NATO", "reject")
    assert "new members" in puts[str(answer.fields.ref)].text


def test_activities(reading: Reading) -> None:
    announced, drill, build_up = (r.fields for r in records(reading, ActivityClaim))
    assert isinstance(announced, ActivityClaim)
    assert isinstance(drill, ActivityClaim)
    assert isinstance(build_up, ActivityClaim)
    assert (announced.announced, announced.near, announced.places) == (
        True,
        "Ukraine",
        ("Russia", "border with Ukraine"),
    )
    assert announced.told_by == ("Kremlin",)
    assert (drill.type, drill.who, drill.near, drill.start) == ("live-firing", "Russia", "Ukraine", "2022-01-11")
    assert drill.strength == StrengthClaim(3000, 3000, "soldiers")
    assert (build_up.type, build_up.who, build_up.near) == ("build-up", "Russia", "Ukraine")
    assert build_up.told_by == ("Ukraine", "NATO")


def test_who_said_what(reading: Reading) -> None:
    assert [claim.speaker for claim in said(reading, "massive buildup")] == ["Ukraine", "NATO"]
    assert all(claim.stance == "accuse" for claim in said(reading, "massive buildup"))
    (right,) = said(reading, "has the right to conduct exercises")
    (link,) = said(reading, "There is no relationship")
    (aside,) = said(reading, "have nothing to do with")
    assert {c.speaker for c in (right, link, aside)} == {"Dmitry Peskov"}
    assert {c.topic for c in (right, aside)} == {"exercise-conduct"}
    # "our units, our military districts" speak of forces too, and "nothing to do with" both denies and rejects.
    assert link.topic in ("exercise-conduct", "force-posture")
    assert aside.stance in ("deny", "reject")
    assert (link.mode, link.stance) == ("direct", "reject")
    (plans,) = said(reading, "We have no plans")
    assert (plans.speaker, plans.mode, plans.stance, plans.topic) == ("Sergei Ryabkov", "direct", "deny", "intent")
    (need,) = said(reading, "guarantees that Ukraine and Georgia")
    assert (need.speaker, need.mode, need.stance) == ("Sergei Ryabkov", "mixed", "demand")
    direct = [r for r in records(reading, StatementClaim) if r.fields.mode == "direct"]  # type: ignore[union-attr]
    by_chief = [r for r in direct if r.fields.speaker == "Jens Stoltenberg"]  # type: ignore[union-attr]
    assert (len(direct), len(by_chief)) == (7, 5)


def test_every_speaker_and_verb_of_saying_has_its_span(reading: Reading, seed_report: Path) -> None:
    text = seed_report.read_text(encoding="utf-8")
    for record in records(reading, StatementClaim):
        claim = record.fields
        assert isinstance(claim, StatementClaim)
        assert claim.cue_span is not None
        assert text[claim.cue_span.start : claim.cue_span.end].split()[0].isalpha()
        assert claim.speaker_span is not None or "shared-subject" in record.rule
    assert said(reading, "future meetings")[0].speaker == "Jens Stoltenberg"


def test_denials_fears_and_gaps(reading: Reading) -> None:
    denials = [r.fields for r in records(reading, DenialClaim)]
    assert ("fear", None) in [(d.type, d.by) for d in denials]  # type: ignore[union-attr]
    assert ("denial", "Sergei Ryabkov") in [(d.type, d.by) for d in denials]  # type: ignore[union-attr]
    gaps = [(g.fields.topic, set(g.fields.sides)) for g in records(reading, GapClaim)]  # type: ignore[union-attr]
    assert ("alliance-enlargement", {"NATO", "Russia"}) in gaps
    assert ("force-posture", {"NATO", "Russia"}) in gaps


def test_office_holders_are_those_of_the_day(reading: Reading) -> None:
    actors = {r.fields.name: r.fields for r in records(reading, ActorClaim)}  # type: ignore[union-attr]
    chief = actors["Jens Stoltenberg"]
    assert isinstance(chief, ActorClaim)
    assert (chief.office, chief.side) == ("secretary general", "NATO")
    assert "Nato chief" in chief.forms
    assert actors["Alexander Grushko"].side == "Russia"  # type: ignore[union-attr]
    assert not {"Mark Rutte", "Related Articles", "Politics", "EFE"} & set(actors)


def test_nothing_is_read_from_what_is_no_content(reading: Reading, seed_report: Path) -> None:
    text = seed_report.read_text(encoding="utf-8")
    low, high = text.index("Brussels, Jan"), text.index("rja-jug")
    spans = [span for r in reading.records if not isinstance(r.fields, ActorClaim) for span in r.anchor]
    assert all(low <= span.start < span.end <= high for span in spans)
    cut = " ".join(text[span.start : span.end] for span in reading.doc.boilerplate)
    assert all(words in cut for words in ("Politics", "rja-jug/smq/mp", "Related Articles", "Back to top"))


def test_without_any_year_no_day_is_made_up(undated: Reading) -> None:
    assert undated.doc.dateline_date is None
    claims = [r.fields for r in undated.records]
    days = [getattr(claim, name, None) for claim in claims for name in ("date", "start", "end", "when")]
    assert not any(days)
    assert any(isinstance(claim, MeetingClaim) and claim.forum for claim in claims)
