"""Laws of which a part is missing, doubtful or set to nothing: an answer all the same, never firmer than it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from detente.agreements import Law, Reform, load_law
from detente.agreements.engine import law_of
from detente.domains.exercises import findings, year_findings
from detente.model.certainty import Certainty
from detente.model.errors import DateError
from detente.model.exercise import Activity, Range, Structure
from detente.model.finding import Evidence, Finding, Verdict

LAW = load_law()
NOW = datetime(2030, 1, 1, tzinfo=UTC)
LARGE = Activity(
    name="A",
    states=("SE",),
    troops=Range(45_000, 45_000),
    structure=Structure.DIVISION,
    start=date(2024, 5, 6),
    announced=date(2022, 11, 1),
    in_calendar=False,
)


def found(law: Law, one: Activity = LARGE) -> list[Finding]:
    told = [(one, Evidence())]
    return [*findings(one, Evidence(), law, NOW, str), *year_findings(told, law, NOW, str)]


def without(*beginnings: str) -> Law:
    return law_of(p for p in LAW.by_id.values() if not p.question.startswith(beginnings))


def doubtful(question: str) -> Law:
    return law_of(
        msgspec.structs.replace(p, certainty=Certainty.DOUBTFUL) if p.question == question else p
        for p in LAW.by_id.values()
    )


def test_a_law_that_knows_the_largest_class_only() -> None:
    assert "VD11/67.1" in {f.rule for f in found(without("smaller/", "medium/"))}
    small = msgspec.structs.replace(LARGE, troops=Range(14_000, 14_000))
    assert not any(f.rule.startswith("VD11/67") for f in found(without("smaller/", "medium/"), small))


def test_a_law_without_words_on_the_request() -> None:
    notes = " ".join(note for f in found(LAW) for note in f.notes)
    assert "(16.1.1)" in notes
    assert "(16.1.4)" in notes
    fewer = " ".join(note for f in found(without("request/")) for note in f.notes)
    assert "(16.1.1)" not in fewer
    assert "(16.1.4)" not in fewer


@pytest.mark.parametrize(
    ("question", "rule"), [("announcement/years_ahead", "VD11/68"), ("large/years", "VD11/67.1")]
)
def test_doubtful_years_give_no_firm_verdict(question: str, rule: str) -> None:
    def verdicts(law: Law) -> set[Verdict]:
        return {f.verdict for f in found(law) if f.rule == rule and f.question.endswith(("in time?", "kept?"))}

    assert verdicts(LAW) <= {Verdict.IN_TIME, Verdict.WITHIN}
    assert verdicts(doubtful(question)) == {Verdict.UNCERTAIN}


def test_a_duty_set_to_nothing_does_not_stand() -> None:
    law = LAW.reformed(Reform(name="less", says="no such duty", values={"VD11/66/addition": 0}))
    assert "VD11/66" in {f.rule for f in found(LAW)}
    assert "VD11/66" not in {f.rule for f in found(law)}
    assert law.at(date(2024, 1, 1)).value("VD11/66/addition").value is None


@pytest.mark.parametrize(
    "told",
    [
        {"start": date(1, 1, 1)},
        {"end": date(9999, 12, 31)},
        {"start_latest": date(9999, 1, 1)},
        {"commenced": datetime(999, 1, 1, tzinfo=UTC)},
    ],
)
def test_days_that_no_calendar_can_count_from_are_refused(told: dict[str, date]) -> None:
    with pytest.raises(DateError, match="too far"):
        found(LAW, msgspec.structs.replace(LARGE, **told))
