"""FSC.DEC/9/12: a State without a notifiable activity in a year notifies one below the numbers; FSC.DEC/10/02."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec

from detente.agreements.engine import LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES, Asked
from detente.domains.exercises.messages.notices import VOLUNTARY
from detente.domains.exercises.notification import notifiable
from detente.domains.exercises.told import ids_in, number_in, words_in
from detente.domains.exercises.weighing import MET, NOT_MET
from detente.domains.exercises.year.asking import YearAsked, day_of, transmitted
from detente.domains.exercises.year.duty import NO_MESSAGE, finding
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.time import end_of_day, midnight

QUESTION = "Was at least one activity of the year notified?"
REMINDED = "Was the State reminded of a date?"
DECISION, REMINDER = "FSC Decision 9/12", "fsc.dec.10.02.reminder"
NOTE = "Severity: note. It is an open item of this desk's record, and no word on what the State did."
NOT_MET_STATUS = "FSC.DEC/9/12 not met, as far as this desk's record goes"
TIMED = (Verdict.IN_TIME, Verdict.LATE)
STEPS = {"announced": 0, "first reminder": 1, "second reminder": 2}


class Told(msgspec.Struct, frozen=True):
    """A notification of an activity of the year: from when to when it was sent, and when the activity starts."""

    sent: datetime
    sent_latest: datetime
    start: date | None
    evidence: Evidence


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar year under the decision: its numbers, the last instant, and when the desk looks back."""

    year: int
    law: LawOfDay
    wanted: Answer
    days: Answer
    last: datetime
    back: date


class Counted(msgspec.Struct, frozen=True):
    """What is on record of a year: notifications, notifiable activities, and those of which it cannot be told."""

    told: tuple[Told, ...]
    notifiable: tuple[Evidence, ...]
    perhaps: tuple[Evidence, ...]


@rule(
    "FSC.DEC/9/12",
    question=QUESTION,
    instrument=DECISION,
    paragraph="FSC.DEC/9/12",
    asks=("below/activities", "below/days", "below/look_back", "below/largest"),
)
def below_the_numbers(asked: YearAsked) -> Iterator[Finding]:
    """Yield, for each calendar year of the window, whether the State notified an activity, or still has to.

    On 1 January (the desk's own day) a year with nothing on record becomes an open item of the severity `note`.
    """
    for year in range(asked.since.year - 1, asked.until.year + 1):
        law = asked.law.at(date(year, 1, 1))
        wanted, days, look = (law.on(f"below/{part}") for part in ("activities", "days", "look_back"))
        if wanted is None or days is None or look is None or not asked.takes_part(date(year, 12, 31)):
            continue
        back = look.provision.day_in(year + 1, look.value or 1)
        last = end_of_day(date(year, 12, 31) - timedelta(days=days.value or 0))
        if back >= asked.since and last.date() <= asked.until:
            yield _year(asked, Looked(year=year, law=law, wanted=wanted, days=days, last=last, back=back))


def _year(asked: YearAsked, looked: Looked) -> Finding:
    year, law, wanted = looked.year, looked.law, looked.wanted
    counted = _counted(asked, year)
    verdict, status, words = _standing(asked, counted, looked)
    what = f"notification of {_activities(wanted.value or 0)} in {year}, below the numbers"
    open_item = verdict is Verdict.OPEN and asked.instant >= midnight(looked.back)
    owed = wanted.provision.owed(
        what=what,
        by=(asked.state,),
        to=(ALL_STATES,),
        due=looked.last,
        within=f"{looked.days.value} days ahead, and so by {looked.last.date()} for the last day of {year}",
        status=status,
    )
    largest = law.on("below/largest")
    notes = (
        *((NOTE,) if open_item else ()),
        *((f"{largest.provision.says} [{largest.provision.certainty}].",) if largest else ()),
    )
    return finding(
        asked,
        wanted,
        law,
        QUESTION,
        f"{asked.state}: FSC.DEC/9/12 for {year}",
        wanted.sure(looked.days.sure(verdict) if verdict in TIMED else verdict),
        f"{asked.name(asked.state)}: {what}; {words}.",
        owed=(owed,) if status else (),
        notes=notes,
        evidence=(*(one.evidence for one in counted.told), *counted.notifiable, *counted.perhaps),
        value=len(counted.told),
    )


def _standing(asked: YearAsked, counted: Counted, looked: Looked) -> tuple[Verdict, str, str]:
    """Return the verdict, the status of what is owed (empty: nothing is), and the words for both."""
    wanted, ahead = looked.wanted.value or 0, timedelta(days=looked.days.value or 0)
    if counted.notifiable:
        return (
            Verdict.NOT_DUE,
            "",
            "an activity that reaches the numbers is on record, so none is asked for",
        )
    if counted.told and len(counted.told) >= wanted:
        return _timed(counted.told, wanted, ahead)
    if counted.perhaps:
        return Verdict.CANNOT_TELL, "", "whether an activity on record reaches the numbers cannot be told"
    if asked.instant <= looked.last:
        return Verdict.OPEN, "open", "none is on record, and there is still time"
    if asked.instant < midnight(looked.back):
        return (
            Verdict.CANNOT_TELL,
            NO_MESSAGE,
            "none is on this desk's record, which does not show that none was sent",
        )
    return (
        Verdict.OPEN,
        NOT_MET_STATUS,
        f"none is on this desk's record on {looked.back}, which does not show that none was sent",
    )


