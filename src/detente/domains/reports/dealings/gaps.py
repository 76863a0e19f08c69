"""Finds where two sides are apart on one topic: an answer that does not take up, or statements that oppose."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from detente.domains.reports.dealings.answers import Answered
from detente.domains.reports.dealings.denials import Denial
from detente.domains.reports.dealings.opposed import Opposed, content_words, opposed_in
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.statements.topics import weight_of

_AGAINST: dict[str, tuple[str, ...]] = {
    "accuse": ("deny", "reject", "assure", "assert"),
}
"""Which stances of another side oppose a stance."""

_RELATED = {"force-posture": "intent", "intent": "force-posture"}
"""Topics on which a charge and a denial meet: a build-up, and what is meant by it."""

_NEAR_SENTENCES = 3
"""A bare assertion opposes a charge only within this reach."""

_REPLY_SENTENCES = 4
"""A denial opposes a charge before it within this reach, without a word of it."""
_SHARED = 1
"""Words that a bare assertion shares with the charge that it opposes."""
_BARE = 3.0
_DISTANCE = 0.3


class Gap(msgspec.Struct, kw_only=True, eq=False):
    """Two sides apart, with the stretches of each."""

    topic: str
    sides: tuple[str, str]
    stretches: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
    rule: str


def gaps_of(scene: Scene, said: list[Said], answers: list[Answered], denials: list[Denial]) -> list[Gap]:
    """Return the gaps of a report, at most one for a topic and two sides."""
    kept: dict[tuple[str, frozenset[str]], Gap] = {}
    opposed = (_gap(one) for one in opposed_in(scene, said, denials))
    for gap in [*_by_answers(answers), *opposed, *_by_statements(scene, said)]:
        kept.setdefault((gap.topic, frozenset(gap.sides)), gap)
    return sorted(kept.values(), key=lambda gap: gap.stretches[0][0])


def _gap(one: Opposed) -> Gap:
    return Gap(topic=one.topic, sides=one.sides, stretches=one.stretches, rule=one.rule)


def _by_answers(answers: list[Answered]) -> Iterator[Gap]:
    for answer in answers:
        if answer.to.topic and _apart(answer):
            yield Gap(
                topic=answer.to.topic,
                sides=(answer.to.by, answer.by),
                stretches=(((answer.to.start, answer.to.end),), ((answer.start, answer.end),)),
                rule=f"gap-{answer.rule}",
            )


def _apart(answer: Answered) -> bool:
    """Return whether an answer leaves the sides apart: a refusal, a demand met by silence, a "but"."""
    if answer.to.type == "request":
        return answer.verdict == "reject" and answer.rule != "answer-stayed-away"
    silent = answer.verdict == "ignore" and answer.to.type == "demand"
    return answer.verdict == "reject" or silent or (answer.verdict == "defer" and answer.with_reserve)


def _by_statements(scene: Scene, said: list[Said]) -> Iterator[Gap]:
    """Yield the plainest opposition first: strong words against a near reply."""
    words = [set(content_words(scene, one.start, one.end)) for one in said]
    pairs = [
        (one, other)
        for i, one in enumerate(said)
        for j, other in enumerate(said)
        if _opposes(one, other) and _same_point(one, other, len(words[i] & words[j]))
    ]
    pairs.sort(key=lambda pair: -_plainness(scene, *pair))
    used: set[int] = set()
    for one, other in pairs:
        if id(other) in used:
            continue
        used.add(id(other))
        assert one.actor is not None
        assert other.actor is not None
        yield Gap(
            topic=str(one.topic),
            sides=(str(one.actor.side), str(other.actor.side)),
            stretches=(one.stretches, other.stretches),
            rule=f"gap-{one.stance}-{other.stance}",
        )


def _same_point(one: Said, other: Said, shared: int) -> bool:
    """Return whether a reply speaks to the point of what it opposes: by words they share, or right beside it."""
    apart = abs(one.sentence - other.sentence)
    if other.stance == "assert":
        return shared >= _SHARED and apart < _NEAR_SENTENCES
    return shared > 0 or (apart <= _REPLY_SENTENCES and other.sentence >= one.sentence)


def _plainness(scene: Scene, one: Said, other: Said) -> float:
    bare = _BARE if other.stance == "assert" else 0.0
    related = _BARE if one.topic != other.topic else 0.0
    strong = weight_of(one.stance, one.words(scene.parsed))
    return strong - bare - related - _DISTANCE * abs(one.sentence - other.sentence)


def _opposes(one: Said, other: Said) -> bool:
    if one.actor is None or other.actor is None or other.stance not in _AGAINST.get(one.stance, ()):
        return False
    if one.actor.side is None or other.actor.side is None or one.actor.side == other.actor.side or not one.topic:
        return False
    if other.stance == "assert":
        return one.topic == other.topic and abs(one.sentence - other.sentence) < _NEAR_SENTENCES
    if other.stance == "reject" and one.stance in ("demand", "propose") and other.sentence < one.sentence:
        return False  # a refusal comes behind what it refuses
    return one.topic == other.topic or (one.stance == "accuse" and _RELATED.get(one.topic) == other.topic)
