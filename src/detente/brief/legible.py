"""Text made fit to be shown: what cannot be seen is written out, so that nothing hidden steers screen or page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

JOINERS = "\u200c\u200d"
"""Zero width joiners that Persian and Indian names need; they move nothing."""

SHORTEST_RUN = 3
"""Numbers in a row that are joined by a dash."""

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories with no shape of their own: controls (bidirectional ones too), surrogates, unassigned."""


def written_out(character: str) -> str:
    """Return a character by its number, such as `‹U+202E›`."""
    return f"‹U+{ord(character):04X}›"


def legible(text: str) -> str:
    """Return the text on one line, white space as single spaces, each hidden character by its number.

    A text that turns the direction of writing, or holds terminal codes, shows them and obeys none.
    """
    if text.isprintable():
        return " ".join(text.split())
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Return the text with each hidden character by its number, every white space as a space, none taken out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character.isspace() and character not in "\x1c\x1d\x1e\x1f":
        return " "
    hidden = unicodedata.category(character) in HIDDEN and character not in JOINERS
    return written_out(character) if hidden else character


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` characters of a text, cut between words where it can be, `…` showing the cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    words, space, _ = head.rpartition(" ")
    return (words if space and len(words) > limit // 2 else head).rstrip(" ,;:") + "…"


def number_ranges(numbers: Iterable[int]) -> str:
    """Return numbers in short, runs of three or more joined: `1, 2, 4-7`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}-{run[-1]}" if len(run) >= SHORTEST_RUN else ", ".join(map(str, run)) for run in runs
    )
