"""How fast the rules on military activities are: loading the law, one activity, and many over columns."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import numpy as np

from detente.agreements import Law, load_law
from detente.domains.exercises import findings, machines
from detente.domains.exercises.columns import FORMS, STRUCTURES, ZONES, check_many
from detente.model.canonical import identify
from detente.model.exercise import Activity, Range, Structure, Zone
from detente.model.finding import Evidence
from detente.model.view import Entry
from detente.sources.exercises import EXAMPLE, read_activities
from detente.sources.risk_steps import read_requests

MANY = 100_000
DAY = date(2022, 1, 11)
NOW = datetime(2022, 1, 13, tzinfo=UTC)
LATER = datetime(2023, 1, 1, tzinfo=UTC)
LARGEST = {"troops": 60_000, "troops_total": 90_000, "tanks": 1_200, "acvs": 2_500, "artillery": 1_200}


def made_up_columns(rows: int) -> dict[str, np.ndarray]:
    """Return columns of made-up activities: numbers told, ranges, and what is not told (-1)."""
    draw = np.random.default_rng(11)
    columns: dict[str, np.ndarray] = {}
    for field, most in (*LARGEST.items(), ("landing_troops", 5_000), ("hours", 200)):
        least = draw.integers(-1, most, rows)
        columns[f"{field}_least"] = least
        columns[f"{field}_most"] = np.where(draw.random(rows) < 0.2, -1, least + draw.integers(0, 50, rows))
    for name, codes in (
        ("form", FORMS),
        ("structure", STRUCTURES),
        ("zone", ZONES),
        ("snap", "no"),
        ("single_command", "no"),
    ):
        columns[name] = draw.integers(0 if name == "form" else -1, len(codes), rows)
    return columns


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
    law, columns = load_law(), made_up_columns(MANY)
    data = (EXAMPLE / "activities.csv").read_bytes()
    loading, many = cpu_s(load_law, 5), cpu_s(lambda: check_many(columns, law, DAY), 5)
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
        (f"exercises: {MANY:,} activities, reasons in columns", f"{many:.2f} s CPU", "under 2 s"),
        ("exercises: one activity, every rule, full why", f"{one * 1e3:.2f} ms CPU", "under 1 ms"),
        ("exercises: the machines of 3 requests", f"{three * 1e3:.2f} ms CPU", ""),
        ("exercises: 42 real activities read from CSV", f"{reading * 1e3:.0f} ms CPU", ""),
    ]
