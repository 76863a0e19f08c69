"""Reads a wire report, plain text or HTML, into its text as it came and the clean text that is parsed.

Offsets count Unicode code points of the text as it came: a byte order mark and every carriage return count.
Nothing is replaced in silence: bytes that are not the text they claim to be are refused with their place.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from detente.model.errors import EmptyError, EncodingError, InputError
from detente.model.record import Span, digest
from detente.model.report import ReportText
from detente.sources.characters import clean_plain
from detente.sources.likely_encoding import likely_encoding
from detente.sources.report_html import read_page

LARGEST_BYTES = 8_000_000
LARGEST_TEXT = 2_097_152
"""Code points: 2 MB of English text. A wire report has about 3,000."""
LONGEST_LINE = 100_000
_AT_MOST = f"at most {LARGEST_BYTES} bytes, which hold at most {LARGEST_TEXT} characters"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a SQLite database"),
    (b"{\\rtf", "a rich text document"),
)
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:.-]{1,40})|<\?xml[^>]{0,200}?encoding=[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
_HEAD_BYTES = 4_096
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b[^<>]{0,2000}>", re.IGNORECASE)
"""What only a whole page has."""
_BLOCK_TAG = re.compile(
    r"</?(?:article|main|div|p|h[1-6]|table|t[rd]|section|header|footer|ul|ol|li|blockquote|br)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_LEAST_TAGS = 2
_STRAY_TAG = re.compile(
    r"<(?P<line>(?:br|hr)\s{0,3}/?)>"
    r"|</?(?:a|abbr|b|big|blockquote|center|cite|code|div|em|figcaption|figure|font|h[1-6]|i|img|li|mark|ol|p|pre|q|s|section|small"
    r"|span|strong|sub|sup|table|td|th|tr|u|ul)(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
"""A tag of HTML left over in plain text. An e-mail address in angle brackets is none."""
FEED = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_HTML_NAMES = (".html", ".htm", ".xhtml")
_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")


def read_report(path: Path) -> ReportText:
    """Return the report in a file; InputError (or a kind of it) with the reason if there is none to read."""
    where = str(path)
    if path.is_dir():
        raise InputError(
            "a folder, not a report",
            where=where,
            expected="one file: plain text or HTML",
            given="a folder",
            next_step="name a file in it",
        )
    if not path.exists():
        raise InputError("no such file", where=where, expected="a report: plain text or HTML", given="nothing")
    if not path.is_file():
        raise InputError("not a file", where=where, expected="a plain file", given="a device, pipe or socket")
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise _too_large(where, f"{path.stat().st_size} bytes", _AT_MOST)
        data = path.read_bytes()
    except OSError as problem:
        raise InputError("a file that cannot be read", where=where, given=str(problem)) from problem
    return report_from_bytes(data, path.name)


def report_from_bytes(data: bytes, name: str) -> ReportText:
    """Return the report that bytes hold; `name` says which file they came from.

    EmptyError where there is no text, EncodingError with the byte where the encoding breaks, InputError for
    pictures, archives and texts beyond the limits stated above.
    """
    if len(data) > LARGEST_BYTES:
        raise _too_large(name, f"{len(data)} bytes", _AT_MOST)
    if not data.strip():
        raise EmptyError("an empty file", where=name, expected="the text of a report", given=f"{len(data)} bytes")
    _refuse_binary(data, name)
    raw = decoded_text(data, name)
    if FEED.match(raw):
        raise InputError(
            "a feed, not a report",
            where=name,
            expected="one report: plain text or HTML",
            given="an RSS or Atom feed, which holds several",
            next_step="read its entries with detente reports read, or save the article itself",
        )
    _refuse_endless(raw, name)
    return _page(raw, data, name) if _is_page(raw, name) else _plain(raw, data, name)


def _plain(raw: str, data: bytes, name: str) -> ReportText:
    """Return plain text; tags of HTML left over in it are no content, and a `<br>` among them ends a line."""
    tags = tuple(_STRAY_TAG.finditer(raw))
    clean = clean_plain(raw, [(*tag.span(), "\n" if tag["line"] else "") for tag in tags])
    if not clean.text.strip():
        raise EmptyError("a file without text", where=name, expected="the text of a report", given="white space")
    return ReportText(
        name=name,
        media_type="text/plain",
        sha256=digest(data),
        raw=raw,
        clean=clean.text,
        origin=clean.origin,
        ends=clean.ends,
        boilerplate=tuple(Span(*tag.span()) for tag in tags),
    )


def _page(raw: str, data: bytes, name: str) -> ReportText:
    page = read_page(raw)
    if not page.clean.text.strip():
        raise EmptyError(
            "an HTML page without text",
            where=name,
            expected="an article",
            given="tags, scripts or menus only",
            next_step="if a script fills the page in, save it from the browser as text",
        )
    _refuse_endless(page.clean.text, name)
    return ReportText(
        name=name,
        media_type="text/html",
        sha256=digest(data),
        raw=raw,
        clean=page.clean.text,
        origin=page.clean.origin,
        ends=page.clean.ends,
        boilerplate=page.boilerplate,
        published=page.published,
        warnings=page.warnings,
    )


def _is_page(raw: str, name: str) -> bool:
    """Return whether a text is a page: by its name, by what only a page has, or mostly of tags."""
    return name.lower().endswith(_HTML_NAMES) or _PAGE.search(raw[:_HEAD_BYTES]) is not None or _is_markup(raw)


def _is_markup(raw: str) -> bool:
    """Return whether half the lines at the head of a text begin or end with a tag that parts paragraphs."""
    lines = [line.strip() for line in raw[:_HEAD_BYTES].splitlines() if line.strip()]
    found = [[tag.span() for tag in _BLOCK_TAG.finditer(line)] for line in lines]
    edged = sum(
        bool(spans) and (spans[0][0] == 0 or spans[-1][1] == len(line))
        for line, spans in zip(lines, found, strict=True)
    )
    return sum(map(len, found)) >= _LEAST_TAGS and edged * 2 >= len(lines)


def _refuse_endless(raw: str, name: str) -> None:
    if len(raw) > LARGEST_TEXT:
        raise _too_large(name, f"{len(raw)} characters", f"at most {LARGEST_TEXT} characters")
    if _is_page(raw, name):
        return
    start = 0
    for number, line in enumerate(raw.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise _too_large(
                f"{name}, line {number}, from character {start}",
                f"a line of {len(line)} characters",
                f"paragraphs of at most {LONGEST_LINE} characters",
            )
        start += len(line) + 1


def _too_large(where: str, given: str, expected: str) -> InputError:
    return InputError(
        "too large for a report",
        where=where,
        expected=expected,
        given=given,
        next_step="cut it into single reports",
    )


def _refuse_binary(data: bytes, name: str) -> None:
    kind = next((says for magic, says in _MAGIC if data.startswith(magic)), None)
    if kind is None and not data.startswith(tuple(mark for mark, _ in _MARKS)):
        control = len(data) - len(data.translate(None, _CONTROL_BYTES))
        if control * 100 > len(data):
            kind = _utf16_without_mark(data) or f"{control} control bytes among {len(data)} (a binary file)"
    if kind is not None:
        raise InputError(
            "not a text",
            where=name,
            expected="plain text or HTML",
            given=kind,
            next_step="save the report as plain text in UTF-8",
        )


def _utf16_without_mark(data: bytes) -> str | None:
    zeros = (data[0::2].count(0), data[1::2].count(0))
    half = len(data) // 2
    if max(zeros) * 2 > half and min(zeros) * 20 < half:
        order = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        return f"bytes that look like {order} without a byte order mark"
    return None


def decoded_text(data: bytes, name: str) -> str:
    """Return the text of bytes in the encoding that they mark or declare, else UTF-8; else EncodingError."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    encoding = marked or _declared(data, name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise EncodingError(
            "bytes that are not the text they claim to be",
            where=f"{name}, byte {problem.start}",
            expected=f"text in {encoding}",
            given=f"byte 0x{data[problem.start]:02x} ({problem.reason}); {_likely(data, marked)}",
            next_step=f"convert it: iconv -f {likely_encoding(data)} -t utf-8 {name} > report.txt",
        ) from problem


def _declared(data: bytes, name: str) -> str:
    found = _DECLARED.search(data[:_HEAD_BYTES])
    if found is None:
        return "utf-8"
    declared = (found[1] or found[2]).decode("ascii", "replace")
    try:
        encoding = codecs.lookup(declared).name
    except LookupError as problem:
        raise EncodingError(
            "an encoding that nobody knows",
            where=name,
            expected="utf-8, or an encoding of the IANA list",
            given=declared,
            next_step="save the page in UTF-8",
        ) from problem
    # HTML has it that Latin-1 and ASCII mean Windows-1252, and pages that say UTF-16 in ASCII are UTF-8.
    by_html = {"iso8859-1": "cp1252", "ascii": "cp1252"}
    return "utf-8" if encoding.startswith(("utf-16", "utf-32")) else by_html.get(encoding, encoding)


def _likely(data: bytes, marked: str | None) -> str:
    if marked:
        return "the file is cut off or damaged"
    return f"it looks like {likely_encoding(data)}"