def _timed(told: tuple[Told, ...], wanted: int, ahead: timedelta) -> tuple[Verdict, str, str]:
    """Return whether enough of the notifications surely were in time, surely were not, or neither."""
    due = [(one, end_of_day(one.start - ahead)) for one in told if one.start is not None]
    surely = sum(one.sent_latest <= by for one, by in due)
    perhaps = sum(one.sent <= by for one, by in due) + len(told) - len(due)
    words = f"{len(told)} on record"
    if surely >= wanted:
        return Verdict.IN_TIME, "sent in time", f"{words}, {surely} of them {ahead.days} days ahead"
    if perhaps < wanted:
        return Verdict.LATE, "sent late", f"{words}, but not {ahead.days} days ahead"
    return Verdict.CANNOT_TELL, "sent", f"{words}; whether {ahead.days} days ahead cannot be told"


def _counted(asked: YearAsked, year: int) -> Counted:
    reached: list[Evidence] = []
    perhaps: list[Evidence] = []
    for activity, evidence in asked.activities:
        if activity.start is None or activity.start.year != year:
            continue
        if asked.state not in (activity.hosts or activity.states):
            continue
        law = asked.law.at(activity.start)
        weighed = notifiable(
            Asked(activity=activity, evidence=evidence, law=law, instant=asked.instant, name=asked.name)
        )
        if weighed is not None and weighed.rank == MET:
            reached.append(evidence)
        elif weighed is not None and weighed.rank != NOT_MET:
            perhaps.append(evidence)
    return Counted(tuple(_told(asked, year)), tuple(reached), tuple(perhaps))


def _told(asked: YearAsked, year: int) -> Iterator[Told]:
    """Yield each notified activity of the year once, by its first notification."""
    first: dict[tuple[str, date | None], Told] = {}
    for name, told in sorted(
        _notified(asked, year), key=lambda one: (one[1].sent, one[0], one[1].evidence.records)
    ):
        first.setdefault((name.casefold(), told.start), told)
    yield from first.values()


def _notified(asked: YearAsked, year: int) -> Iterator[tuple[str, Told]]:
    for notification, evidence in asked.notifications:
        activity, start = notification.activity, notification.activity.start
        by = evidence.party == asked.state or asked.state in (activity.hosts or activity.states)
        if by and start is not None and start.year == year and notification.transmitted <= asked.instant:
            sent = notification.transmitted
            yield activity.name, Told(sent, notification.transmitted_latest or sent, start, evidence)
    for heard in asked.sent(*VOLUNTARY):
        (message, evidence), moment = heard, transmitted(heard)
        start = day_of(message, "general.start")
        about = start.year if start else number_in(message, "notice.year")
        if about == year:
            yield words_in(message, "general.designation"), Told(moment, moment, start, evidence)


def _activities(count: int) -> str:
    return "an activity" if count == 1 else f"{count} activities"


@rule(
    "FSC.DEC/10/02",
    question=REMINDED,
    instrument="FSC Decision 10/02",
    paragraph="FSC.DEC/10/02",
    asks=("reminders/announced", "reminders/count"),
)
def reminders(asked: YearAsked) -> Iterator[Finding]:
    """Yield each date that the Chair of the Forum announced, and how often the State was reminded of it.

    How many reminders there are is the desk's own number: it is quoted, and no verdict rests on it.
    """
    steps: dict[tuple[str, date], list[tuple[int, Evidence]]] = {}
    for message, evidence in asked.heard:
        due, step = day_of(message, "exchange.due"), STEPS.get(words_in(message, "exchange.step"))
        if message.type != REMINDER or due is None or step is None or not asked.within(due):
            continue
        if step == 0 or asked.state in ids_in(message, "exchange.missing"):
            steps.setdefault((words_in(message, "exchange.name"), due), []).append((step, evidence))
    for (exchange, due), found in sorted(steps.items()):
        law = asked.law.at(due)
        answer = law.on("reminders/announced")
        if answer is not None and asked.takes_part(due):
            yield _reminded(asked, answer, law, exchange, due, found)


def _reminded(  # noqa: PLR0913, PLR0917  one private step of the rule above
    asked: YearAsked, answer: Answer, law: LawOfDay, exchange: str, due: date, found: list[tuple[int, Evidence]]
) -> Finding:
    count = max(step for step, _ in found)
    stage = f"reminded_{count}" if count else "due" if asked.instant > end_of_day(due) else "announced"
    state = asked.name(asked.state)
    most = law.on("reminders/count")
    of = "" if most is None else f" of {most.value} times [{most.provision.certainty}]"
    told = f"reminded {count}{of}" if count else f"no reminder of {state} is on record"
    return finding(
        asked,
        answer,
        law,
        REMINDED,
        f"{asked.state}: {exchange or 'an exchange'} due {due}",
        answer.sure(Verdict.OPEN if count else Verdict.WITHIN),
        f"The Chair of the Forum gave {due} as the date of {exchange or 'an exchange that is not named'}; "
        f"it stands at {stage}: {told}.",
        evidence=(evidence for _, evidence in found),
    )
