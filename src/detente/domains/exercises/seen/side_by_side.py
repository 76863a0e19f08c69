"""What parties told of one activity, side by side: what each rule says by each claim, where thresholds part them.

The peak engaged at once and a published total are two numbers: a rule turns on the first, and by a total alone
nothing is reached. No claim is taken for the truth or averaged with another, and a number not told is not zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from detente.agreements.engine import Law
from detente.agreements.provision import Answer, Comparison
from detente.domains.exercises.asking import Asked, asked_of
from detente.domains.exercises.counting import (
    UNCOUNTED_FORMS,
    Counted,
    range_words,
    strength_told,
)
from detente.domains.exercises.seen.claims import Claim, Told
from detente.domains.exercises.seen.levels import LEVELS, Level
from detente.domains.exercises.weighing import CANNOT_TELL, MET, NOT_MET, OUTCOMES, WORDS, bare_rank
from detente.model.certainty import Certainty
from detente.model.exercise import Range, Zone
from detente.model.finding import Evidence, Outcome, Verdict, Why

TOLD_FIELDS = (
    "troops",
    "troops_total",
    "tanks",
    "acvs",
    "artillery",
    "landing_troops",
    "fixed_wing_sorties",
)
"""Every number that a claim may tell, each in a column of its own; `troops` is the peak engaged at once."""


STAGED = ("troops", "tanks", "acvs", "artillery", "landing_troops")
"""Those that the stages of an activity tell as well."""


class Margin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A claim's number against a threshold. A margin is number minus threshold; None: that bound is not told.

    `only_a_bound` says why the number counts as an upper bound only, empty where it counts as it stands.
    """

    claim: int
    party: str
    newest: bool
    words: str
    least: int | None = None
    most: int | None = None
    margin_least: int | None = None
    margin_most: int | None = None
    only_a_bound: str = ""


class Crossing(msgspec.Struct, frozen=True, kw_only=True):
    """A threshold on which claims differ: those below it, those that reach it, those that leave it open."""

    level: str
    number: str
    provision: str
    paragraph: str
    comparison: str
    threshold: int
    unit: str
    certainty: Certainty
    below: tuple[Margin, ...]
    reached: tuple[Margin, ...]
    open: tuple[Margin, ...]
    why: Why

    @property
    def parted(self) -> bool:
        """Return whether claims lie on both sides, so that the rule would say two things."""
        return bool(self.below and self.reached)


