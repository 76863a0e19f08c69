"""`detente exercises import` and `export`, as a user runs them: whole or not at all, what is left out told."""

from __future__ import annotations

import io
import json
from pathlib import Path
from unittest import mock

import pytest

from detente.brief.activity_tables import WRITERS
from detente.cli.exercises import tables
from detente.ledger import Ledger, kept_file
from detente.model.canonical import decode
from detente.model.record import digest
from detente.sources.exercises import EXAMPLE, read_activities
from tests.cli.running import detente, detente_here

BAD = "name,states,start,troops\nA,NO,2024-05-06,3000\nB,NO,2024-05-06,3.000\nC,XX,2024-05-06,1\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    Ledger.create(tmp_path / "desk", "NO").close()
    return tmp_path / "desk"


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    (tmp_path / "bad.csv").write_text(BAD, encoding="utf-8")
    return tmp_path / "bad.csv"


def test_a_dry_run_shows_what_is_in_a_file() -> None:
    done = detente_here("exercises", "import", EXAMPLE / "made_up.yaml")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].endswith("2025-05-12  SE  exercise.activity  Made-up Lantern")
    assert done.stdout.splitlines()[-1] == "TLP:CLEAR"
    assert "4 records read, 0 rows left out; nothing is recorded" in done.stderr


@pytest.mark.parametrize("word", WRITERS)
def test_every_format_goes_onto_a_desk_as_the_same_records(word: str, desk: Path, tmp_path: Path) -> None:
    made, file = EXAMPLE / "made_up.yaml", tmp_path / f"out.{word}"
    assert detente_here("exercises", "export", made, "-o", file).returncode == 0
    first = detente_here("exercises", "import", made, "--to", desk)
    assert "4 recorded, 0 known before" in first.stderr
    again = detente_here("exercises", "import", file, "--to", desk)
    assert "0 recorded, 4 known before" in again.stderr
    assert kept_file(desk, digest(made.read_bytes())) == made.read_bytes()


def test_a_dry_run_against_a_desk_records_nothing(desk: Path) -> None:
    for _ in range(2):
        done = detente_here("exercises", "import", EXAMPLE / "made_up.yaml", "--to", desk, "--dry-run")
        assert "4 would be recorded, 0 known before" in done.stderr
    with Ledger.open(desk, read_only=True) as ledger:
        assert ledger.size == 0


def test_one_bad_row_imports_nothing(desk: Path, bad: Path) -> None:
    done = detente_here("exercises", "import", bad, "--to", desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bad.csv, row 3, column troops" in done.stderr
    with Ledger.open(desk, read_only=True) as ledger:
        assert ledger.size == 0


def test_a_part_lists_what_it_left_out(desk: Path, bad: Path) -> None:
    done = detente_here("exercises", "import", bad, "--to", desk, "--partial", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert (told["schema"], told["added"], told["known"]) == ("detente-exercises-import/1", 1, 0)
    assert [record["name"] for record in told["records"]] == ["A"]
    assert [(p["where"], p["given"]) for p in told["left_out"]] == [
        ("bad.csv, row 3, column troops", "'3.000'"),
        ("bad.csv, row 4, column states", "'XX'"),
    ]
    assert all(problem["expected"] for problem in told["left_out"])
    assert "left out: not a number" in done.stderr


def test_lines_for_a_ledger(tmp_path: Path, bad: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert detente_here("exercises", "import", bad, "--partial", "-o", out).returncode == 1
    assert [decode(line).body.name for line in out.read_bytes().splitlines()] == ["A"]
    assert detente_here("exercises", "export", out, "-o", tmp_path / "a.xlsx").returncode == 0
    assert len(read_activities((tmp_path / "a.xlsx").read_bytes(), "a.xlsx")) == 1
    refused = detente_here("exercises", "import", bad, "-o", tmp_path / "out.csv")
    assert (refused.returncode, ".jsonl" in refused.stderr) == (2, True)


def test_who_says_so_may_be_told_for_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "areas.kml"
    file.write_text("<kml><Placemark><name>A</name><description>x</description></Placemark></kml>", "utf-8")
    refused = detente_here("exercises", "import", file)
    assert (refused.returncode, "column said" in refused.stderr) == (2, True)
    done = detente_here("exercises", "import", file, "--said-by", "press", "--said", "2024-01-01", "--json")
    assert json.loads(done.stdout)["records"][0]["party"] == "press"
    assert "left out <description> of a Placemark" in done.stderr


def test_the_format_may_be_named(tmp_path: Path) -> None:
    file = tmp_path / "table.txt"
    file.write_bytes((EXAMPLE / "made_up.yaml").read_bytes())
    assert (
        json.loads(detente_here("exercises", "import", file, "--format", "yaml", "--json").stdout)["format"]
        == "yaml"
    )
    refused = detente_here("exercises", "import", file, "--format", "word")
    assert (refused.returncode, "--format" in refused.stderr) == (2, True)


def test_numbers_and_amendments_are_held_against_the_desk(desk: Path, tmp_path: Path) -> None:
    head = "name,states,start,sent,number,amends,troops\n"
    files = {
        "first": f"{head}A,NO,2024-05-06,2024-01-01,N1,,1\n",
        "amends": f"{head}A,NO,2024-05-06,2024-02-01,N2,N1,2\n",
        "twice": f"{head}A,NO,2024-05-06,2024-02-01,N1,,3\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    assert "never sent" in detente_here("exercises", "import", tmp_path / "amends.csv", "--to", desk).stderr
    for name in ("first", "first", "amends"):
        assert detente_here("exercises", "import", tmp_path / f"{name}.csv", "--to", desk).returncode == 0
    refused = detente_here("exercises", "import", tmp_path / "twice.csv", "--to", desk)
    assert (refused.returncode, "as one on the desk" in refused.stderr) == (2, True)


def test_an_export_that_cannot_be_is_not_written(bad: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    for words in ((bad, "-o", out), (EXAMPLE / "made_up.yaml", "-o", tmp_path / "out.docx")):
        assert detente_here("exercises", "export", *words).returncode == 2
    assert not list(tmp_path.glob("out.*"))


def test_a_formula_in_csv_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("name,states,start\n=1+1,NO,2024-05-06\n", encoding="utf-8")
    done = detente_here("exercises", "export", file, "-o", tmp_path / "b.csv", "--json")
    assert "begins like a formula" in done.stderr
    assert json.loads(done.stdout)["records"] == 1


def test_check_and_draft_read_every_format(tmp_path: Path) -> None:
    made = EXAMPLE / "made_up.yaml"
    plain = detente_here("exercises", "check", made, "--as-of", "2025-12-31").stdout
    for word in WRITERS:
        file = tmp_path / f"a.{word}"
        detente_here("exercises", "export", made, "-o", file)
        assert detente_here("exercises", "check", file, "--as-of", "2025-12-31").stdout == plain
    drafted = detente_here(
        "exercises", "draft", "vd11.38.notification", "--from", file, "--subject", "Made-up Lantern"
    )
    assert "12700" in drafted.stdout


def test_nothing_but_words_goes_to_stderr_in_a_pipe(tmp_path: Path) -> None:
    """A process of its own: no bar, no escape codes; on a terminal there is a bar that counts rows."""
    done = detente("exercises", "import", EXAMPLE / "made_up.yaml")
    assert "\x1b" not in done.stderr + done.stdout
    terminal = tables.Console(file=(drawn := io.StringIO()), force_terminal=True)
    with mock.patch.object(tables, "Console", return_value=terminal), tables.bar("reading", 10) as told:
        assert told is not None
        told(7)
    assert "7/10" in drawn.getvalue()
