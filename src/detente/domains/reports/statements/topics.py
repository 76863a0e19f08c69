"""Says on which topic words are, and with which stance, by the tables of the lexicon."""

from __future__ import annotations

import re

from detente.domains.reports.lexicon import STANCE_PATTERNS, TOPIC_PATTERNS

_NEUTRAL = "assert"
_WEAK = 2
"""The weight of words that many topics share: troops, ships, talks."""
_CALLS_FOR = re.compile(r"\bcall(?:s|ed|ing)? (?:\w+ )?(?:on|upon|for|to)\b")


def topic_of(words: str) -> str | None:
    """Return the topic with the greatest weight in the words, None where no word of the table stands in them."""
    scores: dict[str, int] = {}
    for topic, weight, pattern in TOPIC_PATTERNS:
        if pattern.search(words):
            scores[topic] = scores.get(topic, 0) + weight
    return max(scores, key=lambda topic: scores[topic]) if scores else None


def topic_within(words: str, sentence: str) -> str | None:
    """Return the topic of words; of their sentence, where the words have a weak one only or none."""
    own, around = topics_in(words), topics_in(sentence)
    weak = max(own.values(), default=0) <= _WEAK
    scores = around if weak and max(around.values(), default=0) > _WEAK else own
    return max(scores, key=lambda topic: scores[topic]) if scores else None


def topics_in(words: str) -> dict[str, int]:
    """Return every topic that has a word of the table in these words, with its weight."""
    scores: dict[str, int] = {}
    for topic, weight, pattern in TOPIC_PATTERNS:
        if pattern.search(words):
            scores[topic] = scores.get(topic, 0) + weight
    return scores


def weight_of(stance: str, words: str) -> int:
    """Return how many words of the table carry a stance in a text."""
    return sum(len(pattern.findall(words)) for row, pattern in STANCE_PATTERNS if row == stance)


def stance_of(words: str, cue_stance: str, sentence: str = "", verb: str = "") -> str:
    """Return the stance of what was said: the verb's, or by the words where the verb is neutral."""
    neutral = cue_stance == _NEUTRAL or (verb == "call" and not _CALLS_FOR.search(sentence))
    if not neutral:
        return cue_stance
    return next((stance for stance, pattern in STANCE_PATTERNS if pattern.search(words)), _NEUTRAL)