class ByClaim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a rule would say if one claim were all that is known, and the number on which it turns.

    `provision` is empty where no number decides: the zone, the command or the kind of forces does.
    """

    claim: int
    level: str
    verdict: Verdict
    why: Why | None = None
    provision: str = ""
    words: str = ""
    threshold: int | None = None
    margin_least: int | None = None
    margin_most: int | None = None


class SideBySide(msgspec.Struct, frozen=True, kw_only=True):
    """One activity: its claims, what each rule says by each, the thresholds on which they differ."""

    told: Told
    rules: tuple[ByClaim, ...]
    crossings: tuple[Crossing, ...]


def side_by_side(
    told: Iterable[Told], law: Law, instant: datetime, name: Callable[[str], str]
) -> tuple[SideBySide, ...]:
    """Return each activity with its claims side by side, by the law of the day on which each has it start."""
    return tuple(_side(one, law, instant, name) for one in told)


def numbers_told(claim: Claim) -> dict[str, Range]:
    """Return the numbers that a claim tells, by field, those of stages as their peak; nothing where not told."""
    activity = claim.activity
    found = (
        (field, strength_told(activity, field, None) if field in STAGED else getattr(activity, field))
        for field in TOLD_FIELDS
    )
    return {field: told for field, told in found if told and (told.least, told.most) != (None, None)}


def _side(told: Told, law: Law, instant: datetime, name: Callable[[str], str]) -> SideBySide:
    asked = [asked_of(c.activity, _evidence(c), law, instant, name) for c in told.claims]
    pairs = tuple(zip(told.claims, asked, strict=True))
    rules = (_by_claim(claim, level, one) for level in LEVELS for claim, one in pairs)
    crossings = (c for level in LEVELS for c in _crossings(level, pairs, name))
    return SideBySide(told=told, rules=tuple(rules), crossings=tuple(crossings))


def _evidence(claim: Claim) -> Evidence:
    return Evidence(records=claim.records, sources=claim.sources, party=claim.party, said=claim.said)


def _by_claim(claim: Claim, level: Level, asked: Asked) -> ByClaim:
    weighed = level.weighed(asked)
    if weighed is None:
        return ByClaim(claim=claim.number, level=level.name, verdict=Verdict.NOT_IN_FORCE)
    verdict, decided = level.verdicts[weighed.rank], weighed.decided_by
    key = decided.provision.question.rpartition("/")[2] if decided else ""
    if decided is None or key not in WORDS:
        provision = decided.provision.id if decided else ""
        return ByClaim(claim=claim.number, level=level.name, verdict=verdict, why=weighed.why, provision=provision)
    margin = _margin(claim, level.numbers(asked)[key], decided, key)
    return ByClaim(
        claim=claim.number,
        level=level.name,
        verdict=verdict,
        why=weighed.why,
        provision=decided.provision.id,
        words=margin.words,
        threshold=decided.value,
        margin_least=margin.margin_least,
        margin_most=margin.margin_most,
    )


def _margin(claim: Claim, number: Counted, answer: Answer, key: str) -> Margin:
    threshold = answer.value or 0
    return Margin(
        claim=claim.number,
        party=claim.party,
        newest=claim.newest,
        words=f"{number.words} {WORDS[key]}" if number.told else f"{WORDS[key]} not told",
        least=None if number.only_a_bound else number.least,
        most=number.most,
        margin_least=None if number.least is None or number.only_a_bound else number.least - threshold,
        margin_most=None if number.most is None else number.most - threshold,
        only_a_bound=number.only_a_bound,
    )


def _crossings(
    level: Level, pairs: Sequence[tuple[Claim, Asked]], name: Callable[[str], str]
) -> Iterator[Crossing]:
    """Yield the thresholds of a level on which claims differ; claims that place it outside the rule stay out."""
    inside = [pair for pair in pairs if _counts(pair[0])]
    thresholds = {
        (key, answer.provision.id, answer.value or 0): answer
        for claim, asked in inside
        for key, answer in level.thresholds(asked.law, claim.activity)
    }
    for (key, _, _), answer in thresholds.items():
        sides: dict[int, list[tuple[Claim, Margin]]] = {NOT_MET: [], CANNOT_TELL: [], MET: []}
        for claim, asked in inside:
            number = level.numbers(asked)[key]
            if number.told and (key, answer) in list(level.thresholds(asked.law, claim.activity)):
                sides[bare_rank(number, answer)].append((claim, _margin(claim, number, answer, key)))
        if sum(map(bool, sides.values())) > 1:
            yield _crossing(level, key, answer, sides, name)


def _counts(claim: Claim) -> bool:
    return claim.activity.zone is not Zone.NO and claim.activity.form not in UNCOUNTED_FORMS


def _crossing(
    level: Level,
    key: str,
    answer: Answer,
    sides: dict[int, list[tuple[Claim, Margin]]],
    name: Callable[[str], str],
) -> Crossing:
    law = answer.provision
    below, open_, reached = (tuple(margin for _, margin in sides[rank]) for rank in (NOT_MET, CANNOT_TELL, MET))
    held = [
        answer.why(OUTCOMES[rank], f"{who(claim, name)}: {told_words(margin)}", _value(margin, rank))
        for rank, found in sides.items()
        for claim, margin in found
    ]
    return Crossing(
        level=level.name,
        number=key,
        provision=law.id,
        paragraph=law.paragraph,
        comparison=str(law.comparison or Comparison.AT_LEAST),
        threshold=answer.value or 0,
        unit=law.unit,
        certainty=law.certainty,
        below=below,
        reached=reached,
        open=open_,
        why=Why(says="by each claim", outcome=Outcome.CANNOT_TELL, children=tuple(held)),
    )


def _value(margin: Margin, rank: int) -> int | None:
    """Return the bound that decides; None where none does."""
    return {NOT_MET: margin.most, MET: margin.least}.get(rank)


def who(claim: Claim, name: Callable[[str], str]) -> str:
    """Return who made a claim, when, and on what basis where that is told."""
    basis = f", {claim.basis}" if claim.basis else ""
    return f"{name(claim.party)} ({claim.said:%Y-%m-%d}{basis})"


def told_words(margin: Margin) -> str:
    """Return a number as told with its margin against a threshold."""
    bound = f" {margin.only_a_bound}" if margin.only_a_bound else ""
    return f"{margin.words}{bound} ({margin_words(margin.margin_least, margin.margin_most)})"


def margin_words(least: int | None, most: int | None) -> str:
    """Return a margin in words: `+3,700`, `-300`, `-1,000 to +1,000`, `at most +57,000`."""
    if least is None:
        return "margin open" if most is None else f"at most {most:+,}"
    if most is None:
        return f"at least {least:+,}"
    return f"{least:+,}" if least == most else f"{least:+,} to {most:+,}"


def range_told(told: Range | None) -> str:
    """Return a number as told, in words; `not told` where nothing is."""
    return (range_words(told.least, told.most) if told else "") or "not told"
