"""`detente exercises forms | draft | message | render`: data to stdout, words to stderr, exits 0, 1 or 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.agreements.form_loading import load_forms
from detente.cli.exercises import VERBS, app
from detente.model import canonical
from detente.model.document import read_yaml
from detente.model.errors import InputError, SchemaError, StorageError
from tests.cli.running import detente
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "vienna_document_2011" / "messages"
runner = CliRunner()


def run(*words: str | Path, code: int = 0) -> tuple[str, str]:
    """Return what a verb prints on stdout and says on stderr; fail unless it exits so."""
    result = runner.invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == code, result.stderr
    return result.stdout, result.stderr


@pytest.fixture
def text(tmp_path: Path) -> dict[str, Path]:
    """Return the texts of the cases as files, by the name of the case."""
    files = {}
    for path in CASES.glob("*.yaml"):
        files[path.stem] = tmp_path / f"{path.stem}.txt"
        files[path.stem].write_text(read_yaml(path.read_text("utf-8"), path.name).data["text"], encoding="utf-8")
    return files


@pytest.fixture
def activities(tmp_path: Path) -> Path:
    """Return a file of made-up activities."""
    run("example", tmp_path / "in")
    return tmp_path / "in" / "made_up.yaml"


def test_every_form_is_listed_with_its_marks() -> None:
    out, err = run("forms")
    lines = out.splitlines()
    assert [line.split()[0] for line in lines] == list(load_forms().by_type)
    (line,) = (line for line in lines if line.startswith("vd11.38.notification"))
    assert line.split()[1:6] == ["V", "38", "M", "F25", "M?"]
    assert "M? from memory, doubtful" in err
    data = json.loads(run("forms", "--json")[0])
    assert data["schema"] == "detente-forms/1"
    assert len(data["forms"]) == len(lines)


def test_the_empty_form_of_a_type(tmp_path: Path) -> None:
    out, err = run("forms", "vd11.16.1.request")
    assert "1) Cause of concern [text; 16.1.1 M; never none]:" in out
    assert "numbering of the items [D]" in out
    assert "only it can say so" in err
    assert "never" in err.splitlines()[-1]
    assert "42 days or more ahead (S)." in run("forms", "vd11.38.notification")[1]
    (tmp_path / "empty.txt").write_text(out, encoding="utf-8")
    assert run("render", tmp_path / "empty.txt")[0].splitlines()[2] == "Type: vd11.16.1.request"
    (form,) = json.loads(run("forms", "vd11.16.1.request", "--json")[0])["forms"]
    assert form["items"][0]["certainty"] == "M"
    with pytest.raises(SchemaError, match="no form"):
        run("forms", "vd11.16.1.requests")


def test_a_draft_from_an_activity(activities: Path) -> None:
    words = ("draft", "vd11.38.notification", "--from", activities, "--subject", "Made-up Lantern")
    out, err = run(*words, "--sender", "SE", "--number", "CBM/SE/25/0001/F25/O", "--sent", "2025-03-28T12:00:00Z")
    assert (
        "Number: CBM/SE/25/0001/F25/O\nFrom: SE\nTo: all participating States\nSent: 28 MAR 2025 12:00 UTC" in out
    )
    assert "8) Troops: 12700\n9) Troops by State: SE 12700\n" in out
    assert "32) Area by coordinates [polygon; 45.1 M; never none]:\n" in out
    assert "items are open: 2, 5, 10" in err
    data = json.loads(run(*words, "--json")[0])
    assert (data["schema"], data["form"]["format"], data["form"]["format_certainty"]) == (
        "detente-draft/1",
        "F25",
        "M?",
    )
    assert "general.purpose" in data["open"]
    assert "transmitted" not in data["message"]


def test_a_draft_names_what_it_cannot_choose(activities: Path) -> None:
    with pytest.raises(InputError, match="several activities") as refused:
        run("draft", "vd11.38.notification", "--from", activities)
    assert "Made-up Harbour" in refused.value.given
    with pytest.raises(InputError, match="no such activity"):
        run("draft", "vd11.38.notification", "--from", activities, "--subject", "Made-up Lamp")
    assert "items are open" in run("draft", "vd11.62.no_activities")[1]


def test_a_draft_from_findings(activities: Path, tmp_path: Path) -> None:
    found = tmp_path / "found.json"
    found.write_text(run("check", activities, "--as-of", "2025-12-31", "--json")[0], encoding="utf-8")
    out, err = run("draft", "vd11.52.invitation", "--from", found, "--subject", "Made-up Harbour", "--to", "XX")
    assert "VD11/47.4 (due) calls for vd11.52.invitation." in err
    assert "VD11/40.2.1 (due) calls for vd11.38.notification." in err
    assert "1) Designation: Made-up Harbour\n" in out
    assert "To: XX; all participating States" in out
    found.write_text('{\n  "schema": "detente-exercises/1",\n  "found": []}', encoding="utf-8")
    with pytest.raises(SchemaError, match="not findings"):
        run("draft", "vd11.52.invitation", "--from", found)


def test_a_draft_that_answers_and_one_that_amends(text: dict[str, Path]) -> None:
    out, _ = run("draft", "vd11.16.1.2.reply", "--from", text["16.1_request"], "--sender", "XX")
    assert "To: QQ; all participating States" in out
    assert "In reply to: CBM/QQ/25/0021/F10/O" in out
    assert "4) First day: 01 MAY 2025\n" in out
    assert "1) Answers [text; 16.1.3 M]:" in out
    out, _ = run("draft", "vd11.65.reduction", "--from", text["38_notification"], "--to", "QQ")
    assert "Amends: CBM/XX/25/0007/F25/O" in out
    assert "4) Troops: 12700\n" in out
    out, _ = run("draft", "vd11.16.1.request", "--from", text["38_notification"])
    assert "In reply to" not in out


def test_messages_are_shown_and_validated(text: dict[str, Path]) -> None:
    out, err = run("message", text["38_notification"])
    assert out == text["38_notification"].read_text("utf-8") + "\nTLP:CLEAR\n"
    assert "1 message, 0 problems" in err
    out, err = run("message", text["wrong_numbers"], text["practice_amendment"])
    assert "land.tanks [65 M]: not numbers by State." in out
    assert "next:      a comma, a point or a space may part thousands or decimals" in out
    assert "2 messages, 8 problems, 2 of them on more than doubtful wording" in err
    assert "D the desk's own rule" in err
    run("message", text["wrong_numbers"], "--exit-code", code=1)
    run("message", text["38_notification"], "--exit-code")
    data = json.loads(run("message", text["wrong_numbers"], "--json")[0])
    assert data["schema"] == "detente-messages/1"
    assert data["messages"][0]["form"]["labels_certainty"] == "D"
    assert {(p["check"], p["firm"]) for p in data["problems"]} >= {("sum", False), ("type", True)}


def test_phases_that_do_not_follow_each_other_are_named(text: dict[str, Path]) -> None:
    out = " ".join(run("message", text["wrong_phases_twice"], text["wrong_days_and_phases"])[0].split())
    for words in (
        "0112/F25/O, phases [45.2-45.4 D]: row 1 (2025-05-12 to 2025-05-16) and row 3",
        "overlap on 2025-05-15 to 2025-05-16.",
        "stands below row 2 (2025-05-22 to 2025-05-23), which begins later.",
        "0111/F25/O, phases [45.2-45.4 D]: no phase covers 2025-05-14 to 2025-05-15.",
    ):
        assert words in out


def test_messages_beside_others(text: dict[str, Path], activities: Path) -> None:
    assert "Made-up Torch" not in run("message", text["among_related"])[0]
    other = activities.parent / "torch.csv"
    other.write_text("name,states,start,end\nMade-up Torch,PT,2025-05-20,2025-05-30\n", encoding="utf-8")
    draft = activities.parent / "lantern.txt"
    made = text["among_related"].read_text("utf-8").replace("XX", "PT")
    draft.write_text(made, encoding="utf-8")
    out, _ = run("message", draft, "--others", other)
    assert "Made-up Torch of the same State overlaps in time" in out
    assert "at a place that is not told" in out
    flame = activities.parent / "flame.txt"
    flame.write_text(made.replace("Lantern", "Flame").replace("/0114/", "/0199/"), encoding="utf-8")
    out, _ = run("message", draft, flame)
    assert (
        "Made-up Flame of the same State overlaps in time, from 2025-05-12 to 2025-05-23, 0 km away"
        in " ".join(out.split())
    )


def test_the_law_runs_on_messages(text: dict[str, Path]) -> None:
    out, _ = run("message", text["38_notification"], text["practice_amendment"], "--law", "--as-of", "2025-12-31")
    assert "VD11/38: in time [S]." in out
    assert "VD11/47.4: due [M]. With 13,400 troops told" in out
    earlier, _ = run(
        "message", text["38_notification"], text["practice_amendment"], "--law", "--as-of", "2025-04-01"
    )
    assert "12,700 troops" in earlier
    assert "VD11/47.4: not due" in earlier
    steps = [text[name] for name in ("16.1_request", "16.1.2_reply", "16.2_meeting_request", "16.2_report")]
    data = json.loads(run("message", *steps, "--law", "--as-of", "2025-06-01", "--json")[0])
    assert {(f["rule"], f["verdict"]) for f in data["findings"]} >= {
        ("VD11/16.1.2", "in time"),
        ("VD11/16.2.1.1", "in time"),
    }
    assert run("message", *steps, "--law")[0]


def test_a_message_in_another_form(text: dict[str, Path], tmp_path: Path) -> None:
    source = text["read_other_headings"]
    as_yaml, as_json = tmp_path / "it.yaml", tmp_path / "it.json"
    as_yaml.write_text(run("render", source, "--format", "yaml")[0], encoding="utf-8")
    as_json.write_text(run("render", as_yaml, "--json")[0], encoding="utf-8")
    assert run("render", as_json)[0] == source.read_text("utf-8")
    line, _ = run("render", as_json, "--format", "record")
    record = canonical.decode(line.strip().encode())
    assert (record.kind, record.party) == ("exercise.message", "XX")
    as_json.write_text(line, encoding="utf-8")
    assert run("render", as_json, "--format", "text")[0] == source.read_text("utf-8")


def test_the_type_may_be_named(tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text("2) only words\n", encoding="utf-8")
    assert "2) Text: only words" in run("render", bare, "--type", "vd11.150.free_text")[0]
    assert "2) Text: only words" in run("message", bare, "--type", "vd11.150.free_text")[0]
    with pytest.raises(SchemaError, match="cannot be told"):
        run("render", bare)
    with pytest.raises(StorageError):
        run("render", tmp_path / "no such file")


def test_a_record_goes_into_a_ledger(text: dict[str, Path], tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(run("render", text["16.1_request"], "--format", "record")[0], encoding="utf-8")
    assert detente("desk", "init", tmp_path / "desk", "--party", "NO", "--name", "Made-up").returncode == 0
    done = detente("ledger", "append", tmp_path / "desk", records)
    assert done.returncode == 0, done.stderr
    assert detente("ledger", "verify", tmp_path / "desk").returncode == 0


def test_the_program_refuses_windows_1251_by_name(tmp_path: Path) -> None:
    file = tmp_path / "it.txt"
    file.write_bytes("1) Учение\n".encode("cp1251"))
    done = detente("exercises", "message", file)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "it looks like Windows-1251" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_verbs_are_a_table() -> None:
    assert set(VERBS) >= {"check", "law", "example", "forms", "draft", "message", "render", "import", "export"}
