"""Our own sentences, from which the weights of topics and stances are counted: two tables a topic.

A line is `stance|verb of saying|words said`; `@us` stands for the speaker's side, `@them` for another one. The tables of
`wire_*.py` are worded as news agencies and officials word them. `narrated.py` and `vocabulary.py` show topics alone.
No sentence stands in any report; States and names are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from detente.domains.reports.statements.sayings import (
    arms,
    exercises,
    incidents,
    order,
    space,
    tones,
    wire_arms,
    wire_exercises,
    wire_incidents,
    wire_order,
    wire_space,
    wire_tones,
)
from detente.domains.reports.statements.sayings.narrated import NARRATED
from detente.domains.reports.statements.sayings.vocabulary import VOCABULARY


class Saying(msgspec.Struct, frozen=True):
    """One sentence with its topic and stance."""

    topic: str
    stance: str
    verb: str
    words: str


TABLES: dict[str, tuple[str, str]] = {
    "exercise-transparency": (exercises.EXERCISE_TRANSPARENCY, wire_exercises.EXERCISE_TRANSPARENCY),
    "exercise-conduct": (exercises.EXERCISE_CONDUCT, wire_exercises.EXERCISE_CONDUCT),
    "force-posture": (exercises.FORCE_POSTURE, wire_exercises.FORCE_POSTURE),
    "verification": (exercises.VERIFICATION, wire_exercises.VERIFICATION),
    "air-incident": (incidents.AIR_INCIDENT, wire_incidents.AIR_INCIDENT),
    "sea-incident": (incidents.SEA_INCIDENT, wire_incidents.SEA_INCIDENT),
    "hotline": (incidents.HOTLINE, wire_incidents.HOTLINE),
    "asat": (space.ASAT, wire_space.ASAT),
    "space-safety": (space.SPACE_SAFETY, wire_space.SPACE_SAFETY),
    "launch-notice": (space.LAUNCH_NOTICE, wire_space.LAUNCH_NOTICE),
    "cyber": (space.CYBER, wire_space.CYBER),
    "nuclear-arms": (arms.NUCLEAR_ARMS, wire_arms.NUCLEAR_ARMS),
    "missiles": (arms.MISSILES, wire_arms.MISSILES),
    "alliance-enlargement": (order.ALLIANCE_ENLARGEMENT, wire_order.ALLIANCE_ENLARGEMENT),
    "security-guarantees": (order.SECURITY_GUARANTEES, wire_order.SECURITY_GUARANTEES),
    "dialogue": (order.DIALOGUE, wire_order.DIALOGUE),
    "intent": (order.INTENT, wire_order.INTENT),
}


def sayings() -> Iterator[Saying]:
    """Yield the sentences of all topics, topic by topic."""
    for topic, tables in TABLES.items():
        for table in tables:
            yield from _of(topic, table)


def tones_of() -> Iterator[Saying]:
    """Yield the sentences that show a stance whatever the topic is; their topic is empty."""
    yield from _of("", tones.TONES)
    yield from _of("", wire_tones.WIRE_TONES)


def topical() -> Iterator[tuple[str, str]]:
    """Yield topics with headlines, sentences in a report's own voice and phrases that show them and no stance."""
    for line in NARRATED.strip().splitlines():
        topic, words = line.split("|")
        yield topic, words
    for line in VOCABULARY.strip().splitlines():
        topic, phrases = line.split("|")
        yield from ((topic, phrase) for phrase in phrases.split(", "))


def _of(topic: str, table: str) -> Iterator[Saying]:
    for line in table.strip().splitlines():
        stance, verb, words = line.split("|")
        yield Saying(topic, stance, verb, words)
