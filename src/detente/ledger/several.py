"""One proof for several leaves of the tree of RFC 6962: the hashes needed beside them, and how it is checked.

For consecutive leaves it is the range proof (about two hashes a level, whatever their number). What is learnt on
the way up gives the plain inclusion proof of each single leaf. Pure functions of hashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from detente.ledger.merkle import EMPTY_ROOT, Node, node_hash, path_to_root


def several_nodes(indices: Iterable[int], size: int) -> list[Node]:
    """Return the nodes that a proof of these leaves needs, level by level; ValueError outside the tree."""
    row = sorted(set(indices))
    if not row or row[0] < 0 or row[-1] >= size:
        raise ValueError(f"leaves that are not in a tree of size {size}")
    nodes: list[Node] = []
    level, last = 0, size - 1
    while last:
        known = set(row)
        nodes += [(level, i ^ 1) for i in row if i ^ 1 not in known and i ^ 1 <= last]
        row = sorted({i >> 1 for i in row})
        level, last = level + 1, last >> 1
    return nodes


def climb(
    leaves: Mapping[int, bytes], size: int, proof: Sequence[bytes]
) -> tuple[bytes, dict[Node, bytes]] | None:
    """Return the root that these leaf hashes lead to, and every node learnt; None where the proof does not fit."""
    if not leaves or min(leaves) < 0 or max(leaves) >= size:
        return None
    given = iter(proof)
    learnt: dict[Node, bytes] = {}
    row, level, last = dict(sorted(leaves.items())), 0, size - 1
    while True:
        learnt.update(((level, index), value) for index, value in row.items())
        if not last:
            break
        above = _above(row, last, given, level, learnt)
        if above is None:
            return None
        row, level, last = above, level + 1, last >> 1
    return None if next(given, None) is not None else (row.get(0, EMPTY_ROOT), learnt)


def _above(
    row: dict[int, bytes], last: int, given: Iterator[bytes], level: int, learnt: dict[Node, bytes]
) -> dict[int, bytes] | None:
    """Return the row of nodes over this one; None where the proof has too few hashes."""
    above: dict[int, bytes] = {}
    for index, value in row.items():
        beside = index ^ 1
        if beside > last:
            above[index >> 1] = value
            continue
        other = row.get(beside)
        if other is None:
            other = next(given, None)
            if other is None:
                return None
            learnt[level, beside] = other
        elif index % 2:
            continue
        above[index >> 1] = node_hash(other, value) if index % 2 else node_hash(value, other)
    return above


def path_from(learnt: Mapping[Node, bytes], index: int, size: int) -> tuple[bytes, ...]:
    """Return the inclusion proof of one leaf from what `climb` learnt; KeyError where it was not among them."""
    return tuple(learnt[node] for node in path_to_root(0, index, size))
