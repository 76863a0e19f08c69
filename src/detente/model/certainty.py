"""How sure the wording of a rule or a fact is, and what may rest on it."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """The marks of the reference: from the text itself down to the desk's own rule."""

    TEXT = "T"
    NEIGHBOUR = "N"
    SECONDARY = "S"
    COMPUTED = "C"
    MEMORY = "M"
    DOUBTFUL = "M?"
    DESK = "D"


MEANING: dict[Certainty, str] = {
    Certainty.TEXT: "text seen",
    Certainty.NEIGHBOUR: "neighbouring text",
    Certainty.SECONDARY: "secondary source",
    Certainty.COMPUTED: "computed",
    Certainty.MEMORY: "from memory, unverified wording",
    Certainty.DOUBTFUL: "from memory, doubtful",
    Certainty.DESK: "the desk's own rule",
}

_FALLING = list(MEANING)


def firm(mark: Certainty) -> bool:
    """Return whether a verdict may rest on this mark alone: never on M? or D."""
    return mark not in (Certainty.DOUBTFUL, Certainty.DESK)


def weakest(*marks: Certainty) -> Certainty:
    """Return the least certain of the marks given; T when none is given."""
    return max(marks, key=_FALLING.index, default=Certainty.TEXT)
