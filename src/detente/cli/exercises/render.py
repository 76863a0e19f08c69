"""`detente exercises render`: a message in another form, nothing lost."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.agreements.form_loading import load_forms
from detente.cli.audience import MarkingOption, demand_within
from detente.cli.files import bytes_of
from detente.cli.show import print_json, say
from detente.model.canonical import encode
from detente.model.errors import InputError
from detente.model.record import Marking, Record
from detente.model.view import marking_of, readers_of
from detente.sources.message_files import read_message, record_in, record_of_message, write_message_yaml
from detente.sources.message_text import write_message_text


class Layout(StrEnum):
    """In which form a message is printed."""

    TEXT = "text"
    YAML = "yaml"
    JSON = "json"
    RECORD = "record"


def render(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A message: text, YAML or JSON.")],
    layout: Annotated[
        Layout, typer.Option("--format", help="How it is printed; record: the canonical line for a ledger.")
    ] = Layout.TEXT,
    type_: Annotated[str, typer.Option("--type", metavar="TYPE", help="Its type, where it does not tell.")] = "",
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: short for --format json.")] = False,
) -> None:
    """Print a message as text with its cover lines, as YAML for people, as JSON, or as a record for the ledger.

    What is printed reads back to the same message, the items that nobody knows included.
    """
    forms = load_forms()
    data = bytes_of(file)
    record = record_in(data)
    mark = marking_of(record) if record else Marking.CLEAR
    _demand_shared(record, file)
    demand_within(mark, marking, next_step="name a marking at least as strict")
    message = read_message(data, file.name, forms, type_)
    if as_json or layout is Layout.JSON:
        print_json(message)
    elif layout is Layout.RECORD:
        print(encode(record or record_of_message(message, marking=marking or Marking.CLEAR)).decode())
    elif layout is Layout.YAML:
        print(write_message_yaml(message, forms), end="")
    else:
        print(write_message_text(message, forms), end="")
    say(marking or mark)


def _demand_shared(record: Record[Any] | None, file: Path) -> None:
    """Refuse a record that is held for named readers: this verb gives a message out to anybody."""
    if record is not None and readers_of(record):
        raise InputError(
            "a message that is held for named readers",
            where=file.name,
            expected="a message that is shared",
            given="a record with readers, or TLP:RED",
            next_step="`detente exercises message --reader ID` shows it to those who may read it",
        )
