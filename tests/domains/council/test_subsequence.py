"""The longest common subsequence: as long as the plain table says, whatever the words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.council.subsequence import cost, matched

words = st.lists(st.sampled_from("abcdefg"), max_size=60)


def longest(a: list[str], b: list[str]) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        before = row
        row = [0]
        for j, y in enumerate(b):
            row.append(before[j] + 1 if x == y else max(before[j + 1], row[j]))
    return row[-1]


@given(words, words)
def test_it_is_the_longest(a: list[str], b: list[str]) -> None:
    pairs = matched(a, b)
    assert len(pairs) == longest(a, b)
    assert all(a[i] == b[j] for i, j in pairs)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))


@pytest.mark.parametrize(
    ("a", "b", "length"),
    [
        (["x"] * 10_000, ["x"] * 9_999, 9_999),
        (["x", "y"] * 4_000, ["y", "x"] * 4_000, 7_999),
        ([f"a{n}" for n in range(9_000)], [f"b{n}" for n in range(9_000)], 0),
        ([], ["x"], 0),
        (["x"], [], 0),
    ],
    ids=["equal words", "two words", "no word in common", "nothing", "against nothing"],
)
def test_what_makes_others_slow(a: list[str], b: list[str], length: int) -> None:
    assert len(matched(a, b)) == length


def test_cost() -> None:
    assert cost(["a"] * 3, ["b"] * 4) == 12
