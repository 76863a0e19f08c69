"""A picture as PNG or PDF, set by typst out of its SVG text.

Only the fonts inside typst are used, so that the bytes are the same on every machine; where a picture has a
letter that they lack, the machine's own fonts help out and a PDF claims no standard.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from datetime import datetime
from html import unescape
from typing import Any

from detente.brief.typeset import NO_LETTER, PDF_STANDARD
from detente.model.errors import InputError, MissingPart

PPI = 144
"""Pixels to the inch of a PNG, where nothing else is asked: one and a half for each px of the picture."""
MOST_PIXELS = 100_000_000
"""A PNG larger than this takes more than 1 GB of memory to make."""
PX_PER_INCH = 96

PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#set document(title: sys.inputs.title)
#image(bytes(sys.inputs.picture), format: "svg", alt: sys.inputs.description)
"""
HELD = re.compile(
    "[\n\u0020-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2116\u2192\u2212]*"
)
"""Letters that the fonts inside typst hold: Latin, Greek, Cyrillic and marks of punctuation."""
SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


def to_png(picture: str, as_of: datetime, *, ppi: float = PPI) -> bytes:
    """Return a picture (SVG text) as PNG bytes; InputError where it would have too many pixels for one file."""
    found = SIZE.match(picture)
    pixels = float(found[1]) * float(found[2]) * (ppi / PX_PER_INCH) ** 2 if found else 0
    if pixels > MOST_PIXELS:
        raise InputError(
            "a picture with too many pixels",
            expected=f"at most {MOST_PIXELS:,} pixels",
            given=f"{pixels:,.0f} at {ppi:g} pixels to the inch",
            next_step="ask for fewer pixels to the inch, or for SVG or PDF, which have none",
        )
    plain = HELD.fullmatch(picture) is not None
    return _compiled(picture, as_of, format="png", ppi=ppi, ignore_system_fonts=plain)


def to_pdf(picture: str, as_of: datetime) -> bytes:
    """Return a picture (SVG text) as PDF bytes, one page of its size, its words as text for screen readers."""
    typst = _typst()
    try:
        return _compiled(picture, as_of, format="pdf", ignore_system_fonts=True, pdf_standards=PDF_STANDARD)
    except typst.TypstError as problem:
        if NO_LETTER not in str(problem):
            raise
    return _compiled(picture, as_of, format="pdf", ignore_system_fonts=False)


def _typst() -> Any:
    """Return the package typst; MissingPart where it is not installed."""
    if importlib.util.find_spec("typst") is None:
        raise MissingPart(
            "a picture as PNG or PDF needs a part that is not installed",
            expected="the package typst",
            given="nothing of that name",
            next_step="pip install 'detente[paper]', or choose a file that ends in .svg",
        )
    return importlib.import_module("typst")


def _compiled(picture: str, as_of: datetime, **how: Any) -> bytes:
    given = {"picture": picture, "title": _part(picture, "title"), "description": _part(picture, "desc")}
    made: bytes = _typst().compile(PAGE, font_paths=[], sys_inputs=given, timestamp=int(as_of.timestamp()), **how)
    return made


def _part(picture: str, name: str) -> str:
    found = re.search(f"<{name}>(.*?)</{name}>", picture)
    return unescape(found[1]) if found else ""
