"""A million activities against every rule of Chapters V to VIII, and a proposal over ten years of 57 States.

Peak memory is that of a process of its own. The rival is OpenFisca-core, where it is installed
(`DETENTE_JUDGES`: the folder of its programs): the same thresholds as its parameters and variables.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import numpy as np

from benchmarks.timing import cpu, cpu_s, peak_mib
from detente.agreements import Reform, load_law
from detente.domains.exercises.counting import FIELDS, LANDING, NUMBERS
from detente.domains.exercises.many.column_check import Periods, check_many, levels_many
from detente.domains.exercises.many.column_years import HOST, Sides, year_limits
from detente.domains.exercises.many.columns import BOUNDS, FORMS, NOT_TOLD, STRUCTURES, ZONES
from detente.domains.exercises.many.simulation import Load, simulate

MILLION = 1_000_000
NOW = datetime(2024, 1, 1, tzinfo=UTC)
FIRST, YEARS, STATES, A_YEAR = 2012, 10, 57, 50
LARGEST = {"troops": 60_000, "troops_total": 90_000, "tanks": 1_200, "acvs": 2_500, "artillery": 1_200}
USUAL = {"troops": 2_500, "troops_total": 4_000, "tanks": 40, "acvs": 120, "artillery": 40}
"""Made-up means of a usual exercise; sizes are drawn so that one in about fifty is above 9,000 troops."""
RULES = ("notification", "observation", "constraint", "timing", "announcement", "cut", "grown", "added", "changed")
JUDGES = Path(__file__).parent.parent / os.environ.get("DETENTE_JUDGES", ".venv-judges/bin") / "python"
RIVAL = Path(__file__).with_name("rival_openfisca.py")


def made_up_columns(rows: int, seed: int = 11) -> dict[str, np.ndarray]:
    """Return columns of made-up activities: numbers told, ranges, what is not told, dates, notifications."""
    draw = np.random.default_rng(seed)
    columns: dict[str, np.ndarray] = {}
    for field, most in (*LARGEST.items(), ("landing_troops", 5_000)):
        _numbers(columns, field, draw.integers(-1, most, rows, np.int32), draw)
    for prefix in ("later_", "notified_", "notified_later_"):
        for field in (*FIELDS.values(), *(("troops_total",) if prefix == "notified_" else ())):
            for bound in BOUNDS:
                columns[f"{prefix}{field}{bound}"] = np.roll(columns[f"{field}{bound}"], len(prefix))
    _numbers(columns, "hours", draw.integers(-1, 200, rows, np.int32), draw)
    for name, codes in (("form", FORMS), ("structure", STRUCTURES), ("zone", ZONES)):
        columns[name] = draw.integers(0 if name == "form" else -1, len(codes), rows, np.int8)
    for name in ("snap", "single_command", "in_calendar", "changed_since_calendar"):
        columns[name] = draw.integers(-1, 2, rows, np.int8)
    start = draw.integers(date(2012, 1, 1).toordinal(), date(2022, 1, 1).toordinal(), rows, np.int32)
    columns |= {"start": start, "end": start + draw.integers(0, 20, rows, np.int32)}
    columns["announced"] = start - draw.integers(300, 1_100, rows, np.int32)
    sent = (start - draw.integers(0, 90, rows)).astype(np.int64) * 86_400_000_000
    columns["sent_first"] = columns["sent_last"] = np.where(draw.random(rows) < 0.5, sent, NOT_TOLD)
    return columns


def _numbers(columns: dict[str, np.ndarray], field: str, least: np.ndarray, draw: np.random.Generator) -> None:
    columns[f"{field}_least"] = least
    most = least + draw.integers(0, 50, len(least), np.int32)
    columns[f"{field}_most"] = np.where(draw.random(len(least)) < 0.2, np.int32(-1), most)


def made_up_years() -> Load:
    """Return ten made-up years of 57 States, 50 activities a State and year, most of them small."""
    rows = STATES * YEARS * A_YEAR
    draw = np.random.default_rng(5)
    columns: dict[str, np.ndarray] = {}
    size = draw.lognormal(0, 0.8, rows)
    for field, mean in USUAL.items():
        told = (size * mean * draw.uniform(0.5, 1.5, rows)).astype(np.int32)
        columns[f"{field}_least"] = columns[f"{field}_most"] = np.where(
            draw.random(rows) < 0.2, np.int32(-1), told
        )
    columns["structure"] = draw.integers(-1, 3, rows, np.int8)
    columns["zone"] = np.zeros(rows, np.int8)
    columns["snap"] = (draw.random(rows) < 0.05).astype(np.int8)
    year = np.tile(np.arange(FIRST, FIRST + YEARS), STATES * A_YEAR)
    first = np.array([date(y, 1, 1).toordinal() for y in range(FIRST, FIRST + YEARS)])
    columns["start"] = (first[year - FIRST] + draw.integers(0, 365, rows)).astype(np.int32)
    columns["end"] = columns["start"] + draw.integers(2, 20, rows, np.int32)
    sides = one_host_each(rows)
    host = np.repeat(np.arange(STATES, dtype=np.int32), YEARS * A_YEAR)
    sides = msgspec.structs.replace(sides, state=host)
    return Load(columns, sides, np.ones(rows, np.bool_), NOW)


def one_host_each(rows: int) -> Sides:
    """Return one made-up host for each activity, of 57 States in turn."""
    names = tuple(f"S{number:02d}" for number in range(STATES))
    row = np.arange(rows, dtype=np.int32)
    untold = np.full(rows, NOT_TOLD, np.int64)
    return Sides(names, row, row % STATES, np.full(rows, HOST, np.int8), untold, untold)


def a_million() -> dict[str, float]:
    """Return CPU seconds and peak memory of a million activities, and how many decisions a CPU second that is."""
    law, columns = load_law(), made_up_columns(MILLION)
    begun = time.process_time()
    answers = check_many(columns, law, NOW)
    limits = year_limits(columns, answers, one_host_each(MILLION), Periods(law))
    taken = time.process_time() - begun
    decided = len(limits.verdict) + sum(int((answers[f"{rule}_verdict"] >= 0).sum()) for rule in RULES)
    return {
        "cpu_s": taken,
        "peak_mb": peak_mib() * 2**20 / 1e6,
        "per_s": decided / taken,
        "given_mb": sum(column.nbytes for column in columns.values()) / 1e6,
        "kept_mb": sum(column.nbytes for column in answers.values()) / 1e6,
        "numbers_per_s": 3 * MILLION / min(cpu_s(lambda: levels_many(columns, law, NOW))),
    }


def in_its_own_process(words: list[str]) -> dict[str, float] | None:
    """Return what a Python program prints as JSON, None where it cannot be run."""
    try:
        asked = subprocess.run(words, capture_output=True, text=True, check=True, timeout=600)
    except (OSError, subprocess.SubprocessError):
        return None
    found: dict[str, float] = json.loads(asked.stdout.splitlines()[-1])
    return found


def thresholds() -> dict[str, dict[str, int]]:
    """Return the numbers of notification and observation of 2022, for the rival."""
    law, found = load_law().at(date(2022, 1, 11)), {}
    for duty in ("notification", "observation"):
        asked = {key: law.on(f"{duty}/{key}") for key in (*NUMBERS, LANDING)}
        found[duty] = {FIELDS[key]: answer.value or 0 for key, answer in asked.items() if answer is not None}
    return found


def over_columns() -> list[tuple[str, str, str]]:
    """Return the rows on columns and their rival."""
    found = in_its_own_process([sys.executable, "-m", "benchmarks.exercises_columns"])
    assert found is not None  # it is this program
    law, load = load_law(), made_up_years()
    reform = Reform(name="lower", says="a made-up proposal", values={"VD11/40.1.1/personnel": 7_500})
    size = f"{found['given_mb']:,.0f} MB of columns in, {found['kept_mb']:,.0f} MB out"
    million = f"{MILLION:,} activities, every rule of Chapters V to VIII, reasons in columns"
    years = f"a proposal over {YEARS} years of {STATES} States, {load.rows:,} activities"
    return [
        (
            f"exercises: {million}",
            f"{found['cpu_s']:.1f} s CPU; peak {found['peak_mb']:,.0f} MB ({size})",
            "10 s; 1,000 MB",
        ),
        (f"exercises: {years}", cpu(lambda: simulate(load, law, [reform], None, load.sides.states), 9), "100 ms"),
        *against_openfisca(found),
    ]


def against_openfisca(ours: dict[str, float]) -> list[tuple[str, str, str]]:
    """Return how many decisions a CPU second this program and OpenFisca-core make, and what each computes."""
    answers = "verdict of five answers, provision, value, threshold, margin"
    rows = [
        ("exercises: decisions, every rule", f"{ours['per_s'] / 1e6:.1f} M a CPU s: {answers}, dates", ""),
        (
            "exercises: decisions, notification, observation, size class only",
            f"{ours['numbers_per_s'] / 1e6:.1f} M a CPU s: {answers}; what is not told is no zero",
            "",
        ),
    ]
    theirs = in_its_own_process([str(JUDGES), str(RIVAL), json.dumps(thresholds())])
    if theirs is None:
        return [*rows, ("exercises: OpenFisca-core on the same thresholds", "not installed here", "")]
    bulk = f"{theirs['bulk_per_s'] / 1e6:.0f} M a CPU s: yes or no, without a reason; not told is zero"
    one = f"{theirs['one_us']:.0f} µs CPU: two times yes or no, without a reason"
    return [
        *rows,
        ("exercises: OpenFisca-core, the same thresholds in bulk", bulk, ""),
        ("exercises: OpenFisca-core, one activity", one, ""),
    ]


if __name__ == "__main__":
    print(json.dumps(a_million()))
