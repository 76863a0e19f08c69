"""`detente demo`: the first thing a stranger runs."""

from __future__ import annotations

from pathlib import Path

import pypdf

from tests.cli.running import detente


def test_the_demonstration(tmp_path: Path) -> None:
    first = detente("demo", tmp_path / "demo")
    assert first.returncode == 0, first.stderr
    for words in (
        "What was said",
        "Where the sides stand",
        "Which rule applies",
        "What is owed next",
        "TLP:CLEAR",
    ):
        assert words.lower() in first.stdout.lower()
    assert "Try next" in first.stderr
    assert first.stderr.index("YOUR-REPORT") < first.stderr.index("council gaps")
    paper = pypdf.PdfReader(tmp_path / "demo" / "brief.pdf")
    assert len(paper.pages) in (1, 2)
    assert "TLP:CLEAR" in paper.pages[0].extract_text()


def test_a_second_run_adds_nothing_and_prints_the_same(tmp_path: Path) -> None:
    first = detente("demo", tmp_path / "demo")
    size = detente("ledger", "verify", tmp_path / "demo" / "desk", "--json").stdout
    second = detente("demo", tmp_path / "demo")
    assert second.returncode == 0, second.stderr
    assert second.stdout == first.stdout
    assert detente("ledger", "verify", tmp_path / "demo" / "desk", "--json").stdout == size
