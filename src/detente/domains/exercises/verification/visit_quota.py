"""How many visits of a calendar year a State has accepted, from whom, and how many it must accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from detente.agreements.engine import Law, LawOfDay
from detente.agreements.provision import Answer
from detente.agreements.regional import Measure
from detente.domains.exercises.asking import hypothetical, unverified
from detente.domains.exercises.verification.terms import instant_words
from detente.domains.exercises.verification.values import year_told
from detente.domains.exercises.verification.visit_clocks import TOPIC, Examined, explained
from detente.domains.exercises.verification.visits import (
    DECLINED,
    EVALUATION,
    FORCE_MAJEURE,
    INSPECTION,
    UNNAMED,
    Visit,
    decision,
    reason,
    reason_told,
)
from detente.model.certainty import Certainty, firm
from detente.model.finding import Finding, Outcome, Owed, Verdict, Why
from detente.model.verification import Told

ACCEPT = "Had the request to be accepted?"
YEAR = "How many visits of the year are left?"
QUOTA_NOTICES = {INSPECTION: "vd11.77.inspection_quota", EVALUATION: "vd11.109.evaluation_quota"}
BY_QUOTA, BY_SAME_STATE = "quota", "same state"
BEYOND = (BY_QUOTA, BY_SAME_STATE)
"""The grounds that a visit beyond the quota, added by a regional measure, leaves aside."""
LAST_MONTH, LAST_DAY = 12, 31


class Allowance(msgspec.Struct, frozen=True, kw_only=True):
    """How many visits a State must accept in a year, and from one and the same State; None: not told.

    `units` is the number that an annual exchange reports, where the number of visits follows from it.
    """

    size: int | None
    share: int | None
    units: int | None = None


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """The visits accepted in a year, in order of acceptance: those that count, and those beyond by a measure."""

    counted: tuple[Visit, ...] = ()
    extra: tuple[Visit, ...] = ()

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
    def label(self) -> str:
        """Return what it is about."""
        return f"{self.kind}s of {self.state or UNNAMED} in {self.year}"


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """One ground on which a request may be declined: `named` are the words of the form for it."""

    named: str
    says: str
    answer: Answer
    value: int | None
    limit: int | None
    outcome: Outcome
    certainty: Certainty

    @property
    def why(self) -> Why:
        """Return it as a condition."""
        law, value, limit = self.answer.provision, self.value, self.limit
        return Why(
            says=self.says,
            outcome=self.outcome,
            provision=law.id,
            instrument=law.instrument,
            paragraph=law.paragraph,
            value=value,
            comparison="at least",
            threshold=limit,
            margin=None if value is None or limit is None else value - limit,
            unit=law.unit,
            certainty=self.certainty,
        )


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """What all quotas are reckoned from: the visits, the law, and measures among States.

    `notices` are what each State told of itself; `in_year` the visits by kind, State and calendar year.
    """

    visits: tuple[Visit, ...]
    notices: dict[str, tuple[Told, ...]]
    in_year: dict[tuple[str, str, int], tuple[Visit, ...]]
    law: Law
    instant: datetime
    name: Callable[[str], str]
    measures: tuple[Measure, ...] = ()

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
        if full(taken, visit.requester, allowance) and self.extra_left(taken, visit):
            return Taken(counted=taken.counted, extra=(*taken.extra, visit))
        return Taken(counted=(*taken.counted, visit), extra=taken.extra)

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


def acceptance(  # noqa: PLR0913, PLR0917  what a rule of each kind hands on
    e: Examined, year: Year, rule: str, taken: Taken, grounds: Sequence[Ground], notes: tuple[str, ...] = ()
) -> Finding:
    """Return whether a request had to be accepted: only a ground that the Document names lets a State decline.

    Judged by what had been said before the State's last word; without one, by the instant of asking.
    """
    visit, last = e.visit, e.visit.last_word()
    measure = next(iter(_measures(e, year, taken)), None)
    verdict, words, mark = _judged(e, grounds, measure)
    papers = [ground.why for ground in grounds]
    conclusion = Why(
        says=ACCEPT, outcome=Outcome.NOT_MET if verdict is Verdict.NOT_DUE else Outcome.MET, children=tuple(papers)
    )
    return e.finding(
        rule,
        ACCEPT,
        verdict,
        f"{e.by} asked {e.to} for an {visit.kind} in {visit.year}: {words}. {_answered(e, last, grounds)}",
        owed=_acceptance_owed(e, verdict, last),
        why=conclusion,
        certainty=mark,
        notes=(*_remarks(e), *notes),
    )


def _judged(e: Examined, grounds: Sequence[Ground], measure: Measure | None) -> tuple[Verdict, str, Certainty]:
    holding = [ground for ground in grounds if ground.outcome is Outcome.MET]
    perhaps = [ground for ground in grounds if ground.outcome in (Outcome.UNCERTAIN, Outcome.CANNOT_TELL)]
    if measure is not None and any(ground.named in BEYOND for ground in holding):
        verdict = Verdict.DUE if firm(measure.certainty) else Verdict.UNCERTAIN
        return verdict, f"{measure.name} adds a visit between the two, beyond the quota", measure.certainty
    if holding:
        return Verdict.NOT_DUE, f"{_grounds(holding)}, so it may be declined", holding[0].certainty
    last = e.visit.last_word()
    claimed = reason(last) if last is not None and decision(last) == DECLINED else ""
    if claimed == FORCE_MAJEURE:
        words = "force majeure is claimed, which is no ground of quota; a visit that it prevents does not count"
        return Verdict.OPEN, words + _paragraph(e), Certainty.MEMORY
    unshown = [ground for ground in grounds if ground.named == claimed and ground.outcome is Outcome.NOT_MET]
    if unshown:
        return Verdict.CANNOT_TELL, f"{claimed} is claimed, and {_grounds(unshown)}", unshown[0].certainty
    if perhaps:
        words = _grounds(perhaps)
        uncertain = perhaps[0].outcome is Outcome.UNCERTAIN
        return Verdict.UNCERTAIN if uncertain else Verdict.CANNOT_TELL, words, perhaps[0].certainty
    return Verdict.DUE, "no ground to decline it is on record", Certainty.MEMORY


def _paragraph(e: Examined) -> str:
    answer = e.answers.get("inspection/force_majeure")
    return "" if answer is None else f" (paragraph {answer.provision.paragraph})"


def _grounds(grounds: Iterable[Ground]) -> str:
    return " and ".join(f"{g.says} (paragraph {g.answer.provision.paragraph})" for g in grounds)


def _answered(e: Examined, last: Told | None, grounds: Sequence[Ground]) -> str:
    if last is None:
        return f"{e.to} has said neither yes nor no on this desk's record."
    on = instant_words(last.sent[0]) if last.sent[0] == last.sent[1] else str(last.sent[0].date())
    if decision(last) != DECLINED:
        return f"{e.to} accepted it on {on}."
    named, told = reason(last), reason_told(last)
    known = {ground.named: ground for ground in grounds}
    if not named:
        said = "naming no ground"
    elif named in known and known[named].outcome is Outcome.MET:
        said = f"on the ground of {told}"
    elif named in known:
        said = f"on the ground of {told}, which this desk's record does not show: {known[named].says}"
    elif named == FORCE_MAJEURE:
        said = "claiming force majeure, which stays open"
    else:
        said = f"naming as ground: {told}, which is none of those of the Document"
    return f"{e.to} declined it on {on}, {said}{explained(last)}."


def _acceptance_owed(e: Examined, verdict: Verdict, last: Told | None) -> tuple[Owed, ...]:
    """Return that an answer on a ground is still owed, while the planned entry lies ahead."""
    entry = e.visit.entry
    if (
        verdict is not Verdict.DUE
        or last is None
        or decision(last) != DECLINED
        or entry is None
        or entry < e.instant
    ):
        return ()
    answer = e.answers[e.procedure.reply].provision
    return (
        Owed(
            what=f"acceptance of the {e.visit.kind}, or a ground of the Document",
            by=e.receivers,
            to=e.requesters,
            due=entry,
            within="before the planned entry",
            provision=answer.id,
            paragraph=answer.paragraph,
            certainty=Certainty.MEMORY,
        ),
    )


def _measures(e: Examined, year: Year, taken: Taken) -> Iterator[Measure]:
    if year.extra_left(taken, e.visit):
        between, day = (e.visit.requester, e.visit.receiver), e.visit.request.sent[0].date()
        extra = "extra_inspections" if e.visit.kind == INSPECTION else "extra_evaluations"
        yield from (m for m in year.measures if m.binds(between, day) and getattr(m, extra))


def _remarks(e: Examined) -> Iterator[str]:
    for told in e.visit.remarks:
        text = getattr(told.message.value("free.text"), "text", "")
        yield f"{e.called(told.message.sender)} said of it on {told.sent[0].date()}: {text}"


def quota_told(notices: Iterable[Told], kind: str, year: int) -> Told | None:
    """Return the first of a State's notices that says its quota of a year is filled, None where none does."""
    type_ = QUOTA_NOTICES[kind]
    about = (told for told in notices if told.message.type == type_)
    return next((told for told in about if year_told(told.message, "quota.year") == year), None)


