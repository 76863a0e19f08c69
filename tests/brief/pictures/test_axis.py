"""A time axis holds its instants, and writes days, months, quarters or years with room between them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.brief.pictures.axis import BETWEEN, SIZE, axis, drawn, ticks
from detente.brief.pictures.letters import width_of
from detente.model.time import read_instant

INSTANTS = st.datetimes(timezones=st.just(UTC))
EARLIEST, LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@given(INSTANTS, INSTANTS, st.floats(300, 900))
@example(EARLIEST, LATEST, 600.0)
@example(LATEST, LATEST, 600.0)
@example(EARLIEST, EARLIEST, 600.0)
def test_an_axis_of_any_time(one: datetime, other: datetime, right: float) -> None:
    """Both instants stand on it in their order; its words do not touch and stay at the axis."""
    first, last = sorted((one, other))
    along = axis(first, last, 100, right)
    assert 100 <= along.at(first) <= along.at(last) <= right
    told = ticks(along)
    halves = [(along.at(start), width_of(words, SIZE) / 2) for start, words in told]
    assert all(x + half < y - other_half for (x, half), (y, other_half) in pairwise(halves))
    assert all(x - half >= 100 - BETWEEN and x + half <= right + BETWEEN for x, half in halves)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-01-10", "2022-01-13", ["12 Jan 2022", "13 Jan 2022"]),
        ("2022-01-01", "2022-02-01", ["3 Jan 2022", "10 Jan 2022", "17 Jan 2022", "24 Jan 2022", "31 Jan 2022"]),
        (
            "2021-10-15",
            "2022-05-10",
            ["Nov 2021", "Dec 2021", "Jan 2022", "Feb 2022", "Mar 2022", "Apr 2022", "May 2022"],
        ),
        (
            "2020-02-01",
            "2021-12-01",
            ["Apr 2020", "Jul 2020", "Oct 2020", "Jan 2021", "Apr 2021", "Jul 2021", "Oct 2021"],
        ),
        ("2014-06-01", "2022-02-17", [str(year) for year in range(2015, 2023)]),
        ("1950-06-01", "2022-02-17", [str(year) for year in range(1950, 2021, 5)]),
    ],
)
def test_days_weeks_months_quarters_years(first: str, last: str, words: list[str]) -> None:
    along = axis(read_instant(first), read_instant(last), 0, 560)
    assert [told for _, told in ticks(along)] == words


def test_an_axis_is_never_a_point() -> None:
    """One instant alone stands in the middle of two days at least."""
    instant = read_instant("2022-01-12")
    along = axis(instant, instant, 0, 100)
    assert along.last - along.first >= timedelta(days=2)
    assert along.at(instant) == pytest.approx(50)


def test_what_lies_beyond_stands_at_the_end() -> None:
    along = axis(read_instant("2022-01-01"), read_instant("2022-02-01"), 0, 100)
    assert along.at(read_instant("1990-01-01")) == 0
    assert along.at(read_instant("2090-01-01")) == 100
    assert len(list(drawn(along, 0, 50))) == 1 + 3 * len(ticks(along))
