"""Findings on what reports tell: proposals and answers, meetings and the next date, links that one side denies."""

from __future__ import annotations

import msgspec
import pytest

from detente.domains import council
from detente.domains.council.meetings import duration_words
from detente.model.finding import Finding, Verdict
from detente.model.record import Span
from detente.model.report import (
    AnswerClaim,
    DenialClaim,
    GapClaim,
    MeetingClaim,
    ProposalClaim,
    StatementClaim,
)
from detente.model.time import read_instant
from detente.model.view import Entry, View
from tests.domains.council.telling import ISSUES, NOW, Report, name, party_id, seen, words

PROPOSAL = ProposalClaim(by="Alphia", topic="exercise-transparency", type="offer")


def findings(*reports: Report, rule: str) -> list[Finding]:
    texts = words(*reports)
    every = council.findings(seen(*reports), NOW, name, ISSUES, lambda entry: texts[entry.id], party_id=party_id)
    return [finding for finding in every if finding.rule == rule]


def proposal(*answers: AnswerClaim, to: str | None = None) -> Finding:
    report = Report().speaker("Ann", "Alphia").speaker("Bo", "Betia")
    report.tell("p1", msgspec.structs.replace(PROPOSAL, to=to), "share the plans of\n drills.")
    for number, answer in enumerate(answers):
        report.tell(f"a{number}", answer, f"words of answer {number}")
    (found,) = findings(report, rule="council.proposal")
    return found


def test_a_proposal_without_an_answer() -> None:
    found = proposal()
    assert found.verdict is Verdict.NO_ANSWER
    assert found.sentence == (
        "By this report, Alphia put forward an offer on exercise transparency: share the plans of drills. "
        "No answer on record in this report."
    )
    assert found.owed == ()
    assert any("N-6" in note for note in found.notes)
    assert (found.subject, found.parties, found.from_report) == ("exercise-transparency", ("AA",), True)
    assert found.evidence.sources[0].spans == (Span(200, 227),)
    assert found.evidence.confirmed is False


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        ("reject", Verdict.OPPOSED),
        ("accept", Verdict.AGREED),
        ("defer", Verdict.OPEN),
        ("ignore", Verdict.NO_ANSWER),
        ("shrug", Verdict.CANNOT_TELL),
    ],
)
def test_the_answer_of_the_addressee(verdict: str, expected: Verdict) -> None:
    found = proposal(AnswerClaim(by="Bo", verdict=verdict, ref="p1"), to="Betia")
    assert found.verdict is expected
    assert found.parties == ("AA", "BB")
    assert "words of answer 0" in found.sentence
    assert len(found.evidence.records) == 2


def test_several_answers_that_differ() -> None:
    found = proposal(
        AnswerClaim(by="Betia", verdict="reject", ref="p1"), AnswerClaim(by="Gammia", verdict="accept", ref="p1")
    )
    assert found.verdict is Verdict.PARTIAL
    assert found.parties == ("AA", "BB", "CC")


def test_only_the_addressee_answers() -> None:
    found = proposal(AnswerClaim(by="Gammia", verdict="reject", ref="p1"), to="Betia")
    assert found.verdict is Verdict.NO_ANSWER
    assert any("not put to Gammia" in note for note in found.notes)
    assert "to Betia" in found.sentence


def test_nobody_answers_his_own_side() -> None:
    assert proposal(AnswerClaim(by="Ann", verdict="accept", ref="p1")).verdict is Verdict.NO_ANSWER


def test_an_answer_to_nothing_in_the_report() -> None:
    report = Report().tell("a1", AnswerClaim(by="Betia", verdict="reject"), "words")
    (found,) = findings(report, rule="council.answer")
    assert (found.verdict, found.parties) == (Verdict.CANNOT_TELL, ("BB",))


def test_an_answer_in_another_report_is_not_taken_for_one_here() -> None:
    asked = Report("one.txt").tell("p1", PROPOSAL)
    answered = Report("two.txt").tell("a1", AnswerClaim(by="Betia", verdict="reject", ref="p1"))
    (found,) = findings(asked, answered, rule="council.proposal")
    assert found.verdict is Verdict.NO_ANSWER


