"""A statement as found, and the verbs of saying of a language in a text."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from detente.domains.reports.languages.mentions import Stretch
from detente.domains.reports.languages.speaker import Speaker
from detente.domains.reports.languages.wording import Wording


class Said(msgspec.Struct):
    """A statement as found: the stretches of what was said, who said it, and by which words the report tells so."""

    stretches: list[Stretch]
    speaker: Speaker
    cue: Stretch | None
    stance: str
    rule: str
    mode: str = "indirect"
    topic: str | None = None
    when: str | None = None
    to: str | None = None
    topic_percent: int | None = None
    stance_percent: int | None = None


class Cue(msgspec.Struct, frozen=True):
    """A verb of saying at start..end, and the stance that it gives."""

    start: int
    end: int
    stance: str


@lru_cache(maxsize=8)
def _cue_pattern(cues: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"(?P<s{n}>(?<![\w-])(?:{cue})(?![\w-]))" for n, (cue, _) in enumerate(cues)), re.IGNORECASE
    )


def cues_in(text: str, start: int, end: int, words: Wording) -> list[Cue]:
    """Return the verbs of saying in a stretch, in order, with the stance that each gives."""
    cues = words.speech.cues
    return [
        Cue(match.start(), match.end(), cues[int((match.lastgroup or "s0")[1:])][1])
        for match in _cue_pattern(cues).finditer(text, start, end)
    ]
