"""How long the program takes from a cold start: `detente --help`, and the brief on the seed report."""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
AS_OF = "2022-01-13T00:00:00Z"


def cpu_seconds(words: list[str]) -> float:
    """Return the CPU seconds, user and system, of one new process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def measured(words: list[str]) -> str:
    """Return median and range of five new processes, after one that fills the caches of the disk."""
    cpu_seconds(words)
    times = [cpu_seconds(words) for _ in range(RUNS)]
    return f"{statistics.median(times):.2f} s CPU (median of {RUNS}, {min(times):.2f} to {max(times):.2f})"


def seed_report() -> Path | None:
    """Return the wire report of 12 January 2022 under DETENTE_SHARED, None where it is not there."""
    folder = (ROOT / os.environ.get("DETENTE_SHARED", "../shared")).resolve()
    return next((folder / "seeds").glob("*.txt"), None)


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    program = shutil.which("detente", path=str(Path(sys.executable).parent))
    if program is None:
        raise SystemExit("detente is not installed in this environment; run `make setup`")
    rows = [("`detente --help`, new process", measured([program, "--help"]), "0.3 s")]
    if report := seed_report():
        words = [program, "brief", str(report), "--as-of", AS_OF, "--json"]
        rows.append(("`detente brief` on the seed report, new process", measured(words), "4 s"))
    return rows
