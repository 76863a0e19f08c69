"""One term of hours or days: when it began and what ended it, each between an earliest and a latest instant.

Hours run on elapsed time in UTC, and what comes exactly at the last second is in time. Days are calendar days:
what comes on the last of them is in time.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from detente.agreements.provision import Answer
from detente.domains.exercises.asking import OUTCOMES
from detente.model.finding import Outcome, Owed, Verdict, Why
from detente.model.time import end_of_day

Bounds = tuple[datetime, datetime]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A term that an answer of the law gives, from the bounds of its beginning; `stopped` None while it runs."""

    answer: Answer
    started: Bounds
    stopped: Bounds | None = None

    @property
    def due(self) -> Bounds:
        """Return the last instant in time: between the earliest and the latest that it can be."""
        length = self.answer.value or 0
        if self.answer.provision.unit == "hours":
            return self.started[0] + timedelta(hours=length), self.started[1] + timedelta(hours=length)
        first, last = (end_of_day(start.date() + timedelta(days=length)) for start in self.started)
        return first, last

    def reading(self, instant: datetime) -> Verdict:
        """Return in time, late, open or cannot tell, as though the wording were sure."""
        first, last = self.due
        earliest, latest = self.stopped or (instant, instant)
        if earliest > last:
            return Verdict.LATE
        if latest <= first:
            return Verdict.IN_TIME if self.stopped else Verdict.OPEN
        return Verdict.CANNOT_TELL

    def verdict(self, instant: datetime) -> Verdict:
        """Return the same, uncertain where the wording is doubtful."""
        return self.answer.sure(self.reading(instant))

    def owed(self, what: str, by: str, to: str, instant: datetime) -> Owed:
        """Return what is owed while nothing has stopped it."""
        law = self.answer.provision
        return law.owed(
            what=what,
            by=(by,) if by else (),
            to=(to,) if to else (),
            due=self.due[1],
            within=f"{self.answer.value} {law.unit}",
            status="overdue" if self.verdict(instant) is Verdict.LATE else "open",
        )


def why_of(answer: Answer, verdict: Verdict, value: int | None = None, comparison: str = "at most") -> Why:
    """Return the condition of one provision and what became of it."""
    return answer.why(OUTCOMES.get(verdict, Outcome.CANNOT_TELL), value=value, comparison=comparison)


def moment_words(bounds: Bounds) -> str:
    """Return an instant to the minute, or to the second where it has seconds; bounds as a day or days between."""
    first, last = bounds
    if first == last:
        return instant_words(first)
    if first.date() == last.date():
        return str(first.date())
    return f"a day between {first.date()} and {last.date()}"


def due_words(bounds: Bounds) -> str:
    """Return a last instant, or the instants between which it lies."""
    first, last = bounds
    if first == last:
        return instant_words(first)
    return f"an instant between {instant_words(first)} and {instant_words(last)}"


def instant_words(instant: datetime) -> str:
    """Return an instant in words, seconds only where there are some."""
    return f"{instant:%Y-%m-%d %H:%M:%S} UTC" if instant.second else f"{instant:%Y-%m-%d %H:%M} UTC"


def length_words(length: timedelta) -> str:
    """Return a length in hours and minutes, seconds only where there are some; below zero with a minus."""
    minus, seconds = ("minus " if length < timedelta(0) else ""), int(abs(length).total_seconds())
    hours, rest = divmod(seconds, 3600)
    odd = f" {rest % 60} s" if rest % 60 else ""
    return f"{minus}{hours} h {rest // 60:02d} min{odd}"


def ending(reading: Verdict, *, stopped: bool) -> str:
    """Return how a sentence on a term ends."""
    words = {
        Verdict.IN_TIME: ", in time",
        Verdict.LATE: ", late" if stopped else ", which is overdue",
        Verdict.CANNOT_TELL: ", and whether in time cannot be told",
        Verdict.OPEN: ", and there is still time",
    }
    return words[reading]
