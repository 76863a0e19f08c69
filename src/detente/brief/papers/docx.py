"""A paper as DOCX (Office Open XML): real headings, lists and tables, header rows that repeat, page numbers.

python-docx keeps the package, its styles and its properties; the body is written as WordprocessingML from the tree
of blocks. The same paper gives the same bytes: every time in the file is the as-of.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import zipfile
from datetime import datetime
from typing import Any

from detente.brief.papers.docx_body import NAMESPACES, body_of
from detente.brief.papers.docx_look import NUMBERED, POINTED, dress, footer_of, header_of
from detente.brief.papers.page import Page
from detente.model.errors import MissingPart

LANGUAGE = "en-GB"
EARLIEST = 1980
"""The first year that a ZIP file knows."""
AUTHOR = "Détente"
DOCUMENT, BODY = "word/document.xml", b"<w:body>"


def write_docx(page: Page) -> bytes:
    """Return the paper as DOCX bytes, the same for the same paper; MissingPart where python-docx is not there."""
    if importlib.util.find_spec("docx") is None:
        raise MissingPart(
            "a DOCX needs a part that is not installed",
            expected="the package python-docx",
            given="nothing of that name",
            next_step="pip install 'detente[paper]', or write Markdown: -o FILE.md",
        )
    word = importlib.import_module("docx")
    parse = importlib.import_module("docx.oxml").parse_xml
    document = word.Document()
    dress(document, parse)
    written, numbered = body_of(page.blocks)
    _number(document, parse, numbered)
    _margins(document, page, parse)
    _describe(document, page)
    kept = io.BytesIO()
    document.save(kept)
    return _finished(kept.getvalue(), written, page.as_of)


def _number(document: Any, parse: Any, numbered: list[tuple[int, int]]) -> None:
    """Add the kinds of list, and one list for each that is numbered, so that each begins at its own number."""
    numbering = document.part.numbering_part.element
    kinds = [parse(text) for text in (POINTED, NUMBERED)]
    first = numbering.num_lst[0]
    for kind in kinds:
        first.addprevious(kind)
    numbering.append(parse(f'<w:num {NAMESPACES} w:numId="100"><w:abstractNumId w:val="90"/></w:num>'))
    for at, (level, start) in enumerate(numbered, start=101):
        numbering.append(
            parse(
                f'<w:num {NAMESPACES} w:numId="{at}"><w:abstractNumId w:val="91"/>'
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            )
        )


def _margins(document: Any, page: Page, parse: Any) -> None:
    section = document.sections[0]
    for part, written in ((section.header, header_of(page)), (section.footer, footer_of(page))):
        paragraph = part.paragraphs[0]._p  # noqa: SLF001  python-docx gives no other way to the element
        for element in list(parse(f"<w:hdr {NAMESPACES}>{written}</w:hdr>")):
            paragraph.addprevious(element)
        paragraph.getparent().remove(paragraph)


def _describe(document: Any, page: Page) -> None:
    told = document.core_properties
    told.title, told.author, told.last_modified_by = page.title, AUTHOR, AUTHOR
    told.subject, told.keywords, told.comments = page.paper, page.marking, page.prepared
    told.language, told.revision, told.version = LANGUAGE, 1, ""
    told.created = told.modified = page.as_of.replace(tzinfo=None, microsecond=0)
    package = document.part.package
    for id_, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[id_]


def _finished(data: bytes, body: str, as_of: datetime) -> bytes:
    """Return the package with its body, and one time for all its parts.

    The body goes in as text: put in element by element, 10,000 rows take minutes.
    """
    time = as_of.timetuple()[:6] if as_of.year >= EARLIEST else (EARLIEST, 1, 1, 0, 0, 0)
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, time)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            part = given.read(name)
            made.writestr(entry, part.replace(BODY, BODY + body.encode(), 1) if name == DOCUMENT else part)
    return kept.getvalue()
