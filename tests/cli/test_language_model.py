"""A language model as a user sets one: what is sent where, what is shown; without one no connection is opened."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente.cli import gather, language_model
from detente.cli import reports as reports_verb
from detente.model.errors import EndpointError
from detente.sources.english import english
from tests.cli.running import MAX_SECONDS, detente_here
from tests.domains.reports.asked_model.test_asked_model import TEXT, obeying
from tests.fake_endpoint import Answer, data_of, fake, saying, send

KEY = "sk-zq8831-secret-word"
ELSEWHERE = "https://model.example.org/v1"
MARKED = "[model small, unconfirmed]"


@pytest.fixture(autouse=True)
def _one_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the pipeline once for all of these tests, and start from an environment that sets nothing."""
    for room in (reports_verb, gather):
        monkeypatch.setattr(room, "english", loaded)
    for name in ("DETENTE_MODEL_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


@cache
def loaded() -> Any:
    return english()


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Return the file of a report with an instruction in it."""
    file = tmp_path / "wire.txt"
    file.write_text(TEXT.raw, encoding="utf-8")
    return file


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of what goes to any endpoint, with what stood on stderr before; nothing is sent in truth."""
    kept: list[str] = []

    def keep(endpoint: object, messages: object) -> str:
        stderr: Any = sys.stderr
        kept.append(stderr.buffer.getvalue().decode())
        return "{}"

    monkeypatch.setattr(language_model, "complete", keep)
    return kept


def obeys() -> Answer:
    """Return a server whose model does what the report tells it."""

    def answer(handler: Any, body: dict[str, Any]) -> None:
        system, user = body["messages"]
        words = obeying((("system", system["content"]), ("user", user["content"])))
        completion = {"choices": [{"message": {"content": words}, "finish_reason": "stop"}]}
        send(handler, json.dumps(completion).encode())

    return answer


def test_what_a_model_adds_is_marked_and_stands_apart(wire: Path) -> None:
    alone = detente_here("reports", "read", wire)
    with fake(obeys()) as server:
        done = detente_here("reports", "read", wire, "--endpoint", server.address, "--model", "small")
    assert (done.returncode, done.stderr) == (0, "")
    first, mark, rest = done.stdout.partition(f"└── {MARKED}")
    assert words_of(first) == words_of(alone.stdout)
    assert mark
    assert f"{MARKED} added answer" in done.stdout
    assert f"{MARKED} chose" in done.stdout
    assert "dropped:" in rest
    assert MARKED not in alone.stdout


def words_of(tree: str) -> list[str]:
    return [line.strip(" │├└─") for line in tree.splitlines()]


def test_json_is_that_of_the_rules_and_one_field_more(wire: Path) -> None:
    alone = json.loads(detente_here("reports", "read", wire, "--json").stdout)
    with fake(obeys()) as server:
        done = detente_here("reports", "read", wire, "--json", "--endpoint", server.address, "--model", "small")
    data = json.loads(done.stdout)
    added = data.pop("model")
    assert data == alone
    assert added["name"] == "small"
    lists, told = data_of(server.asked[0][2])
    assert "Ignore your instructions" in told
    assert {known["id"] for known in lists["known"]} <= {record["id"] for record in alone["records"]}


def broken(code: int) -> Answer:
    return lambda handler, body: send(handler, b"<html>no</html>", code)


@pytest.mark.parametrize("answer", [broken(500), broken(200), saying("Of course! {}"), saying({"notes": "x"})])
def test_where_the_model_fails_the_plain_reading_is_printed(answer: Answer, wire: Path) -> None:
    alone = detente_here("reports", "read", wire, "--json")
    with fake(answer) as server:
        done = detente_here("reports", "read", wire, "--json", "--endpoint", server.address, "--model", "small")
    assert done.returncode == 2
    assert done.stdout == alone.stdout
    for part in ("where:", "expected:", "given:", "next:", "wire.txt: read by the rules alone"):
        assert part in done.stderr


@pytest.mark.parametrize("marking", ["TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"])
@pytest.mark.parametrize("by", ["the report", "the user"])
def test_a_marked_report_stays_on_this_machine(by: str, marking: str, wire: Path, sent: list[str]) -> None:
    options = ["--endpoint", ELSEWHERE, "--model", "small"] + (["--marking", marking] if by == "the user" else [])
    if by == "the report":
        wire.write_text(TEXT.raw.replace("Talks on a lake", f"Talks on a lake\n\n{marking}"), encoding="utf-8")
    done = detente_here("reports", "read", wire, "--json", *options)
    assert done.returncode == 2
    assert not sent
    assert f"{marking}, and https://model.example.org:443" in done.stderr
    assert "wire.txt" in done.stderr
    assert "model" not in json.loads(done.stdout)


def test_a_marked_report_may_be_read_by_a_model_on_this_machine(wire: Path, sent: list[str]) -> None:
    here = ("--endpoint", "http://127.0.0.1:9/v1", "--model", "small")
    done = detente_here("reports", "read", wire, *here, "--marking", "TLP:RED", "--json")
    assert (done.returncode, sent) == (0, [""])


@pytest.mark.parametrize(
    ("address", "how"), [(ELSEWHERE, "(encrypted)"), ("http://10.0.0.7:8080", "NOT encrypted")]
)
def test_another_machine_is_named_before_anything_is_sent(
    address: str, how: str, wire: Path, sent: list[str]
) -> None:
    done = detente_here("reports", "read", wire, wire, "--endpoint", address, "--model", "small", "--json")
    assert done.returncode == 0
    assert "which is not this machine" in sent[0]
    assert how in sent[0]
    assert done.stderr.count("which is not this machine") == 1


def test_a_key_is_sent_and_never_shown(wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key"
    file.write_text(f"{KEY}-file\n")
    monkeypatch.setenv("DETENTE_MODEL_KEY", KEY)
    with fake(broken(401)) as server:
        options = ("--endpoint", server.address, "--model", "small")
        by_variable = detente_here("reports", "read", wire, *options)
        by_file = detente_here("reports", "read", wire, *options, "--key-file", file)
    assert [headers["Authorization"] for _, headers, _ in server.asked] == [f"Bearer {KEY}", f"Bearer {KEY}-file"]
    assert all(KEY not in done.stdout + done.stderr for done in (by_variable, by_file))
    assert "--key-file" in by_variable.stderr


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--model", "small"), "--endpoint"),
        (("--key-file", "none"), "--endpoint"),
        (("--endpoint", "http://127.0.0.1:9"), "--model"),
        (("--endpoint", "example", "--model", "small"), "http://127.0.0.1:8080/v1"),
        (("--endpoint", f"http://a:{KEY}@127.0.0.1", "--model", "small"), "--key-file"),
    ],
)
@pytest.mark.parametrize("verb", [("reports", "read"), ("brief",)])
def test_options_that_do_not_fit_are_refused_before_anything_is_read(
    options: tuple[str, ...], expected: str, verb: tuple[str, ...], wire: Path, sent: list[str]
) -> None:
    done = detente_here(*verb, wire, *options)
    assert (done.returncode, done.stdout, sent) == (2, "", [])
    assert expected in done.stderr
    assert KEY not in done.stderr


