"""The law of a day, the law as changed, contradictions, and the register of rules."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from detente.agreements import RULES, Comparison, Provision, Reform, Status, load_law, rule
from detente.agreements.engine import law_of
from detente.agreements.older import editions, held
from detente.model.certainty import Certainty
from detente.model.errors import Contradiction, LawError, UnknownProvision

LAW = load_law()
PERSONNEL = "VD11/40.1.1/personnel"
IN_FORCE_SINCE = date(2011, 12, 1)
LONGEST_ENGINE_LINES = 150


def provision(id_: str = "X/1/personnel", **more: object) -> Provision:
    known = {
        "says": "something",
        "instrument": "An instrument (No 1)",
        "paragraph": "1",
        "link": "https://example.org",
        "unit": "personnel",
        "question": "a question",
        "values": {date(2000, 1, 1): 10},
        "checked": "never",
        "certainty": Certainty.TEXT,
        "status": Status.IN_FORCE,
        "comparison": Comparison.AT_LEAST,
    }
    return Provision(id=id_, **(known | more))  # type: ignore[arg-type]


def test_the_law_of_a_day_is_one_edition() -> None:
    expected = {
        date(1975, 7, 31): None,
        date(1975, 8, 1): ("HFA75/I/personnel", 25_000),
        date(1986, 12, 31): ("HFA75/I/personnel", 25_000),
        date(1987, 1, 1): ("STOCKHOLM86/31.1.1/personnel", 13_000),
        date(1991, 6, 1): ("STOCKHOLM86/31.1.1/personnel", 13_000),
        date(1993, 1, 1): ("VD92/38.1.1/personnel", 9_000),
        date(1997, 1, 1): ("VD94/38.1.1/personnel", 9_000),
        date(2011, 11, 30): ("VD99/40.1.1/personnel", 9_000),
        IN_FORCE_SINCE: (PERSONNEL, 9_000),
    }
    for day, answer in expected.items():
        found = LAW.at(day).on("notification/personnel")
        assert (found and (found.provision.id, found.value)) == answer, day


def test_every_day_has_at_most_one_answer_to_a_question() -> None:
    days = {d for p in LAW.by_id.values() for v in p.values for d in (v - timedelta(days=1), v)}
    for day in days:
        for question in LAW.about:
            assert len(LAW.at(day).every(question)) <= 1, (day, question)


def test_not_in_force_is_an_answer_and_never_zero() -> None:
    before = LAW.at(IN_FORCE_SINCE - timedelta(days=1)).value(PERSONNEL)
    assert before.value is None
    assert not before.in_force
    assert LAW.at(IN_FORCE_SINCE).value(PERSONNEL).value == 9_000
    assert LAW.at(date(1960, 1, 1)).provisions() == []
    assert LAW.at(date(2022, 1, 1)).on("notification/none of these") is None


def test_an_unknown_provision_names_its_neighbours() -> None:
    with pytest.raises(UnknownProvision) as caught:
        LAW.at(IN_FORCE_SINCE).value("VD11/40.1.1/personel")
    assert PERSONNEL in caught.value.next_step
    with pytest.raises(UnknownProvision) as caught:
        LAW.provision("???")
    assert "exercises law" in caught.value.next_step


def test_the_values_of_the_edition_of_2011() -> None:
    """Typed in from the desk's reference, sections 3 to 7, apart from the files."""
    expected = {
        "40.1.1": {"personnel": 9000, "battle_tanks": 250, "acvs": 500, "artillery": 250, "structure": 2},
        "40.1.2": {"fixed_wing_sorties": 200},
        "40.2.1": {"landing_personnel": 3000},
        "40.3.1": {"personnel": 9000, "battle_tanks": 250, "acvs": 500, "artillery": 250},
        "38": {"days": 42},
        "41.1": {"days": 0},
        "47.4": {
            "personnel": 13000,
            "battle_tanks": 300,
            "acvs": 500,
            "artillery": 250,
            "landing_personnel": 3500,
        },
        "50": {"observers": 2},
        "51": {"days": 21},
        "58": {"hours": 72},
        "61": {"november_day": 15},
        "67.1": {
            "personnel": 40000,
            "battle_tanks": 900,
            "acvs": 2000,
            "artillery": 900,
            "activities": 1,
            "years": 3,
        },
        "67.2": {"personnel": 13000, "battle_tanks": 300, "acvs": 500, "artillery": 300, "activities": 6},
        "67.3": {"personnel": 25000, "battle_tanks": 400, "acvs": 800, "artillery": 400, "activities": 3},
        "67.4": {"activities": 3},
        "68": {"november_day": 15, "years_ahead": 2},
        "16.1.2": {"hours": 48},
        "16.2.1.1": {"hours": 48},
        "16.3.1": {"hours": 48},
        "76": {"inspections": 3},
        "78": {"inspections": 1},
        "85-88": {"hours": 36, "days": 5},
        "89": {"hours": 24, "entry_rule": 1, "entry_hours": 36},
        "90": {"inspectors": 4},
        "98": {"hours": 48},
        "106": {"days": 14},
        "109": {
            "units": 60,
            "visits": 15,
            "fraction": 5,
            "least": 1,
            "unit_visits": 2,
            "unit_visits_by_one_State": 1,
        },
        "110": {"visits": 1},
        "112": {"least_days": 5, "most_days": 7},
        "116": {"hours": 48},
        "119": {"times": 5, "days": 30},
        "121": {"evaluators": 3, "hours": 12},
        "136": {"days": 14},
        "17.2": {"hours": 24},  # the desk's own rules, mark D
        "desk": {"split_days": 0, "split_km": 300},
        # A State's year: sections 2 and 8.
        "10": {"december_day": 15, "january_day": 1},
        "10.2.6": {
            "unit_personnel": 1500,
            "formation_personnel": 5000,
            "duration_days": 21,
            "notice_days": 42,
        },
        "10.3": {"activated_personnel": 2000, "duration_days": 21},
        "13": {"december_day": 15},
        "15": {"months": 3, "clarification_months": 1},
        "63": {"window_days": 14},
        "148": {"month": 3},
        "IV": {
            "period_years": 5,
            "visit_hours": 24,
            "visit_days": 42,
            "visitors": 2,
            "demonstration_months": 12,
            "demonstration_days": 42,
            "november_day": 15,
        },
        "IX": {"december_day": 15},
        "DEC.9.12": {"activities": 1, "days": 42, "january_day": 1},
        "DEC.10.02": {"reminders": 2},
        "questionnaire": {"april_day": 15},
        "exchange": {"april_day": 30},
        "returns": {"june_day": 30},
    }
    law = LAW.at(date(2022, 1, 11))
    told = {
        (a.provision.paragraph, a.provision.id.rpartition("/")[2]): a.value
        for a in law.provisions()
        if a.provision.unit != "holds"
    }
    assert told == {(paragraph, leaf): v for paragraph, values in expected.items() for leaf, v in values.items()}
    assert all(a.value == 1 for a in law.provisions() if a.provision.unit == "holds")


