"""Shared fixtures: the folder of real data, where it exists."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real data, set by DETENTE_SHARED; skip where it does not exist."""
    folder = (ROOT / os.environ.get("DETENTE_SHARED", "../shared")).resolve()
    if not folder.is_dir():
        pytest.skip(f"no real data: {folder} is not there (set DETENTE_SHARED)")
    return folder


@pytest.fixture(scope="session")
def seed_report(shared: Path) -> Path:
    """Return the wire report of 12 January 2022 that the house grew out of."""
    return next((shared / "seeds").glob("*.txt"))
