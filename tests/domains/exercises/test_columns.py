"""The path over columns gives the same verdict and the same reason as the path over one activity."""

from __future__ import annotations

from datetime import UTC, date, datetime

import hypothesis.strategies as st
import msgspec
import numpy as np
import pytest
from hypothesis import given, settings

from detente.agreements import Law, Provision, Reform, load_law
from detente.agreements.engine import law_of
from detente.domains.exercises.asking import Asked
from detente.domains.exercises.columns import (
    CLASS_CODES,
    DUTY_VERDICTS,
    NO_NUMBER,
    SIZE_VERDICTS,
    check_many,
    columns_of,
)
from detente.domains.exercises.limits import SIZE_VERDICTS as SIZE_OF_RANK
from detente.domains.exercises.limits import classed
from detente.domains.exercises.notification import notifiable
from detente.domains.exercises.observation import observable
from detente.domains.exercises.weighing import Weighed
from detente.domains.exercises.wording import VERDICTS
from detente.model.certainty import Certainty
from detente.model.exercise import Activity, Form, Range, Stage, Structure, Zone
from detente.model.finding import Evidence, Verdict

LAW = load_law()
NOW = datetime(2030, 1, 1, tzinfo=UTC)
AROUND = sorted(
    {
        value + step
        for provision in LAW.by_id.values()
        for value in provision.values.values()
        if provision.unit not in ("hours", "holds", "days")
        for step in (-1, 0, 1)
        if value + step >= 0
    }
)
"""Every threshold of every edition, one below and one above: where a wrong comparison would show."""

numbers = st.sampled_from(AROUND) | st.integers(0, 120_000)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    least, most = draw(st.none() | numbers), draw(st.none() | numbers)
    if least is not None and most is not None:
        least, most = min(least, most), max(least, most)
    return Range(least, most)


told = st.none() | numbers.map(lambda n: Range(n, n)) | ranges()
maybe = st.none() | st.booleans()
stages = st.lists(
    st.builds(
        Stage,
        from_hour=st.sampled_from([0, 24, 71, 72, 73, 100]),
        troops=told,
        tanks=told,
        acvs=told,
        artillery=told,
        landing_troops=told,
    ),
    max_size=3,
).map(tuple)
activities = st.builds(
    Activity,
    name=st.just("one"),
    form=st.sampled_from(Form),
    troops=told,
    troops_total=told,
    tanks=told,
    acvs=told,
    artillery=told,
    landing_troops=told,
    structure=st.none() | st.sampled_from(Structure),
    single_command=maybe,
    zone=st.none() | st.sampled_from(Zone),
    snap=maybe,
    start=st.none() | st.just(date(2020, 5, 1)),
    end=st.none() | st.dates(date(2020, 5, 1), date(2020, 5, 6)),
    duration_hours=st.none() | st.sampled_from([0, 71, 72, 73, 80]),
    stages=stages,
)
DAYS = [date(1970, 1, 1), date(1980, 1, 1), date(1990, 1, 1), date(1993, 1, 1), date(1996, 1, 1), date(2022, 1, 1)]


def doubtful(law: Law) -> Law:
    """Return the law with every wording doubtful, so that no verdict may be firm."""
    weak = (msgspec.structs.replace(p, certainty=Certainty.DOUBTFUL) for p in law.by_id.values())
    return law_of(weak)


DOUBTFUL = doubtful(LAW)
MIXED = law_of(
    msgspec.structs.replace(p, certainty=Certainty.DOUBTFUL)
    if p.id in ("VD11/40.1.1/battle_tanks", "VD11/47.4/personnel", "VD11/58/hours", "VD11/67.2/acvs")
    else p
    for p in LAW.by_id.values()
)
THREE = LAW.reformed(Reform(name="three", says="three brigades", values={"VD11/40.1.1/structure": 3}))
ONE = LAW.reformed(Reform(name="one", says="one brigade", values={"VD11/40.1.1/structure": 1}))
UNSTRUCTURED = law_of(p for p in LAW.by_id.values() if not p.question.startswith("transfer/"))


def reason(weighed: Weighed) -> tuple[str, int, int, int]:
    """Return provision, value, threshold and margin as the columns write them."""
    answer, value = weighed.decided_by, weighed.value
    if answer is None:
        return "", NO_NUMBER, NO_NUMBER, NO_NUMBER
    threshold = answer.value or 0
    if value is None:
        return answer.provision.id, NO_NUMBER, threshold, NO_NUMBER
    return answer.provision.id, value, threshold, value - threshold


def row(answers: dict[str, np.ndarray], duty: str, i: int) -> tuple[str, int, int, int]:
    """Return the reason in a row of the columns."""
    names = ("provision", "value", "threshold", "margin")
    provision, *rest = (answers[f"{duty}_{name}"][i] for name in names)
    value, threshold, margin = map(int, rest)
    return str(provision), value, threshold, margin


