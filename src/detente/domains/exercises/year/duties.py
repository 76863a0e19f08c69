"""A State's year: everything that it owes by fixed dates, by events and by what was asked; the front door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from detente.agreements.engine import Law
from detente.domains.exercises.told import Heard
from detente.domains.exercises.year.asking import Members, YearAsked, heard_by, known, refuse_window
from detente.domains.exercises.year.below import below_the_numbers, reminders
from detente.domains.exercises.year.counted import air_bases, demonstrations, invited_visits, new_systems, planning
from detente.domains.exercises.year.dates import assessment, fixed_dates
from detente.domains.exercises.year.increases import increases
from detente.domains.exercises.year.large import large_activities, start_windows
from detente.domains.exercises.year.replies import incidents, observer_replies, planning_clarified
from detente.domains.exercises.year.visitors import visitors
from detente.model.exercise import Activity, Notification
from detente.model.finding import Evidence, Finding

RULES_OF_A_YEAR: tuple[Callable[[YearAsked], Iterator[Finding]], ...] = (
    fixed_dates,
    planning,
    increases,
    new_systems,
    air_bases,
    invited_visits,
    demonstrations,
    visitors,
    start_windows,
    large_activities,
    below_the_numbers,
    reminders,
    assessment,
    observer_replies,
    planning_clarified,
    incidents,
)
"""Every rule of a year, in the order in which they speak."""


def year_duty_findings(  # noqa: PLR0913, PLR0917  what every rule of a year is asked with
    state: str,
    window: tuple[date, date],
    messages: Iterable[Heard],
    activities: Iterable[tuple[Activity, Evidence]],
    law: Law,
    members: Members,
    instant: datetime,
    name: Callable[[str], str],
    *,
    notifications: Iterable[tuple[Notification, Evidence]] = (),
    service_hours: int | None = None,
) -> tuple[Finding, ...]:
    """Return what a State owes, and what is owed to it, between two days, as it stood at an instant.

    `messages` and `activities` carry the records in which they stand; nothing transmitted or said after the
    instant is seen, and their order does not matter. `members` says who takes part on a day; a State that did not
    owed nothing then. `service_hours` takes the place of the desk's own hours for incidents. Raises DateError for
    a window that ends before it begins.
    """
    refuse_window(*window)
    asked = YearAsked(
        state=state,
        since=window[0],
        until=window[1],
        instant=instant,
        law=law,
        members=members,
        name=name,
        heard=heard_by(messages, instant),
        activities=tuple(sorted((one for one in activities if known(one[1], instant)), key=_by_record)),
        notifications=tuple(sorted((one for one in notifications if known(one[1], instant)), key=_by_record)),
        service_hours=service_hours,
    )
    return tuple(found for one in RULES_OF_A_YEAR for found in one(asked))


def _by_record(one: tuple[Activity | Notification, Evidence]) -> tuple[str, ...]:
    return one[1].records
