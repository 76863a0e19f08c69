"""A picture as PNG and PDF: it opens, has its size and its words, and is the same on every machine."""

from __future__ import annotations

import importlib.util
import io
import struct
import zlib

import pypdf
import pytest

from detente.brief.pictures import to_pdf, to_png
from detente.brief.pictures.canvas import Drawing, Rect, Text, svg
from detente.model.errors import InputError, MissingPart
from detente.model.time import read_instant

WHEN = read_instant("2031-05-20")
WORDS = ("Королевство Оссия", "Çà et là, Łódź, Ångström", "‹U+202E› … − ‰ €")


def picture(*words: str, width: float = 300) -> str:
    texts = [Text(x=10, y=20 + 20 * row, words=line, size=12, fill="#000000") for row, line in enumerate(words)]
    box = Rect(x=0, y=0, width=5, height=5, fill="#ff0000")
    return svg(Drawing(width=width, height=90, title="A <title>", description="What & why", shapes=(box, *texts)))


def size_of(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert png[12:16] == b"IHDR"
    assert png[-8:-4] == b"IEND"
    return struct.unpack(">II", png[16:24])


def ink(png: bytes) -> int:
    """Return how many bytes of the pixels are not white, the PNG's own filters left as they are."""
    place, data = 8, b""
    while place < len(png):
        (length,), kind = struct.unpack(">I", png[place : place + 4]), png[place + 4 : place + 8]
        data += png[place + 8 : place + 8 + length] if kind == b"IDAT" else b""
        place += 12 + length
    return sum(byte not in (0, 255) for byte in zlib.decompress(data))


@pytest.mark.parametrize(("ppi", "size"), [(96, (300, 90)), (144, (450, 135)), (192, (600, 180))])
def test_a_png_has_the_size_asked_for(ppi: float, size: tuple[int, int]) -> None:
    """A px of the picture is 1/96 inch."""
    assert size_of(to_png(picture("said"), WHEN, ppi=ppi)) == size


@pytest.mark.parametrize("words", WORDS)
def test_letters_are_drawn(words: str) -> None:
    """Each of them leaves ink, accents and Cyrillic too."""
    empty = ink(to_png(picture(), WHEN))
    drawn = [ink(to_png(picture(letter), WHEN)) for letter in words if letter != " "]
    assert min(drawn) > empty


def test_a_png_is_the_same_each_time() -> None:
    assert to_png(picture(*WORDS), WHEN) == to_png(picture(*WORDS), WHEN)


def test_letters_that_typst_lacks_do_not_break_a_png() -> None:
    """They are drawn where the machine has them."""
    assert size_of(to_png(picture("漢字 ከ 🕊"), WHEN)) == (450, 135)


def test_too_many_pixels_are_refused() -> None:
    with pytest.raises(InputError, match="too many pixels"):
        to_png(picture("said", width=30_000), WHEN, ppi=600)


def test_a_pdf_holds_the_words() -> None:
    """As text, on one page of the size of the picture, with title and alternative text for screen readers."""
    made = to_pdf(picture(*WORDS), WHEN)
    assert made[:5] == b"%PDF-"
    assert made == to_pdf(picture(*WORDS), WHEN)
    reader = pypdf.PdfReader(io.BytesIO(made))
    (page,) = reader.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (300 * 0.75, 90 * 0.75)
    text = page.extract_text()
    for words in WORDS:
        assert words in text
    assert reader.metadata is not None
    assert reader.metadata.title == "A <title>"
    assert b"pdfuaid" in made
    assert "/StructTreeRoot" in reader.trailer["/Root"]


def test_a_pdf_with_letters_that_typst_lacks_claims_no_standard() -> None:
    made = to_pdf(picture("said", "漢"), WHEN)
    assert b"pdfuaid" not in made
    assert "said" in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_another_error_of_typst_is_not_hidden() -> None:
    with pytest.raises(Exception, match="SVG"):
        to_pdf("no picture", WHEN)


def test_without_typst_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingPart, match=r"detente\[paper\]"):
        to_pdf(picture("said"), WHEN)
    with pytest.raises(MissingPart, match=r"\.svg"):
        to_png(picture("said"), WHEN)
