"""The machine of Chapter III: what it says whatever the order, the instant, and the law."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreements import load_law
from detente.agreements.engine import law_of
from detente.domains.exercises import machines, risk_findings
from detente.domains.exercises.risk.arrows import OPENING, PART, PICTURE, State
from detente.domains.exercises.risk.machine import Machine
from detente.model.canonical import identify
from detente.model.record import Record
from detente.model.risk import Claim, Meeting, MeetingStep, Reply, Request, Step, StepType
from detente.model.view import Entry

LAW = load_law()
ASKED = datetime(2024, 5, 6, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
LATER = ASKED + timedelta(days=30)


def entry(body: Any, party: str = "FI", up: Entry | None = None) -> Entry:
    kinds = {Request: "risk.request", Reply: "risk.reply", Meeting: "risk.meeting", Step: "risk.step"}
    said = getattr(body, "transmitted", None) or body.instant
    record: Record[Any] = Record(
        kind=kinds[type(body)], party=party, said=said, body=body, in_reply_to=up.id if up else None
    )
    return Entry(id=identify(record), record=record)


REQUEST = entry(Request(to="SE", transmitted=ASKED, concern="made up"))


def step(kind: str, hours: int, party: str = "FI") -> Entry:
    """Return a step after the request, so many hours after it."""
    at = ASKED + hours * HOUR
    if kind == "reply":
        return entry(Reply(transmitted=at), "SE", REQUEST)
    if kind in list(StepType):
        return entry(Step(type=StepType(kind), instant=at, words="why"), party, REQUEST)
    joint, _, word = kind.rpartition("joint ")
    return entry(Meeting(step=MeetingStep(word), instant=at, joint=bool(joint) or "joint" in kind), party, REQUEST)


KINDS = ("reply", *StepType, *MeetingStep, *(f"joint {word}" for word in MeetingStep))
steps = st.lists(
    st.builds(step, st.sampled_from(KINDS), st.integers(0, 200), st.sampled_from(["FI", "SE"])),
    max_size=8,
    unique_by=lambda one: one.id,
)


def asked(*some: Entry, at: datetime = LATER, law: Any = LAW) -> Machine:
    (machine,) = machines([REQUEST, *some], law, at, str)
    return machine


@settings(max_examples=150, deadline=None)
@given(steps, st.randoms(use_true_random=False), st.integers(0, 220))
def test_neither_the_order_nor_what_is_said_later_matters(some: list[Entry], chance: Any, hours: int) -> None:
    at = ASKED + hours * HOUR
    every = [REQUEST, *some]
    machine = machines(every, LAW, at, str)
    chance.shuffle(every)
    assert machines(every, LAW, at, str) == machine
    said = [one for one in every if one.record.said <= at]
    assert machines(said, LAW, at, str) == machine
    assert risk_findings(every, LAW, at, str) == risk_findings(said, LAW, at, str)


@settings(max_examples=150, deadline=None)
@given(steps)
def test_every_step_is_an_arrow_and_none_leads_to_an_earlier_part(some: list[Entry]) -> None:
    machine = asked(*some)
    assert {arrow.record for arrow in machine.arrows if arrow.record} == {REQUEST.id, *(one.id for one in some)}
    for arrow in machine.arrows[1:]:
        assert arrow.before is not None
        opened = arrow.before is State.CLOSED and arrow.after in OPENING
        assert opened or PART[arrow.after] >= PART[arrow.before]
    stamps = [arrow.instant_latest for arrow in machine.arrows]
    assert stamps == sorted(stamps)
    assert machine.state is machine.arrows[-1].after


@settings(max_examples=60, deadline=None)
@given(steps, st.integers(0, 220))
def test_the_clocks_and_the_machine_agree(some: list[Entry], hours: int) -> None:
    """What the machine calls overdue is what the clock calls late and unanswered; both tell one state."""
    at = ASKED + hours * HOUR
    machine = asked(*some, at=at)
    found = risk_findings([REQUEST, *some], LAW, at, str)
    (stands,) = (finding for finding in found if finding.rule == "VD11/16.3")
    assert f"stands at: {machine.state};" in stands.sentence
    if machine.state is not State.CLOSED:
        overdue = {owed.what for owed in machine.due if owed.status == "overdue" and owed.due}
        owed = {owed.what for finding in found for owed in finding.owed if owed.status == "overdue"}
        assert len(overdue) == len(owed)


def test_the_picture_names_every_state() -> None:
    assert all(state.value in PICTURE for state in State)


def test_a_late_reply_after_a_meeting_was_asked_for_leads_nowhere_back() -> None:
    machine = asked(step("requested", 50), step("reply", 60))
    assert machine.state is State.MEETING_REQUESTED
    assert machine.arrows[-1].before is machine.arrows[-1].after


def test_a_reply_called_insufficient_in_its_own_record() -> None:
    reply = entry(Reply(transmitted=ASKED + HOUR, insufficient="no answer in it", copied=False), "SE", REQUEST)
    machine = asked(reply)
    assert machine.state is State.INSUFFICIENT
    assert "no answer in it" in machine.arrows[-1].says
    copies = next(owed for owed in machine.due if owed.what == "copies of the reply of SE")
    assert copies.status == "told as not sent"


def test_without_a_reason_the_reason_is_not_told() -> None:
    word = entry(Step(type=StepType.INSUFFICIENT, instant=ASKED + 2 * HOUR), "FI", REQUEST)
    some = [step("reply", 1), word]
    assert "the reason is not told" in asked(*some).arrows[-1].says
    clocks = risk_findings([REQUEST, *some], LAW, LATER, str)
    assert any("no reason told" in note for finding in clocks for note in finding.notes)


def test_one_who_closes_ends_what_is_due_and_a_new_request_for_a_meeting_opens_it_again() -> None:
    closed = asked(step("closed", 60))
    assert (closed.state, closed.due) == (State.CLOSED, ())
    assert {turn.must for turn in closed.turns} == {False}
    again = asked(step("closed", 60), step("requested", 70))
    assert again.state is State.MEETING_REQUESTED
    assert any(owed.what == "meeting of the States concerned" for owed in again.due)
    remark = asked(step("closed", 60), step("remark", 70))
    assert remark.state is State.CLOSED


def test_meetings_of_which_nobody_told_that_they_were_asked_for_are_kept() -> None:
    absent = entry(Meeting(step=MeetingStep.HELD, instant=ASKED + 60 * HOUR, absent=("SE",)), "FI", REQUEST)
    joint = entry(Meeting(step=MeetingStep.HELD, instant=ASKED + 90 * HOUR, joint=True), "FI", REQUEST)
    found = {f.rule: f for f in risk_findings([REQUEST, absent, joint], LAW, LATER, str)}
    assert "SE not attending; when it was asked for is not told" in found["VD11/16.2.1.1"].sentence
    assert found["VD11/16.2.1.1"].notes[0] == "Absence does not cancel a meeting."
    assert found["VD11/16.3.1"].verdict == "cannot tell"


def test_two_claims_on_the_date_of_a_request_stand_side_by_side() -> None:
    claims = (Claim(transmitted=ASKED + 24 * HOUR, told_by="another"), Claim(transmitted=ASKED + 30 * HOUR))
    request = entry(Request(to="SE", transmitted=ASKED, concern="made up", claims=claims, cited=("one",)))
    reply = entry(Reply(transmitted=ASKED + 60 * HOUR), "SE", request)
    (machine,) = machines([request, reply], LAW, LATER, str)
    verdicts = [(one.told_by, one.verdict.value) for one in machine.readings]
    assert verdicts == [("one", "late"), ("another", "in time"), ("", "in time")]
    (clock,) = (f for f in risk_findings([request, reply], LAW, LATER, str) if f.rule == "VD11/16.1.2")
    assert clock.verdict == "cannot tell"
    assert any("(source not told); both claims stand" in note for note in clock.notes)


@pytest.mark.parametrize(
    "question", sorted({p.question for p in LAW.by_id.values() if p.id.startswith("VD11/16")})
)
def test_a_law_without_one_of_the_paragraphs_has_a_machine_all_the_same(question: str) -> None:
    law = law_of(p for p in LAW.by_id.values() if p.question != question)
    claims = (Claim(transmitted=ASKED + HOUR),)
    request = entry(Request(to="SE", transmitted=ASKED, concern="made up", claims=claims))
    some = [
        request,
        *(entry(one.record.body, "FI", request) for one in (step("requested", 60), step("joint held", 90))),
    ]
    (machine,) = machines(some, law, LATER, str)
    assert machine.state is State.JOINT_HELD
    (whole,) = machines(some, LAW, LATER, str)
    assert len(machine.due) <= len(whole.due)


def test_before_there_was_such_a_law_nothing_is_due() -> None:
    early = entry(Request(to="SE", transmitted=datetime(1980, 1, 1, tzinfo=UTC), concern="made up"))
    (machine,) = machines([early], LAW, LATER, str)
    assert (machine.state, machine.due) == (State.REQUESTED, ())
    assert machine.arrows[0].paragraph == ""


def test_doubtful_hours_make_nothing_overdue() -> None:
    early = entry(Request(to="SE", transmitted=datetime(2008, 8, 8, tzinfo=UTC), concern="made up"))
    (machine,) = machines([early], LAW, LATER, str)
    assert machine.state is State.REQUESTED
    assert machine.due[0].status == "cannot tell"
