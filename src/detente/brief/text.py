"""A brief as text for a terminal or a pipe. Every sign is a word too, so that it reads in black and white."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from detente.brief import shown
from detente.brief.contents import Brief, Line, Section
from detente.brief.legible import legible, shortened
from detente.model.record import Marking

TLP_COLOURS: dict[Marking, str] = {
    Marking.CLEAR: "#ffffff",
    Marking.GREEN: "#33ff00",
    Marking.AMBER: "#ffc000",
    Marking.AMBER_STRICT: "#ffc000",
    Marking.RED: "#ff2b2b",
}
"""Colours of the letters on black: TLP 2.0, FIRST, August 2022."""

INDENT = 5
QUOTE_LIMIT = 96
QUOTES_SHOWN = 2
NARROWEST = 30


def write_text(brief: Brief, console: Console) -> None:
    """Write the brief to a console, wrapped to its width; colours only where the console has them."""
    for part in _parts(brief, _Pen(console)):
        console.print(part, highlight=False, markup=False, emoji=False)


class _Pen:
    """Makes text that the console can show: nothing in it is markup, every letter is in its encoding."""

    def __init__(self, console: Console) -> None:
        self.encoding = console.encoding
        self.console = console
        self.width = max(console.width, NARROWEST)

    def text(self, words: str, style: str = "") -> Text:
        return Text(words.encode(self.encoding, "backslashreplace").decode(self.encoding), style=style)

    def hanging(self, first: str, words: Text, indent: int = INDENT) -> Text:
        """Return words wrapped at the width, the first line led by `first`, the others as far to the right."""
        rows = words.wrap(self.console, self.width - indent, overflow="fold")
        block = Text()
        for i, row in enumerate(rows):
            row.rstrip()
            block.append(f"{first} ".rjust(indent) if i == 0 and first else " " * indent)
            block.append_text(row)
            block.append("\n" if i < len(rows) - 1 else "")
        return block

    def rule(self, title: str) -> Rule:
        return Rule(self.text(title, "bold"), align="left", style="cyan")


def _parts(brief: Brief, pen: _Pen) -> Iterator[RenderableType]:
    yield from _head(brief, pen)
    yield from _key_points(brief, pen)
    for section in brief.sections:
        yield from _section(brief, section, pen)
    yield from _owed(brief, pen)
    yield from _sources(brief, pen)
    yield from _legend(brief, pen)
    yield from _listed("Warnings", [legible(warning) for warning in brief.warnings], pen)
    yield from _drafts(brief, pen)
    yield Text()
    yield _marking(brief, pen)


def _marking(brief: Brief, pen: _Pen) -> Text:
    label = pen.text(f" {brief.marking} ", f"bold {TLP_COLOURS[brief.marking]} on #000000")
    return Text(" " * (pen.width - len(label))) + label


def _head(brief: Brief, pen: _Pen) -> Iterator[RenderableType]:
    yield _marking(brief, pen)
    yield Text()
    yield pen.hanging("", pen.text(legible(brief.title), "bold"), 0)
    yield pen.text(f"As of {shown.instant_words(brief.as_of)}.")
    numbers = shown.unconfirmed(brief)
    confirmed = f"Not yet confirmed by a person: {_which(numbers)}." if numbers else "No line awaits confirmation."
    yield pen.hanging("", pen.text(f"Prepared by a machine. {confirmed}"), 0)


def _which(numbers: str) -> str:
    return f"line {numbers}" if numbers.isdigit() else f"lines {numbers}"


def _key_points(brief: Brief, pen: _Pen) -> Iterator[RenderableType]:
    if not brief.key_points:
        return
    again = shown.repeated(brief)
    yield Text()
    yield pen.rule("Key points")
    for line in brief.key_points:
        yield pen.hanging(str(line.number), _said(line, pen, "bold"))
        if line.number not in again:
            yield from _evidence(brief, line, pen)


def _section(brief: Brief, section: Section, pen: _Pen) -> Iterator[RenderableType]:
    yield Text()
    yield pen.rule(legible(section.title))
    if section.note:
        yield pen.hanging("", pen.text(legible(section.note), "italic"))
    if not section.lines:
        yield pen.hanging("", pen.text(legible(section.empty)))
    for line in section.lines:
        yield pen.hanging(str(line.number), _said(line, pen))
        for detail in line.details:
            yield pen.hanging("-", pen.text(legible(detail)), INDENT + 2)
        yield from _evidence(brief, line, pen)


def _said(line: Line, pen: _Pen, style: str = "") -> Text:
    said = pen.text(legible(line.text), style)
    for tag in shown.tags(line):
        said.append(" ")
        said.append_text(pen.text(f"[{tag}]", "not bold yellow"))
    return said


def _evidence(brief: Brief, line: Line, pen: _Pen) -> Iterator[RenderableType]:
    rule = shown.rule_words(line.provision, line.paragraph)
    if rule:
        yield pen.hanging("", pen.text(f"Rule: {rule}", "cyan"))
    if line.references:
        yield pen.hanging("", pen.text("See: " + "; ".join(map(legible, line.references)), "dim"))
    listed = {source.sha256: source.name for source in shown.sources(brief)}
    for sha256, quotes in shown.by_source(line.quotes).items():
        for quote in quotes[:QUOTES_SHOWN]:
            words = shortened(legible(quote.text), QUOTE_LIMIT)
            where = f"{listed[sha256]} {quote.span.start}-{quote.span.end}"
            yield pen.hanging("", pen.text(f"{where} “{words}”", "dim"))
        others = ", ".join(f"{q.span.start}-{q.span.end}" for q in quotes[QUOTES_SHOWN:])
        if others:
            yield pen.hanging("", pen.text(f"{listed[sha256]} also {others}", "dim"))


def _owed(brief: Brief, pen: _Pen) -> Iterator[RenderableType]:
    yield Text()
    yield pen.rule("Owed")
    if not brief.owed:
        yield pen.hanging("", pen.text("Nothing is owed."))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, width=pen.width, padding=(0, 1))
    for heading, ratio in (("What", 5), ("By whom", 3), ("To whom", 3), ("By when", 4), ("Paragraph", 3)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for owed in brief.owed:
        table.add_row(*(pen.text(cell) for cell in shown.owed_cells(brief, owed)))
    yield table


def _sources(brief: Brief, pen: _Pen) -> Iterator[RenderableType]:
    yield from _listed("Sources", [_source(source) for source in shown.sources(brief)], pen, numbered=True)


def _source(source: shown.SourceListed) -> str:
    sha256 = f"SHA-256 {source.sha256[: shown.SHORTENED_DIGITS]}…" if source.sha256 else ""
    spans = "spans " + ", ".join(f"{span.start}-{span.end}" for span in source.spans) if source.spans else ""
    return ", ".join(part for part in (source.name, source.what, source.media_type, sha256, spans) if part)


def _legend(brief: Brief, pen: _Pen) -> Iterator[RenderableType]:
    marks = [f"[{mark}] {meaning}" for mark, meaning in shown.marks_used(brief)]
    yield from _listed("How sure the wording is", marks, pen)


def _drafts(brief: Brief, pen: _Pen) -> Iterator[RenderableType]:
    titles = [legible(draft.title) for draft in brief.drafts]
    yield from _listed("Drafts", [*titles, shown.DRAFT_HINT] if titles else [], pen)


def _listed(title: str, entries: list[str], pen: _Pen, *, numbered: bool = False) -> Iterator[RenderableType]:
    if not entries:
        return
    yield Text()
    yield pen.rule(title)
    for number, entry in enumerate(entries, start=1):
        yield pen.hanging(str(number) if numbered else "-", pen.text(entry))
