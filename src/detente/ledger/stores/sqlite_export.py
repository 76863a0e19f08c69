"""The log as an SQLite file for other people's tools: a row an entry, its parts in columns, and its bytes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.ledger.entries import instant_bytes, read_entry
from detente.ledger.stores.sqlite import connect
from detente.ledger.stores.sqlite_errors import refusals
from detente.model import canonical
from detente.model.errors import StorageError

TABLES = (
    """CREATE TABLE entries (
        position INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, party TEXT NOT NULL,
        said TEXT NOT NULL, recorded TEXT NOT NULL, marking TEXT NOT NULL,
        key TEXT NOT NULL, record TEXT NOT NULL, entry BLOB NOT NULL
    )""",
    "CREATE TABLE checkpoint (note TEXT NOT NULL)",
)


def export_row(position: int, entry: bytes) -> tuple[Any, ...]:
    """Return the row of an entry; instants and the record as JSON has them."""
    sealed = read_entry(entry)
    record = canonical.decode_known(sealed.record)
    said, recorded = (instant_bytes(instant).decode().strip('"') for instant in (record.said, sealed.recorded))
    what = (record.kind, record.party, said, recorded, record.marking.value)
    return position, sealed.id, *what, sealed.key, sealed.record.decode(), entry


def write_export(path: Path, rows: Iterable[tuple[Any, ...]], note: str) -> None:
    """Write a new file; StorageError, and nothing left behind, where it is there already or the disk refuses."""
    if path.exists():
        raise StorageError(
            "a file is there already",
            where=str(path),
            expected="the name of a new file",
            given=f"a file of {path.stat().st_size} bytes",
            next_step="choose another name, or remove it",
        )
    try:
        with refusals(path), contextlib.closing(connect(path, "rwc")) as connection:
            connection.execute("BEGIN")
            for statement in TABLES:
                connection.execute(statement)
            connection.executemany(f"INSERT INTO entries VALUES ({', '.join('?' * 10)})", rows)  # noqa: S608
            connection.execute("INSERT INTO checkpoint VALUES (?)", (note,))
            connection.execute("COMMIT")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
