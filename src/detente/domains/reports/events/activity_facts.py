"""Single facts of an activity: its name, its forces, where it is, near whose border, from when to when."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from detente.domains.reports.events.activity_patterns import ONE_FORMATION
from detente.domains.reports.events.activity_words import (
    ADJECTIVE_BORDER,
    AND_UNTIL,
    BECAUSE_OF,
    BEGAN,
    BETWEEN,
    BORDER_WITH,
    CALLED,
    DAYS_FROM,
    ENDS,
    FORMATION_OF,
    LEFT_ON,
    MOMENTARY,
    NAME_APPOSED,
    NAME_BEFORE,
    NAME_PART,
    NAME_SUBJECT,
    NAME_YEAR,
    NAMED,
    NEAR,
    NO_FORCE,
    NO_NAME,
    NOT_THEN,
    ORDERED,
    OWN_BORDER,
    PEOPLE,
    SHIP_NAME,
    WEAPONS,
    WITH_WEAPON,
)
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.values.dates import DateMention
from detente.domains.reports.values.numbers import StrengthMention, number_value, strengths
from detente.model.report import StrengthClaim
from detente.model.time import Precision


class Doing(msgspec.Struct, kw_only=True, eq=False):
    """An activity under construction."""

    stretches: list[tuple[int, int]]
    rule: str
    type: str
    sentence: int
    who: str | None = None
    name: str | None = None
    strength: StrengthClaim | None = None
    equipment: list[str] = msgspec.field(default_factory=list)
    places: list[str] = msgspec.field(default_factory=list)
    start: str | None = None
    end: str | None = None
    near: str | None = None
    announced: bool | None = None
    told_by: list[str] = msgspec.field(default_factory=list)
    by_telling: bool = False
    """Whether its day is only that on which it was told."""

    def told(self) -> bool:
        """Return whether anything beyond its kind is told of it."""
        return bool(
            self.name or self.strength or self.equipment or self.places or self.start or self.end or self.near
        )


class Clause(msgspec.Struct, frozen=True):
    """A stretch that may tell of one activity, with who said so where somebody did."""

    start: int
    end: int
    sentence: int
    said: tuple[Said, ...] = ()
    whole: tuple[int, int] | None = None
    """The clause of which this is a part."""
    told: bool = False
    """Whether somebody tells it whom the statements leave out: "an agency reported that ..."."""


NAMED_KINDS = frozenset(
    ("exercise", "snap-exercise", "live-firing", "missile-firing", "asat-test", "demonstration")
)
_ALL_NAMES = (CALLED, NAMED, NAME_APPOSED, NAME_BEFORE, NAME_SUBJECT, NAME_PART, NAME_YEAR)


_NUMBERED = re.compile(
    r"\b(?:number of (?:the )?(?P<unit>participants|troops|soldiers|servicemen|personnel)|(?:their|its) (?:number|strength|size|total)|the (?:total|number(?! of)|strength|figure|force)|number[sd]?(?! of))\b.{0,30}?\b(?:at|to|was|is|as|reached|stood at)\s"
    r"(?:(?P<most>up to )|(?P<least>more than |over |at least )|about\s|around\s|some\s|nearly\s|almost\s)?(?P<number>\d{1,3}(?:,\d{3})+|\d{3,6})\b(?!\s?(?:km|kilomet|met|mile|per|%))"
    r"(?:\s(?:to|or|and)\s(?P<second>\d{1,3}(?:,\d{3})+|\d{3,6})\b)?"
)


def name_in(scene: Scene, words: str, kind: str) -> str | None:
    """Return the name that words give an exercise or operation, unless it is somebody's name or a day."""
    patterns = _ALL_NAMES if kind in NAMED_KINDS else (CALLED,)
    for pattern in patterns:
        for found in pattern.finditer(words):
            name = found["name"] or found.groupdict().get("second")
            if name and not NO_NAME.match(name) and _is_free(scene, name):
                return str(name)
    return None


def _is_free(scene: Scene, name: str) -> bool:
    names = scene.cast.names
    return next(names.named(name), None) is None and next(names.adjectives(name), None) is None


def near_in(scene: Scene, words: str) -> str | None:
    """Return the State near whose border it is told to be, as the report says."""
    names = scene.cast.names
    for pattern in (BORDER_WITH, OWN_BORDER, ADJECTIVE_BORDER, NEAR):
        for found in pattern.finditer(words):
            party = names.party_in(found["state"])
            if party is not None and party.type == "state":
                return party.name
    return None


def forces(words: str) -> tuple[StrengthClaim | None, list[str]]:
    """Return the number of people, else of formations, and the numbers of things as the report words them."""
    people: StrengthClaim | None = None
    formations: StrengthClaim | None = None
    things: list[str] = []
    for found in strengths(words):
        if NO_FORCE.match(words, found.end) or found.unit.lower().startswith("crew"):
            continue
        if found.unit.lower().split()[-1] in PEOPLE:
            people = people or _strength(found)
        elif (
            found.kind == "formations" or _is_batteries(words, found) or FORMATION_OF.search(words[: found.start])
        ):
            formations = formations or _strength(found)
        else:
            things.append(_thing(words[found.start : found.end]))
    things += [m[0] for m in WEAPONS.finditer(words) if not any(m[0] in thing for thing in things)]
    things += [m["weapon"] or m["plural"] for m in WITH_WEAPON.finditer(words)]
    things += [m["name"] for m in SHIP_NAME.finditer(words) if not any(m["name"] in thing for thing in things)]
    return numbered(words) or people or formations, things


