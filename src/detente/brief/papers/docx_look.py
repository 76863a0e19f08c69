"""How a DOCX looks: A4, plain letters, headings in black, the marking at the top and the bottom of every page."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from detente.brief.legible import shortened
from detente.brief.papers.docx_body import NAMESPACES
from detente.brief.papers.page import Page

LETTERS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
W = NAMESPACES
QUIET = "595959"
HEADING_SIZES = {1: 34, 2: 26, 3: 23, 4: 21, 5: 21, 6: 21}
"""Half points."""
MIDDLE, RIGHT = 4819, 9638
"""Tab stops, in twentieths of a point from the left margin."""
LONGEST_TITLE = 80
"""Letters of the title at the top of every page."""
MILLIMETRE = 36_000
"""In the units of python-docx."""


def dress(document: Any, parse: Any) -> None:
    """Set page, styles and language of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = 210 * MILLIMETRE, 297 * MILLIMETRE
    section.left_margin = section.right_margin = 20 * MILLIMETRE
    section.top_margin, section.bottom_margin = 24 * MILLIMETRE, 20 * MILLIMETRE
    section.header_distance = section.footer_distance = 9 * MILLIMETRE
    styles = document.styles
    for language in styles.element.iter(f"{{{W[9:-1]}}}lang"):
        language.set(f"{{{W[9:-1]}}}val", "en-GB")
    _style(styles["Normal"], parse, size=21, after=120, line=252)
    for level, size in HEADING_SIZES.items():
        before = 0 if level == 1 else 240
        _style(
            styles[f"Heading {level}"], parse, size=size, before=before, after=100, look="<w:b/>", next_kept=True
        )
    _style(styles["List Paragraph"], parse, size=21, after=60, line=252)
    _style(styles["Quote"], parse, size=21, after=100, line=252, edge=True)
    for name, look in (("Table Text", ""), ("Table Head", "<w:b/>")):
        style = styles.add_style(name, 1)
        style.base_style = styles["Normal"]
        _style(style, parse, size=18, before=40, after=40, look=look)


def _style(  # noqa: PLR0913  the parts of a style
    style: Any,
    parse: Any,
    *,
    size: int,
    before: int = 0,
    after: int = 0,
    line: int = 240,
    look: str = "",
    next_kept: bool = False,
    edge: bool = False,
) -> None:
    element = style.element
    for old in (*element.findall(f"{{{W[9:-1]}}}rPr"), *element.findall(f"{{{W[9:-1]}}}pPr")):
        element.remove(old)
    level = style.name.removeprefix("Heading ")
    outline = f'<w:outlineLvl w:val="{int(level) - 1}"/>' if level.isdigit() else ""
    left = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="A6A6A6"/></w:pBdr>' if edge else ""
    indent = '<w:ind w:left="425"/>' if edge else ""
    element.append(
        parse(
            f"<w:pPr {W}>{'<w:keepNext/><w:keepLines/>' if next_kept else ''}{left}"
            f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'
            f"{indent}{outline}</w:pPr>"
        )
    )
    colour = '<w:color w:val="1A1A1A"/>'
    element.append(
        parse(f'<w:rPr {W}>{LETTERS}{look}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>')
    )


def header_of(page: Page) -> str:
    """Return the header of every page: the title, and the marking at the right."""
    title = _run(shortened(page.title, LONGEST_TITLE))
    return f"<w:p>{_tabs(RIGHT)}{title}{_tab()}{_marking(page)}</w:p>"


def footer_of(page: Page) -> str:
    """Return the footer of every page: the as-of, the number of the page, the marking."""
    pages = f"{_field('PAGE')}{_run(' / ')}{_field('NUMPAGES')}"
    return f"<w:p>{_tabs(MIDDLE, RIGHT)}{_run(page.as_of_words)}{_tab()}{pages}{_tab()}{_marking(page)}</w:p>"


def _tabs(*places: int) -> str:
    kinds = {MIDDLE: "center", RIGHT: "right"}
    stops = "".join(f'<w:tab w:val="{kinds[place]}" w:pos="{place}"/>' for place in places)
    return f"<w:pPr><w:tabs>{stops}</w:tabs></w:pPr>"


def _run(text: str) -> str:
    look = f'<w:rPr><w:color w:val="{QUIET}"/><w:sz w:val="17"/></w:rPr>'
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _tab() -> str:
    return "<w:r><w:tab/></w:r>"


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{_run("1")}</w:fldSimple>'


def _marking(page: Page) -> str:
    look = (
        f'<w:rPr><w:b/><w:color w:val="{page.colour.removeprefix("#").upper()}"/><w:sz w:val="24"/>'
        '<w:shd w:val="clear" w:color="auto" w:fill="000000"/></w:rPr>'
    )
    return f'<w:r>{look}<w:t xml:space="preserve"> {escape(page.marking)} </w:t></w:r>'


def _levels(signs: tuple[str, ...], form: tuple[str, ...]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form[level % len(form)]}"/>'
        f'<w:lvlText w:val="{signs[level % len(signs)].format(level + 1)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{(level + 1) * 425}" w:hanging="425"/></w:pPr></w:lvl>'
        for level in range(9)
    )


POINTED = (
    f'<w:abstractNum {W} w:abstractNumId="90"><w:multiLevelType w:val="hybridMultilevel"/>'
    f"{_levels(('•', '–'), ('bullet',))}</w:abstractNum>"
)
NUMBERED = (
    f'<w:abstractNum {W} w:abstractNumId="91"><w:multiLevelType w:val="hybridMultilevel"/>'
    f"{_levels(('%{}.',), ('decimal', 'lowerLetter', 'lowerRoman'))}</w:abstractNum>"
)