def test_the_marks_of_certainty_are_those_of_the_reference() -> None:
    secondary = {a.provision.id for a in LAW.at(date(2022, 1, 1)).provisions() if a.provision.certainty == "S"}
    assert {
        PERSONNEL,
        "VD11/38/days",
        "VD11/47.4/personnel",
        "VD11/47.4/battle_tanks",
        "VD11/50/observers",
        "VD11/16.1.2/hours",
        "VD11/16.2.1.1/hours",
        "VD11/16.3.1/hours",
    } <= secondary
    assert LAW.provision("VD11/40.1.1/battle_tanks").certainty is Certainty.MEMORY
    assert {"VD11/10/december_day", "VD11/10/january_day", "VD11/148/month"} <= secondary
    assert LAW.provision("VD11/15/months").certainty is Certainty.DOUBTFUL
    assert LAW.provision("VD11/IX/december_day").certainty is Certainty.DOUBTFUL
    assert LAW.provision("FSC/arms_returns/june_day").certainty is Certainty.DOUBTFUL
    assert LAW.provision("VD11/desk_17.2/hours").certainty is Certainty.DESK
    assert LAW.provision("VD11/9/nil").certainty is Certainty.NEIGHBOUR
    assert LAW.provision("VD11/practice/amended").certainty is Certainty.DOUBTFUL
    assert LAW.provision("HFA75/I/personnel").certainty is Certainty.SECONDARY
    assert all(p.checked == "never" for p in LAW.by_id.values())


