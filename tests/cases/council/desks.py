"""The desks on which cases stand: the bundled examples, by name; `example` is the first of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from detente.domains.council.dialogue import Dialogue, dialogue
from detente.model.canonical import identify
from detente.model.council import Issue
from detente.model.record import Record
from detente.model.time import read_instant
from detente.model.view import Entry, view_of
from detente.sources.example import NAMES, example_issues, example_positions, example_steps
from detente.sources.positions import read_agenda, read_positions

FOLDER = Path(__file__).resolve().parent


def named(name: str) -> str:
    """Return the name under which an example is shipped."""
    return NAMES[0] if name == "example" else name


def entries_of(records: Iterable[Record[Any]]) -> tuple[Entry, ...]:
    """Return records as entries, each under its id."""
    return tuple(Entry(id=identify(record), record=record) for record in records)


@cache
def desk(name: str) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """Return the positions and issues of a desk by name: a shipped one, or one beside the cases."""
    own = FOLDER / name
    if not own.is_dir():
        return entries_of(example_positions(named(name))), example_issues(named(name))
    agenda = read_agenda((own / "issues.yaml").read_bytes(), "issues.yaml")
    data = (own / "positions.csv").read_bytes()
    records = read_positions(data, "positions.csv", agenda.issues, agenda.parties, agenda.coders)
    return entries_of(records), agenda.issues


@cache
def steps(name: str) -> tuple[Entry, ...]:
    """Return the steps of the dialogue of a desk by name."""
    return entries_of(example_steps(named(name)))


def dialogue_of(name: str, instant: str) -> Dialogue:
    """Return the dialogue of a desk as it stood at an instant."""
    return dialogue(view_of(steps(name), read_instant(instant)))
