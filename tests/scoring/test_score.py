"""The scorer itself: what counts as found, and as right."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scoring.score import Tally, boilerplate_characters, document_right, score, span_errors, table


def record(kind: str, anchor: list[list[int]], **fields: Any) -> dict[str, Any]:
    return {"id": f"{kind}1", "kind": kind, "anchor": anchor, "text": "", "fields": fields}


def told(*records: dict[str, Any]) -> dict[str, Any]:
    return {"doc": {}, "records": list(records)}


def test_overlap_is_found_and_the_speaker_makes_it_right() -> None:
    gold = told(record("statement", [[0, 10]], speaker="Mikal Dorn", topic="dialogue", stance="assert"))
    right = told(record("statement", [[2, 14]], speaker="mikal dorn", topic="dialogue", stance="warn"))
    wrong = told(record("statement", [[9, 30]], speaker="Tom Harrow"))
    missed = told(record("statement", [[10, 30]], speaker="Mikal Dorn"))
    assert score(gold, right)["statement"] == Tally(1, 1, 1, 1, 1, 0, fields_right=[1])
    assert score(gold, wrong)["statement"] == Tally(1, 1, 1, 0, 0, 0, fields_right=[0])
    assert score(gold, missed)["statement"] == Tally(1, 1, 0, 0, 0, 0, fields_right=[0])


def test_direct_quotes_are_counted_by_themselves() -> None:
    gold = told(
        record("statement", [[0, 10]], speaker="Mikal Dorn", mode="direct", topic="cyber", stance="warn"),
        record("statement", [[20, 30]], speaker="Tom Harrow", mode="direct", topic="cyber", stance="warn"),
        record("statement", [[40, 50]], speaker="Tom Harrow", mode="indirect", topic="cyber", stance="warn"),
    )
    read = told(
        record("statement", [[0, 10]], speaker="Mikal Dorn"),
        record("statement", [[22, 30]], speaker="Mikal Dorn"),
    )
    tallies = score(gold, read)
    assert ("direct quotes found", "2 / 2", "1.00", "0.50") in table(tallies)
    assert not any("direct" in row[0] for row in table(score(told(), read)))


def test_each_record_is_matched_once() -> None:
    gold = told(record("denial", [[0, 10]], type="denial", by="A"))
    twice = told(*[record("denial", [[0, 10]], type="denial", by=who) for who in "AB"])
    tally = score(gold, twice)["denial"]
    assert (tally.matched, tally.right) == (1, 1)
    assert tally.f1() == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"start": "2030-03-08"}, False),
        ({"strength": {"min": 10, "max": None, "unit": "soldiers"}}, False),
        ({"strength": None}, False),
        ({"places": ["the Selma Strait"]}, True),
        ({"places": ["Quelm"]}, False),
        ({"who": "Belmark"}, False),
    ],
)
def test_an_activity_is_right_by_who_when_how_many_and_where(change: dict[str, Any], *, right: bool) -> None:
    fields = {
        "who": "Arvania",
        "start": "2030-03-07",
        "strength": {"min": 10, "max": 10, "unit": "soldiers"},
        "places": ["Selma Strait"],
    }
    tally = score(
        told(record("activity", [[0, 5]], **fields)), told(record("activity", [[0, 5]], **(fields | change)))
    )["activity"]
    assert tally.right == right


@pytest.mark.parametrize(
    ("told", "found", "right"),
    [
        ("2024-12-04, Sundhaven", "2024-12-04", True),
        ("2024-12-04, Sundhaven", "2024-12", False),
        ("2024-12-04", "no date", False),
        ("no date", "no date", True),
        ("no date", "agreed to meet again, no date", True),
        ("no date", None, False),
        ("no date", "2024-12-04", False),
        ("refused", "no date", False),
        ("to meet again", "no date", False),
    ],
)
def test_what_was_agreed_on_the_next_meeting(told: str, found: str | None, *, right: bool) -> None:
    gold = {"place": "Geneva", "next": told}
    read = {"place": "Palace of Nations in Geneva"} | ({"next": found} if found else {})
    tally = score(told_of("meeting", gold), told_of("meeting", read))["meeting"]
    assert (tally.matched, bool(tally.right)) == (1, right)


def told_of(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    return told(record(kind, [[0, 5]], **fields))


def test_a_place_and_several_sides() -> None:
    tally = score(told_of("meeting", {"place": "Geneva"}), told_of("meeting", {"place": "Brussels"}))["meeting"]
    assert (tally.matched, tally.right) == (1, 0)
    for who, right in (("Arvania", 1), ("Belmark", 1), ("Quelm", 0)):
        gold = told_of("activity", {"who": "Arvania and Belmark"})
        assert score(gold, told_of("activity", {"who": who}))["activity"].right == right


def test_gaps_by_issue_need_no_overlap() -> None:
    issue = {"topic": "cyber", "sides": ["Arvania", "Belmark"]}
    gold = told(record("gap", [[0, 5]], **issue))
    read = told(
        record("gap", [[50, 55]], topic="cyber", sides=["Belmark", "Arvania"]), record("gap", [[60, 65]], **issue)
    )
    tally = score(gold, read)["gap"]
    assert (tally.matched, tally.right, tally.issues) == (0, 0, 1)
    assert ("gap by issue", "", "0.67", "") in table(score(gold, read))


def test_nothing_to_find_has_no_score() -> None:
    tallies = score(told(), told())
    assert tallies["gap"].f1() is None
    assert table(tallies)[0] == ("actor", "0 / 0", "-", "-")


def test_documents_spans_and_boilerplate() -> None:
    gold = {"doc": {"headline": {"text": "A  headline"}, "place": None, "boilerplate": [[0, 4]]}, "records": []}
    reading = {
        "doc": {"headline": {"text": "a headline"}, "place": "Quelm", "boilerplate": [[2, 6]]},
        "records": [{"id": "x1", "text": "ab … d", "anchor": [[0, 2], [3, 4]]}],
    }
    assert document_right(gold, reading)["headline"]
    assert not document_right(gold, reading)["place"]
    assert boilerplate_characters(gold, reading).f1() == 0.5
    assert span_errors("abcd", reading) == []
    assert span_errors("abce", reading) == ["x1"]
