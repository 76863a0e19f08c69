"""The closed list of kinds of record, and the type of body that each carries."""

from __future__ import annotations

from typing import Any

import msgspec

from detente.model import council, exercise, report, risk
from detente.model.errors import SchemaError


class Kind(msgspec.Struct, frozen=True):
    """A kind of record: what it is, the type of its body, and whether it may name private persons."""

    says: str
    body: Any
    personal: bool = False


KINDS: dict[str, Kind] = {
    "exercise.activity": Kind("A military activity, as a party declared or reported it", exercise.Activity),
    "exercise.notification": Kind("A prior notification that a party sent", exercise.Notification),
    "risk.request": Kind("A request for explanation of an unusual military activity", risk.Request),
    "risk.reply": Kind("A reply to such a request", risk.Reply),
    "risk.meeting": Kind("A meeting asked for, held or not attended after such a request", risk.Meeting),
    "council.position": Kind("Where a party stands on an issue, as it said", council.Position),
    "report.document": Kind("A report that was read", report.ReportDocument),
    "report.claim": Kind("A machine's reading of a report, unconfirmed", report.ReportClaim, personal=True),
}


def kind_named(name: str) -> Kind:
    """Return the kind of that name; SchemaError if the closed list has none."""
    if name not in KINDS:
        raise SchemaError("an unknown kind of record", expected=", ".join(KINDS), given=repr(name))
    return KINDS[name]
