"""Text cleaned character by character, each kept with the place from which it came.

What shows nothing (zero-width and direction marks, soft hyphens, control characters, a byte order mark) is
left out, because it splits words without a reader seeing it; every kind of space becomes a blank, every kind
of line end a line feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_LINE_END = "\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_SPACE = "[\t\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"

SPECIAL = re.compile(f"(?P<unseen>[{_UNSEEN}{_CONTROL}]+)|(?P<line>{_LINE_END})|(?P<space>{_SPACE})")
"""What is not kept as it stands."""

_INSTEAD = {"unseen": "", "line": "\n", "space": " "}


class Traced:
    """Text under construction: pieces, and for each character where it starts and ends in the raw text."""

    __slots__ = ("ends", "origin", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.origin: list[int] = []
        self.ends: list[int] = []

    def copy(self, text: str, start: int) -> None:
        """Add text that stands in the raw text at `start`, character for character."""
        self.pieces.append(text)
        self.origin.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + len(text) + 1))

    def stand_in(self, text: str, start: int, end: int) -> None:
        """Add text in place of raw[start:end]: each character of it stands for the whole stretch."""
        self.pieces.append(text)
        self.origin.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def add(self, other: Traced) -> None:
        """Add all of another traced text."""
        self.pieces.extend(other.pieces)
        self.origin.extend(other.origin)
        self.ends.extend(other.ends)

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self.pieces)


class Clean(msgspec.Struct, frozen=True):
    """A clean text with the origin and end in the raw text of each character; both empty if nothing changed."""

    text: str
    origin: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def clean_plain(raw: str, instead: Iterable[tuple[int, int, str]] = ()) -> Clean:
    """Return the clean text of plain text, in time linear in its length.

    `instead` holds start, end and what stands there instead, in order, for stretches that are no content.
    """
    replaced = tuple(instead)
    if not replaced and SPECIAL.search(raw) is None:
        return Clean(raw)
    traced, at = Traced(), 0
    for start, end, text in replaced:
        copy_cleaned(traced, raw[at:start], at)
        traced.stand_in(text, start, end)
        at = end
    copy_cleaned(traced, raw[at:], at)
    return Clean(traced.text(), tuple(traced.origin), tuple(traced.ends))


def copy_cleaned(traced: Traced, text: str, start: int) -> None:
    """Add text that stands in the raw text at `start`, cleaned."""
    at = 0
    for found in SPECIAL.finditer(text):
        traced.copy(text[at : found.start()], start + at)
        instead = _INSTEAD[str(found.lastgroup)]
        traced.stand_in(instead, start + found.start(), start + found.end())
        at = found.end()
    traced.copy(text[at:], start + at)


def joined(parts: Iterable[Traced], separator: str) -> Clean:
    """Return the parts in one text; a separator stands, with no width, at the end of the part before it."""
    whole = Traced()
    for part in parts:
        if whole.origin:
            whole.stand_in(separator, whole.ends[-1], whole.ends[-1])
        whole.add(part)
    return Clean(whole.text(), tuple(whole.origin), tuple(whole.ends))
