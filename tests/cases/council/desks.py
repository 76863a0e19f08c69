"""The desks on which cases stand: the bundled one, and those in folders beside the cases."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from detente.model.canonical import identify
from detente.model.council import Issue
from detente.model.view import Entry
from detente.sources.example import example_issues, example_positions
from detente.sources.positions import read_agenda, read_positions

FOLDER = Path(__file__).resolve().parent


@cache
def desk(name: str) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """Return the entries and issues of a desk by name; `example` is the bundled one."""
    if name == "example":
        records, issues = example_positions(), example_issues()
    else:
        agenda = read_agenda((FOLDER / name / "issues.yaml").read_bytes(), "issues.yaml")
        issues = agenda.issues
        data = (FOLDER / name / "positions.csv").read_bytes()
        records = read_positions(data, "positions.csv", issues, agenda.parties, agenda.coders)
    return tuple(Entry(id=identify(record), record=record) for record in records), issues
