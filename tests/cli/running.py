"""The program run as a user runs it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

MAX_SECONDS = 120


def detente(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Return the finished process of `detente ARGUMENTS`, its output as text."""
    return subprocess.run(
        [sys.executable, "-m", "detente", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=MAX_SECONDS,
        cwd=cwd,
        env={**os.environ, **environment},
    )
