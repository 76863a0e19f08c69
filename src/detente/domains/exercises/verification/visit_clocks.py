"""The clocks and numbers that inspections and evaluation visits share: request, reply, team, length, report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from detente.agreements.engine import LawOfDay
from detente.agreements.provision import Answer
from detente.domains.exercises.asking import ALL_STATES, hypothetical, unverified
from detente.domains.exercises.told import rows_in
from detente.domains.exercises.verification.terms import (
    Bounds,
    Term,
    due_words,
    ending,
    instant_words,
    length_words,
    moment_words,
    why_of,
)
from detente.domains.exercises.verification.values import day_told, instant_told, words_told
from detente.domains.exercises.verification.visits import INSPECTION, UNNAMED, Visit
from detente.model.certainty import weakest
from detente.model.finding import Evidence, Finding, Verdict
from detente.model.message import Day, Message, Table
from detente.model.time import end_of_day, midnight
from detente.model.verification import Told

TOPIC = "exercises"
REPLY = "Was the request answered in time?"
TEAM = "Is the team as small as it must be?"
LENGTH = "Did the visit end in time?"
REPORT = "Was the visit reported in time?"
LEAD = "Was the request sent in the time before entry?"
HOLIDAYS = "vd11.ix.holidays"


class Procedure(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between the two kinds: which questions are asked of the law, which items tell the times."""

    reply: str
    team: str
    hours: str
    report: str
    began: str
    ended: str
    begins: str
    day: str = ""


class Examined(msgspec.Struct, frozen=True, kw_only=True):
    """A visit, the notices of the State that is asked, and the law of the day of the request."""

    visit: Visit
    procedure: Procedure
    notices: tuple[Told, ...]
    law: LawOfDay
    answers: dict[str, Answer]
    instant: datetime
    name: Callable[[str], str]

    @property
    def by(self) -> str:
        """Return the name of the State that asks."""
        return self.called(self.visit.requester)

    @property
    def to(self) -> str:
        """Return the name of the State that is asked."""
        return self.called(self.visit.receiver)

    @property
    def requesters(self) -> tuple[str, ...]:
        """Return the State that asks, as those to whom something is owed; none where it is not told."""
        return tuple(filter(None, (self.visit.requester,)))

    @property
    def receivers(self) -> tuple[str, ...]:
        """Return the State that is asked, as those by whom something is owed; none where it is not told."""
        return tuple(filter(None, (self.visit.receiver,)))

    def called(self, party: str) -> str:
        """Return the name of a party, or that it is not told."""
        return self.name(party) if party else UNNAMED

    def finding(self, rule: str, question: str, verdict: Verdict, sentence: str, **more: Any) -> Finding:
        """Return the finding, with its parties, evidence and every mark that a reader must see.

        Where the desk has accounts of messages, no messages, the finding is no surer than the least sure of them.
        """
        visit = self.visit
        cited = dict.fromkeys(source for told in visit.messages for source in told.cited)
        marks = [told.certainty for told in visit.messages if told.certainty is not None]
        accounts = (f"From accounts of messages, not from the messages: {', '.join(cited)}.",) if cited else ()
        notes = (*more.pop("notes", ()), *accounts, *unverified(more.get("why")), *hypothetical(self.law))
        return Finding(
            rule=rule,
            topic=TOPIC,
            question=question,
            verdict=verdict,
            sentence=sentence + (" (hypothetical law)" if self.law.law.hypothetical else ""),
            subject=visit.label,
            parties=tuple(party for party in (visit.requester, visit.receiver) if party),
            evidence=Evidence(party=visit.requester, said=visit.request.sent[0], confirmed=not cited),
            certainty=weakest(more.pop("certainty"), *marks),
            notes=notes,
            **more,
        )


def reply_clock(e: Examined) -> Iterator[Finding]:
    """Yield whether the request was answered in time; a late or missing answer does not stop anything else."""
    visit, answer = e.visit, e.answers[e.procedure.reply]
    reply = visit.replies[0] if visit.replies else None
    term = Term(answer=answer, started=visit.request.sent, stopped=reply.sent if reply else None)
    reading = term.reading(e.instant)
    came = f"replied on {moment_words(reply.sent)}" if reply else "has not replied on this desk's record"
    yield e.finding(
        answer.provision.rule,
        REPLY,
        term.verdict(e.instant),
        f"{e.by} asked {e.to} for an {visit.kind} on {moment_words(visit.request.sent)}; a reply was due by "
        f"{due_words(term.due)} (paragraph {answer.provision.paragraph}), and {e.to} {came}"
        f"{ending(reading, stopped=reply is not None)}.",
        owed=()
        if reply
        else (term.owed(f"reply to the request of {e.by}", visit.receiver, visit.requester, e.instant),),
        why=why_of(answer, term.verdict(e.instant)),
        certainty=answer.provision.certainty,
    )


