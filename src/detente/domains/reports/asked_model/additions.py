"""Keeps of a language model's answer what holds: ids that were asked for, words that stand in the report.

The rest is dropped and counted by its reason. What the rules found is looked at and never changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec

from detente.domains.reports.asked_model import reply as told
from detente.domains.reports.asked_model.content import Content
from detente.domains.reports.asked_model.question import Question
from detente.domains.reports.statements.quoted import UNNAMED
from detente.model.record import Span
from detente.model.report import (
    ActivityClaim,
    ActorClaim,
    AddedByModel,
    AnswerClaim,
    Choice,
    Claim,
    DenialClaim,
    MeetingClaim,
    ProposalClaim,
    Reading,
    ReadRecord,
    StatementClaim,
)

NOT_ASKED = "a choice that was not asked for"
AGAIN = "a second choice for one statement"
NO_ACTOR = "an actor that is not on the list"
NO_PROPOSAL = "a proposal that is not on the list"
NO_SPEAKER = "a speaker that is neither one actor nor words"
KNOWN = "a claim on words that have one of its kind"


_Chosen = told.TopicChosen | told.StanceChosen | told.SpeakerChosen


class _Dropped(Exception):
    """One item of an answer that does not hold; its first argument is the reason."""


def additions(
    reading: Reading, content: Content, question: Question, reply: told.Reply, name: str
) -> AddedByModel:
    """Return what a model of that name chose and added, each item held against lists and text, and what was dropped."""
    dropped: Counter[str] = Counter()
    choices = _choices(content, question, reply, dropped)
    records = _records(reading, content, question, reply, dropped, name)
    return AddedByModel(name=name, choices=choices, records=records, dropped=dict(sorted(dropped.items())))


def rule_of(name: str) -> str:
    """Return the rule that whatever a model of that name adds has."""
    return f"model {name}"


def _choices(content: Content, question: Question, reply: told.Reply, dropped: Counter[str]) -> tuple[Choice, ...]:
    chosen: dict[str, dict[str, Any]] = {}
    items: list[_Chosen] = [*reply.topics, *reply.stances, *reply.speakers]
    for item in items:
        try:
            name, fields = _choice(item, content, question)
            if name not in question.asked.get(item.id, ()):
                raise _Dropped(NOT_ASKED)
            if name in chosen.get(item.id, {}):
                raise _Dropped(AGAIN)
        except _Dropped as reason:
            dropped[reason.args[0]] += 1
        else:
            chosen.setdefault(item.id, {}).update(fields)
    return tuple(Choice(statement=id_, **chosen[id_]) for id_ in question.asked if id_ in chosen)


def _choice(item: _Chosen, content: Content, question: Question) -> tuple[str, dict[str, Any]]:
    if isinstance(item, told.TopicChosen):
        return "topic", {"topic": item.topic}
    if isinstance(item, told.StanceChosen):
        return "stance", {"stance": item.stance}
    if (item.actor is None) == (item.words is None):
        raise _Dropped(NO_SPEAKER)
    if item.words is None:
        return "speaker", {"speaker": _actor(question, item.actor).name}
    start, end = _found(content, item.words, item.before, item.after)
    return "speaker", {"speaker": content.text[start:end], "speaker_span": content.span(start, end)}


def _actor(question: Question, id_: str | None) -> ActorClaim:
    if id_ not in question.actors:
        raise _Dropped(NO_ACTOR)
    return question.actors[id_]


def _found(content: Content, words: str, before: str, after: str) -> tuple[int, int]:
    found = content.find(words, before, after)
    if isinstance(found, str):
        raise _Dropped(found)
    return found


def _records(
    reading: Reading,
    content: Content,
    question: Question,
    reply: told.Reply,
    dropped: Counter[str],
    name: str,
) -> tuple[ReadRecord, ...]:
    taken = [(_kind(r.fields), span) for r in reading.records for span in r.anchor]
    count = Counter(_kind(r.fields) for r in reading.records)
    kept: list[ReadRecord] = []
    for item in reply.claims:
        try:
            start, end = _found(content, item.words, item.before, item.after)
            span, fields = content.span(start, end), _FIELDS[type(item)](item, question, content.mode(start, end))
            kind = _kind(fields)
            if any(kind == other and _touch(span, there) for other, there in taken):
                raise _Dropped(KNOWN)
        except _Dropped as reason:
            dropped[reason.args[0]] += 1
            continue
        taken.append((kind, span))
        count[kind] += 1
        text = content.source.raw[span.start : span.end]
        kept.append(
            ReadRecord(id=f"{kind}{count[kind]}", anchor=(span,), text=text, fields=fields, rule=rule_of(name))
        )
    return tuple(kept)


def _kind(claim: Claim) -> str:
    return str(type(claim).__struct_config__.tag)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _statement(item: told.StatementAdded, question: Question, mode: str) -> Claim:
    speaker = _actor(question, item.actor) if item.actor is not None else None
    return StatementClaim(
        speaker=speaker.name if speaker else UNNAMED,
        side=speaker.side if speaker else None,
        mode=mode,
        topic=item.topic,
        stance=item.stance,
    )


def _meeting(item: told.MeetingAdded, question: Question, mode: str) -> Claim:
    return MeetingClaim(status=item.status)


def _proposal(item: told.ProposalAdded, question: Question, mode: str) -> Claim:
    return ProposalClaim(by=_side(question, item.actor), type=item.type)


def _answer(item: told.AnswerAdded, question: Question, mode: str) -> Claim:
    if item.proposal is not None and item.proposal not in question.proposals:
        raise _Dropped(NO_PROPOSAL)
    return AnswerClaim(by=_side(question, item.actor), verdict=item.verdict, ref=item.proposal)


def _activity(item: told.ActivityAdded, question: Question, mode: str) -> Claim:
    return ActivityClaim(who=_side(question, item.actor) if item.actor is not None else None, type=item.type)


def _denial(item: told.DenialAdded, question: Question, mode: str) -> Claim:
    by = _actor(question, item.actor).name if item.actor is not None else None
    return DenialClaim(type=item.type, by=by)


def _named(item: told.ActorAdded, question: Question, mode: str) -> Claim:
    return ActorClaim(name=item.words, type=item.type, forms=(item.words,))


def _side(question: Question, id_: str) -> str:
    actor = _actor(question, id_)
    return actor.side or actor.name


_FIELDS: dict[type[msgspec.Struct], Callable[[Any, Question, str], Claim]] = {
    told.StatementAdded: _statement,
    told.MeetingAdded: _meeting,
    told.ProposalAdded: _proposal,
    told.AnswerAdded: _answer,
    told.ActivityAdded: _activity,
    told.DenialAdded: _denial,
    told.ActorAdded: _named,
}
"""What a claim of each form becomes; no field holds words that the report or a list does not."""
