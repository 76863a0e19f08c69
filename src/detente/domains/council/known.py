"""What is known of a dialogue by key: a new step is held against it at the same cost, however long it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from detente.domains.council.dialogue import PREFIX, Step
from detente.model.canonical import identify
from detente.model.council import Position
from detente.model.record import Digest, Record
from detente.model.view import CORRECTION, Entry


class Known:
    """The keys on record, each with the step that first named it; what was corrected is not among them."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: dict[Digest, Entry] = {}
        self.as_said: set[Digest] = set()
        self.corrected: set[Digest] = set()
        self.foreseen: dict[str, tuple[str, ...]] = {}
        self._forget_keys()
        for entry in entries:
            self.take(entry)

    def _forget_keys(self) -> None:
        self.forums: dict[str, str] = {}
        self.called: dict[str, Step] = {}
        self.held: dict[str, Step] = {}
        self.items: dict[tuple[str, str], Step] = {}
        self.documents: dict[str, Step] = {}
        self.decisions: dict[str, Step] = {}
        self.follow_ups: dict[str, Step] = {}
        self.packages: dict[str, Step] = {}
        self.positions: dict[tuple[Any, ...], Step] = {}

    def take(self, entry: Entry) -> None:
        """Take in an entry that stands. A correction is rare: the keys are then gathered anew."""
        self.entries[entry.id] = entry
        # In a ledger, a held record stands under another id than the one of its words.
        self.as_said.add(identify(entry.record) if entry.record.held_for else entry.id)
        if entry.record.kind == CORRECTION and entry.record.body:
            self.corrected.add(entry.record.body.of)
            self._forget_keys()
            for old in self.entries.values():
                self._key(old)
        elif entry.id not in self.corrected:
            self._key(entry)

    def _key(self, entry: Entry) -> None:
        body = entry.record.body
        keep = _KEEP.get(entry.record.kind.removeprefix(PREFIX))
        if keep and body is not None and entry.id not in self.corrected:
            keep(self, Step(entry, body))

    def articles(self, key: str) -> tuple[str, ...]:
        """Return the numbers of the articles of a document."""
        return tuple(article.number for article in self.documents[key].body.articles)


def position_key(record: Record[Position]) -> tuple[str, str, datetime, str, tuple[str, ...]]:
    """Return what only one position may have: issue, party, instant, who coded it, and for whom it is held."""
    assert record.body is not None
    return (record.body.issue, record.party, record.said, record.body.coded_by, record.held_for)


def _call(known: Known, step: Step) -> None:
    known.forums.setdefault(step.body.meeting, step.body.forum)
    known.called.setdefault(step.body.meeting, step)


def _meeting(known: Known, step: Step) -> None:
    known.forums.setdefault(step.body.meeting, step.body.forum)
    known.held[step.body.meeting] = step


def _item(known: Known, step: Step) -> None:
    known.items[step.body.meeting, step.body.item] = step


def _document(known: Known, step: Step) -> None:
    known.documents[step.body.key] = step


def _decision(known: Known, step: Step) -> None:
    known.decisions[step.body.key] = step


def _follow_up(known: Known, step: Step) -> None:
    known.follow_ups[step.body.key] = step


def _package(known: Known, step: Step) -> None:
    known.packages[step.body.key] = step


def _position(known: Known, step: Step) -> None:
    known.positions[position_key(step.entry.record)] = step


_KEEP: dict[str, Callable[[Known, Step], None]] = {
    "call": _call,
    "meeting": _meeting,
    "item": _item,
    "document": _document,
    "decision": _decision,
    "follow_up": _follow_up,
    "package": _package,
    "position": _position,
}
"""Which kinds have a key, and where it is kept."""
