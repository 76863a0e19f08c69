"""The inspections of a calendar year: how many a State must accept, from one State, and when all must be told."""

from __future__ import annotations

from collections.abc import Iterator

from detente.agreements.engine import LawOfDay, rule
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.verification.values import year_told
from detente.domains.exercises.verification.visit_quota import (
    A_YEAR,
    QUOTA_NOTICES,
    YEAR,
    Allowance,
    Quota,
    Year,
    filled_finding,
    quota_finding,
    quotas,
)
from detente.domains.exercises.verification.visits import INSPECTION
from detente.model.finding import Finding
from detente.model.message import Message

TOLD = "Must all be told that the inspections of the year are filled?"


def inspection_allowance(law: LawOfDay) -> Allowance:
    """Return how many inspections a year the law of a day foresees, and how many from one State."""
    size, share = law.on(A_YEAR[INSPECTION]), law.on("inspection/a_year_by_one_State")
    return Allowance(
        size=size.value if size else None,
        share=share.value if share else None,
        rests=(size,) if size else (),
    )


def inspection_quotas(year: Year) -> Iterator[Quota]:
    """Yield a line for each State and year of which a request or a notice is on record."""
    return quotas(year, INSPECTION, _year_of, lambda _, of: inspection_allowance(year.of(of)))


@rule(
    "VD11/76",
    question=YEAR,
    instrument=INSTRUMENT,
    paragraph="76, 78",
    asks=("inspection/a_year", "inspection/a_year_by_one_State"),
)
def inspections_of_a_year(quota: Quota, year: Year) -> Iterator[Finding]:
    """Yield how many inspections of its year a State has accepted, of how many, and from whom."""
    return quota_finding(quota, year, A_YEAR[INSPECTION])


@rule("VD11/77", question=TOLD, instrument=INSTRUMENT, paragraph="77", asks=("inspection/quota_told",))
def inspections_filled(quota: Quota, year: Year) -> Iterator[Finding]:
    """Yield whether all must be told that a State has accepted the last inspection of its year."""
    return filled_finding(quota, year, TOLD)


def _year_of(message: Message) -> int | None:
    return year_told(message, "quota.year") if message.type == QUOTA_NOTICES[INSPECTION] else None