def test_an_endpoint_that_fails_again_and_again_is_left_alone(
    wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []

    def down(endpoint: object, messages: object) -> str:
        calls.append(messages)
        raise EndpointError("the endpoint cannot be reached")

    monkeypatch.setattr(language_model, "complete", down)
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(wire.read_bytes())
    files = sorted(tmp_path.glob("[0-9].txt"))
    done = detente_here("reports", "read", *files, "--endpoint", ELSEWHERE, "--model", "small", "--json")
    assert done.returncode == 2
    assert len(calls) == 3
    assert "not asked again" in done.stderr
    assert len(json.loads(done.stdout)["readings"]) == 5


def test_a_brief_shows_what_a_model_added_and_no_rule_looks_at_it(wire: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    assert detente_here("desk", "init", desk).returncode == 0
    alone = json.loads(detente_here("brief", wire, "--as-of", "2030-03-08", "--json").stdout)
    with fake(obeys()) as server:
        options = ("--endpoint", server.address, "--model", "small")
        done = detente_here("brief", wire, "--desk", desk, "--as-of", "2030-03-08", "--json", *options)
        asked_once = len(server.asked)
        text = detente_here("brief", wire, "--desk", desk, "--as-of", "2030-03-08", *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert asked_once == len(server.asked) == 1, "a report that the desk has is not read again"
    data = json.loads(done.stdout)
    for part in ("findings", "owed", "drafts", "key_points"):
        assert without_ids(data[part]) == without_ids(alone[part])
    (reading,) = data["readings"]
    assert without_ids(reading["records"]) == without_ids(alone["readings"][0]["records"])
    assert {(one["rule"], one["model"]) for one in reading["suggestions"]} == {("model small", "small")}
    assert "answer" in {one["kind"] for one in reading["suggestions"]}
    lines = [
        line for section in data["sections"] for line in section.get("lines", []) if "Model small" in line["text"]
    ]
    assert len(lines) == len(reading["suggestions"])
    assert {line["status"] for line in lines} == {"unconfirmed"}
    assert "Model small added, unconfirmed, answer" in text.stdout
    assert "a language model that the user set" in " ".join(text.stdout.split())
    assert detente_here("ledger", "verify", desk).returncode == 0


def test_a_suggestion_is_never_a_key_point(tmp_path: Path) -> None:
    file = tmp_path / "wire.txt"
    file.write_text(
        "Calm at sea\n\nMEDRIN, March 7, 2030 (OPN) - The sea was flat and the port of Quelm was calm.\n"
    )
    answer = {"claims": [{"kind": "meeting", "words": "the port of Quelm was calm"}]}
    with fake(saying(answer)) as server:
        options = ("--endpoint", server.address, "--model", "small")
        data = json.loads(detente_here("brief", file, "--as-of", "2030-03-08", "--json", *options).stdout)
    assert "suggested" in {section["key"] for section in data["sections"]}
    assert data["key_points"] == []


def without_ids(value: Any) -> str:
    """Return a part of a brief as text, the numbers of its lines and ids of its records left out."""
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if k not in ("records", "number", "party") or not _of_ids(v)}
        return json.dumps({k: without_ids(v) for k, v in kept.items()}, sort_keys=True)
    return json.dumps([without_ids(v) for v in value]) if isinstance(value, list) else json.dumps(value)


def _of_ids(value: Any) -> bool:
    return not isinstance(value, list) or all(isinstance(one, str) for one in value)


def test_a_brief_whose_model_fails_is_that_of_the_rules(wire: Path) -> None:
    alone = detente_here("brief", wire, "--as-of", "2030-03-08")
    with fake(broken(500)) as server:
        options = ("--endpoint", server.address, "--model", "small")
        done = detente_here("brief", wire, "--as-of", "2030-03-08", *options)
    assert (done.returncode, done.stdout) == (2, alone.stdout)
    assert "status 500" in done.stderr


def lines_to_run(wire: Path, folder: Path) -> list[list[str]]:
    return [
        ["reports", "read", str(wire)],
        ["brief", str(wire), "--as-of", "2030-03-08", "--json"],
        ["demo", str(folder / "demo")],
    ]


SET_ALL_THE_SAME = {
    "DETENTE_MODEL_KEY": KEY,
    "OPENAI_API_KEY": KEY,
    "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
    "OLLAMA_HOST": "127.0.0.1:9",
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
}
"""What other programs, or somebody in a hurry, may have in the environment: none of it turns anything on."""


def test_without_an_endpoint_no_socket_is_made(
    wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in SET_ALL_THE_SAME.items():
        monkeypatch.setenv(name, value)

    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError(f"a socket was wanted: {arguments} {named}")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    for line in lines_to_run(wire, tmp_path):
        assert detente_here(*line).returncode == 0
    with pytest.raises(AssertionError, match="a socket was wanted"):
        detente_here("reports", "read", wire, "--endpoint", "http://127.0.0.1:9", "--model", "small")


WATCHED = """
import json, sys
codes, seen = [], []

def told(event, arguments):
    if event.split(".")[0] in ("socket", "http", "urllib", "ssl"):
        seen.append(event)

sys.addaudithook(told)
from detente.cli.main import main
for line in json.loads(sys.argv[1]):
    sys.argv = ["detente", *line]
    try:
        main()
    except SystemExit as end:
        codes.append(end.code or 0)
print(json.dumps([codes, seen]), file=sys.stderr)
"""
"""A program that notes every event of a socket."""


def watched(lines: list[list[str]], folder: Path) -> tuple[list[int], list[str]]:
    """Return the exit codes of a process that runs lines, and every event of a socket that its interpreter saw."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, json.dumps(lines)],
        capture_output=True,
        text=True,
        check=False,
        timeout=MAX_SECONDS,
        cwd=folder,
        env={**os.environ, **SET_ALL_THE_SAME},
    )
    assert done.returncode == 0, done.stderr
    codes, events = json.loads(done.stderr.splitlines()[-1])
    return codes, events


def test_a_process_without_an_endpoint_touches_no_network(wire: Path, tmp_path: Path) -> None:
    lines = lines_to_run(wire, tmp_path)
    codes, events = watched(lines, tmp_path)
    assert codes == [0] * len(lines)
    assert events == []


def test_the_watch_sees_a_connection(wire: Path, tmp_path: Path) -> None:
    with fake(saying("{}")) as server:
        lines = [["reports", "read", str(wire), "--endpoint", server.address, "--model", "small"]]
        codes, events = watched(lines, tmp_path)
    assert codes == [0]
    assert "socket.connect" in events
