"""Accounts of a meeting from YAML: read whole, or refused with file, line and field."""

from __future__ import annotations

import pytest

from detente.model.certainty import Certainty
from detente.model.dialogue import Point
from detente.model.errors import InputError
from detente.model.record import digest
from detente.model.time import read_instant
from detente.sources.example import DRAFTS, example_files
from detente.sources.readouts import read_readouts

ONE = """step: readout
meeting: m-1
party: NO
said: 2022-01-12
document: DOC.1
certainty: T
points:
  - {subject: next meeting, words: to explore a schedule, value: under study}
  - {subject: ships, words: NO}
"""


def test_one_account() -> None:
    (record,) = read_readouts(ONE.encode(), "r.yaml")
    assert (record.kind, record.party, record.said) == ("council.readout", "NO", read_instant("2022-01-12"))
    assert record.body is not None
    assert (record.body.meeting, record.body.document, record.body.certainty) == ("m-1", "DOC.1", Certainty.TEXT)
    assert record.body.points == (
        Point(subject="next meeting", words="to explore a schedule", value="under study"),
        Point(subject="ships", words="NO"),
    )
    (source,) = record.sources
    assert (source.sha256, source.name) == (digest(ONE.encode()), "r.yaml")


def test_several_accounts_in_a_list() -> None:
    records = read_readouts(example_files(DRAFTS)["readouts.yaml"], "readouts.yaml")
    assert [(one.party, one.body.teller) for one in records if one.body] == [
        ("Northland", ""),
        ("Southland", ""),
        ("desk", "Harbour News"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told", "where"),
    [
        ("party: NO\n", "", "nobody tells", "r.yaml, line 1"),
        ("subject: ships", "subject: ' '", "empty field", "r.yaml, line 9, field points.1.subject"),
        ("words: NO", "words: ''", "empty field", "r.yaml, line 9, field points.1.words"),
        ("step: readout", "step: call", "call", "r.yaml, line 1, field step"),
        ("said: 2022-01-12", "said: 2022-02-30", "2022-02-30", "r.yaml, line 4, field said"),
        ("document:", "documnet:", "did you mean document?", "r.yaml, line 5, field documnet"),
        ("meeting: m-1\n", "", "add the field `meeting`", "r.yaml, line 1"),
        (ONE, "[]", "no accounts", "r.yaml"),
        (ONE, "", "an empty file", "r.yaml"),
        (ONE, ONE.partition("points:")[0] + "points: []", "without points", "r.yaml, line 7, field points"),
    ],
)
def test_what_is_refused(old: str, new: str, told: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        read_readouts(ONE.replace(old, new).encode(), "r.yaml")
    assert told in str(caught.value)
    assert caught.value.where == where


def test_in_a_list_the_place_is_that_of_the_account() -> None:
    both = "- " + ONE.strip().replace("\n", "\n  ") + "\n- {meeting: m-1, said: 2022-01-12, points: []}\n"
    with pytest.raises(InputError) as caught:
        read_readouts(both.encode(), "r.yaml")
    assert caught.value.where == "r.yaml, line 10, field 1"
