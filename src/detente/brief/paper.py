"""A brief as PDF: A4, for a person who has two minutes. Set by typst from the template in `pages/`.

The words go to the template as JSON and are set as strings, so no text of a report can become markup. Only
the fonts inside typst are used and the date of the file is the as-of instant: the same brief gives the same
bytes on every machine.
"""

from __future__ import annotations

from typing import Any

from detente.brief import shown
from detente.brief.contents import Brief, Line, Section
from detente.brief.legible import legible, shortened
from detente.brief.text import TLP_COLOURS
from detente.brief.typeset import typeset

UNTITLED = "Untitled"
"""A page for screen readers has no empty heading (PDF/UA-1)."""

LONGEST_DETAILS = 420
"""Characters of a line's details on paper; all of them are in the text and the JSON."""


def write_pdf(brief: Brief) -> bytes:
    """Return the brief as PDF bytes, the same for the same brief; MissingPart where typst is not installed."""
    return typeset("brief.typ", "brief", on_paper(brief), brief.as_of)


def on_paper(brief: Brief) -> dict[str, Any]:
    """Return what the template sets: every value legible text, nothing left to markup."""
    unconfirmed = shown.unconfirmed(brief)
    numbers = {source.sha256: source.number for source in shown.sources(brief)}
    return {
        "title": legible(brief.title) or UNTITLED,
        "description": f"Brief as of {shown.instant_words(brief.as_of)}",
        "marking": str(brief.marking),
        "colour": TLP_COLOURS[brief.marking],
        "running": legible(brief.title),
        "as_of": f"As of {shown.instant_words(brief.as_of)}",
        "prepared": "Prepared by a machine."
        + (f" Not yet confirmed by a person: lines {unconfirmed}." if unconfirmed else ""),
        "points": [{"number": str(p.number), "text": legible(p.text), "mark": _mark(p)} for p in brief.key_points],
        "sections": [_section(section, numbers) for section in brief.sections],
        "owed": [list(shown.owed_cells(brief, owed)) for owed in brief.owed],
        "sources": [[str(source.number), _source(source)] for source in shown.sources(brief)],
        "marks": [list(pair) for pair in shown.marks_used(brief)],
        "warnings": [legible(words) for words in brief.warnings],
        "drafts": [f"{len(brief.drafts)} drafted. None is sent by itself."] if brief.drafts else [],
    }


def _section(section: Section, numbers: dict[str | None, int]) -> dict[str, Any]:
    return {
        "key": legible(section.key),
        "title": legible(section.title) or UNTITLED,
        "note": legible(section.note),
        "empty": legible(section.empty),
        "lines": [_line(line, numbers) for line in section.lines],
    }


def _line(line: Line, numbers: dict[str | None, int]) -> dict[str, Any]:
    return {
        "number": str(line.number),
        "text": legible(line.text),
        "details": [shortened(" ".join(map(legible, line.details)), LONGEST_DETAILS)] if line.details else [],
        "evidence": list(filter(None, [shown.rule_words(line.provision, line.paragraph), *_spans(line, numbers)])),
        "mark": _mark(line),
    }


def _mark(line: Line) -> str:
    return str(line.mark) if line.mark and shown.MARK_WORDS[line.mark] else ""


def _spans(line: Line, numbers: dict[str | None, int]) -> list[str]:
    """Return where the line stands: the number of the source and its spans, `[1] 87-131, 371-402`."""
    return [
        f"[{numbers[sha256]}] " + ", ".join(f"{q.span.start}-{q.span.end}" for q in quotes)
        for sha256, quotes in shown.by_source(line.quotes).items()
    ]


def _source(source: shown.SourceListed) -> str:
    digest = f"SHA-256 {source.sha256[: shown.SHORTENED_DIGITS]}…" if source.sha256 else ""
    return ", ".join(filter(None, [source.name, source.what, source.media_type, digest]))
