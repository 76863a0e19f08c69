"""Evaluation visits (Chapter IX, paragraphs 107 to 137): one request from its sending to the report on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from detente.agreements.engine import rule
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.verification.acceptance import (
    ACCEPT,
    BY_SAME_STATE,
    Ground,
    acceptance,
    ground_of,
    quota_ground,
    used_ground,
)
from detente.domains.exercises.verification.activated import activated_ground, visit_while_activated
from detente.domains.exercises.verification.evaluation_quota import (
    evaluation_allowance,
    evaluation_share,
)
from detente.domains.exercises.verification.stationed import host_ground
from detente.domains.exercises.verification.terms import Bounds, why_of
from detente.domains.exercises.verification.unavailable import away_in, aways
from detente.domains.exercises.verification.unit_days import unit_of
from detente.domains.exercises.verification.values import day_told, instant_told
from detente.domains.exercises.verification.visit_clocks import (
    LEAD,
    LENGTH,
    REPLY,
    REPORT,
    TEAM,
    Examined,
    days_before,
    length_of_visit,
    reply_clock,
    report_clock,
    team_size,
)
from detente.domains.exercises.verification.visit_quota import Allowance, Taken, Year
from detente.domains.exercises.verification.visits import Visit, reason
from detente.model.certainty import Certainty
from detente.model.finding import Finding, Outcome, Verdict
from detente.model.message import Nothing, Words
from detente.model.time import end_of_day, midnight
from detente.model.verification import Told

AT_A_TIME = "Are there no more visits at one time than foreseen?"
ABSENT = "Does the reply say why the unit cannot be visited, and how long?"
BY_ONE_AT_A_TIME, BY_UNIT = "one at a time", "unit visited"
BY_UNAVAILABLE, BY_ABSENT = "unit unavailable", "unit absent"
QUESTIONS = (
    "evaluation/units_a_visit",
    "evaluation/a_year",
    "evaluation/parts",
    "evaluation/least_by_one_State",
    "evaluation/unit_a_year",
    "evaluation/unit_a_year_by_one_State",
    "evaluation/at_a_time",
    "evaluation/least_days_before_entry",
    "evaluation/most_days_before_entry",
    "evaluation/reply_hours",
    "evaluation/unavailable_times",
    "evaluation/unavailable_days",
    "evaluation/absence_told",
    "evaluation/team",
    "evaluation/hours",
    "evaluation/report_days",
)
"""What every examination of an evaluation visit asks of the law of its day."""


def evaluation_findings(e: Examined, year: Year) -> Iterator[Finding]:
    """Yield what each rule says of one evaluation visit that was asked for."""
    yield from evaluation_lead(e)
    yield from evaluation_reply(e)
    yield evaluation_acceptance(e, year)
    yield from visit_while_activated(e)
    yield from absence_told(e)
    yield from evaluation_team(e)
    yield from visits_at_a_time(e, year)
    yield from evaluation_length(e)
    yield from evaluation_report(e)


@rule(
    "VD11/112",
    question=LEAD,
    instrument=INSTRUMENT,
    paragraph="112",
    asks=("evaluation/least_days_before_entry", "evaluation/most_days_before_entry"),
)
def evaluation_lead(e: Examined) -> Iterator[Finding]:
    """Yield whether the request was sent neither too late nor too early before the planned entry."""
    least = e.answers["evaluation/least_days_before_entry"]
    yield from days_before(e, least, e.answers["evaluation/most_days_before_entry"])


@rule("VD11/116", question=REPLY, instrument=INSTRUMENT, paragraph="116", asks=("evaluation/reply_hours",))
def evaluation_reply(e: Examined) -> Iterator[Finding]:
    """Yield whether the request for an evaluation visit was answered in time."""
    yield from reply_clock(e)


@rule(
    "VD11/109",
    question=ACCEPT,
    instrument=INSTRUMENT,
    paragraph="108.x, 109, 110, 111, 119",
    asks=(
        "evaluation/activated_open",
        "evaluation/activated_count",
        "evaluation/host_share",
        "evaluation/units_a_visit",
        "evaluation/a_year",
        "evaluation/parts",
        "evaluation/least_by_one_State",
        "evaluation/unit_a_year",
        "evaluation/unit_a_year_by_one_State",
        "evaluation/at_a_time",
        "evaluation/unavailable_times",
        "evaluation/unavailable_days",
    ),
)
def evaluation_acceptance(e: Examined, year: Year) -> Finding:
    """Return whether the evaluation visit had to be accepted, by each ground that the Document names."""
    visit, last = e.visit, e.visit.last_word()
    before = last.sent[0] if last is not None else year.instant
    allowance = evaluation_allowance(e.notices, visit.year, e.law, before)
    taken = year.taken(visit.kind, visit.receiver, visit.year, allowance, before=before, but=visit)
    grounds = (
        quota_ground(e, taken, allowance, e.answers["evaluation/units_a_visit"], before),
        _share(e, taken, allowance),
        *host_ground(e, taken, allowance, before),
        *activated_ground(e, before),
        *_unit_visited(e, taken),
        _one_at_a_time(e, year, before),
        _unavailable(e, before),
        *_absent(e, last),
    )
    return acceptance(e, year, "VD11/109", taken, grounds)


@rule("VD11/120", question=ABSENT, instrument=INSTRUMENT, paragraph="120", asks=("evaluation/absence_told",))
def absence_told(e: Examined) -> Iterator[Finding]:
    """Yield whether a reply that the unit cannot be visited gives reason and length."""
    last, answer = e.visit.last_word(), e.answers["evaluation/absence_told"]
    if last is None or reason(last) not in (BY_UNAVAILABLE, BY_ABSENT):
        return
    missing, law = [words for words, told in _absence(last) if not told], answer.provision
    owed = law.owed(
        what=f"{' and '.join(missing)} of the absence of the unit",
        by=e.receivers,
        to=e.requesters,
        due=last.sent[1],
        within="with the reply",
    )
    said = f"does not give {' and '.join(missing)}" if missing else "gives the reason and how long it lasts"
    yield e.finding(
        law.rule,
        ABSENT,
        answer.sure(Verdict.DUE if missing else Verdict.NOT_DUE),
        f"{e.to} replied that the unit cannot be visited, and the reply {said} (paragraph {law.paragraph}).",
        owed=(owed,) if missing else (),
        certainty=law.certainty,
    )


@rule("VD11/110", question=AT_A_TIME, instrument=INSTRUMENT, paragraph="110", asks=("evaluation/at_a_time",))
def visits_at_a_time(e: Examined, year: Year) -> Iterator[Finding]:
    """Yield where more visits than foreseen are on a State's territory at one time, or may be."""
    answer, visit = e.answers["evaluation/at_a_time"], e.visit
    mine, limit = _span(visit), answer.value or 0
    if visit.accepted() is None or mine is None:
        return
    others = [o for o in year.near(visit) if o.accepted() is not None]
    spans = [span for other in others if (span := _span(other)) is not None]
    surely = 1 + sum(_overlap(mine, span) and mine[1] and span[1] for span in spans)
    perhaps = 1 + sum(_overlap(mine, span) for span in spans)
    if perhaps <= limit:
        return
    verdict = answer.sure(Verdict.EXCEEDED if surely > limit else Verdict.CANNOT_TELL)
    law = answer.provision
    may = "are" if surely > limit else "may be, as their hours are not told,"
    yield e.finding(
        law.rule,
        AT_A_TIME,
        verdict,
        f"{perhaps} evaluation visits {may} on the territory of {e.to} at one time; at most {limit} is foreseen "
        f"(paragraph {law.paragraph}).",
        why=why_of(answer, verdict, perhaps),
        certainty=law.certainty,
    )


