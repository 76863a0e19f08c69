"""Observation: whether observers from all participating States are to be invited (Chapter VI; older editions)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from detente.agreements.engine import rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES, Asked, each_notified, quoted
from detente.domains.exercises.counting import LANDING, NUMBERS, Counted, counted, range_words
from detente.domains.exercises.deadline import days_late, days_words, deadline_of
from detente.domains.exercises.notification import INSTRUMENT, not_in_force
from detente.domains.exercises.weighing import (
    CANNOT_TELL,
    MET,
    NOT_MET,
    OUTCOMES,
    UNCERTAIN,
    Weighed,
    either,
    in_zone,
    landing,
    rank_of,
    size,
)
from detente.domains.exercises.wording import VERDICTS, cited, conclusion, grounds, near, not_told, other_numbers
from detente.model.certainty import weakest
from detente.model.exercise import Activity, Form, Range
from detente.model.finding import Finding, Owed, Why
from detente.model.time import end_of_day

DUTY = "invitation of observers"
QUESTION = "Were observers to be invited?"
HOURS_A_DAY = 24
VISITORS = ("attach", "distinguished visitor")
"""English words, in what is told of an observation, for visitors who are no observers under the agreement."""


def observable(asked: Asked, activity: Activity | None = None) -> Weighed | None:
    """Return whether the activity (or another description of it) reaches observation, None without such law."""
    return asked.once("observable", _observable) if activity is None else _observable(asked, activity)


def _observable(asked: Asked, described: Activity) -> Weighed | None:
    if all(asked.law.on(f"observation/{key}") is None for key in NUMBERS):
        return None
    numbers, hours = observed_numbers(asked, described)
    land = size(described, numbers, asked.law, "observation")
    lands = landing(described, numbers, asked.law, "observation")
    reached = either(land, lands, "any of these")
    if hours is not None:
        reached = _beyond(reached, lasting(described), hours)
    return in_zone(described, reached)


def observed_numbers(asked: Asked, activity: Activity) -> tuple[dict[str, Counted], Answer | None]:
    """Return the numbers that count for observation, and for an alert the hours after which they count."""
    hours = asked.law.on("observation/alert_hours") if activity.snap else None
    return counted(activity, after_hour=None if hours is None else hours.value), hours


def lasting(activity: Activity) -> Range:
    """Return how many hours an activity lasts, as far as its hours or its days tell.

    From days alone: the first and the last day each count between nothing and 24 hours.
    """
    if activity.duration_hours is not None:
        return Range(activity.duration_hours, activity.duration_hours)
    if activity.start is None or activity.end is None:
        return Range()
    days = (activity.end - activity.start).days
    return Range(max(days - 1, 0) * HOURS_A_DAY, max(days + 1, 0) * HOURS_A_DAY)


@rule(
    "VD11/47",
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="47.4",
    asks=(
        *(f"observation/{key}" for key in (*NUMBERS, LANDING)),
        "observation/alert_hours",
        "observation/concentration",
        "observation/observers",
        "observation/reply_days",
        "observation/attaches",
        "observation/arrangements",
    ),
)
def observation(asked: Asked) -> Finding:
    """Return whether observers were to be invited, by when and by whom."""
    weighed = observable(asked)
    if weighed is None:
        return not_in_force(asked, "VD11/47.4", QUESTION, DUTY)
    numbers, hours = observed_numbers(asked, asked.activity)
    answer = cited(asked, weighed, "observation")
    due = weighed.rank == MET
    if hours is not None and weighed.decided_by == hours:
        first = _hours_grounds(asked, hours)
    else:
        first = _beyond_words(hours, grounds(asked, weighed, numbers, "observation"))
    notes = (
        *(() if due else other_numbers(asked, "observation", DUTY)),
        *not_told(asked, numbers, "observation"),
        *(_beside(asked, hours) if due else ()),
        *(near(asked, numbers, "observation", "observation") if weighed.rank == NOT_MET else ()),
        *_attaches(asked),
    )
    return asked.finding(
        answer.provision.rule,
        QUESTION,
        VERDICTS[weighed.rank],
        f"{first}, {conclusion(asked, weighed, DUTY, answer)}{_late(asked) if due else ''}.",
        owed=(_owed(asked, answer, hours),) if due else (),
        why=weighed.why,
        certainty=weakest(weighed.certainty, answer.provision.certainty),
        notes=notes,
    )


def _beyond(reached: Weighed, lasts: Range, hours: Answer) -> Weighed:
    """Return the condition limited to what of an alert continues beyond the hours; exactly these is not beyond."""
    told = lasts.least is not None
    rank = rank_of(lasts.least, lasts.most, hours.value or 0, hours.provision.comparison) if told else CANNOT_TELL
    value = {MET: lasts.least, NOT_MET: lasts.most}.get(rank)
    if rank != CANNOT_TELL and not hours.firm:
        rank = UNCERTAIN
    words = range_words(lasts.least, lasts.most) or "not told"
    lasted = hours.why(OUTCOMES[rank], f"no advance notice to the troops; hours it lasts: {words}", value)
    best = min(reached.rank, rank)
    why = Why(says="all of these", outcome=OUTCOMES[best], children=(reached.why, lasted))
    if rank < reached.rank:
        return Weighed(rank, why, hours, value, hours.provision.certainty)
    mark = weakest(reached.certainty, hours.provision.certainty) if reached.rank == MET else reached.certainty
    return msgspec.structs.replace(reached, why=why, certainty=mark)


def _beyond_words(hours: Answer | None, words: str) -> str:
    return (
        words if hours is None else f"Of what continues beyond hour {hours.value}: {words[0].lower()}{words[1:]}"
    )


def _hours_grounds(asked: Asked, hours: Answer) -> str:
    lasts = lasting(asked.activity)
    words = range_words(lasts.least, lasts.most)
    limit = f"{hours.provision.comparison} {hours.value} hours"
    start = "The activity was carried out without advance notice to the troops"
    if not words:
        return f"{start} and how long it lasts is not told, so that it may or may not be {limit}"
    rank = rank_of(lasts.least, lasts.most, hours.value or 0, hours.provision.comparison)
    verb = {NOT_MET: "is not", MET: "is"}.get(rank, "may or may not be")
    return f"{start} and lasted {words} hours, which {verb} {limit}"


def _owed(asked: Asked, answer: Answer, hours: Answer | None) -> Owed:
    due = invitation_due(asked, hours)
    unknown = "" if asked.hosts else "by the State on whose territory it takes place, which is not told"
    with_it = f"for what continues beyond hour {hours.value}" if hours else "with the notification"
    return answer.provision.owed(
        what=f"{DUTY} to {asked.activity.name}",
        by=asked.hosts,
        to=(ALL_STATES,),
        due=due,
        within="; ".join(filter(None, (with_it, unknown))),
    )


def invitation_due(asked: Asked, hours: Answer | None) -> datetime | None:
    """Return when the invitation is due: with the notification, or when an alert passes its hours."""
    if hours is None:
        deadline = deadline_of(asked)
        return deadline.latest if deadline else None
    start = asked.activity.start
    begun = asked.activity.commenced or (end_of_day(start) if start else None)
    return begun + timedelta(hours=hours.value or 0) if begun else None


def _late(asked: Asked) -> str:
    """Return how late an invitation already is when a change raises a notified activity to observation."""
    due, said = invitation_due(asked, None), asked.evidence.said
    if asked.activity.snap or due is None or said is None:
        return ""
    before = [observable(asked, notified) for notified in each_notified(asked)]
    days = days_late(due.date(), said.date())
    if not any(one is not None and one.rank == NOT_MET for one in before) or days <= 0:
        return ""
    return f", by {due.date()}; when the change was told, that was already late by {days_words(days)}"


def _beside(asked: Asked, hours: Answer | None) -> Iterator[str]:
    observers, reply = asked.law.on("observation/observers"), asked.law.on("observation/reply_days")
    concentration = asked.law.on("observation/concentration")
    if hours is not None:
        lasted = range_words(lasting(asked.activity).least, lasting(asked.activity).most)
        yield (
            f"It lasted {lasted} hours; due for what continues beyond hour {hours.value}, "
            "while the numbers are reached."
        )
        if not asked.activity.stages:
            yield "This supposes that the strength told was still reached then, which is not told."
    if concentration is not None and asked.activity.form is Form.TRANSFER:
        yield quoted(concentration)
    arrangements = asked.law.on("observation/arrangements")
    yield from (quoted(answer) for answer in (observers, reply, arrangements) if answer is not None)


def _attaches(asked: Asked) -> Iterator[str]:
    """Yield the note that visits of attachés or distinguished visitors are no observation, where such are told."""
    answer, told = asked.law.on("observation/attaches"), asked.activity.observation_told.casefold()
    if answer is not None and any(word in told for word in VISITORS):
        yield quoted(answer)
