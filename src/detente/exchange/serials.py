"""Serials: what one desk sends another at one precedence is numbered from 1, without gaps. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from detente.model.record import Precedence

FIRST = 1
ORDER = tuple(Precedence)
"""The four precedences, the one handled first in front."""


class Comes(StrEnum):
    """How an envelope stands to what came before it."""

    NEW = "new"
    PARTLY = "partly new"
    AGAIN = "again"
    AHEAD = "ahead"


class Judged(NamedTuple):
    """How an envelope comes, and how many of its first records are known already."""

    comes: Comes
    known: int


def judge(awaited: int, first: int, count: int) -> Judged:
    """Return how `count` records from serial `first` on stand to the serial awaited next.

    Ahead: something between is missing, and nothing of it may be entered. Again: all of it was entered before.
    """
    if first > awaited:
        return Judged(Comes.AHEAD, 0)
    known = min(awaited - first, count)
    if known == count:
        return Judged(Comes.AGAIN, known)
    return Judged(Comes.PARTLY if known else Comes.NEW, known)
