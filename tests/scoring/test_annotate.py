"""The maker of gold files: the committed ones exactly, and everything that does not hold is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.scoring.annotate import Annotation, annotate, main, verify, written
from tests.scoring.report_words import ReportWords, Wrong

DEVELOPED = Path(__file__).resolve().parents[1] / "cases" / "reports" / "developed"
TEXT = """Talks end

KARSIN - Russia met Orvania. "We met," Ann Lee said on Monday. Russian ships left, and Russia too.
End
"""
YAML = """\
id: x1
sort: I
style: short
note: invented
doc: {headline: Talks end, place: {name: Karsin, at: KARSIN}, boilerplate: [End], published: 2031-02-03}
actors:
  - {at: [{all: Russia}], name: Russia, type: state, side: Russia}
  - {at: Ann Lee, name: Ann Lee, type: person}
statements:
  - {at: "We met,", speaker: Ann Lee, mode: direct, topic: dialogue, stance: assert, speaker_span: Ann Lee}
"""


@pytest.mark.parametrize("path", sorted(DEVELOPED.glob("*/*.yaml")), ids=lambda path: path.stem)
def test_the_committed_gold_files_exactly(path: Path) -> None:
    annotation = Annotation(path)
    gold = annotation.gold()
    assert annotation.wrong == []
    assert written(gold) == path.with_suffix(".gold.json").read_text(encoding="utf-8")


def made(folder: Path, yaml: str = YAML, text: str = TEXT) -> Path:
    (folder / "x1.txt").write_text(text, encoding="utf-8")
    path = folder / "x1.yaml"
    path.write_text(yaml, encoding="utf-8")
    return path


def test_a_small_report(tmp_path: Path) -> None:
    path = made(tmp_path)
    assert annotate(path, check=False) == ([], [], ["x1", "I", "short", 21, 2, 1, 0, 0, 0, 0, 0, 0])
    assert annotate(path, check=True)[0] == []
    (tmp_path / "x1.gold.json").write_text("{}", encoding="utf-8")
    assert annotate(path, check=True)[0] == ["x1.gold.json: is not what x1.yaml gives"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Ann Lee, name: Ann Lee", "Bo Ek, name: Bo Ek", "actor2, at: not found: 'Bo Ek'"),
        ("at: Ann Lee,", "at: [Ann Lee, 2],", "no occurrence number 2 of 1"),
        ("type: state", "type: planet", "actor1, type: not in the closed list: 'planet'"),
        ("stance: assert", "stance: shrug", "not in the closed list: 'shrug'"),
        ("mode: direct, ", "", "statement1, mode: missing"),
        ("mode: direct", "mode: direct, colour: red", "statement1, colour: not in the schema"),
        ("mode: direct", "mode: direct, when: Monday", "not an ISO day or month: 'Monday'"),
        ("speaker: Ann Lee", "speaker: Bo Ek", "no actor or side: 'Bo Ek'"),
        ('at: "We met,"', "at: Russian ships left", "a quotation that no statement holds"),
        ('at: "We met,"', "at: End", "in the boilerplate"),
        ("sort: I", "sort: R", "a report of sort R with a quotation mark"),
        ("published: 2031-02-03", "published: soon", "must be an ISO day"),
        ("id: x1", "id: x2", "an id other than the file's"),
        ("note: invented", "note: invented\nnot_speech: [Hm]", "not found in quotation marks: 'Hm'"),
        ("style: short", "style: short\nmood: bad", "unknown ['mood']"),
        ("place: {", "mood: bad, place: {", "unknown ['mood']"),
    ],
)
def test_what_does_not_hold_is_named(old: str, new: str, says: str, tmp_path: Path) -> None:
    assert old in YAML
    wrong = annotate(made(tmp_path, YAML.replace(old, new, 1)), check=False)[0]
    assert any(says in line for line in wrong), wrong
    assert not (tmp_path / "x1.gold.json").exists()


def test_a_gap_and_an_answer_must_fit_what_they_name(tmp_path: Path) -> None:
    more = (
        "answers:\n  - {at: Russian ships left, by: Russia, verdict: accept, ref: proposal1}\n"
        "gaps:\n  - {side_spans: [[Talks end]], topic: dialogue, sides: [Russia]}\n"
    )
    wrong = annotate(made(tmp_path, YAML + more), check=False)[0]
    assert wrong == ["x1.yaml: gap1, sides: a gap has two sides"]
    right = more.replace("[[Talks end]]", "[[Talks end], [left]]").replace(
        "sides: [Russia]", "sides: [Russia, Ann Lee]"
    )
    assert annotate(made(tmp_path, YAML + right), check=False)[0] == [
        "x1.yaml: answer1, ref: no such proposal: proposal1"
    ]


def test_a_name_left_out_is_a_doubt(tmp_path: Path) -> None:
    yaml = YAML.replace("{all: Russia}", "{all: Russia, except: [2]}")
    (doubt,) = annotate(made(tmp_path, yaml), check=False)[1]
    assert "actor1: 'Russia' not anchored" in doubt
    unnamed = yaml + "unnamed: {Russia: on purpose}\n"
    assert annotate(made(tmp_path, unnamed), check=False)[1] == []


def test_words_are_found_whole_and_by_number() -> None:
    report = ReportWords(TEXT)
    assert len(report.occurrences("Russia")) == 2
    assert len(report.occurrences("Russia", glued=True)) == 3
    assert report.span({"text": "met", "in": "We met"}) == (TEXT.index("We met") + 3, TEXT.index("We met") + 6)
    assert report.spans(["Ann Lee", ["Russia", 2]])[1][0] == TEXT.rindex("Russia")
    for spec in (
        "Russia",
        ["Russia", 3],
        ["Russia", "2"],
        "",
        7,
        {"in": "We"},
        {"all": "Nobody"},
        {"all": "End", "x": 1},
    ):
        with pytest.raises(Wrong):
            report.spans([spec])
    with pytest.raises(Wrong, match="left out"):
        report.spans([{"all": "Russia", "except": [9]}])


def test_other_line_ends_are_named(tmp_path: Path) -> None:
    path = made(tmp_path)
    (tmp_path / "x1.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert "x1.yaml: doc, file: has other line ends than Unix ones" in annotate(path, check=False)[0]


def test_words_at_other_offsets_are_refused(tmp_path: Path) -> None:
    gold = Annotation(made(tmp_path)).gold()
    verify(gold, TEXT)
    gold["records"][1]["anchor"] = [(0, 5)]
    with pytest.raises(ValueError, match="do not stand"):
        verify(gold, TEXT)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for ending in ("txt", "yaml", "gold.json"):
        shutil.copy(DEVELOPED / "first" / f"d03.{ending}", tmp_path)
    assert main([str(tmp_path), "--check", "--table"]) == 0
    assert "d03  R     TASS-like" in capsys.readouterr().out
    (tmp_path / "d03.gold.json").unlink()
    assert main([str(tmp_path), "d03", "--check"]) == 1
    assert "d03.gold.json: is not what d03.yaml gives" in capsys.readouterr().err
    assert main([str(tmp_path), "d99"]) == 1
