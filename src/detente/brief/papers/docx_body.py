"""The body of a DOCX: WordprocessingML written from a tree of blocks. Every text is escaped; nothing is markup."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from detente.brief.papers.blocks import (
    Block,
    Bullets,
    Code,
    Heading,
    Paragraph,
    Quote,
    Rule,
    Run,
    Runs,
    Style,
    Table,
)

NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT_WIDTH = 9638
"""Twentieths of a point between the margins of A4: 170 mm."""
POINTED_LIST, FIRST_NUMBERED = 100, 101
DEEPEST_LIST = 8
STYLES = {
    Style.BOLD: "<w:b/>",
    Style.ITALIC: "<w:i/>",
    Style.CODE: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>',
}
ORDER = (Style.CODE, Style.BOLD, Style.ITALIC)
"""The order in which a schema of Word wants them."""
EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="A6A6A6"/></w:pBdr>'


def body_of(blocks: tuple[Block, ...]) -> tuple[str, list[tuple[int, int]]]:
    """Return the body as WordprocessingML, and level and first number of each numbered list in its order."""
    writer = _Writer()
    return "".join(writer.blocks(blocks)), writer.numbered


class _Writer:
    """Writes blocks, and gives each numbered list a number of its own."""

    def __init__(self) -> None:
        self.numbered: list[tuple[int, int]] = []

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        after_table = False
        for block in blocks:
            if after_table and isinstance(block, Table):
                yield _paragraph("TableText", ())  # else Word makes one table of two
            yield from self.block(block)
            after_table = isinstance(block, Table)
        if after_table:
            yield _paragraph("TableText", ())

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield _paragraph(f"Heading{block.level}", block.runs)
            case Bullets():
                yield from self.list(block, 0)
            case Table():
                yield from _table(block)
            case Quote():
                yield from self.quote(block)
            case Rule():
                yield f"<w:p><w:pPr>{RULE}</w:pPr></w:p>"
            case Code():
                yield _paragraph("Normal", _code(block))
            case Paragraph():
                yield _paragraph("Normal", block.runs)

    def quote(self, block: Quote) -> Iterator[str]:
        for inner in block.blocks:
            if isinstance(inner, Paragraph):
                yield _paragraph("Quote", inner.runs)
            else:
                yield from self.block(inner)

    def list(self, block: Bullets, level: int) -> Iterator[str]:
        number = POINTED_LIST
        if block.start is not None:
            self.numbered.append((level, block.start))
            number = FIRST_NUMBERED + len(self.numbered) - 1
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        indent = f'<w:ind w:left="{(level + 1) * 425}"/>'
        for item in block.items:
            told = place
            for inner in item or (Paragraph(()),):
                if isinstance(inner, Paragraph):
                    yield _paragraph("ListParagraph", inner.runs, told)
                    told = indent
                elif isinstance(inner, Bullets):
                    yield from self.list(inner, min(level + 1, DEEPEST_LIST))
                else:
                    yield from self.block(inner)


def _code(block: Code) -> Runs:
    lines = block.text.split("\n")
    return tuple(Run(text, (Style.CODE,)) for line in lines for text in (line, "\n"))[:-1]


def _paragraph(style: str, runs: Runs, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{"".join(map(run_of, runs))}</w:p>'


def run_of(run: Run) -> str:
    """Return a run of letters as WordprocessingML."""
    look = "".join(STYLES[style] for style in ORDER if style in run.styles)
    text = "<w:br/>" if run.text == "\n" else f'<w:t xml:space="preserve">{escape(run.text)}</w:t>'
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{text}</w:r>"


def _table(table: Table) -> Iterator[str]:
    whole = sum(table.shares)
    widths = [TEXT_WIDTH * share // whole for share in table.shares]
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblBorders>{EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>'
    )
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid>"
    yield _row(table.head, widths, "<w:cantSplit/><w:tblHeader/>", '<w:shd w:val="clear" w:fill="F2F2F2"/>')
    for row in table.rows:
        yield _row(row, widths, "<w:cantSplit/>", "")
    yield "</w:tbl>"


def _row(cells: tuple[Runs, ...], widths: list[int], kind: str, shade: str) -> str:
    style = "TableHead" if shade else "TableText"
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{_paragraph(style, runs)}</w:tc>'
        for runs, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{kind}</w:trPr>{written}</w:tr>"
