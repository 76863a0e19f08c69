"""Makes records of what was found: ids in the order of the text, anchors in the raw text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from detente.domains.reports.languages.cues import Said
from detente.domains.reports.languages.happened import Found
from detente.domains.reports.languages.mentions import Stretch, Who
from detente.domains.reports.languages.scene import Scene
from detente.domains.reports.records import under
from detente.model.record import Span
from detente.model.report import (
    ActivityClaim,
    ActorClaim,
    Claim,
    Confidence,
    DenialClaim,
    MeetingClaim,
    ReadRecord,
    ReportText,
    StatementClaim,
)

_Made = tuple[tuple[Span, ...], Claim, str]
_LONGEST_ABOUT = 120


def claims_of(
    source: ReportText, scene: Scene, said: Sequence[Said], happened: Sequence[Found], *, inferred: bool
) -> tuple[ReadRecord, ...]:
    """Return the records of a reading, kind by kind; every rule is named after the language that it reads."""
    made = [
        *_actors(source, scene),
        *((_spans(source, one.stretches), _statement(source, one), one.rule) for one in said),
        *((_spans(source, one.stretches), _dated(one.claim, inferred=inferred), one.rule) for one in happened),
        *_denials(source, scene, said),
    ]
    counts: dict[str, int] = {}
    records = []
    for anchor, claim, rule in made:
        kind = str(type(claim).__struct_config__.tag)
        counts[kind] = counts.get(kind, 0) + 1
        text, name = under(source.raw, anchor), f"{scene.words.code}: {rule}"
        records.append(ReadRecord(id=f"{kind}{counts[kind]}", anchor=anchor, text=text, fields=claim, rule=name))
    return tuple(records)


def _spans(source: ReportText, stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    return tuple(source.in_raw(start, end) for start, end in sorted(set(stretches)))


def _actors(source: ReportText, scene: Scene) -> Iterator[_Made]:
    people: dict[int, tuple[Who, set[Stretch]]] = {}
    for mention in scene.mentions:
        if mention.who is not None:
            people.setdefault(id(mention.who), (mention.who, set()))[1].add((mention.start, mention.end))
    for who in scene.known.actors.values():
        if who.at and who.rule in ("office", "source"):
            people.setdefault(id(who), (who, set()))
    for who, stretches in sorted(people.values(), key=lambda pair: min(pair[1] | pair[0].at)):
        anchors = _spans(source, stretches | who.at)
        forms = tuple(dict.fromkeys(source.raw[span.start : span.end] for span in anchors))
        yield (
            anchors,
            ActorClaim(name=who.name, type=who.type, side=who.side, office=who.office, forms=forms),
            who.rule,
        )


def _statement(source: ReportText, said: Said) -> StatementClaim:
    who = said.speaker.who
    return StatementClaim(
        speaker=who.name,
        mode=said.mode,
        topic=said.topic,
        stance=said.stance,
        side=who.side,
        when=said.when,
        to=said.to,
        speaker_span=source.in_raw(*said.speaker.at) if said.speaker.at else None,
        cue_span=source.in_raw(*said.cue) if said.cue else None,
        confidence=Confidence(topic_percent=said.topic_percent, stance_percent=said.stance_percent),
    )


def _dated(claim: MeetingClaim | ActivityClaim, *, inferred: bool) -> MeetingClaim | ActivityClaim:
    """Return a claim that says whether its day rests on a year that the text does not give."""
    days = (claim.date,) if isinstance(claim, MeetingClaim) else (claim.start, claim.end)
    return msgspec.structs.replace(claim, date_inferred=bool(any(days) and inferred))


def _denials(source: ReportText, scene: Scene, said: Sequence[Said]) -> Iterator[_Made]:
    """Yield a denial for each statement whose verb is one of denying."""
    for one in said:
        if one.stance == "deny" and one.cue is not None and one.rule == "clause":
            first = min(one.cue[0], one.stretches[0][0])
            about = scene.text[slice(*one.stretches[0])][:_LONGEST_ABOUT]
            yield (
                _spans(source, [(first, one.stretches[-1][1])]),
                DenialClaim(type="denial", by=one.speaker.who.name, about=about),
                one.rule,
            )
