"""`detente exercises verification`: the example, one State, JSON, measures, reforms, exit codes, bad input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.sources.exercises import EXAMPLE
from tests.cli.running import detente_here

FILE = EXAMPLE / "verification.yaml"
VERB = ("exercises", "verification")


def asked(*words: str | Path) -> dict[str, Any]:
    done = detente_here(*VERB, *words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_the_example_shows_quotas_threads_and_what_is_owed() -> None:
    done = detente_here(*VERB, FILE, "--as-of", "2025-11-04")
    assert done.returncode == 0
    assert "  XX     2025  inspection        -      3      3         0     QQ 1, XA 1, XB 1  -" in done.stdout
    assert "  XX     2025  evaluation visit  119    2      1         1     QQ 1" in done.stdout
    assert "CBM/QM/25/0040/F30/O: inspection of XX by QM, entry planned for 2025-10-08 08:00 UTC" in done.stdout
    assert "by 2025-11-05 09:00 UTC: XX to XA: reply to the request of XA" in done.stdout
    assert done.stdout.endswith("TLP:CLEAR\n")
    assert "messages sent by 2025-11-04 23:59:59 UTC" in done.stderr


def test_the_json_has_one_shape() -> None:
    told = asked(FILE, "--as-of", "2025-11-04")
    assert list(told) == [
        "schema",
        "marking",
        "as_of",
        "hypothetical",
        "measures",
        "quotas",
        "visits",
        "findings",
        "owed",
    ]
    assert told["schema"] == "detente-verification/1"
    inspections, evaluations = told["quotas"]
    assert (inspections["quota"], inspections["accepted"], inspections["left"]) == (3, 3, 0)
    assert (evaluations["units"], evaluations["quota"], evaluations["by_one_state"]) == (119, 2, 1)
    assert [one["state"] for one in inspections["by"]] == ["QQ", "XA", "XB"]
    refused = next(visit for visit in told["visits"] if visit["request"] == "CBM/XA/25/0020/F30/O")
    assert (refused["decision"], refused["reason"], refused["year"]) == ("declined", "force majeure", 2025)
    assert {owed["provision"] for owed in told["owed"]} == {"VD11/106/days", "VD11/77/told", "VD11/116/hours"}


def test_nothing_sent_later_is_seen() -> None:
    told = asked(FILE, "--as-of", "2025-03-03T12:00:00Z")
    assert [quota["accepted"] for quota in told["quotas"]] == [0, 0]
    assert asked(FILE, "--as-of", "2024-01-01")["findings"] == []


def test_one_state_alone() -> None:
    told = asked(FILE, "--as-of", "2025-11-04", "--state", "QM")
    assert told["quotas"] == []
    assert [visit["request"] for visit in told["visits"]] == ["CBM/QM/25/0040/F30/O"]
    assert all("QM" in finding["parties"] for finding in told["findings"])
    of_nobody = detente_here(*VERB, FILE, "--as-of", "2025-11-04", "--state", "ZZ")
    assert "Owed: nothing on this record" in of_nobody.stdout


def test_exit_code_says_that_something_is_owed() -> None:
    assert detente_here(*VERB, FILE, "--as-of", "2025-11-04", "--exit-code").returncode == 1
    assert detente_here(*VERB, FILE, "--as-of", "2024-12-31", "--exit-code").returncode == 0


def test_a_reform_is_marked_hypothetical(tmp_path: Path) -> None:
    reform = tmp_path / "older.yaml"
    reform.write_text(
        "name: older reading\nsays: entry within 36 hours\nvalues:\n  VD11/89/entry_rule: 2\n", encoding="utf-8"
    )
    done = detente_here(*VERB, FILE, "--as-of", "2025-11-04", "--reform", reform)
    assert done.stdout.startswith("HYPOTHETICAL: not the law, but the law as changed by older reading")
    assert "by the older reading" in " ".join(done.stdout.split())
    reform.write_text("name: x\nsays: x\nvalues:\n  VD11/89/entry_rule: 3\n", encoding="utf-8")
    assert detente_here(*VERB, FILE, "--reform", reform).returncode == 2


def test_a_measure_adds_a_visit_between_its_parties(tmp_path: Path) -> None:
    measure = tmp_path / "measure.yaml"
    measure.write_text(
        "name: Made-up measure\nsays: one more\nadds_to: VD11\nparties: [XX, QQ]\ninstrument: Made-up notes\n"
        "paragraph: '1'\ncertainty: D\nchecked: never\nsince: 2020-01-01\nextra_evaluations: 1\n",
        encoding="utf-8",
    )
    told = asked(FILE, "--as-of", "2025-11-04", "--measure", measure)
    assert told["measures"] == ["Made-up measure"]
    found = next(f for f in told["findings"] if f["subject"] == "CBM/QQ/25/0053/F33/O" and f["rule"] == "VD11/109")
    assert found["verdict"] == "uncertain"
    assert "Made-up measure adds a visit" in found["sentence"]


def test_a_message_of_its_own_file_is_read_too(tmp_path: Path) -> None:
    text = tmp_path / "request.txt"
    text.write_text(
        "Type: vd11.88.inspection_request\nNumber: CBM/QQ/25/0001/F30/O\nFrom: QQ\n"
        "To: XX; all participating States\n"
        "Sent: 03 MAR 2025 08:00 UTC\n",
        encoding="utf-8",
    )
    told = asked(text, FILE, "--as-of", "2025-03-03T12:00:00Z")
    assert [visit["request"][-10:] for visit in told["visits"]][-2:] == ["0001/F30/O", "0010/F30/O"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.yaml", b"messages:\n- type: vd11.88.inspection_reqest\n", "inspection_request"),
        ("a.yaml", "messages:\n- type: запрос\n".encode("cp1251"), "Windows-1251"),
        ("a.yaml", b"messages: 3\n", "a.yaml, line 1"),
        ("a.txt", b"", "empty"),
    ],
)
def test_bad_input_teaches(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    done = detente_here(*VERB, tmp_path / name)
    assert done.returncode == 2
    assert words in done.stderr
    assert not done.stdout


def test_a_file_that_is_not_there() -> None:
    done = detente_here(*VERB, "no_such_file.yaml")
    assert done.returncode == 2
    assert "no_such_file.yaml" in done.stderr
