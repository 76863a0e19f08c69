"""Reads military activities: what kind, who, how many, with what, where, near whose border, from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from detente.domains.reports.events.acting import publisher_side
from detente.domains.reports.events.activity_asides import earlier_one, sent_before
from detente.domains.reports.events.activity_clauses import clauses, parts
from detente.domains.reports.events.activity_facts import (
    NAMED_KINDS,
    Clause,
    Doing,
    forces,
    give_days,
    name_in,
    near_in,
    numbered,
    one_formation,
)
from detente.domains.reports.events.activity_joining import (
    DRILLS,
    ORBITS,
    add_told,
    joined,
    same_name,
    who_before,
)
from detente.domains.reports.events.activity_kinds import kind_of
from detente.domains.reports.events.activity_owner import host_of, owner_else, owner_of
from detente.domains.reports.events.activity_patterns import EXERCISE, PATTERNS
from detente.domains.reports.events.activity_places import generic_place, places_in
from detente.domains.reports.events.activity_words import (
    ATTACK_BEGAN,
    CALLED,
    CASUALTIES,
    DAY_OF_IT,
    DEBRIS,
    FELL,
    FUTURE,
    GOES_AHEAD,
    HOMEWARD,
    LABEL,
    MOMENTARY,
    NEW,
    NORM,
    PART_OF,
    PEOPLE,
    PUT_AT,
    REACH,
    SAME,
    SAME_DAY,
    TAKES_PART,
    THERE,
)
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.values.date_patterns import SMALL_NUMBERS
from detente.model.report import StrengthClaim
from detente.model.time import Precision

_AND_ON = re.compile(r"\s(?:and|and again)(?:\son)?\s")
_SEEN = frozenset(("close-encounter", "asat-test", "missile-firing", "space-launch", "space-approach"))
"""What is an activity as soon as it is told as done, with nothing else told of it."""
_POSTURES = frozenset(("build-up", "deployment", "withdrawal"))


def activities_of(scene: Scene, said: list[Said], asked: Iterable[tuple[int, int]] = ()) -> list[Doing]:
    """Return the activities of a report in order; `asked` holds what is only asked for, which is no activity."""
    found: list[Doing] = []
    wanted = list(asked)
    for whole in clauses(scene, said):
        for clause in parts(scene, whole):
            _take(scene, clause, said, found, wanted)
    return [doing for doing in found if doing.told() or (doing.type in _SEEN and not _is_heading(scene, doing))]


def _is_heading(scene: Scene, doing: Doing) -> bool:
    """Return whether only a heading in capitals tells of it."""
    return all(scene.parsed.text[start:end].isupper() for start, end in doing.stretches)


def _take(
    scene: Scene, clause: Clause, said: list[Said], found: list[Doing], asked: list[tuple[int, int]]
) -> None:
    words = scene.parsed.text[clause.start : clause.end]
    kind = None if LABEL.match(words) else kind_of(words)
    if kind is None and GOES_AHEAD.search(words) and forces(words)[0] and _drill_before(scene, clause):
        kind = "exercise"
    if kind in ("deployment", "transit") and PART_OF.search(words):
        kind = "exercise"
    if kind is None and ATTACK_BEGAN.search(words) and any(d.type == "cyber-attack" for d in found[-1:]):
        kind = "cyber-attack"
    if kind is None:
        _day_later(scene, clause, words, found)
        _name_later(clause, words, found)
        earlier = list(earlier_one(scene, clause, words, found[-1] if found else None))
        if not earlier:
            _detail(scene, clause, words, found)
        found.extend(earlier)
        return
    doing = _read(scene, clause, words, kind, said, found)
    heading = words.isupper()
    told = doing.told() or (kind in _SEEN and doing.who is not None and _happened(scene, clause, kind, words))
    told = told or (kind in DRILLS and doing.who is not None and _UNDER_WAY.search(words) is not None)
    if not (told or heading or SAME.search(words)) or _only_asked(doing, clause, asked):
        return
    before = found[-1] if found else None
    if (
        kind == "alert"
        and before
        and before.type == "snap-exercise"
        and clause.sentence - before.sentence <= 1
        and not doing.start
    ):
        add_told(before, doing)
        return
    others = [*_on_second_day(scene, doing, clause), *sent_before(scene, clause, doing)]
    if heading or not joined(found, doing, words):
        found.extend([doing] if told or heading else [])
    found.extend(others)
    if kind not in NAMED_KINDS:
        _named_drill(scene, clause, words, doing, found)


_UNDER_WAY = re.compile(
    r"\b(?:are|is|were|was|have been|has been) (?:being )?(?:held|conducted|under way|underway|carried out|taking place|in progress|staged)\b|\b(?:began|begun|started|opened|got under way|took place)\b"
)
"""What tells of a drill, though a later sentence may tell all the rest."""
_QUESTION = 240
"""Characters before "It goes ahead with 5,000 troops" in which the drill is asked about."""
_DRILL = re.compile(rf"\b{EXERCISE}\b", re.IGNORECASE)


def _drill_before(scene: Scene, clause: Clause) -> bool:
    return _DRILL.search(scene.parsed.text, max(0, clause.start - _QUESTION), clause.start) is not None


def _day_later(scene: Scene, clause: Clause, words: str, found: list[Doing]) -> None:
    """Give what was told just before the day that "Wednesday's test" names."""
    named = DAY_OF_IT.search(words)
    last = found[-1] if found else None
    if (
        named is None
        or last is None
        or (last.start and not last.by_telling)
        or last.type not in MOMENTARY
        or clause.sentence - last.sentence > REACH
    ):
        return
    day = next(
        (d for d in scene.dates_in(clause.start + named.start(), clause.start + named.end()) if d.first_day), None
    )
    if day is not None:
        last.start = last.end = str(day.first_day)
        last.stretches.append((clause.start + named.start(), clause.start + named.end()))


def _on_second_day(scene: Scene, doing: Doing, clause: Clause) -> Iterator[Doing]:
    """Yield the like thing that happened on another day: "approached the station on 1 July and on 21 October"."""
    days = [d for d in scene.dates_in(clause.start, clause.end) if d.precision is Precision.DAY]
    for one, other in pairwise(days):
        if doing.type in MOMENTARY and _AND_ON.fullmatch(scene.parsed.text, one.end, other.start):
            day = str(other.first_day)
            if day != doing.start:
                yield msgspec.structs.replace(doing, start=day, end=day, places=[*doing.places])


def _named_drill(scene: Scene, clause: Clause, words: str, doing: Doing, found: list[Doing]) -> None:
    """Add an exercise that a clause on something else names: "units that took part in the exercise X will leave"."""
    drill = dict(PATTERNS)["exercise"].search(words)
    name = name_in(scene, words, "exercise") if drill else None
    if drill and name and not any(same_name(name, known.name) for known in found):
        at = words.find(name)
        first, last = min(at, drill.start()), max(at + len(name), drill.end())
        named = _blank(Clause(clause.start + first, clause.start + last, clause.sentence), "exercise")
        named.name, named.who = name, doing.who
        found.append(named)


def _only_asked(doing: Doing, clause: Clause, asked: list[tuple[int, int]]) -> bool:
    within = any(start <= clause.start < end or clause.start <= start < clause.end for start, end in asked)
    return within and not (doing.start or doing.end or doing.strength)


def _name_later(clause: Clause, words: str, found: list[Doing]) -> None:
    """Give the last activity the name that a later sentence tells: "The operation, called X, took ..."."""
    called = CALLED.search(words)
    last = found[-1] if found else None
    if called and last and last.name is None and clause.sentence - last.sentence < REACH and not clause.said:
        last.name = called["name"]
        last.stretches.append((clause.start, clause.start + called.end()))


def _detail(scene: Scene, clause: Clause, words: str, found: list[Doing]) -> None:
    """Add what a sentence without a kind of its own tells of the last activity: who takes part, the lines of a notice."""
    drills = sum(d.type in DRILLS for d in found)
    reach = 2 * REACH if drills == 1 else REACH
    near = [d for d in reversed(found) if clause.sentence - d.sentence <= reach]
    labelled = LABEL.match(words)
    told = forces(words)
    takes_part = (TAKES_PART.search(words) or numbered(words)) and told != (None, [])
    if NORM.search(words) and not labelled:
        return
    last = next((d for d in near if labelled or d.type in DRILLS), None)
    last = last or next((d for d in near if d.type in _POSTURES), None)
    if last is None and SAME.match(words) and near and near[0].type in MOMENTARY and not near[0].places:
        near[0].places = list(places_in(scene, words, clause.start, near[0]))
        near[0].stretches.extend([(clause.start, clause.end)] if near[0].places else [])
        return
    if last is None or not (labelled or takes_part or _tells_forces(scene, last, clause, words, told)):
        return
    doing = _blank(clause, last.type)
    doing.name = name_in(scene, words, last.type) if last.name is None and takes_part else None
    doing.strength, doing.equipment = told
    doing.places = list(places_in(scene, words, clause.start, doing))
    give_days(scene, doing, clause, 0)
    last.sentence = clause.sentence
    add_told(last, doing)


_PUT_BEFORE = 12
"""Characters before a clause in which "put at" stands."""


def _tells_forces(
    scene: Scene, last: Doing, clause: Clause, words: str, told: tuple[StrengthClaim | None, list[str]]
) -> bool:
    """Return whether the next sentence tells the forces of a drill: "About 900 soldiers will be on the move"."""
    put = PUT_AT.search(scene.parsed.text, max(0, clause.start - _PUT_BEFORE), clause.end)
    counted = told[0] is not None and told[0].unit.split()[-1] in PEOPLE
    formations = last.strength is not None and last.strength.unit.split()[-1] not in PEOPLE and counted
    if (last.strength and not formations) or told == (None, []) or CASUALTIES.search(words):
        return False
    if last.type not in DRILLS:
        return bool(told[0] and put) and clause.sentence - last.sentence <= 1
    return bool(told[0] or not last.equipment)


def _blank(clause: Clause, kind: str) -> Doing:
    return Doing(
        stretches=[(clause.start, clause.end)], rule=f"activity-{kind}", type=kind, sentence=clause.sentence
    )


def _read(scene: Scene, clause: Clause, words: str, kind: str, said: list[Said], found: list[Doing]) -> Doing:
    doing = _blank(clause, kind)
    doing.name = name_in(scene, words, kind)
    doing.near = near_in(scene, words)
    doing.told_by = list(dict.fromkeys(s.actor.name for s in clause.said if s.actor is not None))
    pattern = dict(PATTERNS)[kind]
    trigger = pattern.search(words) or TAKES_PART.search(words)
    at = trigger.span() if trigger else (0, 0)
    new_name = doing.name and not any(same_name(doing.name, known.name) for known in found)
    doing.who = _debris_of(found, doing, words) or owner_of(scene, clause, at, said, kind)
    if doing.who is None and kind != "cyber-attack":  # an attacker whom nobody names is unknown
        doing.who = (
            (host_of(scene, words) if kind in DRILLS else None)
            or (owner_else(scene, clause) if new_name else None)
            or (_teller_of_new(scene, clause, kind) if NEW.match(words) and not FELL.search(words) else None)
            or (publisher_side(scene) if _is_own(words) else None)
            or who_before(found, doing)
            or next((d.who for d in reversed(found) if clause.sentence - d.sentence <= 1 and d.who), None)
            or owner_else(scene, clause)
            or (host_of(scene, words, plain=True) if kind in DRILLS else None)
        )
    if doing.near is None and THERE.search(words):
        doing.near = next((d.near for d in reversed(found) if d.near and d.who == doing.who), None)
    doing.strength, doing.equipment = forces(words)
    if doing.strength is None and kind in _POSTURES:
        doing.strength = one_formation(words)
    doing.places = list(places_in(scene, words, clause.start, doing))
    give_days(scene, doing, clause, at[1])
    if doing.told() and not doing.places:
        doing.places = generic_place(words)
    _count_days(scene, doing, words, found)
    if doing.start is None and SAME_DAY.search(words):
        doing.start = next((d.start for d in reversed(found) if d.start), None)
        doing.end = doing.end or (doing.start if kind in MOMENTARY else None)
    if doing.start is None and not doing.end and kind in MOMENTARY:
        _day_of_telling(scene, doing, clause, at)
    if FUTURE.search(words):
        doing.announced = True
    return doing


_DAYS_OFF = re.compile(
    r"(?P<number>[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Tt]en|[Tt]he) (?P<unit>days?|weeks?) (?P<way>before|earlier|later|after(?:wards)?|previous)\b(?! the| this)|[Tt]he (?P<which>previous|following|next) day\b"
)


def _count_days(scene: Scene, doing: Doing, words: str, found: list[Doing]) -> None:
    """Give the day that "three days before" at the head of a sentence counts from the day told of last."""
    away = _DAYS_OFF.match(words)
    last = next((d.start for d in reversed(found) if d.start and len(d.start) == len("2030-03-07")), None)
    if away is None or last is None or doing.type not in MOMENTARY:
        return
    number = SMALL_NUMBERS.get((away["number"] or "one").lower(), 1) * (
        7 if (away["unit"] or "").startswith("week") else 1
    )
    back = (away["way"] or away["which"]) in ("before", "earlier", "previous")
    day = date.fromisoformat(last) + timedelta(days=-number if back else number)
    doing.start = doing.end = str(day)


def _is_own(words: str) -> bool:
    """Return whether a release tells of its own: something new that is to come, or somebody who came home."""
    return (NEW.match(words) is not None and FUTURE.search(words) is not None) or HOMEWARD.search(
        words
    ) is not None


def _debris_of(found: list[Doing], doing: Doing, words: str) -> str | None:
    """Return whose satellite a fragment comes from: of the one who destroyed it."""
    if doing.type != "space-approach" or not DEBRIS.search(words):
        return None
    return next((d.who for d in reversed(found) if d.type == "asat-test"), None)


def _teller_of_new(scene: Scene, clause: Clause, kind: str) -> str | None:
    """Return the side that tells of "four jets" which nobody else is said to have."""
    if kind in ORBITS:
        return None  # who tells of an encounter is as often the one who was met
    return next((s.actor.side for s in clause.said if s.actor is not None and s.actor.side), None)


def _day_of_telling(scene: Scene, doing: Doing, clause: Clause, at: tuple[int, int]) -> None:
    """Give what the first sentence tells of as just past the day on which it was told, as wires do."""
    day = next((s.when for s in clause.said if s.when), None)
    if not _done(scene, clause, at):
        return
    if (
        day
        and scene.parsed.sentences[clause.sentence].paragraph <= 1
        and not FUTURE.search(scene.parsed.text, clause.start, clause.end)
    ):
        doing.start = doing.end = day
        doing.by_telling = True


def _happened(scene: Scene, clause: Clause, kind: str, words: str) -> bool:
    found = dict(PATTERNS)[kind].search(words)
    return found is not None and _done(scene, clause, found.span()) and not FUTURE.search(words)


def _done(scene: Scene, clause: Clause, at: tuple[int, int]) -> bool:
    """Return whether the words that show the kind hold a verb of something done."""
    shown = scene.parsed.tokens(clause.start + at[0], clause.start + at[1])
    tokens = [scene.parsed.doc[i] for i in shown]
    verbs = [t.head if t.dep_ == "dobj" else t for t in tokens]
    return any(verb.tag_ in ("VBD", "VBN") for verb in verbs)
