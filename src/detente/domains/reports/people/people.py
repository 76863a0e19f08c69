"""Fills the cast: parties and holders of the register, then persons by office words and appositions, then
organisations and ships. Each rule is a function with the name that its actors carry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.domains.reports.lexicon import (
    GROUP_WORDS,
    HONORIFICS,
    OFFICE_WORDS,
    ORGANISATION_WORDS,
    SHIP_PREFIXES,
)
from detente.domains.reports.parsed import Parsed
from detente.domains.reports.people.cast import Actor, Cast
from detente.domains.reports.people.home import home_of, possessor
from detente.domains.reports.people.learned import learn
from detente.domains.reports.people.names import Found, Names
from detente.domains.reports.people.organisations import (
    add_firms,
    add_organisations,
    settle_organisations,
    unite_organisations,
)
from detente.domains.reports.people.people_words import (
    BEHIND_NAME,
    CAPITAL_RUN,
    DOMAIN_WORDS,
    NAME_WORD,
    NOT_NAMES,
    PAPER_BEHIND,
    PLAIN_WORD,
    SHIP,
    WITHIN_TITLE,
)
from detente.domains.reports.people.person_sides import settle_sides
from detente.domains.reports.people.titles import apposition, office_in, phrase_before, told_office
from detente.domains.reports.people.units import add_units
from detente.model.record import Span
from detente.model.register import Holder, Party


def cast_of(parsed: Parsed, headline: tuple[str, int] | None, names: Names, place: str | None = None) -> Cast:
    """Return the cast of a report; the headline is given with the place of its first character in the clean text.

    `place` is that of the dateline: a capital tells whose "the ministry" is.
    """
    learn(names, parsed.text)
    cast = Cast(names)
    cast.home = home_of(parsed, cast, place)
    add_ships(cast, parsed)
    add_registered(cast, parsed)
    add_units(cast, parsed)
    add_ranked(cast, parsed)
    add_persons(cast, parsed)
    unite_persons(cast)
    add_organisations(cast, parsed)
    settle_organisations(cast, parsed)
    unite_organisations(cast)
    add_firms(cast, parsed)
    add_last_names(cast, parsed)
    settle_sides(cast, parsed)
    if headline:
        add_headline(cast, parsed, *headline)
    return cast


_WHO_LEADS = re.compile(
    r",\swho\s(?:\w+\s){0,3}?(?:heads?|headed|leads?|led|commands?|commanded|represents?|represented|chairs?|runs|speaks\sfor|advises|oversees|directs)"
    r"\s(?P<whom>[^,.;\n]{3,80})"
)
_RANKED = re.compile(
    r"\b(?P<rank>(?:(?:Lt|Lieut|Maj|Brig|Gen|Col|Adm|Capt|Cmdr|Cdr|Cpt|Sgt|Amb|Sen|Gov|Comdr)\.[ -]|(?:Lt|Maj|Brig|Col|Gen|Adm|Capt|Cdr|Cmdr)[ -](?=(?:Gen|Col|Cdr|Adm|Maj|Lt)\.?[ -])|(?:Lt|Maj|Gen|Adm|Capt|Cdr|Cmdr|Brig)[ ](?=[A-Z][\w'-]+[ ][A-Z])|(?:Vice|Rear|Air|Col|Maj|Brigadier|Army|Fleet)[ -]"
    rf"(?=[A-Z][a-z]+\.))+)(?P<name>{NAME_WORD}(?:\s{NAME_WORD}){{1,2}})"
)
"""Ranks as American papers shorten them: "Brig. Gen. Ann Lee"."""
_RANKS = {
    "lt": "lieutenant", "lieut": "lieutenant", "maj": "major", "brig": "brigadier", "gen": "general", "col": "colonel", "adm": "admiral",
    "capt": "captain", "cmdr": "commander", "cdr": "commander", "comdr": "commander", "cpt": "captain", "sgt": "sergeant", "amb": "ambassador",
    "sen": "senator", "gov": "governor",
}  # fmt: skip
_NATION_BEFORE = re.compile(r"(?:[\w-]+(?:'s)?\s){1,3}$")


def add_ranked(cast: Cast, parsed: Parsed) -> None:
    """Add persons named behind a shortened rank, with the nation right before it (rule `rank-before`)."""
    for found in _RANKED.finditer(parsed.text):
        start, end = found.span("name")
        if cast.at(start, end) is not None:
            continue
        before = _NATION_BEFORE.search(parsed.text, max(0, found.start() - 60), found.start())
        title = " ".join(
            _RANKS.get(word.strip(".").lower(), word.lower()) for word in re.split(r"[ -]", found["rank"].strip())
        )
        party = cast.party_in(before[0], start) if before else None
        actor = add_person(cast, parsed, start, end, title, "rank-before")
        if actor.party is None and party is not None:
            actor.party, actor.side = cast.names.side_party(party), cast.names.side_of(party)
    for several in _SEVERAL.finditer(parsed.text):
        for one in ("first", "second"):
            if cast.at(*several.span(one)) is None:
                add_person(cast, parsed, *several.span(one), several["title"].lower().rstrip("s"), "office-before")


_SEVERAL = re.compile(
    rf"\b(?P<title>(?i:(?:foreign|defen[cs]e|prime|interior|deputy)\s)?(?i:presidents|ministers|premiers|chancellors|ambassadors|generals|admirals))\s"
    rf"(?P<first>{NAME_WORD}\s{NAME_WORD})(?:\sof\s(?:the\s)?{NAME_WORD}(?:\s{NAME_WORD})?)?,?\sand\s(?P<second>{NAME_WORD}\s{NAME_WORD})(?=\sof\s|,|\s\w)"
)
"""Two of one office named together: "Presidents Ann Lee of Norland and Bo Ek of Vellora"."""


_ACCOUNT_OF = re.compile(
    r"^(?:the )?(?:words|view|opinion|account|estimate|assessment|judge?ment|figures|eyes) of ", re.IGNORECASE
)
_SENT_TO = re.compile(
    r"\b(?P<post>(?i:ambassador|envoy|attach[eé]|consul|emissary|representative|chargé d['’]affaires))"
    r" (?:in|to|at)(?: the)?\s(?:[A-Z][\w'’-]*\s?){1,4}"
)
"""Where somebody is sent to is not whose he is: "its ambassador in Velm"."""


def add_ships(cast: Cast, parsed: Parsed) -> None:
    """Add named warships by the prefix of their navy (rule `ship-prefix`)."""
    for found in SHIP.finditer(parsed.text):
        party = cast.names.register.party(SHIP_PREFIXES[found["prefix"]])
        side = party.name if party else None
        actor = cast.add(Actor(name=found[0], type="unit", rule="ship-prefix", side=side, party=party))
        cast.mention(actor, found.start(), found.end(), found[0], parsed.span(found.start(), found.end()))


def add_registered(cast: Cast, parsed: Parsed) -> None:
    """Add the parties and holders of the register that the text names (rules `register-party`, `register-holder`)."""
    found = list(cast.names.named(parsed.text))
    for one in _settled(found, parsed.text):
        if cast.names.is_mere_place(one, parsed.text) or PAPER_BEHIND.match(parsed.text, one.end):
            continue
        actor = _registered(cast, one)
        form = parsed.text[one.start : one.end]
        cast.mention(actor, one.start, one.end, form, parsed.span(one.start, one.end))
        if one.party is not None and one.party.type == "forum":
            _name_members(cast, one, parsed)


def _name_members(cast: Cast, one: Found, parsed: Parsed) -> None:
    """Note the party that a forum's name begins with as an actor: the report names it there too."""
    inner = next(cast.names.adjectives(""), None) or next(
        (f for f in cast.names.named(parsed.text[one.start : one.end].partition("-")[0]) if f.party), None
    )
    if inner is not None and inner.party is not None and inner.end < one.end - one.start:
        cast.note(
            cast.of_party(inner.party, "register-party"),
            parsed.text[one.start + inner.start : one.start + inner.end],
            parsed.span(one.start + inner.start, one.start + inner.end),
        )


