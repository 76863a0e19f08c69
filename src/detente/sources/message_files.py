"""Files that hold one message: the text form, YAML for people, JSON for programs; and the record of a message.

YAML has the header fields by name and `items:`, a list of `key: value` in the same words as the text form; what
the form does not know stands under `unknown`. JSON is the canonical record, or its body alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from detente.agreements.form import Form, Forms, Network
from detente.model import canonical
from detente.model.document import Document, nearest, read_yaml
from detente.model.errors import EmptyError, SchemaError
from detente.model.message import Handling, Item, Listing, Message, Unknown
from detente.model.record import Marking, Precedence, Record, Source, digest
from detente.model.time import read_instant
from detente.model.utf8 import utf8_text
from detente.sources.likely_encoding import likely_words
from detente.sources.message_reading import read_message_text, unknown_item
from detente.sources.message_text import refuse_other
from detente.sources.message_values import read_value, shown_value
from detente.sources.steps import in_utc

KIND = "exercise.message"
UNKNOWN = "unknown"
YAML_NAMES = (".yaml", ".yml")
PRECEDENCES = {Handling.NORMAL: Precedence.ROUTINE, Handling.URGENT: Precedence.IMMEDIATE}

MEDIA_TYPES = {".yaml": "application/yaml", ".yml": "application/yaml", ".json": "application/json"}

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .,;/()°'\"+|-]|:(?=[0-9A-Za-z/]))*(?<! )")
_SHORT = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


class _Head(msgspec.Struct):
    kind: str = ""


_head = msgspec.json.Decoder(_Head)
_bodies = msgspec.json.Decoder(Message)


class _MessageLines(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    type: str
    number: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    transmitted: str | None = None
    handling: Handling = Handling.NORMAL
    answers: str = ""
    amends: str = ""
    items: tuple[dict[str, str | list[str] | None], ...] | None = ()
    after: str = ""


def read_message(data: bytes, name: str, forms: Forms, type_: str = "") -> Message:
    """Return the message in a file: YAML by its name, JSON by its first character, else text.

    Raises SchemaError, DateError, EmptyError or EncodingError, which names Windows-1251 where it looks like it.
    """
    text = text_of(data, name)
    if name.lower().endswith(YAML_NAMES):
        return read_message_yaml(text, name, forms)
    if text.lstrip().startswith("{"):
        return read_message_json(text, name, forms)
    return read_message_text(text, name, forms, type_)


def source_of(data: bytes, name: str) -> Source:
    """Return the file in which a message stands as its source: its bytes' SHA-256, media type and name."""
    ending = name.lower()[name.rfind(".") :]
    return Source(digest(data), MEDIA_TYPES.get(ending, "text/plain"), name)


def text_of(data: bytes, name: str) -> str:
    """Return the text of bytes, one byte order mark taken off; EncodingError or EmptyError naming file and line.

    Where they are not UTF-8, the error names the old encoding that they look like, or says that they are cut off.
    """
    text = utf8_text(data, name, hint=likely_words)
    if not text.strip():
        raise EmptyError("an empty file", where=name, expected="a message", given=f"{len(data)} bytes")
    return text


def record_in(data: bytes) -> Record[Any] | None:
    """Return the record that a file is, with its marking and readers; None where it is no record."""
    try:
        kind = _head.decode(data).kind
    except (msgspec.MsgspecError, RecursionError):
        return None
    return canonical.decode(data.strip()) if kind else None


def read_message_json(text: str, name: str, forms: Forms) -> Message:
    """Return the message of a canonical record, or of a body alone; SchemaError if it is neither."""
    message: Message
    try:
        if _head.decode(text).kind:
            message = _body_of(canonical.decode(text.strip().encode()), name)
        else:
            message = in_utc(_bodies.decode(text))
    except (msgspec.MsgspecError, OverflowError, RecursionError) as problem:
        expected = "a record, or the body of one"
        raise SchemaError("not a message", where=name, expected=expected, given=str(problem)) from problem
    forms.form(message.type)
    return message


def record_of_message(
    message: Message, source: Source | None = None, marking: Marking = Marking.CLEAR
) -> Record[Message]:
    """Return the record of a message that was sent; SchemaError for a draft, which nobody has said yet."""
    if not message.sender or message.transmitted is None:
        raise SchemaError(
            "a message that nobody has sent",
            where=message.number or message.type,
            expected="a sender, and the instant at which it was sent",
            given="a draft",
            next_step="write the lines From and Sent, or keep the draft as text",
        )
    return Record(
        kind=KIND,
        party=message.sender,
        said=message.transmitted,
        body=message,
        sources=(source,) if source else (),
        precedence=PRECEDENCES[message.handling],
        marking=marking,
    )


