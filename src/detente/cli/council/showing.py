"""What stands in a dialogue, for people: meetings, one meeting, the agenda, documents and answers, follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table

from detente.agreements import Forum
from detente.domains.council.cycle import follow_up_state
from detente.domains.council.dialogue import (
    Dialogue,
    DocumentFile,
    FollowUpFile,
    ItemFile,
    MeetingFile,
    Step,
    newest,
)
from detente.domains.council.meetings import SENTENCES, together
from detente.model.document import nearest
from detente.model.errors import InputError

Name = Callable[[str], str]
WIDE = 140
NO_ANSWER = "no answer yet"
NOT_PUT = "not put to it"


def console() -> Console:
    """Return the console on which data is printed: as wide as the terminal, or wide in a pipe."""
    return Console(width=None if Console().is_terminal else WIDE, highlight=False)


def table(title: str, *columns: str) -> Table:
    """Return an empty table with a title and columns that wrap at words."""
    made = Table(title=title, title_justify="left", leading=1)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def found(kind: str, key: str, among: Mapping[str, Any]) -> Any:
    """Return what a key names; InputError, with near keys, where nothing on record has it."""
    if key not in among:
        raise InputError(
            f"no such {kind}",
            expected=", ".join(among)[:400] or f"a {kind} on record by this instant; there is none",
            given=key,
            next_step=nearest(key, among),
        )
    return among[key]


def as_of(instant: datetime) -> str:
    """Return the words that bound what is shown."""
    return f"as of {instant:%Y-%m-%d %H:%M} UTC"


def cited(step: Step) -> str:
    """Return where a step stands, with its mark."""
    return " ".join(filter(None, [step.body.document, f"[{step.body.certainty.value}]"]))


def meetings_table(dialogue: Dialogue, name: Name, forums: Mapping[str, Forum]) -> Table:
    """Return the meetings on record: called, confirmed, held."""
    made = table(f"Meetings, {as_of(dialogue.instant)}", "Meeting", "Forum", "Day", "State", "Ground")
    for meeting in sorted(dialogue.meetings.values(), key=lambda m: (str(m.day), m.key)):
        last = meeting.held or meeting.call
        forum = forums[meeting.forum].name if meeting.forum in forums else meeting.forum
        made.add_row(
            meeting.key, forum, str(meeting.day or "-"), meeting_state(meeting, name), cited(last) if last else ""
        )
    return made


def meeting_state(meeting: MeetingFile, name: Name) -> str:
    """Return whether a meeting was held, or who called it and what was said to the call."""
    if meeting.held:
        return "held"
    told = [f"called by {name(meeting.call.party)}"] if meeting.call else []
    words = (f"{name(party)} {step.body.word.value}" for party, step in newest(meeting.replies).items())
    return ", ".join([*told, *words])


def meeting_lines(meeting: MeetingFile, name: Name, forums: Mapping[str, Forum]) -> Iterator[str]:
    """Yield everything on record about one meeting, line by line."""
    forum = forums[meeting.forum].name if meeting.forum in forums else meeting.forum
    yield f"{meeting.key}: {forum}, {meeting.day or 'no day told'}, {meeting_state(meeting, name)}"
    for call in meeting.calls:
        yield f"  called by {name(call.party)} on {call.said:%Y-%m-%d}  {cited(call)}"
    if meeting.held:
        yield from _held_lines(meeting.held, name)
    for item in meeting.items:
        yield f"  item {item.step.body.item}: {item.step.body.title} ({item_state(item, name)})"
    for document in meeting.documents:
        yield f"  tabled by {name(document.step.party)}: {document.tabled.title} ({document.tabled.key})"
    for step in meeting.statements:
        speaker = f", {step.body.speaker}," if step.body.speaker else ""
        yield f"  {name(step.party)}{speaker} said: {step.body.words}  {cited(step)}"
    for step in meeting.readouts:
        yield f"  account by {step.body.teller or name(step.party)}: {len(step.body.points)} points  {cited(step)}"
    for one in meeting.follow_ups:
        yield f"  follow-up {one.step.body.key}: {one.step.body.what} ({one.state})"
    status = together(step.body.status for step in newest(meeting.nexts).values()).status
    if status:
        yield f"  next meeting: {SENTENCES[status]}"


def _held_lines(step: Step, name: Name) -> Iterator[str]:
    body = step.body
    parts = (
        ("at the level of", body.level and body.level.value),
        ("in", body.place),
        ("in the chair", body.chair),
        ("for minutes", body.duration_minutes),
        ("from", body.starts and f"{body.starts:%Y-%m-%d %H:%M} UTC"),
        ("to", body.ends and f"{body.ends:%Y-%m-%d %H:%M} UTC"),
        ("present", ", ".join(map(name, body.present))),
        ("absent", ", ".join(map(name, body.absent))),
    )
    yield "  held " + "; ".join(f"{label} {told}" for label, told in parts if told) + f"  {cited(step)}"
    for head in body.heads:
        yield f"  led by {head.person}{f', {head.office},' if head.office else ''} for {name(head.party)}"
    for briefing in body.briefings:
        yield f"  briefing by {name(briefing.by)}: {briefing.subject}"


def item_state(item: ItemFile, name: Name) -> str:
    """Return who proposed an item and what was said to it."""
    words = [f"proposed by {name(item.step.party)}"]
    words += [f"{name(party)} {step.body.word.value}" for party, step in item.last().items()]
    return ", ".join(words)


def agenda_table(meeting: MeetingFile, name: Name) -> Table:
    """Return the agenda of a meeting: each item, who proposed it, who agreed, who objected."""
    made = table(f"Agenda of {meeting.key}", "Item", "Title", "Proposed by", "Agreed by", "Objected by")
    for item in meeting.items:
        by, against = (", ".join(map(name, who)) for who in (item.agreed_by[1:], item.objected_by))
        made.add_row(item.step.body.item, item.step.body.title, name(item.step.party), by or "-", against or "-")
    return made


def documents_table(dialogue: Dialogue, name: Name) -> Table:
    """Return what is on the table: each document, by whom, to whom, and how many articles are answered."""
    made = table(
        f"Documents, {as_of(dialogue.instant)}",
        "Document",
        "Title",
        "By",
        "To",
        "Tabled",
        "Articles",
        "Answered by",
    )
    for document in dialogue.documents.values():
        body = document.tabled
        answered = ", ".join(dict.fromkeys(name(step.party) for step in document.answers)) or NO_ANSWER
        to = ", ".join(map(name, body.to)) or "all"
        row = (body.key, f"{body.title} ({body.type.value})", name(document.step.party), to)
        made.add_row(*row, f"{document.step.said:%Y-%m-%d}", str(len(body.articles)), answered)
    return made


def document_table(document: DocumentFile, name: Name) -> Table:
    """Return a document article by article, with the newest answer of each party to which it was put."""
    body = document.tabled
    parties = tuple(dict.fromkeys((*document.answerers(), *(step.party for step in document.answers))))
    made = table(
        f"{body.title} ({body.key}), by {name(document.step.party)}", "Art.", "Content", *map(name, parties)
    )
    for article in body.articles:
        content = article.title or article.text[:200]
        cells = (answer_words(document, party, article.number) for party in parties)
        made.add_row(article.number, f"{content} [{article.certainty.value}]", *cells)
    return made


def answer_words(document: DocumentFile, party: str, article: str) -> str:
    """Return a party's newest answer to an article, its condition with it; one not asked for says so (N-4)."""
    given = document.answer_of(party, article)
    if given is None:
        return NO_ANSWER
    step, answer = given
    condition = f"\ncondition: {answer.condition}" if answer.condition else ""
    beside = f"\n{NOT_PUT}: not counted" if document.tabled.to and party not in document.tabled.to else ""
    return f"{answer.word.value} ({step.said:%Y-%m-%d}, {step.body.certainty.value}){condition}{beside}"


def follow_ups_table(follow_ups: list[FollowUpFile], instant: datetime, name: Name) -> Table:
    """Return the follow-ups: what, who, by when, and whether done, disputed, open or overdue."""
    made = table(f"Follow-ups, {as_of(instant)}", "Follow-up", "What", "Owner", "Due", "State", "Ground")
    for one in follow_ups:
        body = one.step.body
        due = str(body.due or body.within or "no date told")
        state, _ = follow_up_state(one, instant)
        made.add_row(body.key, body.what, ", ".join(map(name, body.owners)), due, state, cited(one.step))
    return made
