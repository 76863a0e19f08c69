"""What the verbs on exercises work on: the messages, activities and findings that files hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from detente.agreements.form import Forms
from detente.cli.audience import carried
from detente.cli.files import bytes_of
from detente.domains.exercises.messages.related import Other, activities_in, activity_told
from detente.model.canonical import identify
from detente.model.errors import SchemaError
from detente.model.exercise import Activity, Notification
from detente.model.finding import Finding
from detente.model.message import Message
from detente.model.record import Marking, Record, strictest
from detente.model.view import Audience, Entry, may_read
from detente.sources.exercises import YAML_NAMES, read_activities
from detente.sources.message_files import read_message, record_in

TABLES = (".csv", ".xlsx", ".geojson", ".kml", ".jsonl")
PARTED = re.compile(rb"[,;\t]")
LISTS_IN_JSON = (b'{\n "activities"', b'{\n "notifications"', b'{"activities"', b'{"notifications"')
FINDINGS_SCHEMA = b'"schema": "detente-exercises/1"'


class _Printed(msgspec.Struct):
    findings: list[Finding]
    marking: Marking = Marking.CLEAR


_printed = msgspec.json.Decoder(_Printed)


class Given(msgspec.Struct, frozen=True):
    """What files hold that an audience may read, by what it is, each in the order of the files.

    `entries` are the records among it, and `marked` the markings of findings: an output carries the strictest.
    """

    messages: tuple[Message, ...] = ()
    activities: tuple[Activity, ...] = ()
    findings: tuple[Finding, ...] = ()
    entries: tuple[Entry, ...] = ()
    marked: tuple[Marking, ...] = ()

    def others(self) -> tuple[Other, ...]:
        """Return every activity that is told, for the question which lie near each other."""
        told = (*(activities_in(message) for message in self.messages), *map(activity_told, self.activities))
        return tuple(other for group in told for other in group)

    def marking(self, asked: Marking | None) -> Marking:
        """Return the marking that an output carries: the one asked for, else the strictest of what it shows."""
        return asked or strictest((carried(self.entries, None), *self.marked))


def messages_of(files: Iterable[Path], forms: Forms, audience: Audience, type_: str = "") -> Given:
    """Return the message of each file that the audience may read; `type_`: of those that do not tell theirs."""
    found = [one for file in files if (one := _message_in(file, bytes_of(file), forms, audience, type_))]
    return Given(
        messages=tuple(message for message, _ in found), entries=tuple(entry for _, entry in found if entry)
    )


def given_in(files: Iterable[Path], forms: Forms, audience: Audience) -> Given:
    """Return what the audience may read of files: activities (CSV, or YAML with a list), findings, messages."""
    messages: list[Message] = []
    activities: list[Activity] = []
    findings: list[Finding] = []
    entries: list[Entry] = []
    marked: list[Marking] = []
    for file in files:
        data = bytes_of(file)
        if holds_activities(file, data):
            records = [r for r in read_activities(data, file.name) if may_read(r, audience)]
            entries += (Entry(id=identify(record), record=record) for record in records)
            activities += map(_activity_of, records)
        elif FINDINGS_SCHEMA in data[:200]:
            mark, found = findings_of(data, file.name)
            if mark.rank <= audience.ceiling.rank:
                marked, findings = [*marked, mark], [*findings, *found]
        elif one := _message_in(file, data, forms, audience):
            messages.append(one[0])
            entries += [one[1]] if one[1] else []
    return Given(tuple(messages), tuple(activities), tuple(findings), tuple(entries), tuple(marked))


def findings_of(data: bytes, name: str) -> tuple[Marking, list[Finding]]:
    """Return the marking and the findings that `detente exercises check --json` printed; SchemaError if not so."""
    try:
        printed = _printed.decode(data)
    except (msgspec.MsgspecError, RecursionError) as problem:
        expected = "what `detente exercises check --json` prints"
        raise SchemaError("not findings", where=name, expected=expected, given=str(problem)) from problem
    return printed.marking, printed.findings


def _message_in(
    file: Path, data: bytes, forms: Forms, audience: Audience, type_: str = ""
) -> tuple[Message, Entry | None] | None:
    """Return the message of a file, with its record where it is one; None where the audience may not read it."""
    record = record_in(data)
    if record is not None and not may_read(record, audience):
        return None
    message = read_message(data, file.name, forms, type_)
    return message, Entry(id=identify(record), record=record) if record else None


def _activity_of(record: Record[Any]) -> Activity:
    body = record.body
    return body.activity if isinstance(body, Notification) else body  # type: ignore[return-value]


def holds_activities(file: Path, data: bytes) -> bool:
    """Return whether a file is a table or list of activities, and no message: by its ending, else its content."""
    name = file.name.lower()
    text = data.removeprefix(b"\xef\xbb\xbf")
    lines = text.splitlines()
    listed = any(line.startswith((b"activities:", b"notifications:")) for line in lines)
    in_json = name.endswith(".json") and text.lstrip(b" \r\n").startswith(LISTS_IN_JSON)
    columns = [cell.strip(b' "').lower() for cell in PARTED.split(lines[0])] if lines else []
    table = len(columns) > 1 and b"name" in columns
    return name.endswith(TABLES) or (name.endswith(YAML_NAMES) and listed) or in_json or table
