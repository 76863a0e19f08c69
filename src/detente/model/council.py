"""The nouns of dialogue: issues as propositions, where parties stand on them, and the next meeting."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Annotated

import msgspec

from detente.model.certainty import Certainty

LOWEST_STANCE = -2
HIGHEST_STANCE = 2
FULL_SALIENCE = 100
"""A party's salience when nothing else was coded: the issue counts in full (the desk's default)."""

Stance = Annotated[int, msgspec.Meta(ge=LOWEST_STANCE, le=HIGHEST_STANCE)]
Percent = Annotated[int, msgspec.Meta(ge=0, le=FULL_SALIENCE)]


class StanceWord(IntEnum):
    """What the five numbers of a stance mean."""

    REJECTS = -2
    LEANS_AGAINST = -1
    OPEN = 0
    ACCEPTS_IN_PART = 1
    PROPOSES_OR_ACCEPTS = 2

    @property
    def words(self) -> str:
        """Return the meaning in words."""
        return self.name.lower().replace("_", " ")


class Basis(StrEnum):
    """What a stance rests on. Silent is not neutral; a leak is never merged with an official text."""

    STATED = "stated"
    CONDITIONAL = "conditional"
    SILENT = "silent"
    LEAK = "leak"


class NextMeeting(StrEnum):
    """Where the next meeting stands, firmest first. A wish to set dates is not a date."""

    AGREED_DATE = "agreed date"
    AGREED_TO_MEET = "agreed to meet"
    NONE_SET = "none set"
    UNDER_STUDY = "under study"
    ONE_SIDE_READY = "one side ready"
    REFUSED = "refused"


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """A proposition that one can be for or against; `topic` is one of `model.report.TOPICS`."""

    id: str
    proposition: str
    topic: str


class Position(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a party stands on an issue: -2 reject .. +2 propose or accept; the words are the desk's short form.

    `condition` is what the party tied its word to. `document` cites where it stands, several separated by
    semicolons. `confirmed_by` says who confirmed a leaked document. `salience_percent` says how much the
    issue weighs for this party. `coded_by` signs the number: it is a person's reading, not the party's word.
    """

    issue: str
    stance: Stance
    in_short: str
    basis: Basis = Basis.STATED
    condition: str = ""
    document: str = ""
    certainty: Certainty = Certainty.SECONDARY
    coded_by: str = ""
    confirmed_by: str = ""
    salience_percent: Percent = FULL_SALIENCE
