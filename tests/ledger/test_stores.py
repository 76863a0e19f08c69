"""What every store does alike: the same tests over SQLite and PostgreSQL."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.ledger import Ledger, verify
from detente.ledger.derived import Logged, Tables
from detente.ledger.entries import read_entry
from detente.ledger.folder import read_desk
from detente.ledger.merkle import leaf_hash, tree_hash, verify_consistency, verify_inclusion
from detente.ledger.prepare import Signed, whole
from detente.ledger.queue import Queue
from detente.ledger.several import climb
from detente.ledger.signing import secret_key
from detente.ledger.stores.sqlite_export import export_row, write_export
from detente.ledger.stores.store import Store
from detente.model import canonical
from detente.model.errors import IntegrityError, StorageError
from detente.model.record import Record
from detente.model.view import EVERYTHING, Entry, view_of
from tests.ledger.made import LATE, NOON, activity, claim, held, records
from tests.ledger.test_derived import COUNT, QUEUES, SAID, content

STORES = ("sqlite", "postgresql")


@pytest.fixture(params=STORES)
def address(request: pytest.FixtureRequest) -> str:
    """Return the address of an empty store of each kind."""
    return "" if request.param == "sqlite" else request.getfixturevalue("schema")


@pytest.fixture
def folder(address: str, tmp_path: Path) -> Path:
    """Return the folder of a desk with five entries: three activities, two claims, one forgotten."""
    folder = tmp_path / "desk"
    with Ledger.create(folder, "NO", store=address) as ledger:
        ledger.append([activity(0), claim(1), activity(2)])
        gone = ledger.append([claim(3), activity(4)])[0]
        assert ledger.forget(gone)
        assert not ledger.forget(gone)
    return folder


def changed(folder: Path, statement: str) -> None:
    """Run a statement in the database of a desk, as anybody with the rights can."""
    with Ledger.open(folder, read_only=True) as ledger:
        where = ledger._store.where
    connection: Any
    if read_desk(folder).store:
        import psycopg

        connection = psycopg.connect(where, autocommit=True)
        statement = statement.replace("x'", "'\\x")
    else:
        connection = sqlite3.connect(where, isolation_level=None)
    connection.execute(statement)
    connection.close()


def test_nothing_is_lost_by_closing(folder: Path, address: str) -> None:
    with Ledger.open(folder) as ledger:
        before = ledger.view(LATE), ledger.root(), ledger.checkpoint(), ledger.size, list(ledger.entries())
    with Ledger.open(folder, read_only=True) as ledger:
        assert (*_shown(ledger),) == before
        assert [e.record.body is None for e in ledger.view(LATE).entries] == [False, False, False, True, False]
    audit = verify(folder)
    assert audit.sound, audit.problems
    assert (audit.size, audit.bodies_kept, audit.bodies_forgotten) == (5, 1, 1)
    assert read_desk(folder).store == address


def _shown(ledger: Ledger) -> tuple[Any, ...]:
    return ledger.view(LATE), ledger.root(), ledger.checkpoint(), ledger.size, list(ledger.entries())


def test_a_record_stands_there_once(folder: Path) -> None:
    with Ledger.open(folder) as ledger:
        ids = ledger.append([claim(1), activity(2), activity(7), claim(7), activity(7)])
        assert ledger.size == 7
        assert ids[2] == ids[4]
        assert [ledger.prove(id_).index for id_ in ids] == [1, 2, 5, 6, 5]
        assert ledger.append([claim(7)]) == ids[3:4]
    assert verify(folder).sound


def test_records_whose_ids_begin_alike_are_told_apart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody with time can make two such records; here all ids begin alike."""
    for module in ("store", "sqlite", "postgresql"):
        monkeypatch.setattr(f"detente.ledger.stores.{module}.prefix_of", lambda id_: 7)
    with Ledger.open(folder) as ledger:
        ids = ledger.append([activity(n) for n in range(20, 30)])
        assert [ledger.prove(id_).index for id_ in ids] == list(range(5, 15))
        assert ledger.append([activity(n) for n in range(25, 35)])[:5] == ids[5:]
        assert ledger.size == 20


@pytest.mark.parametrize("size", [255, 256, 257, 1100])
def test_every_entry_is_proved(folder: Path, size: int) -> None:
    with Ledger.open(folder) as ledger:
        for start in range(5, size, 400):
            ledger.append([activity(n) for n in range(1000 + start, 1000 + min(size, start + 400))])
        entries = list(ledger.entries())
        assert len(entries) == ledger.size == size
        root = tree_hash([leaf_hash(entry) for entry in entries])
        assert ledger.root() == root
        for index in {0, 4, 254, 255, 256, size - 1} & set(range(size)):
            proof = ledger.prove(index)
            assert verify_inclusion(index, size, leaf_hash(entries[index]), proof.path, root)
        for old in {1, 5, 255, 256} & set(range(1, size)):
            old_root = tree_hash([leaf_hash(entry) for entry in entries[:old]])
            assert verify_consistency(old, size, old_root, root, ledger.prove_consistency(old))
    assert verify(folder).sound