def test_comparisons_of_the_law() -> None:
    """At least for notification and observation, more than for the limits and for Helsinki."""
    for p in LAW.by_id.values():
        kind, _, leaf = p.question.partition("/")
        if leaf in ("personnel", "battle_tanks", "acvs", "artillery", "landing_personnel"):
            more = (
                kind in ("large", "medium", "smaller") or kind.startswith("announcement") or p.id.startswith("HFA")
            )
            assert p.comparison is (Comparison.MORE_THAN if more else Comparison.AT_LEAST), p.id


def test_a_reform_changes_the_value_and_marks_it() -> None:
    lower = LAW.reformed(Reform(name="lower", says="a lower number", values={PERSONNEL: 7_500}))
    answer = lower.at(date(2022, 1, 1)).value(PERSONNEL)
    assert (answer.value, answer.provision.hypothetical, lower.hypothetical) == (7_500, "lower", "lower")
    assert LAW.at(date(2022, 1, 1)).value(PERSONNEL).value == 9_000
    assert LAW.hypothetical == ""
    assert lower.at(date(2000, 6, 1)).value(PERSONNEL).value is None


def test_a_reform_from_a_day_leaves_the_days_before_it() -> None:
    later = LAW.reformed(Reform(name="x", says="x", values={PERSONNEL: 1}, since=date(2020, 1, 1)))
    assert later.at(date(2019, 12, 31)).value(PERSONNEL).value == 9_000
    assert later.at(date(2020, 1, 1)).value(PERSONNEL).value == 1


def test_reforms_one_after_the_other_are_all_named() -> None:
    one, two = (Reform(name=n, says=n, values={PERSONNEL: v}) for n, v in (("a", 8_000), ("b", 7_000)))
    law = LAW.reformed(one).reformed(two)
    assert (law.hypothetical, law.at(date(2022, 1, 1)).value(PERSONNEL).value) == ("a and b", 7_000)
    assert LAW.reformed(one, two).hypothetical == "a and b"


def test_a_reform_of_no_provision_is_refused() -> None:
    with pytest.raises(UnknownProvision):
        LAW.reformed(Reform(name="x", says="x", values={"VD11/40.1.1/soldiers": 1}))


@pytest.mark.parametrize(
    ("id_", "value"),
    [("VD11/68/november_day", 31), ("VD11/67.1/years", 0), ("VD11/38/days", 4_000), ("VD11/39/host", 2)],
)
def test_a_value_that_cannot_be_is_refused(id_: str, value: int) -> None:
    with pytest.raises(LawError) as caught:
        LAW.reformed(Reform(name="x", says="x", values={id_: value}))
    assert id_ in caught.value.where


@pytest.mark.parametrize(
    ("id_", "least", "most"),
    [
        ("VD11/38/days", 0, 3_650),
        ("VD11/16.1.2/hours", 0, 87_600),
        ("VD11/15/months", 0, 120),
        ("VD11/67.1/years", 1, 100),
        ("VD11/148/month", 1, 12),
        ("VD11/61/november_day", 1, 30),
        ("VD11/39/host", 0, 1),
        ("VD11/89/entry_rule", 1, 2),
        ("VD11/109/fraction", 1, 100),
        ("VD11/109/units", 1, 100_000),
    ],
)
def test_the_least_and_the_most_that_a_unit_can_be(id_: str, least: int, most: int) -> None:
    for value in (least, most):
        assert LAW.reformed(Reform(name="x", says="x", values={id_: value})).hypothetical == "x"
    for value in (least - 1, most + 1):
        with pytest.raises(LawError):
            LAW.reformed(Reform(name="x", says="x", values={id_: value}))


