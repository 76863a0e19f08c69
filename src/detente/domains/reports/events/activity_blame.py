"""Says who is blamed for what was suffered, and who is named first where two met by accident."""

from __future__ import annotations

import re

from detente.domains.reports.events.acting import publisher_side
from detente.domains.reports.events.activity_facts import Clause
from detente.domains.reports.events.activity_patterns import FORCES
from detente.domains.reports.people.speakers import Scene

_BY = re.compile(
    r"\b(?:fired (?:up)?on|hit|struck|shot (?:at|down)|shelled|attacked|rammed|boarded|seized|jammed|damaged|downed) by\b"
)
_BLAMED = re.compile(
    r"\b(?:attribut\w+ [^.;]{0,60}?\bto|point(?:s|ed|ing) (?:the finger )?(?:to|at)|blam(?:es|ed|ing)(?: [^.;]{0,50} on)?|pinn\w+ [^.;]{0,50}? on|h[eo]ld(?:s|ing)? (?=[A-Z][\w ]{0,30} responsible)) (?:the )?(?P<who>[A-Z]\w+(?: [A-Z]\w+)?)"
)
_SUFFERED = re.compile(
    r"\b(?:was|were|been|came) (?:\w+ )?(?:fired (?:up)?on|hit|struck|shot (?:at|down)|shelled|attacked|rammed|boarded|seized|jammed|under fire|damaged|downed)\b"
)


def blamed(scene: Scene, clause: Clause, words: str) -> str | None:
    """Return the side that is blamed for it in the clause, or in the next sentence where it is told as suffered."""
    found = _BLAMED.search(words)
    if found is None and _SUFFERED.search(words) and not _BY.search(words):
        following = scene.parsed.sentences[clause.sentence + 1 : clause.sentence + 2]
        reach = [(clause.end, scene.parsed.end_of(s.last - 1)) for s in following]
        found = next((f for low, high in reach if (f := _BLAMED.search(scene.parsed.text, low, high))), None)
    named = scene.cast.names.parties_in(found["who"]) if found else None
    return scene.cast.names.side_of(named[0].party) if named else None


_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are) (?:\w+ ){0,2}?(?:shadowed|followed|tailed|intercepted|buzzed|rammed|seized|boarded|fired (?:up)?on|illuminated|harassed|chased|struck|hit|shot (?:down|at)|approached|circled|stopped|detained|jostled|blocked|forced \w+|painted|locked on to|warned off|driven off|attacked|overflown|surrounded|hounded|obstructed|lit up|targeted)"
    r"\b[^.;]{0,60}?\bby\s(?P<agent>[^,.;]{3,70})"
)


_INTRUDES = re.compile(
    rf"(?:'s)?\s(?:[\w-]+\s){{0,3}}?{FORCES}\s(?:that |which |had |has |have ){{0,2}}(?:again |repeatedly |twice )?(?:neared|approached|entered|violated|penetrated|breached|crossed|strayed|overflew|flew|came|closed|buzzed|rammed)\b"
)


def intruder(scene: Scene, words: str) -> str | None:
    """Return the side whose craft came near another: "sent up fighters after a Norlandic bomber neared its airspace"."""
    named = (f for f in scene.cast.names.parties_in(words) if _INTRUDES.match(words, f.end))
    found = next(named, None)
    return scene.cast.names.side_of(found.party) if found else None


def passive_agent(scene: Scene, words: str) -> str | None:
    """Return the side behind "by" that met another: "was shadowed by a submarine of the Norlandic navy"."""
    found = _PASSIVE.search(words)
    named = scene.cast.names.parties_in(found["agent"]) if found else None
    return scene.cast.names.side_of(named[0].party) if named else None


_PAIR = re.compile(
    r"(?:^|\b(?:after|when|that|as)\s)(?P<one>(?:[Tt]he|[Aa]n?|[Oo]ne of|[A-Z]\w+)\s[^,.;]{3,70}?) and (?P<other>(?:the|an?|[A-Z]\w+)\s[^,.;]{3,70}?) (?:collided|touched|brushed|bumped|scraped|nearly collided|narrowly missed|exchanged)\b"
)


def first_of_pair(scene: Scene, words: str) -> str | None:
    """Return the side of the first of two that collided, that of the publisher where it is not told; None if no pair."""
    found = _PAIR.search(words)
    if found is None:
        return None
    start, end = found.span("one")
    named = scene.cast.names.parties_in(words[start:end])
    return scene.cast.names.side_of(named[0].party) if named else publisher_side(scene)
