"""The longest common subsequence of two sequences, exact, in time that no input can make worse.

Each row of the table of lengths is kept as the bits of one whole number (Hyyrö 2004, "Bit-parallel LCS-length
computation revisited"; Crochemore and others 2001), so that a row of 25,000 words costs a few operations on a
number of 25,000 bits. Time grows as `len(a) * len(b) / 64` whatever the words are: 10,000 equal words, or 25,000
wholly different ones, are no worse than others. All rows would be large; each k-th is kept, and k rows at a time
are made again on the way back.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt

Pair = tuple[int, int]


def cost(a: Sequence[str], b: Sequence[str]) -> int:
    """Return what it costs to match two sequences, in cells of the table: half a billion are 0.3 s of CPU."""
    return len(a) * len(b)


def matched(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    """Return the places (i, j) of a longest common subsequence, in order: as many as can be, `a[i] == b[j]`."""
    masks = _masks(a, b)
    every = max(isqrt(len(a)), 1)
    full = (1 << len(b)) - 1
    kept, row = [], full
    for i, word in enumerate(a):
        if i % every == 0:
            kept.append(row)
        row = _next(row, masks.get(word, 0), full)
    pairs: list[Pair] = []
    i, j = len(a), len(b)
    for block in range(len(kept) - 1, -1, -1):
        start = block * every
        rows = [kept[block]]
        for word in a[start:i]:
            rows.append(_next(rows[-1], masks.get(word, 0), full))
        j = _back(a, b, (start, i, j), rows, pairs)
        i = start
    pairs.reverse()
    return pairs


def _masks(a: Sequence[str], b: Sequence[str]) -> dict[str, int]:
    """Return for each word of both the number whose bit j is set where it is `b[j]`."""
    wanted = set(a)
    places: dict[str, bytearray] = {}
    for j, word in enumerate(b):
        if word in wanted:
            bits = places.setdefault(word, bytearray())
            bits.extend(bytes((j >> 3) + 1 - len(bits)))
            bits[j >> 3] |= 1 << (j & 7)
    return {word: int.from_bytes(bits, "little") for word, bits in places.items()}


def _next(row: int, mask: int, full: int) -> int:
    """Return the next row. A bit is 0 where the length grows at that place."""
    both = row & mask
    return ((row + both) | (row - both)) & full if both else row


def _back(
    a: Sequence[str], b: Sequence[str], corner: tuple[int, int, int], rows: list[int], pairs: list[Pair]
) -> int:
    """Add the pairs of one block of rows, from its last corner back; return the column where it is left."""
    start, i, j = corner
    while i > start and j > 0:
        if a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif rows[i - start] >> (j - 1) & 1:
            j -= 1
        else:
            i -= 1
    return j
