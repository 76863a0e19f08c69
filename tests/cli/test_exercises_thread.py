"""`detente exercises thread`: arrows, what is due and whose turn it is, of files of steps and of messages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.agreements.form_loading import load_forms
from detente.cli.exercises import app
from detente.model import canonical
from detente.model.document import read_yaml
from detente.model.errors import DateError, SchemaError
from detente.sources.exercises import EXAMPLE
from detente.sources.message_files import read_message, record_of_message
from tests.cli.running import detente
from tests.conftest import ROOT

REQUESTS = EXAMPLE / "requests.yaml"
CASES = ROOT / "tests" / "cases" / "vienna_document_2011" / "messages"
runner = CliRunner()


def run(*words: str | Path, code: int = 0) -> tuple[str, str]:
    """Return what the verb prints on stdout and says on stderr; fail unless it exits so."""
    result = runner.invoke(app, ["thread", *map(str, words)], catch_exceptions=False)
    assert result.exit_code == code, result.stderr
    return result.stdout, result.stderr


def test_the_machine_of_each_request_is_shown() -> None:
    out, err = run(REQUESTS, "--as-of", "2022-02-14")
    assert "Request of LV, EE and LT to BY: meeting held" in out
    assert "2022-02-10 to 2022-02-11: -> requested (16.1.1) [M]. LV, EE and LT asked BY for an explanation." in out
    assert "the clock: no reply of RU on this desk's record 48 hours after the request" in " ".join(out.split())
    assert "UA and RU must: meet (16.2.1.1)." in out
    assert "- S12: asked 2021-04-09, a reply due by 2021-04-11: late." in out
    assert "any of these --asked for (16.3)--> joint meeting requested" in out
    assert out.splitlines()[-1] == "TLP:CLEAR"
    assert "3 requests" in err


def test_nothing_said_later_is_shown() -> None:
    assert "not attended" not in run(REQUESTS, "--as-of", "2021-04-09")[0].partition("  requested --")[0]
    none, err = run(REQUESTS, "--as-of", "2021-01-01")
    assert "Request of" not in none
    assert "0 requests. Marks: none." in err


def test_as_json_every_arrow_carries_its_stamp_and_its_paragraph() -> None:
    data = json.loads(run(REQUESTS, "--as-of", "2022-02-14", "--json")[0])
    assert (data["schema"], data["marking"]) == ("detente-thread/1", "TLP:CLEAR")
    assert [machine["state"] for machine in data["machines"]] == [
        "joint meeting held",
        "meeting held",
        "meeting requested",
    ]
    arrows = data["machines"][1]["arrows"]
    assert [arrow["paragraph"] for arrow in arrows] == ["16.1.1", "16.1.2", "16.1.3", "16.2", "16.2.1.1"]
    assert all(arrow["instant"] and arrow["record"] for arrow in arrows)


def test_exit_1_where_something_is_overdue() -> None:
    run(REQUESTS, "--as-of", "2021-04-08", "--exit-code")
    run(REQUESTS, "--as-of", "2021-04-12", "--exit-code", code=1)


def test_messages_and_records_of_messages_are_read_too(tmp_path: Path) -> None:
    forms = load_forms()
    names = ("16.1_request", "16.1.2_reply", "16.2_meeting_request")
    texts = [read_yaml((CASES / f"{name}.yaml").read_text("utf-8"), name).data["text"] for name in names]
    files = [tmp_path / f"{name}.txt" for name in names]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    out, _ = run(*files, "--as-of", "2026-01-01")
    assert "meeting requested" in out.splitlines()[0]
    read = read_message(files[0].read_bytes(), "it.txt", forms)
    record = tmp_path / "record.json"
    record.write_bytes(canonical.encode(record_of_message(read)))
    assert run(record, *files[1:], "--as-of", "2026-01-01")[0].splitlines()[0] == out.splitlines()[0]
    hours = [line for line in out.splitlines() if "-> requested" in line]
    assert "UTC: -> requested" in hours[0]


def test_a_stamp_between_two_instants(tmp_path: Path) -> None:
    file = tmp_path / "it.yaml"
    file.write_text(
        "requests:\n- {by: FI, to: SE, at: 2024-05-06T10:00:00Z, concern: made up,"
        " claims: [{at: 2024-05-06T12:00:00Z}]}\n",
        encoding="utf-8",
    )
    out, _ = run(file, "--as-of", "2024-05-07")
    assert "2024-05-06 10:00 to 2024-05-06 12:00 UTC: -> requested" in out
    assert "not told by whom: asked 2024-05-06 12:00 UTC" in out


def test_bad_input_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "it.yaml"
    bad.write_text("requests:\n- {by: FI, to: SE, at: 2024-05-32, concern: made up}\n", encoding="utf-8")
    with pytest.raises(DateError, match="line 2"):
        run(bad)
    bad.write_text("wishes: 3\n", encoding="utf-8")
    with pytest.raises(SchemaError):
        run(bad)
    done = detente("exercises", "thread", bad)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_the_duties_of_messages_are_told_under_the_law(tmp_path: Path) -> None:
    files = []
    for name in ("38_notification", "52_invitation", "51_reply", "17.2_incident", "65_cancellation"):
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(read_yaml((CASES / f"{name}.yaml").read_text("utf-8"), name).data["text"], "utf-8")
    words = ["message", *map(str, files), "--law", "--as-of", "2026-01-01"]
    out = runner.invoke(app, words, catch_exceptions=False).stdout
    for rule in ("VD11/49", "VD11/51", "VD11/50", "VD11/53", "VD11/17.2", "VD11/65"):
        assert f"\n{rule}: " in out
    assert "VD11/51: in time [M]. XB accepted on 2025-05-02" in out
    reform = tmp_path / "reform.yaml"
    reform.write_text("name: slower\nsays: two days\nvalues:\n  VD11/desk_17.2/hours: 48\n", encoding="utf-8")
    tried = runner.invoke(app, [*words[:-3], "--reform", str(reform)], catch_exceptions=False).stdout
    assert "the desk's own 48 hours are kept" in " ".join(tried.split())
    assert "(hypothetical law)" in tried
