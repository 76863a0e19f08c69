"""How long it takes to list all that is owed by and to a State: with no record, activities, messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from benchmarks.timing import cpu
from detente.agreements import load_forums, load_group, load_law
from detente.agreements.form_loading import load_forms
from detente.domains.exercises.year.asking import Members
from detente.model.canonical import identify
from detente.model.message import Item, Message, Number
from detente.model.view import Entry
from detente.sources.exercises import example_activities
from detente.sources.message_files import record_of_message
from detente.watch.owed import OwedSetting, owed_by_and_to

MESSAGES = 10_000
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def made_message(number: int) -> Entry:
    """Return a made-up annual calendar, sent at an instant that its number gives."""
    sent = datetime(2020 + number % 6, 1 + number % 12, 1 + number % 28, number % 24, number % 60, tzinfo=UTC)
    year = Item("calendar.year", Number(2020 + number % 7))
    message = Message(type="vd11.61.calendar", sender="SE", to=("all",), transmitted=sent, items=(year,))
    record = record_of_message(message)
    return Entry(id=identify(record), record=record)


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    setting = OwedSetting(
        law=load_law(),
        forms=load_forms(),
        members=Members(load_forums().forum("FSC").members, load_group("NO_ARMED_FORCES").members),
        name=str,
        window=(date(2025, 3, 1), date(2026, 8, 28)),
        soon_days=42,
    )
    activities = [Entry(id=identify(record), record=record) for record in example_activities()]
    messages = [made_message(number) for number in range(MESSAGES)]

    def owed(entries: list[Entry]) -> Callable[[], object]:
        return lambda: owed_by_and_to("SE", entries, setting, NOW)

    return [
        ("year: what a State owes, without a record", cpu(owed([])), "0.05 s"),
        (f"year: the same with {len(activities)} activities on record", cpu(owed(activities)), "0.5 s"),
        (f"year: the same with {MESSAGES:,} messages on record", cpu(owed(messages)), "1 s"),
    ]
