"""`detente council`: the gap table as a user asks for it, and the example files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.ledger import Ledger
from detente.sources.example import EXAMPLES, NAMES, SIX_PARTY_2005, example_files, example_positions
from tests.cli.running import detente

FACTS = EXAMPLES / SIX_PARTY_2005


def asked(*words: str | Path) -> Any:
    done = detente("council", "gaps", *words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def refused(*words: str | Path) -> str:
    done = detente("council", *words)
    assert done.returncode == 2, done.stdout
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize(("words", "mean", "n"), [((), "0.389", 9), (("--count-silence",), "0.409", 11)])
def test_the_example_as_of_an_instant(words: tuple[str, ...], mean: str, n: int) -> None:
    told = asked("--example", "--as-of", "2022-01-12", *words)
    assert told["schema"] == "detente-gaps/1"
    pairs = {tuple(p["id"] for p in pair["parties"]): pair for pair in told["pairs"]}
    assert set(pairs) == {("NATO", "RU"), ("NATO", "US"), ("RU", "US")}
    pair = pairs["NATO", "RU"]
    assert (pair["mean"]["text"], pair["mean"]["n"]) == (mean, n)
    assert "change" not in pair
    said = [word["said"] for row in pair["rows"] for word in row["words"] if word]
    assert max(said) <= "2022-01-12T23:59:59Z"


def test_nothing_later_is_seen() -> None:
    told = asked("--example", "--as-of", "2022-01-26", "--pair", "RU", "NATO")
    (row,) = [row for row in told["pairs"][0]["rows"] if row["issue"] == "missions_and_offices"]
    assert [word["position"]["stance"] for word in row["words"]] == [0, 2]


def test_what_changed_between_two_instants() -> None:
    told = asked("--example", "--between", "2022-02-17", "2022-01-12", "--pair", "NATO", "RU", "--count-silence")
    change = told["pairs"][0]["change"]
    assert change["mean_common_earlier"]["text"] == "0.409"
    assert change["mean_common_later"]["text"] == "0.455"
    assert change["composition_changed"] is True
    assert change["moves"] == [
        {"issue": "missions_and_offices", "party": "RU", "from": 0, "to": -2, "closer_quarters": -2}
    ]


def test_the_table_for_people() -> None:
    done = detente("council", "gaps", "--example", "--as-of", "2022-02-17", "--since", "2022-01-12")
    assert done.returncode == 0, done.stderr
    text = " ".join(done.stdout.split())
    for words in (
        "NATO and Russia, as of 2022-02-17",
        "Since 2022-01-12",
        "Mean gap over the issues on which both have spoken: 0.617 (n 15)",
        "The same as of 2022-01-12: 0.389 (n 9)",
        "Only the issues common to both instants: 0.389 (n 9), then 0.444 (n 9)",
        "The means are not over the same issues: 6 more and 0 fewer",
        "further apart: Russia moved",
        "by leak",
        "no word on record",
        "condition: binding guarantees",
    ):
        assert words in text
    assert "\x1b[" not in done.stdout


def test_a_plain_table_has_no_trend() -> None:
    done = detente("council", "gaps", "--example", "--as-of", "2022-01-12", "--count-silence")
    assert "Since" not in done.stdout
    assert "silence counted as 0: 0.409 (n 11)" in done.stdout
    assert "0.5, silence, which is no" in " ".join(done.stdout.split())


def test_before_anybody_spoke() -> None:
    done = detente("council", "gaps", "--example", "--as-of", "2021-12-16")
    assert (done.returncode, done.stdout) == (0, "")
    assert "No two parties" in done.stderr


def test_a_desk(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "desk", "desk") as ledger:
        ledger.append(example_positions())
    unlisted = asked("--desk", tmp_path / "desk", "--as-of", "2022-02-17", "--pair", "NATO", "RU")
    assert "not on this desk's list" in json.dumps(unlisted)
    (tmp_path / "desk" / "issues.yaml").write_bytes(example_files()["issues.yaml"])
    told = asked("--desk", tmp_path / "desk", "--as-of", "2022-02-17", "--pair", "NATO", "RU")
    assert told == asked("--example", "--as-of", "2022-02-17", "--pair", "NATO", "RU")
    other = asked("--desk", tmp_path / "desk", "--as-of", "2022-02-17", "--issues", FACTS / "issues.yaml")
    assert "not on this desk's list" in json.dumps(other)


def test_another_region_and_decade() -> None:
    files = ("--positions", FACTS / "positions.csv", "--issues", FACTS / "issues.yaml")
    told = asked(*files, "--between", "2005-09-19", "2005-09-20", "--pair", "KP", "US")
    assert told["pairs"][0]["mean"]["text"] == "0.333"
    assert [move["party"] for move in told["pairs"][0]["change"]["moves"]] == ["KP"]
    done = detente("council", "gaps", *files, "--between", "2005-09-19", "2005-09-20")
    assert "further apart: North Korea moved" in " ".join(done.stdout.split())


def test_without_parties_in_the_issue_file_those_of_the_register_count(tmp_path: Path) -> None:
    issues = tmp_path / "issues.yaml"
    issues.write_text((FACTS / "issues.yaml").read_text().replace("parties:", "# parties:"))
    told = asked("--positions", FACTS / "positions.csv", "--issues", issues, "--as-of", "2005-09-20")
    assert told["pairs"]
    bad = tmp_path / "bad.csv"
    bad.write_text((FACTS / "positions.csv").read_text().replace(",KP,", ",ZZ,"))
    assert "an unknown party" in refused("gaps", "--positions", bad, "--issues", issues)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "one of: --desk DIR"),
        (("--example", "--desk", "x"), "one of: --desk DIR"),
        (("--positions", "x.csv"), "--positions FILE with --issues FILE"),
        (("--positions", "x.csv", "--issues", "x.yaml"), "cannot be read"),
        (("--example", "--as-of", "2022-02-30"), "no such date"),
        (("--example", "--as-of", "2022-01-12", "--between", "2022-01-12", "2022-01-13"), "two ways"),
        (("--example", "--as-of", "2022-01-12", "--since", "2022-01-13"), "still to come"),
        (("--example", "--as-of", "2022-01-12", "--pair", "NATO", "PL"), "expected:  NATO, RU, US"),
        (("--desk", "no/such/desk"), "no/such/desk"),
    ],
)
def test_bad_use_exits_2(words: tuple[str, ...], told: str) -> None:
    assert told in refused("gaps", *words)


@pytest.mark.parametrize("name", NAMES)
def test_each_example_is_written_by_name(tmp_path: Path, name: str) -> None:
    done = detente("council", "example", tmp_path, "--name", name, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["name"], told["folder"], told["files"]) == (name, str(tmp_path), sorted(example_files(name)))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == example_files(name)


def test_an_example_of_no_such_name_is_refused(tmp_path: Path) -> None:
    told = refused("example", tmp_path / "new", "--name", "six_party_2006")
    assert "no such example" in told
    assert "did you mean six_party_2005?" in told
    assert not (tmp_path / "new").exists()


def test_the_example_files_are_written_and_run(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "example"
    done = detente("council", "example", folder, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["files"] == sorted(example_files())
    for name, data in example_files().items():
        assert (folder / name).read_bytes() == data
    files = ("--positions", folder / "positions.csv", "--issues", folder / "issues.yaml")
    assert asked(*files, "--as-of", "2022-01-12") == asked("--example", "--as-of", "2022-01-12")
    again = detente("council", "example", folder)
    assert again.returncode == 0, again.stderr
    assert str(folder / "positions.csv") in again.stdout


def test_a_changed_example_is_kept(tmp_path: Path) -> None:
    (tmp_path / "positions.csv").write_text("mine")
    assert "a file that is there already" in refused("example", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["positions.csv"]
    (tmp_path / "file").write_text("")
    assert "could not be made" in refused("example", tmp_path / "file" / "below")
