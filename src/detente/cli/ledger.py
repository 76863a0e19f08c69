"""`detente ledger`: append records, verify, prove, export, view; the verbs on keys are in `ledger_keys.py`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count as count_from
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from detente.cli import ledger_copies, ledger_keys
from detente.cli.audience import MarkingOption, Reader, audience_of, carried, demand_within, view_for
from detente.cli.ledger_keys import Folder, Json, can_sign, secret_of
from detente.cli.show import print_json, say
from detente.ledger import Ledger, verify
from detente.ledger.entries import read_entry
from detente.ledger.files import read_bytes
from detente.ledger.heads import kept_note, leaving
from detente.ledger.keys import Life
from detente.ledger.merkle import leaf_hash
from detente.ledger.notes import Proof, open_checkpoint, read_note
from detente.ledger.prepare import prepare
from detente.ledger.stores.sqlite_export import export_row, write_export
from detente.ledger.tlog_tiles import write_tiles
from detente.model import canonical
from detente.model.confidence import unquoted
from detente.model.errors import EmptyError, InputError, SchemaError
from detente.model.record import Marking, Record, strictest
from detente.model.time import read_instant
from detente.model.view import Entry, marking_of

app = typer.Typer(no_args_is_help=True, help="Append records, verify the whole ledger, prove one entry; its keys.")
app.command()(ledger_keys.keys)
app.command(name="rotate")(ledger_keys.rotate_key)
app.command(name="revoke")(ledger_keys.revoke_key)
app.command()(ledger_keys.checkpoint)
app.command(name="backup")(ledger_copies.backup_desk)
app.command(name="restore")(ledger_copies.restore_desk)
app.command()(ledger_copies.fsck)

_LONGEST_INDEX = 18
_SHORT_ID = 12


@app.callback()
def ledger() -> None:
    """Append records, verify the whole ledger, prove one entry."""


@app.command()
def append(
    folder: Folder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Records as JSON lines, each in canonical form.")],
    as_json: Json = False,
) -> None:
    """Record every line of a file, or none if one is bad; print the ids."""
    records = read_records(read_bytes(file), str(file))
    with Ledger.open(folder) as opened:
        before = opened.size
        ids = opened.append(records)
        added, size = opened.size - before, opened.size
    if as_json:
        print_json({"ids": ids, "added": added, "size": size})
    else:
        _lines(ids)
    say(f"{added} recorded, {len(ids) - added} known before or given twice; the ledger holds {size}.")
    if held := sum(bool(record.held_for) for record in records):
        say(f"Of these {held} held: shown only with --reader, to the readers they name.")


@app.command(name="verify")
def verify_command(folder: Folder, as_json: Json = False) -> None:
    """Check every entry, signature, hash and body, and the checkpoint, again; exit 2 if one is wrong."""
    audit = verify(folder)
    if as_json:
        print_json({"sound": audit.sound, **msgspec.structs.asdict(audit)})
    elif audit.sound:
        forgotten = f", {audit.bodies_forgotten} forgotten" if audit.bodies_forgotten else ""
        typer.echo(f"sound: {audit.size} entries, {audit.bodies_kept} bodies beside them{forgotten}")
        typer.echo(f"origin {audit.origin}\nroot {audit.root}")
    else:
        _lines(f"{found.where}: {found.problem}" for found in audit.problems)
    audit.demand()


@app.command()
def prove(
    folder: Folder,
    which: Annotated[str, typer.Argument(metavar="ID", help="The id of a record, or its index in the ledger.")],
    marking: MarkingOption = None,
    as_json: Json = False,
) -> None:
    """Print the proof that an entry stands in the ledger, as a C2SP tlog-proof file that holds the entry.

    Of a held record the entry has kind, party, instant and a digest, and so has the proof.
    """
    is_index = which.isascii() and which.isdigit() and len(which) <= _LONGEST_INDEX
    with Ledger.open(folder, read_only=True) as opened:
        proof = opened.prove(int(which) if is_index else which)
        life = opened.chain.now
    proof = msgspec.structs.replace(proof, checkpoint=_leaving(folder, proof.checkpoint, life))
    found = _marking_in([proof.extra])
    demand_within(found, marking, next_step="prove another entry, or mark the proof as strictly")
    if as_json:
        print_json({**_proof(proof, life), "marking": marking or found})
    else:
        sys.stdout.write(proof.text)
        say(f"{marking or found}")


@app.command()
def export(
    folder: Folder,
    records: Annotated[
        bool, typer.Option("--records", help="Records with their bodies, as `append` takes them.")
    ] = False,
    tiles: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write files in the layout of C2SP tlog-tiles instead.")
    ] = None,
    sqlite: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a new SQLite file instead, a row an entry.")
    ] = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Json = False,
) -> None:
    """Print every entry byte for byte, one a line, oldest first; the leaves of the tree.

    What is held never stands in them; with `--records` it is shown to its readers.
    """
    if tiles or sqlite:
        _export_files(folder, tiles, sqlite, marking)
        return
    if reader and not records:
        raise InputError(
            "a reader named for the log itself",
            where="--reader",
            expected="--reader together with --records: what is held stands beside the log, never in it",
            given="--reader alone",
        )
    with Ledger.open(folder, read_only=True) as opened:
        if records:
            seen = view_for(opened, audience_of(reader, marking), datetime.max.replace(tzinfo=UTC))
            lines = [canonical.encode(entry.record) for entry in seen.entries]
            mark = carried(seen.entries, marking)
        else:
            lines = list(opened.entries())
            found = _marking_in(lines)
            demand_within(found, marking, next_step="--records leaves out what is marked stricter")
            mark = marking or found
        head = {"marking": mark, "origin": opened.desk.origin, "checkpoint": opened.checkpoint()}
    if as_json:
        print_json({**head, "records" if records else "entries": [msgspec.Raw(line) for line in lines]})
        return
    for line in lines:
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
    say(f"{len(lines)} {'records' if records else 'entries'}, {mark}")


def _export_files(folder: Path, tiles: Path | None, sqlite: Path | None, marking: Marking | None) -> None:
    """Write the log into files of their own, under its checkpoint as it leaves the desk."""
    with Ledger.open(folder, read_only=True) as opened:
        found = _marking_in(opened.entries())
        demand_within(found, marking, next_step="--records leaves out what is marked stricter")
        note = _leaving(folder, opened.checkpoint(), opened.chain.now)
        if tiles:
            count = write_tiles(opened.entries(), note, tiles)
            say(f"{opened.size} entries, {count} new files in {tiles}, {marking or found}")
        if sqlite:
            write_export(sqlite, map(export_row, count_from(0), opened.entries()), note)
            say(f"{opened.size} entries in {sqlite}, {marking or found}")


@app.command()
def view(
    folder: Folder,
    as_of: Annotated[
        str, typer.Option(help="See only what was said by then; a day means its end. Default: now.")
    ] = "",
    recorded_until: Annotated[str, typer.Option(help="See only what this desk had recorded by then.")] = "",
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Json = False,
) -> None:
    """Print what was said by an instant, in that order."""
    said = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)
    recorded = read_instant(recorded_until, "--recorded-until") if recorded_until else None
    with Ledger.open(folder, read_only=True) as opened:
        seen = view_for(opened, audience_of(reader, marking), said, recorded)
    mark = carried(seen.entries, marking)
    if as_json:
        print_json({"marking": mark, **msgspec.structs.asdict(seen)})
        return
    _lines(_line(entry) for entry in seen.entries)
    say(f"{len(seen.entries)} records said by {said.isoformat()}, {mark}")


def _leaving(folder: Path, checkpoint: str, life: Life) -> str:
    """Return a checkpoint under both signatures where the secret key is at hand, and say where it is not."""
    if can_sign(folder, life):
        return leaving(folder, checkpoint, life, secret_of(folder, life))
    note = kept_note(folder, checkpoint, life) or checkpoint
    if life.lattice.note_hash not in {line.note_hash for line in read_note(note).signatures}:
        say("Without the second signature of the checkpoint: the secret key, or its passphrase, is not at hand.")
    return note


def _marking_in(entries: Iterable[bytes]) -> Marking:
    """Return the strictest marking of what stands in entries themselves; what is held does not."""
    return strictest(canonical.decode_known(read_entry(entry).record).marking for entry in entries)


def read_records(data: bytes, name: str) -> list[Record[Any]]:
    """Return the records of JSON lines; SchemaError naming file and line if one is not a record."""
    lines = data.removesuffix(b"\n").split(b"\n") if data else []
    if not lines:
        raise EmptyError("an empty file", where=name, expected="records as JSON lines", given="no bytes")
    return [_record(line.removesuffix(b"\r"), f"{name}, line {number}") for number, line in enumerate(lines, 1)]


def _record(line: bytes, where: str) -> Record[Any]:
    try:
        with unquoted(held=b"held_for" in line):
            record = canonical.decode(line)
        prepare(record)
    except SchemaError as problem:
        raise SchemaError(
            problem.problem,
            where=f"{where}, {problem.where}" if problem.where else where,
            expected=problem.expected,
            given=problem.given,
            next_step=problem.next_step or "correct this line; nothing was recorded",
        ) from problem
    return record


def _proof(proof: Proof, life: Life) -> dict[str, Any]:
    head = open_checkpoint(proof.checkpoint, life.key)
    return {
        "schema": "detente-proof/1",
        "origin": head.origin,
        "index": proof.index,
        "size": head.size,
        "entry": proof.extra.decode(),
        "leaf_hash": leaf_hash(proof.extra).hex(),
        "path": [step.hex() for step in proof.path],
        "root": head.root.hex(),
        "checkpoint": proof.checkpoint,
        "key": life.key.line,
        "second_key": life.lattice.line,
        "proof": proof.text,
    }


def _line(entry: Entry) -> str:
    record = entry.record
    forgotten = "  (body forgotten)" if record.body is None else ""
    held = f"  held for {', '.join(record.held_for)}" if record.held_for else ""
    return (
        f"{record.said.isoformat()}  {record.party:<6} {record.kind:<22} {entry.id[:_SHORT_ID]}"
        f"  {marking_of(record)}{held}{forgotten}"
    )


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)
