"""What the ledger promises to those who use it."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.ledger import Ledger, verify
from detente.ledger.entries import read_entry
from detente.ledger.merkle import leaf_hash, tree_hash, verify_consistency, verify_inclusion
from detente.ledger.notes import open_checkpoint, read_proof
from detente.ledger.rotation import rotate
from detente.ledger.signing import secret_key
from detente.ledger.vault import write_key
from detente.model import canonical
from detente.model.errors import InputError, IntegrityError, SchemaError, StorageError
from detente.model.record import Record
from detente.model.view import EVERYTHING, Entry, view_of
from tests.ledger.made import LATE, NOON, activity, claim, records


def test_what_was_appended_is_seen_in_the_order_in_which_it_was_said(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        ids = ledger.append([activity(2), activity(0), activity(1)])
        assert ledger.size == 3
        assert [entry.id for entry in ledger.view(LATE).entries] == [ids[1], ids[2], ids[0]]
        assert [entry.record for entry in ledger.view(LATE).entries] == [activity(0), activity(1), activity(2)]
        assert ids[0] == canonical.identify(activity(2))


def test_nothing_is_lost_by_closing(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        before = ledger.view(LATE), ledger.root(), ledger.checkpoint(), ledger.size
        ledger.append([])
    with Ledger.open(desk, read_only=True) as ledger:
        assert (ledger.view(LATE), ledger.root(), ledger.checkpoint(), ledger.size) == before
        assert ledger.party == "NO"


def test_a_record_stands_in_the_ledger_once(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        first = ledger.append([activity(0), claim(0)])
        checkpoint = ledger.checkpoint()
        assert ledger.append([claim(0), activity(0), claim(0)]) == (first[1], first[0], first[1])
        assert ledger.checkpoint() == checkpoint
        again = ledger.append([activity(1), claim(1), activity(1), claim(1)])
        assert again[:2] == again[2:]
        assert ledger.size == 4


def test_an_export_of_records_is_known_to_the_ledger_that_made_it(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        size = ledger.size
        ids = ledger.append(entry.record for entry in ledger.view(LATE).entries)
        assert ledger.size == size
        assert ids == tuple(entry.id for entry in ledger.view(LATE).entries)


def test_one_bad_record_refuses_the_whole_group(desk: Path) -> None:
    bad: list[Record[Any]] = [
        activity(9, party="\ud800"),
        activity(9, body=None),
        activity(9, body_digest="ab" * 32),
        activity(9, body=None, body_digest="ab" * 32),
        msgspec.structs.replace(claim(9), body_digest="ab" * 32),
        msgspec.structs.replace(claim(9), body=None),
        activity(9, kind="exercise.unknown"),
    ]
    with Ledger.open(desk) as ledger:
        checkpoint = ledger.checkpoint()
        for record in bad:
            with pytest.raises(SchemaError):
                ledger.append([activity(7), record, activity(8)])
        assert ledger.checkpoint() == checkpoint
        assert ledger.append([activity(7)])
    assert verify(desk).size == 6


def test_a_generator_that_fails_records_nothing(desk: Path) -> None:
    def failing() -> Any:
        yield activity(7)
        raise RuntimeError("the source broke off")

    with Ledger.open(desk) as ledger, pytest.raises(RuntimeError):
        ledger.append(failing())
    assert verify(desk).size == 5


def test_a_personal_body_stands_beside_the_log(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        id_ = ledger.append([claim(5, "Somebody")])[0]
        entry = list(ledger.entries())[-1]
        assert b"Somebody" not in entry
        sealed = read_entry(entry)
        assert sealed.id == id_
        assert canonical.decode(sealed.record).body is None
        seen = next(e for e in ledger.view(LATE).entries if e.id == id_)
        assert seen.record == claim(5, "Somebody")


def test_a_body_elsewhere_is_taken_by_its_digest(desk: Path) -> None:
    apart = msgspec.structs.replace(claim(9), body=None, body_digest="ab" * 32)
    with Ledger.open(desk) as ledger:
        id_ = ledger.append([apart])[0]
        assert id_ == canonical.identify(apart)
    assert verify(desk).bodies_forgotten == 2


def test_forgetting_deletes_the_body_and_keeps_every_proof(tmp_path: Path) -> None:
    """The bytes are gone from every file of the desk, after many bodies moved the pages about."""
    folder = tmp_path / "desk"
    with Ledger.create(folder, "NO") as ledger:
        ids = ledger.append([claim(n, f"Unforgettable{n:04}" + "x" * (n % 700)) for n in range(300)])
        root = ledger.root()
        assert b"Unforgettable0007" in everything(folder)
        for id_ in ids[::2]:
            assert ledger.forget(id_)
        assert not ledger.forget(ids[0])
        assert ledger.root() == root
        seen = {entry.id: entry.record for entry in ledger.view(LATE).entries}
        assert all(seen[id_].body is None and seen[id_].body_digest for id_ in ids[::2])
        assert all(seen[id_].body is not None for id_ in ids[1::2])
        proof = ledger.prove(ids[0])
        assert verify_inclusion(proof.index, ledger.size, leaf_hash(proof.extra), proof.path, root)
        again = ledger.append([claim(0, "Unforgettable0000")])[0]
        assert again != ids[0]
        assert ledger.forget(again)
    bytes_left = everything(folder)
    assert not [n for n in range(0, 300, 2) if f"Unforgettable{n:04}".encode() in bytes_left]
    audit = verify(folder)
    assert audit.sound
    assert (audit.bodies_kept, audit.bodies_forgotten) == (150, 151)


def everything(folder: Path) -> bytes:
    """Return the bytes of every file of a desk."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_forgetting_says_so_where_a_reader_keeps_a_copy(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        id_ = ledger.append([claim(8)])[0]
        ledger._store.connection.execute("PRAGMA busy_timeout=50")
        with Ledger.open(desk, read_only=True) as reader:
            reader._store.connection.execute("BEGIN")
            reader._store.rows("SELECT count(*) FROM entries")
            with pytest.raises(StorageError, match="write-ahead log"):
                ledger.forget(id_)
        assert not ledger.forget(id_)


