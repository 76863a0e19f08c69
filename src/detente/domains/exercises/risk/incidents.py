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
from detente.domains.exercises.told import Heard, heard_by_then, ids_in, instant_in, rests_on, words_in
from detente.model.finding import Evidence, Finding, Outcome, Owed, Verdict, Why
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


class Service(msgspec.Struct, frozen=True):
    """The desk's own number of hours, and the provision that says so."""

    answer: Answer
    hours: int

    def kept(self, first: datetime, last: datetime) -> bool:
        """Return whether no more than so many hours lie between two instants."""
        return last - first <= timedelta(hours=self.hours)

    def owed(self, after: datetime | None, within: str, **more: Any) -> Owed:
        """Return what is owed so many hours after an instant."""
        due = after + timedelta(hours=self.hours) if after else None
        law = self.answer.provision
        return law.owed(due=due, within=within.format(hours=f"desk rule: {self.hours} hours"), **more)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The messages sent by an instant, and one of them with its record and the law of its day.

    `hours` take the place of the desk's own number of hours, where they are given.
    """

    message: Message
    evidence: Evidence
    sent: datetime
    every: tuple[Heard, ...]
    law: LawOfDay
    instant: datetime
    name: Callable[[str], str]
    hours: int | None = None

    def answers(self, type_: str) -> tuple[Heard, ...]:
        """Return the messages of a type that answer this one, by its number, and came after it, oldest first."""
        number, sent = self.message.number, self.sent
        every = ((m, e) for m, e in self.every if m.type == type_ and number and m.answers == number)
        return tuple((m, e) for m, e in every if m.transmitted is not None and m.transmitted >= sent)

    @property
    def service(self) -> Service | None:
        """Return the desk's own hours of the day, or those given; None where the law has none."""
        answer = self.law.on(DESK_HOURS)
        if answer is None:
            return None
        return Service(answer, (answer.value or 0) if self.hours is None else self.hours)


