"""Tells by their words which kind of activity a clause tells of, and whether it tells of one at all."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.domains.reports.events.activity_patterns import PATTERNS
from detente.domains.reports.events.activity_words import (
    HELD,
    HYPOTHETICAL,
    NAME_PART,
    NAME_SUBJECT,
    NAME_YEAR,
    NO_NAME,
    RULE_OF,
    TAKES_PART,
)
from detente.domains.reports.values.numbers import strengths


@lru_cache(maxsize=4096)
def shown(words: str) -> str | None:
    """Return the first kind whose words stand there; kept, since the halves of a clause are asked for again."""
    return next((kind for kind, pattern in PATTERNS if pattern.search(words)), None)


_REASON = re.compile(
    r"\b(?:in (?:reply|response|answer|reaction) to|because of|in view of|on account of|in protest (?:at|over|against)) [^,.;]{3,70}(?=,|$)"
)
"""Why something was done, which is not what was done: "in reply to the Pact's exercise, ..."."""


def kind_of(words: str) -> str | None:
    """Return the kind of activity that words tell of, None where they tell of none or of a rule for it only."""
    kind = shown(_REASON.sub("", words))
    if kind is not None and RULE_OF.search(words):
        return None
    if kind is not None and HYPOTHETICAL.search(words) and not strengths(words):
        return None
    if kind is None and HELD.search(words):
        return "exercise"
    if kind is None and TAKES_PART.search(words) and (NAME_SUBJECT.search(words) or NAME_YEAR.search(words)):
        return "exercise"
    part = NAME_PART.search(words) if kind is None and strengths(words) else None
    if part and not NO_NAME.match(part["name"]):
        return "exercise"
    return kind
