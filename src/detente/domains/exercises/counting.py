"""Which of the numbers told are the ones that a rule counts: the peak engaged at once, of troops that count.

A published total is only an upper bound of that number; so is the number of an activity that lies partly
outside the zone. None means: not told, which is never zero.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

import msgspec

from detente.model.exercise import Activity, Form, Range, Stage, Zone

NUMBERS = ("personnel", "battle_tanks", "acvs", "artillery")
"""The numbers of land forces that thresholds name, the first being the one that every report begins with."""

LANDING = "landing_personnel"

FIELDS = {
    "personnel": "troops",
    "battle_tanks": "tanks",
    "acvs": "acvs",
    "artillery": "artillery",
    LANDING: "landing_troops",
}
"""The field of an activity that tells each number."""

LANDING_FORMS = (Form.AMPHIBIOUS_LANDING, Form.HELIBORNE_LANDING, Form.PARACHUTE_ASSAULT)
UNCOUNTED_FORMS = (Form.NAVAL, Form.AIR, Form.COMMAND_POST)
"""Ships' crews, air forces and headquarters are not counted by the thresholds for land forces."""


class Counted(msgspec.Struct, frozen=True):
    """A number as the rule counts it: its bounds, the words in which it was told, and why it is only a bound."""

    least: int | None = None
    most: int | None = None
    words: str = ""
    only_a_bound: str = ""

    @property
    def told(self) -> bool:
        """Return whether anything was told of it."""
        return self.least is not None or self.most is not None


def counted(activity: Activity, *, after_hour: int | None = None) -> dict[str, Counted]:
    """Return the numbers that count, by key; with `after_hour`, those engaged beyond that hour of the activity."""
    numbers = {key: _told(strength_told(activity, field, after_hour)) for key, field in FIELDS.items()}
    if not numbers["personnel"].told and activity.troops_total is not None:
        numbers["personnel"] = _bound(_told(activity.troops_total, "about "), "as a published total")
    if not numbers[LANDING].told and activity.form in LANDING_FORMS and numbers["personnel"].told:
        numbers[LANDING] = _bound(numbers["personnel"], "for the whole activity, of which only a part lands")
    if activity.zone is Zone.PARTLY:
        numbers = {key: _bound(n, "for the whole activity, only partly in the zone") for key, n in numbers.items()}
    return numbers


def strength_told(activity: Activity, field: str, after_hour: int | None) -> Range | None:
    """Return a strength as told: the peak, or that of the stages; with `after_hour`, of those beyond it."""
    at_the_peak: Range | None = getattr(activity, field)
    if not activity.stages or (after_hour is None and at_the_peak is not None):
        return at_the_peak
    stages = [getattr(stage, field) for stage in _stages_after(activity.stages, after_hour)]
    return _peak(stages) if any(stage is not None for stage in stages) else at_the_peak


def spoken(number: int) -> str:
    """Return a number as a minister reads it: 12,700."""
    return f"{number:,}"


def range_words(least: int | None, most: int | None, about: str = "") -> str:
    """Return a range in words: `3,000`, `at least 3,000`, `at most 3,000`, `between 8,000 and 10,000`."""
    if least is None:
        return "" if most is None else f"at most {spoken(most)}"
    if most is None:
        return f"at least {spoken(least)}"
    return about + spoken(least) if least == most else f"between {spoken(least)} and {spoken(most)}"


def _stages_after(stages: tuple[Stage, ...], hour: int | None) -> Iterable[Stage]:
    """Yield the stages that reach beyond an hour: each lasts until the next begins, the last to the end."""
    ordered = sorted(stages, key=lambda stage: stage.from_hour)
    for stage, following in zip_longest(ordered, ordered[1:]):
        if hour is None or following is None or following.from_hour > hour:
            yield stage


def _peak(stages: list[Range | None]) -> Range:
    """Return the highest strength of any stage; open above where a stage is open or not told."""
    least = [s.least for s in stages if s is not None and s.least is not None]
    most = [None if s is None else s.most for s in stages]
    known = [m for m in most if m is not None]
    return Range(max(least, default=None), max(known) if len(known) == len(most) else None)


def _told(told: Range | None, about: str = "") -> Counted:
    if told is None:
        return Counted()
    return Counted(told.least, told.most, range_words(told.least, told.most, about))


def _bound(number: Counted, why: str) -> Counted:
    """Return the number as an upper bound only, for the reason given."""
    return Counted(0, number.most, number.words, why) if number.told else number
