"""Cancellations (para 65): what one ends from when it was sent, and what was late before, which stays late.

A State ends by it what it said of its own activity, and what it owes on it; never what another State said of its
own, and nothing that anybody said later. What was sent stays on record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

import msgspec

from detente.agreements.engine import Law
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import quoted, same_activity
from detente.domains.exercises.told import Heard, day_in, words_in
from detente.model.exercise import Activity
from detente.model.finding import Evidence, Finding, Owed, Verdict
from detente.model.message import Message

CANCELLED = "vd11.65.cancellation"
FALLEN_AWAY = "fallen away"
"""How the status of what is no longer owed begins."""
SETTLED = ("sent", "done", "lapsed", FALLEN_AWAY)
"""How a status begins that asks for nothing more."""
AHEAD = (Verdict.DUE, Verdict.OPEN, Verdict.EXCEEDED)
"""Verdicts that a cancellation takes back: on a duty that may still lie ahead, and on what counts to a limit."""


class Cancellation(msgspec.Struct, frozen=True, kw_only=True):
    """A cancellation: who sent it when, on what record, and the names and first days of what it ends.

    The names are its own and that of the message that it amends by number; `starts` is empty where none is told.
    """

    sender: str
    sent: datetime
    number: str
    names: tuple[str, ...]
    starts: tuple[date, ...]
    answer: Answer
    evidence: Evidence

    def ends(self, activity: Activity, evidence: Evidence) -> bool:
        """Return whether it ends an activity as told: the sender's own, told by then, of that name and day."""
        said, owners = evidence.said, activity.hosts or activity.states
        own = self.sender == evidence.party or owners == (self.sender,) or self.sender in activity.hosts
        day = not self.starts or activity.start is None or activity.start in self.starts
        return own and day and (said is None or said <= self.sent) and any(map(self._names(activity), self.names))

    def _names(self, activity: Activity) -> Callable[[str], bool]:
        states = (self.sender,) if activity.states or activity.hosts else ()
        return lambda name: same_activity(Activity(name=name, states=states), activity)


def cancellations(messages: Iterable[Heard], law: Law, instant: datetime) -> tuple[Cancellation, ...]:
    """Return the cancellations sent by an instant, oldest first, by the law of the day on which each was sent.

    One that names no activity, and one on which the law of its day says nothing firm, ends nothing.
    """
    sent = [one for one in messages if one[0].transmitted is not None and one[0].transmitted <= instant]
    made = (_made(message, evidence, sent, law) for message, evidence in sent if message.type == CANCELLED)
    return tuple(sorted((one for one in made if one), key=lambda one: (one.sent, one.sender, one.number)))


def _made(message: Message, evidence: Evidence, sent: list[Heard], law: Law) -> Cancellation | None:
    when = message.transmitted
    answer = law.at(when.date()).on("change/cancelled") if when else None
    amended = [
        one
        for one, _ in sent
        if message.amends and one.number == message.amends and one.sender == message.sender and one is not message
    ]
    told = [message, *amended]
    names = tuple(dict.fromkeys(name for one in told if (name := words_in(one, "general.designation"))))
    if when is None or answer is None or not answer.firm or not names:
        return None
    return Cancellation(
        sender=message.sender,
        sent=when,
        number=message.number,
        names=names,
        starts=tuple(dict.fromkeys(day for one in told if (day := day_in(one, "general.start")))),
        answer=answer,
        evidence=evidence,
    )


def cancelled(activity: Activity, evidence: Evidence, known: Iterable[Cancellation]) -> Cancellation | None:
    """Return the first cancellation that ends an activity as it was told, None where none does."""
    return next((one for one in known if one.ends(activity, evidence)), None)


def fallen_away(findings: Iterable[Finding], by: Cancellation, name: Callable[[str], str]) -> Iterator[Finding]:
    """Yield findings on a cancelled activity, made as of its cancellation, with what was open then let go.

    What was due before stays as it was, and what another State owes to others than the sender.
    """
    words = (
        f" {name(by.sender)} told on {by.sent.date()} that it is cancelled, so from then on this holds no longer."
    )
    for one in findings:
        owed = tuple(_let_go(item, by) for item in one.owed)
        let_go = owed != one.owed or (not one.owed and one.verdict in AHEAD)
        if not let_go:
            yield one
            continue
        yield msgspec.structs.replace(
            one,
            owed=owed,
            verdict=Verdict.NOT_DUE if one.verdict in AHEAD and _all_settled(owed) else one.verdict,
            sentence=one.sentence + words,
            notes=(*one.notes, quoted(by.answer)),
        )


def let_go_words(by: Cancellation) -> str:
    """Return the status of what is no longer owed since a cancellation."""
    return f"{FALLEN_AWAY}: cancelled on {by.sent.date()} (paragraph {by.answer.provision.paragraph})"


def _let_go(owed: Owed, by: Cancellation) -> Owed:
    late = owed.due is not None and owed.due < by.sent
    others = not set(owed.by) <= {by.sender} and owed.to != (by.sender,)
    if late or owed.status.startswith(SETTLED) or others:
        return owed
    return msgspec.structs.replace(owed, status=let_go_words(by))


def _all_settled(owed: tuple[Owed, ...]) -> bool:
    return all(one.status.startswith(SETTLED) for one in owed)
