"""Numbers held against the thresholds of a day, each with its why.

Every condition has a rank: 0 not met, 1 cannot tell, 2 uncertain (it rests on doubtful wording), 3 met. `Any of`
is the highest rank, `all of` the lowest, so that not knowing is carried to the verdict and never becomes zero.
The same ranks are computed over columns in `column_weighing.py`; a property test holds the two to each other.
"""

from __future__ import annotations

import msgspec

from detente.agreements.engine import LawOfDay
from detente.agreements.provision import Answer, Comparison
from detente.domains.exercises.counting import (
    LANDING,
    LANDING_FORMS,
    NUMBERS,
    UNCOUNTED_FORMS,
    Counted,
    spoken,
)
from detente.model.certainty import Certainty, weakest
from detente.model.exercise import Activity, Structure, Zone
from detente.model.finding import Outcome, Why

NOT_MET, CANNOT_TELL, UNCERTAIN, MET = range(4)
OUTCOMES = (Outcome.NOT_MET, Outcome.CANNOT_TELL, Outcome.UNCERTAIN, Outcome.MET)
STRUCTURE = "notification/structure"
TWO = 2
_ZONE_RANK = {
    Zone.YES: MET,
    Zone.PARTLY: MET,  # its numbers are bounds only, see counting.py
    Zone.UNCERTAIN: UNCERTAIN,
    Zone.NO: NOT_MET,
    None: CANNOT_TELL,
}
WORDS = {
    "personnel": "troops",
    "battle_tanks": "battle tanks",
    "acvs": "armoured combat vehicles",
    "artillery": "artillery pieces",
    LANDING: "troops in a landing",
}


class Weighed(msgspec.Struct, frozen=True):
    """What became of a condition: its rank, why, and the provision and number that decided it (None: none did)."""

    rank: int
    why: Why
    decided_by: Answer | None = None
    value: int | None = None
    certainty: Certainty = Certainty.TEXT


def rank_of(least: int | None, most: int | None, threshold: int, comparison: Comparison | None) -> int:
    """Return the rank of a number between two bounds against a threshold; None leaves a bound open."""
    reached = threshold + 1 if comparison is Comparison.MORE_THAN else threshold
    if (least or 0) >= reached:
        return MET
    return NOT_MET if most is not None and most < reached else CANNOT_TELL


def bare_rank(number: Counted, answer: Answer) -> int:
    """Return the rank of a number against one threshold, however sure the wording; not told: cannot tell."""
    if not number.told:
        return CANNOT_TELL
    return rank_of(number.least, number.most, answer.value or 0, answer.provision.comparison)


def threshold_words(answer: Answer, key: str) -> str:
    """Return a threshold in words: `9,000 troops`, `more than 40,000 troops`."""
    more = "more than " if answer.provision.comparison is Comparison.MORE_THAN else ""
    return f"{more}{spoken(answer.value or 0)} {WORDS[key]}"


def weigh(number: Counted, answer: Answer, key: str) -> Weighed:
    """Return a number held against one threshold; a number not told gives `cannot tell`."""
    threshold = answer.value or 0
    rank = bare_rank(number, answer)
    value = {MET: number.least or 0, NOT_MET: number.most}.get(rank)
    if rank != CANNOT_TELL and not answer.firm:
        rank = UNCERTAIN
    told = f"{number.words} {WORDS[key]} told" if number.told else f"{WORDS[key]}: not told"
    bound = f" ({number.only_a_bound})" if number.only_a_bound else ""
    why = answer.why(
        OUTCOMES[rank],
        f"{told}{bound}; the threshold is {answer.provision.comparison} {spoken(threshold)}",
        value,
    )
    return Weighed(rank, why, answer, value, answer.provision.certainty)


def size(activity: Activity, numbers: dict[str, Counted], law: LawOfDay, prefix: str) -> Weighed:
    """Return whether land forces reach any number of a kind (`notification`, `large`) and count as the rule asks.

    A number not told leaves "any of" as it is, but for the first: without it nothing is known of the size.
    """
    asked = [(key, answer) for key in NUMBERS if (answer := law.on(f"{prefix}/{key}")) is not None]
    weighed = [weigh(numbers[key], answer, key) for key, answer in asked]
    told = [numbers[key].told or i == 0 for i, (key, _) in enumerate(asked)]
    ranks = [w.rank if t else NOT_MET for w, t in zip(weighed, told, strict=True)]
    best = weighed[ranks.index(max(ranks))] if ranks else Weighed(NOT_MET, _plain("no number", NOT_MET))
    return _organised(activity, law, weighed, msgspec.structs.replace(best, rank=max(ranks, default=NOT_MET)))


