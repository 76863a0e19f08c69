"""The closed form of a language model's answer: what does not fit it to the letter is refused whole."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Annotated, Any

import msgspec

from detente.model.errors import AnswerError
from detente.model.report import (
    ACTIVITY_TYPES,
    ACTOR_TYPES,
    DENIAL_TYPES,
    MEETING_STATUSES,
    PROPOSAL_TYPES,
    STANCES,
    TOPICS,
    VERDICTS,
)

LONGEST_ANSWER = 200_000
"""Code points of an answer at most."""
_SHOWN = 300


def _one_of(words: Sequence[str]) -> msgspec.Meta:
    return msgspec.Meta(pattern=f"^(?:{'|'.join(map(re.escape, words))})\\Z")


Topic = Annotated[str, _one_of(TOPICS)]
Stance = Annotated[str, _one_of(STANCES)]
Status = Annotated[str, _one_of(MEETING_STATUSES)]
ProposalType = Annotated[str, _one_of(PROPOSAL_TYPES)]
Verdict = Annotated[str, _one_of(VERDICTS)]
ActivityType = Annotated[str, _one_of(ACTIVITY_TYPES)]
DenialType = Annotated[str, _one_of(DENIAL_TYPES)]
ActorType = Annotated[str, _one_of(ACTOR_TYPES)]
Id = Annotated[str, msgspec.Meta(max_length=40)]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=4_000)]
Neighbours = Annotated[str, msgspec.Meta(max_length=400)]


class TopicChosen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The topic chosen for a statement."""

    id: Id
    topic: Topic


class StanceChosen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The stance chosen for a statement."""

    id: Id
    stance: Stance


class SpeakerChosen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The speaker chosen for a statement: an actor by id, or words of the report."""

    id: Id
    actor: Id | None = None
    words: Words | None = None
    before: Neighbours = ""
    after: Neighbours = ""


class Anchored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """Words of the report, told apart by their neighbours where they stand there more than once."""

    words: Words
    before: Neighbours = ""
    after: Neighbours = ""


class StatementAdded(Anchored, frozen=True, kw_only=True, tag="statement"):
    """Words that somebody said."""

    actor: Id | None = None
    topic: Topic | None = None
    stance: Stance = "assert"


class MeetingAdded(Anchored, frozen=True, kw_only=True, tag="meeting"):
    """Words that tell of a meeting."""

    status: Status = "held"


class ProposalAdded(Anchored, frozen=True, kw_only=True, tag="proposal"):
    """What an actor puts forward or demands."""

    actor: Id
    type: ProposalType = "proposal"


class AnswerAdded(Anchored, frozen=True, kw_only=True, tag="answer"):
    """What an actor answers."""

    actor: Id
    verdict: Verdict
    proposal: Id | None = None


class ActivityAdded(Anchored, frozen=True, kw_only=True, tag="activity"):
    """Words that tell of a military activity."""

    type: ActivityType
    actor: Id | None = None


class DenialAdded(Anchored, frozen=True, kw_only=True, tag="denial"):
    """A denial, a fear or an assurance."""

    type: DenialType
    actor: Id | None = None


class ActorAdded(Anchored, frozen=True, kw_only=True, tag="actor"):
    """Somebody named."""

    type: ActorType


Added = StatementAdded | MeetingAdded | ProposalAdded | AnswerAdded | ActivityAdded | DenialAdded | ActorAdded


class Reply(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer of the closed form."""

    topics: Annotated[tuple[TopicChosen, ...], msgspec.Meta(max_length=200)] = ()
    stances: Annotated[tuple[StanceChosen, ...], msgspec.Meta(max_length=200)] = ()
    speakers: Annotated[tuple[SpeakerChosen, ...], msgspec.Meta(max_length=200)] = ()
    claims: Annotated[tuple[Added, ...], msgspec.Meta(max_length=200)] = ()


def read_reply(words: str) -> Reply:
    """Return an answer; AnswerError, and nothing of it, where it is not to the letter of the closed form."""
    if len(words) > LONGEST_ANSWER:
        raise _refused("an answer too long", f"at most {LONGEST_ANSWER} characters", f"{len(words)} characters")
    if words.lstrip().startswith("```"):
        raise _refused("an answer in a code fence", "one JSON object and nothing around it", words)
    try:
        told = json.loads(words, object_pairs_hook=_once)
    except AnswerError:
        raise
    except (ValueError, RecursionError) as problem:
        raise _refused("an answer that is not JSON", "one JSON object and nothing around it", words) from problem
    try:
        return msgspec.convert(told, Reply, strict=True)
    except (msgspec.ValidationError, UnicodeError, RecursionError) as problem:
        raise _refused(
            "an answer that is not of the closed form",
            "the keys, types and words that were asked for (docs/reports.md)",
            str(problem),
        ) from problem


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _refused("a key that stands twice", "each key once", next(k for k in keys if keys.count(k) > 1))
    return found


def _refused(problem: str, expected: str, given: str) -> AnswerError:
    """Return the error; what was given is a stranger's, so only its first part is shown, hidden characters by number."""
    return AnswerError(
        problem,
        where="the answer of the language model",
        expected=expected,
        given=ascii(given[:_SHOWN]),
        next_step="nothing of it is used; try again, or another model, one that is made to answer in JSON",
    )
