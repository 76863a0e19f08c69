"""`detente ledger`, run as a user runs it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from detente.ledger import Ledger, verify
from detente.ledger.merkle import leaf_hash, verify_inclusion
from detente.ledger.notes import open_checkpoint, read_proof
from detente.model import canonical
from tests.cli.running import detente
from tests.ledger.made import activity, claim


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a desk with two activities and a claim."""
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        ledger.append([activity(0), claim(1), activity(2)])
    return tmp_path / "desk"


def lines_of(*numbers: int) -> bytes:
    return b"".join(canonical.encode(activity(number)) + b"\n" for number in numbers)


def test_records_are_appended_from_a_file(desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(lines_of(0, 5) + canonical.encode(claim(1)))
    asked = detente("ledger", "append", desk, file)
    assert asked.returncode == 0, asked.stderr
    assert asked.stdout.splitlines()[1] == canonical.identify(activity(5))
    again = json.loads(detente("ledger", "append", desk, file, "--json").stdout)
    assert again == {"ids": asked.stdout.split(), "added": 0, "size": 4}


def test_lines_may_end_as_on_windows(desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(lines_of(5, 6).replace(b"\n", b"\r\n"))
    assert json.loads(detente("ledger", "append", desk, file, "--json").stdout)["added"] == 2


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (b"", "line 2"),
        (b"not json", "line 2"),
        (b'{"kind":"exercise.unknown"}', "line 2"),
        (canonical.encode(activity(9)).replace(b":", b": ", 1), "line 2, byte"),
        (b"\xff\xfe", "line 2"),
        (b'{"kind":"exercise.activity","party":"RU","said":"2022-01-12T12:00:00Z"}', "line 2, fields body"),
    ],
)
def test_one_bad_line_refuses_the_whole_file(desk: Path, tmp_path: Path, bad: bytes, told: str) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(lines_of(5) + bad + b"\n" + lines_of(6))
    asked = detente("ledger", "append", desk, file)
    assert asked.returncode == 2
    assert asked.stdout == ""
    assert f"{file}, {told}" in asked.stderr
    assert "expected" in asked.stderr
    assert "Traceback" not in asked.stderr
    assert verify(desk).size == 3


def test_an_empty_and_a_missing_file_are_refused(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    for name in ("empty", "nowhere"):
        asked = detente("ledger", "append", desk, tmp_path / name)
        assert asked.returncode == 2
        assert name in asked.stderr


def test_a_sound_ledger_is_told_to_be_sound(desk: Path) -> None:
    asked = detente("ledger", "verify", desk)
    assert asked.returncode == 0
    assert asked.stdout.startswith("sound: 3 entries, 1 bodies beside them\norigin desk.invalid/NO/")
    with Ledger.open(desk) as ledger:
        ledger.forget(next(e.id for e in ledger.view(activity(9).said).entries if e.record.kind == "report.claim"))
    assert "1 forgotten" in detente("ledger", "verify", desk).stdout
    told = json.loads(detente("ledger", "verify", desk, "--json").stdout)
    assert (told["sound"], told["size"], told["problems"]) == (True, 3, [])


def test_a_changed_ledger_is_told_what_is_wrong(desk: Path) -> None:
    with closing(sqlite3.connect(desk / "ledger.sqlite3", isolation_level=None)) as connection:
        connection.execute("UPDATE entries SET entry = CAST(replace(entry, 'Drill 2', 'Drill 3') AS BLOB)")
    for options in ((), ("--json",)):
        asked = detente("ledger", "verify", desk, *options)
        assert asked.returncode == 2
        assert "not what was signed" in asked.stderr
        assert "Traceback" not in asked.stderr
        assert "entry 2" in asked.stdout
    assert json.loads(asked.stdout)["sound"] is False


def test_a_damaged_file_is_refused_without_a_trace(desk: Path) -> None:
    (desk / "ledger.sqlite3").write_bytes(b"no database" * 1000)
    for verb in (("verify",), ("view",), ("export",), ("prove", "0")):
        asked = detente("ledger", verb[0], desk, *verb[1:])
        assert asked.returncode == 2
        assert "detente:" in asked.stderr
        assert "Traceback" not in asked.stderr


def test_a_proof_can_be_checked_by_others(desk: Path) -> None:
    assert detente("ledger", "checkpoint", desk).returncode == 0
    told = json.loads(detente("ledger", "prove", desk, "0", "--json").stdout)
    proof = read_proof(detente("ledger", "prove", desk, canonical.identify(activity(0))).stdout)
    assert proof.text == told["proof"]
    assert proof.extra.decode() == told["entry"]
    with Ledger.open(desk, read_only=True) as ledger:
        head = open_checkpoint(proof.checkpoint, ledger.keys()[ledger.desk.key])
        assert told["key"] == ledger.keys()[ledger.desk.key].line
    assert verify_inclusion(proof.index, head.size, leaf_hash(proof.extra), proof.path, head.root)
    assert (told["index"], told["size"], told["root"]) == (0, 3, head.root.hex())


@pytest.mark.parametrize("which", ["3", "zz", "9" * 400, "ab" * 32])
def test_no_proof_of_what_is_not_there(desk: Path, which: str) -> None:
    asked = detente("ledger", "prove", desk, which)
    assert asked.returncode == 2
    assert "no such entry" in asked.stderr


def test_an_export_is_the_leaves_of_the_tree(desk: Path, tmp_path: Path) -> None:
    lines = detente("ledger", "export", desk).stdout.encode().splitlines()
    with Ledger.open(desk, read_only=True) as ledger:
        assert lines == list(ledger.entries())
    told = json.loads(detente("ledger", "export", desk, "--json").stdout)
    assert told["entries"] == [json.loads(line) for line in lines]
    file = tmp_path / "records.jsonl"
    file.write_text(detente("ledger", "export", desk, "--records").stdout)
    assert b"A spokesman" in file.read_bytes()
    assert json.loads(detente("ledger", "append", desk, file, "--json").stdout)["added"] == 0
    assert len(json.loads(detente("ledger", "export", desk, "--records", "--json").stdout)["records"]) == 3


def test_a_view_is_bounded_by_what_was_said_and_recorded(desk: Path) -> None:
    def seen(*options: str) -> int:
        return len(json.loads(detente("ledger", "view", desk, *options, "--json").stdout)["entries"])

    assert seen() == 3
    assert seen("--as-of", "2022-01-12T12:01:00Z") == 2
    assert seen("--as-of", "2022-01-11") == 0
    assert seen("--recorded-until", "2022-01-12") == 0
    told = detente("ledger", "view", desk)
    assert len(told.stdout.splitlines()) == 3
    assert "3 records said by" in told.stderr
    assert detente("ledger", "view", desk, "--as-of", "2022-02-30").returncode == 2


def test_a_forgotten_body_is_told(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        ledger.forget(next(e.id for e in ledger.view(activity(9).said).entries if e.record.kind == "report.claim"))
    assert "(body forgotten)" in detente("ledger", "view", desk).stdout
