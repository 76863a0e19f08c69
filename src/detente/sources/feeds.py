"""Reads an RSS 2.0 (1.0, 0.9x) or Atom feed: each entry is a report, every character with its place.

The safe XML reader checks the feed first (no document type, no depth without end); then its text is cut into
tokens once more, because offsets in the file are needed. An entry's text is its fullest part: `content:encoded` or
`content`, else `description` or `summary`. Sources of the forms: RSS 2.0 specification (S), RFC 4287 (S).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from datetime import date
from email.utils import parsedate_to_datetime

import msgspec

from detente.model.errors import EmptyError, InputError
from detente.model.record import digest
from detente.model.report import ReportText
from detente.sources.characters import Clean, Traced, clean_plain, joined
from detente.sources.report_html import read_fragment
from detente.sources.report_text import FEED, LARGEST_BYTES, decoded_text
from detente.sources.safe_xml import xml_tree

_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!--.*?-->|<\?.*?\?>"
    r"|<(?P<close>/?)(?P<name>[\w:.-]+)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>|(?P<text>[^<]+)",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot|apos);")
_ENTRIES = frozenset(["item", "entry"])
_TITLES = ("title",)
_TEXTS = ("content:encoded", "encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "dc:date", "date", "updated")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&[a-zA-Z#]\w{1,8};")
_ISO_DAY_LENGTH = len("2022-01-12")


class Part(msgspec.Struct, frozen=True):
    """An element of an entry: its name, where its content stands, and whether that is markup itself."""

    name: str
    start: int
    end: int
    is_markup: bool


def is_feed(data: bytes) -> bool:
    """Return whether bytes begin as an RSS or Atom feed does."""
    return FEED.match(data[:4096].decode("utf-8", "replace").removeprefix("\ufeff")) is not None


def reports_of_feed(data: bytes, name: str) -> tuple[ReportText, ...]:
    """Return the entries of a feed as reports, in its order, named `feed.xml#1` and so on.

    SchemaError where it is not XML, EmptyError where no entry holds any text. An entry without text is left out.
    """
    if len(data) > LARGEST_BYTES:
        raise InputError(
            "too large for a feed",
            where=name,
            expected=f"at most {LARGEST_BYTES} bytes",
            given=f"{len(data)} bytes",
        )
    xml_tree(data, name)
    raw = decoded_text(data, name)
    found = ((number, _clean(raw, parts), parts) for number, parts in enumerate(_entries(raw), 1))
    reports = tuple(
        ReportText(
            name=f"{name}#{number}",
            media_type="application/xml",
            sha256=digest(data),
            raw=raw,
            clean=clean.text,
            origin=clean.origin,
            ends=clean.ends,
            published=_day(raw, parts),
        )
        for number, clean, parts in found
        if clean.text.strip()
    )
    if not reports:
        raise EmptyError("a feed without a report", where=name, expected="entries with text", given="none")
    return reports


def _entries(raw: str) -> Iterator[tuple[Part, ...]]:
    """Yield the elements right below each entry; the feed is well-formed, so tags close in order."""
    open_tags: list[tuple[str, int, bool]] = []
    parts: list[Part] = []
    for token in _TOKEN.finditer(raw):
        if token["name"] is None:
            continue
        if not token["close"]:
            if not token["empty"]:
                open_tags.append((token["name"], token.end(), _holds_markup(token)))
            continue
        name, start, is_markup = open_tags.pop()
        above = open_tags[-1][0] if open_tags else ""
        if _plain(name) in _ENTRIES:
            yield tuple(parts)
            parts = []
        elif _plain(above) in _ENTRIES:
            parts.append(Part(_without_prefix(name), start, token.start(), is_markup))


def _holds_markup(token: re.Match[str]) -> bool:
    return re.search(r"type\s*=\s*[\"'](?:xhtml|application/xhtml\+xml)", token["attributes"]) is not None


def _plain(name: str) -> str:
    return name.rpartition(":")[2]


def _without_prefix(name: str) -> str:
    """Return the name without a prefix, but for those that tell two elements of one name apart."""
    return name if name in ("content:encoded", "dc:date") else _plain(name)


def _first(parts: Sequence[Part], names: Sequence[str]) -> Part | None:
    return next((part for name in names for part in parts if part.name == name), None)


def _clean(raw: str, parts: Sequence[Part]) -> Clean:
    """Return title and text of an entry, an empty line between them."""
    pieces = [_traced(raw, part) for part in (_first(parts, _TITLES), _first(parts, _TEXTS)) if part]
    return joined((piece for piece in pieces if piece.text().strip()), "\n\n")


def _traced(raw: str, part: Part) -> Traced:
    """Return the text of an element: taken out of XML, then out of HTML where it holds any."""
    outer = Traced()
    if part.is_markup:
        outer.copy(raw[part.start : part.end], part.start)
    else:
        for token in _TOKEN.finditer(raw, part.start, part.end):
            if token["cdata"] is not None:
                outer.copy(token["cdata"], token.start("cdata"))
            elif token["text"] is not None:
                _add_decoded(outer, raw, token.start(), token.end())
    text = outer.text()
    inner = read_fragment(text) if part.is_markup or _MARKUP.search(text) else clean_plain(text)
    return _through(outer, inner)


def _add_decoded(traced: Traced, raw: str, start: int, end: int) -> None:
    at = start
    for found in _ENTITY.finditer(raw, start, end):
        traced.copy(raw[at : found.start()], at)
        traced.stand_in(html.unescape(found[0]), found.start(), found.end())
        at = found.end()
    traced.copy(raw[at:end], at)


def _through(outer: Traced, inner: Clean) -> Traced:
    """Return a text cleaned out of a traced text, with its places in what that one came from, ends trimmed."""
    lead = len(inner.text) - len(inner.text.lstrip())
    kept = range(lead, len(inner.text.rstrip()))
    origin = inner.origin or range(len(inner.text))
    ends = inner.ends or range(1, len(inner.text) + 1)
    found = Traced()
    found.pieces = [inner.text[kept.start : kept.stop]]
    found.origin = [outer.origin[origin[n]] if origin[n] < len(outer.origin) else outer.ends[-1] for n in kept]
    found.ends = [outer.ends[max(ends[n] - 1, origin[n] - 1, 0)] for n in kept]
    return found


def _day(raw: str, parts: Sequence[Part]) -> str | None:
    """Return the ISO day that an entry states, None where it states none that exists."""
    part = _first(parts, _DAYS)
    if part is None:
        return None
    told = raw[part.start : part.end].strip()
    try:
        return date.fromisoformat(told[:_ISO_DAY_LENGTH]).isoformat()
    except ValueError:
        return _day_of_mail(told)


def _day_of_mail(told: str) -> str | None:
    try:
        return parsedate_to_datetime(told).date().isoformat()
    except ValueError:
        return None
