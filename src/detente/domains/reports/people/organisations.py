"""Organisations that the text names: ministries and commands, companies, and whose they are."""

from __future__ import annotations

import re

from detente.domains.reports.lexicon import FORUM_NAMES, ORGANISATION_WORDS
from detente.domains.reports.parsed import Parsed
from detente.domains.reports.people.cast import Actor, Cast
from detente.domains.reports.people.home import possessor, subject_party
from detente.domains.reports.people.people_words import (
    CAPITAL,
    CAPITAL_HEADS,
    CAPITAL_RUN,
    FIRM,
    FIRM_BEFORE,
    NATIONAL_HEADS,
)
from detente.domains.reports.values.date_patterns import DAY_WORDS
from detente.model.register import Party

_IN_CAPITAL = re.compile(rf"\sin\s(?P<place>{CAPITAL}[\w'-]*(?:\s{CAPITAL}[\w'-]*){{0,2}})")
_ITS = re.compile(r"\b(?:its|their|the (?:country|nation|republic|kingdom)'s)\s$", re.IGNORECASE)
_OWN_NAME = re.compile(r"(?:Ministry|Department|Embassy|Office|Chamber|House)\sof\b|Senate\b")
_ALONE = frozenset(("senate", "admiralty"))
"""What is a name with a capital alone."""
_JOINED = re.compile(r"-[\w-]+\s")
"""What is left of a word such as "state-run" before a name."""
_ABROAD = re.compile(r"\b(?:embassy|mission|consulate|delegation|headquarters|secretariat)\b", re.IGNORECASE)


def add_organisations(cast: Cast, parsed: Parsed) -> None:
    """Add ministries, commands, missions and the like that are named with their State or by a proper name."""
    for index, word in enumerate(parsed.words):
        if word.rstrip("s") not in ORGANISATION_WORDS and word not in ORGANISATION_WORDS:
            continue
        token = parsed.doc[index]
        if token.dep_ == "compound" or parsed.text.startswith("-", parsed.end_of(index)):
            continue
        start, end = organisation_bounds(parsed, token.i)
        if cast.at(parsed.start_of(token.i), parsed.end_of(token.i)) is None and _names_one(
            cast, parsed, token, start, end
        ):
            add_organisation(cast, parsed, start, end)


def organisation_bounds(parsed: Parsed, index: int) -> tuple[int, int]:
    """Return start and end of an organisation's name around its head noun: "Russian mission to NATO"."""
    head = parsed.doc[index]
    first = head.i
    while first > 0 and _in_organisation(parsed, first - 1):
        first -= 1
    last = head.i + 1
    abroad = "|in" if head.lower_ in ("embassy", "mission", "consulate") else ""
    behind = re.compile(
        rf"\s(?:of|to|for{abroad})\s(?:the\s)?(?:{CAPITAL}[\w.-]*|for|and)(?:\s(?:and\s)?{CAPITAL}[\w.-]*){{0,3}}"
    ).match(parsed.text, parsed.end_of(head.i))
    end = (
        behind.end()
        if behind and (head.text[0].isupper() or head.lower_ in ("mission", "embassy", "consulate"))
        else parsed.end_of(last - 1)
    )
    start = parsed.start_of(first)
    joined = _JOINED.match(parsed.text, start, end)
    return joined.end() if joined else start, end


def _in_organisation(parsed: Parsed, index: int) -> bool:
    token = parsed.doc[index]
    if token.text in ("'s", "-"):
        return True
    if token.lower_ in ("the", "a", "an", "any", "no", "every", "each"):
        return False
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and not token.is_space and token.lower_ not in DAY_WORDS


def _names_one(cast: Cast, parsed: Parsed, token: object, start: int, end: int) -> bool:
    words = parsed.text[start:end]
    head = str(token).lower()
    if head in _ALONE and str(token)[0].isupper():
        return True
    capital = str(token)[0].isupper() and " " in words
    national = cast.names.party_in(words) is not None and " " in words
    if head in NATIONAL_HEADS:
        return capital or national
    return head in CAPITAL_HEADS and capital and (national or words.count(" ") > 0)


def add_organisation(cast: Cast, parsed: Parsed, start: int, end: int) -> Actor:
    """Add the organisation named at start..end (rule `organisation-phrase`); return the actor."""
    words = parsed.text[start:end]
    party = cast.party_in(words, start)
    name = organisation_name(words, party)
    if party is None:
        party = _beside(cast, parsed, start, end)
        name = organisation_name(f"{party.name}'s {name}", party) if party and not _OWN_NAME.match(name) else name
    actor = cast.add(
        Actor(
            name=name,
            type="organisation",
            rule="organisation-phrase",
            side=cast.names.side_of(party),
            party=cast.names.side_party(party),
        )
    )
    cast.mention(actor, start, end, words, parsed.span(start, end))
    return actor


def _beside(cast: Cast, parsed: Parsed, start: int, end: int) -> Party | None:
    """Return whose an organisation is that is named without its State: "its navy", "the Foreign Ministry in Velm"."""
    behind = _IN_CAPITAL.match(parsed.text, end)
    found = (
        next((f.party for f in cast.names.named(behind["place"]) if f.party and f.start == 0), None)
        if behind
        else None
    )
    if found is not None and found.type == "state":
        return found
    if _ITS.search(parsed.text, max(0, start - 30), start) is None:
        return None
    return cast.names.side_party(subject_party(parsed, cast, start))


