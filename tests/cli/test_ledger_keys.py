"""`detente ledger keys | rotate | revoke | checkpoint`, run as a user runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from detente.ledger import Ledger, verify
from detente.ledger.heads import open_head
from detente.ledger.notes import read_note, read_proof
from tests.cli.running import Done, detente
from tests.ledger.made import activity


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a desk with two activities."""
    with Ledger.create(tmp_path / "desk", "NO") as ledger:
        ledger.append([activity(0), activity(1)])
    return tmp_path / "desk"


def told(*words: str | Path, **environment: str) -> dict[str, Any]:
    asked = ledger(*words, "--json", **environment)
    assert asked.returncode == 0, asked.stderr
    return json.loads(asked.stdout)


def ledger(*words: str | Path, **environment: str) -> Done:
    return detente("ledger", *words, **environment)


def test_a_key_is_rotated_revoked_and_shown(desk: Path) -> None:
    first = told("keys", desk)["keys"][0]
    assert (first["first"], first["last"], first["secret"]) == (0, None, "plain")
    refused = ledger("revoke", desk, first["key"], "--since", "2022-01-01T00:00:00Z")
    assert refused.returncode == 2
    assert "first run: detente ledger rotate" in refused.stderr
    new = told("rotate", desk)
    assert (new["first"], new["last"]) == (3, None)
    old = told("revoke", desk, first["key"], "--since", "2022-01-01T00:00:00Z", "--reason", "copied")
    assert (old["last"], old["revoked_since"], old["secret"]) == (2, "2022-01-01T00:00:00Z", "not here")
    lines = ledger("keys", desk).stdout.splitlines()
    assert lines[:2] == [
        f"{first['key']}  signs entries 0 to 2",
        "  not to be trusted from 2022-01-01T00:00:00+00:00 on (copied)",
    ]
    assert f"{new['key']}  signs entries 3 to this day, secret in plain" in lines
    assert ledger("rotate", desk).stdout.splitlines()[0].endswith("signs entries 5 to this day, secret in plain")
    assert verify(desk).sound


def test_a_secret_is_put_under_a_passphrase(desk: Path, tmp_path: Path) -> None:
    assert told("keys", desk, "--encrypt", DETENTE_PASSPHRASE="first")["keys"][0]["secret"] == "encrypted"
    refused = ledger("rotate", desk)
    assert refused.returncode == 2
    assert "DETENTE_PASSPHRASE_FILE" in refused.stderr
    file = tmp_path / "words"
    file.write_text("first\n")
    assert told("rotate", desk, DETENTE_PASSPHRASE_FILE=str(file))["secret"] == "encrypted"
    assert ledger("rotate", desk, DETENTE_PASSPHRASE="other").returncode == 2
    assert "secret under a passphrase" in ledger("keys", desk).stdout


def test_a_desk_is_made_under_a_passphrase(tmp_path: Path) -> None:
    made = detente("desk", "init", tmp_path / "desk", "--passphrase", DETENTE_PASSPHRASE="words")
    assert made.returncode == 0, made.stderr
    assert "under your passphrase" in made.stderr
    assert told("keys", tmp_path / "desk")["keys"][0]["secret"] == "encrypted"
    refused = detente("desk", "init", tmp_path / "other", "--passphrase")
    assert refused.returncode == 2
    assert not (tmp_path / "other").exists()


def test_a_checkpoint_is_printed_under_both_signatures_and_kept(desk: Path) -> None:
    asked = ledger("checkpoint", desk)
    with Ledger.open(desk, read_only=True) as opened:
        assert open_head(asked.stdout, opened.chain.now).size == 2
    assert (desk / "heads" / "2").read_text(encoding="utf-8") == asked.stdout
    assert told("checkpoint", desk)["checkpoint"] == asked.stdout
    assert verify(desk).sound


def test_a_proof_has_the_second_signature_where_the_secret_is_at_hand(desk: Path) -> None:
    def lines(asked: Done) -> int:
        assert asked.returncode == 0, asked.stderr
        return len(read_note(read_proof(asked.stdout).checkpoint).signatures)

    assert lines(ledger("prove", desk, "0")) == 2
    assert told("prove", desk, "0")["second_key"] == told("keys", desk)["keys"][0]["second_line"]
    ledger("keys", desk, "--encrypt", DETENTE_PASSPHRASE="words")
    bare = ledger("prove", desk, "0")
    assert lines(bare) == 1
    assert "Without the second signature" in bare.stderr
    assert lines(ledger("prove", desk, "0", DETENTE_PASSPHRASE="words")) == 2
    ledger("checkpoint", desk, DETENTE_PASSPHRASE="words")
    assert lines(ledger("prove", desk, "0")) == 2
    shutil.rmtree(desk / "heads")
    next((desk / "keys").glob("*.secret")).unlink()
    assert lines(ledger("prove", desk, "0")) == 1


def test_a_lost_place_is_made_anew_on_a_persons_word(desk: Path) -> None:
    (desk / "checkpoint").unlink()
    refused = ledger("rotate", desk)
    assert refused.returncode == 2
    assert "checkpoint --keep" in refused.stderr
    again = ledger("checkpoint", desk, "--keep")
    assert again.returncode == 0, again.stderr
    assert "2 entries" in again.stderr
    assert ledger("checkpoint", desk, "--keep").returncode == 2
    assert ledger("rotate", desk).returncode == 0


def test_an_older_copy_put_back_is_refused_and_says_what_to_do(desk: Path, tmp_path: Path) -> None:
    shutil.copy(desk / "ledger.sqlite3", tmp_path / "backup")
    with Ledger.open(desk) as opened:
        opened.append([activity(2)])
    shutil.copy(tmp_path / "backup", desk / "ledger.sqlite3")
    for words in (("rotate", desk), ("view", desk), ("prove", desk, "0"), ("keys", desk)):
        refused = ledger(*words)
        assert refused.returncode == 2
        assert "an older copy of the ledger" in refused.stderr
        assert "found a new desk" in refused.stderr
    assert "an older copy" in ledger("verify", desk).stdout
