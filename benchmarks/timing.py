"""CPU time and memory as the tables tell them: the median of some runs in this process, with its range."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

RUNS = 3
WHOLE = 100.0
"""Numbers from here on are told without decimals."""
UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


def cpu_s(work: Callable[[], object], runs: int = RUNS, calls: int = 1) -> list[float]:
    """Return the CPU seconds of one call, user and system, for each run; a run makes so many calls."""
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        for _ in range(calls):
            work()
        taken.append((time.process_time() - begun) / calls)
    return taken


def cpu(work: Callable[[], object], runs: int = RUNS, calls: int = 1) -> str:
    """Return the CPU time of one piece of work in words: median, number of runs, range, in a unit that fits."""
    return in_words(cpu_s(work, runs, calls))


def in_words(times_s: Iterable[float]) -> str:
    """Return measured seconds in words."""
    taken = sorted(times_s)
    middle = statistics.median(taken)
    size, unit = next((pair for pair in UNITS if middle >= pair[0]), UNITS[-1])

    def told(seconds: float) -> str:
        number = seconds / size
        return f"{number:,.0f}" if number >= WHOLE else f"{number:.3g}"

    if len(taken) == 1:
        return f"{told(middle)} {unit} CPU (one run)"
    return f"{told(middle)} {unit} CPU (median of {len(taken)}, {told(taken[0])} to {told(taken[-1])})"


def peak_mib() -> float:
    """Return the most memory that this process held, in MiB. (Linux hands `ru_maxrss` on to a child.)"""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
