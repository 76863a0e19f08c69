"""Finds where two sides are apart on one topic: an answer that does not take up, or statements that oppose."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from detente.domains.reports.proposals import Answered
from detente.domains.reports.statements import Said

_AGAINST: dict[str, tuple[str, ...]] = {
    "accuse": ("deny", "reject", "assure", "assert"),
    "demand": ("reject",),
    "propose": ("reject",),
    "warn": ("deny", "reject"),
}
"""Which stances of another side oppose a stance, the plainest first."""

_RELATED = {"force-posture": "intent", "intent": "force-posture"}
"""Topics on which a charge and a denial meet: a build-up, and what is meant by it."""

_NEAR_SENTENCES = 3
"""A bare assertion opposes a charge only within this reach."""


class Gap(msgspec.Struct, kw_only=True, eq=False):
    """Two sides apart, with the stretches of each."""

    topic: str
    sides: tuple[str, str]
    stretches: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
    rule: str


def gaps_of(said: list[Said], answers: list[Answered]) -> list[Gap]:
    """Return the gaps of a report, at most one for a topic and two sides."""
    kept: dict[tuple[str, frozenset[str]], Gap] = {}
    for gap in [*_by_answers(answers), *_by_statements(said)]:
        kept.setdefault((gap.topic, frozenset(gap.sides)), gap)
    return sorted(kept.values(), key=lambda gap: gap.stretches[0][0])


def _by_answers(answers: list[Answered]) -> Iterator[Gap]:
    for answer in answers:
        if answer.verdict in ("reject", "defer") and answer.to.topic:
            yield Gap(
                topic=answer.to.topic,
                sides=(answer.to.by, answer.by),
                stretches=(((answer.to.start, answer.to.end),), ((answer.start, answer.end),)),
                rule=f"gap-{answer.rule}",
            )


def _by_statements(said: list[Said]) -> Iterator[Gap]:
    for one in said:
        for stance in _AGAINST.get(one.stance, ()):
            other = next((other for other in said if _opposes(one, other, stance)), None)
            if other is not None and one.topic and one.actor and other.actor:
                yield Gap(
                    topic=one.topic,
                    sides=(str(one.actor.side), str(other.actor.side)),
                    stretches=(one.stretches, other.stretches),
                    rule=f"gap-{one.stance}-{stance}",
                )
                break


def _opposes(one: Said, other: Said, stance: str) -> bool:
    if other.stance != stance or one.actor is None or other.actor is None:
        return False
    if one.actor.side is None or other.actor.side is None or one.actor.side == other.actor.side:
        return False
    if stance == "assert":
        return one.topic == other.topic and abs(one.sentence - other.sentence) < _NEAR_SENTENCES
    return one.topic == other.topic or (one.stance == "accuse" and _RELATED.get(one.topic or "") == other.topic)
