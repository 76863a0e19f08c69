"""The script that checks a proof without Détente: it agrees with us, and refuses every changed byte."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest

from detente.ledger import Ledger
from detente.ledger.rotation import rotate

SCRIPT = Path(__file__).parents[2] / "docs" / "check_proof.py"
EACH = """
import runpy, sys
script, changed, *sys.argv[1:] = sys.argv[1:]
kept, sys.stdout = open(changed, "rb").read(), None
for place in range(len(kept)):
    with open(changed, "wb") as file:
        file.write(kept[:place] + bytes([kept[place] ^ 1 << place % 8]) + kept[place + 1:])
    try:
        runpy.run_path(script, run_name="__main__")
    except SystemExit as refusal:
        if str(refusal).startswith("REFUSED: "):
            continue
    sys.exit(f"byte {place}: not refused")
"""


def checked(judges: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([judges / "python", SCRIPT, *files], capture_output=True, text=True, check=False)


@pytest.fixture
def proof(desk: Path, tmp_path: Path) -> tuple[Path, Path, Path]:
    """Return the files of a proof and of the desk's two keys."""
    with Ledger.open(desk) as ledger:
        proof, key = ledger.prove(1), ledger.desk.key
        whole = msgspec.structs.replace(proof, checkpoint=ledger.outgoing())
    file = tmp_path / "entry.tlog-proof"
    file.write_text(whole.text, encoding="utf-8", newline="")
    return file, desk / "keys" / f"{key}.pub", desk / "keys" / f"{key}.ml-dsa-44"


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


def test_a_proof_for_another_key_is_refused(judges: Path, proof: tuple[Path, Path, Path], tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "other", "SE") as other:
        key = tmp_path / "other" / "keys" / f"{other.desk.key}.pub"
    told = checked(judges, proof[0], key)
    assert told.returncode == 1
    assert told.stderr.startswith("REFUSED: the checkpoint is not signed once by the key desk.invalid/SE/")


def test_the_second_signature_is_demanded_with_its_key(
    judges: Path, desk: Path, proof: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    with Ledger.open(desk, read_only=True) as ledger:
        bare = tmp_path / "bare.tlog-proof"
        bare.write_text(ledger.prove(1).text, encoding="utf-8", newline="")
    assert checked(judges, *proof).returncode == 0
    assert checked(judges, bare, proof[1]).returncode == 0
    told = checked(judges, bare, *proof[1:])
    assert told.stderr.startswith("REFUSED: the checkpoint is not signed once by the key")


def test_an_entry_of_an_earlier_key_is_proved_with_both(judges: Path, desk: Path, tmp_path: Path) -> None:
    with Ledger.open(desk) as ledger:
        rotate(ledger)
        old, new = (desk / "keys" / f"{life.key.id}.pub" for life in ledger.chain.lives)
        file = tmp_path / "old.tlog-proof"
        file.write_text(ledger.prove(0).text, encoding="utf-8", newline="")
    assert checked(judges, file, new, old).returncode == 0
    assert "which was not given" in checked(judges, file, new).stderr
    assert "not signed once" in checked(judges, file, old, new).stderr


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(0, id="the proof", marks=pytest.mark.slow),
        pytest.param(1, id="the key"),
        pytest.param(2, id="the second key", marks=pytest.mark.slow),
    ],
)
def test_every_changed_byte_is_refused(judges: Path, proof: tuple[Path, Path, Path], changed: int) -> None:
    asked = [judges / "python", "-c", EACH, SCRIPT, proof[changed], *proof]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


def test_nonsense_is_refused(judges: Path, proof: tuple[Path, Path, Path], tmp_path: Path) -> None:
    nonsense = tmp_path / "nonsense"
    for data in (b"", b"\xff\xfe\x00", b"c2sp.org/tlog-proof@v1\n", b"[" * 100_000):
        nonsense.write_bytes(data)
        for files in ((nonsense, proof[1]), (proof[0], nonsense), (tmp_path / "nowhere", proof[1]), (proof[0],)):
            told = checked(judges, *files)
            assert told.returncode == 1
            assert told.stderr.startswith("REFUSED: ")
            assert "Traceback" not in told.stderr
