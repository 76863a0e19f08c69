"""A comparison of two laws in words and rows: what changes for each activity, and who would carry the burden."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from detente.cli.exercises.what_if import Told
from detente.domains.exercises.many.burden import COUNTED, MESSAGES
from detente.domains.exercises.many.column_check import provisions
from detente.domains.exercises.many.column_years import LIMITS
from detente.domains.exercises.many.columns import DUTY_VERDICTS, NO_NUMBER, NO_PROVISION, NOT_TOLD, SIZE_VERDICTS
from detente.domains.exercises.many.simulation import DUTIES, Outcome, Simulation, tally

WORDS = {"notification": "prior notification", "observation": "observation", "constraint": "size class"}
ORDER = (3, 1, 2, 0, 4)
"""The order in which verdicts are told: what is due first, then what cannot be told and what is uncertain."""
RANK_NAMES = {3: "due", 2: "uncertain", 1: "cannot_tell"}


def verdicts_of(duty: str) -> tuple[str, ...]:
    """Return the words for the codes of a duty."""
    return tuple(str(word) for word in (SIZE_VERDICTS if duty == "constraint" else DUTY_VERDICTS))


def counts(made: Simulation, once: Any) -> list[dict[str, Any]]:
    """Return for each duty how many activities have each verdict under both laws."""
    rows = []
    for duty in DUTIES:
        before, after = (tally(one.verdicts(duty), once) for one in (made.before, made.after))
        words = verdicts_of(duty)
        told = {
            name: {words[code]: found[code] for code in ORDER}
            for name, found in (("before", before), ("after", after))
        }
        rows.append({"duty": WORDS[duty], **told})
    return rows


def differences(made: Simulation, told: Told, *, every: bool) -> Iterator[dict[str, Any]]:
    """Yield a row for each activity and duty whose verdict differs, or for all."""
    changes = {duty: made.changes(duty) for duty in DUTIES}
    for place, (entry, activity) in enumerate(zip(told.entries, told.activities, strict=True)):
        for duty in DUTIES:
            if not every and not changes[duty][place]:
                continue
            yield {
                "activity": activity.name,
                "said_by": entry.record.party,
                "start": activity.start,
                "states": list(activity.states),
                "hosts": list(activity.hosts),
                "duty": WORDS[duty],
                "change": changes[duty][place],
                "before": _reason(made.before, duty, place),
                "after": _reason(made.after, duty, place),
            }


def messages(made: Simulation) -> Iterator[dict[str, Any]]:
    """Yield a row for each State, year and kind of message where any is owed, uncertain or cannot be told."""
    before, after = ({row[:3]: row[3:] for row in one.burden.rows()} for one in (made.before, made.after))
    names = made.before.burden.names
    for key in sorted({*before, *after}, key=lambda key: (names.index(key[0]), key[1], MESSAGES.index(key[2]))):
        state, year, message = key
        yield {
            "state": state,
            "year": None if year == NOT_TOLD else year,
            "message": message,
            "before": _counted(before.get(key, (0, 0, 0))),
            "after": _counted(after.get(key, (0, 0, 0))),
        }


def totals(made: Simulation) -> Iterator[dict[str, Any]]:
    """Yield for each kind of message how many are owed over all States and years, under both laws."""
    for place, message in enumerate(MESSAGES):
        found = (one.burden.totals[place] for one in (made.before, made.after))
        before, after = ({RANK_NAMES[rank]: int(row[rank]) for rank in reversed(COUNTED)} for row in found)
        yield {"message": message, "before": before, "after": after}


def limits(made: Simulation) -> Iterator[dict[str, Any]]:
    """Yield the limits of a year whose verdict or count differs."""
    before, after = (dict(_limits(one)) for one in (made.before, made.after))
    for key in sorted({*before, *after}):
        if before.get(key) != after.get(key):
            state, limit, first, last = key
            over = {"day": _day(first)} if limit == "simultaneous" else {"first_year": first, "last_year": last}
            yield {"state": state, "limit": limit, **over, "before": before.get(key), "after": after.get(key)}


def _limits(one: Outcome) -> Iterator[tuple[tuple[str, str, int, int], dict[str, Any]]]:
    found, ids = one.limits, provisions(one.law)
    for i in range(len(found.state)):
        key = (one.states[found.state[i]], LIMITS[found.limit[i]], int(found.first[i]), int(found.last[i]))
        yield (
            key,
            {
                "verdict": str(SIZE_VERDICTS[found.verdict[i]]),
                "provision": ids[found.provision[i]],
                "surely": int(found.surely[i]),
                "possible": int(found.possible[i]),
                "most": int(found.most[i]),
            },
        )


def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


def _reason(one: Outcome, duty: str, place: int) -> dict[str, Any]:
    numbers = {name: int(one.answers[f"{duty}_{name}"][place]) for name in ("value", "threshold", "margin")}
    code = int(one.answers[f"{duty}_provision"][place])
    return {
        "verdict": verdicts_of(duty)[one.verdicts(duty)[place]],
        "provision": None if code == NO_PROVISION else provisions(one.law)[code],
        **{name: None if number == NO_NUMBER else number for name, number in numbers.items()},
    }


def _counted(found: tuple[int, int, int]) -> dict[str, int]:
    due, uncertain, cannot_tell = found
    return {"due": due, "uncertain": uncertain, "cannot_tell": cannot_tell}
