"""Made-up messages of any form, as hypothesis draws them: any text, any numbers, unknown items among the known."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from detente.agreements.form import Column, Form, FormItem, ItemType
from detente.model.message import (
    UNITS_PER_DEGREE,
    Coordinates,
    Day,
    Handling,
    Instant,
    Item,
    Listing,
    Message,
    Nothing,
    Number,
    Point,
    Polygon,
    Share,
    Shares,
    Table,
    Unknown,
    Unread,
    Value,
    Words,
    YesNo,
)
from detente.model.record import LARGEST_INTEGER

LINES_LIKE_OTHERS = (
    "1) Designation: not mine",
    "From: QQ",
    "End of message",
    "none",
    "None given",
    "UK",
    "- a; b",
    "a | b",
    '"quoted"',
    '{"type":"none"}',
    "Designation: twice",
    "12,700",
    "12 MAY 2025",
    "59°24'N 024°45'E",
    "\ufeffmark",
    " leading",
    "trailing ",
    "\ttab",
    "line\r\nline",
    "",
    "\n\n",
    "\0",
    "\u2028\x85\x0b",
)
texts = st.one_of(
    st.text(max_size=40),
    st.sampled_from(LINES_LIKE_OTHERS),
    st.lists(st.one_of(st.sampled_from(LINES_LIKE_OTHERS), st.text(max_size=12)), max_size=4).map("\n".join),
)
states = st.one_of(st.sampled_from(["XX", "QQ", "GB", "UK", "all", "total", "xx", "NATO"]), texts)
numbers = st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
places = st.builds(
    Coordinates,
    st.integers(-90 * UNITS_PER_DEGREE, 90 * UNITS_PER_DEGREE),
    st.integers(-180 * UNITS_PER_DEGREE, 180 * UNITS_PER_DEGREE),
)
instants = st.datetimes(timezones=st.just(UTC))

BY_TYPE: dict[ItemType, st.SearchStrategy[Any]] = {
    ItemType.TEXT: st.builds(Words, texts),
    ItemType.WORD: st.builds(Words, texts),
    ItemType.NUMBER: st.builds(Number, numbers),
    ItemType.DAY: st.builds(Day, st.dates()),
    ItemType.INSTANT: st.builds(Instant, instants),
    ItemType.YES_NO: st.builds(YesNo, st.booleans()),
    ItemType.POINT: st.builds(Point, places),
    ItemType.POLYGON: st.builds(Polygon, st.lists(places, max_size=5).map(tuple)),
    ItemType.LIST: st.builds(Listing, st.lists(texts, max_size=3).map(tuple)),
    ItemType.STATES: st.builds(Listing, st.lists(states, max_size=3).map(tuple)),
    ItemType.BY_STATE: st.builds(Shares, st.lists(st.builds(Share, states, numbers), max_size=3).map(tuple)),
}
ANY_CELL = st.one_of(st.just(Nothing()), st.builds(Unread, texts), *BY_TYPE.values())


def cells(column: Column) -> st.SearchStrategy[Any]:
    """Return a strategy of cells of a column: of its type most of all, now and then of any other."""
    of_type = BY_TYPE[column.type]
    words = [st.builds(Words, st.sampled_from(column.words))] if column.words else []
    return st.one_of(of_type, of_type, *words, st.just(Nothing()), ANY_CELL)


def values(item: FormItem) -> st.SearchStrategy[Value]:
    """Return a strategy of values of an item, odd ones among them."""
    if item.type is not ItemType.TABLE:
        words = [st.builds(Words, st.sampled_from(item.words))] if item.words else []
        of_type = BY_TYPE[item.type]
        return st.one_of(of_type, of_type, *words, ANY_CELL)
    whole = st.tuples(*map(cells, item.columns))
    ragged = st.lists(ANY_CELL, max_size=len(item.columns) + 1).map(tuple)
    rows = st.lists(st.one_of(whole, whole, ragged), max_size=2).map(tuple)
    return st.one_of(st.builds(Table, rows), st.just(Nothing()), st.builds(Unread, texts))


def unknown_lines(draw: Any) -> str:
    """Return lines of an item that no form has, the odd character among them; the last is not blank."""
    plain = st.text(st.characters(blacklist_characters="\r\n\0", blacklist_categories=["Cs"]), max_size=20)
    label = draw(st.sampled_from(["97) ", "Z.9) ", "(98) ", "ITEM 99) ", "Not of this form: "]))
    rest = draw(st.lists(plain, max_size=2))
    return "\n".join([label + draw(plain), *(f"    {line}x" for line in rest)])


@st.composite
def messages(draw: Any, form: Form) -> Message:
    """Return a strategy of messages of a form: some of its items in any order, unknown ones between them."""
    chosen = draw(st.lists(st.sampled_from(form.items), max_size=5, unique_by=lambda item: item.key))
    items = [Item(item.key, draw(values(item))) for item in chosen]
    if items and draw(st.booleans()):
        text = unknown_lines(draw)
        label = {"9": "97", "Z": "Z.9", "(": "98", "I": "99", "N": "Not of this form"}[text[0]]
        items.insert(draw(st.integers(1, len(items))), Item("", Unknown(label, text)))
    return Message(
        type=form.type,
        number=draw(st.one_of(st.just(""), st.just("CBM/XX/25/0007/F25/O"), texts)),
        sender=draw(states),
        to=tuple(draw(st.lists(states, max_size=3))),
        transmitted=draw(st.one_of(st.none(), instants)),
        handling=draw(st.sampled_from(Handling)),
        answers=draw(st.one_of(st.just(""), texts)),
        amends=draw(st.one_of(st.just(""), texts)),
        items=tuple(items),
        after=draw(st.sampled_from(["", "", "words behind\n", "\n  words", "End of another"])),
    )


NOON = datetime(2025, 3, 28, 12, tzinfo=UTC)
