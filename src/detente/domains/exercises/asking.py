"""What every rule is asked with, and the form in which it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import msgspec

from detente.agreements.engine import Law, LawOfDay
from detente.agreements.provision import Answer, Provision
from detente.model.certainty import Certainty
from detente.model.errors import DateError
from detente.model.exercise import Activity, Notification
from detente.model.finding import Evidence, Finding, Outcome, Verdict, Why

Known = TypeVar("Known")

ALL_STATES = "all participating States"
TOPIC = "exercises"
STRENGTHS = ("troops", "troops_total", "tanks", "acvs", "artillery", "landing_troops", "stages")
HALF_A_YEAR = 183
"""Days between two starts from which one name stands for two activities; the desk's own number."""
LONGEST_HOURS = 87_600
"""Ten years: no activity lasts longer, and no hour of it lies beyond what a calendar can name."""
FIRST_YEAR, LAST_YEAR = 1000, 9000
"""No day outside these is judged, so that no deadline reaches beyond the days that a calendar can name."""

OUTCOMES = {
    Verdict.IN_TIME: Outcome.MET,
    Verdict.WITHIN: Outcome.MET,
    Verdict.NOT_DUE: Outcome.MET,
    Verdict.LATE: Outcome.NOT_MET,
    Verdict.EXCEEDED: Outcome.NOT_MET,
    Verdict.UNCERTAIN: Outcome.UNCERTAIN,
}
"""What became of the condition behind a verdict; any other verdict is one that cannot be told."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """An activity, the evidence for it, the law of its day, and the instant of asking.

    `day_supposed` is true where the start is not told, so that the law of the day of asking was taken.
    `notifications` are those of this activity, transmitted by the instant, oldest first.
    `known` keeps what several rules weigh alike, so that it is weighed once.
    """

    activity: Activity
    evidence: Evidence
    law: LawOfDay
    instant: datetime
    name: Callable[[str], str]
    notifications: tuple[Notification, ...] = ()
    day_supposed: bool = False
    known: dict[str, Any] = msgspec.field(default_factory=dict)

    def once(self, what: str, weigh: Callable[[Asked, Activity], Known]) -> Known:
        """Return what is weighed of the activity, weighed at the first call."""
        if what not in self.known:
            self.known[what] = weigh(self, self.activity)
        found: Known = self.known[what]
        return found

    @property
    def was(self) -> str:
        """Return `was` for an activity that has begun by the instant of asking, `is` for one to come."""
        return "was" if self.law.day < self.instant.date() else "is"

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the States that notify and invite: the hosts told, else the only State told, else none."""
        alone = self.activity.states if len(self.activity.states) == 1 else ()
        return self.activity.hosts or alone

    def named(self, parties: tuple[str, ...]) -> str:
        """Return the parties' names in a row: Belarus and Russia."""
        return joined([self.name(party) for party in parties])

    def under(self, provision: Provision) -> str:
        """Return the words for the law and the day at which it was taken."""
        supposed = (
            " (the start is not told, so the law of the day of asking is taken)" if self.day_supposed else ""
        )
        return f"under the {provision.title} as in force on {self.law.day}{supposed}"

    def finding(self, rule: str, question: str, verdict: Verdict, sentence: str, **more: Any) -> Finding:
        """Return the finding, with its parties, evidence and every mark that a reader must see."""
        activity = self.activity
        why: Why | None = more.get("why")
        notes = (*more.pop("notes", ()), *unverified(why), *hypothetical(self.law))
        return Finding(
            rule=rule,
            topic=more.pop("topic", TOPIC),
            question=question,
            verdict=verdict,
            sentence=sentence + (" (hypothetical law)" if self.law.law.hypothetical else ""),
            subject=activity.name,
            parties=tuple(dict.fromkeys((*activity.states, *activity.hosts))),
            evidence=self.evidence,
            notes=notes,
            **more,
        )


