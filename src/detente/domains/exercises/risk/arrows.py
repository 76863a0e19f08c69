"""The small machine of Chapter III: where a request for explanation stands, and by which messages it got there.

Every arrow carries its message, its stamp and its paragraph. One arrow has no message: that a reply became overdue
is the word of the clock. A late message of an earlier part of the procedure leaves the state where it is.
Silence and absence stop nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import msgspec

from detente.agreements.engine import LawOfDay
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import joined
from detente.domains.exercises.risk.thread import Thread, between
from detente.model.certainty import Certainty
from detente.model.record import Digest
from detente.model.risk import Meeting, MeetingStep, Reply, Request, Step, StepType
from detente.model.view import Entry


class State(StrEnum):
    """Where the procedure stands."""

    REQUESTED = "requested"
    REPLIED = "replied"
    REPLY_OVERDUE = "reply overdue"
    INSUFFICIENT = "replied, said to be insufficient"
    MEETING_REQUESTED = "meeting requested"
    MEETING_HELD = "meeting held"
    NOT_ATTENDED = "meeting not attended"
    JOINT_REQUESTED = "joint meeting requested"
    JOINT_HELD = "joint meeting held"
    CLOSED = "closed"


PART = {
    State.REQUESTED: 0,
    State.REPLIED: 0,
    State.REPLY_OVERDUE: 0,
    State.INSUFFICIENT: 0,
    State.MEETING_REQUESTED: 1,
    State.MEETING_HELD: 1,
    State.NOT_ATTENDED: 1,
    State.JOINT_REQUESTED: 2,
    State.JOINT_HELD: 2,
    State.CLOSED: 3,
}
"""In which part of the procedure a state lies; no message leads back to an earlier part."""
OPENING = (State.MEETING_REQUESTED, State.JOINT_REQUESTED)
"""What opens a closed procedure again."""

REPLY_HOURS = "reply/hours"
QUESTIONS: dict[State | StepType, str] = {
    State.REQUESTED: "request/contents",
    State.REPLIED: REPLY_HOURS,
    State.REPLY_OVERDUE: REPLY_HOURS,
    State.INSUFFICIENT: "reply/contents",
    State.MEETING_REQUESTED: "meeting/request",
    State.MEETING_HELD: "meeting/hours",
    State.NOT_ATTENDED: "meeting/hours",
    State.JOINT_REQUESTED: "joint_meeting/request",
    State.JOINT_HELD: "joint_meeting/hours",
    StepType.COPIES: "request/copies",
    StepType.REPORT: "meeting/report",
}
"""The question of the law under which an arrow stands; a remark and the end of a procedure stand under none."""

PICTURE = """\
requested --reply--> replied --said to be insufficient--> replied, said to be insufficient
requested --48 h, nothing on record--> reply overdue --reply--> replied
any of these --asked for (16.2)--> meeting requested --> meeting held | meeting not attended
any of these --asked for (16.3)--> joint meeting requested --> joint meeting held
any of these --the word of the States, or of the desk--> closed
Silence and absence stop nothing: each arrow needs only its own message.\
"""


class Arrow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step from a state to a state (the same where a message changes none), with what it rests on.

    `instant` is the earliest and `instant_latest` the latest that the record tells. `by` and `record` are empty
    where the clock alone says so.
    """

    before: State | None
    after: State
    says: str
    instant: datetime
    instant_latest: datetime
    by: str = ""
    paragraph: str = ""
    provision: str = ""
    certainty: Certainty | None = None
    record: Digest = ""
    cited: tuple[str, ...] = ()


class _Event(msgspec.Struct, frozen=True, kw_only=True):
    """What happened, before it is known from which state: `wanted` None changes no state."""

    wanted: State | None
    under: State | StepType | None
    says: str
    bounds: tuple[datetime, datetime]
    entry: Entry | None = None
    cited: tuple[str, ...] = ()


def reply_due(thread: Thread, law: LawOfDay) -> tuple[datetime, datetime] | None:
    """Return the last instant at which a reply is in time, earliest and latest; None without such law."""
    answer = law.on(REPLY_HOURS)
    if answer is None:
        return None
    first, last = thread.started()
    hours = timedelta(hours=answer.value or 0)
    return first + hours, last + hours


def arrows_of(thread: Thread, law: LawOfDay, instant: datetime, name: Callable[[str], str]) -> tuple[Arrow, ...]:
    """Return every arrow of a request by the instant, oldest first; the last one's `after` is where it stands."""
    arrows: list[Arrow] = []
    state: State | None = None
    for event in _events(thread, law, instant, name):
        after = _next(state, event.wanted)
        arrows.append(_arrow(state, after, event, law))
        state = after
    return tuple(arrows)


def _next(state: State | None, wanted: State | None) -> State:
    """Return the state that follows: the one wanted, unless it lies in an earlier part of the procedure."""
    if state is None or wanted is None:
        return wanted or state or State.REQUESTED
    if state is State.CLOSED and wanted in OPENING:
        return wanted
    return wanted if PART[wanted] >= PART[state] else state