def test_a_claim_without_words_or_topic() -> None:
    report = Report().tell("p1", ProposalClaim(by="Alphia"))
    report.tell("a1", AnswerClaim(by="Betia", verdict="reject", ref="p1"))
    report.tell("a2", AnswerClaim(by="Betia", verdict="reject"))
    (found,) = findings(report, rule="council.proposal")
    assert "put forward a proposal on a matter without a topic." in found.sentence
    assert "Betia does not take it up." in found.sentence
    (stray,) = findings(report, rule="council.answer")
    assert stray.sentence.startswith("By this report, Betia answered. ")


def test_long_words_are_cut_at_a_word() -> None:
    report = Report().tell("p1", PROPOSAL, "many words " * 100)
    (found,) = findings(report, rule="council.proposal")
    assert "words many …. No answer" in found.sentence
    assert len(found.sentence) < 400


def test_claims_stand_in_the_order_of_the_report() -> None:
    report = Report()
    for number in range(6):
        report.tell(f"p{number}", PROPOSAL, f"plan {number}")
    found = findings(report, rule="council.proposal")
    assert [f.sentence.split("plan ")[1][0] for f in found] == list("012345")


MEETING = MeetingClaim(
    forum="Standing Council",
    date="1975-06-02",
    place="Graz",
    duration="PT4H",
    level="ambassador",
    participants=("Alphia", "Betia"),
    heads=(("Ann", "Alphia"), ("Bo", "Betia")),
    next="need to resume talks and set dates",
    date_inferred=True,
)


def test_a_meeting_without_a_next_date_is_an_open_follow_up() -> None:
    (found,) = findings(Report().tell("m1", MEETING, "met"), rule="council.meeting")
    assert found.verdict is Verdict.OPEN
    assert found.sentence == (
        "By this report, the Standing Council met in Graz on 1975-06-02 "
        "(part of the date is inferred) for 4 hours at ambassador level; Ann for Alphia and Bo for Betia. "
        "The next meeting, as told: need to resume talks and set dates. Status: no date set."
    )
    (owed,) = found.owed
    assert (owed.what, owed.by, owed.due, owed.within, owed.status) == (
        "set a date for the next meeting",
        ("AA", "BB"),
        None,
        "no date told",
        "open",
    )


def next_told(next_: str | None, **fields: str) -> Finding:
    claim = msgspec.structs.replace(MEETING, next=next_, **fields)
    (found,) = findings(Report().tell("m1", claim), rule="council.meeting")
    return found


@pytest.mark.parametrize(
    ("told", "verdict", "owed"),
    [
        ("agreed date", Verdict.AGREED, 0),
        ("agreed to meet", Verdict.OPEN, 1),
        ("to explore a schedule", Verdict.OPEN, 1),
        ("one side ready", Verdict.OPEN, 0),
        ("refused", Verdict.OPPOSED, 0),
        ("a frank exchange", Verdict.CANNOT_TELL, 0),
        (None, Verdict.CANNOT_TELL, 0),
    ],
)
def test_the_next_meeting(told: str | None, verdict: Verdict, owed: int) -> None:
    found = next_told(told)
    assert (found.verdict, len(found.owed)) == (verdict, owed)


def test_a_statement_on_more_dialogue_tells_of_the_next_meeting() -> None:
    said = StatementClaim(speaker="Ann", mode="indirect", topic="dialogue")
    report = Report().tell("m1", msgspec.structs.replace(MEETING, next=None), "met")
    report.tell("s1", said, "the need to explore a schedule of future meetings").tell(
        "s2", said, "talks were hard"
    )
    report.tell("s3", said, "future meetings are a thing")
    (found,) = findings(report, rule="council.meeting")
    assert "to be explored, no date set" in found.sentence
    assert len(found.evidence.records) == 2


