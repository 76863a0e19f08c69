"""The bundled desk: whole, in our own words, with every mark and condition kept."""

from __future__ import annotations

import csv
import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from detente.model.canonical import encode
from detente.model.council import Basis, Position
from detente.model.record import Record
from detente.model.report import TOPICS
from detente.sources.example import (
    example_agenda,
    example_files,
    example_issues,
    example_positions,
    example_report,
)

LONGEST_SHARED_RUN = 6
"""Words in a row that a fact may need (`military activity of NATO States in Ukraine`)."""


def bodies() -> list[tuple[Record[Position], Position]]:
    return [(record, record.body) for record in example_positions() if record.body]


def test_it_is_whole() -> None:
    assert (len(example_issues()), len(example_positions())) == (24, 75)
    assert {record.party for record in example_positions()} == set(example_agenda().parties)
    assert {body.issue for _, body in bodies()} == {issue.id for issue in example_issues()}
    assert {issue.topic for issue in example_issues()} <= set(TOPICS)
    assert all(encode(record) for record in example_positions())


def test_silence_conditions_and_leaks_are_marked() -> None:
    bases = Counter(body.basis for _, body in bodies())
    assert bases[Basis.SILENT] == 2
    assert all(body.condition for _, body in bodies() if body.basis is Basis.CONDITIONAL)
    leaked = [body for _, body in bodies() if body.basis is Basis.LEAK]
    assert all("published by El Pais" in body.document for body in leaked)
    assert all("El Pais" not in body.document for _, body in bodies() if body.basis is not Basis.LEAK)


def test_every_row_cites_and_is_signed() -> None:
    assert all(body.document and body.coded_by == "desk" for _, body in bodies())


def test_it_holds_the_facts_of_the_table(shared: Path) -> None:
    """Issue, party, day and stance of every row are those of the reference; no row is added or lost."""
    ids = {"Russia": "RU", "United States": "US", "NATO": "NATO", "Poland (OSCE Chair)": "PL"}
    with (shared / "reference" / "positions_2021_2022.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {(row["issue"], ids[row["party"]], row["date"], int(row["stance"])): row for row in rows}
    ours = {(b.issue, r.party, f"{r.said:%Y-%m-%d}", b.stance): b for r, b in bodies()}
    assert told.keys() == ours.keys()
    for key, row in told.items():
        theirs, mine = row["position_in_one_line"].lower().split(), ours[key].in_short.lower().split()
        run = SequenceMatcher(None, theirs, mine, autojunk=False).find_longest_match()
        assert run.size < LONGEST_SHARED_RUN, (key, row["position_in_one_line"], ours[key].in_short)


def test_the_marks_are_those_of_the_table(shared: Path) -> None:
    """A row with one mark has it; where the reference gives several, the weakest stands and the text says so."""
    ids = {"Russia": "RU", "United States": "US", "NATO": "NATO", "Poland (OSCE Chair)": "PL"}
    ours = {(b.issue, r.party, f"{r.said:%Y-%m-%d}"): b for r, b in bodies()}
    with (shared / "reference" / "positions_2021_2022.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = " ".join(re.findall(r"\[([^\]]+)\]", row["source"]))
            marks = re.findall(r"\b[TSM]\b", text)
            mark = ours[row["issue"], ids[row["party"]], row["date"]].certainty.value
            assert mark == max(marks, key="TSM".index), row


def test_the_report_is_for_demonstration_and_quotes_nobody() -> None:
    text = example_report().decode("utf-8")
    assert "demonstration" in text.splitlines()[0]
    assert "DEMO" in text
    assert not set("“”„«»‘") & set(text)
    assert '"' not in text
    (dateline,) = re.findall(r"^Brussels, .*?\)\.-", text, re.MULTILINE)
    assert not re.search(r"\d{4}", dateline)
    for clutter in ("World", "Related stories", "Back to top"):
        assert clutter in text.splitlines()


def test_the_report_is_not_the_wire_story_it_stands_beside(seed_report: Path) -> None:
    """No run of eight words is shared with the real report of that day."""
    ours = re.findall(r"\w+", example_report().decode().lower())
    theirs = re.findall(r"\w+", seed_report.read_text(encoding="utf-8").lower())
    runs = {tuple(theirs[i : i + 8]) for i in range(len(theirs))}
    assert [ours[i : i + 8] for i in range(len(ours) - 7) if tuple(ours[i : i + 8]) in runs] == []


def test_the_files_are_as_shipped() -> None:
    assert set(example_files()) == {"README.md", "dialogue.yaml", "issues.yaml", "positions.csv", "report.txt"}
    assert '"' not in re.sub(r'(^|,)"|"(,|$)', "", example_files()["positions.csv"].decode(), flags=re.MULTILINE)
