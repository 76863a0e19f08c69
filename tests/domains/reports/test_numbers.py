"""How many, and how long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.domains.reports.values.numbers import durations, number_value, strengths

ONE = {
    "around 3,000 Russian soldiers": (3_000, 3_000, "soldiers", "personnel"),
    "more than 10,000 troops": (10_000, None, "troops", "personnel"),
    "up to 10,000 vehicles": (None, 10_000, "vehicles", "equipment"),
    "between 100,000 and 120,000 Russian soldiers": (100_000, 120_000, "soldiers", "personnel"),
    "3,000 to 4,000 troops": (3_000, 4_000, "troops", "personnel"),
    "three to four ships": (3, 4, "ships", "equipment"),
    "three to four thousand men": (3_000, 4_000, "men", "personnel"),
    "a dozen ships": (12, 12, "ships", "equipment"),
    "hundreds of tanks": (100, None, "tanks", "equipment"),
    "tens of thousands of troops": (10_000, None, "troops", "personnel"),
    "several hundred vehicles": (200, None, "vehicles", "equipment"),
    "up to hundreds of tanks": (None, 1_000, "tanks", "equipment"),
    "12.7 thousand servicemen": (12_700, 12_700, "servicemen", "personnel"),
    "a 100,000-strong army": (100_000, 100_000, "personnel", "personnel"),
    "1 300 soldiers": (1_300, 1_300, "soldiers", "personnel"),
    "13.000 soldiers": (13_000, 13_000, "soldiers", "personnel"),
    "1,5 million soldiers": (1_500_000, 1_500_000, "soldiers", "personnel"),
    "two hundred and fifty tanks": (250, 250, "tanks", "equipment"),
    "twenty-five aircraft": (25, 25, "aircraft", "equipment"),
    "10-12 ships": (10, 12, "ships", "equipment"),
    "12,000 or more troops": (12_000, None, "troops", "personnel"),
    "more than 3,000 to 4,000 troops": (3_000, 4_000, "troops", "personnel"),
    "60 artillery pieces": (60, 60, "artillery pieces", "equipment"),
    "100 missile launchers": (100, 100, "launchers", "equipment"),
    "no fewer than 60 battalion tactical groups": (60, None, "battalion tactical groups", "formations"),
    "10,000 Russian and Belarusian troops": (10_000, 10_000, "troops", "personnel"),
    "Two Russian Su-24 bombers": (2, 2, "bombers", "equipment"),
    "100k troops": (100_000, 100_000, "troops", "personnel"),
    "a force of 2000 soldiers": (2_000, 2_000, "soldiers", "personnel"),
}


@pytest.mark.parametrize("text", list(ONE))
def test_one_strength(text: str) -> None:
    (mention,) = strengths(f"They said {text}.")
    assert (mention.least, mention.most, mention.unit, mention.kind) == ONE[text]
    assert f"They said {text}."[mention.noun_start : mention.noun_end].lower() == mention.unit or "strong" in text


@pytest.mark.parametrize(
    "text",
    [
        "about 20 passes while a Polish helicopter",
        "within 30 feet of the ship",
        "some 40 percent of troops",
        "$40 million aircraft",
        "in 2018 soldiers",
        "one of its ships",
        "70 nautical miles from Kaliningrad",
        "400 pieces had been identified",
        "1,000,000,000,000,000,000 soldiers",
        "a Ka-27 helicopter",
        "2.5 soldiers",
    ],
)
def test_no_strengths(text: str) -> None:
    assert strengths(text) == ()


def test_several_in_a_sentence() -> None:
    text = "It involves around 50,000 personnel, 250 aircraft, 65 ships and up to 10,000 military vehicles."
    found = strengths(text)
    assert [text[m.number_start : m.end] for m in found] == [
        "50,000 personnel",
        "250 aircraft",
        "65 ships",
        "10,000 military vehicles",
    ]
    assert [m.approximate for m in found] == [True, False, False, False]
    assert text[found[0].start : found[0].end] == "around 50,000 personnel"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("nineteen", 19),
        ("two thousand five hundred", 2_500),
        ("three hundred thousand", 300_000),
        ("a million", 1_000_000),
        ("1.25 million", 1_250_000),
        ("2.5", None),
        ("9" * 30, None),
        ("999999999999 million", None),
    ],
)
def test_number_values(written: str, value: int | None) -> None:
    assert number_value(written) == value


LONG = {
    "the four-hour talks": "PT4H",
    "three days": "P3D",
    "nearly eight hours": "PT8H",
    "two and a half hours": "PT2H30M",
    "a two-and-a-half-hour meeting": "PT2H30M",
    "three hours and a half": "PT3H30M",
    "1.5 hours": "PT1H30M",
    "a 72-hour deadline": "PT72H",
    "90 minutes": "PT1H30M",
    "four hours and 30 minutes": "PT4H30M",
    "half an hour": "PT30M",
    "week-long drills": "P1W",
    "the past two years": "P2Y",
    "twenty-four hours": "PT24H",
}


@pytest.mark.parametrize("text", list(LONG))
def test_durations(text: str) -> None:
    (mention,) = durations(text)
    assert mention.duration == LONG[text]
    assert mention.approximate == ("nearly" in text)


@pytest.mark.parametrize(
    "text", ["two days ago", "a day earlier", "a 30-year-old man", "2.7 hours", "hours", "day 3"]
)
def test_no_durations(text: str) -> None:
    assert durations(text) == ()


WORDS = st.sampled_from(
    [
        "3,000",
        "to",
        "soldiers",
        "-",
        "strong",
        "hundreds",
        "of",
        "a",
        "dozen",
        "million",
        "between",
        "and",
        "up",
        "hour",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=200))
def test_any_text_keeps_its_spans(text: str) -> None:
    for mention in strengths(text):
        assert (
            0
            <= mention.start
            <= mention.number_start
            < mention.noun_start
            < mention.noun_end
            <= mention.end
            <= len(text)
        )
        assert mention.least is not None or mention.most is not None
        assert mention.least is None or mention.most is None or mention.least <= mention.most
    for length in durations(text):
        assert length.duration.startswith("P")


@pytest.mark.parametrize(
    "piece", ["1,", "1 ", "one ", "1,000 ", "up to ", "twenty-", "1 to ", "between 1 and ", "a ", "1-"]
)
def test_long_text_in_linear_time(piece: str) -> None:
    strengths(piece * 20_000)
    durations(piece * 20_000)
