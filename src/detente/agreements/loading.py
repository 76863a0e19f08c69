"""The law read from its files; forums, beside it, are read by `forum_loading.py`, and nothing else here opens any.

A folder holds a folder per instrument, and each of those a YAML file per provision. Every problem of a file is
an error that names file, line and field; the law is loaded whole or not at all.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from detente.agreements.engine import Law, law_of
from detente.agreements.provision import Provision, Reform, Status
from detente.model.document import Document, read_yaml
from detente.model.errors import EmptyError, SchemaError, StorageError
from detente.model.record import LARGEST_INTEGER
from detente.model.time import read_day
from detente.model.utf8 import utf8_text

SHIPPED = Path(__file__).parent
FORUMS = "forums"
"""The folder beside the instruments that holds forums, which are no provisions (`forum_loading.py` reads it)."""
PLACES = "places"
"""The folder of the zone's outline and of disputed places, no provisions (`place_loading.py` reads it)."""
NOT_LAW = frozenset({"forms", FORUMS, PLACES})
"""Folders of this room that hold no provisions: forums, places, and in an instrument the forms of its messages."""
MOST_DIGITS = len(str(LARGEST_INTEGER))

_NUMBER_WITH_MARKS = re.compile(r"^\d{1,3}([.,' \u00a0\u202f]\d{3})+$|^\d+,\d+$")


class _ProvisionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file as written: everything is required but the last four; `question` is the id where it is left out."""

    id: str
    says: str
    instrument: str
    paragraph: str
    link: str
    unit: str
    values: dict[str, str | None]
    checked: str
    certainty: str
    status: str
    question: str = ""
    comparison: str | None = None
    ends: str | None = None
    note: str = ""


def load_law(folder: Path | None = None) -> Law:
    """Return the law in a folder, the shipped one by default; errors name file, line and field.

    Raises SchemaError, DateError or EncodingError for a bad file, Contradiction where two provisions differ.
    """
    where = folder or SHIPPED
    found = (file.relative_to(where) for file in where.rglob("*.yaml"))
    files = sorted(where / file for file in found if not NOT_LAW & {*file.parts[:-1]})
    if not files:
        raise EmptyError("no law", where=str(where), expected="folders with a YAML file for each provision")
    return law_of(provision_of(read_yaml(text_of(file), str(file.relative_to(where)))) for file in files)


def text_of(file: Path) -> str:
    """Return the text of a file; EncodingError if it is not UTF-8, StorageError if it cannot be read."""
    try:
        data = file.read_bytes()
    except OSError as problem:
        raise StorageError("a file that cannot be read", where=str(file), given=str(problem)) from problem
    return utf8_text(data, str(file))


def provision_of(document: Document) -> Provision:
    """Return the provision that a document holds; SchemaError or DateError naming the field that is wrong."""
    written = document.shaped(_ProvisionFile)
    _refuse_empty(document, written)
    fields = msgspec.structs.asdict(written)
    fields["values"] = {
        read_day(day, document.where("values", day)): whole_number(text, document.where("values", day))
        for day, text in written.values.items()
    }
    if len(fields["values"]) != len(written.values):
        raise SchemaError("a day that stands twice", where=document.where("values"), expected="each day once")
    fields["question"] = written.question or written.id
    fields["ends"] = read_day(written.ends, document.where("ends")) if written.ends else None
    provision = Document(document.name, fields, document.lines).shaped(Provision)
    _refuse_odd_end(document, provision)
    return provision


def whole_number(text: Any, where: str) -> int:
    """Return the whole number that a text is; SchemaError that explains decimal commas and other marks."""
    digits = isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    if digits and int(text) <= LARGEST_INTEGER:
        return int(text)
    marked = isinstance(text, str) and _NUMBER_WITH_MARKS.match(text)
    raise SchemaError(
        "not a whole number",
        where=where,
        expected="digits only, as 9000",
        given=repr(text),
        next_step="write the number without commas, points or spaces" if marked else "",
    )


def read_reform(file: Path) -> Reform:
    """Return the reform in a small YAML file: name, says, values by provision id, and since if wanted."""
    return reform_of(read_yaml(text_of(file), file.name))


def reform_of(document: Document) -> Reform:
    """Return the reform that a document holds; SchemaError if it names no provision or a bad number."""
    data = document.data
    if isinstance(data, dict) and isinstance(data.get("values"), dict):
        values = {id_: whole_number(text, document.where("values", id_)) for id_, text in data["values"].items()}
        document = Document(document.name, data | {"values": values}, document.lines)
    reform = document.shaped(Reform)
    if not reform.name.strip():
        raise SchemaError(
            "a reform without a name",
            where=document.where("name"),
            expected="a name, which is shown with every result",
            given="nothing",
        )
    if not reform.values:
        raise SchemaError(
            "a reform that changes nothing",
            where=document.where("values"),
            expected="at least one provision with its new value, as `VD11/40.1.1/personnel: 7500`",
            given="none",
        )
    return reform


def _refuse_empty(document: Document, written: _ProvisionFile) -> None:
    for field in ("id", "says", "instrument", "paragraph", "link", "unit", "checked", "values"):
        if not getattr(written, field):
            raise SchemaError("a field without content", where=document.where(field), expected=f"a {field}")
    if "/" not in written.id or " " in written.id:
        raise SchemaError(
            "an id of another form",
            where=document.where("id"),
            expected="edition, paragraph and what it holds, as VD11/40.1.1/personnel",
            given=written.id,
        )


def _refuse_odd_end(document: Document, provision: Provision) -> None:
    latest: date = max(provision.values)
    if (provision.status is Status.ENDED) != (provision.ends is not None):
        raise SchemaError(
            "status and end do not fit each other",
            where=document.where("status"),
            expected="`ends: DATE` where the status is ended, and only there",
            given=f"status {provision.status}, ends {provision.ends}",
        )
    if provision.ends is not None and provision.ends <= latest:
        raise SchemaError(
            "an end before the beginning",
            where=document.where("ends"),
            expected=f"a day after {latest}",
            given=str(provision.ends),
        )
