"""Units that cannot be visited for a while (paragraph 119): how often in a calendar year, and how long in all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from detente.agreements.engine import rule
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import hypothetical, unverified
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.verification.terms import why_of
from detente.domains.exercises.verification.unit_days import UnitDays, unit_days
from detente.domains.exercises.verification.visit_clocks import TOPIC
from detente.domains.exercises.verification.visit_quota import Year
from detente.model.finding import Finding, Verdict
from detente.model.verification import Told

UNAVAILABLE = "vd11.119.unavailability"
AWAY = "Are units unavailable no more often and no longer than foreseen?"


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


def aways(notices: Sequence[Told], before: datetime | None = None) -> tuple[UnitDays, ...]:
    """Return the times for which units cannot be visited, each as last amended."""
    return unit_days(notices, lambda message: message.type == UNAVAILABLE, before)


def away_in(every: Sequence[UnitDays], year: int) -> tuple[int, int | None]:
    """Return how many times fall into a year and how many days of it they cover, None where days are not told."""
    within = [away.days_in(year) for away in every if year in away.years]
    return len(within), None if None in within else sum(days for days in within if days is not None)


def _away(state: str, of: int, answer: Answer, value: int | None, year: Year) -> Finding:
    law, limit = answer.provision, answer.value or 0
    if value is None:
        verdict, told = Verdict.CANNOT_TELL, "not told"
    else:
        verdict, told = answer.sure(Verdict.EXCEEDED if value > limit else Verdict.WITHIN), str(value)
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
