"""Topic and stance: the weights counted from our own sentences, and what is made of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from detente.domains.reports.statements.phrases import forms_of, phrases, phrases_in
from detente.domains.reports.statements.sayings import TABLES, sayings, tones_of, topical
from detente.domains.reports.statements.weights import (
    STANCE_SMOOTHING,
    STANCE_SURENESS,
    STANCES,
    TOPIC_SMOOTHING,
    TOPIC_SURENESS,
    TOPICS,
    counted,
    percent_of,
    stance_rows,
    stance_weights,
    topic_features,
    topic_weights,
)
from detente.model.report import StatementClaim
from tests.domains.reports.conftest import Read

FOLDS = 10
LEAST_TOPICS_RIGHT, LEAST_STANCES_RIGHT = 0.78, 0.69
"""A little below what was reached in tenfold cross-validation on our own sentences: 0.81 and 0.72."""


def test_the_sentences_are_many_of_every_kind_and_each_once() -> None:
    rows = [*sayings(), *tones_of()]
    assert len(rows) >= 2100
    assert min(Counter(row.topic for row in rows if row.topic).values()) >= 70
    assert min(Counter(row.stance for row in rows).values()) >= 80
    assert {row.stance for row in rows} == set(STANCES)
    assert set(TABLES) == set(TOPICS)
    assert max(Counter((row.topic, row.words) for row in rows).values()) == 1


def test_topics_are_told_in_sentences_left_out() -> None:
    said = [(row.topic, topic_features(row.words)) for row in sayings()]
    alone = [(topic, topic_features(words)) for topic, words in topical()]
    assert _right(TOPICS, said, alone, TOPIC_SMOOTHING) >= LEAST_TOPICS_RIGHT


def test_stances_are_told_in_sentences_left_out() -> None:
    assert _right(STANCES, stance_rows(), [], STANCE_SMOOTHING) >= LEAST_STANCES_RIGHT


def _right(
    classes: tuple[str, ...],
    rows: list[tuple[str, list[str]]],
    kept: list[tuple[str, list[str]]],
    smoothing: float,
) -> float:
    """Return the share of rows told right by weights counted without them; `kept` rows are always counted."""
    right = 0
    for fold in range(FOLDS):
        weights = counted(classes, [*kept, *(row for i, row in enumerate(rows) if i % FOLDS != fold)], smoothing)
        left_out = [row for i, row in enumerate(rows) if i % FOLDS == fold]
        right += sum(classes[int(weights.of(features).argmax())] == name for name, features in left_out)
    return right / len(rows)


def test_weights_can_be_read() -> None:
    assert "hack" in {word for word, _ in topic_weights().strongest("cyber", 12)}
    assert "debris" in {word for word, _ in topic_weights().strongest("space-safety", 12)}
    assert {"must"} <= {word for word, _ in stance_weights().strongest("demand", 12)}


def test_an_unknown_word_weighs_nothing() -> None:
    assert not topic_weights().of(["xylophone"]).any()


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("President Mikal Dorn denied that any shot had been fired.", "deny"),
        ('"We reject this demand in every part," President Mikal Dorn said.', "reject"),
        ("President Mikal Dorn said that he welcomed the letter of Belmark.", "welcome"),
        ("President Mikal Dorn said that Belmark must explain the flight.", "demand"),
        ("Belmark expressed its concern over the new deployment.", "warn"),
        ("Belmark called on Arvania to open the hotline.", "demand"),
        ("Belmark urged Arvania to set up a joint commission.", "propose"),
        ("Belmark vowed to retaliate for every shot.", "warn"),
        ("Belmark dismissed the report as a fairy tale.", "deny"),
        ("Belmark deplored the decision.", "regret"),
        ("President Mikal Dorn said that the drill was routine and posed no threat to anyone.", "assure"),
        ("President Mikal Dorn said that two jets of Belmark had violated the airspace.", "accuse"),
        ("President Mikal Dorn said that Arvania would respond to every provocation.", "warn"),
        ("President Mikal Dorn said that Arvania does not seek a conflict with Belmark.", "assure"),
        ("President Mikal Dorn said that it was not yet known why the ship had turned.", "assert"),
        ('"We have no objections," President Mikal Dorn said.', "accept"),
        ("President Mikal Dorn said that Arvania stood firmly with its ally.", "support"),
        ("President Mikal Dorn said that there was no proof for any of these accusations.", "deny"),
        ('"Hand over the crew," President Mikal Dorn said.', "demand"),
        ("President Mikal Dorn said that no reply had come from Belmark.", "accuse"),
        ('"If a shell lands here, we will find the gun that fired it," President Mikal Dorn said.', "warn"),
        ("President Mikal Dorn said that he would have preferred another answer.", "regret"),
        ("President Mikal Dorn said that it was the first sensible idea in years.", "welcome"),
        ("President Mikal Dorn said that the brigade would stay where it was.", "assure"),
    ],
)
def test_stances(read_text: Read, words: str, stance: str) -> None:
    claims = [r.fields for r in read_text(words).records if isinstance(r.fields, StatementClaim)]
    assert [claim.stance for claim in claims] == [stance]


def test_the_topic_of_a_report_helps_a_sentence_that_tells_nothing(read_text: Read) -> None:
    reading = read_text(
        "Hackers broke into the servers of the ministry, Belmark said. The malware came by mail. "
        'The network was down for a day.\n\n"That is simply false," President Mikal Dorn said.'
    )
    claims = [r.fields for r in reading.records if isinstance(r.fields, StatementClaim)]
    assert [claim.topic for claim in claims] == ["cyber", "cyber"]
    assert claims[1].stance == "deny"


def test_confidence_is_in_percent(read_text: Read) -> None:
    claim = next(
        r.fields
        for r in read_text("Belmark denied the charge of hacking.").records
        if isinstance(r.fields, StatementClaim)
    )
    assert claim.confidence is not None
    assert claim.confidence.stance_percent == 88
    assert claim.confidence.topic_percent is not None
    assert 0 < claim.confidence.topic_percent <= 88


def test_great_chances_are_drawn_in() -> None:
    chances = [np.array([chance, 0.0]) for chance in (0.35, 0.6, 0.8, 1.0)]
    assert [percent_of(one, TOPIC_SURENESS) for one in chances] == [35, 60, 74, 88]
    assert [percent_of(one, STANCE_SURENESS) for one in chances] == [35, 54, 68, 82]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("It had been silent, but we will not sign.", {"will not sign"}),
        ("We won't sign", {"will not sign"}),
        ("They kept us in the hall, waiting for a day", {"keep .. wait"}),
        ("They kept us in that big and very cold hall, waiting for a day", set()),
        ("Nobody was guilty", set()),
        ("He is guilty", {"guilty"}),
    ],
)
def test_phrases_are_found_by_the_basic_forms_of_words(pipeline: Any, words: str, found: set[str]) -> None:
    phrases = phrases_in([*forms_of(pipeline(words))])
    assert {" .. ".join(" ".join(part) for part in phrase.parts) for phrase in phrases} == found


def test_each_phrase_has_a_stance_of_the_list_and_no_empty_part() -> None:
    rows = [phrase for row in phrases().values() for phrase in row]
    assert len(rows) > 2000
    assert {phrase.stance for phrase in rows} == set(STANCES)
    assert len({(phrase.stance, phrase.parts) for phrase in rows}) == len(rows)
    assert all(part for phrase in rows for part in phrase.parts)


def test_a_refusal_behind_a_demand_is_a_rejection(read_text: Read) -> None:
    reading = read_text(
        "Belmark demanded that Arvania hand over the logbook of the ship.\n\n"
        '"The logbook stays on board," President Mikal Dorn replied, turning the demand down.'
    )
    claims = [r.fields for r in reading.records if isinstance(r.fields, StatementClaim)]
    assert [claim.stance for claim in claims] == ["demand", "reject"]
