"""Positions and issues are read whole or refused, with file, line and column."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.canonical import encode
from detente.model.certainty import Certainty
from detente.model.confidence import NOT_SHOWN
from detente.model.council import Basis, Issue
from detente.model.errors import DateError, DetenteError, EmptyError, EncodingError, SchemaError
from detente.model.record import Marking
from detente.model.time import Precision, read_instant
from detente.sources.positions import LONGEST_CELL, REQUIRED, read_agenda, read_issues, read_positions

HEAD = ",".join(REQUIRED)
ROW = "sharing,AA,1975-06-01,1,stated,Said so,A speech,T,Kim"
ISSUES = (Issue(id="sharing", proposition="The two sides share their plans", topic="dialogue"),)
PARTIES = {"AA", "BB"}


def read(text: str | bytes) -> object:
    data = text.encode() if isinstance(text, str) else text
    return read_positions(data, "positions.csv", ISSUES, PARTIES)


def row(**cells: str) -> str:
    """Return a file of one row, some cells changed."""
    kept = dict(zip(REQUIRED, ROW.split(","), strict=True)) | cells
    return ",".join(kept) + "\n" + ",".join(f'"{cell}"' for cell in kept.values()) + "\n"


def test_a_row_becomes_a_record() -> None:
    (record,) = read_positions(row().encode(), "positions.csv", ISSUES, PARTIES)
    assert (record.kind, record.party) == ("council.position", "AA")
    assert record.said == read_instant("1975-06-01T23:59:59Z")
    assert record.happened is not None
    assert record.happened.precision is Precision.DAY
    body = record.body
    assert body is not None
    assert (body.issue, body.stance, body.basis, body.in_short) == ("sharing", 1, Basis.STATED, "Said so")
    assert (body.document, body.certainty, body.coded_by) == ("A speech", Certainty.TEXT, "Kim")
    assert encode(record)


def test_optional_columns_an_instant_and_a_byte_order_mark() -> None:
    data = row(
        date="1975-06-01T12:00:00+02:00",
        basis="conditional",
        condition="if both do",
        confirmed_by="Betia",
        salience_percent="40",
        stance="+2",
    )
    (record,) = read_positions(b"\xef\xbb\xbf" + data.encode(), "positions.csv", ISSUES, PARTIES)
    assert record.said == read_instant("1975-06-01T10:00:00Z")
    assert record.happened is None
    assert record.body is not None
    assert (record.body.condition, record.body.confirmed_by) == ("if both do", "Betia")
    assert (record.body.salience_percent, record.body.stance) == (40, 2)


def test_a_row_may_say_who_may_read_it() -> None:
    (held,) = read_positions(row(marking="TLP:AMBER", held_for="BB|AA").encode(), "positions.csv", ISSUES, PARTIES)
    assert (held.marking, held.held_for) == (Marking.AMBER, ("AA", "BB"))
    (shared,) = read_positions(row(marking="", held_for="").encode(), "positions.csv", ISSUES, PARTIES)
    assert (shared.marking, shared.held_for) == (Marking.CLEAR, ())


def test_one_instant_may_have_a_held_word_beside_the_shared_one_but_not_two() -> None:
    head, first = row(marking="", held_for="").splitlines()
    second = row(marking="", held_for="AA", stance="-1").splitlines()[1]
    assert len(read_positions(f"{head}\n{first}\n{second}".encode(), "p.csv", ISSUES, PARTIES)) == 2
    with pytest.raises(SchemaError, match="two positions by one party") as caught:
        read(f"{head}\n{first}\n{second}\n{second}")
    assert caught.value.given == NOT_SHOWN
    with pytest.raises(SchemaError, match="first on line 2"):
        read(f"{head}\n{first}\n{first}")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"stance": "Whisper"}, "column stance"),
        ({"issue": "Whisper"}, "column issue"),
        ({"date": "Whisper"}, "column date"),
        ({"marking": "Whisper"}, "column marking"),
        ({"held_for": "Whis per"}, "column held_for"),
        ({"coded_by": 'x","Whisper'}, "another number of cells"),
    ],
)
def test_a_held_row_that_is_refused_is_not_repeated(cells: dict[str, str], told: str) -> None:
    with pytest.raises((SchemaError, DateError), match=told) as caught:
        read(row(**{"marking": "", "held_for": "AA", **cells}))
    assert "Whis" not in str(caught.value)


def test_columns_in_any_order_blank_lines_and_windows_line_ends() -> None:
    cells = dict(zip(REQUIRED, ROW.split(","), strict=True))
    turned = list(cells)[::-1]
    text = ",".join(turned) + "\r\n\r\n" + ",".join(cells[c] for c in turned) + "\r\n,,,,,,,,\r\n"
    assert read(text) == read(row())


def test_a_record_does_not_change_when_other_rows_are_added() -> None:
    longer = row() + "sharing,BB,1975-06-01,1,stated,Said so,A speech,T,Kim\n"
    assert (
        read_positions(longer.encode(), "other.csv", ISSUES, PARTIES)[0]
        == read_positions(row().encode(), "positions.csv", ISSUES, PARTIES)[0]
    )


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        (row(stance="3"), SchemaError, "no such stance | line 2, column stance | '3' | propose or accept"),
        (row(stance="1,5"), SchemaError, "a decimal comma in a stance | line 2, column stance | '1,5'"),
        (row(stance="1.5"), SchemaError, "no such stance | column stance"),
        (row(stance=""), SchemaError, "no such stance | column stance"),
        (row(stance="２"), SchemaError, "no such stance"),
        (row(date="1975-02-30"), DateError, "no such date | line 2, column date | 1975-02-30"),
        (row(date="1 June 1975"), DateError, "line 2, column date | 2022-01-12"),
        (row(date="1975-06-01T12:00:00"), DateError, "line 2, column date | zone"),
        (row(date="9999-12-31"), DateError, "column date | out of range"),
        (row(date="0001-01-01T00:00:00+10:00"), DateError, "column date | out of range"),
        (row(issue="unheard"), SchemaError, "an unknown issue | line 2, column issue | sharing | 'unheard'"),
        (row(party="ZZ"), SchemaError, "an unknown party | line 2, column party | AA, BB | 'ZZ'"),
        (row(basis="rumour"), SchemaError, "an unknown basis | stated, conditional, silent, leak"),
        (row(certainty="X"), SchemaError, "an unknown certainty | T, N, S, C, M, M?, D"),
        (row(coded_by=""), SchemaError, "an empty cell | column coded_by | who read it so"),
        (row(document=" "), SchemaError, "an empty cell | column document"),
        (row(in_short=""), SchemaError, "an empty cell | column in_short"),
        (row(basis="silent"), SchemaError, "a silence with a stance | column stance"),
        (row(basis="conditional"), SchemaError, "without its condition | column condition"),
        (row(salience_percent="0,5"), SchemaError, "a decimal comma in a percentage | column salience_percent"),
        (row(salience_percent="101"), SchemaError, "no such percentage | 0 to 100"),
        (row(salience_percent="9" * 3000), SchemaError, "no such percentage"),
        (
            row(in_short="x" * (LONGEST_CELL + 1)),
            SchemaError,
            f"a cell too long | column in_short | {LONGEST_CELL}",
        ),
        (
            f"{HEAD}\n{ROW}\n{ROW}\n",
            SchemaError,
            "two positions by one party | line 3 | first on line 2",
        ),
        (f"{HEAD}\n{ROW.replace(',1,', ',1,5,')}\n", SchemaError, "number of cells | line 2 | 9 cells | 10 cells"),
        (f"{HEAD}\n{ROW},\n", SchemaError, "number of cells"),
        ("issue,party,date\nsharing,AA,1975-06-01\n", SchemaError, "missing: stance, basis, in_short | line 1"),
        (f"{HEAD},weather\n{ROW},fair\n", SchemaError, "wrong columns | unknown: weather"),
        (f"{HEAD},issue\n{ROW},x\n", SchemaError, "wrong columns | twice: issue"),
        (f"{HEAD}\n{ROW}\n".replace(",", ";"), SchemaError, "wrong columns | commas, not semicolons"),
        (f'{HEAD}\n{ROW}\nsharing,"BB\n', SchemaError, "not CSV | line"),
        (
            f"{HEAD}\n{ROW.replace('Said so', chr(34) + 'Said' + chr(34) + ' so')}\n",
            SchemaError,
            "not CSV | line 2",
        ),
        (f"{HEAD}\n", EmptyError, "no positions | head line only"),
        ("", EmptyError, "an empty file"),
        (" \n \n", EmptyError, "an empty file"),
        (f"{HEAD}\n{ROW}\n\0", EncodingError, "a binary file | line 3"),
        (f"{HEAD}\n{ROW}é\n".encode("cp1252"), EncodingError, "not UTF-8 | line 2, byte | 0xe9 | CSV UTF-8"),
        (f"{HEAD}\n{ROW}\n".encode("utf-16"), EncodingError, "not UTF-8 | line 1"),
    ],
)
def test_what_is_wrong_is_named(text: str | bytes, error: type[DetenteError], words: str) -> None:
    with pytest.raises(error) as caught:
        read(text)
    told = str(caught.value)
    assert [part for part in words.split(" | ") if part not in told] == []
    assert "positions.csv" in caught.value.where


def test_two_coders_may_read_one_word() -> None:
    text = row() + ROW.replace("Kim", "Lee") + "\n"
    assert len(read_positions(text.encode(), "p.csv", ISSUES, PARTIES)) == 2
    with pytest.raises(SchemaError, match="read by Lee, first on line 3"):
        read(text + ROW.replace("Kim", "Lee").replace(",1,", ",2,") + "\n")


def test_all_or_nothing() -> None:
    """A bad last row refuses the file, not only itself."""
    with pytest.raises(SchemaError, match="line 3, column party"):
        read(row() + ROW.replace("AA", "ZZ") + "\n")


def test_what_was_expected_stands_above_what_was_given() -> None:
    with pytest.raises(SchemaError) as caught:
        read("issue\n")
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0].strip() for line in lines[1:]] == ["where", "expected", "given", "next"]


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda t: f"{HEAD}\n{t}".encode())))
def test_no_input_crashes(data: bytes) -> None:
    for reader in (lambda: read(data), lambda: read_agenda(data, "issues.yaml")):
        with contextlib.suppress(DetenteError):
            reader()


AGENDA = """parties: [AA, NO]
issues:
  - id: sharing
    proposition: The two sides share their plans
    topic: dialogue
