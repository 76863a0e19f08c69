"""The machine of every request for explanation at an instant: its arrows, what is due now, and whose turn it is.

What is due is owed by somebody and runs on a clock, or without delay; a turn says who must, or may, act next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import msgspec

from detente.agreements.engine import Law, LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.risk.arrows import REPLY_HOURS, Arrow, State, arrows_of
from detente.domains.exercises.risk.clocks import Clock
from detente.domains.exercises.risk.thread import Thread, between, threads_of
from detente.model.finding import Owed, Verdict
from detente.model.record import Digest
from detente.model.risk import Reply, Step, StepType
from detente.model.view import Entry

QUESTION = "What is due now, and whose turn is it?"
NOT_ON_RECORD = "not on this desk's record"
STATUSES = {Verdict.LATE: "overdue", Verdict.OPEN: "open"}


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """Who must, or may, do what next, and under which paragraph; `by` empty: nobody in particular."""

    by: tuple[str, ...]
    must: bool
    what: str
    paragraph: str = ""
    provision: str = ""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One claim on when the request was transmitted, and what its clock says of the reply by that claim alone."""

    told_by: str
    transmitted: datetime
    transmitted_latest: datetime
    reply_due: datetime
    reply_due_latest: datetime
    verdict: Verdict


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """Where one request for explanation stands at an instant, and how it came there.

    `readings` are there where sources date the request differently: each by itself, none preferred.
    """

    requester: str
    together_with: tuple[str, ...]
    asked: str
    concern: str
    place: str
    request: Digest
    as_of: datetime
    state: State
    arrows: tuple[Arrow, ...]
    due: tuple[Owed, ...]
    turns: tuple[Turn, ...]
    readings: tuple[Reading, ...]
    hypothetical: str = ""


@rule(
    "VD11/16.1",
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="16.1 to 16.3",
    asks=(
        REPLY_HOURS,
        "reply/contents",
        "request/copies",
        "meeting/request",
        "meeting/chair",
        "meeting/report",
        "joint_meeting/request",
        "joint_meeting/jointly",
        "joint_meeting/steps",
    ),
)
def machines(
    entries: Iterable[Entry], law: Law, instant: datetime, name: Callable[[str], str]
) -> tuple[Machine, ...]:
    """Return the machine of every request said by the instant, oldest request first.

    `entries` are of the kinds risk.request, risk.reply, risk.meeting and risk.step; others are passed over. The
    law is that of the day of the request.
    """
    return tuple(machine_of(thread, law, instant, name) for thread in threads_of(entries, instant))


def machine_of(thread: Thread, law: Law, instant: datetime, name: Callable[[str], str]) -> Machine:
    """Return the machine of one request at an instant."""
    day = law.at(thread.request.transmitted.date())
    arrows = arrows_of(thread, day, instant, name)
    state = arrows[-1].after
    return Machine(
        requester=thread.requester,
        together_with=thread.request.together_with,
        asked=thread.request.to,
        concern=thread.request.concern,
        place=thread.request.place,
        request=next(arrow.record for arrow in arrows if arrow.record),
        as_of=instant,
        state=state,
        arrows=arrows,
        due=() if state is State.CLOSED else tuple(_due(thread, day, instant, name)),
        turns=tuple(_turns(thread, day, state)),
        readings=tuple(_readings(thread, day, instant)),
        hypothetical=law.hypothetical,
    )


def _due(thread: Thread, law: LawOfDay, instant: datetime, name: Callable[[str], str]) -> Iterator[Owed]:
    yield from _reply_owed(thread, law, instant, name)
    yield from _copies(thread, law, name)
    yield from _meetings_owed(thread, law, instant)
    yield from _reports(thread, law)


def _reply_owed(thread: Thread, law: LawOfDay, instant: datetime, name: Callable[[str], str]) -> Iterator[Owed]:
    answer = law.on(REPLY_HOURS)
    if answer is None or thread.replies:
        return
    clock = Clock(answer=answer, started=thread.started(), stopped=None)
    what = f"reply to the request of {name(thread.requester)}"
    within = f"{answer.value} hours after the request"
    yield _owed(answer, what, (thread.request.to,), (thread.requester,), clock, instant, within)


def _meetings_owed(thread: Thread, law: LawOfDay, instant: datetime) -> Iterator[Owed]:
    both = (thread.requester, thread.request.to)
    for joint, question, what, by in (
        (False, "meeting/hours", "meeting of the States concerned", both),
        (
            True,
            "joint_meeting/hours",
            "meeting of all participating States, convened by the Chairperson-in-Office",
            (),
        ),
    ):
        answer = law.on(question)
        for asked_for, held in thread.meetings(joint=joint):
            if answer is not None and asked_for is not None and held is None:
                started = between(asked_for.instant, asked_for.instant_latest)
                clock = Clock(answer=answer, started=started, stopped=None)
                yield _owed(answer, what, by, (), clock, instant, f"{answer.value} hours after it was asked for")


