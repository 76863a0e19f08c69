"""The bundled example desks by name: issues, positions, steps of a dialogue, and a report for demonstration.

Each is a folder of `detente/examples/`; `january_2022` is the one that is meant where none is named.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from detente.model.council import Issue, Position
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.record import Record
from detente.sources.positions import Agenda, read_agenda, read_positions
from detente.sources.steps import read_steps

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
JANUARY_2022 = "january_2022"
SIX_PARTY_2005 = "six_party_2005"
NAMES = (JANUARY_2022, SIX_PARTY_2005)
"""The example desks; the first is meant where none is named."""
DRAFTS = "drafts"
"""Two made-up drafts and accounts of a meeting: files, no desk."""

ISSUES = "issues.yaml"
POSITIONS = "positions.csv"
DIALOGUE = "dialogue.yaml"
REPORT = "report.txt"


@cache
def example_agenda(name: str = JANUARY_2022) -> Agenda:
    """Return the issues of an example and the parties at its table; InputError where there is no such example."""
    return read_agenda((_folder(name) / ISSUES).read_bytes(), ISSUES)


def example_issues(name: str = JANUARY_2022) -> tuple[Issue, ...]:
    """Return the issues of an example desk."""
    return example_agenda(name).issues


def example_positions(name: str = JANUARY_2022) -> tuple[Record[Position], ...]:
    """Return the positions of an example desk, as records."""
    agenda = example_agenda(name)
    return read_positions((_folder(name) / POSITIONS).read_bytes(), POSITIONS, agenda.issues, agenda.parties)


def example_steps(name: str = JANUARY_2022) -> tuple[Record[Any], ...]:
    """Return the steps of the dialogue of an example desk, as records, oldest said first.

    All or none: the problem of a step that cannot be read is raised.
    """
    read = read_steps((_folder(name) / DIALOGUE).read_bytes(), DIALOGUE)
    for step in read:
        if step.problem:
            raise step.problem
    return tuple(step.record for step in read if step.record)


def example_report() -> bytes:
    """Return the bytes of the wire report written for demonstration, of January 2022."""
    return (_folder(JANUARY_2022) / REPORT).read_bytes()


def example_files(name: str = JANUARY_2022) -> dict[str, bytes]:
    """Return every file of an example, of a desk or of drafts, by name, as it is shipped."""
    return {path.name: path.read_bytes() for path in sorted(_folder(name).iterdir()) if path.is_file()}


def _folder(name: str) -> Path:
    if name not in (*NAMES, DRAFTS):
        raise InputError(
            "no such example",
            expected=", ".join((*NAMES, DRAFTS)),
            given=repr(name[:80]),
            next_step=nearest(name, (*NAMES, DRAFTS)),
        )
    return EXAMPLES / name
