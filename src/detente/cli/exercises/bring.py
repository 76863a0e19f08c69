"""`detente exercises import`: activities of a file, shown, onto a desk, or as canonical lines."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from detente.cli.audience import MarkingOption, Reader, audience_of, carried, view_for
from detente.cli.exercises.tables import kind_of, name_of, problem_data, read_file, readable
from detente.cli.show import print_json, say, write_bytes
from detente.ledger import Ledger, keep_file
from detente.model.canonical import encode, identify
from detente.model.errors import InputError
from detente.model.exercise import Notification
from detente.model.record import Marking, Record
from detente.model.view import Audience, Entry
from detente.sources.activity_gathering import Asked, Earlier, Gathered

SCHEMA = "detente-exercises-import/1"
LINES = ".jsonl"


class Became(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the records of a file: how many are new on a desk, how many known, where lines were written.

    Without a desk and a file nothing is recorded, and what would be is shown.
    """

    desk: str | None = None
    added: int = 0
    known: int = 0
    written: str | None = None


def bring(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, YAML, JSON, XLSX, GeoJSON or KML.")],
    to: Annotated[Path | None, typer.Option(metavar="DIR", help="The desk to record them on.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write canonical lines to a .jsonl file.")
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Take the good rows, and list every row that is left out.")
    ] = False,
    word: Annotated[str, typer.Option("--format", metavar="WORD", help="The format, if the ending lies.")] = "",
    said_by: Annotated[str, typer.Option(metavar="ID", help="Who says so, in rows that do not tell.")] = "",
    said: Annotated[str, typer.Option(metavar="INSTANT", help="When it was said, in rows that do not tell.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check against the desk, and record nothing.")
    ] = False,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Read a file whole, or not at all, and show what is in it; with --to record it, with -o write it as lines.

    One bad row refuses the file, with row and column. With --partial the others are taken, each row that was left
    out is listed on stderr, and the exit code is 1.
    """
    if output is not None and output.suffix.lower() != LINES:
        raise InputError(
            "a file of another kind",
            where="--output",
            expected=f"a name that ends in {LINES}",
            given=output.name,
            next_step="`detente exercises export` writes the other formats",
        )
    audience = audience_of(reader, marking)
    defaults = {column: told for column, told in (("said_by", said_by), ("said", said)) if told}
    earlier = _earlier(to, audience) if to else {}
    asked = Asked(partial=partial, defaults=defaults, earlier=earlier, word=word, kept=True)
    data, found = read_file(file, asked)
    shown = readable(found.records, audience)
    became = _recorded(to, data, found, dry_run=dry_run) if to else Became()
    if output is not None and not dry_run:
        write_bytes(output, b"".join(encode(record) + b"\n" for record in shown))
        became = msgspec.structs.replace(became, written=str(output))
    entries = [Entry(id=identify(record), record=record) for record in shown]
    mark = carried(entries, marking)
    if as_json:
        print_json(_as_json(kind_of(file, word), entries, found, became, mark))
    else:
        _print(entries, mark)
    _tell(found, became, dry_run=dry_run)
    if found.left_out:
        raise typer.Exit(1)


def _earlier(desk: Path, audience: Audience) -> Earlier:
    """Return the notifications on a desk that the audience may read, by sender and number."""
    with Ledger.open(desk, read_only=True) as ledger:
        seen = view_for(ledger, audience, datetime.max.replace(tzinfo=UTC))
    sent = ((entry.record.party, entry.record.body) for entry in seen.entries)
    return {(party, body.number): body for party, body in sent if isinstance(body, Notification) and body.number}


def _recorded(desk: Path, data: bytes, found: Gathered, *, dry_run: bool) -> Became:
    """Return how many records are new on the desk; they are recorded as one group, and the file kept, if asked."""
    records = found.records
    if dry_run:
        with Ledger.open(desk, read_only=True) as ledger:
            known = _known(ledger, records)
        return Became(desk=str(desk), added=len(records) - known, known=known)
    keep_file(desk, data)
    with Ledger.open(desk) as ledger:
        before = ledger.size
        ledger.append(records)
        added = ledger.size - before
    return Became(desk=str(desk), added=added, known=len(records) - added)


def _known(ledger: Ledger, records: tuple[Record[Any], ...]) -> int:
    """Return how many of the records, of those that are shared, stand in the ledger already."""
    there = {entry.id for entry in ledger.view(datetime.max.replace(tzinfo=UTC)).entries}
    return sum(identify(record) in there for record in records)


def _as_json(word: str, entries: list[Entry], found: Gathered, became: Became, mark: Marking) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "marking": mark,
        "format": word,
        **msgspec.structs.asdict(became),
        "records": [_record_data(entry) for entry in entries],
        "left_out": [problem_data(problem) for problem in found.left_out],
        "notes": found.notes,
    }


def _record_data(entry: Entry) -> dict[str, Any]:
    record = entry.record
    return {
        "id": entry.id,
        "kind": record.kind,
        "party": record.party,
        "said": record.said,
        "name": name_of(record),
    }


def _print(entries: list[Entry], mark: Marking) -> None:
    for entry in entries:
        record = entry.record
        typer.echo(f"{entry.id[:12]}  {record.said:%Y-%m-%d}  {record.party}  {record.kind}  {name_of(record)}")
    typer.echo(mark)


def _tell(found: Gathered, became: Became, *, dry_run: bool) -> None:
    for problem in found.left_out:
        say(f"detente: left out: {problem}")
    count, left = len(found.records), len(found.left_out)
    words = (
        f"{count} {'record' if count == 1 else 'records'} read, {left} {'row' if left == 1 else 'rows'} left out"
    )
    if became.desk:
        verb = "would be recorded" if dry_run else "recorded"
        words += f"; {became.added} {verb}, {became.known} known before"
    elif became.written is None:
        words += "; nothing is recorded: --to names a desk, -o a file"
    say(f"{words}.")
