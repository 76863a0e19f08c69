"""A dialogue made up on invented parties, from call to follow-up, and positions to draw."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from detente.domains.council.dialogue import Dialogue, dialogue
from detente.model import dialogue as nouns
from detente.model.canonical import identify
from detente.model.council import NextMeeting
from detente.model.record import Record
from detente.model.time import read_instant
from detente.model.view import Entry, view_of

AS_OF = read_instant("2031-05-20")
NAMES = {"XA": "Arland", "TL": "Tessaly League", "MV": "Merovia", "KO": "Королевство Оссия"}
KINDS: dict[type, str] = {
    nouns.Call: "council.call",
    nouns.CallReply: "council.call_reply",
    nouns.Meeting: "council.meeting",
    nouns.Tabled: "council.document",
    nouns.Answer: "council.answer",
    nouns.Decision: "council.decision",
    nouns.FollowUp: "council.follow_up",
    nouns.FollowUpReply: "council.follow_up_reply",
    nouns.NextDate: "council.next",
}
FORUM = "Harrowmouth Council"


def name(party: str) -> str:
    """Return the name of a made-up party."""
    return NAMES.get(party, party)


def entry(party: str, said: str, body: Any) -> Entry:
    """Return a step as it stands in a view."""
    record = Record(kind=KINDS[type(body)], party=party, said=read_instant(said), body=body)
    return Entry(id=identify(record), record=record)


def tabled(key: str, title: str, *numbers: str, **more: Any) -> nouns.Tabled:
    """Return a tabled document of articles without text."""
    given = {"type": nouns.DocumentType.PROPOSAL, **more}
    return nouns.Tabled(key=key, title=title, articles=tuple(nouns.Article(number=n) for n in numbers), **given)


def answer(to: str, **words: nouns.AnswerWord) -> nouns.Answer:
    """Return an answer: a word for each article, `a4` for article 4."""
    articles = (nouns.ArticleAnswer(article=number[1:], word=word) for number, word in words.items())
    return nouns.Answer(to=to, articles=tuple(articles))


def entries() -> tuple[Entry, ...]:
    """Return all steps of the made-up dialogue."""
    words = nouns.AnswerWord
    return (
        entry("TL", "2030-12-02", nouns.Call(meeting="hc-1", forum=FORUM, day=date(2030, 12, 20))),
        entry("XA", "2030-12-05", nouns.CallReply(meeting="hc-1", word=nouns.CallWord.DECLINES)),
        entry(
            "XA", "2031-01-10", tabled("ar-treaty", "Draft treaty on the strait", "1", "2", "3", to=("TL", "MV"))
        ),
        entry("TL", "2031-02-01", nouns.Call(meeting="hc-2", forum=FORUM, day=date(2031, 2, 20))),
        entry("XA", "2031-02-03", nouns.CallReply(meeting="hc-2", word=nouns.CallWord.CONFIRMS)),
        entry(
            "TL",
            "2031-02-20",
            nouns.Meeting(meeting="hc-2", forum=FORUM, day=date(2031, 2, 20), level=nouns.Level.AMBASSADORS),
        ),
        entry("TL", "2031-02-20", answer("ar-treaty", a1=words.REJECT, a2=words.REJECT, a3=words.IN_PART)),
        entry("MV", "2031-02-21", answer("ar-treaty", a1=words.REJECT, a2=words.CLARIFY)),
        entry(
            "TL",
            "2031-02-22",
            tabled(
                "tl-measures",
                "Measures against incidents at sea",
                "1",
                "2",
                answer_by=read_instant("2031-06-15"),
                type=nouns.DocumentType.COUNTER_DRAFT,
                responds_to="ar-treaty",
            ),
        ),
        entry(
            "KO",
            "2031-03-02",
            tabled("leak", "Reply to Arland", "1", type=nouns.DocumentType.LEAK, responds_to="ar-treaty"),
        ),
        entry(
            "XA",
            "2031-04-28",
            nouns.Answer(
                to="tl-measures",
                articles=(
                    nouns.ArticleAnswer(article="1", word=words.CONDITIONAL, condition="both coasts are covered"),
                    nouns.ArticleAnswer(article="2", word=words.ACCEPT),
                ),
            ),
        ),
        entry("MV", "2031-05-01", nouns.Call(meeting="hc-3", forum=FORUM, day=date(2031, 7, 4))),
        entry("MV", "2031-05-02", nouns.Call(meeting="experts", forum="Expert group on the strait")),
        entry(
            "TL",
            "2031-02-20",
            nouns.FollowUp(key="list", what="a list of contacts", owners=("XA", "TL"), due=date(2031, 3, 20)),
        ),
        entry("TL", "2031-03-18", nouns.FollowUpReply(follow_up="list", word=nouns.FollowUpWord.DONE)),
        entry(
            "TL",
            "2031-02-20",
            nouns.FollowUp(key="line", what="a test of the direct line", owners=("XA",), due=date(2031, 4, 30)),
        ),
        entry(
            "TL",
            "2031-02-20",
            nouns.FollowUp(key="visit", what="a visit of observers", owners=("KO",), due=date(2031, 7, 1)),
        ),
        entry("TL", "2031-02-20", nouns.FollowUp(key="map", what="a map of the zone", owners=("MV",))),
        entry(
            "TL",
            "2031-05-02",
            nouns.Decision(
                key="rules",
                forum=FORUM,
                title="Rules of the expert group",
                text="",
                rule=nouns.DecisionRule.SILENCE,
                silent_until=datetime.fromisoformat("2031-05-30T12:00:00+00:00"),
            ),
        ),
        entry(
            "TL", "2031-05-11", nouns.NextDate(forum=FORUM, status=NextMeeting.AGREED_DATE, day=date(2031, 6, 3))
        ),
        entry(
            "XA", "2031-05-12", nouns.NextDate(forum=FORUM, status=NextMeeting.AGREED_DATE, day=date(2031, 6, 3))
        ),
        entry("MV", "2031-05-12", nouns.NextDate(forum=FORUM, status=NextMeeting.UNDER_STUDY)),
    )


def made_up_dialogue(as_of: datetime = AS_OF) -> Dialogue:
    """Return the made-up dialogue as it stands at an instant."""
    return dialogue(view_of(entries(), as_of))
