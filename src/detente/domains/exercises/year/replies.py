"""Replies with a time of their own: to an invitation to observe (51), on planning (15), on incidents (17.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from detente.agreements.engine import LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES
from detente.domains.exercises.deadline import days_words
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import words_in
from detente.domains.exercises.year.asking import (
    LAST_YEAR,
    Heard,
    YearAsked,
    answers,
    day_of,
    instant_of,
    months_later,
    transmitted,
)
from detente.domains.exercises.year.duty import Duty, judged
from detente.model.finding import Finding
from detente.model.message import EVERYONE
from detente.model.time import end_of_day

OBSERVERS = "Was the invitation to observe answered in time?"
CLARIFIED = "Was the question on defence planning answered in time?"
INCIDENT = "Was the hazardous incident told, and clarified, in time?"
INVITATION, REPLY = "vd11.52.invitation", "vd11.51.reply"
PLANNING_ASKED, PLANNING_TOLD = "vd11.15.clarification_request", "vd11.15.clarification"
INCIDENT_TOLD, INCIDENT_ASKED = "vd11.17.2.incident", "vd11.17.2.clarification_request"
INCIDENT_CLARIFIED = "vd11.17.2.clarification"
LAPSED = "lapsed: no reply on this desk's record, and silence means no observers"
INCIDENTS = "VD11/17.2"
DESK_RULE = "Desk rule: the text gives no number of hours."


@rule(
    "VD11/51/year",
    question=OBSERVERS,
    instrument=INSTRUMENT,
    paragraph="51",
    asks=("observation/reply_days",),
)
def observer_replies(asked: YearAsked) -> Iterator[Finding]:
    """Yield the State's own replies to invitations of others, and one line for all the replies owed to it."""
    for heard in _of_type(asked, INVITATION):
        message, sent = heard[0], transmitted(heard)
        law = asked.law.at(sent.date())
        answer = law.on("observation/reply_days")
        if answer is None:
            continue
        due = end_of_day(sent.date() + timedelta(days=answer.value or 0))
        if message.sender == asked.state:
            yield judged(_replies_to_it(asked, heard, answer, law, due), asked)
        elif _addressed(heard, asked.state) and asked.takes_part(sent.date()) and asked.within(due.date()):
            yield judged(_own_reply(asked, heard, answer, law, due), asked)


def _own_reply(asked: YearAsked, heard: Heard, answer: Answer, law: LawOfDay, due: datetime) -> Duty:
    host = heard[0].sender
    name = words_in(heard[0], "general.designation") or "an activity"
    asked_by = day_of(heard[0], "visit.reply_by")
    return Duty(
        answer=answer,
        question=OBSERVERS,
        subject=f"{asked.state}: reply on {name}",
        what=f"reply to the invitation of {asked.name(host)} to observe {name}, with names and ranks",
        by=(asked.state,),
        to=(host,),
        due=due,
        counted=f"{days_words(answer.value or 0)} after the invitation was issued on {transmitted(heard).date()}",
        law=law,
        sent=tuple(one for one in asked.sent(REPLY) if answers(one, heard)),
        evidence=(heard[1],),
        notes=(f"The host asks for the reply by {asked_by}.",) if asked_by else (),
        silence=LAPSED,
    )


def _replies_to_it(asked: YearAsked, heard: Heard, answer: Answer, law: LawOfDay, due: datetime) -> Duty:
    """Return the replies that others owe; they count as in once every State that was invited has replied."""
    invited = asked.members.on(transmitted(heard).date()) - {asked.state}
    if EVERYONE not in heard[0].to:
        invited &= set(heard[0].to)
    replies = [one for one in _of_type(asked, REPLY) if answers(one, heard)]
    came = {one[0].sender for one in replies} & invited
    name = words_in(heard[0], "general.designation") or "an activity"
    return Duty(
        answer=answer,
        question=OBSERVERS,
        subject=f"{asked.state}: replies on {name}",
        what=f"replies to the invitation to observe {name}: {len(came)} of {len(invited)} on record",
        by=tuple(sorted(invited - came)),
        to=(asked.state,),
        due=due,
        counted=f"{days_words(answer.value or 0)} after the invitation was issued on {transmitted(heard).date()}",
        law=law,
        sent=(max(replies, key=transmitted),) if came == invited and replies else (),
        evidence=(heard[1], *(evidence for _, evidence in replies)),
        silence=LAPSED,
    )