@given(st.lists(records(), max_size=6))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_record_is_kept_and_given_back(folder: Path, given_records: list[Record[Any]]) -> None:
    ever = datetime.max.replace(tzinfo=UTC)
    with Ledger.open(folder) as ledger:
        before = {entry.id for entry in ledger.view(ever, audience=EVERYTHING).entries}
        ids = ledger.append(given_records)
        entries = {id_: Entry(id=id_, record=record) for id_, record in zip(ids, given_records, strict=True)}
        wanted = view_of((e for e in entries.values() if e.id not in before), ever, audience=EVERYTHING)
        kept = [e for e in ledger.view(ever, audience=EVERYTHING).entries if e.id not in before]
        assert [(e.id, e.record) for e in kept] == [(e.id, e.record) for e in wanted.entries]
        ledger.rebuild()
    assert verify(folder).sound


def test_a_view_keeps_its_bounds(address: str, tmp_path: Path) -> None:
    clock = iter(NOON + timedelta(hours=n) for n in range(9))
    with Ledger.create(tmp_path / "desk", "NO", store=address, clock=lambda: next(clock)) as ledger:
        for n in (3, 1, 2):
            ledger.append([activity(n)])
        for said, recorded, wanted in ((1, 9, [1]), (3, 0, [3]), (2, 1, [1]), (3, 2, [1, 2, 3]), (0, 9, [])):
            seen = ledger.view(NOON + timedelta(minutes=said), NOON + timedelta(hours=recorded))
            assert [entry.record for entry in seen.entries] == [activity(n) for n in wanted]


def test_foreign_and_held_records(folder: Path) -> None:
    peer = secret_key("desk.invalid/peer")
    (folder / "keys" / f"{peer.public.id}.pub").write_text(f"{peer.public.line}\n")
    data = canonical.encode(activity(30, party="SE"))
    with Ledger.open(folder) as ledger:
        signed = [Signed(peer.public.id, data, peer.sign_record(data))]
        ids = ledger.append_signed(signed, {peer.public.id: peer.public}, [held(31)])
        assert read_entry(ledger.prove(ids[0]).extra).key == peer.public.id
        assert b"Whisper" not in b"".join(ledger.entries())
        assert held(31) in [entry.record for entry in ledger.view(LATE, audience=EVERYTHING).entries]
        index, entry = ledger.entry(ids[1])
        salt, beside = ledger.beside(index) or (b"", b"")
        assert whole(canonical.decode(read_entry(entry).record), salt, beside) == held(31)
        assert ledger.beside(index - 1) is None
        assert list(ledger.entries(index - 1, index + 9)) == [ledger.entry(index - 1)[1], entry]
        indices = (0, index - 1, index)
        found = climb(
            {i: leaf_hash(ledger.entry(i)[1]) for i in indices}, ledger.size, ledger.prove_several(indices)
        )
        assert found is not None
        assert found[0] == ledger.root()
    assert verify(folder).sound


def test_derived_tables(folder: Path) -> None:
    with Ledger.open(folder, derivations=[QUEUES]) as ledger:
        ledger.append([activity(n, party="SE" if n % 3 else "RU") for n in range(20, 29)])
        whole = content(ledger)
        assert [row[1] for row in ledger.tables(QUEUES).rows(SAID, ("SE",), since=(7,), limit=2)] == [7, 8]
        assert [row[0] for row in whole[1]] == ["EFE", "RU", "SE"]
    with Ledger.open(folder) as ledger:
        ledger.append([activity(40)])
    with Ledger.open(folder, read_only=True) as ledger, pytest.raises(StorageError, match="behind the log"):
        ledger.tables(QUEUES)
    with Ledger.open(folder, derivations=[QUEUES]) as ledger:
        caught_up = content(ledger)
        assert len(caught_up[0]) == len(whole[0]) + 1
        ledger.rebuild()
        assert content(ledger) == caught_up
        ledger._store.tables().take(COUNT, [("RU",), ("XX",)])
        assert [row[0] for row in content(ledger)[1]] == ["EFE", "SE"]
    assert verify(folder).sound


def test_a_derivation_that_fails_undoes_the_group(folder: Path) -> None:
    def failing(stretch: Sequence[Logged], tables: Tables) -> None:
        QUEUES.derive(stretch, tables)
        if any(entry.record.party == "XX" for entry in stretch):
            raise RuntimeError("a room that fails")

    broken = type(QUEUES)("test", 1, QUEUES.tables, failing)
    with Ledger.open(folder, derivations=[broken]) as ledger:
        before = content(ledger)
        with pytest.raises(RuntimeError):
            ledger.append([activity(30, party="XX"), claim(31)])
        with pytest.raises(StorageError, match="not open for writing"):
            ledger.append([activity(32)])
    with Ledger.open(folder, derivations=[broken]) as ledger:
        assert (ledger.size, content(ledger)) == (5, before)
    assert verify(folder).sound


