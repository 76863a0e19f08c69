"""The one noun that everything turns on: a record of what was declared, seen or said."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

import msgspec

from detente.model.time import Interval

Body = TypeVar("Body")

LARGEST_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exact (RFC 8785, section 3.2.2.3)."""

Integer = Annotated[int, msgspec.Meta(ge=-LARGEST_INTEGER, le=LARGEST_INTEGER)]
Count = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_INTEGER)]
Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
PARTY_ID = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z"
PartyId = Annotated[str, msgspec.Meta(pattern=PARTY_ID)]

DESK = "desk"
"""The party id of the desk itself, as one that says something and as a reader."""


class Precedence(StrEnum):
    """How fast a message is handled: the four classes, fastest first."""

    FLASH = "flash"
    IMMEDIATE = "immediate"
    PRIORITY = "priority"
    ROUTINE = "routine"


class Marking(StrEnum):
    """Who may read it: Traffic Light Protocol 2.0 (FIRST, August 2022), the widest circle first."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def rank(self) -> int:
        """Return its place from the widest circle (0) to the strictest; as words, markings have no order."""
        return _RANKS[self]


_RANKS = {marking: rank for rank, marking in enumerate(Marking)}


def strictest(markings: Iterable[Marking | None]) -> Marking:
    """Return the strictest of the markings, TLP:CLEAR where there are none; None is no marking."""
    told = (marking for marking in markings if marking is not None)
    return max(told, key=_RANKS.__getitem__, default=Marking.CLEAR)


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A half-open stretch [start, end) of a text, in Unicode code points."""

    start: Count
    end: Count


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where something stands: the SHA-256 of the bytes, their media type and name, and the spans."""

    sha256: Digest
    media_type: str
    name: str
    spans: tuple[Span, ...] = ()


class Record(msgspec.Struct, Generic[Body], frozen=True, kw_only=True, omit_defaults=True):
    """Who said what, when, from which sources; immutable, and equal on every desk.

    `party` is a register id (ISO 3166 alpha-2 for a State: `NO` is Norway); `happened` is None where
    unknown. A kind that may name private persons carries, once in a ledger, a salted `body_digest`
    instead of a `body`.

    `held_for` are the only readers, register ids or `desk`, sorted; empty: shared under its marking. Once in
    a ledger, a held record is its kind, party and instant, and a salted `held_digest` of all the rest.
    """

    kind: str
    party: str
    said: datetime
    body: Body | None = None
    body_digest: Digest | None = None
    happened: Interval | None = None
    sources: tuple[Source, ...] = ()
    in_reply_to: Digest | None = None
    precedence: Precedence = Precedence.ROUTINE
    marking: Marking = Marking.CLEAR
    held_for: tuple[PartyId, ...] = ()
    held_digest: Digest | None = None


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
