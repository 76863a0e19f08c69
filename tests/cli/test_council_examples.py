"""Both bundled dialogues on a desk: brought in whole, briefed as of any day, and nothing known ahead of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from detente.ledger import Ledger
from detente.model.time import read_instant
from detente.sources.example import JANUARY_2022, NAMES, SIX_PARTY_2005, example_positions, example_steps
from tests.cli.running import detente_here

DAYS = {
    JANUARY_2022: ("2021-12-31", "2022-01-12", "2022-02-17"),
    SIX_PARTY_2005: ("2003-08-29", "2005-09-19", "2007-05-01"),
}


def ran(*words: str | Path) -> str:
    done = detente_here(*words)
    assert done.returncode == 0, (done.stdout, done.stderr)
    return done.stdout


@pytest.fixture(scope="module", params=NAMES)
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Return the name of an example, and a desk on which it stands."""
    name: str = request.param
    folder = tmp_path_factory.mktemp(name)
    ran("council", "example", folder / "files", "--name", name)
    ran("desk", "init", folder / "desk")
    shutil.copy(folder / "files" / "issues.yaml", folder / "desk")
    brought = [folder / "files" / file for file in ("dialogue.yaml", "positions.csv")]
    told = json.loads(ran("council", "import", *brought, "--desk", folder / "desk", "--json"))
    assert told["refused"] == told["known"] == []
    assert len(told["recorded"]) == len(example_steps(name)) + len(example_positions(name))
    again = detente_here("council", "import", *brought, "--desk", folder / "desk")
    assert (again.returncode, again.stdout) == (0, "")
    return name, folder / "desk"


def test_a_brief_and_a_view_as_of_any_day_know_nothing_later(desk: tuple[str, Path]) -> None:
    """No record said later is named, and no document is cited that only later records cite."""
    name, folder = desk
    with Ledger.open(folder, read_only=True) as ledger:
        every = ledger.view(read_instant("2030-01-01")).entries
    for day in DAYS[name]:
        instant = read_instant(day)
        known = {entry.record.body.document for entry in every if entry.record.said <= instant}
        later = [entry for entry in every if entry.record.said > instant]
        assert later or day == DAYS[name][-1]
        views = [ran("brief", "--desk", folder, "--as-of", day, "--json")]
        views.append(ran("brief", "--desk", folder, "--as-of", day))
        views.append(ran("council", "show", "--desk", folder, "--as-of", day, "--json"))
        for view in views:
            assert not [entry.id for entry in later if entry.id in view]
            ahead = {entry.record.body.document for entry in later} - known - {""}
            assert not [cited for cited in ahead if cited in view and not any(cited in one for one in known)]


def test_as_of_12_january_2022_no_later_day_is_told_but_as_one_to_come(desk: tuple[str, Path]) -> None:
    """What was said on 26 January and 17 February, in Geneva and in Moscow, is not in the brief of the twelfth."""
    name, folder = desk
    if name != JANUARY_2022:
        return
    text = " ".join(ran("brief", "--desk", folder, "--as-of", "2022-01-12").split())
    assert "12 January 2022" in text
    for later in ("26 January", "2022-01-26", "27 January", "February 2022", "2022-02"):
        assert later not in text
    assert "2022-01-26" in " ".join(ran("brief", "--desk", folder, "--as-of", "2022-02-17").split())
