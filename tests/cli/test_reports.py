"""`detente reports read` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import detente

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
    "another language": ("Los ministros dijeron que las conversaciones sobre la frontera siguen. " * 8, "Spanish"),
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
<item><title>Los ministros hablan</title><description>Los ministros dijeron que las conversaciones sobre la
frontera de los dos países siguen en la ciudad, y que no hay una fecha para la próxima ronda, según una fuente del
gobierno que no quiso dar su nombre porque no le está permitido hablar con la prensa.</description></item>
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
    assert "reports 1 and 2: same lead" in done.stdout


def test_a_feed_gives_a_report_for_each_entry(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    done = detente("reports", "read", tmp_path / "feed.xml", "--json")
    assert done.returncode == 2
    assert "feed.xml#2" in done.stderr
    assert "Spanish" in done.stderr
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