def _registered(cast: Cast, one: Found) -> Actor:
    if one.party is not None:
        return cast.of_party(one.party, "register-party")
    assert one.holder is not None
    return holder_actor(cast, one.holder)


def holder_actor(cast: Cast, holder: Holder) -> Actor:
    """Return the actor that a holder of an office is."""
    party = cast.names.register.party(holder.party)
    return cast.add(
        Actor(
            name=holder.person,
            type="person",
            rule="register-holder",
            side=cast.names.side_of(party) or holder.party,
            party=cast.names.side_party(party),
            own=party,
            office=holder.office,
            office_names=cast.names.office_names(holder),
        )
    )


def _settled(found: list[Found], text: str) -> Iterator[Found]:
    """Yield what is found; where two holders share a last name, only the one whose full name is in the text."""
    full = {one.holder.person for one in found if one.holder and text[one.start : one.end] == one.holder.person}
    by_form: dict[str, set[str]] = {}
    for one in found:
        if one.holder:
            by_form.setdefault(text[one.start : one.end], set()).add(one.holder.person)
    for one in found:
        rivals = by_form.get(text[one.start : one.end], set()) if one.holder else set()
        if len(rivals) <= 1 or (one.holder and one.holder.person in full):
            yield one


_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame)\.?\s$")
_IN_BRACKETS = re.compile(r"\s\([A-ZÀ-Þ]")


