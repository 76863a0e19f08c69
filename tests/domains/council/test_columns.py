"""The table of columns answers as the records do: any pair, any instant, silence counted or not."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from detente.domains.council import gap_table, last_words, position_table
from detente.domains.council.columns import Later, PositionTable
from detente.domains.council.gaps import table_of
from detente.domains.council.stances import at_one_instant, words_told
from detente.model.canonical import identify
from detente.model.time import read_instant
from detente.model.view import Entry
from detente.sources.position_columns import read_position_files, read_position_table
from detente.sources.positions import read_positions
from tests.domains.council.rows import PARTIES, ROW, UNDOUBLED_ROWS, Row, file_of, instants_around
from tests.domains.council.telling import ISSUES


def both(rows: list[Row]) -> tuple[list[Entry], PositionTable]:
    """Return the entries and the table of the same file."""
    data = file_of(rows)
    records = read_positions(data, "p.csv", ISSUES, PARTIES)
    entries = [Entry(id=identify(record), record=record) for record in records]
    return entries, position_table(read_position_table(data, "p.csv", ISSUES, PARTIES))


def instants(entries: list[Entry]) -> list[datetime]:
    return instants_around(entry.record for entry in entries)


@given(UNDOUBLED_ROWS, st.data(), st.booleans())
def test_the_same_words_at_any_instant(rows: list[Row], data: st.DataObject, count_silence: bool) -> None:
    entries, table = both(rows)
    instant = data.draw(st.sampled_from(instants(entries)))
    expected = last_words(entries, instant, count_silence=count_silence)
    assert table.words(None, instant, count_silence=count_silence) == expected
    pair = data.draw(st.tuples(st.sampled_from(PARTIES), st.sampled_from((*PARTIES, "unheard"))))
    of_pair = {key: word for key, word in expected.items() if key[1] in pair}
    assert table.words(pair, instant, count_silence=count_silence) == of_pair
    assert table_of(of_pair, ISSUES, pair, instant, count_silence=count_silence) == gap_table(
        entries, ISSUES, pair, instant, count_silence=count_silence
    )


@given(UNDOUBLED_ROWS, st.data())
def test_the_same_parties_and_the_same_readings(rows: list[Row], data: st.DataObject) -> None:
    entries, table = both(rows)
    instant = data.draw(st.sampled_from(instants(entries)))
    words = list(words_told(entries, instant))
    assert table.parties_heard(instant) == tuple(sorted({word.party for word in words}))
    for issues in (None, ["zone"]):
        told = [word for run in table.readings(instant, issues) for word in run]
        wanted = [word for word in words if issues is None or word.position.issue in issues]
        assert sorted(told, key=lambda w: w.record) == sorted(wanted, key=lambda w: w.record)
        order = [(w.position.issue, w.party, w.said, w.position.coded_by) for w in told]
        assert order == sorted(order)
        assert {at_one_instant(run).readings for run in table.readings(instant, issues)} == {
            at_one_instant(w for w in wanted if (w.position.issue, w.party, w.said) == key).readings
            for key in {(w.position.issue, w.party, w.said) for w in wanted}
        }


@given(UNDOUBLED_ROWS)
def test_each_row_is_given_back_as_the_record_that_it_is(rows: list[Row]) -> None:
    entries, table = both(rows)
    found = [word.record for run in table.readings(read_instant("9999-12-31T23:59:59Z")) for word in run]
    assert sorted(found) == sorted(entry.id for entry in entries)


@given(UNDOUBLED_ROWS, st.data())
def test_what_is_said_later_is_counted_with_its_first_line(rows: list[Row], data: st.DataObject) -> None:
    entries, table = both(rows)
    instant = data.draw(st.sampled_from(instants(entries)))
    late = [line for line, entry in zip(lines_of(rows), entries, strict=True) if entry.record.said > instant]
    assert table.later(instant) == ((Later("p.csv", len(late), min(late)),) if late else ())


def lines_of(rows: list[Row]) -> list[int]:
    """Return the line on which each row begins; a word in two lines takes two."""
    lines, line = [], 2
    for row in rows:
        lines.append(line)
        line += 1 + row["in_short"].count("\n")
    return lines


@given(UNDOUBLED_ROWS, ROW)
def test_two_files_are_one_table(rows: list[Row], other: Row) -> None:
    first = [row for row in rows if row["coded_by"] != "Møller"] or [{**rows[0], "coded_by": "Kim"}]
    second = [{**other, "coded_by": "Møller"}]
    files = [("a.csv", file_of(first)), ("b.csv", file_of(second))]
    table = position_table(read_position_files(files, ISSUES, PARTIES))
    _, whole = both([*first, *second])
    now = read_instant("9999-12-31T23:59:59Z")
    assert table.words(None, now) == whole.words(None, now)
    assert [late.file for late in table.later(read_instant("0001-01-01T00:00:00Z"))] == ["a.csv", "b.csv"]
