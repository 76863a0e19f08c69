"""How many visits of a calendar year a State has accepted, from whom, and how many it must accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

import msgspec

from detente.agreements.engine import Law, LawOfDay
from detente.agreements.provision import Answer
from detente.agreements.regional import Measure
from detente.domains.exercises.asking import ALL_STATES, hypothetical, unverified
from detente.domains.exercises.verification.terms import instant_words, why_of
from detente.domains.exercises.verification.values import year_told
from detente.domains.exercises.verification.visit_clocks import TOPIC
from detente.domains.exercises.verification.visits import EVALUATION, INSPECTION, UNNAMED, Visit
from detente.model.certainty import weakest
from detente.model.finding import Finding, Verdict
from detente.model.message import Message
from detente.model.verification import Told

YEAR = "How many visits of the year are left?"
QUOTA_NOTICES = {INSPECTION: "vd11.77.inspection_quota", EVALUATION: "vd11.109.evaluation_quota"}
A_YEAR = {INSPECTION: "inspection/a_year", EVALUATION: "evaluation/a_year"}
QUOTA_TOLD = {INSPECTION: "inspection/quota_told", EVALUATION: "evaluation/quota_told"}
ACTIVATED_COUNT = "evaluation/activated_count"
LAST_MONTH, LAST_DAY = 12, 31


class Allowance(msgspec.Struct, frozen=True, kw_only=True):
    """How many visits a State must accept in a year, and from one and the same State; None: not told.

    `units` is the number that an annual exchange reports, where the number of visits follows from it; `rests` are
    the provisions that give the size.
    """

    size: int | None
    share: int | None
    units: int | None = None
    rests: tuple[Answer, ...] = ()


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """The visits accepted in a year, in order of acceptance: those that count, and those beyond by a measure.

    `rests` is the provision by which visits to units activated for a time count, where there are any.
    """

    counted: tuple[Visit, ...] = ()
    extra: tuple[Visit, ...] = ()
    rests: tuple[Answer, ...] = ()

    def by(self, requester: str) -> tuple[Visit, ...]:
        """Return those that count and were made by one State."""
        return tuple(visit for visit in self.counted if visit.requester == requester)


class Quota(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table: a State, a year, a kind of visit, how many it must accept and has accepted."""

    kind: str
    state: str
    year: int
    allowance: Allowance
    taken: Taken
    told: Told | None

    @property
    def left(self) -> int | None:
        """Return how many are left, never below zero; None where the quota is not told."""
        size = self.allowance.size
        return None if size is None else max(size - len(self.taken.counted), 0)

    @property
    def parties(self) -> tuple[str, ...]:
        """Return the State, none where it is not told."""
        return tuple(filter(None, (self.state,)))

    @property
    def rests(self) -> tuple[Answer, ...]:
        """Return the provisions on which its numbers rest."""
        return (*self.allowance.rests, *self.taken.rests)

    @property
    def label(self) -> str:
        """Return what it is about."""
        return f"{self.kind}s of {self.state or UNNAMED} in {self.year}"


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """What all quotas are reckoned from: the visits, the law, and measures among States.

    `notices` are what each State told of itself; `in_year` the visits by kind, State and calendar year;
    `activated` the requests for visits to units that were active for a time only.
    """

    visits: tuple[Visit, ...]
    notices: dict[str, tuple[Told, ...]]
    in_year: dict[tuple[str, str, int], tuple[Visit, ...]]
    law: Law
    instant: datetime
    name: Callable[[str], str]
    measures: tuple[Measure, ...] = ()
    activated: frozenset[Message] = frozenset()

    def of(self, year: int) -> LawOfDay:
        """Return the law by which the quotas of a calendar year are reckoned: that of its last day."""
        return self.law.at(date(year, LAST_MONTH, LAST_DAY))

    def called(self, party: str) -> str:
        """Return the name of a party, or that it is not told."""
        return self.name(party) if party else UNNAMED

    def told_by(self, state: str) -> tuple[Told, ...]:
        """Return the notices of a State, oldest first."""
        return self.notices.get(state, ())

    def near(self, visit: Visit) -> Iterator[Visit]:
        """Yield the other visits of the kind to the State, of the same calendar year and those beside it."""
        for year in (visit.year - 1, visit.year, visit.year + 1):
            found = self.in_year.get((visit.kind, visit.receiver, year), ())
            yield from (other for other in found if other is not visit)

    def added(self, kind: str, one: str, other: str, day: date) -> int:
        """Return how many visits a year measures add between two States."""
        binding = (measure for measure in self.measures if measure.binds((one, other), day))
        return sum(m.extra_inspections if kind == INSPECTION else m.extra_evaluations for m in binding)

    def taken(self, kind: str, state: str, year: int, allowance: Allowance, **more: Any) -> Taken:
        """Return what a State has accepted in a year; `before` an instant, and `but` for one visit, if given."""
        before, but = more.get("before"), more.get("but")
        accepted = [
            (word.sent[1], visit)
            for visit in self.in_year.get((kind, state, year), ())
            if visit is not but and (word := visit.accepted(before)) is not None
        ]
        taken = Taken()
        for _, visit in sorted(accepted, key=lambda pair: pair[0]):
            taken = self._with(taken, visit, allowance)
        return taken

    def _with(self, taken: Taken, visit: Visit, allowance: Allowance) -> Taken:
        rests = taken.rests
        if visit.request.message in self.activated:
            count = self.of(visit.year).on(ACTIVATED_COUNT)
            if count is None:
                return taken
            rests = (count,)
        if full(taken, visit.requester, allowance) and self.extra_left(taken, visit):
            return msgspec.structs.replace(taken, extra=(*taken.extra, visit))
        return msgspec.structs.replace(taken, counted=(*taken.counted, visit), rests=rests)

    def extra_left(self, taken: Taken, visit: Visit) -> bool:
        """Return whether measures still add a visit between the two States of a visit."""
        used = sum(one.requester == visit.requester for one in taken.extra)
        return used < self.added(visit.kind, visit.requester, visit.receiver, visit.request.sent[0].date())


