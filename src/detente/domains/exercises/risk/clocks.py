"""The procedure after a request for explanation (Chapter III): three clocks of hours, run on elapsed time in UTC.

A reply exactly at the last second of its hours is in time. Silence and absence block nothing: each step is judged
by its own message. A reply without content is a reply; the requester may record it as insufficient.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from detente.agreements.engine import Law, LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import hypothetical, unverified
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.risk.arrows import arrows_of
from detente.domains.exercises.risk.thread import Thread, between, threads_of
from detente.model.finding import Evidence, Finding, Outcome, Verdict, Why
from detente.model.risk import Meeting, MeetingStep, Step, StepType
from detente.model.view import Entry

REPLY = "Was the request for explanation answered in time?"
MEETING = "Was the meeting held in time?"
NEXT = "Which step is open next?"
OUTCOME = {
    Verdict.IN_TIME: Outcome.MET,
    Verdict.LATE: Outcome.NOT_MET,
    Verdict.OPEN: Outcome.CANNOT_TELL,
    Verdict.CANNOT_TELL: Outcome.CANNOT_TELL,
    Verdict.UNCERTAIN: Outcome.UNCERTAIN,
}


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """One clock: when it started and what stopped it, each between an earliest and a latest instant."""

    answer: Answer
    started: tuple[datetime, datetime]
    stopped: tuple[datetime, datetime] | None

    @property
    def due(self) -> tuple[datetime, datetime]:
        """Return the last instant in time: between the earliest and the latest that it can be."""
        hours = timedelta(hours=self.answer.value or 0)
        return self.started[0] + hours, self.started[1] + hours

    def verdict(self, instant: datetime) -> Verdict:
        """Return whether it was stopped in time; running, `open` until it is surely over, then `late`."""
        first, last = self.due
        earliest, latest = self.stopped or (instant, instant)
        if not self.answer.firm:
            return Verdict.UNCERTAIN
        if earliest > last:
            return Verdict.LATE
        if latest <= first:
            return Verdict.IN_TIME if self.stopped else Verdict.OPEN
        return Verdict.CANNOT_TELL


def risk_findings(
    entries: Iterable[Entry], law: Law, instant: datetime, name: Callable[[str], str]
) -> tuple[Finding, ...]:
    """Return what the clocks say of every request, reply and meeting known by the instant.

    `entries` are of the kinds risk.request, risk.reply and risk.meeting; others are passed over.
    """
    found: list[Finding] = []
    for thread in threads_of(entries, instant):
        day = law.at(thread.request.transmitted.date())
        found += reply_clock(thread, day, instant, name)
        found += meeting_clocks(thread, day, instant, name)
        found += next_step(thread, day, instant, name)
    return tuple(found)


@rule(
    "VD11/16.1.2",
    question=REPLY,
    instrument=INSTRUMENT,
    paragraph="16.1.2",
    asks=("reply/hours",),
)
def reply_clock(thread: Thread, law: LawOfDay, instant: datetime, name: Callable[[str], str]) -> Iterator[Finding]:
    """Yield whether the request was answered in time, late, or is open; overdue only beyond the last second."""
    request, answer = thread.request, law.on("reply/hours")
    asked, by = name(request.to), name(thread.requester)
    if answer is None:
        sentence = (
            f"On {law.day} no rule on requests for explanation was in force, as far as this desk's law goes."
        )
        yield _finding(thread, law, "VD11/16.1.2", REPLY, Verdict.NOT_IN_FORCE, sentence)
        return
    reply = thread.replies[0] if thread.replies else None
    clock = Clock(
        answer=answer,
        started=thread.started(),
        stopped=between(reply.transmitted, reply.transmitted_latest) if reply else None,
    )
    verdict = clock.verdict(instant)
    due = _due_words(clock)
    came = f"replied on {_moment(clock.stopped)}" if clock.stopped else _silence(verdict)
    owed = answer.provision.owed(
        what=f"reply to the request of {by}",
        by=(request.to,),
        to=(thread.requester,),
        due=clock.due[1],
        within=f"{answer.value} hours after the request was transmitted",
        status=_status(verdict, stopped=reply is not None),
    )
    yield _finding(
        thread,
        law,
        answer.provision.rule,
        REPLY,
        verdict,
        f"{by} asked {asked} for an explanation on {_moment(clock.started)}; a reply was due by {due} "
        f"(paragraph {answer.provision.paragraph}), and {asked} {came}{_ending(verdict, clock)}.",
        owed=() if reply else (owed,),
        why=_why(clock, verdict),
        certainty=answer.provision.certainty,
        notes=tuple(_insufficient(thread, name)),
    )


@rule(
    "VD11/16.2",
    question=MEETING,
    instrument=INSTRUMENT,
    paragraph="16.2.1.1 and 16.3.1",
    asks=("meeting/hours", "joint_meeting/hours"),
)
def meeting_clocks(
    thread: Thread, law: LawOfDay, instant: datetime, name: Callable[[str], str]
) -> Iterator[Finding]:
    """Yield, for each meeting that was asked for, whether it was held in time; absence does not cancel it."""
    for joint, question in ((False, "meeting/hours"), (True, "joint_meeting/hours")):
        answer = law.on(question)
        for asked_for, held in thread.meetings(joint=joint):
            if answer is not None and asked_for is not None:
                yield _meeting(thread, law, answer, (asked_for, held), instant, name)
            elif answer is not None and held is not None:
                yield _unasked(thread, law, answer, held, name)


@rule(
    "VD11/16.3",
    question=NEXT,
    instrument=INSTRUMENT,
    paragraph="16.2 and 16.3",
    asks=("meeting/hours", "joint_meeting/hours"),
)
def next_step(thread: Thread, law: LawOfDay, instant: datetime, name: Callable[[str], str]) -> Iterator[Finding]:
    """Yield where the procedure stands and which step is open, whether or not a reply came."""
    meeting, joint = law.on("meeting/hours"), law.on("joint_meeting/hours")
    if meeting is None or joint is None:
        return
    stage = arrows_of(thread, law, instant, name)[-1].after
    by, to = name(thread.requester), name(thread.request.to)
    if thread.meetings(joint=True):
        open_ = "no further step is numbered"
    elif thread.meetings(joint=False):
        open_ = f"{by} or {to} may ask for a meeting of all participating States (paragraph 16.3)"
    else:
        open_ = f"{by} may ask {to} for a meeting (paragraph 16.2), or either for one of all (paragraph 16.3)"
    yield _finding(
        thread,
        law,
        joint.provision.rule.rpartition(".")[0],
        NEXT,
        Verdict.OPEN,
        f"The request of {by} to {to} stands at: {stage}; {open_}.",
        certainty=joint.provision.certainty,
        notes=("Silence and absence block no step.",),
    )


def _meeting(  # noqa: PLR0913, PLR0917  one private step of the rule above
    thread: Thread,
    law: LawOfDay,
    answer: Answer,
    pair: tuple[Meeting, Meeting | None],
    instant: datetime,
    name: Callable[[str], str],
) -> Finding:
    asked_for, held = pair
    clock = Clock(
        answer=answer,
        started=between(asked_for.instant, asked_for.instant_latest),
        stopped=between(held.instant, held.instant_latest) if held else None,
    )
    verdict = clock.verdict(instant)
    kind = "meeting of all participating States" if asked_for.joint else "meeting of the States concerned"
    absent = _names(held.absent if held else (), name)
    missing = f", {absent} not attending" if absent else ""
    came = f"was held on {_moment(clock.stopped)}{missing}" if clock.stopped else _no_meeting(verdict)
    owed = answer.provision.owed(
        what=kind,
        by=(thread.request.to, thread.requester),
        due=clock.due[1],
        within=f"{answer.value} hours after it was asked for",
        status=_status(verdict, stopped=held is not None),
    )
    return _finding(
        thread,
        law,
        answer.provision.rule,
        MEETING,
        verdict,
        f"A {kind} was asked for on {_moment(clock.started)}, due by {_due_words(clock)} "
        f"(paragraph {answer.provision.paragraph}); it {came}{_ending(verdict, clock)}.",
        owed=() if held else (owed,),
        why=_why(clock, verdict),
        certainty=answer.provision.certainty,
        notes=("Absence does not cancel a meeting.",) if held and held.step is MeetingStep.NOT_ATTENDED else (),
    )


def _unasked(thread: Thread, law: LawOfDay, answer: Answer, held: Meeting, name: Callable[[str], str]) -> Finding:
    """Return the finding on a meeting of which nobody told when it was asked for: its clock cannot be run."""
    kind = "meeting of all participating States" if held.joint else "meeting of the States concerned"
    absent = _names(held.absent, name)
    missing = f", {absent} not attending" if absent else ""
    provision = answer.provision
    return _finding(
        thread,
        law,
        provision.rule,
        MEETING,
        Verdict.CANNOT_TELL,
        f"A {kind} was held on {_moment(between(held.instant, held.instant_latest))}{missing}; when it was "
        f"asked for is not told, so whether within {answer.value} hours ({provision.paragraph}) cannot be told.",
        certainty=provision.certainty,
        notes=("Absence does not cancel a meeting.",) if held.absent else (),
    )


def _finding(thread: Thread, law: LawOfDay, *said: Any, **more: Any) -> Finding:
    rule_id, question, verdict, sentence = said
    notes = (*more.pop("notes", ()), *unverified(more.get("why")), *hypothetical(law))
    return Finding(
        rule=rule_id,
        topic="risk",
        question=question,
        verdict=verdict,
        sentence=sentence,
        subject=f"request of {thread.requester} to {thread.request.to}",
        parties=(thread.requester, thread.request.to),
        evidence=Evidence(
            records=thread.ids,
            sources=thread.sources,
            party=thread.requester,
            said=thread.request.transmitted,
            confirmed=True,
        ),
        notes=notes,
        **more,
    )


def _insufficient(thread: Thread, name: Callable[[str], str]) -> Iterator[str]:
    for reply in thread.replies:
        if reply.insufficient:
            yield f"{name(thread.requester)} said that the reply was insufficient: {reply.insufficient}"
    for entry in thread.entries:
        step = entry.record.body
        if isinstance(step, Step) and step.type is StepType.INSUFFICIENT:
            reason = step.words or "no reason told"
            yield f"{name(entry.record.party)} said that the reply was insufficient: {reason}"
    for claim in thread.request.claims:
        when = _moment(between(claim.transmitted, claim.transmitted_latest))
        yield f"Another source dates the request {when} ({claim.told_by or 'source not told'}); both claims stand."


def _why(clock: Clock, verdict: Verdict) -> Why:
    return clock.answer.why(OUTCOME[verdict], comparison="at most")


def _moment(bounds: tuple[datetime, datetime]) -> str:
    first, last = bounds
    if first == last:
        return f"{first:%Y-%m-%d %H:%M} UTC"
    return str(first.date()) if first.date() == last.date() else f"a day between {first.date()} and {last.date()}"


def _due_words(clock: Clock) -> str:
    first, last = clock.due
    if first == last:
        return f"{first:%Y-%m-%d %H:%M} UTC"
    return f"an instant between {first:%Y-%m-%d %H:%M} and {last:%Y-%m-%d %H:%M} UTC"


def _silence(verdict: Verdict) -> str:
    return "has not yet replied on record" if verdict is Verdict.OPEN else "has not replied on this desk's record"


def _no_meeting(verdict: Verdict) -> str:
    return "is still to be held" if verdict is Verdict.OPEN else "was not held on this desk's record"


def _ending(verdict: Verdict, clock: Clock) -> str:
    words = {
        Verdict.IN_TIME: ", in time",
        Verdict.LATE: ", late" if clock.stopped else ", which is overdue",
        Verdict.CANNOT_TELL: ", and whether in time cannot be told",
        Verdict.UNCERTAIN: ", by hours whose wording is doubtful",
    }
    return words.get(verdict, "")


def _status(verdict: Verdict, *, stopped: bool) -> str:
    if stopped:
        return "done"
    return "overdue" if verdict is Verdict.LATE else "open"


def _names(parties: tuple[str, ...], name: Callable[[str], str]) -> str:
    return " and ".join(name(party) for party in parties)
