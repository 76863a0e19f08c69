"""The text of a message, read leniently: header lines, items in many styles, what goes on, and what nobody knows.

A text is a header (lines of `WORD: value`, or the number alone on a line), items (`LABEL) value`,
`LABEL) Title: value` or `Title: value`, with indented or plain lines that go on), and a closing line. Items that
the form does not know, and header lines that nobody knows, are kept in their place, every character of them; line
ends become line feeds.
"""

from __future__ import annotations

import re

from detente.agreements.form import LABEL, Form, FormItem, Forms, Network
from detente.model.errors import SchemaError
from detente.model.message import Handling, Item, Message, Unknown, Value, Words
from detente.sources.message_cover import closing_line, cover_lines, shown_word
from detente.sources.message_times import read_instant_words
from detente.sources.message_values import BLANK, read_exact, read_ids, read_value, unfolded

LARGEST_CHARACTERS = 500_000
"""Longer texts are no messages."""
TITLED = 90
"""No name of an item is longer, so that no line is searched further."""

_LINE_END = re.compile(r"\r*\n")
_LABELLED = re.compile(rf" {{0,3}}(?:ITEM +)?\(?({LABEL.pattern}) ?\)(?:[ \t]|$)", re.IGNORECASE)
_NAMED = re.compile(rf" {{0,3}}([^\W_][^:\n]{{0,{TITLED}}}?)[ \t]*:(?=[ \t]|$)")
_HINT = re.compile(r"^[ \t]*\[[^\]\n]*\]")
"""What an empty form says of an item between its title and the colon."""
_MOST_WORDS = 8


def read_message_text(text: str, name: str, forms: Forms, type_: str = "") -> Message:
    """Return the message of a text; `type_` is its type where the text does not tell it.

    Raises SchemaError where the type cannot be told or the text is too long. Nothing else is refused: what
    cannot be read is kept, and validation names it.
    """
    if len(text) > LARGEST_CHARACTERS:
        expected = f"at most {LARGEST_CHARACTERS} characters"
        raise SchemaError("too long for a message", where=name, expected=expected, given=str(len(text)))
    lines = [*_LINE_END.split(text.removeprefix("\ufeff"))]
    lines[-1] = lines[-1].rstrip("\r")
    form = forms.form(_type_told(lines, name, forms, type_))
    return _Reading(form, forms.network).message(lines)


def _type_told(lines: list[str], name: str, forms: Forms, type_: str) -> str:
    """Return the type that the text, the caller, or at last the format number tells."""
    told, numbers = type_, []
    for line in lines:
        field, value = _heading(line, forms.network)
        if field == "type" and value:
            if type_ and type_ != value:
                raise SchemaError("two types for one message", where=name, expected=type_, given=value)
            told = told or value
        if found := forms.network.number_form.fullmatch(value if field == "number" else line.strip(BLANK)):
            numbers.append(int(found["format"][1:]))
    if told:
        return told
    carrying = forms.numbered(numbers[0]) if numbers else ()
    if len(carrying) == 1:
        return carrying[0].type
    raise SchemaError(
        "a message whose type cannot be told",
        where=name,
        expected=f"a line `{shown_word(forms.network, 'type')}: ...` with "
        + (_types(carrying) or "a message type"),
        given=f"format F{numbers[0]}, which several types are thought to have" if carrying else "none",
        next_step="add the line, or name the type: --type TYPE; `detente exercises forms` lists them",
    )


def _types(forms: tuple[Form, ...]) -> str:
    return " or ".join(form.type for form in forms)


def _heading(line: str, network: Network) -> tuple[str, str]:
    """Return the field that a line of a header names, empty if none, and its value."""
    if line[:1] in ("", " ", "\t"):
        return "", ""
    word, colon, value = line.partition(":")
    if colon and word.strip(BLANK).casefold() in network.fields:
        return network.fields[word.strip(BLANK).casefold()], value.strip(BLANK)
    first, _, rest = line.partition(" ")
    if first.isupper() and network.fields.get(first.casefold()) and rest.strip(BLANK):
        return network.fields[first.casefold()], rest.strip(BLANK)
    return "", ""


