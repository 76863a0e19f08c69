"""The SQLite file of a ledger: WAL, synchronous FULL, one writer.

`entries`, `tiles` and `checkpoint` are the log; `bodies` stand beside it; `search` is derived from it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from detente.ledger.derived import Derivation, Tables
from detente.ledger.merkle import NodeHash
from detente.ledger.stores.nodes import Nodes
from detente.ledger.stores.sqlite_errors import REFUSED, WRONG_CALLS, refusals, refused
from detente.ledger.stores.store import Group, SearchRow, Stored, id_of, prefix_of
from detente.ledger.stores.tables import CATALOGUE, Language, SqlTables
from detente.model.errors import IntegrityError, StorageError

APPLICATION_ID = 0x44455445
"""`DETE`: lets `file` and others name the format."""

SCHEMA_VERSION = 2
EARLIER_VERSIONS = (1,)
PAGE_BYTES = 16_384
"""A tile fits one page, and a group of entries touches few; measured 3 µs of CPU less for an entry than 4 KiB."""

MOST_VARIABLES = 500
ROWS_AT_ONCE = 256

LOG = (
    """CREATE TABLE entries (position INTEGER PRIMARY KEY, prefix INTEGER NOT NULL, entry BLOB NOT NULL)""",
    "CREATE INDEX entries_prefix ON entries (prefix)",
    """CREATE TABLE tiles (
        level INTEGER NOT NULL, number INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (level, number)
    )""",
    """CREATE TABLE checkpoint (single INTEGER PRIMARY KEY CHECK (single = 1), note BLOB NOT NULL)""",
    """CREATE TABLE bodies (
        position INTEGER PRIMARY KEY, salt BLOB NOT NULL, body BLOB NOT NULL, said_as BLOB NOT NULL
    )""",
    "CREATE INDEX bodies_said_as ON bodies (said_as)",
)
SEARCH = (
    """CREATE TABLE search (
        position INTEGER PRIMARY KEY, said INTEGER NOT NULL, recorded INTEGER NOT NULL,
        earliest INTEGER, latest INTEGER, kind TEXT NOT NULL, party TEXT NOT NULL
    )""",
    "CREATE INDEX search_keys ON search (position) WHERE kind = 'ledger.key'",
)

SEARCH_ROW = "INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?)"
LANGUAGE = Language("?", {"integer": "INTEGER", "text": "TEXT", "bytes": "BLOB"})

# A damaged file may hold a value of any type in any column; these are bytes whatever it holds.
PREFIX = "coalesce(CAST(entries.prefix AS INTEGER), 0)"
ENTRY = "coalesce(CAST(entries.entry AS BLOB), x'')"

_EVERYTHING = (
    "SELECT e.position, e.prefix, e.entry, b.salt, b.body, b.said_as, s.position, s.said, s.recorded, s.earliest,"
    " s.latest, CAST(s.kind AS BLOB), CAST(s.party AS BLOB)"
    " FROM entries e LEFT JOIN bodies b ON b.position = e.position LEFT JOIN search s ON s.position = e.position"
    " ORDER BY e.position"
)
_ORPHANS = {
    "bodies": "SELECT count(*) FROM bodies WHERE position NOT IN (SELECT position FROM entries)",
    "search": "SELECT count(*) FROM search WHERE position NOT IN (SELECT position FROM entries)",
}


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Return a connection in mode `ro`, `rw` or `rwc`, or `immutable` for a medium that cannot be written."""
    how = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    uri = f"file:{quote(str(path.absolute()))}?{how}"
    # One thread at a time uses a ledger, but not always the one that opened it (queue.py).
    with refusals(path):
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


