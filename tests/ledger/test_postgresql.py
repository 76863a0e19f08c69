"""A ledger in PostgreSQL: what can go wrong with a server, and how it is told."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import psycopg
import pytest

from detente.ledger import Ledger, founding, read_desk, verify
from detente.ledger.stores.postgresql_errors import refusals
from detente.model.errors import IntegrityError, MissingPart, SchemaError, StorageError
from tests.ledger.made import LATE, activity


@pytest.fixture
def folder(schema: str, tmp_path: Path) -> Path:
    """Return the folder of a desk whose log stands in PostgreSQL, with one entry."""
    with Ledger.create(tmp_path / "desk", "NO", store=schema) as ledger:
        ledger.append([activity(0)])
    return tmp_path / "desk"


def run(schema: str, *statements: str) -> None:
    """Run statements in a schema."""
    with psycopg.connect(schema, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def tables_in(schema: str) -> list[Any]:
    """Return the tables of a schema."""
    with psycopg.connect(schema) as connection:
        return connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()


def test_the_folder_holds_no_log(folder: Path, schema: str) -> None:
    assert not list(folder.glob("*.sqlite3*"))
    assert read_desk(folder).store == schema
    assert len(tables_in(schema)) == 6


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("mysql://host/desk", "not the address"),
        ("/tmp/desk.sqlite3", "not the address"),
        ("postgresql://no:word@host/desk", "a password"),
        ("postgresql://no@host/desk?password=word", "a password"),
    ],
)
def test_an_address_that_cannot_be_one(tmp_path: Path, address: str, problem: str) -> None:
    with pytest.raises(SchemaError, match=problem) as refusal:
        Ledger.create(tmp_path / "desk", "NO", store=address)
    assert "word" not in str(refusal.value).replace("password", "").replace("PGPASSWORD", "")
    assert not (tmp_path / "desk").exists()


def test_an_address_is_checked_when_a_desk_is_read(folder: Path) -> None:
    path = folder / "desk.yaml"
    path.write_text(path.read_text().replace("postgresql://", "http://"))
    with pytest.raises(SchemaError, match="not the address"):
        read_desk(folder)


def test_a_schema_with_tables_in_it_is_left_alone(folder: Path, schema: str, tmp_path: Path) -> None:
    before = verify(folder)
    with pytest.raises(StorageError, match="schema is not empty"):
        Ledger.create(tmp_path / "second", "SE", store=schema)
    assert not (tmp_path / "second").exists()
    assert verify(folder) == before


def test_a_desk_that_is_not_made_leaves_no_table(
    schema: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*arguments: Any) -> None:
        raise StorageError("the disk is full")

    monkeypatch.setattr(founding.places, "write_desk", fails)
    with pytest.raises(StorageError, match="disk is full"):
        Ledger.create(tmp_path / "desk", "NO", store=schema)
    assert not tables_in(schema)
    assert not (tmp_path / "desk").exists()


def test_no_server(tmp_path: Path, folder: Path) -> None:
    nowhere = f"postgresql://postgres@/postgres?host={tmp_path}"
    with pytest.raises(StorageError, match="cannot be reached") as refusal:
        Ledger.create(tmp_path / "other", "NO", store=nowhere)
    assert refusal.value.next_step
    assert not (tmp_path / "other").exists()
    path = folder / "desk.yaml"
    path.write_text(path.read_text().replace("host=", f"host={tmp_path}&x=").replace("&x=", "/x"))
    for attempt in (Ledger.open, verify):
        with pytest.raises(StorageError, match="cannot be reached"):
            attempt(folder)


def test_no_database_and_no_schema(schema: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be reached") as refusal:
        Ledger.create(tmp_path / "a", "NO", store=schema.replace("/postgres?", "/nothing?"))
    assert '"nothing" does not exist' in refusal.value.given
    with pytest.raises(IntegrityError) as refused:
        Ledger.create(tmp_path / "b", "NO", store=schema.replace("desk_", "nowhere_"))
    assert "no schema" in refused.value.given


def test_without_psycopg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingPart, match="not installed") as refusal:
        Ledger.create(tmp_path / "desk", "NO", store="postgresql://host/desk")
    assert "detente[postgresql]" in refusal.value.next_step


def test_a_connection_that_breaks_loses_nothing_acknowledged(folder: Path, schema: str) -> None:
    with Ledger.open(folder) as ledger:
        ids = ledger.append([activity(n) for n in range(10, 20)])
        lock = f"hashtext('{schema.rpartition('%3D')[2]}')::bigint::bit(32)::bigint"
        run(
            schema,
            f"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = {lock}",
        )
        for _ in range(2):
            with pytest.raises(StorageError):
                ledger.append([activity(30)])
    with Ledger.open(folder) as ledger:
        assert {entry.id for entry in ledger.view(LATE).entries} >= set(ids)
        assert ledger.size == 11
        ledger.append([activity(30)])
    assert verify(folder).sound


def test_a_full_disk_undoes_the_group(folder: Path, schema: str) -> None:
    """PostgreSQL says it by SQLSTATE 53100, here from a trigger, after the entries and bodies went in."""
    run(
        schema,
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$",
        "CREATE TRIGGER full_disk BEFORE INSERT ON checkpoint EXECUTE FUNCTION full_disk()",
    )
    with Ledger.open(folder) as ledger, pytest.raises(StorageError, match="disk is full") as refusal:
        ledger.append([activity(10)])
    assert "No space left" in refusal.value.given
    run(schema, "DROP TRIGGER full_disk ON checkpoint")
    with Ledger.open(folder) as ledger:
        assert ledger.size == 1
        ledger.append([activity(10)])
    assert verify(folder).sound


def test_a_user_who_may_only_read(folder: Path, schema: str) -> None:
    name = schema.rpartition("%3D")[2]
    run(
        schema,
        f"CREATE ROLE reader_{name} LOGIN",
        f"GRANT USAGE ON SCHEMA {name} TO reader_{name}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {name} TO reader_{name}",
    )
    path = folder / "desk.yaml"
    path.write_text(path.read_text().replace("postgres:@", f"reader_{name}@"))
    try:
        with Ledger.open(folder, read_only=True) as ledger:
            assert len(ledger.view(LATE).entries) == 1
        assert verify(folder).sound
        with Ledger.open(folder) as ledger, pytest.raises(StorageError, match="by this user"):
            ledger.append([activity(10)])
    finally:
        run(schema, f"DROP OWNED BY reader_{name}", f"DROP ROLE reader_{name}")


def test_a_reader_cannot_write_even_by_mistake(folder: Path) -> None:
    with Ledger.open(folder, read_only=True) as ledger, pytest.raises(StorageError, match="may not be written"):
        ledger._store.forget(0)


def test_a_commit_is_durable_whatever_is_set(schema: str, tmp_path: Path) -> None:
    lax = f"{schema} -csynchronous_commit%3Doff".replace(" ", "%20")
    run(lax, "DO $$ BEGIN ASSERT current_setting('synchronous_commit') = 'off'; END $$")
    with Ledger.create(tmp_path / "desk", "NO", store=lax) as ledger:
        assert ledger._store.rows("SHOW synchronous_commit") == [("on",)]


def test_two_desks_in_one_database_do_not_hinder_each_other(folder: Path, schema: str, tmp_path: Path) -> None:
    other = f"{schema.rpartition('%3D')[2]}_b"
    run(schema, f"CREATE SCHEMA {other}")
    try:
        with (
            Ledger.open(folder) as first,
            Ledger.create(tmp_path / "b", "SE", store=schema.rpartition("%3D")[0] + "%3D" + other) as second,
        ):
            first.append([activity(1)])
            second.append([activity(1), activity(2)])
            assert (first.size, second.size) == (2, 2)
    finally:
        run(schema, f"DROP SCHEMA {other} CASCADE")


def test_what_is_no_fault_of_the_server_is_not_taken_for_one() -> None:
    with pytest.raises(ValueError, match="a mistake"), refusals("postgresql://host/desk"):
        raise ValueError("a mistake")
