"""YAML as data that remembers its lines, and refuses what could surprise."""

from __future__ import annotations

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from detente.model import document as module
from detente.model.document import DEEPEST, nearest, read_yaml
from detente.model.errors import DetenteError, SchemaError
from detente.model.exercise import Range


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    number: int


class Shape(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    inner: Inner | None = None
    some: list[int] = []


def test_text_stays_text_and_norway_stays_norway() -> None:
    read = read_yaml("a: NO\nb: yes\nc: 1.0\nd: 2022-01-12\ne: ''\nf:\ng: ~\nh: 0x10\n", "f")
    assert read.data == {
        "a": "NO",
        "b": "yes",
        "c": "1.0",
        "d": "2022-01-12",
        "e": "",
        "f": None,
        "g": None,
        "h": "0x10",
    }


def test_an_empty_file_has_no_data() -> None:
    assert read_yaml("", "f").data is None
    assert read_yaml("# nothing\n", "f").data is None


def test_every_field_knows_its_line() -> None:
    read = read_yaml("a:\n  - b: 1\n  - b: 2\n", "f.yaml")
    assert read.where("a", 1, "b") == "f.yaml, line 3, field a.1.b"
    assert read.where("nothing") == "f.yaml, line 1, field nothing"
    assert read.where() == "f.yaml, line 1"


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("a: 1\na: 2", "a key that stands twice", 2),
        ("a: &x 1\nb: *x", "an anchor or an alias", 1),
        ("a: 1\nb: *x", "an anchor or an alias", 2),
        ("&k a: 1", "an anchor or an alias", 1),
        ("a: !!binary x", "a tag", 1),
        ("!x a: 1", "a tag", 1),
        ("? [a]\n: 1", "a key that is not plain text", 1),
        ("a: 1\n---\nb: 2", "a second document in one file", 2),
        ("a: [1", "not YAML", 2),
        ("a: b: c", "not YAML", 1),
        ("a:\n\t- b", "not YAML", 2),
    ],
)
def test_what_could_surprise_is_refused(text: str, problem: str, line: int) -> None:
    with pytest.raises(SchemaError) as caught:
        read_yaml(text, "f.yaml")
    assert caught.value.problem == problem
    assert f"line {line}" in caught.value.where


def test_bytes_that_no_yaml_holds_are_refused() -> None:
    with pytest.raises(SchemaError) as caught:
        read_yaml("a: \x01", "f.yaml")
    assert caught.value.where.startswith("f.yaml")


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(SchemaError, match="an anchor or an alias"):
        read_yaml(bomb, "f")


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_blocks_too_deep_are_refused(opening: str) -> None:
    with pytest.raises(SchemaError, match="too deep"):
        read_yaml(opening * 50_000, "f")
    assert read_yaml("[" * DEEPEST + "]" * DEEPEST, "f").data


def test_the_reader_without_the_compiled_parser_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [NO, '', ~]\nb:\n  c: 'x: y'\n"
    compiled = read_yaml(text, "f")
    monkeypatch.setattr(module, "_Loader", yaml.SafeLoader)
    assert read_yaml(text, "f") == compiled


def test_a_misfit_names_its_place() -> None:
    with pytest.raises(SchemaError) as caught:
        read_yaml("name: x\nsome:\n  - 1\n  - '9,5'\n", "f.yaml").shaped(Shape)
    assert "line 4, field some.1" in caught.value.where
    assert caught.value.given == "'9,5'"


def test_a_missing_and_a_misspelt_field() -> None:
    with pytest.raises(SchemaError) as caught:
        read_yaml("some: []\n", "f").shaped(Shape)
    assert "`name`" in caught.value.next_step
    with pytest.raises(SchemaError) as caught:
        read_yaml("name: x\nsme: []\n", "f").shaped(Shape)
    assert "line 2, field sme" in caught.value.where
    assert caught.value.next_step == "did you mean some?"
    with pytest.raises(SchemaError) as caught:
        read_yaml("name: x\ninner:\n  numbr: 1\n", "f").shaped(Shape)
    assert "field inner.numbr" in caught.value.where


def test_what_is_not_there_is_nothing() -> None:
    with pytest.raises(SchemaError) as caught:
        read_yaml("a:\n  b: x\n", "f").shaped(dict[str, dict[str, int]])  # type: ignore[type-var]
    assert "f, line" in caught.value.where


def test_a_place_that_the_data_do_not_have_is_nothing() -> None:
    with pytest.raises(SchemaError) as caught:
        read_yaml("a.b: x\n", "f").shaped(dict[str, int])  # type: ignore[type-var]
    assert caught.value.expected
    assert module._excerpt({"a": 1}, ("b",)) == "nothing"


def test_numbers_come_from_text() -> None:
    assert read_yaml("name: x\ninner:\n  number: 5\n", "f").shaped(Shape) == Shape("x", Inner(5))


def test_near_spellings() -> None:
    assert nearest("certanty", ["certainty", "says"]) == "did you mean certainty?"
    assert nearest("zzz", ["certainty"]) == ""


@given(st.text(max_size=200))
def test_no_text_does_anything_but_read_or_teach(text: str) -> None:
    try:
        where = read_yaml(text, "f").name
    except DetenteError as problem:
        where = problem.where
    assert where.startswith("f")


def test_a_range_upside_down_is_refused() -> None:
    with pytest.raises(ValueError, match="from 5 down to 3"):
        Range(5, 3)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"least":5,"most":3}', type=Range)
