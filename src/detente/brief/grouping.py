"""Many findings on positions, told shortly: each pair of parties in one line, questions grouped by verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.model.finding import Finding, Verdict

IN_PAIR = {
    Verdict.OPPOSED: "Opposed",
    Verdict.DISPUTED: "Disputed",
    Verdict.PARTIAL: "Partly apart",
    Verdict.AGREED: "Same side",
    Verdict.NO_ANSWER: "One side silent",
    Verdict.UNCERTAIN: "Two words at one instant",
}
"""How a verdict on one question is headed in the list of a pair, in the order in which it is read."""

PROPOSITION = "On the proposition: "


def pairs(findings: Iterable[Finding]) -> Iterator[tuple[Finding, tuple[str, ...], tuple[Finding, ...]]]:
    """Yield for each pair its finding on the mean, a line for each verdict, and the findings behind them."""
    every = tuple(findings)
    for mean in every:
        if mean.rule == "council.mean":
            rows = tuple(f for f in every if f.rule == "council.gap" and f.parties == mean.parties)
            yield mean, tuple(_by_verdict(rows)), rows


def _by_verdict(rows: tuple[Finding, ...]) -> Iterator[str]:
    for verdict, head in IN_PAIR.items():
        about = [proposition(row) for row in rows if row.verdict is verdict]
        if about:
            yield f"{head} ({len(about)}): {'; '.join(about)}."


def unanswered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings on propositions to which no other party has a word on record."""
    return tuple(f for f in findings if f.rule == "council.unanswered")


def proposition(finding: Finding) -> str:
    """Return the proposition that a finding on positions is about, as its sentence gives it."""
    _, _, rest = finding.sentence.partition(PROPOSITION)
    return rest.partition(". ")[0]
