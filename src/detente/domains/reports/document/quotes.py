"""Finds quotations by their marks alone, paragraph by paragraph; an odd mark closes at the paragraph's end."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_CLOSED_BY: dict[str, str] = {'"': '"”', "“": '"”', "„": '“”"', "«": "»", "”": '"”', "»": "«"}
"""Which marks close a quotation that a mark opens; some papers open with the closing form."""
_SINGLE_CLOSES = {"‘": "’", "'": "'", "‚": "‘’", "‹": "›"}
_SINGLE_OPENS = re.compile(
    r"(?:^|(?<=[\s(\[:,—–-]))(?P<mark>[‘'‚‹])(?=[^\W_]|[(\[…])(?!\d0s|(?:em|tis|twas|til|cause|n|bout|round)\b)"
)
"""A single mark that opens a quotation: before a word, and no elision ('90s, 'til)."""
_ODD = re.compile(
    r"(?:^|(?<=[\s(\[—–-]))(?P<opens>``|'{2,3}|<<|,,|`)(?=[^\W_])|(?<=\S)(?P<closes>'{2,3}|>>)(?=[\s.,;:!?)\]—–-]|$)"
)
"""Marks made of two or three signs, as old teleprinters write them, and a grave accent."""
_ENDS = ".,!?…;"
_LONGEST = 2000


def with_even_marks(text: str) -> str:
    """Return a text of the same length in which marks such as ``these'' and <<these>> are single curly ones."""
    return _ODD.sub(_even, text)


def _even(found: re.Match[str]) -> str:
    blank = " " * (len(found[0]) - 1)
    if found["closes"]:
        return f"”{blank}"
    return "‘" if found[0] == "`" else f"{blank}“"


class Quote(msgspec.Struct, frozen=True):
    """A quotation: its marks stand at opens and before closes, its words at start..end."""

    opens: int
    start: int
    end: int
    closes: int
    closed: bool = True


def quotes_in(paragraph: str, shift: int = 0) -> Iterator[Quote]:
    """Yield the quotations of one paragraph in order; offsets are counted from `shift`.

    Of single and double marks, those that stand outside count: the others are quotations within quotations.
    """
    double, single = list(_double(paragraph)), list(_single(paragraph))
    outer = [d for d in double if not any(s.opens < d.opens and d.closes < s.closes for s in single)]
    found = outer + [s for s in single if not any(d.opens < s.closes and s.opens < d.closes for d in outer)]
    for quote in sorted(found, key=lambda quote: quote.opens):
        yield Quote(
            quote.opens + shift, quote.start + shift, quote.end + shift, quote.closes + shift, quote.closed
        )


def quotes_within(paragraph: str, shift: int = 0) -> Iterator[Quote]:
    """Yield the quotations in single marks that stand within one in double marks, in order."""
    double = list(_double(paragraph))
    for quote in _single(paragraph) if double else ():
        if quote.closed and any(d.opens < quote.opens and quote.closes <= d.closes for d in double):
            yield Quote(quote.opens + shift, quote.start + shift, quote.end + shift, quote.closes + shift)


def _double(text: str) -> Iterator[Quote]:
    opened: int | None = None
    within, nested = 0, False
    for place, mark in enumerate(text):
        if opened is None:
            opened = place if _may_open(text, place, mark) else None
        elif _opens_within(text, place, mark):
            if text[place - 2] in ".!?":
                # The mark behind the sentence before was forgotten: it ends there, and another one begins.
                yield Quote(opened, opened + 1, place - 1, place - 1, closed=False)
                opened, within, nested = place, 0, False
            else:
                within, nested = within + 1, True
        elif mark in _CLOSED_BY[text[opened]]:
            if within:
                within -= 1
                continue
            if place > opened + 1:
                yield Quote(opened, opened + 1, place, place + 1)
            opened, nested = None, False
    if opened is not None and text[opened + 1 :].strip():
        last = _last_mark(text, opened) if nested else len(text)
        yield Quote(opened, opened + 1, last, min(len(text), last + 1), closed=nested)


def _last_mark(text: str, opened: int) -> int:
    """Return the last mark that may close a quotation, where one of several is missing."""
    return max((place for place, mark in enumerate(text) if mark in _CLOSED_BY[text[opened]]), default=len(text))


def _opens_within(text: str, place: int, mark: str) -> bool:
    """Return whether a mark within a quotation opens another one: a blank before it, a word behind."""
    return (
        mark in '"“'
        and place > 1
        and text[place - 1] in " ("
        and text[place + 1 : place + 2].isalnum()
        and any(m in _CLOSED_BY[mark] for m in text[place + 1 :])
    )


def _may_open(text: str, place: int, mark: str) -> bool:
    if mark not in _CLOSED_BY:
        return False
    behind = text[place + 1 : place + 2]
    starts_word = bool(behind) and not behind.isspace()
    return starts_word and (mark not in '"”»' or place == 0 or not text[place - 1].isalnum())


def _single(text: str) -> Iterator[Quote]:
    at = 0
    while (found := _SINGLE_OPENS.search(text, at)) is not None:
        opened, mark = found.start("mark"), found["mark"]
        closes = _closing(text, opened, _SINGLE_CLOSES[mark])
        at = opened + 1
        if closes is not None:
            yield Quote(opened, opened + 1, closes, closes + 1)
            at = closes + 1
        elif opened == 0 and mark == "‘":
            yield Quote(opened, opened + 1, len(text), len(text), closed=False)
            return


def _closing(text: str, opened: int, marks: str) -> int | None:
    """Return the single mark that closes a quotation: behind punctuation, else behind a word (last, behind an "s")."""
    following = _SINGLE_OPENS.search(text, opened + 1)
    limit = min(opened + _LONGEST, len(text))
    if following is not None and following["mark"] == text[opened] and '"' not in text and "“" not in text:
        limit = min(limit, following.start("mark"))
    ends = [
        i
        for i in range(opened + 2, limit)
        if text[i] in marks and not text[i - 1].isspace() and not text[i + 1 : i + 2].isalnum()
    ]
    behind_punctuation = next((i for i in ends if text[i - 1] in _ENDS), None)
    behind_word = next((i for i in ends if text[i - 1] not in "sS"), None)
    if behind_punctuation is not None:
        return behind_punctuation
    return behind_word if behind_word is not None else next(iter(ends), None)
