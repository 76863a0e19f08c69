"""What activities engage together: the highest sum on one day, the levels that it reaches, and the words for both.

Numbers are added only for activities under way on one day; in turn they make a peak and no sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from detente.agreements.engine import Law
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import Asked, asked_of
from detente.domains.exercises.counting import NUMBERS, UNCOUNTED_FORMS, Counted, counted, range_words, spoken
from detente.domains.exercises.seen.claims import said_for_itself
from detente.domains.exercises.seen.levels import Level
from detente.domains.exercises.seen.split_groups import under_way
from detente.domains.exercises.weighing import CANNOT_TELL, MET, WORDS, rank_of
from detente.model.exercise import Activity, Zone
from detente.model.finding import Evidence

Told = tuple[Activity, Evidence]


class Together(msgspec.Struct, frozen=True):
    """A number of a group: on the day on which it is highest, and with those that may still be under way."""

    least: int
    most: int | None


class Reached(msgspec.Struct, frozen=True):
    """A level that a group reaches or may reach: the number and provision by which, and the group's number."""

    level: Level
    key: str
    answer: Answer
    together: Together
    rank: int


def parts_of(activities: Iterable[Told], law: Law, instant: datetime, name: Callable[[str], str]) -> list[Asked]:
    """Return each activity once, as its own State told it by the instant, that has days and troops that count."""
    told = said_for_itself((a, e) for a, e in activities if e.said is None or e.said <= instant)
    asked = (asked_of(activity, evidence, law, instant, name) for activity, evidence in told)
    return [one for one in asked if _countable(one)]


def _countable(asked: Asked) -> bool:
    """Return whether an activity has days and troops that the levels count; one outside the zone has none."""
    activity = asked.activity
    counts = activity.zone is not Zone.NO and activity.form not in UNCOUNTED_FORMS
    return counts and activity.start is not None and counted(activity)["personnel"].told


def reached_by(level: Level, parts: tuple[Asked, ...], *, in_turn: bool = False) -> Reached | None:
    """Return by which number a group surely reaches a level, else by which it may, None where by none."""
    last = parts[-1]
    found = []
    for key in NUMBERS:
        answer = last.law.on(f"{level.prefix(last.activity)}/{key}")
        if answer is not None:
            together = _together(key, parts, in_turn=in_turn)
            threshold, comparison = answer.value or 0, answer.provision.comparison
            rank = rank_of(together.least, together.most, threshold, comparison)
            # A number that no activity tells leaves everything open, and is no ground for a question.
            if rank == MET or (rank == CANNOT_TELL and together.most is not None):
                found.append(Reached(level, key, answer, together, rank))
    return max(found, key=lambda one: one.rank, default=None)


def _together(key: str, parts: tuple[Asked, ...], *, in_turn: bool) -> Together:
    """Return the highest number of a group on any day told; at most: with all that may still be under way.

    `in_turn`: all of them added, as no rule does.
    """
    numbers = [counted(part.activity)[key] for part in parts]
    if in_turn:
        return Together(sum(number.least or 0 for number in numbers), 0)
    days = [part.activity.start for part in parts]
    least = [sum(n.least or 0 for n in under_way(parts, numbers, day)) for day in days]
    most = [_most(list(under_way(parts, numbers, day, open_ends=True))) for day in days]
    return Together(max(least), None if None in most else max(one or 0 for one in most))


def _most(numbers: list[Counted]) -> int | None:
    """Return the most that numbers add up to, those not told left out; None where one is open or none told."""
    told = [number.most for number in numbers if number.told]
    return sum(most or 0 for most in told) if told and None not in told else None


def strength_words(found: Reached) -> str:
    """Return what is engaged together, in words: 16,000 troops."""
    together = found.together
    if found.rank == MET:
        return f"{spoken(together.least)} {WORDS[found.key]}"
    return f"{range_words(together.least or None, together.most)} {WORDS[found.key]}"


def level_words(found: Reached) -> str:
    """Return which number is reached, or may be, by which provision, and what is told."""
    law = found.answer.provision
    threshold = f"{law.comparison} {spoken(found.answer.value or 0)} {WORDS[found.key]}"
    verb = "would reach" if found.rank == MET else "may reach"
    return (
        f"{verb} the number for {found.level.words}: {threshold} ({law.paragraph}), {strength_words(found)} told"
    )
