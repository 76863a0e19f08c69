"""Hazardous incidents (para 17) and voluntary hosting of visits (para 18), from the messages about them.

The agreement asks for an expeditious report and a prompt answer and gives no hours. The desk has a service level
of its own for both; it is marked D, so no verdict of it is firm, and it may be changed like any number of the law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from detente.agreements.engine import Law, LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES, hypothetical, joined
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import ids_in, instant_in, sent_by, words_in
from detente.model.finding import Evidence, Finding, Outcome, Verdict, Why
from detente.model.message import Message, Nothing

INCIDENT, CONTACT = "vd11.17.2.incident", "vd11.17.1.contact_point"
ASKED_FOR, CLARIFIED = "vd11.17.2.clarification_request", "vd11.17.2.clarification"
HOSTING, VISIT_REPORT = "vd11.18.hosting", "vd11.18.2.report"
INFORMED = "Were the other States informed of the incident in an expeditious manner?"
PROMPT = "Was the request for clarification answered promptly?"
NAMED = "Is a point of contact named?"
HOSTED = "What holds of a visit that a State hosts of its own will?"
DESK_HOURS = "incident/desk_hours"
TOLD_WITH = {
    "hosting.reason": "the reason",
    "area.features": "the area",
    "hosting.invited": "those invited",
    "hosting.arrangements": "the arrangements",
}
"""What goes to all States with an invitation to a visit, by the key of the form."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The messages sent by an instant, and one of them with the law of its day."""

    message: Message
    sent: datetime
    every: tuple[Message, ...]
    law: LawOfDay
    instant: datetime
    name: Callable[[str], str]

    def answers(self, type_: str) -> tuple[Message, ...]:
        """Return the messages of a type that answer this one, by its number, oldest first."""
        number = self.message.number
        return tuple(m for m in self.every if m.type == type_ and number and m.answers == number)


def incident_findings(
    messages: Iterable[Message], law: Law, instant: datetime, name: Callable[[str], str]
) -> tuple[Finding, ...]:
    """Return what the rules say of every incident, request for clarification and hosted visit told by then."""
    sent = tuple(sent_by(messages, instant))
    checks = {INCIDENT: (informed, contact), ASKED_FOR: (clarified,), HOSTING: (hosted,)}
    found: list[Finding] = []
    for message in sent:
        when = message.transmitted or instant
        told = Told(message=message, sent=when, every=sent, law=law.at(when.date()), instant=instant, name=name)
        found += (one for check in checks.get(message.type, ()) for one in check(told))
    return tuple(found)


@rule(
    "VD11/17.2",
    question=INFORMED,
    instrument=INSTRUMENT,
    paragraph="17.2",
    asks=("incident/inform", DESK_HOURS, "incident/discuss", "incident/others"),
)
def informed(told: Told) -> Iterator[Finding]:
    """Yield how long after an incident all were told, beside the desk's own number of hours."""
    answer, hours = told.law.on("incident/inform"), told.law.on(DESK_HOURS)
    at = instant_in(told.message, "incident.at")
    if answer is None or hours is None:
        return
    by = told.name(told.message.sender)
    first = f"{by} informed the other States of the incident on {told.sent:%Y-%m-%d %H:%M} UTC"
    if at is None:
        yield _finding(told, answer, INFORMED, Verdict.CANNOT_TELL, f"{first}; when it happened is not told.")
        return
    words = f"{first}, {_after(at, told.sent)} it happened; {_beside(hours, at, told.sent)}"
    notes = (_service(hours), *_further(told))
    why = _desk_why(hours, at, told.sent)
    yield _finding(told, answer, INFORMED, Verdict.UNCERTAIN, f"{words}.", why=why, notes=notes)


@rule("VD11/17.1", question=NAMED, instrument=INSTRUMENT, paragraph="17.1", asks=("incident/contact",))
def contact(told: Told) -> Iterator[Finding]:
    """Yield whether the State that reports an incident has named a point of contact, as far as is known."""
    answer, sender = told.law.on("incident/contact"), told.message.sender
    if answer is None:
        return
    named = [m for m in told.every if m.type == CONTACT and m.sender == sender and m.transmitted is not None]
    if named:
        words = f"named its point of contact on {named[-1].transmitted:%Y-%m-%d}"
        yield _finding(told, answer, NAMED, Verdict.NOT_DUE, f"{told.name(sender)} {words}; nothing more is due.")
        return
    law = answer.provision
    owed = law.owed(
        what="name of a point of contact for hazardous incidents",
        by=(sender,),
        to=(ALL_STATES,),
        status="not on this desk's record",
    )
    words = "No point of contact of {} is on this desk's record, which does not show that none was named."
    yield _finding(told, answer, NAMED, Verdict.CANNOT_TELL, words.format(told.name(sender)), owed=(owed,))


