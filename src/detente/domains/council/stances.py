"""The newest word of each party on each issue as of an instant, and how two words stand to each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec

from detente.model.council import Basis, Position
from detente.model.record import Digest
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


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """The newest word of a party on an issue. `doubled`: another record says otherwise at the same instant."""

    party: str
    said: datetime
    position: Position
    record: Digest
    doubled: bool = False

    @property
    def silent(self) -> bool:
        """Return whether this is a silence: the party spoke elsewhere and left the issue out."""
        return self.position.basis is Basis.SILENT


Words = dict[tuple[str, str], Word]
"""Words by issue and party."""


def last_words(entries: Iterable[Entry], instant: datetime, *, count_silence: bool = False) -> Words:
    """Return the newest word of each party on each issue, by (issue, party), said at or before the instant.

    A silence is kept only where the party never spoke on the issue: it does not take back what was said.
    With `count_silence` it is a row as any other, and the newest row stands.
    """
    newest: Words = {}
    for entry in entries:
        position: Position | None = entry.record.body
        if entry.record.kind != KIND or position is None or entry.record.said > instant:
            continue
        key = (position.issue, entry.record.party)
        word = Word(party=entry.record.party, said=entry.record.said, position=position, record=entry.id)
        newest[key] = _newer(newest.get(key), word, count_silence=count_silence)
    return newest


def _newer(old: Word | None, new: Word, *, count_silence: bool) -> Word:
    """Return which of two words stands; the order in which they are given does not matter."""
    if old is None:
        return new
    if old.silent != new.silent and not count_silence:
        return new if old.silent else old
    if old.said != new.said:
        return max(old, new, key=lambda word: word.said)
    kept = max(old, new, key=lambda word: word.record)
    differ = old.position.stance != new.position.stance
    return msgspec.structs.replace(kept, doubled=differ or old.doubled)


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
        return Standing.TWO_WORDS
    if first.silent or second.silent:
        return Standing.SILENT
    return standing_of(first.position.stance, second.position.stance)


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
