"""Says on which topic words are, and how strong a stance is in them, by the tables of the lexicon alone."""

from __future__ import annotations

from collections.abc import Iterable

from detente.domains.reports.statements.stance_words import STANCE_PATTERNS
from detente.domains.reports.statements.topic_words import TOPIC_PATTERNS


def topic_of(words: str) -> str | None:
    """Return the topic with the greatest weight in the words, None where no word of the table stands in them."""
    scores = topics_in(words)
    return max(scores, key=lambda topic: scores[topic]) if scores else None


def topics_in(words: str) -> dict[str, int]:
    """Return every topic that has a word of the table in these words, with its weight."""
    return weighed(rows_in(words, range(len(TOPIC_PATTERNS))))


def rows_in(words: str, rows: Iterable[int]) -> frozenset[int]:
    """Return which of these rows of the table have a word among the words."""
    small = words.lower()
    return frozenset(row for row in rows if TOPIC_PATTERNS[row][2].search(small))


def weighed(rows: Iterable[int]) -> dict[str, int]:
    """Return the topics of rows of the table, each with the sum of their weights, in the order of the table."""
    scores: dict[str, int] = {}
    for topic, weight, _ in (TOPIC_PATTERNS[row] for row in sorted(rows)):
        scores[topic] = scores.get(topic, 0) + weight
    return scores


def weight_of(stance: str, words: str) -> int:
    """Return how many words of the table carry a stance in a text."""
    small = words.lower()
    return sum(len(pattern.findall(small)) for row, pattern in STANCE_PATTERNS if row == stance)