def _is_batteries(words: str, found: StrengthMention) -> bool:
    """Return whether batteries are counted as formations: "four howitzer batteries", not "two batteries of missiles"."""
    return found.unit.endswith("batteries") and not words.startswith(" of ", found.end)


def one_formation(words: str) -> StrengthClaim | None:
    """Return the strength of a single formation: "a battalion", "the company it sent"; None where there is none."""
    found = ONE_FORMATION.search(words)
    return StrengthClaim(min=1, max=1, unit=found["unit"]) if found else None


def numbered(words: str) -> StrengthClaim | None:
    """Return the strength that words put as "the number of participants at 12,700", None where there is none."""
    found = _NUMBERED.search(words)
    value = number_value(found["number"]) if found else None
    if found is None or value is None:
        return None
    second = number_value(found["second"]) if found["second"] else value
    return StrengthClaim(
        min=None if found["most"] else value,
        max=None if found["least"] else second,
        unit=(found["unit"] or "troops").lower(),
    )


def _strength(found: StrengthMention) -> StrengthClaim:
    unit = found.unit.lower()
    return StrengthClaim(
        min=found.least, max=found.most, unit=unit if found.kind == "personnel" else unit.split()[-1]
    )


def _thing(words: str) -> str:
    return re.sub(
        r"^(?:about|around|some|nearly|almost|up to|as many as|more than|over|at least|roughly|approximately)\s",
        "",
        words,
        flags=re.IGNORECASE,
    )


def give_days(scene: Scene, doing: Doing, clause: Clause, trigger: int) -> None:
    """Give an activity its first and last day: a date behind the words of its kind goes before one ahead of them."""
    text = scene.parsed.text
    told = [
        mention
        for mention in scene.dates_in(clause.start, clause.end)
        if not (doing.name and text[mention.start : mention.end] in doing.name)
    ]
    if not told and clause.whole and doing.type in MOMENTARY:
        around = scene.dates_in(*clause.whole)
        told = around if len(around) == 1 else []  # "flew past on Tuesday and dropped flares": one day for both
    if _give_stretch(text, doing, told, clause.start) or _give_distance(text, doing, clause, told, trigger):
        return
    told = [m for m in told if not BECAUSE_OF.search(text, m.end, max(m.end, clause.start + trigger))]
    behind = [m for m in told if m.start >= clause.start + trigger]
    began = [
        m
        for m in told
        if doing.type not in MOMENTARY and BEGAN.search(text[max(clause.start, m.start - 60) : m.start])
    ]
    for mention in [*began, *behind, *(m for m in reversed(told) if m not in behind)]:
        _give_day(doing, mention, text[min(clause.start, mention.start - 1) : mention.start])


def _give_stretch(text: str, doing: Doing, told: list[DateMention], low: int) -> bool:
    """Give the days of "between 06.20 on Tuesday and 02.45 on Wednesday"; return whether there are such."""
    for one, other in pairwise(told):
        joined = BETWEEN.search(text[max(low, one.start - 40) : one.start])
        stretch = joined and AND_UNTIL.fullmatch(text, one.end, other.start)
        if stretch and one.first_day and other.last_day and one.first_day <= other.last_day:
            doing.start, doing.end = _iso(one.first_day, one.precision), _iso(other.last_day, other.precision)
            return True
    return False


_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def _give_distance(text: str, doing: Doing, clause: Clause, told: list[DateMention], trigger: int) -> bool:
    """Give the day of "on Friday, two days after a drone was lost" to the loss; return whether it is so told."""
    for mention in told:
        away = DAYS_FROM.match(text, mention.end)
        if (
            away
            and mention.first_day
            and mention.precision is Precision.DAY
            and away.end() <= clause.start + trigger
        ):
            days = _NUMBERS[away["number"].lower()] * (7 if away["unit"].lower() == "week" else 1)
            day = mention.first_day + timedelta(days=-days if away["way"].lower() == "after" else days)
            doing.start = str(day)
            doing.end = str(day) if doing.type in MOMENTARY else None
            return True
    return False


def _give_day(doing: Doing, mention: DateMention, before: str) -> None:
    assert mention.first_day is not None
    assert mention.last_day is not None
    if re.search(r"\b(?:since|recent|past|last)\s(?:\w+\s)?$", before) and mention.precision is Precision.YEAR:
        return
    if mention.how == "period" and mention.precision is Precision.DAY:
        return  # "last week" is no day and no month
    first, last = _iso(mention.first_day, mention.precision), _iso(mention.last_day, mention.precision)
    leaves = doing.type == "withdrawal" and LEFT_ON.search(before) is not None
    if mention.open_start or (ENDS.search(before) and not leaves):
        doing.end = doing.end or last
    elif NOT_THEN.search(before) or (doing.type not in MOMENTARY and ORDERED.search(before)):
        return
    elif doing.start is None:
        doing.start = first
        ranged = mention.precision is Precision.DAY and first != last
        if ranged or (doing.type in MOMENTARY and not mention.open_end):
            doing.end = last


def _iso(day: date, precision: Precision) -> str:
    return {Precision.MONTH: f"{day:%Y-%m}", Precision.YEAR: f"{day:%Y}"}.get(precision, str(day))
