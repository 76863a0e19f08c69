"""Meetings with all that is on record about them, as plain values."""

from __future__ import annotations

from collections.abc import Iterable

from detente.brief.legible import legible
from detente.brief.papers.contents import (
    ArticleShown,
    BriefingShown,
    DecisionShown,
    FollowUpShown,
    HeadShown,
    IssueShown,
    ItemShown,
    MeetingShown,
    NextShown,
    PointShown,
    ReadoutShown,
    StatementShown,
)
from detente.brief.papers.telling import Telling, day, instant, paragraphs, said_on
from detente.domains.council.agreed import at_table
from detente.domains.council.called import call_status, call_words
from detente.domains.council.dialogue import DecisionFile, FollowUpFile, ItemFile, MeetingFile, Step, newest
from detente.domains.council.outcomes import outcome
from detente.model.dialogue import Call, FollowUpWord, Meeting

STATES = ("open", "disputed", "done", "dropped")


def meeting_shown(
    telling: Telling, meeting: MeetingFile, issues: tuple[IssueShown, ...], articles: tuple[ArticleShown, ...]
) -> MeetingShown:
    """Return a meeting; what was told when it was held stands over what was told when it was called."""
    table = at_table(telling.dialogue, meeting.key, telling.material.members)
    call: Call | None = meeting.call.body if meeting.call else None
    held: Meeting | None = meeting.held.body if meeting.held else None
    words, told = call_words(meeting), held or call
    caller = meeting.call.party if meeting.call else ""
    first = meeting.held or meeting.calls[-1]
    return MeetingShown(
        **telling.step(first),
        key=meeting.key,
        forum=telling.name(meeting.forum),
        status=call_status(meeting, table).value,
        day=day(meeting.day),
        starts=instant(told.starts if told else None),
        ends=instant(held.ends if held else None),
        duration_minutes=held.duration_minutes if held else None,
        place=legible((held and held.place) or (call.place if call else "")),
        level=_level(held, call),
        format=legible((held and held.format) or (call.format if call else "")),
        chair=telling.name(held.chair) if held and held.chair else "",
        called_by=telling.name(caller) if caller else "",
        called_on=said_on(meeting.call) if meeting.call else "",
        answer_by=instant(call.answer_by if call else None),
        call_source=telling.step(meeting.call)["source"] if meeting.call else "",
        words=legible(call.words if call else ""),
        replies=tuple(map(telling.reply, telling.by_name(words.values()))),
        unheard=telling.names(party for party in table if party != caller and party not in words),
        agenda=tuple(_item(telling, item, meeting, table, issues, articles) for item in meeting.items),
        present=telling.names(held.present if held else ()),
        absent=telling.names(held.absent if held else ()),
        heads=_heads(telling, held),
        briefings=tuple(
            BriefingShown(by=telling.name(one.by), subject=legible(one.subject))
            for one in (held.briefings if held else ())
        ),
        documents=tuple(document.tabled.key for document in meeting.documents),
        statements=_statements(telling, meeting.statements),
        decisions=tuple(decision_shown(telling, decision) for decision in meeting.decisions),
        readouts=tuple(_readout(telling, step) for step in telling.by_name(meeting.readouts)),
        follow_ups=follow_ups_shown(telling, meeting.follow_ups),
        next_words=nexts_shown(telling, newest(meeting.nexts).values()),
    )


def _level(held: Meeting | None, call: Call | None) -> str:
    level = (held and held.level) or (call and call.level)
    return level.value if level else ""


def _heads(telling: Telling, held: Meeting | None) -> tuple[HeadShown, ...]:
    shown = (
        HeadShown(party=telling.name(head.party), person=legible(head.person), office=legible(head.office))
        for head in (held.heads if held else ())
    )
    return tuple(sorted(shown, key=lambda head: head.party.casefold()))


def _item(  # noqa: PLR0913, PLR0917  an item is shown beside all that touches it
    telling: Telling,
    item: ItemFile,
    meeting: MeetingFile,
    table: tuple[str, ...],
    issues: tuple[IssueShown, ...],
    articles: tuple[ArticleShown, ...],
) -> ItemShown:
    body, last = item.step.body, item.last()
    about = set(map(legible, body.issues))
    spoken = (item.step.party, *last)
    return ItemShown(
        **telling.step(item.step),
        key=body.item,
        title=legible(body.title),
        words=legible(body.words),
        party=telling.name(item.step.party),
        party_id=legible(item.step.party),
        issues=tuple(map(legible, body.issues)),
        agreed_by=telling.names(party for party in item.agreed_by if party not in item.objected_by),
        objected_by=telling.names(item.objected_by),
        unheard=telling.names(party for party in table if party not in spoken),
        replies=tuple(map(telling.reply, telling.by_name(last.values()))),
        positions=tuple(issue for issue in issues if issue.id in about),
        articles=tuple(article for article in articles if about.intersection(article.issues)),
        statements=_statements(telling, (s for s in meeting.statements if s.body.item == body.item)),
    )


