"""Maps and timelines of activities: the projection, cut lines, signs apart, disputed lines dashed."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreements import load_law
from detente.agreements.place_loading import load_disputed, load_zone
from detente.brief.activity_rows import ActivityRow, Grounds, rows_of
from detente.brief.pictures import Ground
from detente.brief.pictures.activity_map import MapGround, map_picture, outline_of, radius_of, unwrapped
from detente.brief.pictures.activity_timeline import By, activity_timeline
from detente.brief.pictures.clipping import clipped_line, clipped_ring, thinned
from detente.brief.pictures.ground_map import Boundaries, parted
from detente.brief.pictures.placing import Sign, placed
from detente.brief.pictures.projection import centre_of, fitted_view, projected
from detente.model.area import Numbers
from detente.model.canonical import identify
from detente.model.exercise import Range
from detente.model.message import UNITS_PER_DEGREE, Coordinates
from detente.model.time import read_instant
from detente.model.view import Entry
from detente.sources.exercises import example_activities, read_activities
from detente.sources.land import Land, load_land
from tests.brief.pictures.reading import outside, overlapping, parsed, told

INSTANT = read_instant("2024-12-31")
DISPUTED = load_disputed()
GROUNDS = Grounds(law=load_law(), zone=load_zone(), disputed=DISPUTED, instant=INSTANT, name=lambda party: party)


def at(latitude: float, longitude: float) -> Coordinates:
    return Coordinates(round(latitude * UNITS_PER_DEGREE), round(longitude * UNITS_PER_DEGREE))


def rows(text: str) -> tuple[ActivityRow, ...]:
    records = read_activities(f"activities:\n{text}".encode(), "made_up.yaml")
    return rows_of([Entry(id=identify(record), record=record) for record in records], GROUNDS)


def example_rows() -> tuple[ActivityRow, ...]:
    return rows_of([Entry(id=identify(record), record=record) for record in example_activities()], GROUNDS)


def ground(as_of: str = "2024-12-31") -> Ground:
    return Ground(as_of=read_instant(as_of), source="made up", record_count=1)


def on(
    as_of: str = "2024-12-31", land: Land | None = None, own: Boundaries | None = None, **more: Any
) -> MapGround:
    return MapGround(ground=ground(as_of), disputed=DISPUTED, land=land, own=own, **more)


ONE = "  - {name: Made-up Peninsula, states: [UA], start: 2021-09-10, at: 45.3N 34.4E, troops: 14000, zone: yes}\n"
NEAR_THE_DATE_LINE = (
    "  - {name: Made-up West, states: [RU], start: 2021-09-10, at: 65N 179W}\n"
    "  - {name: Made-up East, states: [RU], start: 2021-09-10, at: 65N 179E}\n"
)
JUDGE = """
import json, sys
from pyproj import Transformer
for lat, lon, places in json.load(sys.stdin):
    to = Transformer.from_crs("+proj=longlat +R=6371008.8",
        f"+proj=laea +lat_0={lat} +lon_0={lon} +R=6371008.8", always_xy=True)
    print(json.dumps([[v / 1000 for v in to.transform(p[1], p[0])] for p in places]))
"""


def test_the_projection_is_that_of_pyproj(judges: Path) -> None:
    """To 1e-6 km, that is a millimetre, at places up to 170 degrees from six centres."""
    generator = np.random.default_rng(7)
    given_places = []
    for latitude, longitude in ((52, 20), (0, 0), (-35, 140), (70, -179), (89, 10), (-60, 60)):
        places = np.column_stack((generator.uniform(-89, 89, 200), generator.uniform(-180, 180, 200)))
        plane = projected(places, latitude, longitude)
        near = places[np.hypot(*plane.T) < 12_692]
        given_places.append((latitude, longitude, near.tolist()))
    asked = subprocess.run(
        [judges / "python", "-c", JUDGE],
        input=json.dumps(given_places),
        capture_output=True,
        text=True,
        check=True,
    )
    for (latitude, longitude, places), line in zip(given_places, asked.stdout.splitlines(), strict=True):
        ours = projected(np.array(places), latitude, longitude)
        assert len(places) > 150
        assert np.abs(ours - np.array(json.loads(line))).max() < 1e-6


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-180, 180)), min_size=1, max_size=12))
def test_every_place_lies_in_its_view(places: list[tuple[float, float]]) -> None:
    view = fitted_view(np.array(places), 980, 430, 700)
    points = view.at(np.array(places))
    assert (points >= -1e-6).all()
    assert (points <= np.array((view.width, view.height)) + 1e-6).all()
    assert 430 <= view.height <= 700


def test_the_middle_of_places_on_both_sides_of_the_antimeridian_lies_between() -> None:
    latitude, longitude = centre_of(np.array([(65.0, 179.0), (65.0, -179.0)]))
    assert latitude == pytest.approx(65.0, abs=0.01)
    assert abs(longitude) == pytest.approx(180.0)
    assert centre_of(np.array([(0.0, 0.0), (0.0, 180.0)])) == (0.0, 0.0)


places = st.integers(-50_000, 150_000).map(lambda n: n / 1000 + 0.0001)
"""Never on the border itself, where a hair's breadth decides whether a line is drawn."""
points = st.lists(st.tuples(places, places), min_size=2, max_size=12).map(np.array)


