"""Files of law: each mistake is named with file, line and field, and the law is loaded whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.agreements import load_law, read_reform
from detente.agreements.loading import NOT_LAW, SHIPPED, text_of, whole_number
from detente.model.errors import (
    Contradiction,
    DateError,
    DetenteError,
    EmptyError,
    EncodingError,
    SchemaError,
    StorageError,
)

GOOD = """\
id: NO/1/personnel
says: Land activity must be notified when it involves at least this many troops
instrument: A document of Norway (No 1)
paragraph: "1"
link: https://example.org
unit: personnel
values:
  2011-12-01: 9000
checked: never
certainty: S
status: in force
"""


def law_with(tmp_path: Path, text: str, name: str = "one.yaml") -> Path:
    folder = tmp_path / "law" / "instrument"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return tmp_path / "law"


def refused(tmp_path: Path, text: str, kind: type[DetenteError] = SchemaError) -> DetenteError:
    with pytest.raises(kind) as caught:
        load_law(law_with(tmp_path, text))
    assert "one.yaml" in caught.value.where
    return caught.value


def test_the_shape_of_the_house_style_is_read(tmp_path: Path) -> None:
    law = load_law(law_with(tmp_path, GOOD))
    provision = law.provision("NO/1/personnel")
    assert provision.values == {date(2011, 12, 1): 9000}
    assert provision.question == provision.id
    assert law.at(date(2022, 1, 1)).value("NO/1/personnel").value == 9000


def test_several_values_by_date(tmp_path: Path) -> None:
    law = load_law(law_with(tmp_path, GOOD.replace("2011-12-01: 9000", "1992-05-01: 9000\n  2030-01-01: 5000")))
    assert [law.at(date(y, 6, 1)).value("NO/1/personnel").value for y in (1991, 1992, 2029, 2030)] == [
        None,
        9000,
        9000,
        5000,
    ]


@pytest.mark.parametrize(
    "field", ["id", "says", "instrument", "paragraph", "link", "unit", "checked", "certainty"]
)
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    text = "".join(line + "\n" for line in GOOD.splitlines() if not line.startswith(f"{field}:"))
    assert field in str(refused(tmp_path, text))


@pytest.mark.parametrize("field", ["status", "values"])
def test_a_missing_block_is_named(tmp_path: Path, field: str) -> None:
    text = (
        GOOD.replace("status: in force\n", "")
        if field == "status"
        else GOOD.replace("values:\n  2011-12-01: 9000\n", "")
    )
    assert f"`{field}" in str(refused(tmp_path, text))


def test_a_misspelt_field_is_named_with_its_line_and_its_neighbour(tmp_path: Path) -> None:
    problem = refused(tmp_path, GOOD + "nte: something\n")
    assert "line 12, field nte" in problem.where
    assert "note" in problem.next_step


@pytest.mark.parametrize("field", ["says", "checked"])
def test_an_empty_field_is_refused(tmp_path: Path, field: str) -> None:
    text = "\n".join(f'{field}: ""' if line.startswith(f"{field}:") else line for line in GOOD.splitlines())
    assert field in refused(tmp_path, text).where


def test_a_doubled_key_is_refused(tmp_path: Path) -> None:
    problem = refused(tmp_path, GOOD + "says: again\n")
    assert "line 12" in problem.where
    assert "line 2" in problem.given


@pytest.mark.parametrize(
    ("given", "kind", "words"),
    [
        ("2011-13-01: 9000", DateError, "no such date"),
        ("2011-02-30: 9000", DateError, "no such date"),
        ("soon: 9000", DateError, "no such date"),
        ("2011-12-01: 9,000", SchemaError, "without commas"),
        ("2011-12-01: 9.000", SchemaError, "without commas"),
        ("2011-12-01: 9000,5", SchemaError, "without commas"),
        ("2011-12-01: 9 000", SchemaError, "without commas"),
        ("2011-12-01: many", SchemaError, "digits only"),
        ("2011-12-01: -5", SchemaError, "digits only"),
        ("2011-12-01:", SchemaError, "digits only"),
        ("2011-12-01: 99999999999999999999", SchemaError, "digits only"),
        ("2011-12-01: 9007199254740993", SchemaError, "digits only"),
        ("2011-12-01: 9000\n  20111201: 8000", SchemaError, "each day once"),
    ],
)
def test_a_bad_day_or_number_is_named(tmp_path: Path, given: str, kind: type[DetenteError], words: str) -> None:
    problem = refused(tmp_path, GOOD.replace("2011-12-01: 9000", given), kind)
    assert words in str(problem)
    assert "line " in problem.where


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("certainty: S", "certainty: sure", "certainty"),
        ("status: in force", "status: valid", "status"),
        ("status: in force", "status: ended", "ends"),
        ("status: in force", "status: in force\nends: 2020-01-01", "ends"),
        ("status: in force", "status: ended\nends: 2011-12-01", "a day after 2011-12-01"),
        ("id: NO/1/personnel", "id: personnel", "id of another form"),
        ("id: NO/1/personnel", "id: NO 1/personnel", "id of another form"),
        ("id: NO/1/personnel", "id: &a NO/1/personnel", "an anchor or an alias"),
        ("id: NO/1/personnel", "id: !str NO/1/personnel", "a tag"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert words in str(refused(tmp_path, GOOD.replace(old, new)))


def test_a_bad_end_is_a_bad_date(tmp_path: Path) -> None:
    refused(tmp_path, GOOD.replace("status: in force", "status: ended\nends: never"), DateError)


def test_no_yaml_and_no_mapping_are_refused(tmp_path: Path) -> None:
    refused(tmp_path, "a: [1")
    refused(tmp_path, "- a\n- b\n")
    refused(tmp_path, "")


def test_a_folder_without_law_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyError):
        load_law(tmp_path)


def test_two_files_that_contradict_each_other(tmp_path: Path) -> None:
    law_with(tmp_path, GOOD + "question: q\n", "one.yaml")
    folder = law_with(tmp_path, GOOD.replace("NO/1", "NO/2").replace("9000", "8000") + "question: q\n", "two.yaml")
    with pytest.raises(Contradiction):
        load_law(folder)


def test_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("says: войска".encode("cp1251"))
    with pytest.raises(EncodingError) as caught:
        text_of(path)
    assert "byte 6" in caught.value.where


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        text_of(tmp_path / "nothing.yaml")


def reform(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "lower.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_reform_is_a_small_file(tmp_path: Path) -> None:
    text = "name: lower\nsays: a made-up example\nsince: 2030-01-01\nvalues:\n  VD11/40.1.1/personnel: 7500\n"
    read = read_reform(reform(tmp_path, text))
    assert (read.name, read.since, read.values) == ("lower", date(2030, 1, 1), {"VD11/40.1.1/personnel": 7500})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name: x\nsays: x\nvalues:\n  VD11/40.1.1/personnel: 7,500\n", "without commas"),
        ("name: x\nsays: x\nvalues: {}\n", "changes nothing"),
        ("name: ''\nsays: x\nvalues:\n  VD11/40.1.1/personnel: 7500\n", "without a name"),
        ("name: x\nsays: x\n", "values"),
        ("name: x\nsays: x\nvlues:\n  a: 1\n", "vlues"),
        ("- x\n", "outside its schema"),
        ("", "outside its schema"),
    ],
)
def test_a_bad_reform_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SchemaError) as caught:
        read_reform(reform(tmp_path, text))
    assert words in str(caught.value)
    assert "lower.yaml" in caught.value.where


def test_a_whole_number_is_text() -> None:
    assert whole_number("9000", "here") == 9000
    with pytest.raises(SchemaError):
        whole_number(None, "here")


def test_each_shipped_file_is_named_for_what_it_holds() -> None:
    law = load_law()
    shipped = [path for path in SHIPPED.rglob("*.yaml") if not NOT_LAW & {*path.relative_to(SHIPPED).parts}]
    files = {path.stem for path in shipped}
    assert files == {f"{p.paragraph}_{p.id.rpartition('/')[2]}" for p in law.by_id.values()}
    assert len(shipped) == len(law.by_id)
