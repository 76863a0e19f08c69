"""The list of what is owed: where each line stands, for whom, and that nothing is told twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.exercises.year.owed import Group, OwedList, Side, needing_action, owed_list
from detente.model.finding import Evidence, Finding, Owed, Verdict
from detente.model.message import Item, Message, Words

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
WINDOW = (date(2024, 6, 1), date(2025, 12, 31))
ALL = "all participating States"


def finding(*owed: Owed, rule: str = "VD11/61", parties: tuple[str, ...] = ("XX",), **more: object) -> Finding:
    told = {"subject": "Made-up Lantern", "verdict": Verdict.OPEN} | more
    return Finding(
        rule=rule,
        topic="exercises",
        question="?",
        sentence="It is so.",
        parties=parties,
        owed=owed,
        **told,  # type: ignore[arg-type]
    )


def listed(*findings: Finding, state: str = "XX", messages: tuple[Message, ...] = (), soon: int = 42) -> OwedList:
    heard = tuple((message, Evidence()) for message in messages)
    return owed_list(
        state,
        findings,
        NOW,
        WINDOW,
        soon_days=soon,
        messages=heard,
        calls_for=lambda rule: ("vd11.52.invitation",) if rule == "VD11/47.4" else (),
    )


def owed(due: datetime | None = None, status: str = "open", by: tuple[str, ...] = ("XX",)) -> Owed:
    return Owed(what="a word", by=by, to=(ALL,), due=due, status=status)


@pytest.mark.parametrize(
    ("due", "status", "group"),
    [
        (NOW, "open", Group.DUE),
        (NOW - timedelta(seconds=1), "open", Group.OVERDUE),
        (NOW + timedelta(days=42), "open", Group.DUE),
        (NOW + timedelta(days=43), "open", Group.UPCOMING),
        (None, "open", Group.WITHOUT_DAY),
        (NOW - timedelta(days=1), "sent late", Group.SETTLED),
        (NOW - timedelta(days=1), "done", Group.SETTLED),
        (NOW - timedelta(days=1), "lapsed: no reply", Group.SETTLED),
        (NOW - timedelta(days=1), "no message on this desk's record", Group.OVERDUE),
    ],
)
def test_where_a_line_stands(due: datetime | None, status: str, group: Group) -> None:
    found = listed(finding(owed(due, status)))
    assert [item.group for item in found.items] == [group]
    assert [item.group for item in needing_action(found)] == [Group.OVERDUE] * (group is Group.OVERDUE)


@pytest.mark.parametrize(
    ("by", "to", "parties", "side"),
    [
        (("XX",), (ALL,), ("XX",), Side.BY),
        (("YY",), (ALL,), ("YY",), Side.TO),
        (("YY",), ("XX",), ("YY",), Side.TO),
        (("XX", "YY"), ("XX",), ("YY",), Side.BOTH),
        ((), (ALL,), ("XX",), Side.BY),
        ((), (ALL,), ("YY",), Side.TO),
        ((ALL,), (), ("XX",), Side.BY),
    ],
)
def test_for_whom_it_is(by: tuple[str, ...], to: tuple[str, ...], parties: tuple[str, ...], side: Side) -> None:
    found = listed(finding(Owed(what="a word", by=by, to=to), parties=parties))
    assert [item.side for item in found.items] == [side]


def test_what_is_between_others_is_left_out() -> None:
    between = finding(Owed(what="a word", by=("YY",), to=("ZZ",)), parties=("YY", "ZZ"))
    beside = finding(Owed(what="a word", by=("YY",), to=("ZZ",)), parties=("XX", "YY"))
    assert not listed(between).items
    assert not listed(beside).items


def test_what_lies_outside_the_window_is_counted() -> None:
    found = listed(
        finding(owed(datetime(2024, 5, 31, tzinfo=UTC)), owed(datetime(2026, 1, 1, tzinfo=UTC)), owed(NOW))
    )
    assert (len(found.items), found.outside) == (1, 2)


def test_one_thing_told_twice_stands_once() -> None:
    found = listed(finding(owed(NOW)), finding(owed(NOW), evidence=Evidence(records=("a" * 64,))))
    assert len(found.items) == 1
    assert not found.items[0].evidence.records


def test_limits_and_what_cannot_be_told_stand_beside() -> None:
    beyond, unknown = finding(verdict=Verdict.EXCEEDED), finding(verdict=Verdict.CANNOT_TELL)
    other = finding(verdict=Verdict.EXCEEDED, parties=("YY",))
    found = listed(beyond, unknown, other)
    assert (found.items, found.beyond, found.not_told) == ((), (beyond,), (unknown,))


def invitation(sent: datetime, name: str = "made-up lantern", sender: str = "XX") -> Message:
    item = Item("general.designation", Words(name))
    return Message(type="vd11.52.invitation", sender=sender, transmitted=sent, items=(item,))


@pytest.mark.parametrize(
    ("message", "due", "status"),
    [
        (invitation(NOW - timedelta(days=2)), NOW - timedelta(days=1), "sent in time"),
        (invitation(NOW - timedelta(days=1)), NOW - timedelta(days=1), "sent in time"),
        (invitation(NOW - timedelta(hours=23)), NOW - timedelta(days=1), "sent late"),
        (invitation(NOW), None, "sent"),
        (invitation(NOW, name="another"), NOW, "open"),
        (invitation(NOW, sender="YY"), NOW, "open"),
    ],
)
def test_an_invitation_on_record_meets_the_duty_to_invite(
    message: Message, due: datetime | None, status: str
) -> None:
    found = listed(finding(owed(due), rule="VD11/47.4"), messages=(message,))
    assert [item.owed.status for item in found.items] == [status]
    unrelated = listed(finding(owed(due), rule="VD11/61"), messages=(message,))
    assert [item.owed.status for item in unrelated.items] == ["open"]
    done = listed(finding(owed(due, "sent"), rule="VD11/47.4"), messages=(message,))
    assert [item.owed.status for item in done.items] == ["sent"]


def test_without_forms_no_message_meets_anything() -> None:
    found = owed_list("XX", [finding(owed(NOW), rule="VD11/47.4")], NOW, WINDOW, soon_days=1)
    assert [item.owed.status for item in found.items] == ["open"]


DUE = st.one_of(st.none(), st.integers(-400, 400).map(lambda days: NOW + timedelta(days=days)))
OWED = st.builds(
    owed, DUE, st.sampled_from(("open", "sent late", "done")), st.sampled_from((("XX",), ("YY",), ()))
)


@given(st.lists(OWED.map(finding), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(findings: list[Finding], chance: object) -> None:
    shuffled = list(findings)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert listed(*shuffled) == listed(*findings)


@given(st.lists(OWED.map(finding), max_size=8))
def test_lines_stand_by_group_and_then_by_day(findings: list[Finding]) -> None:
    items = listed(*findings).items
    groups = [list(Group).index(item.group) for item in items]
    assert groups == sorted(groups)
    for group in Group:
        days = [item.owed.due for item in items if item.group is group and item.owed.due]
        assert days == sorted(days)
