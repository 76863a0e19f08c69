"""The dialogue as it stands in a view: meetings, documents and follow-ups, each with everything said to it.

Records are put together by their keys; what was corrected is left out, what stands in its place is kept.
Nothing is judged here: `findings.py` says what follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from detente.model.dialogue import (
    AnswerWord,
    ArticleAnswer,
    DecisionWord,
    FollowUpWord,
    ItemWord,
    Tabled,
)
from detente.model.time import end_of_day
from detente.model.view import Entry, View

PREFIX = "council."
Thing = TypeVar("Thing")


class Step(msgspec.Struct, frozen=True):
    """One step on record: its entry and its body (a noun of `model.dialogue`)."""

    entry: Entry
    body: Any

    @property
    def party(self) -> str:
        """Return who said it."""
        return self.entry.record.party

    @property
    def said(self) -> datetime:
        """Return when it was said."""
        return self.entry.record.said


class ItemFile(msgspec.Struct, frozen=True):
    """An item proposed for an agenda, and each party's word on it."""

    step: Step
    replies: tuple[Step, ...] = ()

    def last(self) -> dict[str, Step]:
        """Return each party's newest word on the item, its proposer's agreement not among them."""
        return newest(self.replies)

    @property
    def objected_by(self) -> tuple[str, ...]:
        """Return the parties whose newest word is an objection."""
        return tuple(party for party, step in self.last().items() if step.body.word is ItemWord.OBJECTS)

    @property
    def agreed_by(self) -> tuple[str, ...]:
        """Return the parties whose newest word is agreement, the proposer first."""
        agreed = (party for party, step in self.last().items() if step.body.word is ItemWord.AGREES)
        return tuple(dict.fromkeys((self.step.party, *agreed)))


class DocumentFile(msgspec.Struct, frozen=True):
    """A document tabled, the answers to it, and the documents that amend or counter it."""

    step: Step
    answers: tuple[Step, ...] = ()
    responses: tuple[Step, ...] = ()

    @property
    def tabled(self) -> Tabled:
        """Return the document itself."""
        body: Tabled = self.step.body
        return body

    def answer_of(self, party: str, article: str) -> tuple[Step, ArticleAnswer] | None:
        """Return a party's newest answer to an article, None where it has given none yet."""
        found: tuple[Step, ArticleAnswer] | None = None
        for step in self.answers:
            if step.party == party:
                found = next(((step, one) for one in step.body.articles if one.article == article), found)
        return found

    def answerers(self) -> tuple[str, ...]:
        """Return the parties to which it was put, or, where it was put to all, those that answered."""
        return self.tabled.to or tuple(dict.fromkeys(step.party for step in self.answers))

    def accepted_by(self, article: str) -> tuple[str, ...]:
        """Return the parties that accepted an article without condition."""
        told = ((party, self.answer_of(party, article)) for party in dict.fromkeys(s.party for s in self.answers))
        return tuple(party for party, answer in told if answer and answer[1].word is AnswerWord.ACCEPT)


class DecisionFile(msgspec.Struct, frozen=True):
    """A text put for decision, and each party's word on it."""

    step: Step
    replies: tuple[Step, ...] = ()

    def by_word(self, word: DecisionWord) -> tuple[str, ...]:
        """Return the parties whose newest word is that one."""
        return tuple(party for party, step in newest(self.replies).items() if step.body.word is word)


class FollowUpFile(msgspec.Struct, frozen=True):
    """A follow-up, and what was said of it since."""

    step: Step
    replies: tuple[Step, ...] = ()

    def by_word(self, word: FollowUpWord) -> tuple[str, ...]:
        """Return the parties whose newest word is that one."""
        return tuple(party for party, step in newest(self.replies).items() if step.body.word is word)

    @property
    def state(self) -> str:
        """Return `open`, `done`, `disputed` or `dropped`: a dispute stands over any word that it is done."""
        for word in (FollowUpWord.DISPUTED, FollowUpWord.DROPPED, FollowUpWord.DONE):
            if self.by_word(word):
                return word.value
        return "open"

    def overdue(self, instant: datetime) -> bool:
        """Return whether it is still open once its due day is over."""
        due: date | None = self.step.body.due
        return self.state == "open" and due is not None and instant > end_of_day(due)


