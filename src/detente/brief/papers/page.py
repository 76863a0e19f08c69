"""What a paper is when it is set: its tree of blocks, and what stands at the edges of every page."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from detente.brief.papers.blocks import Block
from detente.brief.papers.words import instant_in_words
from detente.brief.text import TLP_COLOURS
from detente.model.record import Marking


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A paper ready to be set. `paper` is its kind, `prepared` the line that says who made it."""

    title: str
    paper: str
    marking: str
    as_of: datetime
    prepared: str
    blocks: tuple[Block, ...]

    @property
    def colour(self) -> str:
        """Return the colour of the letters of the marking, on black (TLP 2.0)."""
        return TLP_COLOURS[Marking(self.marking)]

    @property
    def as_of_words(self) -> str:
        """Return the as-of for people."""
        return f"As of {instant_in_words(self.as_of.astimezone(UTC))}"
