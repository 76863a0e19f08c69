"""What the rules hold on annotated reports: our own invented ones, and those of the shared folder if it is there.

The floors are what was reached when they were written, a little below: a change that reads worse fails here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente.sources.register import load_register
from tests.domains.reports.invented import REGISTER
from tests.scoring.folder import Scored, samples, score_folder

SAMPLES = Path(__file__).parent / "samples"

OWN_FLOORS = {
    "actor": (0.90, 0.85),
    "statement": (0.90, 0.85),
    "meeting": (0.95, 0.95),
    "proposal": (0.70, 0.70),
    "activity": (0.85, 0.85),
    "denial": (0.60, 0.60),
}
SHARED_FLOORS = {
    "actor": (0.95, 0.92),
    "statement": (0.95, 0.92),
    "meeting": (0.90, 0.85),
    "proposal": (0.88, 0.80),
    "answer": (0.85, 0.75),
    "activity": (0.90, 0.75),
    "denial": (0.95, 0.90),
    "gap": (0.75, 0.50),
}


@pytest.fixture(scope="module")
def own(pipeline: Any) -> Scored:
    return score_folder(SAMPLES, REGISTER, pipeline)


@pytest.fixture(scope="module")
def shared_scores(pipeline: Any, shared: Path) -> Scored:
    return score_folder(shared / "data" / "reports", load_register(), pipeline)


def test_there_are_samples() -> None:
    assert [path.stem for path, _ in samples(SAMPLES)] == ["s1", "s2", "s3"]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_annotations_stand_on_their_words(path: Path) -> None:
    gold = dict(samples(SAMPLES))[path]
    text = path.read_text(encoding="utf-8")
    assert all(r["text"] == " … ".join(text[s:e] for s, e in r["anchor"]) for r in gold["records"])


@pytest.mark.parametrize("kind", list(OWN_FLOORS))
def test_own_samples(own: Scored, kind: str) -> None:
    _holds(own, kind, OWN_FLOORS[kind])


@pytest.mark.parametrize("kind", list(SHARED_FLOORS))
def test_shared_samples(shared_scores: Scored, kind: str) -> None:
    _holds(shared_scores, kind, SHARED_FLOORS[kind])


def _holds(scored: Scored, kind: str, floors: tuple[float, float]) -> None:
    tally = scored.tallies[kind]
    lenient, fields = tally.f1(), tally.f1(fields=True)
    assert lenient is not None
    assert fields is not None
    assert (lenient, fields) >= floors, (kind, lenient, fields)
    assert fields >= floors[1], (kind, lenient, fields)


def test_document_fields_spans_and_boilerplate(own: Scored, shared_scores: Scored) -> None:
    for scored in (own, shared_scores):
        assert scored.span_errors == []
        assert all(scored.document)
        assert (scored.boilerplate.f1() or 0) >= 0.99
