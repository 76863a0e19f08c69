"""The dialogue as it stands in a view: meetings, documents and follow-ups, each with everything said to it.

Records are put together by their keys; what was corrected is left out, what stands in its place is kept.
Nothing is judged here: `findings.py` says what follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import msgspec

from detente.model.council import NextMeeting
from detente.model.dialogue import (
    AnswerWord,
    ArticleAnswer,
    DecisionWord,
    FollowUpWord,
    ItemWord,
    Tabled,
)
from detente.model.view import Entry, View

PREFIX = "council."


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
    documents = {
        step.body.key: DocumentFile(
            step,
            _about(steps("answer"), "to", step.body.key),
            _about(steps("document"), "responds_to", step.body.key),
        )
        for step in steps("document")
    }
    decisions = {
        step.body.key: DecisionFile(step, _about(steps("decision_reply"), "decision", step.body.key))
        for step in steps("decision")
    }
    follow_ups = {
        step.body.key: FollowUpFile(step, _about(steps("follow_up_reply"), "follow_up", step.body.key))
        for step in steps("follow_up")
    }
    keys = dict.fromkeys(
        step.body.meeting for step in sorted((*steps("call"), *steps("meeting")), key=lambda s: s.said)
    )
    return Dialogue(
        instant=instant,
        meetings={
            key: _meeting(
                key, steps, tuple(documents.values()), tuple(decisions.values()), tuple(follow_ups.values())
            )
            for key in keys
        },
        documents=documents,
        decisions=decisions,
        follow_ups=follow_ups,
        packages={step.body.key: step for step in steps("package")},
        links=steps("link"),
        nexts=steps("next"),
        notes=steps("note"),
    )


def _meeting(
    key: str,
    steps: Callable[[str], tuple[Step, ...]],
    documents: tuple[DocumentFile, ...],
    decisions: tuple[DecisionFile, ...],
    follow_ups: tuple[FollowUpFile, ...],
) -> MeetingFile:
    calls, held = _about(steps("call"), "meeting", key), _about(steps("meeting"), "meeting", key)
    replies = _about(steps("item_reply"), "meeting", key)
    return MeetingFile(
        key=key,
        forum=(held or calls)[-1].body.forum,
        calls=calls,
        replies=_about(steps("call_reply"), "meeting", key),
        items=tuple(
            ItemFile(step, _about(replies, "item", step.body.item))
            for step in _about(steps("item"), "meeting", key)
        ),
        held=held[-1] if held else None,
        documents=tuple(d for d in documents if d.tabled.meeting == key),
        statements=_about(steps("statement"), "meeting", key),
        decisions=tuple(d for d in decisions if d.step.body.meeting == key),
        readouts=_about(steps("readout"), "meeting", key),
        follow_ups=tuple(f for f in follow_ups if f.step.body.meeting == key),
        nexts=_about(steps("next"), "after", key),
    )


def _about(steps: Iterable[Step], field: str, key: str) -> tuple[Step, ...]:
    return tuple(step for step in steps if getattr(step.body, field) == key)


def next_of(steps: Iterable[Step]) -> tuple[NextMeeting, ...]:
    """Return what several words say of the next meeting, each status once."""
    return tuple(dict.fromkeys(step.body.status for step in steps))
