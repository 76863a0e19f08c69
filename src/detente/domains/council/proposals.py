"""Proposals that a report tells of, and their answers. Only the addressee's answer counts (N-4)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from detente.domains.council.told import Desk, Report, Told, evidence, listed, topic_words
from detente.model.certainty import Certainty
from detente.model.finding import Finding, Verdict
from detente.model.report import AnswerClaim, GapClaim, ProposalClaim

VERDICTS = {
    "reject": Verdict.OPPOSED,
    "accept": Verdict.AGREED,
    "defer": Verdict.OPEN,
    "ignore": Verdict.NO_ANSWER,
}
"""What an answer, in the words of the reading schema, means for the proposal."""

IN_WORDS = {
    "reject": "does not take it up",
    "accept": "accepts it",
    "defer": "puts off its answer",
    "ignore": "gave no answer",
}
BESIDE = "Another proposal of the same side on the same topic is answered in this report; this one is not (N-4)."
NO_DEADLINE = "An offer has no deadline unless one is stated (N-6)."


def proposal_findings(report: Report, desk: Desk) -> Iterator[Finding]:
    """Yield a finding for each proposal of a report, then one for each answer to nothing in it."""
    proposals = tuple(report.claims(ProposalClaim))
    answers = tuple(report.claims(AnswerClaim))
    for proposal in proposals:
        found = _proposal(proposal, [a for a in answers if a.fields.ref == proposal.claim.id], report, desk)
        yield _beside(found, proposal, proposals, answers)
    known = {proposal.claim.id for proposal in proposals}
    yield from (_stray(a, report, desk) for a in answers if a.fields.ref not in known)


def _proposal(proposal: Told, answers: list[Told], report: Report, desk: Desk) -> Finding:
    told: ProposalClaim = proposal.fields
    by = desk.named(report.side(told.by))
    counted = [a for a in answers if _from_addressee(a, proposal, report, desk)]
    others = [a for a in answers if a not in counted]
    answerers = [desk.named(report.side(a.fields.by)) for a in counted]
    verdict = _verdict(counted)
    return Finding(
        rule="council.proposal",
        topic="council",
        question="Was this proposal answered by those to whom it was put?",
        verdict=verdict,
        sentence=f"{_put(proposal, report, desk)} {_answered(counted, verdict, report, desk)}",
        subject=told.topic or "",
        parties=tuple(desk.party_id(side) for side in dict.fromkeys([by, *answerers, *_to(told, report, desk)])),
        evidence=evidence([proposal, *counted, *others]),
        certainty=Certainty.SECONDARY,
        from_report=True,
        notes=tuple(_notes(counted, others, report, desk)),
    )


def _beside(found: Finding, proposal: Told, proposals: tuple[Told, ...], answers: tuple[Told, ...]) -> Finding:
    """Return the finding with a note where nothing answers it, but something a proposal like it."""
    like = (proposal.fields.by, proposal.fields.topic)
    answered = {answer.fields.ref for answer in answers}
    others = [p for p in proposals if p is not proposal and (p.fields.by, p.fields.topic) == like]
    if found.verdict is not Verdict.NO_ANSWER or not any(other.claim.id in answered for other in others):
        return found
    return msgspec.structs.replace(found, notes=(*found.notes, BESIDE))


def _put(proposal: Told, report: Report, desk: Desk) -> str:
    told: ProposalClaim = proposal.fields
    by = desk.named(report.side(told.by))
    to = f" to {listed(_to(told, report, desk))}" if told.to else ""
    article = "an" if told.type[:1] in "aeiou" else "a"
    put = f"{by} put forward {article} {told.type} on {topic_words(told.topic)}{to}"
    return f"By this report, {put}{desk.ending(proposal.entry)}"


def _to(told: ProposalClaim, report: Report, desk: Desk) -> list[str]:
    return [desk.named(report.side(told.to))] if told.to else []


def _from_addressee(answer: Told, proposal: Told, report: Report, desk: Desk) -> bool:
    told: ProposalClaim = proposal.fields
    side = desk.named(report.side(answer.fields.by))
    if told.to:
        return side in _to(told, report, desk)
    return side != desk.named(report.side(told.by))


def _verdict(counted: list[Told]) -> Verdict:
    given = {VERDICTS.get(a.fields.verdict, Verdict.CANNOT_TELL) for a in counted}
    if not given:
        return Verdict.NO_ANSWER
    return given.pop() if len(given) == 1 else Verdict.PARTIAL


def _answered(counted: list[Told], verdict: Verdict, report: Report, desk: Desk) -> str:
    if not counted:
        return "No answer on record in this report."
    parts = (_one_answer(answer, report, desk) for answer in counted)
    together = f" Together: {verdict.value}." if len(counted) > 1 else ""
    return " ".join(parts) + together


def _one_answer(answer: Told, report: Report, desk: Desk) -> str:
    by = desk.named(report.side(answer.fields.by))
    kind = IN_WORDS.get(answer.fields.verdict, f"answered ({answer.fields.verdict})")
    return f"{by} {kind}{desk.ending(answer.entry)}"


def _notes(counted: list[Told], others: list[Told], report: Report, desk: Desk) -> Iterator[str]:
    for answer in others:
        by = desk.named(report.side(answer.fields.by))
        yield f"{by} also spoke to it, but it was not put to {by}: not counted as an answer (N-4)."
    if not counted:
        yield NO_DEADLINE


def _stray(answer: Told, report: Report, desk: Desk) -> Finding:
    by = report.side(answer.fields.by)
    return Finding(
        rule="council.answer",
        topic="council",
        question="Which proposal does this answer?",
        verdict=Verdict.CANNOT_TELL,
        sentence=f"By this report, {desk.named(by)} answered{desk.ending(answer.entry)} "
        "What it answers is not in this report.",
        parties=(desk.party_id(by),),
        evidence=evidence([answer]),
        certainty=Certainty.SECONDARY,
        from_report=True,
    )


def apart_findings(report: Report, desk: Desk) -> Iterator[Finding]:
    """Yield a finding for each passage that shows sides apart, unless a proposal of the report says so already."""
    settled = {
        (told.fields.topic, frozenset(_sides_of(told, report, desk)))
        for told in report.claims(ProposalClaim)
        if told.fields.topic
    }
    passages: dict[object, list[Told]] = {}
    for told in report.claims(GapClaim):
        sides = frozenset(desk.named(report.side(side)) for side in told.fields.sides)
        if (told.fields.topic, sides) not in settled:
            against = report.side(told.fields.sides[1])
            passages.setdefault((told.fields.topic, against, told.entry.record.sources), []).append(told)
    for same in passages.values():
        yield _apart(same, report, desk)


def _sides_of(proposal: Told, report: Report, desk: Desk) -> list[str]:
    """Return who put a proposal and who does not take it up: two sides that are opposed on its topic."""
    against = [
        desk.named(report.side(answer.fields.by))
        for answer in report.claims(AnswerClaim)
        if answer.fields.ref == proposal.claim.id and answer.fields.verdict == "reject"
    ]
    return [desk.named(report.side(proposal.fields.by)), *against]


def _apart(same: list[Told], report: Report, desk: Desk) -> Finding:
    """Return the finding on gaps of one passage: one side or several against another."""
    gap: GapClaim = same[0].fields
    sides = [told.fields.sides[0] for told in same]
    named = listed([desk.named(report.side(side)) for side in sides])
    other = desk.named(report.side(gap.sides[1]))
    apart = f"{named} and {other}" if len(same) == 1 else f"{named} on one side and {other} on the other"
    return Finding(
        rule="council.apart",
        topic="council",
        question="Do two sides tell this differently in one report?",
        verdict=Verdict.DISPUTED,
        sentence=f"By this report, {apart} say different things on {topic_words(gap.topic)}.",
        subject=gap.topic,
        parties=tuple(desk.party_id(side) for side in (*sides, gap.sides[1])),
        evidence=evidence(same),
        certainty=Certainty.SECONDARY,
        from_report=True,
    )
