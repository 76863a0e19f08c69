"""The audit finds every change: each byte of each stored value, rows taken out or put in, files edited."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.ledger import Ledger, keep_file, verify
from detente.ledger.entries import instant_bytes, write_entry
from detente.ledger.folder import read_desk
from detente.ledger.kept import head_of as kept_head
from detente.ledger.merkle import Frontier, grow, leaf_hash
from detente.ledger.notes import Checkpoint, sign_checkpoint
from detente.ledger.prepare import microseconds, search_row
from detente.ledger.signing import SecretKey, secret_key
from detente.ledger.stores.store import prefix_of
from detente.ledger.tiles import all_tiles
from detente.ledger.vault import read_secret_key
from detente.model import canonical
from detente.model.errors import DetenteError, IntegrityError, LedgerError, StorageError
from detente.model.record import Record, digest
from tests.ledger.made import LATE, NOON, activity, claim, flipped

VALUES = (
    "entries.entry",
    "checkpoint.note",
    "bodies.salt",
    "bodies.body",
    "bodies.said_as",
)


@contextlib.contextmanager
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    """Yield a plain connection to the ledger's file, as anybody with a tool can make one."""
    connection = sqlite3.connect(folder / "ledger.sqlite3", isolation_level=None)
    with contextlib.closing(connection):
        yield connection


def content(folder: Path) -> list[Any]:
    """Return all that a ledger holds."""
    with database(folder) as connection:
        tables = ("entries", "bodies", "checkpoint", "tiles", "search")
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_a_sound_ledger_is_sound(desk: Path) -> None:
    audit = verify(desk)
    assert audit.sound
    assert (audit.size, audit.bodies_kept, audit.bodies_forgotten) == (5, 1, 1)
    with Ledger.open(desk, read_only=True) as ledger:
        assert audit.root == ledger.root().hex()
        assert audit.origin == ledger.desk.origin
    audit.demand()


def test_an_empty_and_a_large_ledger_are_sound(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        assert verify(tmp_path / "desk").sound
        ledger.append([activity(n) for n in range(700)])
        root = ledger.root().hex()
    audit = verify(tmp_path / "desk")
    assert audit.sound
    assert (audit.size, audit.root) == (700, root)


@pytest.mark.parametrize(
    "value", [pytest.param(v, marks=pytest.mark.slow if v == "entries.entry" else ()) for v in VALUES]
)
def test_every_byte_of_every_stored_value_matters(desk: Path, value: str) -> None:
    table, column = value.split(".")
    with database(desk) as connection:
        rows = connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
        assert rows
        update = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"
        for rowid, data in rows:
            for place in range(len(data)):
                bit = 1 << (place % 8)
                changed = data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]
                connection.execute(update, (changed, rowid))
                assert not verify(desk).sound, f"{value} of row {rowid}, byte {place}"
            connection.execute(update, (data, rowid))
    assert verify(desk).sound


def test_every_hash_of_the_tree_matters(desk: Path) -> None:
    with database(desk) as connection:
        tile = connection.execute("SELECT hashes FROM tiles").fetchone()[0]
        for place in [*range(0, len(tile), 37), len(tile) - 1]:
            changed = tile[:place] + bytes([tile[place] ^ 4]) + tile[place + 1 :]
            connection.execute("UPDATE tiles SET hashes = ?", (changed,))
            found = verify(desk)
            assert [problem.where for problem in found.problems] == ["tile 0/0"]


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("DELETE FROM entries WHERE position = 2", "entry 2"),
        ("DELETE FROM entries WHERE position = 4", "checkpoint"),
        ("UPDATE entries SET position = 9 WHERE position = 4", "entry 4"),
        ("INSERT INTO entries SELECT 5, 0, entry FROM entries WHERE position = 0", "entry 5"),
        ("UPDATE entries SET entry = 'text' WHERE position = 1", "entry 1"),
        ("UPDATE entries SET prefix = 7 WHERE position = 1", "entry 1"),
        ("UPDATE entries SET entry = x'' WHERE position = 1", "entry 1"),
        ("DELETE FROM tiles", "tile 0/0"),
        ("UPDATE tiles SET number = 1", "tile 0/0"),
        ("INSERT INTO tiles VALUES (5, 0, x'00')", "tiles"),
        ("DELETE FROM checkpoint", "checkpoint"),
        ("UPDATE checkpoint SET note = x'ff'", "ledger.sqlite3"),
        ("UPDATE bodies SET salt = 1", "entry 1"),
        ("UPDATE bodies SET body = 'text'", "entry 1"),
        ("UPDATE entries SET prefix = prefix + 1 WHERE position = 1", "entry 1"),
        ("UPDATE entries SET prefix = 'text' WHERE position = 1", "entry 1"),
        ("INSERT INTO bodies VALUES (9, x'00', x'00', x'00')", "bodies"),
        ("INSERT INTO bodies VALUES (0, x'00', x'00', x'00')", "entry 0"),
        ("UPDATE bodies SET position = 2", "entry 2"),
        ("DELETE FROM search WHERE position = 3", "entry 3"),
        (
            "INSERT INTO search SELECT 9, said, recorded, earliest, latest, kind, party FROM search LIMIT 1",
            "search",
        ),
        ("UPDATE search SET said = said - 1 WHERE position = 0", "entry 0"),
        ("UPDATE search SET recorded = recorded + 1 WHERE position = 0", "entry 0"),
        ("UPDATE search SET earliest = NULL WHERE position = 0", "entry 0"),
        ("UPDATE search SET latest = 1 WHERE position = 0", "entry 0"),
        ("UPDATE search SET kind = 'risk.reply' WHERE position = 0", "entry 0"),
        ("UPDATE search SET party = CAST(x'ff' AS TEXT) WHERE position = 0", "entry 0"),
        ("CREATE TABLE more (x)", "ledger.sqlite3"),
        ("DROP INDEX entries_prefix", "ledger.sqlite3"),
        ("DROP TABLE search", "ledger.sqlite3"),
        ("DROP TABLE entries", "ledger.sqlite3"),
        ("PRAGMA user_version = 3", "ledger.sqlite3"),
        ("PRAGMA application_id = 2", "ledger.sqlite3"),
    ],
)
def test_what_is_wrong_is_named(desk: Path, statement: str, where: str) -> None:
    with database(desk) as connection:
        connection.execute(statement)
    found = verify(desk)
    assert where in {problem.where for problem in found.problems}
    with pytest.raises(IntegrityError, match="not what was signed") as refusal:
        found.demand()
    assert refusal.value.where == found.problems[0].where