class MeetingFile(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on record about one meeting, each part in the order in which it was said."""

    key: str
    forum: str
    calls: tuple[Step, ...] = ()
    replies: tuple[Step, ...] = ()
    items: tuple[ItemFile, ...] = ()
    held: Step | None = None
    documents: tuple[DocumentFile, ...] = ()
    statements: tuple[Step, ...] = ()
    decisions: tuple[DecisionFile, ...] = ()
    readouts: tuple[Step, ...] = ()
    follow_ups: tuple[FollowUpFile, ...] = ()
    nexts: tuple[Step, ...] = ()

    @property
    def call(self) -> Step | None:
        """Return the newest call, None where the meeting is on record without one."""
        return self.calls[-1] if self.calls else None

    @property
    def last_day(self) -> date | None:
        """Return the last day of a meeting held, or the day for which it was called."""
        if self.held and self.held.body.last_day:
            last: date = self.held.body.last_day
            return last
        return self.day

    @property
    def day(self) -> date | None:
        """Return the day on which it was held, or else for which it was last called."""
        if self.held:
            day: date = self.held.body.day
            return day
        called: date | None = self.call.body.day if self.call else None
        return called


class Dialogue(msgspec.Struct, frozen=True, kw_only=True):
    """The whole dialogue in a view, by key, in the order in which each first came up."""

    instant: datetime
    meetings: dict[str, MeetingFile]
    documents: dict[str, DocumentFile]
    decisions: dict[str, DecisionFile]
    follow_ups: dict[str, FollowUpFile]
    packages: dict[str, Step]
    links: tuple[Step, ...]
    nexts: tuple[Step, ...]
    notes: tuple[Step, ...]

    def held_at(self, forum: str) -> tuple[MeetingFile, ...]:
        """Return the meetings of a forum that were held, oldest first."""
        held = (m for m in self.meetings.values() if m.forum == forum and m.held and m.day)
        return tuple(sorted(held, key=lambda m: (m.day, m.key)))

    def next_words(self, forum: str) -> tuple[Step, ...]:
        """Return each party's newest word on the next meeting of a forum."""
        return tuple(newest(step for step in self.nexts if step.body.forum == forum).values())


def newest(steps: Iterable[Step]) -> dict[str, Step]:
    """Return the newest step of each party, parties in the order of their first word."""
    last: dict[str, Step] = {}
    for step in steps:
        last[step.party] = step
    return last


def dialogue(view: View) -> Dialogue:
    """Return the dialogue as it stands in a view: what was said by its instant, corrections made.

    Where another than `desk` keeps it, give `view.standing(party)`: its own corrections then count as well.
    """
    by_kind: dict[str, list[Step]] = {}
    for entry in view.standing().entries:
        record = entry.record
        if record.kind.startswith(PREFIX) and record.body is not None:
            by_kind.setdefault(record.kind.removeprefix(PREFIX), []).append(Step(entry, record.body))
    return _put_together(view.said_until, lambda kind: tuple(by_kind.get(kind, ())))


def _put_together(instant: datetime, steps: Callable[[str], tuple[Step, ...]]) -> Dialogue:
    answers = _by_key(steps("answer"), lambda step: step.body.to)
    responses = _by_key(steps("document"), lambda step: step.body.responds_to)
    votes = _by_key(steps("decision_reply"), lambda step: step.body.decision)
    words = _by_key(steps("follow_up_reply"), lambda step: step.body.follow_up)
    documents = {
        step.body.key: DocumentFile(step, answers.get(step.body.key, ()), responses.get(step.body.key, ()))
        for step in steps("document")
    }
    decisions = {step.body.key: DecisionFile(step, votes.get(step.body.key, ())) for step in steps("decision")}
    follow_ups = {step.body.key: FollowUpFile(step, words.get(step.body.key, ())) for step in steps("follow_up")}
    return Dialogue(
        instant=instant,
        meetings=_meetings(steps, documents.values(), decisions.values(), follow_ups.values()),
        documents=documents,
        decisions=decisions,
        follow_ups=follow_ups,
        packages={step.body.key: step for step in steps("package")},
        links=steps("link"),
        nexts=steps("next"),
        notes=steps("note"),
    )


def _meetings(
    steps: Callable[[str], tuple[Step, ...]],
    documents: Iterable[DocumentFile],
    decisions: Iterable[DecisionFile],
    follow_ups: Iterable[FollowUpFile],
) -> dict[str, MeetingFile]:
    """Return every meeting called or held, in the order of its first word, with all that names it."""
    of_meeting = {
        kind: _by_key(steps(kind), lambda step: step.body.meeting)
        for kind in ("call", "call_reply", "meeting", "statement", "readout")
    }
    nexts = _by_key(steps("next"), lambda step: step.body.after)
    items = _by_key(_items(steps), lambda item: item.step.body.meeting)
    tabled = _by_key(documents, lambda one: one.tabled.meeting)
    decided = _by_key(decisions, lambda one: one.step.body.meeting)
    agreed = _by_key(follow_ups, lambda one: one.step.body.meeting)
    first = sorted((*steps("call"), *steps("meeting")), key=lambda step: step.said)
    made: dict[str, MeetingFile] = {}
    for key in dict.fromkeys(step.body.meeting for step in first):
        calls, replies, held, statements, readouts = (told.get(key, ()) for told in of_meeting.values())
        made[key] = MeetingFile(
            key=key,
            forum=(held or calls)[-1].body.forum,
            calls=calls,
            replies=replies,
            items=items.get(key, ()),
            held=held[-1] if held else None,
            documents=tabled.get(key, ()),
            statements=statements,
            decisions=decided.get(key, ()),
            readouts=readouts,
            follow_ups=agreed.get(key, ()),
            nexts=nexts.get(key, ()),
        )
    return made


def _items(steps: Callable[[str], tuple[Step, ...]]) -> tuple[ItemFile, ...]:
    replies = _by_key(steps("item_reply"), lambda step: (step.body.meeting, step.body.item))
    return tuple(ItemFile(step, replies.get((step.body.meeting, step.body.item), ())) for step in steps("item"))


def _by_key(things: Iterable[Thing], key: Callable[[Thing], Any]) -> dict[Any, tuple[Thing, ...]]:
    """Return things by a key, in their order: one pass, however many keys there are."""
    found: dict[Any, list[Thing]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return {name: tuple(among) for name, among in found.items()}
