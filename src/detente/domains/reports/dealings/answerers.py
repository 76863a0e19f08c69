"""Says which side answers: the subject or agent of a verb, whose reply it is, who says the words."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from detente.domains.reports.dealings.answer_words import REPLY_NOUN, THINGS, TYPES_MEANT, Wording
from detente.domains.reports.dealings.frames import Put
from detente.domains.reports.events.acting import (
    publisher_side,
    side_in,
    side_of,
    side_of_actor,
    subject_of,
    teller_at,
    verb_over,
)
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said


class AnswerWords(msgspec.Struct, frozen=True):
    """Words that may answer: a piece of a sentence, and where in it the wording stands."""

    start: int
    end: int
    sentence: int
    at: int
    until: int
    wording: Wording


def awaited_from(scene: Scene, told: AnswerWords) -> str | None:
    """Return the side of which an answer is awaited, where it is named: "no reply has come from Norland"."""
    found = re.search(
        r"\b(?:from|by|of)\s(?P<who>(?:the\s)?[A-Z][^,.;]{2,40})", scene.parsed.text[told.at : told.end]
    )
    party = next(iter(scene.cast.names.parties_in(found["who"])), None) if found else None
    return scene.cast.names.side_of(party.party) if party else None


def answerer_of(scene: Scene, said: list[Said], told: AnswerWords) -> str | None:
    """Return the side that answers: the subject or agent of the verb, else the teller, else the last one named."""
    text = scene.parsed.text
    if re.search(r"\b(?:allies|the alliance|members)\b", text[told.start : told.at], re.IGNORECASE):
        return scene.cast.names.side_of(scene.cast.alliance(told.start))
    verb = _verb(scene, told)
    subject = subject_of(verb) if verb is not None else None
    teller = teller_at(said, told.at)
    if verb is not None and (agent := next((c for c in verb.rights if c.dep_ == "agent"), None)) is not None:
        subject = next((c for c in agent.children if c.dep_ == "pobj"), None)
    elif subject is not None and (THINGS.match(subject.lower_) or subject.dep_ == "nsubjpass"):
        return _owner_of_thing(scene, subject) or _heard(scene, said, told)
    if subject is not None and subject.pos_ == "PRON" and teller is not None:
        return side_of_actor(scene, teller) or side_of(scene, subject, said)
    side = side_of(scene, subject, said) if subject is not None else None
    if side is None and subject is not None and teller is None and (speaker := scene.speaker(subject)) is not None:
        side = side_of_actor(scene, speaker.actor)
    if side or (side := _heard(scene, said, told)):
        return side
    replied = REPLY_NOUN.search(text, told.start, told.end)
    if replied is not None and (owner := side_in(scene, replied.start(), replied.end())):
        return owner
    named = [a.side for a in scene.cast.within(told.start, told.at) if a.side] if told.at > told.start else []
    return (named[-1] if named else None) or publisher_side(scene)


def _heard(scene: Scene, said: list[Said], told: AnswerWords) -> str | None:
    """Return the side of who says the words, or is cited beside them."""
    teller = teller_at(said, told.at)
    cited = next(
        (s.actor for s in said if s.sentence == told.sentence and told.start <= s.whole()[0] < told.end), None
    )
    actor = teller or cited
    return side_of_actor(scene, actor) if actor is not None else None


def _verb(scene: Scene, told: AnswerWords) -> Any | None:
    """Return the verb of an answer: the first within its words, else the one over them."""
    tokens = [scene.parsed.doc[i] for i in scene.parsed.tokens(told.at, told.until)]
    own = next((t for t in tokens if t.pos_ == "VERB"), None) or next((t for t in tokens if t.pos_ == "AUX"), None)
    return own if own is not None else (verb_over(tokens[0]) if tokens else None)


def _owner_of_thing(scene: Scene, subject: Any) -> str | None:
    """Return whose answer a subject is: "Norland's reply", "the answer from Norland"."""
    if subject.lower_.rstrip("s") in TYPES_MEANT:
        return None
    low, high = scene.parsed.start_of(subject.left_edge.i), scene.parsed.end_of(subject.right_edge.i)
    party = next(iter(scene.cast.names.parties_in(scene.parsed.text[low:high])), None)
    return scene.cast.names.side_of(party.party) if party else None


def addressed(scene: Scene, put: Put) -> str | None:
    """Return the one other side of the report, where what was put names nobody to answer."""
    others = {
        a.side for a in scene.cast.actors if a.side and a.side != put.by and a.type in ("state", "organisation")
    }
    return next(iter(others)) if len(others) == 1 else None
