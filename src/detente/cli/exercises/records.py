"""What the verbs on exercises read alike: records of files and of a desk, as entries; each record once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from detente.agreements.form import Forms
from detente.cli.audience import standing_for
from detente.cli.exercises.material import holds_activities
from detente.cli.files import bytes_of
from detente.cli.registers import register_of
from detente.cli.show import say
from detente.ledger import Ledger
from detente.model.canonical import identify
from detente.model.errors import InputError
from detente.model.message import Message
from detente.model.record import Record
from detente.model.view import Audience, Entry, may_read
from detente.sources.exercises import read_activities
from detente.sources.message_files import read_message, record_in, record_of_message, source_of
from detente.watch.claims import confirmed_activities

FilesOption = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE...]",
        help="Activities (CSV, YAML, JSON, XLSX, GeoJSON, KML) and messages (text, YAML, JSON).",
    ),
]
DeskOption = Annotated[Path | None, typer.Option("--desk", metavar="DIR", help="Read also what this desk holds.")]


class Material(msgspec.Struct, frozen=True):
    """The entries read, and how many messages were left out as drafts: nobody has sent them."""

    entries: tuple[Entry, ...]
    drafts: int

    def say_drafts(self) -> None:
        """Say on stderr how many drafts were left out, where there are any."""
        if self.drafts:
            say(f"{self.drafts} {'draft' if self.drafts == 1 else 'drafts'} left out: nobody has sent them.")


def read_material(
    files: Iterable[Path], desk: Path | None, forms: Forms, audience: Audience, instant: datetime
) -> Material:
    """Return what the audience may read of a desk and of files, said by an instant; all files or none.

    A message has another id in a ledger than in a file; it stands once, as the desk, else the first file has it.
    """
    found = {entry.id: entry for entry in _on_desk(desk, audience, instant)}
    held = {encoded for entry in found.values() if (encoded := _message_in(entry.record))}
    drafts = 0
    for file in files:
        for record in _records(file, forms):
            if record is None:
                drafts += 1
            elif record.said <= instant and may_read(record, audience) and _message_in(record) not in held:
                held |= {encoded} if (encoded := _message_in(record)) else set()
                found.setdefault(id_ := identify(record), Entry(id=id_, record=record))
    return Material(tuple(found.values()), drafts)


def refuse_nothing(files: Iterable[Path] | None, desk: Path | None, verb: str) -> None:
    """Return nothing; InputError where a verb was given neither a file nor a desk."""
    if not files and desk is None:
        raise InputError(
            "nothing to read",
            where=f"detente exercises {verb}",
            expected="a file, a desk, or both",
            given="neither",
            next_step=f"detente exercises {verb} FILE, or detente exercises {verb} --desk DIR",
        )


def _on_desk(desk: Path | None, audience: Audience, instant: datetime) -> tuple[Entry, ...]:
    if desk is None:
        return ()
    with Ledger.open(desk, read_only=True) as ledger:
        entries = standing_for(ledger, audience, instant).entries
    if not any(entry.confirmed_by for entry in entries):
        return entries
    return (*entries, *confirmed_activities(entries, register_of(desk)))


def _message_in(record: Record[Any]) -> bytes:
    """Return the message of a record as bytes that are the same wherever it stands, empty for another record."""
    return msgspec.json.encode(record.body) if isinstance(record.body, Message) else b""


def _records(file: Path, forms: Forms) -> Iterator[Record[Any] | None]:
    """Yield the records of a file, None for a message that is a draft."""
    data = bytes_of(file)
    if holds_activities(file, data):
        yield from read_activities(data, file.name)
        return
    record = record_in(data)
    message = read_message(data, file.name, forms)
    if not _is_sent(message):
        yield None
    else:
        yield record or record_of_message(message, source_of(data, file.name))


def _is_sent(message: Message) -> bool:
    return message.transmitted is not None and bool(message.sender)
