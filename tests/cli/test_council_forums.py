"""`detente council forums`: the table of all, one in full, JSON, a user's own, and bad input."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import detente

OWN = """\
id: RIVER
name: Commission [of] the River
texts:
  act: {instrument: Act of the River, certainty: D}
exists:
  - {since: 1815-06-09, paragraph: "3"}
members:
  parties:
    FR: {since: 1815-06-09}
    UPPER: {since: 1815-06-09}
notice:
  - {since: 1815-06-09, days: 30}
  - {since: 1815-06-09, days: none in the text, meeting: urgent}
decisions:
  - {since: 1815-06-09, rule: majority, share: more than 1/2, says: "[of those present]"}
  - {since: 1815-06-09, rule: silence procedure, silence_hours: 48}
"""


def shown(*words: str | Path) -> str:
    done = detente("council", "forums", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def as_json(*words: str | Path) -> Any:
    told = json.loads(shown(*words, "--json"))
    assert told["schema"] == "detente-forums/1"
    return told


def refused(*words: str | Path) -> str:
    done = detente("council", "forums", *words)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "river.yaml"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_all_forums_of_a_day() -> None:
    printed = shown("--at", "2022-01-12")
    (nrc,) = [line for line in printed.splitlines() if line.startswith("│ NRC ")]
    assert " 31 " in nrc
    assert "consensus" in nrc
    (pjc,) = [line for line in printed.splitlines() if line.startswith("│ PJC ")]
    assert "not in force" in pjc
    (ssd,) = [line for line in printed.splitlines() if line.startswith("│ SSD ")]
    assert ssd.count("not told") == 2
    assert max(map(len, printed.splitlines())) <= 160


def test_one_forum_with_its_citations() -> None:
    printed = shown("PC", "--at", "2022-01-13")
    rows = [[cell.strip() for cell in line.split("│")] for line in printed.splitlines() if line.startswith("│")]
    asked = {row[1]: row for row in rows if row[1]}
    assert asked["chair"][2:4] == ["Poland", "2022-01-01"]
    assert asked["chair"][5] == "S"
    assert asked["members"][2].startswith("57: Albania, Andorra")
    assert asked["notice"][2] == "not told"
    assert asked["suspended"][2] == "none told of"
    assert "longest gap 7 days" in printed
    assert "annex 1 (A)" in printed
    assert "(1) " in printed
    assert "https://osce.usmission.gov" in printed


def test_a_chair_whose_holder_is_not_told_is_the_rule() -> None:
    (row,) = [line for line in shown("--at", "2010-01-01").splitlines() if line.startswith("│ FSC ")]
    assert "a participating State" in row


def test_a_forum_that_is_not_in_force() -> None:
    assert shown("NRC", "--at", "2002-05-27") == "NATO-Russia Council (NRC): not in force on 2002-05-27.\n"
    ended = shown("PJC", "--at", "2022-01-12")
    assert "It was in force 1997-05-27 to 2002-05-27" in ended
    (told,) = as_json("PJC", "--at", "2022-01-12")["forums"]
    assert told["in_force"] is False
    assert told["exists"][0]["until"] == "2002-05-28"
    assert "members" not in told


def test_as_json_with_every_citation() -> None:
    (told,) = as_json("NRC", "--at", "2022-01-12")["forums"]
    assert told["members"]["count"] == 31
    assert told["members_mark"] == "M"
    seats = {seat["party"]: seat for seat in told["members"]["seats"]}
    assert (seats["ME"]["since"], seats["ME"]["through"], seats["ME"]["name"]) == (
        "2017-06-05",
        "NATO",
        "Montenegro",
    )
    assert seats["RU"]["seated_by"] is None
    assert told["observers"] is None
    assert told["languages"] is None
    assert told["chair"]["parties"] == [{"id": "NATO", "name": "NATO"}]
    assert told["chair"]["holder"] is None
    assert [clause["days"] for clause in told["intervals"]] == [None]
    assert told["decisions"][0]["citation"].keys() == {
        "instrument",
        "paragraph",
        "link",
        "certainty",
        "checked",
        "note",
    }


@pytest.mark.parametrize("day", ["1999-04-15", "2008-09-01", "2022-01-12", "2022-03-01"])
def test_nothing_later_than_the_day_is_told(day: str) -> None:
    """No date in the JSON lies after the day: no later member, no end that was still to come."""
    told = json.dumps(as_json("--at", day))
    found = re.findall(r'"(?:since|until)": "(\d{4}-\d\d-\d\d)"', told)
    assert found
    assert max(found) <= day


def test_a_forum_of_ones_own(own: Path) -> None:
    assert "RIVER" in shown("--forums", own, "--at", "1821-06-01")
    printed = shown("RIVER", "--forums", own, "--at", "1821-06-01")
    for words in (
        "Commission [of] the River (RIVER) on 1821-06-01",
        "2: France, UPPER",
        "more than 1/2",
        "[of those present]",
        "lasts 48 hours",
        "30 days",
        "urgent meetings: none in the text",
    ):
        assert words in re.sub(r"\s+│[^│]*│\n│\s*│ *", " ", printed)
    (told,) = as_json("RIVER", "--forums", own, "--at", "1821-06-01")["forums"]
    assert told["decisions"][0]["share"] == "more than 1/2"
    assert told["chair"] is None


def test_without_a_day_it_is_today() -> None:
    assert as_json()["day"] >= "2026-01-01"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("NRCC",), "did you mean NRC?"),
        (("--at", "2022-02-30"), "--at"),
        (("--forums", "absent.yaml"), "absent.yaml"),
    ],
)
def test_bad_use_is_refused(words: tuple[str, ...], told: str) -> None:
    assert told in refused(*words)


def test_a_bad_file_is_named_with_its_line(own: Path) -> None:
    own.write_text(OWN.replace("rule: majority", "rule: majorty"), encoding="utf-8")
    told = refused("--forums", own)
    assert "river.yaml, line 15, field decisions.0.rule" in told
    assert "did you mean majority?" in told
