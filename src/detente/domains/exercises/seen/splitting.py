"""Activities that would reach a level of size if they were one: a question, never an accusation (desk's rule).

The thresholds apply to each activity under one command. Where several activities of one State or one alliance are
near in time and place, each below a level and together at or above it, the desk shows what would decide: is there
one command, one scenario? Numbers are added only for activities under way on one day: in turn they make a peak.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import msgspec

from detente.agreements.engine import Law, rule
from detente.agreements.forum import Group
from detente.domains.exercises.asking import Asked, hypothetical, joined
from detente.domains.exercises.counting import NUMBERS, spoken
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.seen.joint_strength import (
    Reached,
    Told,
    level_words,
    parts_of,
    reached_by,
    strength_words,
)
from detente.domains.exercises.seen.levels import LEVELS, Level
from detente.domains.exercises.seen.nearness import DAYS, KM, Reach, apart_km, days_of, reach_of
from detente.domains.exercises.seen.one_command import one_command, one_command_groups
from detente.domains.exercises.seen.split_groups import groups_of, owners_of
from detente.domains.exercises.seen.split_words import notes_on, questions
from detente.domains.exercises.weighing import CANNOT_TELL, MET, NOT_MET, OUTCOMES
from detente.model.certainty import Certainty
from detente.model.finding import Draft, Evidence, Finding, Outcome, Verdict, Why

QUESTION = "Would these activities be notifiable if they were one?"
RULE = "desk/possible_split"


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """Activities that may be one: whose, which (by their start), the levels reached, and how they are told.

    `in_turn`: nothing is reached at once, only by adding activities that follow each other, which no rule does.
    `distances` are the kilometres between each two, None where a place is not told.
    """

    parties: tuple[str, ...]
    parts: tuple[Asked, ...]
    reached: tuple[Reached, ...] = ()
    distances: tuple[tuple[str, str, int | None], ...] = ()
    reach: Reach
    in_turn: bool = False

    @property
    def subject(self) -> str:
        """Return the names of the activities in a row."""
        return joined([one.activity.name for one in self.parts])


@rule(
    RULE,
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="40.1",
    asks=(*(f"{level.name}/{key}" for level in LEVELS for key in NUMBERS), KM, DAYS),
)
def split_findings(  # noqa: PLR0913, PLR0917  what every rule is asked with
    activities: Sequence[Told],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
    alliances: Sequence[Group] = (),
    km: int | None = None,
    days: int | None = None,
) -> tuple[Finding, ...]:
    """Return for each State and alliance the groups of activities that together reach what none reaches alone.

    Groups of which all are told under one operational command come first, by the rule of their own; of them it is
    not asked whether they have one. `alliances` are the groups whose members of the day are taken together; `km`
    and `days` stand in place of the desk's own numbers. Nothing said after the instant is seen.
    """
    found = possible_splits(activities, law, instant, name, alliances, km, days)
    commands = one_command_groups(parts_of(activities, law, instant, name))
    asked_about = (split for split in found if split.reached and not any(_within(split, one) for one in commands))
    return (
        *(finding for group in commands for finding in one_command(group, name)),
        *(_finding(split, name) for split in asked_about),
    )


def _within(split: Split, group: Sequence[Asked]) -> bool:
    """Return whether all activities of a split are among those told under one command."""
    known = {(part.activity.name, part.activity.start) for part in group}
    return all((part.activity.name, part.activity.start) in known for part in split.parts)


def possible_splits(  # noqa: PLR0913, PLR0917  what every rule is asked with
    activities: Iterable[Told],
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
    alliances: Sequence[Group] = (),
    km: int | None = None,
    days: int | None = None,
) -> tuple[Split, ...]:
    """Return the groups that would reach a level if they were one activity, and those that do so in turn only."""
    asked = parts_of(activities, law, instant, name)
    reach = reach_of(law.at(instant.date()), km, days)
    found: dict[tuple[int, ...], tuple[list[str], list[Level]]] = {}
    for level in LEVELS:
        below = [place for place, one in enumerate(asked) if _below(level, one)]
        for party, own in owners_of(asked, below, alliances).items():
            for group in groups_of(asked, own, reach):
                parties, levels = found.setdefault(group, ([], []))
                parties.append(party)
                levels.append(level)
    made = (
        _split(tuple(asked[place] for place in group), parties, levels, reach)
        for group, (parties, levels) in sorted(found.items())
    )
    return _largest([split for split in made if split.reached or split.in_turn])


def _below(level: Level, asked: Asked) -> bool:
    weighed = level.weighed(asked)
    return weighed is not None and weighed.rank == NOT_MET


def _split(parts: tuple[Asked, ...], parties: list[str], levels: list[Level], reach: Reach) -> Split:
    every = tuple(dict.fromkeys(levels))
    reached = [found for level in every if (found := reached_by(level, parts))]
    in_turn = not reached and any(reached_by(level, parts, in_turn=True) for level in every)
    pairs = [(one, other) for place, one in enumerate(parts) for other in parts[place + 1 :]]
    return Split(
        parties=tuple(dict.fromkeys(parties)),
        parts=parts,
        reached=tuple(reached),
        distances=tuple(
            (one.activity.name, other.activity.name, apart_km(one.activity, other.activity))
            for one, other in pairs
        ),
        reach=reach,
        in_turn=in_turn,
    )


def _largest(splits: list[Split]) -> tuple[Split, ...]:
    """Return the groups that are no part of a larger one of the same parties that reaches the same levels."""
    sets = [(frozenset(id(p) for p in s.parts), frozenset(r.level.name for r in s.reached)) for s in splits]
    return tuple(
        split
        for place, split in enumerate(splits)
        if not any(
            sets[place][0] < parts and sets[place][1] <= levels and set(split.parties) <= set(other.parties)
            for (parts, levels), other in zip(sets, splits, strict=True)
        )
    )


def _finding(split: Split, name: Callable[[str], str]) -> Finding:
    first, last = split.reached[0], split.parts[-1]
    sure = first.rank == MET
    children = tuple(
        found.answer.why(
            Outcome.MET if found.rank == MET else OUTCOMES[CANNOT_TELL],
            f"{strength_words(found)} in all of {split.subject}",
            found.together.least if found.rank == MET else None,
        )
        for found in split.reached
    )
    return Finding(
        rule=RULE,
        topic="exercises",
        question=QUESTION,
        verdict=Verdict.UNCERTAIN if sure else Verdict.CANNOT_TELL,
        sentence=_sentence(split, sure=sure),
        subject=split.subject,
        parties=split.parties,
        why=Why(says="if they were one activity", outcome=Outcome.UNCERTAIN, children=children),
        evidence=Evidence(records=tuple(r for one in split.parts for r in one.evidence.records)),
        certainty=Certainty.DESK,
        notes=(
            "The desk's own rule, not the agreement's: possible_split.",
            *(f"As one activity they {level_words(found)}." for found in split.reached),
            *notes_on(split.parts, split.distances, split.reach, name),
            *hypothetical(last.law),
        ),
        draft=Draft(
            kind="exercises.question",
            title=f"Draft questions on {split.subject}",
            lines=questions(split.parts, split.parties, name),
        ),
    )


def _sentence(split: Split, *, sure: bool) -> str:
    first = split.reached[0]
    days = [days_of(part.activity) for part in split.parts]
    told = [day for day in days if day is not None]
    common = max(day[0] for day in told) <= min(day[1] for day in told)
    near = "overlap in time" if common else "follow each other closely"
    level = "the numbers" if first.level.name == "notification" else f"the numbers for {first.level.words}"
    engage = f"engage {strength_words(first)}" if sure else f"may engage {strength_words(first)}"
    would = "would reach" if sure else "may reach"
    more = "more than " if first.answer.provision.comparison == "more than" else ""
    return (
        f"{split.subject} {near}; each is below {level}, and together they {engage}, which {would} "
        f"{more}{spoken(first.answer.value or 0)} if they were one activity under one operational command. "
        "Whether they are is a question to ask."
    )
