"""The checkpoint kept apart: its form, and what is refused because of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.ledger import kept
from detente.ledger.kept import Head, Kept
from detente.ledger.merkle import Frontier, grow, leaf_hash
from detente.model.errors import IntegrityError, StorageError

HEAD = Head(7, bytes(range(32)))
NEXT = Head(8, bytes(range(1, 33)))


@given(st.integers(0, 10**19 - 1), st.binary(min_size=32, max_size=32))
def test_a_head_is_one_sector_and_read_back(size: int, root: bytes) -> None:
    head = Head(size, root)
    assert len(head.sector) == kept.SECTOR_BYTES
    assert kept.read_sector(head.sector, "x") == head


def test_the_head_of_a_tree() -> None:
    tree = grow(Frontier(), [leaf_hash(b"a")])[0]
    assert kept.head_of(tree) == Head(1, leaf_hash(b"a"))


def of_seven_entries(sector: bytes, place: Path) -> None:
    """Judge what is kept beside a ledger of seven entries under HEAD, whose earlier roots are others."""
    head = kept.read_sector(sector, "x")
    kept.demand_continues(head, 7, HEAD.root if head.size == 7 else b"other", place)


def test_every_changed_byte_is_refused(tmp_path: Path) -> None:
    """Each either has no such form, or states a size or a root that a ledger of seven entries does not have."""
    good = HEAD.sector
    for place in range(len(good)):
        for bit in range(8):
            changed = good[:place] + bytes([good[place] ^ 1 << bit]) + good[place + 1 :]
            with pytest.raises(IntegrityError):
                of_seven_entries(changed, tmp_path)
    for other in (b"", good[:-1], good + b"\n", b"\xff" * 64):
        with pytest.raises(IntegrityError, match="not one"):
            kept.read_sector(other, "x")


def test_a_ledger_that_goes_on_is_taken_and_an_older_one_or_another_is_not(tmp_path: Path) -> None:
    kept.demand_continues(HEAD, 7, HEAD.root, tmp_path)
    kept.demand_continues(HEAD, 9, HEAD.root, tmp_path)
    with pytest.raises(IntegrityError, match="an older copy") as older:
        kept.demand_continues(HEAD, 6, b"", tmp_path)
    assert "found a new desk" in older.value.next_step
    with pytest.raises(IntegrityError, match="another ledger"):
        kept.demand_continues(HEAD, 9, NEXT.root, tmp_path)


def test_the_place_is_written_once_and_then_swapped(tmp_path: Path) -> None:
    place = tmp_path / "checkpoint"
    with pytest.raises(StorageError, match="missing"):
        kept.read_kept(place)
    with pytest.raises(StorageError):
        Kept(place)
    kept.write_kept(place, HEAD)
    with pytest.raises(StorageError, match="already"):
        kept.write_kept(place, HEAD)
    held = Kept(place)
    held.swap(HEAD, NEXT)
    assert kept.read_kept(place) == held.read() == NEXT
    with pytest.raises(IntegrityError, match="another copy of this desk"):
        held.swap(HEAD, NEXT)
    held.settle(NEXT)
    held.settle(HEAD)
    held.close()
    assert kept.read_kept(place) == HEAD
    assert place.stat().st_size == kept.SECTOR_BYTES


def test_two_writers_cannot_hold_one_place(tmp_path: Path) -> None:
    place = tmp_path / "checkpoint"
    kept.write_kept(place, HEAD)
    first = Kept(place)
    with pytest.raises(StorageError, match="another process holds"):
        Kept(place)
    first.close()
    Kept(place).close()
