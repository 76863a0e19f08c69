"""The picture of a build-up: well-formed, inside its frame, labels apart, the same each time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from detente.agreements import load_law
from detente.brief.pictures import Ground, buildup_picture
from detente.brief.pictures.bands import MOST_STEPS, steps
from detente.brief.pictures.buildup import MOST_AREAS, MOST_SAID
from detente.domains.exercises.seen.buildup import buildup
from detente.model.exercise import Basis, Range
from detente.model.view import Entry
from tests.brief.pictures.reading import SVG, outside, overlapping, parsed, told, words
from tests.domains.exercises.test_seen import MANY, NOW, START, entry, exact

LAW = load_law()
GROUND = Ground(as_of=NOW, source="made up", record_count=3)


def picture(*some: Entry, **more: Any) -> str:
    return buildup_picture(buildup(some, LAW, NOW, **more), str, GROUND)


SOME = (
    entry("QM", START, places=("Plain",)),
    entry("QN", START + timedelta(days=2), places=("Plain",), troops=Range(9_000, 14_000), basis=Basis.ESTIMATED),
    entry("press", START, places=("Plain",), troops=None, troops_total=exact(20_000), end=None),
)


@given(MANY)
@settings(max_examples=25, deadline=None)
def test_whatever_is_told_stands_inside_the_frame_and_apart(some: list[Entry]) -> None:
    made = picture(*some)
    assert parsed(made) is not None
    assert outside(made) == []
    assert overlapping(made) == []
    assert picture(*some) == made


def test_a_picture_says_what_it_shows() -> None:
    made = picture(*SOME)
    root = parsed(made)
    assert root.findtext(f"{SVG}title") == "Strength by day as told: Plain"
    description = root.findtext(f"{SVG}desc") or ""
    assert "Plain, declared: 6 May 2024 to 11 May 2024 peak 5,000." in description
    assert "published total 20,000 not known to have ended" in description
    assert "Thresholds: 9,000 for prior notification" in description
    assert "As of 1 July 2024" in description
    assert "Source: made up; records: 3." in description
    text = told(made)
    assert "declared" in text
    assert "seen by others" in text
    assert "9,000: prior notification (40.1.1)" in text
    assert "more than 13,000: the smaller class (67.2)" in text
    assert "1. QM, 6 May 2024 (basis not told): Drill, peak 5,000; Plain; 6 May 2024 to 11 May 2024." in text
    assert "end not told, known until 6 May 2024" in text
    assert "which is not zero" in text


def test_bands_are_told_apart_without_colour() -> None:
    """Peak is filled, a total is hatched, what may last is dotted: three looks that a photocopier keeps."""
    made = picture(*SOME)
    assert 'fill="url(#total)"' in made
    assert 'stroke-dasharray="2 4"' in made
    assert re.search(r'<polygon points="[^"]+" fill="#98abb8"/>', made)


def test_nothing_is_drawn_of_nothing() -> None:
    assert "Nothing on record" in told(picture())
    assert "QM: Drill" in told(picture(entry("QM", START, start=None, end=None)))
    assert "nothing on record" in told(picture(SOME[1]))


def test_open_bounds_and_strength_not_told_are_said() -> None:
    long = START + timedelta(days=60)
    made = picture(
        entry("QM", START, places=("Plain",), troops=Range(9_000, None), end=long),
        entry("QN", START, places=("Ford",), troops=None, end=long),
        entry("QO", START, places=("Heath",), troops=Range(None, 4_000), end=long),
    )
    assert "open above" in words_of(made)
    assert "strength not told" in words_of(made)
    assert "at most 4,000" in told(made)


def words_of(made: str) -> set[str]:
    return {box.what for box in words(made)}


def test_more_areas_than_fit_are_named_and_not_drawn() -> None:
    some = [entry("QM", START, name=f"Drill {n}", places=(f"Place {n}",)) for n in range(MOST_AREAS + 2)]
    text = told(picture(*some))
    assert "Areas not drawn" in text
    assert f"Place {MOST_AREAS} and Place {MOST_AREAS + 1}" in text


def test_many_changes_are_counted_in_the_description() -> None:
    some = [
        entry("QM", START + timedelta(days=n), troops=exact(1_000 + n), end=START + timedelta(days=90))
        for n in range(MOST_SAID + 5)
    ]
    made = picture(*some)
    assert "and 5 more changes" in (parsed(made).findtext(f"{SVG}desc") or "")
    assert overlapping(made) == []


def test_marks_of_one_day_stand_in_rows_up_to_a_few() -> None:
    some = [entry(f"Q{n}", START, troops=exact(1_000 + n)) for n in range(20)]
    made = picture(*some)
    assert overlapping(made) == []
    assert "20. " in told(made)


@pytest.mark.parametrize("highest", [1, 9, 10, 13_000, 14_300, 200_000, 9_999_999])
def test_round_numbers_stand_beside_a_lane(highest: int) -> None:
    found = steps(highest)
    assert found[0] == 0
    assert 1 <= len(found) <= MOST_STEPS + 1
    assert found[-1] <= highest * 1.08


def test_a_day_that_the_as_of_does_not_reach_is_drawn_as_told() -> None:
    assert "10 Sep 2024" in told(picture(entry("QM", START, end=date(2024, 9, 10))))
