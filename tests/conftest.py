"""Shared fixtures: the folder of real data, where it exists. With CI set, a test that is skipped fails."""

from __future__ import annotations

import os
from collections.abc import Generator
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


@pytest.fixture(scope="session")
def judges() -> Path:
    """Return the folder of the judges' programs, set by DETENTE_JUDGES; skip where they are not installed."""
    folder = (ROOT / os.environ.get("DETENTE_JUDGES", ".venv-judges/bin")).resolve()
    if not (folder / "python").exists():
        pytest.skip(f"no judges: {folder} is not there (run: make judges, or set DETENTE_JUDGES)")
    return folder


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure where CI is set: there, everything a test needs must be present."""
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which fails where CI is set: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Return the report of one test, a skip refused in CI."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Return the report of one collected file, a skip of the whole file refused in CI."""
    report = yield
    _refuse_skip(report)
    return report
