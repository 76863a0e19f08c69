"""How long positions take to read, and a gap table and the findings to make."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from itertools import combinations

from detente.domains import council
from detente.model.canonical import identify
from detente.model.council import Issue
from detente.model.time import read_instant
from detente.model.view import Entry, view_of
from detente.sources.example import example_issues, example_positions
from detente.sources.positions import REQUIRED, read_positions

RUNS = 3
ISSUE_COUNT, PARTY_COUNT, DAY_COUNT = 200, 10, 50
ISSUES = tuple(Issue(id=f"i{n}", proposition=f"Proposition {n}", topic="dialogue") for n in range(ISSUE_COUNT))
PARTIES = tuple(f"P{n}" for n in range(PARTY_COUNT))
NOW = read_instant("2022-02-17")


def cpu(work: Callable[[], object]) -> str:
    """Return the CPU seconds of one piece of work, median and range of three runs in this process."""
    times = []
    for _ in range(RUNS):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return f"{statistics.median(times):.3f} s CPU (median of {RUNS}, {min(times):.3f} to {max(times):.3f})"


def file_of_positions() -> bytes:
    """Return a CSV of 100,000 made-up positions."""
    lines = [",".join(REQUIRED)]
    for issue in ISSUES:
        for number, party in enumerate(PARTIES):
            lines += (
                f"{issue.id},{party},20{day:02d}-06-01,{(day + number) % 5 - 2},stated,in short,a speech,T,desk"
                for day in range(DAY_COUNT)
            )
    return "\n".join(lines).encode()


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    data = file_of_positions()
    records = read_positions(data, "made-up.csv", ISSUES, PARTIES)
    entries = tuple(Entry(id=f"{n:064x}", record=record) for n, record in enumerate(records))
    example = [Entry(id=identify(record), record=record) for record in example_positions()]
    view = view_of(example, NOW)
    count = f"{len(records):,} positions"
    pairs = len(tuple(combinations({e.record.party for e in example}, 2)))
    return [
        (f"council: read {count} from CSV", cpu(lambda: read_positions(data, "m.csv", ISSUES, PARTIES)), "2 s"),
        (
            f"council: one gap table from {count}",
            cpu(lambda: council.gap_table(entries, ISSUES, ("P0", "P1"), NOW)),
            "",
        ),
        (
            f"council: all findings on the bundled desk ({pairs} pairs, 24 issues)",
            cpu(lambda: council.findings(view, NOW, str, example_issues())),
            "",
        ),
    ]
