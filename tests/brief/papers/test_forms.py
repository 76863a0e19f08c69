"""A paper as DOCX and PDF: the same words as the Markdown, read back by other people's programs."""

from __future__ import annotations

import importlib.util
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pypdf
import pytest

from detente.brief.papers import About, Made, Paper, Template, Wanted, make_paper, write_docx, write_pdf
from detente.brief.papers.blocks import Bullets, Heading, Table, plain, read_blocks, words
from detente.brief.papers.page import Page
from detente.model.errors import MissingPart
from detente.model.record import Marking
from tests.brief.papers.made_up import material, whole_cycle
from tests.brief.papers.test_blocks import EVERYTHING
from tests.brief.papers.test_papers import HOSTILE, hostile_material
from tests.domains.council.dialogues import Cycle

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTER = About(document="plan", article="3", to="CC")


def made(paper: Paper, cycle: Cycle | None = None) -> Made:
    about = LETTER if paper is Paper.LETTER else About()
    return make_paper(material(cycle), Wanted(paper=paper, about=about))


def page_of(markdown: str, title: str = "Title", marking: str = "TLP:AMBER") -> Page:
    return Page(
        title=title,
        paper="agenda",
        marking=marking,
        as_of=datetime(2022, 1, 13, tzinfo=UTC),
        prepared="Prepared by a machine.",
        blocks=read_blocks(markdown),
    )


PAGES = {paper.value: made(paper).page for paper in Paper}
PAGES["everything"] = page_of(EVERYTHING)
PAGES["empty"] = page_of("", title="Untitled")
PAGES["only lists"] = page_of("3. a\n   1. b\n      - c\n\n        > d\n\n4. e\n\ntext\n\n1. f")
PAGES["two tables"] = page_of("| a |\n|---|\n| b |\n\n| c |\n|---|\n| d |")
PAGES["long words"] = page_of("# " + "W" * 300 + "\n\n| a |\n|---|\n| " + "x" * 500 + " |")


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2011-]+", "", text)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def document(page: Page) -> ET.Element:
    return ET.fromstring(parts(write_docx(page))["word/document.xml"])


