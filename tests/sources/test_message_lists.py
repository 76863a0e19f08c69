"""Many messages in one file, and messages of which only the days are known."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from detente.agreements.form_loading import load_forms
from detente.model.certainty import Certainty
from detente.model.errors import DetenteError
from detente.sources.exercises import EXAMPLE
from detente.sources.message_lists import holds_messages, read_messages

FORMS = load_forms()
ONE = "messages:\n  - type: vd11.150.free_text\n    sender: XX\n    transmitted: {sent}\n"
MORE = "    cited: [S8]\n    certainty: S\n"


@pytest.mark.parametrize(
    ("sent", "first", "last"),
    [
        ("2022-01-21T10:00:00Z", datetime(2022, 1, 21, 10, tzinfo=UTC), datetime(2022, 1, 21, 10, tzinfo=UTC)),
        ("2022-01-21", datetime(2022, 1, 21, tzinfo=UTC), datetime(2022, 1, 21, 23, 59, 59, tzinfo=UTC)),
        ("2022-01-01/2022-01-21", datetime(2022, 1, 1, tzinfo=UTC), datetime(2022, 1, 21, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_an_instant_a_day_or_days(sent: str, first: datetime, last: datetime) -> None:
    (told,) = read_messages((ONE.format(sent=sent) + MORE).encode(), "it.yaml", FORMS)
    assert told.sent == (first, last)
    assert (told.cited, told.certainty) == (("S8",), Certainty.SECONDARY)


def test_a_message_without_more_is_the_message_itself() -> None:
    (told,) = read_messages(ONE.format(sent="2022-01-21T10:00:00Z").encode(), "it.yaml", FORMS)
    assert (told.latest, told.cited, told.certainty) == (None, (), None)
    (draft,) = read_messages(b"messages:\n- type: vd11.150.free_text\n", "it.yaml", FORMS)
    assert draft.message.transmitted is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("messages: []\n", "no message"),
        ("messages:\n", "outside its schema"),
        ("messages: [x]\n", "outside its schema"),
        ("other: 1\nmessages: []\n", "other"),
        ("messages:\n- type: vd11.150.fre_text\n", "vd11.150.free_text"),
        (ONE.format(sent="2022-02-30"), "no such date"),
        (ONE.format(sent="2022-01-21/2022-01-01"), "wrong order"),
        (ONE.format(sent="2022-01-21/"), "no such date"),
        (ONE.format(sent="9999-12-31/2022-01-01"), "wrong order"),
        (ONE.format(sent="soon"), "no such date"),
        (ONE.format(sent="2022-01-21T10:00:00"), "time zone"),
        (ONE.format(sent="2022-01-21") + "    certainty: sure\n", "outside its schema"),
        (ONE.format(sent="2022-01-21") + "    cited: S8\n", "outside its schema"),
        (
            ONE.format(sent="2022-01-21") + "    items:\n      - nothing: 1\n",
            "an item that the form does not have",
        ),
    ],
)
def test_a_bad_list_is_refused_whole(text: str, words: str) -> None:
    with pytest.raises(DetenteError) as caught:
        read_messages(text.encode(), "it.yaml", FORMS)
    assert words in str(caught.value)
    assert "it.yaml" in caught.value.where


def test_the_last_day_of_the_calendar_is_read() -> None:
    (told,) = read_messages(ONE.format(sent="9999-12-31").encode(), "it.yaml", FORMS)
    assert told.sent[1] == datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_a_list_is_known_by_its_name_and_its_field() -> None:
    data = (EXAMPLE / "verification.yaml").read_bytes()
    assert holds_messages(data, "verification.YAML")
    assert holds_messages(b"\xef\xbb\xbfmessages:\n", "it.yml")
    assert not holds_messages(data, "verification.txt")
    assert not holds_messages(b"type: vd11.150.free_text\n", "it.yaml")
    assert len(read_messages(data, "verification.yaml", FORMS)) > 20
