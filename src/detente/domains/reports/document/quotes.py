"""Finds quotations by their marks alone, paragraph by paragraph; an odd mark closes at the paragraph's end."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_CLOSED_BY: dict[str, str] = {'"': '"”', "“": '”"', "„": "“”", "«": "»", "”": '”"'}
"""Which marks close a quotation that a mark opens; some papers open with the closing form."""
_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(:,]))‘(?P<words>[^‘”“\n]{1,2000}?[.,!?…])’(?=\s|$)")
"""A quotation in single curly marks: its last character is punctuation, so that apostrophes are left alone."""


class Quote(msgspec.Struct, frozen=True):
    """A quotation: its marks stand at opens and before closes, its words at start..end."""

    opens: int
    start: int
    end: int
    closes: int
    closed: bool = True


def quotes_in(paragraph: str, shift: int = 0) -> Iterator[Quote]:
    """Yield the quotations of one paragraph in order; offsets are counted from `shift`."""
    found = list(_double(paragraph)) or list(_single(paragraph))
    for quote in found:
        yield Quote(
            quote.opens + shift, quote.start + shift, quote.end + shift, quote.closes + shift, quote.closed
        )


def _double(text: str) -> Iterator[Quote]:
    opened: int | None = None
    for place, mark in enumerate(text):
        if opened is None:
            opened = place if _may_open(text, place, mark) else None
        elif mark in _CLOSED_BY[text[opened]]:
            if place > opened + 1:
                yield Quote(opened, opened + 1, place, place + 1)
            opened = None
    if opened is not None and text[opened + 1 :].strip():
        yield Quote(opened, opened + 1, len(text), len(text), closed=False)


def _may_open(text: str, place: int, mark: str) -> bool:
    if mark not in _CLOSED_BY:
        return False
    behind = text[place + 1 : place + 2]
    starts_word = bool(behind) and not behind.isspace()
    return starts_word and (mark not in '"”' or place == 0 or not text[place - 1].isalnum())


def _single(text: str) -> Iterator[Quote]:
    for found in _SINGLE.finditer(text):
        yield Quote(found.start(), found.start("words"), found.end("words"), found.end())
