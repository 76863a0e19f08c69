"""`detente council gaps`, `history` and `coders` on files: two coders, what is too late, what stands how."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.cli.council.wording import day_or_instant
from detente.cli.show import print_json, print_json_list
from detente.ledger import Ledger
from detente.model.time import read_instant
from detente.sources.example import example_positions
from tests.cli.running import detente

TWO = Path(__file__).resolve().parent.parent / "cases" / "council" / "two_coders"
HEAD = "issue,party,date,stance,basis,in_short,document,certainty,coded_by,condition"
FILES = ("--positions", TWO / "positions.csv", "--issues", TWO / "issues.yaml")
EXAMPLE = ("--example", "--as-of", "2022-02-17")


def asked(*words: str | Path) -> Any:
    done = detente("council", *words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def shown(*words: str | Path) -> str:
    done = detente("council", *words)
    assert done.returncode == 0, done.stderr
    assert "\x1b[" not in done.stdout
    return " ".join(done.stdout.split())


def refused(*words: str | Path) -> str:
    done = detente("council", *words)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


def written(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return path


def test_rows_said_later_are_named_and_not_counted() -> None:
    done = detente("council", "gaps", *FILES, "--as-of", "1975-06-02", "--pair", "AA", "BB", "--json")
    assert done.stderr == "1 row of positions.csv is said after 1975-06-02 and not seen, on line 9\n"
    (pair,) = json.loads(done.stdout)["pairs"]
    assert (pair["mean"]["text"], pair["mean"]["n"]) == ("0.250", 1)
    for verb in ("gaps", "history", "coders"):
        early = detente("council", verb, *FILES, "--as-of", "1970-01-01T12:00:00Z")
        assert (
            "11 rows of positions.csv are said after 1970-01-01 12:00 UTC and not seen, the first on line 2"
            in (early.stderr)
        )
    assert detente("council", "gaps", *FILES).stderr == ""


def test_two_readings_that_differ_stand_side_by_side() -> None:
    told = shown("gaps", *FILES, "--as-of", "1975-06-02")
    for words in (
        "two readings that differ:",
        "leans against (1975-06-01, T, read by Kim)",
        "is open (1975-06-01, T, read by Lee)",
        "How the two stand, issues counted: common ground: 1; two readings that differ: 2",
    ):
        assert words in told
    (pair,) = asked("gaps", *FILES, "--as-of", "1975-06-02")["pairs"]
    (row,) = [row for row in pair["rows"] if row["issue"] == "visits"]
    assert row["words"][1]["position"]["coded_by"] == "Kim"
    assert [other["position"]["coded_by"] for other in row["words"][1]["others"]] == ["Lee"]


def test_two_words_of_one_coder_on_a_desk_are_told(tmp_path: Path) -> None:
    record = next(one for one in example_positions() if one.party == "RU")
    body = record.body
    assert body is not None
    with Ledger.create(tmp_path / "desk", "desk") as ledger:
        ledger.append([type(record)(**{**_fields(record), "body": _with(body, stance)}) for stance in (-2, 0, 2)])
    told = shown("history", "--desk", tmp_path / "desk", "--as-of", "2022-02-17")
    assert "two different words on record" in told
    assert shown("coders", "--desk", tmp_path / "desk").count("One coder has two words on 1 word") == 1
    ground = shown("gaps", "--desk", tmp_path / "desk", "--pair", "RU", "RU", "--as-of", "2022-02-17")
    assert "3 different words on record:" in ground


def _fields(one: Any) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__struct_fields__}


def _with(body: Any, stance: int) -> Any:
    return type(body)(**{**_fields(body), "stance": stance})


def test_issues_that_stand_in_one_way() -> None:
    told = asked("gaps", *EXAMPLE, "--pair", "NATO", "RU", "--standing", "blocked", "--standing", "tradeable")
    (pair,) = told["pairs"]
    assert told["standing"] == ["blocked", "tradeable"]
    assert {row["standing"] for row in pair["rows"]} == {"blocked", "tradeable"}
    (whole,) = asked("gaps", *EXAMPLE, "--pair", "NATO", "RU")["pairs"]
    assert whole["mean"] == pair["mean"]
    assert whole["standings"] == pair["standings"]
    assert sum(whole["standings"].values()) == len(whole["rows"])
    assert len(pair["rows"]) == whole["standings"]["blocked"] + whole["standings"]["tradeable"]


def test_the_ways_of_standing_are_sections_of_the_table() -> None:
    told = shown("gaps", *EXAMPLE, "--pair", "NATO", "RU", "--standing", "common ground", "--standing", "blocked")
    assert told.index("common ground: 5 │") < told.index("blocked: 7 │")
    assert "tradeable │" not in told
    assert "over all issues, not only those shown" in told
    silent = shown("gaps", *EXAMPLE, "--pair", "NATO", "RU", "--standing", "silent")
    assert "silence, which is no position: 2 │" in silent
    assert "expected:  common-ground, both-against, blocked" in refused("gaps", *EXAMPLE, "--standing", "nearly")


def test_a_million_rows_or_one_the_json_has_one_form(capsys: pytest.CaptureFixture[str]) -> None:
    items = [{"a": [1, "x\ny"]}, {"b": {}}, []]
    for count in range(4):
        print_json_list({"schema": "x", "since": None}, "pairs", iter(items[:count]))
        streamed = capsys.readouterr().out
        print_json({"schema": "x", "since": None, "pairs": items[:count]})
        assert streamed == capsys.readouterr().out


def test_the_history_of_an_issue() -> None:
    told = asked("history", *EXAMPLE, "--issue", "missions_and_offices")
    assert told["schema"] == "detente-history/1"
    (issue,) = told["issues"]
    parties = {party["id"]: party for party in issue["parties"]}
    assert [word["said"] for word in parties["RU"]["words"]] == ["2022-01-12T23:59:59Z", "2022-02-17T23:59:59Z"]
    assert parties["RU"]["stands"] == {
        "stance": -2,
        "silent": False,
        "readings_differ": False,
        "since": "2022-02-17T23:59:59Z",
    }
    (move,) = issue["moves"]
    assert (move["party"], move["from"], move["to"]) == ("RU", 0, -2)
    early = asked("history", "--example", "--as-of", "2022-02-16", "--issue", "missions_and_offices")
    assert early["issues"][0]["moves"] == []


def test_the_history_for_people() -> None:
    told = shown("history", *EXAMPLE, "--issue", "missions_and_offices", "--party", "RU")
    for words in (
        "[missions_and_offices]",
        "moved: before, is open",
        "Russia rejects, since 2022-02-17; moved 1 time",
    ):
        assert words in told
    assert "NATO proposes" not in told
    whole = shown("history", *EXAMPLE)
    assert "by leak" in whole
    assert "condition: binding guarantees" in whole
    assert "is silent on it, since" in whole
    done = detente("council", "history", *EXAMPLE, "--party", "PL")
    assert "of 24 issues without a word on record by 2022-02-17" in done.stderr


def test_the_history_of_two_readings() -> None:
    told = asked("history", *FILES, "--issue", "visits", "--as-of", "1975-06-02")
    (party,) = [party for party in told["issues"][0]["parties"] if party["id"] == "BB"]
    assert party["stands"] == {
        "stance": None,
        "silent": False,
        "readings_differ": True,
        "since": "1975-06-01T23:59:59Z",
    }
    assert (
        "BB is read in different ways: leans against (read by Kim); is open (read by Lee), since 1975-06-01"
        in (shown("history", *FILES, "--issue", "visits", "--as-of", "1975-06-02"))
    )


def test_an_issue_or_a_party_that_is_not_there() -> None:
    told = refused("history", *EXAMPLE, "--issue", "mission_and_offices")
    assert "an issue that is not on the table" in told
    assert "did you mean missions_and_offices" in told
    assert "expected:  NATO, PL, RU, US" in refused("history", *EXAMPLE, "--party", "XX")


def test_coders_side_by_side() -> None:
    told = asked("coders", *FILES)
    assert told["schema"] == "detente-coders/1"
    assert told["coders"] == [{"name": "Kim", "words": 6}, {"name": "Lee", "words": 5}]
    assert (told["words_compared"], told["words_by_one_coder"]) == (4, 3)
    (pair,) = told["pairs"]
    assert pair["coders"] == ["Kim", "Lee"]
    assert sum(map(sum, pair["confusion"])) == pair["kappa_linear"]["words"] == 3
    assert [word["position"]["issue"] for word in told["differing"]] == ["visits", "flights"]
    assert told["alpha_stances_ordinal"]["text"] == "0.949"  # 1 - 5 / 99, by hand
    text = shown("coders", *FILES)
    for words in (
        "Coders as of",
        "Kim (6), Lee (5)",
        "Krippendorff's alpha, stances (ordinal): 0.949 over 3 words, 6 readings",
        "silence or not (nominal): 0.000 over 4 words, 8 readings; tentative, because below 0.67",
        "Kim and Lee: the same stance on 2 of 3 words",
        "The coders differ on 2 words",
    ):
        assert words in text


def test_two_files_are_compared(tmp_path: Path) -> None:
    line = "line,AA,1975-06-01,2,stated,Said so,A letter,T,{},"
    one, two = (written(tmp_path, f"{name}.csv", line.format(name)) for name in ("Kim", "Lee"))
    issues = ("--issues", TWO / "issues.yaml")
    text = shown("coders", "--positions", one, "--positions", two, *issues)
    assert "cannot tell: every reading is the same" in text
    assert "Words read by two or more coders: 1" in text
    assert "first on line 2 of" in refused("coders", "--positions", one, "--positions", one, *issues)
    silent = "line,AA,1975-06-01,0,silent,Left it out,A letter,T,Lee,"
    third = written(tmp_path, "third.csv", silent)
    text = shown("coders", "--positions", one, "--positions", third, *issues)
    assert "the same stance on 0 of 0 words" in text
    assert "Weighted kappa, linear: cannot tell: no word was read by two coders" in text


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    line = "line,AA,1975-06-01,2,stated,Said so,A letter,T,Kim,"
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    paths = [written(folder, "p.csv", line) for folder in folders]
    told = refused("gaps", "--positions", paths[0], "--positions", paths[1], "--issues", TWO / "issues.yaml")
    assert f"{paths[1]}, line 2" in told
    assert f"of {paths[0]}" in told


def test_a_coder_who_is_not_listed_is_refused_with_line_and_column(tmp_path: Path) -> None:
    path = written(tmp_path, "p.csv", "line,AA,1975-06-01,2,stated,Said so,A letter,T,Max,")
    for verb in ("gaps", "history", "coders"):
        told = refused(verb, "--positions", path, "--issues", TWO / "issues.yaml")
        for words in (
            "a coder who is not on the desk's list",
            "p.csv, line 2, column coded_by",
            "Kim, Lee",
            "'Max'",
        ):
            assert words in told


def test_what_a_file_says_steers_no_screen(tmp_path: Path) -> None:
    line = "line,{},1975-06-01,2,conditional,[bold]\x1b[31m said,[/x],T,Kim,\x1b[2J [link]"
    path = written(tmp_path, "p.csv", line.format("AA"), line.format("BB"))
    for verb in ("gaps", "history"):
        text = shown(verb, "--positions", path, "--issues", TWO / "issues.yaml")
        assert "‹U+001B›[2J [link]" in text
    assert "[bold]‹U+001B›[31m said" in text
    assert "[/x]" in text


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        ("2022-01-12", "2022-01-12"),
        ("9999-12-31T23:59:59Z", "9999-12-31"),
        ("2022-01-12T18:00:00Z", "2022-01-12 18:00 UTC"),
        ("2022-01-12T18:00:07Z", "2022-01-12 18:00:07 UTC"),
    ],
)
def test_how_an_instant_is_told(instant: str, words: str) -> None:
    assert day_or_instant(read_instant(instant)) == words
