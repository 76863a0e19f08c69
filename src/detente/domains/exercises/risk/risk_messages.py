"""The messages of Chapter III as the nouns of the procedure, and back, so that its clocks run on messages.

A report tells that a meeting was held; where nobody but the sender was present, the meeting was not attended. An
invitation and a convening move no clock and have no noun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from detente.agreements.form import Form
from detente.domains.exercises.messages.forms import draft
from detente.model.canonical import identify
from detente.model.errors import SchemaError
from detente.model.message import EVERYONE, Instant, Listing, Message, Value, Words
from detente.model.record import Record
from detente.model.risk import Meeting, MeetingStep, Reply, Request
from detente.model.view import Entry

REQUEST = "vd11.16.1.request"
REPLY = "vd11.16.1.2.reply"
MEETING_REQUEST, JOINT_REQUEST = "vd11.16.2.meeting_request", "vd11.16.3.joint_request"
MEETING_REPORT, JOINT_RECORD = "vd11.16.2.report", "vd11.16.3.1.record"
KIND = "exercise.message"

Noun = Request | Reply | Meeting


def noun_of(message: Message) -> Noun | None:
    """Return the request, reply or step of a meeting that a message is, None where it is none of these.

    SchemaError for a draft: a clock starts when a message is sent.
    """
    if message.type not in NOUNS:
        return None
    if message.transmitted is None:
        raise SchemaError(
            "a message that nobody has sent",
            where=message.number or message.type,
            expected="the instant at which it was sent",
            given="a draft",
        )
    return NOUNS[message.type][1](message, message.transmitted)


def message_of_noun(form: Form, noun: Noun, *, sender: str, number: str = "", answers: str = "") -> Message:
    """Return a request, reply or step of a meeting as a message of a form; what it does not tell is left open.

    SchemaError where the form is of another kind. That a reply is insufficient is the word of the State that
    asked, and no part of the reply.
    """
    if form.type not in NOUNS or not isinstance(noun, NOUNS[form.type][0]):
        raise SchemaError(
            "a form that does not carry this",
            where=form.type,
            expected=", ".join(type_ for type_, (noun_type, _) in NOUNS.items() if isinstance(noun, noun_type)),
            given=type(noun).__name__.lower(),
        )
    to = (noun.to,) if isinstance(noun, Request) else ()
    transmitted = noun.instant if isinstance(noun, Meeting) else noun.transmitted
    prefill = _values(noun, sender)
    return draft(form, prefill, sender=sender, to=to, number=number, transmitted=transmitted, answers=answers)


def risk_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the procedure that messages tell, as entries for the clocks, oldest first.

    Each is said when its message was sent, cites the same sources, and answers the one whose number it names.
    """
    messages = [
        (e, e.record.body) for e in entries if e.record.kind == KIND and isinstance(e.record.body, Message)
    ]
    sent = [(e, m, m.transmitted) for e, m in messages if m.type in NOUNS and m.transmitted is not None]
    by_number: dict[str, str] = {}
    found: list[Entry] = []
    for entry, message, _ in sorted(sent, key=lambda one: (one[2], one[0].id)):
        record: Record[Any] = Record(
            kind=NOUN_KINDS[NOUNS[message.type][0]],
            party=entry.record.party,
            said=entry.record.said,
            body=noun_of(message),
            sources=entry.record.sources,
            in_reply_to=by_number.get(message.answers),
        )
        found.append(Entry(id=identify(record), record=record))
        if message.number:
            by_number.setdefault(message.number, found[-1].id)
    return tuple(found)


def _request(message: Message, sent: datetime) -> Request:
    return Request(
        to=next((id_ for id_ in message.to if id_ != EVERYONE), ""),
        transmitted=sent,
        concern=_words(message.value("concern.cause")),
        activity_type=_words(message.value("general.kind")),
        place=_words(message.value("area.place")),
    )


def _reply(message: Message, sent: datetime) -> Reply:
    words = (_words(message.value("reply.answers")), _words(message.value("reply.further")))
    return Reply(transmitted=sent, text="\n".join(filter(None, words)))


def _asked_for(message: Message, sent: datetime) -> Meeting:
    return Meeting(step=MeetingStep.REQUESTED, instant=sent, joint=message.type == JOINT_REQUEST)


def _held(message: Message, sent: datetime) -> Meeting:
    at, absent = message.value("meeting.at"), message.value("meeting.absent")
    present = message.value("meeting.present")
    alone = isinstance(present, Listing) and set(present.entries) <= {message.sender}
    return Meeting(
        step=MeetingStep.NOT_ATTENDED if alone else MeetingStep.HELD,
        instant=at.instant if isinstance(at, Instant) else sent,
        joint=message.type == JOINT_RECORD,
        absent=absent.entries if isinstance(absent, Listing) else (),
    )


NOUNS: dict[str, tuple[type, Callable[[Message, datetime], Noun]]] = {
    REQUEST: (Request, _request),
    REPLY: (Reply, _reply),
    MEETING_REQUEST: (Meeting, _asked_for),
    MEETING_REPORT: (Meeting, _held),
    JOINT_REQUEST: (Meeting, _asked_for),
    JOINT_RECORD: (Meeting, _held),
}
"""The types that are a step of the procedure, the noun of each, and how it is read."""
NOUN_KINDS: dict[type, str] = {Request: "risk.request", Reply: "risk.reply", Meeting: "risk.meeting"}


def _values(noun: Noun, sender: str) -> dict[str, Value]:
    if isinstance(noun, Request):
        told = {"concern.cause": noun.concern, "general.kind": noun.activity_type, "area.place": noun.place}
        return {key: Words(words) for key, words in told.items() if words}
    if isinstance(noun, Reply):
        return {"reply.answers": Words(noun.text)} if noun.text else {}
    values: dict[str, Value] = {}
    if noun.step is not MeetingStep.REQUESTED:
        values["meeting.at"] = Instant(noun.instant)
    if noun.step is MeetingStep.NOT_ATTENDED:
        values["meeting.present"] = Listing((sender,))
    if noun.absent:
        values["meeting.absent"] = Listing(noun.absent)
    return values


def _words(value: Value | None) -> str:
    return value.text if isinstance(value, Words) else ""
