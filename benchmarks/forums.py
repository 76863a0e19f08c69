"""How long the forums take to read, and to ask."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date

from detente.agreements import load_forums

RUNS = 5
DAY = date(2022, 1, 12)


def cpu(work: Callable[[], object]) -> str:
    """Return the CPU seconds of one piece of work, median and range of the runs in this process."""
    times = []
    for _ in range(RUNS):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return f"{statistics.median(times):.4f} s CPU (median of {RUNS}, {min(times):.4f} to {max(times):.4f})"


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    forums = load_forums()
    count = len(list(forums))
    return [
        (f"forums: read the {count} that are shipped", cpu(load_forums), "0.1 s"),
        (
            "forums: 1,000 lists of members on a day",
            cpu(lambda: [forums.forum("PC").members_on(DAY) for _ in range(1_000)]),
            "0.1 s",
        ),
    ]