def create_sqlite(path: Path, note: str) -> None:
    """Write an empty store under the checkpoint of an empty tree."""
    connection = connect(path, "rwc")
    with refusals(path), contextlib.closing(connection):
        connection.execute(f"PRAGMA page_size={PAGE_BYTES}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute("PRAGMA synchronous=FULL")
        for statement in ("BEGIN", *LOG, *SEARCH):
            connection.execute(statement)
        connection.execute("INSERT INTO checkpoint VALUES (1, ?)", (note.encode(),))
        connection.execute("COMMIT")


class SqliteStore:
    """An open SQLite file; `store.Store` says what each method does."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path, self.where = path, str(path)
        with contextlib.ExitStack() as stack:
            lock = None if read_only else _writer_lock(path.with_name("ledger.lock"))
            if lock is not None:
                stack.callback(lock.close)
            self._lock, self.connection = lock, _open(path, read_only=read_only)
            stack.callback(self.connection.close)
            self._demand_tables()
            stack.pop_all()
        self._nodes = Nodes(self.tile, self.where)
        self._tables = SqlTables(LANGUAGE, self.rows, self.connection.executemany)

    def _demand_tables(self) -> None:
        """Refuse a file whose tables are not a ledger's: with another schema a value may be of any type."""
        version = self._one("PRAGMA user_version")[0]
        if version in EARLIER_VERSIONS:
            raise StorageError(
                "a ledger that an earlier version of Détente made",
                where=self.where,
                expected=f"schema version {SCHEMA_VERSION}",
                given=f"schema version {version}",
                next_step="with that version: detente ledger export --records; append its lines to a new desk",
            )
        found = self._statements("sql IS NOT NULL")
        if not found.issuperset(LOG):
            raise IntegrityError(
                "the database is not that of a ledger",
                where=self.where,
                expected="the tables entries, tiles, checkpoint and bodies, as Détente makes them",
                given=f"{len(found.intersection(LOG))} of these {len(LOG)}",
                next_step="keep the file as evidence, and restore a backup",
            )

    def _statements(self, of: str) -> set[str]:
        return {row[0] for row in self.rows(f"SELECT sql FROM sqlite_master WHERE {of}")}  # noqa: S608  our own words

    def close(self) -> None:
        """Release the file and the lock."""
        self.connection.close()
        if self._lock is not None:
            self._lock.close()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a query."""
        with refusals(self.path):
            return self.connection.execute(query, values).fetchall()

    def _one(self, query: str, values: Sequence[Any] = ()) -> Any:
        # As `refusals`, without the 2 µs of a context: a proof is made in twenty.
        try:
            return self.connection.execute(query, values).fetchone()
        except WRONG_CALLS:
            raise
        except REFUSED as problem:
            raise refused(self.path, problem) from problem

    def _each(self, query: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        with refusals(self.path):
            cursor = self.connection.execute(query, values)
        while rows := self._next(cursor):
            yield from rows

    def _next(self, cursor: sqlite3.Cursor) -> list[Any]:
        with refusals(self.path):
            return cursor.fetchmany(ROWS_AT_ONCE)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
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

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read everything inside as it stood at one instant."""
        self.rows("BEGIN")
        try:
            yield
        finally:
            self.rows("ROLLBACK")

    def size(self) -> int:
        """Return how many entries stand in it."""
        return int(self._one("SELECT coalesce(max(position) + 1, 0) FROM entries")[0])

    def notes(self) -> list[str]:
        """Return the checkpoints that stand in it, which should be one."""
        return [str(note) for (note,) in self.rows("SELECT CAST(note AS TEXT) FROM checkpoint")]

    def node(self, size: int) -> NodeHash:
        """Return the function that gives the complete nodes of the tree of this size."""
        return self._nodes.of_size(size)

    def tile(self, level: int, number: int) -> bytes | None:
        """Return the bytes of a tile as they stand there, None where there is none."""
        row = self._one("SELECT hashes FROM tiles WHERE level = ? AND number = ?", (level, number))
        return row[0] if row else None

    def entry(self, position: int) -> bytes | None:
        """Return the bytes of the entry at a position, None where there is none."""
        row = self._one(f"SELECT {ENTRY} FROM entries WHERE position = ?", (position,))  # noqa: S608  our own words
        return row[0] if row else None

    def position(self, id_: bytes) -> int | None:
        """Return where the record of this id stands, None where it does not."""
        query = f"SELECT position, {ENTRY} FROM entries WHERE prefix = ?"  # noqa: S608  our own words
        rows = self.rows(query, (prefix_of(id_),))
        return next((position for position, entry in rows if id_of(entry) == id_), None)

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes of the entries from position `start` up to, not with, `end`."""
        query = f"SELECT {ENTRY} FROM entries WHERE position >= ? AND position < ? ORDER BY position"  # noqa: S608
        return (row[0] for row in self._each(query, (start, end)))

    def key_statements(self, size: int) -> Iterator[tuple[int, bytes]]:
        """Yield position and bytes of the entries of kind `ledger.key` among the first `size`, in their order."""
        return self._each(
            f"SELECT position, {ENTRY} FROM search JOIN entries USING (position)"  # noqa: S608  our own words
            " WHERE kind = 'ledger.key' AND position < ? ORDER BY position",
            (size,),
        )

    def known(self, ids: Iterable[bytes]) -> set[bytes]:
        """Return those of these ids that stand in the log."""
        wanted = list(ids)
        likely = self._present("prefix", "entries", {prefix_of(id_) for id_ in wanted})
        return {id_ for id_ in wanted if prefix_of(id_) in likely and self.position(id_) is not None}

    def said_as(self, digests: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return by digest of a record as it was said the id under which it stands, for those that do."""
        found = self._present("said_as", "bodies", digests)
        return {digest: id_of(self.entry(position) or b"") for digest, position in found.items()}

    def _present(self, column: str, table: str, values: Iterable[Any]) -> dict[Any, int]:
        """Return a position by value for the values that stand in this column."""
        wanted = list(values)
        found: dict[Any, int] = {}
        for start in range(0, len(wanted), MOST_VARIABLES):
            part = wanted[start : start + MOST_VARIABLES]
            marks = ",".join("?" * len(part))
            query = f"SELECT {column}, position FROM {table} WHERE {column} IN ({marks})"  # noqa: S608  names of ours
            found.update(self.rows(query, part))
        return found

    def beside(self, position: int) -> tuple[bytes, bytes] | None:
        """Return salt and bytes of what stands beside the entry at a position, None where nothing does."""
        query = "SELECT CAST(salt AS BLOB), CAST(body AS BLOB) FROM bodies WHERE position = ?"
        return next(iter(self.rows(query, (position,))), None)

    def said(
        self, said_until: int, recorded_until: int, size: int
    ) -> Iterator[tuple[int, bytes, bytes | None, bytes | None]]:
        """Yield id prefix, entry, salt and body of what was said and recorded by then, of the first entries."""
        return self._each(
            f"SELECT {PREFIX}, {ENTRY}, CAST(salt AS BLOB), CAST(body AS BLOB) FROM search"  # noqa: S608  our own words
            " JOIN entries USING (position) LEFT JOIN bodies USING (position)"
            " WHERE said <= ? AND search.recorded <= ? AND position < ?",
            (said_until, recorded_until, size),
        )

    def commit(self, group: Group, derivations: Sequence[Derivation]) -> None:
        """Add a group and what is derived from it; durable when it returns, undone where anything in it fails."""
        with self._transaction() as connection:
            connection.executemany("INSERT INTO entries VALUES (?, ?, ?)", group.rows())
            connection.executemany("INSERT INTO bodies VALUES (?, ?, ?, ?)", group.bodies)
            connection.executemany(SEARCH_ROW, group.search)
            connection.executemany(
                "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?)", self._nodes.changed(group.start, group.nodes)
            )
            connection.execute("INSERT OR REPLACE INTO checkpoint VALUES (1, ?)", (group.note.encode(),))
            self._tables.advance(derivations, group.stretch)

    def forget(self, position: int) -> bool:
        """Delete what stands beside the entry at a position, wherever it is; return whether it was there."""
        with self._transaction() as connection:
            gone = connection.execute("DELETE FROM bodies WHERE position = ?", (position,)).rowcount
        if self._one("PRAGMA wal_checkpoint(TRUNCATE)")[0]:
            raise StorageError(
                "the body is deleted, but a copy may remain in the write-ahead log",
                where=f"{self.where}-wal",
                expected="no other reader while a body is forgotten",
                given="a reader that holds the log open",
                next_step="close other programs that read this ledger, then forget it again",
            )
        return bool(gone)

    def rebuild(self, search: Iterable[SearchRow]) -> None:
        """Put these rows in the place of all that was derived for searching."""
        with self._transaction() as connection:
            connection.execute("DROP TABLE IF EXISTS search")
            for statement in SEARCH:
                connection.execute(statement)
            connection.executemany(SEARCH_ROW, search)

    def through(self, derivation: Derivation) -> int | None:
        """Return how many entries a derivation has seen; None where it stands in another form, or not at all."""
        return self._tables.through(derivation) if self._has_derived() else None

    def _has_derived(self) -> bool:
        return CATALOGUE in self._statements("name = 'derived'")

    def derive(self, derivation: Derivation, work: Callable[[Tables], int], *, afresh: bool) -> None:
        """Run `work` in one transaction and note the size it returns as seen; `afresh` on new, empty tables."""
        with self._transaction() as connection:
            if not self._has_derived():
                connection.execute(CATALOGUE)
            if afresh:
                self._tables.begin_afresh(derivation)
            self._tables.note(derivation, work(self._tables))

    def tables(self) -> Tables:
        """Return the derived tables, to be read."""
        return self._tables

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the file itself: its structure, its tables, its marks."""
        for (line,) in self.rows("PRAGMA integrity_check"):
            if line != "ok":
                yield f"SQLite finds: {line}"
        due = {*LOG, *SEARCH}
        if self._has_derived():
            due |= {CATALOGUE, *self._tables.statements()}
        if self._statements("sql IS NOT NULL") != due:
            yield "tables that are not those of a ledger"
        marks = (self._one("PRAGMA application_id")[0], self._one("PRAGMA user_version")[0])
        if marks != (APPLICATION_ID, SCHEMA_VERSION):
            yield f"application id and version {marks} are not those of a ledger"

    def everything(self) -> Iterator[Stored]:
        """Yield all that stands there, in the order of the positions."""
        return (Stored(*(*row[:6], row[6:])) for row in self._each(_EVERYTHING))

    def tile_count(self) -> int:
        """Return how many tiles stand there."""
        return int(self._one("SELECT count(*) FROM tiles")[0])

    def orphans(self) -> list[str]:
        """Return the names of the tables with rows that belong to no entry."""
        return [table for table, query in _ORPHANS.items() if self._one(query)[0]]


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
