"""Where the hashes of the tree stand: tiles of eight levels, 256 leaves wide, as in C2SP tlog-tiles.

A tile as kept here holds the seven levels above its lowest as well, so that a proof needs no hashing: 256
hashes of the lowest level, then 128, 64, ... 2. Its first `width` hashes are the tile that tlog-tiles serves.
Slots not yet filled are zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.ledger.merkle import HASH_BYTES, rows_up

LEVELS = 8
WIDTH = 1 << LEVELS
TILE_BYTES = (2 * WIDTH - 2) * HASH_BYTES

OFFSETS = tuple((2 * WIDTH - (2 * WIDTH >> row)) * HASH_BYTES for row in range(LEVELS))
"""The byte at which each row of a tile starts, from the lowest up."""

Address = tuple[int, int]


def address(level: int, index: int) -> tuple[Address, int]:
    """Return the tile (level of tiles, number) in which a node stands, and the byte at which it starts."""
    high, row = divmod(level, LEVELS)
    number, place = divmod(index, WIDTH >> row)
    return (high, number), OFFSETS[row] + place * HASH_BYTES


def runs(level: int, start: int, hashes: Sequence[bytes]) -> Iterator[tuple[Address, int, bytes]]:
    """Yield the stretches of tiles that these nodes, consecutive from index `start`, fill: tile, byte, bytes."""
    width, done = WIDTH >> level % LEVELS, 0
    while done < len(hashes):
        tile, byte = address(level, start + done)
        count = width - (start + done) % width
        yield tile, byte, b"".join(hashes[done : done + count])
        done += count


def pack(hashes: Sequence[bytes]) -> bytes:
    """Return the tile over at most 256 hashes of its lowest level."""
    tile = bytearray(TILE_BYTES)
    for row, nodes in enumerate(rows_up(hashes)[:LEVELS]):
        for _, byte, stretch in runs(row, 0, nodes):
            tile[byte : byte + len(stretch)] = stretch
    return bytes(tile)


def all_tiles(leaves: Iterable[bytes]) -> Iterator[tuple[Address, bytes]]:
    """Yield every tile of the tree over these leaf hashes, in O(log n) memory."""
    waiting: list[list[bytes]] = []
    counts: list[int] = []
    for leaf in leaves:
        level, rising = 0, leaf
        while True:
            if level == len(waiting):
                waiting.append([])
                counts.append(0)
            waiting[level].append(rising)
            if len(waiting[level]) < WIDTH:
                break
            yield (level, counts[level]), pack(waiting[level])
            rising = rows_up(waiting[level])[LEVELS][0]
            counts[level] += 1
            waiting[level] = []
            level += 1
    for level, hashes in enumerate(waiting):
        if hashes:
            yield (level, counts[level]), pack(hashes)
