"""Forms as data: every message type has one, every mistake is named with file, line and field."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.agreements import load_law
from detente.agreements.form import CheckType, ItemType
from detente.agreements.form_loading import FOLDER, load_forms
from detente.model.certainty import Certainty
from detente.model.errors import DetenteError, EmptyError, EncodingError, SchemaError

GOOD = """\
type: made.up
title: A made-up message
instrument: A made-up agreement
chapter: V
paragraph: "1"
certainty: M
format: F25
format_certainty: M?
sender: anybody
recipients: all participating States
to: [all]
handling: normal
checked: never
items:
  - {label: "1", key: a.total, title: Total, type: number, paragraph: "1.1", certainty: M, asks: how many}
  - {label: "2", key: a.parts, title: Parts, type: by State, paragraph: "1.2", certainty: M?, asks: whose}
  - {label: "3", key: a.kind, title: Which, type: word, words: [x, y], none: refused, paragraph: "1.3",
     certainty: M, asks: which}
  - {label: "4", key: a.rows, title: Rows, type: table, paragraph: "1.4", certainty: M, asks: rows,
     columns: [{key: start, title: Start, type: day}, {key: end, title: End, type: day}]}
checks:
  - {check: sum, total: a.total, parts: a.parts, certainty: D}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one form, the headings and the bounds."""
    for name in ("network.yaml", "desk.yaml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    (tmp_path / "1.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_form_is_read_as_written(folder: Path) -> None:
    forms = load_forms(folder)
    form = forms.form("made.up")
    assert [(item.label, item.key, item.type, item.none) for item in form.items] == [
        ("1", "a.total", ItemType.NUMBER, True),
        ("2", "a.parts", ItemType.BY_STATE, True),
        ("3", "a.kind", ItemType.WORD, False),
        ("4", "a.rows", ItemType.TABLE, True),
    ]
    assert form.by_key["a.rows"].place_of("end") == 1
    assert form.by_key["a.rows"].place_of("middle") is None
    assert form.by_name["3"] is form.by_name["which"] is form.by_name["a.kind"]
    assert [item.key for item in form.doubtful] == ["a.parts"]
    assert form.checks[0].check is CheckType.SUM
    assert list(form.checks[0].keys()) == [("a.total", ""), ("a.parts", "")]
    assert forms.numbered(25) == (form,)
    assert forms.numbered(26) == ()
    with pytest.raises(SchemaError, match="has no form") as refused:
        forms.form("made.upp")
    assert "made.up" in refused.value.next_step
    with pytest.raises(SchemaError, match="lists them"):
        forms.form("zzz")


def test_a_span_of_format_numbers(folder: Path) -> None:
    (folder / "1.yaml").write_text(GOOD.replace("format: F25", "format: F19-F24"), encoding="utf-8")
    forms = load_forms(folder)
    assert [number for number in range(30) if forms.numbered(number)] == [19, 20, 21, 22, 23, 24]
    (folder / "1.yaml").write_text(GOOD.replace("format: F25", "format:"), encoding="utf-8")
    assert load_forms(folder).form("made.up").carries(0) is False


MISTAKES = [
    ("type: made.up", "type: ' '", "without content", "field type"),
    ("title: A made-up message\n", "", "a field is missing", "title"),
    ("handling: normal", "handling: flash", "outside its schema", "handling"),
    ("certainty: M\nformat", "certainty: sure\nformat", "outside its schema", "certainty"),
    ("format: F25", "format: 25", "not a format label", "format"),
    ("checked: never", "checked: never\nsecret: yes", "nobody knows", "secret"),
    ("title: Total, ", "title: Total, hint: x, ", "nobody knows", "hint"),
    ('label: "2"', 'label: "1"', "two items have", "items"),
    ('label: "2"', 'label: "second"', "not a label", "label"),
    ("title: Parts", "title: TOTAL", "two items have", "items"),
    ("key: a.parts", "key: Total", "two items have", "items"),
    ("title: Parts", "title: Precedence", "named as a heading", "precedence"),
    ("asks: how many", "asks: ' '", "without content", "asks"),
    ("words: [x, y], ", "", "do not fit each other", "words"),
    ("type: number", "type: number, words: [x]", "do not fit each other", "words"),
    ("type: by State", "type: table", "do not fit each other", "columns"),
    ("title: End, type: day", "title: End, type: table", "a table within a table", "type"),
    ("title: End, type: day", "title: End, type: word", "do not fit each other", "columns"),
    ("total: a.total, ", "", "without a field", "checks"),
    ("parts: a.parts, ", "parts: a.part, ", "does not have", "a.part"),
    ("parts: a.parts, ", "parts: a.rows/start, ", "across different tables", "checks"),
    (
        "total: a.total, parts: a.parts",
        "total: a.rows/start, parts: a.rows/middle",
        "does not have",
        "a.rows/middle",
    ),
    (
        "check: sum, total: a.total, parts: a.parts",
        "check: phases, table: a.total, first: a.kind, last: a.kind",
        "does not have",
        "start",
    ),
    ("none: refused", "none: perhaps", "not known here", "allowed or refused"),
    ("none: refused", "none: true", "not known here", "allowed or refused"),
    ("none: refused", "none: ''", "not known here", "nothing"),
    ("none: refused", "nun: refused", "nobody knows", "nun"),
    (GOOD[GOOD.index("items:") :], "items: none\n", "outside its schema", "items"),
    (GOOD[GOOD.index("items:") :], "items: [none]\n", "outside its schema", "items"),
    ("check: sum", "check: guess", "outside its schema", "checks"),
    ("checked: never", "checked: never\nlike: made.down", "no form to be like", "like"),
    ("checked: never", "checked: never\nlike: made.up", "no form to be like", "like"),
    ("checked: never", "checked: never\nanswers: [made.down]", "has no file", "answers"),
    ("checked: never", "checked: never\namends: [made.down]", "has no file", "amends"),
    (GOOD[GOOD.index("items:") :], "items: []\n", "without items", "items"),
]


@pytest.mark.parametrize(("old", "new", "problem", "told"), MISTAKES)
def test_a_mistake_in_a_form_is_named(folder: Path, old: str, new: str, problem: str, told: str) -> None:
    assert old in GOOD
    (folder / "1.yaml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(SchemaError, match=problem) as refused:
        load_forms(folder)
    assert told in str(refused.value)
    assert "1.yaml, line " in refused.value.where
    assert refused.value.expected


HEADING_MISTAKES = [
    ("number: '(?i:CBM)", "number: '((?i:CBM)", "not a pattern"),
    ("(?P<status>", "(?P<state>", "without a part"),
    ("also: [MESSAGE TYPE]", "also: [NUMBER]", "names two headings"),
    ("field: marks", "field: remarks", "headings of other fields"),
    ("  - {field: marks, shown: Marks}\n", "", "headings of other fields"),
    (
        "everyone: [all participating States, ALL, ALL PARTICIPATING STATES, ALL PS, ALL STATES]",
        "everyone: []",
        "without a word",
    ),
    ("none: [none, nil]", "none: []", "without a word"),
    ("letters: {UK: GB}", "letters: {UK: GB, GX: GB}", "two letters for one State"),
    ("certainty: M?\n", "certainty: sure\n", "outside its schema"),
]


@pytest.mark.parametrize(("old", "new", "problem"), HEADING_MISTAKES)
def test_a_mistake_in_the_headings_is_named(folder: Path, old: str, new: str, problem: str) -> None:
    text = (folder / "network.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "network.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SchemaError, match=problem) as refused:
        load_forms(folder)
    assert "network.yaml, line " in refused.value.where


def test_a_form_without_fields_is_refused(folder: Path) -> None:
    """A file that holds a list, or nothing, has no field that could be named."""
    for text in ("[made, up]\n", ""):
        (folder / "1.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(SchemaError) as refused:
            load_forms(folder)
        assert "1.yaml" in refused.value.where


def test_all_files_or_none(folder: Path) -> None:
    (folder / "2.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(SchemaError, match="stands twice"):
        load_forms(folder)
    (folder / "2.yaml").write_bytes(b"type: \xff")
    with pytest.raises(EncodingError):
        load_forms(folder)
    (folder / "2.yaml").unlink()
    (folder / "desk.yaml").unlink()
    with pytest.raises(EmptyError, match=r"desk\.yaml"):
        load_forms(folder)


def test_a_form_like_another_has_its_items_and_its_own(folder: Path) -> None:
    more = GOOD[: GOOD.index("items:")].replace("made.up", "made.more")
    own = '  - {label: "5", key: b, title: Own, type: text, paragraph: "2", certainty: D, asks: more}\n'
    (folder / "2.yaml").write_text(f"{more}like: made.up\nitems:\n{own}", encoding="utf-8")
    form = load_forms(folder).form("made.more")
    assert [item.key for item in form.items] == ["a.total", "a.parts", "a.kind", "a.rows", "b"]
    assert len(form.checks) == 1
    (folder / "2.yaml").write_text(f"{more}like: made.up\n", encoding="utf-8")
    assert len(load_forms(folder).form("made.more").items) == 4
    (folder / "1.yaml").write_text(
        GOOD.replace("checked: never", "checked: never\nlike: made.more"), encoding="utf-8"
    )
    with pytest.raises(SchemaError, match="no form to be like"):
        load_forms(folder)


def test_the_shipped_forms_are_whole() -> None:
    forms = load_forms()
    assert load_forms() is forms
    assert {form.chapter for form in forms.by_type.values()} == {
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
        "none",
    }  # fmt: skip
    for form in forms.by_type.values():
        assert form.format_certainty is Certainty.DOUBTFUL
        assert form.checked == "never"
        assert not any(item.certainty is Certainty.TEXT for item in form.items)
    assert forms.network.certainty is Certainty.DOUBTFUL
    assert forms.bounds.certainty is Certainty.DESK
    units = {c.unit for form in forms.by_type.values() for item in form.items for c in (item, *item.columns)}
    assert units - {"", "money"} <= set(forms.bounds.most)


def test_every_rule_that_calls_for_a_form_is_a_rule_or_a_provision_of_the_law() -> None:
    paragraphs = {id_.rpartition("/")[0] for id_ in load_law().by_id}
    called = {rule for form in load_forms().by_type.values() for rule in form.rules}
    assert called <= paragraphs | {"VD11/40"}
    assert [form.type for form in load_forms().called_for("VD11/16")] == ["vd11.16.1.request"]


def test_forms_are_no_law_and_the_law_is_loaded_beside_them(tmp_path: Path) -> None:
    assert not any("forms" in id_ for id_ in load_law().by_id)
    shutil.copytree(FOLDER.parent, tmp_path / "law" / "vienna_document_2011")
    assert set(load_law(tmp_path / "law").by_id) == {i for i in load_law().by_id if i.startswith("VD11/")}
    only = tmp_path / "only" / "forms"
    only.mkdir(parents=True)
    (only / "1.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(EmptyError, match="no law"):
        load_law(tmp_path / "only")


def test_letters_of_the_network() -> None:
    network = load_forms().network
    assert (network.state("UK"), network.shown("GB")) == ("GB", "UK")
    assert (network.state("XX"), network.shown("XX")) == ("XX", "XX")
    assert (network.state("All PS"), network.shown("all")) == ("all", "all participating States")
    found = network.number_form.fullmatch("CBM/XX/25/0007/F25/O")
    assert found is not None
    assert found.groupdict() == {"letters": "XX", "year": "25", "serial": "0007", "format": "F25", "status": "O"}
    assert network.number_form.fullmatch("CBM/XX/2025/7/F25/O") is None


def test_errors_of_forms_teach(folder: Path) -> None:
    (folder / "1.yaml").write_text(GOOD.replace("type: by State", "type: by Sate"), encoding="utf-8")
    with pytest.raises(DetenteError) as refused:
        load_forms(folder)
    assert "by State" in refused.value.expected
    assert "line 17" in refused.value.where or "line 16" in refused.value.where
