"""By when notification is due, in calendar days (UTC), and whether one was in time, late, or cannot be told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from detente.agreements.provision import Answer
from detente.domains.exercises.asking import Asked
from detente.model.exercise import Notification
from detente.model.finding import Outcome, Verdict, Why
from detente.model.time import end_of_day, midnight


class Deadline(msgspec.Struct, frozen=True):
    """The last moment in time: between `earliest` and `latest`, None where the start is not told."""

    answer: Answer
    earliest: datetime | None
    latest: datetime | None
    words: str

    @property
    def why(self) -> Why:
        """Return the provision on which the deadline stands."""
        return self.answer.why(Outcome.CANNOT_TELL if self.latest is None else Outcome.MET)


def deadline_of(asked: Asked) -> Deadline | None:
    """Return by when notification is due: days ahead, or at commencement for an alert; None without law."""
    alert = asked.law.on("notification/alert_days") if asked.activity.snap else None
    if alert is not None:
        return _at_commencement(asked, alert)
    answer = asked.law.on("notification/days")
    return None if answer is None else _days_before(asked, answer)


def judged(deadline: Deadline, sent: Notification) -> tuple[Verdict, str]:
    """Return whether a notification was in time, with the sentence; a doubtful rule gives `uncertain`."""
    first, last = sent.transmitted, sent.transmitted_latest or sent.transmitted
    when = f"The notification was sent {_moment(first, last)}"
    if deadline.earliest is None or deadline.latest is None:
        return (
            Verdict.CANNOT_TELL,
            f"{when}; when the activity starts is not told, so whether in time cannot be told.",
        )
    if not deadline.answer.firm:
        return Verdict.UNCERTAIN, f"{when}; it was due {deadline.words}, by wording that is doubtful."
    if last <= deadline.earliest:
        return Verdict.IN_TIME, f"{when}, in time: it was due {deadline.words}."
    if first > deadline.latest:
        return Verdict.LATE, f"{when}, {_late_by(deadline.latest, first)} late: it was due {deadline.words}."
    return Verdict.CANNOT_TELL, f"{when}; it was due {deadline.words}, so whether in time cannot be told."


def days_late(due: date, told: date) -> int:
    """Return how many calendar days a day lies after the day on which something was due."""
    return (told - due).days


def days_words(days: int) -> str:
    """Return `1 day` or `22 days`."""
    return "1 day" if days == 1 else f"{days} days"


def _days_before(asked: Asked, answer: Answer) -> Deadline:
    start, count = asked.activity.start, answer.value or 0
    if start is None:
        return Deadline(answer, None, None, f"{count} days or more before the start, which is not told")
    first = start - timedelta(days=count)
    last = (asked.activity.start_latest or start) - timedelta(days=count)
    days = f"by {first}" if first == last else f"by a day between {first} and {last}"
    return Deadline(answer, end_of_day(first), end_of_day(last), f"{days}, {count} days before the start")


def _at_commencement(asked: Asked, answer: Answer) -> Deadline:
    activity, ahead = asked.activity, timedelta(days=answer.value or 0)
    before = f"{days_words(ahead.days)} before" if ahead else "when"
    words = f"{before} the troops commenced, as there was no advance notice to them"
    if activity.commenced is not None:
        due = activity.commenced - ahead
        return Deadline(answer, due, due, f"{words}: {_instant(due)}")
    if activity.start is None:
        return Deadline(answer, None, None, f"{words}; the day is not told")
    first, last = midnight(activity.start) - ahead, end_of_day(activity.start_latest or activity.start) - ahead
    return Deadline(answer, first, last, f"{words}: {first.date()}")


def _late_by(due: datetime, sent: datetime) -> str:
    days = days_late(due.date(), sent.date())
    return days_words(days) if days else f"{int((sent - due).total_seconds() // 60)} minutes"


def _moment(first: datetime, last: datetime) -> str:
    if first == last:
        return f"on {first.date()}"
    return f"on {first.date()}" if first.date() == last.date() else f"between {first.date()} and {last.date()}"


def _instant(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
