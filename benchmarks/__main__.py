"""Run every benchmark, each in a process of its own, and print one table: `python -m benchmarks [NAME ...]`.

A benchmark is a module of this folder with `table()`, which returns rows of text: what, measured, goal.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from detente import __version__
from detente.sources.english import one_thread

FOLDER = Path(__file__).resolve().parent
Row = tuple[str, str, str]
HEAD: Row = ("what", "measured", "goal")


def names() -> list[str]:
    """Return the names of all benchmarks, in alphabetical order."""
    files = (path for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    return sorted(path.stem for path in files if "\ndef table(" in path.read_text(encoding="utf-8"))


def rows_of(name: str) -> list[Row]:
    """Return the rows of one benchmark, run in a new process; a row that says so where it fails."""
    asked = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--rows", name],
        cwd=FOLDER.parent,
        env=_as_installed(),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if asked.returncode:
        return [(f"{name}: failed, see above", f"exit {asked.returncode}", "")]
    return [(str(what), str(measured), str(goal)) for what, measured, goal in json.loads(asked.stdout)]


def _as_installed() -> dict[str, str]:
    """Return the environment in which Python keeps compiled modules, as it does where a program is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def conditions() -> list[str]:
    """Return what the numbers depend on: version, Python, machine, day."""
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"Détente {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}",
        f"{_processor()}, {os.cpu_count()} cores, {memory_gib:.0f} GiB of memory",
        f"{datetime.now(UTC):%Y-%m-%d}",
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def drawn(rows: Iterable[Row]) -> str:
    """Return rows as a Markdown table, columns aligned for reading as text."""
    table = [HEAD, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEAD))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in table]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def main(words: list[str]) -> int:
    """Print the table of the benchmarks named, of all if none is; return 1 if one failed."""
    if words[:1] == ["--rows"]:
        one_thread()  # as the command line does
        print(json.dumps(importlib.import_module(f"benchmarks.{words[1]}").table()))
        return 0
    unknown = set(words) - set(names())
    if unknown:
        print(f"no benchmark {sorted(unknown)}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    rows = [row for name in words or names() for row in rows_of(name)]
    print("\n".join(conditions()), end="\n\n")
    print(drawn(rows))
    return int(any(": failed, see above" in row[0] for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
