"""Tables that other rooms derive from the log: written with the records in one commit, dropped and derived again.

The log is the state. A room says in a `Derivation` which tables it wants and what a stretch of the log puts into
them; a queue lost or doubled is then as impossible as a record lost or doubled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

import msgspec

from detente.ledger.entries import read_entry
from detente.model import canonical
from detente.model.record import Digest, Record

Value = int | str | bytes
Row = tuple[Value, ...]

TYPES = ("integer", "text", "bytes")
OF_THE_LEDGER = {"entries", "tiles", "checkpoint", "bodies", "search", "derived"}
_NAME = re.compile(r"[a-z][a-z_]{0,39}")


class Table(msgspec.Struct, frozen=True):
    """A derived table: its name, its columns by name and type (`integer`, `text`, `bytes`), how many are the key.

    The first `key` columns name a row; rows are read in their order. Give the name the room's: `exchange_outbox`.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    key: int

    def __post_init__(self) -> None:
        """Refuse, with ValueError, what cannot be a table."""
        names = [self.name, *(name for name, _ in self.columns)]
        if self.name in OF_THE_LEDGER:
            raise ValueError(f"this table is the ledger's own: {self.name}")
        if not all(_NAME.fullmatch(name) for name in names) or len({*names[1:]}) != len(self.columns):
            raise ValueError(f"names of a table are small letters and _, each once: {names}")
        if not 0 < self.key <= len(self.columns) or not {type_ for _, type_ in self.columns} <= {*TYPES}:
            raise ValueError(f"a table has a key among its columns, of the types {TYPES}: {self}")


class Logged(msgspec.Struct, frozen=True):
    """An entry as a derivation sees it: its place, its id and key id, the record as in the log, when recorded."""

    position: int
    id: Digest
    key: str
    record: Record[Any]
    recorded: datetime


class Tables(Protocol):
    """The derived tables of a store: rows of plain values, in the order of their key."""

    def put(self, table: Table, rows: Iterable[Row]) -> None:
        """Write rows, each in the place of the one with the same key."""

    def take(self, table: Table, keys: Iterable[Row]) -> None:
        """Delete the rows whose key begins with these values."""

    def rows(self, table: Table, key: Row = (), *, since: Row = (), limit: int | None = None) -> list[Row]:
        """Return the rows whose key begins with `key` and continues at or after `since`, in order of the key."""


class Derivation(msgspec.Struct, frozen=True):
    """What a room derives: a name, a version to be raised when `derive` changes, the tables, and the function.

    `derive(stretch, tables)` is given consecutive entries, oldest first and each once, within the transaction that
    enters them; it reads no clock and nothing but its tables. What it raises undoes the whole group.
    """

    name: str
    version: int
    tables: tuple[Table, ...]
    derive: Callable[[Sequence[Logged], Tables], None]

    @property
    def form(self) -> str:
        """Return version and tables as one line; where it differs from the stored one, all is derived again."""
        return msgspec.json.encode((self.version, self.tables)).decode()


def tables_of(form: str) -> tuple[Table, ...]:
    """Return the tables that a stored form names; ValueError if it is none."""
    return msgspec.json.decode(form, type=tuple[int, tuple[Table, ...]])[1]


def logged(position: int, entry: bytes) -> Logged:
    """Return an entry as a derivation sees it, from its bytes."""
    sealed = read_entry(entry)
    return Logged(position, sealed.id, sealed.key, canonical.decode_known(sealed.record), sealed.recorded)
