"""What the cycle leaves open: the worked cases, and what holds of any dialogue."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from detente.agreements import load_forums
from detente.domains.council.cycle import Room, cycle_findings, gap_words
from detente.domains.council.dialogue import dialogue
from detente.model.time import read_day, read_instant
from detente.model.view import view_of
from tests.cases.council.desks import FOLDER
from tests.domains.council.test_admission import entries

TOLD = yaml.load((FOLDER / "cycle.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
ROOM = Room(str, load_forums(FOLDER / "made_up" / "forum.yaml").by_id)
CASES = [pytest.param(case, id=case["name"]) for case in TOLD["cases"]]


def found(steps: list[dict[str, Any]], instant: str, rule: str) -> list[Any]:
    talk = dialogue(view_of(entries(steps), read_instant(instant)))
    return [finding for finding in cycle_findings(talk, ROOM) if finding.rule == rule]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    """Each case gives the findings it names, with their words, and owes what it names and nothing more."""
    check(case, found(case["steps"], case["instant"], case["rule"]))


def check(case: dict[str, Any], findings: list[Any]) -> None:
    """Hold findings against what a case expects of them."""
    assert [finding.verdict.value for finding in findings] == [one["verdict"] for one in case["expect"]]
    for finding, expected in zip(findings, case["expect"], strict=True):
        for words in expected["says"]:
            assert words in finding.sentence
        for words in expected.get("notes", ()):
            assert any(words in note for note in finding.notes), finding.notes
        assert finding.evidence.records
        assert finding.topic == "council"
    owed = [one for finding in findings for one in finding.owed]
    told = [(o.what, list(o.by), f"{o.due:%Y-%m-%dT%H:%M:%SZ}" if o.due else "null", o.status) for o in owed]
    assert told == [(o["what"], o["by"], o["due"], o["status"]) for o in case.get("owed", [])]


def test_the_order_of_the_records_does_not_matter() -> None:
    for case in TOLD["cases"]:
        every = entries(case["steps"])
        instant = read_instant(case["instant"])
        one, other = (dialogue(view_of(order, instant)) for order in (every, every[::-1]))
        assert list(cycle_findings(one, ROOM)) == list(cycle_findings(other, ROOM))


def test_nothing_later_changes_what_was_found_as_of_an_instant() -> None:
    for case in TOLD["cases"]:
        instant = read_instant(case["instant"])
        seen = [entry for entry in entries(case["steps"]) if entry.record.said <= instant]
        one, other = (dialogue(view_of(some, instant)) for some in (entries(case["steps"]), seen))
        assert list(cycle_findings(one, ROOM)) == list(cycle_findings(other, ROOM))


def test_an_interval_without_a_number_of_days_is_never_overdue() -> None:
    """A forum that meets when it is agreed (the shipped dialogue on strategic stability) owes no meeting."""
    step = {
        "step": "meeting",
        "party": "US",
        "said": "2021-07-28",
        "meeting": "ssd-1",
        "forum": "SSD",
        "day": "2021-07-28",
    }
    assert found([step], "2022-07-28", "council.overdue") == []


def test_a_forum_that_nobody_knows_is_never_overdue() -> None:
    step = {
        "step": "meeting",
        "party": "XA",
        "said": "2021-07-28",
        "meeting": "x",
        "forum": "GONE",
        "day": "2021-07-28",
    }
    assert found([step], "2022-07-28", "council.overdue") == []


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        ("2019-07-05", "2022-01-12", "2 years 6 months 7 days"),
        ("2022-01-12", "2022-01-12", "the same day"),
        ("2022-01-12", "2022-02-13", "1 month 1 day"),
    ],
)
def test_gap_in_words(earlier: str, later: str, words: str) -> None:
    assert gap_words(read_day(earlier), read_day(later)) == words
