"""What one item of a message says, as the rules take it: what is missing, or could not be read, is not told."""

from __future__ import annotations

from datetime import date, datetime

from detente.domains.exercises.asking import LAST_YEAR
from detente.domains.exercises.told import day_in, instant_in, number_in
from detente.model.errors import DateError
from detente.model.message import Listing, Message, Words


def words_told(message: Message, key: str) -> str:
    """Return the words of an item, a list in a row, empty where none are told."""
    value = message.value(key)
    if isinstance(value, Listing):
        return "; ".join(value.entries)
    return value.text.strip() if isinstance(value, Words) else ""


def instant_told(message: Message, key: str) -> datetime | None:
    """Return the instant of an item, None where none is told; DateError where no deadline could follow it."""
    found = instant_in(message, key)
    if found is not None:
        refuse_far(found.date(), message)
    return found


def day_told(message: Message, key: str) -> date | None:
    """Return the day of an item, None where none is told; DateError where no deadline could follow it."""
    found = day_in(message, key)
    if found is not None:
        refuse_far(found, message)
    return found


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
    number = number_in(message, key)
    return number if number is not None and 1 <= number <= LAST_YEAR else None
