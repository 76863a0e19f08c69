"""The values of a message as text: read by the type asked for, and shown so that they read back equal.

What could be read in two ways is not read: it stays as `Unread`, word for word. What plain text cannot carry (a
value that looks like another, odd spaces, control characters) is shown in an exact form, which is JSON: `"..."`
for words, `{"type": ...}` for everything else. Before a plain form is used it is read back; only if it gives
the very value does it stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from detente.agreements.form import NONE, Column, FormItem, ItemType, Network
from detente.model.message import (
    WHOLE,
    Cell,
    Day,
    Instant,
    Listing,
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
from detente.sources.message_coordinates import read_coordinates, shown_coordinates
from detente.sources.message_times import read_day_words, read_instant_words, shown_day, shown_instant

BLANK = " \t\n"
INDENT = "    "
LONGEST_IN_ROW = 72
"""A list whose entries together are longer is shown an entry a line."""
EXACT = '{"type":'

Asked = FormItem | Column

_NUMBER = re.compile(r"[+-]?[0-9]{1,16}")
_TOKEN = r"[A-Za-z][A-Za-z0-9_-]{0,20}"  # noqa: S105  a State's letters or an id
_STATE = re.compile(_TOKEN)
_SHARE = re.compile(rf"({_TOKEN})\s*[:=]?\s*([+-]?[0-9]{{1,16}})")
_PAIRS = re.compile(r"[A-Za-z]{2}(?:\s+[A-Za-z]{2})*")
_REFUSED = (msgspec.MsgspecError, ValueError, RecursionError)
_values: msgspec.json.Decoder[Value] = msgspec.json.Decoder(Value)
_strings = msgspec.json.Decoder(str)
_plain = json.JSONDecoder()


def read_value(text: str, asked: Asked, network: Network) -> Value | None:
    """Return the value that a text is for an item, None where nothing stands there; never an error."""
    text = text.strip(BLANK)
    if not text:
        return None
    exact = read_exact(text)
    if exact is not None:
        return exact
    if network.words.get(text.casefold()) == NONE:
        return Nothing()
    if isinstance(asked, FormItem) and asked.type is ItemType.TABLE:
        return _table(text, asked, network) or Unread(text)
    return READERS[asked.type](text, asked, network) or Unread(text)


def shown_value(value: Value, asked: Asked, network: Network) -> str:
    """Return the text of a value: the plain form where it reads back as the very value, else the exact form."""
    plain = _plain_form(value, asked, network)
    if plain is not None and "\r" not in plain and "\0" not in plain and _reads_back(plain, value, asked, network):
        return plain
    return exact_form(value)


def exact_form(value: Value) -> str:
    """Return the form of a value that reads back whatever it holds: JSON on one line."""
    if isinstance(value, Words):
        return msgspec.json.encode(value.text).decode()
    return msgspec.json.encode(value).decode()


def read_exact(text: str) -> Value | None:
    """Return the value whose exact form a text is, None if it is no exact form."""
    try:
        if text.startswith('"'):
            return Words(_strings.decode(text))
        if text.startswith(EXACT):
            value = _values.decode(text)
            return None if isinstance(value, Unknown) or not _in_utc(value) else value
    except _REFUSED:
        return None
    return None


def folded(text: str) -> list[str]:
    """Return the lines of a text as they stand in a message: all but the first indented."""
    first, *rest = text.split("\n")
    return [first, *(INDENT + line if line else "" for line in rest)]


def unfolded(lines: list[str]) -> str:
    """Return the text of an item's lines: the indentation and blanks at line ends taken off."""
    first, *rest = lines
    return "\n".join([first.rstrip(" \t"), *map(_outdented, rest)]).strip(BLANK)


def read_ids(text: str, network: Network) -> tuple[str, ...] | None:
    """Return the parties that a text lists, by their ids; None where a part is no id."""
    if network.state(text) == "all":
        return (network.state(text),)
    if _PAIRS.fullmatch(text):
        return tuple(network.state(letters.upper()) for letters in text.split())
    parts = [part.strip(BLANK) for part in _parts(text, ";,\n")]
    ids = [_id(part, network) for part in parts if part]
    return None if None in ids or not ids else tuple(id_ for id_ in ids if id_ is not None)


def shown_ids(ids: tuple[str, ...], network: Network) -> str:
    """Return parties as a message lists them, in the letters of the network."""
    return "; ".join(map(network.shown, ids))


