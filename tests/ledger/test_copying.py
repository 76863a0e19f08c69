"""Backup and restore: of one instant while a writer writes, checked, told when older, from store to store."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from detente.ledger import Ledger, copying, keep_file, kept_file, read_desk, verify
from detente.ledger.copying import back_up, restore
from detente.model.errors import IntegrityError, SchemaError, StorageError
from detente.model.view import EVERYTHING
from tests.ledger.made import LATE, activity, claim, held
from tests.ledger.test_audit import database


def seen(folder: Path) -> tuple[Any, ...]:
    """Return all that a desk shows."""
    with Ledger.open(folder, read_only=True) as ledger:
        return list(ledger.entries()), ledger.root(), ledger.checkpoint(), ledger.view(LATE, audience=EVERYTHING)


def test_a_desk_comes_back_whole(desk: Path, tmp_path: Path) -> None:
    sha256 = keep_file(desk, b"a report")
    with Ledger.open(desk) as ledger:
        ledger.append([held(9), claim(10)])
    before = seen(desk)
    copied = back_up(desk, tmp_path / "backup")
    shutil.rmtree(desk)
    again = restore(tmp_path / "backup", desk)
    assert (again.size, again.root) == (copied.size, copied.root) == (7, before[1].hex())
    assert again.last_recorded is not None
    assert seen(desk) == before
    assert kept_file(desk, sha256) == b"a report"
    with Ledger.open(desk) as ledger:
        ledger.append([activity(20)])
    assert verify(desk).sound
    assert all(path.stat().st_mode & 0o077 == 0 for path in (desk / "keys").glob("*.secret"))


def test_an_empty_and_a_large_desk_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "ENTRIES_AT_ONCE", 100)
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        assert back_up(tmp_path / "desk", tmp_path / "empty").last_recorded is None
        ledger.append([activity(n) for n in range(730)])
        copied = back_up(tmp_path / "desk", tmp_path / "large")
        assert (copied.size, copied.root) == (730, ledger.root().hex())
    assert verify(tmp_path / "empty").sound
    assert verify(tmp_path / "large").sound
    assert seen(tmp_path / "large") == seen(tmp_path / "desk")


def test_a_backup_while_a_writer_writes_is_of_one_instant(tmp_path: Path) -> None:
    ended = threading.Event()

    def write() -> None:
        for group in range(10_000):
            ledger.append([activity(group * 3 + n) for n in range(3)])
            if ended.is_set():
                return

    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        writer = threading.Thread(target=write)
        writer.start()
        try:
            copies = [back_up(tmp_path / "desk", tmp_path / f"backup{n}") for n in range(4)]
        finally:
            ended.set()
            writer.join()
    for number, copied in enumerate(copies):
        audit = verify(tmp_path / f"backup{number}")
        assert audit.sound, audit.problems
        assert (audit.size, audit.root, audit.size % 3) == (copied.size, copied.root, 0)
    assert copies[-1].size > copies[0].size


def test_a_restored_older_copy_is_told_as_such(desk: Path, tmp_path: Path) -> None:
    back_up(desk, tmp_path / "backup")
    with Ledger.open(desk) as ledger:
        ledger.append([activity(20), activity(21)])
        (tmp_path / "held by a peer").write_text(ledger.checkpoint())
    for head in (desk / "checkpoint", tmp_path / "held by a peer"):
        with pytest.raises(IntegrityError, match="an older copy") as refusal:
            restore(tmp_path / "backup", tmp_path / "again", against=head)
        assert refusal.value.given == "5 entries, 2 fewer"
        assert "newer backup" in refusal.value.next_step
        assert not (tmp_path / "again").exists()
    back_up(desk, tmp_path / "newer")
    assert restore(tmp_path / "newer", tmp_path / "again", against=desk / "checkpoint").size == 7
    # Put back by hand over the desk, the older log is refused as well: by the checkpoint kept apart.
    shutil.copy(tmp_path / "backup" / "ledger.sqlite3", desk / "ledger.sqlite3")
    for left in desk.glob("ledger.sqlite3-*"):
        left.unlink()
    with pytest.raises(IntegrityError, match="older copy"):
        Ledger.open(desk)


def test_a_copy_of_another_history_is_told_as_such(desk: Path, tmp_path: Path) -> None:
    shutil.copytree(desk, tmp_path / "fork")
    for folder, number in ((desk, 20), (tmp_path / "fork", 21)):
        with Ledger.open(folder) as ledger:
            ledger.append([activity(number)])
    back_up(tmp_path / "fork", tmp_path / "backup")
    with pytest.raises(IntegrityError, match="another history"):
        restore(tmp_path / "backup", tmp_path / "again", against=desk / "checkpoint")


def test_without_secret_keys_a_copy_is_read_and_not_written(desk: Path, tmp_path: Path) -> None:
    assert not back_up(desk, tmp_path / "backup", secrets=False).secrets
    assert not list((tmp_path / "backup").rglob("*.secret"))
    assert verify(tmp_path / "backup").sound
    assert seen(tmp_path / "backup") == seen(desk)
    with pytest.raises(StorageError, match="key that signs is missing"):
        Ledger.open(tmp_path / "backup")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET entry = CAST(replace(entry, 'Drill 2', 'Drill 3') AS BLOB)",
        "DELETE FROM entries WHERE position = 4",
        "DELETE FROM tiles",
    ],
)
def test_a_damaged_desk_is_not_backed_up_as_if_it_were_sound(desk: Path, tmp_path: Path, statement: str) -> None:
    with database(desk) as connection:
        connection.execute(statement)
    with pytest.raises(IntegrityError):
        back_up(desk, tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


def test_a_damaged_backup_is_not_restored(desk: Path, tmp_path: Path) -> None:
    keep_file(desk, b"a report")
    back_up(desk, tmp_path / "backup")
    report = next((tmp_path / "backup" / "reports").iterdir())
    report.write_bytes(b"another")
    with pytest.raises(IntegrityError, match="not what was signed"):
        restore(tmp_path / "backup", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_backup_that_fails_leaves_nothing(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*arguments: Any) -> None:
        raise StorageError("the disk is full")

    (tmp_path / "there").mkdir()
    for name in ("create_store", "write_kept"):
        with monkeypatch.context() as patched:
            patched.setattr(copying, name, fails)
            for target in (tmp_path / "new", tmp_path / "there"):
                with pytest.raises(StorageError, match="disk is full"):
                    back_up(desk, target)
    assert not (tmp_path / "new").exists()
    assert not list((tmp_path / "there").iterdir())
    with pytest.raises(StorageError, match="already there"):
        back_up(desk, desk)


def test_a_desk_moves_to_postgresql_and_back(desk: Path, tmp_path: Path, schema: str) -> None:
    with Ledger.open(desk) as ledger:
        ledger.append([held(9), claim(10)])
    before = seen(desk)
    moved = restore(desk, tmp_path / "moved", store=schema, against=desk / "checkpoint")
    assert moved.size == 7
    assert read_desk(tmp_path / "moved").store == schema
    assert seen(tmp_path / "moved") == before
    assert verify(tmp_path / "moved").sound
    with Ledger.open(tmp_path / "moved") as ledger:
        ledger.append([activity(30)])
    assert back_up(tmp_path / "moved", tmp_path / "back").size == 8
    assert read_desk(tmp_path / "back").store == ""
    assert verify(tmp_path / "back").sound
    assert seen(tmp_path / "back") == seen(tmp_path / "moved")
    with pytest.raises(StorageError, match="schema is not empty"):
        restore(desk, tmp_path / "again", store=schema)
    assert verify(tmp_path / "moved").sound


@pytest.mark.parametrize("name", ["write_kept", "_copy_entries"])
def test_a_move_that_fails_leaves_no_table(
    desk: Path, tmp_path: Path, schema: str, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fails(*arguments: Any) -> None:
        raise StorageError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(copying, name, fails)
        with pytest.raises(StorageError, match="disk is full"):
            restore(desk, tmp_path / "moved", store=schema)
    assert not (tmp_path / "moved").exists()
    assert restore(desk, tmp_path / "moved", store=schema).size == 5


def test_an_address_with_a_password_is_refused_before_anything_is_made(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="a password"):
        restore(desk, tmp_path / "again", store="postgresql://no:word@host/desk")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("data", [b"", b"neither a note nor a head", b"a\n\nb"])
def test_what_is_no_head_is_refused(desk: Path, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "head").write_bytes(data)
    with pytest.raises(IntegrityError):
        restore(desk, tmp_path / "again", against=tmp_path / "head")
