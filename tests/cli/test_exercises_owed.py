"""`detente exercises owed`: data to stdout, words to stderr, exits 0, 1 or 2; files, a desk, a calendar."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from detente.agreements.form_loading import load_forms
from detente.cli.exercises import app
from detente.cli.exercises.example import YEAR
from detente.ledger import Ledger
from detente.model.errors import DateError, InputError, SchemaError, StorageError
from detente.sources.example import example_files
from detente.sources.exercises import EXAMPLE
from detente.sources.message_files import read_message, record_of_message, source_of
from tests.cli.running import detente

DAY = "2025-03-31"
XX = ("--state", "XX", "--members", "XX,QQ", "--as-of", DAY)
FILES = [str(EXAMPLE / name) for name in ("notification.txt", *YEAR)]
runner = CliRunner()


def run(*words: str | Path, code: int = 0) -> tuple[str, str]:
    """Return what the verb prints on stdout and says on stderr; fail unless it exits so."""
    result = runner.invoke(app, ["owed", *map(str, words)], catch_exceptions=False)
    assert result.exit_code == code, result.stderr
    return result.stdout, result.stderr


def data(*words: str | Path) -> dict[str, Any]:
    return json.loads(run(*words, "--json")[0])


def without_ids(item: dict[str, Any]) -> dict[str, Any]:
    """Return a line without the ids of its records: a message has another id in a ledger, which salts it."""
    return item | {"evidence": {**item["evidence"], "records": len(item["evidence"].get("records", ()))}}


def test_empty_input_gives_the_fixed_dates_of_a_state() -> None:
    out, err = run("--state", "SE", "--as-of", "2025-11-20")
    assert "2025-12-15 in 25 days" in out
    assert "annual exchange of military information for 2026, valid as of 2026-01-01" in " ".join(out.split())
    assert out.rstrip().endswith("TLP:CLEAR")
    assert "Nothing on record is never read as nothing sent." in err
    assert "0 records read" in err


def test_a_table_in_its_order_with_marks_and_records() -> None:
    out, _ = run(*XX, *FILES, "--behind", "150", "--ahead", "90")
    heads = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert [head.partition(":")[0] for head in heads[1:-1]] == [
        "overdue, as far as this desk's record goes",
        "due",
        "without a day",
    ]
    for words in (
        "2025-04-01 18:30 in 1 day",
        "VD11/17.2 [D]",
        "2025-04-10 in 10 days",
        "2025-04-30 in 30 days",
        "VD11/15 [M?]",
        "from record QQ, ",
        "from the law alone",
    ):
        assert words in " ".join(out.split()) or words in out
    assert "sent in time" not in out
    assert "sent in time" in run(*XX, *FILES, "--all")[0]


def test_today_and_yesterday() -> None:
    out, _ = run("--state", "SE", "--as-of", "2025-12-15")
    assert "2025-12-15 today" in out
    assert "2025-12-15 1 day ago" in run("--state", "SE", "--as-of", "2025-12-16")[0]


def test_json_has_a_schema_and_everything() -> None:
    told = data(*XX, *FILES)
    assert list(told) == [
        "schema", "marking", "state", "as_of", "from", "until", "owed", "beyond", "cannot_tell",
    ]  # fmt: skip
    assert (told["schema"], told["from"], told["until"]) == ("detente-owed/1", "2024-03-31", "2025-09-27")
    groups = {item["group"] for item in told["owed"]}
    assert groups == {"overdue", "due", "upcoming", "without a day", "settled"}


def test_how_files_are_split_does_not_matter(tmp_path: Path) -> None:
    told = data(*XX, *FILES)
    assert data(*XX, *reversed(FILES)) == told
    assert data(*XX, *FILES, *FILES) == told
    whole = EXAMPLE / "made_up.yaml"
    text = whole.read_text(encoding="utf-8")
    blocks = ["  - name:" + block for block in text.partition("activities:\n")[2].split("  - name:")[1:]]
    parts = []
    for number, block in enumerate(blocks):
        if "notifications:" in block:
            return
        part = tmp_path / f"{number}.yaml"
        part.write_text("activities:\n" + block, encoding="utf-8")
        parts.append(part)
    asked = ("--state", "SE", "--as-of", "2025-04-30")
    assert data(*asked, *parts) == data(*asked, whole)


def test_a_desk_is_read_as_files_are(tmp_path: Path) -> None:
    forms = load_forms()
    with Ledger.create(tmp_path / "desk", "XX") as ledger:
        for file in map(Path, FILES):
            held = file.read_bytes()
            message = read_message(held, file.name, forms)
            ledger.append([record_of_message(message, source_of(held, file.name))])
    desk, files = data(*XX, "--desk", tmp_path / "desk"), data(*XX, *FILES)
    assert [without_ids(item) for item in desk["owed"]] == [without_ids(item) for item in files["owed"]]
    assert data(*XX, "--desk", tmp_path / "desk", *FILES) == desk


def test_what_is_later_than_the_as_of_is_not_seen() -> None:
    early = ("--state", "XX", "--members", "XX,QQ", "--as-of", "2024-11-01")
    assert data(*early, *FILES) == data(*early)


def test_exit_code_says_that_something_is_overdue() -> None:
    run("--state", "SE", "--as-of", DAY, "--exit-code", code=1)
    run("--state", "SE", "--as-of", DAY, "--behind", "0", "--exit-code")


def test_a_calendar_is_written_with_the_alarms_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "xx.ics"
    _, err = run(*XX, *FILES, "--ics", file)
    text = file.read_bytes().replace(b"\r\n ", b"").decode()
    assert "written: " in err
    assert "Without a day, and so in no calendar: annual implementation assessment meeting 2025." in err
    assert "TRIGGER:-P7D" in text
    assert "TLP:CLEAR. As of 2025-03-31 23:59 UTC." in text
    run(*XX, *FILES, "--ics", file, "--alarm", "3", "--ahead", "20")
    other = file.read_bytes().decode()
    assert "TRIGGER:-P3D" in other
    assert "TRIGGER:-P7D" not in other


def test_the_desk_rule_for_incidents_can_be_set() -> None:
    told = data(*XX, *FILES, "--service-hours", "6")
    (incident,) = [item for item in told["owed"] if item["rule"] == "VD11/17.2"]
    assert incident["owed"]["due"] == "2025-04-01T00:30:00Z"
    assert "desk rule: 6 hours" in incident["owed"]["within"]


def test_a_draft_is_left_out_and_named(tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text("type: vd11.61.calendar\nsender: XX\n", encoding="utf-8")
    assert "1 draft left out: nobody has sent them." in run(*XX, draft)[1]


def test_limits_that_are_exceeded_stand_below(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    rows = "".join(
        f"- {{name: L{n}, states: [SE], hosts: [SE], zone: yes, structure: division, troops: 40001, "
        f"start: 2025-0{n}-01, end: 2025-0{n}-09, said: 2025-01-01}}\n"
        for n in (5, 7)
    )
    file.write_text("activities:\n" + rows, encoding="utf-8")
    out, _ = run("--state", "SE", "--as-of", DAY, file)
    assert "beyond a limit: " in out
    assert "VD11/67.1 [M]" in out


@pytest.mark.parametrize(
    ("words", "error", "told"),
    [
        (("--state", "QQ"), InputError, "not a participating State"),
        (("--state", "SEE"), InputError, "SE"),
        (("--state", "MN", "--as-of", "2012-01-01"), InputError, "56 participating States"),
        (("--state", "SE", "--as-of", "2025"), DateError, "no such instant"),
        (("--state", "SE", "--ahead", "x"), InputError, "--ahead"),
        (("--state", "SE", "--behind", "-1"), InputError, "--behind"),
        (("--state", "SE", "--ahead", "40000"), InputError, "36,525"),
        (("--state", "SE", "--as-of", "0001-01-01"), DateError, "days"),
        (("--state", "SE", "--as-of", "9999-12-31"), DateError, "days"),
        (("--state", "SE", "--as-of", "9000-12-31"), DateError, "window"),
        (("--state", "SE", "nowhere.yaml"), StorageError, "nowhere.yaml"),
        (("--state", "SE", "--desk", "nowhere"), StorageError, "nowhere"),
    ],
)
def test_bad_input_teaches(words: tuple[str, ...], error: type[Exception], told: str) -> None:
    with pytest.raises(error) as caught:
        run(*words)
    assert told in str(caught.value)


def test_a_file_that_is_neither_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "issues.yaml"
    file.write_bytes(example_files()["issues.yaml"])
    with pytest.raises(SchemaError):
        run("--state", "SE", file)


def test_it_runs_as_a_process() -> None:
    asked = detente("exercises", "owed", "--state", "NO", "--as-of", DAY, "--json")
    assert asked.returncode == 0
    assert json.loads(asked.stdout)["state"] == "NO"
