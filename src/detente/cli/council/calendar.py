"""`detente council calendar`: meetings, follow-ups and deadlines of a desk, as a file for calendar programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.brief.calendar import Tasks, withdrawn_calls, write_calendar
from detente.brief.calendar import calendar as entries_of
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.council.desk_material import read_desk
from detente.cli.show import print_json, say, write_bytes

SCHEMA = "detente-calendar/1"


def calendar(
    desk: Annotated[Path | None, typer.Option(metavar="DIR", help="The desk to read.")] = None,
    members: Annotated[
        str | None, typer.Option(metavar="AA,BB", help="Who sits at the table. Default: as the forum says.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="See only what was said by then. Default: now.")] = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    follow_ups: Annotated[
        Tasks, typer.Option(help="Follow-ups as events of a day (every program shows them), as tasks, or as both.")
    ] = Tasks.EVENT,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file: .ics.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the entries as JSON.")] = False,
) -> None:
    """Write a calendar: meetings, follow-ups, deadlines of answers and silences, agreed dates."""
    read = read_desk(desk, as_of, audience=audience_of(reader, marking), members=members)
    gone = withdrawn_calls(read.every, read.standing)
    found = entries_of(read.material, tasks=follow_ups, marking=marking, withdrawn=gone)
    if as_json:
        print_json({"schema": SCHEMA, **{field: getattr(found, field) for field in found.__struct_fields__}})
        return
    if found.without_day:
        say(f"Without a day, and so in no calendar: {'; '.join(found.without_day[:5])}" + _more(found.without_day))
    data = write_calendar(found, f"Council: {read.material.desk}")
    if output:
        write_bytes(output, data)
        say(f"written: {output}, {len(found.entries):,} entries")
    else:
        sys.stdout.buffer.write(data)


def _more(words: tuple[str, ...]) -> str:
    return f" and {len(words) - 5:,} more." if len(words) > 5 else "."  # noqa: PLR2004  as many as are shown
