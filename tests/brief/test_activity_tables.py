"""Activities written and read back: the very same records in every format, or an error that names what is lost."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from detente.brief.activity_tables import WRITERS, write_activities
from detente.brief.activity_tables.cells import cells_of
from detente.model.area import ring_of
from detente.model.canonical import encode, identify
from detente.model.errors import EmptyError, InputError, MissingPart
from detente.model.exercise import Activity, Range, Stage
from detente.model.message import Coordinates
from detente.model.record import Record
from detente.sources.activity_geometry import anticlockwise
from detente.sources.exercises import example_activities, read_activities, read_table
from tests.made_activities import tables

SAID = datetime(2025, 5, 1, 9, tzinfo=UTC)
SQUARE = tuple(Coordinates(lat, lon) for lat, lon in ((50, 10), (50, 20), (60, 20), (60, 10)))


def record(**fields: Any) -> Record[Any]:
    activity = Activity(**{"name": "Made-up", "states": ("NO",), **fields})
    return Record(kind="exercise.activity", party="NO", said=SAID, body=activity)


@pytest.mark.parametrize("word", WRITERS)
@given(made=tables())
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_format_gives_back_the_very_same_records(word: str, made: tuple[Record[Any], ...]) -> None:
    """Equal as records, and so with the same ids: a table brought in again adds nothing to a desk."""
    data = write_activities(made, f"a.{word}")
    back = read_activities(data, f"a.{word}")
    assert back == made
    assert [identify(r) for r in back if r.marking != "TLP:RED" or r.held_for] == [
        identify(r) for r in made if r.marking != "TLP:RED" or r.held_for
    ]
    assert write_activities(back, f"a.{word}") == data or word == "xlsx"


@pytest.mark.parametrize("word", WRITERS)
def test_the_bundled_activities_come_back(word: str) -> None:
    data = write_activities(example_activities(), f"a.{word}")
    assert read_activities(data, f"a.{word}") == example_activities()
    assert read_table(data, f"a.{word}").notes == ()


def test_records_for_a_ledger_are_read_line_by_line() -> None:
    lines = b"\n".join(map(encode, example_activities()))
    assert read_activities(lines, "desk.jsonl") == example_activities()
    with pytest.raises(InputError, match=r"desk\.jsonl, line 2"):
        read_activities(lines.replace(b"\n{", b"\n{{", 1), "desk.jsonl")
    with pytest.raises(EmptyError):
        read_activities(b"", "desk.jsonl")


def test_one_thing_is_written_one_way() -> None:
    one = record(
        troops=Range(None, 5_000),
        tanks=Range(250, None),
        stages=(Stage(troops=Range(1, 2)), Stage(from_hour=70, tanks=Range(3, 3))),
        area=SQUARE,
        at=Coordinates(-539_000_000, 1_800_000_000),
    )
    cells = cells_of(one)
    assert cells["troops"], cells["tanks"] == ("up to 5000", "250+")
    assert cells["stages"] == "0: troops 1-2|70: tanks 3"
    assert cells["at"] == "53°54'S 180°00'E"
    assert list(cells) == sorted(cells, key=list(cells).index)


def test_a_formula_stays_text() -> None:
    data = write_activities([record(name="=1+1", command="#N/A")], "a.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["activities"]
    assert [(cell.value, cell.data_type) for cell in sheet[2][:1]] == [("=1+1", "s")]
    assert read_activities(data, "a.xlsx")[0].body.command == "#N/A"


def test_a_workbook_has_numbers_and_days() -> None:
    start = date(2025, 5, 12)
    one = record(troops=Range(3_000, 3_000), tanks=Range(1, 2), start=start)
    one = msgspec.structs.replace(one, happened=read_happened(start))
    sheet = openpyxl.load_workbook(io.BytesIO(write_activities([one], "a.xlsx")))["activities"]
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (row["troops"].value, row["tanks"].value) == (3_000, "1-2")
    assert (str(row["start"].value), row["start"].is_date) == ("2025-05-12 00:00:00", True)
    assert sheet.freeze_panes == "B2"


def read_happened(start: date) -> Any:
    (found,) = read_activities(f"name,states,start\nA,NO,{start}\n".encode(), "a.csv")
    return found.happened


@pytest.mark.parametrize("turn", [SQUARE, SQUARE[::-1], (*SQUARE, SQUARE[0])])
def test_rings_of_geojson_are_closed_and_turn_left(turn: tuple[Coordinates, ...]) -> None:
    (feature,) = json.loads(write_activities([record(area=turn)], "a.geojson"))["features"]
    (ring,) = feature["geometry"]["coordinates"]
    assert ring[0] == ring[-1]
    corners = [Coordinates(round(lat * 1e7), round(lon * 1e7)) for lon, lat in ring]
    assert set(corners) == set(SQUARE)
    assert anticlockwise(corners)
    assert ("area" in feature["properties"]) == (turn != tuple(ring_of(corners)))


def test_a_place_and_an_area_stand_together() -> None:
    one = record(area=SQUARE, at=Coordinates(55, 15))
    kinds = [
        part["type"]
        for part in json.loads(write_activities([one], "a.geojson"))["features"][0]["geometry"]["geometries"]
    ]
    assert kinds == ["Polygon", "Point"]
    kml = write_activities([one], "a.kml").decode()
    assert re.findall("<(MultiGeometry|Polygon|Point)>", kml) == ["MultiGeometry", "Polygon", "Point"]
    assert "0.0000015,0.0000055" in kml


@pytest.mark.parametrize(
    ("fields", "word", "told"),
    [
        ({"places": ("north|south",)}, "csv", "places"),
        ({"command": " edge "}, "json", "command"),
        ({"states": ("NATO", "NO")}, "yaml", "states"),
        ({"troops": Range()}, "csv", "troops"),
        ({"name": "x" * 2_001}, "csv", "at most 2000"),
        ({"hosts": ("XX",)}, "geojson", "unknown State"),
        ({"troops": Range(0, 10**8)}, "json", "cannot be"),
        ({"command": "bell\a"}, "xlsx", "command"),
        ({"command": "bell\a"}, "kml", "U+0007"),
        ({"command": "x" * 40_000}, "xlsx", "32,767"),
        ({"stages": (Stage(from_hour=5), Stage(from_hour=3))}, "yaml", "overlap"),
    ],
)
def test_what_a_format_cannot_hold_is_refused_by_name(fields: dict[str, Any], word: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        write_activities([record(**fields)], f"a.{word}")
    assert told in str(refused.value)


def test_a_held_record_that_is_refused_is_not_repeated() -> None:
    one = msgspec.structs.replace(record(hosts=("Whisper",)), held_for=("NO",))
    with pytest.raises(InputError) as refused:
        write_activities([one], "a.csv")
    assert "Whisper" not in str(refused.value)


def test_a_kind_that_is_not_written_and_nothing_to_write() -> None:
    with pytest.raises(InputError, match=r"\.csv, \.yaml"):
        write_activities([record()], "a.docx")
    with pytest.raises(EmptyError):
        write_activities([], "a.csv")


def test_csv_is_plain() -> None:
    rows = list(csv.DictReader(io.StringIO(write_activities([record(command='a "b", c')], "a.csv").decode())))
    assert rows[0]["command"] == 'a "b", c'
    assert rows[0]["said"] == "2025-05-01T09:00:00Z"


def test_workbooks_ask_for_their_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for ask in (lambda: write_activities([record()], "a.xlsx"), lambda: read_activities(b"PK", "a.xlsx")):
        with pytest.raises(MissingPart, match=r"detente\[tables\]"):
            ask()
