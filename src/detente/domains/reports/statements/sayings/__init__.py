"""Our own sentences, from which the weights of topics and stances are counted: one table a topic.

A line is `stance|verb of saying|words said`; `@us` stands for the speaker's side, `@them` for another one.
No sentence stands in any report; States and names are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from detente.domains.reports.statements.sayings import arms, exercises, incidents, order, space, tones


class Saying(msgspec.Struct, frozen=True):
    """One sentence with its topic and stance."""

    topic: str
    stance: str
    verb: str
    words: str


TABLES: dict[str, str] = {
    "exercise-transparency": exercises.EXERCISE_TRANSPARENCY,
    "exercise-conduct": exercises.EXERCISE_CONDUCT,
    "force-posture": exercises.FORCE_POSTURE,
    "verification": exercises.VERIFICATION,
    "air-incident": incidents.AIR_INCIDENT,
    "sea-incident": incidents.SEA_INCIDENT,
    "hotline": incidents.HOTLINE,
    "asat": space.ASAT,
    "space-safety": space.SPACE_SAFETY,
    "launch-notice": space.LAUNCH_NOTICE,
    "cyber": space.CYBER,
    "nuclear-arms": arms.NUCLEAR_ARMS,
    "missiles": arms.MISSILES,
    "alliance-enlargement": order.ALLIANCE_ENLARGEMENT,
    "security-guarantees": order.SECURITY_GUARANTEES,
    "dialogue": order.DIALOGUE,
    "intent": order.INTENT,
}


def sayings() -> Iterator[Saying]:
    """Yield the sentences of all topics, topic by topic."""
    for topic, table in TABLES.items():
        yield from _of(topic, table)


def tones_of() -> Iterator[Saying]:
    """Yield the sentences that show a stance whatever the topic is; their topic is empty."""
    yield from _of("", tones.TONES)


def _of(topic: str, table: str) -> Iterator[Saying]:
    for line in table.strip().splitlines():
        stance, verb, words = line.split("|")
        yield Saying(topic, stance, verb, words)
