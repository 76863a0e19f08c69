"""`detente exercises compare` and `sweep`: hypothetical always, nothing dropped, errors that teach."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from detente.cli.exercises import app
from detente.model.errors import DetenteError, InputError, SchemaError, StorageError, UnknownProvision
from tests.test_house import ROOT

run = CliRunner().invoke
AT = ("--as-of", "2026-01-01")
SET = ("--set", "VD11/40.1.1/personnel=7500")
PERSONNEL = ("--provision", "VD11/40.1.1/personnel")
DUTIES = {"prior notification", "observation", "size class"}


def printed(*words: str) -> str:
    """Return what a verb prints."""
    found = run(app, [*words, *AT], catch_exceptions=False)
    assert found.exit_code == 0
    return found.stdout


def as_json(*words: str) -> dict[str, Any]:
    """Return what a verb prints as JSON."""
    found: dict[str, Any] = json.loads(printed(*words, "--json"))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the written examples."""
    assert run(app, ["example", str(tmp_path)], catch_exceptions=False).exit_code == 0
    return tmp_path


def test_compare_works_without_a_file() -> None:
    told = printed("compare", *SET, "--suppose-structure")
    assert told.startswith("HYPOTHETICAL: not the law")
    assert "VD11/40.1.1/personnel: 8,700 against 7,500, margin +1,200" in told
    assert "cannot tell" in told
    assert "uncertain" in told
    assert told.rstrip().endswith("TLP:CLEAR")
    assert "Supposed: Where it is not told" in told


def test_every_word_of_the_json_is_there() -> None:
    found = as_json("compare", *SET)
    assert (found["schema"], found["hypothetical"]) == ("detente-compare/1", "VD11/40.1.1/personnel=7500")
    assert set(found) == {
        "schema",
        "marking",
        "as_of",
        "source",
        "hypothetical",
        "supposed",
        "claims",
        "counts",
        "activities",
        "limits",
        "totals",
        "messages",
    }
    assert {row["duty"] for row in found["counts"]} == DUTIES
    for row in found["counts"]:
        assert set(row["before"]) >= {"cannot tell", "uncertain"}
        assert sum(row["before"].values()) == sum(row["after"].values()) == 42
    assert [row["change"] for row in found["activities"]] == ["differs"] * 3
    assert {tuple(row["after"]) for row in found["messages"]} == {("due", "uncertain", "cannot_tell")}
    assert found["supposed"] == []


def test_all_shows_also_what_stays_the_same() -> None:
    found = as_json("compare", *SET, "--all")
    assert len(found["activities"]) == 3 * found["claims"]
    assert "the same" in printed("compare", *SET, "--all")


def test_a_reform_file_and_a_number_together(folder: Path) -> None:
    found = as_json(
        "compare",
        str(folder / "made_up.yaml"),
        "--reform",
        str(folder / "lower.yaml"),
        "--set",
        "VD11/47.4/battle_tanks=250",
    )
    assert found["hypothetical"] == "lower and VD11/47.4/battle_tanks=250"
    arisen = {row["activity"] for row in found["activities"] if row["change"] == "arises"}
    assert "Made-up Lantern" in arisen


def test_a_reform_that_changes_nothing_says_so(folder: Path) -> None:
    told = printed("compare", str(folder / "made_up.yaml"), "--set", "VD11/40.1.1/personnel=9000")
    assert "For no activity a verdict differs." in told


@pytest.mark.parametrize("words", [("--law", "1988-01-01"), ("--edition", "STOCKHOLM86")])
def test_older_law_is_tried_on_newer_activities(words: tuple[str, ...]) -> None:
    found = as_json("compare", *words, "--suppose-structure")
    assert found["hypothetical"] == f"the law of {'1988-01-01' if words[0] == '--law' else '1987-01-01'}"
    size = next(row for row in found["counts"] if row["duty"] == "size class")
    assert size["after"]["not in force"] == 42


def test_limits_of_a_year_that_differ(tmp_path: Path) -> None:
    rows = "".join(f"Made-up {n},SE,SE,2022-0{n}-01,2022-0{n}-20,12000,division,yes\n" for n in range(1, 8))
    file = tmp_path / "seven.csv"
    file.write_text("name,states,hosts,start,end,troops,structure,zone\n" + rows)
    words = ("compare", str(file), "--set", "VD11/67.2/personnel=11000")
    found = {row["limit"]: row for row in as_json(*words)["limits"]}
    assert found["smaller"]["after"] == {
        "verdict": "exceeded",
        "provision": "VD11/67.2/activities",
        "surely": 7,
        "possible": 7,
        "most": 6,
    }
    assert found["smaller"]["before"] is None
    assert found["simultaneous"]["day"] == "2022-01-01"
    told = printed(*words)
    assert "exceeded: 7 surely, 7 possibly, at most 6" in told
    assert "nothing counts" in told


