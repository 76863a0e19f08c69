"""What SQLite refuses, as errors of the ledger: the disk's fault, or a file that is not what was written."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from detente.model.errors import IntegrityError, LedgerError, StorageError

_DISK_CODES = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk refuses to read or write",
    sqlite3.SQLITE_READONLY: "the ledger may not be written",
    sqlite3.SQLITE_CANTOPEN: "the ledger cannot be opened",
    sqlite3.SQLITE_BUSY: "another process is writing to this ledger",
    sqlite3.SQLITE_LOCKED: "another process is writing to this ledger",
    sqlite3.SQLITE_PERM: "the ledger may not be written",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
}


WRONG_CALLS = (sqlite3.ProgrammingError, sqlite3.InterfaceError)
"""A mistake of the program, not to be told as a fault of the disk."""
REFUSED = (sqlite3.Error, UnicodeDecodeError)
"""A damaged file can make SQLite complain in bytes that are no text, which Python fails to decode."""


@contextlib.contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into a LedgerError: the disk's fault, or a file that is not what was written."""
    try:
        yield
    except WRONG_CALLS:
        raise
    except REFUSED as problem:
        raise refused(path, problem) from problem


def refused(path: Path, problem: Exception) -> LedgerError:
    """Return what SQLite refused as an error of the ledger."""
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _DISK_CODES:
        return StorageError(
            _DISK_CODES[code],
            where=str(path),
            expected="a disk with room, a folder that may be written, one writer",
            given=str(problem),
            next_step="nothing was recorded; free space, check permissions or end the other writer, then retry",
        )
    return IntegrityError(
        "the ledger's database is damaged",
        where=str(path),
        expected="the database that Détente wrote",
        given=str(problem),
        next_step="keep the file as evidence, restore a backup, and run: detente ledger verify",
    )
