"""`detente reports`: read wire reports into claims, each tied to its span."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

from detente.cli.audience import MarkingOption
from detente.cli.language_model import (
    DEFAULT_WAIT_S,
    Asker,
    EndpointOption,
    KeyFileOption,
    ModelOption,
    WaitOption,
    asker_of,
)
from detente.cli.registers import RegisterOption, register_of
from detente.cli.review.verb import review
from detente.cli.show import complain, print_json, print_json_list, progress, say
from detente.cli.who_is_who import register as who_is_who
from detente.domains.reports import LANGUAGES, SameEvent, Tie, same_events, to_data
from detente.domains.reports import read as read_claims
from detente.model.errors import DetenteError, InputError
from detente.model.record import Marking
from detente.model.register import Register
from detente.model.report import UNSURE_PERCENT, Reading, ReportText
from detente.model.time import read_day, read_instant
from detente.sources.english import english
from detente.sources.report_files import paths_of_reports, reports_in

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
LIST_SCHEMA = "reading-list/1"
_SHOWN_CHARACTERS = 160
_ERROR_PARTS = ("problem", "where", "expected", "given", "next_step")

app.command("register")(who_is_who)
app.command("review")(review)


@app.callback()
def reports() -> None:
    """Read wire reports into claims, each tied to its span."""


@app.command()
def read(
    reports: Annotated[list[Path], typer.Argument(help="Reports, RSS or Atom feeds, folders of them.")],
    published: str = typer.Option(
        "", help="The day they came out (2022-01-12), where a report leaves out the year."
    ),
    as_of: str = typer.Option("", help="Read as of this instant or day: settles the year by the weekday."),
    registers: RegisterOption = None,
    marking: MarkingOption = None,
    endpoint: EndpointOption = "",
    model: ModelOption = "",
    key_file: KeyFileOption = None,
    wait: WaitOption = DEFAULT_WAIT_S,
    as_json: bool = typer.Option(
        False, "--json", help="Print JSON in the schema reading-gold/1, several reports in reading-list/1."
    ),
) -> None:
    """Read reports: document, actors, statements, meetings, proposals, answers, activities, denials, gaps."""
    day = read_day(published, "--published") if published else None
    instant = read_instant(as_of, "--as-of") if as_of else None
    asker = asker_of(endpoint, model, key_file, wait, marking)
    register = register_of(folders=registers)
    with progress() as step:
        shelf = read_all(reports, register, day, instant, step, asker)
    if shelf.is_single:
        _show_one(shelf, marking, as_json)
    else:
        _show_several(shelf, marking, as_json)
    if marking and not as_json:
        typer.echo(marking)
    if shelf.refused or asker.has_failed:
        raise typer.Exit(2)


class Shelf(msgspec.Struct):
    """What was read: the reports with their readings, in order, and the errors of what could not be read.

    `is_single`: one report was named, and no feed or folder.
    """

    is_single: bool
    texts: list[ReportText] = []
    readings: list[Reading] = []
    refused: list[DetenteError] = []


def read_all(
    named: Sequence[Path],
    register: Register,
    published: date | None,
    as_of: datetime | None,
    step: Callable[[str], None],
    asker: Asker,
) -> Shelf:
    """Return what the files, feeds and folders named hold; a single report that cannot be read raises its error.

    Of several, a bad one is put aside with its error, and the others are read. `step` is told of each file.
    `asker` adds what a language model chooses, where the user set one.
    """
    shelf = Shelf(is_single=len(named) == 1 and not named[0].is_dir())
    day, pipeline = as_of.date() if as_of else None, cache(english)
    paths = tuple(paths_of_reports(named))
    for number, path in enumerate(paths, 1):
        step(f"reading {number} of {len(paths)}: {path.name}")
        _read_file(
            path,
            shelf,
            lambda text: asker.add(read_claims(text, register, pipeline(), published, day), text, step),
        )
    return shelf


def _read_file(path: Path, shelf: Shelf, reading_of: Callable[[ReportText], Reading]) -> None:
    try:
        texts = reports_in(path)
    except InputError as problem:
        _put_aside(shelf, problem)
        return
    shelf.is_single = shelf.is_single and "#" not in texts[0].name.removeprefix(path.name)
    for text in texts:
        try:
            reading = reading_of(text)
        except InputError as problem:
            _put_aside(shelf, problem)
        else:
            shelf.texts.append(text)
            shelf.readings.append(reading)


def _put_aside(shelf: Shelf, problem: InputError) -> None:
    if shelf.is_single:
        raise problem
    complain(problem)
    shelf.refused.append(problem)


def _show_one(shelf: Shelf, marking: Marking | None, as_json: bool) -> None:
    (reading,) = shelf.readings
    for warning in reading.warnings:
        say(f"note: {warning}")
    if as_json:
        print_json({**to_data(reading), **({"marking": marking} if marking else {})})
    else:
        Console(highlight=False).print(tree_of(reading))


def _show_several(shelf: Shelf, marking: Marking | None, as_json: bool) -> None:
    for reading in shelf.readings:
        for warning in reading.warnings:
            say(f"note: {reading.doc.file}: {warning}")
    events = same_events(shelf.readings, shelf.texts)
    if as_json:
        head = {
            "schema": LIST_SCHEMA,
            "note": "Reports of one event stay apart: the events are a machine's proposal, unconfirmed.",
            **({"marking": marking} if marking else {}),
            "refused": [{name: getattr(problem, name) for name in _ERROR_PARTS} for problem in shelf.refused],
            "events": msgspec.to_builtins(events),
        }
        print_json_list(head, "readings", map(to_data, shelf.readings))
        return
    console = Console(highlight=False)
    for reading in shelf.readings:
        console.print(tree_of(reading))
    console.print(tree_of_events(events, len(shelf.readings)))


def tree_of_events(events: Sequence[SameEvent], reports: int) -> Tree:
    """Return the events that two reports or more tell of as a tree for people: their sources, and why."""
    tree = Tree(f"[bold]Told by several: {len(events)} of the events in {reports} reports[/bold]")
    for event in events:
        branch = tree.add(f"{event.id}: {len(event.sources)} reports, {event.texts} texts of their own")
        for source in event.sources:
            parts = (
                source.file,
                source.agency or "no agency",
                source.dateline_date or "day unknown",
                source.headline,
            )
            branch.add(escape(" | ".join(part for part in parts if part)))
        for tie in event.why:
            branch.add(f"[dim]{escape(_why(tie))}[/dim]")
    return tree


def _why(tie: Tie) -> str:
    """Return in words why two reports are taken to tell of one event."""
    shared = tie.shared
    lists = (("quotation", shared.quotations), ("parties", shared.parties), ("places", shared.places))
    parts = [
        f"reports {tie.reports[0]} and {tie.reports[1]}: {tie.rule}",
        "day unknown" if shared.days_apart is None else f"{shared.days_apart} days apart",
        f"{shared.text_percent} % of the text, {shared.lead_percent} % of the words of the lead",
        *(f"{name}: {', '.join(values)}" for name, values in lists if values),
    ]
    return "; ".join(parts)


def tree_of(reading: Reading) -> Tree:
    """Return a reading as a tree for people: the document, then each kind with its claims and their words."""
    doc = reading.doc
    tree = Tree(f"[bold]{escape(doc.headline.text if doc.headline else doc.file)}[/bold]")
    day = f"{doc.dateline_date or 'day unknown'}{' (year inferred)' if doc.year_inferred else ''}"
    tongue = "" if doc.language == "en" else f"in {LANGUAGES[doc.language]}"
    tree.add(escape(", ".join(part for part in (doc.place, day, doc.agency, doc.byline, tongue) if part)))
    tree.add("[dim]unconfirmed: what a machine read; claims of those who made them, not facts[/dim]")
    data = to_data(reading)
    records = data["records"]
    for kind, title in PLURALS.items():
        branch = None
        for record in (r for r in records if r["kind"] == kind):
            branch = branch or tree.add(f"[bold]{title}[/bold]")
            leaf = branch.add(escape(" | ".join(_fields(with_doubt(record["fields"])))))
            if kind != "actor":
                leaf.add(_words_of(record))
    if "model" in data:
        _add_model(tree, data["model"], {record["id"]: record for record in records})
    return tree


def _words_of(record: dict[str, Any]) -> str:
    return (
        f"[dim]{escape(_short(record['text']))}  {escape(str(record['anchor'][0]))} {escape(record['rule'])}[/dim]"
    )


def _add_model(tree: Tree, added: dict[str, Any], records: dict[str, dict[str, Any]]) -> None:
    """Add what a language model chose and added as a branch of its own, each line marked as the model's."""
    mark = escape(f"[model {added['name']}, unconfirmed]")
    branch = tree.add(f"[bold]{mark}[/bold] a language model that you set; no rule rests on it")
    for choice in added["choices"]:
        chosen = {name: value for name, value in choice.items() if name not in ("statement", "rule")}
        leaf = branch.add(f"{mark} chose {escape(' | '.join(_fields(chosen)))}")
        leaf.add(_words_of(records[choice["statement"]]))
    for record in added["records"]:
        leaf = branch.add(f"{mark} added {record['kind']}: {escape(' | '.join(_fields(record['fields'])))}")
        leaf.add(_words_of(record))
    for reason, count in added["dropped"].items():
        branch.add(f"[dim]dropped: {count} x {escape(reason)}[/dim]")


def _fields(fields: dict[str, object]) -> Iterator[str]:
    for name, value in fields.items():
        if not name.endswith(("_span", "_spans", "inferred", "forms")):
            yield f"{name}: {_value(value)}"


def with_doubt(fields: dict[str, object]) -> dict[str, object]:
    """Return fields with a topic or stance of little confidence called unsure: `unsure (warn 35 %)`."""
    sure = fields.get("confidence")
    doubted = {
        name: f"unsure ({fields[name]} {sure[f'{name}_percent']} %)"
        for name in ("topic", "stance")
        if isinstance(sure, dict) and name in fields and sure.get(f"{name}_percent", 100) < UNSURE_PERCENT
    }
    return fields | doubted


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
