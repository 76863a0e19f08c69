"""How fast the rules on military activities are: loading the law, one activity, and many over columns.

The columns stand in `exercises_columns.py`, which runs in a process of its own to tell its peak memory.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

from benchmarks.exercises_columns import over_columns
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


def cpu_s(work: Callable[[], object], times: int) -> float:
    """Return the least CPU seconds of one call, over so many calls."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


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
    loading = cpu_s(load_law, 5)
    one = cpu_s(lambda: one_activity(law), 50)
    reading = cpu_s(lambda: read_activities(data, "activities.csv"), 5)
    steps = read_requests((EXAMPLE / "requests.yaml").read_bytes(), "requests.yaml")
    entries = [Entry(id=identify(record), record=record) for record in steps]
    three = cpu_s(lambda: machines(entries, law, LATER, str), 50)
    return [
        (
            f"exercises: the whole law loaded ({len(law.by_id)} files)",
            f"{loading * 1e3:.0f} ms CPU",
            "under 60 ms",
        ),
        ("exercises: one activity, every rule, full why", f"{one * 1e3:.2f} ms CPU", "under 1 ms"),
        ("exercises: the machines of 3 requests", f"{three * 1e3:.2f} ms CPU", ""),
        ("exercises: 42 real activities read from CSV", f"{reading * 1e3:.0f} ms CPU", ""),
        *over_columns(),
    ]
