"""What a desk knows, put together for one paper: its meeting, and everything that a template may ask for."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from detente.brief.papers.agreement import agreed_shown, only_agreed
from detente.brief.papers.asked import asked_shown
from detente.brief.papers.contents import Context, DocumentShown, IssueShown, MarkShown, MeetingShown, Paper
from detente.brief.papers.meetings import decision_shown, follow_ups_shown, meeting_shown, nexts_shown
from detente.brief.papers.positions import gaps_shown, issues_shown
from detente.brief.papers.question import About, Question, everybody, found, question
from detente.brief.papers.tabled import documents_shown, links_shown, packages_shown
from detente.brief.papers.telling import Material, Telling, instant
from detente.domains.council.agreed import at_table
from detente.domains.council.dialogue import Dialogue, FollowUpFile, MeetingFile
from detente.model.certainty import MEANING
from detente.model.record import Marking, strictest

AHEAD = (Paper.AGENDA, Paper.ANNOTATED)
"""Papers about a meeting that is still to come, where there is one."""
LAST_DAY = "9999"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which paper is wanted, about what. `marking`: at least that; None: that of the records it stands on."""

    paper: Paper
    meeting: str | None = None
    about: About = About()
    marking: Marking | None = None


def build_context(material: Material, wanted: Wanted) -> Context:
    """Return everything that the template of a paper may ask for.

    InputError names a meeting, document, article, issue or party that is not on record, with those that are near.
    For a communique only what is agreed is in it, so that no template can show what is disputed.
    """
    telling = Telling(material)
    chosen = _chosen(telling.dialogue, wanted, instant(material.as_of)[:10])
    table = at_table(telling.dialogue, chosen.key if chosen else None, material.members)
    issues, documents = issues_shown(telling, table or everybody(telling)), documents_shown(telling)
    meetings = _meetings(telling, issues, documents)
    asked = question(telling, wanted.about, documents, issues) if wanted.paper is Paper.LETTER else Question()
    made = _put_together(telling, wanted, chosen, meetings, (table, issues, documents), asked)
    if wanted.paper is Paper.COMMUNIQUE:
        made = only_agreed(made)
    return msgspec.structs.replace(
        made, marking=strictest((wanted.marking, *(Marking(source.marking) for source in made.sources))).value
    )


def _put_together(  # noqa: PLR0913, PLR0917  what was put into plain values before
    telling: Telling,
    wanted: Wanted,
    chosen: MeetingFile | None,
    meetings: dict[str, MeetingShown],
    shown: tuple[tuple[str, ...], tuple[IssueShown, ...], tuple[DocumentShown, ...]],
    asked: Question,
) -> Context:
    (table, issues, documents), dialogue = shown, telling.dialogue
    decisions = tuple(decision_shown(telling, decision) for decision in dialogue.decisions.values())
    follow_ups = follow_ups_shown(telling, _follow_ups(dialogue, wanted))
    forum = chosen.forum if chosen else _forum(dialogue)
    nexts = nexts_shown(telling, dialogue.next_words(forum))
    made = Context(
        paper=wanted.paper.value,
        desk=telling.material.desk,
        forum=telling.name(forum) if forum else "",
        as_of=instant(telling.material.as_of),
        marking="",
        nothing=not (meetings or documents or decisions or follow_ups or nexts or telling.material.positions),
        parties=telling.parties(table or everybody(telling)),
        meeting=meetings[chosen.key] if chosen else None,
        previous=_previous(meetings, chosen, forum=telling.name(forum)),
        document=asked.document,
        article=asked.article,
        issue=asked.issue,
        addressee=asked.addressee,
        meetings=tuple(meetings.values()),
        documents=documents,
        packages=packages_shown(telling),
        links=links_shown(telling),
        issues=issues,
        gaps=gaps_shown(telling),
        decisions=decisions,
        follow_ups=follow_ups,
        nexts=nexts,
        asked=asked_shown(telling, documents, tuple(meetings.values()), decisions),
        marks=tuple(MarkShown(mark=mark.value, meaning=meaning) for mark, meaning in MEANING.items()),
        sources=tuple(telling.sources.values()),
    )
    return msgspec.structs.replace(made, agreed=agreed_shown(made, dialogue, table, narrow=bool(wanted.meeting)))


def _chosen(dialogue: Dialogue, wanted: Wanted, today: str) -> MeetingFile | None:
    """Return the meeting asked for, else the one that the paper is likely about, None where none is on record.

    For an agenda that is the next one to come; for the other papers the one held last.
    """
    if wanted.meeting:
        return found("meeting", wanted.meeting, dialogue.meetings)
    every = sorted(dialogue.meetings.values(), key=_day)
    ahead = [meeting for meeting in every if not meeting.held and _day(meeting) >= today]
    held = [meeting for meeting in every if meeting.held]
    first = (ahead[:1], held[-1:]) if wanted.paper in AHEAD else (held[-1:], ahead[:1])
    return next((meeting for part in (*first, every[-1:]) for meeting in part), None)


def _day(meeting: MeetingFile) -> str:
    return meeting.day.isoformat() if meeting.day else LAST_DAY


def _meetings(
    telling: Telling, issues: tuple[IssueShown, ...], documents: tuple[DocumentShown, ...]
) -> dict[str, MeetingShown]:
    articles = tuple(article for document in documents for article in document.articles)
    every = sorted(telling.dialogue.meetings.values(), key=_day)
    return {meeting.key: meeting_shown(telling, meeting, issues, articles) for meeting in every}


def _follow_ups(dialogue: Dialogue, wanted: Wanted) -> Iterable[FollowUpFile]:
    every = dialogue.follow_ups.values()
    return (file for file in every if not wanted.meeting or file.step.body.meeting == wanted.meeting)


def _forum(dialogue: Dialogue) -> str:
    """Return the one forum that words on a next meeting name, empty where there are several or none."""
    named = {step.body.forum for step in dialogue.nexts}
    return named.pop() if len(named) == 1 else ""


def _previous(meetings: dict[str, MeetingShown], chosen: MeetingFile | None, forum: str) -> MeetingShown | None:
    """Return the meeting of the same forum that was held last before the chosen one."""
    day = _day(chosen) if chosen else LAST_DAY
    held = [m for m in meetings.values() if m.status == "held" and m.forum == forum and m.day < day]
    return held[-1] if held else None
