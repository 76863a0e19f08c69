"""What is known already, as values for a form: from an activity, a finding, or the message that is answered.

What is not told is left out, so that it stays open in the draft; what is told as none is a none. Forms share their
keys, so that one value fills the same item wherever a form asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.agreements.form import Form
from detente.model.exercise import Activity, Range
from detente.model.exercise import Form as Kind
from detente.model.finding import Finding
from detente.model.message import (
    WHOLE,
    Day,
    Instant,
    Listing,
    Message,
    Nothing,
    Number,
    Share,
    Shares,
    Unknown,
    Unread,
    Value,
    Words,
    YesNo,
)

LANDINGS = (Kind.AMPHIBIOUS_LANDING, Kind.HELIBORNE_LANDING, Kind.PARACHUTE_ASSAULT)
UNCOUNTED = (Kind.NAVAL, Kind.AIR, Kind.COMMAND_POST)
"""Kinds whose numbers are not those of troops in the field, so that they fill no item for such troops."""
LAND = ("land.troops_total", "land.troops_by_state", "land.tanks", "land.acv", "land.artillery")
BY_STATE = {"tanks": "land.tanks", "acvs": "land.acv", "artillery": "land.artillery"}
TRANSFERRED = {
    "troops": "transfer.troops",
    "tanks": "transfer.tanks",
    "acvs": "transfer.acv",
    "artillery": "transfer.artillery",
}
STRENGTH = {
    "troops": "troops",
    "tanks": "battle tanks",
    "acvs": "armoured combat vehicles",
    "artillery": "artillery pieces",
    "landing_troops": "troops that land",
}
OWN = ("other.remarks", "notice.", "reply.")
"""Keys whose content belongs to one message only and is never carried over into another."""


def prefill_of_activity(activity: Activity) -> dict[str, Value]:
    """Return what an activity tells, as values by key. A range is no number, so its item stays open."""
    return dict((*_general(activity), *_strength(activity)))


def prefill_of_finding(finding: Finding) -> dict[str, Value]:
    """Return what a finding tells of its subject: the name, and the States; the rest is in its records."""
    values: dict[str, Value] = {}
    if finding.subject:
        values["general.designation"] = Words(finding.subject)
    if finding.parties:
        values["general.states"] = Listing(finding.parties)
    return values


def prefill_of_message(message: Message, form: Form) -> dict[str, Value]:
    """Return what a message that is answered or amended tells already, for the items that the form asks too."""
    return {
        item.key: item.value
        for item in reversed(message.items)
        if item.key in form.by_key
        and not item.key.startswith(OWN)
        and not isinstance(item.value, Unknown | Unread)
    }


def exactly(told: Range | None) -> int | None:
    """Return the one number that was told, None for a range and for what is not told."""
    return told.least if told is not None and told.least == told.most else None


def _general(activity: Activity) -> Iterator[tuple[str, Value]]:
    yield "general.designation", Words(activity.name)
    yield "general.kind", Words(f"{activity.form} activity" if activity.form is Kind.FIELD else f"{activity.form}")
    for key, ids in (("general.states", activity.states), ("general.hosts", activity.hosts)):
        if ids:
            yield key, Listing(ids)
    for key, day in (("general.start", activity.start), ("general.end", activity.end)):
        if day is not None and not (key == "general.start" and activity.start_latest not in (None, day)):
            yield key, Day(day)
    if activity.places:
        yield "area.features", Listing(activity.places)
        yield "area.place", Words("; ".join(activity.places))
    if activity.snap is not None:
        yield "other.no_advance_notice", YesNo(activity.snap)
    if activity.commenced is not None:
        yield "other.commenced", Instant(activity.commenced)
    elif activity.snap is False:
        yield "other.commenced", Nothing()
    if activity.changed_since_calendar is False:
        yield "other.calendar_changes", Nothing()


def _strength(activity: Activity) -> Iterator[tuple[str, Value]]:
    words = [
        f"{_told(getattr(activity, f))} {name}" for f, name in STRENGTH.items() if getattr(activity, f) is not None
    ]
    if words:
        yield "concern.strength", Words(", ".join(words))
    if activity.form in UNCOUNTED:
        return
    if activity.form is Kind.TRANSFER:
        yield from ((key, Nothing()) for key in LAND)
        yield from _numbers(activity, TRANSFERRED)
    else:
        yield from _land(activity)
    if activity.form in LANDINGS:
        yield "landing.kind", Words(str(activity.form))
    yield from _numbers(activity, {"landing_troops": "landing.troops", "fixed_wing_sorties": "air.sorties"})


def _land(activity: Activity) -> Iterator[tuple[str, Value]]:
    yield from _numbers(activity, {"troops": "land.troops_total"})
    troops = exactly(activity.troops)
    if troops is not None and len(activity.states) == 1:
        yield "land.troops_by_state", Shares((Share(activity.states[0], troops),))
    for field, key in BY_STATE.items():
        number = exactly(getattr(activity, field))
        if number is not None:
            state = activity.states[0] if len(activity.states) == 1 else WHOLE
            yield key, Shares((Share(state, number),))


def _numbers(activity: Activity, keys: dict[str, str]) -> Iterator[tuple[str, Value]]:
    for field, key in keys.items():
        number = exactly(getattr(activity, field))
        if number is not None:
            yield key, Number(number)


def _told(told: Range) -> str:
    if told.least == told.most:
        return f"{told.least}"
    if told.most is None:
        return f"at least {told.least}"
    return f"at most {told.most}" if told.least is None else f"{told.least} to {told.most}"
