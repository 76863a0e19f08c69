"""`detente exchange certify`, `serve`, `call`, `try`: two desks in two processes on loopback."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.exchange.desk import Desk
from detente.ledger import Ledger, verify
from tests.cli.running import detente_here
from tests.conftest import ROOT
from tests.exchange.desks import said_here
from tests.ledger.made import activity


def run(*words: str | Path) -> str:
    done = detente_here("exchange", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextlib.contextmanager
def answering(folder: Path) -> Iterator[str]:
    """Yield the address at which a desk answers in a process of its own."""
    words = [sys.executable, "-m", "detente", "exchange", "serve", str(folder), "--listen", "127.0.0.1:0"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            found = re.search(r"answering at (\S+);", line)
            assert found, line + process.stderr.read()
            yield found[1]
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0


def know(here: Path, there: Path, *endpoint: str) -> str:
    """Have one desk take the card of another and compare its words; return the other's origin."""
    card = here.parent / f"{there.name}.card"
    options = [word for one in endpoint for word in ("--endpoint", one)]
    shown = detente_here("exchange", "peers", "card", there, "-o", card, *options)
    words = " ".join(shown.stderr.split("\n", 1)[1].split())
    run("peers", "add", here, card)
    origin = str(json.loads(card.read_text())["origin"])
    run("peers", "confirm", here, origin, "--words", words, "--how", "by telephone")
    return origin


def test_two_desks_in_two_processes(tmp_path: Path) -> None:
    here, there = tmp_path / "NO", tmp_path / "RU"
    for place in (here, there):
        Ledger.create(place, place.name).close()
        run("certify", place, "--host", "127.0.0.1")
    with Ledger.open(here) as ledger:
        ids = ledger.append([activity(n) for n in range(3)])
    know(there, here)
    origin = know(here, there)
    with answering(there) as address:
        know(here, there, address)
        run("send", here, *ids, "--to", "RU")
        told = run("call", here)
        assert re.fullmatch(rf"{origin}: 1 receipts, 0 envelopes fetched, \d+ entries cosigned\n", told)
        assert json.loads(run("call", here, "--to", "RU", "--json"))["called"][0]["receipts"] == 0
        busy = detente_here("exchange", "status", there)
        assert "Traceback" not in busy.stderr
    gone = detente_here("exchange", "call", here)
    assert gone.returncode == 2
    assert "cannot be reached" in gone.stderr
    with Desk.open(there, read_only=True) as desk:
        assert said_here(desk, "exercise.activity") == list(ids)
    assert verify(here).sound
    assert verify(there).sound


def test_the_trial_leaves_proofs_that_a_stranger_can_check(tmp_path: Path) -> None:
    told = json.loads(run("try", tmp_path / "trial", "--json"))
    assert told["sound"]
    for proof in told["proofs"]:
        assert Path(proof).read_text().startswith("c2sp.org/tlog-proof@v1\n")
    lines = run("try", tmp_path / "second").splitlines()
    assert len(lines) == 2
    for line in lines:
        done = subprocess.run(
            [sys.executable, ROOT / "docs" / "check_proof.py", *line.split()],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.startswith("proved: entry "), done.stderr
    again = detente_here("exchange", "try", tmp_path / "trial")
    assert again.returncode == 2
    assert "a folder that is not there yet" in again.stderr


@pytest.mark.parametrize("listen", ["here", "127.0.0.1:99999", ":8443"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, listen: str) -> None:
    Ledger.create(tmp_path / "NO", "NO").close()
    done = detente_here("exchange", "serve", tmp_path / "NO", "--listen", listen)
    assert done.returncode == 2
    assert "not an address" in done.stderr


def test_a_desk_without_certificates_is_told_how_to_make_them(tmp_path: Path) -> None:
    Ledger.create(tmp_path / "NO", "NO").close()
    done = detente_here("exchange", "serve", tmp_path / "NO", "--listen", "127.0.0.1:0")
    assert done.returncode == 2
    assert "issue a new one" in done.stderr
