"""Notifications and the steps of Chapter III as messages and back, so that the rules run on what was read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreements import load_law
from detente.agreements.form_loading import load_forms
from detente.domains.exercises import findings, risk_findings
from detente.domains.exercises.messages.notices import (
    activity_of,
    as_last_told,
    message_of_notification,
    notification_of,
    structure_told,
    with_notices,
)
from detente.domains.exercises.messages.prefill import prefill_of_activity, prefill_of_finding, prefill_of_message
from detente.domains.exercises.risk.risk_messages import message_of_noun, noun_of, risk_entries
from detente.model.canonical import identify
from detente.model.errors import SchemaError
from detente.model.exercise import Activity, Form, Notification, Range, Structure
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.message import (
    Instant,
    Item,
    Listing,
    Message,
    Nothing,
    Number,
    Share,
    Shares,
    Table,
    Unknown,
    Unread,
    Value,
    Words,
    YesNo,
)
from detente.model.record import Record
from detente.model.risk import Meeting, MeetingStep, Reply, Request
from detente.model.view import Entry

FORMS = load_forms()
LAW = load_law()
NOTICE = FORMS.form("vd11.38.notification")
NOON = datetime(2025, 3, 28, 12, tzinfo=UTC)

counts = st.integers(0, 100_000).map(lambda n: Range(n, n))
words = st.text(min_size=1, max_size=20)
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
ids = st.sampled_from([(), ("XX",), ("XX", "QQ")])


@st.composite
def activities(draw: Any) -> Activity:
    """Return a strategy of activities within what a notification carries: exact numbers, no command, no zone."""
    form = draw(st.sampled_from([Form.FIELD, Form.TRANSFER, Form.PARACHUTE_ASSAULT, Form.HELIBORNE_LANDING]))
    troops = st.integers(1, 90_000).map(lambda n: Range(n, n)) if form is Form.TRANSFER else st.none() | counts
    snap = draw(st.sampled_from([None, True, False]))
    return Activity(
        name=draw(words),
        states=draw(ids),
        hosts=draw(ids),
        form=form,
        troops=draw(troops),
        tanks=draw(st.none() | counts),
        acvs=draw(st.none() | counts),
        artillery=draw(st.none() | counts),
        landing_troops=draw(st.none() | counts),
        fixed_wing_sorties=draw(st.none() | counts),
        snap=snap,
        start=draw(st.none() | days),
        end=draw(st.none() | days),
        places=tuple(draw(st.lists(words, max_size=2))),
        commenced=draw(st.none() | st.datetimes(timezones=st.just(UTC))) if snap else None,
        changed_since_calendar=draw(st.sampled_from([None, False])),
    )


@given(activities(), st.datetimes(timezones=st.just(UTC)), st.booleans())
@settings(deadline=None)
def test_a_notification_comes_back_from_its_message(activity: Activity, sent: datetime, voluntary: bool) -> None:
    number, amends = "CBM/XX/25/0007/F25/O", "CBM/XX/25/0006/F25/O"
    notification = Notification(
        activity=activity, transmitted=sent, voluntary=voluntary, number=number, amends=amends
    )
    form = FORMS.form("vd11.38.voluntary" if voluntary else "vd11.38.notification")
    message = message_of_notification(form, notification, sender="XX")
    assert (message.sender, message.number, message.to) == ("XX", number, ("all",))
    assert notification_of(message, form) == notification


@pytest.mark.parametrize(
    ("activity", "open_", "filled"),
    [
        (Activity(name="A", troops=Range(8_000, 9_000)), {"land.troops_total"}, {"concern.strength"}),
        (
            Activity(name="A", troops=Range(5, 5), states=("XX", "QQ")),
            {"land.troops_by_state"},
            {"land.troops_total"},
        ),
        (Activity(name="A", form=Form.NAVAL, troops=Range(5, 5)), {"land.troops_total"}, {"concern.strength"}),
        (Activity(name="A", start=date(2025, 5, 1), start_latest=date(2025, 5, 3)), {"general.start"}, set()),
        (Activity(name="A", start=date(2025, 5, 1), start_latest=date(2025, 5, 1)), set(), {"general.start"}),
        (Activity(name="A"), {"other.no_advance_notice", "other.commenced", "concern.strength"}, set()),
        (Activity(name="A", snap=False), set(), {"other.commenced"}),
        (Activity(name="A", changed_since_calendar=True), {"other.calendar_changes"}, set()),
        (Activity(name="A", form=Form.TRANSFER), {"transfer.troops"}, {"land.troops_total"}),
    ],
)
def test_what_is_not_told_stays_open(activity: Activity, open_: set[str], filled: set[str]) -> None:
    told = prefill_of_activity(activity)
    assert not open_ & set(told)
    assert filled <= set(told)


def test_words_of_a_strength() -> None:
    activity = Activity(
        name="A", troops=Range(3_000, None), tanks=Range(None, 5), acvs=Range(1, 2), artillery=Range(4, 4)
    )
    told = prefill_of_activity(activity)["concern.strength"]
    assert told == Words(
        "at least 3000 troops, at most 5 battle tanks, 1 to 2 armoured combat vehicles, 4 artillery pieces"
    )
    assert prefill_of_activity(activity)["general.kind"] == Words("field activity")
    assert prefill_of_activity(Activity(name="A", form=Form.NAVAL))["general.kind"] == Words("naval")


def test_a_sum_that_is_not_split_is_told_as_a_sum() -> None:
    told = prefill_of_activity(Activity(name="A", tanks=Range(9, 9), states=("XX", "QQ")))
    assert told["land.tanks"] == Shares((Share("total", 9),))


def notice(**values: Value) -> Message:
    items = tuple(Item(key.replace("__", "."), value) for key, value in values.items())
    return Message(type=NOTICE.type, sender="XX", transmitted=NOON, items=items)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Nothing(), Range(0, 0)),
        (Number(7), Range(7, 7)),
        (Shares((Share("XX", 3), Share("QQ", 4))), Range(7, 7)),
        (Number(-7), None),
        (Unread("7 or 8"), None),
        (None, None),
    ],
)
def test_none_is_zero_and_missing_is_not_told(value: Value | None, expected: Range | None) -> None:
    told = activity_of(notice(**({"land__tanks": value} if value else {})), NOTICE)
    assert told.tanks == expected


def test_other_fields_of_an_activity() -> None:
    told = activity_of(
        notice(
            general__states=Listing(("XX", "all")),
            other__calendar_changes=Words("later"),
            other__no_advance_notice=YesNo(yes=True),
            other__commenced=Instant(NOON),
            landing__kind=Words("by kite"),
        ),
        NOTICE,
    )
    assert told.states == ("XX",)
    assert told.changed_since_calendar is True
    assert told.snap is True
    assert told.commenced == NOON
    assert told.form is Form.FIELD
    assert (told.single_command, told.zone, told.name) == (None, None, "")


ONE = Number(1)


def formation(level: str, count: Value = ONE) -> tuple[Any, ...]:
    return Words("XX"), Words("1st"), Nothing(), Words(level), count


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Table((formation("Division"),)), Structure.DIVISION),
        (Table((formation("brigade"), formation("regiment"))), Structure.TWO_BRIGADES),
        (Table((formation("brigades", Number(2)),)), Structure.TWO_BRIGADES),
        (Table((formation("brigade"), formation("battalion", Number(3)))), Structure.SMALLER),
        (Table((formation("brigade"), formation("groupement"))), None),
        (Table((formation("brigade"), formation("brigade", Unread("?")))), None),
        (Table((formation("brigade"), (Words("short"),))), None),
        (Table(()), None),
        (Nothing(), None),
        (None, None),
    ],
)
def test_structure_from_english_words_only(value: Value | None, expected: Structure | None) -> None:
    assert structure_told(value, NOTICE) is expected


def test_structure_needs_its_columns() -> None:
    table = Table((formation("division"),))
    assert structure_told(table, FORMS.form("vd11.16.1.request")) is None
    item = NOTICE.by_key["land.formations"]
    form = FORMS.form("vd11.38.voluntary")
    assert structure_told(table, form) is Structure.DIVISION
    bare = type(item)(
        **{f: getattr(item, f) for f in item.__struct_fields__ if f != "columns"}, columns=item.columns[:2]
    )
    assert (
        structure_told(
            table, type(form)(**({f: getattr(form, f) for f in form.__struct_fields__} | {"items": (bare,)}))
        )
        is None
    )


def test_a_draft_and_another_type_are_no_notification() -> None:
    with pytest.raises(SchemaError, match="nobody has sent"):
        notification_of(Message(type=NOTICE.type), NOTICE)
    with pytest.raises(SchemaError, match="notifies no activity"):
        notification_of(Message(type="vd11.62.no_activities", transmitted=NOON), NOTICE)


@pytest.mark.parametrize(
    ("type_", "voluntary"),
    [
        ("vd11.38.notification", False),
        ("vd11.practice.amendment", False),
        ("vd11.38.voluntary", True),
        ("fsc.dec.9.12.notice", True),
    ],
)
def test_which_types_are_voluntary(type_: str, voluntary: bool) -> None:
    message = Message(type=type_, transmitted=NOON)
    assert notification_of(message, FORMS.form(type_)).voluntary is voluntary


def test_the_rules_run_on_a_message() -> None:
    """A grown activity as a message tells it: notification in time, observation due, one of the smaller class."""
    message = notice(
        general__designation=Words("Made-up Lantern"),
        general__states=Listing(("XX",)),
        general__hosts=Listing(("XX",)),
        land__troops_total=Number(13_400),
        land__formations=Table((formation("division"),)),
    )
    told = activity_of(message, NOTICE)
    sent = Notification(activity=told, transmitted=NOON)
    found = {f.rule: f.verdict for f in findings(told, Evidence(), LAW, NOON + timedelta(days=90), str, (sent,))}
    assert found["VD11/40.1.1"] is Verdict.DUE
    assert found["VD11/47.4"] is Verdict.DUE


def test_prefill_of_a_finding() -> None:
    finding = Finding(
        rule="VD11/40",
        topic="exercises",
        question="?",
        verdict=Verdict.DUE,
        sentence="",
        subject="A",
        parties=("XX",),
    )
    assert prefill_of_finding(finding) == {"general.designation": Words("A"), "general.states": Listing(("XX",))}
    bare = Finding(rule="r", topic="exercises", question="?", verdict=Verdict.DUE, sentence="")
    assert prefill_of_finding(bare) == {}


def test_prefill_of_a_message_carries_over_what_both_ask() -> None:
    message = notice(
        general__designation=Words("A"),
        other__remarks=Words("only of that message"),
        land__tanks=Unread("about five"),
        area__features=Listing(("x",)),
    )
    doubled = Message(
        type=message.type,
        items=(*message.items, Item("general.designation", Words("second")), Item("", Unknown("9", "9) x"))),
    )
    told = prefill_of_message(doubled, FORMS.form("vd11.65.reduction"))
    assert told == {"general.designation": Words("A")}


REQUEST = Request(to="XX", transmitted=NOON, concern="columns", activity_type="movement", place="coast road")


@pytest.mark.parametrize(
    ("type_", "noun"),
    [
        ("vd11.16.1.request", REQUEST),
        ("vd11.16.1.request", Request(to="XX", transmitted=NOON, concern="columns")),
        ("vd11.16.1.2.reply", Reply(transmitted=NOON, text="a rotation")),
        ("vd11.16.1.2.reply", Reply(transmitted=NOON)),
        ("vd11.16.2.meeting_request", Meeting(step=MeetingStep.REQUESTED, instant=NOON)),
        ("vd11.16.3.joint_request", Meeting(step=MeetingStep.REQUESTED, instant=NOON, joint=True)),
        ("vd11.16.2.report", Meeting(step=MeetingStep.HELD, instant=NOON, absent=("XX",))),
        ("vd11.16.2.report", Meeting(step=MeetingStep.NOT_ATTENDED, instant=NOON, absent=("XX",))),
        ("vd11.16.3.1.record", Meeting(step=MeetingStep.HELD, instant=NOON, joint=True)),
    ],
)
def test_a_step_comes_back_from_its_message(type_: str, noun: Request | Reply | Meeting) -> None:
    message = message_of_noun(FORMS.form(type_), noun, sender="QQ", number="N", answers="M")
    assert (message.sender, message.number, message.answers) == ("QQ", "N", "M")
    assert noun_of(message) == noun


def test_what_is_no_step() -> None:
    assert noun_of(Message(type="vd11.16.2.invitation", transmitted=NOON)) is None
    with pytest.raises(SchemaError, match="nobody has sent"):
        noun_of(Message(type="vd11.16.1.request"))
    with pytest.raises(SchemaError, match="does not carry this") as refused:
        message_of_noun(FORMS.form("vd11.16.1.request"), Reply(transmitted=NOON), sender="QQ")
    assert refused.value.expected == "vd11.16.1.2.reply"
    with pytest.raises(SchemaError, match="does not carry this"):
        message_of_noun(NOTICE, REQUEST, sender="QQ")


def test_both_parts_of_a_reply_are_read() -> None:
    items = (Item("reply.answers", Words("first")), Item("reply.further", Words("second")))
    assert noun_of(Message(type="vd11.16.1.2.reply", transmitted=NOON, items=items)) == Reply(
        transmitted=NOON, text="first\nsecond"
    )


def entry(message: Message) -> Entry:
    record: Record[Message] = Record(kind="exercise.message", party=message.sender, said=NOON, body=message)
    return Entry(id=identify(record), record=record)


def step(type_: str, sender: str, hour: int, number: str, answers: str = "", **more: Any) -> Entry:
    said = datetime(2025, 5, 2, tzinfo=UTC) + timedelta(hours=hour)
    message = Message(
        type=type_,
        sender=sender,
        transmitted=said,
        number=number,
        answers=answers,
        to=more.pop("to", ("all",)),
        **more,
    )
    record: Record[Message] = Record(kind="exercise.message", party=sender, said=said, body=message)
    return Entry(id=identify(record), record=record)


def test_the_clocks_run_on_messages() -> None:
    request = step("vd11.16.1.request", "QQ", 10, "R", to=("XX", "all"))
    reply = step("vd11.16.1.2.reply", "XX", 59, "A", "R")
    asked = step("vd11.16.2.meeting_request", "QQ", 60, "M", "A")
    invitation = step("vd11.16.2.invitation", "XB", 61, "I", "M")
    stranger = step("vd11.16.1.2.reply", "XA", 62, "", "unheard of")
    draft = entry(Message(type="vd11.16.1.request", sender="QQ"))
    elsewhere: Record[Any] = Record(kind="exercise.activity", party="XX", said=NOON, body=Activity(name="A"))
    beside = Entry(id=identify(elsewhere), record=elsewhere)
    steps = risk_entries([asked, beside, reply, draft, invitation, request, stranger])
    assert [e.record.kind for e in steps] == ["risk.request", "risk.reply", "risk.meeting", "risk.reply"]
    assert steps[1].record.in_reply_to == steps[0].id
    assert steps[2].record.in_reply_to == steps[1].id
    assert steps[3].record.in_reply_to is None
    found = {f.rule: f.verdict for f in risk_findings(steps, LAW, datetime(2025, 6, 1, tzinfo=UTC), str)}
    assert found["VD11/16.1.2"] is Verdict.LATE


def noticed(party: str, name: str, day: int, number: str = "", amends: str = "") -> tuple[Notification, Evidence]:
    sent = datetime(2025, 3, day, tzinfo=UTC)
    notice = Notification(activity=Activity(name=name), transmitted=sent, number=number, amends=amends)
    return notice, Evidence(party=party, said=sent)


def test_the_last_notification_of_each_party_tells_its_activity() -> None:
    first, other = noticed("XX", "Lantern", 1, number="1"), noticed("QQ", "Lantern", 2)
    again, renamed = noticed("XX", "lantern", 3), noticed("XX", "River", 4, amends="1")
    assert as_last_told([again, other, first]) == (again, other)
    assert as_last_told([renamed, first]) == (renamed,)
    assert as_last_told([renamed, other]) == (other, renamed)


def test_messages_that_notify_become_notifications_and_others_stay() -> None:
    items = (Item("general.designation", Words("Lantern")),)
    sent = datetime(2025, 3, 28, 12, tzinfo=UTC)
    notice = Message(type="vd11.38.notification", number="1", sender="XX", transmitted=sent, items=items)
    every = [
        Entry(id=f"{number:064x}", record=Record(kind="exercise.message", party="XX", said=sent, body=body))
        for number, body in enumerate(
            (notice, msgspec.structs.replace(notice, transmitted=None), Message(type="vd11.150.free_text"))
        )
    ]
    told, other = with_notices(every, FORMS, sent)
    assert (told.id, told.record.kind) == (every[0].id, "exercise.notification")
    assert told.record.body.activity.name == "Lantern"
    assert other == every[2]
    assert list(with_notices(every[:1], FORMS, sent - timedelta(seconds=1))) == []
