"""Runs the worked cases on what is agreed and what became of texts put for decision."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from detente.domains.council.agreed import agreed_articles, outcome, why_words
from detente.model.certainty import Certainty
from detente.model.dialogue import (
    Answer,
    AnswerWord,
    ArticleAnswer,
    Decision,
    DecisionReply,
    DecisionRule,
    DecisionWord,
    DocumentType,
    Meeting,
    Package,
    Tabled,
)
from detente.model.time import Interval, Precision, read_instant
from tests.cases.council.test_cases import cases
from tests.domains.council.dialogues import Cycle, articles


def told(case: dict[str, Any]) -> Cycle:
    """Return the dialogue that a case tells."""
    cycle = Cycle()
    for one in case["documents"]:
        type_ = DocumentType(one.get("type", "proposal"))
        tabled = Tabled(
            key=one["key"],
            title=one["key"],
            type=type_,
            articles=articles(*one["articles"]),
            to=tuple(one.get("to", ())),
            all_or_nothing=one.get("all_or_nothing", False),
            certainty=Certainty(one.get("mark", "S")),
        )
        cycle.say(one["by"], tabled, one.get("said", "1975-06-02"))
    for one in case.get("packages", ()):
        cycle.say(one["by"], Package(key=one["key"], title=one["key"], members=tuple(one["members"])))
    for one in case["answers"]:
        mark = Certainty(one.get("mark", "S"))
        body = Answer(to=one["to"], articles=tuple(lines(one["says"])), certainty=mark)
        cycle.say(one["by"], body, one.get("said", "1975-06-03"))
    return cycle


def lines(says: dict[str, str]) -> Any:
    """Yield the answers to articles, a condition behind `if`."""
    for number, words in says.items():
        word, _, condition = words.partition(" if ")
        yield ArticleAnswer(article=number, word=AnswerWord(word), condition=condition)


@pytest.mark.parametrize(("case", "whole"), cases("agreed.yaml", having="agreed"))
def test_articles(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """Which articles are agreed, and what the others lack."""
    states = agreed_articles(told(case).dialogue(), lambda _: tuple(case["table"]))
    named = {f"{document}#{article}": state for (document, article), state in states.items()}
    assert [name for name, state in named.items() if state.agreed] == case["expect"]["agreed"]
    for field in ("missing", "tied", "unknown"):
        for name, expected in case["expect"].get(field, {}).items():
            assert list(getattr(named[name], field)) == expected
    for state in named.values():
        words = why_words(state, str)
        assert words.startswith("Accepted" if state.agreed else "Not agreed. ")
        assert all(party in words for party in (state.by if state.agreed else state.missing))


def members_of(case: dict[str, Any]) -> tuple[str, ...]:
    """Return the members of a case; a number stands for so many parties P1, P2, ..."""
    given = case["members"]
    return tuple(f"P{n}" for n in range(1, given + 1)) if isinstance(given, int) else tuple(given)


@pytest.mark.parametrize(("case", "whole"), cases("decisions.yaml", having="outcome"))
def test_outcome(case: dict[str, Any], whole: dict[str, Any]) -> None:
    """What became of a text, by whom, and how sure that is."""
    put_by = case.get("put_by", "P1" if isinstance(case["members"], int) else "AA")
    until = case.get("silent_until")
    body = Decision(
        key="text",
        forum="forum",
        title="A text",
        text="Words.",
        rule=DecisionRule(case["rule"]),
        silent_until=read_instant(until) if until else None,
        excluding=case.get("excluding", ""),
        certainty=Certainty(case.get("text_mark", "S")),
    )
    cycle = Cycle().say(put_by, body, "1975-06-02T09:00:00Z")
    joining = [{"by": f"P{n}", "says": "joins"} for n in range(1, case.get("joining", 0) + 1)]
    for one in (*joining, *case.get("words", ())):
        said = read_instant(one.get("said", "1975-06-02T10:00:00Z"))
        happened = Interval(said, said, Precision.INSTANT) if one.get("exact") else None
        mark = Certainty(one.get("mark", "S"))
        reply = DecisionReply(decision="text", word=DecisionWord(one["says"]), certainty=mark)
        cycle.say(one["by"], reply, said, happened=happened)
    held = case.get("held")
    meeting = Meeting(meeting="m", forum="forum", day=date(1975, 6, 2), present=tuple(held)) if held else None
    instant = read_instant(case.get("instant", "1975-06-30"))
    found = outcome(cycle.dialogue().decisions["text"], members_of(case), instant, held=meeting)
    expected = case["expect"]
    assert (found.status.value, found.certainty.value) == (expected["outcome"], expected["mark"]), found.why
    assert sorted(found.by) == sorted(expected.get("by", members_of(case)))
    assert list(found.late) == expected.get("late", [])
    assert expected.get("says", "") in found.why
