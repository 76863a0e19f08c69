"""Where answers come from: single keys on a terminal, or lines where stdin is none."""

from __future__ import annotations

import sys
from typing import Protocol

import click

END_OF_INPUT = ("\x04", "\x1a")
"""What a terminal sends for the end of the input: Ctrl-D, or Ctrl-Z on Windows."""


class Cancelled(Exception):
    """A question that the person left without an answer."""


class Answers(Protocol):
    """Gives one answer after another. `EOFError`: there are no more."""

    def key(self, prompt: str) -> tuple[str, str]:
        """Return a key, and what was typed behind it on the same line, where lines are read."""
        ...

    def line(self, prompt: str) -> str:
        """Return a line; Cancelled where the person leaves the question."""
        ...

    def reason(self, prompt: str, behind: str) -> str:
        """Return a line that may be empty; where lines are read, what stood behind the key."""
        ...


class Terminal:
    """A person at a terminal: one key at a time, no Enter needed."""

    def key(self, prompt: str) -> tuple[str, str]:
        """Return the key pressed; Ctrl-C and Ctrl-D end the sitting as `q` does."""
        sys.stdout.write(prompt)
        sys.stdout.flush()
        try:
            key = click.getchar()
        except KeyboardInterrupt:
            raise EOFError from None
        finally:
            sys.stdout.write("\n")
        if key in END_OF_INPUT:
            raise EOFError
        return key, ""

    def line(self, prompt: str) -> str:
        """Return a line typed; Ctrl-C or Ctrl-D leave the question."""
        try:
            return input(prompt)
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n")
            raise Cancelled from None

    def reason(self, prompt: str, behind: str) -> str:
        """Return a line typed."""
        del behind
        return self.line(prompt)


class Lines:
    """A pipe: each line is a key with what follows it, or the answer to a question. Prompts are not shown."""

    def key(self, prompt: str) -> tuple[str, str]:
        """Return the first letter of the next line that is not empty, and the rest of the line."""
        del prompt
        while not (line := self._next().strip()):
            pass
        return line[0], line[1:].strip()

    def line(self, prompt: str) -> str:
        """Return the next line."""
        del prompt
        return self._next().strip()

    def reason(self, prompt: str, behind: str) -> str:
        """Return what stood behind the key."""
        del prompt
        return behind

    def _next(self) -> str:
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line


def answers() -> Answers:
    """Return the answers of whoever is at stdin."""
    return Terminal() if sys.stdin.isatty() else Lines()
