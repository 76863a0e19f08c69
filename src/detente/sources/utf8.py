"""Bytes that must be text in UTF-8, with an error that says where they are not."""

from __future__ import annotations

from detente.model.errors import EmptyError, EncodingError


def utf8_text(data: bytes, name: str, expected: str = "text") -> str:
    """Return the text of a file without its byte order mark; `expected` is what an empty file should have held.

    EncodingError names line and byte where the bytes are not UTF-8, or the line of a zero byte; EmptyError says
    that nothing but spaces is there.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise EncodingError(
            "bytes that are not UTF-8",
            where=f"{name}, line {line}, byte {problem.start}",
            expected="text in UTF-8",
            given=f"byte 0x{data[problem.start]:02x} ({problem.reason})",
            next_step="save it as UTF-8; in a spreadsheet: CSV UTF-8",
        ) from problem
    if not text.strip():
        raise EmptyError("an empty file", where=name, expected=expected, given=f"{len(data)} bytes")
    if "\0" in text:
        raise EncodingError(
            "a binary file",
            where=f"{name}, line {text.count(chr(10), 0, text.index(chr(0))) + 1}",
            expected="text in UTF-8",
            given="a zero byte",
        )
    return text
