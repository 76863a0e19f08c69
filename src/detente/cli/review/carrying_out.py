"""What `detente reports review` does: it shows what is open, and records what a person decides; nothing else."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer
from rich.console import Console

from detente.cli.audience import audience_of
from detente.cli.council.material import agenda_of
from detente.cli.files import bytes_of
from detente.cli.registers import register_of
from detente.cli.review.answers import Cancelled, Terminal, answers
from detente.cli.review.becoming import Setting
from detente.cli.review.book import Book, Item
from detente.cli.review.deciding import checked_name
from detente.cli.review.many import COLUMNS, Many, data_of, lines_of, table_of_claims
from detente.cli.review.screen import Screen
from detente.cli.review.sitting import Sitting
from detente.cli.show import complain, print_json, say, write_bytes
from detente.model.document import nearest
from detente.model.errors import DetenteError, InputError
from detente.model.record import Marking, Record, digest, strictest
from detente.model.review import ClaimDecision
from detente.model.view import marking_of
from detente.sources.decisions import read_decisions

DECIDED_SCHEMA = "reports-decided/1"
SHORTEST_DIGEST = 8
FORMULA = ("=", "+", "-", "@")


def carry_out(
    desk: Path,
    reports: Sequence[str],
    kinds: Sequence[str],
    by: str,
    list_: bool,
    export: Path | None,
    decisions: Path | None,
    registers: list[Path] | None,
    reader: list[str] | None,
    marking: Marking | None,
    as_json: bool,
) -> None:
    """Do what `detente reports review` was asked for: list, export, record a file, or walk through the claims."""
    _refuse_two(list_=list_, export=export, decisions=decisions)
    book = Book(desk, audience_of(reader, marking))
    items = _chosen(book, reports, kinds)
    if decisions is not None:
        _decide_many(book, decisions, registers, by, marking, as_json=as_json)
    elif export is not None:
        _export(book, items, export, marking, as_json=as_json)
    elif list_:
        _list(book, items, marking, as_json=as_json)
    else:
        _walk(book, items, registers, by, marking, as_json=as_json)


def _refuse_two(*, list_: bool, export: Path | None, decisions: Path | None) -> None:
    asked = [
        word for word, given in (("--list", list_), ("--export", export), ("--decisions", decisions)) if given
    ]
    if len(asked) > 1:
        raise InputError(
            "two things at once", expected="one of --list, --export, --decisions, or none", given=" ".join(asked)
        )


def _chosen(book: Book, reports: Sequence[str], kinds: Sequence[str]) -> list[Item]:
    """Return the open claims of the reports and kinds asked for; InputError for a report that the desk has not."""
    items = book.open_items()
    if reports:
        wanted = {sha256 for report in reports for sha256 in _named(book, report)}
        items = [item for item in items if {source.sha256 for source in item.entry.record.sources} & wanted]
    return [item for item in items if not kinds or item.kind in kinds]


def _named(book: Book, report: str) -> set[str]:
    """Return the SHA-256 of the reports that a word names: by file name, by first letters, or a file itself."""
    known = {source.sha256: source.name for item in book.items() for source in item.entry.record.sources[:1]}
    found = {sha256 for sha256, name in known.items() if report == name}
    if not found and len(report) >= SHORTEST_DIGEST:
        found = {sha256 for sha256 in known if sha256.startswith(report)}
    if not found and Path(report).is_file():
        found = {digest(bytes_of(Path(report)))} & set(known)
    if not found:
        names = sorted(set(known.values()))
        raise InputError(
            "a report of which this desk has no claims",
            where=report,
            expected=", ".join(names)[:400] or "a report; the desk has none",
            given=repr(report),
            next_step=nearest(report, names) or "add it: detente brief REPORT --desk DESK",
        )
    return found


def _list(book: Book, items: list[Item], marking: Marking | None, *, as_json: bool) -> None:
    mark = book.marking(items, marking)
    if as_json:
        print_json(data_of(items, book, mark))
        return
    for line in lines_of(items, book):
        typer.echo(line)
    typer.echo(mark)
    say(f"{len(items)} open.")


def _export(book: Book, items: list[Item], path: Path, marking: Marking | None, *, as_json: bool) -> None:
    if path.suffix.lower() not in (".csv", ".json"):
        raise InputError("a file of another kind", where=str(path), expected=".csv or .json", given=path.suffix)
    data, mark = table_of_claims(items, book, path.name), book.marking(items, marking)
    write_bytes(path, data)
    if as_json:
        print_json({"schema": DECIDED_SCHEMA, "marking": mark, "written": str(path), "open": len(items)})
    else:
        typer.echo(f"{path}\n{mark}")
    say(f"{len(items)} claims written; fill in the column decision: confirm, correct, reject, undo or skip.")
    if any(line.startswith(FORMULA) or f",{sign}" in line for line in data.decode().splitlines() for sign in "=@"):
        say("note: a cell begins like a formula; open the file as text.")


def _decide_many(
    book: Book, path: Path, registers: list[Path] | None, by: str, marking: Marking | None, *, as_json: bool
) -> None:
    """Record all decisions of a file, or name everything that is wrong with it and record none."""
    setting, name = _setting(book, registers), _by(book, by)
    asked, wrong = read_decisions(bytes_of(path), path.name, COLUMNS)
    made, known, more = Many(book, setting, name).records(asked)
    problems: list[DetenteError] = [*wrong, *more]
    if problems:
        for problem in problems:
            complain(problem)
        say(f"Nothing recorded: {len(problems)} wrong of {len(asked) + len(wrong)} decisions.")
        raise typer.Exit(2)
    ids = book.record(made, setting.register)
    _tell(made, ids, strictest((marking, *(marking_of(record) for record in made))), as_json=as_json)
    say(f"{len(made)} recorded, {len(known)} known before, by {name}.")


def _walk(
    book: Book,
    items: list[Item],
    registers: list[Path] | None,
    by: str,
    marking: Marking | None,
    *,
    as_json: bool,
) -> None:
    if not items:
        say("Nothing is open.")
        _tell([], (), marking or Marking.CLEAR, as_json=as_json)
        return
    name, source, mark = _by(book, by, ask=True), answers(), book.marking(items, marking)
    screen = Screen(Console(highlight=False, stderr=as_json))
    screen.marking(mark)
    sitting = Sitting(book, items, screen, source, _setting(book, registers), name)
    sitting.walk()
    records = [book.decided[items[taken.place].entry.id].record for taken in sitting.taken]
    if as_json:
        _tell(records, tuple(taken.id for taken in sitting.taken), mark, as_json=True)
    left = len(items) - len(sitting.taken)
    undone = f", {sitting.undone} taken back" if sitting.undone else ""
    say(f"{len(sitting.taken)} decided by {name}{undone}; {left} of these {len(items)} still open.")


def _setting(book: Book, registers: list[Path] | None) -> Setting:
    return Setting(register_of(book.folder, registers), agenda_of(book.folder).issues)


def _by(book: Book, given: str, *, ask: bool = False) -> str:
    """Return the name of who decides: the one given, the only coder of the desk, or the one typed."""
    coders = agenda_of(book.folder).coders
    name = given or (coders[0] if len(coders) == 1 else "")
    if not name and ask and sys.stdin.isatty():
        try:
            name = Terminal().line("Your name, for the record > ")
        except Cancelled:
            name = ""
    return checked_name(name)


def _tell(made: Sequence[Record[Any]], ids: tuple[str, ...], marking: Marking, *, as_json: bool) -> None:
    """Print what was recorded, a line each or as JSON, under its marking."""
    if as_json:
        rows = [_decided_data(record, id_) for record, id_ in zip(made, ids, strict=True)]
        print_json({"schema": DECIDED_SCHEMA, "marking": marking, "recorded": rows})
        return
    for record, id_ in zip(made, ids, strict=True):
        typer.echo(f"{id_[:12]}  {_word(record)}  {_body(record).of[:12]}")
    typer.echo(marking)


def _body(record: Record[Any]) -> Any:
    return record.body


def _word(record: Record[Any]) -> str:
    return str(record.body.word) if isinstance(record.body, ClaimDecision) else "taken back"


def _decided_data(record: Record[Any], id_: str) -> dict[str, Any]:
    body = _body(record)
    position = getattr(body, "position", None)
    return {
        "id": id_,
        "of": body.of,
        "decision": _word(record),
        "why": body.why,
        "issue": position.issue if position else None,
        "position": position.stance if position else None,
        "party": getattr(body, "party", None),
    }
