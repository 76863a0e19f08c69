"""The path over columns gives the same verdict and the same reason as the path over one activity."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import hypothesis.strategies as st
import msgspec
import numpy as np
import pytest
from hypothesis import given, settings

from detente.agreements import Law, Provision, Reform, load_law
from detente.agreements.engine import law_of
from detente.domains.exercises import year_findings
from detente.domains.exercises.asking import Asked, asked_of
from detente.domains.exercises.changes import added, changed, cut, grown
from detente.domains.exercises.limits import SIZE_VERDICTS as SIZE_OF_RANK
from detente.domains.exercises.limits import announcement, classed
from detente.domains.exercises.many import column_check
from detente.domains.exercises.many.column_check import Periods, check_many, levels_many, over, provisions
from detente.domains.exercises.many.column_rules import CHANGES, LEVELS
from detente.domains.exercises.many.column_years import LIMITS, sides_of, year_limits
from detente.domains.exercises.many.columns import (
    CLASS_CODES,
    DUTY_VERDICTS,
    NO_INSTANT,
    NO_NUMBER,
    NOT_TOLD,
    SIZE_VERDICTS,
    TIME_VERDICTS,
    columns_of,
    microseconds,
)
from detente.domains.exercises.notification import notifiable, timing
from detente.domains.exercises.observation import observable, observation
from detente.domains.exercises.weighing import Weighed
from detente.domains.exercises.wording import VERDICTS
from detente.model.certainty import Certainty
from detente.model.exercise import Activity, Form, Notification, Range, Stage, Structure, Zone
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
DAYS = [date(1970, 1, 1), date(1980, 1, 1), date(1990, 1, 1), date(1993, 1, 1), date(1996, 1, 1), date(2022, 1, 1)]
midnights = st.sampled_from(DAYS).map(lambda day: datetime(day.year, day.month, day.day, tzinfo=UTC))
hours = st.sampled_from([-1_008, -1_007, -985, -984, -983, -25, -24, -1, 0, 1, 23, 24, 48])
"""Hours around 42 days ahead, a day ahead, and the start itself, so that every comparison of instants shows."""
moments = st.builds(
    lambda at, by, second: at + timedelta(hours=by, seconds=second), midnights, hours, st.integers(-1, 1)
)
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
    start=st.none() | st.sampled_from(DAYS),
    end=st.none() | st.sampled_from(DAYS).map(lambda day: day + timedelta(days=3)),
    duration_hours=st.none() | st.sampled_from([0, 71, 72, 73, 80]),
    stages=stages,
    start_latest=st.none() | st.sampled_from(DAYS).map(lambda day: day + timedelta(days=1)),
    commenced=st.none() | moments,
    in_calendar=maybe,
    changed_since_calendar=maybe,
    announced=st.none()
    | st.builds(
        lambda day, back, by: date(day.year - back, 11, by),
        st.sampled_from(DAYS),
        st.integers(1, 3),
        st.integers(14, 16),
    ),
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Activity, tuple[Notification, ...]]:
    """Draw an activity with what was notified of it: with the same numbers, or with others."""
    activity = draw(activities)
    sent = []
    for _ in range(draw(st.integers(0, 3))):
        first = draw(moments)
        other = draw(st.booleans())
        strength = {} if other else {"troops": draw(told), "tanks": draw(told), "stages": draw(stages)}
        latest = draw(st.none() | st.just(first + timedelta(hours=1)))
        notified = msgspec.structs.replace(activity, **strength)
        sent.append(Notification(activity=notified, transmitted=first, transmitted_latest=latest))
    return activity, tuple(sent)


INSTANTS = [
    NOW,
    *(datetime(day.year, 1, 1, 12, tzinfo=UTC) for day in DAYS),
    datetime(2019, 11, 15, 23, 59, 59, tzinfo=UTC),
]


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


def row(answers: dict[str, np.ndarray], law: Law, duty: str, i: int) -> tuple[str, int, int, int]:
    """Return the reason in a row of the columns."""
    provision, *rest = (
        int(answers[f"{duty}_{name}"][i]) for name in ("provision", "value", "threshold", "margin")
    )
    value, threshold, margin = rest
    return (*provisions(law), "")[provision], value, threshold, margin


ANNOUNCEMENTS = ("announcement", "announcement_two_years", "announcement_one_year")


def last_instant(found: datetime | None) -> int:
    """Return an instant as the columns write it."""
    return NO_INSTANT if found is None else microseconds(found)


LAWS = {
    "as it is": LAW,
    "doubtful": DOUBTFUL,
    "mixed": MIXED,
    "without transfers": UNSTRUCTURED,
    "one brigade": ONE,
    "three": THREE,
}


@settings(max_examples=150, deadline=None)
@given(
    some=st.lists(cases(), min_size=1, max_size=12),
    instant=st.sampled_from(INSTANTS),
    law_name=st.sampled_from(sorted(LAWS)),
)
def test_both_paths_agree(
    some: list[tuple[Activity, tuple[Notification, ...]]], instant: datetime, law_name: str
) -> None:
    law = LAWS[law_name]
    asked = [asked_of(activity, Evidence(), law, instant, str, notifications=sent) for activity, sent in some]
    columns = columns_of_asked(asked)
    answers = check_many(columns, law, instant)
    for i, one in enumerate(asked):
        agree_on_levels(answers, law, one, i)
        agree_on_times(answers, law, one, i)
        agree_on_changes(answers, law, one, i)
    light = levels_many(columns, law, instant)
    assert all(np.array_equal(answers[name], column) for name, column in light.items())


def columns_of_asked(asked: list[Asked]) -> dict[str, np.ndarray]:
    """Return the columns of activities, each with the hours of an alert by the law of its own day."""
    every = [columns_of([one.activity], one.law, [one.notifications]) for one in asked]
    names = dict.fromkeys(name for columns in every for name in columns)
    untold = np.array([NOT_TOLD])
    return {name: np.concatenate([columns.get(name, untold) for columns in every]) for name in names}


def agree_on_levels(answers: dict[str, np.ndarray], law: Law, asked: Asked, i: int) -> None:
    for duty, weighed in (("notification", notifiable(asked)), ("observation", observable(asked))):
        verdict = DUTY_VERDICTS[answers[f"{duty}_verdict"][i]]
        if weighed is None:
            assert verdict is Verdict.NOT_IN_FORCE
            continue
        assert verdict is VERDICTS[weighed.rank], (duty, asked.activity)
        assert row(answers, law, duty, i) == reason(weighed), (duty, asked.activity)
    sized = classed(asked.activity, asked.law)
    verdict = SIZE_VERDICTS[answers["constraint_verdict"][i]]
    if sized is None:
        assert verdict is Verdict.NOT_IN_FORCE
        return
    assert verdict is SIZE_OF_RANK[sized.weighed.rank]
    assert CLASS_CODES[answers["constraint_class"][i]] == sized.name
    assert row(answers, law, "constraint", i) == reason(sized.weighed)
    assert {name: answers[f"{name}_rank"][i] for name in sized.ranks} == sized.ranks


def agree_on_times(answers: dict[str, np.ndarray], law: Law, asked: Asked, i: int) -> None:
    (found,) = list(timing(asked)) or [None]
    assert TIME_VERDICTS[answers["timing_verdict"][i]] is (found and found.verdict), asked.activity
    if found is not None:
        provision, value, threshold, margin = row(answers, law, "timing", i)
        assert (provision, threshold) == (found.why.provision, found.why.threshold)
        days = re.search(r"sent on (\S+), (\d+) days? late", found.sentence)
        if days and asked.activity.start_latest is None:
            assert margin == -int(days[2])
        assert (margin == NO_NUMBER) == (value == NO_NUMBER)
    invited = observation(asked)
    assert answers["invitation_due"][i] == last_instant(invited.owed[0].due if invited.owed else None)
    announced = {a.rule.rpartition("/")[2]: a for a in announcement(asked)}
    asked_for = [name for name in ANNOUNCEMENTS if answers[f"{name}_verdict"][i]]
    assert len(asked_for) == len(announced)
    for name, one in zip(asked_for, announced.values(), strict=True):
        provision, value, threshold, margin = row(answers, law, name, i)
        assert TIME_VERDICTS[answers[f"{name}_verdict"][i]] is one.verdict
        assert provision == one.owed[0].provision
        assert date.fromordinal(threshold) == one.owed[0].due.date()
        assert margin == (NO_NUMBER if value == NO_NUMBER else threshold - value)
        for day in re.findall(r"calendar was due by (\S+)", " ".join(one.notes)):
            assert answers["calendar_due"][i] == date.fromisoformat(day).toordinal()


def test_an_activity_rose_above_any_of_its_notifications() -> None:
    """Three were sent, in every order: less than the numbers once, the numbers twice."""
    activity = Activity(name="one", troops=Range(9_000, 9_000), structure=Structure.DIVISION)
    less = msgspec.structs.replace(activity, troops=Range(8_999, 8_999))
    for told in ((less, activity, activity), (activity, less, activity), (activity, activity, less)):
        sent = tuple(
            Notification(activity=one, transmitted=NOW - timedelta(days=9 - day)) for day, one in enumerate(told)
        )
        asked = [asked_of(activity, Evidence(), LAW, NOW, str, notifications=given) for given in (sent, sent[:1])]
        answers = check_many(
            columns_of([a.activity for a in asked], asked[0].law, [a.notifications for a in asked]), LAW, NOW
        )
        for place, one in enumerate(asked):
            agree_on_changes(answers, LAW, one, place)
        assert DUTY_VERDICTS[answers["grown_verdict"][0]] is Verdict.UNCERTAIN


def agree_on_changes(answers: dict[str, np.ndarray], law: Law, asked: Asked, i: int) -> None:
    rules = {"cut": cut, "grown": grown, "added": added, "changed": changed}
    for name, rule in rules.items():
        (found,) = list(rule(asked)) or [None]
        in_force = asked.law.on(CHANGES[name]) is not None
        nothing = Verdict.NOT_DUE if in_force else Verdict.NOT_IN_FORCE
        assert DUTY_VERDICTS[answers[f"{name}_verdict"][i]] is (found.verdict if found else nothing), (name, asked)
        provision = (*provisions(law), "")[answers[f"{name}_provision"][i]]
        assert provision == (found.why.provision if found else "")
        if name == "grown" and found:
            words = ("notification", "observation", "the largest", "the middle", "the smaller")
            risen = {
                level
                for level, word in zip(LEVELS, words, strict=True)
                if word in found.sentence.partition("reach ")[2].partition(";")[0]
            }
            assert {
                level for place, level in enumerate(LEVELS) if answers["grown_levels"][i] >> place & 1
            } == risen


placed = st.builds(
    Activity,
    name=st.just("one"),
    troops=st.sampled_from([13_000, 13_001, 25_001, 40_001, 50_000]).map(lambda n: Range(n, n))
    | st.just(Range(12_000, 45_000)),
    structure=st.sampled_from([None, Structure.DIVISION, Structure.TWO_BRIGADES]),
    hosts=st.lists(st.sampled_from(["AA", "BB", "CC"]), max_size=2, unique=True).map(tuple),
    states=st.lists(st.sampled_from(["AA", "BB", "DD"]), max_size=3, unique=True).map(tuple),
    start=st.none()
    | st.dates(date(1985, 1, 1), date(2024, 12, 31))
    | st.dates(date(2020, 6, 1), date(2022, 7, 1)),
    end=st.none() | st.dates(date(2020, 6, 10), date(2022, 7, 1)),
)


@settings(max_examples=100, deadline=None)
@given(some=st.lists(placed, max_size=25), law_name=st.sampled_from(sorted(LAWS)))
def test_both_paths_agree_on_the_limits_of_a_year(some: list[Activity], law_name: str) -> None:
    law = LAWS[law_name]
    named = [msgspec.structs.replace(one, name=str(i)) for i, one in enumerate(some)]
    columns = columns_of(named, law.at(NOW.date())) or {"start": np.zeros(0, np.int64)}
    answers, sides = levels_many(columns, law, NOW), sides_of(named)
    found = year_limits(columns, answers, sides, Periods(law))
    rows = set()
    for i in range(len(found.state)):
        name, first, last = LIMITS[found.limit[i]], int(found.first[i]), int(found.last[i])
        over_ = {
            "large": f"In the years {first} to {last}",
            "simultaneous": f"On {date.fromordinal(max(first, 1))}",
        }
        rows.add(
            (
                f"{sides.states[found.state[i]]}: {over_.get(name, f'In {first}')}",
                provisions(law)[found.provision[i]].rpartition("/")[0],
                SIZE_VERDICTS[found.verdict[i]],
                int(found.surely[i]),
                int(found.most[i]),
                int(found.margin[i]),
            )
        )
        assert found.possible[i] >= found.surely[i]
    one_by_one = {
        (f.subject, f.rule, f.verdict, f.why.value, f.why.threshold, f.why.margin)
        for f in year_findings([(one, Evidence()) for one in named], law, NOW, str)
    }
    assert rows == one_by_one
    assert len(found.state) == len(one_by_one)


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
    asked = datetime(2022, 1, 1, tzinfo=UTC)
    columns |= {"start": np.full(len(some), NOT_TOLD)}
    before, after = levels_many(columns, LAW, asked), levels_many(columns, lower, asked)
    for duty in ("notification", "observation"):
        due = before[f"{duty}_verdict"] == DUTY_VERDICTS.index(Verdict.DUE)
        assert np.all(after[f"{duty}_verdict"][due] == DUTY_VERDICTS.index(Verdict.DUE))
        assert np.all(after[f"{duty}_verdict"] >= before[f"{duty}_verdict"])


TODAY = datetime(2022, 1, 1, tzinfo=UTC)


def test_a_law_that_asks_for_another_number_of_brigades() -> None:
    three = [Activity(name="a", troops=Range(9_000, 9_000), structure=s) for s in Structure]
    for law, expected in ((ONE, "due due cannot"), (LAW, "due due not"), (THREE, "due cannot not")):
        codes = check_many(columns_of(three, law.at(TODAY.date())), law, TODAY)["notification_verdict"]
        assert [DUTY_VERDICTS[code].partition(" ")[0] for code in codes] == expected.split()


@pytest.mark.parametrize(("second", "verdict"), [(0, Verdict.IN_TIME), (1, Verdict.LATE)])
def test_the_last_second_of_the_last_day_is_in_time(second: int, verdict: Verdict) -> None:
    one = Activity(
        name="a", troops=Range(9_000, 9_000), structure=Structure.DIVISION, zone=Zone.YES, start=date(2017, 9, 14)
    )
    at = datetime(2017, 8, 3, 23, 59, 59, tzinfo=UTC) + timedelta(seconds=second)
    sent = (Notification(activity=one, transmitted=at),)
    answers = check_many(columns_of([one], LAW.at(one.start or TODAY.date()), [sent]), LAW, TODAY)
    assert TIME_VERDICTS[answers["timing_verdict"][0]] is verdict
    assert (answers["timing_value"][0], answers["timing_margin"][0]) == (42 - second, -second)
    assert answers["notification_due"][0] == microseconds(datetime(2017, 8, 3, 23, 59, 59, tzinfo=UTC))


@pytest.mark.parametrize("last", ["2024-02-28T11:58:59", "2024-02-28T11:59:59", "2024-02-29T23:59:59"])
def test_the_count_goes_on_from_minute_to_minute_from_hour_to_hour_and_from_day_to_day(last: str) -> None:
    then = datetime.fromisoformat(f"{last}.999999+00:00")
    assert microseconds(then + timedelta(microseconds=1)) - microseconds(then) == 1


@pytest.mark.parametrize(("day", "verdict"), [(15, Verdict.IN_TIME), (16, Verdict.LATE)])
def test_an_announcement_on_the_day_itself_is_in_time(day: int, verdict: Verdict) -> None:
    one = Activity(
        name="a",
        troops=Range(40_001, 40_001),
        structure=Structure.DIVISION,
        zone=Zone.YES,
        start=date(2021, 5, 1),
        announced=date(2019, 11, day),
    )
    answers = check_many(columns_of([one], LAW.at(date(2021, 5, 1))), LAW, TODAY)
    assert TIME_VERDICTS[answers["announcement_verdict"][0]] is verdict
    assert answers["announcement_margin"][0] == 15 - day


def test_columns_left_out_are_not_told() -> None:
    told = {"troops_least": np.array([9_000]), "troops_most": np.array([9_000])}
    answers = check_many(told, LAW, TODAY)
    assert DUTY_VERDICTS[answers["notification_verdict"][0]] is Verdict.CANNOT_TELL
    assert provisions(LAW)[answers["notification_provision"][0]] == "VD11/40.1.1/structure"


def test_no_columns_give_no_rows() -> None:
    assert all(len(column) == 0 for column in check_many({}, LAW, TODAY).values())


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        check_many({"snap": np.array([1]), "form": np.array([0, 0])}, LAW, TODAY)


def test_a_law_without_older_editions_has_no_alert_hours() -> None:
    few = law_of(p for p in LAW.by_id.values() if p.question != "observation/alert_hours")
    snap = Activity(
        name="a", snap=True, troops=Range(13_000, 13_000), structure=Structure.DIVISION, duration_hours=1
    )
    answers = check_many(columns_of([snap], few.at(TODAY.date())), few, TODAY)
    assert DUTY_VERDICTS[answers["observation_verdict"][0]] is Verdict.DUE


@pytest.mark.parametrize("many", [2**31 - 1, 2**31, 2**40])
def test_numbers_beyond_four_bytes_stay_exact(many: int) -> None:
    huge = [Activity(name="a", troops=Range(many, many), structure=Structure.DIVISION)]
    answers = check_many(columns_of(huge, LAW.at(TODAY.date())), LAW, TODAY)
    assert (answers["notification_value"][0], answers["notification_margin"][0]) == (many, many - 9_000)


def test_four_bytes_and_eight_give_the_same() -> None:
    some = [Activity(name="a", troops=Range(n, n), structure=Structure.DIVISION, zone=Zone.YES) for n in AROUND]
    wide = columns_of(some, LAW.at(TODAY.date()))
    narrow = {name: c.astype(np.int64 if name in ("commenced",) else np.int32) for name, c in wide.items()}
    one, other = check_many(wide, LAW, TODAY), check_many(narrow, LAW, TODAY)
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_stretches_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = [None, *DAYS]
    some = [Activity(name="a", troops=Range(n, n), start=starts[i % 7]) for i, n in enumerate(AROUND)]
    columns = columns_of(some, LAW.at(TODAY.date()))
    whole = check_many(columns, LAW, TODAY)
    monkeypatch.setattr(column_check, "CHUNK", 7)
    assert all(np.array_equal(whole[name], column) for name, column in check_many(columns, LAW, TODAY).items())


def test_every_rule_sees_the_law_of_the_day() -> None:
    seen = over(
        {"start": np.array([day.toordinal() for day in DAYS])},
        LAW,
        TODAY,
        lambda table: {"day": np.full(table.rows, table.law.day.toordinal())},
    )
    assert all(
        LAW.at(date.fromordinal(int(day))).every("notification/personnel")
        == LAW.at(own).every("notification/personnel")
        for day, own in zip(seen["day"], DAYS, strict=True)
    )


def test_every_provision_of_the_law_is_a_provision() -> None:
    assert all(isinstance(p, Provision) for p in LAW.by_id.values())
