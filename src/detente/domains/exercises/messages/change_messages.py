"""Messages that change what was announced (paras 64 to 66, and by practice), each held to what it changes.

What was sent stays on record. A cancellation or a reduction ends the duties from when it was sent; a change to
what the calendar said is told not later than in the notification; a new activity is told as soon as possible, and
the days ahead of its start hold for it too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from detente.agreements.engine import Law, LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES, hypothetical
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import day_in, sent_by, words_in
from detente.model.finding import Evidence, Finding, Outcome, Verdict
from detente.model.message import Message
from detente.model.time import end_of_day

NOTIFICATION, AMENDMENT = "vd11.38.notification", "vd11.practice.amendment"
CANCELLED, REDUCED = "vd11.65.cancellation", "vd11.65.reduction"
CALENDAR_CHANGED, ADDED = "vd11.64.change", "vd11.66.new_activity"
ENDED = "What is still due for an activity that is cancelled or falls below the numbers?"
IN_TIME = "Was the change to the calendar told not later than in the notification?"
NEW = "By when is the new activity to be notified?"
AMENDED = "What does the amended message amend?"


class Changing(msgspec.Struct, frozen=True, kw_only=True):
    """A message that changes another, what it names and finds, and the law of its day."""

    message: Message
    sent: datetime
    changed: Message | None
    notices: tuple[Message, ...]
    law: LawOfDay
    instant: datetime
    name: Callable[[str], str]

    @property
    def designation(self) -> str:
        """Return the name of the activity."""
        return words_in(self.message, "general.designation") or "an activity without a name"


def change_findings(
    messages: Iterable[Message], law: Law, instant: datetime, name: Callable[[str], str]
) -> tuple[Finding, ...]:
    """Return what the rules say of every message sent by the instant that changes what was announced."""
    sent = sent_by(messages, instant)
    checks: dict[str, Callable[[Changing], Iterator[Finding]]] = {
        CANCELLED: ended,
        REDUCED: ended,
        CALENDAR_CHANGED: calendar_changed,
        ADDED: new_activity,
        AMENDMENT: amended,
    }
    return tuple(
        found
        for message in sent
        if message.type in checks
        for found in checks[message.type](_changing(message, sent, law, instant, name))
    )


def _changing(
    message: Message, sent: list[Message], law: Law, instant: datetime, name: Callable[[str], str]
) -> Changing:
    when = message.transmitted or instant
    designation = words_in(message, "general.designation").casefold()
    before = [m for m in sent if m is not message and (m.transmitted or instant) <= when]
    return Changing(
        message=message,
        sent=when,
        changed=next((m for m in before if m.number and m.number == message.amends), None),
        notices=tuple(
            m
            for m in sent
            if m.type == NOTIFICATION
            and designation
            and words_in(m, "general.designation").casefold() == designation
        ),
        law=law.at(when.date()),
        instant=instant,
        name=name,
    )


@rule("VD11/65/told", question=ENDED, instrument=INSTRUMENT, paragraph="65", asks=("change/cancelled",))
def ended(told: Changing) -> Iterator[Finding]:
    """Yield that nothing more is due for an activity that is cancelled or cut, and that the record stays."""
    answer = told.law.on("change/cancelled")
    if answer is None:
        return
    what = "cancelled" if told.message.type == CANCELLED else "reduced below the numbers"
    first = f"{told.name(told.message.sender)} told on {told.sent.date()} that {told.designation} is {what}"
    if told.changed is None:
        yield _finding(told, answer, ENDED, Verdict.CANNOT_TELL, f"{first}, and names {_unknown(told)}.")
        return
    yield _finding(
        told,
        answer,
        ENDED,
        Verdict.NOT_DUE,
        f"{first}, which amends {_named(told.changed)}; from then on its duties fall away, and what was sent "
        "stays on record.",
        notes=("All are told immediately; when it was decided is not told, so whether it was cannot be told.",),
    )


@rule("VD11/64/told", question=IN_TIME, instrument=INSTRUMENT, paragraph="64", asks=("change/calendar",))
def calendar_changed(told: Changing) -> Iterator[Finding]:
    """Yield whether a change to the calendar was told not later than in the notification of the activity."""
    answer = told.law.on("change/calendar")
    if answer is None:
        return
    first = f"{told.name(told.message.sender)} told a change to the calendar for {told.designation} on "
    first += f"{told.sent:%Y-%m-%d %H:%M} UTC"
    notice = next((m for m in told.notices if m.transmitted is not None), None)
    if notice is None or notice.transmitted is None:
        words = "no notification of it is on this desk's record yet, so it is in time as far as is known"
        yield _finding(told, answer, IN_TIME, Verdict.OPEN, f"{first}; {words}.")
        return
    late = told.sent > notice.transmitted
    words = f"the notification was sent on {notice.transmitted:%Y-%m-%d %H:%M} UTC, so it was "
    yield _finding(
        told,
        answer,
        IN_TIME,
        Verdict.LATE if late else Verdict.IN_TIME,
        f"{first}; {words}{'late' if late else 'in time'}.",
    )


@rule(
    "VD11/66/told",
    question=NEW,
    instrument=INSTRUMENT,
    paragraph="66",
    asks=("change/addition", "notification/days"),
)
def new_activity(told: Changing) -> Iterator[Finding]:
    """Yield by when a new activity is to be notified: the days ahead of the earliest start that it tells."""
    answer, days = told.law.on("change/addition"), told.law.on("notification/days")
    if answer is None or days is None:
        return
    by, start = told.name(told.message.sender), day_in(told.message, "general.window_start")
    first = f"{by} told on {told.sent.date()} of {told.designation}, which is not in the calendar"
    if start is None:
        yield _finding(told, answer, NEW, Verdict.CANNOT_TELL, f"{first}; when it starts is not told.")
        return
    due = end_of_day(start - timedelta(days=days.value or 0))
    law = days.provision
    notice = next((m.transmitted for m in told.notices if m.transmitted is not None), None)
    status = "open" if told.instant <= due else "no notification on this desk's record"
    owed = law.owed(
        what=f"prior notification of {told.designation}, in writing, if it reaches the numbers",
        by=(told.message.sender,),
        to=(ALL_STATES,),
        due=due,
        within=f"{days.value} days or more before the start",
        status=status,
    )
    words = f"if it reaches the numbers it is to be notified by {due.date()} all the same, {days.value} days ahead"
    came = "" if notice is None else f", and was on {notice.date()}"
    yield _finding(
        told,
        answer,
        NEW,
        days.sure(Verdict.OPEN if notice is None else Verdict.IN_TIME if notice <= due else Verdict.LATE),
        f"{first}; {words}{came}.",
        owed=(owed,) if notice is None else (),
        notes=("It is told as soon as possible; since when it was planned is not told.",),
    )


@rule(
    "VD11/practice/told", question=AMENDED, instrument=INSTRUMENT, paragraph="practice", asks=("change/amended",)
)
def amended(told: Changing) -> Iterator[Finding]:
    """Yield which message an amended message amends, or that it is not on record; by practice, so never firm."""
    answer = told.law.on("change/amended")
    if answer is None:
        return
    by = told.name(told.message.sender)
    names = _unknown(told) if told.changed is None else _named(told.changed)
    verdict = Verdict.CANNOT_TELL if told.changed is None else Verdict.UNCERTAIN
    sentence = f"{by} sent an amended message on {told.designation} on {told.sent.date()}; it amends {names}."
    yield _finding(told, answer, AMENDED, verdict, sentence)


def _named(message: Message) -> str:
    when = "" if message.transmitted is None else f" of {message.transmitted.date()}"
    return f"message {message.number}{when}"


def _unknown(told: Changing) -> str:
    number = told.message.amends
    return f"message {number}, which is not on this desk's record" if number else "no message that it amends"


def _finding(
    told: Changing, answer: Answer, question: str, verdict: Verdict, sentence: str, **more: Any
) -> Finding:
    law, message = answer.provision, told.message
    return Finding(
        rule=law.rule,
        topic="exercises",
        question=question,
        verdict=answer.sure(verdict),
        sentence=sentence + (" (hypothetical law)" if told.law.law.hypothetical else ""),
        subject=told.designation,
        parties=(message.sender,),
        why=answer.why(Outcome.CANNOT_TELL if verdict is Verdict.CANNOT_TELL else Outcome.MET),
        evidence=Evidence(party=message.sender, said=told.sent, confirmed=True),
        certainty=law.certainty,
        notes=(*more.pop("notes", ()), *hypothetical(told.law)),
        **more,
    )
