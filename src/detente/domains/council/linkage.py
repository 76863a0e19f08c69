"""Linkage disputes: one side says that two things are not linked, others treat them together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.domains.council.told import Desk, Report, Told, evidence, listed, topic_words
from detente.model.certainty import Certainty
from detente.model.finding import Finding, Verdict
from detente.model.report import DenialClaim, ProposalClaim, StatementClaim

NO_LINK = re.compile(
    r"\b(?:(?:no|not any|without any|without|nor any) (?:direct )?"
    r"(?:relationship|relation|link|linkage|connection)\b"
    r"|nothing (?:whatsoever )?(?:to do with|in common with)"
    r"|not (?:be )?(?:\w+ly )?(?:linked|related|connected|tied)\b"
    r"|unrelated|unconnected|delinked"
    r"|separate (?:matter|matters|issue|issues|question|questions|track|tracks)\b)",
    re.IGNORECASE,
)
"""Ways in which English says that two things are not linked; every repeat is bounded, so the search is linear."""


def linkage_findings(report: Report, desk: Desk) -> Iterator[Finding]:
    """Yield one finding for each side that, in this report, says that there is no link."""
    by_side: dict[str, list[Told]] = {}
    for told in report.told:
        speaker = _speaker(told)
        if speaker and NO_LINK.search(desk.words(told.entry)):
            by_side.setdefault(desk.named(_side(told, report) or speaker), []).append(told)
    yield from (_finding(side, told, report, desk) for side, told in by_side.items())


def _speaker(told: Told) -> str | None:
    if isinstance(told.fields, StatementClaim):
        return told.fields.speaker
    return told.fields.by if isinstance(told.fields, DenialClaim) else None


def _side(told: Told, report: Report) -> str | None:
    stated = told.fields.side if isinstance(told.fields, StatementClaim) else None
    return stated or report.side(_speaker(told) or "")


def _finding(side: str, told: list[Told], report: Report, desk: Desk) -> Finding:
    others = _others(side, told, report, desk)
    names = [desk.named(report.side(other.fields.by)) for other in others]
    speakers = listed(dict.fromkeys(_speaker(one) or side for one in told))
    words = "; ".join(dict.fromkeys(desk.short_words(one.entry) for one in told))
    return Finding(
        rule="council.linkage",
        topic="council",
        question="Does one side say that two things have nothing to do with each other?",
        verdict=Verdict.DISPUTED,
        sentence=f"By this report, {speakers} said for {side} that there is no link: {words}. "
        + _answer(names, others),
        subject="linkage",
        parties=tuple(desk.party_id(name) for name in dict.fromkeys([side, *names])),
        evidence=evidence([*told, *others]),
        certainty=Certainty.SECONDARY,
        from_report=True,
    )


def _answer(names: list[str], others: list[Told]) -> str:
    if not others:
        return "Whether there is one stays in dispute; no other side's view of it is in this report."
    topics = listed(topic_words(other.fields.topic) for other in others)
    return f"In the same report {listed(names)} put {topics} on the table of the talks: the link is disputed."


def _others(side: str, told: list[Told], report: Report, desk: Desk) -> list[Told]:
    """Return the proposals of other sides on the same family of topics (`exercise-...`): they make the link."""
    families = {_family(one.fields.topic) for one in told if isinstance(one.fields, StatementClaim)} - {""}
    return [
        proposal
        for proposal in report.claims(ProposalClaim)
        if _family(proposal.fields.topic) in families and desk.named(report.side(proposal.fields.by)) != side
    ]


def _family(topic: str | None) -> str:
    return (topic or "").partition("-")[0]
