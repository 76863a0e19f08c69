"""The bundled example desk: issues, positions and a wire report written for demonstration."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from detente.model.council import Issue, Position
from detente.model.record import Record
from detente.sources.positions import Agenda, read_agenda, read_positions

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "january_2022"
DRAFTS = FOLDER.parent / "drafts"
ISSUES = "issues.yaml"
POSITIONS = "positions.csv"
REPORT = "report.txt"


@cache
def example_agenda() -> Agenda:
    """Return the issues of the example and the parties at its table."""
    return read_agenda((FOLDER / ISSUES).read_bytes(), ISSUES)


def example_issues() -> tuple[Issue, ...]:
    """Return the issues of the example desk."""
    return example_agenda().issues


def example_positions() -> tuple[Record[Position], ...]:
    """Return the positions of the example desk, as records."""
    agenda = example_agenda()
    return read_positions((FOLDER / POSITIONS).read_bytes(), POSITIONS, agenda.issues, agenda.parties)


def example_report() -> bytes:
    """Return the bytes of the wire report written for demonstration."""
    return (FOLDER / REPORT).read_bytes()


def example_drafts() -> dict[str, bytes]:
    """Return two made-up drafts and three accounts of a meeting by file name, as they are shipped."""
    return {path.name: path.read_bytes() for path in sorted(DRAFTS.iterdir())}


def example_files() -> dict[str, bytes]:
    """Return every file of the example desk by name, as it is shipped."""
    return {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.is_file()}
