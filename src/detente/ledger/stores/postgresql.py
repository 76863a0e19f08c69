"""The log of a ledger in PostgreSQL, for a centre that runs one: entries by COPY, one writer by an advisory lock.

The tables stand in the first schema of the search path, so that one database serves many desks. Types are the
database's to keep; what PostgreSQL cannot keep in a text (a zero character) stands as bytes.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from detente.ledger.derived import Derivation, Tables
from detente.ledger.merkle import NodeHash
from detente.ledger.stores.nodes import Nodes
from detente.ledger.stores.postgresql_errors import refusals
from detente.ledger.stores.store import Group, SearchRow, Stored, id_of, prefix_of
from detente.ledger.stores.tables import CATALOGUE, Language, SqlTables
from detente.model.errors import IntegrityError, MissingPart, StorageError

LOCK = 0x44455445
"""`DETE`: the class of our advisory locks."""

ROWS_AT_ONCE = 1000
LANGUAGE = Language("%s", {"integer": "BIGINT", "text": 'TEXT COLLATE "C"', "bytes": "BYTEA"})
TYPES = {"integer": "bigint", "text": "text", "bytes": "bytea"}

SEARCH = """CREATE TABLE search (
    position BIGINT PRIMARY KEY, said BIGINT NOT NULL, recorded BIGINT NOT NULL,
    earliest BIGINT, latest BIGINT, kind BYTEA NOT NULL, party BYTEA NOT NULL
)"""
SEARCH_KEYS = "CREATE INDEX search_keys ON search (position) WHERE kind = 'ledger.key'"
TABLES = (
    "CREATE TABLE entries (position BIGINT PRIMARY KEY, prefix BIGINT NOT NULL, entry BYTEA NOT NULL)",
    "CREATE INDEX entries_prefix ON entries (prefix)",
    """CREATE TABLE tiles (
        level BIGINT NOT NULL, number BIGINT NOT NULL, hashes BYTEA NOT NULL, PRIMARY KEY (level, number)
    )""",
    "CREATE TABLE checkpoint (single BIGINT PRIMARY KEY CHECK (single = 1), note BYTEA NOT NULL)",
    """CREATE TABLE bodies (
        position BIGINT PRIMARY KEY, salt BYTEA NOT NULL, body BYTEA NOT NULL, said_as BYTEA NOT NULL
    )""",
    "CREATE INDEX bodies_said_as ON bodies (said_as)",
    SEARCH,
    SEARCH_KEYS,
    CATALOGUE,
)
COLUMNS = {
    "entries": {"position": "bigint", "prefix": "bigint", "entry": "bytea"},
    "tiles": {"level": "bigint", "number": "bigint", "hashes": "bytea"},
    "checkpoint": {"single": "bigint", "note": "bytea"},
    "bodies": {"position": "bigint", "salt": "bytea", "body": "bytea", "said_as": "bytea"},
    "search": dict.fromkeys(("position", "said", "recorded", "earliest", "latest"), "bigint")
    | {"kind": "bytea", "party": "bytea"},
    "derived": {"name": "text", "form": "text", "through": "bigint"},
}
INDEXES = {"entries_prefix", "bodies_said_as", "search_keys"}

_EVERYTHING = (
    "SELECT e.position, e.prefix, e.entry, b.salt, b.body, b.said_as, s.position, s.said, s.recorded, s.earliest,"
    " s.latest, s.kind, s.party FROM entries e LEFT JOIN bodies b ON b.position = e.position"
    " LEFT JOIN search s ON s.position = e.position WHERE e.position >= %s ORDER BY e.position LIMIT %s"
)
_SAID = (
    "SELECT e.position, e.prefix, e.entry, b.salt, b.body FROM search s JOIN entries e ON e.position = s.position"
    " LEFT JOIN bodies b ON b.position = e.position WHERE s.said <= %s AND s.recorded <= %s AND s.position < %s"
    " AND s.position >= %s ORDER BY s.position LIMIT %s"
)
_KEY_STATEMENTS = (
    "SELECT position, entry FROM search JOIN entries USING (position) WHERE kind = 'ledger.key' AND position < %s"
    " AND position >= %s ORDER BY position LIMIT %s"
)
_NOTE = "INSERT INTO checkpoint VALUES (1, %s) ON CONFLICT (single) DO UPDATE SET note = excluded.note"
_TILE = "INSERT INTO tiles VALUES (%s, %s, %s) ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes"


def connect(url: str) -> Any:
    """Return a connection; StorageError where no server answers, MissingPart where psycopg is not installed."""
    if importlib.util.find_spec("psycopg") is None:
        raise MissingPart(
            "a ledger in PostgreSQL needs a part that is not installed",
            expected="the package psycopg",
            given="nothing of that name",
            next_step="pip install 'detente[postgresql]', or make the desk without --store",
        )
    with refusals(url):
        return importlib.import_module("psycopg").connect(url, autocommit=True)


def create_postgresql(url: str, note: str) -> None:
    """Make the tables of an empty ledger under its checkpoint, or none; StorageError if there are such tables."""
    with contextlib.closing(connect(url)) as connection, refusals(url):
        if _columns(connection):
            raise StorageError(
                "the schema is not empty",
                where=url,
                expected="a schema of the database with no table in it",
                given=", ".join(sorted(_columns(connection))),
                next_step="CREATE SCHEMA another; and name it: postgresql://.../?options=-csearch_path%3Danother",
            )
        with connection.transaction():
            for statement in TABLES:
                connection.execute(statement)
            connection.execute(_NOTE, (note.encode(),))


def drop_postgresql(url: str) -> None:
    """Remove the tables of a ledger that was just made and will not be used."""
    with contextlib.closing(connect(url)) as connection, refusals(url):
        connection.execute(f"DROP TABLE IF EXISTS {', '.join(COLUMNS)}")


class PostgresqlStore:
    """An open ledger in PostgreSQL; `store.Store` says what each method does."""

    def __init__(self, url: str, *, read_only: bool) -> None:
        self.where = url
        self.connection = connect(url)
        self._nodes = Nodes(self.tile, url)
        self._tables = SqlTables(LANGUAGE, self.rows, self._many)
        try:
            if read_only:
                self.rows("SET default_transaction_read_only = on")
            self._demand_tables()
            if not read_only:
                self._take_lock()
                self._demand_durable()
        except BaseException:
            self.close()
            raise

    def _demand_tables(self) -> None:
        found = self._found_columns()
        if any(found.get(name) != columns for name, columns in COLUMNS.items()):
            raise IntegrityError(
                "the database is not that of a ledger",
                where=self.where,
                expected=f"the tables {', '.join(COLUMNS)}, as Détente makes them",
                given=", ".join(sorted(found)) or "no table in this schema",
                next_step="check the address and its search_path; keep the database as evidence, restore a backup",
            )

    def _take_lock(self) -> None:
        if not self._one("SELECT pg_try_advisory_lock(%s, hashtext(current_schema()))", (LOCK,))[0]:
            raise StorageError(
                "another process is writing to this ledger",
                where=self.where,
                expected="one writer",
                given="a writer that holds the lock of this ledger",
                next_step="end the other writer, then try again",
            )

    def _demand_durable(self) -> None:
        """Have a commit return when it is durable, whatever the server, the database or the user has set."""
        if self._one("SHOW synchronous_commit")[0] == "off":
            self.rows("SET synchronous_commit = on")

    def close(self) -> None:
        """Release the connection, and with it the lock."""
        self.connection.close()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a query, none of a statement."""
        with refusals(self.where):
            cursor = self.connection.execute(query, values or None, binary=True)
            return cursor.fetchall() if cursor.description else []

    def _one(self, query: str, values: Sequence[Any] = ()) -> Any:
        found = self.rows(query, values)
        return found[0] if found else None

    def _each(self, query: str, values: Sequence[Any] = (), start: int = 0) -> Iterator[Any]:
        """Yield the rows of a query that ends in `position >= start LIMIT most`, and gives the position first."""
        while rows := self.rows(query, (*values, start, ROWS_AT_ONCE)):
            yield from rows
            start = rows[-1][0] + 1

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        with refusals(self.where), self.connection.cursor() as cursor:
            cursor.executemany(statement, list(rows))

    def _copy(self, table: str, types: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        with self.connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(types)
            for row in rows:
                copy.write_row(row)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with refusals(self.where), self.connection.transaction():
            yield

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read everything inside as it stood at one instant."""
        self.rows("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            self.rows("ROLLBACK")

    def size(self) -> int:
        """Return how many entries stand in it."""
        last = self._one("SELECT max(position) FROM entries")[0]
        return 0 if last is None else int(last) + 1

    def notes(self) -> list[str]:
        """Return the checkpoints that stand in it, which should be one."""
        return [note.decode("utf-8", "replace") for (note,) in self.rows("SELECT note FROM checkpoint")]

    def node(self, size: int) -> NodeHash:
        """Return the function that gives the complete nodes of the tree of this size."""
        return self._nodes.of_size(size)

    def tile(self, level: int, number: int) -> bytes | None:
        """Return the bytes of a tile as they stand there, None where there is none."""
        row = self._one("SELECT hashes FROM tiles WHERE level = %s AND number = %s", (level, number))
        return row[0] if row else None

    def entry(self, position: int) -> bytes | None:
        """Return the bytes of the entry at a position, None where there is none."""
        row = self._one("SELECT entry FROM entries WHERE position = %s", (position,))
        return row[0] if row else None

    def beside(self, position: int) -> tuple[bytes, bytes] | None:
        """Return salt and bytes of what stands beside the entry at a position, None where nothing does."""
        return next(iter(self.rows("SELECT salt, body FROM bodies WHERE position = %s", (position,))), None)

    def position(self, id_: bytes) -> int | None:
        """Return where the record of this id stands, None where it does not."""
        rows = self.rows("SELECT position, entry FROM entries WHERE prefix = %s", (prefix_of(id_),))
        return next((position for position, entry in rows if id_of(entry) == id_), None)

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes of the entries from position `start` up to, not with, `end`."""
        query = (
            "SELECT position, entry FROM entries WHERE position < %s AND position >= %s ORDER BY position LIMIT %s"
        )
        return (entry for _, entry in self._each(query, (end,), start))

    def key_statements(self, size: int) -> Iterator[tuple[int, bytes]]:
        """Yield position and bytes of the entries of kind `ledger.key` among the first `size`, in their order."""
        return self._each(_KEY_STATEMENTS, (size,))

    def known(self, ids: Iterable[bytes]) -> set[bytes]:
        """Return those of these ids that stand in the log."""
        wanted = list(ids)
        rows = self.rows("SELECT entry FROM entries WHERE prefix = ANY(%s)", ([prefix_of(id_) for id_ in wanted],))
        return {id_of(entry) for (entry,) in rows}.intersection(wanted)

    def said_as(self, digests: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return by digest of a record as it was said the id under which it stands, for those that do."""
        query = "SELECT said_as, entry FROM bodies JOIN entries USING (position) WHERE said_as = ANY(%s)"
        return {digest: id_of(entry) for digest, entry in self.rows(query, (list(digests),))}

    def said(
        self, said_until: int, recorded_until: int, size: int
    ) -> Iterator[tuple[int, bytes, bytes | None, bytes | None]]:
        """Yield id prefix, entry, salt and body of what was said and recorded by then, of the first entries."""
        return (row[1:] for row in self._each(_SAID, (said_until, recorded_until, size)))

    def commit(self, group: Group, derivations: Sequence[Derivation]) -> None:
        """Add a group and what is derived from it; durable when it returns, undone where anything in it fails."""
        with self._transaction():
            self._copy("entries", ("int8", "int8", "bytea"), group.rows())
            if group.bodies:
                self._copy("bodies", ("int8", "bytea", "bytea", "bytea"), group.bodies)
            self._copy_search(group.search)
            self._many(_TILE, self._nodes.changed(group.start, group.nodes))
            self._many(_NOTE, [(group.note.encode(),)])
            self._tables.advance(derivations, group.stretch)

    def _copy_search(self, rows: Iterable[SearchRow]) -> None:
        encoded = ((*numbers, kind.encode(), party.encode()) for *numbers, kind, party in rows)
        self._copy("search", (*["int8"] * 5, "bytea", "bytea"), encoded)

    def forget(self, position: int) -> bool:
        """Delete what stands beside the entry at a position, and write the table anew without it."""
        gone = self.rows("DELETE FROM bodies WHERE position = %s RETURNING position", (position,))
        self.rows("VACUUM FULL bodies")
        return bool(gone)

    def rebuild(self, search: Iterable[SearchRow]) -> None:
        """Put these rows in the place of all that was derived for searching."""
        rows = list(search)
        with self._transaction():
            self.rows("DROP TABLE IF EXISTS search")
            self.rows(SEARCH)
            self.rows(SEARCH_KEYS)
            self._copy_search(rows)

    def through(self, derivation: Derivation) -> int | None:
        """Return how many entries a derivation has seen; None where it stands in another form, or not at all."""
        return self._tables.through(derivation)

    def derive(self, derivation: Derivation, work: Callable[[Tables], int], *, afresh: bool) -> None:
        """Run `work` in one transaction and note the size it returns as seen; `afresh` on new, empty tables."""
        with self._transaction():
            if afresh:
                self._tables.begin_afresh(derivation)
            self._tables.note(derivation, work(self._tables))

    def tables(self) -> Tables:
        """Return the derived tables, to be read."""
        return self._tables

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the schema: its tables, columns and indexes."""
        due = COLUMNS | {
            table.name: {name: TYPES[type_] for name, type_ in table.columns} for table in self._tables.known()
        }
        found = {
            name
            for (name,) in self.rows("SELECT indexname::text FROM pg_indexes WHERE schemaname = current_schema()")
        }
        if self._found_columns() != due or not found >= INDEXES:
            yield "tables that are not those of a ledger"

    def _found_columns(self) -> dict[str, dict[str, str]]:
        with refusals(self.where):
            return _columns(self.connection)

    def everything(self) -> Iterator[Stored]:
        """Yield all that stands there, in the order of the positions."""
        return (Stored(*(*row[:6], row[6:])) for row in self._each(_EVERYTHING))

    def tile_count(self) -> int:
        """Return how many tiles stand there."""
        return int(self._one("SELECT count(*) FROM tiles")[0])

    def orphans(self) -> list[str]:
        """Return the names of the tables with rows that belong to no entry."""
        query = "SELECT count(*) FROM {} WHERE position NOT IN (SELECT position FROM entries)"
        return [table for table in ("bodies", "search") if self._one(query.format(table))[0]]


def _columns(connection: Any) -> dict[str, dict[str, str]]:
    """Return the tables of the schema: type by column."""
    rows = connection.execute(
        "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns"
        " WHERE table_schema = current_schema()"
    ).fetchall()
    found: dict[str, dict[str, str]] = {}
    for table, column, type_ in rows:
        found.setdefault(table, {})[column] = type_
    return found