def _arrow(before: State | None, after: State, event: _Event, law: LawOfDay) -> Arrow:
    answer: Answer | None = None if event.under is None else law.on(QUESTIONS[event.under])
    provision = answer.provision if answer else None
    return Arrow(
        before=before,
        after=after,
        says=event.says,
        instant=event.bounds[0],
        instant_latest=event.bounds[1],
        by=event.entry.record.party if event.entry else "",
        paragraph=provision.paragraph if provision else "",
        provision=provision.id if provision else "",
        certainty=provision.certainty if provision else None,
        record=event.entry.id if event.entry else "",
        cited=event.cited,
    )


def _events(thread: Thread, law: LawOfDay, instant: datetime, name: Callable[[str], str]) -> list[_Event]:
    """Return what happened by the instant, in order; the overdue reply where the clock alone tells it."""
    events = [event for entry in thread.entries for event in _of_entry(thread, entry, name)]
    overdue = _overdue(thread, law, instant, name)
    if overdue is None:
        return events
    place = sum(event.bounds[0] <= overdue.bounds[1] for event in events)
    return [*events[:place], overdue, *events[place:]]


def _overdue(thread: Thread, law: LawOfDay, instant: datetime, name: Callable[[str], str]) -> _Event | None:
    due, answer = reply_due(thread, law), law.on(REPLY_HOURS)
    if due is None or answer is None or not answer.firm or instant <= due[1]:
        return None
    if any(reply.transmitted <= due[1] for reply in thread.replies):
        return None
    says = f"no reply of {name(thread.request.to)} on this desk's record {answer.value} hours after the request"
    return _Event(wanted=State.REPLY_OVERDUE, under=State.REPLY_OVERDUE, says=says, bounds=due)


def _of_entry(thread: Thread, entry: Entry, name: Callable[[str], str]) -> Iterator[_Event]:
    body: Any = entry.record.body
    by = name(entry.record.party)
    if isinstance(body, Request):
        every = joined([by, *map(name, body.together_with)])
        says = f"{every} asked {name(body.to)} for an explanation"
        yield _event(State.REQUESTED, State.REQUESTED, says, thread.started(), entry, body.cited)
    elif isinstance(body, Reply):
        bounds = between(body.transmitted, body.transmitted_latest)
        yield _event(State.REPLIED, State.REPLIED, f"{by} replied{_words(body.text)}", bounds, entry, body.cited)
        if body.insufficient:
            says = f"{name(thread.requester)} said that the reply was insufficient: {body.insufficient}"
            yield _event(State.INSUFFICIENT, State.INSUFFICIENT, says, bounds, entry, body.cited)
    elif isinstance(body, Meeting):
        yield _of_meeting(body, entry, by, name)
    else:
        yield _of_step(body, entry, by)


def _of_meeting(body: Meeting, entry: Entry, by: str, name: Callable[[str], str]) -> _Event:
    kind = "meeting of all participating States" if body.joint else "meeting"
    bounds = between(body.instant, body.instant_latest)
    if body.step is MeetingStep.REQUESTED:
        state = State.JOINT_REQUESTED if body.joint else State.MEETING_REQUESTED
        return _event(state, state, f"{by} asked for a {kind}", bounds, entry, body.cited)
    absent = joined([*map(name, body.absent)])
    missing = f"; {absent} not attending, which does not cancel it" if absent else ""
    if body.joint:
        state = State.JOINT_HELD
    else:
        state = State.NOT_ATTENDED if body.step is MeetingStep.NOT_ATTENDED else State.MEETING_HELD
    return _event(state, state, f"{kind}: {body.step}{missing}", bounds, entry, body.cited)


def _of_step(body: Step, entry: Entry, by: str) -> _Event:
    bounds = between(body.instant, body.instant_latest)
    wanted, under, says = {
        StepType.INSUFFICIENT: (State.INSUFFICIENT, State.INSUFFICIENT, "said that the reply was insufficient"),
        StepType.COPIES: (None, StepType.COPIES, "sent copies to all participating States"),
        StepType.REPORT: (None, StepType.REPORT, "reported on the meeting"),
        StepType.REMARK: (None, None, "said beside the procedure"),
        StepType.CLOSED: (State.CLOSED, None, "closed the procedure"),
    }[body.type]
    words = body.words or ("the reason is not told" if body.type is StepType.INSUFFICIENT else "")
    return _event(wanted, under, f"{by} {says}{_words(words)}", bounds, entry, body.cited)  # type: ignore[arg-type]


def _event(  # noqa: PLR0913, PLR0917  the parts of an event
    wanted: State | None,
    under: State | StepType | None,
    says: str,
    bounds: tuple[datetime, datetime],
    entry: Entry,
    cited: tuple[str, ...],
) -> _Event:
    return _Event(wanted=wanted, under=under, says=says, bounds=bounds, entry=entry, cited=cited)


def _words(text: str) -> str:
    return f": {text}" if text else ""