def team_size(e: Examined) -> Iterator[Finding]:
    """Yield whether the team that the request names is small enough."""
    answer, size = e.answers[e.procedure.team], rows_in(e.visit.plan, "team.persons")
    law = answer.provision
    if size is None:
        reading, told = Verdict.CANNOT_TELL, "The request does not tell how large the team is"
    else:
        reading = Verdict.EXCEEDED if size > (answer.value or 0) else Verdict.WITHIN
        told = f"The team has {size} {law.unit}"
    verdict = answer.sure(reading)
    yield e.finding(
        law.rule,
        TEAM,
        verdict,
        f"{told}; at most {answer.value} are foreseen (paragraph {law.paragraph}).",
        why=why_of(answer, verdict, size),
        certainty=law.certainty,
    )


def length_of_visit(e: Examined) -> Iterator[Finding]:
    """Yield whether an accepted visit ended in time, from where its hours begin; open until that is reported."""
    answer, report = e.answers[e.procedure.hours], e.visit.report
    law = answer.provision
    if e.visit.accepted() is None and report is None:
        return
    began, ended = (
        instant_told(report, key) if report else None for key in (e.procedure.began, e.procedure.ended)
    )
    why, limit = None, f"{answer.value} hours are foreseen from {e.procedure.begins} (paragraph {law.paragraph})"
    if began is None or ended is None:
        reading = Verdict.CANNOT_TELL if report else Verdict.OPEN
        sentence = f"Begin and end of the visit are not told{'' if report else ' yet'}; {limit}."
    else:
        reading = Verdict.LATE if ended - began > timedelta(hours=answer.value or 0) else Verdict.IN_TIME
        over = "longer than" if reading is Verdict.LATE else "within"
        sentence = (
            f"The visit lasted {length_words(ended - began)} from {e.procedure.begins}, {over} the hours: {limit}."
        )
        why = why_of(answer, answer.sure(reading))
    yield e.finding(
        law.rule,
        LENGTH,
        answer.sure(reading),
        sentence,
        why=why,
        certainty=law.certainty,
        notes=tuple(_entered(e)),
    )


def report_clock(e: Examined) -> Iterator[Finding]:
    """Yield whether an accepted visit was reported to all in time; without a report its end is not told."""
    visit, answer = e.visit, e.answers[e.procedure.report]
    law = answer.provision
    if visit.accepted() is None and not visit.reports:
        return
    ended = _ended(e)
    if ended is None:
        missing = (
            "the report does not tell when the visit ended" if visit.reports else "no entry and no end is told"
        )
        yield e.finding(
            law.rule,
            REPORT,
            Verdict.CANNOT_TELL,
            f"A report is due to all within {answer.value} days after the end (paragraph {law.paragraph}); "
            f"{missing}.",
            certainty=law.certainty,
        )
        return
    term = Term(answer=answer, started=ended, stopped=visit.reports[0].sent if visit.reports else None)
    yield _reported(e, term)


def _reported(e: Examined, term: Term) -> Finding:
    law, reports = term.answer.provision, e.visit.reports
    reading = term.reading(e.instant)
    if not reports and reading is not Verdict.OPEN:
        reading = Verdict.CANNOT_TELL
    came = f"and came on {moment_words(reports[0].sent)}" if reports else "and none is on this desk's record"
    from_plan = "" if reports else " reckoned from the planned entry, as the end is not told,"
    return e.finding(
        law.rule,
        REPORT,
        term.answer.sure(reading),
        f"A report of {e.by} to all was due{from_plan} by {due_words(term.due)} (paragraph {law.paragraph}), "
        f"{came}{ending(reading, stopped=bool(reports))}.",
        owed=() if reports else (_report_owed(e, term),),
        why=why_of(term.answer, term.answer.sure(reading)),
        certainty=law.certainty,
    )


def _report_owed(e: Examined, term: Term) -> Any:
    owed = term.owed(f"report of the {e.visit.kind}", e.visit.requester, ALL_STATES, e.instant)
    within = f"{owed.within} after the end, which is not told: reckoned from the planned entry"
    return msgspec.structs.replace(owed, within=within, status="open")


def _ended(e: Examined) -> Bounds | None:
    """Return when the visit ended, from its report; without one, from the planned entry and the hours foreseen."""
    report, entry = e.visit.report, e.visit.entry
    if report is not None:
        ended, day = instant_told(report, e.procedure.ended), day_told(report, e.procedure.day)
        if ended is None and day is not None:
            return midnight(day), end_of_day(day)
        return (ended, ended) if ended is not None else None
    if entry is None:
        return None
    return entry, entry + timedelta(hours=e.answers[e.procedure.hours].value or 0)


