"""The evaluation visits of a calendar year: how many follow from the units reported, and when all must be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from detente.agreements.engine import LawOfDay, rule
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import number_in
from detente.domains.exercises.verification.unit_days import sent_before
from detente.domains.exercises.verification.values import day_told, year_told
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
from detente.domains.exercises.verification.visits import EVALUATION
from detente.model.finding import Finding
from detente.model.message import Message
from detente.model.verification import Told

EXCHANGE, NIL = "vd11.10.annual_exchange", "vd11.9.nil"
TOLD = "Must all be told that the evaluation visits of the year are filled?"


def evaluation_size(units: int, law: LawOfDay) -> int | None:
    """Return how many visits a year follow from units reported: one for each run or part of it, up to the most."""
    run, most = law.on("evaluation/units_a_visit"), law.on("evaluation/a_year")
    if run is None or most is None:
        return None
    return min(most.value or 0, -(-units // (run.value or 1)))


def evaluation_share(size: int, law: LawOfDay) -> int | None:
    """Return how many visits of a quota one State may make: a part of it rounded down, and at least the least."""
    parts, least = law.on("evaluation/parts"), law.on("evaluation/least_by_one_State")
    if parts is None or least is None:
        return None
    return max(least.value or 0, size // (parts.value or 1)) if size else 0


def evaluation_allowance(
    notices: Sequence[Told], year: int, law: LawOfDay, before: datetime | None = None
) -> Allowance:
    """Return how many visits a State must accept in a year, from the last exchange sent before an instant."""
    units = units_reported(notices, year, before)
    if units is None:
        return Allowance(size=None, share=None)
    size = evaluation_size(units, law)
    rests = tuple(a for a in (law.on("evaluation/units_a_visit"), law.on(A_YEAR[EVALUATION])) if a is not None)
    share = None if size is None else evaluation_share(size, law)
    return Allowance(size=size, share=share, units=units, rests=rests)


def units_reported(notices: Sequence[Told], year: int, before: datetime | None = None) -> int | None:
    """Return how many units a State reported for a year, 0 by a nil statement, None where nothing is told."""
    told = [units for m in sent_before(notices, before) if (units := _units(m, year)) is not None]
    return told[-1] if told else None


def last_exchange(notices: Sequence[Told], year: int, before: datetime | None = None) -> Message | None:
    """Return the last annual exchange of a State for a year, None where none was sent before an instant."""
    told = [m for m in sent_before(notices, before) if m.type == EXCHANGE and _year_of(m) == year]
    return told[-1] if told else None


def evaluation_quotas(year: Year) -> Iterator[Quota]:
    """Yield a line for each State and year of which a request, a report of units or a notice is on record."""

    def allowance(state: str, of: int) -> Allowance:
        return evaluation_allowance(year.told_by(state), of, year.of(of))

    return quotas(year, EVALUATION, _year_of, allowance)


@rule(
    "VD11/109/year",
    question=YEAR,
    instrument=INSTRUMENT,
    paragraph="10.1.1, 109",
    asks=("evaluation/units_a_visit", "evaluation/a_year", "evaluation/parts", "evaluation/least_by_one_State"),
)
def evaluations_of_a_year(quota: Quota, year: Year) -> Iterator[Finding]:
    """Yield how many evaluation visits of its year a State has accepted, of how many that its units make."""
    units, size, share = quota.allowance.units, quota.allowance.size, quota.allowance.share
    reckoned = (
        () if units is None else (f"{units} units make {size} visits, of them at most {share} by one State.",)
    )
    notes = (*reckoned, *_otherwise(quota, year.told_by(quota.state)))
    return quota_finding(quota, year, "evaluation/units_a_visit", notes)


@rule("VD11/109/told", question=TOLD, instrument=INSTRUMENT, paragraph="109", asks=("evaluation/quota_told",))
def evaluations_filled(quota: Quota, year: Year) -> Iterator[Finding]:
    """Yield whether all must be told that a State has accepted the last evaluation visit of its year."""
    return filled_finding(quota, year, TOLD)


def _units(message: Message, year: int) -> int | None:
    if message.type not in (EXCHANGE, NIL) or _year_of(message) != year:
        return None
    return 0 if message.type == NIL else number_in(message, "units.total")


def _year_of(message: Message) -> int | None:
    if message.type == EXCHANGE:
        valid = day_told(message, "exchange.valid_on")
        return None if valid is None else valid.year
    key = {NIL: "exchange.year", QUOTA_NOTICES[EVALUATION]: "quota.year"}.get(message.type)
    return None if key is None else year_told(message, key)


def _otherwise(quota: Quota, notices: Sequence[Told]) -> Iterator[str]:
    """Yield a note where an exchange of the State tells another quota than follows from its units."""
    size = quota.allowance.size
    for told in notices:
        of_year = told.message.type == EXCHANGE and _year_of(told.message) == quota.year
        number = number_in(told.message, "evaluation.quota") if of_year else None
        if size is not None and number is not None and number != size:
            yield f"Its exchange tells a quota of {number}; by paragraph 109 it is {size}."