def _id(part: str, network: Network) -> str | None:
    exact = read_exact(part)
    if isinstance(exact, Words):
        return exact.text
    if network.state(part) == "all":
        return network.state(part)
    return network.state(_lettered(part)) if _STATE.fullmatch(part) else None


def _lettered(part: str) -> str:
    return part.upper() if len(part) == len("XX") else part


def _reads_back(plain: str, value: Value, asked: Asked, network: Network) -> bool:
    return read_value(unfolded(folded(plain)), asked, network) == value


def _outdented(line: str) -> str:
    line = line.rstrip(" \t")
    if line.startswith(INDENT):
        return line[len(INDENT) :]
    return line[1:] if line.startswith("\t") else line.lstrip(" ")


def _in_utc(value: Value) -> bool:
    """Return whether every instant in it is in UTC, as all instants of this house are."""
    if isinstance(value, Table):
        return all(_in_utc(cell) for row in value.rows for cell in row)
    return not isinstance(value, Instant) or (value.instant.tzinfo is not None and not value.instant.utcoffset())


# Reading, one function a type; None where the text is not of that type.


def _words(text: str, asked: Asked, network: Network) -> Value | None:
    del asked, network
    return Words(text)


def _word(text: str, asked: Asked, network: Network) -> Value | None:
    del network
    return Words(next((word for word in asked.words if word.casefold() == text.casefold()), text))


def _number(text: str, asked: Asked, network: Network) -> Value | None:
    del asked, network
    return Number(int(text)) if _NUMBER.fullmatch(text) and abs(int(text)) <= LARGEST_INTEGER else None


def _day(text: str, asked: Asked, network: Network) -> Value | None:
    del asked, network
    day = read_day_words(text)
    return None if day is None else Day(day)


def _instant(text: str, asked: Asked, network: Network) -> Value | None:
    del asked, network
    instant = read_instant_words(text)
    return None if instant is None else Instant(instant)


def _yes_no(text: str, asked: Asked, network: Network) -> Value | None:
    del asked, network
    return YesNo(text.casefold() == "yes") if text.casefold() in ("yes", "no") else None


def _point(text: str, asked: Asked, network: Network) -> Value | None:
    del asked, network
    place = read_coordinates(text)
    return None if place is None else Point(place)


def _polygon(text: str, asked: Asked, network: Network) -> Value | None:
    del asked, network
    corners = tuple(read_coordinates(part.strip(BLANK)) for part in re.split(r"[;\n]", text) if part.strip(BLANK))
    known = tuple(corner for corner in corners if corner is not None)
    return Polygon(known) if corners and len(known) == len(corners) else None


def _states(text: str, asked: Asked, network: Network) -> Value | None:
    del asked
    ids = read_ids(text, network)
    return None if ids is None else Listing(ids)


def _shares(text: str, asked: Asked, network: Network) -> Value | None:
    del asked
    found = [_SHARE.fullmatch(part.strip(BLANK)) for part in re.split(r"[;\n]", text) if part.strip(BLANK)]
    shares = tuple(Share(_shareholder(one[1], network), int(one[2])) for one in found if one is not None)
    if not found or len(shares) != len(found) or any(abs(share.number) > LARGEST_INTEGER for share in shares):
        return None
    return Shares(shares)


def _shareholder(letters: str, network: Network) -> str:
    return WHOLE if letters.casefold() == WHOLE else network.state(_lettered(letters))


def _listing(text: str, asked: Asked, network: Network) -> Value | None:
    del asked, network
    lines = text.split("\n")
    if all(line.startswith("- ") for line in lines):
        return Listing(tuple(_entry(line[2:]) for line in lines))
    entries = tuple(_entry(part) for part in _parts(text, ";\n"))
    return Listing(tuple(filter(None, entries))) if any(entries) else None


def _entry(text: str) -> str:
    exact = read_exact(text.strip(BLANK))
    return exact.text if isinstance(exact, Words) else text.strip(BLANK)


def _table(text: str, asked: FormItem, network: Network) -> Table | None:
    if "|" not in text and len(asked.columns) > 1:
        return None
    rows = [list(_parts(_unframed(line), "|")) for line in text.split("\n") if line.strip(BLANK)]
    titles = [column.title.casefold() for column in asked.columns]
    if [part.strip(BLANK).casefold() for part in rows[0]] == titles:
        rows = rows[1:]
    return Table(tuple(tuple(_cells(row, asked, network)) for row in rows))