@settings(max_examples=200, deadline=None)
@given(points)
def test_a_cut_line_lies_within_and_loses_nothing(line: Numbers) -> None:
    """As much of it is drawn as lies within, by many points along it."""
    pieces = list(clipped_line(line, 100, 100))
    for piece in pieces:
        assert (piece >= -1e-9).all()
        assert (piece <= 100 + 1e-9).all()
    share = np.linspace(0, 1, 400)[:-1, None]
    dense = np.vstack([a + share * (b - a) for a, b in pairwise(line)])
    lengths = np.repeat(np.hypot(*np.diff(line, axis=0).T), len(share)) / len(share)
    within = ((dense >= 0) & (dense <= 100)).all(axis=1)
    drawn = sum(float(np.hypot(*np.diff(piece, axis=0).T).sum()) for piece in pieces)
    assert drawn == pytest.approx(float((lengths * within).sum()), abs=0.01 * float(lengths.sum()) + 1e-6)


@settings(max_examples=200, deadline=None)
@given(points)
def test_a_cut_ring_lies_within(ring: Numbers) -> None:
    cut = clipped_ring(ring, 100, 100)
    assert not len(cut) or ((cut >= -1e-9) & (cut <= 100 + 1e-9)).all()


def test_cut_rings_keep_their_area() -> None:
    square = np.array([(-10.0, -10.0), (50.0, -10.0), (50.0, 50.0), (-10.0, 50.0)])
    cut = clipped_ring(square, 100, 100)
    assert area(cut) == pytest.approx(2500)
    assert area(clipped_ring(square + 40, 100, 100)) == pytest.approx(3600)
    assert len(clipped_ring(square + 500, 100, 100)) == 0


def area(ring: Numbers) -> float:
    x, y = ring.T
    return abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())) / 2


def test_thinned_lines_keep_their_ends() -> None:
    line = np.column_stack((np.linspace(0, 10, 1000), np.zeros(1000)))
    thin = thinned(line)
    assert len(thin) < 20
    assert (thin[0] == line[0]).all()
    assert (thin[-1] == line[-1]).all()
    assert len(thinned(line[:2])) == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300)), min_size=1, max_size=25))
def test_signs_lie_apart_and_within(wanted: list[tuple[float, float]]) -> None:
    signs = [Sign(place, 8, 24, 8) for place in wanted]
    found = placed(signs, 400, 300)
    boxes = [(x - 8, y - 8, x + 24, y + 8) for x, y in found]
    assert all(left >= 0 and top >= 0 and right <= 400 and low <= 300 for left, top, right, low in boxes)
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_sign_without_room_stands_on_its_place() -> None:
    assert placed([Sign((5, 5), 50, 50, 50)], 10, 10) == [(5, 5)]


def test_an_outline_over_the_antimeridian_is_unwrapped() -> None:
    ring = (at(60, 179), at(62, 179), at(62, -179), at(60, -179))
    assert np.ptp(unwrapped(ring)[:, 1]) == pytest.approx(2)
    closed = outline_of(ring)
    assert np.ptp(closed[:, 1]) == pytest.approx(2)
    assert (closed[0] == closed[-1]).all()
    assert np.abs(np.diff(closed, axis=0)).max() <= 0.5 + 1e-9


@pytest.mark.parametrize(
    ("number", "radius"),
    [
        (None, 4.0),
        (Range(1, 1), 4.0),
        (Range(5000, 5000), 6.0),
        (Range(None, 19_999), 6.0),
        (Range(80_000, None), 11.5),
    ],
)
def test_signs_grow_by_class(number: Range | None, radius: float) -> None:
    assert radius_of(number) == radius


def test_lines_are_cut_where_they_enter_a_disputed_place() -> None:
    """A made-up line from the open steppe through Crimea and on."""
    line = np.column_stack((np.full(41, 45.3), np.linspace(30, 40, 41)))
    places = [place for place in DISPUTED if place.id == "crimea"]
    plain, dashed = parted([line], places)
    assert [len(part) for part in (plain, dashed)] == [2, 1]
    assert dashed[0][:, 1].min() >= 31.9
    assert dashed[0][:, 1].max() <= 37.1
    assert parted([line], []) == ((pytest.approx(line),), ())
    assert parted([], places) == ((), ())


def dashes(picture: str) -> int:
    """Return how many dashed lines stand in the map itself."""
    group = picture.partition("<title>disputed lines</title>")[2].partition("</g>")[0]
    return group.count("stroke-dasharray")


OWN = Boundaries((np.array([(46.0, 32.0), (46.1, 34.0), (45.9, 36.0)]),))


def test_a_line_is_dashed_by_the_day_and_by_our_own_data() -> None:
    shown = rows(ONE)
    assert dashes(map_picture(shown, on("2022-12-31", own=OWN))) == 1
    assert dashes(map_picture(shown, on("2013-12-31", own=OWN))) == 0
    own = Boundaries((), OWN.lines)
    assert dashes(map_picture(shown, on("2013-12-31", own=own))) == 1