def _owed(  # noqa: PLR0913, PLR0917  what is owed, by whom, to whom, and its clock
    answer: Answer,
    what: str,
    by: tuple[str, ...],
    to: tuple[str, ...],
    clock: Clock,
    instant: datetime,
    within: str,
) -> Owed:
    first, last = clock.due
    exactly = "" if first == last else f", between {first:%Y-%m-%d %H:%M} and {last:%Y-%m-%d %H:%M} UTC"
    provision = answer.provision
    return provision.owed(
        what=what,
        by=by,
        to=to,
        due=last,
        within=within + exactly,
        status=STATUSES.get(clock.verdict(instant), "cannot tell"),
    )


def _copies(thread: Thread, law: LawOfDay, name: Callable[[str], str]) -> Iterator[Owed]:
    """Yield the copies that no record shows: of the request and of the first reply, each by who sent it."""
    copied = {e.record.party for e in thread.entries if _is(e, StepType.COPIES)}
    sent = [(thread.requester, "request", thread.request.copied)]
    sent += [(thread.request.to, "reply", reply.copied) for reply in thread.replies[:1]]
    answer = law.on("request/copies")
    for by, what, told in sent if answer is not None else ():
        if not told and by not in copied and answer is not None:
            yield _at_once(answer, f"copies of the {what} of {name(by)}", (by,), told="told as not sent", of=told)


def _reports(thread: Thread, law: LawOfDay) -> Iterator[Owed]:
    answer = law.on("meeting/report")
    held = [held for _, held in thread.meetings(joint=False) if held is not None]
    reported = any(_is(entry, StepType.REPORT) for entry in thread.entries)
    if answer is not None and held and not reported:
        yield _at_once(answer, "report of the meeting", (thread.requester, thread.request.to))


def _at_once(
    answer: Answer, what: str, by: tuple[str, ...], *, told: str = NOT_ON_RECORD, of: bool | None = None
) -> Owed:
    provision = answer.provision
    return provision.owed(
        what=what,
        by=by,
        to=(ALL_STATES,),
        within="without delay",
        status=told if of is False else NOT_ON_RECORD,
    )


def _turns(thread: Thread, law: LawOfDay, state: State) -> Iterator[Turn]:
    """Yield who must, then who may, act: closed, nobody but who would open it again."""
    by, to = (thread.requester,), (thread.request.to,)
    both = (*by, *to)
    if state is not State.CLOSED:
        yield from _musts(thread, law)
        if thread.replies and state is State.REPLIED:
            yield _turn(law, "reply/contents", by, "say that the reply is insufficient, with the reason")
    if state is not State.JOINT_REQUESTED:
        if state is not State.MEETING_REQUESTED:
            yield _turn(law, "meeting/request", by, "ask for a meeting, whether or not a reply came")
        yield _turn(law, "joint_meeting/request", both, "ask for a meeting of all participating States")
    if state is State.JOINT_HELD:
        yield _turn(law, "joint_meeting/steps", (), "the joint meeting may recommend steps")
    if state is not State.CLOSED:
        yield Turn(by=both, must=False, what="close the procedure; no paragraph says how")


def _musts(thread: Thread, law: LawOfDay) -> Iterator[Turn]:
    to = (thread.request.to,)
    both = (thread.requester, *to)
    if not thread.replies:
        yield _turn(law, REPLY_HOURS, to, "reply; the duty does not end when the hours are over", must=True)
    if _waiting(thread, joint=False):
        yield _turn(law, "meeting/hours", both, "meet", must=True)
    if _waiting(thread, joint=True):
        what = "the Chairperson-in-Office convenes the Permanent Council and the Forum for Security Co-operation"
        yield _turn(law, "joint_meeting/jointly", (), what, must=True)


def _waiting(thread: Thread, *, joint: bool) -> bool:
    return any(held is None for _, held in thread.meetings(joint=joint))


def _turn(law: LawOfDay, question: str, by: tuple[str, ...], what: str, *, must: bool = False) -> Turn:
    answer = law.on(question)
    provision = answer.provision if answer else None
    return Turn(
        by=by,
        must=must,
        what=what,
        paragraph=provision.paragraph if provision else "",
        provision=provision.id if provision else "",
    )


def _readings(thread: Thread, law: LawOfDay, instant: datetime) -> Iterator[Reading]:
    answer = law.on(REPLY_HOURS)
    if answer is None or not thread.request.claims:
        return
    reply: Reply | None = thread.replies[0] if thread.replies else None
    stopped = between(reply.transmitted, reply.transmitted_latest) if reply else None
    for claim in thread.claims():
        started = between(claim.transmitted, claim.transmitted_latest)
        clock = Clock(answer=answer, started=started, stopped=stopped)
        yield Reading(
            told_by=claim.told_by,
            transmitted=started[0],
            transmitted_latest=started[1],
            reply_due=clock.due[0],
            reply_due_latest=clock.due[1],
            verdict=clock.verdict(instant),
        )


def _is(entry: Entry, type_: StepType) -> bool:
    body = entry.record.body
    return isinstance(body, Step) and body.type is type_
