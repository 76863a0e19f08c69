"""The text form of a message: read leniently, written so that it reads back to the very same message.

A text is a header (lines of `WORD: value`, or the number alone on a line), items (`LABEL) value`, `LABEL)
Title: value` or `Title: value`, with indented or plain lines that go on), and a closing line. Items that the
form does not know, and header lines that nobody knows, are kept in their place, every character of them; line
ends become line feeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.agreements.form import LABEL, Form, FormItem, Forms, Network
from detente.model.certainty import MEANING
from detente.model.document import nearest
from detente.model.errors import SchemaError
from detente.model.message import Handling, Item, Message, Unknown, Value, Words
from detente.sources.message_times import read_instant_words, shown_instant
from detente.sources.message_values import (
    BLANK,
    exact_form,
    folded,
    read_exact,
    read_ids,
    read_value,
    shown_ids,
    shown_value,
    unfolded,
)

LARGEST_CHARACTERS = 500_000
"""Longer texts are no messages."""
TITLED = 90
"""No name of an item is longer, so that no line is searched further."""
NUMBERED = "message"
"""What the closing line says where the message has no number."""

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


def write_message_text(message: Message, forms: Forms, *, blank: bool = False) -> str:
    """Return the text of a message, cover lines first; with `blank`, a line to fill for each missing item.

    SchemaError where a message, made by hand, cannot be written so that it reads back the same.
    """
    form = forms.form(message.type)
    unknown = next((i for i, item in enumerate(message.items) if item.key), len(message.items))
    text = _composed(message, form, forms.network, unknown, blank=blank)
    back = read_message_text(text, "the text written", forms)
    if back != message:
        # An unknown item before all known ones may look like a line of the header: it goes below an empty item.
        pairs = zip(message.items[:unknown], back.items, strict=False)
        safe = next((i for i, (one, other) in enumerate(pairs) if one != other), min(unknown, len(back.items)))
        text = _composed(message, form, forms.network, safe, blank=blank)
        refuse_other(message, read_message_text(text, "the text written", forms))
    return text


def _composed(message: Message, form: Form, network: Network, in_header: int, *, blank: bool) -> str:
    """Return the text of a message whose first items, so many, stand among the lines of the header."""
    lines = [*_cover(form, network), *_header(message, network, blank=blank)]
    lines += [line for item in message.items[:in_header] for line in _item_lines(item, form, network)]
    lines.append("")
    rest = message.items[in_header:]
    if rest and not rest[0].key:
        lines.append(f"{form.items[0].label}) {form.items[0].title}:")
    for item in _in_order(rest, form, blank=blank):
        lines += _blank_line(item) if isinstance(item, FormItem) else _item_lines(item, form, network)
    lines.append(_closing(message.number, network))
    return "\n".join(lines) + "\n" + message.after


def cover_lines(form: Form, network: Network) -> tuple[str, str]:
    """Return the two lines that say what a message is and how sure its form is."""
    label = f"format {form.format}" if form.format else "no format number remembered"
    doubtful = ", ".join(f"{item.label} [{item.certainty}]" for item in form.doubtful)
    marks = [
        f"{label} [{form.format_certainty}]",
        f"contents [{form.certainty}]",
        f"numbering of the items [{network.labels_certainty}]",
        f"heading [{network.certainty}]",
        *([f"doubtful or the desk's own: {doubtful}"] if doubtful else []),
    ]
    return f"{form.instrument}, paragraph {form.paragraph}: {form.title}", "; ".join(marks)


def legend(form: Form, network: Network) -> str:
    """Return what the marks on the cover lines mean."""
    items = (item.certainty for item in form.items)
    used = {form.certainty, form.format_certainty, network.certainty, network.labels_certainty, *items}
    return "; ".join(f"{mark} {words}" for mark, words in MEANING.items() if mark in used)


def _cover(form: Form, network: Network) -> Iterator[str]:
    for field, line in zip(("form", "marks"), cover_lines(form, network), strict=True):
        yield f"{_word(network, field)}: {line}"


def _closing(number: str, network: Network) -> str:
    return f"{network.closing} {_worded(number) or NUMBERED}"


def _header(message: Message, network: Network, *, blank: bool) -> Iterator[str]:
    shown = {
        "type": message.type,
        "number": _worded(message.number),
        "sender": _sender(message.sender, network),
        "to": _ids(message.to, network),
        "transmitted": shown_instant(message.transmitted) if message.transmitted else "",
        "handling": message.handling.value,
        "answers": _worded(message.answers),
        "amends": _worded(message.amends),
    }
    for field, value in shown.items():
        if value or (blank and field in ("number", "sender", "to", "transmitted")):
            yield f"{_word(network, field)}: {value}".rstrip(" ")


def _word(network: Network, field: str) -> str:
    return next(heading.shown for heading in network.headings if heading.field == field)


def _worded(text: str) -> str:
    """Return a word of the header as it stands, in its exact form where it would not be read back."""
    odd = text != text.strip() or not text.isprintable() or read_exact(text) is not None
    return exact_form(Words(text)) if text and odd else text


def _sender(sender: str, network: Network) -> str:
    """Return the sender in the letters of the network, in its exact form where they would be read as another."""
    shown = _worded(network.shown(sender))
    return shown if _read_sender(shown, network) == sender else exact_form(Words(sender))


def _read_sender(text: str, network: Network) -> str:
    exact = read_exact(text)
    return exact.text if isinstance(exact, Words) else network.state(text)


def _ids(ids: tuple[str, ...], network: Network) -> str:
    plain = shown_ids(ids, network)
    if not ids or (plain.isprintable() and read_ids(plain, network) == ids):
        return plain
    return "; ".join(exact_form(Words(id_)) for id_ in ids)


def _in_order(items: tuple[Item, ...], form: Form, *, blank: bool) -> Iterator[Item | FormItem]:
    """Yield the items, and, where wanted, each missing one behind the one that the form puts before it."""
    there = {item.key for item in items}
    missing = [item for item in form.items if blank and item.key not in there]
    places = {item.key: number for number, item in enumerate(form.items)}
    for item in items:
        while missing and item.key and places.get(missing[0].key, 0) < places.get(item.key, len(places)):
            yield missing.pop(0)
        yield item
    yield from missing


def _blank_line(item: FormItem) -> list[str]:
    inside = ", ".join(item.words) or " | ".join(column.title for column in item.columns)
    kind = f"{item.type}: {inside}" if inside else item.type.value
    none = "" if item.none else "; never none"
    return [f"{item.label}) {item.title} [{kind}; {item.paragraph} {item.certainty}{none}]:"]


def _item_lines(item: Item, form: Form, network: Network) -> list[str]:
    if isinstance(item.value, Unknown):
        return item.value.text.split("\n")
    asked = form.by_key.get(item.key)
    if asked is None:
        raise SchemaError(
            "an item that the form does not have",
            where=f"item {item.key}",
            expected=f"a key of {form.type}",
            given=repr(item.key),
            next_step=nearest(item.key, form.by_key),
        )
    first, *rest = folded(shown_value(item.value, asked, network))
    head = f"{asked.label}) {asked.title}:"
    if rest and asked.columns:
        return [head, *folded("\n" + "\n".join([first, *(line.removeprefix("    ") for line in rest)]))[1:]]
    return [f"{head} {first}", *rest]


def refuse_other(message: Message, back: Message) -> None:
    """Refuse a message whose text would be read as another: an unknown item that looks like a known one, say."""
    if back == message:
        return
    pairs = zip(message.items, back.items, strict=False)
    odd = next((one for one, other in pairs if one != other), message.items[-1] if message.items else None)
    fields = [f for f in message.__struct_fields__ if getattr(message, f) != getattr(back, f)]
    raise SchemaError(
        "a message that cannot be written as text without loss",
        where=f"field {fields[0]}" + (f", item {odd.key or 'unknown'}" if odd and fields[0] == "items" else ""),
        expected="unknown items whose lines look like no known item, header line or closing line",
        given=repr(odd.value if odd and fields[0] == "items" else getattr(message, fields[0]))[:200],
        next_step="keep such a message as JSON",
    )


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
        expected=f"a line `{_word(forms.network, 'type')}: ...` with " + (_types(carrying) or "a message type"),
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
            number=_plain(told.get("number", "")),
            sender=_read_sender(told.get("sender", ""), self.network),
            to=read_ids(told.get("to", ""), self.network) or (),
            transmitted=read_instant_words(told.get("transmitted", "")),
            handling=Handling(told.get("handling", Handling.NORMAL)),
            answers=_plain(told.get("answers", "")),
            amends=_plain(told.get("amends", "")),
            items=tuple(self.items),
            after=self.after,
        )

    def _header(self, lines: list[str]) -> int:
        """Read header lines up to the first known item or the closing line; return the place where it stands."""
        last = ""
        for number, line in enumerate(lines):
            if self._known(line) or self._closes(line):
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
        closing = _closing(_plain(self.fields.get("number", "")), self.network)
        return line.rstrip(BLANK).casefold() == closing.casefold()

    def _items(self, lines: list[str], begin: int) -> None:
        block: list[str] = []
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


def _plain(text: str) -> str:
    exact = read_exact(text)
    return exact.text if isinstance(exact, Words) else text


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
