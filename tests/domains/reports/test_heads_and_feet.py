"""Heads and feet of reports in many manners: every field, and every stretch that is no content, in order."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from detente.domains.reports.document.compound_lines import rule_of, tail_of
from detente.domains.reports.document.document import body_spans, read_document
from tests.domains.reports.made import report

CASES = Path(__file__).resolve().parents[2] / "cases" / "reports" / "heads_and_feet.yaml"
READ = yaml.safe_load(CASES.read_text(encoding="utf-8"))
LINES = yaml.safe_load((CASES.parent / "lines.yaml").read_text(encoding="utf-8"))
FIELDS = ("headline", "place", "day", "agency", "byline")


@pytest.mark.parametrize("case", READ, ids=lambda case: case["name"])
def test_head_and_foot(case: dict[str, Any]) -> None:
    published: date | None = case.get("published")
    doc = read_document(report(case["text"]), published)
    found = (doc.headline and doc.headline.text, doc.place, doc.dateline_date, doc.agency, doc.byline)
    right = [str(case[field]) if field in case else None for field in FIELDS]
    assert dict(zip(FIELDS, found, strict=True)) == dict(zip(FIELDS, right, strict=True))
    first, *_ = [case["text"][span.start : span.end] for span in body_spans(report(case["text"]), doc)]
    assert first.rstrip()[-1] in '.?”"', "the story begins with a sentence"
    cut = "".join(case["text"][span.start : span.end] + "\n" for span in doc.boilerplate)
    assert [line.strip() for line in cut.split("\n") if line.strip()] == [line.strip() for line in case["cut"]]


@pytest.mark.parametrize("line", LINES["no_content"])
def test_a_line_without_content(line: str) -> None:
    assert rule_of(line) is not None


@pytest.mark.parametrize("line", LINES["content"])
def test_a_line_that_only_looks_like_it(line: str) -> None:
    assert rule_of(line) is None
    assert tail_of(line) is None
