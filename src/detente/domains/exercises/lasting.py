"""How long observers watch (Chapter VI, para 55): from when the numbers are reached until, for the last time, not.

Hours count from the moment the troops commenced. An alert is observed only beyond its hours. Where the strength is
told once, it is taken to hold for as long as the activity lasts, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import zip_longest

import msgspec

from detente.agreements.engine import rule
from detente.domains.exercises.asking import Asked
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.observation import observable, observed_numbers
from detente.domains.exercises.weighing import CANNOT_TELL, MET
from detente.model.exercise import Activity, Stage
from detente.model.finding import Finding, Outcome, Verdict

DURATION = "How long does observation last?"


class Watched(msgspec.Struct, frozen=True):
    """The hours for which observers watch; `last` None where it is not told when the numbers cease to be reached.

    `surely` is false where a stage of unknown size could begin it earlier or end it later.
    """

    first: int
    last: int | None
    surely: bool = True


def watched(asked: Asked) -> Watched | None:
    """Return the hours for which observation lasts, None where it is not due, or nothing by the hour is told."""
    activity = asked.activity
    if not activity.stages and activity.duration_hours is None:
        return None
    weighed = observable(asked)
    if weighed is None or weighed.rank != MET:
        return None
    _, hours = observed_numbers(asked, activity)
    after = hours.value or 0 if hours is not None else 0
    ranked = [(first, last, _rank(asked, stage)) for first, last, stage in _stages(activity, after)]
    met = [(first, last) for first, last, rank in ranked if rank == MET]
    if not met:
        return None
    first, last = max(met[0][0], after), met[-1][1]
    outside = (r for f, _, r in ranked if f < met[0][0] or f > met[-1][0])
    return Watched(first, last, all(rank != CANNOT_TELL for rank in outside))


@rule("VD11/55", question=DURATION, instrument=INSTRUMENT, paragraph="55", asks=("observation/duration",))
def duration(asked: Asked) -> Iterator[Finding]:
    """Yield from which hour until which hour observation lasts, where stages or hours are told."""
    answer, window = asked.law.on("observation/duration"), watched(asked)
    if answer is None or window is None:
        return
    law = answer.provision
    until = "until an hour that is not told"
    if window.last is not None:
        until = f"until hour {window.last}, that is {window.last - window.first} hours"
    instants = _instants(asked.activity, window)
    notes = [] if asked.activity.stages else ["This supposes that the strength told was reached all the time."]
    if not window.surely:
        notes.append("Stages whose size is not told could lengthen it.")
    sure = window.surely and window.last is not None
    yield asked.finding(
        law.rule,
        DURATION,
        (Verdict.DUE if answer.firm else Verdict.UNCERTAIN) if sure else Verdict.CANNOT_TELL,
        f"Observation lasts from hour {window.first} of the activity {until}{instants}, {asked.under(law)}.",
        why=answer.why(Outcome.MET),
        certainty=law.certainty,
        notes=tuple(notes),
    )


def window_of(activity: Activity, window: Watched) -> tuple[datetime, datetime | None] | None:
    """Return the instants of the hours, None where it is not told when the troops commenced."""
    begun = activity.commenced
    if begun is None:
        return None
    return begun + timedelta(hours=window.first), None if window.last is None else begun + timedelta(
        hours=window.last
    )


def _instants(activity: Activity, window: Watched) -> str:
    found = window_of(activity, window)
    if found is None:
        return ""
    first, last = found
    return f" ({first:%Y-%m-%d %H:%M}" + (f" to {last:%Y-%m-%d %H:%M} UTC)" if last else " UTC on)")


def _stages(activity: Activity, after: int) -> Iterator[tuple[int, int | None, Stage]]:
    """Yield each stage beyond an hour with the hours at which it begins and ends (None: not told)."""
    told = sorted(activity.stages, key=lambda stage: stage.from_hour) or [_only(activity)]
    for stage, following in zip_longest(told, told[1:]):
        ends = following.from_hour if following is not None else activity.duration_hours
        if ends is None or ends > after:
            yield stage.from_hour, ends, stage


def _only(activity: Activity) -> Stage:
    return Stage(
        troops=activity.troops,
        tanks=activity.tanks,
        acvs=activity.acvs,
        artillery=activity.artillery,
        landing_troops=activity.landing_troops,
    )


def _rank(asked: Asked, stage: Stage) -> int:
    """Return whether a stage by itself reaches observation, whatever its length."""
    described = msgspec.structs.replace(
        asked.activity,
        snap=None,
        stages=(),
        troops_total=None,
        troops=stage.troops,
        tanks=stage.tanks,
        acvs=stage.acvs,
        artillery=stage.artillery,
        landing_troops=stage.landing_troops,
    )
    weighed = observable(asked, described)
    return CANNOT_TELL if weighed is None else weighed.rank