def _statements(telling: Telling, steps: Iterable[Step]) -> tuple[StatementShown, ...]:
    return tuple(
        StatementShown(
            **telling.step(step),
            party=telling.name(step.party),
            party_id=legible(step.party),
            speaker=legible(step.body.speaker),
            words=legible(step.body.words),
            paragraphs=paragraphs(step.body.words),
            verbatim=step.body.verbatim,
            item=step.body.item or "",
            issues=tuple(map(legible, step.body.issues)),
            said=said_on(step),
        )
        for step in telling.by_name(steps)
    )


def decision_shown(telling: Telling, decision: DecisionFile) -> DecisionShown:
    """Return a text put for decision, with what became of it by the as-of."""
    body, dialogue = decision.step.body, telling.dialogue
    meeting = dialogue.meetings.get(body.meeting or "")
    held = meeting.held.body if meeting and meeting.held else None
    table = telling.material.members(body.forum) or at_table(dialogue, body.meeting, telling.material.members)
    found = outcome(decision, table, telling.material.as_of, held=held, name=telling.name)
    return DecisionShown(
        **telling.step(decision.step),
        key=body.key,
        title=legible(body.title),
        text=legible(body.text),
        paragraphs=paragraphs(body.text),
        rule=body.rule.value,
        forum=telling.name(body.forum),
        meeting=body.meeting or "",
        put_by=telling.name(decision.step.party),
        put_on=said_on(decision.step),
        silent_until=instant(body.silent_until),
        excluding=telling.name(body.excluding) if body.excluding else "",
        status=found.status.value,
        by=telling.names(found.by),
        why=legible(found.why),
        late=telling.names(found.late),
        outcome_mark=found.certainty.value,
        replies=tuple(map(telling.reply, telling.by_name(newest(decision.replies).values()))),
    )


def _readout(telling: Telling, step: Step) -> ReadoutShown:
    points = (
        PointShown(subject=legible(point.subject), words=legible(point.words), value=legible(point.value))
        for point in step.body.points
    )
    return ReadoutShown(
        **telling.step(step),
        party=telling.name(step.party),
        teller=legible(step.body.teller),
        points=tuple(points),
        said=said_on(step),
    )


def follow_ups_shown(telling: Telling, files: Iterable[FollowUpFile]) -> tuple[FollowUpShown, ...]:
    """Return follow-ups: the open ones first, those with a day before those without, the earliest day first."""
    shown = (_follow_up(telling, file) for file in files)
    return tuple(sorted(shown, key=lambda one: (STATES.index(one.state), one.due or "9", one.what.casefold())))


def _follow_up(telling: Telling, file: FollowUpFile) -> FollowUpShown:
    body = file.step.body
    table = at_table(telling.dialogue, body.meeting, telling.material.members)
    disputed = file.by_word(FollowUpWord.DISPUTED)
    due = body.due
    return FollowUpShown(
        **telling.step(file.step),
        key=body.key,
        what=legible(body.what),
        owners=telling.names(body.owners),
        to=telling.names(body.to),
        due=day(due),
        within=legible(body.within),
        meeting=body.meeting or "",
        state=file.state,
        overdue=file.overdue(telling.material.as_of),
        said_by=telling.name(file.step.party),
        agreed_by=telling.names(party for party in body.agreed_by if party not in disputed),
        agreed_by_all=bool(table) and set(table) <= set(body.agreed_by) and not disputed,
        replies=tuple(map(telling.reply, telling.by_name(newest(file.replies).values()))),
    )


def nexts_shown(telling: Telling, steps: Iterable[Step]) -> tuple[NextShown, ...]:
    """Return words on the next meeting, in the alphabetical order of the parties."""
    return tuple(
        NextShown(
            **telling.step(step),
            party=telling.name(step.party),
            party_id=legible(step.party),
            forum=telling.name(step.body.forum),
            status=step.body.status.value,
            day=day(step.body.day),
            words=legible(step.body.words),
            said=said_on(step),
        )
        for step in telling.by_name(steps)
    )
