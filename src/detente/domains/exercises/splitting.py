"""Activities that would be notifiable if they were one: a question to ask, never an accusation (the desk's rule).

The thresholds apply to each activity under one command. Where several activities of one State overlap in time,
each below the number and together at or above it, the desk shows what would decide: is there one command?
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from detente.agreements.engine import Law, rule
from detente.domains.exercises.asking import Asked, asked_of, hypothetical, joined, one_each
from detente.domains.exercises.counting import NUMBERS, counted, spoken
from detente.domains.exercises.notification import INSTRUMENT, notifiable
from detente.domains.exercises.weighing import MET, NOT_MET, WORDS, condition, rank_of
from detente.model.certainty import Certainty
from detente.model.exercise import Activity
from detente.model.finding import Evidence, Finding, Outcome, Verdict, Why

QUESTION = "Would these activities be notifiable if they were one?"
RULE = "desk/possible_split"


@rule(
    RULE,
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="40.1",
    asks=tuple(f"notification/{key}" for key in NUMBERS),
)
def split_findings(
    activities: Sequence[tuple[Activity, Evidence]],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
) -> tuple[Finding, ...]:
    """Return, for each State, the groups of overlapping activities that together reach what none reaches alone."""
    asked = [asked_of(activity, evidence, law, instant, name) for activity, evidence in one_each(activities)]
    below = [one for one in asked if one.activity.start is not None and _below(one)]
    states = sorted({state for one in below for state in one.activity.states})
    found = (_group(group) for state in states for group in _overlapping(state, below))
    return tuple({(*f.evidence.records, f.subject): f for f in found if f is not None}.values())


def _below(asked: Asked) -> bool:
    weighed = notifiable(asked)
    return weighed is not None and weighed.rank == NOT_MET and counted(asked.activity)["personnel"].told


def _overlapping(state: str, every: list[Asked]) -> Iterator[list[Asked]]:
    """Yield, for each start of an activity of the State, those under way on that day."""
    own = sorted((one for one in every if state in one.activity.states), key=lambda one: _days(one)[0])
    seen: set[tuple[int, ...]] = set()
    for first in own:
        day = _days(first)[0]
        group = [one for one in own if _days(one)[0] <= day <= _days(one)[1]]
        key = tuple(id(one) for one in group)
        if len(group) > 1 and key not in seen:
            seen.add(key)
            yield group


def _days(asked: Asked) -> tuple[date, date]:
    start = asked.activity.start
    assert start is not None  # those without a start were left out above
    return start, asked.activity.end or start


def _group(group: list[Asked]) -> Finding | None:
    last = group[-1]
    shared = frozenset.intersection(*(frozenset(one.activity.states) for one in group))
    numbers = [counted(one.activity) for one in group]
    for key in NUMBERS:
        answer = last.law.on(f"notification/{key}")
        if answer is None:
            continue
        total = sum(n[key].least or 0 for n in numbers)
        if rank_of(total, None, answer.value or 0, answer.provision.comparison) == MET:
            names = joined([one.activity.name for one in group])
            says = f"{spoken(total)} {WORDS[key]} in all of {names}"
            why = Why(
                says="if they were one activity",
                outcome=Outcome.UNCERTAIN,
                children=(condition(answer, Outcome.MET, says, total),),
            )
            return Finding(
                rule=RULE,
                topic="exercises",
                question=QUESTION,
                verdict=Verdict.UNCERTAIN,
                sentence=(
                    f"{names} overlap in time; each is below the numbers, and together they engage "
                    f"{spoken(total)} {WORDS[key]}, which would reach {spoken(answer.value or 0)} if they were "
                    "one activity under one operational command. Whether they are is a question to ask."
                ),
                subject=names,
                parties=tuple(sorted(shared)),
                why=why,
                evidence=Evidence(records=tuple(r for one in group for r in one.evidence.records)),
                certainty=Certainty.DESK,
                notes=("The desk's own rule, not the agreement's: possible_split.", *hypothetical(last.law)),
            )
    return None
