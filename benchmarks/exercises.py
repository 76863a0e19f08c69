"""How long the law takes to load, one activity to check with its whole why, and 100,000 of them in columns."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from random import Random

from detente.agreements import load_law
from detente.domains.exercises import findings
from detente.domains.exercises.columns import check_many, columns_of
from detente.model.exercise import Activity, Form, Range, Structure, Zone
from detente.model.finding import Evidence
from detente.model.time import read_instant

RUNS = 3
MANY = 100_000
ONE_BY_ONE = 500
DAY = date(2022, 1, 11)
NOW = read_instant("2022-01-13")


def cpu_s(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one piece of work, the median of three runs in this process."""
    times = []
    for _ in range(RUNS):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return statistics.median(times)


def activities(count: int) -> list[Activity]:
    """Return made-up activities, the same ones at every call; a third of the numbers is not told."""
    chance = Random(42)

    def told(most: int) -> Range | None:
        least = chance.randrange(most)
        return None if chance.random() < 1 / 3 else Range(least, least + chance.choice((0, 0, most // 10)))

    return [
        Activity(
            name=f"activity {number}",
            states=("RU",),
            hosts=("RU",),
            form=chance.choice(list(Form)),
            troops=told(50_000),
            tanks=told(1_000),
            acvs=told(2_500),
            artillery=told(1_000),
            landing_troops=told(5_000),
            structure=chance.choice((None, *Structure)),
            single_command=chance.choice((None, True, False)),
            zone=chance.choice((None, *Zone)),
            snap=chance.choice((None, True, False)),
            start=DAY,
        )
        for number in range(count)
    ]


def table() -> list[tuple[str, str, str]]:
    """Return what was measured, CPU time of this process, beside its goal."""
    law = load_law()
    many = activities(MANY)
    columns = columns_of(many, law.at(DAY))
    one_by_one = many[:ONE_BY_ONE]

    def each() -> None:
        for activity in one_by_one:
            findings(activity, Evidence(), law, NOW, str)

    return [
        ("law: load and check six editions", f"{cpu_s(load_law) * 1000:.0f} ms CPU", ""),
        (
            f"exercises: {MANY:,} activities, verdicts and reasons in columns",
            f"{cpu_s(lambda: check_many(columns, law, DAY)):.2f} s CPU",
            "2 s",
        ),
        (
            f"exercises: {MANY:,} activities made into columns",
            f"{cpu_s(lambda: columns_of(many, law.at(DAY))):.2f} s CPU",
            "",
        ),
        (
            "exercises: one activity, sentences and whole why",
            f"{cpu_s(each) / ONE_BY_ONE * 1e6:.0f} µs CPU",
            "1,000 µs",
        ),
    ]
