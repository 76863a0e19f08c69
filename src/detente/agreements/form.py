"""The forms of an agreement: what each message asks, item by item, and how messages are headed on the network.

Forms are data because their wording and numbers are uncertain: every form, item and label has a certainty mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

import msgspec

from detente.model.certainty import Certainty, firm
from detente.model.document import nearest
from detente.model.errors import SchemaError
from detente.model.message import EVERYONE, Handling

NONE = "none"
LABEL = re.compile(r"[A-Za-z]{0,2}[0-9][A-Za-z0-9.]{0,9}|[A-Za-z](?:\.[0-9]{1,3})*")
"""What a label of an item is: a number, with letters before or behind it, or one letter."""
FORMAT = re.compile(r"F([0-9]{1,3})(?:-F([0-9]{1,3}))?")


class ItemType(StrEnum):
    """What an item or a column holds."""

    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    DAY = "day"
    INSTANT = "instant"
    YES_NO = "yes or no"
    POINT = "point"
    POLYGON = "polygon"
    LIST = "list"
    STATES = "states"
    BY_STATE = "by State"
    TABLE = "table"


class CheckType(StrEnum):
    """What a form holds its items to, beside their types."""

    SUM = "sum"
    COUNT = "count"
    ORDER = "order"
    PHASES = "phases"
    INSIDE = "inside"
    RELATED = "related"


class Column(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One column of a table. `words` is the closed list of a word, `unit` what a number counts."""

    key: str
    title: str
    type: ItemType
    words: tuple[str, ...] = ()
    unit: str = ""
    none: bool = True


class FormItem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One item: its label in the text form, its key, what it asks. `none`: whether an explicit none will do."""

    label: str
    key: str
    title: str
    asks: str
    type: ItemType
    paragraph: str
    certainty: Certainty
    none: bool = True
    words: tuple[str, ...] = ()
    unit: str = ""
    columns: tuple[Column, ...] = ()

    def place_of(self, column: str) -> int | None:
        """Return the place of a column in the rows, None if there is no such column."""
        return next((n for n, one in enumerate(self.columns) if one.key == column), None)


class Check(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One check of a form. Items are named by key, a column of a table as `table/column`, row by row.

    sum: `total` equals the sum of `parts`. count: `total` equals the rows of `table`. order: `first` is not after
    `last`. phases: the rows of `table` cover `first` to `last` in their order, without gaps or overlaps. inside:
    every coordinate of `places` lies in `area`. related: `item` is filled where another activity of the sender
    overlaps `first` to `last` near `area`.
    """

    check: CheckType
    certainty: Certainty
    total: str = ""
    parts: str = ""
    first: str = ""
    last: str = ""
    table: str = ""
    area: str = ""
    item: str = ""
    places: tuple[str, ...] = ()

    def keys(self) -> Iterator[tuple[str, str]]:
        """Yield the items that it names, each with its column, empty where it names none."""
        for name in (
            self.total,
            self.parts,
            self.first,
            self.last,
            self.table,
            self.area,
            self.item,
            *self.places,
        ):
            if name:
                key, _, column = name.partition("/")
                yield key, column


class Form(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One message type: who sends it to whom, which number the network is thought to give it, and its items.

    `certainty` is that of the contents, `format_certainty` that of the format number; `format` is empty where
    none is remembered, and a span such as F1-F9 where only the span is. `answers` and `amends` are types that
    such a message names by number; `rules` are the rules whose findings call for it.
    """

    type: str
    title: str
    instrument: str
    chapter: str
    paragraph: str
    certainty: Certainty
    format: str
    format_certainty: Certainty
    sender: str
    recipients: str
    to: tuple[str, ...]
    handling: Handling
    checked: str
    items: tuple[FormItem, ...]
    answers: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    note: str = ""

    @cached_property
    def by_key(self) -> dict[str, FormItem]:
        """Return the items by key."""
        return {item.key: item for item in self.items}

    @cached_property
    def by_name(self) -> dict[str, FormItem]:
        """Return the items by label, key and title, in small letters: what a line of a text may call them."""
        names = {name.casefold(): item for item in self.items for name in (item.title, item.key)}
        return names | {item.label.casefold(): item for item in self.items}

    @property
    def doubtful(self) -> tuple[FormItem, ...]:
        """Return the items whose wording is doubtful (M?) or the desk's own (D)."""
        return tuple(item for item in self.items if not firm(item.certainty))

    def carries(self, number: int) -> bool:
        """Return whether its format label is that number, or a span in which it lies."""
        found = FORMAT.fullmatch(self.format)
        return found is not None and int(found[1]) <= number <= int(found[2] or found[1])


class Heading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a header: the field, the word that is written, and the words that are also read."""

    field: str
    shown: str
    also: tuple[str, ...] = ()


class Network(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """How messages are headed and numbered, and the letters of States, as far as they are remembered."""

    certainty: Certainty
    labels_certainty: Certainty
    handling_certainty: Certainty
    checked: str
    number: str
    originals: tuple[str, ...]
    closing: str
    headings: tuple[Heading, ...]
    everyone: tuple[str, ...]
    none: tuple[str, ...]
    letters: dict[str, str]
    note: str = ""

    @cached_property
    def number_form(self) -> re.Pattern[str]:
        """Return the pattern of a message number, with groups letters, year, serial, format and status."""
        return re.compile(self.number)

    @cached_property
    def fields(self) -> dict[str, str]:
        """Return the field of a header by every word that names it, in small letters."""
        return {word.casefold(): h.field for h in self.headings for word in (h.shown, *h.also)}

    @cached_property
    def words(self) -> dict[str, str]:
        """Return `none` and `all` by every word that says so, in small letters."""
        said = {word.casefold(): EVERYONE for word in self.everyone}
        return said | {word.casefold(): NONE for word in self.none}

    @cached_property
    def letters_of(self) -> dict[str, str]:
        """Return the network's letters by the code of the State, where they differ."""
        return {code: letters for letters, code in self.letters.items()}

    def state(self, letters: str) -> str:
        """Return the code of a State (ISO 3166) for the network's letters; `all` for the words for everyone."""
        if self.words.get(letters.casefold()) == EVERYONE:
            return EVERYONE
        return self.letters.get(letters, letters)

    def shown(self, state: str) -> str:
        """Return the letters of the network for the code of a State."""
        return self.everyone[0] if state == EVERYONE else self.letters_of.get(state, state)


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """The desk's own bounds: how near counts as related, and what no force can be."""

    certainty: Certainty
    checked: str
    related_km: int
    most_corners: int
    most_days: int
    most: dict[str, int]
    note: str = ""


class Forms(msgspec.Struct, frozen=True, kw_only=True):
    """Every form by its type, the headings of the network, and the desk's bounds."""

    by_type: dict[str, Form]
    network: Network
    bounds: Bounds

    def form(self, type_: str) -> Form:
        """Return the form of a type; SchemaError with near names if there is none."""
        if type_ not in self.by_type:
            raise SchemaError(
                "a message type that has no form",
                expected="a type such as vd11.38.notification",
                given=repr(type_[:80]),
                next_step=nearest(type_, self.by_type) or "`detente exercises forms` lists them",
            )
        return self.by_type[type_]

    def numbered(self, number: int) -> tuple[Form, ...]:
        """Return the forms that are thought to carry a format number."""
        return tuple(form for form in self.by_type.values() if form.carries(number))

    def called_for(self, rule: str) -> tuple[Form, ...]:
        """Return the forms that a finding of a rule calls for."""
        return tuple(form for form in self.by_type.values() if rule in form.rules)
