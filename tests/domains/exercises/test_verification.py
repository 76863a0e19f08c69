"""Inspections and evaluation visits: what the readable cases leave out, and laws that hold for any messages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreements import Law, load_law
from detente.agreements.engine import law_of
from detente.domains.exercises.verification.evaluation_quota import evaluation_share, evaluation_size
from detente.domains.exercises.verification.terms import length_words
from detente.domains.exercises.verification.threads_and_quotas import verification_findings, verification_quotas
from detente.model.errors import DateError
from detente.model.finding import Finding, Verdict
from detente.model.message import (
    Day,
    Instant,
    Item,
    Listing,
    Message,
    Nothing,
    Number,
    Table,
    Unread,
    Words,
)
from detente.model.verification import Told

LAW = load_law()
ASKED = datetime(2025, 5, 12, 8, tzinfo=UTC)
LATER = datetime(2025, 12, 31, tzinfo=UTC)
REQUEST, REPLY, REPORT = "vd11.88.inspection_request", "vd11.89.inspection_reply", "vd11.106.inspection_report"
EVALUATE, ANSWER, SEEN = "vd11.112.evaluation_request", "vd11.116.evaluation_reply", "vd11.136.evaluation_report"


def message(
    type_: str, number: str = "", sender: str = "QQ", after: timedelta = timedelta(0), **more: Any
) -> Message:
    items = tuple(Item(key, value) for key, value in more.pop("items", {}).items())
    to = more.pop("to", ("XX", "all"))
    return Message(type=type_, number=number, sender=sender, to=to, transmitted=ASKED + after, items=items, **more)


def ask(*messages: Message | Told, at: datetime = LATER, law: Law = LAW) -> tuple[Finding, ...]:
    return verification_findings(messages, law, at, str)


def one(rule: str, found: tuple[Finding, ...], subject: str = "") -> Finding:
    return next(f for f in found if f.rule == rule and subject in f.subject)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 h 00 min"),
        (60, "0 h 01 min"),
        (61, "0 h 01 min 1 s"),
        (3_599, "0 h 59 min 59 s"),
        (3_600, "1 h 00 min"),
        (-3_660, "minus 1 h 01 min"),
        (49 * 3_600 + 122, "49 h 02 min 2 s"),
    ],
)
def test_lengths_in_words(seconds: int, words: str) -> None:
    assert length_words(timedelta(seconds=seconds)) == words


def test_a_draft_is_no_message() -> None:
    draft = msgspec.structs.replace(message(REQUEST, "R-1"), transmitted=None)
    assert ask(draft) == ()
    with pytest.raises(ValueError, match="draft"):
        _ = Told(message=draft).sent


def test_other_messages_are_passed_over() -> None:
    assert ask(message("vd11.38.notification", "N-1"), message("vd11.150.free_text", "F-1")) == ()


@pytest.mark.parametrize(
    "value", [Instant(datetime(9500, 1, 1, tzinfo=UTC)), Instant(datetime(9999, 12, 31, 23, tzinfo=UTC))]
)
def test_a_day_too_far_ahead_is_refused(value: Instant) -> None:
    with pytest.raises(DateError) as caught:
        ask(message(REQUEST, "R-1", items={"entry.at": value}))
    assert caught.value.where == "R-1"


def test_a_message_sent_too_far_ahead_is_refused() -> None:
    far = msgspec.structs.replace(message(REQUEST), transmitted=datetime(9500, 1, 1, tzinfo=UTC))
    with pytest.raises(DateError) as caught:
        ask(far, at=datetime(9600, 1, 1, tzinfo=UTC))
    assert caught.value.where == REQUEST


def test_a_year_that_no_calendar_has_is_not_told() -> None:
    notices = (
        message("vd11.77.inspection_quota", f"N-{year}", "XX", items={"quota.year": Number(year)})
        for year in (0, 99_999)
    )
    assert ask(*notices) == ()


def test_what_is_not_of_its_type_is_not_told() -> None:
    odd = {
        "entry.at": Unread("14 May"),
        "team.persons": Words("four"),
        "unit.designation": Listing(("1st", "2nd")),
    }
    found = ask(message(REQUEST, "R-1", items=odd), message(EVALUATE, "E-1", items=odd))
    assert one("VD11/85-88", found).verdict is Verdict.CANNOT_TELL
    assert one("VD11/90", found).verdict is Verdict.CANNOT_TELL
    assert one("VD11/112", found).verdict is Verdict.CANNOT_TELL


def test_a_request_without_a_receiver_takes_it_from_its_reply() -> None:
    request = message(REQUEST, "R-1", to=("all",))
    accepted = {"reply.decision": Words("Accepted")}
    reply = message(REPLY, "R-2", "XX", timedelta(hours=2), answers="R-1", items=accepted)
    assert one("VD11/89", ask(request, reply)).parties == ("QQ", "XX")
    silent = one("VD11/89", ask(request))
    assert silent.parties == ("QQ",)
    assert silent.owed[0].by == ()
    assert "a State that is not told" in silent.sentence


def test_a_request_without_a_number_is_named_by_its_parties() -> None:
    found = ask(message(REQUEST), message(EVALUATE, sender="", to=()))
    assert {f.subject for f in found} >= {
        "inspection of XX by QQ",
        "evaluation visit of a State that is not told by a State that is not told",
    }


def test_a_reply_of_somebody_else_is_counted_nowhere() -> None:
    reply = message(
        REPLY, "R-2", "QM", timedelta(hours=2), answers="R-1", items={"reply.decision": Words("accepted")}
    )
    found = ask(message(REQUEST, "R-1"), reply)
    assert one("desk/loose_answer", found).subject == "R-2"
    assert one("VD11/89", found).verdict is Verdict.LATE
    unnamed = msgspec.structs.replace(reply, sender="", number="", answers="nothing")
    assert "a State that is not told sent" in one("desk/loose_answer", ask(unnamed)).sentence


def test_a_reply_that_says_neither_yes_nor_no_is_a_reply() -> None:
    reply = message(REPLY, "R-2", "XX", timedelta(hours=2), answers="R-1")
    found = ask(message(REQUEST, "R-1"), reply)
    assert one("VD11/89", found).verdict is Verdict.IN_TIME
    assert "neither yes nor no" in one("VD11/81", found).sentence


def test_requests_that_amend_each_other_in_a_circle_stand_for_themselves() -> None:
    first, second = message(REQUEST, "R-1", amends="R-2"), message(REQUEST, "R-2", amends="R-1")
    found = ask(first, second)
    assert {f.subject for f in found if f.rule == "VD11/89"} == {"R-1", "R-2"}
    circle = [message(REPLY, "C-1", answers="C-2"), message(REPLY, "C-2", answers="C-1")]
    assert [f.rule for f in ask(*circle)] == ["desk/loose_answer", "desk/loose_answer"]


def test_a_request_that_amends_what_was_never_sent_stands_for_itself() -> None:
    for other in ((), (message(EVALUATE, "E-1"),)):
        found = ask(message(REQUEST, "R-1", amends="E-1"), *other)
        assert one("VD11/89", found, "R-1").verdict is Verdict.LATE


def test_only_days_known_may_leave_the_time_before_entry_open() -> None:
    request = message(REQUEST, "R-1", items={"entry.at": Instant(ASKED + timedelta(hours=40))})
    told = Told(message=request, latest=ASKED + timedelta(hours=10), cited=("S8",))
    found = one("VD11/85-88", ask(told))
    assert found.verdict is Verdict.CANNOT_TELL
    assert "a time that is not known to the hour" in found.sentence
    assert not found.evidence.confirmed


def test_the_term_itself_may_lie_between_two_instants() -> None:
    told = Told(message=message(REQUEST, "R-1"), latest=ASKED + timedelta(days=3))
    reply = message(REPLY, "R-2", "XX", timedelta(days=2), answers="R-1")
    found = one("VD11/89", ask(told, reply))
    assert found.verdict is Verdict.CANNOT_TELL
    assert "a day between 2025-05-12 and 2025-05-15" in found.sentence


def test_rows_of_holidays_without_a_day_or_a_name_are_read() -> None:
    rows = ((), (Day(date(2025, 5, 14)),), (Nothing(), Words("no day")), (Day(date(2025, 5, 15)), Nothing()))
    holidays = message("vd11.ix.holidays", "H-1", "XX", items={"holidays.days": Table(rows)})
    no_table = message("vd11.ix.holidays", "H-2", "XX")
    entry = {"entry.at": Instant(datetime(2025, 5, 14, 8, tzinfo=UTC))}
    notes = one("VD11/85-88", ask(holidays, no_table, message(REQUEST, "R-1", items=entry))).notes
    assert [note[:10] for note in notes if "holiday" in note] == ["2025-05-14", "2025-05-15"]
    assert not any("(" in note for note in notes if "holiday" in note)


def test_more_inspections_than_three_may_be_accepted() -> None:
    sent: list[Message] = []
    for number, by in enumerate(("QQ", "XA", "XB", "XC")):
        after = timedelta(days=number)
        sent += (
            message(REQUEST, f"R-{by}", by, after),
            message(REPLY, f"A-{by}", "XX", after, answers=f"R-{by}", items={"reply.decision": Words("accepted")}),
        )
    found = one("VD11/76", ask(*sent))
    assert found.verdict is Verdict.WITHIN
    assert "It accepted 1 more than it must." in found.notes
    assert verification_quotas(sent, LAW, LATER)[0].left == 0


def test_more_evaluation_visits_than_the_quota_may_be_accepted() -> None:
    exchange = {
        "exchange.valid_on": Day(date(2025, 1, 1)),
        "units.total": Number(10),
        "evaluation.quota": Number(1),
    }
    sent = [message("vd11.10.annual_exchange", "X-1", "XX", items=exchange)]
    for number, by in enumerate(("QQ", "XA")):
        after = timedelta(days=1 + number)
        sent += (
            message(EVALUATE, f"R-{by}", by, after),
            message(
                ANSWER, f"A-{by}", "XX", after, answers=f"R-{by}", items={"reply.decision": Words("accepted")}
            ),
        )
    found = one("VD11/109", ask(*sent), "visits of XX")
    assert "It accepted 1 more than it must." in found.notes
    assert not any("tells a quota" in note for note in found.notes)
    late = one("VD11/109", ask(*sent), "R-XA")
    assert late.verdict is Verdict.NOT_DUE
    assert "XX accepted it" in late.sentence


def test_an_exchange_without_a_day_tells_of_no_year() -> None:
    sent = [
        message("vd11.10.annual_exchange", "X-1", "XX", items={"units.total": Number(10)}),
        message("vd11.10.annual_exchange", "X-2", "XX", items={"exchange.valid_on": Day(date(2025, 1, 1))}),
        message("vd11.109.evaluation_quota", "X-3", "XX", items={"quota.year": Number(2024)}),
    ]
    quotas = verification_quotas(sent, LAW, LATER)
    assert [(q.year, q.allowance.units, q.left) for q in quotas] == [(2024, None, None), (2025, None, None)]


def test_a_later_exchange_takes_the_place_of_an_earlier_one() -> None:
    def exchange(number: str, units: int, after: timedelta) -> Message:
        items = {"exchange.valid_on": Day(date(2025, 1, 1)), "units.total": Number(units)}
        return message("vd11.10.annual_exchange", number, "XX", after, items=items)

    sent = [exchange("X-1", 61, timedelta(0)), exchange("X-2", 60, timedelta(days=1))]
    assert verification_quotas(sent, LAW, LATER)[0].allowance.size == 1
    assert verification_quotas(sent, LAW, ASKED)[0].allowance.size == 2


def test_times_whose_days_are_in_the_wrong_order_or_not_told() -> None:
    def away(number: str, **days: date) -> Message:
        items = {f"general.{key}": Day(day) for key, day in days.items()}
        return message("vd11.119.unavailability", number, "XX", items=items)

    reversed_ = ask(away("A-1", start=date(2025, 5, 10), end=date(2025, 5, 1)))
    assert [f.verdict for f in reversed_] == [Verdict.WITHIN, Verdict.CANNOT_TELL]
    assert ask(away("A-2")) == ()
    three = ask(away("A-3", start=date(2024, 12, 31), end=date(2026, 1, 1)))
    assert [f.why and f.why.value for f in three] == [1, 1, 1, 365, 1, 1]


def test_visits_of_which_nothing_is_told_are_not_at_one_time() -> None:
    sent = [
        message(EVALUATE, "E-1"),
        message(ANSWER, "A-1", "XX", answers="E-1", items={"reply.decision": Words("accepted")}),
        message(SEEN, "S-1", answers="E-1"),
    ]
    assert "VD11/110" not in {f.rule for f in ask(*sent)}
    assert one("VD11/136", ask(*sent)).verdict is Verdict.CANNOT_TELL


def test_a_report_without_an_acceptance_is_a_report() -> None:
    ended = {"inspection.ended": Instant(ASKED + timedelta(days=4))}
    report = message(REPORT, "P-1", "QQ", timedelta(days=5), answers="R-1", items=ended)
    found = ask(message(REQUEST, "R-1"), report)
    assert one("VD11/106", found).verdict is Verdict.IN_TIME
    assert one("VD11/98", found).verdict is Verdict.CANNOT_TELL


def test_a_report_known_by_its_day_alone() -> None:
    seen = message(
        SEEN, "S-1", "QQ", timedelta(days=12), answers="E-1", items={"evaluation.day": Day(date(2025, 5, 19))}
    )
    entry = Instant(datetime(2025, 5, 19, 8, tzinfo=UTC))
    sent = [message(EVALUATE, "E-1", items={"entry.at": entry}), seen]
    assert ", in time" in one("VD11/136", ask(*sent)).sentence
    accepted = message(ANSWER, "A-1", "XX", answers="E-1", items={"reply.decision": Words("accepted")})
    assert "VD11/110" not in {f.rule for f in ask(*sent, accepted)}


def test_a_law_without_chapter_nine_says_so() -> None:
    without = law_of(
        p for p in LAW.by_id.values() if p.question.partition("/")[0] not in ("inspection", "evaluation")
    )
    exchange = {"exchange.valid_on": Day(date(2025, 1, 1)), "units.total": Number(10)}
    sent = [
        message(REQUEST, "R-1"),
        message("vd11.10.annual_exchange", "X-1", "XX", items=exchange),
        message("vd11.119.unavailability", "A-1", "XX", items={"general.start": Day(date(2025, 5, 1))}),
    ]
    assert [f.verdict for f in ask(*sent, law=without)] == [Verdict.NOT_IN_FORCE]
    assert evaluation_share(5, without.at(date(2025, 1, 1))) is None
    assert [q.allowance.size for q in verification_quotas(sent, without, LATER)] == [None, None]


@given(units=st.integers(0, 100_000))
def test_the_quota_follows_the_formula(units: int) -> None:
    day = LAW.at(date(2025, 1, 1))
    size = evaluation_size(units, day)
    assert size == min(15, (units + 59) // 60)
    assert evaluation_share(size, day) == (max(1, size // 5) if size else 0)


@given(units=st.integers(0, 2_000))
def test_one_unit_more_never_lowers_quota_or_share(units: int) -> None:
    day = LAW.at(date(2025, 1, 1))
    now, more = (evaluation_size(n, day) or 0 for n in (units, units + 1))
    assert now <= more <= now + 1
    assert (evaluation_share(now, day) or 0) <= (evaluation_share(more, day) or 0) <= more


@st.composite
def years(draw: Any) -> list[Message]:
    """Return a strategy of made-up years: requests, replies, reports and notices of a few States, any order."""
    sent: list[Message] = []
    for number in range(draw(st.integers(1, 6))):
        inspection = draw(st.booleans())
        types = (REQUEST, REPLY, REPORT) if inspection else (EVALUATE, ANSWER, SEEN)
        by, after = draw(st.sampled_from(["QQ", "XA", "XB"])), timedelta(hours=draw(st.integers(0, 6_000)))
        entry = {"entry.at": Instant(ASKED + after + timedelta(hours=draw(st.integers(0, 200))))}
        unit = {"unit.designation": Words(draw(st.sampled_from(["1st", "2nd"])))}
        sent.append(message(types[0], f"R-{number}", by, after, items={**entry, **unit}))
        for step in range(draw(st.integers(0, 2))):
            items = {
                "reply.decision": Words(draw(st.sampled_from(["accepted", "declined"]))),
                "reply.reason": Words(draw(st.sampled_from(["quota", "same State", "force majeure", "other"]))),
            }
            late = after + timedelta(hours=draw(st.integers(0, 60)))
            sent.append(message(types[1], f"A-{number}-{step}", "XX", late, answers=f"R-{number}", items=items))
        if draw(st.booleans()):
            late = after + timedelta(hours=draw(st.integers(0, 600)))
            sent.append(message(types[2], f"P-{number}", by, late, answers=f"R-{number}"))
    if draw(st.booleans()):
        items = {"exchange.valid_on": Day(date(2025, 1, 1)), "units.total": Number(draw(st.integers(0, 200)))}
        sent.append(message("vd11.10.annual_exchange", "X-1", "XX", items=items))
    return sent


@settings(max_examples=60, deadline=None)
@given(sent=years(), data=st.data())
def test_the_order_of_messages_does_not_matter(sent: list[Message], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(sent))
    assert ask(*mixed, at=datetime(2026, 12, 31, tzinfo=UTC)) == ask(*sent, at=datetime(2026, 12, 31, tzinfo=UTC))
    assert verification_quotas(mixed, LAW, LATER) == verification_quotas(sent, LAW, LATER)


@settings(max_examples=60, deadline=None)
@given(sent=years(), hours=st.integers(0, 7_000))
def test_a_later_message_never_changes_what_was_owed_earlier(sent: list[Message], hours: int) -> None:
    instant = ASKED + timedelta(hours=hours)
    by_then = [m for m in sent if m.transmitted is not None and m.transmitted <= instant]
    assert ask(*sent, at=instant) == ask(*by_then, at=instant)


@settings(max_examples=60, deadline=None)
@given(sent=years())
def test_doubtful_wording_gives_no_firm_verdict_and_force_majeure_never_counts(sent: list[Message]) -> None:
    found = ask(*sent, at=datetime(2026, 12, 31, tzinfo=UTC))
    firm = {Verdict.IN_TIME, Verdict.LATE, Verdict.EXCEEDED, Verdict.WITHIN, Verdict.DUE, Verdict.NOT_DUE}
    assert not [f for f in found if f.certainty in ("M?", "D") and f.verdict in firm]
    for quota in verification_quotas(sent, LAW, LATER):
        assert all(visit.accepted() is not None for visit in quota.taken.counted)
        assert quota.allowance.size is None or quota.left == max(
            quota.allowance.size - len(quota.taken.counted), 0
        )