@settings(max_examples=300, deadline=None)
@given(
    some=st.lists(activities, min_size=1, max_size=20),
    day=st.sampled_from(DAYS),
    law=st.sampled_from([LAW, DOUBTFUL, MIXED, UNSTRUCTURED, ONE, THREE]),
)
def test_both_paths_agree(some: list[Activity], day: date, law: Law) -> None:
    of_day = law.at(day)
    answers = check_many(columns_of(some, of_day), law, day)
    for i, activity in enumerate(some):
        asked = Asked(activity=activity, evidence=Evidence(), law=of_day, instant=NOW, name=str)
        for duty, weighed in (("notification", notifiable(asked)), ("observation", observable(asked))):
            verdict = DUTY_VERDICTS[answers[f"{duty}_verdict"][i]]
            if weighed is None:
                assert verdict is Verdict.NOT_IN_FORCE
                continue
            assert verdict is VERDICTS[weighed.rank], (duty, activity)
            assert row(answers, duty, i) == reason(weighed), (duty, activity)
        sized = classed(activity, of_day)
        verdict = SIZE_VERDICTS[answers["constraint_verdict"][i]]
        if sized is None:
            assert verdict is Verdict.NOT_IN_FORCE
            continue
        assert verdict is SIZE_OF_RANK[sized.weighed.rank]
        assert CLASS_CODES[answers["constraint_class"][i]] == sized.name
        assert row(answers, "constraint", i) == reason(sized.weighed)


RANK = {Verdict.NOT_DUE: 0, Verdict.CANNOT_TELL: 1, Verdict.UNCERTAIN: 2, Verdict.DUE: 3}


@settings(max_examples=150, deadline=None)
@given(
    some=st.lists(activities, min_size=1, max_size=10),
    id_=st.sampled_from(
        sorted(p.id for p in LAW.at(date(2022, 1, 1)).law.by_id.values() if p.comparison == "at least")
    ),
    share=st.floats(0, 1),
)
def test_lowering_a_threshold_never_removes_a_duty(some: list[Activity], id_: str, share: float) -> None:
    """The metamorphic property: a lower number may add duties, never remove one."""
    day = date(2022, 1, 1)
    value = int(LAW.provision(id_).values[min(LAW.provision(id_).values)] * share)
    lower = LAW.reformed(Reform(name="lower", says="a lower number", values={id_: value}))
    columns = columns_of(some, LAW.at(day))
    before, after = check_many(columns, LAW, day), check_many(columns, lower, day)
    for duty in ("notification", "observation"):
        due = before[f"{duty}_verdict"] == DUTY_VERDICTS.index(Verdict.DUE)
        assert np.all(after[f"{duty}_verdict"][due] == DUTY_VERDICTS.index(Verdict.DUE))
        assert np.all(after[f"{duty}_verdict"] >= before[f"{duty}_verdict"])


def test_a_law_that_asks_for_another_number_of_brigades() -> None:
    day = date(2022, 1, 1)
    three = [Activity(name="a", troops=Range(9_000, 9_000), structure=s) for s in Structure]
    for law, expected in ((ONE, "due due cannot"), (LAW, "due due not"), (THREE, "due cannot not")):
        codes = check_many(columns_of(three, law.at(day)), law, day)["notification_verdict"]
        assert [DUTY_VERDICTS[code].partition(" ")[0] for code in codes] == expected.split()


def test_columns_left_out_are_not_told() -> None:
    answers = check_many(
        {"troops_least": np.array([9_000]), "troops_most": np.array([9_000])}, LAW, date(2022, 1, 1)
    )
    assert DUTY_VERDICTS[answers["notification_verdict"][0]] is Verdict.CANNOT_TELL
    assert answers["notification_provision"][0] == "VD11/40.1.1/structure"


def test_no_columns_give_no_rows() -> None:
    assert all(len(column) == 0 for column in check_many({}, LAW, date(2022, 1, 1)).values())


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        check_many({"snap": np.array([1]), "form": np.array([0, 0])}, LAW, date(2022, 1, 1))


def test_a_law_without_older_editions_has_no_alert_hours() -> None:
    few = law_of(p for p in LAW.by_id.values() if p.question != "observation/alert_hours")
    snap = Activity(
        name="a", snap=True, troops=Range(13_000, 13_000), structure=Structure.DIVISION, duration_hours=1
    )
    answers = check_many(columns_of([snap], few.at(date(2022, 1, 1))), few, date(2022, 1, 1))
    assert DUTY_VERDICTS[answers["observation_verdict"][0]] is Verdict.DUE


def test_every_provision_of_the_law_is_a_provision() -> None:
    assert all(isinstance(p, Provision) for p in LAW.by_id.values())
