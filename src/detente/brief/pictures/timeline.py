"""The timeline of a dialogue: meetings, documents and answers, follow-ups, and the next meeting if agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from detente.brief.pictures.canvas import svg
from detente.brief.pictures.frame import Framed, Ground, Key, Notes, framed, nothing
from detente.brief.pictures.lanes import Item, Lane, drawn
from detente.brief.pictures.markers import CIRCLE, DIAMOND, DOWN, SQUARE, TRIANGLE, Filling, marker
from detente.brief.pictures.words import Name, day_words, listed, notes_of
from detente.domains.council.called import call_words
from detente.domains.council.dialogue import Dialogue, DocumentFile, FollowUpFile, MeetingFile, Step
from detente.model.council import NextMeeting
from detente.model.dialogue import CallWord, DocumentType
from detente.model.time import midnight

SILENCE_WORDS = (
    "Silence is no answer: where no answer is drawn, none is on record. A call alone is no meeting held."
)
ELSEWHERE = "they stand with the answers"
FILLED = {"done": Filling.FULL, "open": Filling.HOLLOW, "overdue": Filling.HOLLOW}
"""How a follow-up is drawn by its state; disputed and dropped are crossed."""


def timeline_picture(dialogue: Dialogue, name: Name, ground: Ground) -> str:
    """Return the timeline of a dialogue as SVG, in lanes, time to the right.

    `name` gives the name of a party by its id. What has no date is listed under the picture.
    """
    lanes = tuple(_lanes(dialogue, name))
    some = any(lane.items for lane in lanes)
    told = Framed(
        title=f"Meetings, documents and follow-ups, as of {day_words(ground.as_of)}",
        subtitle="",
        description=" ".join(_description(lanes)),
        body=drawn(lanes, ground.as_of) if some else nothing(),
        silence=SILENCE_WORDS,
        legend=tuple(_legend(lanes)),
        notes=tuple(_notes(dialogue, name)),
    )
    return svg(framed(told, ground))


def _lanes(dialogue: Dialogue, name: Name) -> Iterator[Lane]:
    meetings, today = dialogue.meetings.values(), dialogue.instant.date()
    yield Lane("Meetings", tuple(_meeting(m, m.day, today, name) for m in meetings if m.day))
    documents = dialogue.documents.values()
    yield Lane("Documents", tuple(_document(d, name) for d in documents))
    answers = (item for d in documents for item in (*_answers(d, name), *_asked_by(d, name)))
    yield Lane("Answers", tuple(answers))
    decisions = tuple(_decisions(dialogue, name))
    if decisions:
        yield Lane("Decisions", decisions)
    follow_ups = dialogue.follow_ups.values()
    yield Lane(
        "Follow-ups",
        tuple(_follow_up(f, f.step.body.due, dialogue.instant, name) for f in follow_ups if f.step.body.due),
    )
    yield Lane("Next meeting", tuple(_next(dialogue, name)), "no agreed date on record")


def _meeting(meeting: MeetingFile, day: date, today: date, name: Name) -> Item:
    """Return a meeting held, called or declined; a call is never told as a meeting held."""
    told = meeting.held or meeting.call
    declined = [name(p) for p, step in call_words(meeting).items() if step.body.word is CallWord.DECLINES]
    level = f", {told.body.level}" if told and told.body.level else ""
    filling, words = Filling.HOLLOW, "called"
    if meeting.held:
        filling, words = Filling.FULL, "held"
    elif declined:
        filling, words = Filling.CROSSED, f"declined by {listed(declined)}"
    elif day < today:
        words = "called; no record that it was held"
    return Item(
        at=midnight(day),
        shape=SQUARE,
        filling=filling,
        words=f"{meeting.forum}{level}: {words}",
        title=f"{day_words(day)}: {meeting.forum}{level}, {words} ({meeting.key})",
    )


def _document(document: DocumentFile, name: Name) -> Item:
    body = document.tabled
    kind = "known by a leak" if body.type is DocumentType.LEAK else str(body.type)
    words = f"{name(document.step.party)}: {body.title}"
    to = f", put to {listed([name(party) for party in body.to])}" if body.to else ""
    return Item(
        at=document.step.said,
        shape=DIAMOND,
        filling=Filling.CROSSED if body.type is DocumentType.LEAK else Filling.FULL,
        words=words,
        title=f"{day_words(document.step.said)}: {words}, {kind}{to} ({body.key})",
    )


def _answers(document: DocumentFile, name: Name) -> Iterator[Item]:
    for step in document.answers:
        counts = Counter(str(one.word) for one in step.body.articles)
        told = listed([f"{word} ({count})" for word, count in counts.items()]) or "no article named"
        words = f"{name(step.party)} to {document.tabled.title}: {told}"
        yield Item(at=step.said, shape=TRIANGLE, words=words, title=f"{day_words(step.said)}: {words}")


def _asked_by(document: DocumentFile, name: Name) -> Iterator[Item]:
    """Yield the deadline that a party stated for answers, where it did."""
    asked = document.tabled.answer_by
    if asked:
        words = f"answer asked for by {name(document.step.party)}: {document.tabled.title}"
        yield Item(at=asked, shape=DOWN, filling=Filling.HOLLOW, words=words, title=f"{day_words(asked)}: {words}")


def _decisions(dialogue: Dialogue, name: Name) -> Iterator[Item]:
    for decision in dialogue.decisions.values():
        body, step = decision.step.body, decision.step
        words = f"{name(step.party)} puts to {body.forum}, {body.rule}: {body.title}"
        end = body.silent_until
        until = f"; silence until {day_words(end)}" if end else ""
        yield Item(
            at=max(end, step.said) if end else step.said,
            since=step.said if end and end > step.said else None,
            shape=DOWN,
            filling=Filling.HOLLOW if end else Filling.FULL,
            words=words,
            title=f"{day_words(step.said)}: {words}{until}",
        )


def _follow_up(follow_up: FollowUpFile, due: date, instant: datetime, name: Name) -> Item:
    """Return a follow-up as a bar from the day it was told to its due day."""
    state = "overdue" if follow_up.overdue(instant) else follow_up.state
    words = f"{state}: {_owed(follow_up, name)}"
    said = follow_up.step.said
    return Item(
        at=midnight(due),
        since=said if said < midnight(due) else None,
        shape=CIRCLE,
        filling=FILLED.get(state, Filling.CROSSED),
        words=words,
        title=f"due {day_words(due)}, {words}",
        bold=state == "overdue",
    )


def _owed(follow_up: FollowUpFile, name: Name) -> str:
    body = follow_up.step.body
    return f"{listed([name(owner) for owner in body.owners])}, {body.what}"


def _next_words(dialogue: Dialogue) -> Iterator[tuple[str, Step]]:
    """Yield each party's newest word on the next meeting of each forum."""
    for forum in dict.fromkeys(step.body.forum for step in dialogue.nexts):
        yield from ((forum, step) for step in dialogue.next_words(forum))


