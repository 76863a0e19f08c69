"""The program run as a user runs it: a process of its own, or, where many runs are needed, in this one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from detente.cli.main import main

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


def detente_here(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Return what `detente ARGUMENTS` does in this process, in a fraction of the time: output and exit code.

    What is not an error that teaches is raised.
    """
    words = ["detente", *map(str, arguments)]
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2)]
    code = 0
    with (
        mock.patch.object(sys, "argv", words),
        mock.patch.object(sys, "stdout", streams[0]),
        mock.patch.object(sys, "stderr", streams[1]),
    ):
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    out, err = (stream.buffer.getvalue().decode() for stream in streams)  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(words, code, out, err)
