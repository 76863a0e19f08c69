"""`check`, `claims`, `split` and `buildup` read a desk and messages: whose word, its source, and never later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from detente.agreements.form_loading import load_forms
from detente.cli.exercises import app
from detente.ledger import Ledger
from detente.model.errors import InputError, SchemaError
from detente.sources.exercises import EXAMPLE, read_activities
from detente.sources.message_files import read_message, record_of_message, source_of

TEXT = (EXAMPLE / "notification.txt").read_text(encoding="utf-8").replace("XX", "QM").replace("QQ", "QP")
"""A notification of made-up States that tables know too."""
SEEN = "name,states,start,end,troops,zone,said_by,said,basis\n"
SEEN += "Made-up Lantern,QM,2025-05-12,2025-05-23,14000,yes,QN,2025-05-01,estimated\n"
CANCELLED = """Type: vd11.65.cancellation
Number: CBM/QM/25/0009/F25/O
From: QM
To: all participating States
Sent: 02 APR 2025 09:00 UTC
Amends: CBM/QM/25/0007/F25/O

1) Designation: Made-up Lantern
2) Start, as announced: 12 MAY 2025
"""
MOVED = (
    TEXT.replace("Type: vd11.38.notification", "Type: vd11.practice.amendment\nAmends: CBM/QM/25/0007/F25/O")
    .replace("25/0007/F25/O", "25/0008/F25/O")
    .replace("Amends: CBM/QM/25/0008/F25/O", "Amends: CBM/QM/25/0007/F25/O")
    .replace("28 MAR 2025", "30 MAR 2025")
    .replace("6) Start: 12 MAY 2025", "6) Start: 14 MAY 2025")
)
VERBS = ("check", "claims", "split", "buildup")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with messages and a claim, and a desk that holds the notification and the claim."""
    for name, text in (
        ("notification.txt", TEXT),
        ("seen.csv", SEEN),
        ("off.txt", CANCELLED),
        ("moved.txt", MOVED),
        ("draft.txt", TEXT.replace("Sent: 28 MAR 2025 12:00 UTC\n", "")),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    data = TEXT.encode()
    message = read_message(data, "notification.txt", load_forms())
    with Ledger.create(tmp_path / "desk", "QM") as ledger:
        ledger.append([record_of_message(message, source_of(data, "notification.txt"))])
        ledger.append(read_activities(SEEN.encode(), "seen.csv"))
    return tmp_path


def run(*words: str | Path) -> tuple[str, str]:
    """Return what a verb prints and says; it must exit 0."""
    result = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout, result.stderr


def data(*words: str | Path) -> Any:
    return json.loads(run(*words, "--json")[0])


def told(folder: Path, *files: str, day: str = "2025-06-01") -> Any:
    (one,) = data("claims", *(folder / name for name in files), "--desk", folder / "desk", "--as-of", day)[
        "activities"
    ]
    return one["told"]["claims"]


def test_a_message_is_a_claim_of_its_sender_with_its_source(folder: Path) -> None:
    own, other = told(folder)
    assert (own["party"], own["basis"], own["notification"], own["said"]) == (
        "QM",
        "declared",
        True,
        "2025-03-28T12:00:00Z",
    )
    assert own["activity"]["troops"] == {"least": 12_700, "most": 12_700}
    assert [source["name"] for source in own["sources"]] == ["notification.txt"]
    assert (other["party"], other["activity"]["troops"]["most"]) == ("QN", 14_000)
    text, _ = run("claims", "--desk", folder / "desk", "--as-of", "2025-06-01")
    assert "Made-up Lantern (from 2025-05-12): 2 claims by 2 parties" in text
    assert "declared (notification)" in text


@pytest.mark.parametrize("verb", VERBS)
def test_a_desk_and_files_tell_the_same(folder: Path, verb: str) -> None:
    asked = ("--as-of", "2025-06-01")
    files, _ = run(verb, folder / "notification.txt", folder / "seen.csv", *asked)
    desk, _ = run(verb, "--desk", folder / "desk", *asked)
    assert sorted(desk.splitlines()) == sorted(files.splitlines())
    assert (
        run(verb, folder / "notification.txt", folder / "seen.csv", "--desk", folder / "desk", *asked)[0] == desk
    )


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_later_leaks_into_an_earlier_as_of(folder: Path, verb: str) -> None:
    early = ("--as-of", "2025-03-31T00:00:00Z")
    alone, _ = run(verb, folder / "notification.txt", *early)
    later = [folder / name for name in ("off.txt", "seen.csv")]
    assert run(verb, folder / "notification.txt", *later, *early)[0] == alone
    assert run(verb, *later, "--desk", folder / "desk", *early)[0] == alone
    assert "Lantern" not in run(verb, *later, "--desk", folder / "desk", "--as-of", "2025-03-28T11:59:59Z")[0]


def test_check_judges_each_word_by_itself(folder: Path) -> None:
    found = data("check", "--desk", folder / "desk", "--as-of", "2025-06-01")["findings"]
    notified = {f["evidence"]["party"]: f for f in found if f["rule"] == "VD11/40.1.1"}
    assert notified["QM"]["verdict"] == "due"
    assert notified["QM"]["owed"][0]["status"] == "sent in time"
    assert [s["name"] for s in notified["QM"]["evidence"]["sources"]] == ["notification.txt"]
    assert "14,000" in notified["QN"]["sentence"]
    assert {f["verdict"] for f in found if f["rule"] == "VD11/47.4"} == {"cannot tell", "not due"}


def test_an_amended_message_is_of_the_activity_that_it_amends(folder: Path) -> None:
    first, second, _ = told(folder, "moved.txt")
    assert [one["activity"]["start"] for one in (first, second)] == ["2025-05-12", "2025-05-14"]
    assert [one.get("newest", False) for one in (first, second)] == [False, True]
    (subject,) = {
        f["subject"]
        for f in data("check", folder / "notification.txt", folder / "moved.txt", "--as-of", "2025-06-01")[
            "findings"
        ]
    }
    assert subject == "Made-up Lantern"
    built = data("buildup", folder / "notification.txt", folder / "moved.txt", "--as-of", "2025-06-01")["buildup"]
    assert {r["known"]["peak"]["most"] for s in built["series"] for r in s["runs"] if r["claims"]} == {12_700}


def test_a_cancelled_activity_is_named_and_left_out(folder: Path) -> None:
    files = (folder / "notification.txt", folder / "off.txt")
    asked = ("--as-of", "2025-06-01")
    words = (
        "QM told on 2025-04-02 09:00 UTC in message CBM/QM/25/0009/F25/O that it is cancelled (paragraph 65) [M]"
    )
    for verb in ("claims", "split", "buildup"):
        assert words in " ".join(run(verb, *files, *asked)[0].split())
    built = data("buildup", *files, *asked)["buildup"]
    assert built["series"] == []
    assert words in built["notes"][0]
    assert data("split", *files, *asked)["cancelled"] == data("claims", *files, *asked)["cancelled"]
    assert "12,700" in run("claims", *files, *asked)[0]
    found = data("check", *files, *asked)["findings"]
    statuses = {owed["status"] for f in found for owed in f.get("owed", ()) if f["evidence"]["party"] == "QM"}
    assert statuses <= {"sent in time", "fallen away: cancelled on 2025-04-02 (paragraph 65)"}
    seen = data("buildup", *files, folder / "seen.csv", *asked)["buildup"]
    assert [claim["claim"]["party"] for claim in seen["claims"]] == ["QN"]


@pytest.mark.parametrize("verb", VERBS)
def test_a_draft_is_left_out_and_named(folder: Path, verb: str) -> None:
    out, err = run(verb, folder / "draft.txt", "--as-of", "2025-06-01")
    assert "Lantern" not in out
    assert "1 draft left out: nobody has sent them." in err


@pytest.mark.parametrize("verb", VERBS)
def test_neither_a_file_nor_a_desk_is_refused(verb: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to read") as refused:
        run(verb)
    assert refused.value.expected == "a file, a desk, or both"
    neither = tmp_path / "neither.yaml"
    neither.write_text("title: nothing of the kind\n", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"neither\.yaml"):
        run(verb, neither)
