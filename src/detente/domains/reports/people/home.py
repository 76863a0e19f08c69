"""In whose name a document is written, and which State an unnamed "ministry" or "its minister" belongs to.

A press release or a communiqué names its issuer at its head; a wire report is dated from a capital.
"""

from __future__ import annotations

import re
from typing import Any

from detente.domains.reports.lexicon import ISSUER_WORDS, ORGANISATION_WORDS
from detente.domains.reports.parsed import Parsed
from detente.domains.reports.people.cast import Actor, Cast, Home
from detente.model.register import Party

_HEAD_LINES = 8
_LONGEST_HEAD = 160
_SHORT_WORD = 3
_WORD = re.compile(r"[^\W\d_]+")
_WE_THE = re.compile(
    r"\bWe,?\s(?P<who>the\s[^,.;:]{5,120}?)(?=,|\s(?:met|have|are|meet|gathered|reaffirm|adopt)\b)"
)
_AND_OTHERS = re.compile(
    r"(?:, (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)* and (?:the )?[A-Z]|, (?:the )?[A-Z][\w-]+(?:,| and )"
)
"""Behind the first party of "We, the ministers of A, B and C": none of them alone issues the paper."""
_ISSUED = re.compile(
    r"\b(?:communiqu[eé]|statement|declaration|press release|note|notice|read-?out|remarks|conclusions)\b"
    r"(?:\s[\w-]+){0,3}?\s(?:of|by|from|issued by)\s(?P<who>[^.;:]{4,120})",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(
    r"\b(?:its|their|(?:the|this|that)\s(?:country|nation|state|bloc|alliance|republic|kingdom)'s)\s",
    re.IGNORECASE,
)


def home_of(parsed: Parsed, cast: Cast, place: str | None) -> Home:
    """Return where a document comes from; `place` is that of its dateline, None if it has none."""
    issuer = _issuer(parsed, cast)
    side = cast.names.side_party(issuer)
    if side is not None and side.type == "state":
        return Home(issuer, side, by_head=True)
    states = _of_places(parsed, cast, place)
    return Home(issuer, next(iter(states), None), shared=len(states) > 1)


def _issuer(parsed: Parsed, cast: Cast) -> Party | None:
    """Return the party of "We, the ministers of X", "Statement of X", or of a letterhead."""
    ours = _matches(_WE_THE, [parsed.text])
    found = _WE_THE.search(parsed.text)
    several = ours if found and _AND_OTHERS.match(parsed.text, found.end()) else []
    for line in [*(line for line in ours if line not in several), *_matches(_ISSUED, _head(parsed)), *several]:
        party = _party_last(cast, line)
        if party is not None:
            return party
    for line in _head(parsed)[:_HEAD_LINES]:
        whole = next((f.party for f in cast.names.named(line) if f.party and f.end - f.start == len(line)), None)
        if whole is not None and whole.type in ("alliance", "organisation"):
            return whole
        words = {word.lower() for word in _WORD.findall(line)}
        party = _party_last(cast, line.title() if line.isupper() else line)
        if party is not None and party.name.casefold() == line.casefold().removeprefix("the "):
            return party
        if party is not None and words & (ORGANISATION_WORDS | ISSUER_WORDS) and not _is_sentence(line):
            return party
    return None


def _matches(pattern: re.Pattern[str], lines: list[str]) -> list[str]:
    return [found["who"] for line in lines if (found := pattern.search(line))]


def _party_last(cast: Cast, line: str) -> Party | None:
    """Return the party named in a line: the longest name, a forum only if nothing else is named."""
    named = next((found.party for found in cast.names.named(line) if found.party), None)
    return named or next((found.party for found in cast.names.adjectives(line)), None)


def _head(parsed: Parsed) -> list[str]:
    """Return the short lines at the head of a document, before the first paragraph of its story."""
    lines = [line.strip() for line in parsed.source.clean[:2000].splitlines() if line.strip()]
    head: list[str] = []
    for line in lines[: _HEAD_LINES + 4]:
        if len(line) > _LONGEST_HEAD:
            break
        head.append(line)
    return head


def _is_sentence(line: str) -> bool:
    """Return whether a line is a headline or a sentence: most of its longer words begin with small letters."""
    words = [word for word in _WORD.findall(line) if len(word) > _SHORT_WORD]
    return sum(word[0].islower() for word in words) * 2 > len(words) or line.endswith(".")


def _of_places(parsed: Parsed, cast: Cast, place: str | None) -> list[Party]:
    """Return the States whose capitals, or whose own names, a dateline has, if the story names them too."""
    found: list[Party] = []
    for part in re.split(r"[/,]| and ", place or ""):
        party = cast.names.side_party(next((f.party for f in cast.names.named(part.strip()) if f.party), None))
        if party is not None and party.type == "state" and _is_named(parsed, cast, party):
            found.append(party)
    return found


def _is_named(parsed: Parsed, cast: Cast, party: Party) -> bool:
    found = [*cast.names.named(parsed.text), *cast.names.adjectives(parsed.text)]
    return any(one.party is not None and one.party.id == party.id for one in found)


def possessor(parsed: Parsed, cast: Cast, start: int, words: str) -> Party | None:
    """Return the party that "its", "their" or "the country's" in words at a place means: the subject before it."""
    if not _POSSESSIVE.match(words + " "):
        return None
    return subject_party(parsed, cast, start)


def subject_party(parsed: Parsed, cast: Cast, place: int) -> Party | None:
    """Return the State or alliance that stood last before a place as a subject, else the one named last."""
    named = [
        (mention, actor)
        for mention, actor in cast.before(place)
        if actor.party is not None and actor.type in ("state", "organisation")
    ]
    near = [pair for pair in named if parsed.paragraph_at(pair[0].start) == parsed.paragraph_at(place)] or named[
        :3
    ]
    subject = next((a for m, a in near if _subject(parsed, m.start, m.end)), None)
    chosen: Actor | None = subject or next((a for _, a in near), None)
    return chosen.party if chosen else None


def _subject(parsed: Parsed, start: int, end: int) -> bool:
    tokens: list[Any] = [parsed.doc[i] for i in parsed.tokens(start, end)]
    return any(token.dep_ in ("nsubj", "nsubjpass") for token in tokens)
