"""Who is the author of a paper in one person's voice: a letter, an address, a statement with "I" in it."""

from __future__ import annotations

import re

from detente.domains.reports.lexicon import HONORIFICS, OFFICE_WORDS, ORGANISATION_WORDS
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.people_words import CAPITAL_RUN, DOMAIN_WORDS, NOT_NAMES
from detente.domains.reports.people.speakers import Scene

_HEAD = 1500
_HEAD_LINES = 8
_FOOT_LINES = 5
_PAPER = re.compile(
    r"\b(?:statement|letter|address|remarks|speech|message|appeal|op-ed|article|comments?|opening words|declaration|intervention|lecture|blog)\b"
    r"(?:\s[\w-]+){0,3}?\s(?:of|by|from)\s(?P<who>[^.;:\n]{4,140})",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    r"\b(?:interview|conversation|questions? (?:to|for)|q ?& ?a)\b(?:\s[\w-]+){0,2}?\s(?:of|with|by|to|for)\s(?P<who>[^;:\n]{4,140})",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?:to|at|on|before|in|during)\s(?:the\s)?")
_CLOSING = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|respectfully(?: yours)?|(?:with )?(?:best|kind|warm) (?:regards|wishes)"
    r"|\(?signed\)?|please accept.{0,160}|accept, .{0,160})\s*[,.:]?",
    re.IGNORECASE,
)
_ME = re.compile(r"\b(?:I|[Mm]y)\b")
_US = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")


def author_of(scene: Scene) -> Actor | None:
    """Return who signed a paper or is named in its title as its author, if it has "I" or "my" outside quotations.

    "We" is enough where the title names a person. None for a paper in which nobody speaks of himself, and where
    neither a name, nor an office, nor an issuer is told.
    """
    who = _title(scene, _PAPER)
    if _has(scene, _ME):
        return _signed(scene, who or "") or (_named(scene, who) if who else None)
    return _person_in(scene, who) if who and _has(scene, _US) else None


def _has(scene: Scene, pattern: re.Pattern[str]) -> bool:
    """Return whether words stand outside quotations in a report."""
    parsed = scene.parsed
    places = (found.start() for found in pattern.finditer(parsed.text))
    return any(not parsed.quoted[parsed.tokens(at, at + 1)[0]] for at in places)


def interviewed(scene: Scene) -> Actor | None:
    """Return who answers in an interview, by its title, else the first person of the report; None if nobody is named."""
    who = _title(scene, _INTERVIEW)
    return (_in_title(scene, who) if who else None) or next(scene.cast.persons(), None)


def _title(scene: Scene, pattern: re.Pattern[str]) -> str | None:
    """Return the words behind "Statement by" or the like in the lines at the head of a paper."""
    return next((found["who"] for line in _head(scene) if (found := pattern.search(line))), None)


def _head(scene: Scene) -> list[str]:
    clean = scene.parsed.source.clean[:_HEAD]
    return [line.strip() for line in clean.splitlines() if line.strip()][:_HEAD_LINES]


def holder_in_title(scene: Scene, office: str) -> Actor | None:
    """Return the person whom the head of a paper names behind an office: "Spokesperson" of "by Spokesperson Ann Lee"."""
    at = re.compile(rf"\b{re.escape(office)}\b(?P<who>[^:;\n]{{4,80}})", re.IGNORECASE)
    found = (match["who"] for line in _head(scene) if (match := at.search(line)))
    return next((person for who in found if (person := _in_title(scene, who)) is not None), None)


def body_in_title(scene: Scene) -> str | None:
    """Return the ministry or the like whose paper it is by its head: "Daily briefing of the Norlandic Foreign Ministry"."""
    found = (match for line in _head(scene) for match in CAPITAL_RUN.finditer(line))
    bodies = (match[0].removeprefix("The ") for match in found)
    return next((body for body in bodies if " " in body and body.split()[-1].lower() in ORGANISATION_WORDS), None)


def _signed(scene: Scene, title: str) -> Actor | None:
    """Return the person whose name alone stands behind "Yours sincerely" or the like at the foot."""
    lines = [line.strip() for line in scene.parsed.source.clean.splitlines() if line.strip()]
    foot = lines[-_FOOT_LINES:]
    closing = next((n for n, line in enumerate(foot) if _CLOSING.fullmatch(line)), None)
    for line in foot[closing + 1 :] if closing is not None else ():
        words = " ".join(w for w in line.strip("()., ").split() if w.strip(".").casefold() not in HONORIFICS)
        if CAPITAL_RUN.fullmatch(words) and " " in words and not {*words.lower().split()} & NOT_NAMES:
            return _person(scene, words.title() if words.isupper() else words, title)
    return None


def _named(scene: Scene, who: str) -> Actor | None:
    """Return the person whom a title names, by name or as the known holder of an office, else the party that issues it."""
    issuer = scene.cast.names.side_party(scene.cast.home.issuer)
    return (
        _person_in(scene, who)
        or scene.holder_of_office(_TO.split(who)[0], 0)
        or (scene.cast.of_party(issuer, "issuer") if issuer is not None else None)
    )


def _person_in(scene: Scene, who: str) -> Actor | None:
    """Return the person named in a title before the words that tell to whom or on what he speaks."""
    first = _TO.split(who)[0]
    known = (a for a in scene.cast.persons() if a.name in first or a.last_name in first.split())
    return next(known, None) or _in_title(scene, first)


def _in_title(scene: Scene, who: str) -> Actor | None:
    """Return the person whose first and last name stand in a title, without the words of the office before them."""
    for found in CAPITAL_RUN.finditer(who):
        words = found[0].split()
        titles = [n for n, word in enumerate(words) if word.lower() in OFFICE_WORDS | HONORIFICS | DOMAIN_WORDS]
        name = " ".join(words[titles[-1] + 1 :] if titles else words)
        plain = not {word.lower() for word in name.split()} & (NOT_NAMES | ORGANISATION_WORDS)
        known = scene.cast.names.party_in(name) is not None or any(scene.cast.names.places(name))
        if " " in name and plain and not known:
            return _person(scene, name, who)
    return None


def _person(scene: Scene, name: str, title: str) -> Actor:
    cast = scene.cast
    known = next((a for a in cast.persons() if a.name.casefold() == name.casefold()), None)
    if known is not None:
        return known
    party = cast.names.side_party(cast.party_in(_TO.split(title)[0], 0) or cast.home.issuer)
    actor = cast.add(Actor(name=name, type="person", rule="signed", party=party, side=cast.names.side_of(party)))
    at = scene.parsed.source.clean.rfind(name)
    if at >= 0:
        cast.note(actor, name, scene.parsed.source.in_raw(at, at + len(name)))
    return actor
