"""How long the forums take to read, and to ask."""

from __future__ import annotations

from datetime import date

from benchmarks.timing import cpu
from detente.agreements import load_forums

DAY = date(2022, 1, 12)


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
