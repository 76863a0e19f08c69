"""The SQLite file of a ledger: WAL, synchronous FULL, one writer. Rows in, rows out; what they mean is above.

`entries`, `tiles` and `checkpoint` are the log; `bodies` stand beside it; `search` is derived from it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from detente.ledger.tiles import LEVELS, TILE_BYTES, WIDTH, Address, address, runs
from detente.model.errors import IntegrityError, LedgerError, StorageError

APPLICATION_ID = 0x44455445
"""`DETE`: lets `file` and others name the format."""

SCHEMA_VERSION = 1
CACHED_TILES = 256
MOST_VARIABLES = 500
ROWS_AT_ONCE = 256

LOG = (
    """CREATE TABLE entries (position INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, entry BLOB NOT NULL)""",
    """CREATE TABLE tiles (
        level INTEGER NOT NULL, number INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (level, number)
    )""",
    """CREATE TABLE checkpoint (single INTEGER PRIMARY KEY CHECK (single = 1), note BLOB NOT NULL)""",
    """CREATE TABLE bodies (
        id BLOB PRIMARY KEY, salt BLOB NOT NULL, body BLOB NOT NULL, said_as BLOB NOT NULL UNIQUE
    )""",
)
SEARCH = (
    """CREATE TABLE search (
        position INTEGER PRIMARY KEY, said INTEGER NOT NULL, recorded INTEGER NOT NULL,
        earliest INTEGER, latest INTEGER, kind TEXT NOT NULL, party TEXT NOT NULL
    )""",
    "CREATE INDEX search_said ON search (said)",
    "CREATE INDEX search_kind ON search (kind, said)",
    "CREATE INDEX search_party ON search (party, said)",
    "CREATE INDEX search_happened ON search (earliest, latest)",
)

TILE = "SELECT hashes FROM tiles WHERE level = ? AND number = ?"

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


@contextlib.contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into a LedgerError: the disk's fault, or a file that is not what was written."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except (sqlite3.Error, UnicodeDecodeError) as problem:
        # A damaged file can make SQLite complain in bytes that are no text, which Python fails to decode.
        raise _refused(path, problem) from problem


def _refused(path: Path, problem: Exception) -> LedgerError:
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


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Return a connection in mode `ro`, `rw` or `rwc`, or `immutable` for a medium that cannot be written."""
    how = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    uri = f"file:{quote(str(path.absolute()))}?{how}"
    with refusals(path):
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


def create_store(path: Path) -> None:
    """Write an empty store."""
    connection = connect(path, "rwc")
    with refusals(path), contextlib.closing(connection):
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute("PRAGMA synchronous=FULL")
        for statement in ("BEGIN", *LOG, *SEARCH, "COMMIT"):
            connection.execute(statement)


