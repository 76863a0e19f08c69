"""How the command line speaks: data to stdout, words to stderr."""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from detente.model.errors import DetenteError


def print_json(data: Any) -> None:
    """Write data to stdout as JSON, indented by two, ending in a line end."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n")


def say(words: str) -> None:
    """Write words for people to stderr."""
    sys.stderr.write(words + "\n")


def complain(problem: DetenteError) -> None:
    """Write an error to stderr: the problem, where, what was expected, what was given, what to do next."""
    say(f"detente: {problem}")
