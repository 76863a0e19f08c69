"""Dates in a text, resolved against the dateline."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.reports.values.dates import date_mentions
from detente.model.time import Precision

JANUARY = date(2022, 1, 12)
"""A Wednesday."""

ONE_DAY = {
    "On Tuesday, around 3,000 soldiers have taken part": "2022-01-11",
    "Earlier on Wednesday, the spokesman announced": "2022-01-12",
    "following talks in Geneva on Monday.": "2022-01-10",
    "They will meet on Friday": "2022-01-14",
    "On Friday ministers will meet": "2022-01-14",
    "will meet next Wednesday": "2022-01-19",
    "last Wednesday they met": "2022-01-05",
    "this Thursday": "2022-01-13",
    "Thursday of last week": "2022-01-06",
    "Tuesday next week": "2022-01-18",
    "They said yesterday": "2022-01-11",
    "today": "2022-01-12",
    "tomorrow": "2022-01-13",
    "ordered them to return by May 1, saying": "2022-05-01",
    "did not attend the session of April 10": "2022-04-10",
    "Jan. 12th, 2021": "2021-01-12",
    "12 January 2021": "2021-01-12",
    "the 12th of January": "2022-01-12",
    "Wednesday, January 12": "2022-01-12",
    "14.03.2014": "2014-03-14",
    "2014-03-14": "2014-03-14",
    "December 31": "2021-12-31",
    "two weeks ago": "2021-12-29",
    "10 days later": "2022-01-22",
    "It ended on Monday. A day earlier, it began": "2022-01-09",
    "It ended on Monday. The following day": "2022-01-11",
    "the day before": "2022-01-11",
    "February 29": "2020-02-29",
}


@pytest.mark.parametrize("text", list(ONE_DAY))
def test_one_day(text: str) -> None:
    last = date_mentions(text, JANUARY)[-1]
    assert last.first_day == last.last_day == date.fromisoformat(ONE_DAY[text])
    assert last.precision is Precision.DAY
    assert last.exists


SPANS = {
    "the proposals they made in December": ("2021-12-01", "2021-12-31", "month"),
    "in January": ("2022-01-01", "2022-01-31", "month"),
    "It will be held in March": ("2022-03-01", "2022-03-31", "month"),
    "last December": ("2021-12-01", "2021-12-31", "month"),
    "next January": ("2023-01-01", "2023-01-31", "month"),
    "early February 2021": ("2021-02-01", "2021-02-28", "month"),
    "from September to November": ("2021-09-01", "2021-11-30", "month"),
    "November to January 2022": ("2021-11-01", "2022-01-31", "month"),
    "from November 1 to 3": ("2021-11-01", "2021-11-03", "day"),
    "11-16 September 2021": ("2021-09-11", "2021-09-16", "day"),
    "between Sept 10 and 16": ("2021-09-10", "2021-09-16", "day"),
    "from 30 January to 2 February": ("2022-01-30", "2022-02-02", "day"),
    "December 30 to January 2, 2022": ("2021-12-30", "2022-01-02", "day"),
    "from Monday to Wednesday": ("2022-01-10", "2022-01-12", "day"),
    "last week": ("2022-01-03", "2022-01-09", "day"),
    "this weekend": ("2022-01-15", "2022-01-16", "day"),
    "next month": ("2022-02-01", "2022-02-28", "month"),
    "earlier this month": ("2022-01-01", "2022-01-12", "month"),
    "later this year": ("2022-01-12", "2022-12-31", "year"),
    "a month ago": ("2021-12-01", "2021-12-31", "month"),
    "two years ago": ("2020-01-01", "2020-12-31", "year"),
    "since 1972": ("1972-01-01", "1972-12-31", "year"),
    "from 2018 to 2020": ("2018-01-01", "2020-12-31", "year"),
}


@pytest.mark.parametrize("text", list(SPANS))
def test_spans_of_days(text: str) -> None:
    mention = date_mentions(text, JANUARY)[-1]
    first, last, precision = SPANS[text]
    assert (str(mention.first_day), str(mention.last_day), mention.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    ["Feb 30", "31 April 2021", "2022-13-01", "30.02.2014", "45 January", "February 29, 2021", "June 28-31"],
)
@pytest.mark.parametrize("anchor", [JANUARY, None])
def test_days_that_do_not_exist(text: str, anchor: date | None) -> None:
    (mention,) = date_mentions(text, anchor)
    assert not mention.exists
    assert mention.first_day is None


@pytest.mark.parametrize(
    "text", ["It may help.", "May we?", "Jan Petersen said", "a march of 3 miles", "Su-24 in 300"]
)
def test_no_dates(text: str) -> None:
    assert date_mentions(text, JANUARY) == ()


def test_without_an_anchor() -> None:
    found = date_mentions("On Tuesday, Jan 11, in December, last week, a day earlier, on 12 January 2022", None)
    assert [mention.first_day for mention in found] == [None] * (len(found) - 1) + [JANUARY]
    assert all(mention.exists for mention in found)


def test_what_was_not_in_the_text_is_marked() -> None:
    inferred = {
        text: date_mentions(text, JANUARY)[0].inferred for text in ("Jan 12", "Jan 12, 2022", "Monday", "in 2014")
    }
    assert inferred == {"Jan 12": True, "Jan 12, 2022": False, "Monday": True, "in 2014": False}


def test_open_ends() -> None:
    until, since = date_mentions("It runs until November 7. Observers are there since Monday.", date(2018, 10, 31))
    assert (until.first_day, until.open_start, until.open_end) == (date(2018, 11, 7), True, False)
    assert (since.open_start, since.open_end) == (False, True)


@pytest.mark.parametrize("anchor", [date.min, date.max, date(1, 1, 5)])
def test_at_the_ends_of_the_calendar(anchor: date) -> None:
    text = "last week next week next month last month next year last year yesterday tomorrow on Monday next Friday 12 weeks ago 999 years later next January last December Jan 1 Dec 31 Feb 29 this weekend December 31 to January 2"  # noqa: E501
    assert len(date_mentions(text, anchor)) > 12


WORDS = st.sampled_from(
    [
        "Jan",
        "12",
        "January",
        "to",
        "-",
        "2022",
        "30",
        "Monday",
        "next",
        "last",
        "a",
        "day",
        "earlier",
        "of",
        "the",
        ",",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=200), st.none() | st.dates())
def test_any_text_keeps_its_spans(text: str, anchor: date | None) -> None:
    end = 0
    for mention in date_mentions(text, anchor):
        assert end <= mention.start < mention.end <= len(text)
        assert (mention.first_day is None) == (mention.last_day is None)
        assert mention.first_day is None or mention.last_day is None or mention.first_day <= mention.last_day
        assert anchor or mention.first_day is None or not mention.inferred
        end = mention.end


@pytest.mark.parametrize(
    "piece", ["1", "12 ", "Jan 12 to ", "Monday to ", "2022-", "the ", "12-", "January ", "last ", ". "]
)
def test_long_text_in_linear_time(piece: str) -> None:
    date_mentions(piece * 8_000, JANUARY)
