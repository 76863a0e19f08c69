"""Values of a message: what is plain is read, what could be read in two ways is not, what is odd is exact."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.agreements.form import Column, FormItem, ItemType
from detente.agreements.form_loading import load_forms
from detente.model.certainty import Certainty
from detente.model.message import (
    UNITS_PER_DEGREE,
    Coordinates,
    Day,
    Instant,
    Listing,
    Nothing,
    Number,
    Point,
    Polygon,
    Share,
    Shares,
    Table,
    Unknown,
    Unread,
    Value,
    Words,
    YesNo,
)
from detente.sources.message_coordinates import read_coordinates, shown_coordinates
from detente.sources.message_times import read_day_words, read_instant_words, shown_day, shown_instant
from detente.sources.message_values import exact_form, read_exact, read_ids, read_value, shown_value

NETWORK = load_forms().network
TALLINN_LIKE = Coordinates(594_083_333, 247_500_000)


def item(type_: ItemType, **more: Any) -> FormItem:
    return FormItem(
        label="1", key="k", title="T", asks="a", type=type_, paragraph="1", certainty=Certainty.MEMORY, **more
    )


COLUMNS = (
    Column(key="a", title="Name", type=ItemType.TEXT),
    Column(key="b", title="Number", type=ItemType.NUMBER),
    Column(key="c", title="Area", type=ItemType.POLYGON),
)
TABLE = item(ItemType.TABLE, columns=COLUMNS)
NARROW = item(ItemType.TABLE, columns=COLUMNS[:1])


@pytest.mark.parametrize(
    "text",
    [
        "59°24'30\"N 024°45'00\"E",
        "59°24'30\"N, 024°45'E",
        "59º24′30″N 24º45′E",
        "592430N 0244500E",
        "592430N0244500E",
        "N59 24 30 E024 45",
        "N 59 24.5 / E 24 45",
        "59-24-30N 024-45-00E",
        "59:24:30 n 24:45 e",
        "59 deg 24 min 30 sec N 24 deg 45 min E",
        "5924.5N 02445E",
        "59.4083333N 24.75E",
    ],
)
def test_coordinates_are_read(text: str) -> None:
    assert read_coordinates(text) == TALLINN_LIKE
    assert shown_coordinates(TALLINN_LIKE) == "59°24'30\"N 024°45'E"


@pytest.mark.parametrize(
    "text",
    [
        "59,4083N 24,75E",
        "59.4 24.7",
        "-59.4N 24.7E",
        "59.4N",
        "59.4N 24.7N",
        "24.7E 59.4N",
        "90°00'01\"N 0E",
        "0N 180.0000001E",
        "59 60 N 24 E",
        "59 24 60 N 24 E",
        "59.5 24 N 24 E",
        "59 24 30 1 N 24 E",
        "1234567N 0E",
        "N E",
        "59 24 N 24 E\n",
        "9" * 200 + "N 0E",
        "٥٩N 24E",
    ],
)
def test_coordinates_that_are_not_guessed(text: str) -> None:
    assert read_coordinates(text) is None


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Coordinates(0, 0), "00°00'N 000°00'E"),
        (Coordinates(-900_000_000, -1_800_000_000), "90°00'S 180°00'W"),
        (Coordinates(1, -1), "00.0000001°N 000.0000001°W"),
        (Coordinates(594_084_722, 100_000_000), "59.4084722°N 010°00'E"),
        (Coordinates(594_080_000, 100_000_000), "59.408°N 010°00'E"),
    ],
)
def test_coordinates_are_shown_exactly(place: Coordinates, text: str) -> None:
    assert shown_coordinates(place) == text
    assert read_coordinates(text) == place


@given(
    st.integers(-90 * UNITS_PER_DEGREE, 90 * UNITS_PER_DEGREE),
    st.integers(-180 * UNITS_PER_DEGREE, 180 * UNITS_PER_DEGREE),
    st.booleans(),
)
@settings(max_examples=500, deadline=None)
def test_every_place_reads_back(latitude: int, longitude: int, whole_seconds: bool) -> None:
    if whole_seconds:
        latitude = round(latitude * 3600 / UNITS_PER_DEGREE) * UNITS_PER_DEGREE // 3600
    place = Coordinates(latitude, longitude)
    assert read_coordinates(shown_coordinates(place)) == place


@pytest.mark.parametrize(
    "text",
    ["2025-05-12", "12 MAY 2025", "12 May 2025", "12-may-2025", "12MAY2025", "12 may 2025"],
)
def test_days_are_read(text: str) -> None:
    assert read_day_words(text) == date(2025, 5, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12.05.2025",
        "12/05/2025",
        "05/12/25",
        "31 FEB 2025",
        "2025-02-30",
        "12 MAI 2025",
        "12 MAY 25",
        "",
        "0 MAY 2025",
    ],
)
def test_days_that_are_not_guessed(text: str) -> None:
    assert read_day_words(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2025-05-12T08:00:00Z",
        "2025-05-12 08:00Z",
        "2025-05-12T10:00+02:00",
        "2025-05-12 10:00 +02:00",
        "12 MAY 2025 08:00 UTC",
        "12 May 2025, 0800Z",
        "12 MAY 2025 at 08:00 GMT",
        "120800Z MAY 25",
        "120800ZMAY2025",
    ],
)
def test_instants_are_read(text: str) -> None:
    assert read_instant_words(text) == datetime(2025, 5, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "12 MAY 2025 08:00",
        "2025-05-12T08:00:00",
        "12 MAY 2025 24:00 UTC",
        "320800Z MAY 25",
        "120800A MAY 25",
        "0001-01-01T00:00+05:00",
        "2025-05-12",
        "",
        "12 MAY 2025 08:00 CET",
    ],
)
def test_instants_that_are_not_guessed(text: str) -> None:
    assert read_instant_words(text) is None


@given(st.datetimes(timezones=st.just(UTC)))
@settings(deadline=None)
def test_every_instant_and_day_reads_back(instant: datetime) -> None:
    assert read_instant_words(shown_instant(instant)) == instant
    assert read_day_words(shown_day(instant.date())) == instant.date()


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        (ItemType.TEXT, "  two words ", Words("two words")),
        (ItemType.TEXT, "", None),
        (ItemType.TEXT, " \t\n", None),
        (ItemType.TEXT, "none", Nothing()),
        (ItemType.TEXT, "NIL", Nothing()),
        (ItemType.TEXT, "None given", Words("None given")),
        (ItemType.TEXT, '"none"', Words("none")),
        (ItemType.TEXT, '"not closed', Words('"not closed')),
        (ItemType.TEXT, '{"type":"none"}', Nothing()),
        (ItemType.TEXT, '{"type":"never heard of"}', Words('{"type":"never heard of"}')),
        (
            ItemType.TEXT,
            '{"type":"unknown","label":"1","text":"1) x"}',
            Words('{"type":"unknown","label":"1","text":"1) x"}'),
        ),
        (
            ItemType.INSTANT,
            '{"type":"instant","instant":"2025-05-12T08:00:00+02:00"}',
            Unread('{"type":"instant","instant":"2025-05-12T08:00:00+02:00"}'),
        ),
        (ItemType.NUMBER, "12700", Number(12700)),
        (ItemType.NUMBER, "+5", Number(5)),
        (ItemType.NUMBER, "-5", Number(-5)),
        (ItemType.NUMBER, "12,700", Unread("12,700")),
        (ItemType.NUMBER, "9" * 16, Unread("9" * 16)),
        (ItemType.NUMBER, "٥", Unread("٥")),
        (ItemType.YES_NO, "Yes", YesNo(yes=True)),
        (ItemType.YES_NO, "no", YesNo(yes=False)),
        (ItemType.YES_NO, "oui", Unread("oui")),
        (ItemType.STATES, "XX; QQ", Listing(("XX", "QQ"))),
        (ItemType.STATES, "xx, qq", Listing(("XX", "QQ"))),
        (ItemType.STATES, "XX QQ", Listing(("XX", "QQ"))),
        (ItemType.STATES, "all participating States", Listing(("all",))),
        (ItemType.STATES, "XX; all participating states", Listing(("XX", "all"))),
        (ItemType.STATES, "UK; NATO", Listing(("GB", "NATO"))),
        (ItemType.STATES, '"UK"; XX', Listing(("UK", "XX"))),
        (ItemType.STATES, "to be told", Unread("to be told")),
        (ItemType.STATES, ";", Unread(";")),
        (ItemType.BY_STATE, "XX 5; QQ: 6\nXA=7", Shares((Share("XX", 5), Share("QQ", 6), Share("XA", 7)))),
        (ItemType.BY_STATE, "Total 5", Shares((Share("total", 5),))),
        (ItemType.BY_STATE, "UK 5", Shares((Share("GB", 5),))),
        (ItemType.BY_STATE, "XX 5, QQ 6", Unread("XX 5, QQ 6")),
        (ItemType.BY_STATE, "XX 9999999999999999", Unread("XX 9999999999999999")),
        (ItemType.BY_STATE, ";", Unread(";")),
        (ItemType.LIST, "a; b", Listing(("a", "b"))),
        (ItemType.LIST, "a\nb", Listing(("a", "b"))),
        (ItemType.LIST, "- a; b\n- c", Listing(("a; b", "c"))),
        (ItemType.LIST, '"a; b"; c', Listing(("a; b", "c"))),
        (ItemType.LIST, '- "a\\nb"\n- c', Listing(("a\nb", "c"))),
        (ItemType.LIST, "; ;", Unread("; ;")),
        (ItemType.POINT, "59°24'30\"N 024°45'E", Point(TALLINN_LIKE)),
        (ItemType.POINT, "here", Unread("here")),
        (
            ItemType.POLYGON,
            "0N 0E; 1N 0E;\n1N 1E",
            Polygon((Coordinates(0, 0), Coordinates(10**7, 0), Coordinates(10**7, 10**7))),
        ),
        (ItemType.POLYGON, "0N 0E; there", Unread("0N 0E; there")),
        (ItemType.POLYGON, ";", Unread(";")),
        (ItemType.DAY, "12 MAY 2025", Day(date(2025, 5, 12))),
        (ItemType.INSTANT, "120800Z MAY 25", Instant(datetime(2025, 5, 12, 8, tzinfo=UTC))),
    ],
)
def test_values_are_read_by_type(type_: ItemType, text: str, value: Value | None) -> None:
    assert read_value(text, item(type_), NETWORK) == value
    if value is not None:
        assert read_value(shown_value(value, item(type_), NETWORK), item(type_), NETWORK) == value


def test_a_word_of_the_list_is_read_in_any_case() -> None:
    asked = item(ItemType.WORD, words=("accepted", "declined"))
    assert read_value("ACCEPTED", asked, NETWORK) == Words("accepted")
    assert read_value("perhaps", asked, NETWORK) == Words("perhaps")
    assert shown_value(Words("Accepted"), asked, NETWORK) == '"Accepted"'


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        (TABLE, "a | 5 | none", Table(((Words("a"), Number(5), Nothing()),))),
        (TABLE, "| a | 5 | none |", Table(((Words("a"), Number(5), Nothing()),))),
        (TABLE, "Name | Number | Area\na | 5 | none", Table(((Words("a"), Number(5), Nothing()),))),
        (TABLE, "Name | Number | Area", Table(())),
        (TABLE, "a | 5", Table(((Words("a"), Number(5)),))),
        (TABLE, "a | 5 | none | more", Table(((Words("a"), Number(5), Nothing(), Words("more")),))),
        (TABLE, "a | | x", Table(((Words("a"), Unread(""), Unread("x")),))),
        (TABLE, '"a|b" | 5 | none', Table(((Words("a|b"), Number(5), Nothing()),))),
        (TABLE, 'say "a|b" | 5', Table(((Words('say "a'), Unread('b"'), Unread("5")),))),
        (TABLE, '"open | 5', Table(((Words('"open'), Number(5)),))),
        (TABLE, "{x | 5", Table(((Words("{x"), Number(5)),))),
        (TABLE, '{"type":"none"} | 5', Table(((Nothing(), Number(5)),))),
        (TABLE, '{"type":"table","rows":[]} | 5', Table(((Unread(""), Number(5)),))),
        (TABLE, "see annex", Unread("see annex")),
        (NARROW, "a\nb", Table(((Words("a"),), (Words("b"),)))),
    ],
)
def test_tables(asked: FormItem, text: str, value: Value) -> None:
    assert read_value(text, asked, NETWORK) == value
    assert read_value(shown_value(value, asked, NETWORK), asked, NETWORK) == value


def test_a_table_that_a_row_a_line_cannot_hold_is_exact() -> None:
    for rows in (((),), ((Words("Name"), Words("Number"), Words("Area")),), ((Unread(""),) * 3,)):
        shown = shown_value(Table(rows), TABLE, NETWORK)
        assert read_value(shown, TABLE, NETWORK) == Table(rows)
    assert shown_value(Table(((),)), TABLE, NETWORK) == '{"type":"table","rows":[[]]}'
    assert shown_value(Table(((Words("x"),),)), item(ItemType.TEXT), NETWORK).startswith('{"type":"table"')
    assert shown_value(Table(((Words("x"),),)), COLUMNS[0], NETWORK).startswith('{"type":"table"')


def test_what_has_no_plain_form_is_exact() -> None:
    assert shown_value(Unknown("1", "1) x"), item(ItemType.TEXT), NETWORK).startswith('{"type":"unknown"')
    assert read_exact(exact_form(Unknown("1", "1) x"))) is None
    assert read_exact('{"type":' + "[" * 100_000) is None
    assert read_exact('"\\ud800"') is None
    in_table = Table(((Instant(datetime(2025, 5, 12, 8, tzinfo=UTC)),),))
    assert read_exact(exact_form(in_table)) == in_table
    assert read_exact(exact_form(in_table).replace("Z", "+01:00")) is None


def test_long_lists_stand_an_entry_a_line() -> None:
    long = Listing(("x" * 50, "y" * 50))
    assert shown_value(long, item(ItemType.LIST), NETWORK) == f"- {'x' * 50}\n- {'y' * 50}"
    assert shown_value(Listing(("a;b",)), item(ItemType.LIST), NETWORK) == "- a;b"


def test_ids_that_are_none() -> None:
    assert read_ids("what is this?", NETWORK) is None
    assert read_ids("", NETWORK) is None
