"""Reads an HTML page into blocks of text, each character with its place in the page.

The scanner is our own because the standard library's parser takes quadratic time on unclosed tags (60 kB of
`<a ` took 31 s); this one goes through the page once. `trafilatura`, a well-kept library, is the judge of
which blocks are the article: a block is kept if the words that it extracts hold it.
"""

from __future__ import annotations

import html
import html.entities
import importlib
import importlib.util
import logging
import re
from collections.abc import Iterator

import msgspec

from detente.model.errors import MissingPart
from detente.model.record import Span
from detente.sources.characters import Clean, Traced, copy_cleaned, joined

_BLOCKS = """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main menu nav ol option p pre section select summary
table tbody td tfoot th thead title tr ul"""
_OUTSIDE = "nav footer aside header dialog menu button select figcaption template svg head"
_RAW = "script style textarea xmp iframe noembed noframes"
_BLOCK_TAGS, _NOT_ARTICLE, _RAW_TEXT = (frozenset(names.split()) for names in (_BLOCKS, _OUTSIDE, _RAW))
_HEADING = "h1"
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_TAG_STOP = re.compile(r"[>\"']")
_TAG_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]{0,40})")
_ATTRIBUTE = re.compile(r"([A-Za-z:_-]{1,40})\s{0,8}=\s{0,8}(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_LONGEST_TAG_READ = 4_000
_WORD = re.compile(r"\w+")
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_PUBLISHED = ("article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "date", "pubdate")
_HEAD_LINE = re.compile(
    r"(?:(?:Written |Reported |Story )?(?:[Bb]y|BY):? [A-ZÀ-Þ].{2,80}"
    r"|(?:[A-Z][\w ,:|–-]{0,40})?\b\d{1,2}\.? [A-Z][a-z]{2,8}\.?,? (?:19|20)\d\d.{0,40}"
    r"|(?:[A-Z][\w ,:|–-]{0,40})?\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d.{0,40})",
    re.DOTALL,
)
"""A line below the headline that names the writer or the day; extraction takes it for no part of the text."""
_LEAST_WORDS = 8
"""Below this a block without a judge is taken for a menu entry."""


class Page(msgspec.Struct, frozen=True):
    """The article of a page: its clean text, the spans that are none of it, and the day the page states."""

    clean: Clean
    boilerplate: tuple[Span, ...]
    published: str | None
    warnings: tuple[str, ...]


class Token(msgspec.Struct, frozen=True):
    """A piece of a page: `text`, `raw` (script, style), or the name of a tag that opens or closes."""

    kind: str
    start: int
    end: int
    name: str = ""


class Block:
    """A stretch of text between two block tags."""

    __slots__ = ("inside", "link_characters", "tag", "traced")

    def __init__(self, tag: str, inside: str) -> None:
        self.tag = tag
        self.inside = inside
        self.traced = Traced()
        self.link_characters = 0

    def span(self) -> Span:
        """Return where it stands in the page."""
        return Span(self.traced.origin[0], self.traced.ends[-1])

    def words(self) -> list[str]:
        """Return its words in lower case."""
        return _WORD.findall(self.traced.text().lower())


def read_page(raw: str) -> Page:
    """Return the article of an HTML page; MissingPart where trafilatura is not installed.

    If trafilatura finds no article, blocks of eight words or more with few links are taken, and a warning
    says so. Damaged pages (unclosed tags, nested tables, cut off in a comment) give what text they hold.
    """
    tokens = tuple(scan(raw))
    blocks = _blocks(raw, tokens)
    kept, warnings = _article(blocks, _extracted(raw))
    chosen = {id(block) for block in kept}
    dropped = [block.span() for block in blocks if id(block) not in chosen]
    scripts = [Span(t.start, t.end) for t in tokens if t.kind == "raw" and t.end > t.start]
    return Page(
        clean=joined((_stripped(block.traced) for block in kept), "\n\n"),
        boilerplate=tuple(sorted(dropped + scripts)),
        published=_published(raw, tokens),
        warnings=warnings,
    )


def read_fragment(raw: str) -> Clean:
    """Return the text of a piece of HTML, such as an entry of a feed: each block a paragraph, menus left out."""
    blocks = (block for block in _blocks(raw, tuple(scan(raw))) if block.words() and not block.inside)
    return joined((_stripped(block.traced) for block in blocks), "\n\n")


def scan(raw: str) -> Iterator[Token]:
    """Yield the tokens of a page in order, in time linear in its length, never failing."""
    at = 0
    last_quote = {'"': raw.rfind('"'), "'": raw.rfind("'")}
    while at < len(raw):
        start = raw.find("<", at)
        if start < 0:
            yield Token("text", at, len(raw))
            return
        if start > at:
            yield Token("text", at, start)
        token = _markup(raw, start, last_quote)
        yield token
        at = token.end
        if token.kind == "open" and token.name in _RAW_TEXT:
            end = _end_of_raw_text(raw, at, token.name)
            yield Token("raw", at, end, token.name)
            at = end


def _markup(raw: str, start: int, last_quote: dict[str, int]) -> Token:
    if raw.startswith("<!--", start):
        return Token("comment", start, _after(raw, "-->", start + 4))
    if raw.startswith("<![CDATA[", start):
        return Token("comment", start, start + len("<![CDATA["))
    following = raw[start + 1 : start + 3]
    if following[:1] in ("!", "?"):
        return Token("comment", start, _after(raw, ">", start))
    name = _TAG_NAME.match(raw, start + 1)
    if name is None:
        end = _after(raw, ">", start) if following[:1] == "/" else start + 1
        return Token("comment" if following[:1] == "/" else "text", start, end)
    kind = "close" if following[0] == "/" else "open"
    return Token(kind, start, _end_of_tag(raw, name.end(), last_quote), name[1].lower())


def _end_of_tag(raw: str, at: int, last_quote: dict[str, int]) -> int:
    while (stop := _TAG_STOP.search(raw, at)) is not None:
        if stop[0] == ">":
            return stop.end()
        opens = raw[stop.start() - 1] in "= \t\r\n"
        closed = opens and last_quote[stop[0]] > stop.start()
        at = raw.index(stop[0], stop.end()) + 1 if closed else stop.end()
    return len(raw)


def _after(raw: str, mark: str, start: int) -> int:
    found = raw.find(mark, start)
    return len(raw) if found < 0 else found + len(mark)


def _end_of_raw_text(raw: str, at: int, name: str) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(raw, at)
    return len(raw) if found is None else found.start()


def _blocks(raw: str, tokens: tuple[Token, ...]) -> list[Block]:
    """Return the blocks with text. A menu or footer that is never closed is taken for an ordinary block."""
    unclosed = _unclosed(tokens)
    collected = _Collector(raw, _NOT_ARTICLE - unclosed)
    for token in tokens:
        collected.take(token)
    collected.end_block("")
    return collected.blocks


def _unclosed(tokens: tuple[Token, ...]) -> frozenset[str]:
    depth = dict.fromkeys(_NOT_ARTICLE, 0)
    for token in tokens:
        if token.name in depth and token.kind in ("open", "close"):
            depth[token.name] = max(0, depth[token.name] + (1 if token.kind == "open" else -1))
    return frozenset(name for name, left in depth.items() if left)


class _Collector:
    """Gathers text into blocks while tokens go by."""

    def __init__(self, raw: str, not_article: frozenset[str]) -> None:
        self.raw = raw
        self.blocks: list[Block] = []
        self.depth = dict.fromkeys(sorted(not_article), 0)
        self.article_depth = 0
        self.link_depth = 0
        self.pre_depth = 0
        self.block = Block("", "")

    def take(self, token: Token) -> None:
        """Take one token."""
        if token.kind == "text":
            self.add_text(token)
        elif token.kind in ("open", "close"):
            self.count(token.name, 1 if token.kind == "open" else -1)
            if token.name == "br":
                self.line_end(token)
            elif token.name in _BLOCK_TAGS:
                self.end_block(token.name if token.kind == "open" else "")

    def count(self, name: str, step: int) -> None:
        """Keep count of the tags that matter."""
        if name in self.depth and not (name == "header" and self.article_depth):
            self.depth[name] = max(0, self.depth[name] + step)
        elif name in ("article", "main"):
            self.article_depth = max(0, self.article_depth + step)
        elif name == "a":
            self.link_depth = max(0, min(1, self.link_depth + step))
        elif name == "pre":
            self.pre_depth = max(0, self.pre_depth + step)

    def end_block(self, tag: str) -> None:
        """Close the block at hand if it has text, and start another."""
        if not self.block.traced.text().isspace() and self.block.traced.origin:
            self.blocks.append(self.block)
        self.block = Block(tag, next((name for name, depth in self.depth.items() if depth), ""))

    def line_end(self, token: Token) -> None:
        """Two line breaks side by side end a paragraph."""
        pieces = self.block.traced.pieces
        if pieces and pieces[-1] == "\n":
            self.end_block(self.block.tag)
        elif pieces:
            self.block.traced.stand_in("\n", token.start, token.end)

    def add_text(self, token: Token) -> None:
        """Add text: entities become what they stand for, white space one blank."""
        at = token.start
        before = len(self.block.traced.origin)
        for found in _ENTITY.finditer(self.raw, token.start, token.end):
            self.add_spaced(at, found.start())
            self.add_entity(found)
            at = found.end()
        self.add_spaced(at, token.end)
        if self.link_depth:
            self.block.link_characters += len(self.block.traced.origin) - before

    def add_entity(self, found: re.Match[str]) -> None:
        """Add what an entity stands for; a bare `&` in front of a word stays one."""
        entity = _known_entity(found[0])
        meant = html.unescape(entity) if entity else ""
        if not entity or meant == entity:
            self.block.traced.copy(found[0], found.start())
            return
        end = found.start() + len(entity)
        cleaned = Traced()
        copy_cleaned(cleaned, meant, 0)
        text = cleaned.text()
        if not (text.isspace() and self.ends_in_space()):
            self.block.traced.stand_in(text, found.start(), end)
        self.block.traced.copy(self.raw[end : found.end()], end)

    def add_spaced(self, start: int, end: int) -> None:
        """Add text without entities."""
        if self.pre_depth:
            copy_cleaned(self.block.traced, self.raw[start:end], start)
            return
        at = start
        for found in _SPACES.finditer(self.raw, start, end):
            copy_cleaned(self.block.traced, self.raw[at : found.start()], at)
            if not self.ends_in_space():
                self.block.traced.stand_in(" ", found.start(), found.start() + 1)
            at = found.end()
        copy_cleaned(self.block.traced, self.raw[at:end], at)

    def ends_in_space(self) -> bool:
        """Return whether another blank would be doubled."""
        pieces = self.block.traced.pieces
        return not pieces or pieces[-1][-1:].isspace()


def _known_entity(text: str) -> str:
    """Return the part of the text that is an entity: without a semicolon the longest name of the old list."""
    if text.endswith(";") or text[1] == "#":
        return text
    lengths = range(min(len(text), 7), 2, -1)  # the longest old names, such as `&Agrave`, have seven characters
    return next((text[:n] for n in lengths if text[1:n] in html.entities.html5), "")


def _extracted(raw: str) -> str:
    """Return the article's text as trafilatura sees it, empty if it sees none."""
    if importlib.util.find_spec("trafilatura") is None:
        raise MissingPart(
            "HTML pages need a part that is not installed",
            expected="the package trafilatura",
            given="none",
            next_step="pip install 'detente[reports]'",
        )
    # It tells of pages without an article on stderr; the caller's warning says that better.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    library = importlib.import_module("trafilatura")
    # lxml refuses NUL; one character for one leaves the words the same.
    page = raw.replace("\x00", " ").encode("utf-8", "ignore").decode()
    return library.extract(page, favor_recall=True, include_comments=False, include_tables=True) or ""


def _article(blocks: list[Block], extracted: str) -> tuple[list[Block], tuple[str, ...]]:
    """Return the blocks of the article, and a warning if they had to be guessed."""
    worded = [block for block in blocks if block.words()]
    headline = _headline(worded)
    judge = _Judge(extracted)
    kept = [b for b in worded if b is headline or (b.inside in ("", "header") and judge.keeps(b))]
    kept = _with_head_lines(worded, kept, headline)
    if any(block is not headline for block in kept):
        return kept, ()
    open_blocks = [block for block in worded if not block.inside or block is headline]
    dense = [block for block in open_blocks if block is headline or _is_dense(block)]
    guessed = dense if any(block is not headline for block in dense) else open_blocks
    says = "no article was recognised in the page: blocks of running text were taken as they stand"
    return guessed or worded, (says,)


def _with_head_lines(worded: list[Block], kept: list[Block], headline: Block | None) -> list[Block]:
    """Return the blocks kept, and the lines between headline and story that name the writer or the day."""
    if headline is None:
        return kept
    behind = worded[worded.index(headline) + 1 :]
    chosen = {id(block) for block in kept}
    first = next((n for n, block in enumerate(behind) if id(block) in chosen), 0)
    named = {id(b) for b in behind[:first] if not b.inside and _HEAD_LINE.fullmatch(b.traced.text().strip())}
    return [block for block in worded if id(block) in chosen | named]


class _Judge:
    """Says whether the extracted text holds the words of a block: short ones as a line, long ones mostly."""

    def __init__(self, extracted: str) -> None:
        self.lines = {tuple(_WORD.findall(line.lower())) for line in extracted.split("\n")}
        words = _WORD.findall(extracted.lower())
        self.runs = set(zip(words, words[1:], words[2:], words[3:], strict=False))

    def keeps(self, block: Block) -> bool:
        """Return whether a block was extracted."""
        words = block.words()
        runs = list(zip(words, words[1:], words[2:], words[3:], strict=False))
        if tuple(words) in self.lines or not runs:
            return tuple(words) in self.lines
        return sum(run in self.runs for run in runs) * 5 >= len(runs) * 3


def _headline(blocks: list[Block]) -> Block | None:
    """Return the heading that shares the most words with the page's title, the first of equals."""
    headings = [b for b in blocks if b.tag == _HEADING and b.inside in ("", "header")]
    title = {word for block in blocks if block.tag == "title" for word in block.words()}
    return max(headings, key=lambda block: len(title & set(block.words())), default=None)


def _is_dense(block: Block) -> bool:
    text = block.traced.text()
    return len(block.words()) >= _LEAST_WORDS and block.link_characters * 2 < len(text)


def _stripped(traced: Traced) -> Traced:
    """Return a traced text without white space at its ends."""
    text = traced.text()
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    part = Traced()
    part.pieces, part.origin, part.ends = [text[start:end]], traced.origin[start:end], traced.ends[start:end]
    return part


def _published(raw: str, tokens: tuple[Token, ...]) -> str | None:
    """Return the ISO day that the page states in its head or in its first `time` tag."""
    times = []
    for token in tokens:
        if token.kind != "open" or token.name not in ("meta", "time"):
            continue
        tag = raw[token.start : min(token.end, token.start + _LONGEST_TAG_READ)]
        has = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(tag)}
        names = {has.get(key, "").lower() for key in ("property", "name", "itemprop")}
        day = _ISO_DAY.match(has.get("content", "") or has.get("datetime", ""))
        if day and names & set(_PUBLISHED):
            return day[0]
        if day and token.name == "time":
            times.append(day[0])
    return times[0] if times else None
