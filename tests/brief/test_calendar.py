"""The calendar: what stands in it and how firm, the same bytes each time, and real programs that read it."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.brief.calendar import (
    Calendar,
    CalendarEntry,
    Kind,
    Tasks,
    calendar,
    uid_of,
    withdrawn_calls,
    write_calendar,
)
from detente.model.correction import Correction
from detente.model.council import NextMeeting
from detente.model.dialogue import (
    Answer,
    Call,
    CallReply,
    CallWord,
    Decision,
    DecisionReply,
    DecisionRule,
    DecisionWord,
    DocumentType,
    FollowUp,
    Meeting,
    NextDate,
    Tabled,
)
from detente.model.errors import MissingPart
from detente.model.record import Marking
from detente.model.time import read_instant
from tests.brief.papers.made_up import material, whole_cycle
from tests.brief.papers.test_papers import HOSTILE
from tests.domains.council.dialogues import Cycle, answers, articles

LONGEST_LINE = 75
"""Bytes of a line without its end (RFC 5545, 3.1)."""


def made(cycle: Cycle | None = None, until: str = "1975-06-30", **fields: Any) -> Calendar:
    return calendar(material(cycle, until), **fields)


def of_kind(found: Calendar, kind: Kind) -> list[CalendarEntry]:
    return [entry for entry in found.entries if entry.kind is kind]


def only(cycle: Cycle, kind: Kind, until: str = "1975-06-30", **fields: Any) -> CalendarEntry:
    (entry,) = of_kind(made(cycle, until, **fields), kind)
    return entry


def written(found: Calendar) -> bytes:
    return write_calendar(found, "Council")


def read(found: Calendar) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(written(found))


def test_what_stands_in_it() -> None:
    told = [(entry.kind.value, str(entry.starts)[:16], entry.status) for entry in made().entries]
    assert told == [
        ("meeting", "1975-06-09 09:00", "CONFIRMED"),
        ("follow-up", "1975-06-16", "CONFIRMED"),
        ("answer to a document", "1975-06-20", "CONFIRMED"),
        ("follow-up", "1975-06-20", "CONFIRMED"),
        ("silence", "1975-07-04 16:00", "CONFIRMED"),
        ("follow-up", "1975-09-01", "TENTATIVE"),
        ("next meeting", "1975-09-15", "CONFIRMED"),
    ]
    assert made().without_day == ("Due: Send a map of the river",)


def test_nothing_later_is_seen() -> None:
    entries = made(until="1975-05-25").entries
    assert [(entry.kind.value, entry.status) for entry in entries] == [
        ("answer to a call", "CONFIRMED"),
        ("meeting", "TENTATIVE"),
    ]
    assert "No word yet from Alphia, Betia and Gammia." in entries[1].description
    assert entries[1].summary == "Meeting (called): Permanent Conference"
    assert entries[0].alarms_minutes == (1440,)


CALL = Call(meeting="m", forum="ZPC", day=date(1975, 7, 1), place="Harrowmouth")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ({}, "TENTATIVE"),
        ({"AA": "confirms"}, "TENTATIVE"),
        ({"AA": "confirms", "BB": "confirms", "CC": "confirms"}, "CONFIRMED"),
        ({"AA": "declines", "BB": "declines", "CC": "declines"}, "CANCELLED"),
        ({"AA": "confirms", "BB": "declines", "CC": "another day"}, "TENTATIVE"),
    ],
)
def test_how_firm_a_meeting_is(words: dict[str, str], status: str) -> None:
    cycle = Cycle().say("ZCH", CALL)
    for party, word in words.items():
        cycle.say(party, CallReply(meeting="m", word=CallWord(word)), "1975-06-03")
    entry = only(cycle, Kind.MEETING)
    assert (entry.status, entry.starts, entry.location) == (status, date(1975, 7, 1), "Harrowmouth")
    assert entry.sequence == len(words)


def test_a_call_taken_back_is_cancelled_under_the_same_uid() -> None:
    cycle = Cycle().say("ZCH", CALL)
    before = only(cycle, Kind.MEETING)
    cycle.say("ZCH", Correction(of=cycle.last_id(), why="called off"), "1975-06-04")
    view = cycle.view("1975-06-30")
    gone = withdrawn_calls(view.entries, ())
    assert not made(cycle).entries
    after = only(cycle, Kind.MEETING, withdrawn=gone)
    assert (after.status, after.uid, after.sequence) == ("CANCELLED", before.uid, before.sequence + 1)
    assert after.summary == "Meeting (taken back): Permanent Conference"


def test_a_call_put_right_is_not_taken_back() -> None:
    cycle = Cycle().say("ZCH", CALL)
    first = cycle.last_id()
    cycle.say("ZCH", Call(meeting="m", forum="ZPC", day=date(1975, 7, 2)), "1975-06-03")
    entries = cycle.view().entries
    standing = [entry for entry in entries if entry.id != first]
    assert withdrawn_calls(entries, standing) == ()
    assert withdrawn_calls(entries, entries) == ()
    held = (
        Cycle().say("ZCH", CALL).say("AA", Meeting(meeting="m", forum="ZPC", day=date(1975, 7, 1))).view().entries
    )
    assert withdrawn_calls(held, [entry for entry in held if entry.record.kind == "council.meeting"]) == ()


def test_a_uid_outlives_a_correction() -> None:
    late = FollowUp(key="f", what="Send a list", owners=("AA",), due=date(1975, 7, 1))
    right = FollowUp(key="f", what="Send the list", owners=("AA",), due=date(1975, 7, 2))
    before = only(Cycle().say("ZCH", late), Kind.FOLLOW_UP)
    cycle = Cycle().say("ZCH", late)
    cycle.say("ZCH", Correction(of=cycle.last_id(), why="a slip"), "1975-06-03").say("ZCH", right, "1975-06-03")
    after = only(cycle, Kind.FOLLOW_UP)
    assert after.uid == before.uid
    assert after.records != before.records
    assert (before.starts, after.starts) == (date(1975, 7, 1), date(1975, 7, 2))


def test_uids_of_different_things_differ() -> None:
    assert len({entry.uid for entry in made(tasks=Tasks.BOTH).entries}) == len(made(tasks=Tasks.BOTH).entries)
    assert uid_of(Kind.MEETING, "a", "bc") != uid_of(Kind.MEETING, "ab", "c")


def test_when_a_meeting_begins_and_ends() -> None:
    begun = read_instant("1975-06-09T09:00:00Z")

    def times(**fields: Any) -> tuple[Any, Any]:
        body = Meeting(meeting="m", forum="ZPC", day=date(1975, 6, 9), **fields)
        entry = only(Cycle().say("AA", body, "1975-06-09"), Kind.MEETING)
        return entry.starts, entry.ends

    assert times() == (date(1975, 6, 9), None)
    assert times(starts=begun) == (begun, None)
    assert times(starts=begun, duration_minutes=90) == (begun, datetime(1975, 6, 9, 10, 30, tzinfo=UTC))
    assert times(starts=begun, ends=begun) == (begun, None)
    assert times(starts=begun, ends=datetime(1975, 6, 9, 11, tzinfo=UTC))[1] == datetime(
        1975, 6, 9, 11, tzinfo=UTC
    )


def test_a_meeting_without_a_day_is_named_and_left_out() -> None:
    found = made(Cycle().say("ZCH", Call(meeting="m", forum="ZPC")))
    assert found.entries == ()
    assert found.without_day == ("Meeting (called): Permanent Conference",)


def test_a_next_date_is_firm_where_everybody_said_it() -> None:
    def said(*words: tuple[str, NextMeeting, int]) -> list[CalendarEntry]:
        cycle = Cycle()
        for party, status, day in words:
            cycle.say(party, NextDate(forum="ZPC", status=status, day=date(1975, 9, day)), "1975-06-12")
        return of_kind(made(cycle), Kind.NEXT)

    agreed, ready = NextMeeting.AGREED_DATE, NextMeeting.ONE_SIDE_READY
    assert [entry.status for entry in said(("AA", agreed, 15), ("BB", agreed, 15), ("CC", agreed, 15))] == [
        "CONFIRMED"
    ]
    (one,) = said(("AA", agreed, 15), ("BB", ready, 15))
    assert one.status == "TENTATIVE"
    assert "Not said so: Betia and Gammia." in one.description
    assert [entry.status for entry in said(("AA", agreed, 15), ("BB", agreed, 16))] == ["TENTATIVE"] * 2
    assert not said(("AA", ready, 15), ("BB", NextMeeting.UNDER_STUDY, 15))


def test_a_next_date_that_is_a_meeting_already_stands_once() -> None:
    cycle = Cycle().say("ZCH", Call(meeting="m", forum="ZPC", day=date(1975, 9, 15)))
    cycle.say("AA", NextDate(forum="ZPC", status=NextMeeting.AGREED_DATE, day=date(1975, 9, 15)))
    assert [entry.kind for entry in made(cycle).entries] == [Kind.MEETING]


SILENT = read_instant("1975-06-20T12:00:00Z")


@pytest.mark.parametrize(
    ("until", "objection", "status", "alarms"),
    [
        ("1975-06-15", "", "CONFIRMED", (1440, 120)),
        ("1975-06-30", "", "CONFIRMED", ()),
        ("1975-06-30", "1975-06-20T12:00:01Z", "CONFIRMED", ()),
        ("1975-06-30", "1975-06-19T12:00:00Z", "CANCELLED", ()),
        ("1975-06-30", "1975-06-20", "TENTATIVE", ()),
    ],
)
def test_the_end_of_a_silence(until: str, objection: str, status: str, alarms: tuple[int, ...]) -> None:
    body = Decision(key="d", forum="ZPC", title="Room", text="x", rule=DecisionRule.SILENCE, silent_until=SILENT)
    cycle = Cycle().say("ZCH", body)
    if objection:
        cycle.say("BB", DecisionReply(decision="d", word=DecisionWord.OBJECTS), objection)
    entry = only(cycle, Kind.SILENCE, until)
    assert (entry.status, entry.alarms_minutes, entry.starts) == (status, alarms, SILENT)


def test_other_decisions_have_no_deadline() -> None:
    plain = Decision(key="d", forum="ZPC", title="x", text="x", rule=DecisionRule.CONSENSUS, silent_until=SILENT)
    none = Decision(key="e", forum="ZPC", title="x", text="x", rule=DecisionRule.SILENCE)
    assert not made(Cycle().say("AA", plain).say("AA", none)).entries


def test_a_deadline_stands_only_where_the_party_stated_one() -> None:
    proposal = DocumentType.PROPOSAL
    with_day = Tabled(
        key="a",
        title="A",
        type=proposal,
        articles=articles("1"),
        to=("BB",),
        answer_by=read_instant("1975-06-20T12:00:00Z"),
    )
    without = Tabled(key="b", title="B", type=proposal, articles=articles("1"), to=("BB",))
    cycle = Cycle().say("AA", with_day).say("AA", without)
    entry = only(cycle, Kind.ANSWER)
    assert (entry.summary, entry.alarms_minutes) == ("Answer to A", (1440,))
    cycle.say("BB", Answer(to="a", articles=answers(a1="reject")), "1975-06-10")
    entry = only(cycle, Kind.ANSWER)
    assert (entry.summary, entry.alarms_minutes) == ("Answer to A (answered)", ())


def test_follow_ups_as_tasks() -> None:
    found = made(tasks=Tasks.TASK)
    tasks = of_kind(found, Kind.FOLLOW_UP)
    assert [(entry.task, entry.status) for entry in tasks] == [
        (True, "COMPLETED"),
        (True, "NEEDS-ACTION"),
        (True, "NEEDS-ACTION"),
        (True, "NEEDS-ACTION"),
    ]
    assert tasks[0].completed == read_instant("1975-06-13")
    assert tasks[-1].starts is None
    assert found.without_day == ()
    both = of_kind(made(tasks=Tasks.BOTH), Kind.FOLLOW_UP)
    assert (len(both), len({entry.uid for entry in both})) == (7, 7)
    assert made(tasks=Tasks.BOTH).without_day == ()


def test_the_marking_of_an_entry_is_that_of_its_records() -> None:
    cycle = whole_cycle()
    quiet = FollowUp(key="q", what="Quiet", owners=("AA",), due=date(1975, 7, 1))
    cycle.say("ZCH", quiet, marking=Marking.AMBER)
    found = made(cycle)
    by_summary = {entry.summary: entry for entry in found.entries}
    assert by_summary["Due: Quiet"].marking is Marking.AMBER
    assert by_summary["Meeting: Permanent Conference"].marking is Marking.CLEAR
    assert found.marking is Marking.AMBER
    classes = {str(part["SUMMARY"]): str(part["CLASS"]) for part in read(found).walk("VEVENT")}
    assert classes["Due: Quiet"] == "CONFIDENTIAL"
    assert classes["Meeting: Permanent Conference"] == "PUBLIC"
    green = made(marking=Marking.GREEN)
    assert {str(part["CLASS"]) for part in read(green).walk("VEVENT")} == {"PRIVATE"}
    assert all("TLP:GREEN. As of" in " ".join(entry.description) for entry in green.entries)


def test_the_file_says_what_the_entries_say() -> None:
    found = made(tasks=Tasks.BOTH)
    file = read(found)
    assert (file["VERSION"], file["METHOD"]) == ("2.0", "PUBLISH")
    parts = [part for part in file.subcomponents if part.name in ("VEVENT", "VTODO")]
    assert len(parts) == len(found.entries)
    for part, entry in zip(parts, found.entries, strict=True):
        assert part.name == ("VTODO" if entry.task else "VEVENT")
        assert str(part["UID"]) == entry.uid
        assert part["DTSTAMP"].dt == found.as_of
        assert str(part["SUMMARY"]) == entry.summary
        assert str(part["DESCRIPTION"]) == "\n".join(entry.description)
        assert str(part["STATUS"]) == entry.status
        when = part.get("DUE" if entry.task else "DTSTART")
        assert (when.dt if when else None) == entry.starts
        assert len(part.subcomponents) == len(entry.alarms_minutes)


def test_days_are_dates_and_instants_are_in_utc() -> None:
    lines = written(made()).decode().split("\r\n")
    assert "DTSTART:19750609T090000Z" in lines
    assert "DTEND:19750609T131000Z" in lines
    assert "DTSTART;VALUE=DATE:19750915" in lines
    assert "DTEND;VALUE=DATE:19750916" in lines
    assert "DTSTAMP:19750630T235959Z" in lines
    assert not [line for line in lines if "TZID" in line]
    last = FollowUp(key="f", what="x", owners=(), due=date.max)
    assert b"DTSTART;VALUE=DATE:99991231" in written(made(Cycle().say("AA", last)))


def test_the_same_desk_gives_the_same_bytes() -> None:
    assert written(made()) == written(made())
    assert written(made()) != written(made(until="1975-07-01"))


@given(st.text(max_size=300))
def test_lines_are_folded_by_bytes_and_read_back(words: str) -> None:
    told = words.encode("utf-8", "ignore").decode()
    found = made(Cycle().say("ZCH", FollowUp(key="f", what=told, owners=(), due=date(1975, 7, 1))))
    data = written(found)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= LONGEST_LINE
    data.decode("utf-8")
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(event["SUMMARY"]) == found.entries[0].summary


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_make_no_entry_and_no_property(word: str) -> None:
    told = (word + "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX-EVIL:1\nATTENDEE:mailto:x@x.example").encode(
        "utf-8", "ignore"
    )
    body = FollowUp(key="f", what=told.decode(), owners=(), due=date(1975, 7, 1), within=told.decode())
    (event,) = read(made(Cycle().say("ZCH", body))).walk("VEVENT")
    assert set(event) == set(next(iter(read(made()).walk("VEVENT")))) - {"LOCATION"}


def test_without_icalendar_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingPart, match=r"detente\[paper\]"):
        written(made())


KHAL = """[calendars]
[[council]]
path = {home}/council
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[default]
default_calendar = council
"""


def khal(judges: Path, home: Path, *words: str | Path) -> str:
    """Return what khal, a calendar program, says; it keeps its files in a home of its own."""
    places = {name: str(home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    for place in places.values():
        Path(place, "khal").mkdir(parents=True, exist_ok=True)
    (home / "council").mkdir(exist_ok=True)
    Path(places["XDG_CONFIG_HOME"], "khal", "config").write_text(KHAL.format(home=home))
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"HOME": str(home), **places}
    asked = subprocess.run(
        [judges / "khal", *words], capture_output=True, text=True, check=False, timeout=120, env=environment
    )
    assert asked.returncode == 0, asked.stderr
    return asked.stdout


def test_a_calendar_program_lists_it(judges: Path, tmp_path: Path) -> None:
    file = tmp_path / "council.ics"
    file.write_bytes(written(made()))
    khal(judges, tmp_path, "import", "--batch", "-a", "council", file)
    form = "{start-date}|{start-time}|{end-time}|{title}|{uid}"
    told = khal(judges, tmp_path, "list", "--day-format", "", "--format", form, "1975-06-01", "120d")
    rows = [line.split("|") for line in told.splitlines() if "|" in line]
    assert sorted((row[0], row[3]) for row in rows) == [
        ("1975-06-09", "Meeting: Permanent Conference"),
        ("1975-06-16", "Due (done): Send the record of the meeting"),
        ("1975-06-20", "Answer to Draft memorandum on plans of exercises"),
        ("1975-06-20", "Due: Send a list of the exercises of 1975"),
        ("1975-07-04", "Silence ends (open): The room of the next meeting"),
        ("1975-09-01", "Due (disputed): Invite observers to North Wind"),
        ("1975-09-15", "Next meeting: Permanent Conference"),
    ]
    assert rows[0][1:3] == ["09:00", "13:10"]


def test_an_import_again_changes_and_does_not_double(judges: Path, tmp_path: Path) -> None:
    for until in ("1975-05-25", "1975-06-30"):
        file = tmp_path / f"{until}.ics"
        file.write_bytes(written(made(until=until)))
        khal(judges, tmp_path, "import", "--batch", "-a", "council", file)
    told = khal(judges, tmp_path, "list", "--day-format", "", "--format", "{title}", "1975-06-09", "1d")
    assert told.split() == ["Meeting:", "Permanent", "Conference"]


READ_BY_VOBJECT = """
import json, sys, vobject
told = vobject.readOne(open(sys.argv[1], encoding="utf-8").read())
parts = [*getattr(told, "vevent_list", []), *getattr(told, "vtodo_list", [])]
print(json.dumps([[part.name, part.uid.value, part.summary.value, part.description.value] for part in parts]))
"""


def test_another_reader_finds_every_word(judges: Path, tmp_path: Path) -> None:
    found = made(tasks=Tasks.BOTH)
    file = tmp_path / "council.ics"
    file.write_bytes(written(found))
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    asked = subprocess.run(
        [judges / "python", "-c", READ_BY_VOBJECT, file],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=environment,
    )
    told = sorted(map(tuple, json.loads(asked.stdout)))
    assert told == sorted(
        ("VTODO" if e.task else "VEVENT", e.uid, e.summary, "\n".join(e.description)) for e in found.entries
    )