class _Reading:
    """The state of reading one text: header first, then items, then what stands behind the closing line."""

    def __init__(self, form: Form, network: Network) -> None:
        self.form, self.network = form, network
        self.fields: dict[str, str] = {}
        self.items: list[Item] = []
        self.after = ""

    def message(self, lines: list[str]) -> Message:
        """Return the message that the lines hold."""
        begin = self._header(lines)
        self._items(lines, begin)
        told = self.fields
        return Message(
            type=self.form.type,
            number=plain_word(told.get("number", "")),
            sender=read_sender(told.get("sender", ""), self.network),
            to=read_ids(told.get("to", ""), self.network) or (),
            transmitted=read_instant_words(told.get("transmitted", "")),
            handling=Handling(told.get("handling", Handling.NORMAL)),
            answers=plain_word(told.get("answers", "")),
            amends=plain_word(told.get("amends", "")),
            items=tuple(self.items),
            after=self.after,
        )

    def _header(self, lines: list[str]) -> int:
        """Read header lines up to the first known item or the closing line; return the place where it stands."""
        last = ""
        for number, line in enumerate(lines):
            if self._known(line) or self._closes(line) or self._strays(line):
                return number
            field, value = _heading(line, self.network)
            if not field and self.network.number_form.fullmatch(line.strip(BLANK)):
                field, value = "number", line.strip(BLANK)
            if last and self._goes_on(last, line):
                self.fields[last] += "\n" + line.strip(BLANK)
            elif field and (not value or self._takes(field, value)):
                self.fields |= {field: value} if value else {}
                last = "to" if field == "to" and value else ""
            elif line.strip(BLANK) and not self._is_cover(field, value):
                last = ""
                self.items.append(unknown_item(line))
        return len(lines)

    def _takes(self, field: str, value: str) -> bool:
        """Return whether a header field is told for the first time, in words that can be read."""
        if field in self.fields or field in ("form", "marks"):
            return False
        readable = {
            "transmitted": read_instant_words(value),
            "handling": value if value in list(Handling) else None,
            "to": read_ids(value, self.network),
        }
        return readable.get(field, value) is not None

    def _goes_on(self, field: str, line: str) -> bool:
        """Return whether an indented line goes on with the addressees above it, so that they can be read."""
        more = line.strip(BLANK)
        whole = f"{self.fields[field]}\n{more}"
        return bool(more) and line[0] in " \t" and read_ids(whole, self.network) is not None

    def _is_cover(self, field: str, value: str) -> bool:
        return value in cover_lines(self.form, self.network) and field in ("form", "marks")

    def _closes(self, line: str) -> bool:
        closing = closing_line(plain_word(self.fields.get("number", "")), self.network)
        return line.rstrip(BLANK).casefold() == closing.casefold()

    def _strays(self, line: str) -> bool:
        """Return whether a line closes a message whose number has not been told yet."""
        word, _, number = line.strip(BLANK).rpartition(" ")
        named = bool(self.network.number_form.fullmatch(number)) and "number" not in self.fields
        return named and word.casefold() == self.network.closing.casefold()

    def _items(self, lines: list[str], begin: int) -> None:
        block: list[str] = []
        if begin < len(lines) and self._strays(lines[begin]):
            self.after, lines = "\n".join(lines[begin:]), lines[:begin]
        for number in range(begin, len(lines)):
            line = lines[number]
            if self._closes(line):
                rest = "\n".join(lines[number + 1 :])
                self.after = rest if rest.strip() else ""
                break
            if block and self._starts(line):
                self._close(block)
                block = []
            block.append(line)
        if block:
            self._close(block)

    def _starts(self, line: str) -> bool:
        return bool(_LABELLED.match(line)) or bool(self._known(line)) or _looks_named(line)

    def _known(self, line: str) -> tuple[FormItem, str] | None:
        """Return the item that a line begins, and the rest of the line, None if it begins no known item."""
        labelled = _LABELLED.match(line)
        if labelled:
            item = self.form.by_name.get(labelled[1].casefold())
            return None if item is None else (item, _untitled(line[labelled.end() :], item))
        named = _NAMED.match(line)
        item = self.form.by_name.get(named[1].casefold()) if named else None
        return None if item is None or named is None else (item, line[named.end() :])

    def _close(self, block: list[str]) -> None:
        known = self._known(block[0])
        if known is None:
            while not block[-1].strip(BLANK):
                block.pop()
            self.items.append(unknown_item("\n".join(block)))
            return
        item, rest = known
        value: Value | None = read_value(unfolded([rest, *block[1:]]), item, self.network)
        if value is not None:
            self.items.append(Item(item.key, value))


def plain_word(text: str) -> str:
    """Return what a word of the header says, whichever form it has."""
    exact = read_exact(text)
    return exact.text if isinstance(exact, Words) else text


def read_sender(text: str, network: Network) -> str:
    """Return the id of a sender; letters in their exact form are taken as they stand."""
    exact = read_exact(text)
    return exact.text if isinstance(exact, Words) else network.state(text)


def _untitled(rest: str, item: FormItem) -> str:
    """Return what stands behind a label without the title, and without the hint of an empty form."""
    bare = rest.lstrip(BLANK)
    for name in (item.title, item.key):
        if bare[: len(name)].casefold() == name.casefold():
            behind = _HINT.sub("", bare[len(name) :], count=1).lstrip(BLANK)
            if behind.startswith(":"):
                return behind[1:]
    return rest


def unknown_item(text: str) -> Item:
    """Return lines that the form does not know as an item, under the label that they show, if any."""
    found = _LABELLED.match(text) or _NAMED.match(text)
    return Item("", Unknown(found[1].strip() if found else "", text))


def _looks_named(line: str) -> bool:
    """Return whether a line that is not indented begins with a short name and a colon, as an item may."""
    named = _NAMED.match(line)
    return bool(named) and not line.startswith(" ") and len(named[1].split()) <= _MOST_WORDS  # type: ignore[index]
