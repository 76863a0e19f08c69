"""Sentences of the brief: one verb for every side, dates and numbers as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from detente.brief.wording import (
    day_words,
    denial_sentence,
    meeting_sentence,
    number_words,
    owed_sentence,
    seen_sentence,
    statement_sentence,
    together,
)
from detente.model.exercise import Activity, Range
from detente.model.finding import Owed
from detente.model.report import STANCES, Confidence, DenialClaim, MeetingClaim, StatementClaim


@pytest.mark.parametrize(
    ("text", "words"),
    [("2031-05-04", "4 May 2031"), ("2031-12", "December 2031"), ("2031", "2031")],
)
def test_days(text: str, words: str) -> None:
    assert day_words(text) == words


@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("mode", ["direct", "indirect", "mixed"])
def test_everybody_said(stance: str, mode: str) -> None:
    claim = StatementClaim(speaker="A. Person", mode=mode, stance=stance)
    sentence = statement_sentence(claim, "the talks\n go on,", together([("A. Person", "Arvonia")]))
    assert sentence.startswith("A. Person (Arvonia) said")
    assert "the talks go on" in sentence
    assert ("“" in sentence) == (mode == "direct")


def test_a_side_is_not_said_twice() -> None:
    claim = StatementClaim(speaker="Arvonia", mode="indirect")
    speakers = together([("Arvonia", "Arvonia"), ("B. Person", "Belmark")])
    assert statement_sentence(claim, "it drills", speakers) == "Arvonia and B. Person (Belmark) said: it drills"


def test_a_meeting_says_what_is_inferred() -> None:
    claim = MeetingClaim(
        forum="Lake Council",
        date="2031-05-04",
        date_inferred=True,
        place="Port",
        duration="PT4H",
        heads=(("A. Person", "Arvonia"),),
    )
    assert meeting_sentence(claim) == (
        "Lake Council met in Port on 4 May 2031 (year inferred) for four hours, with A. Person for Arvonia."
    )


@pytest.mark.parametrize("status", ["held", "planned", "requested", "cancelled"])
def test_every_status_of_a_meeting_has_words(status: str) -> None:
    sentence = meeting_sentence(MeetingClaim(participants=("Arvonia", "Belmark"), status=status))
    assert sentence.startswith("Arvonia and Belmark ")
    assert ("did not" in sentence) == (status == "cancelled")


def test_a_fear_of_nobody_names_nobody() -> None:
    assert (
        denial_sentence(DenialClaim(type="fear"), "a  war")
        == "Told of by the report, as a fear, naming nobody: a war"
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Range(3000, 3000), "3,000"),
        (Range(3000, 4000), "3,000 to 4,000"),
        (Range(3000, None), "at least 3,000"),
        (Range(None, 4000), "up to 4,000"),
        (Range(None, None), "an untold number"),
    ],
)
def test_numbers(told: Range, words: str) -> None:
    assert number_words(told) == words


def test_an_activity_says_who_tells_it() -> None:
    activity = Activity(name="field day", states=("QX",), hosts=("QX",), start=date(2031, 5, 4), near=("QY",))
    sentence = seen_sentence(
        activity, {"QX": "Arvonia", "QY": "Belmark"}.__getitem__, "", "as the report tells it"
    )
    assert sentence == "Field day, 4 May 2031, in Arvonia, near Belmark (as the report tells it)."


def test_what_is_owed_without_a_date_says_so() -> None:
    assert (
        owed_sentence(Owed(what="set a date", by=("QX", "QY")), str) == "QX, QY: set a date; no date told; open."
    )
    due = Owed(what="reply", by=("QX",), to=("QY",), due=datetime(2031, 5, 4, 10, tzinfo=UTC))
    assert owed_sentence(due, str) == "QX to QY: reply; by 2031-05-04 10:00 UTC; open."


@pytest.mark.parametrize(
    ("percent", "manner"),
    [
        (None, ", as a denial"),
        (80, ", as a denial"),
        (79, ", perhaps as a denial"),
        (50, ", perhaps as a denial"),
        (49, " (stance unsure)"),
    ],
)
def test_a_stance_is_named_as_far_as_it_is_sure(percent: int | None, manner: str) -> None:
    confidence = Confidence(stance_percent=percent) if percent else None
    claim = StatementClaim(speaker="A", mode="indirect", stance="deny", confidence=confidence)
    assert statement_sentence(claim, "it was so", "A") == f"A said{manner}: it was so"
