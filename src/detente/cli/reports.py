"""`detente reports`: read wire reports into claims, each tied to its span."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

from detente.cli.audience import MarkingOption
from detente.cli.registers import RegisterOption, register_of
from detente.cli.show import print_json, say
from detente.cli.who_is_who import register as who_is_who
from detente.domains.reports import read as read_claims
from detente.domains.reports import to_data
from detente.model.register import Register
from detente.model.report import Reading
from detente.model.time import read_day, read_instant
from detente.sources.english import english
from detente.sources.report_text import read_report

app = typer.Typer(no_args_is_help=True, help="Read wire reports into claims, each tied to its span.")

PLURALS = {
    "actor": "Actors",
    "statement": "Statements",
    "meeting": "Meetings",
    "proposal": "Proposals, demands, offers",
    "answer": "Answers",
    "activity": "Activities",
    "denial": "Denials, fears, assurances",
    "gap": "Where two sides are apart",
}
_SHOWN_CHARACTERS = 160

app.command("register")(who_is_who)


@app.callback()
def reports() -> None:
    """Read wire reports into claims, each tied to its span."""


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="The report: plain text or HTML.")],
    published: str = typer.Option(
        "", help="The day it came out (2022-01-12), where the report leaves out the year."
    ),
    as_of: str = typer.Option("", help="Read as of this instant or day: settles the year by the weekday."),
    registers: RegisterOption = None,
    marking: MarkingOption = None,
    as_json: bool = typer.Option(False, "--json", help="Print JSON in the schema reading-gold/1."),
) -> None:
    """Read one report: document, actors, statements, meetings, proposals, answers, activities, denials, gaps."""
    day = read_day(published, "--published") if published else None
    instant = read_instant(as_of, "--as-of") if as_of else None
    reading = reading_of(file, day, instant, register_of(folders=registers))
    for warning in reading.warnings:
        say(f"note: {warning}")
    if as_json:
        print_json({**to_data(reading), **({"marking": marking} if marking else {})})
        return
    Console(highlight=False).print(tree_of(reading))
    if marking:
        typer.echo(marking)


def reading_of(file: Path, published: date | None, as_of: datetime | None, register: Register) -> Reading:
    """Return the reading of the report in a file; an error of `model/errors.py` if there is none to read."""
    text = read_report(file)
    return read_claims(text, register, english(), published, as_of.date() if as_of else None)


def tree_of(reading: Reading) -> Tree:
    """Return a reading as a tree for people: the document, then each kind with its claims and their words."""
    doc = reading.doc
    tree = Tree(f"[bold]{escape(doc.headline.text if doc.headline else doc.file)}[/bold]")
    day = f"{doc.dateline_date or 'day unknown'}{' (year inferred)' if doc.year_inferred else ''}"
    tree.add(escape(", ".join(part for part in (doc.place, day, doc.agency, doc.byline) if part)))
    tree.add("[dim]unconfirmed: what a machine read; claims of those who made them, not facts[/dim]")
    records = to_data(reading)["records"]
    for kind, title in PLURALS.items():
        branch = None
        for record in (r for r in records if r["kind"] == kind):
            branch = branch or tree.add(f"[bold]{title}[/bold]")
            leaf = branch.add(escape(" | ".join(_fields(record["fields"]))))
            if kind != "actor":
                leaf.add(
                    f"[dim]{escape(_short(record['text']))}  "
                    f"{escape(str(record['anchor'][0]))} {record['rule']}[/dim]"
                )
    return tree


def _fields(fields: dict[str, object]) -> Iterator[str]:
    for name, value in fields.items():
        if not name.endswith(("_span", "_spans", "inferred", "forms")):
            yield f"{name}: {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, dict) and "unit" not in value:
        return ", ".join(f"{name.removesuffix('_percent')} {share} %" for name, share in value.items())
    if isinstance(value, dict):
        return f"{_range(value.get('min'), value.get('max'))} {value.get('unit')}"
    if isinstance(value, list | tuple):
        return ", ".join(_value(v) for v in value)
    return str(value)


def _range(least: int | None, most: int | None) -> str:
    if least == most and least is not None:
        return f"{least:,}"
    if least is None or most is None:
        return f"at least {least:,}" if least is not None else f"at most {most:,}" if most is not None else "some"
    return f"{least:,} to {most:,}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_CHARACTERS else line[:_SHOWN_CHARACTERS].rpartition(" ")[0] + " ..."
