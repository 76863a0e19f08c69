"""Which side a person is on whose title names none: by the sentence, the paragraph, the dateline or the document."""

from __future__ import annotations

import re

from detente.domains.reports.lexicon import ORGANISATION_WORDS
from detente.domains.reports.parsed import Parsed
from detente.domains.reports.people.cast import Actor, Cast
from detente.domains.reports.people.people_words import (
    BEHIND_NAME,
    LED_BY,
    OPENS_WITH_PLACE,
    PRIVATE_OFFICE,
    STATE_OFFICE,
)
from detente.domains.reports.people.titles import apposition, phrase_before
from detente.model.register import Party


def settle_sides(cast: Cast, parsed: Parsed) -> None:
    """Give persons without a side that of the phrase they stand in: "the Russian delegation headed by X".

    Else that of an organisation in their title, else that of the one in whose name the document is written.
    """
    for mention in cast.mentions:
        person = cast.actors[mention.number]
        if person.type != "person" or person.side is not None:
            continue
        sentence = parsed.sentences[parsed.sentence_of[parsed.tokens(mention.start, mention.end)[0]]]
        before = parsed.text[parsed.start_of(sentence.first) : mention.start]
        led = LED_BY.search(before)
        party = cast.party_in(led[0], mention.start) if led else None
        party = party or _of_title(cast, parsed, mention.start, mention.end) or _of_head(cast)
        firm = _firm_of(cast, parsed, mention.start, mention.end) if party is None else None
        if firm is not None:
            person.side = firm.side = firm.side or firm.name
            continue
        party = party or _of_context(cast, parsed, person, mention.start)
        person.party, person.side = cast.names.side_party(party), cast.names.side_of(party)


def _of_context(cast: Cast, parsed: Parsed, person: Actor, place: int) -> Party | None:
    """Return the State of somebody in a State's service whom the report introduces without one: "Foreign Minister X".

    The State whose capital or name opens the sentence or an earlier one of the paragraph ("In Velm, ..."; "Seen from
    Norland ..."), else that of the dateline, else the only State that the paragraph names up to there.
    """
    office = person.office or ""
    if STATE_OFFICE.search(office) is None or PRIVATE_OFFICE.search(office):
        return None
    low = parsed.pieces[parsed.paragraph_at(place)].start
    before = parsed.text[low:place]
    for found in reversed(list(OPENS_WITH_PLACE.finditer(before))):
        party = next((f.party for f in cast.names.named(found["place"]) if f.party and f.start == 0), None)
        if party is not None and party.type == "state":
            return party
    own = parsed.start_of(parsed.sentences[parsed.sentence_of[parsed.tokens(place, place + 1)[0]]].first)
    topic = _first_subject(cast, parsed, low, place)
    if topic is not None and (topic[0] < own or cast.home.state is None or cast.home.shared):
        return topic[1]
    if cast.home.state is not None and not cast.home.shared:
        return cast.home.state
    named = [cast.names.side_party(found.party) for found in cast.names.parties_in(before)]
    states = {party.id: party for party in named if party is not None and party.type == "state"}
    return next(iter(states.values())) if len(states) == 1 else None


def _first_subject(cast: Cast, parsed: Parsed, low: int, place: int) -> tuple[int, Party] | None:
    """Return where a State first is the subject between two places, outside quotations, and that State."""
    for mention in cast.mentions_within(low, place):
        actor = cast.actors[mention.number]
        tokens = [parsed.doc[i] for i in parsed.tokens(mention.start, mention.end)]
        subject = any(token.dep_ in ("nsubj", "nsubjpass") and not parsed.quoted[token.i] for token in tokens)
        if actor.type == "state" and actor.party is not None and subject:
            return mention.start, actor.party
    return None


def _of_title(cast: Cast, parsed: Parsed, start: int, end: int) -> Party | None:
    """Return the party of an organisation that a person's title names: "deputy chief of the General Staff"."""
    behind = apposition(parsed, end)
    before = phrase_before(parsed, start) or ""
    named = (a for low, high in _beside(parsed, start, end) for a in cast.within(low, high))
    found = (a for a in named if a.type in ("organisation", "unit") and a.party)
    actor = next(found, None) or _meant_before(cast, f"{before} {behind or ''}", start)
    return actor.party if actor else None


def _beside(parsed: Parsed, start: int, end: int) -> list[tuple[int, int]]:
    """Return where it stands beside a name what somebody is: "of the frigate X" and the title behind it, and before it."""
    behind, before = apposition(parsed, end), phrase_before(parsed, start) or ""
    whose = BEHIND_NAME.match(parsed.text, end)
    stretches = [whose.span()] if whose else []
    stretches += [(end, end + len(behind) + 2)] if behind else []
    return [*stretches, (start - len(before) - 2, start)]


def _firm_of(cast: Cast, parsed: Parsed, start: int, end: int) -> Actor | None:
    """Return the firm without a State for which somebody works by the words beside the name."""
    named = (a for low, high in _beside(parsed, start, end) for a in cast.within(low, high))
    return next((a for a in named if a.type == "organisation" and a.rule == "name-only" and a.party is None), None)


def _meant_before(cast: Cast, title: str, place: int) -> Actor | None:
    """Return the organisation that "the ministry" in a title means: the one with that word that was named last."""
    words = {found.lower() for found in re.findall(r"\bthe ([a-z]+)\b", title)} & ORGANISATION_WORDS
    before = (a for _, a in cast.before(place) if a.type == "organisation" and a.party)
    return next((a for a in before if words & set(a.name.lower().split())), None) if words else None


def _of_head(cast: Cast) -> Party | None:
    return cast.names.side_party(cast.home.issuer) if cast.home.issuer else None
