"""`detente desk init`, run as a user runs it."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from detente.ledger import read_desk, verify
from tests.cli.running import detente


def test_a_desk_is_made(tmp_path: Path) -> None:
    asked = detente("desk", "init", tmp_path / "desk", "--party", "NO", "--name", "A desk", "--json")
    assert asked.returncode == 0, asked.stderr
    told = json.loads(asked.stdout)
    assert (told["party"], told["name"]) == ("NO", "A desk")
    assert told["key"].startswith(told["origin"])
    if os.name == "posix":
        secret = next((tmp_path / "desk" / "keys").glob("*.secret"))
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert verify(tmp_path / "desk").sound
    again = detente("desk", "init", tmp_path / "desk")
    assert again.returncode == 2
    assert "already there" in again.stderr


def test_a_desk_is_told_in_words(tmp_path: Path) -> None:
    asked = detente("desk", "init", tmp_path / "desk")
    assert asked.stdout.startswith(f"{tmp_path / 'desk'}: desk of desk\nkey: desk.invalid/desk/")
    assert "Back it up" in asked.stderr
    assert read_desk(tmp_path / "desk").name == "desk"


@pytest.mark.parametrize("party", ["", "N O", "../x"])
def test_a_party_that_cannot_be_one_is_refused(tmp_path: Path, party: str) -> None:
    asked = detente("desk", "init", tmp_path / "desk", "--party", party)
    assert asked.returncode == 2
    assert "ISO 3166" in asked.stderr
    assert not (tmp_path / "desk").exists()


def test_a_desk_cannot_be_made_under_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    asked = detente("desk", "init", tmp_path / "file" / "desk")
    assert asked.returncode == 2
    assert "Traceback" not in asked.stderr
