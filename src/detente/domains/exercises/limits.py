"""Size classes and the limits on large activities (Chapter VIII): how many a year, in a run of years, at one time.

Classes are by "more than", where notification and observation are by "at least". An activity counts for the
States that host it; where no host is told, for the States that take part.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from detente.agreements.engine import LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES, Asked, marked
from detente.domains.exercises.counting import NUMBERS, counted
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.weighing import (
    CANNOT_TELL,
    MET,
    NOT_MET,
    UNCERTAIN,
    Weighed,
    in_zone,
    size,
)
from detente.domains.exercises.wording import cited, grounds
from detente.model.exercise import Activity
from detente.model.finding import Finding, Outcome, Verdict, Why
from detente.model.time import end_of_day

CLASSES = ("large", "medium", "smaller")
CLASS_WORDS = {
    "large": "the largest class",
    "medium": "the middle class",
    "smaller": "the smaller class",
}
QUESTION = "Is it large enough to count against the limits on large activities?"
ANNOUNCED = "Was the large activity announced in time?"
NOVEMBER = 11
SIZE_VERDICTS = {
    MET: Verdict.EXCEEDED,
    UNCERTAIN: Verdict.UNCERTAIN,
    CANNOT_TELL: Verdict.CANNOT_TELL,
    NOT_MET: Verdict.WITHIN,
}


class Classed(msgspec.Struct, frozen=True):
    """The size class of an activity: the highest that it surely exceeds (empty: none), and each class's rank.

    `weighed` is the class that decides, `by_class` every class that the law of the day has, `lowest` the smallest.
    """

    name: str
    ranks: dict[str, int]
    weighed: Weighed
    lowest: str
    by_class: dict[str, Weighed] = {}


def classed(activity: Activity, law: LawOfDay) -> Classed | None:
    """Return the size class of an activity, None where the law of the day has no limits on size."""
    numbers = counted(activity)
    weighed = {
        name: in_zone(activity, size(activity, numbers, law, name))
        for name in CLASSES
        if any(law.on(f"{name}/{key}") is not None for key in NUMBERS)
    }
    if not weighed:
        return None
    surely = [name for name, w in weighed.items() if w.rank == MET]
    lowest = tuple(weighed)[-1]
    ranks = {name: w.rank for name, w in weighed.items()}
    decisive = weighed[surely[0] if surely else lowest]
    return Classed(surely[0] if surely else "", ranks, decisive, lowest, weighed)


def class_of(asked: Asked, activity: Activity) -> Classed | None:
    """Return the size class of an activity under the law that is asked."""
    return classed(activity, asked.law)


@rule(
    "VD11/67",
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="67",
    asks=tuple(f"{name}/{key}" for name in CLASSES for key in NUMBERS),
)
def size_class(asked: Asked) -> Iterator[Finding]:
    """Yield the size class where an activity may have one; nothing where it has none or no number is told."""
    found = asked.once("classed", class_of)
    numbers = counted(asked.activity)
    told = any(numbers[key].told for key in NUMBERS)
    if found is None or found.weighed.rank == NOT_MET or not told:
        return
    name = found.name or found.lowest
    answer = cited(asked, found.weighed, name)
    first = grounds(asked, found.weighed, numbers, name)
    verdict = SIZE_VERDICTS[found.weighed.rank]
    law = asked.under(answer.provision)
    counts = {
        Verdict.EXCEEDED: f"so it is of {CLASS_WORDS[name]} and counts against the limits {law}",
        Verdict.UNCERTAIN: f"so whether it counts against the limits {law} is uncertain",
        Verdict.CANNOT_TELL: f"so whether it counts against the limits {law} cannot be told",
    }
    yield asked.finding(
        answer.provision.rule,
        QUESTION,
        verdict,
        f"{first}, {counts[verdict]}.",
        why=found.weighed.why,
        certainty=found.weighed.certainty,
        notes=tuple(_larger(found)),
    )


@rule(
    "VD11/68",
    question=ANNOUNCED,
    instrument=INSTRUMENT,
    paragraph="68",
    asks=(
        "announcement/november_day",
        "announcement/years_ahead",
        "announcement/calendar",
        "calendar/november_day",
        "announcement_two_years/personnel",
        "announcement_one_year/personnel",
    ),
)
def announcement(asked: Asked) -> Iterator[Finding]:
    """Yield, for an activity of the largest class, by when it had to be announced and whether it was."""
    for answer, years, weighed in _announcements(asked):
        day = asked.law.on("announcement/november_day")
        if asked.activity.start is None or day is None:
            continue
        due = date(asked.activity.start.year - years, NOVEMBER, day.value or 1)
        verdict, words = _announced(asked, due)
        provision = answer.provision
        yield asked.finding(
            provision.rule,
            ANNOUNCED,
            verdict if day.firm and answer.firm else Verdict.UNCERTAIN,
            f"An activity of this size in {asked.activity.start.year} had to be announced to all by {due} "
            f"{asked.under(provision)}; {words}.",
            owed=(
                provision.owed(
                    what=f"announcement of {asked.activity.name}",
                    by=asked.hosts,
                    to=(ALL_STATES,),
                    due=end_of_day(due),
                    status={Verdict.OPEN: "open", Verdict.IN_TIME: "sent in time", Verdict.LATE: "sent late"}.get(
                        verdict, "no announcement on this desk's record"
                    ),
                ),
            ),
            why=Why(
                says=provision.says,
                outcome=Outcome.MET,
                children=(weighed.why, answer.why(Outcome.MET), day.why(Outcome.MET)),
            ),
            certainty=provision.certainty,
            notes=tuple(_calendar(asked)),
        )


def _announcements(asked: Asked) -> Iterator[tuple[Answer, int, Weighed]]:
    """Yield what must be announced so many years ahead: by class where the law has classes, else by number."""
    found, years = asked.once("classed", class_of), asked.law.on("announcement/years_ahead")
    if found is not None and years is not None and found.name == CLASSES[0]:
        yield years, years.value or 0, found.weighed
    for prefix, ahead in (("announcement_two_years", 2), ("announcement_one_year", 1)):
        answer = asked.law.on(f"{prefix}/{NUMBERS[0]}")
        if answer is not None:
            weighed = in_zone(asked.activity, size(asked.activity, counted(asked.activity), asked.law, prefix))
            if weighed.rank == MET:
                yield answer, ahead, weighed


def _announced(asked: Asked, due: date) -> tuple[Verdict, str]:
    announced = asked.activity.announced
    if announced is not None and announced <= asked.instant.date():
        if announced <= due:
            return Verdict.IN_TIME, f"it was announced on {announced}, in time"
        return Verdict.LATE, f"it was announced on {announced}, after that day"
    if asked.instant <= end_of_day(due):
        return Verdict.OPEN, "that day is still to come"
    return Verdict.CANNOT_TELL, "no announcement is on this desk's record, which does not show that none was made"


def _calendar(asked: Asked) -> Iterator[str]:
    calendar, start = asked.law.on("calendar/november_day"), asked.activity.start
    wanted = asked.law.on("announcement/calendar")
    if calendar is None or wanted is None or start is None:
        return
    told = {
        True: "told to stand in it",
        False: "told not to stand in it",
        None: "not told whether it stands in it",
    }
    day = date(start.year - 1, NOVEMBER, calendar.value or 1)
    yield (
        f"{wanted.provision.says} ({marked(wanted)}); that calendar was due by {day} "
        f"({marked(calendar)}); {told[asked.activity.in_calendar]}."
    )


def _larger(found: Classed) -> Iterator[str]:
    """Yield the note on larger classes that cannot be excluded."""
    open_ = [n for n in CLASSES if found.ranks.get(n) in (CANNOT_TELL, UNCERTAIN)]
    if found.name and open_:
        yield f"It cannot be told whether it is of {' or '.join(CLASS_WORDS[name] for name in open_)}."