def _agreed(step: Step) -> bool:
    return step.body.status is NextMeeting.AGREED_DATE and step.body.day is not None


def _next(dialogue: Dialogue, name: Name) -> Iterator[Item]:
    by_day: dict[tuple[str, date], list[str]] = {}
    for forum, step in _next_words(dialogue):
        if _agreed(step):
            by_day.setdefault((forum, step.body.day), []).append(name(step.party))
    for (forum, day), parties in by_day.items():
        words = f"{forum}, {day_words(day)}: agreed date, as {listed(parties)} said"
        yield Item(at=midnight(day), shape=SQUARE, filling=Filling.HOLLOW, words=words, title=words)


def _notes(dialogue: Dialogue, name: Name) -> Iterator[Notes]:
    yield Notes("Conditions of answers", notes_of(_conditions(dialogue, name), where=ELSEWHERE))
    meetings = [m for m in dialogue.meetings.values() if not m.day]
    yield Notes("Called without a day", tuple(f"{m.forum} ({m.key})" for m in meetings))
    yield Notes(
        "Follow-ups without a due day",
        tuple(
            f"{f.state}: {_owed(f, name)}{f' ({f.step.body.within})' if f.step.body.within else ''}"
            for f in dialogue.follow_ups.values()
            if not f.step.body.due
        ),
    )
    yield Notes(
        "Said of the next meeting, no date agreed",
        tuple(
            f"{forum}: {step.body.status}{_offered(step)} ({name(step.party)}, {day_words(step.said)})"
            for forum, step in _next_words(dialogue)
            if not _agreed(step)
        ),
    )


def _conditions(dialogue: Dialogue, name: Name) -> Iterator[str]:
    """Yield what answers were tied to: no answer is shown without its condition (N-5)."""
    for document in dialogue.documents.values():
        for step in document.answers:
            for one in step.body.articles:
                if one.condition:
                    title, party = document.tabled.title, name(step.party)
                    yield f"{party}, {day_words(step.said)}, {title}, article {one.article}: {one.condition}"


def _offered(step: Step) -> str:
    return f", {day_words(step.body.day)}" if step.body.day else ""


def _legend(lanes: tuple[Lane, ...]) -> Iterator[Key]:
    """Yield what the marks mean that are in the picture."""
    meanings = {
        (SQUARE, Filling.FULL): "meeting held",
        (SQUARE, Filling.HOLLOW): "called, or next meeting agreed",
        (SQUARE, Filling.CROSSED): "declined",
        (DIAMOND, Filling.FULL): "document tabled",
        (DIAMOND, Filling.CROSSED): "document known by a leak",
        (TRIANGLE, Filling.FULL): "answer",
        (DOWN, Filling.HOLLOW): "answer asked for, or silence ends",
        (DOWN, Filling.FULL): "put for decision",
        (CIRCLE, Filling.HOLLOW): "follow-up open, at its due day (bold: overdue)",
        (CIRCLE, Filling.FULL): "follow-up done",
        (CIRCLE, Filling.CROSSED): "follow-up disputed or dropped",
    }
    found = {(item.shape, item.filling) for lane in lanes for item in lane.items}
    for (shape, filling), words in meanings.items():
        if (shape, filling) in found:
            yield Key(words, 16, marker(shape, 8, 8, filling))


def _description(lanes: tuple[Lane, ...]) -> Iterator[str]:
    yield "A timeline in lanes."
    for lane in lanes:
        told = "; ".join(item.title for item in sorted(lane.items, key=lambda item: item.at))
        yield f"{lane.name}: {told or lane.nothing}."
