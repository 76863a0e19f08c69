"""`detente ledger export --tiles | export --sqlite | fsck | backup | restore`, run as a user runs them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from detente.ledger import Ledger, read_desk, verify
from detente.ledger.signing import secret_key
from detente.ledger.stores.sqlite_export import write_export
from detente.model.errors import StorageError
from tests.cli.running import detente
from tests.ledger.made import activity, claim
from tests.postgresql_server import postgresql, schema

__all__ = ["postgresql", "schema"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a desk with two activities and a claim."""
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        ledger.append([activity(0), claim(1), activity(2)])
    return tmp_path / "desk"


def key_of(desk: Path) -> Path:
    return desk / "keys" / f"{read_desk(desk).key}.pub"


def test_tiles_are_written_and_checked(desk: Path, tmp_path: Path) -> None:
    asked = detente("ledger", "export", desk, "--tiles", tmp_path / "tiles")
    assert asked.returncode == 0, asked.stderr
    assert "3 entries, 2 new files" in asked.stderr
    assert "TLP:CLEAR" in asked.stderr
    assert (tmp_path / "tiles" / "checkpoint").read_text().count("\n— ") == 2
    found = detente("ledger", "fsck", tmp_path / "tiles", "--key", key_of(desk))
    assert found.stdout.startswith("sound: 3 entries in 2 files\n")
    assert "not checked" not in found.stderr
    told = json.loads(detente("ledger", "fsck", tmp_path / "tiles", "--json").stdout)
    assert (told["sound"], told["size"], told["root"]) == (True, 3, verify(desk).root)


def test_wrong_tiles_are_named(desk: Path, tmp_path: Path) -> None:
    detente("ledger", "export", desk, "--tiles", tmp_path / "tiles")
    (tmp_path / "tiles" / "tile" / "0" / "000.p" / "3").write_bytes(b"another")
    found = detente("ledger", "fsck", tmp_path / "tiles")
    assert found.returncode == 2
    assert found.stdout == "tile/0/000.p/3: not what the entries say\n"
    assert "1 problem" in found.stderr
    assert "signature was not checked" in found.stderr
    other = tmp_path / "other.pub"
    other.write_text(secret_key("other").public.line + "\n")
    assert detente("ledger", "fsck", tmp_path / "tiles", "--key", other).returncode == 2
    assert detente("ledger", "fsck", tmp_path / "nowhere").returncode == 2


def test_an_export_as_sqlite_is_read_by_any_tool(desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.sqlite3"
    asked = detente("ledger", "export", desk, "--sqlite", file)
    assert asked.returncode == 0, asked.stderr
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute(
            "SELECT position, kind, party, said, marking, record, entry FROM entries"
        ).fetchall()
        assert rows[0][:5] == (0, "exercise.activity", "RU", "2022-01-12T12:00:00Z", "TLP:CLEAR")
        assert connection.execute("SELECT json_extract(record, '$.body.name') FROM entries").fetchone() == (
            "Drill 0",
        )
        note = connection.execute("SELECT note FROM checkpoint").fetchone()[0]
    with Ledger.open(desk, read_only=True) as ledger:
        assert [row[6] for row in rows] == list(ledger.entries())
        assert note.startswith(ledger.checkpoint())
    again = detente("ledger", "export", desk, "--sqlite", file)
    assert again.returncode == 2
    assert "there already" in again.stderr
    assert detente("ledger", "export", desk, "--sqlite", tmp_path / "no" / "folder").returncode == 2


def test_an_export_that_fails_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write_export(tmp_path / "log.sqlite3", ((1 / 0,) for _ in range(1)), "")
    assert not list(tmp_path.iterdir())
    with pytest.raises(StorageError, match="cannot be opened"):
        write_export(tmp_path / "no" / "log.sqlite3", (), "")


def test_a_marking_refuses_an_export_of_what_is_marked_stricter(desk: Path, tmp_path: Path) -> None:
    with Ledger.open(desk) as ledger:
        ledger.append([activity(5, marking="TLP:AMBER")])
    asked = detente("ledger", "export", desk, "--tiles", tmp_path / "tiles", "--marking", "TLP:GREEN")
    assert asked.returncode == 2
    assert not (tmp_path / "tiles").exists()


def test_a_desk_is_backed_up_and_put_back(desk: Path, tmp_path: Path) -> None:
    made = detente("ledger", "backup", desk, tmp_path / "backup")
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines()[1] == f"root {verify(desk).root}"
    assert "secret keys" in made.stderr
    put_back = detente("ledger", "restore", tmp_path / "backup", tmp_path / "again")
    assert put_back.returncode == 0, put_back.stderr
    assert "last recorded" in put_back.stdout
    assert "Nothing was given to compare" in put_back.stderr
    assert verify(tmp_path / "again").root == verify(desk).root
    told = json.loads(detente("ledger", "backup", desk, tmp_path / "bare", "--no-secret-keys", "--json").stdout)
    assert (told["size"], told["secrets"]) == (3, False)


def test_an_older_backup_is_told_as_such(desk: Path, tmp_path: Path) -> None:
    detente("ledger", "backup", desk, tmp_path / "backup")
    with Ledger.open(desk) as ledger:
        ledger.append([activity(5)])
    asked = detente("ledger", "restore", tmp_path / "backup", tmp_path / "a", "--against", desk / "checkpoint")
    assert asked.returncode == 2
    assert "an older copy" in asked.stderr
    assert "1 fewer" in asked.stderr
    assert not (tmp_path / "a").exists()


def test_an_empty_desk_is_backed_up(tmp_path: Path) -> None:
    Ledger.create(tmp_path / "desk", "NO").close()
    made = detente("ledger", "backup", tmp_path / "desk", tmp_path / "backup")
    assert made.stdout.count("\n") == 2


def test_a_desk_in_postgresql(tmp_path: Path, schema: str) -> None:
    made = detente("desk", "init", tmp_path / "desk", "--party", "NO", "--store", schema)
    assert made.returncode == 0, made.stderr
    assert read_desk(tmp_path / "desk").store == schema
    assert detente("ledger", "verify", tmp_path / "desk").stdout.startswith("sound: 0 entries")
    refused = detente("desk", "init", tmp_path / "b", "--store", "postgresql://no:word@host/x")
    assert refused.returncode == 2
    assert "a password in the address" in refused.stderr
