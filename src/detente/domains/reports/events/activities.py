"""Reads military activities: what kind, who, how many, with what, where, near whose border, from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from detente.domains.reports.events.activity_words import (
    _ADJECTIVE_BORDER,
    _BORDER_WITH,
    _BORDERS,
    _CALLED,
    _ENDS,
    _FAR,
    _FUTURE,
    _HYPOTHETICAL,
    _MOMENTARY,
    _NAME_SUBJECT,
    _NAME_YEAR,
    _NAMED,
    _NEAR,
    _NOT_THEN,
    _OWN_BORDER,
    _OWN_TERRITORY,
    _PATTERNS,
    _PEOPLE,
    _PLACE,
    _REACH,
    _SAME,
    _TAKES_PART,
    _THERE,
    _TOLD_THAT,
    _WEAPONS,
    _WITH_WEAPON,
    _WITHIN_TRIGGER,
)
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.values.dates import DateMention
from detente.domains.reports.values.numbers import strengths
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


def activities_of(scene: Scene, said: list[Said]) -> list[Doing]:
    """Return the activities of a report in order."""
    found: list[Doing] = []
    for clause in _clauses(scene, said):
        words = scene.parsed.text[clause.start : clause.end]
        kind = _kind(scene, clause, words)
        if kind is None:
            _name_later(scene, clause, words, found)
            continue
        doing = _read(scene, clause, words, kind, found)
        if not _joined(found, doing, words) and doing.told():
            found.append(doing)
    return found


def _clauses(scene: Scene, said: list[Said]) -> Iterator[Clause]:
    """Yield the stretches in which to look: what was said in indirect speech, and the rest of each sentence."""
    parsed = scene.parsed
    for number, sentence in enumerate(parsed.sentences):
        at, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
        told = [s for s in said if s.sentence == number]
        stretches = sorted({pair for s in told for pair in s.stretches if not _is_order(s)})
        for start, end in stretches:
            if start > at:
                cues = [
                    s.cue_at[0] for s in told if s.cue_at and s.frame == "forward" and at <= s.cue_at[0] < start
                ]
                yield from _trimmed(scene, at, min([start, *cues]), number)
            if start >= at:
                yield Clause(start, end, number, tuple(s for s in told if (start, end) in s.stretches))
            at = max(at, end)
        if high > at:
            yield from _trimmed(scene, at, high, number)


def _is_order(said: Said) -> bool:
    return said.frame in ("infinitive",)


def _trimmed(scene: Scene, start: int, end: int, number: int) -> Iterator[Clause]:
    found = _TOLD_THAT.search(scene.parsed.text, start, end)
    if found:
        start = found.end()
    while start < end and scene.parsed.text[start] in "\"' ":
        start += 1
    start, end = scene.parsed.trimmed(start, end)
    if end > start:
        yield Clause(start, end, number)


def _name_later(scene: Scene, clause: Clause, words: str, found: list[Doing]) -> None:
    """Give the last activity the name that a later sentence tells: "The operation, called X, took ..."."""
    called = _CALLED.search(words)
    if (
        called
        and found
        and found[-1].name is None
        and clause.sentence - found[-1].sentence < _REACH
        and not clause.said
    ):
        found[-1].name = called["name"]
        found[-1].stretches.append((clause.start, clause.start + called.end()))
    del scene


def _kind(scene: Scene, clause: Clause, words: str) -> str | None:
    kind = next((kind for kind, pattern in _PATTERNS if pattern.search(words)), None)
    if kind is not None and _HYPOTHETICAL.search(words) and not strengths(words):
        return None
    if kind is None and _TAKES_PART.search(words) and (_NAME_SUBJECT.search(words) or _NAME_YEAR.search(words)):
        return "exercise"
    del scene, clause
    return kind


def _read(scene: Scene, clause: Clause, words: str, kind: str, found: list[Doing]) -> Doing:
    doing = Doing(
        stretches=[(clause.start, clause.end)],
        rule=f"activity-{kind}",
        type=kind,
        sentence=clause.sentence,
        name=_name(scene, words),
        near=_near(scene, words, clause.start),
        told_by=list(dict.fromkeys(s.actor.name for s in clause.said if s.actor is not None)),
    )
    doing.who = _who(scene, clause, words, kind) or _who_before(found, doing)
    if doing.near is None and _THERE.search(words):
        doing.near = next((d.near for d in reversed(found) if d.near and d.who == doing.who), None)
    doing.strength, doing.equipment = _forces(words)
    doing.places = list(_places(scene, words, clause.start, doing))
    _give_days(scene, doing, clause)
    cue = scene.parsed.text[max(0, clause.start - 60) : clause.start]
    before = cue.rpartition(".")[2]
    if _FUTURE.search(words) and (clause.said or re.search(r"\b(?:told|announc\w+|order\w*)\b", before + words)):
        doing.announced = True
    return doing


def _name(scene: Scene, words: str) -> str | None:
    for pattern in (_CALLED, _NAMED, _NAME_SUBJECT, _NAME_YEAR):
        found = pattern.search(words)
        if found and next(scene.cast.names.named(found["name"]), None) is None:
            return found["name"]
    return None


def _near(scene: Scene, words: str, start: int) -> str | None:
    """Return the State near whose border it is told to be, as the report says."""
    names = scene.cast.names
    for pattern in (_BORDER_WITH, _OWN_BORDER, _ADJECTIVE_BORDER, _NEAR):
        for found in pattern.finditer(words):
            party = names.party_in(found["state"])
            if party is not None and party.type == "state":
                return party.name
    del start
    return None


def _who(scene: Scene, clause: Clause, words: str, kind: str) -> str | None:
    """Return whose activity it is: the State or side before or at the forces, not the one whose border is near."""
    skipped = [m.span() for p in (_BORDER_WITH, _OWN_BORDER, _ADJECTIVE_BORDER, _NEAR) for m in p.finditer(words)]
    at = next((m.start() for kind_, p in _PATTERNS if kind_ == kind and (m := p.search(words))), len(words))
    parties = [
        f.party
        for f in scene.cast.names.parties_in(words)
        if not any(low <= f.start < high for low, high in skipped)
        and f.start <= at + _WITHIN_TRIGGER
        and not re.search(r"\b(?:in|under the|from|with)\s(?:the\s)?$", words[: f.start])
    ]
    if parties and kind != "transit":
        return scene.cast.names.side_of(parties[0])
    subject = re.search(r"\b(?:its|their|our|the|that) ", words)
    tellers = [s.actor for s in clause.said if s.actor is not None and s.actor.side]
    if tellers and subject and not parties:
        return tellers[0].side
    return _context_side(scene, clause, words)


def _who_before(found: list[Doing], doing: Doing) -> str | None:
    """Return whose the last activity of the same kind was, where the clause itself names nobody."""
    return next((d.who for d in reversed(found) if d.type == doing.type), None)


def _context_side(scene: Scene, clause: Clause, words: str) -> str | None:
    """Return the side of the sentence's subject before the clause, or of the ship that "the destroyer" means."""
    if re.match(r"(?:the|a|an) (?:destroyer|frigate|ship|vessel|cruiser|submarine)\b", words, re.IGNORECASE):
        unit = next((a for a in scene.cast.actors if a.type == "unit"), None)
        if unit is not None:
            return unit.side
    sentence = scene.parsed.sentences[clause.sentence]
    low = scene.parsed.start_of(sentence.first)
    before = (a for a in scene.cast.within(low, clause.start) if a.side and a.type != "unit")
    person = (a for a in scene.cast.within(clause.start, clause.end) if a.side and a.type == "person")
    inside: Actor | None = next(before, None) or next(person, None)
    return inside.side if inside else None


