"""`detente exercises export`: activities and notifications in another format, nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.brief.activity_tables import WRITERS, write_activities
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.exercises.tables import read_file, readable
from detente.cli.show import print_json, say, write_bytes
from detente.model.canonical import identify
from detente.model.view import Entry
from detente.sources.activity_gathering import Asked
from detente.sources.exercises import format_of

SCHEMA = "detente-exercises-export/1"
FORMULA = ("=", "+", "-", "@")
ENDINGS = ", ".join(f".{word}" for word in WRITERS)


def export(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Any format that import reads, or records of a desk (.jsonl).")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help=f"The file to write: {ENDINGS}.")],
    word: Annotated[
        str, typer.Option("--format", metavar="WORD", help="The format of FILE, if its ending lies.")
    ] = "",
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write activities and notifications in another format; the file reads back as the same records.

    What the other format cannot hold is an error with record and field, and then nothing is written.
    """
    _, found = read_file(file, Asked(word=word))
    shown = readable(found.records, audience_of(reader, marking))
    if found.records and not shown:
        data = b""
        say("Nothing is written: there is nothing that these readers may see under this marking.")
    else:
        data = write_activities(shown, output.name)
        write_bytes(output, data)
    mark = carried([Entry(id=identify(record), record=record) for record in shown], marking)
    kind = format_of(output.name)
    if as_json:
        head = {"schema": SCHEMA, "marking": mark, "format": kind}
        print_json({**head, "written": str(output) if data else None, "bytes": len(data), "records": len(shown)})
    else:
        print(output if data else mark)
        say(f"{len(shown)} records, {len(data):,} bytes. {mark}")
    if kind == "csv" and any(line.startswith(FORMULA) for line in data.decode().splitlines()):
        say("note: a name begins like a formula; open the file as text, or write .xlsx, where it stays text.")
