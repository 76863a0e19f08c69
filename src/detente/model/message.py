"""Messages of an agreement as States send them: a type, a header, and items in their order, none left out.

A value is exact: whole numbers, days, instants in UTC, coordinates in units of 1e-7 degree. Three things that look
alike are kept apart: an item that is not there (missing), `Nothing` (the sender wrote none), and `Unread` (words
stand there that are not of the type the form asks for). What the form does not know stays, character for
character, as an `Unknown` in its place.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from detente.model.certainty import Certainty, firm
from detente.model.record import Integer

EVERYONE = "all"
"""The addressee that stands for all participating States."""
WHOLE = "total"
"""The word in place of a State where only the sum is known, and not how it is split."""
UNITS_PER_DEGREE = 10_000_000

Latitude = Annotated[int, msgspec.Meta(ge=-90 * UNITS_PER_DEGREE, le=90 * UNITS_PER_DEGREE)]
InstantWithZone = Annotated[datetime, msgspec.Meta(tz=True)]
Longitude = Annotated[int, msgspec.Meta(ge=-180 * UNITS_PER_DEGREE, le=180 * UNITS_PER_DEGREE)]


class Handling(StrEnum):
    """How fast a message asks to be handled: the desk's two words; the classes of the network are not known."""

    NORMAL = "normal"
    URGENT = "urgent"


class Coordinates(msgspec.Struct, frozen=True, array_like=True):
    """A place: latitude (north positive) and longitude (east positive), in units of 1e-7 degree."""

    latitude_e7: Latitude
    longitude_e7: Longitude


class Share(msgspec.Struct, frozen=True, array_like=True):
    """How many of a number belong to one State."""

    state: str
    number: Integer


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="none"):
    """An explicit none: a value, and not the same as an item that is missing."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="words"):
    """A text, or a word of a closed list."""

    text: str


class Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="number"):
    """A whole number."""

    number: Integer


class Day(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="day"):
    """A calendar day."""

    day: date


class Instant(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="instant"):
    """An instant in UTC."""

    instant: InstantWithZone


class YesNo(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="yes or no"):
    """Yes or no."""

    yes: bool


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="point"):
    """One place by its coordinates."""

    at: Coordinates


class Polygon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="polygon"):
    """An area by its corners in their order, as given; whether the first is repeated at the end is kept."""

    corners: tuple[Coordinates, ...]


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="list"):
    """Words one after the other; for a list of States, their ids."""

    entries: tuple[str, ...]


class Shares(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="by State"):
    """A number for each State, in the order given."""

    shares: tuple[Share, ...]

    @property
    def total(self) -> int:
        """Return the sum of all shares."""
        return sum(share.number for share in self.shares)


class Unread(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="unread"):
    """Words that are not of the type asked for, kept as they stand; validation explains what was expected."""

    text: str


class Unknown(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="unknown"):
    """An item that the form does not have: its label as far as it shows, and every character of its lines."""

    label: str
    text: str


Cell = Nothing | Words | Number | Day | Instant | YesNo | Point | Polygon | Listing | Shares | Unread


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="table"):
    """Rows of cells, in the order of the columns of the form."""

    rows: tuple[tuple[Cell, ...], ...]


Value = (
    Nothing
    | Words
    | Number
    | Day
    | Instant
    | YesNo
    | Point
    | Polygon
    | Listing
    | Shares
    | Unread
    | Table
    | Unknown
)


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One item of a message: the key that the form gives it, empty for what the form does not know."""

    key: str
    value: Value


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A message. `type` names its form, `number` is that of the network; `answers` and `amends` name others.

    `sender` and `to` are register ids, `EVERYONE` for all participating States. `transmitted` is None for a draft.
    `after` is what stood behind the closing line, kept as it is.
    """

    type: str
    number: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    transmitted: InstantWithZone | None = None
    handling: Handling = Handling.NORMAL
    answers: str = ""
    amends: str = ""
    items: tuple[Item, ...] = ()
    after: str = ""

    def value(self, key: str) -> Value | None:
        """Return the value of the first item of that key, None where it is missing."""
        return next((item.value for item in self.items if item.key == key), None)


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What keeps a message from being complete: which item, what is wrong, by which paragraph, how surely.

    `check` is a short word for the kind of problem, stable for programs; `item` is a key of the form, or a
    field of the header. A problem that rests on M? or D is shown and never decides alone whether a message is
    in order.
    """

    check: str
    says: str
    item: str = ""
    message: str = ""
    expected: str = ""
    given: str = ""
    paragraph: str = ""
    next_step: str = ""
    certainty: Certainty = Certainty.MEMORY

    @property
    def firm(self) -> bool:
        """Return whether it rests on more than doubtful wording or the desk's own rule."""
        return firm(self.certainty)
