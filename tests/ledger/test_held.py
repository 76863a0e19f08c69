"""What is held for named readers: whole beside the log, shown to them only, never in what is handed out."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from detente.ledger import Ledger, verify
from detente.ledger.entries import instant_bytes, read_entry, write_entry
from detente.ledger.folder import read_desk
from detente.ledger.kept import head_of as kept_head
from detente.ledger.merkle import Frontier, grow, leaf_hash, verify_inclusion
from detente.ledger.notes import Checkpoint, sign_checkpoint
from detente.ledger.prepare import head_of, microseconds, salted_digest, search_row, whole
from detente.ledger.stores.store import prefix_of
from detente.ledger.tiles import all_tiles
from detente.ledger.vault import read_secret_key
from detente.model import canonical
from detente.model.errors import DetenteError, InputError, IntegrityError, SchemaError
from detente.model.record import Marking, Record
from detente.model.view import EVERYTHING, Audience
from tests.ledger.made import LATE, NOON, activity, claim, held
from tests.ledger.test_ledger import everything

NO = Audience(("NO",))
SALT = bytes(32)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a desk with a shared activity, a claim, a fallback held for NO, and a claim held for NO and desk."""
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        personal = msgspec.structs.replace(claim(3, "Whisperer"), held_for=("NO", "desk"))
        ledger.append([activity(0), claim(1), held(2), personal])
    return tmp_path / "desk"


def kinds(ledger: Ledger, *readers: str) -> list[str]:
    return [e.record.kind for e in ledger.view(LATE, audience=Audience(readers)).entries]


def test_a_held_record_is_shown_to_its_readers_only(desk: Path) -> None:
    shared = ["exercise.activity", "report.claim"]
    with Ledger.open(desk, read_only=True) as ledger:
        assert [e.record.kind for e in ledger.view(LATE).entries] == shared
        assert kinds(ledger) == kinds(ledger, "XX") == kinds(ledger, "NO", "XX") == shared
        assert kinds(ledger, "NO") == [*shared, "council.note", "report.claim"]
        assert kinds(ledger, "desk") == kinds(ledger, "NO", "desk") == [*shared, "report.claim"]
        assert ledger.view(LATE, audience=NO).entries[2].record == held(2)


def test_the_log_has_kind_party_instant_and_digest_only(desk: Path) -> None:
    with Ledger.open(desk, read_only=True) as ledger:
        entries = list(ledger.entries())
        log = b"".join(entries) + ledger.checkpoint().encode()
    for word in (b"Whisper", b"whisper.txt", b"cd" * 32, b"held_for", b"hotline", b"2022-01-11T00"):
        assert (word in log) == (word == b"2022-01-11T00"), word  # the shared activity happened then
    unsalted = hashlib.sha256(canonical.encode(held(2))).hexdigest()
    assert unsalted.encode() not in log
    record = canonical.decode(read_entry(entries[2]).record)
    assert record == head_of(held(2), record.held_digest or "")
    assert verify(desk).sound
    assert (verify(desk).bodies_kept, verify(desk).bodies_forgotten) == (3, 0)


