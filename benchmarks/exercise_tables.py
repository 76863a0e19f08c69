"""How many rows of activities are read and written in a CPU second, format by format, and in how much memory.

Beside them in the same run: the bare csv module, the bare openpyxl, and calamine (where the judges are installed),
which give cells and check nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROWS = 2_000
MANY = 100_000
FORMATS = ("csv", "yaml", "json", "geojson", "kml", "xlsx")
JUDGES = Path(os.environ.get("DETENTE_JUDGES", ".venv-judges/bin"))

MEASURE = """
import json, resource, sys, time
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
{setup}
base, begun = peak(), time.process_time()
{work}
print(json.dumps([time.process_time() - begun, peak() - base, peak()]))
"""
IMPORTS = """
from pathlib import Path
from detente.brief.activity_tables import write_activities
from detente.brief.activity_tables.write import WRITERS, cells_of
from detente.sources.exercises import read_activities
import openpyxl
"""
MADE = """name,states,hosts,start,end,troops,tanks,structure,zone,snap,area,certainty_note
"""
SHAPE = "{n:.4f}N 10E|{n:.4f}N 11E|57N 11E|57N 10E"
WITH_AREA = 10
"""One row in so many has an area, and each another one."""


def measured(setup: str, work: str, python: str | Path = sys.executable) -> tuple[float, float, float]:
    """Return CPU seconds, the growth of peak memory, and peak memory in MiB, of work in a process of its own."""
    done = subprocess.run(
        [python, "-c", MEASURE.format(setup=setup, work=work)], capture_output=True, text=True, check=True
    )
    seconds, grown, peak = json.loads(done.stdout)
    return seconds, grown, peak


def file_of(rows: int) -> str:
    """Return a CSV of made-up activities, each with an area."""
    lines = [MADE]
    for n in range(rows):
        area = SHAPE.format(n=n % 500_000 / 10_000) if n % WITH_AREA == 0 else ""
        month, troops, tanks = n % 12 + 1, n % 20_000, n % 400
        days = f"2025-{month:02d}-01,2025-{month:02d}-09"
        lines.append(f"Made-up {n},NO,NO,{days},{troops},{tanks},two brigades,yes,no,{area},made up\n")
    return "".join(lines)


def table() -> list[tuple[str, str, str]]:
    """Return the rows of this benchmark."""
    found: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "made.csv"
        made.write_text(file_of(ROWS), encoding="utf-8")
        for word in FORMATS:
            file = Path(place) / f"a.{word}"
            have = f"{IMPORTS}\nrecords = read_activities(Path({str(made)!r}).read_bytes(), 'a.csv')"
            told = measured(f"{have}\nrows = list(map(cells_of, records))", f"data = WRITERS[{word!r}](rows)")
            whole = measured(
                have, f"data = write_activities(records, {file.name!r}); Path({str(file)!r}).write_bytes(data)"
            )
            found.append(row(f"{word}: written", told))
            found.append(row(f"{word}: written, read back and compared", whole))
            found.append(
                row(
                    f"{word}: read into records",
                    measured(
                        f"{IMPORTS}\ndata = Path({str(file)!r}).read_bytes()",
                        f"read_activities(data, {file.name!r})",
                    ),
                )
            )
        found += rivals(Path(place))
        found.append(many(Path(place)))
    return found


def row(what: str, told: tuple[float, float, float]) -> tuple[str, str, str]:
    """Return one line: rows in a CPU second, and by how much the peak of memory grew."""
    seconds, grown, _ = told
    return f"exercise tables: {ROWS:,} rows, {what}", f"{ROWS / seconds:,.0f} rows/CPU s, +{grown:.0f} MiB", ""


def rivals(place: Path) -> list[tuple[str, str, str]]:
    """Return the lines of readers that give cells and check nothing."""
    sheet, text = str(place / "a.xlsx"), str(place / "a.csv")
    read = f"book = openpyxl.load_workbook({sheet!r}, read_only=True); list(book.active.values)"
    found = [
        row("rival: bare csv module", measured("import csv", f"list(csv.reader(open({text!r}, newline='')))")),
        row("rival: bare openpyxl", measured("import openpyxl", read)),
    ]
    if (JUDGES / "python").exists():
        work = f"CalamineWorkbook.from_path({sheet!r}).get_sheet_by_index(0).to_python()"
        told = measured("from python_calamine import CalamineWorkbook", work, JUDGES / "python")
        found.append(row("rival: calamine (Rust)", told))
    return found


def many(place: Path) -> tuple[str, str, str]:
    """Return the line of a long file: memory grows with its rows, because it is taken whole or not at all."""
    file = place / "many.csv"
    file.write_text(file_of(MANY), encoding="utf-8")
    setup = f"{IMPORTS}\ndata = Path({str(file)!r}).read_bytes()"
    seconds, _, peak = measured(setup, "read_activities(data, 'many.csv')")
    size = file.stat().st_size / 2**20
    return (
        f"exercise tables: {MANY:,} rows ({size:.0f} MiB) of CSV into records",
        f"{seconds:.0f} s CPU, peak {peak:,.0f} MiB",
        "",
    )
