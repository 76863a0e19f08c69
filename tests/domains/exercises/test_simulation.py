"""A law and a reform of it over one load: what changes, who carries it, and what may never change."""

from __future__ import annotations

from datetime import UTC, date, datetime

import hypothesis.strategies as st
import msgspec
import numpy as np
import pytest
from hypothesis import given, settings

from detente.agreements import Law, Provision, Reform, Status, load_law
from detente.agreements.engine import law_of
from detente.agreements.older import held
from detente.domains.exercises import findings
from detente.domains.exercises.asking import asked_of
from detente.domains.exercises.limits import announcement
from detente.domains.exercises.many.burden import MESSAGES
from detente.domains.exercises.many.columns import DUTY_VERDICTS, SIZE_VERDICTS
from detente.domains.exercises.many.simulation import (
    DUTIES,
    Load,
    Simulation,
    compare,
    kept_in,
    load_of,
    outcome,
    simulate,
    tally,
    under,
)
from detente.domains.exercises.many.sweeping import By, duty_of, sweep, values_between
from detente.model.certainty import Certainty
from detente.model.errors import InputError, UnknownProvision
from detente.model.exercise import Activity, Form, Range, Stage, Structure, Zone
from detente.model.finding import Evidence, Verdict
from detente.model.message import Share
from tests.domains.exercises.test_columns import DOUBTFUL, activities, doubtful

SHIPPED = load_law()
LAW = law_of(p for p in SHIPPED.by_id.values() if p.question != "below/activities")
"""The law without the decision on activities below the numbers, which would add a message of every State."""
NOW = datetime(2024, 1, 1, tzinfo=UTC)
AA, BB, CC, DD = "AA", "BB", "CC", "DD"
PARTIES = (AA, BB, CC)


def troops(number: int, **more: object) -> Activity:
    """Return an activity of so many troops, in two brigades, in the zone."""
    given_ = {"states": (AA,), "start": date(2022, 5, 1), "structure": Structure.TWO_BRIGADES, "zone": Zone.YES}
    return Activity(**{"name": str(number), "troops": Range(number, number), **given_, **more})


def lower(value: int, id_: str = "VD11/40.1.1/personnel") -> Reform:
    """Return a reform of one number."""
    return Reform(name=f"{id_}={value}", says="tried", values={id_: value})


def simulated(some: list[Activity], reform: Reform, law: Law = LAW, years: range | None = None) -> Simulation:
    """Return a simulation among three States."""
    return simulate(load_of(some, law, NOW), law, [reform], years, PARTIES)


def owed(made: Simulation, *, after: bool = True) -> set[tuple[str, int, str, int, int, int]]:
    """Return the rows of the burden."""
    return set((made.after if after else made.before).burden.rows())


def test_a_lower_number_makes_duties_arise() -> None:
    made = simulated([troops(9_000), troops(8_000), troops(7_000)], lower(8_000))
    assert made.changes("notification") == ["", "arises", ""]
    assert made.changes("observation") == made.changes("constraint") == ["", "", ""]
    assert made.name == "VD11/40.1.1/personnel=8000"
    assert owed(made, after=False) == {(AA, 2022, MESSAGES[0], 1, 0, 0)}
    assert owed(made) == {(AA, 2022, MESSAGES[0], 2, 0, 0)}


def test_a_higher_number_makes_duties_end() -> None:
    made = simulated([troops(9_000), troops(13_000)], lower(20_000))
    assert made.changes("notification") == ["ends", "ends"]


def test_what_cannot_be_told_differs_and_is_counted() -> None:
    unorganised = troops(8_000, structure=None)
    made = simulated([unorganised], lower(8_000))
    assert made.changes("notification") == ["differs"]
    assert owed(made) == {(AA, 2022, MESSAGES[0], 0, 0, 1)}
    assert tally(made.after.verdicts("notification"), np.array([True])) == (0, 1, 0, 0, 0)


def test_wording_that_is_doubtful_is_a_column_of_its_own() -> None:
    made = simulated([troops(9_000)], lower(8_000), doubtful(LAW))
    assert owed(made) == {(AA, 2022, MESSAGES[place], 0, 1, 0) for place in (0, 2, 3)}


