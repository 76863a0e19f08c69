"""The calendar of what a State owes: UIDs that stay, alarms ahead only, and real programs that read it."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from detente.brief.calendar_entry import Calendar
from detente.brief.calendar_file import COUNCIL, EXERCISES, write_calendar
from detente.brief.calendar_owed import owed_calendar
from detente.domains.exercises.year.owed import OwedList, owed_list
from detente.model.certainty import Certainty
from detente.model.finding import Evidence, Finding, Owed, Verdict
from detente.model.record import Marking
from detente.model.time import end_of_day
from tests.brief.test_calendar import READ_BY_VOBJECT, khal

NOW = datetime(2025, 3, 31, 23, 59, 59, tzinfo=UTC)
WINDOW = (date(2024, 1, 1), date(2025, 12, 31))
ID = "ab" * 32


def finding(subject: str, due: datetime | None, status: str = "open", **more: Any) -> Finding:
    owed = Owed(
        what=f"word on {subject}",
        by=more.pop("by", ("XX",)),
        to=more.pop("to", ("QQ",)),
        due=due,
        within=more.pop("within", "made up"),
        status=status,
        provision="VD11/61/november_day",
        paragraph="61",
        certainty=more.pop("certainty", Certainty.MEMORY),
    )
    return Finding(
        rule="VD11/61", topic="exercises", question="?", verdict=Verdict.OPEN, sentence="So.", subject=subject,
        parties=("XX",), owed=(owed,), **more,
    )  # fmt: skip


def made(*findings: Finding, alarms: tuple[int, ...] = (42, 7), **more: Any) -> Calendar:
    found: OwedList = owed_list("XX", findings, NOW, WINDOW, soon_days=42)
    markings = more.pop("markings", {})
    return owed_calendar(found.items, state="XX", as_of=NOW, alarm_days=alarms, markings=markings, **more)


DAY = end_of_day(date(2025, 6, 30))
HOUR = datetime(2025, 4, 20, 18, 30, tzinfo=UTC)


def test_what_stands_in_an_entry() -> None:
    entry = made(
        finding("a calendar", DAY, notes=("a note",), evidence=Evidence(records=(ID,), said=NOW))
    ).entries[0]
    assert (entry.starts, entry.status, entry.summary) == (
        date(2025, 6, 30),
        "CONFIRMED",
        "Owed by XX: word on a calendar",
    )
    assert entry.alarms_minutes == (42 * 1440, 7 * 1440)
    told = "\n".join(entry.description)
    for words in (
        "By: XX. To: QQ.",
        "VD11/61, paragraph 61 [M",
        "Counted: made up.",
        "a note",
        "TLP:CLEAR",
        ID[:12],
    ):
        assert words in told
    assert "no record" in "\n".join(made(finding("x", DAY)).entries[0].description)


def test_an_instant_stands_as_an_instant_with_alarms_of_hours() -> None:
    entry = made(finding("a reply", HOUR)).entries[0]
    assert (entry.starts, entry.alarms_minutes) == (HOUR, (7 * 1440, 1440, 120))


def test_no_alarm_rings_before_the_as_of() -> None:
    soon = made(finding("a", end_of_day(date(2025, 4, 8))), finding("b", end_of_day(date(2025, 4, 7))))
    assert [entry.alarms_minutes for entry in soon.entries] == [(), (7 * 1440,)]
    assert made(finding("past", end_of_day(date(2025, 1, 1)))).entries[0].alarms_minutes == ()


def test_what_is_sent_stays_without_an_alarm_and_what_is_doubtful_is_tentative() -> None:
    done = made(finding("x", DAY, "sent in time", certainty=Certainty.DOUBTFUL)).entries[0]
    assert (done.alarms_minutes, done.status, done.sequence) == ((), "TENTATIVE", 1)
    assert done.summary == "Owed by XX (sent in time): word on x"
    bare = made(finding("x", DAY, certainty=None, within="")).entries[0]
    assert bare.status == "CONFIRMED"
    assert "Counted" not in "\n".join(bare.description)


def test_a_uid_stays_whatever_becomes_of_status_and_day() -> None:
    before, after = made(finding("x", DAY)), made(finding("x", DAY - timedelta(days=3), "sent late"))
    assert before.entries[0].uid == after.entries[0].uid
    assert before.entries[0].uid != made(finding("y", DAY)).entries[0].uid
    assert before.entries[0].uid != made(finding("x", DAY - timedelta(days=365))).entries[0].uid


def test_two_things_of_one_subject_have_two_uids() -> None:
    entries = made(finding("x", DAY), finding("x", HOUR), finding("x", HOUR + timedelta(hours=1))).entries
    assert len({entry.uid for entry in entries}) == 3


def test_the_marking_of_its_records_goes_with_an_entry() -> None:
    amber = finding("x", DAY, evidence=Evidence(records=(ID,)))
    found = made(amber, finding("y", DAY), markings={ID: Marking.AMBER})
    assert [entry.marking for entry in found.entries] == [Marking.AMBER, Marking.CLEAR]
    assert found.marking is Marking.AMBER
    assert made(finding("y", DAY), marking=Marking.GREEN).entries[0].marking is Marking.GREEN


def test_what_has_no_day_is_named() -> None:
    found = made(finding("x", None), finding("y", DAY, by=(), to=()))
    assert (found.without_day, len(found.entries)) == (("word on x",), 1)
    assert "By: not told." in found.entries[0].description


def test_the_file_names_its_product_and_parts_days_from_instants() -> None:
    data = write_calendar(made(finding("x", DAY), finding("y", HOUR)), "Vienna Document: XX", EXERCISES)
    read = icalendar.Calendar.from_ical(data)
    assert str(read["PRODID"]) == EXERCISES != COUNCIL
    assert [event["DTSTART"].dt for event in read.walk("VEVENT")] == [HOUR, date(2025, 6, 30)]
    assert [len(event.walk("VALARM")) for event in read.walk("VEVENT")] == [3, 2]
    assert write_calendar(made(finding("x", DAY)), "n") == write_calendar(made(finding("x", DAY)), "n")


def test_a_calendar_program_lists_it_and_takes_it_again(judges: Path, tmp_path: Path) -> None:
    for status in ("open", "sent in time"):
        file = tmp_path / f"{status[:4]}.ics"
        found = made(finding("a calendar", DAY, status), finding("a reply", HOUR))
        file.write_bytes(write_calendar(found, "Vienna Document: XX", EXERCISES))
        khal(judges, tmp_path, "import", "--batch", "-a", "council", file)
    form = "{start-date}|{start-time}|{title}"
    told = khal(judges, tmp_path, "list", "--day-format", "", "--format", form, "2025-04-01", "120d")
    rows = sorted(line for line in told.splitlines() if "|" in line)
    assert rows == [
        "2025-04-20|18:30|Owed by XX: word on a reply",
        "2025-06-30||Owed by XX (sent in time): word on a calendar",
    ]


def test_another_reader_finds_every_word(judges: Path, tmp_path: Path) -> None:
    found = made(finding("a calendar, with; signs\\", DAY, notes=("é “quoted”, 漢字",)), finding("a reply", HOUR))
    file = tmp_path / "owed.ics"
    file.write_bytes(write_calendar(found, "Vienna Document: XX", EXERCISES))
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
    assert told == sorted(("VEVENT", e.uid, e.summary, "\n".join(e.description)) for e in found.entries)


@pytest.mark.parametrize("alarms", [(), (0,), (1, 1, 400)])
def test_alarms_are_as_asked_for(alarms: tuple[int, ...]) -> None:
    entry = made(finding("x", DAY), alarms=alarms).entries[0]
    assert entry.alarms_minutes == tuple(days * 1440 for days in sorted({*alarms} - {400}, reverse=True))
