"""What the verbs on exercises work on: the bytes of files, and the messages, activities and findings in them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from detente.agreements.form import Forms
from detente.domains.exercises.related import Other, activities_in, activity_told
from detente.model.errors import SchemaError, StorageError
from detente.model.exercise import Activity, Notification
from detente.model.finding import Finding
from detente.model.message import Message
from detente.model.record import Record
from detente.sources.exercises import YAML_NAMES, read_activities
from detente.sources.message_files import read_message

FINDINGS_SCHEMA = b'"schema": "detente-exercises/1"'

_findings = msgspec.json.Decoder(list[Finding])


class Given(msgspec.Struct, frozen=True):
    """What files hold, by what it is, each in the order of the files."""

    messages: tuple[Message, ...] = ()
    records: tuple[Record[Any], ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def activities(self) -> tuple[Activity, ...]:
        """Return the activities among the records, those notified included."""
        bodies = [record.body for record in self.records]
        notified = (body.activity for body in bodies if isinstance(body, Notification))
        return (*(body for body in bodies if isinstance(body, Activity)), *notified)

    def others(self) -> tuple[Other, ...]:
        """Return every activity that is told, for the question which lie near each other."""
        told = (*(activities_in(message) for message in self.messages), *map(activity_told, self.activities))
        return tuple(other for group in told for other in group)


def bytes_of(file: Path) -> bytes:
    """Return the bytes of a file; StorageError if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as problem:
        raise StorageError(
            "a file that cannot be read",
            where=str(file),
            expected="a file",
            given=str(problem.strerror or problem),
        ) from problem


def messages_of(files: Iterable[Path], forms: Forms, type_: str = "") -> tuple[Message, ...]:
    """Return the message of each file; `type_` is the type of those that do not tell it."""
    return tuple(read_message(bytes_of(file), file.name, forms, type_) for file in files)


def given_in(files: Iterable[Path], forms: Forms) -> Given:
    """Return what files hold: activities (CSV, or YAML with a list), findings (JSON), else a message each."""
    messages: list[Message] = []
    records: list[Record[Any]] = []
    findings: list[Finding] = []
    for file in files:
        data = bytes_of(file)
        if _holds_activities(file, data):
            records += read_activities(data, file.name)
        elif FINDINGS_SCHEMA in data[:200]:
            findings += findings_of(data, file.name)
        else:
            messages.append(read_message(data, file.name, forms))
    return Given(tuple(messages), tuple(records), tuple(findings))


def findings_of(data: bytes, name: str) -> list[Finding]:
    """Return the findings that `detente exercises check --json` printed; SchemaError if they are not."""
    try:
        return _findings.decode(msgspec.json.decode(data, type=dict[str, msgspec.Raw])["findings"])
    except (msgspec.MsgspecError, KeyError, RecursionError) as problem:
        raise SchemaError(
            "not findings", where=name, expected="what `detente exercises check --json` prints", given=str(problem)
        ) from problem


def _holds_activities(file: Path, data: bytes) -> bool:
    name = file.name.lower()
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    listed = any(line.startswith((b"activities:", b"notifications:")) for line in lines)
    return name.endswith(".csv") or (name.endswith(YAML_NAMES) and listed)
