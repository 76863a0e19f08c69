"""The Merkle tree of RFC 6962, section 2.1: root, inclusion and consistency proofs, and how they are checked.

Everything here is a pure function of hashes. A node (level, index) is the hash over the leaves
[index << level, (index + 1) << level), cut off at the size of the tree; level 0 are the leaves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

import msgspec

Node = tuple[int, int]
NodeHash = Callable[[int, int], bytes]

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Return SHA-256(0x00 || entry), 32 bytes."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 || left || right), 32 bytes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier(msgspec.Struct, frozen=True):
    """What must be remembered of a tree to append to it: its complete subtrees, largest first, one a set bit."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def root(self) -> bytes:
        """Return the tree hash, 32 bytes."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root


def grow(frontier: Frontier, leaves: Sequence[bytes]) -> tuple[Frontier, list[list[bytes]]]:
    """Return the frontier after these leaf hashes, and the complete nodes they added, level by level.

    The nodes of level k follow on from index `frontier.size >> k`. O(n + log size) for n leaves.
    """
    waiting = dict(zip(_set_bits(frontier.size), reversed(frontier.hashes), strict=True))
    added: list[list[bytes]] = []
    row = list(leaves)
    while row:
        level = len(added)
        added.append(row)
        before = waiting.pop(level, None)
        if before is not None:
            row = [before, *row]
        if len(row) % 2:
            waiting[level] = row[-1]
        row = [node_hash(left, right) for left, right in zip(row[::2], row[1::2], strict=False)]
    hashes = tuple(waiting[level] for level in sorted(waiting, reverse=True))
    return Frontier(frontier.size + len(leaves), hashes), added


def tree_hash(leaves: Sequence[bytes]) -> bytes:
    """Return the tree hash over all leaf hashes, 32 bytes; SHA-256 of nothing for none."""
    return grow(Frontier(), leaves)[0].root()


def frontier_nodes(size: int) -> list[Node]:
    """Return the complete subtrees that make up a tree of this size, largest first."""
    return [(level, (size >> level) - 1) for level in reversed(_set_bits(size))]


def path_to_root(level: int, index: int, size: int) -> list[Node]:
    """Return the siblings on the way from a node up to the root, lowest first; the last may be cut off at size."""
    nodes, last = [], (size - 1) >> level
    while last:
        if index % 2 or index < last:
            nodes.append((level, index ^ 1))
        level, index, last = level + 1, index >> 1, last >> 1
    return nodes


def inclusion_nodes(index: int, size: int) -> list[Node]:
    """Return the nodes of PATH(index, D[size]) of RFC 6962, section 2.1.1; ValueError outside the tree."""
    if not 0 <= index < size:
        raise ValueError(f"index {index} is not in a tree of size {size}")
    return path_to_root(0, index, size)


def consistency_nodes(old_size: int, size: int) -> list[Node]:
    """Return the nodes of PROOF(old_size, D[size]) of RFC 6962, section 2.1.2; ValueError outside the tree."""
    if not 0 < old_size <= size:
        raise ValueError(f"a tree of size {size} has no proof from size {old_size}")
    if old_size == size:
        return []
    level = _set_bits(old_size)[0]
    index = (old_size - 1) >> level
    start = [(level, index)] if index else []
    return start + path_to_root(level, index, size)


def cut_node(level: int, index: int, size: int, complete: NodeHash) -> bytes:
    """Return the hash of a node of a tree of this size, from a function that gives the complete ones."""
    if (index + 1) << level <= size:
        return complete(level, index)
    start = index << level
    parts = [complete(low, (start >> low) + i) for low, i in frontier_nodes(size - start)]
    return Frontier(size - start, tuple(parts)).root()


def verify_inclusion(index: int, size: int, leaf: bytes, path: Sequence[bytes], root: bytes) -> bool:
    """Return whether the path leads from the leaf hash at this index to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    # `node_hash` written out: a proof is checked in ten microseconds, of which the hashes need eight.
    place, last, found, sha256 = index, size - 1, leaf, hashlib.sha256
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = sha256(b"\x01" + sibling + found).digest()
            if not place & 1:
                place, last = _to_left_turn(place, last)
        else:
            found = sha256(b"\x01" + found + sibling).digest()
        place >>= 1
        last >>= 1
    return last == 0 and found == root


def verify_consistency(old_size: int, size: int, old_root: bytes, root: bytes, path: Sequence[bytes]) -> bool:
    """Return whether the tree of `size` begins with the tree of `old_size` (RFC 9162, 2.1.4.2)."""
    if not 0 < old_size <= size:
        return False
    if old_size == size:
        return not path and old_root == root
    steps = [old_root, *path] if old_size & (old_size - 1) == 0 else list(path)
    if not steps:
        return False
    place, last = _without_low_ones(old_size - 1, size - 1)
    old_found = found = steps[0]
    for sibling in steps[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            old_found, found = node_hash(sibling, old_found), node_hash(sibling, found)
            place, last = _to_left_turn(place, last)
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and old_found == old_root and found == root


def rows_up(leaves: Iterable[bytes]) -> list[list[bytes]]:
    """Return every complete node of the tree over these leaf hashes, level by level."""
    return grow(Frontier(), list(leaves))[1]


def _set_bits(number: int) -> list[int]:
    return [bit for bit in range(number.bit_length()) if number >> bit & 1]


def _to_left_turn(place: int, last: int) -> tuple[int, int]:
    """Skip the levels at which the last node of a row has no sibling."""
    while place and not place % 2:
        place, last = place >> 1, last >> 1
    return place, last


def _without_low_ones(place: int, last: int) -> tuple[int, int]:
    """Skip the levels at which the old tree is complete: they are inside the first hash of the proof."""
    while place % 2:
        place, last = place >> 1, last >> 1
    return place, last