def test_a_held_record_stands_in_the_ledger_once(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        size = ledger.size
        first = next(e.id for e in ledger.view(LATE, audience=NO).entries if e.record.kind == "council.note")
        assert ledger.append([held(2)]) == (first,)
        assert ledger.append(e.record for e in ledger.view(LATE, audience=NO).entries)
        assert ledger.size == size
        other = ledger.append([held(2, "XX")])[0]
        assert other != first
        assert kinds(ledger, "XX")[-1] == "council.note"


def test_what_is_held_can_be_forgotten_and_every_proof_stays(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        entries = [e for e in ledger.view(LATE, audience=NO).entries if e.record.held_for]
        root = ledger.root()
        for entry in entries:
            assert ledger.forget(entry.id)
            assert not ledger.forget(entry.id)
        assert ledger.root() == root
        proof = ledger.prove(entries[0].id)
        assert verify_inclusion(proof.index, ledger.size, leaf_hash(proof.extra), proof.path, root)
        assert len(kinds(ledger, "NO")) == len(kinds(ledger, "desk")) == 2
        bare = [e.record for e in ledger.view(LATE, audience=EVERYTHING).entries if e.record.held_digest]
        assert len(bare) == 2
        ledger.rebuild()
    assert b"Whisper" not in everything(desk)
    audit = verify(desk)
    assert audit.sound
    assert (audit.bodies_kept, audit.bodies_forgotten) == (1, 2)


def test_a_head_is_taken_where_the_rest_is_kept_elsewhere(desk: Path) -> None:
    head = head_of(held(9), "ab" * 32)
    with Ledger.open(desk) as ledger:
        assert ledger.append([head]) == (canonical.identify(head),)
        before = kinds(ledger, "NO")
        for wrong in ({"held_for": ("NO",)}, {"marking": Marking.RED}, {"body": held(9).body}, {"sources": ()}):
            with contextlib.suppress(SchemaError):
                ledger.append([msgspec.structs.replace(head, **wrong)])
                assert wrong == {"sources": ()}
        assert kinds(ledger, "NO") == before
    assert verify(desk).bodies_forgotten == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"held_for": ()}, "names no reader"),
        ({"held_for": ("XX", "NO")}, "write them as NO, XX"),
        ({"held_for": ("NO", "NO")}, "named twice"),
        ({"held_for": ("N O",)}, "outside its schema"),
        ({"body": None}, "a body"),
        ({"body_digest": "ab" * 32}, "no digest of one"),
    ],
)
def test_a_held_record_that_is_not_whole_is_refused(desk: Path, changes: dict[str, Any], told: str) -> None:
    with Ledger.open(desk) as ledger:
        with pytest.raises(SchemaError, match=told) as caught:
            ledger.append([activity(7), held(7, **changes)])
        assert ledger.size == 4
    assert "Whisper" not in str(caught.value)


def test_red_must_name_its_readers(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        with pytest.raises(SchemaError, match="TLP:RED that names no reader"):
            ledger.append([activity(7, marking=Marking.RED)])
        ledger.append([activity(7, marking=Marking.RED, held_for=("NO",))])
        assert kinds(ledger, "NO")[-1] == "exercise.activity"
        assert len(kinds(ledger)) == 2


def test_every_byte_beside_the_log_matters(desk: Path) -> None:
    with contextlib.closing(sqlite3.connect(desk / "ledger.sqlite3", isolation_level=None)) as connection:
        rowid = connection.execute(
            "SELECT rowid FROM bodies WHERE instr(body, CAST('Whisper 2' AS BLOB))"
        ).fetchone()[0]
        for column in ("salt", "body", "said_as"):
            query = f"SELECT {column} FROM bodies WHERE rowid = ?"
            (data,) = connection.execute(query, (rowid,)).fetchone()
            update = f"UPDATE bodies SET {column} = ? WHERE rowid = ?"
            for place in range(0, len(data), 1 if len(data) < 100 else 7):
                changed = data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]
                connection.execute(update, (changed, rowid))
                audit = verify(desk)
                assert [problem.where for problem in audit.problems] == ["entry 2"], f"{column}, byte {place}"
                assert "Whisper" not in str(audit)
            connection.execute(update, (data, rowid))
    assert verify(desk).sound


def test_a_view_refuses_another_rest_and_repeats_no_word_of_it(desk: Path) -> None:
    with contextlib.closing(sqlite3.connect(desk / "ledger.sqlite3", isolation_level=None)) as connection:
        connection.execute("UPDATE bodies SET body = CAST(replace(body, 'Whisper 2', 'Whisper 3') AS BLOB)")
    with Ledger.open(desk, read_only=True) as ledger, pytest.raises(IntegrityError) as caught:
        ledger.view(LATE)
    assert "Whisper" not in str(caught.value)


def sealed(data: bytes, head: Record[Any] | None = None) -> tuple[Record[Any], tuple[Any, ...]]:
    """Return a record for the log and the row beside it, digest and all, as who has the key could write them."""
    head = head_of(head or held(0), salted_digest(SALT, data))
    return head, (0, SALT, data, hashlib.sha256(data).digest())