def incident_findings(
    messages: Iterable[Heard],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
    hours: int | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules say of every incident, request for clarification and hosted visit told by then.

    `messages` carry the records in which they stand; `hours` take the place of the desk's own.
    """
    sent = tuple(heard_by_then(messages, instant))
    checks = {INCIDENT: (informed, contact), ASKED_FOR: (clarified,), HOSTING: (hosted,)}
    found: list[Finding] = []
    for message, evidence in sent:
        when = message.transmitted or instant
        told = Told(
            message=message,
            evidence=evidence,
            sent=when,
            every=sent,
            law=law.at(when.date()),
            instant=instant,
            name=name,
            hours=hours,
        )
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
    answer, service = told.law.on("incident/inform"), told.service
    at = instant_in(told.message, "incident.at")
    if answer is None or service is None:
        return
    by = told.name(told.message.sender)
    first = f"{by} informed the other States of the incident on {told.sent:%Y-%m-%d %H:%M} UTC"
    place = words_in(told.message, "area.place") or "a place that is not told"
    owed = service.owed(
        at,
        "expeditiously; {hours} after it happened",
        what=f"report of a hazardous incident at {place}",
        by=(told.message.sender,),
        to=(ALL_STATES,),
        status="sent",
    )
    if at is None:
        words = f"{first}; when it happened is not told."
        yield _finding(told, answer, INFORMED, Verdict.CANNOT_TELL, words, owed=(owed,))
        return
    words = f"{first}, {_after(at, told.sent)} it happened; {_beside(service, at, told.sent)}"
    notes = (_service(service), *_further(told))
    why = _desk_why(service, at, told.sent)
    yield _finding(told, answer, INFORMED, Verdict.UNCERTAIN, f"{words}.", why=why, notes=notes, owed=(owed,))


@rule("VD11/17.1", question=NAMED, instrument=INSTRUMENT, paragraph="17.1", asks=("incident/contact",))
def contact(told: Told) -> Iterator[Finding]:
    """Yield whether the State that reports an incident has named a point of contact, as far as is known."""
    answer, sender = told.law.on("incident/contact"), told.message.sender
    if answer is None:
        return
    named = [m for m, _ in told.every if m.type == CONTACT and m.sender == sender and m.transmitted is not None]
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
    answer, service = told.law.on("incident/clarify"), told.service
    if answer is None or service is None:
        return
    replies = [one for one in told.answers(CLARIFIED) if not told.message.to or one[0].sender in told.message.to]
    answering = {reply.sender for reply, _ in replies}
    missing = [id_ for id_ in told.message.to if id_ not in answering] if told.message.to or replies else [""]
    by, asked = told.name(told.message.sender), joined([*map(told.name, told.message.to)]) or "a State not told"
    first = f"{by} asked {asked} for clarification on {told.sent:%Y-%m-%d %H:%M} UTC"
    more: dict[str, Any] = {
        "owed": tuple(_clarification(told, service, replies, id_) for id_ in told.message.to or ("",)),
        "notes": (_service(service),),
        "rests": tuple(evidence for _, evidence in replies),
    }
    if not missing:
        sent = max(_first(replies, id_) or told.instant for id_ in answering)
        words = f"{first}, and was answered {_after(told.sent, sent)} that; {_beside(service, told.sent, sent)}"
        why = _desk_why(service, told.sent, sent)
        yield _finding(told, answer, PROMPT, Verdict.UNCERTAIN, f"{words}.", why=why, **more)
        return
    late = not service.kept(told.sent, told.instant)
    of = f" of {joined([*map(told.name, missing)])}" if replies else ""
    ending = f"no answer{of} is on this desk's record" if late else f"an answer{of} is still to come"
    verdict = Verdict.NO_ANSWER if late else Verdict.OPEN
    yield _finding(told, answer, PROMPT, verdict, f"{first}; {ending}.", **more)


def _clarification(told: Told, service: Service, replies: list[Heard], by: str) -> Owed:
    """Return the answer that one State owes, with whether it came; `by` empty: nobody is named."""
    came = _first(replies, by) is not None
    late = not service.kept(told.sent, told.instant)
    return service.owed(
        told.sent,
        "promptly; {hours} after it was asked for",
        what=f"clarification of a hazardous incident for {told.name(told.message.sender)}",
        by=(by,) if by else (),
        to=(told.message.sender,),
        status="sent" if came else "not on this desk's record" if late else "open",
    )


def _first(replies: list[Heard], by: str) -> datetime | None:
    """Return when a State first answered, or anybody did where none is named; None where none did."""
    return next((reply.transmitted for reply, _ in replies if by in ("", reply.sender)), None)


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
    reports = [told.name(m.sender) for m, _ in told.answers(VISIT_REPORT)]
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


def _beside(service: Service, first: datetime, last: datetime) -> str:
    return f"the desk's own {service.hours} hours are {'kept' if service.kept(first, last) else 'passed'}"


def _desk_why(service: Service, first: datetime, last: datetime) -> Why:
    says = f"{service.answer.provision.says}: {'kept' if service.kept(first, last) else 'passed'}"
    return service.answer.why(Outcome.UNCERTAIN, says, comparison="at most")


def _service(service: Service) -> str:
    law = service.answer.provision
    return f"Desk rule, not the agreement's: {service.hours} hours ({law.id}, {law.certainty})."


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
    rests = (told.evidence, *more.pop("rests", ()))
    return Finding(
        rule=law.rule,
        topic="risk",
        question=question,
        verdict=answer.sure(verdict),
        sentence=sentence + (" (hypothetical law)" if told.law.law.hypothetical else ""),
        subject=f"message {message.number or message.type} of {message.sender}" + (f", {place}" if place else ""),
        parties=(message.sender,),
        why=why,
        evidence=msgspec.structs.replace(rests_on(rests), party=message.sender, said=told.sent, confirmed=True),
        certainty=why.certainty or law.certainty,
        notes=(*more.pop("notes", ()), *hypothetical(told.law)),
        **more,
    )
