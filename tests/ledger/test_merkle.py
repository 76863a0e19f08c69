"""The tree held to the published vectors of Certificate Transparency and to its recursive definition."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ledger import merkle
from detente.ledger.merkle import Frontier, cut_node, grow, leaf_hash, node_hash, tree_hash

# Leaves, node hashes, roots and proofs of the reference implementation of Certificate Transparency
# (google/certificate-transparency, merkle_tree_test.cc and merkletree_test.py; today transparency-dev/merkle,
# testonly/constants.go and proof/verify_test.go), typed in.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAF_HASHES = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
    "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
    "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
    "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1",
]
PAIRS = [
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
]
FOURS = [
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
]
INCLUSION = {
    (0, 1): [],
    (0, 8): [LEAF_HASHES[1], PAIRS[1], FOURS[1]],
    (5, 8): [LEAF_HASHES[4], PAIRS[3], FOURS[0]],
    (2, 3): [PAIRS[0]],
    (1, 5): [LEAF_HASHES[0], PAIRS[1], LEAF_HASHES[4]],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [LEAF_HASHES[1], PAIRS[1], FOURS[1]],
    (6, 8): [PAIRS[2], PAIRS[3], FOURS[0]],
    (2, 5): [PAIRS[1], LEAF_HASHES[4]],
    (6, 7): [PAIRS[2], LEAF_HASHES[6], FOURS[0]],
}
HASHES = [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]
SIZES = st.integers(1, 300)


def naive_root(leaves: list[bytes]) -> bytes:
    """Return MTH(D[n]) as RFC 6962, section 2.1, defines it."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = naive_split(len(leaves))
    return node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


def naive_split(count: int) -> int:
    """Return the largest power of two smaller than the count."""
    return 1 << (count - 1).bit_length() - 1


def naive_path(index: int, leaves: list[bytes]) -> list[bytes]:
    """Return PATH(m, D[n]) as section 2.1.1 defines it."""
    if len(leaves) == 1:
        return []
    split = naive_split(len(leaves))
    if index < split:
        return [*naive_path(index, leaves[:split]), naive_root(leaves[split:])]
    return [*naive_path(index - split, leaves[split:]), naive_root(leaves[:split])]


def naive_subproof(old: int, leaves: list[bytes], whole: bool) -> list[bytes]:
    """Return SUBPROOF(m, D[n], b) as section 2.1.2 defines it."""
    if old == len(leaves):
        return [] if whole else [naive_root(leaves)]
    split = naive_split(len(leaves))
    if old <= split:
        return [*naive_subproof(old, leaves[:split], whole), naive_root(leaves[split:])]
    return [*naive_subproof(old - split, leaves[split:], False), naive_root(leaves[:split])]


def made_leaves(count: int) -> list[bytes]:
    return [leaf_hash(number.to_bytes(4, "big")) for number in range(count)]


def inclusion(index: int, leaves: list[bytes]) -> list[bytes]:
    rows = merkle.rows_up(leaves)
    nodes = merkle.inclusion_nodes(index, len(leaves))
    return [cut_node(level, place, len(leaves), lambda k, i: rows[k][i]) for level, place in nodes]


def consistency(old: int, leaves: list[bytes]) -> list[bytes]:
    rows = merkle.rows_up(leaves)
    nodes = merkle.consistency_nodes(old, len(leaves))
    return [cut_node(level, place, len(leaves), lambda k, i: rows[k][i]) for level, place in nodes]


