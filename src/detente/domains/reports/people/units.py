"""Units and ships that the text names: "the 7th Brigade", "the frigate Harrier", and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.domains.reports.lexicon import SHIP_TYPES, UNIT_WORDS
from detente.domains.reports.parsed import Parsed
from detente.domains.reports.people.cast import Actor, Cast
from detente.domains.reports.people.home import possessor, subject_party
from detente.domains.reports.people.people_words import CAPITAL, NOT_NAMES
from detente.model.register import Party

_REACH = 60
_ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)"
_UNIT = re.compile(rf"\b(?P<name>{_ORDINAL}\s(?:(?:{CAPITAL}|\d)[\w-]*\s){{0,4}}?(?:{'|'.join(UNIT_WORDS)}))\b")
_TYPES = "|".join(SHIP_TYPES)
_VESSELS = re.compile(
    rf"\b(?i:{_TYPES})s\s(?P<names>{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+)?(?:,\s{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+)?){{0,4}}\sand\s"
    rf"{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+)?)"
)
"""Several ships named together: "Destroyers Minnow and Pike"."""
_FORMATION = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir)\s(?P<name>(?:{CAPITAL}[\w-]*\s){{1,3}}(?:Regiment|Brigade|Battalion|Squadron|Flotilla|Division|Battle Group|Rocket Forces"
    r"|Missile Forces|Border Guards?|Honou?r Guard|Coast Guard))\b"
)
_BY_ANOTHER = re.compile(
    r"\b(?:shadowed|escorted|tracked|accompanied|intercepted|followed|watched|monitored|observed|met|hailed|warned|trailed|stopped|turned back|driven off)"
    r"(?:\s[\w-]+){0,4}?\sby\s(?:the|a|an|two|three|our)\s(?:[\w-]+\s){0,3}$"
)
_VESSEL = re.compile(rf"\b(?:{_TYPES})\s[\"'“‘]?(?P<name>{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+)?)")
_PHRASE = re.compile(r"(?:[\w.-]+(?:'s)?\s){0,5}$")


def add_units(cast: Cast, parsed: Parsed) -> None:
    """Add units by their numbers and ships by their types (rules `unit-number`, `ship-type`)."""
    for start, end, rule in _named(parsed):
        if next(cast.mentions_within(start, end), None) is not None:
            continue
        party = _whose(cast, parsed, start)
        actor = cast.add(Actor(name=parsed.text[start:end], type="unit", rule=rule))
        actor.party = actor.party or party
        actor.side = cast.names.side_of(actor.party)
        cast.mention(actor, start, end, parsed.text[start:end], parsed.span(start, end))


def _named(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    for several in _VESSELS.finditer(parsed.text):
        for one in re.finditer(rf"{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+)?", several["names"]):
            yield several.start("names") + one.start(), several.start("names") + one.end(), "ship-type"
    for pattern, rule in ((_UNIT, "unit-number"), (_FORMATION, "unit-name"), (_VESSEL, "ship-type")):
        for found in pattern.finditer(parsed.text):
            if found["name"].split()[0].lower() not in NOT_NAMES:
                yield found.start("name"), found.end("name"), rule


def _whose(cast: Cast, parsed: Parsed, start: int) -> Party | None:
    """Return whose a unit is: the party named in its phrase, the one "its" means, the home State, the subject."""
    low = max(parsed.pieces[parsed.paragraph_at(start)].start, start - _REACH)
    found = _PHRASE.search(parsed.text[low:start])
    words = found[0] if found else ""
    at = start - len(words)
    named = [one.party for one in cast.names.parties_in(words) if one.party]
    if named:
        return cast.names.side_party(named[-1])
    own = re.search(r"\b(?:its|their)\s(?:[\w-]+\s)*$", words, re.IGNORECASE)
    if own:
        return cast.names.side_party(possessor(parsed, cast, at + own.start(), own[0]))
    sentence = parsed.sentences[parsed.sentence_of[parsed.tokens(start, start + 1)[0]]]
    before = [
        one.party
        for one in cast.names.parties_in(parsed.text[parsed.start_of(sentence.first) : start])
        if one.party
    ]
    agent = _BY_ANOTHER.search(parsed.text[parsed.start_of(sentence.first) : start]) is not None
    if agent and cast.home.state is not None:
        return cast.home.state
    if len({party.id for party in before}) == 1:
        return cast.names.side_party(before[0])
    return cast.home.state or cast.names.side_party(subject_party(parsed, cast, start))