def test_a_disputed_place_is_told_with_every_claimant_and_no_state() -> None:
    text = told(map_picture(rows(ONE), on("2022-12-31")))
    assert "Crimea: claimed by Russian Federation and Ukraine (in alphabetical order)" in text
    assert "no statement on the status of any territory or border" in text
    assert "Drawn without land: run `make land`" in text


def test_the_map_of_the_example_keeps_every_row_and_its_frame() -> None:
    picture = map_picture(example_rows(), on(land=load_land()))
    parsed(picture)
    text = told(picture)
    assert "39 of 42 with a place" in text
    assert all(row.name.split(",")[0] in text for row in example_rows())
    assert not list(outside(picture))
    assert map_picture(example_rows(), on(land=load_land())) == picture
    assert not [pair for pair in overlapping(picture) if not any("°" in word for word in pair)]
    assert not re.search(r"<(script|style|image|a |use)", picture)


def test_places_on_both_sides_of_the_antimeridian_stand_side_by_side() -> None:
    picture = map_picture(rows(NEAR_THE_DATE_LINE), on(land=load_land()))
    signs = re.findall(r'<polygon points="([\d.]+),[^"]*" fill="#ffffff" stroke="#1d2429"', picture)
    west_and_east = sorted(float(x) for x in signs[:2])
    assert 50 < west_and_east[1] - west_and_east[0] < 900


def test_a_map_of_nothing_says_so() -> None:
    assert "Nothing on record" in told(map_picture((), on()))
    bare = rows("  - {name: Made-up Nowhere, states: [SE], start: 2021-09-10}\n")
    assert "Told without a place" in told(map_picture(bare, on()))


def test_areas_and_reports_are_drawn_apart() -> None:
    text = (
        "  - {name: Made-up Area, states: [SE], start: 2021-09-10, troops: 5000, reported_total: 90000, "
        "reported_by: press, area: 57N 15E|58N 15E|58N 16E|57N 16E}\n"
    )
    (row,) = rows(text)
    assert row.declared == Range(5000, 5000)
    assert [one.number for one in row.reported] == [Range(90000, 90000)]
    picture = map_picture([row], on(table=False))
    assert "ring: what others reported" in told(picture)
    assert 'r="13"' in picture
    assert 'r="6"' in picture


def test_what_was_said_later_is_not_seen() -> None:
    records = [Entry(id=identify(record), record=record) for record in example_activities()]
    early = Grounds(
        law=GROUNDS.law, zone=GROUNDS.zone, disputed=DISPUTED, instant=read_instant("2014-01-01"), name=str
    )
    assert {row.start.year for row in rows_of(records, early) if row.start} <= set(range(2009, 2014))


def test_the_order_of_records_does_not_matter() -> None:
    records = [Entry(id=identify(record), record=record) for record in example_activities()]
    assert rows_of(records[::-1], GROUNDS) == rows_of(records, GROUNDS)


TIMED = """  - name: Made-up Lantern
    states: [SE]
    hosts: [FI]
    start: 2021-05-12
    end: 2021-05-23
    zone: yes
    structure: two brigades
    single_command: yes
    troops: 13500
    troops_total: 20000
    reported_total: 30000
    reported_by: press
  - {name: Made-up Unnamed, said_by: press, start: 2021-06-01, troops: 100}
  - {name: Made-up Undated, states: [SE], said: 2021-01-01}
  - name: Made-up Alarm
    states: [KZ]
    start: 2021-09-01
    zone: yes
    structure: division
    single_command: yes
    stages:
      - {from_hour: 0, troops: 8000}
      - {from_hour: 10, troops: 9500}
notifications:
  - {name: Made-up Lantern, states: [SE], start: 2021-05-12, sent: 2021-03-28, troops: 12000}
"""


def test_a_timeline_tells_rules_by_shape_and_numbers_apart() -> None:
    text = told(activity_timeline(rows(TIMED), str, ground()))
    for words in (
        "13,500 troops told; 20,000 published in all",
        "30,000 in all, reported by press",
        "notification and observation due",
        "notification on record",
        "last instant to notify",
        "last instant to invite observers",
        "No State told",
        "Told without a day",
        "9,500 troops told",
    ):
        assert words in text, words
    by_host = told(activity_timeline(rows(TIMED), str, ground(), By.HOST))
    assert "A lane for each host" in by_host
    assert "Nothing on record" in told(activity_timeline((), str, ground()))


def test_the_timeline_of_the_example_keeps_its_frame() -> None:
    picture = activity_timeline(example_rows(), str, ground())
    parsed(picture)
    assert not list(outside(picture))
    assert picture == activity_timeline(example_rows(), str, ground())


def test_a_name_that_attacks_is_text() -> None:
    shown = rows("  - {name: '<script>alert(1)</script>', states: [SE], start: 2021-09-10, at: 57N 15E}\n")
    for picture in (map_picture(shown, on()), activity_timeline(shown, str, ground())):
        parsed(picture)
        assert "<script" not in picture


def test_a_day_of_the_example_is_a_day() -> None:
    assert all(isinstance(row.start, date) for row in example_rows())
