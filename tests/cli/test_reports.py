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
