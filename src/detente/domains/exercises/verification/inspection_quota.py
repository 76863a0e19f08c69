"""The inspections of a calendar year: how many a State must accept, from one State, and when all must be told."""

from __future__ import annotations

from collections.abc import Iterator

from detente.agreements.engine import LawOfDay, rule
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.verification.terms import why_of
from detente.domains.exercises.verification.values import year_told
from detente.domains.exercises.verification.visit_quota import (
    QUOTA_NOTICES,
    YEAR,
    Allowance,
    Quota,
    Year,
    notice_finding,
    quota_finding,
    quota_told,
)
from detente.domains.exercises.verification.visits import INSPECTION
from detente.model.finding import Finding, Verdict

TOLD = "Must all be told that the inspections of the year are filled?"


def inspection_allowance(law: LawOfDay) -> Allowance:
    """Return how many inspections a year the law of a day foresees, and how many from one State."""
    size, share = law.on("inspection/a_year"), law.on("inspection/a_year_by_one_State")
    return Allowance(size=size.value if size else None, share=share.value if share else None)


def inspection_quotas(year: Year) -> Iterator[Quota]:
    """Yield a line for each State and year of which a request or a notice is on record."""
    asked = {(v.receiver, v.year) for v in year.visits if v.kind == INSPECTION}
    for state, of in sorted(asked | set(_noticed(year))):
        allowance = inspection_allowance(year.of(of))
        taken = year.taken(INSPECTION, state, of, allowance)
        told = quota_told(year.told_by(state), INSPECTION, of)
        yield Quota(kind=INSPECTION, state=state, year=of, allowance=allowance, taken=taken, told=told)


@rule(
    "VD11/76",
    question=YEAR,
    instrument=INSTRUMENT,
    paragraph="76, 78",
    asks=("inspection/a_year", "inspection/a_year_by_one_State"),
)
def inspections_of_a_year(quota: Quota, year: Year) -> Iterator[Finding]:
    """Yield how many inspections of its year a State has accepted, of how many, and from whom."""
    answer = year.of(quota.year).on("inspection/a_year")
    if answer is not None:
        used = len(quota.taken.counted)
        over = used - (answer.value or 0)
        notes = (f"It accepted {over} more than it must.",) if over > 0 else ()
        yield quota_finding(quota, year, answer, why_of(answer, Verdict.WITHIN, used), notes=notes)


@rule("VD11/77", question=TOLD, instrument=INSTRUMENT, paragraph="77", asks=("inspection/quota_told",))
def inspections_filled(quota: Quota, year: Year) -> Iterator[Finding]:
    """Yield whether all must be told that a State has accepted the last inspection of its year."""
    answer = year.of(quota.year).on("inspection/quota_told")
    if answer is not None:
        yield from notice_finding(quota, year, answer, TOLD)


def _noticed(year: Year) -> Iterator[tuple[str, int]]:
    for state, notices in year.notices.items():
        for told in notices:
            number = year_told(told.message, "quota.year")
            if told.message.type == QUOTA_NOTICES[INSPECTION] and number is not None:
                yield state, number
