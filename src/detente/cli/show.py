"""How the command line speaks: data to stdout, words to stderr, files whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console

from detente.model.errors import DetenteError, StorageError

WIDTH = 112
"""Characters to a line of words."""


def print_json(data: Any) -> None:
    """Write data to stdout as JSON, indented by two, ending in a line end."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n")


def print_json_list(head: dict[str, Any], name: str, items: Iterable[Any]) -> None:
    """Write an object to stdout as `print_json` does, its last field a list, item by item: it may be very long."""
    empty = msgspec.json.format(msgspec.json.encode({**head, name: []}), indent=2).decode()
    before, between = empty.removesuffix("[]\n}"), "[\n    "
    sys.stdout.write(before)
    for item in items:
        text = msgspec.json.format(msgspec.json.encode(item), indent=2).decode()
        sys.stdout.write(between + text.replace("\n", "\n    "))
        between = ",\n    "
    sys.stdout.write("[]\n}\n" if between.startswith("[") else "\n  ]\n}\n")


def say(words: str) -> None:
    """Write words for people to stderr."""
    sys.stderr.write(words + "\n")


def complain(problem: DetenteError) -> None:
    """Write an error to stderr: the problem, where, what was expected, what was given, what to do next."""
    say(f"detente: {problem}")


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Yield a function that tells what is being done: a spinner on a terminal, nothing in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _unheard
        return
    with console.status("starting") as status:
        yield status.update


def _unheard(words: str) -> None:
    del words


def wrapped(words: str, first: str, rest: str) -> str:
    """Return words in lines, the first and the others with their beginnings."""
    return textwrap.fill(words, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; StorageError if the place refuses, and then nothing of it remains."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as problem:
        raise _refused(path, problem) from problem
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as problem:
        Path(name).unlink(missing_ok=True)
        raise _refused(path, problem) from problem


def _refused(path: Path, problem: OSError) -> StorageError:
    return StorageError(
        "the file could not be written",
        where=str(path),
        expected="a folder that exists, may be written to and has room",
        given=str(problem.strerror or problem),
        next_step="name another place with --output",
    )
