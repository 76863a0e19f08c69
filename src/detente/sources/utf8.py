"""Bytes that must be text in UTF-8, with an error that says where they are not."""

from __future__ import annotations

import re

from detente.model.errors import EmptyError, EncodingError

_SHOWN = {"windows-1251": "Windows-1251", "windows-1252": "Windows-1252", "koi8-r": "KOI8-R"}


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
            given=f"byte 0x{data[problem.start]:02x} ({problem.reason}); {_likely(data, problem.start)}",
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


def _likely(data: bytes, broken_at: int) -> str:
    """Return what the file seems to be; where letters beyond ASCII were read before, it is UTF-8 that broke."""
    if not data[:broken_at].isascii():
        return "what stands before it is UTF-8, so the file is cut off or damaged"
    return f"it looks like {_SHOWN[likely_encoding(data)]}"


def likely_encoding(data: bytes) -> str:
    """Return the likely one-byte encoding: Cyrillic where bytes above 0x7f stand side by side, else Western."""
    sample = data[:100_000]
    runs = re.findall(rb"[\x80-\xff]+", sample)
    in_words = sum(len(run) for run in runs if len(run) > 2)  # noqa: PLR2004
    if in_words * 2 < sum(map(len, runs)):
        return "windows-1252"
    # Lower-case letters, the most in any text, stand at 0xe0-0xff in Windows-1251 and at 0xc0-0xdf in KOI8-R.
    high = len(re.findall(rb"[\xe0-\xff]", sample))
    low = len(re.findall(rb"[\xc0-\xdf]", sample))
    return "windows-1251" if high >= low else "koi8-r"
