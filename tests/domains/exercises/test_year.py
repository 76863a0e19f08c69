"""The rules of a State's year beyond the readable cases: laws with gaps, odd records, what always holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreements import load_forums, load_group, load_law
from detente.agreements.engine import law_of
from detente.agreements.form_loading import load_forms
from detente.agreements.provision import MONTHS, SENSIBLE
from detente.domains.exercises.told import Heard
from detente.domains.exercises.year.asking import Members, months_later
from detente.domains.exercises.year.duties import year_duty_findings
from detente.domains.exercises.year.large import DESIGNATION, WINDOW_END, WINDOW_START
from detente.model.canonical import identify
from detente.model.errors import DateError, UnknownForum
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.message import Day, Instant, Item, Listing, Message, Number, Words
from detente.sources.message_files import record_of_message
from tests.domains.exercises.test_year_cases import CASES, found_in_year, heard_in, members_of, read_year_case

LAW = load_law()
CASE, _ = read_year_case(CASES[0])
MEMBERS = members_of(CASE)
WINDOW = (date(2025, 1, 1), date(2025, 12, 31))
MIDSUMMER = datetime(2025, 6, 21, tzinfo=UTC)


def heard(type_: str, sent: datetime, sender: str = "XX", **items: object) -> Heard:
    """Return a message with its record as evidence; a `_` in a key stands for a dot."""
    values = tuple(Item(key.replace("__", "."), value) for key, value in items.items())  # type: ignore[arg-type]
    message = Message(type=type_, sender=sender, transmitted=sent, items=values)
    record = record_of_message(message)
    return message, Evidence(records=(identify(record),), party=sender, said=record.said)


def of_year(messages: list[Heard], instant: datetime = MIDSUMMER, state: str = "XX") -> tuple[Finding, ...]:
    return year_duty_findings(state, WINDOW, messages, [], LAW, MEMBERS, instant, str)


YEARLY = sorted(
    id_
    for id_, p in LAW.by_id.items()
    if id_.startswith(("VD11/", "FSC")) and not id_.startswith(("VD11/4", "VD11/67"))
)


@pytest.mark.parametrize("gone", YEARLY)
def test_a_law_without_a_provision_says_nothing_of_it(gone: str) -> None:
    """No finding of any case rests on a provision that is not in force, and nothing else breaks."""
    law = law_of(provision for id_, provision in LAW.by_id.items() if id_ != gone)
    for path in CASES:
        found = found_in_year(*read_year_case(path), law)
        assert not any(one.why is not None and one.why.provision == gone for one in found)


def test_a_law_without_durations_and_numbers_of_increases_says_nothing() -> None:
    gone = ("VD11/10.2.6/", "VD11/10.3/")
    law = law_of(provision for id_, provision in LAW.by_id.items() if not id_.startswith(gone))
    for path in (path for path in CASES if path.stem.startswith("10.")):
        assert not [f for f in found_in_year(*read_year_case(path), law) if f.rule.startswith("VD11/10.")]


@pytest.mark.parametrize(
    "window",
    [
        (date(2025, 1, 2), date(2025, 1, 1)),
        (date(1, 1, 1), date(2, 1, 1)),
        (date(2025, 1, 1), date(9001, 1, 1)),
    ],
)
def test_a_window_that_cannot_be_is_refused(window: tuple[date, date]) -> None:
    with pytest.raises(DateError):
        year_duty_findings("XX", window, [], [], LAW, MEMBERS, MIDSUMMER, str)


def test_the_first_and_the_last_year_that_can_be_asked_about() -> None:
    for day in (date(2, 1, 1), date(9000, 12, 31)):
        assert isinstance(year_duty_findings("XX", (day, day), [], [], LAW, MEMBERS, MIDSUMMER, str), tuple)


def test_of_two_words_on_one_first_deployment_the_first_is_the_evidence() -> None:
    said = [
        heard(
            "desk.event",
            datetime(2025, 2, day, tzinfo=UTC),
            event__kind=Words("first deployment"),
            event__states=Listing(("XX",)),
            event__on=Day(date(2025, 1, 31)),
            event__about=Words("Lantern 2"),
        )
        for day in (1, 2)
    ]
    (found,) = (one for one in of_year(said) if one.rule == "VD11/11")
    assert found.evidence.records == said[0][1].records


def test_what_lies_outside_the_window_is_not_said() -> None:
    far = datetime(2014, 3, 1, tzinfo=UTC)
    event = {"event__states": Listing(("XX",)), "event__on": Day(far.date()), "event__document": Words("made up")}
    found = of_year(
        [
            heard("desk.event", far, event__kind=Words("first deployment"), **event),
            heard("desk.event", far, event__kind=Words("budget approved"), **event),
            heard("desk.event", far, event__kind=Words("air combat units"), **event),
            heard("vd11.iv.air_base_invitation", far, visit__start=Instant(far + timedelta(days=50))),
            heard("vd11.15.nil", far, planning__year=Number(2014)),
            heard("vd11.10.2.6.increase", far, general__start=Day(far.date())),
            heard("vd11.10.2.6.increase", far),
        ]
    )
    assert {f.rule for f in found} <= {
        "VD11/10", "VD11/13", "VD11/61", "VD11/68", "VD11/IV", "VD11/IX", "VD11/15", "FSC.DEC/9/12",
        "FSC/code_of_conduct", "FSC/global_exchange", "FSC/arms_returns",
    }  # fmt: skip
    assert not [f for f in found if f.question == "Is an air base visit due?"]


def test_days_out_of_reach_are_not_told() -> None:
    """A day of the year 9999 or 1, or a fiscal year far away, breaks nothing."""
    edge = datetime(9999, 12, 31, tzinfo=UTC)
    event = {"event__states": Listing(("XX",)), "event__on": Day(date(9000, 6, 1)), "event__document": Words("x")}
    found = of_year(
        [
            heard("vd11.iv.air_base_invitation", MIDSUMMER, visit__start=Instant(edge), visit__end=Instant(edge)),
            heard("desk.event", MIDSUMMER, event__kind=Words("first deployment"), **event),
            heard("desk.event", MIDSUMMER, event__kind=Words("budget approved"), event__year=Number(-5), **event),
            heard("vd11.15.defence_planning", MIDSUMMER, planning__year=Number(10**9)),
            heard("vd11.15.defence_planning", MIDSUMMER, planning__year=Number(-(10**9))),
            heard("vd11.10.annual_exchange", MIDSUMMER, exchange__valid_on=Day(date(9999, 1, 1))),
        ]
    )
    assert all(one.verdict is not Verdict.LATE for one in found)


def test_a_clarification_asked_for_at_the_end_of_the_calendar_is_passed_over() -> None:
    end = datetime(9000, 6, 1, tzinfo=UTC)
    asked = heard("vd11.15.clarification_request", end, sender="YY")
    asked = (msgspec.structs.replace(asked[0], to=("XX",)), asked[1])
    found = year_duty_findings("XX", (date(9000, 1, 1), date(9000, 12, 31)), [asked], [], LAW, MEMBERS, end, str)
    assert "VD11/15/clarification" not in {f.rule for f in found}


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 5, 5), 0, date(2025, 5, 5)),
        (date(2025, 12, 1), 12, date(2026, 12, 1)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_every_month_is_a_unit_with_its_last_day() -> None:
    assert [SENSIBLE[f"day of {month}"][1] for month in MONTHS] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert list(MONTHS) == [f"{date(2025, month, 1):%B}" for month in range(1, 13)]


def test_the_participating_states_are_those_of_the_data() -> None:
    members = Members(load_forums().forum("FSC").members, load_group("NO_ARMED_FORCES").members)
    assert len(members.on(date(2022, 1, 1))) == 57
    assert "MN" not in members.on(date(2012, 11, 20))
    assert members.on(date(2012, 11, 21)) - members.on(date(2012, 11, 20)) == {"MN"}
    forceless = {seat.party: seat.citation.certainty.value for seat in members.without_forces}
    assert forceless == {"AD": "M", "LI": "M", "MC": "M", "SM": "M", "VA": "M", "IS": "M?"}
    assert set(forceless) < members.on(date(2022, 1, 1))


def test_a_group_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownForum) as caught:
        load_group("NOBODY")
    assert "NO_ARMED_FORCES" in str(caught.value)


def test_the_columns_of_the_calendar_are_where_the_form_has_them() -> None:
    columns = [
        column.key for column in load_forms().form("vd11.61.calendar").by_key["calendar.activities"].columns
    ]
    assert [columns[n] for n in (DESIGNATION, WINDOW_START, WINDOW_END)] == [
        "designation",
        "window_start",
        "window_end",
    ]


def test_a_state_that_does_not_take_part_owes_nothing() -> None:
    assert not of_year([], state="QQ")


TYPES = (
    "vd11.10.annual_exchange",
    "vd11.61.calendar",
    "vd11.62.no_activities",
    "vd11.15.nil",
    "vd11.13.deployment_plans",
)
INSTANTS = st.integers(0, 730 * 86_400).map(
    lambda seconds: datetime(2024, 6, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


@st.composite
def sent_messages(draw: st.DrawFn) -> list[Heard]:
    """Return messages of several kinds, years and senders, sent at any time."""
    return [
        heard(
            draw(st.sampled_from(TYPES)),
            at,
            sender=draw(st.sampled_from(("XX", "YY"))),
            exchange__year=Number(draw(st.sampled_from((2025, 2026)))),
            calendar__year=Number(draw(st.sampled_from((2025, 2026)))),
            planning__year=Number(draw(st.sampled_from((2025, 2026)))),
            exchange__valid_on=Day(date(draw(st.sampled_from((2025, 2026))), 1, 1)),
        )
        for at in draw(st.lists(INSTANTS, max_size=6))
    ]


@given(sent_messages(), sent_messages(), INSTANTS)
@settings(deadline=None, max_examples=60)
def test_later_information_never_changes_what_was_owed(
    known: list[Heard], other: list[Heard], instant: datetime
) -> None:
    later = [one for one in other if one[0].transmitted is not None and one[0].transmitted > instant]
    assert of_year([*known, *later], instant) == of_year(known, instant)


@given(sent_messages(), INSTANTS, st.randoms(use_true_random=False), st.integers(0, 6))
@settings(deadline=None, max_examples=60)
def test_neither_order_nor_the_split_of_files_matters(
    known: list[Heard], instant: datetime, chance: object, cut: int
) -> None:
    """Records in another order, in two files that overlap: the same findings."""
    shuffled = list(known)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert of_year([*shuffled[:cut], *shuffled[max(cut - 1, 0) :]], instant) == of_year(known, instant)


@given(sent_messages(), INSTANTS)
@settings(deadline=None, max_examples=60)
def test_a_message_never_makes_more_overdue(known: list[Heard], instant: datetime) -> None:
    """Each fixed date that no message met stays; those that one met are among those asked for without any."""
    without = {owed.what for f in of_year([], instant) for owed in f.owed if owed.status.startswith("no message")}
    with_them = {
        owed.what
        for f in of_year(known, instant)
        for owed in f.owed
        if owed.status.startswith("no message") and not owed.what.startswith("defence planning")
    }
    assert with_them <= without


def test_the_cases_tell_messages() -> None:
    assert any(heard_in(*read_year_case(path)) for path in CASES)
