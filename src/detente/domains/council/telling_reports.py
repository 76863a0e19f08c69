"""What reports as read tell of one meeting, beside the readouts; unconfirmed until a person confirms it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from detente.domains.council.meetings import accounts_of, duration_words
from detente.domains.council.readouts import Telling
from detente.domains.council.told import Desk, Report, Told, evidence, reports_in
from detente.domains.council.told_values import DURATION, NEXT_MEETING
from detente.model.dialogue import Point
from detente.model.record import Span
from detente.model.report import MeetingClaim
from detente.model.view import View


def tellings_in(view: View, forum: str, day: date | None, desk: Desk) -> tuple[Telling, ...]:
    """Return what each report in a view tells of a forum's meeting on a day; nothing where no day is known."""
    names = {e.record.body.sha256: e.record.body.agency for e in view.of_kind("report.document") if e.record.body}
    return tuple(
        _telling(told, report, desk, names.get(report.source) or "")
        for report in reports_in(view, view.said_until)
        for told in report.claims(MeetingClaim)
        if day and _is(told.fields, forum, day, desk)
    )


def _is(meeting: MeetingClaim, forum: str, day: date, desk: Desk) -> bool:
    named = meeting.forum or ""
    same_forum = forum in (named, desk.party_id(named))
    return same_forum and meeting.date == day.isoformat() and meeting.status == "held"


def _telling(told: Told, report: Report, desk: Desk, agency: str) -> Telling:
    file = told.entry.record.sources[0].name if told.entry.record.sources else "a report"
    return Telling(
        teller=f"{agency} ({file})" if agency else file,
        points=tuple(_points(told, report, desk)),
        record=told.entry.id,
        sources=evidence([told]).sources,
        confirmed=bool(told.entry.confirmed_by),
    )


def _points(told: Told, report: Report, desk: Desk) -> Iterator[Point]:
    meeting: MeetingClaim = told.fields
    for account in accounts_of(told, report, desk):
        yield Point(subject=NEXT_MEETING, words=" ".join(account.words.split()), spans=_spans(account.told))
    if meeting.duration:
        length = duration_words(meeting.duration)
        yield Point(subject=DURATION, words=length, value=meeting.duration, spans=_spans(told))
    for subject, words in (("place", meeting.place), ("level", meeting.level)):
        if words:
            yield Point(subject=subject, words=words, value=words, spans=_spans(told))


def _spans(told: Told) -> tuple[Span, ...]:
    return tuple(span for source in told.entry.record.sources for span in source.spans)
