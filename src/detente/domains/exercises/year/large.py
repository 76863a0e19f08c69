"""What the annual calendar and the announcement two years ahead must tell of each activity (63, 70)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from detente.agreements.engine import rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import joined, one_each
from detente.domains.exercises.limits import CLASSES, classed
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import Heard, number_in, words_in
from detente.domains.exercises.year.asking import YearAsked, transmitted
from detente.domains.exercises.year.duty import finding
from detente.model.exercise import Activity
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.message import Day, Table, Words
from detente.model.time import end_of_day

WINDOW = "Does the calendar name the start closely enough?"
BOTH = "Was the largest class announced two years ahead, and does it stand in the calendar?"
CALENDAR, LARGE = "vd11.61.calendar", "vd11.68.large_activity"
DESIGNATION, WINDOW_START, WINDOW_END = 1, 7, 8
"""Places of columns in the table `calendar.activities` of the form; a test holds them to the form."""


@rule(
    "VD11/63",
    question=WINDOW,
    instrument=INSTRUMENT,
    paragraph="63",
    asks=("calendar/window",),
)
def start_windows(asked: YearAsked) -> Iterator[Finding]:
    """Yield, for each activity of the State's own calendars, whether its start lies in a window of enough days."""
    for message, evidence in asked.sent(CALENDAR):
        for name, first, last in _planned(message.value("calendar.activities")):
            law = asked.law.at(first)
            answer = law.on("calendar/window")
            if answer is None or not asked.within(first):
                continue
            days = (last - first).days
            verdict = Verdict.WITHIN if days <= (answer.value or 0) else Verdict.EXCEEDED
            yield finding(
                asked,
                answer,
                law,
                WINDOW,
                f"{asked.state}: {name}",
                verdict if answer.firm else Verdict.UNCERTAIN,
                f"The calendar gives {first} to {last} for the start of {name}, {days} days from the first to the "
                f"last; at most {answer.value} are remembered as asked for.",
                evidence=(evidence,),
                value=days,
            )


def _planned(value: object) -> Iterator[tuple[str, date, date]]:
    """Yield name and window of each row that has both days in their order."""
    for row in value.rows if isinstance(value, Table) else ():
        name, first, last = (row[n] if n < len(row) else None for n in (DESIGNATION, WINDOW_START, WINDOW_END))
        if isinstance(first, Day) and isinstance(last, Day) and first.day <= last.day:
            yield (name.text if isinstance(name, Words) else "an activity without a name"), first.day, last.day


@rule(
    "VD11/70",
    question=BOTH,
    instrument=INSTRUMENT,
    paragraph="70",
    asks=(
        "announcement/calendar",
        "announcement/november_day",
        "announcement/years_ahead",
        "calendar/november_day",
    ),
)
def large_activities(asked: YearAsked) -> Iterator[Finding]:
    """Yield, for each activity of the largest class that starts in the window, whether both were in time."""
    for activity, evidence in one_each(asked.activities):
        if activity.start is None or not asked.within(activity.start):
            continue
        if asked.state in (activity.hosts or activity.states):
            yield from _large(asked, activity, evidence, activity.start)


def _large(asked: YearAsked, activity: Activity, evidence: Evidence, start: date) -> Iterator[Finding]:
    law = asked.law.at(start)
    sized = classed(activity, law)
    both, years = law.on("announcement/calendar"), law.on("announcement/years_ahead")
    announcing, calendar = law.on("announcement/november_day"), law.on("calendar/november_day")
    if both is None or years is None or announcing is None or calendar is None:
        return
    if sized is None or sized.name != CLASSES[0]:
        return
    steps = (
        ("announcement", announcing, start.year - (years.value or 0), _announced(asked, activity, start.year)),
        ("calendar", calendar, start.year - 1, _in_calendar(asked, activity, start.year)),
    )
    found = [_step(asked, *step) for step in steps]
    yield finding(
        asked,
        both,
        law,
        BOTH,
        activity.name,
        _together([verdict for verdict, _ in found]),
        f"{activity.name} is of the largest class and starts on {start}: {joined([words for _, words in found])}.",
        evidence=(evidence, *(one[1] for step in steps for one in step[3][:1])),
    )


def _step(asked: YearAsked, what: str, answer: Answer, year: int, sent: tuple[Heard, ...]) -> tuple[Verdict, str]:
    due = answer.provision.day_in(year, answer.value or 1)
    by: datetime = end_of_day(due)
    if sent:
        moment = transmitted(sent[0])
        verdict = Verdict.IN_TIME if moment <= by else Verdict.LATE
        return verdict, f"{what} due by {due}, sent on {moment.date()}"
    if asked.instant <= by:
        return Verdict.OPEN, f"{what} due by {due}, still to come"
    return Verdict.CANNOT_TELL, f"{what} due by {due}, none on this desk's record"


def _together(verdicts: list[Verdict]) -> Verdict:
    """Return the verdict on both: late where one is, in time where both are, else what is still not known."""
    for verdict in (Verdict.LATE, Verdict.CANNOT_TELL, Verdict.OPEN):
        if verdict in verdicts:
            return verdict
    return Verdict.IN_TIME


def _announced(asked: YearAsked, activity: Activity, year: int) -> tuple[Heard, ...]:
    """Return the announcements for that year that name the activity, or that name none."""
    return tuple(
        one
        for one in asked.sent(LARGE)
        if number_in(one[0], "calendar.year") == year
        and words_in(one[0], "general.designation").casefold() in ("", activity.name.casefold())
    )


def _in_calendar(asked: YearAsked, activity: Activity, year: int) -> tuple[Heard, ...]:
    return tuple(
        one
        for one in asked.sent(CALENDAR)
        if number_in(one[0], "calendar.year") == year
        and any(
            name.casefold() == activity.name.casefold()
            for name, _, _ in _planned(one[0].value("calendar.activities"))
        )
    )
