"""Which steps about a meeting may stand: its call, its agenda, that it was held, what was said, the next date."""

from __future__ import annotations

from datetime import timedelta

from detente.domains.council.asked import (
    Asked,
    at_the_table,
    forum_of,
    instant_words,
    known_issues,
    meeting_known,
    not_before,
    not_before_said,
    refuse,
    same_forum,
    speaker,
    twice,
)
from detente.model.council import NextMeeting
from detente.model.dialogue import CallWord
from detente.model.document import nearest
from detente.model.errors import DateError

DATED = (NextMeeting.AGREED_DATE,)
"""Words on a next meeting that are nothing without a day."""


def call(asked: Asked) -> None:
    """Refuse a call of an unknown forum, of another forum's meeting, or by a party that is not of the forum."""
    forum = forum_of(asked)
    same_forum(asked)
    at_the_table(asked, forum, "party", asked.record.party, asked.record.said.date())
    not_before_said(asked, "answer_by", asked.body.answer_by)
    starts, day = asked.body.starts, asked.body.day
    if starts and day and abs(starts.date() - day) > timedelta(days=1):
        raise refuse(
            asked,
            "starts",
            "a start on another day",
            "an instant on that day",
            f"{instant_words(starts)}, on {day}",
        )


def call_reply(asked: Asked) -> None:
    """Refuse a word on a meeting that nobody called, and another day that is not named."""
    meeting_known(asked)
    speaker(asked)
    called = asked.known.called.get(asked.body.meeting)
    if called is None:
        raise refuse(
            asked, "meeting", "a meeting that nobody called", "a meeting called before", asked.body.meeting
        )
    not_before(asked, called)
    if asked.body.word is CallWord.ANOTHER_DAY and asked.body.day is None:
        raise refuse(asked, "day", "another day that is not named", "the day proposed, as 2022-01-12", "nothing")


def held(asked: Asked) -> None:
    """Refuse a meeting that ends before it starts, is still to come, or seats a party that is not of the forum."""
    forum, body = forum_of(asked), asked.body
    same_forum(asked)
    if body.meeting in asked.known.held:
        raise twice(asked, "meeting", body.meeting)
    if body.starts and body.ends and body.ends <= body.starts:
        raise DateError(
            "a meeting that ends before it starts",
            where=asked.where("ends"),
            expected="an instant after its start",
            given=f"{instant_words(body.ends)}, and from {instant_words(body.starts)}",
        )
    last = body.last_day or body.day
    if last < body.day:
        raise DateError(
            "a meeting that ends before it starts",
            where=asked.where("last_day"),
            expected="its first day, or a day after it",
            given=f"{last}, and from {body.day}",
        )
    if last > asked.record.said.date():
        raise DateError(
            "a meeting told of before it was held",
            where=asked.where("last_day" if body.last_day else "day"),
            expected=f"a day up to {asked.record.said.date()}, when this was said",
            given=str(last),
            next_step="a meeting still to come is called, not held",
        )
    if body.ends and body.ends > asked.record.said:
        raise DateError(
            "a meeting told of before it was held",
            where=asked.where("ends"),
            expected=f"an instant up to {instant_words(asked.record.said)}, when this was said",
            given=instant_words(body.ends),
        )
    both = sorted({*body.present} & {*body.absent})
    if both:
        raise refuse(asked, "absent", "a party both present and absent", "one of the two", ", ".join(both))
    for party in body.present:
        at_the_table(asked, forum, "present", party, body.day)


def item(asked: Asked) -> None:
    """Refuse an item of an unknown meeting, under a number that stands already, or on an unknown issue."""
    meeting_known(asked)
    speaker(asked)
    if (asked.body.meeting, asked.body.item) in asked.known.items:
        raise twice(asked, "item", asked.body.item)
    known_issues(asked, "issues", asked.body.issues)


def item_reply(asked: Asked) -> None:
    """Refuse a word on an item that nobody proposed."""
    meeting_known(asked)
    speaker(asked)
    _item_known(asked, asked.body.item)


def statement(asked: Asked) -> None:
    """Refuse a statement at an unknown meeting, on an unknown item or issue, or without words."""
    meeting_known(asked)
    speaker(asked)
    if asked.body.item is not None:
        _item_known(asked, asked.body.item)
    known_issues(asked, "issues", asked.body.issues)
    if not asked.body.words.strip():
        raise refuse(asked, "words", "a statement without words", "what was said, in short", "nothing")


def readout(asked: Asked) -> None:
    """Refuse an account of an unknown meeting, without a point, or with a point about nothing."""
    meeting_known(asked)
    if not asked.body.teller:
        speaker(asked)
    if not asked.body.points:
        raise refuse(asked, "points", "an account without a point", "one point or more", "none")
    empty = next((p for p in asked.body.points if not (p.subject.strip() and p.words.strip())), None)
    if empty is not None:
        given = empty.subject or empty.words or "nothing"
        raise refuse(asked, "points", "a point without subject or words", "what about, and in which words", given)


def next_date(asked: Asked) -> None:
    """Refuse an agreed date without its day, a day for what has none, and a next meeting before now."""
    forum, body = forum_of(asked), asked.body
    at_the_table(asked, forum, "party", asked.record.party, asked.record.said.date())
    if body.after is not None and body.after not in asked.known.forums:
        expected = ", ".join(asked.meetings()) or "a meeting on record"
        hint = nearest(body.after, asked.meetings())
        raise refuse(asked, "after", "a meeting that nobody called or held", expected, body.after, hint)
    if body.status in DATED and body.day is None:
        raise refuse(
            asked,
            "day",
            "an agreed date without its day",
            "the day; a wish to set dates is `none set`, a schedule to be explored is `under study`",
            "nothing",
            paragraph="N-1",
        )
    if body.day is not None and body.day < asked.record.said.date():
        raise DateError(
            "a next meeting in the past",
            where=asked.where("day"),
            expected=f"a day from {asked.record.said.date()} on",
            given=str(body.day),
        )


def _item_known(asked: Asked, key: str) -> None:
    there = {name: step for (meeting, name), step in asked.known.items.items() if meeting == asked.body.meeting}
    if key not in there:
        named = asked.named(there)
        expected = ", ".join(named) or "an item proposed before"
        raise refuse(asked, "item", "an item that nobody proposed", expected, key, nearest(key, named))
    not_before(asked, there[key])
