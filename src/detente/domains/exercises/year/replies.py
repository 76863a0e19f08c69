"""Replies owed by or to the State: to invitations (51) and on incidents (17.2), and on defence planning (15).

What an invitation asks for stands in `messages/invitations.py`, what an incident does in `risk/incidents.py`; here
is chosen what concerns the State in the window. The answer on defence planning (15) has its rule here.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.agreements.engine import LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.messages.invitation_thread import invitation_threads
from detente.domains.exercises.messages.invitations import as_it_stands, reply_of, silent
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.risk.incidents import incident_findings
from detente.domains.exercises.told import Heard
from detente.domains.exercises.year.asking import LAST_YEAR, YearAsked, answers, months_later, transmitted
from detente.domains.exercises.year.duty import Duty, judged
from detente.model.finding import Finding
from detente.model.time import end_of_day

CLARIFIED = "Was the question on defence planning answered in time?"
PLANNING_ASKED, PLANNING_TOLD = "vd11.15.clarification_request", "vd11.15.clarification"
INCIDENTS = "VD11/17.2"
UNNUMBERED = "a message without a number"


def observer_replies(asked: YearAsked) -> Iterator[Finding]:
    """Yield the State's own replies to invitations of others, and one line for all replies owed to it (51)."""
    for thread in invitation_threads(asked.heard, (), asked.law, asked.instant, asked.name, asked.members.on):
        if thread.invitation.sender == asked.state:
            found = silent(thread)
        elif asked.state in thread.invited and asked.takes_part(thread.sent.date()):
            found = reply_of(thread, asked.state)
        else:
            continue
        yield from (stands for one in found if _due_within(asked, one) for stands in as_it_stands(thread, one))


def incidents(asked: YearAsked) -> Iterator[Finding]:
    """Yield the State's own reports of incidents, and the clarifications owed by or to it (17.2)."""
    for one in incident_findings(asked.heard, asked.law, asked.instant, asked.name, asked.service_hours):
        named = any(asked.state in (*owed.by, *owed.to) for owed in one.owed)
        if one.rule == INCIDENTS and named and _due_within(asked, one):
            yield one


def _due_within(asked: YearAsked, finding: Finding) -> bool:
    """Return whether anything that a finding says is owed is due in the window, or was told in it."""
    due = [owed.due for owed in finding.owed if owed.due is not None]
    said = finding.evidence.said
    return any(asked.within(one.date()) for one in (due or ([said] if said else [])))


@rule(
    "VD11/15/clarification",
    question=CLARIFIED,
    instrument=INSTRUMENT,
    paragraph="15",
    asks=("planning/clarification",),
)
def planning_clarified(asked: YearAsked) -> Iterator[Finding]:
    """Yield answers owed by or to the State on its defence planning; the time is doubtful (M?)."""
    for heard in (one for one in asked.heard if one[0].type == PLANNING_ASKED and one[0].sender):
        sent = transmitted(heard)
        law = asked.law.at(sent.date())
        answer = law.on("planning/clarification")
        if answer is None or sent.year >= LAST_YEAR:
            continue
        due = months_later(sent.date(), answer.value or 0)
        for by in heard[0].to:
            if asked.state in (by, heard[0].sender) and asked.within(due):
                yield judged(_clarification(asked, heard, answer, law, by), asked)


def _clarification(asked: YearAsked, heard: Heard, answer: Answer, law: LawOfDay, by: str) -> Duty:
    message, sent = heard[0], transmitted(heard)
    asker, months = message.sender, answer.value or 0
    return Duty(
        answer=answer,
        question=CLARIFIED,
        subject=f"{by}: answer on defence planning, asked by {asker} in {message.number or UNNUMBERED}",
        what=f"answer on defence planning for {asked.name(asker)}",
        by=(by,),
        to=(asker,),
        due=end_of_day(months_later(sent.date(), months)),
        counted=f"in a reasonable time, for which the desk takes {months} month, from {sent.date()}",
        law=law,
        rule=f"{answer.provision.rule}/clarification",
        sent=tuple(one for one in asked.heard if _told(one, by) and answers(one, heard)),
        evidence=(heard[1],),
    )


def _told(heard: Heard, by: str) -> bool:
    return heard[0].type == PLANNING_TOLD and heard[0].sender == by
