"""The program run as a user runs it: a process of its own, one forked from a warm one, or in this one."""

from __future__ import annotations

import io
import multiprocessing
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest import mock

from detente.cli.main import main

MAX_SECONDS = 120
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.cli.warm"])

Done = subprocess.CompletedProcess[str]


def detente(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Done:
    """Return what `detente ARGUMENTS` does in a process of its own, its output as text.

    The process is forked from one that has imported the program and done nothing else, which saves the imports.
    What Python itself reads at its start (PYTHON...) has no effect; for that there is `detente_started`.
    """
    words = ["detente", *map(str, arguments)]
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        process = FORKS.Process(
            target=_run, args=(words, os.fspath(cwd or Path.cwd()), {**os.environ, **environment}, (out, err))
        )
        process.start()
        process.join(MAX_SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(words, MAX_SECONDS)
        return Done(words, process.exitcode, out.read_text("utf-8"), err.read_text("utf-8"))


def _run(words: Sequence[str], folder: str, environment: Mapping[str, str], streams: tuple[Path, Path]) -> None:
    """Be the program: its folder, its environment, its arguments, its output in two files, its exit code."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, path in enumerate(streams, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), number)
    sys.argv = list(words)
    sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
    try:
        main()
    except Exception:  # noqa: BLE001  as the interpreter does at the end of a program
        traceback.print_exc()
        sys.exit(1)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def detente_started(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Done:
    """Return the finished process of `python -m detente ARGUMENTS`, started anew."""
    return subprocess.run(
        [sys.executable, "-m", "detente", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=MAX_SECONDS,
        cwd=cwd,
        env={**os.environ, **environment},
    )


def detente_here(*arguments: str | Path) -> Done:
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
    return Done(words, code, out, err)
