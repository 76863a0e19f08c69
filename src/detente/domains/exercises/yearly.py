"""The limits of a State's year: the largest class in a run of years, the others a year, how many at one time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

import msgspec

from detente.agreements.engine import Law, LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import hypothetical, joined, one_each, unverified
from detente.domains.exercises.limits import CLASS_WORDS, Classed, classed
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.weighing import CANNOT_TELL, MET, NOT_MET, UNCERTAIN
from detente.model.exercise import Activity
from detente.model.finding import Evidence, Finding, Outcome, Verdict

QUESTION = "Is the limit on large activities kept?"
LARGE, MEDIUM, SMALLER = "large", "medium", "smaller"


class Placed(msgspec.Struct, frozen=True):
    """An activity with its days, its size class and the law of its start."""

    activity: Activity
    evidence: Evidence
    start: date
    sized: Classed

    def reaches(self, name: str) -> int:
        """Return the rank of a class for it."""
        return self.sized.ranks.get(name, NOT_MET)

    def on(self, day: date) -> bool:
        """Return whether it is under way on a day; without an end told, on its first day only."""
        return self.start <= day <= (self.activity.end or self.start)


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """One limit applied to one State over one time: what may count, what surely counts, and the most allowed.

    `firm` is false where how long that time is rests on doubtful wording.
    """

    state: str
    over: str
    what: str
    answer: Answer
    surely: tuple[Placed, ...]
    perhaps: tuple[Placed, ...]
    law: LawOfDay
    firm: bool = True


@rule(
    "VD11/67/year",
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="67.1 to 67.4",
    asks=(
        "large/activities",
        "large/years",
        "medium/activities",
        "smaller/activities",
        "simultaneous/activities",
    ),
)
def year_findings(
    activities: Sequence[tuple[Activity, Evidence]],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
) -> tuple[Finding, ...]:
    """Return, for each State with large activities on record, whether each limit is kept.

    Activities without a start are left out, as no year can be named. An activity counts for its hosts, or for
    the States that take part where no host is told. `instant` is not used: what is on record is counted, planned
    or past.
    """
    del instant
    every = one_each(activities)
    placed = [p for activity, evidence in every if (p := _placed(activity, evidence, law)) is not None]
    states = sorted({state for one in placed for state in _counts_for(one)})
    limits = (
        limit
        for state in states
        for limit in _limits(state, [one for one in placed if state in _counts_for(one)], law)
    )
    return tuple(_judged(limit, name) for limit in limits)


def _placed(activity: Activity, evidence: Evidence, law: Law) -> Placed | None:
    if activity.start is None:
        return None
    sized = classed(activity, law.at(activity.start))
    if sized is None or sized.ranks[sized.lowest] == NOT_MET:
        return None
    return Placed(activity, evidence, activity.start, sized)


def _counts_for(placed: Placed) -> tuple[str, ...]:
    return placed.activity.hosts or placed.activity.states


def _limits(state: str, own: list[Placed], law: Law) -> Iterator[Limit]:
    years = sorted({one.start.year for one in own})
    for year in years:
        yield from _run_of_years(state, own, law, year)
        yield from _calendar_year(state, own, law, year)
    yield from _at_one_time(state, own, law)


def _run_of_years(state: str, own: list[Placed], law: Law, year: int) -> Iterator[Limit]:
    """Yield the limit on the largest class for the run that begins in a year with such an activity."""
    in_force = law.at(max(one.start for one in own if one.start.year == year))
    length, answer = in_force.on("large/years"), in_force.on("large/activities")
    if length is None or answer is None:
        return
    last = year + (length.value or 1) - 1
    run = [one for one in own if year <= one.start.year <= last]
    surely = tuple(one for one in run if one.reaches(LARGE) == MET)
    perhaps = tuple(one for one in run if one.reaches(LARGE) in (CANNOT_TELL, UNCERTAIN))
    if any(one.start.year == year for one in (*surely, *perhaps)):
        over = f"In the years {year} to {last}"
        yield Limit(
            state=state,
            over=over,
            what=CLASS_WORDS[LARGE],
            answer=answer,
            surely=surely,
            perhaps=perhaps,
            law=in_force,
            firm=length.firm,
        )


def _calendar_year(state: str, own: list[Placed], law: Law, year: int) -> Iterator[Limit]:
    run = [one for one in own if one.start.year == year]
    in_force = law.at(max(one.start for one in run))
    for question, name, words in (
        ("smaller/activities", SMALLER, "the smaller or the middle class"),
        ("medium/activities", MEDIUM, CLASS_WORDS[MEDIUM]),
    ):
        answer = in_force.on(question)
        # Those of the largest class are counted by the limit over years, so they are left out of these.
        surely = tuple(one for one in run if one.reaches(name) == MET and one.reaches(LARGE) == NOT_MET)
        perhaps = tuple(
            one for one in run if one not in surely and one.reaches(name) != NOT_MET and one.reaches(LARGE) != MET
        )
        if answer is not None and (surely or perhaps):
            yield Limit(
                state=state,
                over=f"In {year}",
                what=words,
                answer=answer,
                surely=surely,
                perhaps=perhaps,
                law=in_force,
            )


def _at_one_time(state: str, own: list[Placed], law: Law) -> Iterator[Limit]:
    """Yield the limit on activities at the same time, for the day on which most are under way."""
    days = sorted({one.start for one in own})
    busiest = max(days, key=lambda day: sum(one.on(day) for one in own))
    answer = law.at(busiest).on("simultaneous/activities")
    if answer is None:
        return
    running = [one for one in own if one.on(busiest)]
    surely = tuple(one for one in running if one.reaches(SMALLER) == MET)
    perhaps = tuple(one for one in running if one not in surely)
    yield Limit(
        state=state,
        over=f"On {busiest}",
        what="the smaller class or larger, at the same time",
        answer=answer,
        surely=surely,
        perhaps=perhaps,
        law=law.at(busiest),
    )


def _judged(limit: Limit, name: Callable[[str], str]) -> Finding:
    answer, most = limit.answer, limit.answer.value or 0
    count, possible = len(limit.surely), len(limit.surely) + len(limit.perhaps)
    verdict = _verdict(count, possible, answer) if limit.firm else Verdict.UNCERTAIN
    perhaps = f", and {_activities(len(limit.perhaps))} whose class cannot be told" if limit.perhaps else ""
    provision = answer.provision
    outcome = {Verdict.WITHIN: Outcome.MET, Verdict.EXCEEDED: Outcome.NOT_MET}.get(verdict, Outcome.CANNOT_TELL)
    why = answer.why(
        outcome,
        value=count,
        comparison="at most",
        children=tuple(one.sized.weighed.why for one in (*limit.surely, *limit.perhaps)),
    )
    names = joined([one.activity.name for one in (*limit.surely, *limit.perhaps)])
    marks = " (hypothetical law)" if limit.law.law.hypothetical else ""
    return Finding(
        rule=provision.rule,
        topic="exercises",
        question=QUESTION,
        verdict=verdict,
        sentence=(
            f"{limit.over} the record shows for {name(limit.state)} {_activities(count)} of {limit.what}{perhaps} "
            f"({names}); the {provision.title} allows at most {most} (paragraph {provision.paragraph}){marks}."
        ),
        subject=f"{limit.state}: {limit.over}",
        parties=(limit.state,),
        why=why,
        evidence=Evidence(records=tuple(r for p in (*limit.surely, *limit.perhaps) for r in p.evidence.records)),
        certainty=provision.certainty,
        notes=(*unverified(why), *hypothetical(limit.law)),
    )


def _activities(count: int) -> str:
    return "1 activity" if count == 1 else f"{count} activities"


def _verdict(count: int, possible: int, answer: Answer) -> Verdict:
    most = answer.value or 0
    if not answer.firm:
        return Verdict.UNCERTAIN
    if count > most:
        return Verdict.EXCEEDED
    return Verdict.CANNOT_TELL if possible > most else Verdict.WITHIN