def _cells(parts: list[str], asked: FormItem, network: Network) -> Iterator[Cell]:
    """Yield the cells of a row; a part beyond the last column is kept as words."""
    for number, part in enumerate(parts):
        column = asked.columns[number] if number < len(asked.columns) else _BEYOND
        value = read_value(part, column, network)
        yield Unread("") if value is None or isinstance(value, Table | Unknown) else value


_BEYOND = Column(key="", title="", type=ItemType.TEXT)


def _unframed(line: str) -> str:
    """Return a row without the bars around it, where it has both."""
    line = line.strip(BLANK)
    return line[1:-1] if len(line) > 1 and line[0] == line[-1] == "|" else line


def _parts(text: str, marks: str) -> Iterator[str]:
    """Yield the parts of a text between separators; an exact form is one part whatever stands in it."""
    start, at, begun = 0, 0, False
    while at < len(text):
        if text[at] in marks:
            yield text[start:at]
            start, begun = at + 1, False
        elif text[at] in '"{' and not begun:
            at, begun = _end_of_exact(text, at) - 1, True
        else:
            begun = begun or text[at] not in BLANK
        at += 1
    yield text[start:]


def _end_of_exact(text: str, at: int) -> int:
    """Return where an exact form ends that begins at a place; the place behind its first mark if it is none."""
    if text[at] == '"' or text.startswith(EXACT, at):
        try:
            _, end = _plain.raw_decode(text, at)
        except (ValueError, RecursionError):
            return at + 1
        return int(end)
    return at + 1


READERS: dict[ItemType, Callable[[str, Asked, Network], Value | None]] = {
    ItemType.TEXT: _words,
    ItemType.WORD: _word,
    ItemType.NUMBER: _number,
    ItemType.DAY: _day,
    ItemType.INSTANT: _instant,
    ItemType.YES_NO: _yes_no,
    ItemType.POINT: _point,
    ItemType.POLYGON: _polygon,
    ItemType.LIST: _listing,
    ItemType.STATES: _states,
    ItemType.BY_STATE: _shares,
}


# Showing: the plain form of a value, None where it has none.


def _plain_form(value: Value, asked: Asked, network: Network) -> str | None:
    if isinstance(value, Table):
        return _plain_table(value, asked, network) if isinstance(asked, FormItem) else None
    if isinstance(value, Listing):
        return shown_ids(value.entries, network) if asked.type is ItemType.STATES else _plain_list(value.entries)
    if isinstance(value, Shares):
        return "; ".join(f"{network.shown(share.state)} {share.number}" for share in value.shares)
    shown = SHOWN.get(type(value))
    return None if shown is None else shown(value)


SHOWN: dict[type, Callable[[Any], str]] = {
    Nothing: lambda _: NONE,
    Words: lambda value: value.text,
    Unread: lambda value: value.text,
    Number: lambda value: str(value.number),
    Day: lambda value: shown_day(value.day),
    Instant: lambda value: shown_instant(value.instant),
    YesNo: lambda value: "yes" if value.yes else "no",
    Point: lambda value: shown_coordinates(value.at),
    Polygon: lambda value: "; ".join(map(shown_coordinates, value.corners)),
}
"""The plain form of each type of value that has one whatever item it stands in."""


def _plain_list(entries: tuple[str, ...]) -> str:
    """Return entries in a row, or an entry a line where they are long; an odd one in its exact form."""
    plain = [_plain_entry(entry) for entry in entries]
    in_row = "; ".join(plain)
    if len(in_row) <= LONGEST_IN_ROW and not any(";" in entry for entry in entries):
        return in_row
    return "\n".join(f"- {entry}" for entry in plain)


def _plain_entry(entry: str) -> str:
    odd = entry != entry.strip(BLANK) or not entry or "\n" in entry or "\r" in entry or entry[0] in '"{-'
    return exact_form(Words(entry)) if odd else entry


def _plain_table(table: Table, asked: FormItem, network: Network) -> str:
    rows = [" | ".join(column.title for column in asked.columns)]
    for row in table.rows:
        columns = [*asked.columns, *[_BEYOND] * len(row)]
        rows.append(
            " | ".join(_plain_cell(cell, column, network) for cell, column in zip(row, columns, strict=False))
        )
    return "\n".join(rows)


def _plain_cell(cell: Cell, column: Column, network: Network) -> str:
    if cell == Unread(""):
        return ""
    plain = shown_value(cell, column, network)
    return exact_form(cell) if "\n" in plain or "|" in plain else plain
