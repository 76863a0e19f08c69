"""How much room words take, without a font at hand: widths from a table, and words broken into lines by them.

The canvas then sets each line to the width reckoned here (`textLength`), so that a browser with other letters
keeps within the same room.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from detente.brief.legible import legible
from detente.brief.pictures.advances import BOLD, REGULAR

WIDE = 1000
"""A letter of Chinese, Japanese or Korean fills a square."""
UNKNOWN = 750
"""A letter that the table does not know: wider than nearly all that it knows."""
CUT = "…"

_WIDTHS = {
    False: {letter: width for width, letters in REGULAR.items() for letter in letters},
    True: {letter: width for width, letters in BOLD.items() for letter in letters},
}


@lru_cache(maxsize=65_536)
def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are on one line, in px, the letters `size` px high; hidden ones as they are shown."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter) or _width(letter, bold=bold) for letter in legible(words)) * size / 1000


@lru_cache(maxsize=4_096)
def _width(letter: str, *, bold: bool) -> int:
    """Return the width of a letter that is not in the table, in thousandths of its size."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return WIDE
    plain = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS[bold].get(plain, UNKNOWN)


@lru_cache(maxsize=65_536)
def wrapped(words: str, width: float, size: float, *, bold: bool = False, lines: int = 0) -> tuple[str, ...]:
    """Return words broken into lines no wider than `width` px, at most so many where `lines` is not 0.

    Lines break between words; a word too long for a line is broken within. What does not fit ends in `…`.
    """
    made: list[str] = []
    rest = legible(words)
    while rest:
        if lines and len(made) == lines - 1:
            made.append(fitted(rest, width, size, bold=bold))
            break
        end = _fits(rest, width, size, bold=bold)
        space = rest.rfind(" ", 0, end + 1) if end < len(rest) else -1
        cut = space if space > 0 else end
        made.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return tuple(made)


def fitted(words: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return words on one line no wider than `width` px, cut with `…` where they are longer."""
    line = legible(words)
    if width_of(line, size, bold=bold) <= width:
        return line
    end = _fits(line, width - width_of(CUT, size, bold=bold), size, bold=bold)
    return line[:end].rstrip(" ,;:") + CUT


def _fits(words: str, width: float, size: float, *, bold: bool) -> int:
    """Return how many letters of words fit into a width: at least one, and never half a letter with its accent."""
    widths = _WIDTHS[bold]
    reach = 0.0
    for place, letter in enumerate(words):
        reach += (widths.get(letter) or _width(letter, bold=bold)) * size / 1000
        if reach > width and place and not unicodedata.combining(letter):
            return place
    return len(words)


def moved_apart(wanted: Sequence[float], sizes: Sequence[float], first: float, last: float) -> list[float]:
    """Return where the middles of things stand so that none overlap, each as near as can be to where it is wanted.

    In the order given, which must rise, and between two edges, where there is room for all; where there is not,
    they run past `last`. Method: neighbours that would overlap are joined into blocks, each at the mean of what
    its members want (pool adjacent violators).
    """
    if not wanted:
        return []
    half = [size / 2 for size in sizes]
    offsets = [0.0]
    for before, after in pairwise(half):
        offsets.append(offsets[-1] + before + after)
    low, high = first + half[0], last - half[-1] - offsets[-1]
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        blocks.append((max(min(want - offset, high), low), 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (mean, count), (other, others) = blocks.pop(), blocks.pop()
            blocks.append(((mean * count + other * others) / (count + others), count + others))
    starts = (start for start, count in blocks for _ in range(count))
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