def test_the_published_hashes() -> None:
    assert merkle.EMPTY_ROOT.hex() == EMPTY
    assert tree_hash([]).hex() == EMPTY
    assert [found.hex() for found in HASHES] == LEAF_HASHES
    assert [tree_hash(HASHES[:size]).hex() for size in range(1, 9)] == ROOTS
    rows = merkle.rows_up(HASHES)
    assert [[node.hex() for node in row] for row in rows] == [LEAF_HASHES, PAIRS, FOURS, ROOTS[7:]]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_the_published_inclusion_proofs(index: int, size: int) -> None:
    path = inclusion(index, HASHES[:size])
    assert [step.hex() for step in path] == INCLUSION[index, size]
    assert merkle.verify_inclusion(index, size, HASHES[index], path, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(("old", "size"), CONSISTENCY)
def test_the_published_consistency_proofs(old: int, size: int) -> None:
    path = consistency(old, HASHES[:size])
    assert [step.hex() for step in path] == CONSISTENCY[old, size]
    roots = (bytes.fromhex(ROOTS[old - 1]), bytes.fromhex(ROOTS[size - 1]))
    assert merkle.verify_consistency(old, size, *roots, path)


@given(st.lists(st.integers(0, 40), max_size=8))
def test_a_tree_grown_in_groups_is_the_tree_of_the_definition(groups: list[int]) -> None:
    leaves = made_leaves(sum(groups))
    frontier, levels = Frontier(), [[] for _ in range(12)]
    for count in groups:
        group = leaves[frontier.size : frontier.size + count]
        for level, nodes in enumerate(grow(frontier, group)[1]):
            assert len(levels[level]) == frontier.size >> level
            levels[level].extend(nodes)
        frontier = grow(frontier, group)[0]
    assert frontier.root() == naive_root(leaves)
    assert levels[: len(merkle.rows_up(leaves))] == merkle.rows_up(leaves)
    nodes = merkle.frontier_nodes(frontier.size)
    assert frontier.hashes == tuple(levels[level][index] for level, index in nodes)


@given(SIZES, st.data())
@settings(deadline=None)
def test_inclusion_proofs_are_those_of_the_definition(size: int, data: st.DataObject) -> None:
    leaves, index = made_leaves(size), data.draw(st.integers(0, size - 1))
    path = inclusion(index, leaves)
    assert path == naive_path(index, leaves)
    assert merkle.verify_inclusion(index, size, leaves[index], path, naive_root(leaves))


@given(SIZES, st.data())
@settings(deadline=None)
def test_consistency_proofs_are_those_of_the_definition(size: int, data: st.DataObject) -> None:
    leaves, old = made_leaves(size), data.draw(st.integers(1, size))
    path = consistency(old, leaves)
    assert path == naive_subproof(old, leaves, True)
    assert merkle.verify_consistency(old, size, naive_root(leaves[:old]), naive_root(leaves), path)


@given(SIZES, st.data())
@settings(deadline=None)
def test_a_changed_inclusion_proof_is_refused(size: int, data: st.DataObject) -> None:
    leaves, index = made_leaves(size), data.draw(st.integers(0, size - 1))
    path, root, leaf = inclusion(index, leaves), naive_root(leaves), leaves[index]
    other = leaf_hash(b"other")
    assert not merkle.verify_inclusion(index, size, other, path, root)
    assert not merkle.verify_inclusion(index, size, leaf, path, other)
    assert not merkle.verify_inclusion(index, size, leaf, [*path, other], root)
    for place in range(len(path)):
        assert not merkle.verify_inclusion(index, size, leaf, [*path[:place], *path[place + 1 :]], root)
        assert not merkle.verify_inclusion(index, size, leaf, [*path[:place], other, *path[place + 1 :]], root)
    for wrong in {-1, size, size + 1, *range(size)} - {index}:
        assert not merkle.verify_inclusion(wrong, size, leaf, path, root)


@given(st.integers(2, 300), st.data())
@settings(deadline=None)
def test_a_changed_consistency_proof_is_refused(size: int, data: st.DataObject) -> None:
    leaves, old = made_leaves(size), data.draw(st.integers(1, size - 1))
    path, roots, other = consistency(old, leaves), (naive_root(leaves[:old]), naive_root(leaves)), leaf_hash(b"o")
    assert not merkle.verify_consistency(old, size, other, roots[1], path)
    assert not merkle.verify_consistency(old, size, roots[0], other, path)
    assert not merkle.verify_consistency(old, size, *roots, [*path, other])
    assert not merkle.verify_consistency(old, size, *roots, [])
    for place in range(len(path)):
        assert not merkle.verify_consistency(old, size, *roots, [*path[:place], *path[place + 1 :]])
        assert not merkle.verify_consistency(old, size, *roots, [*path[:place], other, *path[place + 1 :]])
    for wrong in {0, -1, size + 1, size, old - 1, old + 1} - {old}:
        assert not merkle.verify_consistency(wrong, size, *roots, path)


def test_equal_trees_need_an_empty_proof_and_equal_roots() -> None:
    root, other = bytes.fromhex(ROOTS[2]), bytes.fromhex(ROOTS[3])
    assert merkle.verify_consistency(3, 3, root, root, [])
    assert not merkle.verify_consistency(3, 3, root, other, [])
    assert not merkle.verify_consistency(3, 3, root, root, [other])


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_no_proof_outside_the_tree(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="not in a tree"):
        merkle.inclusion_nodes(index, size)


@pytest.mark.parametrize(("old", "size"), [(0, 3), (4, 3), (-1, 3)])
def test_no_consistency_outside_the_tree(old: int, size: int) -> None:
    with pytest.raises(ValueError, match="no proof from size"):
        merkle.consistency_nodes(old, size)