def test_hosts_guests_and_those_not_told_are_told_apart() -> None:
    shares = (Share(BB, 9_000), Share(CC, 100))
    some = [
        troops(20_000, states=(AA, BB, CC, DD), hosts=(AA,), troops_by_state=shares),
        troops(14_000, states=(AA, BB)),
        troops(9_000, states=(), hosts=(DD, BB)),
        troops(9_001, states=(BB, CC), hosts=(BB,), zone=Zone.NO),
        troops(9_002, states=(CC,), start=None),
    ]
    assert owed(simulated(some, lower(9_000))) == {
        (AA, 2022, "notification by the host", 1, 0, 0),
        (AA, 2022, "invitation of observers", 1, 0, 0),
        (BB, 2022, "notification by a guest", 1, 0, 0),
        (BB, 2022, "notification by the host", 1, 0, 0),
        ("host not told", 2022, "notification by the host", 1, 0, 0),
        ("host not told", 2022, "invitation of observers", 1, 0, 0),
        ("none of the parties", 2022, "notification by the host", 1, 0, 0),
        (CC, -1, "notification by the host", 1, 0, 0),
    }


def test_a_guest_whose_share_is_not_told_cannot_be_told() -> None:
    one = troops(20_000, states=(AA, BB), hosts=(AA,))
    assert (BB, 2022, "notification by a guest", 0, 0, 1) in owed(simulated([one], lower(9_000)))
    doubted = msgspec.structs.replace(one, troops_by_state=(Share(BB, 20_000),))
    assert (BB, 2022, "notification by a guest", 0, 1, 0) in owed(simulated([doubted], lower(9_000), DOUBTFUL))


def test_older_law_asks_nothing_of_guests_where_it_does_not_say_so() -> None:
    one = troops(
        30_000, states=(AA, BB), hosts=(AA,), start=date(1980, 1, 1), troops_by_state=(Share(BB, 30_000),)
    )
    found = owed(simulated([one], lower(9_000)))
    assert not any(message == "notification by a guest" for _, _, message, *_ in found)


def test_a_large_activity_is_announced_by_the_law_of_its_day() -> None:
    by_number = troops(50_000, start=date(1990, 5, 1))
    by_class = troops(50_000, start=date(2022, 5, 2))
    before_any = troops(50_000, start=date(1980, 5, 1))
    found = owed(simulated([by_number, by_class, before_any], lower(9_000)))
    told = {(state, year) for state, year, message, due, *_ in found if message.startswith("announce") and due}
    assert told == {(AA, 1990), (AA, 2022)}


@settings(max_examples=100, deadline=None)
@given(one=activities)
def test_an_announcement_is_counted_where_the_rule_finds_one(one: Activity) -> None:
    asked = asked_of(one, Evidence(), LAW, NOW, str)
    found = outcome(load_of([one], LAW, NOW), LAW).burden.totals[3]
    if one.start is not None:
        assert bool(list(announcement(asked))) == bool(found[3])


def test_of_several_claims_on_one_activity_the_first_counts() -> None:
    first, second = troops(9_000, name="One"), troops(20_000, name="ONE")
    made = simulated([first, second], lower(8_000))
    assert owed(made) == {(AA, 2022, MESSAGES[0], 1, 0, 0)}
    assert len(made.after.answers["notification_verdict"]) == 2
    assert not len(made.after.limits.state)


def test_a_limit_of_a_year_that_a_reform_breaks() -> None:
    seven = [troops(12_000, name=str(n), start=date(2022, n, 1)) for n in range(1, 8)]
    made = simulated(seven, lower(11_000, "VD11/67.2/personnel"))
    assert not len(made.before.limits.state)
    verdicts = {SIZE_VERDICTS[code] for code in made.after.limits.verdict}
    assert verdicts == {Verdict.EXCEEDED, Verdict.WITHIN}
    assert made.after.states == (AA,)


def test_years_keep_what_starts_in_them_and_what_is_not_dated() -> None:
    some = [troops(9_000, name=str(y), start=date(y, 5, 1), hosts=(BB,)) for y in range(2012, 2022)]
    some.append(troops(9_000, name="undated", start=None))
    made = simulated(some, lower(9_000), years=range(2015, 2017))
    found = {(state, year) for state, year, *_ in owed(made) if state != "none"}
    assert {(BB, 2015), (BB, 2016), (AA, -1)} <= found
    assert {year for _, year in found} == {2015, 2016, -1}
    load = load_of(some, LAW, NOW)
    assert kept_in(load, None) is load


