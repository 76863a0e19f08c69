"""The three clocks of Chapter III, to the second."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from detente.agreements import load_law
from detente.domains.exercises import risk_findings
from detente.model.canonical import identify
from detente.model.exercise import Activity
from detente.model.finding import Finding, Verdict
from detente.model.record import Record
from detente.model.risk import Meeting, MeetingStep, Reply, Request
from detente.model.view import Entry

LAW = load_law()
ASKED = datetime(2022, 2, 11, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def entry(body: Any, party: str = "UA", up: Entry | None = None) -> Entry:
    kind = {Request: "risk.request", Reply: "risk.reply", Meeting: "risk.meeting"}.get(
        type(body), "exercise.activity"
    )
    said = getattr(body, "transmitted", None) or getattr(body, "instant", ASKED)
    record: Record[Any] = Record(kind=kind, party=party, said=said, body=body, in_reply_to=up.id if up else None)
    return Entry(id=identify(record), record=record)


REQUEST = entry(Request(to="RU", transmitted=ASKED, concern="forces near the border"))


def reply(after: timedelta, **more: Any) -> Entry:
    return entry(Reply(transmitted=ASKED + after, **more), "RU", REQUEST)


def ask(*entries: Entry, at: datetime = ASKED + timedelta(days=30)) -> list[Finding]:
    return list(risk_findings(entries, LAW, at, str))


def one(rule: str, found: list[Finding]) -> Finding:
    return next(f for f in found if f.rule == rule)


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        (timedelta(hours=48), Verdict.OPEN),
        (timedelta(hours=48) + SECOND, Verdict.LATE),
        (timedelta(0), Verdict.OPEN),
    ],
)
def test_silence_is_overdue_only_beyond_the_last_second(after: timedelta, verdict: Verdict) -> None:
    finding = one("VD11/16.1.2", ask(REQUEST, at=ASKED + after))
    assert finding.verdict is verdict
    assert finding.owed[0].due == ASKED + timedelta(hours=48)
    assert finding.owed[0].status == ("overdue" if verdict is Verdict.LATE else "open")


@pytest.mark.parametrize(
    ("after", "verdict"),
    [(timedelta(hours=48), Verdict.IN_TIME), (timedelta(hours=48) + SECOND, Verdict.LATE)],
)
def test_a_reply_without_content_is_a_reply(after: timedelta, verdict: Verdict) -> None:
    finding = one("VD11/16.1.2", ask(REQUEST, reply(after)))
    assert finding.verdict is verdict
    assert finding.owed == ()


def test_a_reply_is_not_seen_before_it_was_sent() -> None:
    at = ASKED + timedelta(hours=10)
    assert ask(REQUEST, reply(timedelta(hours=20)), at=at) == ask(REQUEST, at=at)


def test_a_request_known_by_its_day_only() -> None:
    day = entry(Request(to="RU", transmitted=ASKED, concern="c", transmitted_latest=ASKED + timedelta(hours=12)))
    running = one("VD11/16.1.2", ask(day, at=ASKED + timedelta(hours=50)))
    assert running.verdict is Verdict.CANNOT_TELL
    assert "an instant between" in running.sentence
    assert "cannot be told" in running.sentence
    span = entry(Request(to="RU", transmitted=ASKED, concern="c", transmitted_latest=ASKED + timedelta(hours=30)))
    assert "a day between" in one("VD11/16.1.2", ask(span)).sentence


def test_meetings_are_judged_without_a_reply_and_absence_cancels_nothing() -> None:
    wanted = entry(Meeting(step=MeetingStep.REQUESTED, instant=ASKED + timedelta(hours=60)), "UA", REQUEST)
    held = entry(
        Meeting(step=MeetingStep.NOT_ATTENDED, instant=ASKED + timedelta(hours=108), absent=("RU", "BY")),
        "UA",
        wanted,
    )
    finding = one("VD11/16.2.1.1", ask(REQUEST, wanted, held))
    assert finding.verdict is Verdict.IN_TIME
    assert "RU and BY not attending" in finding.sentence
    assert "Absence does not cancel a meeting." in finding.notes
    late = one("VD11/16.2.1.1", ask(REQUEST, wanted))
    assert late.verdict is Verdict.LATE
    assert "was not held on this desk's record" in late.sentence


def test_a_meeting_held_without_absence_has_no_such_note() -> None:
    wanted = entry(Meeting(step=MeetingStep.REQUESTED, instant=ASKED + timedelta(hours=1)), "UA", REQUEST)
    held = entry(Meeting(step=MeetingStep.HELD, instant=ASKED + timedelta(hours=2)), "UA", REQUEST)
    finding = one("VD11/16.2.1.1", ask(REQUEST, wanted, held))
    assert "not attending" not in finding.sentence
    assert "Absence does not cancel a meeting." not in finding.notes


def test_the_joint_meeting_may_be_asked_for_by_either() -> None:
    wanted = entry(
        Meeting(step=MeetingStep.REQUESTED, instant=ASKED + timedelta(hours=1), joint=True), "RU", REQUEST
    )
    found = ask(REQUEST, wanted, at=ASKED + timedelta(hours=5))
    assert one("VD11/16.3.1", found).verdict is Verdict.OPEN
    assert "joint meeting requested; no further step is numbered" in one("VD11/16.3", found).sentence


@pytest.mark.parametrize(
    ("messages", "stage"),
    [
        ((), "reply overdue"),
        ((reply(timedelta(hours=1)),), "replied"),
        ((reply(timedelta(hours=1), insufficient="no answers"),), "replied, said to be insufficient"),
    ],
)
def test_where_the_procedure_stands(messages: tuple[Entry, ...], stage: str) -> None:
    assert f"stands at: {stage};" in one("VD11/16.3", ask(REQUEST, *messages)).sentence


def test_before_the_hours_are_over_it_stands_at_requested() -> None:
    assert "stands at: requested;" in one("VD11/16.3", ask(REQUEST, at=ASKED)).sentence


def test_the_order_of_messages_does_not_matter() -> None:
    wanted = entry(Meeting(step=MeetingStep.REQUESTED, instant=ASKED + timedelta(hours=60)), "UA", REQUEST)
    entries = [REQUEST, reply(timedelta(hours=3)), wanted]
    expected = ask(*entries)
    random.Random(1).shuffle(entries)
    assert ask(*entries) == expected
    assert ask(*reversed(entries)) == expected


def test_answers_to_nothing_and_other_records_are_passed_over() -> None:
    stray = entry(Reply(transmitted=ASKED), "RU")
    other = entry(Activity(name="drill"), "RU")
    assert ask(stray, other) == []


def test_answers_that_point_at_each_other_do_not_hang() -> None:
    body = Reply(transmitted=ASKED)
    a, b = "a" * 64, "b" * 64
    first = Entry(id=a, record=Record(kind="risk.reply", party="RU", said=ASKED, body=body, in_reply_to=b))
    second = Entry(id=b, record=Record(kind="risk.reply", party="RU", said=ASKED, body=body, in_reply_to=a))
    assert ask(first, second) == []


def test_a_request_before_there_was_such_a_rule() -> None:
    early = entry(Request(to="RU", transmitted=datetime(1980, 1, 1, tzinfo=UTC), concern="c"))
    (finding,) = ask(early)
    assert finding.verdict is Verdict.NOT_IN_FORCE
    meeting = entry(Meeting(step=MeetingStep.REQUESTED, instant=datetime(1980, 1, 2, tzinfo=UTC)), "UA", early)
    assert [f.verdict for f in ask(early, meeting)] == [Verdict.NOT_IN_FORCE]


def test_older_hours_are_doubtful() -> None:
    old = entry(Request(to="RU", transmitted=datetime(2008, 8, 8, tzinfo=UTC), concern="c"))
    assert one("VD99/16.1.2", ask(old, at=datetime(2008, 9, 1, tzinfo=UTC))).verdict is Verdict.UNCERTAIN


def test_two_requests_are_kept_apart() -> None:
    other = entry(Request(to="BY", transmitted=ASKED, concern="c"), "LV")
    found = ask(REQUEST, other, reply(timedelta(hours=1)))
    assert {f.parties: f.verdict for f in found if f.rule == "VD11/16.1.2"} == {
        ("UA", "RU"): Verdict.IN_TIME,
        ("LV", "BY"): Verdict.LATE,
    }