"""


def test_issues_and_who_is_at_the_table() -> None:
    agenda = read_agenda(AGENDA.encode(), "issues.yaml")
    assert agenda.issues == read_issues(AGENDA.encode(), "issues.yaml") == ISSUES
    assert agenda.parties == ("AA", "NO")
    assert agenda.coders == ()


def test_who_may_code() -> None:
    agenda = read_agenda(("coders: [Kim, Lee Wong ]\n" + AGENDA).encode(), "issues.yaml")
    assert agenda.coders == ("Kim", "Lee Wong")
    (record,) = read_positions(row(coded_by="Lee Wong").encode(), "p.csv", ISSUES, PARTIES, agenda.coders)
    assert record.body is not None
    assert record.body.coded_by == "Lee Wong"
    with pytest.raises(SchemaError, match="a coder who is not on the desk's list") as caught:
        read_positions(row(coded_by="Lee").encode(), "p.csv", ISSUES, PARTIES, agenda.coders)
    assert caught.value.where == "p.csv, line 2, column coded_by"
    assert "Kim, Lee Wong" in caught.value.expected
    assert caught.value.given == "'Lee'"
    with pytest.raises(SchemaError, match="an empty cell"):
        read_positions(row(coded_by="").encode(), "p.csv", ISSUES, PARTIES, agenda.coders)


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("coders: [Kim, '']\n" + AGENDA, SchemaError, "a coder without a name | line 1 | coders.1"),
        ("coders: [Kim, Lee, Kim]\n" + AGENDA, SchemaError, "a coder who stands twice | coders.2 | 'Kim'"),
        (AGENDA.replace("dialogue", "weather"), SchemaError, "an unknown topic | line 5 | 'weather' | cyber"),
        (AGENDA.replace("    topic: dialogue\n", ""), SchemaError, "line 3 | topic"),
        (AGENDA + "    weather: fair\n", SchemaError, "weather"),
        (AGENDA + AGENDA[AGENDA.index("  - ") :], SchemaError, "an issue that stands twice | line 6 | line 3"),
        (AGENDA.replace("The two sides share their plans", "' '"), SchemaError, "empty field | line 4"),
        (AGENDA.replace("id: sharing", "id: ''"), SchemaError, "empty field | line 3"),
        ("issues: []\n", EmptyError, "no issues | line 1"),
        ("issues: [\n", SchemaError, "not YAML | line"),
        ("# nothing\n", EmptyError, "without issues"),
        ("", EmptyError, "an empty file"),
        ("issues: yes\n", SchemaError, "field issues"),
    ],
)
def test_a_wrong_issue_file_is_refused(text: str, error: type[DetenteError], words: str) -> None:
    with pytest.raises(error) as caught:
        read_agenda(text.encode(), "issues.yaml")
    assert [part for part in words.split(" | ") if part not in str(caught.value)] == []
    assert "issues.yaml" in caught.value.where
