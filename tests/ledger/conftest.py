"""A desk with a small ledger: three activities, two claims, one body forgotten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.ledger import Ledger
from tests.ledger.made import activity, claim
from tests.postgresql_server import postgresql, schema

__all__ = ["postgresql", "schema"]


@pytest.fixture(scope="session")
def small_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small desk; copy it before changing it."""
    folder = tmp_path_factory.mktemp("small") / "desk"
    with Ledger.create(folder, "NO", name="Small desk") as ledger:
        ledger.append([activity(0), claim(1), activity(2)])
        gone = ledger.append([claim(3), activity(4)])[0]
        ledger.forget(gone)
    return folder


@pytest.fixture
def desk(small_desk: Path, tmp_path: Path) -> Path:
    """Return a copy of the small desk that a test may change."""
    return Path(shutil.copytree(small_desk, tmp_path / "desk"))