def test_two_provisions_that_differ_are_a_contradiction() -> None:
    with pytest.raises(Contradiction) as caught:
        law_of([provision("X/1/a"), provision("X/2/b", values={date(2001, 1, 1): 11}, paragraph="2")])
    assert "X/1/a and X/2/b" in caught.value.where
    assert caught.value.paragraph == "1 and 2"
    with pytest.raises(Contradiction):
        law_of([provision("X/1/a"), provision("X/2/b", comparison=Comparison.MORE_THAN)])


def test_two_provisions_that_agree_or_follow_each_other_do_not_contradict() -> None:
    law = law_of([provision("X/1/a"), provision("X/2/b")])
    assert len(law.at(date(2001, 1, 1)).every("a question")) == 2
    law_of(
        [
            provision("X/1/a", ends=date(2001, 1, 1), status=Status.ENDED),
            provision("X/2/b", values={date(2001, 1, 1): 11}),
        ]
    )


def test_a_doubled_id_is_a_contradiction() -> None:
    with pytest.raises(Contradiction, match="two provisions have one id"):
        law_of([provision(), provision()])


def test_a_reform_that_reaches_back_into_another_edition_is_a_contradiction() -> None:
    with pytest.raises(Contradiction):
        LAW.reformed(Reform(name="x", says="x", values={PERSONNEL: 1}, since=date(2005, 1, 1)))


def test_a_proposed_provision_is_never_in_force() -> None:
    law = law_of([provision(status=Status.PROPOSED)])
    assert law.at(date(2020, 1, 1)).value("X/1/personnel").value is None


def test_provisions_say_their_rule_and_title() -> None:
    assert provision("VD11/40.1.1/personnel").rule == "VD11/40.1.1"
    assert provision().title == "An instrument"


def test_rules_are_registered_once() -> None:
    @rule("test/1", question="Is it?", instrument="None", paragraph="1", asks=("a question",))
    def check() -> bool:
        return True

    try:
        assert RULES["test/1"].check is check
        assert check()
        with pytest.raises(Contradiction, match="two rules have one id"):
            rule("test/1", question="Is it?", instrument="None", paragraph="1", asks=())(check)
    finally:
        del RULES["test/1"]


def test_the_engine_can_be_read_aloud() -> None:
    engine = Path(__import__("detente.agreements.engine", fromlist=["engine"]).__file__ or "")
    assert len(engine.read_text(encoding="utf-8").splitlines()) <= LONGEST_ENGINE_LINES


def test_answers_know_whether_a_verdict_may_rest_on_them() -> None:
    law = LAW.at(date(2022, 1, 1))
    assert law.value(PERSONNEL).firm
    assert not law.value("VD11/practice/amended").firm
    weak = msgspec.structs.replace(provision(), certainty=Certainty.DESK)
    assert not law_of([weak]).at(date(2020, 1, 1)).value(weak.id).firm


def test_the_law_of_one_day_held_on_every_day() -> None:
    law = load_law()
    old = held(law, date(1993, 1, 1))
    assert old.hypothetical == "the law of 1993-01-01"
    for day in (date(1970, 1, 1), date(1993, 1, 1), date(2030, 1, 1)):
        answer = old.at(day).on("notification/personnel")
        assert answer is not None
        assert answer.provision.id == "VD92/38.1.1/personnel"
        assert answer.provision.hypothetical == "the law of 1993-01-01"
    assert old.at(date(2022, 1, 1)).on("notification/acvs") is None
    assert held(law, date(1970, 1, 1)).by_id == {}


def test_editions_and_their_first_days() -> None:
    law = load_law()
    assert editions(law)["VD99"] == date(2000, 1, 1)
    proposed = msgspec.structs.replace(
        law.provision("VD11/38/days"), id="NEW/38/days", status=Status.PROPOSED, values={date(2020, 1, 1): 42}
    )
    assert "NEW" not in editions(law_of((*law.by_id.values(), proposed)))


def test_an_answer_once_given_is_kept() -> None:
    of_day = load_law().at(date(2022, 1, 1))
    assert of_day.on("notification/days") is of_day.on("notification/days")
    assert of_day.on("no such question") is None