def used_ground(named: str, used: int, limit: int | None, answer: Answer, words: str) -> Ground:
    """Return the ground that a number of visits is used up; cannot tell where the number is not told."""
    if limit is None:
        outcome, of = Outcome.CANNOT_TELL, f"{used} of a number that is not told"
    else:
        outcome, of = Outcome.MET if used >= limit else Outcome.NOT_MET, f"{used} of {limit}"
    says = f"{of} {words}"
    mark = answer.provision.certainty
    return Ground(named=named, says=says, answer=answer, value=used, limit=limit, outcome=outcome, certainty=mark)


def quota_ground(e: Examined, taken: Taken, allowance: Allowance, answer: Answer, before: datetime) -> Ground:
    """Return the ground that the quota of the year is used up; cannot tell where only the State itself told so."""
    visit = e.visit
    words = f"{visit.kind}s of {visit.year} were accepted before"
    ground = used_ground(BY_QUOTA, len(taken.counted), allowance.size, answer, words)
    notice = quota_told((t for t in e.notices if t.sent[1] < before), visit.kind, visit.year)
    if notice is None or ground.outcome is not Outcome.NOT_MET:
        return ground
    told = f"{e.to} told all on {notice.sent[0].date()} that they are filled"
    says = f"{told}, while on this desk's record {ground.says}"
    return msgspec.structs.replace(ground, says=says, outcome=Outcome.CANNOT_TELL)


