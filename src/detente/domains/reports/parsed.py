"""The text that is parsed, once: paragraphs without boilerplate, their sentences and quotations, and the way
back from every character to the report as it came.

Characters are replaced one for one only (curly quotation marks, line ends within a paragraph), so offsets
stay exact. A paragraph always starts a sentence; a quotation never ends one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from detente.domains.reports.document.document import body_spans
from detente.domains.reports.document.quotes import Quote, quotes_in, quotes_within, with_even_marks
from detente.domains.reports.lexicon import CUES
from detente.model.errors import InputError
from detente.model.record import Span
from detente.model.report import ReportDocument, ReportText

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_BODY = 200_000
"""Code points that are parsed at most; a wire report has about 3,000, a long transcript 60,000."""

PLAIN_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'",
                            "‚": "'", "‹": "'", "›": "'", "\n": " "})  # fmt: skip
JOINT = "\n\n"
ANCHOR_JOINT = " … "

_LEADING = re.compile(r"[\s).,:;\-–—/|]*")
"""What a dateline may leave at the start of the first paragraph."""


class Piece(msgspec.Struct, frozen=True):
    """A paragraph: where it starts in the parsed text, where in the clean text, and its length."""

    start: int
    clean_start: int
    length: int

    @property
    def end(self) -> int:
        """Return where it ends in the parsed text."""
        return self.start + self.length


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with its quotations whole: tokens first..last (last excluded) of paragraph `paragraph`."""

    first: int
    last: int
    paragraph: int


class Parsed:
    """A parsed report. Offsets named start and end count characters of `text`; `span` leads back to the raw text."""

    def __init__(self, source: ReportText, pieces: tuple[Piece, ...], doc: Doc) -> None:
        """Keep the report, its paragraphs and their parse."""
        self.source = source
        self.pieces = pieces
        self.doc = doc
        self.text: str = doc.text
        self._starts = [piece.start for piece in pieces]

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Return all quotations, in order."""
        return tuple(quote for piece in self.pieces for quote in quotes_in(self._clean(piece), piece.start))

    @cached_property
    def quotes_within(self) -> tuple[Quote, ...]:
        """Return the quotations that stand within other ones, in order."""
        return tuple(quote for piece in self.pieces for quote in quotes_within(self._clean(piece), piece.start))

    @cached_property
    def openings(self) -> frozenset[int]:
        """Return where quotations open."""
        return frozenset(quote.opens for quote in self.quotes)

    @cached_property
    def quoted(self) -> list[bool]:
        """Return for each token whether it stands within a quotation, marks included."""
        inside = [False] * len(self.doc)
        for quote in self.quotes:
            for index in self.tokens(quote.opens, quote.closes):
                inside[index] = True
        return inside

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences, quotations whole, in order."""
        return tuple(_sentences(self))

    @cached_property
    def sentence_of(self) -> list[int]:
        """Return for each token the number of its sentence."""
        numbers = [0] * len(self.doc)
        for number, sentence in enumerate(self.sentences):
            for index in range(sentence.first, sentence.last):
                numbers[index] = number
        return numbers

    def _clean(self, piece: Piece) -> str:
        return words_of(self.source, piece)

    def paragraph_at(self, start: int) -> int:
        """Return the number of the paragraph in which a character stands."""
        return max(0, bisect_right(self._starts, start) - 1)

    def tokens(self, start: int, end: int) -> range:
        """Return the indices of the tokens that touch characters start..end."""
        first = bisect_right(self._token_ends, start)
        last = bisect_right(self._token_starts, end - 1)
        return range(first, max(first, last))

    @cached_property
    def _token_starts(self) -> list[int]:
        starts: list[int] = self.doc.to_array("IDX").tolist()
        return starts

    @cached_property
    def _token_ends(self) -> list[int]:
        lengths: list[int] = self.doc.to_array("LENGTH").tolist()
        return [start + length for start, length in zip(self._token_starts, lengths, strict=True)]

    @cached_property
    def words(self) -> list[str]:
        """Return each token in small letters."""
        return [token.lower_ for token in self.doc]

    @cached_property
    def tags(self) -> list[str]:
        """Return the fine tag of each token: `VBD`, `NNS`."""
        return [token.tag_ for token in self.doc]

    @cached_property
    def parts(self) -> list[str]:
        """Return the part of speech of each token: `VERB`, `NOUN`."""
        return [token.pos_ for token in self.doc]

    def start_of(self, index: int) -> int:
        """Return the first character of a token."""
        return self._token_starts[index]

    def end_of(self, index: int) -> int:
        """Return the character behind a token."""
        return self._token_ends[index]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the raw text over which characters start..end of one paragraph stand."""
        return raw_span(self.source, self.pieces[self.paragraph_at(start)], start, end)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end without white space, commas and stray marks at either side."""
        while start < end and self.text[start] in " \n,;:–—-":
            start += 1
        while end > start and self.text[end - 1] in " \n,;:–—-.":
            end -= 1
        return start, end


def raw_span(source: ReportText, piece: Piece, start: int, end: int) -> Span:
    """Return the span of the raw text over which characters start..end of a paragraph stand."""
    shift = piece.clean_start - piece.start
    return source.in_raw(start + shift, max(start, min(end, piece.end)) + shift)


