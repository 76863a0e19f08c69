"""Judges topics: by the words said, then by what stands around them and by the statements beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
import numpy as np

from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.statements.topic_words import TOPIC_PATTERNS
from detente.domains.reports.statements.topics import rows_in, weighed
from detente.domains.reports.statements.weights import (
    TOPIC_SURENESS,
    TOPICS,
    Scores,
    chances_of,
    percent_of,
    topic_features,
    topic_weights,
)

STRETCHES: dict[str, tuple[float, float]] = {
    "own": (0.698, 0.0), "sentence": (0.265, 0.07), "paragraph": (0.458, 0.19), "before": (0.108, 0.045),
    "behind": (0.042, 0.0), "headline": (0.181, 0.065), "lead": (0.108, 0.0), "whole": (0.241, 0.045),
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
            said.topic_percent = percent_of(chance, TOPIC_SURENESS)


def topics_at(scene: Scene, places: list[tuple[int, int, int]]) -> list[str | None]:
    """Return the topic of words at each place (start, end, sentence), judged as if somebody had said them."""
    if not places:
        return []
    shares = np.array([share for pair in STRETCHES.values() for share in pair])
    reader = _Reader(scene)
    told = ((scene.parsed.text[start:end], number) for start, end, number in places)
    inputs = [reader.around(*one) for one in told]
    rows = np.einsum("nik,i->nk", np.array(inputs), shares)
    return [TOPICS[int(row.argmax())] if row.any() else None for row in rows]


def topic_inputs(scene: Scene, found: list[Said]) -> Scores:
    """Return for each statement, each stretch twice (weights, table) and each topic a number; shape (n, 16, 17)."""
    reader = _Reader(scene)
    return np.array([reader.stretches(said) for said in found])


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


class _Stretch(msgspec.Struct, frozen=True):
    """What is counted in a stretch: the sum of the weights, how many features, the rows of the table."""

    weights: Scores
    features: int
    rows: frozenset[int]

    def scores(self) -> Scores:
        """Return the counted weights and the table's; shape (2, 17)."""
        scores = np.zeros((2, len(TOPICS)))
        scores[0] = self.weights / max(1, self.features) ** 0.5
        for topic, weight in weighed(self.rows).items():
            scores[1, TOPICS.index(topic)] = weight
        return scores


_ALL_ROWS = frozenset(range(len(TOPIC_PATTERNS)))


class _Reader:
    """Scores of the stretches of one report, each paragraph counted once."""

    def __init__(self, scene: Scene) -> None:
        self.parsed = scene.parsed
        self.pieces = [_counted(self.parsed.text[piece.start : piece.end]) for piece in self.parsed.pieces]
        self.scores = [piece.scores() for piece in self.pieces]
        self.nothing = np.zeros((2, len(TOPICS)))
        self.headline = _counted(scene.cast.headline).scores()
        self.whole = _together(self.pieces).scores()

    def piece(self, number: int) -> Scores:
        return self.scores[number] if 0 <= number < len(self.scores) else self.nothing

    def stretches(self, said: Said) -> Scores:
        """Return the scores of the stretches of text in the order of `STRETCHES`; shape (16, 17)."""
        return self.around(said.words(self.parsed), said.sentence)

    def around(self, words: str, number: int) -> Scores:
        """Return the scores of words of a sentence and of what stands around them; shape (16, 17)."""
        parsed, sentence = self.parsed, self.parsed.sentences[number]
        at = sentence.paragraph
        told = _counted(
            parsed.text[parsed.start_of(sentence.first) : parsed.end_of(sentence.last - 1)], self.pieces[at].rows
        )
        own = _counted(words, self.pieces[at].rows)
        beside = (self.piece(at + step) for step in (0, -1, 1))
        return np.concatenate([own.scores(), told.scores(), *beside, self.headline, self.piece(0), self.whole])


def _counted(words: str, rows: Iterable[int] = _ALL_ROWS) -> _Stretch:
    """Return what stands in words; of the table only these rows are looked for: those of the paragraph."""
    about = _UNRELATED.sub("", words)
    features = topic_features(about)
    return _Stretch(topic_weights().of(features), len(features), rows_in(about, rows))


def _together(pieces: list[_Stretch]) -> _Stretch:
    return _Stretch(
        np.sum([piece.weights for piece in pieces] or np.zeros((1, len(TOPICS))), axis=0),
        sum(piece.features for piece in pieces),
        frozenset().union(*(piece.rows for piece in pieces)),
    )
