"""Activities told one by one under one operational command (40.1): the one that they would be (desk's rule).

By the letter, what is under one operational command on the same days is a single activity, and its numbers are
those engaged at once in all of it. A table that tells it in several rows is not added up in silence: the sum is
named, with what it would reach, for one name of a command does not show one scenario.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from detente.agreements.engine import rule
from detente.domains.exercises.asking import Asked, hypothetical, joined
from detente.domains.exercises.counting import NUMBERS
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.seen.joint_strength import Reached, level_words, reached_by, strength_words
from detente.domains.exercises.seen.levels import LEVELS, NOTIFICATION
from detente.domains.exercises.seen.nearness import days_of
from detente.domains.exercises.seen.split_words import NO_ACCUSATION, questions
from detente.domains.exercises.weighing import CANNOT_TELL, MET, OUTCOMES
from detente.model.certainty import Certainty
from detente.model.finding import Draft, Evidence, Finding, Outcome, Verdict, Why

QUESTION = "What do activities told under one operational command reach as the one activity that they would be?"
RULE = "desk/one_command"
NOT_ADDED = (
    "The numbers of each are judged by themselves elsewhere and are added here only. If they are one exercise of "
    "one scenario, enter them as one activity; where one is a part of another, this sum counts it twice."
)


def one_command_groups(parts: Sequence[Asked]) -> tuple[tuple[Asked, ...], ...]:
    """Return the activities told under one operational command, by its words, that overlap in time, two or more.

    `parts` come by their first days. One that is told not to be under one command is in no group.
    """
    by_command: dict[str, list[list[Asked]]] = {}
    ends: dict[str, date] = {}
    for part in parts:
        days, command = days_of(part.activity), " ".join(part.activity.command.casefold().split())
        if days is None or not command or part.activity.single_command is False:
            continue
        groups = by_command.setdefault(command, [])
        if groups and days[0] <= ends[command]:
            groups[-1].append(part)
            ends[command] = max(ends[command], days[1])
        else:
            groups.append([part])
            ends[command] = days[1]
    return tuple(tuple(group) for groups in by_command.values() for group in groups if len(group) > 1)


@rule(
    RULE,
    question=QUESTION,
    instrument=INSTRUMENT,
    paragraph="40.1",
    asks=(*(f"{level.name}/{key}" for level in LEVELS for key in NUMBERS), "notification/days"),
)
def one_command(parts: Sequence[Asked], name: Callable[[str], str]) -> Iterator[Finding]:
    """Yield what activities under one command reach, or may reach, as one, where not each reaches it by itself."""
    reached = [
        found
        for level in LEVELS
        if (found := reached_by(level, tuple(parts))) and any(_by_itself(found, part) != MET for part in parts)
    ]
    if not reached:
        return
    sure = reached[0].rank == MET
    subject = joined([part.activity.name for part in parts])
    parties = tuple(dict.fromkeys(state for part in parts for state in part.activity.states))
    yield Finding(
        rule=RULE,
        topic="exercises",
        question=QUESTION,
        verdict=Verdict.UNCERTAIN if sure else Verdict.CANNOT_TELL,
        sentence=_sentence(parts, reached[0], subject),
        subject=subject,
        parties=parties,
        why=Why(
            says=f"{parts[0].activity.command} is told as the command of each",
            outcome=Outcome.UNCERTAIN,
            children=tuple(_why(found, subject) for found in reached),
        ),
        evidence=Evidence(records=tuple(r for part in parts for r in part.evidence.records)),
        certainty=Certainty.DESK,
        notes=(
            *(f"As one activity they {level_words(found)}." for found in reached),
            *_due(parts, reached[0]),
            NOT_ADDED,
            NO_ACCUSATION,
            *hypothetical(parts[-1].law),
        ),
        draft=Draft(
            kind="exercises.question",
            title=f"Draft questions on {subject}",
            lines=questions(parts, parties, name),
        ),
    )


def _by_itself(found: Reached, part: Asked) -> int:
    weighed = found.level.weighed(part)
    return CANNOT_TELL if weighed is None else weighed.rank


def _sentence(parts: Sequence[Asked], first: Reached, subject: str) -> str:
    engage = "engage" if first.rank == MET else "may engage"
    return (
        f"{subject} overlap in time and are told under one operational command, {parts[0].activity.command}; "
        f"under one they are a single activity (40.1), and at once they {engage} {strength_words(first)}."
    )


def _why(found: Reached, subject: str) -> Why:
    return found.answer.why(
        Outcome.MET if found.rank == MET else OUTCOMES[CANNOT_TELL],
        f"{strength_words(found)} in all of {subject}",
        found.together.least if found.rank == MET else None,
    )


def _due(parts: Sequence[Asked], first: Reached) -> Iterator[str]:
    """Yield by when the one activity would be notified: the days ahead of the first of them to start."""
    law, start = parts[0].law, parts[0].activity.start
    days = law.on("notification/days")
    if first.level.name == NOTIFICATION and days is not None and start is not None and not _alert(parts):
        due = start - timedelta(days=days.value or 0)
        yield (
            f"As one activity its prior notification would be due by {due}, {days.value} days before the first of "
            f"them starts ({days.provision.paragraph})."
        )


def _alert(parts: Sequence[Asked]) -> bool:
    return any(part.activity.snap for part in parts)
