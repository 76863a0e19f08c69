"""Duties counted from an event: the approved budget, a new type of system, the last visit to an air base.

Without the event on record the day cannot be told; nothing is taken in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from detente.agreements.engine import LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES, joined
from detente.domains.exercises.deadline import days_words
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import Heard, number_in, words_in
from detente.domains.exercises.year.asking import LAST_YEAR, YearAsked, day_of, instant_of, months_later
from detente.domains.exercises.year.duty import Duty, judged
from detente.model.finding import Evidence, Finding
from detente.model.message import Message, Table
from detente.model.time import end_of_day

PLANNING = "Was defence planning sent in time?"
SYSTEMS = "Were data on the new type given?"
DEMONSTRATION = "Was the new type shown in time?"
AIR_BASE = "Is an air base visit due?"
INVITED = "Was the visit invited to in time?"
PLANNED = ("vd11.15.defence_planning", "vd11.15.nil")
DELAY = "vd11.15.delay"
VISIT, SHOWING = "vd11.iv.air_base_invitation", "vd11.iv.demonstration_invitation"
MONTHS_IN_A_YEAR = 12


@rule(
    "VD11/15",
    question=PLANNING,
    instrument=INSTRUMENT,
    paragraph="15",
    asks=("planning/months", "planning/delay", "planning/nil"),
)
def planning(asked: YearAsked) -> Iterator[Finding]:
    """Yield defence planning for each fiscal year: due so many months after the approval of the budget.

    The day of approval comes from a note of the event or from the message; without it the day cannot be told.
    """
    approved = _approvals(asked)
    years = {asked.instant.year, *approved} | {
        year for message, _ in asked.sent(*PLANNED) if (year := number_in(message, "planning.year")) is not None
    }
    for year in sorted(years):
        found = approved.get(year)
        day = found[0] if found else asked.instant.date()
        law = asked.law.at(day)
        answer = law.on("planning/months")
        if answer is None or not asked.takes_part(day):
            continue
        due = months_later(day, answer.value or 0) if found else None
        if asked.within(due or date(min(max(year, 1), LAST_YEAR), 12, 31)) or (due is None and year == day.year):
            yield judged(_planning(asked, year, answer, due, found), asked)


def _planning(
    asked: YearAsked, year: int, answer: Answer, due: date | None, found: tuple[date, Evidence] | None
) -> Duty:
    law = asked.law.at(found[0] if found else asked.instant.date())
    months = _months(answer.value or 0)
    approval = f"approved on {found[0]}" if found else "approved on a day that is not on record"
    return Duty(
        answer=answer,
        question=PLANNING,
        subject=f"{asked.state}: defence planning for {year}",
        what=f"defence planning for {year}, or the word that nothing changed",
        by=(asked.state,),
        to=(ALL_STATES,),
        due=end_of_day(due) if due else None,
        counted=f"{months} after the budget was approved; {approval}",
        law=law,
        sent=tuple(one for one in asked.sent(*PLANNED) if number_in(one[0], "planning.year") == year),
        evidence=(found[1],) if found else (),
        notes=tuple(_delays(asked, year, law)),
    )


def _delays(asked: YearAsked, year: int, law: LawOfDay) -> Iterator[str]:
    delay, nil = law.on("planning/delay"), law.on("planning/nil")
    for answer in (delay, nil):
        if answer is not None:
            yield f"{answer.provision.says} ({answer.provision.paragraph})."
    for message, _ in asked.sent(DELAY):
        if number_in(message, "planning.year") == year:
            target = day_of(message, "planning.target") or "not told"
            reason = words_in(message, "planning.reason") or "not told"
            yield f"{asked.name(asked.state)} told a delay: target date {target}; reason as stated: {reason}."


def _approvals(asked: YearAsked) -> dict[int, tuple[date, Evidence]]:
    """Return the day on which the budget of each fiscal year was approved, as the newest word says."""
    found: dict[int, tuple[date, Evidence]] = {}
    for message, evidence in asked.sent(*PLANNED):
        year, day = number_in(message, "planning.year"), day_of(message, "planning.budget_approved")
        if year is not None and day is not None and day.year < LAST_YEAR:
            found[year] = (day, evidence)
    for message, evidence, day in asked.events("budget approved"):
        found[number_in(message, "event.year") or day.year] = (day, evidence)
    return found


def _months(count: int) -> str:
    return "1 month" if count == 1 else f"{count} months"


@rule(
    "VD11/11",
    question=SYSTEMS,
    instrument=INSTRUMENT,
    paragraph="11, 12",
    asks=("systems/given",),
)
def new_systems(asked: YearAsked) -> Iterator[Finding]:
    """Yield, for each first deployment of a type that is on record, whether data on the type were given."""
    for type_, day, evidence in _deployed(asked):
        law = asked.law.at(day)
        answer = law.on("systems/given")
        if answer is None or not asked.within(day) or not asked.takes_part(day):
            continue
        yield judged(
            Duty(
                answer=answer,
                question=SYSTEMS,
                subject=f"{asked.state}: data on {type_}",
                what=f"data on the new type {type_}, with photographs",
                by=(asked.state,),
                to=(ALL_STATES,),
                due=end_of_day(day),
                counted=f"when it is first deployed: {day}",
                law=law,
                sent=tuple(one for one in asked.sent("vd11.11.systems") if _tells(one[0], type_)),
                evidence=(evidence,),
            ),
            asked,
        )


def _tells(message: Message, type_: str) -> bool:
    """Return whether a row of the table of types names a type, by type or by national name."""
    table = message.value("systems.types")
    rows = table.rows if isinstance(table, Table) else ()
    return any(type_.casefold() == getattr(cell, "text", "").casefold() for row in rows for cell in row)


def _deployed(asked: YearAsked) -> Iterator[tuple[str, date, Evidence]]:
    """Yield each type that is told to have been deployed for the first time, with the first day told of it."""
    first: dict[str, tuple[str, date, Evidence]] = {}
    for message, evidence, day in asked.events("first deployment"):
        type_ = words_in(message, "event.about") or "of a name not told"
        known = first.setdefault(type_.casefold(), (type_, day, evidence))
        if day < known[1]:
            first[type_.casefold()] = (known[0], day, evidence)
    yield from first.values()


@rule(
    "VD11/IV/demonstration",
    question=DEMONSTRATION,
    instrument=INSTRUMENT,
    paragraph="Chapter IV",
    asks=("demonstration/months",),
)
def demonstrations(asked: YearAsked) -> Iterator[Finding]:
    """Yield by when each new type is to be shown to the other States, and whether they were invited by then."""
    for type_, day, evidence in _deployed(asked):
        law = asked.law.at(day)
        answer = law.on("demonstration/months")
        if answer is None or day.year >= LAST_YEAR:
            continue
        due = months_later(day, answer.value or 0)
        shown = [one for one in asked.sent(SHOWING) if _same(words_in(one[0], "system.type"), type_)]
        days = [told for message, _ in shown if (told := day_of(message, "visit.start")) is not None]
        if asked.within(due) and asked.takes_part(due):
            notes = (
                (f"The demonstration is told for {joined([str(told) for told in sorted(days)])}.",) if days else ()
            )
            yield judged(
                Duty(
                    answer=answer,
                    question=DEMONSTRATION,
                    subject=f"{asked.state}: demonstration of {type_}",
                    what=f"demonstration of the new type {type_}",
                    by=(asked.state,),
                    to=(ALL_STATES,),
                    due=end_of_day(due),
                    counted=f"{_months(answer.value or 0)} after its first deployment on {day}",
                    law=law,
                    sent=tuple(shown),
                    evidence=(evidence,),
                    notes=notes,
                ),
                asked,
            )


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


@rule(
    "VD11/IV",
    question=AIR_BASE,
    instrument=INSTRUMENT,
    paragraph="Chapter IV",
    asks=("air_base/years",),
)
def air_bases(asked: YearAsked) -> Iterator[Finding]:
    """Yield by when a State that is told to have air combat units shows an air base again."""
    flying = tuple(_with_air_units(asked))
    if not flying:
        return
    visits = [(day, one) for one in asked.sent(VISIT) if (day := day_of(one[0], "visit.start")) is not None]
    past = [(day, one) for day, one in visits if day <= asked.instant.date()]
    last = max(past, key=lambda visit: visit[0], default=None)
    day = last[0] if last else asked.instant.date()
    law = asked.law.at(day)
    answer = law.on("air_base/years")
    if answer is None or day.year + (answer.value or 0) > LAST_YEAR or not asked.takes_part(day):
        return
    due = months_later(day, MONTHS_IN_A_YEAR * (answer.value or 0)) if last else None
    if due is None or asked.within(due):
        since = f"the last on record began on {day}" if last else "no visit is on record from which to count"
        yield judged(
            Duty(
                answer=answer,
                question=AIR_BASE,
                subject=f"{asked.state}: air base visit",
                what="visit to an air base",
                by=(asked.state,),
                to=(ALL_STATES,),
                due=end_of_day(due) if due else None,
                counted=f"at least once in {answer.value} years; {since}",
                law=law,
                sent=tuple(one for start, one in visits if start > day),
                evidence=(*flying, *((last[1][1],) if last else ())),
            ),
            asked,
        )


def _with_air_units(asked: YearAsked) -> Iterator[Evidence]:
    """Yield on what it rests that a State has air combat units: its own exchange, or a note of the desk."""
    for message, evidence in asked.sent("vd11.10.annual_exchange"):
        table = message.value("units.air")
        if isinstance(table, Table) and table.rows:
            yield evidence
    yield from (evidence for _, evidence, _ in asked.events("air combat units"))


@rule(
    "VD11/IV/invitation",
    question=INVITED,
    instrument=INSTRUMENT,
    paragraph="Chapter IV",
    asks=("air_base/days", "air_base/hours", "demonstration/days"),
)
def invited_visits(asked: YearAsked) -> Iterator[Finding]:
    """Yield, for each visit and demonstration to which the State invited, whether it did so in time."""
    for type_, question, name in (
        (VISIT, "air_base/days", "base.name"),
        (SHOWING, "demonstration/days", "system.type"),
    ):
        for heard in asked.sent(type_):
            start = day_of(heard[0], "visit.start")
            answer = asked.law.at(start).on(question) if start else None
            if start is not None and answer is not None and asked.within(start):
                yield judged(_invitation(asked, heard, answer, start, words_in(heard[0], name)), asked)


def _invitation(asked: YearAsked, heard: Heard, answer: Answer, start: date, name: str) -> Duty:
    law, days = asked.law.at(start), answer.value or 0
    return Duty(
        answer=answer,
        question=INVITED,
        subject=f"{asked.state}: invitation to {name or 'a visit'}",
        what=f"invitation to {name or 'a visit'} on {start}",
        by=(asked.state,),
        to=(ALL_STATES,),
        due=end_of_day(start - timedelta(days=days)),
        counted=f"{days_words(days)} before it begins",
        law=law,
        rule=f"{answer.provision.rule}/invitation",
        sent=(heard,),
        notes=tuple(_length(heard[0], law)) if heard[0].type == VISIT else (),
    )


def _length(message: Message, law: LawOfDay) -> Iterator[str]:
    """Yield whether a visit to an air base lasts as long as it must."""
    start, end, least = (
        instant_of(message, "visit.start"),
        instant_of(message, "visit.end"),
        law.on("air_base/hours"),
    )
    if least is None:
        return
    if start is None or end is None:
        yield f"How long the visit lasts is not told; at least {least.value} hours are asked for."
        return
    long = end - start >= timedelta(hours=least.value or 0)
    yield (
        f"The visit lasts {_hours(start, end)}; at least {least.value} hours are asked for: "
        f"{'met' if long else 'not met'} [{least.provision.certainty}]."
    )


def _hours(start: datetime, end: datetime) -> str:
    minutes = int((end - start).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{hours} hours" + (f" {rest} minutes" if rest else "")