def add_named_organisation(cast: Cast, parsed: Parsed, start: int, end: int) -> Actor:
    """Add an organisation that only its name shows ("Roscosmos said"), with the side of the words beside it."""
    name = parsed.text[start:end]
    behind = FIRM.match(parsed.text, end)
    party = cast.party_in(behind[0], start) if behind else None
    actor = cast.add(Actor(name=name, type="organisation", rule="name-only"))
    actor.party = actor.party or cast.names.side_party(party)
    actor.side = actor.side or cast.names.side_of(party)
    for found in re.finditer(rf"\b{re.escape(name)}\b", parsed.text):
        if next(cast.mentions_within(found.start(), found.end()), None) is None:
            cast.mention(actor, found.start(), found.end(), name, parsed.span(found.start(), found.end()))
    return actor


def add_firms(cast: Cast, parsed: Parsed) -> None:
    """Add what an apposition calls a company, agency or the like: "SpaceX, the company that ...", "the airline Skyways"."""
    for found in CAPITAL_RUN.finditer(parsed.text):
        if FIRM.match(parsed.text, found.end()) and next(cast.mentions_within(*found.span()), None) is None:
            add_named_organisation(cast, parsed, *found.span())
    for called in FIRM_BEFORE.finditer(parsed.text):
        start, end = called.span("name")
        known = next(cast.mentions_within(start, end), None) or any(cast.names.places(called["name"]))
        if not known and called["name"].split()[-1].lower() not in ORGANISATION_WORDS:
            add_named_organisation(cast, parsed, start, end)


def organisation_name(words: str, party: Party | None) -> str:
    """Return the usual name of an organisation: "China's foreign ministry" as "Chinese foreign ministry"."""
    plain = re.sub(r"^(?:the|its|their)\s", "", words.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"\b(?:[A-Z]\.){2,}", lambda found: found[0].replace(".", ""), plain)
    abroad = re.fullmatch(rf"(?P<what>[\w -]+?) in (?P<place>{CAPITAL}[\w' -]+)", plain)
    if abroad and party is not None and party.type == "state" and not _ABROAD.search(abroad["what"]):
        return f"{party.adjectives[0] if party.adjectives else party.name} {abroad['what']}"
    _possessor, mark, rest = plain.partition("'s ")
    if mark and party is not None:
        return f"{party.adjectives[0] if party.adjectives else party.name} {rest}"
    return plain


def settle_organisations(cast: Cast, parsed: Parsed) -> None:
    """Give organisations named without their State the one of "its", of the same name before, or of the document."""
    for actor in [a for a in cast.actors if a.rule == "organisation-phrase" and a.side is None]:
        first = next((m for m in cast.mentions if cast.actors[m.number] is actor), None)
        start = first.start if first else 0
        same = [a for a in cast.actors if a is not actor and a.type == "organisation" and a.side]
        known = [a for a in same if a.name.casefold().endswith(f" {actor.name.casefold()}")]
        own = possessor(parsed, cast, start, parsed.text[start : start + len(actor.name) + 20])
        if len(known) == 1 and own is None:
            cast.merge(actor, known[0])
            continue
        if actor.name.split()[-1] in FORUM_NAMES and " " in actor.name:
            actor.type = "forum"
            continue
        near = None if cast.home.by_head else _near(cast, parsed, start)
        party = cast.names.side_party(own) or near or cast.home.state
        if party is not None:
            name_after(cast, actor, party)


def _near(cast: Cast, parsed: Parsed, place: int) -> Party | None:
    """Return the State of the person or organisation named last before a place in its paragraph."""
    low = parsed.pieces[parsed.paragraph_at(place)].start
    found = (
        a.party
        for m, a in cast.before(place)
        if m.start >= low and a.type in ("person", "organisation") and a.party
    )
    party = next(found, None)
    return party if party is not None and party.type == "state" else None


def unite_organisations(cast: Cast) -> None:
    """Make one of a full name and its end, where one side has only one of them: "Permanent Mission of X", "Mission of X"."""
    for short in [a for a in cast.actors if a.rule == "organisation-phrase" and " " in a.name and a.side]:
        end = f" {short.name.casefold()}"
        longer = [
            a
            for a in cast.actors
            if a.type == short.type and a.side == short.side and a.name.casefold().endswith(end)
        ]
        if len(longer) == 1:
            cast.merge(short, longer[0])


def name_after(cast: Cast, actor: Actor, party: Party) -> Actor:
    """Return an organisation or office, now with its party's adjective: "General Staff" as "Arvanian General Staff".

    "Ministry of Defence" keeps its name, unless the register knows it by the other one.
    """
    actor.party, actor.side = party, cast.names.side_of(party)
    bare = re.sub(r"^(?:the|its|their|(?:the\s)?country's)\s", "", actor.name, flags=re.IGNORECASE)
    if actor.type == "office" and bare[:1].isupper() and not bare.isupper():
        return actor
    adjective = party.adjectives[0] if party.adjectives else party.name
    full = f"{adjective} {bare}"
    known = cast.names.register.party_named(full)
    if _OWN_NAME.match(bare) and known is None:
        return actor
    return cast.rename(actor, full)
