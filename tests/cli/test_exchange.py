"""`detente exchange`, run as a user runs it: cards and words, a stick that goes back and forth."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from detente.ledger import Ledger, verify
from detente.model.record import Precedence
from tests.cli.running import detente_here
from tests.ledger.made import activity, held
from tests.test_house import ROOT


def run(*words: str | Path) -> str:
    done = detente_here("exchange", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(*words: str | Path) -> str:
    done = detente_here("exchange", *words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Return two desks that know each other; the first holds a routine record, a flash and a held one."""
    for party in ("NO", "RU"):
        Ledger.create(tmp_path / party, party).close()
    with Ledger.open(tmp_path / "NO") as ledger:
        ledger.append([activity(0), activity(1, precedence=Precedence.FLASH), held(2, "RU")])
    for here, there in (("NO", "RU"), ("RU", "NO")):
        card = tmp_path / f"{there}.card"
        shown = detente_here("exchange", "peers", "card", tmp_path / there, "-o", card)
        words = " ".join(shown.stderr.split("\n", 1)[1].split())
        assert "Not compared yet" in detente_here("exchange", "peers", "add", tmp_path / here, card).stderr
        origin = json.loads(card.read_text())["origin"]
        told = refused("peers", "confirm", tmp_path / here, origin, "--words", words[:-1], "--how", "by telephone")
        assert "words that are not" in told
        run("peers", "confirm", tmp_path / here, origin, "--words", words, "--how", "by telephone")
    (tmp_path / "stick").mkdir()
    return tmp_path / "NO", tmp_path / "RU"


def test_a_stick_goes_back_and_forth(two: tuple[Path, Path]) -> None:
    here, there = two
    stick = here.parent / "stick"
    sent = json.loads(run("send", here, "0", "1", "2", "--to", "RU", "--out", stick, "--json"))
    assert len(sent["dispatches"]) == 2
    assert [name[:7] for name in sent["envelopes"]] == ["0-flash", "3-routi"]
    assert json.loads(run("status", here, "--json"))["streams"][0]["due"] == 1
    assert detente_here("exchange", "status", here, "--exit-code").returncode == 1
    assert "2 entered" in run("receive", there, stick)
    proved = json.loads(run("receive", here, stick, "--json"))
    assert sorted(one["through"] for one in proved["receipts"]) == [1, 2]
    assert detente_here("exchange", "status", here, "--exit-code").returncode == 0
    proof = here.parent / "entered.tlog-proof"
    proof.write_text(run("prove", here, "1"))
    assert json.loads(run("prove", here, "1", "--to", "RU", "--json"))["proof"] == proof.read_text()
    keys = [next((desk / "keys").glob("*.pub")) for desk in (there, here)]
    checked = [sys.executable, str(ROOT / "docs" / "check_proof.py"), str(proof), *map(str, keys)]
    assert "proved: entry" in subprocess.run(checked, capture_output=True, text=True, check=True).stdout
    assert "no receipt" in refused("prove", here, "3")
    with Ledger.open(there, read_only=True) as ledger:
        flash = next(n for n in range(ledger.size) if b'"flash"' in ledger.entry(n)[1])
    id_ = run("acknowledge", there, str(flash), "--by", "duty officer", "--words", "read")
    assert re.fullmatch(r"[0-9a-f]{64}\n", id_)
    run("send", there, "--out", stick)
    assert "1 entered" in run("receive", here, stick)
    assert "proves flash 1 to 1" in run("receive", there, stick)
    for desk in two:
        assert verify(desk).sound


def test_what_is_refused_is_named_and_nothing_else_is_harmed(two: tuple[Path, Path]) -> None:
    here, there = two
    stick = here.parent / "stick"
    run("send", here, "0", "--to", "all", "--out", stick)
    (stick / "page.envelope").write_text("<html>404</html>")
    done = detente_here("exchange", "receive", there, stick, "--json")
    assert done.returncode == 2
    assert "page.envelope" in done.stderr
    told = json.loads(done.stdout)
    assert ([one["entered"] for one in told["envelopes"]], len(told["refused"])) == ([1], 1)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("send",), "nothing to send"),
        (("send", "0", "--to", "XX"), "no such desk"),
        (("send", "0"), "nobody to send it to"),
        (("send", "99", "--to", "RU"), "no such entry"),
        (("send", "3", "--to", "RU"), "not sent"),
        (("acknowledge", "0", "--by", "x"), "no other desk signed"),
        (("receive", "nowhere"), "does not read"),
    ],
)
def test_bad_use_is_refused_with_the_next_step(two: tuple[Path, Path], words: tuple[str, ...], says: str) -> None:
    told = refused(words[0], two[0], *words[1:])
    assert says in told


def test_two_officers_release_a_flash(two: tuple[Path, Path]) -> None:
    here, _ = two
    (here / "exchange.yaml").write_text(
        "officers: {ann: releasing officer, ben: releasing officer}\ntwo_for_flash: true\n"
    )
    assert "takes 2 releasing" in refused("send", here, "1", "--to", "RU", "--by", "ann")
    run("send", here, "1", "--to", "RU", "--by", "ann", "--by", "ben")


def test_peers_are_listed_and_ended(two: tuple[Path, Path]) -> None:
    here, _ = two
    (peer,) = json.loads(run("peers", "list", here, "--json"))["peers"]
    assert (peer["party"], peer["trusted"], peer["compared"]) == ("RU", True, "by telephone")
    assert "ended" in run("peers", "end", here, peer["origin"])
    assert "no such desk" in refused("send", here, "0", "--to", "RU")