def full(taken: Taken, requester: str, allowance: Allowance) -> bool:
    """Return whether the year's quota, or the part of one State in it, is used up."""
    size, share = allowance.size, allowance.share
    return (size is not None and len(taken.counted) >= size) or (
        share is not None and len(taken.by(requester)) >= share
    )


def quota_told(notices: Iterable[Told], kind: str, year: int) -> Told | None:
    """Return the first of a State's notices that says its quota of a year is filled, None where none does."""
    type_ = QUOTA_NOTICES[kind]
    about = (told for told in notices if told.message.type == type_)
    return next((told for told in about if year_told(told.message, "quota.year") == year), None)


def quotas(
    year: Year,
    kind: str,
    year_of: Callable[[Message], int | None],
    allowance: Callable[[str, int], Allowance],
) -> Iterator[Quota]:
    """Yield a line for each State and year of which a request or a notice is on record, by the year it tells."""
    asked = {(visit.receiver, visit.year) for visit in year.visits if visit.kind == kind}
    noticed = {
        (state, of)
        for state, notices in year.notices.items()
        for told in notices
        if (of := year_of(told.message)) is not None
    }
    for state, of in sorted(asked | noticed):
        allowed = allowance(state, of)
        yield Quota(
            kind=kind,
            state=state,
            year=of,
            allowance=allowed,
            taken=year.taken(kind, state, of, allowed),
            told=quota_told(year.told_by(state), kind, of),
        )


def quota_finding(quota: Quota, year: Year, question: str, notes: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Yield how many visits of a line of the table are used, of how many, by whom; nothing without law on it.

    `question` is that of the provision to name.
    """
    day, size = year.of(quota.year), quota.allowance.size
    answer, most = day.on(question), day.on(A_YEAR[quota.kind])
    if answer is None or most is None:
        return
    verdict = Verdict.CANNOT_TELL if size is None else answer.sure(Verdict.WITHIN, *quota.rests)
    used = len(quota.taken.counted)
    why = msgspec.structs.replace(
        why_of(answer, verdict, used),
        threshold=size,
        margin=None if size is None else used - size,
        unit=most.provision.unit,
    )
    over = (f"It accepted {used - size} more than it must.",) if size is not None and used > size else ()
    yield Finding(
        rule=answer.provision.rule,
        topic=TOPIC,
        question=YEAR,
        verdict=verdict,
        sentence=_accepted(quota, year) + (" (hypothetical law)" if day.law.hypothetical else ""),
        subject=quota.label,
        parties=quota.parties,
        why=why,
        certainty=weakest(answer.provision.certainty, *(one.provision.certainty for one in quota.rests)),
        notes=(*notes, *over, *unverified(why), *hypothetical(day)),
    )


def _accepted(quota: Quota, year: Year) -> str:
    counted, size, extra = quota.taken.counted, quota.allowance.size, len(quota.taken.extra)
    by = ", ".join(
        f"{year.called(s)} {len(quota.taken.by(s))}" for s in sorted({visit.requester for visit in counted})
    )
    of = f"{len(counted)} of {size}" if size is not None else f"{len(counted)}, of how many is not told,"
    beyond = f"; {extra} more beyond the quota, by a regional measure" if extra else ""
    left = "" if quota.left is None else f": {quota.left} left"
    return (
        f"{year.called(quota.state)} has accepted {of} {quota.kind}s of {quota.year} on this desk's record"
        f"{f' ({by})' if by else ''}{left}{beyond}."
    )


def filled_finding(quota: Quota, year: Year, question: str) -> Iterator[Finding]:
    """Yield whether all must be told that a State has accepted the last visit of its year; nothing before that."""
    answer, size, counted = (
        year.of(quota.year).on(QUOTA_TOLD[quota.kind]),
        quota.allowance.size,
        quota.taken.counted,
    )
    if answer is None or not size or len(counted) < size:
        return
    law, last = answer.provision, counted[size - 1].accepted()
    filled = last.sent if last is not None else (year.instant, year.instant)
    told, state = quota.told, year.called(quota.state)
    said = (
        f"told all on {instant_words(told.sent[0])}" if told else "is not on this desk's record as having told all"
    )
    owed = law.owed(
        what=f"notice that the {quota.kind}s of {quota.year} are filled",
        by=quota.parties,
        to=(ALL_STATES,),
        due=filled[1],
        within=f"when the last of {size} was accepted",
    )
    yield Finding(
        rule=law.rule,
        topic=TOPIC,
        question=question,
        verdict=answer.sure(Verdict.NOT_DUE if told else Verdict.DUE, *quota.rests),
        sentence=f"The last of {size} {quota.kind}s of {quota.year} was accepted on {instant_words(filled[1])}, "
        f"and all States should then have been told (paragraph {law.paragraph}); {state} {said}.",
        subject=quota.label,
        parties=quota.parties,
        owed=() if told else (owed,),
        certainty=law.certainty,
        notes=tuple(hypothetical(year.of(quota.year))),
    )
