"""Says whether a further mention means an activity told of before, and adds what it tells."""

from __future__ import annotations

import re

from detente.domains.reports.events.activity_facts import NAMED_KINDS, Doing
from detente.domains.reports.events.activity_words import EARLIER_ONE, PEOPLE, REACH, REACH_OF_DETAILS, SAME, TOTAL

DRILLS = frozenset(("exercise", "live-firing", "snap-exercise", "missile-firing"))
ORBITS = frozenset(("space-approach", "close-encounter"))
_SHOTS = frozenset(("asat-test", "missile-firing"))
_YEAR = re.compile(r"\s?(?:(?:19|20)\d\d|\d\d)$")
_MOVES = frozenset(("build-up", "deployment"))
_FIELDS = ("name", "strength", "start", "end", "near", "who", "announced")


def same_name(one: str, other: str | None) -> bool:
    """Return whether two names are one, the year left out: "Quiet Harbour 2022"."""
    return other is not None and _YEAR.sub("", one).casefold() == _YEAR.sub("", other).casefold()


def alike(one: str, other: str) -> bool:
    """Return whether two kinds of activity may be the same one, told in other words."""
    return one == other or any({one, other} <= row for row in (DRILLS, ORBITS, _MOVES, _SHOTS))


def who_before(found: list[Doing], doing: Doing) -> str | None:
    """Return whose the last activity of the same kind was, where the clause itself names nobody."""
    of_kind = (d.who for d in reversed(found) if d.who and alike(d.type, doing.type))
    debris = (d.who for d in reversed(found) if doing.type == "space-approach" and d.type == "asat-test")
    return next(of_kind, None) or next(debris, None)


def joined(found: list[Doing], doing: Doing, words: str) -> bool:
    """Add a further mention to the activity it means: the same name, "that exercise", or nothing new told of it."""
    for known in reversed(found):
        by_name = bool(doing.name and same_name(doing.name, known.name))
        if not by_name and not _meant(known, doing, words):
            continue
        told_then = known.by_telling or doing.by_telling
        if known.start and doing.start and known.start[:7] != doing.start[:7] and not (by_name or told_then):
            continue
        if doing.told():
            add_told(known, doing)
            known.type = "asat-test" if doing.type == "asat-test" else known.type
        return True
    return False


def _meant(known: Doing, doing: Doing, words: str) -> bool:
    """Return whether a mention without that name means an activity told of before."""
    if _is_another(known, doing, words):
        return False
    apart = doing.sentence - known.sentence
    bare = not (known.start or known.end or known.strength) and known.who == doing.who
    if bare and known.type == doing.type and apart <= REACH:
        return True
    if _forces_of_drill(known, doing) or (apart <= REACH and SAME.search(words)):
        return True
    if TOTAL.match(words) and alike(known.type, doing.type) and not known.strength and apart <= REACH:
        return known.who in (None, doing.who)
    same = alike(known.type, doing.type) and known.who == doing.who and known.who is not None
    told_before = not doing.start or known.start in (None, doing.start)
    details = told_before and not doing.strength and not doing.name
    return same and details and apart <= REACH_OF_DETAILS and known.type not in ("withdrawal",)


def _is_another(known: Doing, doing: Doing, words: str) -> bool:
    """Return whether kind, day, strength, or things and places show that a mention means another activity."""
    named = known.type in NAMED_KINDS and doing.type in NAMED_KINDS and not known.name
    if (doing.name and known.name) or not (alike(known.type, doing.type) or (doing.name and named)):
        return True
    by_telling = known.by_telling or doing.by_telling
    return bool(
        (known.start and doing.start and known.start != doing.start and not by_telling)
        or (doing.start and EARLIER_ONE.search(words))
        or (
            known.strength
            and doing.strength
            and known.strength != doing.strength
            and _is_people(known) == _is_people(doing)
        )
        or (_unlike(known.equipment, doing.equipment) and _unlike(known.places, doing.places))
    )


def _forces_of_drill(known: Doing, doing: Doing) -> bool:
    """Return whether the next sentence tells no more than the forces of a drill: "Some 14,000 trained at sea"."""
    drills = known.type in DRILLS and doing.type in DRILLS and doing.sentence - known.sentence == 1
    more = doing.strength and not known.strength and not (doing.name or doing.start)
    return bool(drills and more and known.who in (None, doing.who))


def _is_people(doing: Doing) -> bool:
    """Return whether a strength counts people, and no battalions."""
    return doing.strength is not None and doing.strength.unit.split()[-1] in PEOPLE


def _unlike(one: list[str], other: list[str]) -> bool:
    """Return whether two lists of things or places name nothing in common."""
    return bool(one and other) and not any(a in b or b in a for a in one for b in other)


def add_told(known: Doing, doing: Doing) -> None:
    """Add what a further mention tells to the activity that it means."""
    known.stretches.extend(s for s in doing.stretches if s not in known.stretches)
    if known.by_telling and doing.start and not doing.by_telling:
        known.start, known.end, known.by_telling = doing.start, doing.end, False
    if known.strength and doing.strength and _is_people(doing) and not _is_people(known):
        known.strength = doing.strength  # "12 battalions", then "the number of troops at 9,500"
    for field in _FIELDS:
        if not getattr(known, field):
            setattr(known, field, getattr(doing, field))
    for field in ("equipment", "places", "told_by"):
        mine = getattr(known, field)
        mine.extend(one for one in getattr(doing, field) if one not in mine)
