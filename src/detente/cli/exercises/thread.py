"""`detente exercises thread`: the machine of every request for explanation, and whose turn it is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.agreements import load_law
from detente.agreements.form_loading import load_forms
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.exercises.material import messages_of
from detente.cli.files import bytes_of
from detente.cli.show import print_json, say
from detente.domains.exercises.asking import joined
from detente.domains.exercises.risk.arrows import PICTURE, Arrow
from detente.domains.exercises.risk.machine import Machine, Reading, Turn, machines
from detente.domains.exercises.risk.risk_messages import risk_entries
from detente.model.canonical import identify
from detente.model.certainty import MEANING
from detente.model.finding import Owed
from detente.model.message import Message
from detente.model.record import Record
from detente.model.time import read_instant
from detente.model.view import Audience, Entry, may_read
from detente.sources.message_files import record_of_message
from detente.sources.risk_steps import holds_requests, read_requests

SCHEMA = "detente-thread/1"
WIDTH = 112


def thread(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Requests and their steps (YAML with `requests:`), or messages."),
    ],
    as_of: Annotated[
        str | None, typer.Option(help="See only what was said by then: a day, or an instant. Default: now.")
    ] = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 if a reply or a meeting is overdue.")
    ] = False,
) -> None:
    """Show where each request for explanation stands (Chapter III), how it came there, and whose turn it is.

    Every arrow carries its message, its stamp and its paragraph. Silence and absence stop nothing.
    """
    instant = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)
    seen = [e for e in _entries(files, audience_of(reader, marking)) if e.record.said <= instant]
    found, mark = machines(_risk(seen), load_law(), instant, str), carried(seen, marking)
    if as_json:
        print_json({"schema": SCHEMA, "marking": mark, "as_of": instant, "machines": found, "picture": PICTURE})
    else:
        _print(found)
        print(mark)
    if exit_code and any(owed.status == "overdue" for machine in found for owed in machine.due):
        raise typer.Exit(1)


def _entries(files: Iterable[Path], audience: Audience) -> Iterator[Entry]:
    """Yield every record of the files that the audience may read: of steps, and of messages that were sent."""
    forms = load_forms()
    for file in files:
        data = bytes_of(file)
        if holds_requests(data):
            records: Iterable[Record[Any]] = read_requests(data, file.name)
            yield from (Entry(id=identify(r), record=r) for r in records if may_read(r, audience))
            continue
        given = messages_of([file], forms, audience)
        yield from given.entries or map(_entry, (m for m in given.messages if m.sender and m.transmitted))


def _entry(message: Message) -> Entry:
    record = record_of_message(message)
    return Entry(id=identify(record), record=record)


def _risk(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return the steps among the entries, and those that messages tell."""
    return (*(e for e in entries if e.record.kind.startswith("risk.")), *risk_entries(entries))


def _print(found: tuple[Machine, ...]) -> None:
    for machine in found:
        by = joined([machine.requester, *machine.together_with])
        print(f"Request of {by} to {machine.asked}: {machine.state}")
        about = "; ".join(filter(None, (machine.concern, machine.place)))
        print(_wrapped(f"About: {about}", "  "))
        print("  Arrows, each with its stamp and its paragraph:")
        for arrow in machine.arrows:
            print(_wrapped(_arrow(arrow), "    "))
        for heading, lines in (
            ("Due now", [_owed(owed) for owed in machine.due]),
            ("Whose turn", [_turn(turn) for turn in machine.turns]),
            ("Dated differently, each claim by itself", [_reading(one) for one in machine.readings]),
        ):
            if lines:
                print(f"  {heading}:")
            for line in lines:
                print(_wrapped(f"- {line}", "    "))
        print()
    print(textwrap.indent(PICTURE, "  "))
    say(f"{len(found)} {'request' if len(found) == 1 else 'requests'}. Marks: {_marks(found)}.")


def _arrow(arrow: Arrow) -> str:
    change = f"stays at {arrow.after}" if arrow.before is arrow.after else f"-> {arrow.after}"
    law = f" ({arrow.paragraph}) [{arrow.certainty}]" if arrow.certainty else " (no paragraph)"
    cited = f" Source: {', '.join(arrow.cited)}." if arrow.cited else ""
    says = arrow.says if arrow.by else f"the clock: {arrow.says}"
    return f"{_stamp(arrow.instant, arrow.instant_latest)}: {change}{law}. {says}.{cited}"


def _owed(owed: Owed) -> str:
    by = f" by {' and '.join(owed.by)}" if owed.by else ""
    due = f"due {owed.due:%Y-%m-%d %H:%M:%S} UTC, {owed.within}" if owed.due else owed.within
    return f"{owed.what},{by} {due} ({owed.paragraph}) [{owed.certainty}]: {owed.status}."


def _turn(turn: Turn) -> str:
    who = joined([*turn.by], "and" if turn.must else "or") + " " if turn.by else ""
    law = f" ({turn.paragraph})" if turn.paragraph else ""
    word = ("must: " if turn.must else "may: ") if turn.by else ""
    return f"{who}{word}{turn.what}{law}."


def _reading(one: Reading) -> str:
    stamp = _stamp(one.transmitted, one.transmitted_latest)
    due = _stamp(one.reply_due, one.reply_due_latest)
    return f"{one.told_by or 'not told by whom'}: asked {stamp}, a reply due by {due}: {one.verdict}."


def _stamp(first: datetime, last: datetime) -> str:
    if first == last:
        return f"{first:%Y-%m-%d %H:%M} UTC"
    whole = f"{first:%H%M%S}{last:%H%M%S}" == "000000235959"
    if whole and first.date() == last.date():
        return str(first.date())
    if whole:
        return f"{first.date()} to {last.date()}"
    return f"{first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M} UTC"


def _marks(found: tuple[Machine, ...]) -> str:
    used = {arrow.certainty for machine in found for arrow in machine.arrows}
    used |= {owed.certainty for machine in found for owed in machine.due}
    return "; ".join(f"{mark} {words}" for mark, words in MEANING.items() if mark in used) or "none"


def _wrapped(words: str, indent: str) -> str:
    return textwrap.fill(
        words, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False
    )
