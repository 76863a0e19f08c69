"""Prior notification: whether it is due, and whether it was given in time (Chapter V; older editions likewise)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from detente.agreements.engine import rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES, Asked, quoted
from detente.domains.exercises.counting import LANDING, NUMBERS, counted
from detente.domains.exercises.deadline import Deadline, deadline_of, judged
from detente.domains.exercises.weighing import MET, NOT_MET, Weighed, either, in_zone, landing, rank_of, size
from detente.domains.exercises.wording import VERDICTS, cited, conclusion, grounds, near, not_told, other_numbers
from detente.model.certainty import weakest
from detente.model.exercise import Activity, Form
from detente.model.finding import Finding, Owed, Verdict

INSTRUMENT = "Vienna Document 2011"
DUTY = "prior notification"
QUESTION = "Was prior notification due?"
TIMING = "Was the notification given in time?"
NOT_YET_LAW = "no rule on {what} was in force, as far as the law that this desk holds goes"


def kind_of_numbers(activity: Activity) -> str:
    """Return which numbers are asked: those for transfers where it is one, else those for activities."""
    return "transfer" if activity.form is Form.TRANSFER else "notification"


def notifiable(asked: Asked, activity: Activity | None = None) -> Weighed | None:
    """Return whether the activity (or another description of it) reaches notification, None without such law."""
    return asked.once("notifiable", _notifiable) if activity is None else _notifiable(asked, activity)


def _notifiable(asked: Asked, described: Activity) -> Weighed | None:
    numbers, prefix = counted(described), kind_of_numbers(described)
    if all(asked.law.on(f"{prefix}/{key}") is None for key in NUMBERS):
        return None
    land = size(described, numbers, asked.law, prefix)
    lands = landing(described, numbers, asked.law, "notification")
    return in_zone(described, either(land, lands, "any of these"))


@rule(
    "VD11/40",
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="40",
    asks=(
        *(f"{kind}/{key}" for kind in ("notification", "transfer") for key in NUMBERS),
        f"notification/{LANDING}",
        "notification/structure",
        "notification/sorties",
        "notification/host",
        "notification/alert_duty",
        "transfer/arrival",
        "transfer/transit",
    ),
)
def prior_notification(asked: Asked) -> Finding:
    """Return whether prior notification was due, by when and from whom, and at what other numbers it would be."""
    weighed, prefix = notifiable(asked), kind_of_numbers(asked.activity)
    if weighed is None:
        return not_in_force(asked, "VD11/40.1.1", QUESTION, DUTY)
    numbers = counted(asked.activity)
    answer = cited(asked, weighed, prefix)
    sentence = f"{grounds(asked, weighed, numbers, prefix)}, {conclusion(asked, weighed, DUTY, answer)}"
    deadline = deadline_of(asked)
    due = weighed.rank == MET
    notes = (
        *(() if due else other_numbers(asked, prefix, DUTY)),
        *not_told(asked, numbers, prefix),
        *(_beside(asked) if due else ()),
        *(_voluntary(asked) if weighed.rank == NOT_MET else ()),
        *(near(asked, numbers, prefix, "notification") if weighed.rank == NOT_MET else ()),
    )
    return asked.finding(
        answer.provision.rule,
        QUESTION,
        VERDICTS[weighed.rank],
        sentence + (_by_when(deadline) if due else "") + ".",
        owed=(_owed(asked, deadline, answer),) if due else (),
        why=weighed.why,
        certainty=weakest(weighed.certainty, answer.provision.certainty),
        notes=notes,
    )


@rule(
    "VD11/38",
    question=TIMING,
    instrument=INSTRUMENT,
    paragraph="38",
    asks=("notification/days", "notification/alert_days"),
)
def timing(asked: Asked) -> Iterator[Finding]:
    """Yield whether the notification of a notifiable activity was given in time, late, or cannot be told."""
    weighed, deadline = notifiable(asked), deadline_of(asked)
    if weighed is None or weighed.rank == NOT_MET or deadline is None:
        return
    if asked.notifications:
        verdict, sentence = judged(deadline, asked.notifications[0])
    elif weighed.rank == MET:
        verdict, sentence = _nothing_on_record(asked, deadline)
    else:
        return
    yield asked.finding(
        deadline.answer.provision.rule,
        TIMING,
        verdict,
        sentence,
        why=deadline.why,
        certainty=deadline.answer.provision.certainty,
    )


def not_in_force(asked: Asked, rule_id: str, question: str, what: str) -> Finding:
    """Return the finding that no law on a question was in force on the day."""
    sentence = f"On {asked.law.day} {NOT_YET_LAW.format(what=what)}."
    return asked.finding(rule_id, question, Verdict.NOT_IN_FORCE, sentence)


def _owed(asked: Asked, deadline: Deadline | None, answer: Answer) -> Owed:
    owed = answer.provision.owed(
        what=f"{DUTY} of {asked.activity.name}, in writing",
        by=asked.hosts,
        to=(ALL_STATES,),
        within="" if asked.hosts else "by the State on whose territory it takes place, which is not told",
    )
    if deadline is None:
        return owed
    within = "; ".join(filter(None, (deadline.words, owed.within)))
    law = deadline.answer.provision
    return msgspec.structs.replace(
        owed,
        due=deadline.latest,
        within=within,
        status=_status(asked, deadline),
        provision=law.id,
        paragraph=law.paragraph,
        certainty=law.certainty,
    )


def _status(asked: Asked, deadline: Deadline) -> str:
    if asked.notifications:
        verdict, _ = judged(deadline, asked.notifications[0])
        return {Verdict.IN_TIME: "sent in time", Verdict.LATE: "sent late"}.get(verdict, "sent")
    passed = deadline.latest is not None and asked.instant > deadline.latest
    return "no notification on this desk's record" if passed else "open"


def _nothing_on_record(asked: Asked, deadline: Deadline) -> tuple[Verdict, str]:
    latest: datetime | None = deadline.latest
    if latest is not None and asked.instant <= latest:
        return Verdict.OPEN, f"Prior notification is still to be given: {deadline.words}."
    silent = "No notification is on this desk's record, which does not show that none was sent"
    return Verdict.CANNOT_TELL, f"{silent}; it was due {deadline.words}."


def _by_when(deadline: Deadline | None) -> str:
    return f", {deadline.words}" if deadline else ""


def _beside(asked: Asked) -> Iterator[str]:
    host, air = asked.law.on("notification/host"), asked.law.on("notification/sorties")
    if host is not None and len(asked.activity.states) > 1:
        yield quoted(host)
    sorties = asked.activity.fixed_wing_sorties
    if air is not None and sorties is not None:
        rank = rank_of(sorties.least, sorties.most, air.value or 0, air.provision.comparison)
        if rank == MET:
            yield quoted(air)
    yield from _of_kind(asked)


def _of_kind(asked: Asked) -> Iterator[str]:
    """Yield what holds besides for an alert, and for a transfer: the time only, and what follows on arrival."""
    activity = asked.activity
    questions = (
        *(("notification/alert_duty",) if activity.snap else ()),
        *(("transfer/arrival", "transfer/transit") if activity.form is Form.TRANSFER else ()),
    )
    for answer in filter(None, map(asked.law.on, questions)):
        yield quoted(answer)
    if activity.snap is None:
        yield "This supposes that the troops had advance notice, which is not told."


def _voluntary(asked: Asked) -> Iterator[str]:
    for sent in asked.notifications[:1]:
        day = sent.transmitted.date()
        yield f"A notification was sent on {day}; it was not due, so it creates no duty to invite observers."
