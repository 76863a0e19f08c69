"""Two processes that exchange, either killed at any instant: nothing lost or doubled, the order kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def torture(folder: Path, points: int, seed: int) -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "tests.exchange.torture", str(folder), str(points), str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert asked.returncode == 0, asked.stderr
    found = json.loads(asked.stdout)
    assert found["answering"] + found["sending"] == points
    assert found["sent"] == found["arrived"] > points
    assert found["once"]
    assert found["ordered"]
    assert found["due"] == 0
    assert found["sound"]


def test_thirty_kills_of_either_desk_lose_and_double_nothing(tmp_path: Path) -> None:
    torture(tmp_path / "desks", 30, 20220112)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_a_thousand_kills_of_either_desk_lose_and_double_nothing(tmp_path: Path, seed: int) -> None:
    torture(tmp_path / "desks", 200, seed)