def _forces(words: str) -> tuple[StrengthClaim | None, list[str]]:
    """Return the number of people, and the numbers of things as the report words them."""
    people: StrengthClaim | None = None
    things: list[str] = []
    for found in strengths(words):
        if found.unit.lower().split()[-1] in _PEOPLE:
            people = people or StrengthClaim(min=found.least, max=found.most, unit=found.unit.lower().split()[-1])
        else:
            things.append(_thing(words[found.start : found.end]))
    things += [m[0] for m in _WEAPONS.finditer(words) if not any(m[0] in thing for thing in things)]
    things += [m["weapon"] or m["plural"] for m in _WITH_WEAPON.finditer(words)]
    return people, things


def _thing(words: str) -> str:
    return re.sub(
        r"^(?:about|around|some|nearly|almost|up to|more than|over|at least|roughly|approximately)\s", "", words
    )


def _places(scene: Scene, words: str, start: int, doing: Doing) -> Iterator[str]:
    seen: set[str] = set()
    if _OWN_TERRITORY.search(words) and doing.who:
        seen.add(doing.who)
        yield doing.who
    for found in _BORDERS.finditer(words):
        yield found["place"]
    for found in _PLACE.finditer(words):
        for part in re.split(r"\sand\s(?:the\s)?", found["place"]):
            place = re.sub(r"\s(?:range|region|area)$", "", part)
            party = scene.cast.names.party_in(place)
            at = start + found.start("place")
            if place in seen or place == doing.name or _is_other(scene, at) or _FAR.search(words[: found.start()]):
                continue
            if party is not None and (
                party.name == doing.near or party.type != "state" or found[0].startswith("from")
            ):
                continue
            seen.add(place)
            yield party.name if party is not None else place


