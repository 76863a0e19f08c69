"""Each item of a message for itself: there, of its type, within sense. A missing item is not an explicit none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.agreements.form import Bounds, Column, Form, FormItem, ItemType
from detente.model.area import fault_of
from detente.model.certainty import Certainty
from detente.model.message import (
    EVERYONE,
    WHOLE,
    Coordinates,
    Day,
    Instant,
    Item,
    Listing,
    Message,
    Nothing,
    Number,
    Point,
    Polygon,
    Problem,
    Shares,
    Table,
    Unknown,
    Unread,
    Value,
    Words,
    YesNo,
)

Asked = FormItem | Column

TYPES: dict[ItemType, type] = {
    ItemType.TEXT: Words,
    ItemType.WORD: Words,
    ItemType.NUMBER: Number,
    ItemType.DAY: Day,
    ItemType.INSTANT: Instant,
    ItemType.YES_NO: YesNo,
    ItemType.POINT: Point,
    ItemType.POLYGON: Polygon,
    ItemType.LIST: Listing,
    ItemType.STATES: Listing,
    ItemType.BY_STATE: Shares,
    ItemType.TABLE: Table,
}
EXPECTED: dict[ItemType, str] = {
    ItemType.TEXT: "words",
    ItemType.NUMBER: "a whole number in digits only, as 12700",
    ItemType.DAY: "a day that exists, as 12 MAY 2025 or 2025-05-12",
    ItemType.INSTANT: "an instant in UTC, as 12 MAY 2025 08:00 UTC or 2025-05-12T08:00:00Z",
    ItemType.YES_NO: "yes or no",
    ItemType.POINT: "coordinates with their letters, as 59°24'30\"N 024°45'E or 59.4083N 24.75E",
    ItemType.POLYGON: "corners parted by semicolons, each as 59°24'30\"N 024°45'E",
    ItemType.LIST: "words parted by semicolons, or one a line behind a dash",
    ItemType.STATES: "letters of States parted by semicolons, as XX; QQ",
    ItemType.BY_STATE: "letters and a number in digits for each State, as XX 8000; QQ 4700",
    ItemType.TABLE: "a row a line, its cells parted by |",
}
HINTS: tuple[tuple[frozenset[ItemType], re.Pattern[str], str], ...] = (
    (
        frozenset({ItemType.NUMBER, ItemType.BY_STATE}),
        re.compile(r"[0-9][.,' \u00a0\u202f][0-9]"),
        "a comma, a point or a space may part thousands or decimals, so it is not guessed: write digits only",
    ),
    (
        frozenset({ItemType.NUMBER, ItemType.BY_STATE}),
        re.compile(r"[0-9] ?[-+~]|about|up to|some", re.IGNORECASE),
        "one number is asked for; a range or an estimate goes into the remarks",
    ),
    (
        frozenset({ItemType.DAY, ItemType.INSTANT}),
        re.compile(r"[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}"),
        "a month in figures can be read in two ways: write its three letters",
    ),
    (
        frozenset({ItemType.INSTANT}),
        re.compile(r"[0-9]{2}:?[0-9]{2}$"),
        "a time without a zone can be read in many ways: write UTC behind it",
    ),
    (
        frozenset({ItemType.POINT, ItemType.POLYGON}),
        re.compile(r"[0-9],[0-9]|-[0-9.]|^[0-9., ;\n]+$"),
        "signs, decimal commas and missing letters are not guessed: write N or S, E or W, and decimal points",
    ),
)
"""What is told of words that could be read in two ways."""

_STATE = re.compile(r"[A-Z][A-Za-z0-9_-]*")


def item_problems(form: Form, message: Message, bounds: Bounds) -> Iterator[Problem]:
    """Yield what is wrong with single items: missing, doubled, unknown, not of their type, beyond sense."""
    seen: set[str] = set()
    for item in message.items:
        if isinstance(item.value, Unknown):
            yield _unknown(item.value)
            continue
        asked = form.by_key.get(item.key)
        if asked is None:
            yield Problem(check="unknown", says=f"the form has no item {item.key!r}", item=item.key)
            continue
        if item.key in seen:
            yield _problem("doubled", asked, "the item stands twice; the first counts", "each item once")
        seen.add(item.key)
        yield from _in_item(item, asked, bounds)
    for asked in form.items:
        if asked.key not in seen:
            yield _missing(asked)


def _in_item(item: Item, asked: FormItem, bounds: Bounds) -> Iterator[Problem]:
    if isinstance(item.value, Table) and asked.type is ItemType.TABLE:
        yield from _in_table(item.value, asked, bounds)
    else:
        yield from _in_value(item.value, asked, asked, bounds, "")


def _in_table(table: Table, asked: FormItem, bounds: Bounds) -> Iterator[Problem]:
    if not table.rows:
        yield _problem("empty", asked, "the table has no rows", "at least one row, or none")
    for number, row in enumerate(table.rows, 1):
        if len(row) != len(asked.columns):
            expected = f"{len(asked.columns)} cells: {' | '.join(column.title for column in asked.columns)}"
            yield _problem("row", asked, f"row {number} has {len(row)} cells", expected)
        for cell, column in zip(row, asked.columns, strict=False):
            yield from _in_value(cell, column, asked, bounds, f"row {number}, {column.title}: ")


def _in_value(value: Value, asked: Asked, item: FormItem, bounds: Bounds, where: str) -> Iterator[Problem]:
    """Yield what is wrong with one value; `where` names row and column in a table."""
    if isinstance(value, Nothing):
        if not asked.none:
            yield _problem("none", item, f"{where}none stands where a content is asked for", expected_of(asked))
    elif value == Unread(""):
        yield _problem("empty", item, f"{where}nothing stands there", f"{expected_of(asked)}, or none")
    elif isinstance(value, Unread):
        yield _problem(
            "type", item, f"{where}not {_name(asked)}", expected_of(asked), value.text, _hint(asked, value)
        )
    elif not isinstance(value, TYPES[asked.type]):
        yield _problem("type", item, f"{where}not {_name(asked)}", expected_of(asked), _named(value))
    else:
        yield from _within(value, asked, item, bounds, where)


def _within(value: Value, asked: Asked, item: FormItem, bounds: Bounds, where: str) -> Iterator[Problem]:
    """Yield what is beyond sense in a value of the right type."""
    match value:
        case Words(text):
            yield from _words(text, asked, item, where)
        case Number(number):
            yield from _size(number, asked, item, bounds, where)
        case Shares(shares):
            for share in shares:
                yield from _size(share.number, asked, item, bounds, f"{where}{share.state}: ")
            yield from _states(tuple(share.state for share in shares), item, where)
        case Listing(entries):
            yield from _entries(entries, asked, item, where)
        case Polygon(corners):
            yield from _corners(corners, item, bounds, where)


def _entries(entries: tuple[str, ...], asked: Asked, item: FormItem, where: str) -> Iterator[Problem]:
    if asked.type is ItemType.STATES:
        yield from _states(entries, item, where)
    elif not entries or not all(entry.strip() for entry in entries):
        yield _problem("empty", item, f"{where}an entry without content", expected_of(asked))


def _corners(corners: tuple[Coordinates, ...], item: FormItem, bounds: Bounds, where: str) -> Iterator[Problem]:
    if len(corners) > bounds.most_corners:
        expected = f"at most {bounds.most_corners}, which is what this desk checks"
        yield _desk("polygon", item, f"{where}too many corners", expected, str(len(corners)), bounds)
    elif fault := fault_of(corners):
        yield _problem("polygon", item, f"{where}{fault}", "corners in their order round one area")


def _words(text: str, asked: Asked, item: FormItem, where: str) -> Iterator[Problem]:
    if not text.strip():
        yield _problem("empty", item, f"{where}nothing but blanks stands there", expected_of(asked))
    elif asked.words and text not in asked.words:
        yield _problem("word", item, f"{where}a word that is not on the list", ", ".join(asked.words), text)


def _size(number: int, asked: Asked, item: FormItem, bounds: Bounds, where: str) -> Iterator[Problem]:
    if number < 0:
        yield _problem(
            "bound", item, f"{where}a number below zero", "0 or more", str(number), mark=Certainty.COMPUTED
        )
    most = bounds.most.get(asked.unit)
    if most is not None and number > most:
        expected = f"at most {most} {asked.unit}, the desk's own bound"
        yield _desk("bound", item, f"{where}a number that no force has", expected, str(number), bounds)


def _states(states: tuple[str, ...], item: FormItem, where: str) -> Iterator[Problem]:
    twice = sorted({state for state in states if states.count(state) > 1})
    if twice:
        yield _problem("doubled", item, f"{where}a State stands twice", "each State once", ", ".join(twice))
    odd = [state for state in states if not _STATE.fullmatch(state) and state not in (EVERYONE, WHOLE)]
    if odd or not states:
        yield _problem("state", item, f"{where}not letters of a State", EXPECTED[ItemType.STATES], ", ".join(odd))


def expected_of(asked: Asked) -> str:
    """Return what an item is to hold, in words."""
    return ", ".join(asked.words) or EXPECTED[asked.type]


def _name(asked: Asked) -> str:
    return {ItemType.BY_STATE: "numbers by State", ItemType.YES_NO: "yes or no", ItemType.STATES: "States"}.get(
        asked.type, f"a {asked.type}" if asked.type is not ItemType.INSTANT else "an instant"
    )


def _named(value: Value) -> str:
    return type(value).__name__.lower()


def _hint(asked: Asked, value: Unread) -> str:
    return next((hint for types, looks, hint in HINTS if asked.type in types and looks.search(value.text)), "")


def _missing(asked: FormItem) -> Problem:
    none = " or an explicit none" if asked.none else "; none will not do"
    return _problem("missing", asked, "the item is missing", f"{asked.asks}: {expected_of(asked)}{none}")


def _unknown(value: Unknown) -> Problem:
    first = value.text.split("\n", 1)[0]
    return Problem(
        check="unknown",
        says="lines that the form does not know, kept as they stand",
        item=value.label,
        given=first[:120],
        expected="an item of the form, or a line of the header",
        certainty=Certainty.DOUBTFUL,
    )


def _problem(  # noqa: PLR0913, PLR0917  the parts of a problem
    check: str,
    item: FormItem,
    says: str,
    expected: str,
    given: str = "",
    hint: str = "",
    mark: Certainty | None = None,
) -> Problem:
    return Problem(
        check=check,
        says=says,
        item=item.key,
        expected=expected,
        given=given[:200],
        paragraph=item.paragraph,
        next_step=hint,
        certainty=mark or item.certainty,
    )


def _desk(  # noqa: PLR0913, PLR0917  the parts of a problem
    check: str, item: FormItem, says: str, expected: str, given: str, bounds: Bounds
) -> Problem:
    return _problem(check, item, says, expected, given, mark=bounds.certainty)
