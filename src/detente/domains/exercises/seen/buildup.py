"""Strength by day and area as told: the least and the most of the claims that hold on each day, never one truth.

What its own States said and what others said stand in two lanes; the peak engaged at once and a published total
are two numbers. Several claims on one activity are never added; numbers are added only where one party tells them
of different activities. An area is what is named, never a place on a map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise

import msgspec

from detente.agreements.engine import Law
from detente.domains.exercises.counting import strength_told
from detente.domains.exercises.seen.buildup_words import DAY, Placed, Stretch, joined_up, placed, stretches
from detente.domains.exercises.seen.claims import Claim, Named, claims_of, told_of
from detente.domains.exercises.seen.levels import LEVELS
from detente.domains.exercises.seen.sums import added, between
from detente.model.certainty import Certainty
from detente.model.exercise import Basis, Range
from detente.model.view import Entry

NO_PLACE = "place not told"
LATEST = date.max - 2 * DAY
"""No later day is reckoned with, so that the day after it can be named."""


class Side(StrEnum):
    """Who tells: its own States, by declaration or announcement, or others, by what they saw or heard."""

    DECLARED = "declared"
    SEEN = "seen"


class Strength(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The least and the most told, of the peak engaged at once and of published totals; None: not told."""

    peak: Range | None = None
    total: Range | None = None