def _is_other(scene: Scene, at: int) -> bool:
    """Return whether a date, a ship, a person or an organisation stands there, and no place."""
    if any(d.start <= at < d.end for d in scene.dates):
        return True
    actor = scene.cast.at(at, at + 1)
    return actor is not None and actor.type in ("unit", "person", "organisation", "forum")


def _give_days(scene: Scene, doing: Doing, clause: Clause) -> None:
    text = scene.parsed.text
    for mention in scene.dates_in(clause.start, clause.end):
        if not (doing.name and text[mention.start : mention.end] in doing.name):
            _give_day(doing, mention, text[clause.start : mention.start])


def _give_day(doing: Doing, mention: DateMention, before: str) -> None:
    assert mention.first_day is not None
    assert mention.last_day is not None
    if re.search(r"\b(?:since|recent|past|last)\s(?:\w+\s)?$", before) and mention.precision is Precision.YEAR:
        return
    first, last = _iso(mention.first_day, mention.precision), _iso(mention.last_day, mention.precision)
    if mention.open_start or _ENDS.search(before):
        doing.end = doing.end or last
    elif _NOT_THEN.search(before):
        return
    elif doing.start is None:
        doing.start = first
        ranged = mention.precision is Precision.DAY and first != last
        if ranged or doing.type in _MOMENTARY:
            doing.end = last


def _iso(day: date, precision: Precision) -> str:
    return {Precision.MONTH: f"{day:%Y-%m}", Precision.YEAR: f"{day:%Y}"}.get(precision, str(day))


def _joined(found: list[Doing], doing: Doing, words: str) -> bool:
    """Add a further mention to the activity it means: the same name, "that exercise", or nothing new told of it."""
    for known in reversed(found):
        same_name = bool(doing.name and known.name == doing.name)
        alike = known.type == doing.type or {known.type, doing.type} <= {
            "exercise",
            "live-firing",
            "snap-exercise",
        }
        near = doing.sentence - known.sentence <= _REACH
        if not same_name and not (near and _SAME.search(words) and (alike or doing.name)):
            continue
        if known.start and doing.start and known.start != doing.start and not same_name:
            continue
        if doing.told():
            _add(known, doing)
        return True
    return False


def _add(known: Doing, doing: Doing) -> None:
    known.stretches.extend(s for s in doing.stretches if s not in known.stretches)
    for field in ("name", "strength", "start", "end", "near", "who", "announced"):
        if not getattr(known, field):
            setattr(known, field, getattr(doing, field))
    known.equipment.extend(e for e in doing.equipment if e not in known.equipment)
    known.places.extend(p for p in doing.places if p not in known.places)
    known.told_by.extend(t for t in doing.told_by if t not in known.told_by)