def test_a_meeting_that_is_only_planned_takes_no_account_from_statements() -> None:
    said = StatementClaim(speaker="Ann", mode="indirect", topic="dialogue")
    report = Report().tell("m1", msgspec.structs.replace(MEETING, next=None, status="planned", duration=None))
    report.tell("s1", said, "the need to explore a schedule of future meetings")
    (found,) = findings(report, rule="council.meeting")
    assert "has a meeting on record as planned" in found.sentence
    assert found.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("summary", "anchor", "status"),
    [
        (
            "resumption wanted, no date",
            "talks … to explore a schedule of future meetings",
            "to be explored, no date set",
        ),
        ("resumption wanted, no date", "talks … agreed to hold future meetings on May 3", "Status: no date set"),
        ("resumption wanted, no date", "talks … a word on future meetings", "Status: no date set"),
        ("a frank exchange", "to explore future meetings", "to be explored, no date set"),
        ("agreed date", "talks", "its date is agreed"),
    ],
)
def test_the_reports_own_words_may_weaken_a_summary_and_never_firm_it(
    summary: str, anchor: str, status: str
) -> None:
    claim = msgspec.structs.replace(MEETING, next=summary)
    (found,) = findings(Report().tell("m1", claim, anchor), rule="council.meeting")
    assert status in found.sentence
    assert "differ" not in found.sentence


@pytest.mark.parametrize(
    ("level", "words"),
    [("high-level", "at high level"), ("ministers", "at ministers level"), ("high level", "at high level")],
)
def test_the_level_of_a_meeting(level: str, words: str) -> None:
    claim = msgspec.structs.replace(MEETING, level=level)
    (found,) = findings(Report().tell("m1", claim), rule="council.meeting")
    assert f" {words}; Ann" in found.sentence


def test_a_proposal_like_an_answered_one_is_still_not_answered() -> None:
    report = (
        Report().tell("p1", PROPOSAL, "one").tell("p2", PROPOSAL, "two").tell("p3", ProposalClaim(by="Alphia"))
    )
    report.tell("a1", AnswerClaim(by="Betia", verdict="reject", ref="p1"))
    first, second, third = findings(report, rule="council.proposal")
    assert [f.verdict for f in (first, second, third)] == [Verdict.OPPOSED, Verdict.NO_ANSWER, Verdict.NO_ANSWER]
    told = "Another proposal of the same side on the same topic is answered"
    assert [any(note.startswith(told) for note in f.notes) for f in (first, second, third)] == [False, True, False]


def test_two_reports_of_one_meeting_are_put_together_and_their_difference_is_told() -> None:
    wire = Report("wire.txt").tell("m1", msgspec.structs.replace(MEETING, duration=None, place=None), "met")
    readout = Report("readout.txt").tell(
        "m1", msgspec.structs.replace(MEETING, next="to explore a schedule", heads=()), "met"
    )
    (found,) = findings(wire, readout, rule="council.meeting")
    assert found.sentence.startswith("By 2 reports, the Standing Council met in Graz on 1975-06-02")
    assert "Status: to be explored, no date set. The accounts of it differ." in found.sentence
    assert len(found.owed) == 1
    assert "Told in wire.txt: need to resume talks and set dates." in found.notes
    assert "Told in readout.txt: to explore a schedule." in found.notes
    assert {source.name for source in found.evidence.sources} == {"wire.txt", "readout.txt"}


def test_meetings_without_a_forum_stay_apart() -> None:
    bare = MeetingClaim(participants=("Alphia", "Betia"))
    report = Report().tell("m1", bare).tell("m2", bare, "again").tell("m3", MeetingClaim())
    found = findings(report, rule="council.meeting")
    assert [f.sentence.split(".")[0] for f in found] == [
        "By this report, Alphia and Betia met",
        "By this report, Alphia and Betia met",
        "By this report, nobody met",
    ]


def test_durations_in_words() -> None:
    assert duration_words("PT4H") == "4 hours"
    assert duration_words("P1DT1H30M") == "1 day 1 hour 30 minutes"
    assert duration_words("P") == "P"
    assert duration_words("a while") == "a while"


DENIES = StatementClaim(speaker="Bo", side="Betia", mode="direct", topic="exercise-conduct")


@pytest.mark.parametrize(
    "text",
    [
        "there is no relationship between these things",
        "the drills have nothing to do with the talks",
        "the two are not linked",
        "these are unrelated",
        "it is a separate matter",
        "the drills are not directly connected with it",
    ],
)
def test_a_link_that_one_side_denies(text: str) -> None:
    report = Report().tell("p1", PROPOSAL, "share plans").tell("s1", DENIES, text)
    (found,) = findings(report, rule="council.linkage")
    assert found.verdict is Verdict.DISPUTED
    assert f"Bo said for Betia that there is no link: {text}." in found.sentence
    assert "Alphia put exercise transparency on the table" in found.sentence
    assert found.parties == ("BB", "AA")
    assert len(found.evidence.records) == 2


