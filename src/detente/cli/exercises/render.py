"""`detente exercises render`: a message in another form, nothing lost."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.agreements.form_loading import load_forms
from detente.cli.exercises.material import bytes_of
from detente.cli.show import print_json
from detente.model.canonical import encode
from detente.sources.message_files import read_message, record_of_message, write_message_yaml
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
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: short for --format json.")] = False,
) -> None:
    """Print a message as text with its cover lines, as YAML for people, as JSON, or as a record for the ledger.

    What is printed reads back to the same message, the items that nobody knows included.
    """
    forms = load_forms()
    message = read_message(bytes_of(file), file.name, forms, type_)
    if as_json or layout is Layout.JSON:
        print_json(message)
    elif layout is Layout.RECORD:
        print(encode(record_of_message(message)).decode())
    elif layout is Layout.YAML:
        print(write_message_yaml(message, forms), end="")
    else:
        print(write_message_text(message, forms), end="")
