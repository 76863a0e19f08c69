"""Tiles hold the nodes of the tree in their places; their first hashes are the tiles of C2SP tlog-tiles."""

from __future__ import annotations

import pytest

from detente.ledger.merkle import HASH_BYTES, leaf_hash, rows_up
from detente.ledger.tiles import TILE_BYTES, WIDTH, address, all_tiles, pack, runs


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 512, 513, 1000, 70_000])
def test_every_complete_node_stands_at_its_address(size: int) -> None:
    leaves = [leaf_hash(number.to_bytes(4, "big")) for number in range(size)]
    tiles = dict(all_tiles(leaves))
    written: dict[tuple[int, int], bytearray] = {}
    for level, row in enumerate(rows_up(leaves)):
        for tile, byte, stretch in runs(level, 0, row):
            written.setdefault(tile, bytearray(TILE_BYTES))[byte : byte + len(stretch)] = stretch
        for index in {0, len(row) // 2, len(row) - 1}:
            tile, byte = address(level, index)
            assert tiles[tile][byte : byte + HASH_BYTES] == row[index]
    assert {tile: bytes(hashes) for tile, hashes in written.items()} == tiles


def test_seventy_thousand_entries_fill_the_tiles_that_the_specification_counts() -> None:
    """C2SP tlog-tiles: 273 full and one partial tile of width 112, one full and one of 17, one of 1."""
    leaves = [leaf_hash(number.to_bytes(4, "big")) for number in range(70_000)]
    widths: dict[int, list[int]] = {}
    for (level, _), tile in all_tiles(leaves):
        hashes = [tile[i : i + HASH_BYTES] for i in range(0, WIDTH * HASH_BYTES, HASH_BYTES)]
        widths.setdefault(level, []).append(WIDTH - hashes.count(bytes(HASH_BYTES)))
    assert widths == {0: [256] * 273 + [112], 1: [256, 17], 2: [1]}


def test_a_tile_begins_with_its_lowest_row() -> None:
    hashes = [leaf_hash(bytes([number])) for number in range(3)]
    assert pack(hashes).startswith(b"".join(hashes) + bytes(HASH_BYTES))
    assert len(pack([])) == TILE_BYTES
