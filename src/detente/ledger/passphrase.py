"""Where a passphrase comes from: a variable, a file, or a person at a terminal, when a locked key is opened."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from detente.ledger.files import read_bytes
from detente.model.errors import InputError
from detente.model.utf8 import utf8_text

VARIABLE = "DETENTE_PASSPHRASE"
FILE_VARIABLE = "DETENTE_PASSPHRASE_FILE"


def asked() -> str:
    """Return the passphrase of a key that is there; InputError where there is none and nobody to ask."""
    return _given() or _typed("Passphrase of the desk's key: ")


def chosen() -> str:
    """Return the passphrase for a key to be encrypted, typed twice where a person types it."""
    if given := _given():
        return given
    first = _typed("A passphrase for the desk's key: ")
    if _typed("The same again: ") != first:
        raise InputError("two passphrases", expected="the same one twice", given="two that differ")
    return first


def at_hand() -> bool:
    """Return whether `asked` can have a passphrase: one is set, or a person is there."""
    return VARIABLE in os.environ or FILE_VARIABLE in os.environ or sys.stdin.isatty()


def _given() -> str:
    """Return the passphrase of the variable, else the first line of the file that a variable names."""
    if VARIABLE in os.environ:
        return _not_empty(os.environ[VARIABLE], VARIABLE)
    if FILE_VARIABLE in os.environ:
        path = Path(os.environ[FILE_VARIABLE])
        return _not_empty(utf8_text(read_bytes(path), str(path)).split("\n")[0].removesuffix("\r"), str(path))
    return ""


def _typed(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise InputError(
            "a key under a passphrase, and none was given",
            expected=f"the variable {VARIABLE}, a file named by {FILE_VARIABLE}, or a person at a terminal",
            given="none of these",
            next_step=f"set {FILE_VARIABLE} to a file that only this user can read",
        )
    return _not_empty(getpass.getpass(prompt), "the terminal")


def _not_empty(words: str, where: str) -> str:
    if not words:
        raise InputError("an empty passphrase", where=where, expected="a passphrase", given="nothing")
    return words
