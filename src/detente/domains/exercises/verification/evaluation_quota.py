"""The evaluation visits of a calendar year: how many follow from the units reported, how long units are away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import msgspec

from detente.agreements.engine import LawOfDay, rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import hypothetical, unverified
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.told import number_in
from detente.domains.exercises.verification.terms import why_of
from detente.domains.exercises.verification.values import day_told, words_told, year_told
from detente.domains.exercises.verification.visit_clocks import TOPIC
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
from detente.domains.exercises.verification.visits import EVALUATION
from detente.model.finding import Finding, Outcome, Verdict, Why
from detente.model.message import Message
from detente.model.verification import Told

EXCHANGE, NIL = "vd11.10.annual_exchange", "vd11.9.nil"
UNAVAILABLE = "vd11.119.unavailability"
TOLD = "Must all be told that the evaluation visits of the year are filled?"
AWAY = "Are units unavailable no more often and no longer than foreseen?"


class Away(msgspec.Struct, frozen=True):
    """A time for which a unit cannot be visited, as told; None where a day is not told."""

    unit: str
    first: date | None
    last: date | None

    @property
    def years(self) -> range:
        """Return the calendar years into which it falls, by whichever of its days are told."""
        told = sorted(day.year for day in (self.first, self.last) if day is not None)
        return range(told[0], told[-1] + 1) if told else range(0)

    def days_in(self, year: int) -> int | None:
        """Return how many days of one of its years it covers, both ends counted; None where they are not told."""
        if self.first is None or self.last is None or self.last < self.first:
            return None
        first, last = max(self.first, date(year, 1, 1)), min(self.last, date(year, 12, 31))
        return (last - first).days + 1

    def covers(self, unit: str, day: date) -> bool:
        """Return whether the unit cannot be visited on the day."""
        known = self.first is not None and self.last is not None
        return known and unit == self.unit and self.first <= day <= self.last  # type: ignore[operator]


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
    return Allowance(size=size, share=None if size is None else evaluation_share(size, law), units=units)


def units_reported(notices: Sequence[Told], year: int, before: datetime | None = None) -> int | None:
    """Return how many units a State reported for a year, 0 by a nil statement, None where nothing is told."""
    sent = (t for t in notices if before is None or t.sent[1] < before)
    told = [units for t in sent if (units := _units(t.message, year)) is not None]
    return told[-1] if told else None


def evaluation_quotas(year: Year) -> Iterator[Quota]:
    """Yield a line for each State and year of which a request, a report of units or a notice is on record."""
    asked = {(v.receiver, v.year) for v in year.visits if v.kind == EVALUATION}
    for state, of in sorted(asked | set(_reported(year))):
        allowance = evaluation_allowance(year.told_by(state), of, year.of(of))
        taken = year.taken(EVALUATION, state, of, allowance)
        told = quota_told(year.told_by(state), EVALUATION, of)
        yield Quota(kind=EVALUATION, state=state, year=of, allowance=allowance, taken=taken, told=told)


@rule(
    "VD11/109/year",
    question=YEAR,
    instrument=INSTRUMENT,
    paragraph="10.1.1, 109",
    asks=("evaluation/units_a_visit", "evaluation/a_year", "evaluation/parts", "evaluation/least_by_one_State"),
)
def evaluations_of_a_year(quota: Quota, year: Year) -> Iterator[Finding]:
    """Yield how many evaluation visits of its year a State has accepted, of how many that its units make."""
    answer = year.of(quota.year).on("evaluation/units_a_visit")
    if answer is None:
        return
    units, size, share = quota.allowance.units, quota.allowance.size, quota.allowance.share
    used = len(quota.taken.counted)
    reckoned = (
        [] if units is None else [f"{units} units make {size} visits, of them at most {share} by one State."]
    )
    why = Why(
        says=answer.provision.says,
        outcome=Outcome.CANNOT_TELL if size is None else Outcome.MET,
        provision=answer.provision.id,
        instrument=answer.provision.instrument,
        paragraph=answer.provision.paragraph,
        value=used,
        comparison="at most",
        threshold=size,
        margin=None if size is None else used - size,
        unit="visits",
        certainty=answer.provision.certainty,
    )
    over = [f"It accepted {used - size} more than it must."] if size is not None and used > size else []
    notes = (*reckoned, *_otherwise(quota, year.told_by(quota.state)), *over)
    yield quota_finding(quota, year, answer, why, notes=notes)


@rule("VD11/109/told", question=TOLD, instrument=INSTRUMENT, paragraph="109", asks=("evaluation/quota_told",))
def evaluations_filled(quota: Quota, year: Year) -> Iterator[Finding]:
    """Yield whether all must be told that a State has accepted the last evaluation visit of its year."""
    answer = year.of(quota.year).on("evaluation/quota_told")
    if answer is not None:
        yield from notice_finding(quota, year, answer, TOLD)


@rule(
    "VD11/119",
    question=AWAY,
    instrument=INSTRUMENT,
    paragraph="119",
    asks=("evaluation/unavailable_times", "evaluation/unavailable_days"),
)
def units_away(year: Year) -> Iterator[Finding]:
    """Yield, for each State and year with such notices, how often and how long units could not be visited."""
    for state, notices in sorted(year.notices.items()):
        every = aways(notices)
        for of in sorted({of for away in every for of in away.years}):
            times, days = away_in(every, of)
            law = year.of(of)
            for question, value in (
                ("evaluation/unavailable_times", times),
                ("evaluation/unavailable_days", days),
            ):
                answer = law.on(question)
                if answer is not None:
                    yield _away(state, of, answer, value, year)


def aways(notices: Sequence[Told], before: datetime | None = None) -> tuple[Away, ...]:
    """Return the times that a State told, each as last amended."""
    sent = [t.message for t in notices if t.message.type == UNAVAILABLE and (before is None or t.sent[1] < before)]
    amended = {message.amends for message in sent if message.amends}
    return tuple(
        Away(
            same_unit(words_told(m, "unit.designation")), day_told(m, "general.start"), day_told(m, "general.end")
        )
        for m in sent
        if not m.number or m.number not in amended
    )


def away_in(every: Sequence[Away], year: int) -> tuple[int, int | None]:
    """Return how many times fall into a year and how many days of it they cover, None where days are not told."""
    within = [away.days_in(year) for away in every if year in away.years]
    return len(within), None if None in within else sum(days for days in within if days is not None)


def same_unit(designation: str) -> str:
    """Return a designation as it is compared: letters and spaces alike."""
    return " ".join(designation.casefold().split())


def _away(state: str, of: int, answer: Answer, value: int | None, year: Year) -> Finding:
    law, limit = answer.provision, answer.value or 0
    if value is None:
        verdict, told = Verdict.CANNOT_TELL, "not told"
    else:
        verdict, told = Verdict.EXCEEDED if value > limit else Verdict.WITHIN, str(value)
    why, day = why_of(answer, verdict, value), year.of(of)
    return Finding(
        rule=law.rule,
        topic=TOPIC,
        question=AWAY,
        verdict=verdict,
        sentence=f"{year.called(state)} told that units cannot be visited in {of}; {law.unit} told: {told}, "
        f"foreseen: at most {limit} (paragraph {law.paragraph}).",
        subject=f"unavailable units of {state} in {of}",
        parties=(state,) if state else (),
        why=why,
        certainty=law.certainty,
        notes=(*unverified(why), *hypothetical(day)),
    )


def _units(message: Message, year: int) -> int | None:
    if message.type not in (EXCHANGE, NIL) or _year_of(message) != year:
        return None
    return 0 if message.type == NIL else number_in(message, "units.total")


def _reported(year: Year) -> Iterator[tuple[str, int]]:
    """Yield State and year of each exchange, nil statement and notice."""
    for state, notices in year.notices.items():
        yield from ((state, of) for told in notices if (of := _year_of(told.message)) is not None)


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
