"""Everything owed by and to a State: messages, activities and steps of a view, over every rule at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from detente.agreements import load_forums, load_law
from detente.agreements.form_loading import load_forms
from detente.domains.exercises.year.asking import Members
from detente.domains.exercises.year.owed import Group, OwedList, Side
from detente.model.canonical import identify
from detente.model.exercise import Activity, Notification, Range, Structure, Zone
from detente.model.finding import Finding
from detente.model.message import Coordinates, Day, Item, Listing, Message, Number, Point, Words
from detente.model.record import Record
from detente.model.risk import Request
from detente.model.view import Entry
from detente.sources.message_files import record_of_message
from detente.watch.owed import OwedSetting, owed_by_and_to
from detente.watch.told import activity_findings, told_by

FORMS = load_forms()
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SETTING = OwedSetting(
    law=load_law(),
    forms=FORMS,
    members=Members(load_forums().forum("FSC").members),
    name=str,
    window=(date(2024, 3, 1), date(2026, 12, 31)),
    soon_days=42,
)
LARGE = Activity(
    name="Made-up Mountain",
    states=("SE",),
    hosts=("SE",),
    troops=Range(40_001, 40_001),
    structure=Structure.TWO_BRIGADES,
    single_command=True,
    zone=Zone.YES,
    snap=False,
    start=date(2026, 9, 7),
)


def entry(record: Record[Any]) -> Entry:
    return Entry(id=identify(record), record=record)


def told(activity: Activity = LARGE, said: datetime = datetime(2025, 1, 1, tzinfo=UTC)) -> Entry:
    return entry(Record(kind="exercise.activity", party="SE", said=said, body=activity))


def sent(type_: str, at: datetime, *, sender: str = "SE", to: tuple[str, ...] = ("all",), **items: Any) -> Entry:
    values = tuple(Item(key.replace("__", "."), value) for key, value in items.items())
    return entry(
        record_of_message(
            Message(type=type_, number=f"n{at:%m%d%H}", sender=sender, to=to, transmitted=at, items=values)
        )
    )


def owed(entries: Iterable[Entry], state: str = "SE", instant: datetime = NOW) -> OwedList:
    return owed_by_and_to(state, entries, SETTING, instant)


def status(found: OwedList, question: str) -> list[str]:
    return [item.owed.status for item in found.items if question in item.question]


def test_an_empty_desk_shows_the_fixed_dates() -> None:
    found = owed([])
    assert {"VD11/10", "VD11/61", "VD11/68", "FSC/code_of_conduct"} <= {item.rule for item in found.items}
    assert all(not item.evidence.records for item in found.items)


def test_what_others_owe_to_the_state_is_shown() -> None:
    found = owed([told()], state="NO")
    notification = [item for item in found.items if item.rule == "VD11/40.1.1"]
    assert [(item.side, item.group, item.owed.by) for item in notification] == [(Side.TO, Group.UPCOMING, ("SE",))]


def test_a_notification_by_message_meets_the_duty_of_an_activity_on_record() -> None:
    day = datetime(2026, 2, 1, tzinfo=UTC)
    message = sent("vd11.38.notification", day, general__designation=Words("Made-up Mountain"))
    assert status(owed([told()]), "prior notification") == ["open"]
    assert status(owed([told(), message]), "prior notification") == ["sent in time"]


def test_a_notification_on_record_meets_it_too() -> None:
    day = datetime(2026, 2, 1, tzinfo=UTC)
    notice: Record[Any] = Record(
        kind="exercise.notification", party="SE", said=day, body=Notification(activity=LARGE, transmitted=day)
    )
    assert status(owed([told(), entry(notice)]), "prior notification") == ["sent in time"]


def test_an_activity_of_which_only_messages_tell_is_judged_as_the_last_describes_it() -> None:
    first, second = datetime(2026, 1, 10, tzinfo=UTC), datetime(2026, 1, 20, tzinfo=UTC)
    common = {
        "general__designation": Words("Made-up Brook"),
        "general__states": Listing(("SE",)),
        "general__hosts": Listing(("SE",)),
        "general__start": Day(date(2026, 5, 4)),
    }
    small = sent("vd11.38.notification", second, **common, land__troops_total=Number(8_000))
    large = sent(
        "vd11.38.notification", first, **common, land__troops_total=Number(13_000), land__tanks=Number(300)
    )
    assert "Made-up Brook" in {f.subject for f in owed([large, small]).not_told} | {
        item.subject for item in owed([large, small]).items
    }
    assert owed([large, small]) == owed([small, large])


def test_an_announcement_by_message_is_seen() -> None:
    message = sent(
        "vd11.68.large_activity",
        datetime(2024, 11, 15, tzinfo=UTC),
        calendar__year=Number(2026),
        general__designation=Words("made-up mountain"),
    )
    found = owed([told(), message])
    assert "sent in time" in status(found, "announced in time")
    assert "sent in time" not in status(owed([told()]), "announced in time")


def test_an_invitation_by_message_meets_the_duty_to_invite() -> None:
    message = sent(
        "vd11.52.invitation", datetime(2026, 2, 1, tzinfo=UTC), general__designation=Words("Made-up Mountain")
    )
    assert status(owed([told()]), "observers") == ["open"]
    assert "sent in time" in status(owed([told(), message]), "observers")


def test_chapter_iii_runs_by_records_and_by_messages() -> None:
    at = datetime(2026, 2, 28, 12, tzinfo=UTC)
    by_record: Record[Any] = Record(
        kind="risk.request", party="NO", said=at, body=Request(to="SE", transmitted=at, concern="made up")
    )
    by_message = sent("vd11.16.1.request", at, sender="FI", to=("SE",), concern__cause=Words("made up"))
    found = owed([entry(by_record), by_message])
    replies = [item for item in found.items if item.rule == "VD11/16.1.2"]
    assert [(item.owed.to, item.group, item.days_left) for item in replies] == [
        (("FI",), Group.DUE, 1),
        (("NO",), Group.DUE, 1),
    ]


def test_nothing_said_or_sent_later_is_seen() -> None:
    later = datetime(2026, 3, 2, tzinfo=UTC)
    message = sent("vd11.61.calendar", later, calendar__year=Number(2026))
    draft = Message(type="vd11.61.calendar", sender="SE", items=(Item("area.at", Point(Coordinates(0, 0))),))
    unsent: Record[Any] = Record(kind="exercise.message", party="SE", said=NOW, body=draft)
    assert owed([told(said=later), message, entry(unsent)]) == owed([])


FIRST, OFF = datetime(2026, 1, 10, tzinfo=UTC), datetime(2026, 2, 20, 9, tzinfo=UTC)
BROOK: dict[str, Any] = {
    "general__designation": Words("Made-up Brook"),
    "general__states": Listing(("SE",)),
    "general__hosts": Listing(("SE",)),
    "general__start": Day(date(2026, 5, 4)),
}


def cancelling(at: datetime = OFF, name: str = "Made-up Brook", **more: Any) -> Entry:
    return sent("vd11.65.cancellation", at, general__designation=Words(name), **more)


def test_a_cancelled_activity_owes_nothing_more_and_did_before() -> None:
    start = date(2026, 9, 7)
    entries = [told(), cancelling(name="Made-up Mountain", general__start=Day(start))]
    before = owed(entries, instant=datetime(2026, 2, 20, 8, 59, tzinfo=UTC))
    assert before == owed([told()], instant=datetime(2026, 2, 20, 8, 59, tzinfo=UTC))
    after = owed(entries)
    assert set(status(after, "prior notification")) == {"fallen away: cancelled on 2026-02-20 (paragraph 65)"}
    mine = [item for item in after.items if item.subject == "Made-up Mountain" and item.group is not Group.SETTLED]
    assert [item.rule for item in mine if item.owed.due is None or item.owed.due >= OFF] == []
    assert [one for one in after.beyond if "Mountain" in one.subject] == []


def test_what_was_late_before_the_cancellation_stays_late() -> None:
    early = msgspec.structs.replace(LARGE, name="Made-up Brook", start=date(2026, 3, 9))
    entries = [told(early, FIRST), cancelling()]
    (notification,) = [item for item in owed(entries).items if item.rule == "VD11/40.1.1"]
    assert (notification.group, notification.owed.status) == (
        Group.OVERDUE,
        "no notification on this desk's record",
    )
    assert str(notification.owed.due) == "2026-01-26 23:59:59+00:00"
    late = [
        told(early, FIRST),
        sent("vd11.38.notification", datetime(2026, 2, 1, tzinfo=UTC), **BROOK),
        cancelling(),
    ]
    assert status(owed(late), "prior notification") == ["sent late"]


def test_one_told_again_after_its_cancellation_is_owed_again() -> None:
    again = told(msgspec.structs.replace(LARGE, name="Made-up Brook"), OFF.replace(hour=10))
    assert status(owed([again, cancelling()]), "prior notification") == ["open"]


def test_a_message_never_takes_the_place_of_what_another_told() -> None:
    by_message = sent(
        "vd11.38.notification", FIRST, **BROOK, land__troops_total=Number(13_000), land__tanks=Number(300)
    )
    seen = Record(
        kind="exercise.activity",
        party="NO",
        said=FIRST,
        body=Activity(name="Made-up Brook", states=("SE",), start=date(2026, 5, 4), troops=Range(20_000, 20_000)),
    )
    parties = {found.evidence.party for found in findings_of([by_message, entry(seen)])}
    assert parties == {"SE", "NO"}
    own = entry(Record(kind="exercise.activity", party="SE", said=FIRST, body=seen.body))
    assert {found.evidence.party for found in findings_of([by_message, own])} == {"SE"}


def findings_of(entries: list[Entry]) -> list[Finding]:
    told = told_by(entries, FORMS, SETTING.law, NOW)
    return list(activity_findings(told, SETTING.law, NOW, str))


def test_an_amended_message_moves_an_activity_and_makes_no_second_one() -> None:
    first = sent("vd11.38.notification", FIRST, **BROOK)
    moved = BROOK | {"general__start": Day(date(2027, 5, 3)), "general__designation": Words("Made-up River")}
    amending = record_of_message(
        msgspec.structs.replace(
            sent("vd11.practice.amendment", OFF, **moved).record.body, amends=first.record.body.number
        )
    )
    activities = told_by([first, entry(amending)], FORMS, SETTING.law, NOW).activities
    assert [activity.name for activity, _ in activities] == ["Made-up River"]
