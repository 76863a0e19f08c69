"""One proof for several leaves, against the definition, and against the plain proof of each leaf."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.ledger.merkle import cut_node, leaf_hash, rows_up, tree_hash, verify_inclusion
from detente.ledger.several import climb, path_from, several_nodes


def tree(size: int) -> list[bytes]:
    return [leaf_hash(b"%d" % number) for number in range(size)]


def proof_of(leaves: list[bytes], indices: list[int]) -> list[bytes]:
    rows = rows_up(leaves)
    nodes = several_nodes(indices, len(leaves))
    return [cut_node(level, i, len(leaves), lambda low, place: rows[low][place]) for level, i in nodes]


@st.composite
def some(draw: st.DrawFn) -> tuple[int, list[int]]:
    size = draw(st.integers(1, 70))
    return size, draw(st.lists(st.integers(0, size - 1), min_size=1, max_size=20))


@given(some())
def test_any_leaves_of_any_tree_lead_to_its_root(case: tuple[int, list[int]]) -> None:
    size, indices = case
    leaves = tree(size)
    found = climb({i: leaves[i] for i in indices}, size, proof_of(leaves, indices))
    assert found is not None
    root, learnt = found
    assert root == tree_hash(leaves)
    for index in indices:
        assert verify_inclusion(index, size, leaves[index], path_from(learnt, index, size), root)


@given(some(), st.data())
def test_nothing_else_leads_there(case: tuple[int, list[int]], data: st.DataObject) -> None:
    size, indices = case
    leaves = tree(size)
    proof, root = proof_of(leaves, indices), tree_hash(leaves)
    given_leaves = {i: leaves[i] for i in indices}
    wrong = data.draw(st.sampled_from(sorted(given_leaves)))
    other = climb({**given_leaves, wrong: leaf_hash(b"other")}, size, proof)
    assert other is None or other[0] != root
    if proof:
        short = climb(given_leaves, size, proof[:-1])
        assert short is None or short[0] != root
        place = data.draw(st.integers(0, len(proof) - 1))
        bent = climb(given_leaves, size, [*proof[:place], bytes(32), *proof[place + 1 :]])
        assert bent is None or bent[0] != root
    longer = climb(given_leaves, size, [*proof, bytes(32)])
    assert longer is None


def test_consecutive_leaves_take_two_hashes_a_level() -> None:
    assert len(several_nodes(range(100, 356), 1 << 20)) <= 2 * 20


@pytest.mark.parametrize("indices", [[], [-1], [8], [0, 9]])
def test_leaves_outside_the_tree_are_refused(indices: list[int]) -> None:
    with pytest.raises(ValueError, match="not in a tree of size 8"):
        several_nodes(indices, 8)
    assert climb(dict.fromkeys(indices, bytes(32)), 8, []) is None
