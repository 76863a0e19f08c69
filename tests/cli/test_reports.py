"""`detente reports read` and `register` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.cli.registers import register_of
from detente.cli.reports import with_doubt
from detente.sources.register_rows import COLUMNS
from tests.cli.running import detente, detente_here

SAMPLE = Path(__file__).parent.parent / "domains" / "reports" / "samples" / "s1.txt"


def test_json_in_the_schema() -> None:
    done = detente("reports", "read", SAMPLE, "--published", "2030-03-07", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    text = SAMPLE.read_text(encoding="utf-8")
    assert data["schema"] == "reading-gold/1"
    assert data["doc"]["dateline_date"] == "2030-03-07"
    for record in data["records"]:
        assert record["text"] == " … ".join(text[start:end] for start, end in record["anchor"])


def test_a_tree_for_people_says_that_nothing_is_confirmed() -> None:
    done = detente("reports", "read", SAMPLE, "--as-of", "2030-03-08")
    assert done.returncode == 0
    assert "unconfirmed" in done.stdout
    assert "Statements" in done.stdout
    assert "Oren Taval" in done.stdout


BAD = {
    "no file": (None, "no such file"),
    "an empty file": ("", "empty"),
    "another language": (
        "Les ministres ont dit que les discussions sur la frontière ne sont pas finies. " * 8,
        "French",
    ),
}


@pytest.mark.parametrize("name", list(BAD))
def test_bad_input_ends_with_an_error(name: str, tmp_path: Path) -> None:
    words, expected = BAD[name]
    file = tmp_path / "report.txt"
    if words is not None:
        file.write_text(words, encoding="utf-8")
    done = detente("reports", "read", file, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr


@pytest.mark.parametrize("option", ["--published", "--as-of"])
def test_a_day_that_does_not_exist_is_named(option: str) -> None:
    done = detente("reports", "read", SAMPLE, option, "2030-02-30")
    assert (done.returncode, done.stdout) == (2, "")
    assert option in done.stderr


TOGETHER = Path(__file__).parent.parent / "cases" / "reports" / "together"
FEED = """<rss version="2.0"><channel><title>Harborwire</title>
<item><title>Kaldor calls off drill</title><description>DUNMERE, June 4, 2030 (Harborwire) - Kaldor called off
a drill in the strait on Tuesday, the army said.</description></item>
<item><title>Les ministres parlent</title><description>Les ministres ont dit que les discussions sur la
frontière ne sont pas finies et que les délégations des deux pays restent dans la ville pour une autre réunion
avec le secrétaire de la conférence, qui est venu par le train.</description></item>
</channel></rss>"""


def test_a_folder_with_a_bad_file(tmp_path: Path) -> None:
    for name in ("a1", "a2", "c1"):
        (tmp_path / f"{name}.txt").write_bytes((TOGETHER / f"{name}.txt").read_bytes())
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    done = detente("reports", "read", tmp_path, "--json", "--published", "2031-02-03")
    assert done.returncode == 2
    assert "bad.txt" in done.stderr
    assert "picture" not in done.stderr
    data = json.loads(done.stdout)
    assert data["schema"] == "reading-list/1"
    assert [reading["doc"]["file"] for reading in data["readings"]] == ["a1.txt", "a2.txt", "c1.txt"]
    assert [problem["given"] for problem in data["refused"]] == ["a PDF document"]
    (event,) = data["events"]
    assert [source["agency"] for source in event["sources"]] == ["Harborwire", "InterTess"]
    assert event["why"][0]["shared"]["days_apart"] == 0


def test_several_files_as_trees() -> None:
    done = detente("reports", "read", TOGETHER / "b1.txt", TOGETHER / "b2.txt", TOGETHER / "c1.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("unconfirmed") == 3
    assert "Told by several: 1 of the events in 3 reports" in done.stdout
    assert "reports 1 and 2: same claim" in done.stdout


def test_a_feed_gives_a_report_for_each_entry(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    done = detente("reports", "read", tmp_path / "feed.xml", "--json")
    assert done.returncode == 2
    assert "feed.xml#2" in done.stderr
    assert "French" in done.stderr
    (reading,) = json.loads(done.stdout)["readings"]
    doc = reading["doc"]
    assert (doc["id"], doc["place"], doc["agency"], doc["dateline_date"]) == (
        "feed#1",
        "Dunmere",
        "Harborwire",
        "2030-06-04",
    )
    for record in reading["records"]:
        assert record["text"] == " … ".join(FEED[start:end] for start, end in record["anchor"])


def test_a_folder_without_a_report(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    done = detente("reports", "read", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a folder without a report" in done.stderr


def test_the_register_of_a_day() -> None:
    done = detente_here("reports", "register", "--on", "2022-01-12", "--party", "NATO")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Jens Stoltenberg" in done.stdout
    assert "Mark Rutte" not in done.stdout
    assert "from memory" in done.stdout


def test_a_name_is_found_on_every_day_capitals_and_accents_not_counted() -> None:
    done = detente_here("reports", "register", "--find", "szijjarto", "--json")
    data = json.loads(done.stdout)
    assert (data["schema"], data["on"], data["find"]) == ("detente-register/1", None, "szijjarto")
    assert [(one["office"], one["since"], one["until"]) for one in data["holders"]] == [
        ("HU/foreign-minister", "2014-09-23", None)
    ]


def test_a_disputed_place_is_shown_with_its_claimants() -> None:
    shown = detente_here("reports", "register", "--find", "Kerch Strait")
    assert "disputed: Russian Federation, Ukraine" in shown.stdout
    (place,) = json.loads(detente_here("reports", "register", "--find", "Kerch Strait", "--json").stdout)["places"]
    assert (place["states"], place["claimants"]) == ([], ["Russian Federation", "Ukraine"])


def test_nothing_found_is_said() -> None:
    assert "Nothing of that" in detente_here("reports", "register", "--find", "Atlantis").stdout


def test_a_party_that_is_none_is_named() -> None:
    done = detente_here("reports", "register", "--party", "Norwegia")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--party" in done.stderr
    assert "Norway" in done.stderr


RIVERLAND = {
    "parties.csv": "X-RIV,Riverland,state,,,Riverlander,,,invented,M\nNO,Norway,state,,Oslo,,,,invented,M",
    "offices.csv": "X-RIV/premier,X-RIV,premier,,one,invented,M",
    "holders.csv": "X-RIV/premier,Ada Stroom,Stroom,2030-01-01,,invented,M",
}


def own_register(folder: Path, *more: str) -> Path:
    """Write a register of an invented State, with further rows of holders, and return its folder."""
    folder.mkdir()
    for name, rows in RIVERLAND.items():
        added = more if name == "holders.csv" else ()
        (folder / name).write_text("\n".join((COLUMNS[name], rows, *added)), encoding="utf-8")
    return folder


def test_a_register_of_ones_own_is_checked(tmp_path: Path) -> None:
    clean = own_register(tmp_path / "clean")
    done = detente_here("reports", "register", "--check", "--register", clean)
    assert done.returncode == 0
    assert "0 things that do not fit" in done.stdout
    assert "parties.csv, line 3: NO replaces the row that was there" in done.stderr
    torn = own_register(tmp_path / "torn", "X-RIV/premier,Bo Delta,Delta,2031-01-01,,invented,M")
    done = detente_here("reports", "register", "--check", "--register", torn, "--json")
    data = json.loads(done.stdout)
    assert (done.returncode, data["schema"]) == (2, "detente-register-check/1")
    assert [doubt["kind"] for doubt in data["doubts"]] == ["two holders at once"]
    assert "X-RIV/premier: Ada Stroom until now, Bo Delta from 2031-01-01" in data["doubts"][0]["says"]


def test_a_register_out_of_order_names_file_line_and_column(tmp_path: Path) -> None:
    wrong = own_register(tmp_path / "wrong", "X-RIV/premier,Bo Delta,Delta,soon,,invented,M")
    done = detente_here("reports", "register", "--register", wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{wrong}/holders.csv, line 3, column since" in done.stderr


def own_report(folder: Path) -> Path:
    """Write a report in which a holder of the invented office is named by the last name only."""
    report = folder / "report.txt"
    report.write_text(
        "Premier wants observers at drills\n\nPORT SELMA, Mar 7, 2030 (Meridian) - Riverland wants observers at "
        "all drills, Stroom said on Thursday after talks with the neighbours.\n",
        encoding="utf-8",
    )
    return report


def test_a_report_is_read_with_a_register_of_ones_own(tmp_path: Path) -> None:
    report, folder = own_report(tmp_path), own_register(tmp_path / "registers")
    read = detente_here("reports", "read", report, "--register", folder, "--json")
    assert read.returncode == 0, read.stderr
    claims = (one["fields"] for one in json.loads(read.stdout)["records"] if one["kind"] == "actor")
    assert {claim["name"]: claim["side"] for claim in claims}.get("Ada Stroom") == "Riverland"
    assert "Ada Stroom" not in detente_here("reports", "read", report).stdout


def test_a_brief_is_read_with_a_register_of_ones_own(tmp_path: Path) -> None:
    report = own_report(tmp_path)
    named = detente_here("brief", report, "--register", own_register(tmp_path / "mine"), "--as-of", "2030-03-08")
    assert "Ada Stroom" in named.stdout
    desk = tmp_path / "desk"
    assert detente_here("desk", "init", desk).returncode == 0
    own_register(desk / "registers")
    assert "Ada Stroom" in detente_here("brief", report, "--desk", desk, "--as-of", "2030-03-08").stdout


def test_a_desk_reads_and_names_with_its_own_register(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    own_register(desk / "registers")
    shown = detente_here("reports", "register", "--desk", desk, "--on", "2030-03-07", "--party", "Riverland")
    assert "Ada Stroom" in shown.stdout
    assert register_of(desk).id_of("Riverland") == "X-RIV"
    assert register_of(tmp_path).party("X-RIV") is None


def test_a_topic_or_stance_of_little_confidence_is_called_unsure() -> None:
    sure = {"topic": "cyber", "stance": "deny", "confidence": {"topic_percent": 50, "stance_percent": 95}}
    unsure = {"topic": "cyber", "stance": "warn", "confidence": {"topic_percent": 49, "stance_percent": 35}}
    assert with_doubt(sure) == sure
    assert with_doubt(unsure) == {**unsure, "topic": "unsure (cyber 49 %)", "stance": "unsure (warn 35 %)"}
