"""Says which party, organisation or document speaks, for the table of rules in `speakers.py`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from detente.domains.reports.lexicon import ALLIANCE_WORDS, COLLECTIVE_WORDS, ORGANISATION_WORDS
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.designations import same_organisation, unarticled, without_article
from detente.domains.reports.people.organisations import (
    add_named_organisation,
    add_organisation,
    name_after,
)
from detente.domains.reports.people.speaker_words import DOCUMENTS, OPENING, RELATIVE, SIDE_WORDS

_OWN_OFFICE = re.compile(r"(?:his|her)\s(?:own\s)?office\b", re.IGNORECASE)

if TYPE_CHECKING:
    from detente.domains.reports.people.speakers import Scene


_ABROAD = frozenset(("embassy", "mission", "consulate", "delegation"))


def by_collective(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return the party in whose name a document is issued, for "the Parties" or "Ministers" who speak in it."""
    cast = scene.cast
    if head.lower_ not in COLLECTIVE_WORDS or cast.home.issuer is None:
        return None
    party = cast.names.side_party(cast.home.issuer)
    named = cast.party_in(scene.parsed.text[start:end], start)
    if party is None or party.type == "state" or (named is not None and cast.names.side_party(named) != party):
        return None
    return cast.of_party(party, "issuer")


def by_alliance(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return the alliance that "allies" or "the alliance" means in this report."""
    del end
    if head.text.lower() not in ALLIANCE_WORDS:
        return None
    party = scene.cast.alliance(start)
    return scene.cast.of_party(party, "register-party") if party else None


def of_opening(scene: Scene, place: int) -> Any:
    """Return the State whose capital opens the sentence: "In Port Selma, the ministry ..."."""
    first = scene.parsed.sentences[scene.parsed.sentence_of[scene.parsed.tokens(place, place + 1)[0]]].first
    found = OPENING.match(scene.parsed.text, scene.parsed.start_of(first), place)
    party = scene.cast.names.party_in(found["place"]) if found else None
    return party if party is not None and party.type == "state" else None


def by_side(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return the party that "the Arvanian side" or "Belmark's delegation" is."""
    party = scene.cast.party_in(scene.parsed.text[start:end], start) if head.lower_ in SIDE_WORDS else None
    side = scene.cast.names.side_party(party)
    return scene.cast.of_party(side, "register-party") if side else None


def by_organisation(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return the organisation that the subject is: "the ministry" is the one named last with that word."""
    word = head.text.lower()
    words = scene.parsed.text[start:end]
    if word not in ORGANISATION_WORDS or words.split()[0].lower() in ("any", "no", "every", "each"):
        return None
    own = _office_of_person(scene, words, start, end) if word == "office" else None
    named = own or _named_beside(scene, head)
    if named is not None:
        return named
    party = scene.cast.party_in(words, start) or of_opening(scene, start)
    modifiers = [w for w in unarticled(words).lower().split() if w != word]
    for actor in (a for _, a in scene.cast.before(start)):
        if actor.type == "organisation" and same_organisation(actor, word, modifiers, party):
            return actor
    start, end = without_article(scene.parsed, start, end)
    actor = add_organisation(scene.cast, scene.parsed, start, end)
    bare, seat, place = actor.name.partition(" in ")
    of_place = scene.cast.names.party_in(place) if seat and word not in _ABROAD else None
    if of_place is not None and of_place.type == "state" and of_place.adjectives:
        national = scene.cast.names.party_in(bare) is not None
        return scene.cast.rename(actor, bare if national else f"{of_place.adjectives[0]} {bare}")
    if actor.party is None and party is not None:
        return name_after(scene.cast, actor, scene.cast.names.side_party(party) or party)
    return actor


def _named_beside(scene: Scene, head: Any) -> Actor | None:
    """Return the organisation whose name stands in apposition: "the rail operator, NordSpor, said"."""
    name = next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i <= head.i + 3), None)
    if name is None or any(scene.cast.names.places(name.text)):
        return None
    start, end = scene.parsed.start_of(name.left_edge.i), scene.parsed.end_of(name.i)
    known = scene.cast.at(start, end)
    if known is not None:
        return known if known.type == "organisation" else None
    actor = add_named_organisation(scene.cast, scene.parsed, start, end)
    party = scene.cast.party_in(scene.parsed.text[scene.parsed.start_of(head.left_edge.i) : start], start)
    if party is not None and actor.party is None:
        actor.party, actor.side = scene.cast.names.side_party(party), scene.cast.names.side_of(party)
    return actor


def _office_of_person(scene: Scene, words: str, start: int, end: int) -> Actor | None:
    """Return the office of somebody who is known: "his office" as "office of the Arvanian president"."""
    person = next((a for a in scene.cast.within(start, end) if a.type == "person"), None)
    if person is None and _OWN_OFFICE.match(words):
        sentences = scene.parsed.sentence_of
        own = sentences[scene.parsed.tokens(start, end)[0]]
        before = [
            (m, a) for m, a in scene.cast.before(start) if a.type == "person" and not scene.is_said(m.start)
        ][:3]
        here = next((a for m, a in before if sentences[scene.parsed.tokens(m.start, m.end)[0]] == own), None)
        person = here or scene.last_speaker(start, types=("person",)) or next((a for _, a in before), None)
    if person is None or person.party is None or not person.office:
        return None
    party = person.party
    nation = party.adjectives[0] if party.adjectives else f"{party.name}'s"
    known = any(word in person.office for word in (nation, party.name))
    name = f"office of the {person.office}" if known else f"office of the {nation} {person.office}"
    actor = scene.cast.add(
        Actor(name=name, type="organisation", rule="office-of-person", side=person.side, party=party)
    )
    first, last = without_article(scene.parsed, start, end)
    scene.cast.note(actor, scene.parsed.text[first:last], scene.parsed.span(first, last))
    return actor


def by_document(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return whose statement it is, where "the statement" says something: the organisation that spoke last."""
    if head.text.lower() not in DOCUMENTS:
        return None
    sender = _sender(head)
    found = scene.speaker(sender) if sender is not None else None
    if found is not None:
        return found.actor
    party = scene.cast.party_in(scene.parsed.text[start:end], start)
    if party is not None:
        return scene.cast.of_party(party, "register-party")
    return scene.last_body(start) or scene.last_speaker(start)


def _sender(head: Any) -> Any:
    """Return who sent a document: "a note that X sent", "a letter from X", "X's statement", "X said in a message that ..."."""
    for child in head.children:
        own = next((c for c in child.children if c.dep_ == "nsubj" and c.lower_ not in RELATIVE), None)
        if child.dep_ == "relcl" and own is not None:
            return own
        if child.dep_ == "poss" and child.pos_ in ("PROPN", "NOUN"):
            return child
        if child.dep_ == "prep" and child.lower_ in ("from", "by", "of"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ == "acl":
            by = next((c for c in child.children if c.dep_ == "agent"), None)
            return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if head.dep_ == "pobj" and head.head.dep_ == "prep":
        return next((c for c in head.head.head.lefts if c.dep_ == "nsubj"), None)
    return None
