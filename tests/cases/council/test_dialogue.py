"""Runs the cases of `dialogue.yaml`: what a desk knew of a dialogue at an instant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml

from detente.domains import council
from detente.domains.council.dialogue import Dialogue
from detente.domains.council.sequence import MeetingDay, calendar_gap, number_of
from detente.model.dialogue import DecisionWord, DocumentType
from tests.cases.council.desks import FOLDER, dialogue_of

Told = dict[str, Any]


def nexts(of: Told, seen: Dialogue) -> Told:
    """Return each party's newest word on the next meeting of a forum."""
    return {step.party: step.body.status.value for step in seen.next_words(of["next"])}


def accounts(of: Told, seen: Dialogue) -> Told:
    """Return what each account says on a subject, and for the next meeting what they say together."""
    points = {
        step.body.teller or step.party: point.value
        for step in seen.meetings[of["accounts"]].readouts
        for point in step.body.points
        if point.subject == of["subject"]
    }
    if of["subject"] != "next meeting":
        return dict(points)
    together = council.next_meeting(points.values())
    status = together.status.value if together.status else None
    return {**points, "together": status, "contradiction": together.contradiction}


def days_held(of: Told, seen: Dialogue) -> list[MeetingDay]:
    """Return the days on which a forum met, with how surely each is known."""
    first = date.fromisoformat(of.get("since", "0001-01-01"))
    held = (m.held for m in seen.held_at(of["forum"]))
    return [MeetingDay(h.body.day, h.body.certainty) for h in held if h and h.body.day >= first]


def gap(of: Told, seen: Dialogue) -> Told:
    """Return how long before a meeting the one before was."""
    day = date.fromisoformat(of["gap_before"])
    earlier = max(m.day for m in days_held(of, seen) if m.day < day)
    years, months, days = calendar_gap(earlier, day)
    return {"days": (day - earlier).days, "words": f"{years} years {months} months {days} days"}


def number(of: Told, seen: Dialogue) -> Told:
    """Return which number a meeting has."""
    meetings, day = days_held(of, seen), date.fromisoformat(of["number_of"])
    assert day in [meeting.day for meeting in meetings]
    found = number_of(meetings, day, text_only=of.get("text_only", False))
    return {"number": found.number, "at_least": found.at_least}


def answer(of: Told, seen: Dialogue) -> Told:
    """Return a party's newest answer to an article; empty where it has given none."""
    file = seen.documents[of["answer"]]
    assert of["article"] in [article.number for article in file.tabled.articles]
    found = file.answer_of(of["by"], of["article"])
    if not found:
        return {}
    told = {"word": found[1].word.value}
    return told | ({"condition": found[1].condition} if found[1].condition else {})


def asked(of: Told, seen: Dialogue) -> Told:
    """Return who is asked for an answer to a document."""
    return {"asked": sorted(seen.documents[of["asked"]].answerers())}


def deadline(of: Told, seen: Dialogue) -> Told:
    """Return until when an answer is asked for."""
    return {"answer_by": seen.documents[of["deadline"]].tabled.answer_by}


def known(of: Told, seen: Dialogue) -> Told:
    """Return the keys of what is known."""
    if of["known"] == "leaks":
        return {"keys": sorted(k for k, f in seen.documents.items() if f.tabled.type is DocumentType.LEAK)}
    return {"keys": sorted(getattr(seen, of["known"]))}


def call(of: Told, seen: Dialogue) -> Told:
    """Return for when a meeting is called, and what was said to that."""
    file = seen.meetings[of["call"]]
    assert file.call
    assert not file.held
    return {"day": str(file.call.body.day), "replies": {s.party: s.body.word.value for s in file.replies}}


def links(of: Told, seen: Dialogue) -> Told:
    """Return what a party said of the links of things."""
    said = [step.body for step in seen.links if step.party == of["links"]]
    return {"words": [[link.first, link.word.value, link.second] for link in said]}


def decision(of: Told, seen: Dialogue) -> Told:
    """Return the rule of a decision, who joins and who objects."""
    file = seen.decisions[of["decision"]]
    joins, objects = file.by_word(DecisionWord.JOINS), file.by_word(DecisionWord.OBJECTS)
    return {"rule": file.step.body.rule.value, "joins": sorted(joins), "objects": sorted(objects)}


def follow_up(of: Told, seen: Dialogue) -> Told:
    """Return where a follow-up stands, and its day."""
    file = seen.follow_ups[of["follow_up"]]
    due = file.step.body.due
    return {"state": file.state, "due": str(due) if due else None}


ASKED: dict[str, Callable[[Told, Dialogue], Told]] = {
    "next": nexts,
    "accounts": accounts,
    "gap_before": gap,
    "number_of": number,
    "answer": answer,
    "asked": asked,
    "deadline": deadline,
    "known": known,
    "call": call,
    "links": links,
    "decision": decision,
    "follow_up": follow_up,
}
"""What can be asked of a dialogue, by the first word of `of`."""

CASES = yaml.safe_load((FOLDER / "dialogue.yaml").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_told_of_a_dialogue(case: dict[str, Any]) -> None:
    """What is expected is found, and nothing besides."""
    seen = dialogue_of(case["desk"], case["instant"])
    assert ASKED[next(iter(case["of"]))](case["of"], seen) == case["expect"]["told"]


def test_no_two_cases_have_one_name() -> None:
    """A case is known by its name."""
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))
