"""An invitation to observe with the replies to it, the notification it goes with, and the activity it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

import msgspec

from detente.agreements.engine import Law, LawOfDay
from detente.domains.exercises.asking import Asked, asked_of
from detente.domains.exercises.messages.cancellations import Cancellation, cancellations, cancelled
from detente.domains.exercises.told import Heard, day_in, heard_by_then, words_in
from detente.model.exercise import Activity, Notification
from detente.model.finding import Evidence
from detente.model.message import EVERYONE, Message

INVITATION, REPLY = "vd11.52.invitation", "vd11.51.reply"
NOTICES = ("vd11.38.notification", "vd11.practice.amendment")


class Invited(msgspec.Struct, frozen=True, kw_only=True):
    """One invitation with the replies to it, the activity where one is told, and the law of its day.

    `invited` are the States invited, as far as they are known: those named, or with `members` all that take part.
    `cancelled` is the cancellation of the activity, where its host sent one.
    """

    invitation: Message
    evidence: Evidence
    sent: datetime
    replies: tuple[Heard, ...]
    invited: tuple[str, ...]
    all_known: bool
    cancelled: Cancellation | None
    notice: Message | None
    asked: Asked | None
    law: LawOfDay
    instant: datetime
    name: Callable[[str], str]

    @property
    def designation(self) -> str:
        """Return the name of the activity."""
        return words_in(self.invitation, "general.designation") or "an activity without a name"


def invitation_threads(  # noqa: PLR0913, PLR0917  what every thread is made of
    messages: Iterable[Heard],
    activities: Sequence[Activity],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
    members: Callable[[date], frozenset[str]] | None = None,
) -> tuple[Invited, ...]:
    """Return a thread for each invitation sent by the instant, oldest first; replies belong to it by number.

    `members` gives who takes part on a day, and so who is invited where all are.
    """
    heard = heard_by_then(messages, instant)
    ended = cancellations(heard, law, instant)
    return tuple(
        _thread(one, heard, ended, activities, law, instant, name, members)
        for one in heard
        if one[0].type == INVITATION and one[0].sender
    )


def _thread(  # noqa: PLR0913, PLR0917  what every thread is made of
    one: Heard,
    heard: list[Heard],
    ended: tuple[Cancellation, ...],
    activities: Sequence[Activity],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
    members: Callable[[date], frozenset[str]] | None,
) -> Invited:
    invitation, evidence = one
    designation = words_in(invitation, "general.designation").casefold()
    told = next((one for one in activities if one.name.casefold() == designation), None)
    when = invitation.transmitted or instant
    notices = [m for m, _ in heard if m.type in NOTICES and _belongs(m, invitation, designation)]
    asked = (
        None
        if told is None
        else asked_of(told, Evidence(), law, instant, name, notifications=_sent(told, notices))
    )
    day: date = (told.start if told else None) or day_in(invitation, "general.start") or when.date()
    to_all = EVERYONE in invitation.to
    everyone = members(when.date()) if members is not None and to_all else frozenset()
    named = tuple(id_ for id_ in invitation.to if id_ != EVERYONE)
    about = Activity(
        name=words_in(invitation, "general.designation"),
        hosts=(invitation.sender,),
        start=day_in(invitation, "general.start"),
    )
    return Invited(
        invitation=invitation,
        evidence=evidence,
        sent=when,
        replies=tuple(other for other in heard if _replies(other[0], invitation)),
        invited=tuple(sorted(everyone - {invitation.sender})) if everyone else named,
        all_known=bool(everyone) or not to_all,
        cancelled=cancelled(about, Evidence(party=invitation.sender, said=when), ended),
        notice=notices[0] if notices else None,
        asked=asked,
        law=asked.law if asked else law.at(day),
        instant=instant,
        name=name,
    )


def _replies(message: Message, invitation: Message) -> bool:
    sent, when = message.transmitted, invitation.transmitted
    after = sent is not None and when is not None and sent >= when
    return message.type == REPLY and bool(message.answers) and message.answers == invitation.number and after


def _belongs(notice: Message, invitation: Message, designation: str) -> bool:
    named = bool(notice.number) and notice.number == invitation.answers
    return named or words_in(notice, "general.designation").casefold() == designation


def _sent(told: Activity, notices: list[Message]) -> tuple[Notification, ...]:
    return tuple(Notification(activity=told, transmitted=m.transmitted) for m in notices if m.transmitted)
