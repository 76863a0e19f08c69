"""What is wrong with a table of activities, each case named with its row and column."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreements import load_law
from detente.agreements.loading import reform_of
from detente.model.document import read_yaml
from detente.model.errors import EmptyError, InputError, LawError, UnknownProvision
from detente.sources import activity_gathering, activity_xlsx, workbook_parts
from detente.sources.exercises import FORMATS, Asked, read_activities, read_table

HEAD = "name,states,start,end,troops,area,said,sent,number,amends,stages,said_by\n"
GOOD = "Good,NO,2024-05-06,2024-05-09,3000,,,,,,,\n"


def csv_of(*rows: str) -> bytes:
    return (HEAD + GOOD + "".join(f"{row}\n" for row in rows)).encode()


def row_of(**cells: str) -> str:
    columns = HEAD.strip().split(",")
    assert set(cells) <= set(columns)
    told = {"name": "Other", "states": "NO", "start": "2024-06-01", **cells}
    return ",".join(f'"{told.get(column, "")}"' for column in columns)


def notice(number: str, amends: str = "", sent: str = "2024-01-01", name: str = "Sent") -> str:
    return row_of(name=name, sent=sent, number=number, amends=amends)


IN_CSV: dict[str, tuple[bytes, str, str]] = {
    "an end before its start": (
        csv_of(row_of(end="2024-05-01")),
        "row 3, column end",
        "dates in the wrong order",
    ),
    "days that overlap": (
        csv_of(row_of(end="2024-06-09"), row_of(start="2024-06-05", end="2024-06-12")),
        "row 4, column start",
        "2024-06-01 to 2024-06-09 at a.csv, row 3",
    ),
    "a day inside another row": (
        csv_of(row_of(start="2024-06-05"), row_of(end="2024-06-09")),
        "row 4, column start",
        "overlap",
    ),
    "overlapping and said at one instant": (
        csv_of(
            row_of(end="2024-06-09", said="2024-01-01"),
            row_of(start="2024-06-02", end="2024-06-12", said="2024-01-01"),
        ),
        "row 4, column start",
        "overlap",
    ),
    "stages that overlap": (
        csv_of(row_of(stages="0: troops 9|70: troops 8|70: troops 7")),
        "row 3, column stages, stages 2 and 3",
        "stages that overlap",
    ),
    "stages out of order": (
        csv_of(row_of(stages="70: troops 9|0: troops 8")),
        "column stages, stages 1 and 2",
        "overlap",
    ),
    "not a stage": (csv_of(row_of(stages="troops 9")), "row 3, column stages", "70: troops 8000"),
    "a negative strength": (csv_of(row_of(troops="-5")), "row 3, column troops", "never below zero"),
    "an absurd strength": (csv_of(row_of(troops="99999999")), "row 3, column troops", "from 0 to 10000000"),
    "a decimal comma": (csv_of(row_of(troops="9000,5")), "row 3, column troops", "without commas"),
    "a percentage": (csv_of(row_of(troops="50%")), "row 3, column troops", "not a share"),
    "an apostrophe": (csv_of(row_of(troops="'9000")), "row 3, column troops", "apostrophe"),
    "an unknown State": (csv_of(row_of(states="XX")), "row 3, column states", "unknown State"),
    "a State by its name": (csv_of(row_of(states="Norway")), "row 3, column states", "two-letter codes"),
    "edges that cross": (
        csv_of(row_of(area="50N 10E|50N 20E|60N 10E|60N 20E")),
        "row 3, column area",
        "edges 2-3 and 4-1 cross or touch",
    ),
    "over the antimeridian": (
        csv_of(row_of(area="50N 170E|50N 170W|60N 180E")),
        "row 3, column area",
        "crosses the antimeridian",
    ),
    "two notifications with one number": (
        csv_of(notice("N1"), notice("N1", sent="2024-02-01", name="Others")),
        "row 4, column number",
        "'N1', as a.csv, row 3",
    ),
    "an amendment to something never sent": (
        csv_of(notice("N2", "N1")),
        "row 3, column amends",
        "never sent",
    ),
    "an amendment to itself": (csv_of(notice("N2", "N2")), "row 3, column amends", "never sent"),
    "an amendment before what it amends": (
        csv_of(notice("N2", "N1"), notice("N1", sent="2024-02-01", name="Others")),
        "row 3, column sent",
        "before what it amends",
    ),
    "a number without its sending": (csv_of(row_of(number="N1")), "row 3, column number", "notification"),
    "semicolons": (b"name;states\nA;NO\n", "row 1", "cells parted by semicolons"),
    "sep= of a spreadsheet": (b"sep=;\nname;states\n", "row 1", "cells parted by semicolons"),
    "tabs": (b"name\tstates\nA\tNO\n", "row 1", "cells parted by tabs"),
    "Windows-1251": (
        csv_of() + ",".join(["Учение", "NO"]).encode("cp1251"),
        "row 3, column name",
        "it looks like Windows-1251",
    ),
    "a zero byte": (csv_of("a\0b"), "row 3, column name", "a binary file"),
    "UTF-16": (csv_of().decode().encode("utf-16"), "row 1, byte 0", "UTF-8"),
    "a cell of 10 MB": (csv_of(row_of(name="x" * 10_000_000)), "row 3", "a cell too long"),
    "a quotation mark left open": (csv_of('"a'), "row 3", "quotation mark"),
    "a row of another length": (csv_of("a,b"), "row 3, column start", "12 cells"),
    "a column twice": (b"name,name\n", "row 1, column name", "stands twice"),
    "a column misspelt": (b"name,stats\n", "row 1, column stats", "did you mean states"),
}


def yaml_of(more: str) -> bytes:
    return f"activities:\n  - name: Other\n    states: NO\n    start: 2024-06-01\n{more}".encode()


def json_of(text: str) -> bytes:
    return f'{{"activities": [{{"name": "A", "states": "NO", "start": "2024-06-01"{text}}}]}}'.encode()


IN_LISTS: dict[str, tuple[str, bytes, str, str]] = {
    "a key twice in YAML": ("a.yaml", yaml_of("    start: 2024-07-01\n"), "line 5", "stands twice"),
    "a key twice in JSON": ("a.json", json_of(', "start": "x"'), "item 1, column start", "stands twice"),
    "a key twice in a stage": (
        "a.json",
        json_of(', "stages": [{"from_hour": 0, "from_hour": 1}]'),
        "item 1, column from_hour",
        "stands twice",
    ),
    "a list twice in JSON": ("a.json", b'{"activities": [], "activities": []}', "a.json", "stands twice"),
    "stages that overlap": (
        "a.yaml",
        yaml_of("    stages:\n      - from_hour: 5\n      - from_hour: 5\n"),
        "stages 1 and 2",
        "stages that overlap",
    ),
    "thousands of brackets in JSON": ("a.json", b"[" * 100_000, "a.json", "too deep"),
    "deep nesting in an item": ("a.json", json_of(f', "places": {"[" * 50}{"]" * 50}'), "item 1", "too deep"),
    "deep nesting in YAML": ("a.yaml", b"activities: " + b"[" * 100, "line 1", "too deep"),
    "an alias": ("a.yaml", b"activities: &a [*a]", "line 1", "alias"),
    "NaN": ("a.json", json_of(', "troops": NaN'), "a.json", "NaN"),
    "a number of a million digits": ("a.json", json_of(f', "troops": {"9" * 1_000_000}'), "a.json", "digits"),
    "a decimal": ("a.json", json_of(', "troops": 9000.5'), "item 1, column troops", "without commas"),
    "a bar in a list": ("a.json", json_of(', "places": ["a|b"]'), "item 1, column places", "a bar"),
    "cut off": ("a.json", json_of("")[:-9], "line 1", "not JSON"),
    "an activity that was sent": ("a.json", json_of(', "sent": "2024-01-01"'), "column sent", "notification"),
    "two lists of the same": ("a.json", b'{"events": []}', "events", "another form"),
}


def geojson_of(geometry: Any, **properties: Any) -> bytes:
    told = {"name": "A", "states": "NO", "start": "2024-06-01", **properties}
    feature = {"type": "Feature", "properties": told, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def polygon(*corners: list[float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [list(corners)]}


RING: tuple[list[float], ...] = ([10, 50], [20, 50], [20, 60], [10, 50])

IN_MAPS: dict[str, tuple[str, bytes, str, str]] = {
    "a ring that is not closed": (
        "a.geojson",
        geojson_of(polygon(*RING[:3])),
        "item 1, column area",
        "not closed",
    ),
    "edges that cross": (
        "a.geojson",
        geojson_of(polygon([10, 50], [20, 50], [10, 60], [20, 60], [10, 50])),
        "item 1, column area",
        "cross or touch",
    ),
    "over the antimeridian": (
        "a.geojson",
        geojson_of(polygon([170, 50], [-170, 50], [170, 60], [170, 50])),
        "item 1, column area",
        "antimeridian",
    ),
    "cut at the antimeridian": (
        "a.geojson",
        geojson_of({"type": "MultiPolygon", "coordinates": [[list(RING)], [list(RING)]]}),
        "item 1, geometry",
        "two areas",
    ),
    "a hole": (
        "a.geojson",
        geojson_of({"type": "Polygon", "coordinates": [list(RING), list(RING)]}),
        "item 1, geometry",
        "holes",
    ),
    "latitude first": (
        "a.geojson",
        geojson_of({"type": "Point", "coordinates": [50, 100]}),
        "latitude",
        "-90 to 90",
    ),
    "a line": ("a.geojson", geojson_of({"type": "LineString", "coordinates": []}), "geometry", "LineString"),
    "words for numbers": ("a.geojson", geojson_of({"type": "Point", "coordinates": ["x", 1]}), "longitude", "'x'"),
    "one number": ("a.geojson", geojson_of({"type": "Point", "coordinates": [1]}), "geometry", "two numbers"),
    "an area told twice": (
        "a.geojson",
        geojson_of(polygon(*RING), area="1N 1E|1N 2E|2N 2E"),
        "item 1, column area",
        "told twice",
    ),
    "a place told twice": (
        "a.geojson",
        geojson_of({"type": "Point", "coordinates": [1, 1]}, at="1N 2E"),
        "item 1, column at",
        "told twice",
    ),
    "a field that nobody knows": ("a.geojson", geojson_of(None, stroke="red"), "column stroke", "nobody knows"),
    "another grid": (
        "a.geojson",
        b'{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:3857"}},"features":[]}',
        "crs",
        "WGS 84",
    ),
    "a geometry alone": ("a.geojson", b'{"type": "Point", "coordinates": [1, 1]}', "a.geojson", "of features"),
    "a document type": (
        "a.kml",
        b'<!DOCTYPE k [<!ENTITY a "aa">]><kml>&a;</kml>',
        "line 1",
        "document type",
    ),
    "elements too deep": ("a.kml", b"<kml>" * 100_000, "line 1", "too deep"),
    "cut off KML": ("a.kml", b"<kml><Document>", "line 1", "not XML"),
    "another kind of XML": ("a.kml", b"<html/>", "a.kml", "not KML"),
    "no place": (
        "a.kml",
        b"<kml><Placemark><name>A</name><Point><coordinates>1 1</coordinates></Point></Placemark></kml>",
        "line 1, geometry",
        "without spaces",
    ),
    "a path": (
        "a.kml",
        b"<kml><Placemark><name>A</name><LineString/></Placemark></kml>",
        "line 1, geometry",
        "LineString",
    ),
    "a name twice": (
        "a.kml",
        b"<kml><Placemark><name>A</name><name>B</name></Placemark></kml>",
        "line 1, column name",
        "stands twice",
    ),
    "nobody who says so": (
        "a.kml",
        b"<kml><Placemark><name>A</name></Placemark></kml>",
        "column said",
        "no day",
    ),
}


def workbook(change: Callable[[Any, Any], None] | None = None, *rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "activities"
    for row in (["name", "states", "start", "troops", "said"], ["Other", "NO", date(2024, 6, 1), 3000], *rows):
        sheet.append(row)
    if change:
        change(book, sheet)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def at_nine(year: int) -> datetime:
    """Return a time without a zone, which is all that a workbook knows."""
    return datetime(year, 6, 1, 9, tzinfo=UTC).replace(tzinfo=None)


def put(cell: str, value: Any, number_format: str = "") -> bytes:
    def change(_: Any, sheet: Any) -> None:
        sheet[cell] = value
        sheet[cell].number_format = number_format or sheet[cell].number_format

    return workbook(change)


def with_part(name: str, body: bytes, data: bytes = b"") -> bytes:
    stream = io.BytesIO(data or workbook())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return stream.getvalue()


def claiming(data: bytes, size: int) -> bytes:
    """Return the archive with a directory that says how large its last part becomes."""
    changed, place = bytearray(data), data.rfind(b"PK\x01\x02")
    changed[place + 24 : place + 28] = struct.pack("<I", size)
    return bytes(changed)


def hide(book: Any, sheet: Any) -> None:
    book.create_sheet("notes")
    sheet.sheet_state = "hidden"


def rename(book: Any, sheet: Any) -> None:
    sheet.title = "2024"
    book.create_sheet("2025")


IN_WORKBOOKS: dict[str, tuple[bytes, str, str]] = {
    "a formula": (put("D2", "=1+1"), "row 2, column troops (cell D2)", "a formula"),
    "an error": (put("D2", "#REF!"), "row 2, column troops (cell D2)", "an error in a cell"),
    "a percentage": (put("D2", 0.5, "0%"), "column troops (cell D2)", "a share of a hundred"),
    "a decimal": (put("D2", 9000.5), "row 2, column troops", "digits only"),
    "a time without a zone": (put("E2", at_nine(2024)), "column said (cell E2)", "without a zone"),
    "a time of day": (put("E2", time(9)), "column said (cell E2)", "a time of day"),
    "a truth for a number": (put("D2", True), "row 2, column troops", "'yes'"),
    "merged cells": (workbook(lambda _, sheet: sheet.merge_cells("A2:B2")), "cells A2:B2", "merged cells"),
    "a hidden sheet": (workbook(hide), "sheet activities", "hidden sheet"),
    "two sheets of other names": (workbook(rename), "a.xlsx", "2024, 2025"),
    "a cell beside the columns": (workbook(None, ["A", "NO", None, 1, None, "x"]), "cell F3", "beside"),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "xl/vbaProject.bin", "with macros"),
    "a document type": (with_part("xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]>'), "xl/x.xml", "document type"),
    "XML in UTF-16": (with_part("xl/x.xml", "<a/>".encode("utf-16")), "xl/x.xml", "UTF-8"),
    "XML in another encoding": (
        with_part("xl/x.xml", b'<?xml version="1.0" encoding="utf-7"?><a/>'),
        "xl/x.xml",
        "UTF-8",
    ),
    "a zip bomb": (claiming(with_part("xl/x.bin", b"x"), 600 * 2**20), "a.xlsx", "unpacks too large"),
    "cut off": (workbook()[:-200], "a.xlsx", "not a whole Excel workbook"),
    "an old workbook": (workbook_parts.OLD_OR_LOCKED + bytes(600), "a.xlsx", "password"),
    "no archive": (b"name,states\n", "a.xlsx", "not a whole Excel workbook"),
    "another archive": (with_part("a", b"", b"PK\x05\x06" + bytes(18)), "a.xlsx", "not an Excel workbook"),
}

CASES = [
    *(pytest.param("a.csv", *case, id=f"CSV: {what}") for what, case in IN_CSV.items()),
    *(pytest.param(*case, id=f"lists: {what}") for what, case in IN_LISTS.items()),
    *(pytest.param(*case, id=f"maps: {what}") for what, case in IN_MAPS.items()),
    *(pytest.param("a.xlsx", *case, id=f"workbook: {what}") for what, case in IN_WORKBOOKS.items()),
]


@pytest.mark.parametrize(("name", "data", "where", "words"), CASES)
def test_what_is_wrong_is_named_with_its_place(name: str, data: bytes, where: str, words: str) -> None:
    with pytest.raises(InputError) as refused:
        read_activities(data, name)
    assert name in refused.value.where
    assert where in refused.value.where
    assert words in str(refused.value)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_reform_that_names_no_provision_is_refused(number: int) -> None:
    reform = reform_of(read_yaml(f"name: r\nsays: s\nvalues:\n  VD11/40.1.{number}/nothing: 1\n", "r.yaml"))
    with pytest.raises(UnknownProvision) as refused:
        load_law().reformed(reform)
    assert isinstance(refused.value, LawError)
    assert f"VD11/40.1.{number}/nothing" in str(refused.value)


FINE: dict[str, tuple[str, bytes]] = {
    "a byte order mark": ("a.csv", b"\xef\xbb\xbf" + csv_of()),
    "line ends of Windows": ("a.csv", csv_of().replace(b"\n", b"\r\n")),
    "the same days, said later": (
        "a.csv",
        csv_of(row_of(said="2024-01-01"), row_of(said="2024-02-01", end="2024-06-09")),
    ),
    "the same days by another": ("a.csv", csv_of(row_of(), row_of(said_by="press"))),
    "days one after the other": ("a.csv", csv_of(row_of(end="2024-06-03"), row_of(start="2024-06-04"))),
    "an amendment": ("a.csv", csv_of(notice("N2", "N1", "2024-02-01", "Others"), notice("N1"))),
    "one number of two senders": ("a.csv", csv_of(notice("N1"), notice("N1").replace('"NO"', '"SE"'))),
    "a mark of order in JSON": ("a.json", b"\xef\xbb\xbf" + json_of("")),
    "truths and numbers of JSON": ("a.json", json_of(', "snap": true, "troops": 3000, "tanks": null')),
    "a whole float": ("a.xlsx", put("D2", 3000.0)),
    "Norway": ("a.xlsx", put("B2", "NO")),
    "a text that looks like a formula": ("a.csv", csv_of(row_of(name="=1+1"))),
    "altitudes": ("a.geojson", geojson_of({"type": "Point", "coordinates": [1, 1, 5]})),
    "a geometry of none": ("a.geojson", geojson_of(None)),
}


@pytest.mark.parametrize(("name", "data"), FINE.values(), ids=FINE)
def test_what_is_not_wrong_is_read(name: str, data: bytes) -> None:
    assert read_activities(data, name)


def test_cells_of_a_workbook_are_what_they_are() -> None:
    data = workbook(
        lambda book, sheet: sheet.__setitem__("A3", 2024), ["x", "NO", at_nine(2024).replace(hour=0), 8.0]
    )
    one, two = (record.body for record in read_activities(data, "a.xlsx"))
    assert (one.name, str(one.start), one.troops.least) == ("Other", "2024-06-01", 3000)
    assert (two.name, str(two.start), two.troops.least) == ("2024", "2024-06-01", 8)


def test_what_a_file_holds_and_records_do_not_keep_is_named() -> None:
    def notes(data: bytes, name: str) -> tuple[str, ...]:
        return read_table(data, name).notes

    hidden = workbook(lambda book, _: setattr(book.create_sheet("old"), "sheet_state", "hidden"))
    assert notes(hidden, "a.xlsx") == ("a.xlsx: left out hidden sheet 'old'",)
    assert notes(FINE["altitudes"][1], "a.geojson") == ("a.geojson: left out altitudes",)
    kml = b"<kml><Document><Style/><Placemark><name>A</name><styleUrl/></Placemark></Document></kml>"
    told = read_table(kml, "a.kml", Asked(defaults={"said_by": "press", "said": "2024-01-01"}))
    assert told.notes == ("a.kml: left out <Style>", "a.kml: left out <styleUrl> of a Placemark")
    assert [record.party for record in told.records] == ["press"]


def test_a_part_is_taken_where_that_is_asked_and_every_row_left_out_is_named() -> None:
    rows = [row_of(name=f"Exercise {n}") for n in range(10_000)]
    rows[7] = row_of(name="Exercise 7", troops="1.000")
    rows[8_000] = row_of(name="Exercise 8000", states="XX")
    rows += [notice("N2", "N1"), notice("N3", "N2", "2024-02-01", "Others")]
    data = csv_of(*rows)
    with pytest.raises(InputError, match="row 10, column troops"):
        read_activities(data, "a.csv")
    found = read_table(data, "a.csv", Asked(partial=True))
    assert len(found.records) == 9_999
    places = [
        "row 10, column troops",
        "row 8003, column states",
        "row 10003, column amends",
        "row 10004, column amends",
    ]
    assert [problem.where.removeprefix("a.csv, ") for problem in found.left_out] == places


def test_what_no_ledger_takes_is_an_error_of_its_row() -> None:
    data = b"name,states,start,marking\nA,NO,2024-01-01,TLP:RED\n"
    assert read_table(data, "a.csv").records
    with pytest.raises(InputError, match="row 2, column held_for"):
        read_table(data, "a.csv", Asked(kept=True))


def test_a_table_too_long_is_refused_and_does_not_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity_gathering, "MOST_ROWS", 50)
    with pytest.raises(InputError, match="at most 50 rows"):
        read_activities(csv_of(*(row_of(name=f"E{n}") for n in range(60))), "a.csv")
    monkeypatch.setitem(FORMATS, "csv", FORMATS["csv"].__class__("text/csv", 10, FORMATS["csv"].rows))
    with pytest.raises(InputError, match="at most 10 bytes"):
        read_activities(csv_of(), "a.csv")


def test_a_sheet_of_empty_rows_is_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity_xlsx, "MOST_LINES", 5)
    with pytest.raises(InputError, match="at most 5 rows"):
        read_activities(put("A9", "far below"), "a.xlsx")


def test_many_rows_of_one_name_take_no_longer_each() -> None:
    """Overlaps are looked for among neighbours only: 20,000 rows of one name are read, none against all others."""
    rows = [row_of(start=str(date.fromordinal(720_000 + n))) for n in range(20_000)]
    assert len(read_activities(csv_of(*rows), "a.csv")) == 20_001


SEEDS = (csv_of(), yaml_of(""), json_of(""), workbook(), geojson_of(polygon(*RING)), IN_MAPS["no place"][1])


def told(data: bytes, name: str) -> None:
    """Fail unless a file gives records, rows left out by name, or an error with its place; never anything else."""
    try:
        found: Any = read_table(data, name, Asked(partial=True))
    except InputError as problem:
        found = problem
    assert found.where if isinstance(found, InputError) else found.records or found.left_out


@pytest.mark.parametrize("word", FORMATS)
@given(data=st.data())
@settings(deadline=None, max_examples=100)
def test_no_bytes_break_a_reader(word: str, data: st.DataObject) -> None:
    """Records, or an error of the house: for any bytes, and for good files with some bytes changed or cut."""
    seed = data.draw(st.sampled_from(SEEDS) | st.binary(max_size=200))
    broken = bytearray(seed[: data.draw(st.integers(0, len(seed)))] if data.draw(st.booleans()) else seed)
    for _ in range(data.draw(st.integers(0, 6))):
        if broken:
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    told(bytes(broken), f"a.{word}")


@given(data=st.data())
@settings(deadline=None, max_examples=100)
def test_no_part_of_a_workbook_breaks_the_reader(data: st.DataObject) -> None:
    """The XML inside is changed, so that the archive itself is whole and the library meets it."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    body = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 5))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 127))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in {**parts, name: bytes(body)}.items():
            archive.writestr(part, text)
    told(stream.getvalue(), "a.xlsx")


def test_a_lie_about_the_size_of_a_part_is_found() -> None:
    """The directory of the archive says 1 byte, the part holds more: the reader stops at what was said."""
    with pytest.raises(InputError, match="not a whole Excel workbook"):
        read_activities(claiming(workbook(), 1), "a.xlsx")


def test_empty_files_of_every_kind() -> None:
    for word in FORMATS:
        with pytest.raises(EmptyError):
            read_activities(b"", f"a.{word}")
