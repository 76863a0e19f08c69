"""How long positions take to read, and a gap table and the findings to make; a million rows and the plain path."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from benchmarks.timing import cpu, peak_mib
from detente.domains import council
from detente.model.canonical import identify
from detente.model.council import Issue
from detente.model.time import read_instant
from detente.model.view import Entry, view_of
from detente.sources.example import example_issues, example_positions
from detente.sources.position_columns import read_position_table
from detente.sources.positions import REQUIRED, read_positions

ISSUE_COUNT, PARTY_COUNT, DAY_COUNT = 200, 10, 50
ISSUES = tuple(Issue(id=f"i{n}", proposition=f"Proposition {n}", topic="dialogue") for n in range(ISSUE_COUNT))
PARTIES = tuple(f"P{n}" for n in range(PARTY_COUNT))
NOW = read_instant("2022-02-17")

MILLION = 1_000_000
MANY_ISSUES = tuple(Issue(id=f"i{n}", proposition=f"Proposition {n}", topic="dialogue") for n in range(2_000))
MANY_PARTIES = tuple(f"P{n:02d}" for n in range(60))
FIRST_DAY, DAYS = date(2002, 1, 1), 20 * 365
HALF_WAY = read_instant("2012-01-12")
ASKED = 20
"""How many pairs are asked about, each in another pair of parties and for the first time."""


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


def lines_of_a_million(count: int) -> Iterator[str]:
    """Yield made-up rows of 2,000 issues and 60 parties over 20 years, in no order, every short text another."""
    groups = len(MANY_ISSUES) * len(MANY_PARTIES)
    yield ",".join((*REQUIRED, "condition"))
    for number in range(count):
        group, word = number * 7_919 % groups, number // groups
        issue, party = divmod(group, len(MANY_PARTIES))
        day = FIRST_DAY + timedelta((word * 810 + number * 31 % 809) % DAYS)
        silent, tied, stance = number // 61 % 10 == 0, number // 53 % 7 == 0, number // 67 % 5 - 2
        what = "0,silent" if silent else f"{stance},conditional" if tied else f"{stance},stated"
        condition = f"if number {number % 5_000} is kept" if tied else ""
        yield (
            f'i{issue},P{party:02d},{day},{what},"Said in short, for the {number}th time, that it stands so",'
            f"Speech of {day}: page {number % 97},T,desk,{condition}"
        )


def measured(how: str, path: Path) -> dict[str, float]:
    """Return what a new process measured on a file: CPU seconds to read it, peak memory, and tables in seconds."""
    asked = subprocess.run(
        [sys.executable, "-m", "benchmarks.council", how, str(path)], stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, float] = json.loads(asked.stdout)
    return found


def measure(how: str, path: Path) -> dict[str, float]:
    """Return the same, measured in this process; reading includes the file, the checks and the index."""
    before = time.process_time()
    if how == "columns":
        columns = read_position_table(path.read_bytes(), path.name, MANY_ISSUES, MANY_PARTIES)
        told = council.position_table(columns)
    else:
        records = read_positions(path.read_bytes(), path.name, MANY_ISSUES, MANY_PARTIES)
        entries = tuple(Entry(id=identify(record), record=record) for record in records)
    read = time.process_time() - before
    peak_mb = peak_mib() * 2**20 / 1e6
    times = []
    for pair in list(combinations(MANY_PARTIES, 2))[:: 1770 // ASKED][:ASKED]:
        before = time.process_time()
        if how == "columns":
            words = told.words(pair, HALF_WAY)
            found = council.table_of(words, MANY_ISSUES, pair, HALF_WAY)
        else:
            found = council.gap_table(entries, MANY_ISSUES, pair, HALF_WAY)
        assert found.mean.n
        times.append(time.process_time() - before)
    return {
        "read_s": read,
        "peak_mb": peak_mb,
        "table_s": statistics.median(times),
        "least_s": min(times),
        "most_s": max(times),
    }


def of_a_million() -> list[tuple[str, str, str]]:
    """Return the rows on a million positions in columns, and on 100,000 of them by both paths."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made-up.csv"
        for how, count, goals in (
            ("columns", MILLION, ("20 s; 1,500 MB", "50 ms")),
            ("columns", MILLION // 10, ("", "")),
            ("records", MILLION // 10, ("", "")),
        ):
            path.write_text("\n".join(lines_of_a_million(count)) + "\n", encoding="utf-8")
            found = measured(how, path)
            what = f"{count:,} positions as {how}, 2,000 issues, 60 parties"
            rows.append(
                (
                    f"council: read {what}",
                    f"{found['read_s']:.1f} s CPU; peak {found['peak_mb']:,.0f} MB",
                    goals[0],
                )
            )
            spread = f"{found['least_s'] * 1000:.0f} to {found['most_s'] * 1000:.0f}"
            table_ms = f"{found['table_s'] * 1000:.0f} ms CPU (median of {ASKED} pairs, {spread})"
            rows.append((f"council: gap table of a pair, {what}", table_ms, goals[1]))
    return rows


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
        *of_a_million(),
    ]


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
