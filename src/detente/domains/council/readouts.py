"""The accounts of one meeting side by side: what they tell alike, what differently, what one alone tells.

An account is a party's readout, a wire's, or what a report tells as the machine read it (then unconfirmed). Values
are compared where both have one; where there are only words that differ, whether they say the same cannot be told.
An account that tells nothing of a subject is named as silent: silence is neither agreement nor denial.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import combinations

import msgspec

from detente.domains.council.dialogue import Step
from detente.domains.council.meetings import Next, next_meeting
from detente.domains.council.told_values import NEXT_MEETING, Value, part_of, plain_subject, same, value_of
from detente.model.certainty import Certainty
from detente.model.dialogue import Point
from detente.model.record import Source


class Outcome(StrEnum):
    """How the accounts of a meeting stand to one another on a subject."""

    ALIKE = "told alike"
    DIFFERENT = "told differently"
    ONE_ONLY = "told by one only"
    CANNOT_TELL = "words differ; whether it is the same cannot tell"


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """An account of a meeting: who tells it, its points, the record and sources where it stands.

    `confirmed` is false for what a machine read in a report.
    """

    teller: str
    points: tuple[Point, ...]
    record: str
    document: str = ""
    certainty: Certainty = Certainty.SECONDARY
    sources: tuple[Source, ...] = ()
    confirmed: bool = True


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """What one account says on a subject; `value` is None where only the words can be compared."""

    point: Point
    telling: Telling
    value: Value | None

    @property
    def teller(self) -> str:
        """Return who tells it."""
        return self.telling.teller


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A subject, how the accounts stand on it, their words in order of teller, and who tells nothing of it."""

    subject: str
    outcome: Outcome
    voices: tuple[Voice, ...]
    silent: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts compared, subject by subject. `next_meeting` is what all together say of the next one (N-1)."""

    tellers: tuple[str, ...]
    subjects: tuple[Subject, ...]
    next_meeting: Next

    def of(self, outcome: Outcome) -> tuple[Subject, ...]:
        """Return the subjects with that outcome."""
        return tuple(one for one in self.subjects if one.outcome is outcome)


def compare(
    readouts: tuple[Step, ...], name: Callable[[str], str], reports: tuple[Telling, ...] = ()
) -> Comparison:
    """Return the accounts of one meeting compared; the order in which they are given does not matter.

    `name` gives the usual name of a party's id. `reports` are what reports tell (`telling_reports.py`).
    """
    return compare_tellings((*(telling_of(step, name) for step in readouts), *reports))


def telling_of(step: Step, name: Callable[[str], str]) -> Telling:
    """Return a readout as an account: told by the wire that it names, else by the party that gave it."""
    return Telling(
        teller=step.body.teller or name(step.party),
        points=step.body.points,
        record=step.entry.id,
        document=step.body.document,
        certainty=step.body.certainty,
        sources=step.entry.record.sources,
    )


def compare_tellings(tellings: Iterable[Telling]) -> Comparison:
    """Return accounts compared, subject by subject, tellers and subjects in alphabetical order."""
    every = sorted(tellings, key=lambda one: (one.teller, one.record))
    tellers = tuple(dict.fromkeys(one.teller for one in every))
    voices: dict[str, list[Voice]] = {}
    for voice in (voice for one in every for voice in _voices(one)):
        voices.setdefault(plain_subject(voice.point.subject), []).append(voice)
    return Comparison(
        tellers=tellers,
        subjects=tuple(_subject(tuple(voices[key]), tellers) for key in sorted(voices)),
        next_meeting=_next(voices.get(NEXT_MEETING, [])),
    )


def _voices(telling: Telling) -> Iterator[Voice]:
    return (Voice(point=point, telling=telling, value=value_of(point)) for point in telling.points)


def _next(voices: list[Voice]) -> Next:
    return next_meeting(voice.point.value or voice.point.words for voice in voices)


def _subject(voices: tuple[Voice, ...], tellers: tuple[str, ...]) -> Subject:
    by_teller: dict[str, list[Point]] = {}
    for voice in voices:
        by_teller.setdefault(voice.teller, []).append(voice.point)
    return Subject(
        subject=plain_subject(voices[0].point.subject),
        outcome=_outcome(by_teller),
        voices=voices,
        silent=tuple(teller for teller in tellers if teller not in by_teller),
    )


def _outcome(by_teller: dict[str, list[Point]]) -> Outcome:
    if len(by_teller) == 1:
        return Outcome.ONE_ONLY
    told = {same(first, second) for first, second in combinations(map(part_of, by_teller.values()), 2)}
    if False in told:
        return Outcome.DIFFERENT
    return Outcome.CANNOT_TELL if None in told else Outcome.ALIKE