def test_a_load_of_nothing_and_one_without_days() -> None:
    nothing = simulated([], lower(8_000))
    assert (nothing.changes("notification"), owed(nothing)) == ([], set())
    bare = load_of([troops(9_000)], LAW, NOW)
    undated = Load({k: v for k, v in bare.columns.items() if k != "start"}, bare.sides, bare.once, NOW)
    assert set(outcome(undated, LAW, PARTIES).burden.rows()) == {(AA, -1, MESSAGES[0], 1, 0, 0)}


def test_a_reform_that_names_no_provision_names_near_ones() -> None:
    with pytest.raises(UnknownProvision) as refused:
        simulated([], lower(1, "VD11/40.1.1/personel"))
    assert "VD11/40.1.1/personnel" in refused.value.next_step


def test_older_law_on_a_newer_activity() -> None:
    some = [troops(9_000), troops(26_000)]
    made = compare(load_of(some, LAW, NOW), LAW, held(LAW, date(1980, 1, 1)), None, PARTIES)
    assert made.changes("notification") == ["ends", "differs"] or made.changes("notification") == ["ends", ""]
    assert [DUTY_VERDICTS[code] for code in made.after.verdicts("notification")] == [Verdict.NOT_DUE, Verdict.DUE]
    assert made.changes("observation") == ["differs", "ends"]
    assert made.name == "the law of 1980-01-01"


def test_no_law_asks_nothing() -> None:
    made = compare(load_of([troops(50_000)], LAW, NOW), LAW, held(LAW, date(1970, 1, 1)), None, PARTIES)
    assert {int(made.after.verdicts(duty)[0]) for duty in DUTIES} == {4}
    assert owed(made) == set()


def test_the_shipped_law_asks_each_state_without_one_for_a_notification_below_the_numbers() -> None:
    made = simulate(load_of([troops(8_000)], SHIPPED, NOW), SHIPPED, [lower(7_500)], range(2022, 2023), PARTIES)
    below_the_numbers = {row for row in owed(made) if row[2] == "notification below the numbers"}
    assert {row[0] for row in below_the_numbers} >= {BB, CC}


def below(certainty: Certainty) -> Law:
    """Return the law with a made-up provision that asks each State for one notification below the numbers."""
    one = Provision(
        id="MADE/9/activities",
        says="A State without a notifiable activity notifies so many below the numbers",
        instrument="made up",
        paragraph="9",
        link="none",
        unit="activities",
        question="below/activities",
        values={date(2013, 1, 1): 1},
        checked="never",
        certainty=certainty,
        status=Status.IN_FORCE,
    )
    return law_of((*LAW.by_id.values(), one))


def test_a_state_without_a_notifiable_activity_owes_one_below_the_numbers() -> None:
    some = [
        troops(9_000, states=(AA,)),
        troops(9_000, name="b", states=(BB,), structure=None),
        troops(8_000, states=(CC,)),
        troops(8_000, name="old", states=(CC,), start=date(2012, 1, 1)),
    ]
    found = outcome(load_of(some, LAW, NOW), below(Certainty.MEMORY), PARTIES).burden.rows()
    told = {row for row in found if row[2] == MESSAGES[4]}
    assert told == {(BB, 2022, MESSAGES[4], 0, 0, 1), (CC, 2022, MESSAGES[4], 1, 0, 0)}
    doubted = outcome(load_of(some, LAW, NOW), below(Certainty.DOUBTFUL), PARTIES).burden.rows()
    assert (CC, 2022, MESSAGES[4], 0, 1, 0) in set(doubted)


@settings(max_examples=60, deadline=None)
@given(some=st.lists(activities, min_size=1, max_size=8), value=st.integers(0, 9_000))
def test_a_lower_threshold_never_removes_a_duty_or_a_message(some: list[Activity], value: int) -> None:
    named = [msgspec.structs.replace(one, name=str(i), states=(AA, BB)) for i, one in enumerate(some)]
    for id_ in (
        "VD11/40.1.1/personnel",
        "VD11/47.4/personnel",
        "VD11/67.2/personnel",
        "VD11/40.2.1/landing_personnel",
    ):
        made = simulated(named, lower(min(value, *LAW.provision(id_).values.values()), id_))
        for duty in DUTIES:
            assert "ends" not in made.changes(duty)
        before, after = made.before.burden.counts, made.after.burden.counts
        assert (after[..., 3] >= before[..., 3]).all()
        assert after.sum() == before.sum()