@pytest.mark.parametrize("text", ["we have a good relationship", "talks went on", "the link is clear", ""])
def test_other_words_deny_no_link(text: str) -> None:
    assert not findings(Report().tell("s1", DENIES, text), rule="council.linkage")


def test_a_denied_link_that_nobody_else_told_of() -> None:
    report = Report().speaker("Bo", "Betia").tell("d1", DenialClaim(type="denial", by="Bo"), "it is unrelated")
    report.tell("s1", msgspec.structs.replace(DENIES, side=None, topic=None), "there is no link")
    report.tell("d2", DenialClaim(type="fear"), "it is unrelated")
    (found,) = findings(report, rule="council.linkage")
    assert "no other side's view of it is in this report" in found.sentence
    assert found.parties == ("BB",)
    assert len(found.evidence.records) == 2


def test_without_words_no_link_can_be_read() -> None:
    report = Report().tell("s1", DENIES, "there is no link")
    found = council.findings(seen(report), NOW, name, ISSUES)
    assert not [finding for finding in found if finding.rule == "council.linkage"]


def gap(topic: str) -> GapClaim:
    return GapClaim(topic=topic, sides=("Alphia", "Betia"), side_spans=((Span(0, 1),), (Span(2, 3),)))


def test_two_sides_apart_in_one_report() -> None:
    (found,) = findings(Report().tell("g1", gap("missiles")), rule="council.apart")
    assert found.verdict is Verdict.DISPUTED
    assert found.sentence == "By this report, Alphia and Betia say different things on missiles."


def test_a_gap_that_a_proposal_tells_is_not_told_twice() -> None:
    report = Report().tell("p1", msgspec.structs.replace(PROPOSAL, topic="missiles"))
    report.tell("a1", AnswerClaim(by="Betia", verdict="reject", ref="p1")).tell("g1", gap("missiles"))
    assert not findings(report, rule="council.apart")
    assert findings(Report().tell("p1", PROPOSAL).tell("g1", gap("missiles")), rule="council.apart")


def test_nothing_later_is_read() -> None:
    report = Report(said="1975-07-01").tell("p1", PROPOSAL)
    late = read_instant("1975-07-02")
    assert not council.findings(View(late, tuple(report.entries)), NOW, name, ISSUES)
    assert council.findings(View(late, tuple(report.entries)), late, name, ISSUES)


def test_a_claim_whose_words_were_deleted_is_counted() -> None:
    (entry,) = Report().tell("p1", PROPOSAL).entries
    bare = Entry(id=entry.id, record=msgspec.structs.replace(entry.record, body=None, body_digest="0" * 64))
    (found,) = council.findings(View(NOW, (bare,)), NOW, name, ISSUES)
    assert (found.rule, found.verdict) == ("council.unread", Verdict.CANNOT_TELL)


def test_a_claim_without_a_source_is_a_report_of_its_own() -> None:
    (entry,) = Report().tell("m1", MEETING).entries
    other = msgspec.structs.replace(MEETING, next="no date")
    (second,) = Report().tell("m1", msgspec.structs.replace(other, next="to explore")).entries
    bare = [Entry(id=e.id, record=msgspec.structs.replace(e.record, sources=())) for e in (entry, second)]
    (found,) = council.findings(View(NOW, tuple(bare)), NOW, name, ISSUES)
    assert any("a record without a source" in note for note in found.notes)
    assert found.evidence.sources == ()


def test_claims_of_two_desks_name_no_single_party() -> None:
    (first,) = Report("one.txt").tell("m1", MEETING).entries
    (second,) = Report("two.txt").tell("m1", MEETING).entries
    second = Entry(id=second.id, record=msgspec.structs.replace(second.record, party="other"))
    (found,) = council.findings(View(NOW, (first, second)), NOW, name, ISSUES)
    assert found.evidence.party == ""
