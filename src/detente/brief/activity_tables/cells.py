"""A record as the text of its columns, as every format writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec

from detente.model.exercise import Activity, Notification, Range, Stage
from detente.model.message import Coordinates, Share
from detente.model.record import Marking, Precedence, Record
from detente.sources.activity_fields import (
    COLUMNS,
    FIELDS,
    STAGE_FIELDS,
    STATES,
    read_count,
    read_date,
    read_number,
)
from detente.sources.message_coordinates import shown_coordinates

Cells = dict[str, str]
NUMBERS = frozenset(column for column, reader in FIELDS.items() if reader in (read_number, read_count))
DAYS = frozenset(column for column, reader in FIELDS.items() if reader is read_date)


def cells_of(record: Record[Any]) -> Cells:
    """Return the columns that a record fills, in the order of all columns; what is not told has none."""
    body = record.body
    notice = _notice(body) if isinstance(body, Notification) else {}
    activity = body.activity if isinstance(body, Notification) else body
    told = {**(_fields(activity) if isinstance(activity, Activity) else {}), **_beside(record), **notice}
    return {column: told[column] for column in COLUMNS if told.get(column)}


def columns_of(rows: Iterable[Cells]) -> list[str]:
    """Return the columns that any of the rows fills, in the order of all columns; the name is always one."""
    filled = {"name"}.union(*(row for row in rows))
    return [column for column in COLUMNS if column in filled]


def typed(cells: Cells) -> dict[str, str | int]:
    """Return the columns with plain numbers as numbers, for formats that know numbers."""
    return {column: int(text) if is_number(column, text) else text for column, text in cells.items()}


def is_number(column: str, text: str) -> bool:
    """Return whether a cell is one whole number, and no range."""
    return column in NUMBERS and text.isdigit()


def shown_range(told: Range) -> str:
    """Return a strength as it is read: `3000`, `8000-10000`, `9000+`, `up to 9000`; empty where not told."""
    if told.least is None:
        return "" if told.most is None else f"up to {told.most}"
    if told.most is None:
        return f"{told.least}+"
    return str(told.least) if told.least == told.most else f"{told.least}-{told.most}"


def shown_stage(stage: Stage) -> str:
    """Return one stage as it is read in a cell: `70: troops 8000, tanks 30`."""
    strengths = {field: shown_range(told) for field in STAGE_FIELDS if (told := getattr(stage, field)) is not None}
    return f"{stage.from_hour}: " + ", ".join(f"{field} {told}" for field, told in strengths.items())


def shown_instant(instant: datetime) -> str:
    """Return an instant in UTC, exact, with Z."""
    return instant.isoformat().replace("+00:00", "Z")


def _fields(activity: Activity) -> Cells:
    states = tuple(state for state in activity.states if state in STATES)
    others = tuple(party for party in activity.states if party not in STATES)
    told = {field: getattr(activity, field) for field in FIELDS if field not in ("states", "form")}
    return {
        **{field: _shown(value) for field, value in told.items() if value is not None},
        "states": "|".join(states),
        "organisations": "|".join(others),
        "form": activity.form.value,
    }


def _beside(record: Record[Any]) -> Cells:
    return {
        "said": shown_instant(record.said),
        "said_by": record.party,
        "marking": record.marking.value if record.marking is not Marking.CLEAR else "",
        "held_for": "|".join(record.held_for),
        "precedence": record.precedence.value if record.precedence is not Precedence.ROUTINE else "",
        "in_reply_to": record.in_reply_to or "",
        "sources": msgspec.json.encode(record.sources).decode() if record.sources else "[]",
    }


def _notice(notification: Notification) -> Cells:
    latest = notification.transmitted_latest
    return {
        "sent": shown_instant(notification.transmitted),
        "sent_latest": shown_instant(latest) if latest else "",
        "voluntary": "yes" if notification.voluntary else "",
        "number": notification.number,
        "amends": notification.amends,
    }


def _shown(value: Any) -> str:
    """Return a value of an activity as the text of a cell."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    for kind, shown in _SHOWN:
        if isinstance(value, kind):
            return str(shown(value))
    return str(value)


_SHOWN: tuple[tuple[type, Any], ...] = (
    (Range, shown_range),
    (Stage, shown_stage),
    (Share, lambda share: f"{share.state} {share.number}"),
    (Coordinates, shown_coordinates),
    (StrEnum, lambda word: word.value),
    (datetime, shown_instant),
    (date, date.isoformat),
    (tuple, lambda values: "|".join(map(_shown, values))),
)
"""What a value of a type is written as; a struct that is an array is tried before the tuple that holds them."""