def words_of(source: ReportText, piece: Piece) -> str:
    """Return the words of a paragraph as they came, marks of several signs made even."""
    return with_even_marks(source.clean[piece.clean_start : piece.clean_start + piece.length])


def text_of(source: ReportText, pieces: tuple[Piece, ...]) -> str:
    """Return the text that is parsed: the paragraphs, plain marks in them, an empty line between two."""
    texts = (words_of(source, piece).translate(PLAIN_MARKS) for piece in pieces)
    return JOINT.join(texts)


def parse(source: ReportText, document: ReportDocument, pipeline: Language) -> Parsed:
    """Return the report parsed once, without headline, dateline and boilerplate; InputError if it is too long."""
    pieces = tuple(pieces_of(source, document))
    text = text_of(source, pieces)
    if len(text) > LONGEST_BODY:
        raise InputError(
            "too long for one report",
            where=source.name,
            expected=f"at most {LONGEST_BODY} characters without boilerplate",
            given=f"{len(text)} characters",
            next_step="cut it into single reports",
        )
    doc = pipeline.make_doc(text)
    _part_marks(doc)
    for index in _first_tokens(doc, {piece.start for piece in pieces}):
        doc[index].is_sent_start = True
    return Parsed(source, pieces, pipeline(doc))


_GLUED = re.compile(r'"|[,.;:!?()]+(?=")|(?:(?![,.;:!?()]+")[^"])+')


def _part_marks(doc: Any) -> None:
    """Part the tokens that hold a quotation mark between letters, where a blank was forgotten: `said,"and`."""
    glued = [token for token in doc if '"' in token.text and len(token.text) > 1 and not token.is_space]
    if not glued:
        return
    with doc.retokenize() as retokenizer:
        for token in glued:
            pieces = _GLUED.findall(token.text)
            retokenizer.split(token, pieces, heads=[(token, number) for number in range(len(pieces))])


def _first_tokens(doc: Any, starts: set[int]) -> Iterator[int]:
    return (token.i for token in doc if token.idx in starts)


def pieces_of(source: ReportText, document: ReportDocument) -> Iterator[Piece]:
    """Yield the paragraphs of a report that are content, with their places in the text that is parsed."""
    at = 0
    for span in body_spans(source, document):
        skipped = _LEADING.match(source.clean, span.start, span.end)
        start = skipped.end() if skipped else span.start
        if any(c.isalnum() for c in source.clean[start : span.end]):
            yield Piece(at, start, span.end - start)
            at += span.end - start + len(JOINT)


def _sentences(parsed: Parsed) -> Iterator[Sentence]:
    for number, piece in enumerate(parsed.pieces):
        tokens = parsed.tokens(piece.start, piece.end)
        cuts = [i for i in tokens if i == tokens[0] or _starts_sentence(parsed, i)]
        for first, last in zip(cuts, [*cuts[1:], tokens[-1] + 1], strict=True):
            yield Sentence(first, last, number)


_ATTRIBUTION_WITHIN = 8
_ABBREVIATED = frozenset(
    ("brig", "gen", "lt", "col", "maj", "capt", "adm", "sgt", "cmdr", "cdr", "sen", "rep", "gov", "dr", "mr", "mrs",
     "ms", "prof", "amb", "hon", "st", "cpl", "sec", "rear", "vice")
)  # fmt: skip
"""Titles that the parser may part from their full stop: "Brig. Gen. Ada Lind"."""


def _starts_sentence(parsed: Parsed, index: int) -> bool:
    """Return whether a token outside quotations starts a sentence: behind a full stop, or a quotation with one."""
    opens = parsed.start_of(index) in parsed.openings
    if parsed.quoted[index] and not opens:
        return False
    before = index - 1
    while before > 0 and parsed.text[parsed.start_of(before) : parsed.end_of(before)].isspace():
        before -= 1
    if parsed.quoted[before]:
        return _quotation_ends_sentence(parsed, before, index)
    if parsed.text[parsed.end_of(before) - 1] not in ".!?" or _is_title(parsed, before, index):
        return False
    return bool(parsed.doc[index].is_sent_start) or opens


def _is_title(parsed: Parsed, before: int, index: int) -> bool:
    """Return whether the full stop at `before` belongs to a title: "Brig. Gen. Ada Lind"."""
    token = parsed.doc[before]
    word = parsed.doc[before - 1].lower_ if token.text == "." and before else token.lower_.rstrip(".")
    return token.text[-1:] == "." and word in _ABBREVIATED and parsed.doc[index].text[:1].isupper()


def _quotation_ends_sentence(parsed: Parsed, before: int, index: int) -> bool:
    inner = parsed.text[: parsed.end_of(before)].rstrip("\"'”’ ")[-1:]
    if inner == ".":
        return not parsed.doc[index].is_lower
    if inner in "?!":
        following = parsed.doc[index : index + _ATTRIBUTION_WITHIN]
        return not any(token.tag_ in ("VBD", "VBZ", "VBN") and token.lemma_.lower() in CUES for token in following)
    return False
