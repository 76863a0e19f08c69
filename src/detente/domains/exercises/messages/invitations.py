"""Observation as it is carried out (Chapter VI): the invitation, the replies to it, observers, programme, length.

An invitation goes with the notification. A State that does not reply sends no observers, which is no breach. Each
invitation opens a thread of its own; a reply belongs to the one whose number it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from detente.agreements.engine import Law, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import hypothetical, joined, unverified
from detente.domains.exercises.deadline import days_late, days_words
from detente.domains.exercises.lasting import watched, window_of
from detente.domains.exercises.messages.cancellations import fallen_away
from detente.domains.exercises.messages.invitation_thread import Invited, invitation_threads
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.observation import invitation_due, observable, observed_numbers
from detente.domains.exercises.told import (
    Heard,
    day_in,
    ids_in,
    instant_in,
    number_in,
    rests_on,
    rows_in,
    yes_in,
)
from detente.domains.exercises.weighing import MET, NOT_MET
from detente.model.exercise import Activity
from detente.model.finding import Finding, Outcome, Owed, Verdict, Why
from detente.model.message import Message, Nothing
from detente.model.time import end_of_day

INVITED = "Did the invitation go with the notification?"
ANSWERED = "Did the State invited reply in time?"
SILENT = "Who replied to the invitation?"
SILENCE = "did not on this desk's record, which means no observers"
LAPSED = "lapsed: no reply on this desk's record, and silence means no observers"
MOST_NAMED = 8
"""More States than these are counted and not named."""
NUMBER = "Are there more observers than a State may send?"
PROGRAMME = "Does a programme go with the invitation?"
LENGTH = "Does observation last as long as the numbers are reached?"
PARTS = {
    "visit.assembly_at": "day and time of assembly",
    "visit.assembly": "place of assembly",
    "observation.start": "beginning",
    "observation.end": "end",
    "visit.languages": "languages",
    "visit.arrangements": "board, lodging and transport",
    "visit.equipment": "equipment allowed",
}
"""What a programme tells, by the key of the form."""


def observation_findings(
    messages: Iterable[Heard],
    activities: Sequence[Activity],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
) -> tuple[Finding, ...]:
    """Return what the rules say of every invitation sent by the instant and of the replies to it.

    `messages` carry the records in which they stand. Where the host cancelled the activity, what was to come falls
    away.

    `activities` are what is told of the activities; one belongs to an invitation by its designation.
    """
    threads = invitation_threads(messages, activities, law, instant, name)
    checks = (invited_with_notice, answered, silent, observers, programme, length)
    return tuple(
        one
        for thread in threads
        for check in checks
        for found in check(thread)
        for one in as_it_stands(thread, found)
    )


def as_it_stands(thread: Invited, found: Finding) -> Iterator[Finding]:
    """Yield a finding on an invitation, with what a cancellation of the activity lets go."""
    yield from (found,) if thread.cancelled is None else fallen_away((found,), thread.cancelled, thread.name)


@rule(
    "VD11/49",
    question=INVITED,
    instrument=INSTRUMENT,
    paragraph="49",
    asks=("observation/invitation", "observation/delegation"),
)
def invited_with_notice(thread: Invited) -> Iterator[Finding]:
    """Yield whether an invitation was sent when observers had to be invited, or voluntarily."""
    answer = thread.law.on("observation/invitation")
    if answer is None:
        return
    by, day = thread.name(thread.invitation.sender), thread.sent.date()
    first = f"{by} sent an invitation to observe {thread.designation} on {day}"
    verdict, words = _when(thread)
    yield _finding(
        thread,
        answer,
        INVITED,
        verdict,
        f"{first}; {words}.",
        notes=(*_delegated(thread), _with_notice(thread)),
    )


def _when(thread: Invited) -> tuple[Verdict, str]:
    asked = thread.asked
    weighed = None if asked is None else observable(asked)
    if asked is None or weighed is None:
        return Verdict.CANNOT_TELL, "the activity is not told, so whether an invitation was due cannot be told"
    if weighed.rank == NOT_MET:
        return Verdict.NOT_DUE, "observers did not have to be invited, so the invitation is voluntary"
    _, hours = observed_numbers(asked, asked.activity)
    due = invitation_due(asked, hours)
    if weighed.rank != MET or due is None:
        return Verdict.CANNOT_TELL, "whether, or by when, observers had to be invited cannot be told"
    if thread.sent <= due:
        return Verdict.IN_TIME, f"it was due by {due:%Y-%m-%d %H:%M} UTC, so it was in time"
    days = days_late(due.date(), thread.sent.date())
    late = f"{days_words(days)} late" if days else "late on the day"
    return Verdict.LATE, f"it was due by {due:%Y-%m-%d %H:%M} UTC, so it was {late}"


def _delegated(thread: Invited) -> Iterator[str]:
    """Yield who stays responsible where the invitation was delegated, or the question whether it was."""
    answer, by = thread.law.on("observation/delegation"), ids_in(thread.invitation, "general.delegated")
    hosts = ids_in(thread.invitation, "general.hosts")
    if answer is None:
        return
    paragraph = answer.provision.paragraph
    if by:
        names = joined([thread.name(host) for host in by])
        yield f"Delegated by {names}, which stays responsible ({paragraph})."
    elif hosts and thread.invitation.sender not in hosts:
        sender = thread.name(thread.invitation.sender)
        yield f"{sender} is not told as a host, and no delegation is told ({paragraph}): did the host delegate it?"


def _with_notice(thread: Invited) -> str:
    if thread.notice is None or thread.notice.transmitted is None:
        return "No notification of the activity is on this desk's record; the invitation goes with it."
    days = (thread.sent.date() - thread.notice.transmitted.date()).days
    apart = "on the same day as" if days == 0 else f"{days_words(abs(days))} {'after' if days > 0 else 'before'}"
    return f"It was sent {apart} the notification {thread.notice.number}".rstrip() + "."


@rule(
    "VD11/51",
    question=ANSWERED,
    instrument=INSTRUMENT,
    paragraph="51",
    asks=("observation/reply_days",),
)
def answered(thread: Invited) -> Iterator[Finding]:
    """Yield of each reply whether it came not later than so many days after the invitation was issued."""
    for reply in thread.replies:
        yield from _reply(thread, reply)


def reply_of(thread: Invited, state: str) -> Iterator[Finding]:
    """Yield of one State invited whether it replied in time, may still reply, or sends no observers by silence."""
    own = [one for one in thread.replies if one[0].sender == state]
    if own:
        yield from _reply(thread, own[0])
        return
    answer, due = thread.law.on("observation/reply_days"), _reply_due(thread)
    if answer is None or due is None:
        return
    running = thread.instant <= due
    words = f"may reply until {due.date()}" if running else SILENCE
    yield _finding(
        thread,
        answer,
        ANSWERED,
        Verdict.OPEN if running else Verdict.NO_ANSWER,
        f"{thread.name(state)} {words}; {thread.name(thread.invitation.sender)} invited it to observe "
        f"{thread.designation}.",
        owed=(_reply_owed(thread, answer, due, (state,), "open" if running else LAPSED),),
        notes=_asked_by(thread),
        by=state,
    )


def _reply(thread: Invited, reply: Heard) -> Iterator[Finding]:
    answer, due = thread.law.on("observation/reply_days"), _reply_due(thread)
    if answer is None or due is None:
        return
    message, sender = reply[0], reply[0].sender
    sent = message.transmitted or thread.instant
    late = f", {days_words(days_late(due.date(), sent.date()))} late" if sent > due else ", in time"
    accepted = {True: "accepted", False: "declined", None: "replied, without saying whether it comes,"}
    yield _finding(
        thread,
        answer,
        ANSWERED,
        Verdict.LATE if sent > due else Verdict.IN_TIME,
        f"{thread.name(sender)} {accepted[yes_in(message, 'reply.accepted')]} on {sent.date()}; a reply "
        f"was due by {due.date()}, {answer.value} days after the invitation{late}.",
        owed=(_reply_owed(thread, answer, due, (sender,), "sent late" if sent > due else "sent in time"),),
        why=answer.why(
            Outcome.NOT_MET if sent > due else Outcome.MET,
            value=days_late(thread.sent.date(), sent.date()),
            comparison="at most",
        ),
        notes=_asked_by(thread),
        by=sender,
        rests=(reply[1],),
    )


@rule(
    "VD11/51/silence",
    question=SILENT,
    instrument=INSTRUMENT,
    paragraph="51",
    asks=("observation/reply_days",),
)
def silent(thread: Invited) -> Iterator[Finding]:
    """Yield who replied, and for the rest that silence means no observers once the days are over."""
    answer, due = thread.law.on("observation/reply_days"), _reply_due(thread)
    if answer is None or due is None:
        return
    replied = list(dict.fromkeys(reply.sender for reply, _ in thread.replies))
    rest = tuple(id_ for id_ in thread.invited if id_ not in replied)
    nobody_left = not rest and thread.all_known
    running = thread.instant <= due
    verdict, words = _silence(thread, rest, due)
    owed = () if nobody_left else (_reply_owed(thread, answer, due, rest, "open" if running else LAPSED),)
    who = joined([*map(thread.name, replied)]) or "none"
    yield _finding(
        thread,
        answer,
        SILENT,
        verdict,
        f"Of those invited to observe {thread.designation}, {who} replied; {words}.",
        owed=owed,
        rests=tuple(evidence for _, evidence in thread.replies),
    )


def _silence(thread: Invited, rest: tuple[str, ...], due: datetime) -> tuple[Verdict, str]:
    """Return the verdict on those who did not reply, and the words for it."""
    if not rest and thread.all_known:
        return Verdict.NOT_DUE, "nobody else was invited"
    few = thread.all_known and len(rest) > MOST_NAMED
    who = f"{len(rest)} States" if few else joined([*map(thread.name, rest)]) or "the other States invited"
    if thread.instant <= due:
        return Verdict.OPEN, f"{who} may reply until {due.date()}"
    return Verdict.NO_ANSWER, f"{who} {SILENCE}"


def _reply_owed(thread: Invited, answer: Answer, due: datetime, by: tuple[str, ...], status: str) -> Owed:
    host = thread.name(thread.invitation.sender)
    return answer.provision.owed(
        what=f"reply to the invitation of {host} to observe {thread.designation}, with names and ranks",
        by=by,
        to=(thread.invitation.sender,),
        due=due,
        within=f"{days_words(answer.value or 0)} after the invitation was issued on {thread.sent.date()}",
        status=status,
    )


def _asked_by(thread: Invited) -> tuple[str, ...]:
    day = day_in(thread.invitation, "visit.reply_by")
    return (f"The host asks for the reply by {day}.",) if day else ()


@rule("VD11/50", question=NUMBER, instrument=INSTRUMENT, paragraph="50", asks=("observation/observers",))
def observers(thread: Invited) -> Iterator[Finding]:
    """Yield of each reply that names persons whether they are more than a State may send."""
    answer = thread.law.on("observation/observers")
    if answer is None:
        return
    most, limit = number_in(thread.invitation, "observers.most"), answer.value or 0
    fewer = most is not None and most < limit
    notes = (
        (f"The invitation offers {most}, and {limit} may come ({answer.provision.paragraph}).",) if fewer else ()
    )
    for reply, evidence in thread.replies:
        persons = rows_in(reply, "reply.persons")
        if persons is not None:
            over = persons > limit
            yield _finding(
                thread,
                answer,
                NUMBER,
                Verdict.EXCEEDED if over else Verdict.WITHIN,
                f"{thread.name(reply.sender)} names {persons} observers, and a State may send up to {limit}.",
                why=answer.why(Outcome.NOT_MET if over else Outcome.MET, value=persons, comparison="at most"),
                notes=notes,
                by=reply.sender,
                rests=(evidence,),
            )


@rule("VD11/53", question=PROGRAMME, instrument=INSTRUMENT, paragraph="53", asks=("observation/programme",))
def programme(thread: Invited) -> Iterator[Finding]:
    """Yield which parts of a programme do not stand in the invitation; an explicit none is told."""
    answer = thread.law.on("observation/programme")
    if answer is None:
        return
    missing = [words for key, words in PARTS.items() if not _told(thread.invitation, key)]
    law = answer.provision
    owed = law.owed(
        what=f"programme for {thread.designation}: {joined(missing)}",
        by=(thread.invitation.sender,),
        to=thread.invitation.to,
        within="with the invitation",
    )
    ending = f"does not tell {joined(missing, 'or')}" if missing else "tells every part of a programme"
    yield _finding(
        thread,
        answer,
        PROGRAMME,
        Verdict.DUE if missing else Verdict.NOT_DUE,
        f"The invitation to observe {thread.designation} {ending}.",
        owed=(owed,) if missing else (),
    )


@rule("VD11/55/offered", question=LENGTH, instrument=INSTRUMENT, paragraph="55", asks=("observation/duration",))
def length(thread: Invited) -> Iterator[Finding]:
    """Yield whether the observation offered covers the hours at which the numbers are reached."""
    answer, asked = thread.law.on("observation/duration"), thread.asked
    window = None if asked is None else watched(asked)
    hours = None if asked is None or window is None else window_of(asked.activity, window)
    offered = (
        instant_in(thread.invitation, "observation.start"),
        instant_in(thread.invitation, "observation.end"),
    )
    if answer is None or hours is None or hours[1] is None or offered[0] is None or offered[1] is None:
        return
    covers = offered[0] <= hours[0] and hours[1] <= offered[1]
    verdict = Verdict.NOT_DUE if covers else Verdict.DUE
    yield _finding(
        thread,
        answer,
        LENGTH,
        verdict,
        f"Observation is offered from {offered[0]:%Y-%m-%d %H:%M} to {offered[1]:%Y-%m-%d %H:%M} UTC, and the "
        f"numbers are reached from {hours[0]:%Y-%m-%d %H:%M} to {hours[1]:%Y-%m-%d %H:%M} UTC, so "
        f"{'nothing is missing' if covers else 'more is due'}.",
    )


def _told(message: Message, key: str) -> bool:
    value = message.value(key)
    return value is not None and (key == "visit.equipment" or not isinstance(value, Nothing))


def _reply_due(thread: Invited) -> datetime | None:
    answer = thread.law.on("observation/reply_days")
    return None if answer is None else end_of_day(thread.sent.date() + timedelta(days=answer.value or 0))


def _finding(
    thread: Invited, answer: Answer, question: str, verdict: Verdict, sentence: str, **more: Any
) -> Finding:
    """Return the finding on an invitation; a doubtful provision gives no firm verdict."""
    law, by = answer.provision, more.pop("by", thread.invitation.sender)
    outcome = Outcome.CANNOT_TELL if verdict is Verdict.CANNOT_TELL else Outcome.MET
    why: Why = more.pop("why", None) or answer.why(outcome)
    notes = (*more.pop("notes", ()), *unverified(why), *hypothetical(thread.law))
    rests = (thread.evidence, *more.pop("rests", ()))
    return Finding(
        rule=law.rule,
        topic="exercises",
        question=question,
        verdict=verdict if answer.firm else Verdict.UNCERTAIN,
        sentence=sentence + (" (hypothetical law)" if thread.law.law.hypothetical else ""),
        subject=thread.designation,
        parties=tuple(dict.fromkeys((thread.invitation.sender, by))),
        why=why,
        evidence=msgspec.structs.replace(rests_on(rests), party=by, said=thread.sent, confirmed=True),
        certainty=law.certainty,
        notes=notes,
        **more,
    )
