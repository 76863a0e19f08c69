"""Long files are read into columns as short ones into records: the same rows, the same refusals, word for word."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.errors import DetenteError, EmptyError, SchemaError
from detente.sources import position_columns
from detente.sources.position_columns import read_position_files, read_position_table
from detente.sources.position_rows import LONGEST_CELL
from detente.sources.positions import read_positions
from tests.domains.council.rows import CODERS, COLUMNS, PARTIES, ROWS, Row, file_of
from tests.domains.council.telling import ISSUES

HEAD = ",".join(COLUMNS)
LINE = "sharing,AA,1975-06-01,1,stated,Said so,A speech,T,Kim,,,"
ODD_CELLS = ("", " ", "x", "3", "1,5", "1975-02-30", "9999-12-31", "silent", "conditional", "Nobody", "ZZ", "101")
Told = list[object] | tuple[type[DetenteError], str]


def as_records(data: bytes, coders: tuple[str, ...] = ()) -> Told:
    try:
        return sorted(map(repr, read_positions(data, "p.csv", ISSUES, PARTIES, coders)))
    except DetenteError as problem:
        return type(problem), str(problem)


def as_columns(data: bytes, coders: tuple[str, ...] = (), rows: int = 3) -> Told:
    try:
        with patch.object(position_columns, "CHUNK_ROWS", rows):
            columns = read_position_table(data, "p.csv", ISSUES, PARTIES, coders)
    except DetenteError as problem:
        return type(problem), str(problem)
    return sorted(map(repr, columns.records(np.arange(len(columns)))))


@given(ROWS, st.integers(1, 5))
def test_the_same_rows_or_the_same_double(rows: list[Row], chunk: int) -> None:
    data = file_of(rows)
    assert as_columns(data, rows=chunk) == as_records(data)


@settings(max_examples=400)
@given(ROWS, st.data())
def test_the_same_refusals_where_cells_are_wrong(rows: list[Row], data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.sampled_from(rows))
        row[data.draw(st.sampled_from(COLUMNS))] = data.draw(
            st.sampled_from((*ODD_CELLS, "y" * (LONGEST_CELL + 1)))
        )
    coders = data.draw(st.sampled_from(((), CODERS, CODERS[:2])))
    made = file_of(rows)
    assert as_columns(made, coders) == as_records(made, coders)


@settings(max_examples=400)
@given(ROWS, st.data())
def test_the_same_refusals_where_bytes_are_wrong(rows: list[Row], data: st.DataObject) -> None:
    made = bytearray(file_of(rows))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(made)))
        end = min(len(made), start + data.draw(st.integers(0, 8)))
        made[start:end] = data.draw(
            st.sampled_from((b"", b",", b'"', b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf"))
        )
    assert as_columns(bytes(made)) == as_records(bytes(made))


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda t: f"{HEAD}\n{t}".encode())))
def test_the_same_refusals_of_anything(data: bytes) -> None:
    assert as_columns(data) == as_records(data)


@pytest.mark.parametrize(
    "lines",
    [
        [LINE, LINE, LINE.replace(",1,", ",7,")],
        [LINE, LINE.replace(",1,", ",7,"), LINE],
        [LINE, LINE.replace("AA", "BB"), LINE, LINE.replace("AA", "BB")],
        [LINE, LINE, 'sharing,"BB'],
        [LINE, LINE.replace("AA", "BB"), LINE.replace("AA", "CC"), LINE + ",x", LINE],
        [LINE, LINE, LINE + ",x"],
        [LINE] * 5,
        [LINE, "", " , ", LINE.replace("Kim", "Lee"), LINE.replace("1975-06-01", "1975-06-01T23:59:59Z")],
    ],
)
def test_the_first_wrong_row_is_the_one_told(lines: list[str]) -> None:
    data = "\n".join([HEAD, *lines]).encode()
    assert isinstance(as_records(data), tuple)
    for rows in (1, 2, 3, 100):
        assert as_columns(data, rows=rows) == as_records(data)


def test_a_file_of_columns_in_another_order_without_the_optional_ones() -> None:
    head = ["coded_by", "certainty", "document", "in_short", "basis", "stance", "date", "party", "issue"]
    data = "\ufeff" + ",".join(head) + "\r\nKim,T,A speech,Said so,stated,1,1975-06-01,AA,sharing\r\n"
    assert as_columns(data.encode()) == as_records(data.encode())
    assert len(as_columns(data.encode())) == 1


def test_two_coders_may_read_one_word_and_one_coder_may_not_do_so_twice() -> None:
    other = LINE.replace("Kim", "Lee")
    files = [(f"{name}.csv", f"{HEAD}\n{text}\n".encode()) for name, text in (("one", LINE), ("two", other))]
    columns = read_position_files(files, ISSUES, PARTIES)
    assert (columns.coders, columns.files, len(columns)) == (("Kim", "Lee"), ("one.csv", "two.csv"), 2)
    again = ("three.csv", f"{HEAD}\n\n{LINE}\n".encode())
    with pytest.raises(SchemaError, match="two positions by one party") as caught:
        read_position_files([*files, again], ISSUES, PARTIES)
    assert caught.value.where == "three.csv, line 3"
    assert "read by Kim, first on line 2 of one.csv" in caught.value.given


def test_each_of_several_files_must_have_rows() -> None:
    with pytest.raises(EmptyError, match=r"two\.csv"):
        read_position_files(
            [("one.csv", f"{HEAD}\n{LINE}\n".encode()), ("two.csv", f"{HEAD}\n".encode())], ISSUES, PARTIES
        )


def test_who_waits_is_told_how_far_it_is() -> None:
    heard: list[tuple[str, int]] = []
    data = file_of([{**dict(zip(COLUMNS, LINE.split(","), strict=True)), "party": party} for party in PARTIES])
    with patch.object(position_columns, "CHUNK_ROWS", 2):
        read_position_files([("p.csv", data)], ISSUES, PARTIES, told=lambda name, rows: heard.append((name, rows)))
    assert heard == [("p.csv", 2), ("p.csv", 3)]


def test_a_file_that_says_who_may_read_a_row_is_refused() -> None:
    """Columns could not keep a row from anybody: such a file is read into records."""
    head = ",".join((*COLUMNS, "held_for"))
    with pytest.raises(SchemaError, match="rows that are not for everybody"):
        read_position_table(f"{head}\n".encode(), "held.csv", ISSUES, PARTIES)