def add_persons(cast: Cast, parsed: Parsed) -> None:
    """Add persons named with an office before or behind the name (rules `office-before`, `office-behind`)."""
    places = {(one.start, one.end) for one in cast.names.places(parsed.text)}
    for found in CAPITAL_RUN.finditer(parsed.text):
        start, office_words = _name_start(found[0], found.start(), parsed.text)
        name = parsed.text[start : found.end()]
        if not _is_name(name) or cast.at(start, found.end()) is not None:
            known = cast.at(start, found.end())
            if known is not None and known.type == "person":
                _learn_office(cast, known, parsed, start, found.end())
            continue
        if (start, found.end()) in places:
            continue
        within_title = parsed.text.endswith(WITHIN_TITLE, 0, start)
        phrase, rule = None if within_title else phrase_before(parsed, start), "office-before"
        if not phrase:
            phrase, rule = apposition(parsed, found.end()), "office-behind"
        phrase = phrase or (told_office(parsed, found.end()) if " " in name else None)
        titled = " " in name or _HONORIFIC.search(parsed.text, max(0, start - 8), start) is not None
        if not phrase and titled and _IN_BRACKETS.match(parsed.text, found.end()):
            if _beside_name(cast, parsed, found.end()) is not None:
                add_person(cast, parsed, start, found.end(), "", "party-behind")
        elif phrase and (" " in name or office_words):
            add_person(cast, parsed, start, found.end(), phrase or "", rule)


def add_person(cast: Cast, parsed: Parsed, start: int, end: int, phrase: str, rule: str) -> Actor:
    """Add a person named at start..end, with the office phrase that stands beside the name; return the actor."""
    name = parsed.text[start:end]
    phrase = _ACCOUNT_OF.sub("", phrase)
    party = (
        cast.party_in(_SENT_TO.sub(r"\g<post>", phrase), start)
        or possessor(parsed, cast, start - len(phrase), phrase)
        or _of_superior(cast, start - len(phrase), phrase)
    )
    party = party or _named_behind(cast, parsed, end) or _named_before(cast, parsed, start)
    office = office_in(phrase, cast.names, party)
    actor = Actor(name=name, type="person", rule=rule, office=office or None)
    actor.party = cast.names.side_party(party)
    actor.side = cast.names.side_of(party)
    known = next((a for a in cast.persons() if a.name == name or (" " not in name and a.last_name == name)), None)
    actor = known or cast.add(actor)
    cast.mention(actor, start, end, name, parsed.span(start, end))
    return actor


