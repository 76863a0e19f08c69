"""How fast the rules on military activities are: loading the law, one activity, and many over columns.

The columns stand in `exercises_columns.py`, which runs in a process of its own to tell its peak memory.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from benchmarks.exercises_columns import over_columns
from benchmarks.timing import cpu
from detente.agreements import Law, load_law
from detente.domains.exercises import findings, machines
from detente.model.canonical import identify
from detente.model.exercise import Activity, Range, Structure, Zone
from detente.model.finding import Evidence
from detente.model.view import Entry
from detente.sources.exercises import EXAMPLE, read_activities
from detente.sources.risk_steps import read_requests

DAY = date(2022, 1, 11)
NOW = datetime(2022, 1, 13, tzinfo=UTC)
LATER = datetime(2023, 1, 1, tzinfo=UTC)


def one_activity(law: Law) -> object:
    """Return every finding on one activity, with full reasons."""
    known = Activity(
        name="made up",
        states=("SE",),
        hosts=("SE",),
        troops=Range(12_700, 12_700),
        tanks=Range(250, 250),
        structure=Structure.TWO_BRIGADES,
        zone=Zone.YES,
        start=DAY,
    )
    return findings(known, Evidence(), law, NOW, str)


def table() -> list[tuple[str, str, str]]:
    """Return the rows of this benchmark."""
    law = load_law()
    data = (EXAMPLE / "activities.csv").read_bytes()
    steps = read_requests((EXAMPLE / "requests.yaml").read_bytes(), "requests.yaml")
    entries = [Entry(id=identify(record), record=record) for record in steps]
    return [
        (
            f"exercises: the whole law loaded ({len(law.by_id)} files)",
            cpu(load_law, 5),
            "under 60 ms",
        ),
        ("exercises: one activity, every rule, full why", cpu(lambda: one_activity(law), calls=50), "under 1 ms"),
        ("exercises: the machines of 3 requests", cpu(lambda: machines(entries, law, LATER, str), calls=50), ""),
        ("exercises: 42 real activities read from CSV", cpu(lambda: read_activities(data, "activities.csv")), ""),
        *over_columns(),
    ]