class OfBasis(msgspec.Struct, frozen=True, kw_only=True):
    """The strength by the claims of one basis; None: the basis is not told."""

    basis: Basis | None
    known: Strength
    claims: tuple[int, ...]


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Days on which the same claims hold, both included; claims by their numbers.

    `known` rests on `claims`. `lasting` is what claims without an end told, past their last day, would leave:
    they are `not_known_to_have_ended`. `silent` hold and tell no strength, which is not zero.
    """

    since: date
    until: date
    known: Strength
    claims: tuple[int, ...]
    lasting: Strength
    not_known_to_have_ended: tuple[int, ...]
    silent: tuple[int, ...]
    by_basis: tuple[OfBasis, ...]


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """What one side tells of one area, by day."""

    area: str
    side: Side
    runs: tuple[Run, ...]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A threshold to hold a strength against: what follows from it, the number, and where it stands."""

    words: str
    number: int
    comparison: str
    provision: str
    paragraph: str
    certainty: Certainty


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the list of all on which a build-up rests, with the days that it tells."""

    number: int
    area: str
    side: Side
    first: date
    last: date
    ended: bool
    claim: Claim


class Buildup(msgspec.Struct, frozen=True, kw_only=True):
    """A build-up from one day to another, None where nothing is told."""

    since: date | None
    until: date | None
    series: tuple[Series, ...]
    claims: tuple[Listed, ...]
    undated: tuple[Claim, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def buildup(  # noqa: PLR0913  what is asked, of what, and of which days
    entries: Iterable[Entry],
    law: Law,
    instant: datetime,
    *,
    same: Sequence[Sequence[Named]] = (),
    since: date | None = None,
    until: date | None = None,
) -> Buildup:
    """Return the strength by day and area by the claims said by the instant, between two days if given.

    `same` are names that a person has joined as one activity, so that claims on it are not added.
    """
    told = told_of(claims_of(entries, instant), same)
    ordered = sorted(((c, n) for n, one in enumerate(told) for c in one.claims), key=lambda pair: pair[0].order)
    every = [placed(number, activity, claim) for number, (claim, activity) in enumerate(ordered, 1)]
    dated = [one for one in every if one is not None]
    first, last = _bounds(dated, instant, since, until)
    undated = tuple(claim for (claim, _), one in zip(ordered, every, strict=True) if one is None)
    series = tuple(_series(dated, first, last)) if first and last and first <= last else ()
    return Buildup(
        since=first,
        until=last,
        series=series,
        claims=tuple(_listed(one) for one in dated if _within(one, first, last)),
        undated=undated,
        lines=tuple(_lines(law, first or instant.date())),
        notes=tuple(_notes(series, {one.number: one for one in dated})),
    )


def side_of(claim: Claim) -> Side:
    """Return in which lane a claim stands: by its basis, and where that is not told, by who says so."""
    if claim.basis is not None:
        return Side.DECLARED if claim.basis in (Basis.DECLARED, Basis.ANNOUNCED) else Side.SEEN
    return Side.DECLARED if claim.own else Side.SEEN


def area_of(claim: Claim) -> str:
    """Return the places named, in the order of the alphabet; numbers of several places are not split."""
    return ", ".join(sorted(dict.fromkeys(claim.activity.places), key=str.casefold)) or NO_PLACE


def strength_of(claims: Iterable[Placed]) -> Strength:
    """Return the least and the most of several parties, each the sum of the activities that it tells apart."""
    every = list(claims)
    return Strength(peak=_across(every, "troops"), total=_across(every, "troops_total"))


def _across(claims: Sequence[Placed], field: str) -> Range | None:
    by_party: dict[str, dict[int, list[Range]]] = {}
    for one in claims:
        number = _number(one.claim, field)
        if number is not None:
            by_party.setdefault(one.claim.party, {}).setdefault(one.activity, []).append(number)
    return between([added([between(n) for n in own.values()]) for own in by_party.values()])


def _number(claim: Claim, field: str) -> Range | None:
    staged = field == "troops"
    told = strength_told(claim.activity, field, None) if staged else claim.activity.troops_total
    return None if told is None or told == Range() else told


def _bounds(
    dated: Sequence[Placed], instant: datetime, since: date | None, until: date | None
) -> tuple[date | None, date | None]:
    """Return the first and the last day: those asked for, else those told, or the as-of where no end is."""
    first = since or min((one.first for one in dated), default=None)
    lasting = [instant.date() for one in dated if not one.ended]
    last = until or max((*(one.last for one in dated), *lasting), default=None)
    return first, None if last is None else min(last, LATEST)


def _within(one: Placed, first: date | None, last: date | None) -> bool:
    """Return whether a claim tells of any of the days shown."""
    return bool(first and last) and one.first <= (last or LATEST) and one.holds(max(first or one.first, one.first))


def _listed(one: Placed) -> Listed:
    return Listed(
        number=one.number,
        area=area_of(one.claim),
        side=side_of(one.claim),
        first=one.first,
        last=one.last,
        ended=one.ended,
        claim=one.claim,
    )


def _series(dated: Sequence[Placed], first: date, last: date) -> Iterator[Series]:
    by_word: dict[tuple[int, str], list[Placed]] = {}
    for one in dated:
        by_word.setdefault((one.activity, one.claim.party), []).append(one)
    found: dict[tuple[str, str], list[Stretch]] = {}
    names: dict[str, str] = {}
    for told in by_word.values():
        for stretch in joined_up(stretches(told, last)):
            area = area_of(stretch.placed.claim)
            names.setdefault(area.casefold(), area)
            found.setdefault((area.casefold(), side_of(stretch.placed.claim)), []).append(stretch)
    for (folded, side), own in sorted(found.items()):
        runs = tuple(_runs(own, first, last))
        if runs:
            yield Series(area=names[folded], side=Side(side), runs=runs)


def _runs(own: Sequence[Stretch], first: date, last: date) -> Iterator[Run]:
    """Yield the days between two changes with the claims that hold; days on which none holds are left out."""
    begins: dict[date, list[Stretch]] = {}
    changes = {first, last + DAY}
    for one in own:
        if one.since <= last and first <= one.until:
            begins.setdefault(max(one.since, first), []).append(one)
            changes |= {max(one.since, first), min(one.until, last) + DAY}
    days = sorted(changes)
    active: list[Stretch] = []
    for since, following in pairwise(days):
        active = [one for one in (*active, *begins.get(since, ())) if one.until >= since]
        if active:
            yield _run(active, since, following - DAY)


def _run(active: Sequence[Stretch], since: date, until: date) -> Run:
    valid = [one.placed for one in active if not one.lasting]
    lasting = [one.placed for one in active if one.lasting]
    bases = sorted({one.claim.basis for one in valid}, key=lambda basis: basis or "")
    return Run(
        since=since,
        until=until,
        known=strength_of(valid),
        claims=_numbers(valid),
        lasting=strength_of(lasting),
        not_known_to_have_ended=_numbers(lasting),
        silent=_numbers([one for one in valid if strength_of([one]) == Strength()]),
        by_basis=tuple(_of_basis(basis, valid) for basis in bases),
    )


def _of_basis(basis: Basis | None, valid: Sequence[Placed]) -> OfBasis:
    own = [one for one in valid if one.claim.basis is basis]
    return OfBasis(basis=basis, known=strength_of(own), claims=_numbers(own))


def _numbers(claims: Iterable[Placed]) -> tuple[int, ...]:
    return tuple(sorted({one.number for one in claims}))


def _lines(law: Law, day: date) -> Iterator[Line]:
    """Yield the numbers of troops at which something follows, by the law of the first day shown."""
    for level in LEVELS:
        answer = law.at(day).on(f"{level.name}/personnel")
        if answer is not None:
            yield Line(
                words=level.words,
                number=answer.value or 0,
                comparison=str(answer.provision.comparison or ""),
                provision=answer.provision.id,
                paragraph=answer.provision.paragraph,
                certainty=answer.provision.certainty,
            )


def _notes(series: Sequence[Series], placed_by: dict[int, Placed]) -> Iterator[str]:
    """Yield where numbers were added, and where claims may be about the same forces and were not."""
    seen: set[str] = set()
    for one in series:
        for run in one.runs:
            holding = [placed_by[number] for number in (*run.claims, *run.not_known_to_have_ended)]
            words = [*_added_words(one, holding), *_same_words(one, holding)]
            yield from (told for told in words if told not in seen)
            seen.update(words)
    for one in series:
        if ", " in one.area:
            told = f"{one.area}: told for these places together, and not split among them."
            yield from () if told in seen else (told,)
            seen.add(told)


def _added_words(series: Series, holding: Sequence[Placed]) -> Iterator[str]:
    by_party: dict[str, dict[int, str]] = {}
    for one in holding:
        by_party.setdefault(one.claim.party, {})[one.activity] = one.claim.activity.name
    for party, names in sorted(by_party.items()):
        if len(names) > 1:
            yield (
                f"{series.area}, {series.side}: {' + '.join(sorted(names.values()))} are added, for {party} tells "
                "them as different activities. If one is part of another, or troops take part in several, they "
                "are counted twice."
            )


def _same_words(series: Series, holding: Sequence[Placed]) -> Iterator[str]:
    tellers: dict[int, tuple[str, set[str]]] = {}
    for one in holding:
        tellers.setdefault(one.activity, (one.claim.activity.name, set()))[1].add(one.claim.party)
    if len({frozenset(parties) for _, parties in tellers.values()}) > 1:
        named = sorted((name, sorted(by)) for name, by in tellers.values())
        told = "; ".join(f"{name} ({', '.join(by)})" for name, by in named)
        yield (
            f"{series.area}, {series.side}: {told} may be about the same forces. Numbers of different parties "
            "are not added: the least and the most of them stand."
        )