def asked_of(  # noqa: PLR0913  the arguments of every rule
    activity: Activity,
    evidence: Evidence,
    law: Law,
    instant: datetime,
    name: Callable[[str], str],
    *,
    notifications: tuple[Notification, ...] = (),
) -> Asked:
    """Return what the rules are asked with: the law of the day of the start, and what was sent by the instant.

    DateError for a day of the activity before the year 1000 or after the year 9000, and for more than ten years.
    """
    sent = (n for n in notifications if n.transmitted <= instant and same_activity(n.activity, activity))
    day: date = activity.start or instant.date()
    commenced = activity.commenced.date() if activity.commenced else None
    for told in (day, activity.start_latest, activity.end, commenced):
        if told is not None and not FIRST_YEAR <= told.year <= LAST_YEAR:
            where = "too far ahead" if told.year > LAST_YEAR else "too far back"
            expected = f"a year from {FIRST_YEAR} to {LAST_YEAR}"
            raise DateError(f"a day {where}", where=activity.name, expected=expected, given=str(told))
    hours = max((activity.duration_hours or 0, *(stage.from_hour for stage in activity.stages)))
    if hours > LONGEST_HOURS:
        raise DateError(
            "an activity too long", where=activity.name, expected=f"up to {LONGEST_HOURS} hours", given=str(hours)
        )
    return Asked(
        activity=activity,
        evidence=evidence,
        law=law.at(day),
        instant=instant,
        name=name,
        notifications=tuple(sorted(sent, key=lambda n: (n.transmitted, msgspec.json.encode(n)))),
        day_supposed=activity.start is None,
    )


def same_activity(one: Activity, other: Activity) -> bool:
    """Return whether two descriptions carry one name and do not contradict each other on whose it is, and when.

    They contradict each other where both tell States and share none, or where their starts lie half a year apart:
    names come again every year.
    """
    if one.name.casefold() != other.name.casefold():
        return False
    states, others = {*one.states, *one.hosts}, {*other.states, *other.hosts}
    if states and others and not states & others:
        return False
    return one.start is None or other.start is None or abs((one.start - other.start).days) < HALF_A_YEAR


def as_notified(asked: Asked) -> Activity | None:
    """Return the activity with the numbers of its last notification in place of today's, None if none was sent.

    A notification repeats neither zone nor structure here; only the strength told in it is compared.
    """
    every = each_notified(asked)
    return every[-1] if every else None


def each_notified(asked: Asked) -> tuple[Activity, ...]:
    """Return the activity with the numbers of each of its notifications in place of today's, oldest first."""
    return tuple(
        msgspec.structs.replace(asked.activity, **{field: getattr(sent.activity, field) for field in STRENGTHS})
        for sent in asked.notifications
    )


def one_each(activities: Iterable[tuple[Activity, Evidence]]) -> list[tuple[Activity, Evidence]]:
    """Return each activity once, by start and name: of several that tell of one, what was said first counts.

    One are those of one name and start that share a State, or where one tells none. The order in which they come
    does not matter.
    """
    first: dict[tuple[date, str], list[tuple[Activity, Evidence]]] = {}
    for activity, evidence in sorted(activities, key=_said_first):
        known = first.setdefault((activity.start or date.max, activity.name.casefold()), [])
        if not any(same_activity(activity, other) for other, _ in known):
            known.append((activity, evidence))
    return [one for _, every in sorted(first.items()) for one in every]


def _said_first(told: tuple[Activity, Evidence]) -> tuple[bool, datetime, str, bytes]:
    activity, evidence = told
    said = evidence.said
    return said is None, said or datetime.max.replace(tzinfo=UTC), evidence.party, msgspec.json.encode(activity)


def quoted(answer: Answer) -> str:
    """Return what a provision says with its number, and its paragraph as `marked` writes it."""
    says = answer.provision.says.replace("this many", str(answer.value))
    return f"{says} ({marked(answer)})."


def marked(answer: Answer) -> str:
    """Return the paragraph of a provision, and a mark of doubt where no verdict may rest on its wording."""
    doubt = "" if answer.firm else f"; wording doubtful, {answer.provision.certainty}"
    return answer.provision.paragraph + doubt


def joined(words: list[str], last: str = "and") -> str:
    """Return words in a row: `a`, `a and b`, `a, b and c`."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def leaves(why: Why | None) -> Iterator[Why]:
    """Yield every condition of a tree that has none below it."""
    if why is None:
        return
    if not why.children:
        yield why
    for child in why.children:
        yield from leaves(child)


def unverified(why: Why | None) -> Iterator[str]:
    """Yield one note that lists the provisions whose wording is from memory, where there are any."""
    for mark, words in (
        (Certainty.MEMORY, "Wording from memory, unverified (M)"),
        (Certainty.DOUBTFUL, "Wording from memory, doubtful (M?)"),
    ):
        ids = dict.fromkeys(leaf.provision for leaf in leaves(why) if leaf.certainty is mark)
        if ids:
            yield f"{words}: {', '.join(ids)}."


def hypothetical(law: LawOfDay) -> Iterator[str]:
    """Yield the note that a result rests on a law that is only tried."""
    if law.law.hypothetical:
        yield f"Hypothetical: this is not the law, but the law as changed by {law.law.hypothetical}."
