"""A desk with claims of one invented report, as a machine would have read it, made without reading anything."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from detente.ledger import Ledger, keep_file
from detente.model.record import Marking, Record, Source, Span, digest
from detente.model.report import (
    ActivityClaim,
    ActorClaim,
    AnswerClaim,
    Claim,
    Confidence,
    DenialClaim,
    GapClaim,
    Headline,
    MeetingClaim,
    ProposalClaim,
    ReportClaim,
    ReportDocument,
    StatementClaim,
    StrengthClaim,
)

HEADLINE = "Orvania and Tessel meet over drills"
TEXT = f"""{HEADLINE}

KARSIN, Feb 3, 2021 (Harborwire) - Orvania and Tessel met in Karsin on Wednesday for two hours.

Dom Varga, a spokesman, said Orvania would keep the line between the two staffs open. Tessel must cut the size of
its drills, he said.

On Thursday, 14,000 Tesselian soldiers began a drill called Grey Heron near the border with Orvania.

Tessel proposed talks on the line. Orvania rejected the talks. Varga said there was no plan to attack.
"""
SAID = datetime(2021, 2, 3, 23, 59, 59, tzinfo=UTC)
CLAIMS: dict[str, tuple[str, Claim]] = {
    "meeting": (
        "Orvania and Tessel met in Karsin on Wednesday for two hours",
        MeetingClaim(date="2021-02-03", place="Karsin", duration="PT2H", participants=("Orvania", "Tessel")),
    ),
    "line": (
        "Orvania would keep the line between the two staffs open",
        StatementClaim(
            speaker="Dom Varga",
            mode="indirect",
            topic="hotline",
            stance="assure",
            side="Orvania",
            when="2021-02-03",
            confidence=Confidence(topic_percent=97, stance_percent=61),
        ),
    ),
    "drills": (
        "Tessel must cut the size of\nits drills",
        StatementClaim(
            speaker="Dom Varga", mode="indirect", topic="exercise-conduct", stance="demand", side="Orvania"
        ),
    ),
    "activity": (
        "14,000 Tesselian soldiers began a drill called Grey Heron near the border with Orvania",
        ActivityClaim(
            who="Tessel",
            type="exercise",
            name="Grey Heron",
            strength=StrengthClaim(14_000, 14_000, "soldiers"),
            start="2021-02-04",
            near="Orvania",
            places=("border with Orvania",),
        ),
    ),
    "proposal": ("talks on the line", ProposalClaim(by="Tessel", to="Orvania", topic="hotline")),
    "answer": ("Orvania rejected the talks", AnswerClaim(by="Orvania", verdict="reject", ref="proposal1")),
    "denial": ("there was no plan to attack", DenialClaim(type="denial", by="Dom Varga")),
    "gap": (
        "Orvania rejected the talks",
        GapClaim(topic="hotline", sides=("Tessel", "Orvania"), side_spans=((Span(0, 1),), (Span(1, 2),))),
    ),
    "actor": ("Dom Varga", ActorClaim(name="Dom Varga", type="person", side="Orvania")),
}
ISSUES = """parties: [X-ORV, X-TES]
issues:
  - id: line
    proposition: The line between the two staffs is kept open
    topic: hotline
  - id: size
    proposition: Drills near the border are limited in size
    topic: exercise-conduct
  - id: notice
    proposition: Drills near the border are told of two weeks before
    topic: exercise-conduct
"""
PARTIES = """id,name,type,side,forms,adjectives,since,until,source,certainty
X-ORV,Orvania,state,,,Orvanian,,,invented,M
X-TES,Tessel,state,,,Tesselian,,,invented,M
"""


def source_at(words: str, name: str = "wire.txt") -> Source:
    start = TEXT.index(words)
    return Source(digest(TEXT.encode()), "text/plain", name, (Span(start, start + len(words)),))


def claim_records(marking: Marking = Marking.CLEAR, held_for: tuple[str, ...] = ()) -> tuple[Record[Any], ...]:
    """Return the report and its claims as records of the desk that read it."""
    common: dict[str, Any] = {"party": "desk", "said": SAID, "marking": marking, "held_for": held_for}
    document = ReportDocument(
        id="wire",
        file="wire.txt",
        chars=len(TEXT),
        sha256=digest(TEXT.encode()),
        headline=Headline(Span(0, len(HEADLINE)), HEADLINE),
        place="Karsin",
        dateline_date="2021-02-03",
        date_from="text",
        agency="Harborwire",
    )
    return (
        Record(kind="report.document", body=document, sources=(source_at(HEADLINE),), **common),
        *(
            Record(
                kind="report.claim",
                body=ReportClaim(id=f"{name}1", rule="made", fields=fields),
                sources=(source_at(words),),
                **common,
            )
            for name, (words, fields) in CLAIMS.items()
        ),
    )


def make_desk(folder: Path, issues: str = ISSUES) -> Path:
    """Return a new desk with the claims, its issues and a register of the invented States."""
    with Ledger.create(folder, "desk") as ledger:
        ledger.append(claim_records())
    keep_file(folder, TEXT.encode())
    (folder / "issues.yaml").write_text(issues, encoding="utf-8")
    (folder / "registers").mkdir()
    (folder / "registers" / "parties.csv").write_text(PARTIES, encoding="utf-8")
    return folder
