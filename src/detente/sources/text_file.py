"""Reads the bytes of a file that people write into text: UTF-8, no byte order mark, line ends of one kind."""

from __future__ import annotations

import codecs

from detente.model.errors import EmptyError, EncodingError, InputError


def text_of(data: bytes, name: str, *, expected: str, at_most: int) -> str:
    """Return the text, line feeds as its line ends; EncodingError, EmptyError or InputError with file and line.

    `expected` says what such a file holds, `at_most` how many bytes it may have.
    """
    if len(data) > at_most:
        raise InputError(
            "a file too large", where=name, expected=f"at most {at_most:,} bytes", given=f"{len(data):,} bytes"
        )
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise EncodingError(
            "bytes that are not UTF-8",
            where=f"{name}, line {body.count(10, 0, problem.start) + 1}, byte {problem.start}",
            expected="text in UTF-8",
            given=f"byte 0x{body[problem.start]:02x} ({problem.reason})",
            next_step="save it as UTF-8",
        ) from problem
    if "\0" in text:
        raise EncodingError(
            "a binary file",
            where=f"{name}, line {text.count(chr(10), 0, text.index(chr(0))) + 1}",
            expected="text in UTF-8",
            given="a zero byte",
        )
    if not text.strip():
        raise EmptyError("an empty file", where=name, expected=expected, given=f"{len(data)} bytes")
    return text.replace("\r\n", "\n").replace("\r", "\n")