@settings(max_examples=50, deadline=None)
@given(one=activities)
def test_a_simulation_says_what_the_rules_say(one: Activity) -> None:
    found = findings(one, Evidence(), LAW, NOW, str)
    code = outcome(load_of([one], LAW, NOW), LAW).verdicts("notification")[0]
    assert DUTY_VERDICTS[code] is found[0].verdict


SOME = [
    troops(1_000 * n, name=str(n), states=(AA,) if n % 2 else (), start=date(2010 + n % 3, 5, 1))
    for n in range(30)
]


def test_a_sweep_counts_every_activity_at_every_value() -> None:
    made = sweep(load_of(SOME, LAW, NOW), LAW, "VD11/40.1.1/personnel", values_between(1_000, 20_000, 500))
    due = [counts[3] for counts in made.whole.counts]
    assert due == sorted(due, reverse=True)
    assert {sum(counts) for counts in made.whole.counts} == {30}
    assert (made.values[0], made.values[-1], len(made.values)) == (1_000, 20_000, 39)
    assert made.duty == "notification"


def test_a_sweep_is_what_each_reform_alone_would_give() -> None:
    load = load_of(SOME, LAW, NOW)
    made = sweep(load, LAW, "VD11/47.4/personnel", (5_000, 13_000, 20_000))
    for value, counts in zip(made.values, made.whole.counts, strict=True):
        one = simulate(load, LAW, [lower(value, "VD11/47.4/personnel")])
        assert tally(one.after.verdicts("observation"), load.once) == counts


def test_a_sweep_by_year_and_by_state() -> None:
    undated = [*SOME, troops(9_500, name="undated", start=None, states=(BB, AA))]
    load = load_of(undated, LAW, NOW)
    by_year = sweep(load, LAW, "VD11/40.1.1/personnel", (9_000,), By.YEAR)
    assert [part.name for part in by_year.parts] == ["", "year not told", "2010", "2011", "2012"]
    assert np.sum([part.counts[0] for part in by_year.parts[1:]], axis=0).tolist() == list(by_year.whole.counts[0])
    by_state = sweep(load, LAW, "VD11/40.1.1/personnel", (9_000,), By.STATE)
    assert {part.name: sum(part.counts[0]) for part in by_state.parts} == {
        "": 31,
        AA: 16,
        BB: 1,
        "no State told": 15,
    }
    told = sweep(load_of([troops(9_000)], LAW, NOW), LAW, "VD11/40.1.1/personnel", (9_000,), By.STATE)
    assert [part.name for part in told.parts] == ["", AA]


@pytest.mark.parametrize(
    ("id_", "duty"),
    [
        ("VD11/40.2.1/landing_personnel", "notification"),
        ("VD11/40.3.1/acvs", "notification"),
        ("VD11/47.4/artillery", "observation"),
        ("VD11/67.1/personnel", "constraint"),
    ],
)
def test_the_duty_that_turns_on_a_number(id_: str, duty: str) -> None:
    assert duty_of(LAW.provision(id_)) == duty


@pytest.mark.parametrize("id_", ["VD11/38/days", "VD11/67.1/years", "VD11/40.1.1/structure"])
def test_a_number_on_which_no_count_turns_is_refused(id_: str) -> None:
    with pytest.raises(InputError):
        duty_of(LAW.provision(id_))


@pytest.mark.parametrize("given_", [(2, 1, 1), (-1, 1, 1), (0, 1, 0), (0, 2**60, 1), (0, 10_000, 1)])
def test_values_that_cannot_be_tried_are_refused(given_: tuple[int, int, int]) -> None:
    with pytest.raises(InputError):
        values_between(*given_)


def test_a_reform_of_the_hours_of_an_alert_looks_at_other_stages() -> None:
    stages = (Stage(from_hour=0, troops=Range(14_000, 14_000)), Stage(from_hour=60, troops=Range(8_000, 8_000)))
    alert = troops(14_000, snap=True, duration_hours=90, stages=stages)
    alerts = [alert, msgspec.structs.replace(alert, name="later", start=date(2023, 1, 1))]
    made = simulated(alerts, lower(48, "VD11/58/hours"), years=range(2022, 2023))
    assert made.changes("observation") == ["arises"]
    assert under(load_of(alerts, LAW, NOW), LAW).rows == 2


def test_a_transfer_counts_by_its_own_number() -> None:
    move = troops(8_000, form=Form.TRANSFER)
    assert simulated([move], lower(8_000)).changes("notification") == [""]
    assert simulated([move], lower(8_000, "VD11/40.3.1/personnel")).changes("notification") == ["arises"]
