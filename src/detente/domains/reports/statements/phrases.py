"""Finds the phrases of stances (`stance_phrases.py`) among words that stand in their basic forms.

Phrases are looked up by their first two words, so that many phrases cost no more time than few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from detente.domains.reports.statements.stance_phrases import STANCE_PHRASES

Forms = tuple[str, str]
"""A word as it stands, small, and its basic form."""
_LEFT_OUT = frozenset(("the", "a", "an"))
_SHORTENED: dict[str, str] = {
    "n't": "not", "'ll": "will", "'d": "would", "ca": "can", "wo": "will", "'re": "be", "'ve": "have", "'m": "be",
    "n’t": "not", "’ll": "will", "’d": "would", "’re": "be", "’ve": "have", "’m": "be",
}  # fmt: skip
_NEGATIONS = frozenset(("not", "no", "never", "without", "neither", "nor", "nobody", "none", "hardly"))
_BETWEEN_WORDS, _NEGATED_WORDS = 5, 3
"""How many words may stand for `..`; how many words before a phrase a negation still takes it away."""


class Phrase(msgspec.Struct, frozen=True):
    """A phrase of a stance; between its parts other words may stand."""

    stance: str
    parts: tuple[tuple[str, ...], ...]
    negative: bool


@cache
def phrases() -> dict[tuple[str, ...], tuple[Phrase, ...]]:
    """Return the phrases by the first two words of their first part, or its only one."""
    table: dict[tuple[str, ...], tuple[Phrase, ...]] = {}
    for line in STANCE_PHRASES.strip().splitlines():
        stance, row = line.split("|")
        for words in row.split(", "):
            parts = tuple(tuple(part.split()) for part in words.split(" .. "))
            phrase = Phrase(stance, parts, any(word in _NEGATIONS for part in parts for word in part))
            table[parts[0][:2]] = (*table.get(parts[0][:2], ()), phrase)
    return table


def forms_of(tokens: Iterable[Any]) -> Iterator[Forms]:
    """Yield the words of tokens with their basic forms; articles and signs are left out."""
    for token in tokens:
        word = token.lower_
        if word in _SHORTENED:
            yield _SHORTENED[word], _SHORTENED[word]
        elif word not in _LEFT_OUT and (word[0].isalnum() or word == "'s"):
            yield word, token.lemma_.lower()


def phrases_in(words: Sequence[Forms]) -> frozenset[Phrase]:
    """Return the phrases found among words."""
    table = phrases()
    return frozenset(
        phrase
        for place in range(len(words))
        for first in _firsts(words, place)
        for phrase in table.get(first, ())
        if _stands(phrase, words, place) and (phrase.negative or not _negated(words, place))
    )


def _firsts(words: Sequence[Forms], place: int) -> Iterator[tuple[str, ...]]:
    for one in {*words[place]}:
        yield (one,)
        yield from ((one, other) for after in words[place + 1 : place + 2] for other in {*after})


def _stands(phrase: Phrase, words: Sequence[Forms], place: int) -> bool:
    """Return whether a phrase stands at a place: its parts in order, each not far behind the one before."""
    reach = 0
    for part in phrase.parts:
        found = next((at for at in range(place, place + reach + 1) if _is_at(part, words, at)), None)
        if found is None:
            return False
        place, reach = found + len(part), _BETWEEN_WORDS
    return True


def _is_at(part: tuple[str, ...], words: Sequence[Forms], at: int) -> bool:
    return at + len(part) <= len(words) and all(
        word in forms for word, forms in zip(part, words[at : at + len(part)], strict=True)
    )


def _negated(words: Sequence[Forms], place: int) -> bool:
    return any(word in _NEGATIONS for word, _ in words[max(0, place - _NEGATED_WORDS) : place])
