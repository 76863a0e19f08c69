"""The SQL of derived tables, the same for every store but for the mark of a value and the names of types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from detente.ledger.derived import Derivation, Logged, Row, Table, tables_of

CATALOGUE = "CREATE TABLE derived (name TEXT PRIMARY KEY, form TEXT NOT NULL, through BIGINT NOT NULL)"
"""Which rooms have tables, in which form, and how many entries they have seen."""


class Language(msgspec.Struct, frozen=True):
    """What differs between stores: the mark of a value, and the types by our names."""

    mark: str
    types: Mapping[str, str]

    def create(self, table: Table) -> str:
        """Return the statement that makes a table."""
        columns = [f'"{name}" {self.types[type_]} NOT NULL' for name, type_ in table.columns]
        return f'CREATE TABLE "{table.name}" ({", ".join(columns)}, PRIMARY KEY ({", ".join(_key(table))}))'

    def put(self, table: Table) -> str:
        """Return the statement that writes a row in the place of the one with the same key."""
        names = _quoted(table)
        marks = ", ".join([self.mark] * len(names))
        rest = [f"{name} = excluded.{name}" for name in names[table.key :]]
        then = f"UPDATE SET {', '.join(rest)}" if rest else "NOTHING"
        return (
            f'INSERT INTO "{table.name}" ({", ".join(names)}) VALUES ({marks})'  # noqa: S608  names of ours
            f" ON CONFLICT ({', '.join(_key(table))}) DO {then}"
        )

    def take(self, table: Table, width: int) -> str:
        """Return the statement that deletes the rows whose key begins with so many values."""
        return f'DELETE FROM "{table.name}" WHERE {self._equal(table, width)}'  # noqa: S608  names of ours

    def rows(self, table: Table, width: int, since: int, limit: int | None) -> str:
        """Return the query of the rows whose key begins with `width` values and goes on with `since` or more."""
        names = ", ".join(_quoted(table))
        wanted = [self._equal(table, width)]
        if since:
            further = ", ".join(_key(table)[width : width + since])
            wanted.append(f"({further}) >= ({', '.join([self.mark] * since)})")
        most = "" if limit is None else f" LIMIT {limit:d}"
        return (
            f'SELECT {names} FROM "{table.name}" WHERE {" AND ".join(wanted)}'  # noqa: S608  names of ours
            f" ORDER BY {', '.join(_key(table))}{most}"
        )

    def _equal(self, table: Table, width: int) -> str:
        return " AND ".join(f"{name} = {self.mark}" for name in _key(table)[:width]) or "TRUE"


class SqlTables:
    """Derived tables behind two functions that run SQL: one statement with its values, one for many rows."""

    def __init__(
        self,
        language: Language,
        query: Callable[[str, Sequence[Any]], list[Any]],
        many: Callable[[str, Iterable[Row]], object],
    ) -> None:
        self._language, self._query, self._many = language, query, many

    def put(self, table: Table, rows: Iterable[Row]) -> None:
        """Write rows, each in the place of the one with the same key."""
        self._many(self._language.put(table), rows)

    def take(self, table: Table, keys: Iterable[Row]) -> None:
        """Delete the rows whose key begins with these values."""
        for key in keys:
            self._many(self._language.take(table, len(key)), [key])

    def rows(self, table: Table, key: Row = (), *, since: Row = (), limit: int | None = None) -> list[Row]:
        """Return the rows whose key begins with `key` and continues at or after `since`, in order of the key."""
        query = self._language.rows(table, len(key), len(since), limit)
        return [tuple(row) for row in self._query(query, (*key, *since))]

    def through(self, derivation: Derivation) -> int | None:
        """Return how many entries a derivation has seen; None where it stands in another form, or not at all."""
        mark = self._language.mark
        found = self._query(
            f"SELECT through FROM derived WHERE name = {mark} AND form = {mark}",  # noqa: S608  our own words
            (derivation.name, derivation.form),
        )
        return int(found[0][0]) if found else None

    def begin_afresh(self, derivation: Derivation) -> None:
        """Make the tables of a derivation new and empty, whatever its former form was."""
        old = _tables_of(self._forms().get(derivation.name, ""))
        for name in {table.name for table in (*old, *derivation.tables)}:
            self._query(f'DROP TABLE IF EXISTS "{name}"', ())
        for table in derivation.tables:
            self._query(self._language.create(table), ())

    def advance(self, derivations: Iterable[Derivation], stretch: Sequence[Logged]) -> None:
        """Have every derivation see a stretch of the log that it has not seen."""
        for derivation in derivations:
            derivation.derive(stretch, self)
            self.note(derivation, stretch[-1].position + 1)

    def note(self, derivation: Derivation, through: int) -> None:
        """Note how many entries a derivation has seen."""
        mark = self._language.mark
        self._many(
            f"INSERT INTO derived VALUES ({mark}, {mark}, {mark})"  # noqa: S608  our own words
            " ON CONFLICT (name) DO UPDATE SET form = excluded.form, through = excluded.through",
            [(derivation.name, derivation.form, through)],
        )

    def statements(self) -> set[str]:
        """Return the statements that made the tables that stand there."""
        return {self._language.create(table) for table in self.known()}

    def known(self) -> list[Table]:
        """Return the tables that stand there."""
        return [table for form in self._forms().values() for table in _tables_of(form)]

    def _forms(self) -> dict[str, str]:
        return {str(name): str(form) for name, form in self._query("SELECT name, form FROM derived", ())}


def _tables_of(form: str) -> tuple[Table, ...]:
    """Return the tables that a stored form names, none where it was damaged."""
    try:
        return tables_of(form)
    except (msgspec.MsgspecError, ValueError):
        return ()


def _quoted(table: Table) -> list[str]:
    return [f'"{name}"' for name, _ in table.columns]


def _key(table: Table) -> list[str]:
    return _quoted(table)[: table.key]
