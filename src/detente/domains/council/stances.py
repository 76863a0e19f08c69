"""The newest word of each party on each issue as of an instant, and how two words stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec

from detente.model.canonical import identify_checked
from detente.model.council import Basis, Position
from detente.model.record import Digest, Record
from detente.model.view import Entry

KIND = "council.position"


class Standing(StrEnum):
    """How two parties stand to each other on one proposition."""

    COMMON_GROUND = "common ground"
    BOTH_AGAINST = "both against"
    BLOCKED = "blocked"
    OPPOSITE = "on opposite sides"
    TRADEABLE = "tradeable"
    APART = "partly apart"
    SILENT = "silence, which is no position"
    NO_WORD = "no word on record"
    TWO_WORDS = "two different words at one instant"
    TWO_READINGS = "two readings that differ"


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """A party's word on an issue, as one coder read it. `others`: the other readings of that instant on record.

    `kept` is the id under which a ledger keeps it: a held record stands there under another id than its words.
    """

    party: str
    said: datetime
    position: Position
    told: Record[Position]
    others: tuple[Word, ...] = ()
    kept: Digest | None = None

    @property
    def record(self) -> Digest:
        """Return the id of the record, computed when it is asked for: most tables never do."""
        return self.kept or identify_checked(self.told)

    @property
    def silent(self) -> bool:
        """Return whether this is a silence: the party spoke elsewhere and left the issue out."""
        return self.position.basis is Basis.SILENT

    @property
    def readings(self) -> tuple[Word, ...]:
        """Return every reading of that instant, this one first."""
        return (self, *self.others)

    @property
    def doubled(self) -> bool:
        """Return whether another record says otherwise at the same instant: then none of them is picked."""
        return bool(self.others) and len({word.stand for word in self.readings}) > 1

    @property
    def contradicted(self) -> bool:
        """Return whether one and the same coder has two different words at that instant."""
        told = {(word.position.coded_by, word.stand) for word in self.readings}
        return len(told) > len({coder for coder, _ in told})

    @property
    def stand(self) -> tuple[int, bool]:
        """Return what readings of one word are compared by: the stance, and whether it is a silence."""
        return self.position.stance, self.silent


Words = dict[tuple[str, str], Word]
"""Words by issue and party."""


def last_words(entries: Iterable[Entry], instant: datetime, *, count_silence: bool = False) -> Words:
    """Return the newest word of each party on each issue, by (issue, party), said at or before the instant.

    A silence is kept only where the party never spoke on the issue: it does not take back what was said.
    With `count_silence` it is a row as any other, and the newest row stands.
    """
    told: list[tuple[Digest, Any]] = [(entry.id, entry.record) for entry in entries if _said_by(entry, instant)]
    newest: dict[tuple[str, str], tuple[bool, datetime]] = {}
    for _, record in told:
        rank = (count_silence or record.body.basis is not Basis.SILENT, record.said)
        key = (record.body.issue, record.party)
        if key not in newest or rank > newest[key]:
            newest[key] = rank
    words: dict[tuple[str, str], list[Word]] = {}
    for id_, record in told:
        key = (record.body.issue, record.party)
        if record.said == newest[key][1]:
            words.setdefault(key, []).append(word_of(record, id_))
    return {key: at_one_instant(each, count_silence=count_silence) for key, each in words.items()}


def _said_by(entry: Entry, instant: datetime) -> bool:
    record = entry.record
    return record.kind == KIND and record.body is not None and record.said <= instant


def words_told(entries: Iterable[Entry], instant: datetime) -> Iterator[Word]:
    """Yield every word said at or before the instant, each reading by itself."""
    return (word_of(entry.record, entry.id) for entry in entries if _said_by(entry, instant))


def word_of(record: Record[Position], kept: Digest | None = None) -> Word:
    """Return the record of a position as a word; `kept` is its id in a ledger, which differs where it is held."""
    position = record.body
    assert position is not None
    return Word(
        party=record.party,
        said=record.said,
        position=position,
        told=record,
        kept=kept if record.held_for else None,
    )


def at_one_instant(words: Iterable[Word], *, count_silence: bool = False) -> Word:
    """Return the readings of a party's word at one instant as one word, in whatever order they are given.

    First stands a reading that is no silence (unless silence counts), then the coder who is first in the alphabet,
    then the record whose id is lowest. A record that is given twice counts once.
    """
    each = list(words)
    if len({word.position.coded_by for word in each}) < len(each):
        each = [word for _, word in sorted({word.record: word for word in each}.items())]
    first, *others = sorted(each, key=lambda word: (word.silent and not count_silence, word.position.coded_by))
    return msgspec.structs.replace(first, others=tuple(others)) if others else first


def common_ground(first: int, second: int) -> bool:
    """Return whether both accept at least in part: a candidate for follow-up."""
    return min(first, second) >= 1


def blocked(first: int, second: int) -> bool:
    """Return whether one rejects what the other proposes."""
    return (min(first, second), max(first, second)) == (-2, 2)


def tradeable(first: int, second: int) -> bool:
    """Return whether a conditional offer may bridge it: both within 0..1, or one at 2 and the other at 0."""
    low, high = min(first, second), max(first, second)
    return (low >= 0 and high <= 1) or (low, high) == (0, 2)


def standing(first: Word | None, second: Word | None) -> Standing:
    """Return how two words stand to each other; nothing is ever agreed, traded or blocked through silence."""
    if first is None or second is None:
        return Standing.NO_WORD
    if first.doubled or second.doubled:
        contradicted = first.contradicted or second.contradicted
        return Standing.TWO_WORDS if contradicted else Standing.TWO_READINGS
    if first.silent or second.silent:
        return Standing.SILENT
    return standing_of(first.position.stance, second.position.stance)


@cache
def standing_of(first: int, second: int) -> Standing:
    """Return how two stances stand to each other: the first line of the table that fits."""
    table = (
        (common_ground(first, second), Standing.COMMON_GROUND),
        (max(first, second) < 0, Standing.BOTH_AGAINST),
        (blocked(first, second), Standing.BLOCKED),
        (min(first, second) < 0 < max(first, second), Standing.OPPOSITE),
        (tradeable(first, second), Standing.TRADEABLE),
    )
    return next((name for fits, name in table if fits), Standing.APART)
