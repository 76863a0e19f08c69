"""Findings on positions: sentences, marks, conditions, leaks, silence, and what nobody answered."""

from __future__ import annotations

from detente.domains import council
from detente.model.certainty import Certainty
from detente.model.council import Basis
from detente.model.finding import Finding, Verdict
from detente.model.view import Entry, view_of
from tests.domains.council.telling import ISSUES, NOW, name, position, silence


def found(*entries: Entry, rule: str = "council.gap") -> list[Finding]:
    every = council.findings(view_of(entries, NOW), NOW, name, ISSUES)
    return [finding for finding in every if finding.rule == rule]


def test_opposed_with_its_evidence() -> None:
    first, second = position("AA", -2, document="Speech"), position("BB", 2)
    (finding,) = found(first, second)
    assert finding.verdict is Verdict.OPPOSED
    assert finding.sentence == (
        "On the proposition: The two sides share their plans. Alphia rejects (1975-06-01), "
        "Betia proposes or accepts (1975-06-01): blocked, gap 1."
    )
    assert set(finding.evidence.records) == {first.id, second.id}
    assert (finding.parties, finding.subject, finding.from_report) == (("AA", "BB"), "sharing", False)
    assert "Alphia, 1975-06-01: said so [Speech]" in finding.notes


def test_the_same_and_nearly_the_same() -> None:
    assert found(position("AA", 2), position("BB", 2))[0].verdict is Verdict.AGREED
    assert found(position("AA", -1), position("BB", -1))[0].verdict is Verdict.AGREED
    assert found(position("AA", 1), position("BB", 2))[0].verdict is Verdict.PARTIAL
    assert found(position("AA", 0), position("BB", 0))[0].verdict is Verdict.PARTIAL


def test_silence_is_no_answer_and_is_said_to_be_silence() -> None:
    (finding,) = found(silence("AA", "1975-06-01"), position("BB", 2))
    assert finding.verdict is Verdict.NO_ANSWER
    assert "Alphia is silent on it" in finding.sentence
    (mean,) = found(silence("AA", "1975-06-01"), position("BB", 2), rule="council.mean")
    assert mean.verdict is Verdict.CANNOT_TELL
    assert "on no issue have both spoken; 1 more left out" in mean.sentence


def test_a_condition_and_a_leak_are_told() -> None:
    (finding,) = found(
        position("AA", 1, basis=Basis.CONDITIONAL, condition="if both do"),
        position("BB", 0, basis=Basis.LEAK, confirmed_by="Betia's ministry"),
    )
    assert "Alphia accepts in part, on a condition" in finding.sentence
    assert "Betia is open" in finding.sentence
    assert "Alphia's condition: if both do" in finding.notes
    assert "Betia's word is known by a leak; confirmed by Betia's ministry. It is no official text (N-3)." in (
        finding.notes
    )
    (unconfirmed,) = found(position("AA", 1), position("BB", 1, basis=Basis.LEAK))
    assert any("nobody on record confirmed it" in note for note in unconfirmed.notes)


def test_the_weakest_mark_is_carried_and_a_doubtful_one_gives_no_verdict() -> None:
    (memory,) = found(position("AA", 2, certainty=Certainty.MEMORY), position("BB", 2, certainty=Certainty.TEXT))
    assert (memory.verdict, memory.certainty) == (Verdict.AGREED, Certainty.MEMORY)
    (doubtful,) = found(position("AA", 2, certainty=Certainty.DOUBTFUL), position("BB", 2))
    assert (doubtful.verdict, doubtful.certainty) == (Verdict.UNCERTAIN, Certainty.DOUBTFUL)


def test_two_words_at_one_instant() -> None:
    (finding,) = found(position("AA", 2), position("AA", -2), position("BB", 2))
    assert finding.verdict is Verdict.UNCERTAIN


def test_two_readings_that_differ_are_all_told() -> None:
    two = position("AA", 2, coded_by="Kim"), position("AA", -2, coded_by="Lee", certainty=Certainty.MEMORY)
    third = position("BB", 2)
    (finding,) = found(*two, third)
    assert (finding.verdict, finding.certainty) == (Verdict.UNCERTAIN, Certainty.MEMORY)
    assert (
        "Alphia is read in different ways: proposes or accepts (read by Kim); rejects (read by Lee) (1975-06-01)"
        in finding.sentence
    )
    assert "two readings that differ" in finding.sentence
    assert set(finding.evidence.records) == {two[0].id, two[1].id, third.id}
    assert len(finding.notes) == 3
    (mean,) = found(*two, third, rule="council.mean")
    assert "1 more left out, because what is on record of one side's word differs" in mean.sentence
    assert not found(*two, rule="council.unanswered")


def test_one_coder_with_two_words_is_named_so() -> None:
    (finding,) = found(position("AA", 2), position("AA", -2), position("BB", 2))
    assert "Alphia has two different words on record" in finding.sentence
    assert "read by nobody named" in finding.sentence


def test_the_mean_from_same_to_opposite() -> None:
    for stances, verdict in (((2, 2), Verdict.AGREED), ((2, -2), Verdict.OPPOSED), ((2, 1), Verdict.PARTIAL)):
        (mean,) = found(position("AA", stances[0]), position("BB", stances[1]), rule="council.mean")
        assert mean.verdict is verdict
        assert "over the 1 issue(s)" in mean.sentence


def test_what_one_party_alone_proposed() -> None:
    (finding,) = found(
        position("AA", 2), position("BB", 2, issue="zone", day="1975-07-01"), rule="council.unanswered"
    )
    assert finding.verdict is Verdict.NO_ANSWER
    assert (finding.parties, finding.evidence.party) == (("AA",), "AA")
    assert not found(position("AA", 1), rule="council.unanswered")


def test_parties_without_a_common_issue_give_no_mean() -> None:
    assert not found(position("AA", 2), position("BB", 2, issue="zone"), rule="council.mean")


def test_three_parties_are_three_pairs_in_one_order() -> None:
    findings = found(position("CC", 1), position("AA", 1), position("BB", 1))
    assert [finding.parties for finding in findings] == [("AA", "BB"), ("AA", "CC"), ("BB", "CC")]
