"""Activities told in several rows under one operational command: named with their sum, never added in silence."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from detente.agreements import load_law
from detente.domains.exercises import split_findings
from detente.model.exercise import Activity, Range, Structure, Zone
from detente.model.finding import Evidence, Finding, Verdict

LAW = load_law()
NOW = datetime(2024, 6, 1, tzinfo=UTC)
RULE = "desk/one_command"


def drill(name: str, first: int = 6, last: int = 17, troops: int | None = 8_000, **more: Any) -> Activity:
    """Return a drill on days of May 2024 under a made-up command."""
    told: dict[str, Any] = {
        "states": ("SE",),
        "zone": Zone.YES,
        "structure": Structure.TWO_BRIGADES,
        "snap": False,
        "command": "Made-up Land Command",
        "start": date(2024, 5, first),
        "end": date(2024, 5, last),
        "troops": None if troops is None else Range(troops, troops),
    }
    return Activity(name=name, **(told | more))


def found(*activities: Activity) -> list[Finding]:
    told = [(activity, Evidence(party="SE", records=(activity.name,))) for activity in activities]
    return list(split_findings(told, LAW, NOW, str))


def one(*activities: Activity) -> Finding:
    (finding,) = found(*activities)
    assert finding.rule == RULE
    return finding


def test_the_sum_at_once_is_named_with_what_it_reaches_and_what_to_ask() -> None:
    finding = one(drill("North"), drill("South", 8, 15))
    assert (finding.subject, finding.parties, finding.verdict) == ("North and South", ("SE",), Verdict.UNCERTAIN)
    assert "Made-up Land Command; under one they are a single activity (40.1)" in finding.sentence
    assert "they engage 16,000 troops." in finding.sentence
    levels = [note for note in finding.notes if note.startswith("As one activity they")]
    assert len(levels) == 3
    assert "As one activity its prior notification would be due by 2024-03-25" in " ".join(finding.notes)
    assert "enter them as one activity" in " ".join(finding.notes)
    assert finding.evidence.records == ("North", "South")
    assert finding.draft is not None
    assert "Do they follow one scenario" in " ".join(finding.draft.lines)


def test_only_those_on_the_same_days_are_added() -> None:
    assert found(drill("Week 1", 6, 12), drill("Week 2", 13, 19)) == []
    chained = one(drill("A", 6, 12), drill("B", 12, 19), drill("C", 19, 25))
    assert "engage 16,000 troops" in chained.sentence
    assert chained.subject == "A, B and C"
    two = found(drill("A", 1, 3), drill("B", 2, 4), drill("C", 10, 12), drill("D", 11, 13))
    assert [finding.subject for finding in two] == ["A and B", "C and D"]


@pytest.mark.parametrize(
    "other",
    [
        {"command": "Another Command"},
        {"command": ""},
        {"single_command": False},
        {"zone": Zone.NO},
        {"troops": None},
        {"troops": 900},
        {"start": None, "end": None},
    ],
)
def test_others_are_not_taken_together(other: dict[str, Any]) -> None:
    assert RULE not in {finding.rule for finding in found(drill("North"), drill("South", **other))}


def test_a_command_is_known_by_its_words() -> None:
    assert one(drill("North"), drill("South", command="made-up  LAND command")).rule == RULE


def test_distance_and_state_do_not_matter_under_one_command() -> None:
    guest = drill("South", states=("FI",))
    assert one(drill("North"), guest).parties == ("SE", "FI")


def test_one_that_reaches_it_alone_is_named_with_what_is_under_its_command() -> None:
    assert "engage 17,000 troops" in one(drill("North", troops=14_000), drill("South", troops=3_000)).sentence
    assert found(drill("North", troops=2_000), drill("South", troops=3_000)) == []


def test_each_beyond_a_level_is_named_only_for_the_next() -> None:
    finding = one(drill("North", troops=9_500), drill("South", troops=9_500))
    assert "at once they engage 19,000 troops" in finding.sentence
    assert not any("prior notification" in note for note in finding.notes)


def test_a_range_leaves_it_open() -> None:
    finding = one(drill("North", troops=4_000), drill("South", troops=None, troops_total=Range(8_000, 8_000)))
    assert finding.verdict is Verdict.CANNOT_TELL
    assert "may engage" in finding.sentence


def test_an_alert_has_no_day_ahead() -> None:
    finding = one(drill("North", snap=True), drill("South"))
    assert not any("would be due by" in note for note in finding.notes)
