"""Two annotations of one report held against each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scoring.agreement import agreement

CASES = Path(__file__).resolve().parents[1] / "cases" / "reports"


@pytest.mark.parametrize("folder", ["first", "second"])
def test_two_people_agree_on_most_of_the_unseen_reports(folder: str) -> None:
    """The figures that docs/reports.md tells, from below."""
    scored = agreement(CASES / "unseen" / folder, CASES / "again" / folder)
    statements = scored.tallies["statement"]
    assert statements.f1(fields=True) >= 0.93
    assert statements.stances / statements.matched >= 0.9
    assert scored.tallies["activity"].f1(fields=True) >= 0.9


def test_who_agrees_with_himself_agrees() -> None:
    folder = CASES / "again" / "first"
    assert agreement(folder, folder).tallies["actor"].f1(fields=True) == 1


def test_other_reports_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the same reports"):
        agreement(CASES / "again" / "first", tmp_path)
