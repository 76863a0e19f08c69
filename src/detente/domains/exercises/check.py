"""One activity held against every rule of its day: the room's front door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from detente.agreements.engine import Law
from detente.domains.exercises.asking import asked_of
from detente.domains.exercises.changes import added, changed, cut, grown
from detente.domains.exercises.lasting import duration
from detente.domains.exercises.limits import announcement, size_class
from detente.domains.exercises.notification import prior_notification, timing
from detente.domains.exercises.observation import observation
from detente.domains.exercises.risk.unusual import unusual_activity
from detente.domains.exercises.sharing import guests, hosts_apart, shares, voluntary
from detente.model.exercise import Activity, Notification
from detente.model.finding import Evidence, Finding


def findings(  # noqa: PLR0913, PLR0917  what every rule is asked with
    activity: Activity,
    evidence: Evidence,
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
    notifications: tuple[Notification, ...] = (),
) -> tuple[Finding, ...]:
    """Return what every rule says of one activity, by the law of the day on which it starts.

    Notification first, observation second, the unusual-activity conditions last. Where the start is not told, the
    law of the day of asking is taken and said so. `notifications` of other activities, or sent after `instant`,
    are passed over. `name` gives a party's usual name. DateError for a day before the year 1000 or after 9000.
    """
    asked = asked_of(activity, evidence, law, instant, name, notifications=notifications)
    return (
        prior_notification(asked),
        *timing(asked),
        *guests(asked),
        *hosts_apart(asked),
        *voluntary(asked),
        *shares(asked),
        observation(asked),
        *duration(asked),
        *size_class(asked),
        *announcement(asked),
        *cut(asked),
        *grown(asked),
        *added(asked),
        *changed(asked),
        unusual_activity(asked),
    )