def _named_behind(cast: Cast, parsed: Parsed, end: int) -> Party | None:
    """Return the party named behind a name: "General X, the Norlandic commander", "President X of Norland"."""
    beside = _beside_name(cast, parsed, end)
    side = cast.names.side_party(beside)
    if side is not None and side.type in ("state", "alliance"):
        return beside
    behind = _WHO_LEADS.match(parsed.text, end)
    words = behind["whom"] if behind else apposition(parsed, end)
    return cast.party_in(words, end) if words else None


_SPEAKS_FOR = re.compile(
    r"(?:^|[\s\"])(?:[Ss]peaking (?:for|on behalf of)|[Oo]n behalf of|[Ff]or|[Rr]epresenting)\s(?:the\s)?(?P<whom>[A-ZÀ-Þ][\w'’ -]{2,40}),\s$"
)


def _named_before(cast: Cast, parsed: Parsed, start: int) -> Party | None:
    """Return the party for which somebody speaks by the words before the name: "Speaking for Norland, Ann Lee"."""
    found = _SPEAKS_FOR.search(parsed.text[max(0, start - 80) : start])
    party = (
        cast.party_in(found["whom"].rstrip("s"), start) or cast.party_in(found["whom"], start) if found else None
    )
    return party if party is not None and party.type in ("state", "alliance") else None


def _beside_name(cast: Cast, parsed: Parsed, end: int) -> Party | None:
    """Return the party with which the words right behind a name begin: "(Norland)", "of the Norlandic army"."""
    found = BEHIND_NAME.match(parsed.text, end)
    words = (found["aside"] or found["whose"]) if found else ""
    named = [*cast.names.named(words), *cast.names.adjectives(words)]
    return next((one.party for one in named if one.party and one.start == 0), None)


def _of_superior(cast: Cast, start: int, phrase: str) -> Party | None:
    """Return the party of the person for whom somebody works: "Harrow's spokesman"."""
    if "'s " not in phrase:
        return None
    named = next((a for a in cast.within(start - 2, start + len(phrase)) if a.type == "person"), None)
    return named.party if named else None


def _learn_office(cast: Cast, known: Actor, parsed: Parsed, start: int, end: int) -> None:
    """Keep the party that the office phrase beside a name names: the text is nearer than the register."""
    phrase = phrase_before(parsed, start) or apposition(parsed, end) or ""
    party = cast.party_in(phrase, start)
    side = cast.names.side_of(party)
    if known.side is None or (side is not None and side != known.side):
        known.party, known.side = cast.names.side_party(party), side
        known.office = office_in(phrase, cast.names, party) or known.office


def unite_persons(cast: Cast) -> None:
    """Make one of a full name and a last name alone, where only one person has that last name."""
    for short in [person for person in cast.persons() if " " not in person.name]:
        full = [p for p in cast.persons() if " " in p.name and p.last_name.casefold() == short.name.casefold()]
        if len(full) == 1:
            cast.merge(short, full[0])


def _name_start(run: str, start: int, text: str) -> tuple[int, bool]:
    """Return where the name in a run of capitalised words starts, and whether an office stands before it."""
    words = [(m[0], m.start()) for m in re.finditer(r"\S+", run)]
    last = max((k for k, (word, _) in enumerate(words) if word.lower() in OFFICE_WORDS), default=-1)
    if last < 0 and words[0][0].lower() in DOMAIN_WORDS and text[:start].endswith(("of ", "for ")):
        last = max(k for k, (word, _) in enumerate(words) if word.lower() in DOMAIN_WORDS)
    if last + 1 >= len(words):
        return start + len(run), False
    if last < 0:
        before = PLAIN_WORD.findall(text[max(0, start - 30) : start])
        adjacent = text[:start].endswith(" ") and bool(before)
        return start, adjacent and before[-1].lower() in OFFICE_WORDS
    return start + words[last + 1][1], True


