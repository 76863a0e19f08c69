"""Many findings on positions, told shortly: each pair of parties in one line, questions grouped by verdict."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

import msgspec

from detente.model.finding import Evidence, Finding, Verdict

Item = TypeVar("Item")

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


def alike(items: Iterable[Item], key: Callable[[Item], Hashable]) -> Iterator[tuple[Item, ...]]:
    """Yield the items in groups with the same key, in the order in which each key came first."""
    groups: dict[Hashable, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return (tuple(group) for group in groups.values())


def offers(findings: Iterable[Finding], name: Callable[[str], str]) -> Iterator[Finding]:
    """Yield the findings, all proposals of one party to the same others without answer told as one."""
    for same in alike(findings, _without_answer):
        yield same[0] if len(same) == 1 else _as_one(same, name)


def _without_answer(finding: Finding) -> Hashable:
    if finding.rule == "council.proposal" and finding.verdict is Verdict.NO_ANSWER:
        return finding.parties
    return id(finding)


def _as_one(same: tuple[Finding, ...], name: Callable[[str], str]) -> Finding:
    by, *to = map(name, same[0].parties)
    subjects = list(dict.fromkeys(f.subject.replace("-", " ") for f in same if f.subject))
    topics = " and ".join(filter(None, [", ".join(subjects[:-1]), subjects[-1]])) if subjects else "one topic"
    toward = f" to {', '.join(to)}" if to else ""
    notes = dict.fromkeys(note for f in same for note in f.notes)
    return msgspec.structs.replace(
        same[0],
        sentence=f"By this report, {by} put forward {len(same)} things{toward}, on {topics}. "
        "No answer on record in this report.",
        evidence=Evidence(
            records=tuple(dict.fromkeys(r for f in same for r in f.evidence.records)),
            sources=tuple(dict.fromkeys(s for f in same for s in f.evidence.sources)),
        ),
        notes=tuple(notes),
    )
