"""Turns what the rules found into records: ids in the order of the text, anchors in the raw text, fields as told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from detente.domains.reports.dealings.answers import Answered
from detente.domains.reports.dealings.denials import Denial
from detente.domains.reports.dealings.frames import Put
from detente.domains.reports.dealings.gaps import Gap
from detente.domains.reports.events.activity_facts import Doing
from detente.domains.reports.events.meeting_facts import Meeting
from detente.domains.reports.parsed import ANCHOR_JOINT, Parsed
from detente.domains.reports.people.cast import Cast
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.quoted import UNNAMED
from detente.domains.reports.statements.statements import Said
from detente.model.record import Span
from detente.model.report import (
    ActivityClaim,
    ActorClaim,
    AnswerClaim,
    Claim,
    Confidence,
    DenialClaim,
    GapClaim,
    MeetingClaim,
    ProposalClaim,
    ReadRecord,
    StatementClaim,
)

Stretch = tuple[int, int]


class Found(msgspec.Struct, kw_only=True):
    """Everything that the rules found in one report."""

    scene: Scene
    said: list[Said]
    meetings: list[Meeting]
    puts: list[Put]
    answers: list[Answered]
    activities: list[Doing]
    denials: list[Denial]
    gaps: list[Gap]
    year_inferred: bool


def records_from(found: Found) -> tuple[ReadRecord, ...]:
    """Return the records of a reading, kind by kind, each kind in the order of the text."""
    parsed = found.scene.parsed
    puts = {id(put): f"proposal{number}" for number, put in enumerate(found.puts, 1)}
    kinds: tuple[Iterator[tuple[tuple[Span, ...], Claim, str]], ...] = (
        _actors(found.scene.cast, parsed.text),
        (( _spans(parsed, s.stretches), _statement(parsed, s), s.rule) for s in found.said),
        ((_spans(parsed, m.stretches), _meeting(m, found), m.rule) for m in found.meetings),
        ((_spans(parsed, [(p.start, p.end)]), _proposal(p), p.rule) for p in found.puts),
        ((_spans(parsed, [(a.start, a.end)]), AnswerClaim(by=a.by, verdict=a.verdict, ref=puts[id(a.to)]), a.rule)
         for a in found.answers),
        ((_spans(parsed, d.stretches), _activity(d, found), d.rule) for d in found.activities),
        ((_spans(parsed, [(d.start, d.end)]), DenialClaim(type=d.type, by=d.by, about=d.about), d.rule)
         for d in found.denials),
        (_gap(parsed, gap) for gap in found.gaps),
    )  # fmt: skip
    return tuple(record for kind in kinds for record in _numbered(parsed, kind))


def _numbered(parsed: Parsed, claims: Iterable[tuple[tuple[Span, ...], Claim, str]]) -> Iterator[ReadRecord]:
    for number, (anchor, claim, rule) in enumerate(claims, 1):
        kind = str(type(claim).__struct_config__.tag)
        yield ReadRecord(
            id=f"{kind}{number}", anchor=anchor, text=under(parsed.source.raw, anchor), fields=claim, rule=rule
        )


def under(raw: str, anchor: tuple[Span, ...]) -> str:
    """Return the words that stand under an anchor, its spans joined by an ellipsis."""
    return ANCHOR_JOINT.join(raw[span.start : span.end] for span in anchor)


def _spans(parsed: Parsed, stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    """Return the spans of stretches in the raw text, in order, those that touch made one."""
    spans = sorted({parsed.span(start, end) for start, end in stretches if end > start})
    kept: list[Span] = []
    for span in spans:
        if kept and span.start <= kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)


def _span(parsed: Parsed, at: Stretch | None) -> Span | None:
    return parsed.span(*at) if at else None


def _actors(cast: Cast, text: str) -> Iterator[tuple[tuple[Span, ...], Claim, str]]:
    named = [actor for actor in cast.actors if actor.anchors and not cast.only_in_titles(actor, text)]
    for actor in sorted(named, key=lambda a: min(a.anchors)):
        claim = ActorClaim(
            name=actor.name, type=actor.type, side=actor.side, office=actor.office, forms=tuple(actor.forms)
        )
        yield tuple(sorted(actor.anchors)), claim, actor.rule


def _statement(parsed: Parsed, said: Said) -> StatementClaim:
    return StatementClaim(
        speaker=said.actor.name if said.actor else UNNAMED,
        mode=said.mode,
        topic=said.topic,
        stance=said.stance,
        side=said.actor.side if said.actor else None,
        when=said.when,
        where=said.where,
        to=said.to,
        via=said.via,
        speaker_span=_span(parsed, said.speaker_at),
        cue_span=_span(parsed, said.cue_at),
        confidence=Confidence(topic_percent=said.topic_percent, stance_percent=said.stance_percent),
    )


def _meeting(meeting: Meeting, found: Found) -> MeetingClaim:
    return MeetingClaim(
        forum=meeting.forum,
        date=str(meeting.day) if meeting.day else meeting.month,
        place=meeting.place,
        duration=meeting.duration,
        level=meeting.level,
        participants=tuple(sorted(meeting.sides)),
        heads=tuple(meeting.heads),
        next=meeting.following,
        status=meeting.status or "held",
        date_inferred=bool(meeting.day and found.year_inferred),
    )


def _proposal(put: Put) -> ProposalClaim:
    return ProposalClaim(by=put.by, type=put.type, topic=put.topic, to=put.to, date=put.day)


def _activity(doing: Doing, found: Found) -> ActivityClaim:
    return ActivityClaim(
        who=doing.who,
        type=doing.type,
        name=doing.name,
        strength=doing.strength,
        equipment=tuple(doing.equipment),
        places=tuple(doing.places),
        start=doing.start,
        end=doing.end,
        near=doing.near,
        announced=doing.announced,
        date_inferred=bool((doing.start or doing.end) and found.year_inferred),
        told_by=tuple(doing.told_by),
    )


def _gap(parsed: Parsed, gap: Gap) -> tuple[tuple[Span, ...], Claim, str]:
    first, second = (_spans(parsed, stretches) for stretches in gap.stretches)
    claim = GapClaim(topic=gap.topic, sides=gap.sides, side_spans=(first, second))
    return (*first, *second), claim, gap.rule