class Store:
    """An open store. Every method raises StorageError or IntegrityError where SQLite refuses."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        with contextlib.ExitStack() as stack:
            lock = None if read_only else _writer_lock(path.with_name("ledger.lock"))
            if lock is not None:
                stack.callback(lock.close)
            self._lock, self.connection = lock, _open(path, read_only=read_only)
            stack.callback(self.connection.close)
            self._demand_tables()
            stack.pop_all()
        self.cached_tile = lru_cache(CACHED_TILES)(self._read_tile)

    def _demand_tables(self) -> None:
        """Refuse a file whose tables are not a ledger's: with another schema a value may be of any type."""
        found = {row[0] for row in self.rows("SELECT sql FROM sqlite_master WHERE type = 'table'")}
        if not found.issuperset(LOG):
            raise IntegrityError(
                "the database is not that of a ledger",
                where=str(self.path),
                expected="the tables entries, tiles, checkpoint and bodies, as Détente makes them",
                given=f"{len(found.intersection(LOG))} of these {len(LOG)}",
                next_step="keep the file as evidence, and restore a backup",
            )

    def close(self) -> None:
        """Release the file and the lock."""
        self.connection.close()
        if self._lock is not None:
            self._lock.close()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a query."""
        with refusals(self.path):
            return self.connection.execute(query, values).fetchall()

    def each(self, query: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """Yield the rows of a query."""
        with refusals(self.path):
            cursor = self.connection.execute(query, values)
        while rows := self._next(cursor):
            yield from rows

    def _next(self, cursor: sqlite3.Cursor) -> list[Any]:
        with refusals(self.path):
            return cursor.fetchmany(ROWS_AT_ONCE)

    def one(self, query: str, values: Sequence[Any] = ()) -> Any:
        """Return the first row of a query, or None."""
        with refusals(self.path):
            return self.connection.execute(query, values).fetchone()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Run statements as one; durable when the block ends, undone if anything in it fails."""
        with refusals(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                # What fails here as well is the same refusal; SQLite undoes the rest when the file is next opened.
                with contextlib.suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
                raise

    def present(self, column: str, table: str, values: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return id by value for the values that stand in this column of `entries` or `bodies`."""
        wanted = list(values)
        found: dict[bytes, bytes] = {}
        for start in range(0, len(wanted), MOST_VARIABLES):
            part = wanted[start : start + MOST_VARIABLES]
            marks = ",".join("?" * len(part))
            query = f"SELECT {column}, id FROM {table} WHERE {column} IN ({marks})"  # noqa: S608  names of ours
            found.update(self.rows(query, part))
        return found

    def node(self, size: int) -> Callable[[int, int], bytes]:
        """Return the function that gives the complete nodes of the tree of this size."""

        def complete(level: int, index: int) -> bytes:
            (high, number), byte = address(level, index)
            width = min(WIDTH, (size >> LEVELS * high) - WIDTH * number)
            return self.cached_tile(high, number, width)[byte : byte + 32]

        return complete

    def write_nodes(self, before: int, added: Sequence[Sequence[bytes]]) -> None:
        """Put nodes, level by level from the first that a tree of size `before` lacks, into their tiles."""
        changed: dict[Address, bytearray] = {}
        for level, hashes in enumerate(added):
            for tile, byte, stretch in runs(level, before >> level, hashes):
                if tile not in changed:
                    changed[tile] = bytearray(self._tile_or_empty(tile))
                changed[tile][byte : byte + len(stretch)] = stretch
        self.connection.executemany(
            "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?)",
            [(level, number, bytes(hashes)) for (level, number), hashes in changed.items()],
        )

    def _tile_or_empty(self, tile: Address) -> bytes:
        row = self.one(TILE, tile)
        return self._whole(row, tile) if row else bytes(TILE_BYTES)

    def _read_tile(self, level: int, number: int, width: int) -> bytes:
        """Return a tile. `width` keys the cache: the hashes of a tile of that width never change."""
        del width
        return self._whole(self.one(TILE, (level, number)), (level, number))

    def _whole(self, row: Any, tile: Address) -> bytes:
        """Return the hashes of a tile's row; a damaged file may hold anything, or nothing, there."""
        if row is None or not isinstance(row[0], bytes) or len(row[0]) != TILE_BYTES:
            raise IntegrityError(
                "a part of the hash tree is missing",
                where=str(self.path),
                expected=f"tile {tile[0]}/{tile[1]}, {TILE_BYTES} bytes",
                given="nothing" if row is None else "something else",
                next_step="run: detente ledger verify",
            )
        return row[0]


def _open(path: Path, *, read_only: bool) -> sqlite3.Connection:
    if not read_only:
        return _prepared(path, "rw", "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON")
    try:
        return _prepared(path, "ro")
    except StorageError:
        # A WAL database in a folder that cannot be written has no shared memory; it is read as it stands,
        # which is right only if the last writer closed it, so that no write-ahead log is left beside it.
        left = path.with_name(f"{path.name}-wal")
        if not path.is_file() or (left.exists() and left.stat().st_size):
            raise
        return _prepared(path, "immutable")


def _prepared(path: Path, mode: str, *statements: str) -> sqlite3.Connection:
    """Return a connection on which these statements, and a first look at the file, succeeded."""
    connection = connect(path, mode)
    try:
        with refusals(path):
            for statement in (*statements, "SELECT 1 FROM sqlite_master"):
                connection.execute(statement).fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _writer_lock(path: Path) -> sqlite3.Connection:
    """Return a connection that holds the one lock of writers: portable, and gone when the process ends."""
    return _prepared(path, "rwc", "PRAGMA busy_timeout=0", "BEGIN EXCLUSIVE")
