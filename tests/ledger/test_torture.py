"""A process killed at any point loses nothing that it acknowledged, and leaves no half group."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs fork and SIGKILL")


def torture(folder: Path, points: int, seed: int) -> dict[str, int | bool]:
    """Return what was found after so many kills of writers on one ledger."""
    asked = subprocess.run(
        [sys.executable, "-m", "tests.ledger.torture", str(folder), str(points), str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert asked.returncode == 0, asked.stderr
    return json.loads(asked.stdout)


def test_two_hundred_kills_lose_no_acknowledged_record(tmp_path: Path) -> None:
    found = torture(tmp_path / "desk", 200, 20220112)
    assert found["sound"]
    assert found["whole"]
    assert found["size"] >= found["named"] > 200


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_a_thousand_kills_lose_no_acknowledged_record(tmp_path: Path, seed: int) -> None:
    found = torture(tmp_path / "desk", 200, seed)
    assert found["sound"]
    assert found["whole"]
    assert found["size"] >= found["named"] > 200
