"""Keys of a desk changed while it works, and what a desk refuses when its past was put back."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from detente.ledger import Ledger, verify
from detente.ledger import rotation as rotation_module
from detente.ledger.entries import read_entry
from detente.ledger.folder import read_desk, write_desk
from detente.ledger.heads import keep_head, kept_note, leaving, open_head
from detente.ledger.kept import SECTOR_BYTES, Kept, read_kept
from detente.ledger.keys import revocation, rotation
from detente.ledger.opening import keep_anew
from detente.ledger.prepare import Signed
from detente.ledger.rotation import encrypt, revoke, rotate
from detente.ledger.signing import SecretKey, secret_key
from detente.ledger.stores.sqlite import SqliteStore
from detente.ledger.vault import is_locked, read_secret_key
from detente.model import canonical
from detente.model.errors import DetenteError, InputError, IntegrityError, StorageError
from detente.model.ledger_keys import KeyStatement
from detente.model.record import Record
from tests.ledger.made import LATE, NOON, activity, flipped

SINCE = datetime(2022, 1, 1, tzinfo=UTC)
DATABASE = ("ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm")


def signers(ledger: Ledger) -> list[str]:
    return [read_entry(entry).key for entry in ledger.entries()]


def problems(desk: Path) -> dict[str, str]:
    return {found.where: found.problem for found in verify(desk).problems}


def test_a_key_is_rotated_and_the_log_goes_on(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        size, first = ledger.size, ledger.chain.now.key.id
        second = rotate(ledger).key.id
        ledger.append([activity(90)])
        third = rotate(ledger).key.id
        assert signers(ledger)[size:] == [first, second, second]
        ledger.append([activity(91)])
    assert verify(desk).sound
    assert read_desk(desk).key == first
    with Ledger.open(desk) as ledger:
        ledger.append([activity(92)])
        assert signers(ledger)[-2:] == [third, third]
        assert list(ledger.keys()) == [first, second, third]
        assert [entry.record.kind for entry in ledger.view(LATE).entries].count("ledger.key") == 2
    assert sorted(path.stem for path in (desk / "keys").glob("*.secret")) == [third]
    assert verify(desk).sound


def test_a_replaced_key_is_revoked_and_the_one_that_signs_is_not(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        first = ledger.chain.now.key.id
        with pytest.raises(InputError, match="cannot be revoked"):
            revoke(ledger, first, SINCE, "")
        rotate(ledger)
        life = revoke(ledger, first, SINCE, "copied")
        assert (life.key.id, life.revoked_since, life.reason) == (first, SINCE, "copied")
        for key_id in (first, "ab" * 16, ledger.chain.now.key.id):
            with pytest.raises(InputError, match="cannot be revoked"):
                revoke(ledger, key_id, SINCE, "")
    with Ledger.open(desk, read_only=True) as ledger:
        assert ledger.chain.lives[0].revoked_since == SINCE
    assert verify(desk).sound


def test_a_reader_changes_no_key(desk: Path) -> None:
    with Ledger.open(desk, read_only=True) as ledger:
        for change in (rotate, lambda opened: encrypt(opened, "words"), lambda opened: opened.outgoing()):
            with pytest.raises(StorageError, match="not open for writing"):
                change(ledger)


def statement_of(ledger: Ledger, desk: Path) -> tuple[KeyStatement, SecretKey]:
    old = read_secret_key(desk / "keys", ledger.chain.now.key.id, str)
    return rotation(old.public, secret_key(ledger.desk.origin)), old


def by(key: SecretKey, record: Record) -> Signed:
    data = canonical.encode(record)
    return Signed(key.public.id, data, key.sign_record(data))


def test_nobody_speaks_for_the_keys_from_outside(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        statement, old = statement_of(ledger, desk)
        record = Record(kind="ledger.key", party="NO", said=NOON, body=statement)
        with pytest.raises(InputError, match="speaks for the keys"):
            ledger.append([record])
        with pytest.raises(InputError, match="speaks for the keys"):
            ledger.append_signed([by(old, record)], ledger.keys())
        ledger.append_signed([by(old, activity(77))], ledger.keys())
        rotate(ledger)
        with pytest.raises(InputError, match="which was replaced"):
            ledger.append_signed([by(old, activity(78))], ledger.keys())
        other = msgspec.structs.replace(statement, key=secret_key("desk.invalid/SE/x").public.line)
        ledger.append([msgspec.structs.replace(record, body=other)])
    assert verify(desk).sound
    Ledger.open(desk).close()


def test_a_statement_that_does_not_hold_is_found_by_the_audit_and_refused(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        statement, old = statement_of(ledger, desk)
        with pytest.raises(IntegrityError, match="change of keys"):
            ledger.declare(msgspec.structs.replace(statement, proof="AAAA"), old)
    with pytest.raises(IntegrityError, match="change of keys"):
        Ledger.open(desk)
    assert "change of keys" in problems(desk)["entry 5"]


def test_an_entry_signed_out_of_its_time_is_found(desk: Path) -> None:
    """By who has a replaced key and the disk: the row of entries fits, the key does not."""
    with Ledger.open(desk) as ledger:
        old = read_secret_key(desk / "keys", ledger.chain.now.key.id, str)
        rotate(ledger)
        pen = ledger.pen()
        ledger._settle(msgspec.structs.replace(ledger._state, pen=msgspec.structs.replace(pen, key=old)))
        from detente.ledger.prepare import prepare

        ledger._write([prepare(activity(88))], pen.key)
    assert "signed no more" in problems(desk)["entry 6"]


def test_a_secret_is_encrypted_and_rotates_under_the_same_passphrase(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        key_id = encrypt(ledger, "words").key.id
    assert is_locked(desk / "keys", key_id)
    assert verify(desk).sound
    with Ledger.open(desk, read_only=True) as ledger:
        assert ledger.size == 5
    with pytest.raises(InputError, match="does not open"):
        Ledger.open(desk, passphrase=lambda: "other")
    asked = []
    with Ledger.open(desk, passphrase=lambda: asked.append(1) or "words") as ledger:
        new = rotate(ledger).key.id
    assert asked == [1]
    assert is_locked(desk / "keys", new)
    Ledger.open(desk, passphrase=lambda: "words").close()
    secret = desk / "keys" / f"{new}.secret"
    secret.write_bytes(secret.read_bytes().replace(b"+3+65536+", b"+3+6+"))
    assert list(problems(desk)) == [f"keys/{secret.name}"]


def test_a_desk_is_made_with_an_encrypted_key(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "desk", "NO", passphrase="words") as ledger:
        ledger.append([activity(0)])
        key_id = ledger.chain.now.key.id
    assert is_locked(tmp_path / "desk" / "keys", key_id)
    assert verify(tmp_path / "desk").sound


@pytest.mark.parametrize("suffix", ["pub", "ml-dsa-44"])
def test_a_missing_public_key_is_named(desk: Path, suffix: str) -> None:
    (desk / "keys" / f"{read_desk(desk).key}.{suffix}").unlink()
    with pytest.raises(IntegrityError, match=f"public key of the desk is missing(.|\n)*{suffix}"):
        Ledger.open(desk)
    assert "public key of the desk is missing" in problems(desk)["keys"]


def test_a_checkpoint_that_leaves_is_signed_twice_and_kept(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        whole, life = ledger.outgoing(), ledger.chain.now
        assert open_head(whole, life).size == 5
        place = keep_head(desk, whole)
        rotate(ledger)
        keep_head(desk, ledger.outgoing())
    with Ledger.open(desk, read_only=True) as ledger:
        kept = leaving(desk, ledger.checkpoint(), ledger.chain.now, _never)
        assert kept == kept_note(desk, ledger.checkpoint(), ledger.chain.now)
    assert verify(desk).sound
    place.rename(place.with_name("4"))
    keep_head(desk, whole)
    good = place.read_bytes()
    place.write_bytes(flipped(good, len(good) - 9))
    assert set(problems(desk)) == {"heads/4", "heads/5"}


def _never() -> SecretKey:
    raise AssertionError("what is kept needs no secret")


def test_a_kept_checkpoint_of_another_history_is_evidence(desk: Path) -> None:
    copy = shutil.copytree(desk, desk.with_name("copy"))
    with Ledger.open(desk) as ledger:
        ledger.append([activity(50)])
    with Ledger.open(copy) as ledger:
        ledger.append([activity(51)])
        keep_head(desk, ledger.outgoing())
    assert problems(desk) == {"heads/6": "left this desk, and is not a checkpoint of this ledger"}


def put_back(backup: Path, desk: Path) -> None:
    """Put the database of a backup in the place of the newer one, as a restore would."""
    for name in DATABASE:
        (desk / name).unlink(missing_ok=True)
        if (backup / name).exists():
            shutil.copy2(backup / name, desk / name)


def test_an_older_copy_put_back_is_refused_with_instructions(desk: Path, tmp_path: Path) -> None:
    backup = shutil.copytree(desk, tmp_path / "backup")
    with Ledger.open(desk) as ledger:
        ledger.append([activity(40)])
    put_back(backup, desk)
    for read_only in (False, True):
        with pytest.raises(IntegrityError, match="an older copy of the ledger") as refused:
            Ledger.open(desk, read_only=read_only)
        assert "newest copy" in refused.value.next_step
        assert "export --records" in refused.value.next_step
    assert list(problems(desk)) == ["the checkpoint kept apart"]


def test_an_older_copy_that_went_on_elsewhere_is_refused_too(desk: Path, tmp_path: Path) -> None:
    """The very same number of entries, and more of them, under another root."""
    other = shutil.copytree(desk, tmp_path / "other")
    with Ledger.open(desk) as ledger:
        ledger.append([activity(40)])
    for number in (41, 42):
        with Ledger.open(other) as ledger:
            ledger.append([activity(number)])
        put_back(other, desk)
        with pytest.raises(IntegrityError, match="another ledger than the one that was kept"):
            Ledger.open(desk)


def test_a_folder_put_back_whole_is_refused_where_the_place_is_elsewhere(desk: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "other disk" / "kept"
    elsewhere.parent.mkdir()
    (desk / "checkpoint").rename(elsewhere)
    write_desk(desk, msgspec.structs.replace(read_desk(desk), kept=str(elsewhere)))
    backup = shutil.copytree(desk, tmp_path / "backup")
    with Ledger.open(desk) as ledger:
        ledger.append([activity(40)])
    shutil.rmtree(desk)
    shutil.copytree(backup, desk)
    with pytest.raises(IntegrityError, match="an older copy of the ledger"):
        Ledger.open(desk)


def test_two_copies_of_a_desk_cannot_both_write(desk: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "kept"
    (desk / "checkpoint").rename(elsewhere)
    write_desk(desk, msgspec.structs.replace(read_desk(desk), kept=str(elsewhere)))
    copy = shutil.copytree(desk, tmp_path / "copy")
    with Ledger.open(desk) as first:
        with pytest.raises(StorageError, match="another process holds"):
            Ledger.open(copy)
        first.append([activity(40)])
    with pytest.raises(IntegrityError, match="an older copy"):
        Ledger.open(copy)


def test_where_the_place_was_overtaken_the_writer_stops(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        place = desk / "checkpoint"
        place.write_bytes(msgspec.structs.replace(read_kept(place), size=9).sector)
        with pytest.raises(IntegrityError, match="another copy of this desk has written"):
            ledger.append([activity(40)])
        with pytest.raises(StorageError, match="not open for writing"):
            ledger.append([activity(41)])


def test_a_place_left_behind_by_a_crash_is_brought_up(desk: Path) -> None:
    before = (desk / "checkpoint").read_bytes()
    with Ledger.open(desk) as ledger:
        ledger.append([activity(40)])
    (desk / "checkpoint").write_bytes(before)
    Ledger.open(desk, read_only=True).close()
    assert verify(desk).sound
    with Ledger.open(desk) as ledger:
        assert read_kept(desk / "checkpoint").size == ledger.size == 6


def test_a_lost_place_stops_the_writer_until_a_person_says_so(desk: Path) -> None:
    (desk / "checkpoint").unlink()
    with pytest.raises(StorageError, match="kept apart is missing") as missing:
        Ledger.open(desk)
    assert "checkpoint --keep" in missing.value.next_step
    Ledger.open(desk, read_only=True).close()
    assert problems(desk) == {"the checkpoint kept apart": "there is none"}
    store = SqliteStore(desk / "ledger.sqlite3", read_only=True)
    assert keep_anew(desk, store).size == 5
    with pytest.raises(StorageError, match="kept there already"):
        keep_anew(desk, store)
    store.close()
    Ledger.open(desk).close()


def test_every_changed_byte_of_the_place_is_refused(desk: Path) -> None:
    place = desk / "checkpoint"
    good = place.read_bytes()
    assert len(good) == SECTOR_BYTES
    for at in range(len(good)):
        place.write_bytes(flipped(good, at))
        for read_only in (True, False):
            with pytest.raises(IntegrityError):
                Ledger.open(desk, read_only=read_only)
        assert not verify(desk).sound
    for other in (b"", good[:-1], good + b"\n"):
        place.write_bytes(other)
        with pytest.raises(IntegrityError, match="not one"):
            Ledger.open(desk)


def test_a_place_that_refuses_is_a_storage_error(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(5, "Input/output error")

    with Ledger.open(desk) as ledger:
        place = ledger.pen().kept
        ahead = msgspec.structs.replace(place.read(), size=8)
        for name in ("read", "write"):
            with monkeypatch.context() as patch:
                patch.setattr(os, name, refuse)
                with pytest.raises(StorageError):
                    place.settle(ahead)
    assert read_kept(desk / "checkpoint").size == 5


def test_where_opening_fails_nothing_stays_held(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StorageError("no")

    with monkeypatch.context() as patch:
        patch.setattr(Kept, "settle", fail)
        with pytest.raises(StorageError):
            Ledger.open(desk)
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "_settle", fail)
        with pytest.raises(StorageError):
            Ledger.open(desk)
    Ledger.open(desk).close()


def test_a_revocation_is_made_of_a_life(desk: Path) -> None:
    with Ledger.open(desk, read_only=True) as ledger:
        assert revocation(ledger.chain.now, SINCE, "x").key == ledger.chain.now.key.line


def test_a_ledger_without_a_founder_is_audited_all_the_same(desk: Path) -> None:
    (desk / "keys" / f"{read_desk(desk).key}.ml-dsa-44").write_text("nonsense\n")
    found = problems(desk)
    assert "there is not one checkpoint with a key to check it" in found["checkpoint"]
    with pytest.raises(DetenteError):
        Ledger.open(desk)


@pytest.mark.parametrize("step", ["write_key", "declare", "commit", "remove_secret"])
def test_a_rotation_that_was_cut_short_leaves_one_key_that_signs(
    desk: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Before the commit the old key signs on, after it the new one; what lies about is nobody's key."""

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    place = {"declare": Ledger, "commit": SqliteStore}.get(step, rotation_module)
    with Ledger.open(desk) as ledger, monkeypatch.context() as patch:
        old = ledger.chain.now.key.id
        patch.setattr(place, step, cut)
        with pytest.raises(KeyboardInterrupt):
            rotate(ledger)
    assert verify(desk).sound
    with Ledger.open(desk) as ledger:
        assert (ledger.chain.now.key.id == old) is (step != "remove_secret")
        ledger.append([activity(60)])
        rotate(ledger)
    assert verify(desk).sound


def test_a_ledger_without_a_checkpoint_is_refused(desk: Path) -> None:
    with contextlib.closing(sqlite3.connect(desk / "ledger.sqlite3", isolation_level=None)) as connection:
        connection.execute("DELETE FROM checkpoint")
    with pytest.raises(IntegrityError, match="no checkpoint"):
        Ledger.open(desk)
