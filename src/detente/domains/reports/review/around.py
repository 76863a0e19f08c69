"""The words of a claim with a little of the text around them, and words that a person types found in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from detente.model.record import Span

AROUND = 160
"""Code points of the text before, and after, the words of a claim: about a sentence."""

LONGEST_BETWEEN = 240
"""Two spans of a claim further apart than this are shown with the text between them cut."""

CUT = " … "
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n\s*\n")


class Piece(msgspec.Struct, frozen=True):
    """A stretch of the text: `marked` where the claim stands on it."""

    text: str
    marked: bool = False


def around(text: str, spans: Iterable[Span], hidden: Sequence[Span] = ()) -> tuple[Piece, ...]:
    """Return the words under the spans as marked pieces, with what stands before, between and after them.

    Before and after: the rest of the sentence and one sentence more, at most `AROUND` code points. `hidden` are
    spans that are no content: what is shown around ends at them. Empty where there are no spans.
    """
    marked = _joined(span for span in spans if span.start < span.end <= len(text))
    if not marked:
        return ()
    pieces: list[Piece] = [Piece(_before(text, marked[0].start, hidden))]
    for number, span in enumerate(marked):
        pieces.append(Piece(text[span.start : span.end], marked=True))
        if number + 1 < len(marked):
            pieces.append(Piece(_between(text[span.end : marked[number + 1].start])))
    pieces.append(Piece(_after(text, marked[-1].end, hidden)))
    return tuple(piece for piece in pieces if piece.text)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap or touch as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _before(text: str, start: int, hidden: Sequence[Span]) -> str:
    floor = max([0, *(span.end for span in hidden if span.end <= start)])
    first = max(start - AROUND, floor)
    stretch = text[first:start]
    breaks = [found.end() for found in SENTENCE.finditer(stretch)]
    if len(breaks) > 1:
        return stretch[breaks[-2] :]
    return stretch if first == floor else CUT + stretch.partition(" ")[2]


def _after(text: str, end: int, hidden: Sequence[Span]) -> str:
    ceiling = min([len(text), *(span.start for span in hidden if span.start >= end)])
    last = min(end + AROUND, ceiling)
    stretch = text[end:last]
    breaks = [found.start() for found in SENTENCE.finditer(stretch)]
    if len(breaks) > 1:
        return stretch[: breaks[1]]
    return stretch if last == ceiling else stretch.rpartition(" ")[0] + CUT


def _between(stretch: str) -> str:
    if len(stretch) <= LONGEST_BETWEEN:
        return stretch
    half = LONGEST_BETWEEN // 2
    return stretch[:half].rpartition(" ")[0] + CUT + stretch[-half:].partition(" ")[2]


def find_words(text: str, words: str, near: int = 0) -> Span | None:
    """Return where words stand in a text, white space and capitals not counted; the place nearest to `near`.

    None where they do not stand there, or no words are given. Linear in the text.
    """
    parts = words.split()
    if not parts:
        return None
    found = re.finditer(r"\s+".join(map(re.escape, parts)), text, re.IGNORECASE)
    spans = [Span(*one.span()) for one in found]
    return min(spans, key=lambda span: abs(span.start - near), default=None)