def _entered(e: Examined) -> Iterator[str]:
    """Yield the note that the hours do not run from entry, where a report tells when the team entered."""
    report = e.visit.report
    entered = instant_told(report, "entry.at") if report is not None else None
    if entered is not None:
        yield f"The team entered the country on {instant_words(entered)}; the hours do not run from then."


def days_before(e: Examined, least: Answer, most: Answer) -> Iterator[Finding]:
    """Yield whether the request was sent neither too late nor too early before the planned entry."""
    law, entry = least.provision, e.visit.entry
    span = f"at least {least.value} {law.unit} and at most {most.value} {most.provision.unit} are foreseen"
    if entry is None:
        reading, told = Verdict.CANNOT_TELL, "the planned entry is not told"
    else:
        reading = _between(e.visit.request.sent, entry, least, most)
        told = f"{_ahead(e.visit.request.sent, entry)} before the entry planned for {instant_words(entry)}"
    yield e.finding(
        law.rule,
        LEAD,
        least.sure(reading, most),
        f"{e.by} asked {e.to} on {moment_words(e.visit.request.sent)}, {told}; {span} (paragraph {law.paragraph})"
        f"{_lead_ending(reading)}.",
        why=why_of(least, least.sure(reading), comparison="between"),
        certainty=weakest(law.certainty, most.provision.certainty),
        notes=tuple(holiday_notes(e)),
    )


def _between(sent: Bounds, entry: datetime, least: Answer, most: Answer) -> Verdict:
    kept = {_early_enough(at, entry, least) and _late_enough(at, entry, most) for at in sent}
    if len(kept) > 1:
        return Verdict.CANNOT_TELL
    return Verdict.IN_TIME if kept.pop() else Verdict.LATE


def _early_enough(sent: datetime, entry: datetime, least: Answer) -> bool:
    if least.provision.unit == "hours":
        return entry - sent >= timedelta(hours=least.value or 0)
    return (entry.date() - sent.date()).days >= (least.value or 0)


def _late_enough(sent: datetime, entry: datetime, most: Answer) -> bool:
    return (entry.date() - sent.date()).days <= (most.value or 0)


def _ahead(sent: Bounds, entry: datetime) -> str:
    if sent[0] == sent[1]:
        return f"{length_words(entry - sent[0])} and {(entry.date() - sent[0].date()).days} calendar days"
    return "a time that is not known to the hour"


def _lead_ending(reading: Verdict) -> str:
    words = {Verdict.IN_TIME: ": inside", Verdict.LATE: ": outside", Verdict.CANNOT_TELL: ""}
    return words[reading] or ": whether inside cannot be told"


def holiday_notes(e: Examined) -> Iterator[str]:
    """Yield a note for each national holiday of the receiving State on the days of the planned visit."""
    entry, hours = e.visit.entry, e.answers[e.procedure.hours].value or 0
    if entry is None:
        return
    last = (entry + timedelta(hours=hours)).date()
    for told in e.notices:
        if told.message.type == HOLIDAYS:
            for day, called in _holidays(told.message):
                if entry.date() <= day <= last:
                    named = f" ({called})" if called else ""
                    told_as = f"{day} is told as a national holiday of {e.to}{named}"
                    yield f"{told_as}: planning takes it into account, and it moves no clock."


def _holidays(message: Message) -> Iterator[tuple[date, str]]:
    value = message.value("holidays.days")
    for row in value.rows if isinstance(value, Table) else ():
        day = row[0] if row else None
        if isinstance(day, Day):
            yield day.day, getattr(row[1], "text", "") if len(row) > 1 else ""


def explained(reply: Told) -> str:
    """Return the explanation that a reply gives, as told, behind a colon; empty where it gives none."""
    words = words_told(reply.message, "reply.explanation")
    return f": {words.rstrip('.')}" if words else ""


INSPECTED = Procedure(
    reply="inspection/reply_hours",
    team="inspection/team",
    hours="inspection/hours",
    report="inspection/report_days",
    began="inspection.arrived",
    ended="inspection.ended",
    begins="arrival at the specified area",
)
EVALUATED = Procedure(
    reply="evaluation/reply_hours",
    team="evaluation/team",
    hours="evaluation/hours",
    report="evaluation/report_days",
    began="evaluation.began",
    ended="evaluation.ended",
    begins="its beginning",
    day="evaluation.day",
)


def procedure_of(visit: Visit) -> Procedure:
    """Return what the kind of a visit asks and tells."""
    return INSPECTED if visit.kind == INSPECTION else EVALUATED
