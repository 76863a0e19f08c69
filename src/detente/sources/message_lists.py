"""Many messages in one YAML file, and accounts of messages of which only the day, or some days, are known.

`messages:` is a list, each as in a file of its own (`message_files.py`). `transmitted` may be an instant, a day,
or two days with a slash between: then it was sent at some time in them. `cited` and `certainty` say that the desk
has not the message but an account of it, from which source, and how sure that is.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from detente.agreements.form import Forms
from detente.model.certainty import Certainty
from detente.model.document import Document, nearest, read_yaml
from detente.model.errors import DateError, EmptyError, SchemaError
from detente.model.time import end_of_day, midnight, read_day
from detente.model.verification import Told
from detente.sources.message_files import YAML_NAMES, message_of_document, text_of


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    messages: tuple[dict[str, Any], ...]
    name: str = ""
    says: str = ""


class _Account(msgspec.Struct, frozen=True):
    cited: tuple[str, ...] = ()
    certainty: Certainty | None = None


def holds_messages(data: bytes, name: str) -> bool:
    """Return whether a file is a YAML file with a list of messages, by its name and the field `messages:`."""
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return name.lower().endswith(YAML_NAMES) and any(line.startswith(b"messages:") for line in lines)


def read_messages(data: bytes, name: str, forms: Forms) -> tuple[Told, ...]:
    """Return all messages of a list, or none; SchemaError, DateError or EmptyError naming file, line and field."""
    document = read_yaml(text_of(data, name), name)
    listed = document.shaped(_Listed)
    if not listed.messages:
        raise EmptyError(
            "no message", where=document.where("messages"), expected="a list, each `type: ...` and `items:`"
        )
    return tuple(told_of_document(document.below("messages", n), forms) for n in range(len(listed.messages)))


def told_of_document(document: Document, forms: Forms) -> Told:
    """Return one message of a list, with what is known of when it was sent and from where it is known."""
    account = document.shaped(_Account)
    _refuse_unknown_type(document, forms)
    fields = {key: told for key, told in document.data.items() if key not in ("cited", "certainty")}
    latest = None
    sent = fields.get("transmitted")
    if isinstance(sent, str) and "T" not in sent.upper():
        first, latest = _days(sent, document.where("transmitted"))
        fields["transmitted"] = first.isoformat()
    message = message_of_document(Document(document.name, fields, document.lines, document.at), forms)
    return Told(message=message, latest=latest, cited=account.cited, certainty=account.certainty)


def _refuse_unknown_type(document: Document, forms: Forms) -> None:
    """Return nothing; SchemaError that names the place in the list where no form is of the type given."""
    type_ = document.data.get("type")
    if isinstance(type_, str) and type_ not in forms.by_type:
        raise SchemaError(
            "a message type that has no form",
            where=document.where("type"),
            expected="a type such as vd11.88.inspection_request",
            given=repr(type_[:80]),
            next_step=nearest(type_, forms.by_type) or "`detente exercises forms` lists them",
        )


def _days(text: str, where: str) -> tuple[datetime, datetime]:
    """Return the first and the last second of a day, or of the days on both sides of a slash."""
    first, slash, last = text.partition("/")
    begins, ends = read_day(first, where), read_day(last if slash else first, where)
    if ends < begins:
        raise DateError(
            "days in the wrong order", where=where, expected="the earlier day before the slash", given=text
        )
    return midnight(begins), end_of_day(ends)
