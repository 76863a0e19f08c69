"""Whom an office means that follows a bare name: "Ann Lee was not amused. ... the head of the mission said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.domains.reports.people import people
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.designations import speaks_for
from detente.domains.reports.people.people_words import NAME_WORD, NO_NAMES
from detente.domains.reports.people.titles import office_in
from detente.model.register import Party

if TYPE_CHECKING:
    from detente.domains.reports.people.speakers import Scene

_BARE_NAME = re.compile(rf"{NAME_WORD}(?:\s(?:(?:de|von|van|der|al|el|la|di|da|del)\s)?{NAME_WORD}){{1,2}}(?=,?\s[a-z])")
_RANK = re.compile(
    r"\b(?:general|admiral|colonel|captain|major|commander|commodore|lieutenant|marshal|brigadier|squadron leader|ms|mr|mrs|dr|sir|lord|lady"
    r"|dame|professor)\b"
)


def by_introduction(scene: Scene, words: str, party: Party | None, place: int) -> Actor | None:
    """Return the only person whom the paragraph names before a place, if no more than a name or a rank is known of him.

    He gets the office and the side of the words; None if the words do not begin with "the", or they cannot be his.
    """
    if not re.match(r"(?:the|their|its)\s", words, re.IGNORECASE):
        return None
    low = scene.parsed.pieces[scene.parsed.paragraph_at(place)].start
    named = {id(a): a for m, a in scene.cast.before(place) if m.start >= low and a.type == "person"}
    person = next(iter(named.values()), None) if named else _opening(scene, low, place)
    if person is None or len(named) > 1 or (person.office and not _RANK.search(person.office.lower())):
        return None
    if party is not None and person.party is not None and not speaks_for(person, party):
        return None
    if party is not None and person.party is None:
        person.party, person.side = scene.cast.names.side_party(party), scene.cast.names.side_of(party)
    person.office = office_in(words, scene.cast.names, party) or person.office
    return person


def _opening(scene: Scene, low: int, place: int) -> Actor | None:
    """Return the person with whose bare name a paragraph opens as the subject of an earlier sentence."""
    found = _BARE_NAME.match(scene.parsed.text, low, place)
    if found is None or found[0].split()[0].lower() in NO_NAMES or any(scene.cast.names.places(found[0])):
        return None
    parsed = scene.parsed
    head = parsed.doc[parsed.tokens(*found.span())[-1]]
    if head.dep_ not in ("nsubj", "nsubjpass") or parsed.sentence_of[head.i] == parsed.sentence_of[parsed.tokens(place, place + 1)[0]]:
        return None
    if scene.cast.at(*found.span()) is not None or scene.cast.names.party_in(found[0]) is not None:
        return None
    return people.add_person(scene.cast, parsed, *found.span(), "", "name-opens")