def test_a_second_writer_is_refused_and_readers_are_not(folder: Path) -> None:
    with Ledger.open(folder) as ledger, Ledger.open(folder, read_only=True) as reader:
        before = _shown(reader)
        with pytest.raises(StorageError, match="another process is writing"):
            Ledger.open(folder)
        ledger.append([activity(n) for n in range(20, 400)])
        assert _shown(reader) == before
        with pytest.raises(StorageError, match="not open for writing"):
            reader.append([activity(500)])
        assert verify(folder).sound
    Ledger.open(folder).close()


def test_many_threads(folder: Path) -> None:
    with Ledger.open(folder) as ledger, Queue(ledger) as queue, ThreadPoolExecutor(8) as threads:
        ids = list(threads.map(lambda n: queue.append([activity(n), claim(n)]), range(100, 160)))
    assert len({id_ for pair in ids for id_ in pair}) == 120
    audit = verify(folder)
    assert (audit.sound, audit.size) == (True, 125)


def test_one_instant_is_read(folder: Path) -> None:
    with Ledger.open(folder) as ledger, Ledger.open(folder, read_only=True) as reader:
        store: Store = reader._store
        with store.snapshot():
            assert store.size() == 5
            ledger.append([activity(20)])
            assert (store.size(), len(list(store.entries(0, 99))), len(list(store.everything()))) == (5, 5, 5)
        assert store.size() == 6


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("DELETE FROM entries WHERE position = 2", "entry 2"),
        ("DELETE FROM entries WHERE position = 4", "checkpoint"),
        ("UPDATE entries SET entry = x'00' WHERE position = 1", "entry 1"),
        ("UPDATE entries SET prefix = prefix + 1 WHERE position = 1", "entry 1"),
        ("DELETE FROM tiles", "tile 0/0"),
        ("INSERT INTO tiles VALUES (5, 0, x'00')", "tiles"),
        ("DELETE FROM checkpoint", "checkpoint"),
        ("UPDATE checkpoint SET note = x'ff'", None),
        ("UPDATE bodies SET salt = x'00'", "entry 1"),
        ("UPDATE bodies SET position = 2", "entry 2"),
        ("INSERT INTO bodies VALUES (9, x'00', x'00', x'00')", "bodies"),
        ("UPDATE search SET said = said - 1 WHERE position = 0", "entry 0"),
        ("UPDATE search SET party = x'ff' WHERE position = 0", "entry 0"),
        ("DELETE FROM search WHERE position = 3", "entry 3"),
        ("UPDATE search SET position = 9 WHERE position = 3", "search"),
        ("CREATE TABLE more (x INTEGER)", None),
        ("DROP INDEX entries_prefix", None),
    ],
)
def test_what_was_changed_is_named(folder: Path, statement: str, where: str | None) -> None:
    with Ledger.open(folder, derivations=[QUEUES]):
        pass
    assert verify(folder).sound
    changed(folder, statement)
    place = read_desk(folder).store or "ledger.sqlite3"
    assert (where or place) in {problem.where for problem in verify(folder).problems}


@pytest.mark.parametrize("table", ["entries", "tiles", "checkpoint", "bodies"])
def test_a_missing_table_is_named(folder: Path, table: str) -> None:
    changed(folder, f"DROP TABLE {table}")
    for read_only in (True, False):
        with pytest.raises(IntegrityError, match="not that of a ledger"):
            Ledger.open(folder, read_only=read_only)
    assert not verify(folder).sound


def test_what_is_derived_for_searching_can_be_lost(folder: Path) -> None:
    with Ledger.open(folder) as ledger:
        before = ledger.view(LATE)
        changed(folder, "DELETE FROM search")
        ledger.rebuild()
        assert ledger.view(LATE) == before
    assert verify(folder).sound


def test_what_stands_beside_an_entry(folder: Path) -> None:
    with Ledger.open(folder, read_only=True) as ledger:
        salt, body = ledger._store.beside(1) or (b"", b"")
        assert len(salt) == 32
        assert canonical.decode_body("report.claim", body) == claim(1).body
        assert [ledger._store.beside(place) for place in (0, 3, 99)] == [None] * 3


def test_an_export_as_sqlite_is_the_same_from_every_store(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.sqlite3"
    with Ledger.open(folder, read_only=True) as ledger:
        entries, note = list(ledger.entries()), ledger.checkpoint()
    write_export(file, map(export_row, range(5), entries), note)
    with contextlib.closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT position, id, kind, said, entry FROM entries").fetchall()
        assert connection.execute("SELECT note FROM checkpoint").fetchall() == [(note,)]
    assert rows[0][:4] == (0, canonical.identify(activity(0)), "exercise.activity", "2022-01-12T12:00:00Z")
    assert [row[4] for row in rows] == entries
    with pytest.raises(StorageError, match="there already"):
        write_export(file, (), note)
