"""Runs the worked cases of this folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from detente.domains import council
from detente.domains.council.sequence import MeetingDay, calendar_gap, first_in, none_for, number_of
from detente.model.certainty import Certainty
from detente.model.time import read_instant
from tests.cases.council.desks import FOLDER, desk
from tests.conftest import ROOT


def cases(*names: str, having: str) -> list[Any]:
    """Return the cases of files that expect a certain thing, each with its file."""
    found = []
    for name in names:
        told = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
        for case in told["cases"]:
            if having in case["expect"]:
                found.append(pytest.param(case, told, id=case["name"]))
    assert found, f"no case expects {having}"
    return found


DESKS = ("gaps.yaml", "means.yaml", "changes.yaml", "six_party_2005.yaml", "two_coders/cases.yaml")


def test_every_case_is_run() -> None:
    """No case expects something that no test below looks at; a file may name the test that runs it instead."""
    known = {"standing", "mean", "moves", "status", "number", "days_since"}
    known |= {"compatible_none_in", "compatible_first_in"}
    known |= {"agreed", "outcome"}  # test_agreed.py
    known |= {"found", "states", "outcomes"}  # test_draft_cases.py
    for path in sorted(Path(FOLDER).rglob("*.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "run_by" in told:
            assert path.name in (ROOT / told["run_by"]).read_text(encoding="utf-8"), path.name
            continue
        for case in told.get("cases", []):
            assert known & case["expect"].keys(), f"{path.name}: {case['name']}"


@pytest.mark.parametrize(("case", "told"), cases(*DESKS, having="standing"))
def test_gap(case: dict[str, Any], told: dict[str, Any]) -> None:
    """What stands between two parties on one issue."""
    entries, issues = desk(told["desk"])
    pair, silence = tuple(case["pair"]), case.get("count_silence", False)
    table = council.gap_table(entries, issues, pair, read_instant(case["instant"]), count_silence=silence)
    (row,) = [row for row in table.rows if row.issue.id == case["issue"]]
    stances = [word.position.stance if word else None for word in (row.first, row.second)]
    assert stances == case["expect"]["stances"]
    assert row.gap_quarters == case["expect"]["gap_quarters"]
    assert row.standing.value == case["expect"]["standing"]


@pytest.mark.parametrize(("case", "told"), [c for c in cases(*DESKS, having="mean") if "instant" in c.values[0]])
def test_mean(case: dict[str, Any], told: dict[str, Any]) -> None:
    """The mean gap and its n."""
    entries, issues = desk(told["desk"])
    pair, silence = tuple(case["pair"]), case.get("count_silence", False)
    mean = council.gap_table(entries, issues, pair, read_instant(case["instant"]), count_silence=silence).mean
    assert (mean.text, mean.n) == (case["expect"]["mean"], case["expect"]["n"])


@pytest.mark.parametrize(("case", "told"), cases(*DESKS, having="moves"))
def test_change(case: dict[str, Any], told: dict[str, Any]) -> None:
    """Both means, and who moved by how many quarters (closer is positive)."""
    entries, issues = desk(told["desk"])
    earlier, later = map(read_instant, case["between"])
    silence = case.get("count_silence", False)
    found = council.change(entries, issues, tuple(case["pair"]), earlier, later, count_silence=silence)
    expected = case["expect"]
    assert [found.earlier.mean.text, found.later.mean.text] == expected["mean"]
    assert [found.common_earlier.text, found.common_later.text] == expected["common"]
    assert {found.common_earlier.n, found.common_later.n} == {expected["common_n"]}
    assert found.composition is expected["composition"]
    moves = [[move.issue, move.party, found.closer_quarters(move.issue)] for move in found.moves]
    assert moves == expected["moves"]


@pytest.mark.parametrize(("case", "told"), cases("next_meeting.yaml", having="status"))
def test_next_meeting(case: dict[str, Any], told: dict[str, Any]) -> None:
    """The status of the next meeting, and whether the accounts differ."""
    found = council.next_meeting(case["accounts"])
    assert (found.status.value if found.status else None) == case["expect"]["status"]
    assert found.contradiction is case["expect"]["contradiction"]


def meetings(told: dict[str, Any]) -> list[MeetingDay]:
    """Return the meetings of the counting cases."""
    return [MeetingDay(date.fromisoformat(m["day"]), Certainty(m["mark"])) for m in told["meetings"]]


@pytest.mark.parametrize(("case", "told"), cases("counting.yaml", having="number"))
def test_number(case: dict[str, Any], told: dict[str, Any]) -> None:
    """Which number a meeting has."""
    day = date.fromisoformat(case["day"])
    found = number_of(meetings(told), day, text_only=case.get("firm_only", False))
    assert (found.number, found.at_least) == (case["expect"]["number"], case["expect"]["at_least"])


def since_the_one_before(case: dict[str, Any], told: dict[str, Any]) -> tuple[date, date]:
    """Return the day of the meeting before, and the day of the case."""
    day = date.fromisoformat(case["day"])
    return max(m.day for m in meetings(told) if m.day < day), day


@pytest.mark.parametrize(("case", "told"), cases("counting.yaml", having="days_since"))
def test_time_gap(case: dict[str, Any], told: dict[str, Any]) -> None:
    """How long ago the meeting before was."""
    earlier, later = since_the_one_before(case, told)
    assert (later - earlier).days == case["expect"]["days_since"]
    years, months, days = calendar_gap(earlier, later)
    assert f"{years} years {months} months {days} days" == case["expect"]["since_words"]


@pytest.mark.parametrize(("case", "told"), cases("counting.yaml", having="compatible_none_in"))
def test_none_in_so_many_years(case: dict[str, Any], told: dict[str, Any]) -> None:
    """Whether it can be said that there was none in so many years."""
    earlier, later = since_the_one_before(case, told)
    assert none_for(case["claim_years"], earlier, later) is case["expect"]["compatible_none_in"]


@pytest.mark.parametrize(("case", "told"), cases("counting.yaml", having="compatible_first_in"))
def test_first_in_so_many_years(case: dict[str, Any], told: dict[str, Any]) -> None:
    """Whether it can be said that it is the first in so many years."""
    earlier, later = since_the_one_before(case, told)
    assert first_in(case["claim_years"], earlier, later) is case["expect"]["compatible_first_in"]
