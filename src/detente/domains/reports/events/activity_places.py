"""Where an activity takes place, by its words: named places, borders, "the strait", whose computers were attacked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.domains.reports.events.activity_facts import Doing
from detente.domains.reports.events.activity_words import (
    ADJECTIVE_BORDER,
    BORDERS,
    FAR,
    NO_PLACE,
    OWN_TERRITORY,
    PLACE,
    PLACE_DEFINITE,
    PLACE_GENERIC,
    PLACE_LABEL,
    PLACE_LISTED,
    PLACE_OF,
    PLACE_SUBJECT,
)
from detente.domains.reports.people.speakers import Scene


def places_in(scene: Scene, words: str, start: int, doing: Doing) -> Iterator[str]:
    """Yield the places that words name, known or not, each once; `start` is where the words begin.

    Where they name none, "the strait" is the one that the report named last before.
    """
    seen: set[str] = set()
    for place in _places(scene, words, start, doing):
        if place not in seen and place != doing.name:
            seen.add(place)
            yield place
    found = None if seen else PLACE_DEFINITE.search(words)
    named = _named_before(scene, found["kind"], start + found.start()) if found else None
    if named:
        yield named


def generic_place(words: str) -> list[str]:
    """Return the place that words tell without a name: "the border strip"; none where they tell no place."""
    found = PLACE_GENERIC.search(words)
    return [found["place"]] if found else []


def _named_before(scene: Scene, kind: str, end: int) -> str | None:
    """Return the place of a kind that was named last before: "Strait of Orn", "Orn Strait"."""
    word = re.escape(kind.capitalize())
    name = r"[A-Z][\w'-]+"
    pattern = rf"\b{word} of (?:the )?{name}(?: {name})?|\b(?:{name} ){{1,2}}(?:{word}|{kind})\b"
    found = None
    for found in re.finditer(pattern, scene.parsed.text[max(0, end - _NAMED_WITHIN) : end]):  # noqa: B007  the last one
        pass
    return re.sub(r"^(?:The|In|At|On)\s", "", found[0]) if found else None


_NAMED_WITHIN = 3000
"""Characters over which "the strait" reaches back to its name."""


def _places(scene: Scene, words: str, start: int, doing: Doing) -> Iterator[str]:
    if OWN_TERRITORY.search(words) and doing.who:
        yield doing.who
    for found in BORDERS.finditer(words):
        yield found["place"]
    if doing.near and (own := ADJECTIVE_BORDER.search(words)):
        yield own[0]
    if doing.type == "cyber-attack":
        yield from _attacked(scene, words, doing)
    for pattern in (PLACE, PLACE_LABEL, PLACE_LISTED, PLACE_SUBJECT, PLACE_OF):
        for found in pattern.finditer(words):
            if not (found[0].lower().startswith("from") and FAR.search(words[: found.start()])):
                yield from _places_of(scene, found, start, doing)


_VICTIM = re.compile(r"\b(?:of|in|on|against|inside|across|at)\s(?:the\s)?$")


_STRUCK = re.compile(
    r"(?:'s?)?\s(?:[\w-]+\s){0,2}?(?:parliament|ministr(?:y|ies)|government|railways?|banks?|power|grid|networks?|servers?|computers?|websites?|systems?|hospitals?|airports?|ports?|airline|election|commission|agenc(?:y|ies)|pipelines?|refiner(?:y|ies)|utilit(?:y|ies)|broadcasters?|television|telecom\w*|treasury|army|navy|assembly|exchange)\b"
)


def _attacked(scene: Scene, words: str, doing: Doing) -> Iterator[str]:
    """Yield the State whose computers were attacked: "the power stations of Norland"."""
    for found in scene.cast.names.parties_in(words):
        struck = _VICTIM.search(words[: found.start]) or _STRUCK.match(words, found.end)
        own = scene.cast.names.side_of(found.party) == doing.who
        if found.party is not None and found.party.type == "state" and struck and not own:
            yield found.party.name


def _places_of(scene: Scene, found: re.Match[str], start: int, doing: Doing) -> Iterator[str]:
    parts = re.split(r"\s(?:and|AND)\s(?:the\s)?", found["place"])
    for part in parts:
        at = start + found.start("place") + found["place"].find(part)
        place = _capitalised(re.sub(r"\s(?:[Rr]ange|RANGE|[Rr]egion|[Aa]rea|AREA)$", "", part))
        if (
            _is_other(scene, at)
            or (doing.name and place in doing.name)
            or _describes(scene, found.string, at - start, part)
        ):
            continue
        party = scene.cast.names.party_in(place)
        if party is None or _is_city(scene, place):
            yield place
        elif party.type == "state" and party.name != doing.near and not _has_more(part, party.name):
            yield party.name
        elif _has_more(part, party.name):
            yield place


def _is_city(scene: Scene, place: str) -> bool:
    """Return whether a place that a State's forms hold is a city: its capital is not the State where ships lie."""
    known = scene.cast.names.register.place_named(place)
    if known is not None:
        return known.kind == "city"
    words = f"in {place}"
    found = next(scene.cast.names.named(words), None)
    whole = found is not None and found.end == len(words) and found.party is not None
    return whole and found is not None and scene.cast.names.is_mere_place(found, words)


_LOWER_WORD = re.compile(r"\s[a-z]")


def _describes(scene: Scene, words: str, at: int, part: str) -> bool:
    """Return whether a State's adjective stands there that only describes a thing: "over the Norlandic bomber"."""
    own = next(scene.cast.names.adjectives(part), None)
    if own is None or own.start or own.party is None or own.party.type != "state":
        return False
    if any(own.end == f.end for f in scene.cast.names.named(part) if f.start == 0):
        return False
    behind = words[at + own.end :]
    return _LOWER_WORD.match(behind) is not None and _NATURE.match(behind) is None


_NATURE = re.compile(
    r"\s(?:\w+\s)?(?:mountains?|desert|sea|coast|border|frontier|plain|steppe|highlands|hills|airspace)\b"
)


def _has_more(place: str, name: str) -> bool:
    """Return whether a place is named after a State without being it: "Port Sarnovia", "Tarn Sea"."""
    return place.casefold() != name.casefold() and " " in place and not place.endswith("'s")


def _capitalised(place: str) -> str:
    """Return a place as it is written in running text: a notice writes GULF OF ORRIN."""
    if not place.isupper() or len(place) <= 3:  # noqa: PLR2004  an abbreviation stays one
        return place
    return re.sub(r"\b(Of|The|And)\b", lambda m: m[0].lower(), place.title())


def _is_other(scene: Scene, at: int) -> bool:
    """Return whether a date, a ship, a person or an organisation stands there, and no place."""
    if any(d.start <= at < d.end for d in scene.dates) or NO_PLACE.match(scene.parsed.text, at):
        return True
    actor = scene.cast.at(at, at + 1)
    if actor is not None and actor.type == "person" and _WITHIN.search(scene.parsed.text[max(0, at - 12) : at]):
        return False  # nobody is "in" a person: a name taken for one
    return actor is not None and actor.type in ("unit", "person", "organisation", "forum")


_WITHIN = re.compile(r"\b(?:in|off|to the|in the|off the|around the)\s$")
