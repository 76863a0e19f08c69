"""Which store a desk has: SQLite in its folder, or the address that `desk.yaml` names."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from detente.ledger.stores.postgresql import PostgresqlStore, create_postgresql, drop_postgresql
from detente.ledger.stores.sqlite import SqliteStore, create_sqlite
from detente.ledger.stores.store import Store
from detente.model.errors import SchemaError

DATABASE = "ledger.sqlite3"
SCHEMES = ("postgresql", "postgres")


def checked_address(address: str) -> str:
    """Return the address of a store, empty for SQLite in the folder; SchemaError if it cannot be one."""
    parts = urlsplit(address)
    if address and parts.scheme not in SCHEMES:
        raise SchemaError(
            "not the address of a store",
            where="store",
            expected="nothing, or postgresql://USER@HOST/DATABASE, with ?options=-csearch_path%3DSCHEMA",
            given=repr(address.partition("@")[2] or address),
        )
    if parts.password or {"password", "sslpassword"} & {*parse_qs(parts.query)}:
        raise SchemaError(
            "a password in the address of a store",
            where="store",
            expected="an address without it: desk.yaml is no place for secrets",
            given="an address with a password, not repeated here",
            next_step="put it into a .pgpass file or into the variable PGPASSWORD, which PostgreSQL reads",
        )
    return address


def open_at(folder: Path, address: str, *, read_only: bool) -> Store:
    """Return the open store of a desk; StorageError if it refuses, or if another process writes."""
    if address:
        return PostgresqlStore(address, read_only=read_only)
    return SqliteStore(folder / DATABASE, read_only=read_only)


def create_store(folder: Path, address: str, note: str) -> None:
    """Make an empty store under the checkpoint of an empty tree."""
    if address:
        create_postgresql(address, note)
    else:
        create_sqlite(folder / DATABASE, note)


def discard_store(address: str) -> None:
    """Remove a store that was just made and stands outside the folder of the desk."""
    if address:
        drop_postgresql(address)
