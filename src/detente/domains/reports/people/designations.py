"""How words designate somebody: offices, groups, organisations, articles left off."""

from __future__ import annotations

import re
from typing import Any

from detente.domains.reports.lexicon import (
    OFFICE_WORDS,
    ORGANISATION_WORDS,
    SAME_OFFICE,
)
from detente.domains.reports.parsed import Parsed
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speaker_words import (
    KINDS_OF_MINISTER,
    PROPER_BODIES,
)


def with_nation(actor: Actor, *, opens: bool = False) -> str:
    """Return the name of an organisation with the adjective of its State: "Russian foreign ministry".

    `opens` says that the name opens a sentence, so that its capital tells nothing: "Police said ...".
    """
    assert actor.party is not None
    named = re.sub(r"^(?:the\s|this\s)?(?:country|nation|state|alliance)'s\s", "", actor.name, flags=re.IGNORECASE)
    if named != actor.name and actor.party.adjectives:
        return f"{actor.party.adjectives[0]} {named}"
    plain = " ".join(w if w.isupper() else w[:1].upper() + w[1:] for w in actor.name.split())
    bare = opens and actor.name.lower() in ORGANISATION_WORDS - PROPER_BODIES
    if bare and actor.party.adjectives:
        return f"{actor.party.adjectives[0]} {actor.name.lower()}"
    proper = actor.name[:1].isupper() or not actor.party.adjectives
    return actor.name if proper else f"{actor.party.adjectives[0]} {plain}"


def is_subject(parsed: Parsed, start: int, end: int) -> bool:
    """Return whether any word of a stretch is a subject or hangs on one."""
    return any(
        parsed.doc[i].dep_ in ("nsubj", "nsubjpass") or parsed.doc[i].head.dep_ in ("nsubj", "nsubjpass")
        for i in parsed.tokens(start, end)
    )


def office_head(words: str, head: Any) -> str | None:
    """Return the word or compound of a phrase that names an office, None if none does."""
    compound = re.search(r"\b((?!the\b|a\b)\w+[- ]general|prime minister|press secretary)\b", words, re.IGNORECASE)
    if compound:
        return compound[1].lower()
    return head.text.lower() if head.text.lower() in OFFICE_WORDS else None


def offices_of(person: Actor) -> tuple[str, ...]:
    """Return every name under which a person's office is known."""
    return (person.office or "", *person.office_names)


def titles_of(words: str, modifiers: set[str]) -> set[str]:
    """Return the ends of a phrase that may name an office: "foreign minister" of "their foreign minister"."""
    plain = words.lower().split()
    tails = {" ".join(plain[k:]) for k in range(len(plain))}
    return {tail for tail in tails if modifiers <= modifiers_of(tail)}


def modifiers_of(words: str) -> set[str]:
    """Return what kind of minister or deputy is meant, so that a foreign minister is no defence minister."""
    plain = set(words.lower().replace("defence", "defense").split())
    return plain & KINDS_OF_MINISTER


def speaks_for(person: Actor, party: Any) -> bool:
    """Return whether a person belongs to a party or to the side for which that party speaks."""
    known = {p.id for p in (person.party, person.own) if p is not None}
    return party.id in known or (party.side or party.id) in known


def same_offices(office: str) -> set[str]:
    """Return the names that mean the same office as this one, itself included."""
    named = office.replace("-", " ").lower()
    alike = {named}
    for row in SAME_OFFICE:
        plain = {word.replace("-", " ") for word in row}
        if named in plain:
            alike |= plain
    return alike


def same_organisation(actor: Actor, word: str, modifiers: list[str], party: Any) -> bool:
    """Return whether an actor may be the organisation that a word and its modifiers name."""
    if party is not None and (actor.party is None or actor.party.id != (party.side or party.id)):
        return False
    name = actor.name.lower()
    return word in name.split() and (party is not None or all(modifier in name for modifier in modifiers))


def unarticled(words: str) -> str:
    """Return words without the article or possessive before them."""
    return re.sub(r"^(?:the|a|an|his|her|its|their)\s", "", words.strip(), flags=re.IGNORECASE)


def without_article(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of the text without the article before it."""
    words = parsed.text[start:end]
    return start + len(words) - len(unarticled(words)), end
