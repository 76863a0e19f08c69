"""Decisions on claims in a table or in JSON: rows as they are asked, and errors that name line and field."""

from __future__ import annotations

import json

import pytest

from detente.model.errors import EmptyError, EncodingError, InputError, SchemaError
from detente.sources.decisions import SCHEMA, WORDS, AskedDecision, read_decisions
from tests.hanging import refuse_to_hang

COLUMNS = ("speaker", "topic", "strength")


def rows(text: str, name: str = "a.csv") -> tuple[AskedDecision, ...]:
    found, wrong = read_decisions(text.encode(), name, COLUMNS)
    assert wrong == ()
    return found


def problems(text: str, name: str = "a.csv") -> list[str]:
    found, wrong = read_decisions(text.encode(), name, COLUMNS)
    del found
    return [f"{problem.where}: {problem.problem}" for problem in wrong]


def test_a_row_as_it_is_asked() -> None:
    (one,) = rows('claim,decision,why,words,speaker,sure\nabc , Correct ,"no, wrong",other,Dom,"topic 90 %"\n')
    assert (one.claim, one.decision, one.why, one.words) == ("abc", "correct", "no, wrong", "other")
    assert one.fields == {"speaker": "Dom"}
    assert one.where("speaker") == "a.csv, line 2, field speaker"
    assert one.where("") == "a.csv, line 2"


def test_rows_that_decide_nothing_are_left_out() -> None:
    assert [one.claim for one in rows("claim,decision\na,\nb,skip\n\n,,\nc,reject\n".replace(",,\n", "\n"))] == [
        "c"
    ]


def test_a_cell_over_two_lines_does_not_shift_the_line() -> None:
    (first, second) = rows('claim,decision,words\na,confirm,"two\nlines"\nb,confirm,x\n')
    assert (first.place, second.place) == ("a.csv, line 2", "a.csv, line 4")


def test_wrong_rows_are_named_and_the_others_read() -> None:
    assert problems("claim,decision\na,perhaps\nb,confirm\n,confirm,more\nb,reject\n") == [
        "a.csv, line 2, field decision: no such decision",
        "a.csv, line 4: a row longer than its head line",
        "a.csv, line 3, field claim: two decisions on one claim",
    ]
    assert problems(f"claim,decision,why\na,confirm,{'x' * 4001}\n") == [
        "a.csv, line 2: a row longer than its head line"
    ]


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        ("", EmptyError, "an empty file"),
        ("claim,decision,mood\n", SchemaError, "a column that nobody knows"),
        ("claim,why\n", SchemaError, "a column is missing"),
        ("claim,decision,why,why\n", SchemaError, "a column that stands twice"),
        ('claim,decision\n"a"b,confirm\n', SchemaError, "a row that is no row of a table"),
    ],
)
def test_a_table_that_is_none(text: str, kind: type[InputError], problem: str) -> None:
    with pytest.raises(kind) as refusal:
        rows(text)
    assert refusal.value.problem == problem
    assert refusal.value.where.startswith("a.csv")


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(EncodingError):
        read_decisions("claim,decision\n".encode("utf-16"), "a.csv", COLUMNS)


def decisions(*items: object) -> str:
    return json.dumps({"schema": SCHEMA, "decisions": list(items)})


def test_json_as_it_is_asked() -> None:
    fields = {"speaker": None, "topic": "hotline", "places": ["A", "B"], "announced": True}
    (one,) = rows(decisions({"claim": "a", "decision": "correct", "position": -2, "fields": fields}), "a.json")
    assert one.position == "-2"
    assert one.fields == {"speaker": "", "topic": "hotline", "places": "A; B", "announced": "yes"}
    assert one.words is None
    assert one.where("topic") == "a.json, decision 1, field topic"
    (other,) = rows(decisions({"claim": "a", "decision": "confirm", "fields": {"announced": False}}), "a.json")
    assert other.fields == {"announced": "no"}


def test_what_is_wrong_in_json() -> None:
    text = decisions({"claim": 1}, {"claim": "a", "decision": "confirm", "mood": 1}, "words", {"claim": "b"})
    found = problems(text, "a.json")
    assert [line.partition(":")[0] for line in found] == [
        "a.json, decision 1, field claim",
        "a.json, decision 2, field mood",
        "a.json, decision 3",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        ("{", SchemaError, "not JSON"),
        ("[" * 100_000, SchemaError, "not JSON"),
        ("[]", SchemaError, "no decisions on claims"),
        ('{"schema": "other/1", "decisions": [1]}', SchemaError, "no decisions on claims"),
        (decisions(), EmptyError, "no decisions"),
    ],
)
def test_json_that_is_none(text: str, kind: type[InputError], problem: str) -> None:
    with pytest.raises(kind) as refusal:
        rows(text, "a.json")
    assert refusal.value.problem == problem


def test_many_rows_are_read_in_one_pass() -> None:
    text = "claim,decision\n" + "".join(f"{number},confirm\n" for number in range(100_000))
    with refuse_to_hang():
        assert len(rows(text)) == 100_000


def test_the_words_of_a_decision() -> None:
    text = "claim,decision\n" + "".join(f"{word},{word}\n" for word in WORDS)
    assert [one.decision for one in rows(text)] == [word for word in WORDS if word != "skip"]
