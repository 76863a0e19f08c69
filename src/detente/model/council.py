"""The nouns of dialogue: issues as propositions, and where each party stands on them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from detente.model.certainty import Certainty

Stance = Annotated[int, msgspec.Meta(ge=-2, le=2)]


class Basis(StrEnum):
    """What a stance rests on. Silent is not neutral."""

    STATED = "stated"
    CONDITIONAL = "conditional"
    SILENT = "silent"
    LEAK = "leak"


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """A proposition that one can be for or against."""

    id: str
    proposition: str
    topic: str


class Position(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a party stands on an issue: -2 reject .. +2 propose or accept; the words are the desk's short form."""

    issue: str
    stance: Stance
    in_short: str
    basis: Basis = Basis.STATED
    condition: str = ""
    document: str = ""
    certainty: Certainty = Certainty.SECONDARY
    coded_by: str = ""
