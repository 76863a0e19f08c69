"""What is agreed of all that a desk knows, and a context that holds nothing else."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from detente.brief.legible import legible
from detente.brief.papers.contents import (
    AgreedShown,
    ArticleShown,
    Context,
    FollowUpShown,
    MeetingShown,
    NextShown,
    SourceShown,
)
from detente.domains.council.dialogue import Dialogue
from detente.domains.council.outcomes import Status
from detente.model.council import NextMeeting
from detente.model.dialogue import AnswerWord

STANDING = ("open", "done")
"""States of a follow-up that nobody disputes."""


def agreed_shown(context: Context, dialogue: Dialogue, table: tuple[str, ...], *, narrow: bool) -> AgreedShown:
    """Return what is agreed. `narrow`: only at the meeting of the context; else also what names no meeting."""
    key = context.meeting.key if context.meeting else ""

    def about(*meetings: str | None) -> bool:
        named = set(meetings) - {"", None}
        return key in named or not key or not (named or narrow)

    documents = [
        document
        for document in context.documents
        if about(document.meeting, *(step.body.meeting for step in dialogue.documents[document.key].answers))
    ]
    words = _agreed_day(context.nexts, table)
    return AgreedShown(
        articles=tuple(article for document in documents for article in document.articles if article.agreed),
        decisions=tuple(d for d in context.decisions if d.status == Status.ADOPTED and about(d.meeting)),
        follow_ups=tuple(f for f in context.follow_ups if f.agreed_by_all and _stands(f) and about(f.meeting)),
        next_day=words[0].day if words else "",
        next_words=words,
    )


def _stands(follow_up: FollowUpShown) -> bool:
    return follow_up.state in STANDING


def _agreed_day(words: tuple[NextShown, ...], table: tuple[str, ...]) -> tuple[NextShown, ...]:
    """Return the words on the next meeting where everybody at the table said that the same day is agreed."""
    agreed = tuple(word for word in words if word.status == NextMeeting.AGREED_DATE and word.day)
    everybody = bool(table) and set(map(legible, table)) <= {word.party_id for word in agreed}
    one_day = len({word.day for word in agreed}) == 1
    return agreed if everybody and one_day and len(agreed) == len(words) else ()


def only_agreed(context: Context) -> Context:
    """Return the context with nothing in it but what is agreed, the facts of the meeting, and their sources.

    The title of a document stands only where all of its articles are agreed.
    """
    whole = {
        document.key for document in context.documents if all(article.agreed for article in document.articles)
    }
    articles = tuple(_accepted(article, whole) for article in context.agreed.articles)
    decisions = tuple(msgspec.structs.replace(d, replies=(), why="", late=()) for d in context.agreed.decisions)
    follow_ups = tuple(msgspec.structs.replace(f, replies=()) for f in context.agreed.follow_ups)
    agreed = msgspec.structs.replace(
        context.agreed,
        articles=articles,
        decisions=decisions,
        follow_ups=follow_ups,
        next_words=tuple(msgspec.structs.replace(word, words="") for word in context.agreed.next_words),
    )
    meeting = _facts(context.meeting) if context.meeting else None
    bare = msgspec.structs.replace(
        context,
        agreed=agreed,
        meeting=meeting,
        previous=None,
        meetings=(),
        documents=(),
        packages=(),
        links=(),
        issues=(),
        gaps=(),
        decisions=(),
        follow_ups=(),
        nexts=(),
        asked=(),
    )
    return msgspec.structs.replace(bare, sources=tuple(_still_named(bare)))


def _accepted(article: ArticleShown, whole: set[str]) -> ArticleShown:
    answers = tuple(
        msgspec.structs.replace(answer, words="", with_document="")
        for answer in article.answers
        if answer.word == AnswerWord.ACCEPT and answer.party in article.agreed_by
    )
    title = article.document_title if article.document in whole else ""
    return msgspec.structs.replace(article, answers=answers, document_title=title, issues=())


def _facts(meeting: MeetingShown) -> MeetingShown:
    """Return when and where a meeting was and who was there, without anything that was said at it."""
    return msgspec.structs.replace(
        meeting,
        words="",
        replies=(),
        unheard=(),
        agenda=(),
        briefings=(),
        documents=(),
        statements=(),
        decisions=(),
        readouts=(),
        follow_ups=(),
        next_words=(),
    )


def _still_named(context: Context) -> Iterable[SourceShown]:
    shown = [*context.agreed.articles, *context.agreed.decisions, *context.agreed.follow_ups]
    named = {one.source for one in (*shown, *context.agreed.next_words)}
    named |= {answer.source for article in context.agreed.articles for answer in article.answers}
    if context.meeting:
        named |= {context.meeting.source, context.meeting.call_source}
    return (source for source in context.sources if source.id in named)
