"""What one item of a message says, as the rules take it: what is missing, or could not be read, is not told."""

from __future__ import annotations

from datetime import date, datetime

from detente.domains.exercises.asking import LAST_YEAR
from detente.model.errors import DateError
from detente.model.message import Day, Instant, Listing, Message, Number, Table, Words


def words_told(message: Message, key: str) -> str:
    """Return the words of an item, a list in a row, empty where none are told."""
    value = message.value(key)
    if isinstance(value, Listing):
        return "; ".join(value.entries)
    return value.text.strip() if isinstance(value, Words) else ""


def number_told(message: Message, key: str) -> int | None:
    """Return the number of an item, None where none is told."""
    value = message.value(key)
    return value.number if isinstance(value, Number) else None


def instant_told(message: Message, key: str) -> datetime | None:
    """Return the instant of an item, None where none is told; DateError where no deadline could follow it."""
    value = message.value(key)
    if not isinstance(value, Instant):
        return None
    refuse_far(value.instant.date(), message)
    return value.instant


def day_told(message: Message, key: str) -> date | None:
    """Return the day of an item, None where none is told; DateError where no deadline could follow it."""
    value = message.value(key)
    if not isinstance(value, Day):
        return None
    refuse_far(value.day, message)
    return value.day


def rows_told(message: Message, key: str) -> int | None:
    """Return how many rows a table has, None where no table is told."""
    value = message.value(key)
    return len(value.rows) if isinstance(value, Table) else None


def refuse_far(day: date, message: Message) -> None:
    """Return nothing; DateError for a year so far ahead that no deadline after it can be named."""
    if day.year > LAST_YEAR:
        raise DateError(
            "a day too far ahead",
            where=message.number or message.type,
            expected=f"a year up to {LAST_YEAR}",
            given=str(day),
        )


def year_told(message: Message, key: str) -> int | None:
    """Return the calendar year that an item names, None where none is told or no calendar has it."""
    number = number_told(message, key)
    return number if number is not None and 1 <= number <= LAST_YEAR else None
