"""An invitation to observe with the replies to it, the notification it goes with, and the activity it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

import msgspec

from detente.agreements.engine import Law, LawOfDay
from detente.domains.exercises.asking import Asked, asked_of
from detente.domains.exercises.told import day_in, sent_by, words_in
from detente.model.exercise import Activity, Notification
from detente.model.finding import Evidence
from detente.model.message import Message

INVITATION, REPLY = "vd11.52.invitation", "vd11.51.reply"
NOTICES = ("vd11.38.notification", "vd11.practice.amendment")


class Invited(msgspec.Struct, frozen=True, kw_only=True):
    """One invitation with the replies to it, the activity where one is told, and the law of its day."""

    invitation: Message
    sent: datetime
    replies: tuple[Message, ...]
    notice: Message | None
    asked: Asked | None
    law: LawOfDay
    instant: datetime
    name: Callable[[str], str]

    @property
    def designation(self) -> str:
        """Return the name of the activity."""
        return words_in(self.invitation, "general.designation") or "an activity without a name"


def invitation_threads(
    messages: Iterable[Message],
    activities: Sequence[Activity],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
) -> tuple[Invited, ...]:
    """Return a thread for each invitation sent by the instant, oldest first; replies belong to it by number."""
    sent = sent_by(messages, instant)
    return tuple(_thread(one, sent, activities, law, instant, name) for one in sent if one.type == INVITATION)


def _thread(  # noqa: PLR0913, PLR0917  what every thread is made of
    invitation: Message,
    sent: list[Message],
    activities: Sequence[Activity],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
) -> Invited:
    designation = words_in(invitation, "general.designation").casefold()
    told = next((one for one in activities if one.name.casefold() == designation), None)
    when = invitation.transmitted or instant
    notices = [m for m in sent if m.type in NOTICES and _belongs(m, invitation, designation)]
    asked = (
        None
        if told is None
        else asked_of(told, Evidence(), law, instant, name, notifications=_sent(told, notices))
    )
    day: date = (told.start if told else None) or day_in(invitation, "general.start") or when.date()
    return Invited(
        invitation=invitation,
        sent=when,
        replies=tuple(m for m in sent if m.type == REPLY and m.answers and m.answers == invitation.number),
        notice=notices[0] if notices else None,
        asked=asked,
        law=asked.law if asked else law.at(day),
        instant=instant,
        name=name,
    )


def _belongs(notice: Message, invitation: Message, designation: str) -> bool:
    named = bool(notice.number) and notice.number == invitation.answers
    return named or words_in(notice, "general.designation").casefold() == designation


def _sent(told: Activity, notices: list[Message]) -> tuple[Notification, ...]:
    return tuple(Notification(activity=told, transmitted=m.transmitted) for m in notices if m.transmitted)