@rule("VD11/121", question=TEAM, instrument=INSTRUMENT, paragraph="121", asks=("evaluation/team",))
def evaluation_team(e: Examined) -> Iterator[Finding]:
    """Yield whether the evaluation team is small enough."""
    yield from team_size(e)


@rule("VD11/121/hours", question=LENGTH, instrument=INSTRUMENT, paragraph="121-127", asks=("evaluation/hours",))
def evaluation_length(e: Examined) -> Iterator[Finding]:
    """Yield whether the evaluation visit ended within its hours."""
    yield from length_of_visit(e)


@rule("VD11/136", question=REPORT, instrument=INSTRUMENT, paragraph="136", asks=("evaluation/report_days",))
def evaluation_report(e: Examined) -> Iterator[Finding]:
    """Yield whether the evaluation visit was reported to all in time."""
    yield from report_clock(e)


def _share(e: Examined, taken: Taken, allowance: Allowance) -> Ground:
    visit, answer = e.visit, e.answers["evaluation/parts"]
    mine = len(taken.by(visit.requester)) if visit.requester else 0
    least = e.answers["evaluation/least_by_one_State"]
    size = allowance.size
    by_least = size is not None and evaluation_share(size, e.law) == (least.value or 0)
    words = f"visits of {visit.year} from {e.by} were accepted before"
    first, second = (least, answer) if by_least else (answer, least)
    return used_ground(BY_SAME_STATE, mine, allowance.share, words, first, second, *allowance.rests, *taken.rests)


