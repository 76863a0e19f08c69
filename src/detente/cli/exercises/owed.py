"""`detente exercises owed`: everything owed by and to a State, with its days, and as a calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.agreements import load_law
from detente.agreements.form_loading import load_forms
from detente.brief.calendar_entry import Calendar
from detente.brief.calendar_file import EXERCISES, write_calendar
from detente.brief.calendar_owed import owed_calendar
from detente.brief.legible import legible
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.exercises.records import DeskOption, FilesOption, read_material
from detente.cli.exercises.taking_part import members_of
from detente.cli.registers import register_of
from detente.cli.show import print_json, say, wrapped, write_bytes
from detente.domains.exercises.year.owed import Group, OwedItem, OwedList, needing_action
from detente.model.certainty import MEANING
from detente.model.errors import DateError, InputError
from detente.model.record import Marking
from detente.model.time import end_of_day, read_instant
from detente.model.view import Entry, marking_of
from detente.watch.owed import OwedSetting, owed_by_and_to

SCHEMA = "detente-owed/1"
HEADINGS = {Group.OVERDUE: "overdue, as far as this desk's record goes"}
"""Headings of groups that say more than the word of the group."""
LEGIBLE_ID = 12
MOST_DAYS = 36_525
SOON_DAYS, ALARMS = 42, (42, 7)
_DAYS = re.compile(r"([0-9]{1,6})(?: ?(?:d|days?))?")


def owed(
    state: Annotated[str, typer.Option(metavar="ID", help="The State, by ISO 3166, as NO for Norway.")],
    files: FilesOption = None,
    desk: DeskOption = None,
    as_of: Annotated[
        str | None, typer.Option(help="See only what was said by then: a day, or an instant. Default: now.")
    ] = None,
    ahead: Annotated[str, typer.Option(metavar="DAYS", help="Look so many days ahead.")] = "180 days",
    behind: Annotated[str, typer.Option(metavar="DAYS", help="Look so many days back.")] = "365 days",
    soon: Annotated[int, typer.Option(metavar="DAYS", help="Within so many days it is due, later upcoming.")] = (
        SOON_DAYS
    ),
    members: Annotated[
        str | None, typer.Option(metavar="XX,YY", help="Who takes part. Default: the participating States.")
    ] = None,
    service_hours: Annotated[
        int | None,
        typer.Option(metavar="HOURS", min=0, max=87_600, help="Desk rule for incidents (17.2). Default: 24."),
    ] = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    ics: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it also as a calendar, .ics.")] = None,
    alarm: Annotated[
        list[int] | None,
        typer.Option(metavar="DAYS", min=0, max=MOST_DAYS, help="An alarm so many days ahead; again for more."),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Show also what has been sent.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 if something is overdue.")] = False,
) -> None:
    """Show everything owed by and to a State: overdue, due with the days left, upcoming, by its paragraph.

    Without a file or a desk: the fixed dates of its year. No message on record is never read as none sent.
    """
    instant = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC).replace(microsecond=0)
    window = _window(instant, _days(ahead, "--ahead"), _days(behind, "--behind"))
    forms = load_forms()
    taking_part = members_of(state, members, instant.date(), window[1])
    read = read_material(files or (), desk, forms, audience_of(reader, marking), instant)
    setting = OwedSetting(
        law=load_law(),
        forms=forms,
        members=taking_part,
        name=register_of(desk).name,
        window=window,
        soon_days=soon,
        service_hours=service_hours,
    )
    found, mark = owed_by_and_to(state, read.entries, setting, instant), carried(read.entries, marking)
    if ics:
        _write(ics, _calendar(found, state, instant, alarm, read.entries, mark), state)
    if as_json:
        print_json(_as_json(found, state, instant, window, mark))
    else:
        _print(found, state, instant, window, all_=all_)
        print(mark)
    _say(found, len(read.entries))
    read.say_drafts()
    _say_marks(found)
    if exit_code and any(needing_action(found)):
        raise typer.Exit(1)


def _window(instant: datetime, ahead: int, behind: int) -> tuple[date, date]:
    try:
        return instant.date() - timedelta(days=behind), instant.date() + timedelta(days=ahead)
    except OverflowError as problem:
        raise DateError(
            "days beyond the calendar", where="--as-of, --ahead", expected="days of the years 2 to 9000"
        ) from problem


def _days(text: str, option: str) -> int:
    found = _DAYS.fullmatch(text.strip())
    if found is None or int(found[1]) > MOST_DAYS:
        raise InputError(
            "not a number of days",
            where=option,
            expected=f"whole days, at most {MOST_DAYS:,}: 180, or '180 days'",
            given=repr(text[:40]),
        )
    return int(found[1])


def _calendar(
    found: OwedList,
    state: str,
    instant: datetime,
    alarm: list[int] | None,
    entries: Iterable[Entry],
    mark: Marking,
) -> Calendar:
    return owed_calendar(
        found.items,
        state=state,
        as_of=instant,
        alarm_days=ALARMS if alarm is None else alarm,
        markings={entry.id: marking_of(entry.record) for entry in entries},
        marking=mark,
    )


def _write(file: Path, calendar: Calendar, state: str) -> None:
    write_bytes(file, write_calendar(calendar, f"Vienna Document: {state}", EXERCISES))
    say(f"written: {file}, {len(calendar.entries):,} entries")
    if calendar.without_day:
        say(f"Without a day, and so in no calendar: {'; '.join(calendar.without_day[:5])}.")


def _as_json(
    found: OwedList, state: str, instant: datetime, window: tuple[date, date], mark: Marking
) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "marking": mark,
        "state": state,
        "as_of": instant,
        "from": window[0],
        "until": window[1],
        "owed": found.items,
        "beyond": found.beyond,
        "cannot_tell": found.not_told,
    }


def _print(found: OwedList, state: str, instant: datetime, window: tuple[date, date], *, all_: bool) -> None:
    at = f"{instant:%Y-%m-%d %H:%M} UTC"
    print(f"Owed by and to {state} as of {at}, on days from {window[0]} to {window[1]}")
    for group in Group:
        items = [item for item in found.items if item.group is group]
        if items and (all_ or group is not Group.SETTLED):
            print(f"\n{HEADINGS.get(group, group.value)}: {len(items)}")
            for item in items:
                for line in _lines(item):
                    print(line)
    if found.beyond:
        print(f"\nbeyond a limit: {len(found.beyond)}")
        for one in found.beyond:
            print(wrapped(f"{one.rule} [{one.certainty}]  {one.sentence}", "  ", "      "))
    if all_ and found.not_told:
        print(f"\ncannot be told: {len(found.not_told)}")
        for one in found.not_told:
            words = f"{one.rule} [{one.certainty}]  {legible(one.subject)}: {one.sentence}"
            print(wrapped(words, "  ", "      "))


def _lines(item: OwedItem) -> Iterator[str]:
    owed = item.owed
    mark = f" [{owed.certainty}]" if owed.certainty else ""
    head = f"{_when(item):<27} {item.side.value:<9} {item.rule}{mark}  {legible(owed.what)}"
    yield wrapped(head, "  ", " " * 40)
    ids = ", ".join(id_[:LEGIBLE_ID] for id_ in item.evidence.records)
    said = f"{item.evidence.party}, " if item.evidence.party and ids else ""
    source = f"record {said}{ids}" if ids else "the law alone"
    to = f"{_parties(owed.by) or 'not told by whom'}{' to ' if owed.to else ''}{_parties(owed.to)}"
    yield wrapped(f"{to}; {legible(owed.status)}; paragraph {owed.paragraph}; from {source}", " " * 40, " " * 40)


def _parties(ids: tuple[str, ...]) -> str:
    """Return ids in a row; more than four are counted."""
    few = 4
    return ", ".join(ids) if len(ids) <= few else f"{len(ids)} States"


def _when(item: OwedItem) -> str:
    due, left = item.owed.due, item.days_left
    if due is None or left is None:
        return "no day"
    day = f"{due:%Y-%m-%d}" if due == end_of_day(due.date()) else f"{due:%Y-%m-%d %H:%M}"
    if item.group is Group.SETTLED:
        return day
    days = f"{abs(left)} {'day' if abs(left) == 1 else 'days'}"
    if left == 0:
        return f"{day} today"
    return f"{day} in {days}" if left > 0 else f"{day} {days} ago"


def _say(found: OwedList, records: int) -> None:
    settled = sum(item.group is Group.SETTLED for item in found.items)
    said = f"{records} {'record' if records == 1 else 'records'} read; {settled} met, shown with --all"
    say(f"{said}; {found.outside} on other days; questions that cannot be told (--all): {len(found.not_told)}.")


def _say_marks(found: OwedList) -> None:
    say("Nothing on record is never read as nothing sent.")
    used = dict.fromkeys(item.owed.certainty for item in found.items if item.owed.certainty)
    say("Marks: " + "; ".join(f"{mark} {MEANING[mark]}" for mark in used) + ".")