class _Html(HTMLParser):
    """Collects the words of HTML as mammoth writes it, and its tables."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.cells: list[str] = []
        self.seen: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what begins."""
        self.seen.append(tag)
        if tag in ("td", "th"):
            self.inside += 1
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a cell."""
        self.inside -= tag in ("td", "th")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.text.append(data)
        if self.inside:
            self.cells[-1] += data


def read_by_mammoth(judges: Path, page: Page, folder: Path) -> _Html:
    """Return a DOCX as another program reads it."""
    file = folder / "paper.docx"
    file.write_bytes(write_docx(page))
    asked = subprocess.run(
        [judges / "mammoth", file], capture_output=True, text=True, check=True, timeout=60, encoding="utf-8"
    )
    html = _Html()
    html.feed(asked.stdout)
    return html


def tables(blocks: tuple[object, ...]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from tables(item)


@pytest.mark.parametrize("name", PAGES)
def test_another_program_reads_every_word_and_cell(name: str, judges: Path, tmp_path: Path) -> None:
    page = PAGES[name]
    html = read_by_mammoth(judges, page, tmp_path)
    assert squeezed("".join(html.text)) == squeezed("".join(words(page.blocks)))
    cells = [plain(cell) for table in tables(page.blocks) for row in (table.head, *table.rows) for cell in row]
    assert [squeezed(cell) for cell in html.cells] == [squeezed(cell) for cell in cells]
    headings = [block for block in page.blocks if isinstance(block, Heading)]
    assert sum(tag in ("h1", "h2", "h3", "h4", "h5", "h6") for tag in html.seen) == len(headings)
    assert html.seen.count("thead") == len(list(tables(page.blocks)))


@pytest.mark.parametrize("name", PAGES)
def test_paper_says_every_word(name: str) -> None:
    page = PAGES[name]
    reader = pypdf.PdfReader(io.BytesIO(write_pdf(page)))
    texts = [leaf.extract_text() for leaf in reader.pages]
    whole = squeezed("".join(texts))
    for said in words(page.blocks):
        for word in said.split():
            assert squeezed(word) in whole or len(word) > 60
    for number, text in enumerate(texts, start=1):
        assert squeezed(text).count(squeezed(page.marking)) >= 2
        assert f"{number}/{len(texts)}" in squeezed(text)
    assert reader.metadata is not None
    assert reader.metadata.title == page.title
    assert reader.root_object["/Lang"] == "en-GB"  # type: ignore[index]
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]


@pytest.mark.parametrize("name", PAGES)
def test_the_same_paper_gives_the_same_bytes(name: str) -> None:
    page = PAGES[name]
    assert write_docx(page) == write_docx(page)
    assert write_pdf(page) == write_pdf(page)
    later = msgspec.structs.replace(page, as_of=datetime(2023, 1, 1, tzinfo=UTC))
    assert write_docx(page) != write_docx(later)


def test_a_docx_says_what_it_is() -> None:
    page = PAGES["annotated-agenda"]
    package = parts(write_docx(page))
    core = package["docProps/core.xml"].decode()
    assert "<dc:title>Annotated agenda: Permanent Conference, 9 June 1975</dc:title>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert core.count("1975-06-30T23:59:59Z") == 2
    assert 'w:lang w:val="en-GB"' in package["word/styles.xml"].decode()
    for name in ("word/header1.xml", "word/footer1.xml"):
        assert "TLP:CLEAR" in package[name].decode()
    footer = package["word/footer1.xml"].decode()
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    assert "As of the end of 30 June 1975 (UTC)" in footer
    assert not any("thumbnail" in name for name in package)


def test_the_times_in_the_package_are_the_as_of() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(PAGES["everything"]))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2022, 1, 13, 0, 0, 0)}
    early = msgspec.structs.replace(PAGES["everything"], as_of=datetime(1975, 6, 30, tzinfo=UTC))
    with zipfile.ZipFile(io.BytesIO(write_docx(early))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_table_of_a_docx_repeats_its_first_row() -> None:
    body = document(PAGES["annotated-agenda"])
    found = list(body.iter(f"{W}tbl"))
    assert found
    for table in found:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        assert all(width > 200 for width in widths)
        assert sum(widths) <= 9638


def test_each_numbered_list_begins_at_its_own_number() -> None:
    package = parts(write_docx(PAGES["only lists"]))
    numbering = ET.fromstring(package["word/numbering.xml"])
    starts = {
        number.get(f"{W}numId"): (level.get(f"{W}ilvl"), start.get(f"{W}val"))
        for number in numbering.findall(f"{W}num")
        for level in number.findall(f"{W}lvlOverride")
        for start in level
    }
    assert starts == {"101": ("0", "3"), "102": ("1", "1"), "103": ("0", "1")}
    body = ET.fromstring(package["word/document.xml"])
    used = [
        (number.find(f"{W}numId").get(f"{W}val"), number.find(f"{W}ilvl").get(f"{W}val"))  # type: ignore[union-attr]
        for number in body.iter(f"{W}numPr")
    ]
    assert used == [("101", "0"), ("102", "1"), ("100", "2"), ("101", "0"), ("103", "0")]


def test_two_tables_stay_two() -> None:
    body = document(PAGES["two tables"]).find(f"{W}body")
    assert body is not None
    assert [child.tag.removeprefix(W) for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


@pytest.mark.parametrize("marking", Marking)
def test_every_marking_has_its_colour(marking: Marking) -> None:
    page = msgspec.structs.replace(PAGES["agenda"], marking=marking.value)
    header = parts(write_docx(page))["word/header1.xml"].decode()
    assert page.colour.removeprefix("#").upper() in header
    assert 'w:fill="000000"' in header
    assert squeezed(marking.value) in squeezed(
        pypdf.PdfReader(io.BytesIO(write_pdf(page))).pages[0].extract_text()
    )


@pytest.mark.parametrize("word", [*HOSTILE[:5], *HOSTILE[-8:]])
def test_hostile_words_are_set_as_words(word: str) -> None:
    if word.encode("utf-8", "ignore").decode() != word:
        return
    page = make_paper(hostile_material(word), Wanted(paper=Paper.SUMMARY)).page
    said = squeezed("".join(words(page.blocks)))
    body = document(page)
    assert squeezed("".join(text.text or "" for text in body.iter(f"{W}t"))) == said
    whole = squeezed("".join(leaf.extract_text() for leaf in pypdf.PdfReader(io.BytesIO(write_pdf(page))).pages))
    letters = [letter for letter in squeezed("".join(words(page.blocks[:1]))) if letter.isascii()]
    assert "".join(letters)[:12] in "".join(letter for letter in whole if letter.isascii())


def test_letters_that_the_fonts_lack_are_no_error() -> None:
    page = page_of("# 中文 ไทย\n\nעברית العربية 🕊")
    assert write_pdf(page).startswith(b"%PDF")
    assert "中文 ไทย" in "".join(text.text or "" for text in document(page).iter(f"{W}t"))


def test_a_long_list_is_set_on_many_pages() -> None:
    rows = "\n".join(f"| {n} | Step {n} |" for n in range(1, 401))
    page = page_of(f"# Long\n\n| No. | What |\n|---|---|\n{rows}")
    texts = [leaf.extract_text() for leaf in pypdf.PdfReader(io.BytesIO(write_pdf(page))).pages]
    assert len(texts) > 5
    assert all("What" in text for text in texts[:-1]), "the first row of the table is on every page"


@pytest.mark.parametrize(("part", "write"), [("python-docx", write_docx), ("typst", write_pdf)])
def test_a_part_that_is_missing_is_named(part: str, write: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingPart, match=r"detente\[paper\]") as missing:
        write(PAGES["agenda"])  # type: ignore[operator]
    assert part in missing.value.expected


def test_a_template_with_odd_markdown_is_set_in_every_form() -> None:
    template = Template("odd.md", "text first\n\n#### deep\n\n> # inner\n\n* \n\n| |\n|---|\n\n![](x)\n\n***\n")
    page = make_paper(material(whole_cycle()), Wanted(paper=Paper.AGENDA), template).page
    assert write_docx(page)
    assert write_pdf(page)
