"""The main job on the wire report that the house grew out of: what its brief must hold, each with exact spans."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import detente

AS_OF = "2022-01-13T00:00:00Z"
WAYS = {"as-of": ["--as-of", AS_OF], "published": ["--as-of", AS_OF, "--published", "2022-01-12"]}


@pytest.fixture(scope="module")
def briefs(seed_report: Path) -> dict[str, Any]:
    made = {}
    for way, options in WAYS.items():
        done = detente("brief", str(seed_report), *options, "--json")
        assert done.returncode == 0, done.stderr
        made[way] = json.loads(done.stdout)
    return made


@pytest.fixture(params=list(WAYS))
def brief(request: pytest.FixtureRequest, briefs: dict[str, Any]) -> Any:
    return briefs[request.param]


def records(brief: Any, kind: str) -> list[dict[str, Any]]:
    return [r for r in brief["readings"][0]["records"] if r["kind"] == kind]


def findings(brief: Any, rule: str) -> list[dict[str, Any]]:
    return [f for f in brief["findings"] if f["rule"].startswith(rule)]


def nodes(why: dict[str, Any]) -> list[dict[str, Any]]:
    return [why, *(deeper for child in why.get("children", []) for deeper in nodes(child))]


def section(brief: Any, key: str) -> str:
    return "\n".join(line["text"] for s in brief["sections"] if s["key"] == key for line in s["lines"])


def test_every_span_gives_its_words(brief: Any, seed_report: Path) -> None:
    text = seed_report.read_text(encoding="utf-8")
    quotes = [q for s in brief["sections"] for line in s["lines"] for q in line.get("quotes", [])]
    assert len(quotes) > 20
    for quote in quotes:
        start, end = quote["span"]
        assert text[start:end] == quote["text"] != ""
    for record in brief["readings"][0]["records"]:
        assert record["text"] == " … ".join(text[s:e] for s, e in record["anchor"])


def test_the_meeting(brief: Any) -> None:
    held = [m["fields"] for m in records(brief, "meeting") if m["fields"].get("forum") == "NATO-Russia Council"]
    council = held[0]
    assert (council["date"], council["place"], council["duration"]) == ("2022-01-12", "Brussels", "PT4H")
    assert council["date_inferred"] is True
    heads = dict(council["heads"])
    assert heads["Jens Stoltenberg"] == "NATO"
    assert heads["Alexander Grushko"] == "Russia"
    said = [s for s in records(brief, "statement") if "past two years" in s["text"]]
    assert said[0]["fields"]["speaker"] == "Jens Stoltenberg"


def test_the_parallel_track(brief: Any) -> None:
    geneva = [m["fields"] for m in records(brief, "meeting") if m["fields"].get("place") == "Geneva"]
    assert geneva[0]["date"] == "2022-01-10"


def test_the_next_meeting_is_an_open_follow_up(brief: Any) -> None:
    follow_up = [o for o in brief["owed"] if "meeting" in o["what"] and o.get("status", "open") == "open"]
    assert follow_up
    assert "due" not in follow_up[0]
    assert {"NATO", "RU"} <= set(follow_up[0]["by"])


def test_proposals_and_answers(brief: Any) -> None:
    found = findings(brief, "council.proposal")
    opposed = [f for f in found if f["verdict"] == "opposed"]
    assert any(f["subject"] == "alliance-enlargement" and {"RU", "NATO"} <= set(f["parties"]) for f in opposed)
    unanswered = {f["subject"] for f in found if f["verdict"] == "no answer on record" and "NATO" in f["parties"]}
    assert "exercise-transparency" in unanswered
    assert "cyber" in unanswered
    assert unanswered & {"air-incident", "sea-incident"}
    assert unanswered & {"asat", "space-safety"}
    december = [p for p in records(brief, "proposal") if p["fields"].get("date", "").startswith("2021-12")]
    assert december[0]["fields"]["by"] == "Russia"


def test_the_drill_and_the_law_of_its_day(brief: Any) -> None:
    drills = [a["fields"] for a in records(brief, "activity") if a["fields"].get("strength")]
    drill = drills[0]
    assert drill["strength"] == {"min": 3000, "max": 3000, "unit": "soldiers"}
    assert (drill["start"], drill["who"], drill["near"]) == ("2022-01-11", "Russia", "Ukraine")
    (due,) = [f for f in findings(brief, "VD11/40.1.1") if "3,000" in f["sentence"]]
    assert due["verdict"] == "not due"
    personnel = [n for n in nodes(due["why"]) if n.get("provision") == "VD11/40.1.1/personnel"]
    assert (personnel[0]["value"], personnel[0]["threshold"], personnel[0]["margin"]) == (3000, 9000, -6000)
    told = " ".join(due.get("notes", [])) + json.dumps(due["why"])
    assert "250" in told
    assert "500" in told
    assert due.get("from_report", False) is False


def test_chapter_three_leaves_the_judgement_to_the_state(brief: Any) -> None:
    (unusual,) = [f for f in findings(brief, "VD11/16") if "3,000" in f["sentence"] + f["subject"] + str(f)]
    outcomes = {n["outcome"] for n in nodes(unusual["why"]) if not n.get("children")}
    assert unusual["verdict"] == "cannot tell"
    assert "cannot tell" in outcomes
    text = json.dumps(unusual)
    for clock in ("VD11/16.1.2/hours", "VD11/16.2.1.1/hours", "VD11/16.3.1/hours"):
        assert clock in text
    assert unusual["draft"]["lines"]


def test_who_said_what_with_one_verb(brief: Any) -> None:
    speakers = {s["fields"]["speaker"] for s in records(brief, "statement")}
    assert {"Jens Stoltenberg", "Dmitry Peskov", "Sergei Ryabkov"} <= speakers
    for line in next(s for s in brief["sections"] if s["key"] == "said")["lines"]:
        assert " said" in line["text"] or " met " in line["text"] or "meet" in line["text"]
    assert any(f["verdict"] == "disputed" for f in findings(brief, "council.linkage"))
    denial = records(brief, "denial")
    assert any(d["fields"].get("by") == "Sergei Ryabkov" for d in denial)


def test_boilerplate_is_not_content(brief: Any) -> None:
    text = json.dumps([brief["sections"], brief["readings"][0]["records"], brief["findings"]])
    for words in ("Related Articles", "Back to top", "rja-jug"):
        assert words not in text


def test_without_any_date_the_year_is_unknown(seed_report: Path) -> None:
    done = detente("reports", "read", str(seed_report), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["doc"]["dateline_date"] is None


def test_an_earlier_as_of_sees_nothing_of_it(seed_report: Path) -> None:
    done = detente("brief", str(seed_report), "--published", "2022-01-12", "--as-of", "2022-01-11", "--json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["readings"] == []
    assert "left out" in done.stderr
