"""The picture of a sweep: inside its frame, words apart, verdicts told apart without colour, and hypothetical."""

from __future__ import annotations

from datetime import UTC, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from detente.brief.pictures import Ground
from detente.brief.pictures.sweep import LOOKS, Swept, sweep_picture, ticks, x_of
from tests.brief.pictures.reading import outside, overlapping
from tests.brief.pictures.reading import words as boxes

GROUND = Ground(as_of=datetime(2026, 1, 1, tzinfo=UTC), source="made up", record_count=7)
VALUES = (1_000, 5_000, 9_000, 13_000)
COUNTS = {
    "due": (9, 7, 5, 1),
    "cannot tell": (3, 3, 3, 3),
    "uncertain": (1, 1, 1, 1),
    "not due": (1, 3, 5, 9),
    "not in force": (0, 0, 0, 0),
}


def words(picture: str) -> list[str]:
    """Return the lines of words of a picture."""
    return [box.what for box in boxes(picture)]


def swept(**more: object) -> Swept:
    """Return what is drawn, some of it given."""
    plain = {
        "duty": "prior notification",
        "provision": "VD11/40.1.1/personnel",
        "says": "Made up",
        "unit": "personnel",
        "values": VALUES,
        "counts": COUNTS,
        "own": 9_000,
    }
    return Swept(**{**plain, **more})


def test_the_title_says_hypothetical_and_the_law_has_a_line() -> None:
    picture = sweep_picture(swept(), GROUND)
    said = words(picture)
    assert any(line.startswith("Hypothetical:") for line in said)
    assert "the law: 9,000" in said
    assert "not in force" in " ".join(said)
    assert picture == sweep_picture(swept(), GROUND)


def test_every_verdict_is_told_apart_without_colour() -> None:
    assert len({(width, dash) for _, width, dash in LOOKS.values()} - {(3.2, ()), (1.3, ())}) == 3
    said = words(sweep_picture(swept(), GROUND))
    assert {"due: 1", "cannot tell: 3", "uncertain: 1", "not due: 9"} <= set(said)


@pytest.mark.parametrize("own", [None, 500, 14_000])
def test_a_value_that_was_not_tried_has_no_line(own: int | None) -> None:
    assert not any(line.startswith("the law:") for line in words(sweep_picture(swept(own=own), GROUND)))


counted = st.lists(st.integers(0, 100_000), min_size=4, max_size=4).map(tuple)


@settings(max_examples=60, deadline=None)
@given(
    due=counted,
    untold=counted,
    last=st.integers(9_001, 10**12),
    own=st.none() | st.integers(0, 10**12),
)
def test_nothing_leaves_the_frame_and_no_words_meet(
    due: tuple[int, ...], untold: tuple[int, ...], last: int, own: int | None
) -> None:
    told = swept(values=(1_000, 5_000, 9_000, last), counts={"due": due, "cannot tell": untold}, own=own)
    picture = sweep_picture(told, GROUND)
    assert not outside(picture)
    assert not overlapping(picture)


def test_one_value_and_no_activity() -> None:
    one = sweep_picture(swept(values=(9_000,), counts={"due": (0,), "not due": (0,)}), GROUND)
    assert not outside(one)
    assert x_of(swept(values=(9_000,)), 9_000) > 0


@given(first=st.integers(0, 10**9), span=st.integers(0, 10**9))
def test_ticks_are_round_few_and_within(first: int, span: int) -> None:
    found = ticks(first, first + span)
    assert len(found) <= 10
    assert all(first <= value <= first + span for value in found)
