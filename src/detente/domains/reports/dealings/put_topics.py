"""Says on which topic something put forward is: that of the statement that puts it, else as its own words tell."""

from __future__ import annotations

from collections import Counter

from detente.domains.reports.dealings.put_words import PUT_TOPICS, RESTRAINT
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.judge_topics import topics_at
from detente.domains.reports.statements.statements import Said


def topics_of_puts(scene: Scene, said: list[Said], places: list[tuple[int, int, int]]) -> list[str | None]:
    """Return the topic of what is put forward at each place (start, end, sentence); None where nothing tells it."""
    found = [_topic(scene, said, start, end) for start, end, _ in places]
    unsaid = [place for place, topic in zip(places, found, strict=True) if topic is None]
    judged = iter(topics_at(scene, [_weighed(scene, *place) for place in unsaid]))
    return [topic or next(judged) for topic in found]


def _weighed(scene: Scene, start: int, end: int, sentence: int) -> tuple[int, int, int]:
    """Return the place of the words to weigh: none of their own where they ask for calm, which any topic may need."""
    return (start, start if RESTRAINT.search(scene.parsed.text, start, end) else end, sentence)


def _topic(scene: Scene, said: list[Said], start: int, end: int) -> str | None:
    words = scene.parsed.text[start:end]
    if RESTRAINT.search(words):
        return _most_told(said)
    plain = next((topic for topic, pattern in PUT_TOPICS if pattern.search(words)), None)
    own = (s for s in said if s.topic and s.frame != "turn" and any(a < end and start < b for a, b in s.stretches))
    return plain or next((s.topic for s in own), None)


def _most_told(said: list[Said]) -> str | None:
    """Return the topic of most statements of a report, for calls that fit any topic; None where there is none."""
    told = Counter(one.topic for one in said if one.topic and one.topic != "dialogue")
    return told.most_common(1)[0][0] if told else None
