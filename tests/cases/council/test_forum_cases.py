"""Runs the worked cases of `forums.yaml`: what a forum is on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from detente.agreements import Forum, load_forums
from tests.cases.council.desks import FOLDER

CASES = yaml.safe_load((FOLDER / "forums.yaml").read_text(encoding="utf-8"))["forum_cases"]
ANSWERS = {"in_force", "members", "sits", "absent", "decides", "chair", "meets", "suspended", "notice"}


def told(forum: Forum, day: date, wanted: set[str], expected: dict[str, Any]) -> dict[str, Any]:
    """Return what the forum answers on a day, for the answers that a case expects."""
    members, chair = forum.members_on(day), forum.chair_on(day)
    found: dict[str, Any] = {
        "in_force": forum.in_force(day),
        "members": len(members),
        "sits": [party for party in expected.get("sits", []) if party in members],
        "absent": [party for party in expected.get("absent", []) if party not in members],
        "decides": [clause.rule.value for clause in forum.rules_on(day)],
        "chair": None if chair is None else list(chair.parties),
        "meets": {clause.level.value: clause.days for clause in forum.intervals_on(day)},
        "suspended": [clause.what.value for clause in forum.suspended_on(day)],
        "notice": [clause.days for clause in forum.notice_on(day)],
    }
    return {answer: found[answer] for answer in wanted}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_forum_of_a_day(case: dict[str, Any], tmp_path: Path) -> None:
    """Everything that the case expects is so, and it expects nothing that is not looked at."""
    own = []
    if "own" in case:
        own = [tmp_path / "own.yaml"]
        own[0].write_text(case["own"], encoding="utf-8")
    expected = case["expect"]
    assert expected
    assert expected.keys() <= ANSWERS
    forum = load_forums(*own).forum(case["forum"])
    assert told(forum, date.fromisoformat(case["day"]), {*expected}, expected) == expected
