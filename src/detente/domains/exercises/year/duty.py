"""One duty with its date: whether it was met in time, late, is open, or cannot be told, and what is owed of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from detente.agreements.engine import LawOfDay
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import OUTCOMES, TOPIC, hypothetical, joined, unverified
from detente.domains.exercises.told import Heard, rests_on
from detente.domains.exercises.year.asking import YearAsked, transmitted
from detente.model.finding import Evidence, Finding, Outcome, Owed, Verdict
from detente.model.time import end_of_day

NO_MESSAGE = "no message on this desk's record"
SILENT = "no message of that kind is on this desk's record, which does not show that none was sent"


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """What is owed, by whom to whom, by when (None: that cannot be told), and what was sent of it.

    `counted` are the words for how the date comes about; `answer` is the provision on which it stands, `rule` the
    rule to name where it is another. `silence` is the status once the date has passed and nothing is on record.
    """

    answer: Answer
    question: str
    subject: str
    what: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    due: datetime | None
    counted: str
    law: LawOfDay
    rule: str = ""
    sent: tuple[Heard, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    silence: str = NO_MESSAGE


def judged(duty: Duty, asked: YearAsked) -> Finding:
    """Return what is to be said of a duty at the instant of asking; wording marked M? or D gives `uncertain`."""
    provision = duty.answer.provision
    verdict, status, words = _standing(duty, asked.instant)
    owed = provision.owed(
        what=duty.what,
        by=duty.by,
        to=duty.to,
        due=duty.due,
        within=duty.counted,
        status=status,
    )
    by = joined([asked.name(party) for party in duty.by]) or "Nobody in particular"
    when = f"by {_moment(duty.due)} ({duty.counted})" if duty.due else duty.counted
    sentence = f"{by}: {duty.what}, {when}, paragraph {provision.paragraph}; {words}."
    return finding(
        asked, duty.answer, duty.law, duty.question, duty.subject, verdict, sentence,
        rule=duty.rule, owed=(owed,), notes=duty.notes, evidence=(*duty.evidence, *(e for _, e in duty.sent)),
    )  # fmt: skip


def finding(  # noqa: PLR0913, PLR0917  the parts of every finding of a year
    asked: YearAsked,
    answer: Answer,
    law: LawOfDay,
    question: str,
    subject: str,
    verdict: Verdict,
    sentence: str,
    *,
    rule: str = "",
    owed: tuple[Owed, ...] = (),
    notes: tuple[str, ...] = (),
    evidence: Iterable[Evidence] = (),
    value: int | None = None,
) -> Finding:
    """Return a finding of a State's year, with its provision and every mark that a reader must see."""
    provision = answer.provision
    comparison = "" if value is None else None
    why = answer.why(OUTCOMES.get(verdict, Outcome.CANNOT_TELL), value=value, comparison=comparison)
    return Finding(
        rule=rule or provision.rule,
        topic=TOPIC,
        question=question,
        verdict=verdict,
        sentence=sentence + (" (hypothetical law)" if law.law.hypothetical else ""),
        subject=subject,
        parties=(asked.state,),
        owed=owed,
        why=why,
        evidence=rests_on(evidence),
        certainty=provision.certainty,
        notes=(*notes, *unverified(why), *hypothetical(law)),
    )


def _standing(duty: Duty, instant: datetime) -> tuple[Verdict, str, str]:
    """Return the verdict, the status of what is owed, and the words for both."""
    if duty.sent:
        return _sent(duty, transmitted(duty.sent[0]))
    firm = duty.answer.firm
    if duty.due is None:
        return (Verdict.CANNOT_TELL if firm else Verdict.UNCERTAIN), "open", "the day cannot be told"
    if instant <= duty.due:
        return (Verdict.OPEN if firm else Verdict.UNCERTAIN), "open", "that is still to come"
    return (Verdict.CANNOT_TELL if firm else Verdict.UNCERTAIN), duty.silence, SILENT


def _sent(duty: Duty, moment: datetime) -> tuple[Verdict, str, str]:
    words = f"sent on {_moment(moment)}"
    if duty.due is None:
        return Verdict.CANNOT_TELL, "sent", f"{words}, and whether in time cannot be told"
    if not duty.answer.firm:
        return Verdict.UNCERTAIN, "sent", f"{words}, and the date rests on doubtful wording or the desk's own rule"
    if moment <= duty.due:
        return Verdict.IN_TIME, "sent in time", f"{words}, in time"
    return Verdict.LATE, "sent late", f"{words}, late"


def _moment(moment: datetime) -> str:
    return f"{moment.date()}" if moment == end_of_day(moment.date()) else f"{moment:%Y-%m-%d %H:%M} UTC"