def quota_finding(quota: Quota, year: Year, answer: Answer, why: Why | None, **more: Any) -> Finding:
    """Return the finding on one line of the table: how many are used, of how many, by whom."""
    counted, size = len(quota.taken.counted), quota.allowance.size
    by = ", ".join(
        f"{year.called(s)} {len(quota.taken.by(s))}"
        for s in sorted({visit.requester for visit in quota.taken.counted})
    )
    of = f"{counted} of {size}" if size is not None else f"{counted}, of how many is not told,"
    extra = len(quota.taken.extra)
    beyond = f"; {extra} more beyond the quota, by a regional measure" if extra else ""
    day = year.of(quota.year)
    state = year.called(quota.state)
    return Finding(
        rule=answer.provision.rule,
        topic=TOPIC,
        question=YEAR,
        verdict=Verdict.CANNOT_TELL if size is None else Verdict.WITHIN,
        sentence=f"{state} has accepted {of} {quota.kind}s of {quota.year} on this desk's record"
        f"{f' ({by})' if by else ''}{'' if quota.left is None else f': {quota.left} left'}{beyond}."
        + (" (hypothetical law)" if day.law.hypothetical else ""),
        subject=quota.label,
        parties=(quota.state,) if quota.state else (),
        why=why,
        certainty=answer.provision.certainty,
        notes=(*more.pop("notes", ()), *unverified(why), *hypothetical(day)),
    )


def notice_finding(quota: Quota, year: Year, answer: Answer, question: str) -> Iterator[Finding]:
    """Yield whether all must be told that a State has accepted the last visit of its year."""
    size, counted = quota.allowance.size, quota.taken.counted
    if not size or len(counted) < size:
        return
    law, last = answer.provision, counted[size - 1].accepted()
    filled = last.sent if last is not None else (year.instant, year.instant)
    told, state = quota.told, year.called(quota.state)
    said = (
        f"told all on {instant_words(told.sent[0])}" if told else "is not on this desk's record as having told all"
    )
    owed = law.owed(
        what=f"notice that the {quota.kind}s of {quota.year} are filled",
        by=(quota.state,) if quota.state else (),
        to=("all participating States",),
        due=filled[1],
        within=f"when the last of {size} was accepted",
    )
    yield Finding(
        rule=law.rule,
        topic=TOPIC,
        question=question,
        verdict=Verdict.NOT_DUE if told else Verdict.DUE,
        sentence=f"The last of {size} {quota.kind}s of {quota.year} was accepted on {instant_words(filled[1])}, "
        f"and all States should then have been told (paragraph {law.paragraph}); {state} {said}.",
        subject=quota.label,
        parties=(quota.state,) if quota.state else (),
        owed=() if told else (owed,),
        certainty=law.certainty,
        notes=tuple(hypothetical(year.of(quota.year))),
    )
