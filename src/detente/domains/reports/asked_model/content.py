"""The text of a report as a language model is given it, and the way back from its words to exact spans."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property

from detente.domains.reports.document.quotes import Quote, quotes_in
from detente.domains.reports.parsed import JOINT, Piece, pieces_of, raw_span, text_of
from detente.model.record import Span
from detente.model.report import ReportDocument, ReportText

NOT_THERE = "words that are not in the report"
NOT_UNIQUE = "words that stand in the report more than once"
HIDDEN = "words with line ends or hidden characters"
_HIDDEN = frozenset(("Cc", "Cf", "Cs"))
"""Categories of Unicode: controls, terminal codes among them; marks that turn the direction; halves of pairs."""
_MOST_PLACES = 1_000
"""Places that are looked at for one string; words that stand at more of them are no anchor."""


class Content:
    """The paragraphs of a report without headline, dateline and boilerplate; offsets count in `text`."""

    def __init__(self, source: ReportText, document: ReportDocument) -> None:
        """Keep the report and its paragraphs."""
        self.source = source
        self.pieces: tuple[Piece, ...] = tuple(pieces_of(source, document))
        self.text = text_of(source, self.pieces)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Return all quotations, in order."""
        clean = self.source.clean
        return tuple(
            quote
            for p in self.pieces
            for quote in quotes_in(clean[p.clean_start : p.clean_start + p.length], p.start)
        )

    def span(self, start: int, end: int) -> Span:
        """Return the span of the raw text over which characters start..end of one paragraph stand."""
        piece = next(p for p in self.pieces if p.start <= start < p.end)
        return raw_span(self.source, piece, start, end)

    def mode(self, start: int, end: int) -> str:
        """Return `direct` within a quotation, `mixed` where one opens within the words, else `indirect`."""
        if any(quote.start <= start and end <= quote.end for quote in self.quotes):
            return "direct"
        return "mixed" if any(start <= quote.opens < end for quote in self.quotes) else "indirect"

    def find(self, words: str, before: str, after: str) -> tuple[int, int] | str:
        """Return where words stand, whole, between their neighbours, if it is one place; else why not."""
        if any(unicodedata.category(c) in _HIDDEN for c in words):
            return HIDDEN
        if not any(c.isalnum() for c in words) or words != words.strip():
            return NOT_THERE
        found = (at for at in self._places(words) if self._between(at, at + len(words), before, after))
        first = next(found, None)
        if first is None:
            return NOT_THERE
        return NOT_UNIQUE if next(found, None) is not None else (first, first + len(words))

    def _places(self, words: str) -> Iterator[int]:
        at = self.text.find(words)
        for _ in range(_MOST_PLACES):
            if at < 0:
                return
            yield at
            at = self.text.find(words, at + 1)

    def _between(self, start: int, end: int, before: str, after: str) -> bool:
        """Return whether start..end cuts no word, and the neighbours stand beside it, white space left aside."""
        around = (self.text[start - 1 : start] + self.text[start], self.text[end - 1] + self.text[end : end + 1])
        if any(len(pair) > 1 and pair.isalnum() for pair in around):
            return False
        ahead = self.text[max(0, start - len(before) - len(JOINT)) : start].rstrip()
        behind = self.text[end : end + len(after) + len(JOINT)].lstrip()
        return ahead.endswith(before.strip()) and behind.startswith(after.strip())
