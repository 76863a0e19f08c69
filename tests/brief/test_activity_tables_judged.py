"""Other people's programs as judges: what they read of our files, and what we read of theirs."""

from __future__ import annotations

import io
import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from detente.brief.activity_tables import write_activities
from detente.brief.activity_tables.cells import cells_of
from detente.model.area import ring_of
from detente.model.exercise import Activity
from detente.model.message import UNITS_PER_DEGREE, Coordinates
from detente.model.record import Record
from detente.model.time import end_of_day
from detente.sources.activity_gathering import Asked
from detente.sources.activity_geometry import same_ring
from detente.sources.exercises import example_activities, read_activities, read_table
from tests.made_activities import AREAS

TOLERANCE = 1e-9
"""Relative: the judges hold corners as floats of 53 bits, which keep 1e-7 degree to better than that."""
SLIVER, FEWEST = 1e-3, 10
"""Rings below a thousandth of a square degree are left out: there the judges' own floats lose more than that."""

CALAMINE = """
import json, sys
from python_calamine import CalamineWorkbook
sheet = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_name("activities")
print(json.dumps([[str(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]))
"""

SHAPES = """
import json, sys
from pathlib import Path
import shapely
from shapely.geometry import shape
from fastkml import kml
from fastkml.utils import find_all
told = json.loads(Path(sys.argv[1]).read_text())
one = [shape(feature["geometry"]) for feature in told["features"]]
two = [shape(mark.geometry) for mark in find_all(kml.KML.parse(sys.argv[2]), of_type=kml.Placemark)]
names = [mark.name for mark in find_all(kml.KML.parse(sys.argv[2]), of_type=kml.Placemark)]
print(json.dumps({
    "areas": [[a.area, b.area] for a, b in zip(one, two, strict=True)],
    "valid": [bool(a.is_valid and b.is_valid and a.equals(b)) for a, b in zip(one, two, strict=True)],
    "turns_left": [bool(shapely.is_ccw(a.exterior)) for a in one],
    "corners": [list(a.exterior.coords) for a in two],
    "names": names,
}))
"""

THEIRS = """
import json, sys
from pathlib import Path
from fastkml import kml
from fastkml.data import Data, ExtendedData
from fastkml.styles import Style, LineStyle
from shapely.geometry import Polygon, mapping
rings = json.loads(sys.stdin.read())
polygons = [Polygon(ring) for ring in rings]
features = [
    {"type": "Feature", "geometry": mapping(polygon), "properties": {"name": f"Area {number}", "states": "NO"}}
    for number, polygon in enumerate(polygons)
]
Path(sys.argv[1]).write_text(json.dumps({"type": "FeatureCollection", "features": features}))
document = kml.Document(id="d", name="Made-up areas")
document.styles.append(Style(id="s", styles=[LineStyle(color="ff0000ff")]))
for number, polygon in enumerate(polygons):
    extra = ExtendedData(elements=[Data(name="states", value="NO")])
    document.append(kml.Placemark(name=f"Area {number}", geometry=polygon, extended_data=extra))
Path(sys.argv[2]).write_text(kml.KML(features=[document]).to_string())
"""


