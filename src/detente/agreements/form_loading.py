"""The forms read from their files: every file or none; a mistake is named with file, line and field.

A folder `forms` of an instrument holds a YAML file for each message type, and two more: `network.yaml` (headings,
numbers, letters of States) and `desk.yaml` (the desk's own bounds).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from detente.agreements.form import (
    FORMAT,
    LABEL,
    Bounds,
    Check,
    CheckType,
    Column,
    Form,
    FormItem,
    Forms,
    ItemType,
    Network,
)
from detente.agreements.loading import SHIPPED, text_of
from detente.model.document import Document, nearest, read_yaml
from detente.model.errors import EmptyError, SchemaError

FOLDER = SHIPPED / "vienna_document_2011" / "forms"
NETWORK, DESK = "network.yaml", "desk.yaml"
CHAPTERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
HEADING_FIELDS = (
    "form",
    "marks",
    "type",
    "number",
    "sender",
    "to",
    "transmitted",
    "handling",
    "answers",
    "amends",
)
NUMBER_GROUPS = ("letters", "year", "serial", "format", "status")

NEEDS = {
    CheckType.SUM: ("total", "parts"),
    CheckType.COUNT: ("total", "table"),
    CheckType.ORDER: ("first", "last"),
    CheckType.PHASES: ("table", "first", "last"),
    CheckType.INSIDE: ("area", "places"),
    CheckType.RELATED: ("item", "first", "last", "area"),
}
"""The fields that each check names."""
ROW_BY_ROW = (CheckType.SUM, CheckType.ORDER)
PHASE_COLUMNS = ("start", "end")


class _FormLines(Form, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file as written. `like` names a type whose items and checks come first; the file's own are added."""

    items: tuple[FormItem, ...] = ()
    like: str | None = None


EXPLICIT = {"allowed": "true", "refused": "false"}
"""What a file says of an explicit none, and whether one will do."""
_TEXTS = ("type", "title", "instrument", "chapter", "paragraph", "sender", "recipients", "checked")
_ITEM_TEXTS = ("label", "key", "title", "asks", "paragraph")
_Read = dict[str, tuple[Document, _FormLines]]


