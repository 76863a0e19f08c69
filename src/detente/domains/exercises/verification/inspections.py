"""Inspections (Chapter IX, paragraphs 74 to 106): one request from its sending to the report on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from detente.agreements.engine import rule
from detente.domains.exercises.notification import INSTRUMENT
from detente.domains.exercises.verification.acceptance import (
    ACCEPT,
    BEYOND,
    BY_SAME_STATE,
    acceptance,
    quota_ground,
    used_ground,
)
from detente.domains.exercises.verification.inspection_quota import inspection_allowance
from detente.domains.exercises.verification.terms import instant_words, moment_words, why_of
from detente.domains.exercises.verification.visit_clocks import (
    LEAD,
    LENGTH,
    REPLY,
    REPORT,
    TEAM,
    Examined,
    days_before,
    holiday_notes,
    length_of_visit,
    reply_clock,
    report_clock,
    team_size,
)
from detente.domains.exercises.verification.visit_quota import Year
from detente.domains.exercises.verification.visits import DECLINED, FORCE_MAJEURE, decision, reason
from detente.model.finding import Finding, Verdict

WINDOW, WITHIN_HOURS = 1, 2
"""The two readings of how entry is bound to the request (VD11/89/entry_rule)."""
QUESTIONS = (
    "inspection/a_year",
    "inspection/a_year_by_one_State",
    "inspection/force_majeure",
    "inspection/doubt",
    "inspection/entry_rule",
    "inspection/least_hours_before_entry",
    "inspection/most_days_before_entry",
    "inspection/entry_hours",
    "inspection/reply_hours",
    "inspection/team",
    "inspection/hours",
    "inspection/report_days",
)
"""What every examination of an inspection asks of the law of its day."""


def inspection_findings(e: Examined, year: Year) -> Iterator[Finding]:
    """Yield what each rule says of one inspection that was asked for."""
    yield from entry_window(e)
    yield from inspection_reply(e)
    yield inspection_acceptance(e, year)
    yield from inspection_team(e)
    yield from inspection_length(e)
    yield from inspection_report(e)


@rule(
    "VD11/85-88",
    question=LEAD,
    instrument=INSTRUMENT,
    paragraph="85-88, 89",
    asks=(
        "inspection/entry_rule",
        "inspection/least_hours_before_entry",
        "inspection/most_days_before_entry",
        "inspection/entry_hours",
    ),
)
def entry_window(e: Examined) -> Iterator[Finding]:
    """Yield whether request and entry lie as far apart as the reading asks: a window, or hours at most."""
    if e.answers["inspection/entry_rule"].value == WITHIN_HOURS:
        yield _entry_within_hours(e)
    else:
        least = e.answers["inspection/least_hours_before_entry"]
        yield from days_before(e, least, e.answers["inspection/most_days_before_entry"])


def _entry_within_hours(e: Examined) -> Finding:
    answer, entry, sent = e.answers["inspection/entry_hours"], e.visit.entry, e.visit.request.sent
    law, limit = answer.provision, timedelta(hours=answer.value or 0)
    kept = set() if entry is None else {entry - at <= limit for at in sent}
    reading = Verdict.CANNOT_TELL if len(kept) != 1 else Verdict.IN_TIME if kept.pop() else Verdict.LATE
    words = {Verdict.IN_TIME: "inside", Verdict.LATE: "outside"}.get(reading, "whether inside cannot be told")
    planned = "is not told" if entry is None else f"is {instant_words(entry)}"
    return e.finding(
        law.rule,
        LEAD,
        answer.sure(reading),
        f"{e.by} asked {e.to} on {moment_words(sent)}, and the planned entry {planned}; by the older reading "
        f"entry is permitted within {answer.value} hours after the request (paragraph {law.paragraph}): {words}.",
        why=why_of(answer, answer.sure(reading)),
        certainty=law.certainty,
        notes=tuple(holiday_notes(e)),
    )


@rule("VD11/89", question=REPLY, instrument=INSTRUMENT, paragraph="89", asks=("inspection/reply_hours",))
def inspection_reply(e: Examined) -> Iterator[Finding]:
    """Yield whether the request for an inspection was answered in time."""
    yield from reply_clock(e)


@rule(
    "VD11/81",
    question=ACCEPT,
    instrument=INSTRUMENT,
    paragraph="76, 78, 79 and 81",
    asks=("inspection/a_year", "inspection/a_year_by_one_State", "inspection/force_majeure", "inspection/doubt"),
)
def inspection_acceptance(e: Examined, year: Year) -> Finding:
    """Return whether the inspection had to be accepted: only the quota and the same State are grounds."""
    visit, last = e.visit, e.visit.last_word()
    before = last.sent[0] if last is not None else year.instant
    allowance = inspection_allowance(e.law)
    taken = year.taken(visit.kind, visit.receiver, visit.year, allowance, before=before, but=visit)
    mine = len(taken.by(visit.requester)) if visit.requester else 0
    grounds = (
        quota_ground(e, taken, allowance, e.answers["inspection/a_year"], before),
        used_ground(
            BY_SAME_STATE,
            mine,
            allowance.share,
            f"inspections of {visit.year} from {e.by} were accepted before",
            e.answers["inspection/a_year_by_one_State"],
        ),
    )
    return acceptance(e, year, "VD11/81", taken, grounds, tuple(_doubt(e)))


def _doubt(e: Examined) -> Iterator[str]:
    """Yield what paragraph 82 says, where an inspection was declined on none of the numbered grounds."""
    last, law = e.visit.last_word(), e.answers["inspection/doubt"].provision
    if last is not None and decision(last) == DECLINED and reason(last) not in (*BEYOND, FORCE_MAJEURE):
        yield f"{law.says} (paragraph {law.paragraph})."


@rule("VD11/90", question=TEAM, instrument=INSTRUMENT, paragraph="90", asks=("inspection/team",))
def inspection_team(e: Examined) -> Iterator[Finding]:
    """Yield whether the inspection team is small enough."""
    yield from team_size(e)


@rule("VD11/98", question=LENGTH, instrument=INSTRUMENT, paragraph="98", asks=("inspection/hours",))
def inspection_length(e: Examined) -> Iterator[Finding]:
    """Yield whether the inspection ended in time, reckoned from the arrival at the specified area."""
    yield from length_of_visit(e)


@rule("VD11/106", question=REPORT, instrument=INSTRUMENT, paragraph="106", asks=("inspection/report_days",))
def inspection_report(e: Examined) -> Iterator[Finding]:
    """Yield whether the inspection was reported to all in time."""
    yield from report_clock(e)
