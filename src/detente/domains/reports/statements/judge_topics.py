"""Judges topics: by the words said, then by what stands around them and by the statements beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.statements.topics import topics_in
from detente.domains.reports.statements.weights import TOPICS, Scores, chances_of, topic_features, topic_weights

STRETCHES: dict[str, tuple[float, float]] = {
    "own": (0.58, 0.0), "sentence": (0.22, 0.07), "paragraph": (0.38, 0.19), "before": (0.09, 0.045),
    "behind": (0.035, 0.0), "headline": (0.15, 0.065), "lead": (0.09, 0.0), "whole": (0.2, 0.045),
}  # fmt: skip
"""For each stretch of text: the share of the counted weights, and of the table of words."""
BESIDE: dict[str, float] = {"all": 0.0, "last": 0.4, "next": 0.0, "same speaker": 0.0, "same paragraph": 0.2}
"""The share of the chances of other statements: of all, the one before, the one behind, and the like."""


def judge_topics(scene: Scene, found: list[Said]) -> None:
    """Give statements their topics with the chance in percent; none where no word of a topic stands anywhere."""
    shares = np.array([share for pair in STRETCHES.values() for share in pair])
    rows = np.einsum("nik,i->nk", topic_inputs(scene, found), shares)
    beside = beside_inputs(found, chances_of(rows))
    chances = chances_of(rows + np.einsum("nik,i->nk", beside, np.array(list(BESIDE.values()))))
    for said, row, chance in zip(found, rows, chances, strict=True):
        if row.any():
            said.topic = TOPICS[int(chance.argmax())]
            said.topic_percent = round(100 * float(chance.max()))


def topics_at(scene: Scene, places: list[tuple[int, int, int]]) -> list[str | None]:
    """Return the topic of words at each place (start, end, sentence), judged as if somebody had said them."""
    if not places:
        return []
    shares = np.array([share for pair in STRETCHES.values() for share in pair])
    reader = _Reader(scene)
    told = ((scene.parsed.text[start:end], number) for start, end, number in places)
    inputs = [np.concatenate([reader.score(words) for words in reader.around(*one)]) for one in told]
    rows = np.einsum("nik,i->nk", np.array(inputs), shares)
    return [TOPICS[int(row.argmax())] if row.any() else None for row in rows]


def topic_inputs(scene: Scene, found: list[Said]) -> Scores:
    """Return for each statement, each stretch twice (weights, table) and each topic a number; shape (n, 16, 17)."""
    reader = _Reader(scene)
    return np.array([np.concatenate([reader.score(words) for words in reader.stretches(said)]) for said in found])


def beside_inputs(found: list[Said], chances: Scores) -> Scores:
    """Return what the statements beside add to each, in the order of `BESIDE`; shape (n, 5, 17)."""
    return np.array([list(_beside(found, chances, number)) for number in range(len(found))])


def _beside(found: list[Said], chances: Scores, number: int) -> Iterator[Scores]:
    nothing = np.zeros(len(TOPICS))
    said = found[number]
    yield chances.mean(axis=0)
    yield chances[number - 1] if number else nothing
    yield chances[number + 1] if number + 1 < len(found) else nothing
    same = [i for i in range(number) if found[i].actor is said.actor]
    yield chances[same[-1]] if same else nothing
    near = [i for i in _neighbours(found, number) if found[i].paragraph == said.paragraph]
    yield chances[near].mean(axis=0) if near else nothing


_FARTHEST = 8


def _neighbours(found: list[Said], number: int) -> Iterator[int]:
    low, high = max(0, number - _FARTHEST), min(len(found), number + _FARTHEST + 1)
    return (i for i in range(low, high) if i != number)


_UNRELATED = re.compile(
    r"\b(?:nothing (?:at all )?to do with|no (?:relation(?:ship)?s?|connections?|links?|bearing) (?:to|with|on)"
    r"|(?:unrelated|unconnected) (?:to|with)|not (?:related|connected|linked|tied) (?:to|with))\b[^.]*"
)
"""Words of what a statement says that it is not about."""


class _Reader:
    """Scores of the stretches of one report, each counted once."""

    def __init__(self, scene: Scene) -> None:
        self.parsed = scene.parsed
        self.headline = scene.cast.headline
        self.known: dict[str, Scores] = {}

    def piece(self, number: int) -> str:
        if not 0 <= number < len(self.parsed.pieces):
            return ""
        piece = self.parsed.pieces[number]
        return self.parsed.text[piece.start : piece.end]

    def stretches(self, said: Said) -> Iterator[str]:
        """Yield the stretches of text in the order of `STRETCHES`."""
        return self.around(said.words(self.parsed), said.sentence)

    def around(self, words: str, number: int) -> Iterator[str]:
        """Yield words of a sentence and what stands around them, in the order of `STRETCHES`."""
        sentence = self.parsed.sentences[number]
        yield words
        yield self.parsed.text[self.parsed.start_of(sentence.first) : self.parsed.end_of(sentence.last - 1)]
        yield from (self.piece(sentence.paragraph + step) for step in (0, -1, 1))
        yield from (self.headline, self.piece(0), self.parsed.text)

    def score(self, words: str) -> Scores:
        """Return the counted weights and the table's for a stretch; shape (2, 17)."""
        if words not in self.known:
            features = topic_features(about := _UNRELATED.sub("", words))
            scores = np.zeros((2, len(TOPICS)))
            scores[0] = topic_weights().of(features) / max(1, len(features)) ** 0.5
            for topic, weight in topics_in(about).items():
                scores[1, TOPICS.index(topic)] = weight
            self.known[words] = scores
        return self.known[words]
