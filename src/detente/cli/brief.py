"""`detente brief`: a brief from reports and a desk, as text, JSON or paper."""

from __future__ import annotations

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from detente.brief.assemble import assemble
from detente.brief.contents import Brief
from detente.brief.json import to_json
from detente.brief.paper import write_pdf
from detente.brief.text import write_text
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.gather import Wanted, gather
from detente.cli.language_model import (
    DEFAULT_WAIT_S,
    EndpointOption,
    KeyFileOption,
    ModelOption,
    WaitOption,
    asker_of,
)
from detente.cli.registers import RegisterOption
from detente.cli.show import progress, say, write_bytes
from detente.model.errors import InputError
from detente.model.finding import Verdict
from detente.model.time import read_day, read_instant

app = typer.Typer(add_completion=False)

NEEDS_ACTION = {Verdict.DUE, Verdict.LATE, Verdict.EXCEEDED}


class Format(StrEnum):
    """What a brief can be set as."""

    TEXT = "text"
    JSON = "json"
    PDF = "pdf"


@app.command()
def brief(
    reports: Annotated[list[Path] | None, typer.Argument(help="Reports to read, as text or HTML.")] = None,
    desk: Annotated[Path | None, typer.Option(help="The desk to add them to and to brief from.")] = None,
    published: Annotated[str | None, typer.Option(help="The day the reports were published: 2022-01-12.")] = None,
    as_of: Annotated[
        str | None, typer.Option(help="See only what was said by then: a day, or an instant.")
    ] = None,
    recorded_until: Annotated[
        str | None, typer.Option(help="See only what this desk had recorded by then.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="What to set it as.")] = Format.TEXT,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write it to.")] = None,
    registers: RegisterOption = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    endpoint: EndpointOption = "",
    model: ModelOption = "",
    key_file: KeyFileOption = None,
    wait: WaitOption = DEFAULT_WAIT_S,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 if a duty is due, late or exceeded.")
    ] = False,
) -> None:
    """Write a brief: what was said, where the sides stand, which rule applies, what is owed."""
    if not reports and desk is None:
        raise InputError(
            "nothing to brief from",
            expected="a report, a desk, or both",
            given="neither",
            next_step="detente brief REPORT.txt, or detente brief --desk DIR",
        )
    asker = asker_of(endpoint, model, key_file, wait, marking)
    wanted = Wanted(
        reports=tuple(reports or ()),
        desk=desk,
        registers=tuple(registers or ()),
        published=read_day(published, "--published") if published else None,
        as_of=read_instant(as_of, "--as-of") if as_of else None,
        recorded_until=read_instant(recorded_until, "--recorded-until") if recorded_until else None,
        audience=audience_of(reader, marking),
        marking=marking,
        add=asker.add,
    )
    with progress() as step:
        material = gather(wanted, step)
    made = assemble(material)
    for warning in made.warnings:
        say(warning)
    show(made, Format.JSON if as_json else form, output)
    if asker.has_failed:
        raise typer.Exit(2)
    if exit_code and any(finding.verdict in NEEDS_ACTION for finding in made.findings):
        raise typer.Exit(1)


def show(made: Brief, form: Format, output: Path | None) -> None:
    """Write the brief in the form wanted, to a file where one is named, else to stdout."""
    if form is Format.TEXT and output is None:
        write_text(made, Console())
        return
    data = {Format.TEXT: as_plain_text, Format.JSON: to_json, Format.PDF: write_pdf}[form](made)
    if output:
        write_bytes(output, data)
        say(f"written: {output}")
    elif form is Format.PDF and sys.stdout.isatty():
        raise InputError("a PDF does not fit a terminal", next_step="name a file: --output brief.pdf")
    else:
        sys.stdout.buffer.write(data)


def as_plain_text(made: Brief) -> bytes:
    """Return the brief as plain text, 100 columns, in UTF-8."""
    paper = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n", write_through=True)
    write_text(made, Console(width=100, file=paper, force_terminal=False))
    paper.seek(0)
    return paper.read().encode()
