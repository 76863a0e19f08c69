"""Inspections and evaluation visits as of an instant: every request, every quota, and what is owed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from detente.agreements.engine import Law, rule
from detente.agreements.regional import Measure
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.verification.acceptance import ACCEPT
from detente.domains.exercises.verification.activated import only_activated
from detente.domains.exercises.verification.evaluation_quota import (
    EXCHANGE,
    NIL,
    evaluation_quotas,
    evaluations_filled,
    evaluations_of_a_year,
)
from detente.domains.exercises.verification.evaluations import QUESTIONS as OF_EVALUATIONS
from detente.domains.exercises.verification.evaluations import evaluation_findings
from detente.domains.exercises.verification.inspection_quota import (
    inspection_quotas,
    inspections_filled,
    inspections_of_a_year,
)
from detente.domains.exercises.verification.inspections import QUESTIONS as OF_INSPECTIONS
from detente.domains.exercises.verification.inspections import inspection_findings
from detente.domains.exercises.verification.stationed import visits_in_host_states
from detente.domains.exercises.verification.unavailable import UNAVAILABLE, units_away
from detente.domains.exercises.verification.visit_clocks import HOLIDAYS, TOPIC, Examined, procedure_of
from detente.domains.exercises.verification.visit_quota import QUOTA_NOTICES, Quota, Year
from detente.domains.exercises.verification.visits import INSPECTION, UNNAMED, Visit, known_by, threads_in
from detente.domains.exercises.year.increases import INCREASE
from detente.model.certainty import Certainty
from detente.model.finding import Finding, Verdict
from detente.model.message import Message
from detente.model.verification import Told

NOTICES = frozenset({*QUOTA_NOTICES.values(), EXCHANGE, NIL, UNAVAILABLE, HOLIDAYS, INCREASE})
"""What a State tells all of itself, apart from any visit."""
LOOSE = "Which request does this message answer?"


def verification_findings(
    messages: Iterable[Message | Told],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
    measures: tuple[Measure, ...] = (),
) -> tuple[Finding, ...]:
    """Return what Chapter IX says of inspections and evaluation visits, from the messages sent by the instant.

    Messages of other types are passed over. `measures` are regional ones, which bind their parties only.
    DateError where a day lies so far ahead that no deadline after it can be named.
    """
    year, loose = _year(messages, law, instant, name, measures)
    found = [finding for visit in year.visits for finding in _of_visit(visit, year)]
    for quota in inspection_quotas(year):
        found += (*inspections_of_a_year(quota, year), *inspections_filled(quota, year))
    for quota in evaluation_quotas(year):
        found += (*evaluations_of_a_year(quota, year), *evaluations_filled(quota, year))
        found += visits_in_host_states(quota, year)
    return (*found, *units_away(year), *(_loose(told, year) for told in loose))


def verification_quotas(
    messages: Iterable[Message | Told], law: Law, instant: datetime, measures: tuple[Measure, ...] = ()
) -> tuple[Quota, ...]:
    """Return the table of quotas, a line for each State, year and kind of visit on record."""
    year, _ = _year(messages, law, instant, str, measures)
    return (*inspection_quotas(year), *evaluation_quotas(year))


def _year(
    messages: Iterable[Message | Told],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
    measures: tuple[Measure, ...],
) -> tuple[Year, tuple[Told, ...]]:
    known = known_by(messages, instant)
    threads = threads_in(known)
    notices: dict[str, list[Told]] = {}
    for told in known:
        if told.message.type in NOTICES:
            notices.setdefault(told.message.sender, []).append(told)
    in_year: dict[tuple[str, str, int], list[Visit]] = {}
    for visit in threads.visits:
        in_year.setdefault((visit.kind, visit.receiver, visit.year), []).append(visit)
    year = Year(
        visits=threads.visits,
        notices={state: tuple(sent) for state, sent in notices.items()},
        in_year={of: tuple(visits) for of, visits in in_year.items()},
        law=law,
        instant=instant,
        name=name,
        measures=measures,
        activated=frozenset(
            visit.request.message
            for visit in threads.visits
            if only_activated(visit, notices.get(visit.receiver, ()))
        ),
    )
    return year, threads.loose


def _of_visit(visit: Visit, year: Year) -> Iterator[Finding]:
    day = year.law.at(visit.request.sent[0].date())
    questions = OF_INSPECTIONS if visit.kind == INSPECTION else OF_EVALUATIONS
    asked = {question: day.on(question) for question in questions}
    examined = Examined(
        visit=visit,
        procedure=procedure_of(visit),
        notices=year.told_by(visit.receiver),
        law=day,
        answers={question: answer for question, answer in asked.items() if answer is not None},
        instant=year.instant,
        name=year.name,
    )
    if None in asked.values():
        yield _not_in_force(examined)
    elif visit.kind == INSPECTION:
        yield from inspection_findings(examined, year)
    else:
        yield from evaluation_findings(examined, year)


def _not_in_force(e: Examined) -> Finding:
    return e.finding(
        "VD11/81" if e.visit.kind == INSPECTION else "VD11/109",
        ACCEPT,
        Verdict.NOT_IN_FORCE,
        f"On {e.law.day} no rules on an {e.visit.kind} were in force, as far as this desk's law goes.",
        certainty=Certainty.MEMORY,
    )


@rule("desk/loose_answer", question=LOOSE, instrument=INSTRUMENT, paragraph="89, 106, 116, 136", asks=())
def _loose(told: Told, year: Year) -> Finding:
    message = told.message
    by = year.name(message.sender) if message.sender else UNNAMED
    return Finding(
        rule="desk/loose_answer",
        topic=TOPIC,
        question=LOOSE,
        verdict=Verdict.CANNOT_TELL,
        sentence=f"{by} sent a message of type {message.type} on {told.sent[0].date()} that answers no "
        "request of the right kind and States on this desk's record; it is counted nowhere.",
        subject=message.number or message.type,
        parties=(message.sender,) if message.sender else (),
        certainty=Certainty.DESK,
    )