def test_only_a_personal_body_can_be_forgotten(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        id_ = ledger.append([activity(0)])[0]
        with pytest.raises(InputError, match="cannot be forgotten"):
            ledger.forget(id_)
        with pytest.raises(InputError, match="no such entry"):
            ledger.forget("ab" * 32)


@pytest.mark.parametrize("size", [1, 2, 3, 255, 256, 257, 600])
def test_every_entry_is_proved(tmp_path: Path, size: int) -> None:
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        for start in range(0, size, 100):
            ledger.append([activity(n) for n in range(start, min(size, start + 100))])
        entries = list(ledger.entries())
        root = tree_hash([leaf_hash(entry) for entry in entries])
        assert ledger.root() == root
        key = ledger.keys()[ledger.desk.key]
        for index in {0, 1, 99, 100, 254, 255, 256, size - 1} & set(range(size)):
            proof = read_proof(ledger.prove(index).text)
            head = open_checkpoint(proof.checkpoint, key)
            assert (head.size, head.root, proof.extra) == (size, root, entries[index])
            assert verify_inclusion(index, size, leaf_hash(entries[index]), proof.path, root)
            assert ledger.prove(read_entry(entries[index]).id) == ledger.prove(index)
        for old in {1, 2, 100, 255, 256, 257, size} & set(range(1, size + 1)):
            old_root = tree_hash([leaf_hash(entry) for entry in entries[:old]])
            assert verify_consistency(old, size, old_root, root, ledger.prove_consistency(old))


@pytest.mark.parametrize("which", [-1, 5, "", "zz", "ab" * 32, "é", 2**63 - 1, 2**63, -(2**70)])
def test_no_proof_of_what_is_not_there(small_desk: Path, which: str | int) -> None:
    with Ledger.open(small_desk, read_only=True) as ledger, pytest.raises(InputError, match="no such entry"):
        ledger.prove(which)


@pytest.mark.parametrize("size", [0, -1, 6])
def test_no_consistency_with_a_size_never_had(small_desk: Path, size: int) -> None:
    with Ledger.open(small_desk, read_only=True) as ledger, pytest.raises(InputError, match="no such size"):
        ledger.prove_consistency(size)


instants = st.datetimes(datetime(2021, 12, 1), datetime(2022, 2, 28), timezones=st.just(UTC))  # noqa: DTZ001


@given(st.lists(st.tuples(instants, instants), max_size=12), instants, st.none() | instants)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_view_never_looks_ahead(
    tmp_path_factory: pytest.TempPathFactory,
    times: list[tuple[datetime, datetime]],
    said_until: datetime,
    recorded_until: datetime | None,
) -> None:
    clock = iter([recorded for _, recorded in times])
    with Ledger.create(tmp_path_factory.mktemp("v") / "desk", "NO", clock=lambda: next(clock)) as ledger:
        ids = [ledger.append([activity(n, said=said, party=f"P{n}")])[0] for n, (said, _) in enumerate(times)]
        view = ledger.view(said_until, recorded_until)
    due = [
        (said, id_)
        for (said, recorded), id_ in zip(times, ids, strict=True)
        if said <= said_until and (recorded_until is None or recorded <= recorded_until)
    ]
    assert [(entry.record.said, entry.id) for entry in view.entries] == sorted(due)
    assert view.said_until == said_until


@given(st.lists(records(), max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_of_any_kind_is_kept_and_given_back(
    tmp_path_factory: pytest.TempPathFactory, given_records: list[Record[Any]]
) -> None:
    folder = tmp_path_factory.mktemp("any") / "desk"
    with Ledger.create(folder, "NO") as ledger:
        ids = ledger.append(given_records)
        ever = datetime.max.replace(tzinfo=UTC)
        entries = {id_: Entry(id=id_, record=record) for id_, record in zip(ids, given_records, strict=True)}
        wanted = view_of(entries.values(), ever, audience=EVERYTHING)
        kept = ledger.view(ever, audience=EVERYTHING)
        assert [(e.id, e.record) for e in kept.entries] == [(e.id, e.record) for e in wanted.entries]
        log = b"".join(ledger.entries())
        assert b"held_for" not in log
        ledger.rebuild()
    assert verify(folder).sound


def test_a_reader_keeps_the_state_at_which_it_opened(desk: Path) -> None:
    with Ledger.open(desk) as ledger, Ledger.open(desk, read_only=True) as reader:
        before = reader.view(LATE), reader.prove(2), reader.size
        id_ = ledger.append([activity(n) for n in range(10, 400)])[0]
        assert (reader.view(LATE), reader.prove(2), reader.size) == before
        assert len(list(reader.entries())) == reader.size
        with pytest.raises(InputError):
            reader.prove(id_)
        with Ledger.open(desk, read_only=True) as later:
            assert later.size == ledger.size
            path = later.prove_consistency(reader.size)
            assert verify_consistency(reader.size, later.size, reader.root(), later.root(), path)


def test_a_reader_cannot_write(small_desk: Path) -> None:
    with Ledger.open(small_desk, read_only=True) as ledger:
        for attempt in (lambda: ledger.append([activity(9)]), lambda: ledger.forget("ab" * 32), ledger.rebuild):
            with pytest.raises(StorageError, match="not open for writing"):
                attempt()


def test_a_second_writer_is_refused(desk: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from detente.ledger import Ledger\n"
        "from detente.model.errors import StorageError\n"
        "try: Ledger.open(Path(sys.argv[1]))\n"
        "except StorageError as problem: print(problem.problem)"
    )
    with Ledger.open(desk):
        asked = subprocess.run(
            [sys.executable, "-c", code, str(desk)], capture_output=True, text=True, check=True, timeout=60
        )
        assert asked.stdout.strip() == "another process is writing to this ledger"
        with pytest.raises(StorageError, match="another process"):
            Ledger.open(desk)
    Ledger.open(desk).close()


def test_what_is_derived_can_be_dropped_and_derived_again(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        before = ledger.view(LATE)
        ledger._store.connection.execute("DROP TABLE search")
        ledger.rebuild()
        assert ledger.view(LATE) == before
    assert verify(desk).sound


def test_the_clock_says_when_it_was_recorded(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "desk", "NO", clock=lambda: NOON) as ledger:
        ledger.append([activity(0)])
        assert ledger.view(LATE).entries[0].recorded == NOON
        assert ledger.view(LATE, NOON).entries
        assert not ledger.view(LATE, NOON - timedelta(microseconds=1)).entries
    with Ledger.open(tmp_path / "desk") as ledger:
        before = datetime.now(UTC)
        ledger.append([activity(1)])
        assert before <= ledger.view(LATE).entries[1].recorded <= datetime.now(UTC)


def test_a_ledger_that_its_checkpoint_does_not_sign_is_not_opened(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        ledger._store.connection.execute("INSERT INTO entries VALUES (5, 0, x'00')")
    with pytest.raises(IntegrityError, match="not what its checkpoint signs"):
        Ledger.open(desk)


def test_a_ledger_without_checkpoint_or_key_is_not_opened(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        ledger._store.connection.execute("DELETE FROM checkpoint")
    with pytest.raises(IntegrityError, match="no checkpoint"):
        Ledger.open(desk)
    for path in (desk / "keys").glob("*.pub"):
        path.unlink()
    with pytest.raises(IntegrityError, match=r"no checkpoint|public key"):
        Ledger.open(desk, read_only=True)


def test_a_missing_public_key_is_named(desk: Path) -> None:
    for path in (desk / "keys").glob("*.pub"):
        path.unlink()
    with pytest.raises(IntegrityError, match="public key of the desk is missing"):
        Ledger.open(desk, read_only=True)
    assert not verify(desk).sound


def test_a_missing_secret_key_stops_writing_only(desk: Path) -> None:
    for path in (desk / "keys").glob("*.secret"):
        path.unlink()
    with pytest.raises(StorageError, match="key that signs is missing"):
        Ledger.open(desk)
    with Ledger.open(desk, read_only=True) as ledger:
        assert ledger.size == 5
    assert verify(desk).sound


def test_a_view_refuses_a_changed_entry(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        ledger._store.connection.execute("UPDATE bodies SET body = replace(body, 'r1', 'r9')")
    with Ledger.open(desk) as ledger, pytest.raises(IntegrityError, match="not what was signed"):
        ledger.view(LATE)


def test_a_missing_tile_is_named(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        ledger._store.connection.execute("DELETE FROM tiles")
    with pytest.raises(IntegrityError, match="hash tree is missing"):
        Ledger.open(desk)


def test_two_keys_of_a_desk_are_both_known(desk: Path) -> None:
    """A rotated key: old entries are checked with the old key. A key that only lies there is none of the log."""
    write_key(desk / "keys", secret_key("desk.invalid/other"))
    with Ledger.open(desk) as ledger:
        before = list(ledger.keys())
        rotate(ledger)
        assert list(ledger.keys()) == [*before, ledger.chain.now.key.id]
    assert verify(desk).sound
