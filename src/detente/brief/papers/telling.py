"""How steps of a dialogue become the plain values of a paper: names, days, instants, and the source of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

import msgspec

from detente.brief.legible import legible
from detente.brief.papers.contents import PartyShown, ReplyShown, SourceShown
from detente.domains.council.dialogue import Dialogue, Step
from detente.domains.council.outcomes import known_by_day
from detente.model.council import Issue
from detente.model.view import Entry, marking_of

WHAT = {
    "council.call": "call of a meeting",
    "council.call_reply": "word on a call",
    "council.item": "item proposed for an agenda",
    "council.item_reply": "word on an item",
    "council.document": "document tabled",
    "council.answer": "answer to a document",
    "council.package": "package",
    "council.link": "word on a link",
    "council.meeting": "meeting held",
    "council.statement": "statement at a meeting",
    "council.decision": "text put for decision",
    "council.decision_reply": "word on a text put for decision",
    "council.readout": "account of a meeting",
    "council.follow_up": "follow-up",
    "council.follow_up_reply": "word on a follow-up",
    "council.next": "word on the next meeting",
    "council.position": "position",
}
LONGEST_PARAGRAPHS = 2_000
"""Paragraphs of one text that a paper shows apart; what is beyond stands as one."""


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk knows when it writes a paper.

    `members` gives the members of a forum by its id, empty where they are not known; `name` the name of a party or
    forum by its id. `positions` are records of kind `council.position`, corrections made.
    """

    dialogue: Dialogue
    positions: tuple[Entry, ...]
    issues: tuple[Issue, ...]
    name: Callable[[str], str]
    members: Callable[[str], tuple[str, ...]]
    as_of: datetime
    desk: str = ""


class Telling:
    """Puts steps into plain words, and keeps the source of each thing told."""

    def __init__(self, material: Material) -> None:
        """Begin with no sources."""
        self.material = material
        self.dialogue = material.dialogue
        self.sources: dict[str, SourceShown] = {}

    def name(self, party: str) -> str:
        """Return the name of a party or forum, legible."""
        return legible(self.material.name(party))

    def names(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Return the names of parties, each once, in alphabetical order."""
        return tuple(sorted(dict.fromkeys(map(self.name, parties)), key=str.casefold))

    def parties(self, parties: Iterable[str]) -> tuple[PartyShown, ...]:
        """Return parties with ids and names, in alphabetical order of the names."""
        shown = (PartyShown(id=legible(party), name=self.name(party)) for party in dict.fromkeys(parties))
        return tuple(sorted(shown, key=lambda party: (party.name.casefold(), party.id)))

    def by_name(self, steps: Iterable[Step]) -> list[Step]:
        """Return steps in the alphabetical order of those who said them, the oldest of each first."""
        return sorted(steps, key=lambda step: (self.name(step.party).casefold(), step.said))

    def step(self, step: Step) -> dict[str, str]:
        """Return `source` and `mark` of a step, which is kept as a source."""
        return self.entry(step.entry, step.body.document, said_on(step), step.body.certainty.value)

    def entry(self, entry: Entry, document: str, said: str, mark: str) -> dict[str, str]:
        """Return `source` and `mark` of an entry, which is kept as a source."""
        record = entry.record
        self.sources[entry.id] = SourceShown(
            id=entry.id,
            party=self.name(record.party),
            said=said,
            what=WHAT.get(record.kind, record.kind),
            document=legible(document),
            mark=mark,
            marking=marking_of(record).value,
            files=tuple(legible(source.name) for source in record.sources),
        )
        return {"source": entry.id, "mark": mark}

    def reply(self, step: Step) -> ReplyShown:
        """Return a word of a party on something."""
        return ReplyShown(
            **self.step(step),
            party=self.name(step.party),
            party_id=legible(step.party),
            word=step.body.word.value,
            words=legible(step.body.words),
            day=day(getattr(step.body, "day", None)),
            said=said_on(step),
        )


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, each legible on one line, empty ones left out."""
    parts = [legible(part) for part in text.replace("\r\n", "\n").split("\n")]
    kept = [part for part in parts if part]
    rest = " ".join(kept[LONGEST_PARAGRAPHS:])
    return (*kept[:LONGEST_PARAGRAPHS], rest) if rest else tuple(kept)


def said_on(step: Step) -> str:
    """Return when a step was said: a day where only the day is known, else an instant."""
    return day(step.said.date()) if known_by_day(step) else instant(step.said)


def day(value: date | None) -> str:
    """Return a day as 2022-01-12, empty without one."""
    return value.isoformat() if value else ""


def instant(value: datetime | None) -> str:
    """Return an instant in UTC as 2022-01-12T18:00:00Z, empty without one."""
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if value else ""
