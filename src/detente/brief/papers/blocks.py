"""A paper as a tree of blocks: what Markdown says, read once, so that every form of it says the same.

Read by markdown-it-py as CommonMark with tables; HTML is text. Links and pictures become text, hidden characters
are written out, and headings step down one level at a time, as readers for the blind need it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from detente.brief.legible import visible

DEEPEST_HEADING = 6
DEEPEST = 100
"""Quotes and lists in one another; the reader leaves out what is deeper."""


class Style(StrEnum):
    """How a run of letters is set."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"


class Run(msgspec.Struct, frozen=True):
    """A run of letters in one style; a text of one line end is a break of the line."""

    text: str
    styles: tuple[Style, ...] = ()


Runs = tuple[Run, ...]


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """A heading; level 1 is the title."""

    level: int
    runs: Runs


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """A paragraph."""

    runs: Runs


class Bullets(msgspec.Struct, frozen=True, tag="list"):
    """A list; `start` is its first number, None where it has no numbers."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


class Table(msgspec.Struct, frozen=True, tag="table"):
    """A table: one row of headings, rows of as many cells, and `shares`, the widths of the columns in parts."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    shares: tuple[int, ...]


class Quote(msgspec.Struct, frozen=True, tag="quote"):
    """Words of somebody else, or of a text."""

    blocks: tuple[Block, ...]


class Rule(msgspec.Struct, frozen=True, tag="rule"):
    """A line across the page."""


class Code(msgspec.Struct, frozen=True, tag="code"):
    """Text that is set letter by letter."""

    text: str


Block = Heading | Paragraph | Bullets | Table | Quote | Rule | Code


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")


def read_blocks(markdown: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; a text without any is one empty paragraph less."""
    return tuple(_stepped(_Cursor(_reader().parse(markdown)).blocks("")))


def title_of(blocks: tuple[Block, ...]) -> str:
    """Return the first heading as text, empty where there is none."""
    return next((plain(block.runs) for block in blocks if isinstance(block, Heading)), "")


def plain(runs: Runs) -> str:
    """Return runs as text, a break of the line as a space."""
    return "".join(run.text for run in runs).replace("\n", " ")


def words(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield every piece of text of a tree in its order: headings, paragraphs, cells."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain(block.runs)
            case Bullets():
                for item in block.items:
                    yield from words(item)
            case Table():
                yield from map(plain, block.head)
                for row in block.rows:
                    yield from map(plain, row)
            case Quote():
                yield from words(block.blocks)
            case Code():
                yield block.text


class _Cursor:
    """Goes through the tokens of the reader once, from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at = tokens, 0

    def next(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def blocks(self, end: str) -> Iterator[Block]:
        """Yield blocks until a token of the type `end`, which is passed over."""
        while self.at < len(self.tokens):
            token = self.next()
            if token.type == end:
                return
            block = self.block(token)
            if block is not None:
                yield block

    def block(self, token: Token) -> Block | None:
        kind = token.type
        if kind in ("heading_open", "paragraph_open"):
            runs = self.inline(kind.replace("open", "close"))
            return Heading(int(token.tag[1:]), runs) if kind == "heading_open" else Paragraph(runs)
        if kind in ("bullet_list_open", "ordered_list_open"):
            start = int(token.attrs.get("start", 1)) if kind == "ordered_list_open" else None
            return Bullets(tuple(self.items(kind.replace("open", "close"))), start)
        if kind == "blockquote_open":
            return Quote(tuple(map(_inner, self.blocks("blockquote_close"))))
        return self.table() if kind == "table_open" else _leaf(token)

    def items(self, end: str) -> Iterator[tuple[Block, ...]]:
        while self.next().type != end:
            yield tuple(map(_inner, self.blocks("list_item_close")))

    def inline(self, end: str) -> Runs:
        runs: Runs = ()
        while (token := self.next()).type != end:
            runs = _runs(token.children or [])
        return runs

    def table(self) -> Table:
        rows: list[tuple[Runs, ...]] = []
        cells: list[Runs] = []
        while (token := self.next()).type != "table_close":
            if token.type == "tr_open":
                cells = []
            elif token.type == "inline":
                cells.append(_runs(token.children or []))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
        return Table(rows[0], tuple(rows[1:]), _shares(rows))


def _leaf(token: Token) -> Block | None:
    if token.type == "hr":
        return Rule()
    return Code(_lines(token.content)) if token.content else None


def _inner(block: Block) -> Block:
    """Return a block as it stands inside another: a heading there is bold text, for it heads no part."""
    if not isinstance(block, Heading):
        return block
    return Paragraph(tuple(Run(run.text, tuple(sorted({*run.styles, Style.BOLD}))) for run in block.runs))


def _lines(text: str) -> str:
    return "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))


_STYLES = {"strong_open": Style.BOLD, "em_open": Style.ITALIC}
_ENDS = {"strong_close": Style.BOLD, "em_close": Style.ITALIC}


def _runs(tokens: list[Token]) -> Runs:
    styles: list[Style] = []
    links: list[str] = []
    runs: list[Run] = []

    def add(text: str, *more: Style) -> None:
        if text:
            runs.append(Run(text, (*sorted(set(styles)), *more)))

    for token in tokens:
        if token.type in _STYLES:
            styles.append(_STYLES[token.type])
        elif token.type in _ENDS:
            styles.remove(_ENDS[token.type])
        elif token.type == "link_open":
            links.append(str(token.attrs.get("href", "")))
        elif token.type == "link_close":
            add(visible(_target(links.pop(), runs)))
        elif token.type == "softbreak":
            add(" ")
        elif token.type == "hardbreak":
            add("\n")
        else:
            add(visible(token.content), *([Style.CODE] if token.type == "code_inline" else []))
    return _merged(runs)


def _target(address: str, runs: list[Run]) -> str:
    """Return where a link leads, behind its words; nothing where its words say so already."""
    return "" if runs and runs[-1].text == address else f" ({address})"


def _merged(runs: list[Run]) -> Runs:
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and last.styles == run.styles and "\n" not in (last.text, run.text):
            merged[-1] = Run(last.text + run.text, run.styles)
        else:
            merged.append(run)
    return tuple(merged)


NARROWEST, WIDEST = 4, 40
"""Letters for which a column is made room at least, and at most."""
SHORT = 17
"""Letters that stay on one line where there is room: a day in words, the name of most States."""


def _shares(rows: list[tuple[Runs, ...]]) -> tuple[int, ...]:
    """Return the widths of columns: the longest word must fit, long texts get more, none gets all."""
    columns = list(zip(*rows, strict=True))
    return tuple(min(WIDEST, max(NARROWEST, *(_room(plain(cell)) for cell in column))) for column in columns)


def _room(text: str) -> int:
    longest = max(map(len, text.split()), default=0)
    room = len(text) + 1 if len(text) <= SHORT else min(len(text), WIDEST) * 2 // 3
    return max(longest + 2, room)


def _stepped(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks with headings that have words, each at most one level below the one before it."""
    level = 0
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
        elif plain(block.runs).strip():
            level = min(block.level, level + 1, DEEPEST_HEADING)
            yield Heading(level, block.runs)
