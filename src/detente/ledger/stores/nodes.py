"""The hashes of the tree in a store: read out of tiles, and put into them, whatever keeps the tiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from detente.ledger.merkle import HASH_BYTES, NodeHash
from detente.ledger.tiles import LEVELS, OFFSETS, TILE_BYTES, WIDTH, Address, runs
from detente.model.errors import IntegrityError

CACHED_TILES = 256
DEEPEST = 9
"""Levels of tiles: eight of eight levels hold more entries than a 64-bit number counts."""


class Nodes:
    """The nodes in the tiles that a function reads; `where` names the place in errors."""

    def __init__(self, read: Callable[[int, int], Any], where: str) -> None:
        self._read, self._where = read, where
        self._cached = lru_cache(CACHED_TILES)(self._tile)

    def of_size(self, size: int) -> NodeHash:
        """Return the function that gives the complete nodes of the tree of this size."""
        cached, widths = self._cached, [size >> LEVELS * high for high in range(DEEPEST)]

        def complete(level: int, index: int) -> bytes:
            # `tiles.address` written out: a proof takes some twenty nodes, and is made in twenty microseconds.
            high, row = divmod(level, LEVELS)
            number = index >> LEVELS - row
            width = widths[high] - WIDTH * number
            byte = OFFSETS[row] + (index - (number << LEVELS - row)) * HASH_BYTES
            return cached(high, number, width if width < WIDTH else WIDTH)[byte : byte + HASH_BYTES]

        return complete

    def changed(self, before: int, added: Sequence[Sequence[bytes]]) -> Iterator[tuple[int, int, bytes]]:
        """Yield level, number and bytes of the tiles that change.

        `added` are nodes, level by level from the first that a tree of size `before` lacks.
        """
        tiles: dict[Address, bytearray] = {}
        for level, hashes in enumerate(added):
            for tile, byte, stretch in runs(level, before >> level, hashes):
                if tile not in tiles:
                    found = self._read(*tile)
                    tiles[tile] = bytearray(TILE_BYTES if found is None else self._whole(found, *tile))
                tiles[tile][byte : byte + len(stretch)] = stretch
        return ((*tile, bytes(hashes)) for tile, hashes in tiles.items())

    def _tile(self, level: int, number: int, width: int) -> bytes:
        """Return a tile. `width` keys the cache: the hashes of a tile of that width never change."""
        del width
        return self._whole(self._read(level, number), level, number)

    def _whole(self, found: Any, level: int, number: int) -> bytes:
        """Return the hashes of a tile; a damaged place may hold anything, or nothing, there."""
        if not isinstance(found, bytes) or len(found) != TILE_BYTES:
            raise IntegrityError(
                "a part of the hash tree is missing",
                where=self._where,
                expected=f"tile {level}/{number}, {TILE_BYTES} bytes",
                given="nothing" if found is None else "something else",
                next_step="run: detente ledger verify",
            )
        return found