@pytest.mark.parametrize("rows", ["activities", "messages"])
def test_compare_as_csv(rows: str) -> None:
    found = list(csv.DictReader(io.StringIO(printed("compare", *SET, "--csv", rows))))
    assert {row["hypothetical"] for row in found} == {"VD11/40.1.1/personnel=7500"}
    assert {row["marking"] for row in found} == {"TLP:CLEAR"}
    name = "after_cannot_tell" if rows == "messages" else "after_verdict"
    assert all(row[name] for row in found)


def test_an_empty_csv_has_a_head() -> None:
    told = printed("compare", "--set", "VD11/40.1.1/personnel=9000", "--csv", "activities")
    assert told == "hypothetical,marking\n"


def test_an_as_of_never_looks_ahead() -> None:
    found = run(app, ["compare", *SET, "--all", "--json", "--as-of", "2012-12-31"], catch_exceptions=False)
    assert {row["start"][:4] for row in json.loads(found.stdout)["activities"]} <= {"2009", "2010", "2011", "2012"}


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (("compare",), InputError, "--set VD11/40.1.1/personnel=7500"),
        (("compare", "--set", "VD11/40.1.1/personel=1"), UnknownProvision, "VD11/40.1.1/personnel"),
        (("compare", "--set", "personnel"), InputError, ""),
        (("compare", "--set", "VD11/40.1.1/personnel=7,500"), SchemaError, "without commas"),
        (("compare", "--edition", "VD93"), InputError, "VD92"),
        (("compare", "--edition", "VD92", "--law", "1999-01-01"), InputError, ""),
        (("compare", "no_such.csv", *SET), StorageError, ""),
        (("sweep", *PERSONNEL[:1], "VD11/40.1.1/personel"), UnknownProvision, "VD11/40.1.1/personnel"),
        (("sweep", *PERSONNEL[:1], "VD11/38/days"), InputError, ""),
        (("sweep", *PERSONNEL, "--from", "10", "--to", "1"), InputError, ""),
        (("sweep", *PERSONNEL, "-o", "chart.gif"), InputError, ""),
    ],
)
def test_what_cannot_be_tried_is_refused(words: tuple[str, ...], error: type[DetenteError], hint: str) -> None:
    refused = run(app, list(words))
    assert isinstance(refused.exception, error)
    assert hint in refused.exception.next_step
    assert refused.stdout == ""


def test_a_bad_reform_file_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("name: bad\nsays: bad\nvalues:\n  VD11/40.1.1/personnel: 7,500\n")
    refused = run(app, ["compare", "--reform", str(file)])
    assert isinstance(refused.exception, SchemaError)
    assert "bad.yaml, line 4" in refused.exception.where


def test_sweep_as_a_table_json_and_csv() -> None:
    told = printed("sweep", *PERSONNEL, "--from", "8000", "--to", "10000", "--suppose-structure")
    assert told.startswith("HYPOTHETICAL: not the law, but prior notification at other values of")
    assert [line.split()[0] for line in told.splitlines() if line.endswith("the law")] == ["9,000"]
    found = as_json("sweep", *PERSONNEL, "--by", "year")
    assert (found["schema"], found["law"], found["duty"]) == ("detente-sweep/1", 9_000, "prior notification")
    assert [row["value"] for row in found["rows"]] == list(range(1_000, 20_001, 500))
    assert all(sum(row.values()) - row["value"] == 42 for row in found["rows"])
    assert found["parts"][0]["name"] == "2009"
    rows = list(csv.DictReader(io.StringIO(printed("sweep", *PERSONNEL, "--csv", "--by", "state"))))
    assert {row["part"] for row in rows} >= {"all", "RU", "NATO"}
    assert {row["hypothetical"] for row in rows} == {"VD11/40.1.1/personnel"}


def test_the_picture_of_the_page_is_the_one_that_is_drawn(tmp_path: Path) -> None:
    file, page = tmp_path / "sweep.svg", ROOT / "docs" / "pictures" / "sweep.svg"
    words = ("sweep", *PERSONNEL, "-o", str(file), "--as-of", "2025-12-31", "--suppose-structure")
    assert run(app, [*words], catch_exceptions=False).exit_code == 0
    assert page.read_bytes() == file.read_bytes(), f"detente exercises {' '.join(words)}, into {page}"


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_sweep_is_drawn(form: str, tmp_path: Path) -> None:
    if form == "png":
        pytest.importorskip("typst")
    file = tmp_path / f"chart.{form}"
    found = run(app, ["sweep", *PERSONNEL, "-o", str(file), *AT, "--suppose-structure"], catch_exceptions=False)
    assert f"written: {file}" in found.stderr
    data = file.read_bytes()
    assert data.startswith(b"<svg" if form == "svg" else b"\x89PNG")
    assert form == "png" or b"the law: 9,000" in data
    again = run(app, ["sweep", *PERSONNEL, "-o", str(file), *AT, "--suppose-structure"], catch_exceptions=False)
    assert (again.exit_code, file.read_bytes()) == (0, data)
