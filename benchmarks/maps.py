"""How long maps, timelines and the question whether a place lies in the zone take."""

from __future__ import annotations

from datetime import date

import numpy as np

from benchmarks.timing import cpu
from detente.agreements import load_law
from detente.agreements.place import claimants_at
from detente.agreements.place_loading import load_disputed, load_zone
from detente.brief.activity_rows import ActivityRow, Grounds, rows_of
from detente.brief.pictures import Ground, to_png
from detente.brief.pictures.activity_map import MapGround, map_picture
from detente.brief.pictures.activity_timeline import activity_timeline
from detente.domains.exercises.zone import zone_at
from detente.model.canonical import identify
from detente.model.message import UNITS_PER_DEGREE, Coordinates
from detente.model.time import read_instant
from detente.model.view import Entry
from detente.sources.exercises import example_activities, read_activities
from detente.sources.land import FILE as LAND_FILE
from detente.sources.land import load_land, read_land

NOW = read_instant("2024-12-31")
DAY = date(2022, 1, 11)
PLACES, MANY = 1_000, 300


def grounds() -> Grounds:
    return Grounds(law=load_law(), zone=load_zone(), disputed=load_disputed(), instant=NOW, name=str)


def bundled() -> tuple[ActivityRow, ...]:
    return rows_of([Entry(id=identify(r), record=r) for r in example_activities()], grounds())


def made_up(count: int) -> tuple[ActivityRow, ...]:
    """Return rows of made-up activities all over Europe."""
    draw = np.random.default_rng(5)
    lines = "".join(
        f"Made-up {n},SE,2021-09-{n % 28 + 1:02d},{draw.integers(100, 40_000)},"
        f"{draw.uniform(36, 69):.2f}N {draw.uniform(0, 60):.2f}E\n"
        for n in range(count)
    )
    data = f"name,states,start,troops,at\n{lines}".encode()
    return rows_of([Entry(id=identify(r), record=r) for r in read_activities(data, "made_up.csv")], grounds())


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    draw = np.random.default_rng(3)
    places = [
        Coordinates(round(lat * UNITS_PER_DEGREE), round(lon * UNITS_PER_DEGREE))
        for lat, lon in zip(draw.uniform(36, 69, PLACES), draw.uniform(-9, 70, PLACES), strict=True)
    ]
    zone, disputed, land = load_zone(), load_disputed(), load_land()
    rows, many = bundled(), made_up(MANY)
    on = MapGround(
        ground=Ground(as_of=NOW, source="the bundled real activities", record_count=len(rows)),
        disputed=disputed,
        land=land,
    )
    made = [
        (
            f"zone: {PLACES:,} places in and around Europe",
            cpu(lambda: [zone_at(p, zone, DAY) for p in places]),
            "",
        ),
        (f"disputed: {PLACES:,} places", cpu(lambda: [claimants_at(p, DAY, disputed) for p in places]), ""),
        ("rows of the 42 bundled activities: rules, zone, claims", cpu(bundled), ""),
        ("map of them with land, SVG", cpu(lambda: map_picture(rows, on)), "1 s"),
        ("map of them with land, PNG", cpu(lambda: to_png(map_picture(rows, on), NOW)), "3 s"),
        (f"map of {MANY} made-up activities, SVG", cpu(lambda: map_picture(many, on)), ""),
        ("timeline of the 42, SVG", cpu(lambda: activity_timeline(rows, str, on.ground)), ""),
    ]
    if land:
        data = LAND_FILE.read_bytes()
        made.append(("land read from its file", cpu(lambda: read_land(data, LAND_FILE.name)), ""))
    return made
