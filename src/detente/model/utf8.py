"""Bytes as text: UTF-8, one byte order mark taken off, no zero bytes; else an error that names the place."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from detente.model.errors import EncodingError

SAVE = "save it as UTF-8"
SAVE_TABLE = "save it as UTF-8; in a spreadsheet: CSV UTF-8"
EXPECTED = "text in UTF-8"

Hint = Callable[[bytes, int], str]
"""From bytes, and the place of the one that is wrong, to words on it or to its place; empty for none."""


def utf8_text(
    data: bytes, name: str, *, next_step: str = SAVE, hint: Hint | None = None, place: Hint | None = None
) -> str:
    """Return the text of a file; EncodingError naming the file, the line, the byte (from 0) and the next step.

    `hint` adds words on what the bytes may be, `place` names the place in another way than by line and byte.
    Line ends stay as they are.
    """
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as problem:
        words = hint(body, problem.start) if hint else ""
        raise EncodingError(
            "bytes that are not UTF-8",
            where=f"{name}, {(place or line_and_byte)(body, problem.start)}",
            expected=EXPECTED,
            given=f"byte 0x{body[problem.start]:02x} ({problem.reason})" + (f"; {words}" if words else ""),
            next_step=next_step,
        ) from problem
    if "\0" in text:
        zero = body.index(0)
        raise EncodingError(
            "a binary file",
            where=f"{name}, {(place or line_and_byte)(body, zero)}",
            expected=EXPECTED,
            given="a zero byte",
            next_step="if it is text in UTF-16, save it as UTF-8",
        )
    return text


def line_and_byte(data: bytes, place: int) -> str:
    """Return the line of a byte, counted from 1, and its place, counted from 0."""
    return f"line {data.count(10, 0, place) + 1}, byte {place}"
