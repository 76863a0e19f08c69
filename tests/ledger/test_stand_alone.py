"""The script that checks a proof without Détente: it agrees with us, and refuses every changed byte."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from detente.ledger import Ledger

SCRIPT = Path(__file__).parents[2] / "docs" / "check_proof.py"
EACH = """
import runpy, sys
script, changed, *sys.argv[1:] = sys.argv[1:]
kept, sys.stdout = open(changed, "rb").read(), None
for place in range(len(kept)):
    for bit in (1, 4, 32, 128):
        with open(changed, "wb") as file:
            file.write(kept[:place] + bytes([kept[place] ^ bit]) + kept[place + 1:])
        try:
            runpy.run_path(script, run_name="__main__")
        except SystemExit as refusal:
            if str(refusal).startswith("REFUSED: "):
                continue
        sys.exit(f"byte {place}, bit {bit}: not refused")
"""


def checked(judges: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([judges / "python", SCRIPT, *files], capture_output=True, text=True, check=False)


@pytest.fixture
def proof(desk: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return the files of a proof and of the desk's key."""
    with Ledger.open(desk, read_only=True) as ledger:
        text, key = ledger.prove(1).text, ledger.desk.key
    file = tmp_path / "entry.tlog-proof"
    file.write_text(text, encoding="utf-8", newline="")
    return file, desk / "keys" / f"{key}.pub"


def test_it_is_short_enough_to_be_read() -> None:
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) <= 100


def test_every_entry_is_proved_to_a_stranger(judges: Path, desk: Path, tmp_path: Path) -> None:
    with Ledger.open(desk, read_only=True) as ledger:
        for index in range(ledger.size):
            file = tmp_path / f"{index}.tlog-proof"
            proof = ledger.prove(index)
            file.write_text(proof.text, encoding="utf-8", newline="")
            told = checked(judges, file, desk / "keys" / f"{ledger.desk.key}.pub")
            assert told.returncode == 0, told.stderr
            assert f"proved: entry {index} of {ledger.size} in the ledger {ledger.desk.origin}" in told.stdout


def test_a_proof_for_another_key_is_refused(judges: Path, proof: tuple[Path, Path], tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "other", "SE") as other:
        key = tmp_path / "other" / "keys" / f"{other.desk.key}.pub"
    told = checked(judges, proof[0], key)
    assert told.returncode == 1
    assert told.stderr == "REFUSED: the checkpoint is not signed once by the name of this key\n"


@pytest.mark.parametrize("changed", [0, 1], ids=["the proof", "the key"])
def test_every_changed_byte_is_refused(judges: Path, proof: tuple[Path, Path], changed: int) -> None:
    asked = [judges / "python", "-c", EACH, SCRIPT, proof[changed], *proof]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


def test_nonsense_is_refused(judges: Path, proof: tuple[Path, Path], tmp_path: Path) -> None:
    nonsense = tmp_path / "nonsense"
    for data in (b"", b"\xff\xfe\x00", b"c2sp.org/tlog-proof@v1\n", b"[" * 100_000):
        nonsense.write_bytes(data)
        for files in ((nonsense, proof[1]), (proof[0], nonsense), (tmp_path / "nowhere", proof[1])):
            told = checked(judges, *files)
            assert told.returncode == 1
            assert told.stderr.startswith("REFUSED: ")
            assert "Traceback" not in told.stderr
