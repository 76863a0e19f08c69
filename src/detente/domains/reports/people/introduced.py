"""Whom an office means that follows a bare name: "Ann Lee was not amused. ... the head of the mission said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from detente.domains.reports.people import people
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.designations import speaks_for
from detente.domains.reports.people.people_words import NAME_WORD, NO_NAMES
from detente.domains.reports.people.titles import office_in
from detente.model.register import Party

if TYPE_CHECKING:
    from detente.domains.reports.people.speakers import Scene

_BARE_NAME = re.compile(
    rf"{NAME_WORD}(?:\s(?:(?:de|von|van|der|al|el|la|di|da|del)\s)?{NAME_WORD}){{1,2}}(?=,?\s[a-z])"
)
_WHOLE_NAME = re.compile(rf"{NAME_WORD}(?:\s(?:(?:de|von|van|der|al|el|la|di|da|del)\s)?{NAME_WORD}){{1,3}}")
_BY_NAME_ALONE = ("name-only", "name-opens")
"""Rules of persons whose side no word of their own tells."""
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
    text = scene.parsed.text
    own = (
        m for m, a in scene.cast.before(place) if m.start >= low and text[m.end : m.end + 2] not in ("'s", "’s")
    )
    named = {m.number: scene.cast.actors[m.number] for m in own if scene.cast.actors[m.number].type == "person"}
    person = next(iter(named.values()), None) if named else _opening(scene, low, place)
    if person is None or len(named) > 1 or (person.office and not _RANK.search(person.office.lower())):
        return None
    guessed = person.rule in _BY_NAME_ALONE and not person.office
    if party is not None and person.party is not None and not guessed and not speaks_for(person, party):
        return None
    if party is not None and (person.party is None or guessed):
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
    if (
        head.dep_ not in ("nsubj", "nsubjpass")
        or parsed.sentence_of[head.i] == parsed.sentence_of[parsed.tokens(place, place + 1)[0]]
    ):
        return None
    if scene.cast.at(*found.span()) is not None or scene.cast.names.party_in(found[0]) is not None:
        return None
    return people.add_person(scene.cast, parsed, *found.span(), "", "name-opens")


def by_last_name(scene: Scene, name: str, start: int, end: int) -> Actor | None:
    """Return the person called by a last name at start..end: "Ann Lee was blunter. ... Lee said"; None if nobody is."""
    known = next((p for p in scene.cast.persons() if p.last_name == name), None)
    if known is not None:
        scene.cast.note(known, name, scene.parsed.span(start, end))
        return known
    full = _full_before(scene, name, start)
    return people.add_person(scene.cast, scene.parsed, *full, "", "name-only") if full else None


def _full_before(scene: Scene, name: str, place: int) -> tuple[int, int] | None:
    """Return where the whole name of somebody stands who is called by the last one: "Ann Lee was blunter. ... Lee said"."""
    found = re.search(rf"\b(?!(?:The|A|An|In|On|At)\s){NAME_WORD}\s{re.escape(name)}\b", scene.parsed.text[:place])
    if found is None or any(scene.cast.names.places(found[0])) or scene.cast.names.party_in(found[0]) is not None:
        return None
    return None if scene.cast.at(*found.span()) is not None else found.span()


def by_nation(scene: Scene, name: str, party: Party, place: int) -> Actor | None:
    """Return whom "the Norlander" means: the person of that side who was named or spoke last, for one word behind "the"."""
    adjective = " " not in name and name in party.adjectives and scene.parsed.text[:place].lower().endswith("the ")
    persons = (a for _, a in scene.cast.before(place) if a.type == "person")
    own = (a for a in persons if a.party is not None and a.party.id == party.id)
    return next(own, None) if adjective else None


def by_apposition(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return the person named in apposition to a subject of which nothing else is known: "Her brother, Admiral X, said".

    A name that nobody has yet is a new person, of the side that the words before it name: "The Norlander, Ann Lee, said".
    """
    parsed, cast = scene.parsed, scene.cast
    beside = [c for one in (head, *head.conjuncts) for c in one.rights if c.dep_ == "appos"]
    found = (cast.at(parsed.start_of(c.i), parsed.end_of(c.i)) for c in beside)
    known = next((actor for actor in found if actor is not None), None)
    if known is not None:
        return known if known.type in ("person", "organisation") else None
    name = next(
        (c for c in beside if c.pos_ == "PROPN" and parsed.text[parsed.end_of(c.i) - len(c) - 1] == " "), None
    )
    low, high = (parsed.start_of(name.left_edge.i), parsed.end_of(name.i)) if name is not None else (0, 0)
    if (
        name is None
        or _WHOLE_NAME.fullmatch(parsed.text, low, high) is None
        or any(cast.names.places(parsed.text[low:high]))
    ):
        return None
    person = people.add_person(cast, parsed, low, high, "", "apposition")
    party = cast.party_in(parsed.text[start:end], start)
    if person.party is None and party is not None:
        person.party, person.side = cast.names.side_party(party), cast.names.side_of(party)
    return person