def _is_name(name: str) -> bool:
    words = name.lower().split()
    if len(words) == 1 and words[0] in HONORIFICS:
        return False
    return bool(words) and not any(word in NOT_NAMES for word in words) and words[-1] not in ORGANISATION_WORDS


def add_last_names(cast: Cast, parsed: Parsed) -> None:
    """Find persons again by their last names (rule of the person's first mention)."""
    by_last: dict[str, list[Actor]] = {}
    for person in cast.persons():
        if " " in person.name:
            by_last.setdefault(person.last_name, []).append(person)
    for found in re.finditer(rf"\b{NAME_WORD}", parsed.text):
        if found[0] not in by_last:
            continue
        person = _named_last(cast, by_last[found[0]], found.start())
        if cast.at(found.start(), found.end()) is None:
            cast.mention(person, found.start(), found.end(), found[0], parsed.span(found.start(), found.end()))


def _named_last(cast: Cast, several: list[Actor], place: int) -> Actor:
    """Return which of several persons of one last name was named last before a place, else the first of them."""
    known = {id(person) for person in several}
    return next((actor for _, actor in cast.before(place) if id(actor) in known), several[0])


def add_headline(cast: Cast, parsed: Parsed, headline: str, start: int) -> None:
    """Note the actors of the body that the headline names too, and parties that it alone names."""
    cast.headline = headline
    by_last = {person.last_name: person for person in cast.persons()}
    for one in cast.names.named(headline):
        known = by_last.get(headline[one.start : one.end].rsplit(maxsplit=1)[-1]) if one.holder else None
        actor = known or _registered(cast, one)
        span = parsed.source.in_raw(start + one.start, start + one.end)
        cast.note(actor, headline[one.start : one.end], span)
    for found in re.finditer(rf"\b{NAME_WORD}", headline):
        person = by_last.get(found[0])
        span = parsed.source.in_raw(start + found.start(), start + found.end())
        if person is not None and not _touches(person.anchors, span):
            cast.note(person, found[0], span)


def _touches(spans: list[Span], span: Span) -> bool:
    return any(one.start < span.end and span.start < one.end for one in spans)


def group_name(words: str, cast: Cast, place: int) -> tuple[str, Party | None]:
    """Return the name of unnamed people who speak: "an official of the alliance" as "NATO official", and the party."""
    party = cast.party_in(words, place)
    body = next(
        (a for a in cast.within(place, place + len(words)) if a.type == "organisation" and a.side != a.name), None
    )
    plain = re.sub(
        r"^(?:the|a|an|some|several|two|three|one|senior|top)\s", "", words.strip(), flags=re.IGNORECASE
    )
    turned = re.fullmatch(r"(?P<who>[\w -]+?) (?:of|from|at|in|for) (?:the )?(?P<what>.+)", plain)
    if turned and body is not None and turned["who"].split()[-1].lower() in OFFICE_WORDS | GROUP_WORDS:
        return f"{body.name} {turned['who']}", party or body.party
    of_body = re.sub(r"\s(?:in|at)\s[A-Z].*$", "", turned["what"]) if turned else ""
    if turned and party is not None and set(of_body.lower().split()) & ORGANISATION_WORDS:
        adjective = party.adjectives[0] if party.adjectives else party.name
        named = cast.names.party_in(of_body) is not None
        return f"{of_body} {turned['who']}" if named else f"{adjective} {of_body} {turned['who']}", party
    if turned and party is not None and turned["who"].split()[-1].lower() in OFFICE_WORDS | GROUP_WORDS:
        return f"{party.name} {turned['who']}", party
    for found in cast.names.named(plain):
        if found.party is not None and found.start == 0:
            return f"{found.party.name}{plain[found.end :].replace(chr(39) + 's', '')}", party
    return plain, party