def load_forms(folder: Path | None = None) -> Forms:
    """Return the forms in a folder, the shipped ones by default.

    Raises SchemaError, EncodingError or EmptyError naming file, line and field.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> Forms:
    return _load(FOLDER)


def _load(folder: Path) -> Forms:
    files = {file.name: file for file in sorted(folder.glob("*.yaml"))}
    for name in (NETWORK, DESK):
        if name not in files:
            raise EmptyError(
                "a file is missing", where=str(folder), expected=name, given=f"{len(files)} other files"
            )
    read: _Read = {}
    for name in files.keys() - {NETWORK, DESK}:
        document = read_yaml(text_of(files[name]), name)
        lines = _lines_of(document)
        if lines.type in read:
            raise _wrong(
                document, ("type",), "a message type that stands twice", "each type in one file", lines.type
            )
        read[lines.type] = (document, lines)
    forms = {form.type: form for form in sorted((_form_of(type_, read) for type_ in read), key=_in_order)}
    network = network_of(read_yaml(text_of(files[NETWORK]), NETWORK))
    for document, lines in read.values():
        _refuse_strangers(document, lines, forms)
        _refuse_headings(document, forms[lines.type], network)
    return Forms(
        by_type=forms,
        network=network,
        bounds=read_yaml(text_of(files[DESK]), DESK).shaped(Bounds),
    )


def _in_order(form: Form) -> tuple[int, list[tuple[int, str]], str]:
    """Return a key that sorts by chapter and paragraph, 16.2 before 16.10; those without a number come last."""
    chapter = CHAPTERS.index(form.chapter) if form.chapter in CHAPTERS else len(CHAPTERS)
    parts = re.findall(r"[0-9]+|[^0-9.]+", form.paragraph)
    return chapter, [(int(part), "") if part.isdigit() else (10**6, part) for part in parts], form.type


def network_of(document: Document) -> Network:
    """Return the headings of the network that a document holds; SchemaError naming the field that is wrong."""
    network = document.shaped(Network)
    try:
        groups = set(re.compile(network.number).groupindex)
    except re.error as problem:
        raise _wrong(document, ("number",), "not a pattern", "a regular expression", str(problem)) from problem
    for group in NUMBER_GROUPS:
        if group not in groups:
            raise _wrong(document, ("number",), "a pattern without a part", f"(?P<{group}>...)", network.number)
    fields = [heading.field for heading in network.headings]
    if sorted(fields) != sorted(HEADING_FIELDS):
        expected = f"each of these once: {', '.join(HEADING_FIELDS)}"
        raise _wrong(document, ("headings",), "headings of other fields", expected, ", ".join(fields))
    words = [word.casefold() for heading in network.headings for word in (heading.shown, *heading.also)]
    _refuse_doubled(document, ("headings",), "a word that names two headings", words)
    for field in ("everyone", "none"):
        if not getattr(network, field):
            raise _wrong(document, (field,), "a list without a word", "one or more", "none")
    if len(set(network.letters.values())) != len(network.letters):
        raise _wrong(document, ("letters",), "two letters for one State", "each State once", str(network.letters))
    return network


def _lines_of(document: Document) -> _FormLines:
    """Return the file as written; SchemaError naming the field that is wrong."""
    data = document.data
    if isinstance(data, dict):
        data = {**data, **({"format": data["format"] or ""} if "format" in data else {})}
        if isinstance(data.get("items"), list):
            data["items"] = [_plain(document, ("items", n), item) for n, item in enumerate(data["items"])]
    return msgspec.structs.replace(document, data=data).shaped(_FormLines)


def _plain(document: Document, where: tuple[Any, ...], lines: Any) -> Any:
    """Return an item or a column with the words for an explicit none as true or false, and its columns so too."""
    if not isinstance(lines, dict):
        return lines
    made = dict(lines)
    if "none" in made:
        if made["none"] not in EXPLICIT:
            given = str(made["none"] or "nothing")
            raise _wrong(document, (*where, "none"), "a word that is not known here", " or ".join(EXPLICIT), given)
        made["none"] = EXPLICIT[made["none"]]
    if isinstance(made.get("columns"), list):
        made["columns"] = [_plain(document, (*where, "columns", n), c) for n, c in enumerate(made["columns"])]
    return made


def _form_of(type_: str, read: _Read, path: tuple[str, ...] = ()) -> Form:
    document, lines = read[type_]
    _refuse_empty(document, lines)
    inherited: tuple[FormItem, ...] = ()
    checks: tuple[Check, ...] = ()
    if lines.like is not None:
        if lines.like not in read or lines.like in (*path, type_):
            expected = "another type that has a file, and no circle"
            raise _wrong(
                document, ("like",), "no form to be like", expected, lines.like, nearest(lines.like, read)
            )
        model = _form_of(lines.like, read, (*path, type_))
        inherited, checks = model.items, model.checks
    for number, item in enumerate(lines.items):
        _refuse_odd_item(document, number, item)
    fields = msgspec.structs.asdict(lines)
    del fields["like"]
    form = Form(**(fields | {"items": (*inherited, *lines.items), "checks": (*checks, *lines.checks)}))
    _refuse_collisions(document, form)
    return form


def _refuse_odd_item(document: Document, number: int, item: FormItem) -> None:
    where = ("items", number)
    for field in _ITEM_TEXTS:
        if not getattr(item, field).strip():
            raise _wrong(document, (*where, field), "a field without content", f"a {field}", "nothing")
    if not LABEL.fullmatch(item.label):
        expected = "a number, with letters before or behind it, or one letter"
        raise _wrong(document, (*where, "label"), "not a label", expected, item.label)
    for place, column in enumerate(item.columns):
        if column.type is ItemType.TABLE:
            raise _wrong(
                document,
                (*where, "columns", place, "type"),
                "a table within a table",
                "any other type",
                column.type,
            )
        _refuse_odd_type(document, (*where, "columns", place), column, words=bool(column.words), columns=False)
    _refuse_odd_type(document, where, item, words=bool(item.words), columns=bool(item.columns))


def _refuse_odd_type(
    document: Document, where: tuple[Any, ...], lines: FormItem | Column, *, words: bool, columns: bool
) -> None:
    for field, there, type_ in (("words", words, ItemType.WORD), ("columns", columns, ItemType.TABLE)):
        if there != (lines.type is type_):
            given = f"type {lines.type}, {field} {'given' if there else 'not given'}"
            expected = f"`{field}:` where the type is {type_}, and only there"
            raise _wrong(document, where, f"type and {field} do not fit each other", expected, given)


def _refuse_empty(document: Document, lines: _FormLines) -> None:
    for field in _TEXTS:
        if not getattr(lines, field).strip():
            raise _wrong(document, (field,), "a field without content", f"a {field}", "nothing")
    if lines.format and not FORMAT.fullmatch(lines.format):
        raise _wrong(
            document, ("format",), "not a format label", "F25, or a span as F1-F9, or nothing", lines.format
        )


def _refuse_collisions(document: Document, form: Form) -> None:
    """Refuse items that a text could not tell apart: two of one label, or a name that another item has too."""
    if not form.items:
        raise _wrong(document, ("items",), "a form without items", "one or more", "none")
    names = [n for item in form.items for n in {s.casefold() for s in (item.label, item.key, item.title)}]
    _refuse_doubled(document, ("items",), "a label, key or title that two items have", names)
    for check in form.checks:
        _refuse_odd_check(document, form, check)


def _refuse_odd_check(document: Document, form: Form, check: Check) -> None:
    missing = [field for field in NEEDS[check.check] if not getattr(check, field)]
    if missing:
        expected = ", ".join(NEEDS[check.check])
        raise _wrong(
            document, ("checks",), f"a check of {check.check} without a field", expected, f"no {missing[0]}"
        )
    for one, other in ((check.total, check.parts), (check.first, check.last)):
        if check.check in ROW_BY_ROW and _table_in(one) != _table_in(other):
            given = f"{one} and {other}"
            expected = "two items, or two columns of one table"
            raise _wrong(document, ("checks",), "a check across different tables", expected, given)
    wanted = [*check.keys()]
    if check.check is CheckType.PHASES:
        wanted += [(check.table, column) for column in PHASE_COLUMNS]
    for key, column in wanted:
        item = form.by_key.get(key)
        if item is None or (column and item.place_of(column) is None):
            name = f"{key}/{column}".rstrip("/")
            raise _wrong(
                document, ("checks",), "a check of an item that the form does not have", "a key of the form", name
            )


def _table_in(name: str) -> str:
    return name.partition("/")[0] if "/" in name else ""


def _refuse_strangers(document: Document, lines: _FormLines, forms: Iterable[str]) -> None:
    for field in ("answers", "amends"):
        for type_ in getattr(lines, field):
            if type_ not in forms:
                hint = nearest(type_, forms)
                raise _wrong(document, (field,), "a message type that has no file", "a type that has", type_, hint)


def _refuse_headings(document: Document, form: Form, network: Network) -> None:
    """Refuse an item named as a line of the header is: a text could not tell the two apart."""
    taken = next((name for name in form.by_name if name in network.fields), None)
    if taken is not None:
        expected = "a name that heads no line of the header"
        raise _wrong(document, ("items",), "an item named as a heading", expected, taken)


def _refuse_doubled(document: Document, path: tuple[str, ...], problem: str, words: list[str]) -> None:
    doubled = next(_doubled(words), None)
    if doubled is not None:
        raise _wrong(document, path, problem, "each once", doubled)


def _doubled(words: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for word in words:
        if word in seen:
            yield word
        seen.add(word)


def _wrong(  # noqa: PLR0913, PLR0917  where, and the parts of the error
    document: Document, path: tuple[Any, ...], problem: str, expected: str, given: str, hint: str = ""
) -> SchemaError:
    return SchemaError(problem, where=document.where(*path), expected=expected, given=given, next_step=hint)
