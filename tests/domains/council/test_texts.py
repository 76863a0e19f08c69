"""What is open about texts: the worked cases of texts.yaml, and what holds of any dialogue."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from detente.domains.council.dialogue import dialogue
from detente.domains.council.texts import text_findings
from detente.model.time import read_instant
from detente.model.view import view_of
from tests.cases.council.desks import FOLDER
from tests.domains.council.test_admission import entries
from tests.domains.council.test_cycle import ROOM, check

TOLD = yaml.load((FOLDER / "texts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
CASES = [pytest.param(case, id=case["name"]) for case in TOLD["cases"]]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    """Each case gives the findings it names, with their words, and owes what it names and nothing more."""
    talk = dialogue(view_of(entries(case["steps"]), read_instant(case["instant"])))
    check(case, [finding for finding in text_findings(talk, ROOM) if finding.rule == case["rule"]])


def test_the_order_of_the_records_does_not_matter() -> None:
    for case in TOLD["cases"]:
        every, instant = entries(case["steps"]), read_instant(case["instant"])
        one, other = (dialogue(view_of(order, instant)) for order in (every, every[::-1]))
        assert list(text_findings(one, ROOM)) == list(text_findings(other, ROOM))


def test_many_who_are_silent_are_counted_not_listed() -> None:
    """The members of the shipped Permanent Council of that day: fifty-six besides the one that tabled."""
    steps = [
        {
            "step": "meeting",
            "party": "PL",
            "said": "2022-01-13",
            "meeting": "pc",
            "forum": "PC",
            "day": "2022-01-13",
        },
        {
            "step": "document",
            "party": "PL",
            "said": "2022-01-13",
            "key": "d",
            "title": "Draft",
            "type": "proposal",
            "meeting": "pc",
            "articles": [{"number": "1"}],
        },
    ]
    talk = dialogue(view_of(entries(steps), read_instant("2022-01-14")))
    (finding,) = [finding for finding in text_findings(talk, ROOM) if finding.rule == "council.answers"]
    assert "no answer of 56 others at the table on record" in finding.sentence
