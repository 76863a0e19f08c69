"""Had a request for a visit to be accepted: the grounds on which it may be declined, each with its why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from detente.agreements.provision import Answer
from detente.agreements.regional import Measure
from detente.domains.exercises.verification.terms import instant_words
from detente.domains.exercises.verification.visit_clocks import Examined, explained
from detente.domains.exercises.verification.visit_quota import Allowance, Taken, Year, quota_told
from detente.domains.exercises.verification.visits import (
    DECLINED,
    FORCE_MAJEURE,
    INSPECTION,
    decision,
    reason,
    reason_told,
)
from detente.model.certainty import Certainty, firm, weakest
from detente.model.finding import Finding, Outcome, Owed, Verdict, Why
from detente.model.verification import Told

ACCEPT = "Had the request to be accepted?"
BY_QUOTA, BY_SAME_STATE, BY_HOST = "quota", "same state", "quota in the host state"
BEYOND = (BY_QUOTA, BY_SAME_STATE, BY_HOST)
"""The grounds that a visit beyond the quota, added by a regional measure, leaves aside."""


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


def ground_of(  # noqa: PLR0913  a ground in its parts
    named: str,
    says: str,
    outcome: Outcome,
    answers: Sequence[Answer],
    *,
    value: int | None = None,
    limit: int | None = None,
) -> Ground:
    """Return a ground that rests on provisions, the first of them to be named: uncertain where one is doubtful."""
    decided = outcome in (Outcome.MET, Outcome.NOT_MET)
    doubted = decided and not all(answer.firm for answer in answers)
    return Ground(
        named=named,
        says=says,
        answer=answers[0],
        value=value,
        limit=limit,
        outcome=Outcome.UNCERTAIN if doubted else outcome,
        certainty=weakest(*(answer.provision.certainty for answer in answers)),
    )


def used_ground(named: str, used: int, limit: int | None, words: str, *answers: Answer) -> Ground:
    """Return the ground that a number of visits is used up; cannot tell where the number is not told."""
    if limit is None:
        outcome, of = Outcome.CANNOT_TELL, f"{used} of a number that is not told"
    else:
        outcome, of = Outcome.MET if used >= limit else Outcome.NOT_MET, f"{used} of {limit}"
    return ground_of(named, f"{of} {words}", outcome, answers, value=used, limit=limit)


def quota_ground(e: Examined, taken: Taken, allowance: Allowance, answer: Answer, before: datetime) -> Ground:
    """Return the ground that the quota of the year is used up; cannot tell where only the State itself told so."""
    visit = e.visit
    words = f"{visit.kind}s of {visit.year} were accepted before"
    rests = (*allowance.rests, *taken.rests)
    ground = used_ground(BY_QUOTA, len(taken.counted), allowance.size, words, answer, *rests)
    notice = quota_told((t for t in e.notices if t.sent[1] < before), visit.kind, visit.year)
    if notice is None or ground.outcome is not Outcome.NOT_MET:
        return ground
    told = f"{e.to} told all on {notice.sent[0].date()} that they are filled"
    says = f"{told}, while on this desk's record {ground.says}"
    return msgspec.structs.replace(ground, says=says, outcome=Outcome.CANNOT_TELL)