@rule(
    "VD11/15/clarification",
    question=CLARIFIED,
    instrument=INSTRUMENT,
    paragraph="15",
    asks=("planning/clarification",),
)
def planning_clarified(asked: YearAsked) -> Iterator[Finding]:
    """Yield answers owed by or to the State on its defence planning; the time is doubtful (M?)."""
    for heard in _of_type(asked, PLANNING_ASKED):
        sent = transmitted(heard)
        law = asked.law.at(sent.date())
        answer = law.on("planning/clarification")
        if answer is None or sent.year >= LAST_YEAR:
            continue
        due = months_later(sent.date(), answer.value or 0)
        for by in heard[0].to:
            if asked.state in (by, heard[0].sender) and asked.within(due):
                counted = (
                    f"in a reasonable time, for which the desk takes {answer.value} month, from {sent.date()}"
                )
                yield judged(
                    _answer(
                        asked, heard, answer, law, by, end_of_day(due), counted,
                        (PLANNING_TOLD,), CLARIFIED, "answer on defence planning",
                    ),
                    asked,
                )  # fmt: skip


@rule(
    "VD11/17.2/year",
    question=INCIDENT,
    instrument=INSTRUMENT,
    paragraph="17.2",
    asks=("incident/desk_hours",),
)
def incidents(asked: YearAsked) -> Iterator[Finding]:
    """Yield words owed on hazardous incidents, by a service level that is the desk's own (D), never the text's."""
    for heard in _of_type(asked, INCIDENT_ASKED, INCIDENT_TOLD):
        message, sent = heard[0], transmitted(heard)
        law = asked.law.at(sent.date())
        answer = law.on("incident/desk_hours")
        if answer is None:
            continue
        hours = asked.service_hours if asked.service_hours is not None else answer.value or 0
        if message.type == INCIDENT_ASKED:
            due = sent + timedelta(hours=hours)
            for by in message.to:
                if asked.state in (by, message.sender) and asked.within(due.date()):
                    counted = f"promptly; desk rule: {hours} hours after it was asked for"
                    yield judged(
                        _answer(
                            asked, heard, answer, law, by, due, counted,
                            (INCIDENT_CLARIFIED,), INCIDENT, "clarification of a hazardous incident",
                        ),
                        asked,
                    )  # fmt: skip
        elif message.sender == asked.state and asked.within(sent.date()):
            yield judged(_told(asked, heard, answer, law, hours), asked)


def _told(asked: YearAsked, heard: Heard, answer: Answer, law: LawOfDay, hours: int) -> Duty:
    at = instant_of(heard[0], "incident.at")
    place = words_in(heard[0], "area.place") or "a place that is not told"
    return Duty(
        answer=answer,
        question=INCIDENT,
        subject=f"{asked.state}: incident at {place}",
        what=f"report of a hazardous incident at {place}",
        by=(asked.state,),
        to=(ALL_STATES,),
        due=at + timedelta(hours=hours) if at else None,
        counted=f"expeditiously; desk rule: {hours} hours after it happened",
        law=law,
        rule=INCIDENTS,
        sent=(heard,),
        notes=(DESK_RULE,),
    )


def _answer(  # noqa: PLR0913, PLR0917  one private step of two rules
    asked: YearAsked,
    heard: Heard,
    answer: Answer,
    law: LawOfDay,
    by: str,
    due: datetime,
    counted: str,
    types: tuple[str, ...],
    question: str,
    what: str,
) -> Duty:
    asker = heard[0].sender
    replies = (one for one in _of_type(asked, *types) if one[0].sender == by and answers(one, heard))
    return Duty(
        answer=answer,
        question=question,
        subject=f"{by}: {what}, asked by {asker} in {heard[0].number or 'a message without a number'}",
        what=f"{what} for {asked.name(asker)}",
        by=(by,),
        to=(asker,),
        due=due,
        counted=counted,
        law=law,
        rule=INCIDENTS if question == INCIDENT else f"{answer.provision.rule}/clarification",
        sent=tuple(replies),
        evidence=(heard[1],),
        notes=(DESK_RULE,) if question == INCIDENT else (),
    )


def _of_type(asked: YearAsked, *types: str) -> tuple[Heard, ...]:
    return tuple(one for one in asked.heard if one[0].type in types and one[0].sender)


def _addressed(heard: Heard, state: str) -> bool:
    return state in heard[0].to or EVERYONE in heard[0].to