def _unit_visited(e: Examined, taken: Taken) -> Iterator[Ground]:
    unit = unit_of(e.visit)
    if not unit:
        return
    same = [visit for visit in (*taken.counted, *taken.extra) if unit_of(visit) == unit]
    mine = [visit for visit in same if visit.requester == e.visit.requester and visit.requester]
    for question, used, words in (
        ("evaluation/unit_a_year", same, "visits of the year to this unit were accepted before"),
        ("evaluation/unit_a_year_by_one_State", mine, f"visits to this unit from {e.by} were accepted before"),
    ):
        yield used_ground(BY_UNIT, len(used), e.answers[question].value, words, e.answers[question])


def _one_at_a_time(e: Examined, year: Year, before: datetime) -> Ground:
    """Return the ground that another visit is planned for the same day: uncertain, as their hours are not told."""
    answer, visit = e.answers["evaluation/at_a_time"], e.visit
    day = visit.entry.date() if visit.entry is not None else None
    others = (o for o in year.near(visit) if o.accepted(before) is not None)
    same = sum(other.entry is not None and other.entry.date() == day for other in others)
    limit = answer.value or 0
    there = same >= limit and day is not None
    says = (
        f"{same} other visits accepted before are planned to enter on the same day" if day else "no entry is told"
    )
    outcome = Outcome.UNCERTAIN if there else Outcome.NOT_MET
    ground = ground_of(BY_ONE_AT_A_TIME, says, outcome, (answer,), value=same, limit=limit)
    return msgspec.structs.replace(ground, certainty=Certainty.DESK) if there else ground


def _unavailable(e: Examined, before: datetime) -> Ground:
    """Return the ground that the unit was told to be unavailable then, no more often or longer than foreseen."""
    visit = e.visit
    times, days = e.answers["evaluation/unavailable_times"], e.answers["evaluation/unavailable_days"]
    every = aways(e.notices, before)
    covered = visit.entry is not None and any(a.covers(unit_of(visit), visit.entry.date()) for a in every)
    told = away_in(every, visit.year)
    within = told[0] <= (times.value or 0) and told[1] is not None and told[1] <= (days.value or 0)
    says = "no earlier notice says that the unit is unavailable on that day"
    if covered:
        says = f"an earlier notice says that the unit is unavailable then (told: times {told[0]}, days {told[1]})"
    outcome = (Outcome.MET if within else Outcome.CANNOT_TELL) if covered else Outcome.NOT_MET
    return ground_of(BY_UNAVAILABLE, says, outcome, (times, days))


def _absent(e: Examined, last: Told | None) -> Iterator[Ground]:
    answer = e.answers["evaluation/absence_told"]
    if last is not None and reason(last) == BY_ABSENT:
        says = "that the unit is absent is told by the State alone"
        yield ground_of(BY_ABSENT, says, Outcome.NOT_MET, (answer,))


def _absence(reply: Told) -> Sequence[tuple[str, bool]]:
    """Return what paragraph 120 asks of a reply, and whether it is told; an explicit none tells nothing."""
    why, until = reply.message.value("reply.explanation"), reply.message.value("reply.until")
    told = isinstance(why, Words) and bool(why.text.strip())
    return (("the reason", told), ("how long it lasts", until is not None and not isinstance(until, Nothing)))


def _span(visit: Visit) -> tuple[Bounds, bool] | None:
    """Return when a visit took place or is planned, and whether its hours are surely known; None if not told."""
    report = visit.report
    if report is not None:
        began, ended = instant_told(report, "evaluation.began"), instant_told(report, "evaluation.ended")
        if began is not None and ended is not None:
            return (began, ended), True
        day = day_told(report, "evaluation.day")
        if day is not None:
            return (midnight(day), end_of_day(day)), False
    if visit.entry is None:
        return None
    return (midnight(visit.entry.date()), end_of_day(visit.entry.date())), False


def _overlap(one: tuple[Bounds, bool], other: tuple[Bounds, bool]) -> bool:
    (first, last), (begins, ends) = one[0], other[0]
    return first < ends and begins < last
