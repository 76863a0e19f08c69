"""Changes: what must be told when an activity is cut, grows, or was not in the calendar (paras 64-66)."""

from __future__ import annotations

from collections.abc import Iterator

from detente.agreements.engine import rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES, Asked, as_notified, each_notified
from detente.domains.exercises.deadline import deadline_of
from detente.domains.exercises.limits import CLASS_WORDS, classed
from detente.domains.exercises.notification import INSTRUMENT, notifiable
from detente.domains.exercises.observation import observable
from detente.domains.exercises.weighing import MET, NOT_MET
from detente.model.exercise import Activity
from detente.model.finding import Finding, Outcome, Verdict

CUT = "Must all be told that a notified activity fell below the numbers?"
GROWN = "Must the notification be amended?"
ADDED = "Must all be told of an activity that is not in the calendar?"
CHANGED = "Must all be told of a change to the calendar?"


@rule("VD11/65", question=CUT, instrument=INSTRUMENT, paragraph="65", asks=("change/cancelled",))
def cut(asked: Asked) -> Iterator[Finding]:
    """Yield the duty to tell all immediately where a notified activity is no longer notifiable."""
    answer, now = asked.law.on("change/cancelled"), notifiable(asked)
    if answer is None or now is None or now.rank != NOT_MET or not _was_notifiable(asked):
        return
    sent = asked.notifications[-1].transmitted.date()
    yield _told(
        asked,
        answer,
        CUT,
        f"The activity was notified on {sent} and has since fallen below the numbers, so all participating States "
        f"{asked.was} to be told immediately {asked.under(answer.provision)}; the notification stays on record.",
        "immediately",
    )


@rule("VD11/practice", question=GROWN, instrument=INSTRUMENT, paragraph="practice", asks=("change/amended",))
def grown(asked: Asked) -> Iterator[Finding]:
    """Yield the duty, by practice only, to amend a notification where the activity now reaches a higher level."""
    answer, notified = asked.law.on("change/amended"), each_notified(asked)
    if answer is None or not notified:
        return
    now, before = _levels(asked, asked.activity), [_levels(asked, one) for one in notified]
    risen = [level for level in now if now[level] == MET and any(one.get(level) == NOT_MET for one in before)]
    if risen:
        amended = all(before[-1].get(level) == MET for level in risen)
        sent = asked.notifications[-1].transmitted.date()
        came = f" One was sent on {sent}; what came due by it stays late." if amended else ""
        yield _told(
            asked,
            answer,
            GROWN,
            f"Since it was notified the activity has come to reach {' and '.join(risen)}; by practice, of which "
            f"no numbered rule is remembered, an amended message is sent to all at once.{came}",
            "at once",
            status="sent" if amended else "open",
        )


@rule("VD11/66", question=ADDED, instrument=INSTRUMENT, paragraph="66", asks=("change/addition",))
def added(asked: Asked) -> Iterator[Finding]:
    """Yield the duty to tell all of a notifiable activity that does not stand in the calendar."""
    answer, now = asked.law.on("change/addition"), notifiable(asked)
    if answer is not None and now is not None and now.rank == MET and asked.activity.in_calendar is False:
        yield _told(
            asked,
            answer,
            ADDED,
            "The activity is notifiable and is told not to stand in the annual calendar, so all participating "
            f"States {asked.was} to be told as soon as possible {asked.under(answer.provision)}.",
            "as soon as possible",
        )


@rule("VD11/64", question=CHANGED, instrument=INSTRUMENT, paragraph="64", asks=("change/calendar",))
def changed(asked: Asked) -> Iterator[Finding]:
    """Yield the duty to tell of a change against the calendar, not later than in the notification."""
    answer, now, deadline = asked.law.on("change/calendar"), notifiable(asked), deadline_of(asked)
    told = asked.activity.changed_since_calendar
    if answer is not None and now is not None and now.rank == MET and told and deadline is not None:
        yield _told(
            asked,
            answer,
            CHANGED,
            "The activity is told to differ from what the annual calendar said, so all participating States "
            f"{asked.was} to be told not later than in the notification, {deadline.words}, "
            f"{asked.under(answer.provision)}.",
            f"not later than in the notification, {deadline.words}",
        )


def _was_notifiable(asked: Asked) -> bool:
    notified = as_notified(asked)
    before = None if notified is None else notifiable(asked, notified)
    return before is not None and before.rank == MET


def _levels(asked: Asked, activity: Activity) -> dict[str, int]:
    """Return the rank of each level that an activity may reach: notification, observation, its size classes."""
    found = (("notification", notifiable(asked, activity)), ("observation", observable(asked, activity)))
    levels = {name: weighed.rank for name, weighed in found if weighed is not None}
    sized = classed(activity, asked.law)
    return levels | ({} if sized is None else {CLASS_WORDS[name]: rank for name, rank in sized.ranks.items()})


def _told(  # noqa: PLR0913, PLR0917  the parts of a duty to tell
    asked: Asked, answer: Answer, question: str, sentence: str, within: str, status: str = "open"
) -> Finding:
    law = answer.provision
    firm = answer.firm
    why = answer.why(Outcome.MET if firm else Outcome.UNCERTAIN)
    owed = law.owed(
        what=f"{'message' if firm else 'amended message'} on the change to {asked.activity.name}",
        by=asked.hosts,
        to=(ALL_STATES,),
        due=asked.evidence.said,
        within=within,
        status=status,
    )
    verdict = Verdict.DUE if firm else Verdict.UNCERTAIN
    return asked.finding(law.rule, question, verdict, sentence, owed=(owed,), why=why, certainty=law.certainty)