@rule(
    "VD11/17.2/clarify",
    question=PROMPT,
    instrument=INSTRUMENT,
    paragraph="17.2",
    asks=("incident/clarify", DESK_HOURS),
)
def clarified(told: Told) -> Iterator[Finding]:
    """Yield whether a request for clarification was answered, and how long after, beside the desk's own hours."""
    answer, hours = told.law.on("incident/clarify"), told.law.on(DESK_HOURS)
    if answer is None or hours is None:
        return
    by, asked = told.name(told.message.sender), joined([*map(told.name, told.message.to)]) or "a State not told"
    replies = told.answers(CLARIFIED)
    first = f"{by} asked {asked} for clarification on {told.sent:%Y-%m-%d %H:%M} UTC"
    due = told.sent + timedelta(hours=hours.value or 0)
    if replies:
        sent = replies[0].transmitted or told.instant
        words = f"{first}, and was answered {_after(told.sent, sent)} that; {_beside(hours, told.sent, sent)}"
        why = _desk_why(hours, told.sent, sent)
        yield _finding(told, answer, PROMPT, Verdict.UNCERTAIN, f"{words}.", why=why, notes=(_service(hours),))
        return
    law = hours.provision
    late = told.instant > due
    owed = law.owed(
        what=f"answer to the request for clarification of {by}",
        by=told.message.to,
        to=(told.message.sender,),
        due=due,
        within=f"promptly; {hours.value} hours are the desk's own rule",
        status="not on this desk's record" if late else "open",
    )
    ending = "no answer is on this desk's record" if late else "an answer is still to come"
    verdict = Verdict.NO_ANSWER if late else Verdict.OPEN
    yield _finding(told, answer, PROMPT, verdict, f"{first}; {ending}.", owed=(owed,), notes=(_service(hours),))


@rule(
    "VD11/18",
    question=HOSTED,
    instrument=INSTRUMENT,
    paragraph="18 to 18.2",
    asks=("hosting/instead", "hosting/told", "hosting/report"),
)
def hosted(told: Told) -> Iterator[Finding]:
    """Yield what a State that hosts a visit of its own will has to tell all, and what the visit does not do."""
    answer, instead, report = (told.law.on(f"hosting/{word}") for word in ("told", "instead", "report"))
    if answer is None or instead is None or report is None:
        return
    missing = [words for key, words in TOLD_WITH.items() if not _there(told.message, key)]
    by, law = told.name(told.message.sender), answer.provision
    owed = law.owed(
        what=f"{joined(missing)} of the visit that {by} hosts",
        by=(told.message.sender,),
        to=(ALL_STATES,),
        within="when it invites",
    )
    reports = [told.name(m.sender) for m in told.answers(VISIT_REPORT)]
    came = f"reports came of {joined(reports)}" if reports else "none is on this desk's record"
    ending = f"does not tell {joined(missing, 'or')}" if missing else "tells all that is to be told"
    invited = joined([*map(told.name, ids_in(told.message, "hosting.invited"))]) or "States not told"
    yield _finding(
        told,
        answer,
        HOSTED,
        Verdict.DUE if missing else Verdict.NOT_DUE,
        f"{by} invited {invited} to a visit of its own will on {told.sent.date()}, and {ending}.",
        owed=(owed,) if missing else (),
        notes=(
            f"{instead.provision.says} ({instead.provision.paragraph}).",
            f"{report.provision.says} ({report.provision.paragraph}); {came}.",
        ),
    )


def _after(first: datetime, last: datetime) -> str:
    minutes = int((last - first).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{hours} h {rest:02d} min {'after' if minutes >= 0 else 'before'}"


def _beside(hours: Answer, first: datetime, last: datetime) -> str:
    within = last - first <= timedelta(hours=hours.value or 0)
    return f"the desk's own {hours.value} hours are {'kept' if within else 'passed'}"


def _desk_why(hours: Answer, first: datetime, last: datetime) -> Why:
    law, kept = hours.provision, last - first <= timedelta(hours=hours.value or 0)
    return hours.why(Outcome.UNCERTAIN, f"{law.says}: {'kept' if kept else 'passed'}", comparison="at most")


def _service(hours: Answer) -> str:
    return (
        f"Desk rule, not the agreement's: {hours.value} hours ({hours.provision.id}, {hours.provision.certainty})."
    )


def _further(told: Told) -> Iterator[str]:
    for question in ("incident/discuss", "incident/others"):
        answer = told.law.on(question)
        if answer is not None:
            yield f"{answer.provision.says} ({answer.provision.paragraph})."


def _there(message: Message, key: str) -> bool:
    value = message.value(key)
    return value is not None and not isinstance(value, Nothing)


def _finding(told: Told, answer: Answer, question: str, verdict: Verdict, sentence: str, **more: Any) -> Finding:
    law, message = answer.provision, told.message
    outcome = Outcome.CANNOT_TELL if verdict is Verdict.CANNOT_TELL else Outcome.MET
    why: Why = more.pop("why", None) or answer.why(outcome)
    place = words_in(message, "area.place")
    return Finding(
        rule=law.rule,
        topic="risk",
        question=question,
        verdict=answer.sure(verdict),
        sentence=sentence + (" (hypothetical law)" if told.law.law.hypothetical else ""),
        subject=f"message {message.number or message.type} of {message.sender}" + (f", {place}" if place else ""),
        parties=(message.sender,),
        why=why,
        evidence=Evidence(party=message.sender, said=told.sent, confirmed=True),
        certainty=why.certainty or law.certainty,
        notes=(*more.pop("notes", ()), *hypothetical(told.law)),
        **more,
    )
