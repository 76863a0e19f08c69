"""Runs the worked cases on drafts and on accounts of a meeting: `differences.yaml` and `readouts.yaml`."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
import yaml

from detente.domains.council.dialogue import Step
from detente.domains.council.difference import difference
from detente.domains.council.readouts import Comparison, compare
from detente.domains.council.saying import find_articles
from detente.model.canonical import identify
from detente.model.dialogue import Article, DocumentType, Point, Readout, Tabled
from detente.model.record import Record
from detente.model.view import Entry
from detente.sources.drafts import read_draft
from tests.cases.council.desks import FOLDER

DRAFTS = tuple(
    read_draft((FOLDER / "drafts_2021" / name).read_bytes(), name).tabled
    for name in ("treaty.yaml", "agreement.yaml")
)


def cases(name: str, having: str) -> list[Any]:
    told = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))["cases"]
    found = [pytest.param(case, id=case["name"]) for case in told if having in case["expect"]]
    assert found
    return found


@pytest.mark.parametrize("case", cases("differences.yaml", "found"))
def test_which_article_says_it(case: dict[str, Any]) -> None:
    found = find_articles(DRAFTS, case["find"])
    assert [f"{one.document}#{one.article.number}" for one in found] == case["expect"]["found"]


def draft(articles: list[dict[str, str]], type_: str = "proposal") -> Tabled:
    return Tabled(
        key="d", title="D", type=DocumentType(type_), articles=tuple(Article(**article) for article in articles)
    )


@pytest.mark.parametrize("case", cases("differences.yaml", "states"))
def test_difference(case: dict[str, Any]) -> None:
    first, second = draft(case["first"]), draft(case["second"], case.get("second_type", "proposal"))
    found, expected = difference(first, second), case["expect"]
    states = [
        [one.state.value, one.first and one.first.number, one.second and one.second.number]
        for one in found.articles
    ]
    assert states == expected["states"]
    weighty = [[change.before, change.after] for one in found.articles for change in one.weighty]
    assert weighty == expected.get("weighty", weighty)
    assert {key: list(parts) for key, parts in found.split.items()} == expected.get("split", {})
    assert {key: list(parts) for key, parts in found.merged.items()} == expected.get("merged", {})
    renumbered = [one.second.number for one in found.articles if one.renumbered and one.second]
    assert renumbered == expected.get("renumbered", renumbered)


def compared(accounts: list[dict[str, Any]]) -> Comparison:
    steps = []
    for account in accounts:
        points = tuple(Point(**point) for point in account["points"])
        body = Readout(meeting="m", points=points, teller=account["teller"], document=account.get("document", ""))
        record = Record(kind="council.readout", party="desk", said=datetime(2022, 1, 13, tzinfo=UTC), body=body)
        steps.append(Step(Entry(id=identify(record), record=record), body))
    return compare(tuple(steps), str)


@pytest.mark.parametrize("case", cases("readouts.yaml", "outcomes"))
def test_accounts(case: dict[str, Any]) -> None:
    found, expected = compared(case["accounts"]), case["expect"]
    assert {one.subject: one.outcome.value for one in found.subjects} == expected["outcomes"]
    silent = {one.subject: list(one.silent) for one in found.subjects if one.silent}
    assert silent == expected.get("silent", {})
    if "values" in expected:
        (subject,) = found.subjects
        assert {v.teller: v.value and v.value.shown for v in subject.voices} == expected["values"]
        documents = {v.teller: v.telling.document for v in subject.voices}
        assert documents == {account["teller"]: account["document"] for account in case["accounts"]}
    status = found.next_meeting.status
    told = {"status": status.value if status else None, "contradiction": found.next_meeting.contradiction}
    assert told == expected.get("next_meeting", {"status": None, "contradiction": False})


@pytest.mark.parametrize("case", cases("readouts.yaml", "outcomes"))
def test_the_order_of_the_accounts_does_not_matter(case: dict[str, Any]) -> None:
    expected = compared(case["accounts"])
    assert all(compared(list(order)) == expected for order in permutations(case["accounts"]))
