"""Makes a dialogue of made-up States, step by step, for tests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from detente.domains.council.dialogue import Dialogue, dialogue
from detente.model import dialogue as nouns
from detente.model.canonical import identify
from detente.model.correction import Correction
from detente.model.council import Position
from detente.model.record import Record, Source, digest
from detente.model.time import read_instant
from detente.model.view import Entry, View, view_of

KIND_OF: dict[type, str] = {
    nouns.Call: "council.call",
    nouns.CallReply: "council.call_reply",
    nouns.AgendaItem: "council.item",
    nouns.ItemReply: "council.item_reply",
    nouns.Tabled: "council.document",
    nouns.Answer: "council.answer",
    nouns.Package: "council.package",
    nouns.Link: "council.link",
    nouns.Meeting: "council.meeting",
    nouns.Statement: "council.statement",
    nouns.Decision: "council.decision",
    nouns.DecisionReply: "council.decision_reply",
    nouns.Readout: "council.readout",
    nouns.FollowUp: "council.follow_up",
    nouns.FollowUpReply: "council.follow_up_reply",
    nouns.NextDate: "council.next",
    nouns.Note: "council.note",
    Position: "council.position",
    Correction: "record.correction",
}
LATE = "1999-12-31"


def articles(*numbers: str, **fields: Any) -> tuple[nouns.Article, ...]:
    """Return articles of these numbers, each with a title and a text of its own."""
    made = (
        {"title": f"Title of {n}", "text": f"Text of article {n}.", "issues": ("sharing",), **fields}
        for n in numbers
    )
    return tuple(nouns.Article(number=n, **given) for n, given in zip(numbers, made, strict=True))


def answers(**words: str) -> tuple[nouns.ArticleAnswer, ...]:
    """Return answers to articles named `a1`, `a2`; a word behind ` if ` is the condition."""
    told = ((number.removeprefix("a"), *word.partition(" if ")) for number, word in words.items())
    return tuple(
        nouns.ArticleAnswer(article=number, word=nouns.AnswerWord(word), condition=condition)
        for number, word, _, condition in told
    )


class Cycle:
    """A dialogue told step by step."""

    def __init__(self) -> None:
        """Begin with nothing on record."""
        self.records: list[Record[Any]] = []

    def say(self, party: str, body: Any, said: str | datetime = "1975-06-02", **fields: Any) -> Cycle:
        """Add what a party said; the kind is that of the body."""
        instant = said if isinstance(said, datetime) else read_instant(said)
        file = Source(digest(repr(body).encode()), "text/plain", "letter.txt")
        given = {"sources": (file,), **fields}
        self.records.append(Record(kind=KIND_OF[type(body)], party=party, said=instant, body=body, **given))
        return self

    def last_id(self) -> str:
        """Return the id of the newest record."""
        return identify(self.records[-1])

    def view(self, until: str = LATE) -> View:
        """Return what was said by an instant."""
        return view_of((Entry(id=identify(r), record=r) for r in self.records), read_instant(until))

    def dialogue(self, until: str = LATE) -> Dialogue:
        """Return the dialogue as of an instant."""
        return dialogue(self.view(until))