def rewritten(folder: Path, record: Record[Any], beside: tuple[Any, ...] | None) -> None:
    """Replace the log by one entry, hashes, checkpoint and derived row fitting."""
    key = read_secret_key(folder / "keys", read_desk(folder).key, str)
    data = canonical.encode(record)
    entry = write_entry(key.public.id, data, instant_bytes(NOON), key.sign_record(data))
    frontier, _ = grow(Frontier(), [leaf_hash(entry)])
    note = sign_checkpoint(Checkpoint(read_desk(folder).origin, 1, frontier.root()), key)
    (folder / "checkpoint").write_bytes(kept_head(frontier).sector)
    with contextlib.closing(sqlite3.connect(folder / "ledger.sqlite3", isolation_level=None)) as connection:
        for table in ("entries", "bodies", "search", "tiles"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute(
            "INSERT INTO entries VALUES (0, ?, ?)", (prefix_of(hashlib.sha256(data).digest()), entry)
        )
        tiles = [(level, n, hashes) for (level, n), hashes in all_tiles([leaf_hash(entry)])]
        connection.executemany("INSERT INTO tiles VALUES (?, ?, ?)", tiles)
        connection.execute(
            "INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?)", search_row(0, record, microseconds(NOON))
        )
        connection.execute("UPDATE checkpoint SET note = ?", (note.encode(),))
        if beside:
            connection.execute("INSERT INTO bodies VALUES (?, ?, ?, ?)", beside)


Made = Callable[[], tuple[Record[Any], tuple[Any, ...] | None]]
WRONG: dict[str, tuple[Made, str]] = {
    "held, but in the log": (lambda: (held(0), None), "stands in the log"),
    "a head that tells more": (
        lambda: (msgspec.structs.replace(head_of(held(0), "ab" * 32), marking=Marking.RED), None),
        "instant and digest only",
    ),
    "a whole that nobody is named in": (lambda: sealed(canonical.encode(activity(0)), activity(0)), "not that of"),
    "a whole of another party": (
        lambda: sealed(canonical.encode(held(0, party="RU"))),
        "not that of its digest",
    ),
    "a whole of another form": (
        lambda: sealed(canonical.encode(held(0)).replace(b":", b": ", 1)),
        "not in canonical form",
    ),
    "no record at all": (lambda: sealed(b'{"kind":"Whisper"}'), "an unknown kind"),
    "a whole that is a head": (lambda: sealed(canonical.encode(head_of(held(0), "ab" * 32))), "not that of"),
}


@pytest.mark.parametrize("name", list(WRONG))
def test_the_rules_hold_even_for_who_has_the_key(desk: Path, name: str) -> None:
    """All hashes fit and the checkpoint is signed; each is wrong all the same, and no word of it is repeated."""
    made, told = WRONG[name]
    rewritten(desk, *made())
    problems = verify(desk).problems
    assert [problem.where for problem in problems] == ["entry 0"]
    assert told in problems[0].problem
    assert "Whisper" not in str(problems)
    if made()[1] is not None:
        with Ledger.open(desk, read_only=True) as ledger, pytest.raises(DetenteError) as caught:
            ledger.view(LATE, audience=NO)
        assert "Whisper" not in str(caught.value)


def test_a_rest_written_rightly_by_hand_is_sound(desk: Path) -> None:
    """So that each change above is what is found."""
    record, beside = sealed(canonical.encode(held(0)))
    rewritten(desk, record, beside)
    assert verify(desk).sound
    assert whole(record, SALT, beside[2]) == held(0)
    with Ledger.open(desk) as ledger:
        assert ledger.append([held(0)]) == (canonical.identify(record),)


def test_only_what_stands_beside_the_log_can_be_forgotten(desk: Path) -> None:
    with Ledger.open(desk) as ledger, pytest.raises(InputError, match="a held record, or a kind"):
        ledger.forget(canonical.identify(activity(0)))