def landing(activity: Activity, numbers: dict[str, Counted], law: LawOfDay, prefix: str) -> Weighed | None:
    """Return whether the troops that land reach the number for landings, None if that law has none."""
    answer = law.on(f"{prefix}/{LANDING}")
    if answer is None:
        return None
    weighed = weigh(numbers[LANDING], answer, LANDING)
    silent = not numbers[LANDING].told and activity.form not in LANDING_FORMS
    return msgspec.structs.replace(weighed, rank=NOT_MET) if silent else weighed


def either(first: Weighed, second: Weighed | None, says: str) -> Weighed:
    """Return the higher of two conditions, the first where they are equal, with both in its why."""
    if second is None:
        return first
    chosen = second if second.rank > first.rank else first
    why = Why(says=says, outcome=OUTCOMES[chosen.rank], children=(first.why, second.why))
    return msgspec.structs.replace(chosen, why=why)


def in_zone(activity: Activity, weighed: Weighed) -> Weighed:
    """Return the condition limited to the zone: outside nothing is met, an uncertain place gives `uncertain`."""
    zone = activity.zone
    place = _ZONE_RANK[zone]
    rank = weighed.rank if zone is None else min(weighed.rank, place)
    children = weighed.why.children or (weighed.why,)
    told = _plain(f"in the zone of application: {zone or 'not told, supposed'}", place)
    why = Why(says=weighed.why.says, outcome=OUTCOMES[rank], children=(*children, told))
    if zone is Zone.NO:
        return Weighed(rank, why)
    return msgspec.structs.replace(weighed, rank=rank, why=why)


def _organised(activity: Activity, law: LawOfDay, weighed: list[Weighed], best: Weighed) -> Weighed:
    """Return the best number limited by kind of forces, structure and command, with everything in its why."""
    structure = law.on(STRUCTURE)
    conditions = [w.why for w in weighed]
    result = best
    if structure is not None:
        rank = structure_rank(activity.structure, structure)
        conditions.append(structure.why(OUTCOMES[rank], _structure_says(activity, structure)))
        if result.rank > rank:
            result = Weighed(rank, best.why, structure, None, structure.provision.certainty)
        elif result.rank == MET:
            mark = weakest(result.certainty, structure.provision.certainty)
            result = msgspec.structs.replace(result, certainty=mark)
    if activity.single_command is False:
        conditions.append(_plain("one activity under one operational command: told otherwise", NOT_MET))
        if result.rank > CANNOT_TELL:
            result = Weighed(CANNOT_TELL, best.why)
    if activity.form in UNCOUNTED_FORMS:
        conditions.append(
            _plain(f"land forces: told as a {activity.form} activity, which is not counted", NOT_MET)
        )
        result = Weighed(NOT_MET, best.why)
    why = Why(says="land forces", outcome=OUTCOMES[result.rank], children=tuple(conditions))
    return msgspec.structs.replace(result, why=why)


def structure_rank(structure: Structure | None, answer: Answer) -> int:
    """Return whether forces are organised as asked; `two brigades` and `smaller` tell no other number."""
    if structure is None:
        return CANNOT_TELL
    if not answer.firm:
        return UNCERTAIN
    wanted = answer.value or 0
    brigades = {Structure.DIVISION: MET, Structure.TWO_BRIGADES: MET if wanted <= TWO else CANNOT_TELL}
    return brigades.get(structure, NOT_MET if wanted >= TWO else CANNOT_TELL)


def _structure_says(activity: Activity, answer: Answer) -> str:
    wanted = f"a division, or at least {answer.value} {answer.provision.unit}"
    return f"organised as {wanted}: {activity.structure or 'not told'}"


def _plain(says: str, rank: int) -> Why:
    return Why(says=says, outcome=OUTCOMES[rank])
