"""The text of a message, written so that it reads back to the very same message, which is checked each time."""

from __future__ import annotations

from collections.abc import Iterator

from detente.agreements.form import Form, FormItem, Forms, Network
from detente.model.document import nearest
from detente.model.errors import SchemaError
from detente.model.message import Item, Message, Unknown, Words
from detente.sources.message_cover import closing_line, cover_lines, shown_word, worded
from detente.sources.message_reading import read_message_text, read_sender
from detente.sources.message_times import shown_instant
from detente.sources.message_values import exact_form, folded, read_ids, shown_ids, shown_value


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
    lines.append(closing_line(message.number, network))
    return "\n".join(lines) + "\n" + message.after


def _cover(form: Form, network: Network) -> Iterator[str]:
    for field, line in zip(("form", "marks"), cover_lines(form, network), strict=True):
        yield f"{shown_word(network, field)}: {line}"


def _header(message: Message, network: Network, *, blank: bool) -> Iterator[str]:
    shown = {
        "type": message.type,
        "number": worded(message.number),
        "sender": _sender(message.sender, network),
        "to": _ids(message.to, network),
        "transmitted": shown_instant(message.transmitted) if message.transmitted else "",
        "handling": message.handling.value,
        "answers": worded(message.answers),
        "amends": worded(message.amends),
    }
    for field, value in shown.items():
        if value or (blank and field in ("number", "sender", "to", "transmitted")):
            yield f"{shown_word(network, field)}: {value}".rstrip(" ")


def _sender(sender: str, network: Network) -> str:
    """Return the sender in the letters of the network, in its exact form where they would be read as another."""
    shown = worded(network.shown(sender))
    return shown if read_sender(shown, network) == sender else exact_form(Words(sender))


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