def read_message_yaml(text: str, name: str, forms: Forms) -> Message:
    """Return the message that a YAML file holds; SchemaError or DateError naming file, line and field."""
    document = read_yaml(text, name)
    if document.data is None:
        raise EmptyError("an empty file", where=name, expected="a message: `type: ...` and `items:`")
    return message_of_document(document, forms)


def message_of_document(document: Document, forms: Forms) -> Message:
    """Return the message that a document, or a part of one, holds; errors name file, line and field."""
    lines = document.shaped(_MessageLines)
    form = forms.form(lines.type)
    sent = read_instant(lines.transmitted, document.where("transmitted")) if lines.transmitted else None
    items = (
        item
        for number, fields in enumerate(lines.items or ())
        for item in _items(document, number, fields, form, forms.network)
    )
    told = {
        field: getattr(lines, field)
        for field in ("number", "sender", "to", "handling", "answers", "amends", "after")
    }
    return Message(type=lines.type, transmitted=sent, items=tuple(items), **told)


def write_message_yaml(message: Message, forms: Forms) -> str:
    """Return a message as YAML that reads back the same; SchemaError where one made by hand cannot be written."""
    form = forms.form(message.type)
    text = "\n".join(_yaml_lines(message, form, forms.network)) + "\n"
    refuse_other(message, read_message_yaml(text, "the YAML written", forms))
    return text


def _body_of(record: Record[Any], name: str) -> Message:
    if record.kind != KIND or not isinstance(record.body, Message):
        raise SchemaError("a record of another kind", where=name, expected=KIND, given=record.kind)
    return record.body


def _items(
    document: Document, number: int, fields: dict[str, str | list[str] | None], form: Form, network: Network
) -> Iterator[Item]:
    for key, told in fields.items():
        where = document.where("items", number, key)
        if key == UNKNOWN and isinstance(told, str):
            yield unknown_item(told)
            continue
        asked = form.by_name.get(key.casefold())
        if asked is None:
            hint = nearest(key, form.by_key) or "what the form does not know stands under `unknown`"
            raise SchemaError(
                "an item that the form does not have",
                where=where,
                expected=f"a key of {form.type}",
                given=key,
                next_step=hint,
            )
        value = Listing(tuple(told)) if isinstance(told, list) else read_value(told or "", asked, network)
        if value is not None:
            yield Item(asked.key, value)


def _yaml_lines(message: Message, form: Form, network: Network) -> Iterator[str]:
    yield f"type: {message.type}"
    for field in ("number", "sender"):
        if told := getattr(message, field):
            yield f"{field}: {_scalar(told)}"
    if message.to:
        yield "to:"
        yield from (f"  - {_scalar(id_, 4)}" for id_ in message.to)
    if message.transmitted:
        yield f"transmitted: {message.transmitted.isoformat().replace('+00:00', 'Z')}"
    yield f"handling: {message.handling.value}"
    for field in ("answers", "amends"):
        if told := getattr(message, field):
            yield f"{field}: {_scalar(told)}"
    if message.items:
        yield "items:"
        for item in message.items:
            yield f"  - {item.key or UNKNOWN}: {_scalar(_shown(item, form, network), 6)}"
    if message.after:
        yield f"after: {_scalar(message.after)}"


def _shown(item: Item, form: Form, network: Network) -> str:
    if isinstance(item.value, Unknown):
        return item.value.text
    asked = form.by_key.get(item.key)
    if asked is None:
        raise SchemaError(
            "an item that the form does not have", expected=f"a key of {form.type}", given=repr(item.key)
        )
    return shown_value(item.value, asked, network)


def _scalar(text: str, indent: int = 2) -> str:
    """Return a text as YAML reads it back: plain, as a block of lines, or in quotation marks."""
    if _PLAIN.fullmatch(text) and text != "null":
        return text
    lines = text.split("\n")
    if len(lines) > 1 and all(line.isprintable() and line.strip() and line[0] not in " #" for line in lines):
        return "|-\n" + "\n".join(" " * indent + line for line in lines)
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"  # noqa: PLR2004  what four digits hold
