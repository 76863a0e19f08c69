"""Reads the bytes of a file that people write into text: UTF-8, no byte order mark, line ends of one kind."""

from __future__ import annotations

from detente.model.errors import EmptyError, InputError
from detente.model.utf8 import utf8_text


def text_of(data: bytes, name: str, *, expected: str, at_most: int) -> str:
    """Return the text, line feeds as its line ends; EncodingError, EmptyError or InputError with file and line.

    `expected` says what such a file holds, `at_most` how many bytes it may have.
    """
    if len(data) > at_most:
        raise InputError(
            "a file too large", where=name, expected=f"at most {at_most:,} bytes", given=f"{len(data):,} bytes"
        )
    text = utf8_text(data, name)
    if not text.strip():
        raise EmptyError("an empty file", where=name, expected=expected, given=f"{len(data)} bytes")
    return text.replace("\r\n", "\n").replace("\r", "\n")
