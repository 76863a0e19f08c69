"""`detente exercises`: data to stdout, words to stderr, exits 0, 1 where asked, 2 on bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli.exercises import app
from detente.cli.exercises.example import EXAMPLE_FILES
from detente.model.errors import DateError, InputError, SchemaError, StorageError, UnknownProvision
from tests.cli.running import detente

run = CliRunner().invoke
DAY = "2025-12-31"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the written examples."""
    result = run(app, ["example", str(tmp_path / "in")], catch_exceptions=False)
    assert result.exit_code == 0
    return tmp_path / "in"


def test_check_says_what_is_due(folder: Path) -> None:
    result = run(app, ["check", str(folder / "made_up.yaml"), "--as-of", DAY], catch_exceptions=False)
    assert result.exit_code == 0
    assert "VD11/40.1.1: due [M]." in result.stdout
    assert "VD11/40.1.1/personnel: 12,700 told, at least 9,000 wanted, margin +3,700: met." in result.stdout
    assert "sent in time" in result.stdout
    assert "findings" in result.stderr
    assert "findings" not in result.stdout


def test_check_as_json(folder: Path) -> None:
    result = run(app, ["check", str(folder / "made_up.yaml"), "--as-of", DAY, "--json"], catch_exceptions=False)
    data = json.loads(result.stdout)
    assert data["schema"] == "detente-exercises/1"
    assert data["hypothetical"] == ""
    first = data["findings"][0]
    assert (first["rule"], first["verdict"]) == ("VD11/40.1.1", "due")
    assert first["owed"][0]["due"] == "2025-03-31T23:59:59Z"
    provisions = {leaf["provision"] for leaf in first["why"]["children"][0]["children"]}
    assert "VD11/40.1.1/personnel" in provisions


def test_an_as_of_never_looks_ahead(folder: Path) -> None:
    result = run(
        app, ["check", str(folder / "made_up.yaml"), "--as-of", "2025-05-30", "--json"], catch_exceptions=False
    )
    assert {f["subject"] for f in json.loads(result.stdout)["findings"]} == {"Made-up Lantern"}


def test_exit_code_only_where_asked(folder: Path) -> None:
    arguments = ["check", str(folder / "made_up.yaml"), "--as-of", DAY]
    assert run(app, arguments).exit_code == 0
    assert run(app, [*arguments, "--exit-code"]).exit_code == 1
    small = folder / "small.csv"
    small.write_text("name,states,start,troops\nSmall,NO,2025-01-01,100\n", encoding="utf-8")
    assert run(app, ["check", str(small), "--as-of", DAY, "--exit-code"]).exit_code == 0


def test_what_if_is_marked_hypothetical(folder: Path) -> None:
    small = folder / "small.csv"
    small.write_text("name,states,start,troops,structure\nSmall,NO,2025-01-01,8000,division\n", encoding="utf-8")
    arguments = ["check", str(small), "--as-of", DAY]
    assert "not due" in run(app, arguments).stdout
    tried = run(app, [*arguments, "--set", "VD11/40.1.1/personnel=7500"], catch_exceptions=False).stdout
    assert tried.startswith("HYPOTHETICAL")
    assert "VD11/40.1.1: due" in tried
    reform = folder / "lower.yaml"
    reform.write_text("name: lower\nsays: made up\nvalues:\n  VD11/40.1.1/personnel: 7500\n", encoding="utf-8")
    result = run(app, [*arguments, "--reform", str(reform), "--json"], catch_exceptions=False)
    data = json.loads(result.stdout)
    assert data["hypothetical"] == "lower"
    assert all("Hypothetical" in " ".join(f["notes"]) for f in data["findings"])


def test_limits_beyond_a_year_need_action(folder: Path) -> None:
    rows = "".join(f"E{i},NO,NO,2025-0{i}-01,2025-0{i}-02,yes,division,yes,14000,no\n" for i in range(1, 8))
    file = folder / "many.csv"
    file.write_text(
        "name,states,hosts,start,end,zone,structure,single_command,troops,snap\n" + rows, encoding="utf-8"
    )
    result = run(app, ["check", str(file), "--as-of", DAY, "--exit-code"])
    assert result.exit_code == 1
    assert "VD11/67.2: exceeded" in result.stdout


def test_law_lists_what_was_in_force() -> None:
    result = run(app, ["law", "--at", "2022-01-11"], catch_exceptions=False)
    assert "VD11/40.1.1/personnel                S   at least 9000 personnel" in result.stdout
    assert "Marks:" in result.stderr
    assert "VD99" not in result.stdout
    data = json.loads(run(app, ["law", "--at", "2009-01-01", "--json"], catch_exceptions=False).stdout)
    assert {p["id"].partition("/")[0] for p in data["provisions"]} == {"VD99"}
    assert all(p["checked"] and p["certainty"] and p["paragraph"] for p in data["provisions"])


def test_law_before_there_was_any() -> None:
    result = run(app, ["law", "--at", "1970-01-01"], catch_exceptions=False)
    assert result.stdout == ""
    assert "no provision was in force" in result.stderr
    assert run(app, ["law"], catch_exceptions=False).exit_code == 0


def test_example_keeps_what_is_there(folder: Path) -> None:
    assert run(app, ["example", str(folder)], catch_exceptions=False).exit_code == 0
    told = json.loads(run(app, ["example", str(folder), "--json"], catch_exceptions=False).stdout)
    assert len(told["written"]) == len(EXAMPLE_FILES)
    (folder / "activities.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="other contents"):
        run(app, ["example", str(folder)], catch_exceptions=False)
    assert (folder / "activities.csv").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises((StorageError, InputError)):
        run(app, ["example", str(tmp_path / "file" / "below")], catch_exceptions=False)


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (["check", "nothing.csv"], StorageError),
        (["law", "--at", "2022-02-30"], DateError),
        (["check", "FILE", "--as-of", "soon"], DateError),
        (["check", "FILE", "--set", "VD11/40.1.1/personel=1"], UnknownProvision),
        (["check", "FILE", "--set", "VD11/40.1.1/personnel"], InputError),
        (["check", "FILE", "--set", "VD11/40.1.1/personnel=7,500"], SchemaError),
        (["check", "FILE", "--reform", "nothing.yaml"], StorageError),
    ],
)
def test_bad_use_teaches(arguments: list[str], kind: type[Exception], folder: Path) -> None:
    given = [str(folder / "made_up.yaml") if a == "FILE" else a for a in arguments]
    with pytest.raises(kind):
        run(app, given, catch_exceptions=False)


def test_bad_input_exits_2(tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text('name,states,start,troops\nA,NO,2025-01-01,"12,700"\n', encoding="utf-8")
    done = detente("exercises", "check", file)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "row 2, column troops" in done.stderr
    assert "Traceback" not in done.stderr