def test_an_index_that_lies_is_found(desk: Path) -> None:
    with database(desk) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'entries_prefix'")
    assert not verify(desk).sound


def rewritten(folder: Path, entries: list[bytes], key: SecretKey) -> None:
    """Write these entries as a thief of the key would: tree, checkpoint and derived rows all fitting."""
    leaves = [leaf_hash(entry) for entry in entries]
    frontier = grow(Frontier(), leaves)[0]
    note = sign_checkpoint(Checkpoint(read_desk(folder).origin, frontier.size, frontier.root()), key)
    (folder / "checkpoint").write_bytes(kept_head(frontier).sector)
    with database(folder) as connection:
        for table in ("entries", "tiles", "bodies", "search"):
            connection.execute(f"DELETE FROM {table}")
        for position, entry in enumerate(entries):
            found = msgspec.json.decode(entry)
            raw = entry[entry.index(b'"record":') + 9 : entry.index(b',"recorded":')]
            connection.execute(
                "INSERT INTO entries VALUES (?, ?, ?)", (position, prefix_of(bytes.fromhex(digest(raw))), entry)
            )
            with contextlib.suppress(DetenteError):
                recorded = microseconds(msgspec.convert(found["recorded"], type(NOON)))
                row = search_row(position, canonical.decode(raw), recorded)
                connection.execute("INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        for tile, hashes in all_tiles(leaves):
            connection.execute("INSERT INTO tiles VALUES (?, ?, ?)", (*tile, hashes))
        connection.execute("UPDATE checkpoint SET note = ?", (note.encode(),))


def entry_of(record: Record[Any] | bytes, key: SecretKey, signer: SecretKey | None = None) -> bytes:
    """Return the entry of a record under a key's id, signed by that key or another."""
    data = record if isinstance(record, bytes) else canonical.encode(record)
    return write_entry(key.public.id, data, instant_bytes(NOON), (signer or key).sign_record(data))


def test_the_rules_of_the_log_hold_even_for_who_has_the_key(desk: Path) -> None:
    """All hashes fit and the checkpoint is signed; each of these is wrong all the same."""
    key = read_secret_key(desk / "keys", read_desk(desk).key, str)
    other = secret_key("other")
    digest_only = msgspec.structs.replace(activity(0), body=None, body_digest="ab" * 32)
    cases = {
        "signed with a key that is not in": entry_of(activity(0), other),
        "not that of its key": entry_of(activity(0), key, other),
        "carries its body in the log": entry_of(digest_only, key),
        "carries the digest of its body only": entry_of(claim(0), key),
        "not in canonical form": entry_of(canonical.encode(activity(0)).replace(b",", b", ", 1), key),
        "not an entry of a ledger": entry_of(activity(0), key).replace(b'{"key"', b'{ "key"'),
    }
    rewritten(desk, [entry_of(activity(0), key)], key)
    assert verify(desk).sound
    for wanted, entry in cases.items():
        rewritten(desk, [entry_of(activity(1), key), entry], key)
        found = verify(desk).problems
        assert any(wanted in problem.problem and problem.where == "entry 1" for problem in found), wanted


def test_the_digest_that_finds_a_body_again_is_checked(desk: Path) -> None:
    with database(desk) as connection:
        connection.execute("UPDATE bodies SET said_as = ?", (bytes(32),))
    assert "found again" in verify(desk).problems[0].problem


def test_a_checkpoint_of_another_log_is_found(desk: Path) -> None:
    key = read_secret_key(desk / "keys", read_desk(desk).key, str)
    with Ledger.open(desk, read_only=True) as ledger:
        note = sign_checkpoint(Checkpoint("desk.invalid/elsewhere", ledger.size, ledger.root()), key)
    with database(desk) as connection:
        connection.execute("UPDATE checkpoint SET note = ?", (note.encode(),))
    assert [problem.where for problem in verify(desk).problems] == ["checkpoint"]
    with pytest.raises(IntegrityError, match="not what its checkpoint signs"):
        Ledger.open(desk)


def test_kept_reports_are_checked(desk: Path) -> None:
    sha256 = keep_file(desk, b"a report")
    assert verify(desk).sound
    (desk / "reports" / sha256).write_bytes(b"another report")
    assert [problem.where for problem in verify(desk).problems] == [f"reports/{sha256}"]


def test_key_files_are_checked(desk: Path) -> None:
    for path in sorted((desk / "keys").iterdir()):
        good = path.read_bytes()
        path.write_bytes(flipped(good, len(good) // 2))
        assert f"keys/{path.name}" in {problem.where for problem in verify(desk).problems}
        path.write_bytes(good)
    assert verify(desk).sound


def test_every_byte_of_the_settings_matters_where_a_proof_rests_on_it(desk: Path) -> None:
    """Known hole, stated in docs/ledger.md: nothing signs the desk's name and party, which are labels."""
    path = desk / "desk.yaml"
    good, before = path.read_bytes(), read_desk(desk)
    for place in range(len(good)):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        try:
            sound = verify(desk).sound
        except DetenteError:
            continue
        if sound:
            after = read_desk(desk)
            assert (after.origin, after.key, after.form) == (before.origin, before.key, before.form)
            assert (after.name, after.party) != (before.name, before.party)


def flips(size: int, count: int, seed: int) -> list[tuple[int, int]]:
    """Return places and bits: all of the first page's header, and a random sample of the rest."""
    chance = random.Random(seed)
    return [(place, place % 8) for place in range(100)] + [
        (chance.randrange(size), chance.randrange(8)) for _ in range(count)
    ]


def assert_flips_are_found(desk: Path, count: int, seed: int) -> None:
    """Flip bits of the file: the audit names it, or SQLite refuses, or nothing that was recorded changed.

    A SQLite file has slack: unused space in pages, free pages, counters. A flip there changes no record, so an
    audit that finds nothing must go with a content equal to that before.
    """
    path = desk / "ledger.sqlite3"
    good, before = path.read_bytes(), content(desk)
    with Ledger.open(desk, read_only=True) as ledger:
        seen = ledger.view(LATE)
    found = {"named": 0, "refused": 0, "slack": 0}
    for place, bit in flips(len(good), count, seed):
        for left in desk.glob("ledger.sqlite3-*"):
            left.unlink()
        path.write_bytes(flipped(good, place, bit))
        try:
            sound = verify(desk).sound
        except LedgerError:
            found["refused"] += 1
            continue
        found["slack" if sound else "named"] += 1
        if sound:
            assert content(desk) == before, f"byte {place}, bit {bit}"
        with contextlib.suppress(LedgerError), Ledger.open(desk, read_only=True) as ledger:
            again = ledger.view(LATE)
            assert not sound or again == seen
    assert found["named"] > count // 20, found


def test_a_flipped_bit_of_the_file_is_found_or_changes_nothing(desk: Path) -> None:
    assert_flips_are_found(desk, 600, 1)


@pytest.mark.slow
def test_many_flipped_bits_of_the_file_are_found_or_change_nothing(desk: Path) -> None:
    assert_flips_are_found(desk, 20_000, 2)


@pytest.mark.parametrize("data", [b"", b"x", b"SQLite format 3\x00", b"\x00" * 8192, b"<html></html>" * 900])
def test_a_file_that_is_no_database_is_named(desk: Path, data: bytes) -> None:
    (desk / "ledger.sqlite3").write_bytes(data)
    assert not verify(desk).sound
    with pytest.raises(LedgerError):
        Ledger.open(desk)


def test_a_ledger_cut_short_is_named(desk: Path) -> None:
    """The last page may be empty: what is cut off there is slack, and nothing that was recorded is gone."""
    path = desk / "ledger.sqlite3"
    good, before = path.read_bytes(), content(desk)
    for size in range(0, len(good), 4096):
        path.write_bytes(good[:size])
        try:
            sound = verify(desk).sound
        except LedgerError:
            continue
        assert not sound or (content(desk) == before and size > len(good) - 16384)


def test_a_ledger_of_an_earlier_version_is_told_as_such(desk: Path) -> None:
    with database(desk) as connection:
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(StorageError, match="earlier version") as refusal:
        Ledger.open(desk)
    assert "export --records" in refusal.value.next_step
