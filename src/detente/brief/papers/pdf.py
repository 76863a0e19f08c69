"""A paper as PDF: A4, tagged for screen readers, set by typst from the tree of blocks."""

from __future__ import annotations

from typing import Any

import msgspec

from detente.brief.legible import shortened
from detente.brief.papers.page import Page
from detente.brief.typeset import typeset

LONGEST_RUNNING = 90
"""Letters of the title at the top of the second page and on."""
UNTITLED = "Untitled"


def write_pdf(page: Page) -> bytes:
    """Return the paper as PDF bytes, the same for the same paper; MissingPart where typst is not installed."""
    return typeset("council.typ", "paper", on_paper(page), page.as_of)


def on_paper(page: Page) -> dict[str, Any]:
    """Return what the template sets: the blocks as plain data, and what stands at the edges of the page."""
    return {
        "title": page.title or UNTITLED,
        "description": page.prepared,
        "marking": page.marking,
        "colour": page.colour,
        "running": shortened(page.title, LONGEST_RUNNING),
        "as_of": page.as_of_words,
        "blocks": msgspec.to_builtins(page.blocks),
    }
