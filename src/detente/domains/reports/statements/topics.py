"""Says on which topic words are, and how strong a stance is in them, by the tables of the lexicon alone."""

from __future__ import annotations

from detente.domains.reports.statements.stance_words import STANCE_PATTERNS
from detente.domains.reports.statements.topic_words import TOPIC_PATTERNS


def topic_of(words: str) -> str | None:
    """Return the topic with the greatest weight in the words, None where no word of the table stands in them."""
    scores = topics_in(words)
    return max(scores, key=lambda topic: scores[topic]) if scores else None


def topics_in(words: str) -> dict[str, int]:
    """Return every topic that has a word of the table in these words, with its weight."""
    scores: dict[str, int] = {}
    small = words.lower()
    for topic, weight, pattern in TOPIC_PATTERNS:
        if pattern.search(small):
            scores[topic] = scores.get(topic, 0) + weight
    return scores


def weight_of(stance: str, words: str) -> int:
    """Return how many words of the table carry a stance in a text."""
    return sum(len(pattern.findall(words)) for row, pattern in STANCE_PATTERNS if row == stance)
