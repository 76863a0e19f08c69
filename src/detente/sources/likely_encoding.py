"""Which old encoding bytes are likely to be in, where they are not UTF-8."""

from __future__ import annotations

import re

SAMPLE_BYTES = 100_000
SHOWN_ENCODINGS = {"windows-1251": "Windows-1251", "windows-1252": "Windows-1252", "koi8-r": "KOI8-R"}
IN_WORDS = 2
"""More bytes above 0x7f than these stand side by side in Cyrillic words, and seldom in Western ones."""


def likely_encoding(data: bytes) -> str:
    """Return the likely one-byte encoding: Cyrillic where bytes above 0x7f stand side by side, else Western."""
    sample = data[:SAMPLE_BYTES]
    runs = re.findall(rb"[\x80-\xff]+", sample)
    in_words = sum(len(run) for run in runs if len(run) > IN_WORDS)
    if in_words * 2 < sum(map(len, runs)):
        return "windows-1252"
    # Lower-case letters, the most in any text, stand at 0xe0-0xff in Windows-1251 and at 0xc0-0xdf in KOI8-R.
    high = len(re.findall(rb"[\xe0-\xff]", sample))
    low = len(re.findall(rb"[\xc0-\xdf]", sample))
    return "windows-1251" if high >= low else "koi8-r"


def likely_words(data: bytes, broken_at: int) -> str:
    """Return what a file seems to be; where letters beyond ASCII were read before, it is UTF-8 that broke."""
    if not data[:broken_at].isascii():
        return "what stands before it is UTF-8, so the file is cut off or damaged"
    return f"it looks like {SHOWN_ENCODINGS[likely_encoding(data)]}"
