"""What one item of a message tells, by its type; an item that is missing, unread or none tells nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from detente.model.finding import Evidence
from detente.model.message import (
    EVERYONE,
    Cell,
    Day,
    Instant,
    Listing,
    Message,
    Number,
    Shares,
    Table,
    Words,
    YesNo,
)

Heard = tuple[Message, Evidence]
"""A message that was sent, with the record in which it stands."""


def words_in(message: Message, key: str) -> str:
    """Return the words of an item, empty where it has none."""
    value = message.value(key)
    return value.text if isinstance(value, Words) else ""


def ids_in(message: Message, key: str) -> tuple[str, ...]:
    """Return the ids of a list, without the word for everyone."""
    value = message.value(key)
    return tuple(id_ for id_ in value.entries if id_ != EVERYONE) if isinstance(value, Listing) else ()


def day_in(message: Message, key: str) -> date | None:
    """Return the day of an item, None where it has none."""
    value = message.value(key)
    return value.day if isinstance(value, Day) else None


def instant_in(message: Message, key: str) -> datetime | None:
    """Return the instant of an item, None where it has none."""
    value = message.value(key)
    return value.instant if isinstance(value, Instant) else None


def number_in(message: Message, key: str) -> int | None:
    """Return the number of an item, None where it has none."""
    value = message.value(key)
    return value.number if isinstance(value, Number) else None


def yes_in(message: Message, key: str) -> bool | None:
    """Return yes or no, None where neither is told."""
    value = message.value(key)
    return value.yes if isinstance(value, YesNo) else None


def table_in(message: Message, key: str) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a table, none where there is no table."""
    value = message.value(key)
    return value.rows if isinstance(value, Table) else ()


def shares_in(message: Message, key: str) -> dict[str, int]:
    """Return the numbers of an item by State, empty where it has none."""
    value = message.value(key)
    return {share.state: share.number for share in value.shares} if isinstance(value, Shares) else {}


def rows_in(message: Message, key: str) -> int | None:
    """Return how many rows a table has, None where there is no table."""
    value = message.value(key)
    return len(value.rows) if isinstance(value, Table) else None


def heard_by_then(messages: Iterable[Heard], instant: datetime) -> list[Heard]:
    """Return the messages sent by an instant with their records, oldest first; of one instant, by number."""
    sent = [one for one in messages if one[0].transmitted is not None and one[0].transmitted <= instant]
    return sorted(sent, key=lambda one: (one[0].transmitted, one[0].number, one[0].type))


def sent_by(messages: Iterable[Message], instant: datetime) -> list[Message]:
    """Return the messages sent by an instant, oldest first; of one instant, by number."""
    return [message for message, _ in heard_by_then(((one, Evidence()) for one in messages), instant)]


def rests_on(evidence: Iterable[Evidence]) -> Evidence:
    """Return all records and sources of several pieces of evidence, and who said the first of them when."""
    every = tuple(evidence)
    return Evidence(
        records=tuple(dict.fromkeys(record for one in every for record in one.records)),
        sources=tuple(dict.fromkeys(source for one in every for source in one.sources)),
        party=every[0].party if every else "",
        said=max((one.said for one in every if one.said is not None), default=None),
        confirmed=bool(every) and all(one.confirmed for one in every),
    )
