"""The lines of a brief on the dialogue that a desk has on record: who met, who said what there, what is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from detente.brief.contents import Line
from detente.brief.material import Material
from detente.domains.council.dialogue import DecisionFile, Dialogue, DocumentFile, MeetingFile, Step, dialogue
from detente.model.finding import Finding, Verdict

RECENT_DAYS = 60
"""A meeting or a document stands in a brief for so many days (the desk's rule); what is owed stands until done."""

OPEN_RULES = (
    "council.call",
    "council.agenda",
    "council.answers",
    "council.package",
    "council.link",
    "council.decision",
    "council.readouts",
    "council.next",
    "council.overdue",
)
"""Findings on the dialogue that say where the sides stand; follow-ups stand under what is owed."""


def met(material: Material) -> Iterator[Line]:
    """Yield the meetings of the last weeks that are on record, each followed by what was said at it."""
    talk, name = dialogue(material.watch.view), material.register.name
    today = material.watch.instant.date()
    for meeting in sorted(talk.meetings.values(), key=lambda one: (str(one.day), one.key)):
        if meeting.held and _recent(meeting.last_day, today):
            yield _line(meeting.held, _meeting_sentence(meeting, meeting.held, material))
            for step in meeting.statements:
                speaker = f"{step.body.speaker} ({name(step.party)})" if step.body.speaker else name(step.party)
                yield _line(step, f"{speaker} said: {step.body.words}")


def open_findings(material: Material) -> Iterator[Finding]:
    """Yield the findings on the dialogue that belong in a brief of this instant, in the order of a cycle."""
    talk = dialogue(material.watch.view)
    fresh = _fresh_keys(talk, material.watch.instant.date())
    found = [finding for finding in material.watch.findings if finding.rule in OPEN_RULES]
    for rule in OPEN_RULES:
        for finding in found:
            if finding.rule == rule and (finding.subject in fresh or not _dated(finding)):
                yield finding


def _dated(finding: Finding) -> bool:
    """Return whether a finding is about something that passes: a document, or a decision that was taken."""
    return finding.rule == "council.answers" or (
        finding.rule == "council.decision" and finding.verdict is Verdict.AGREED
    )


def _fresh_keys(talk: Dialogue, today: date) -> set[str]:
    """Return the keys of documents and decisions on which somebody spoke in the last weeks."""
    files: tuple[DocumentFile | DecisionFile, ...] = (*talk.documents.values(), *talk.decisions.values())
    return {one.step.body.key for one in files if _recent(_last_word(one), today)}


def _last_word(one: DocumentFile | DecisionFile) -> date:
    words = one.answers if isinstance(one, DocumentFile) else one.replies
    return max(step.said for step in (one.step, *words)).date()


def _recent(day: date | None, today: date) -> bool:
    return day is not None and (today - day).days <= RECENT_DAYS


def _line(step: Step, text: str) -> Line:
    return Line(
        number=0,
        text=text if text.endswith((".", "?", "!")) else f"{text}.",
        references=(step.body.document,) if step.body.document else (),
        records=(step.entry.id,),
        mark=step.body.certainty,
    )


def _meeting_sentence(meeting: MeetingFile, held: Step, material: Material) -> str:
    body, name = held.body, material.register.name
    days = f"{body.day:%-d %B %Y}" + (f" to {body.last_day:%-d %B %Y}" if body.last_day else "")
    heads = "; ".join(f"{head.person} for {name(head.party)}" for head in body.heads)
    parts = [f"{name(meeting.forum)} met", f"in {body.place}" if body.place else "", f"on {days}"]
    if body.level:
        parts.append(f"at the level of {body.level.value}")
    if body.duration_minutes:
        hours, minutes = divmod(body.duration_minutes, 60)
        parts.append(f"for {hours} h" + (f" {minutes} min" if minutes else ""))
    return " ".join(filter(None, parts)) + (f", with {heads}" if heads else "")