def judged(judges: Path, script: str, *words: str | Path, told: str = "") -> str:
    """Return what a script says that runs among the judges."""
    done = subprocess.run(
        [judges / "python", "-c", script, *words],
        input=told,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def record(number: int, **fields: Any) -> Record[Any]:
    start = date(2025, 5, 1)
    activity = Activity(name=f"Area {number}", states=("NO",), **fields)
    return Record(kind="exercise.activity", party="NO", said=end_of_day(start), body=activity)


def shoelace(area: tuple[Coordinates, ...]) -> float:
    """Return twice the area of a ring in square degrees, exactly, as a whole number of units, then divided."""
    ring = ring_of(area)
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    doubled = sum(a.longitude_e7 * b.latitude_e7 - b.longitude_e7 * a.latitude_e7 for a, b in pairs)
    return abs(doubled) / 2 / UNITS_PER_DEGREE**2


@pytest.fixture(scope="module")
def rings() -> tuple[tuple[Coordinates, ...], ...]:
    """Return rings of every kind, drawn once from the strategy with a fixed seed."""
    found: list[tuple[Coordinates, ...]] = []

    @given(area=AREAS)
    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def draw(area: tuple[Coordinates, ...]) -> None:
        found.append(area)

    draw()
    large = [area for area in dict.fromkeys(found) if shoelace(area) > SLIVER]
    assert len(large) >= FEWEST
    return tuple(large)


def test_another_reader_of_workbooks_gets_every_cell(judges: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(write_activities(example_activities(), file.name))
    head, *rows = json.loads(judged(judges, CALAMINE, file))
    wanted = [cells_of(one) for one in example_activities()]
    got = [{c: cell.removesuffix(".0") for c, cell in zip(head, row, strict=True) if cell} for row in rows]
    assert got == wanted


def test_other_readers_of_maps_get_the_same_polygons(
    judges: Path, tmp_path: Path, rings: tuple[tuple[Coordinates, ...], ...]
) -> None:
    made = [record(number, area=area) for number, area in enumerate(rings)]
    for word in ("geojson", "kml"):
        (tmp_path / f"a.{word}").write_bytes(write_activities(made, f"a.{word}"))
    told = json.loads(judged(judges, SHAPES, tmp_path / "a.geojson", tmp_path / "a.kml"))
    assert told["names"] == [one.body.name for one in made]
    assert all(told["valid"])
    assert all(told["turns_left"])
    for area, both, corners in zip(rings, told["areas"], told["corners"], strict=True):
        assert both == pytest.approx([shoelace(area)] * 2, rel=TOLERANCE, abs=0)
        units = [Coordinates(round(lat * UNITS_PER_DEGREE), round(lon * UNITS_PER_DEGREE)) for lon, lat in corners]
        assert same_ring(tuple(units), area)


def test_we_read_maps_that_others_write(
    judges: Path, tmp_path: Path, rings: tuple[tuple[Coordinates, ...], ...]
) -> None:
    files = (tmp_path / "b.geojson", tmp_path / "b.kml")
    pairs = [[(c.longitude_e7 / 1e7, c.latitude_e7 / 1e7) for c in area] for area in rings]
    judged(judges, THEIRS, *files, told=json.dumps(pairs))
    for file in files:
        found = read_table(file.read_bytes(), file.name, Asked(defaults={"said": "2025-05-01"}))
        assert [one.body.name for one in found.records] == [f"Area {number}" for number in range(len(rings))]
        assert all(same_ring(one.body.area, area) for one, area in zip(found.records, rings, strict=True))
        assert found.notes == (("b.kml: left out <Style>",) if file.suffix == ".kml" else ())


def test_we_read_a_workbook_with_styles() -> None:
    """Made as a person makes it: fonts, fills, borders, widths, a comment, formats, a filter, a frozen line."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["name", "states", "start", "troops", "snap", "certainty_note"])
    sheet.append(["Styled", "NO", date(2025, 5, 1), 12_700.0, True, "two\nlines"])
    sheet.append([2025, "SE", date(2025, 6, 1), "8000-10000", False, "'quoted"])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="336699")
        cell.border, cell.alignment = Border(bottom=Side(style="thick")), Alignment(wrap_text=True)
    sheet["D2"].number_format, sheet["C3"].number_format = "#,##0", "DD.MM.YYYY"
    sheet["A2"].comment = openpyxl.comments.Comment("a remark", "somebody")
    sheet.auto_filter.ref, sheet.freeze_panes = "A1:F3", "A2"
    data = io.BytesIO()
    book.save(data)
    one, two = (found.body for found in read_activities(data.getvalue(), "styled.xlsx"))
    assert (one.name, one.troops.most, one.snap, str(one.start)) == ("Styled", 12_700, True, "2025-05-01")
    assert (two.name, two.troops.least, two.snap, two.certainty_note) == ("2025", 8_000, False, "'quoted")
