"""Reads the answers to what was put forward: accepted, rejected, put off or left without a reply."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from detente.domains.reports.dealings.frames import Put
from detente.domains.reports.dealings.put_words import (
    MEANT,
    MEANT_TYPES,
    NEGATED,
    NOT_TO_A_PROPOSAL,
    VERDICT_PATTERNS,
)
from detente.domains.reports.events.acting import (
    publisher_side,
    side_of,
    side_of_actor,
    subject_of,
    teller_at,
    verb_over,
)
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.statements.topics import topic_of

_REACH = 4
"""Sentences over which an answer to something on another topic may reach back."""


class Answered(msgspec.Struct, kw_only=True, eq=False):
    """An answer, and what it answers."""

    start: int
    end: int
    by: str
    verdict: str
    rule: str
    sentence: int
    to: Put
    with_reserve: bool = False
    """Whether a "but" follows the answer in its sentence."""


def answers_of(scene: Scene, said: list[Said], puts: list[Put]) -> list[Answered]:
    """Return the answers to what was put forward, in order."""
    found: list[Answered] = []
    for start, end, sentence in _stretches(scene):
        words = scene.parsed.text[start:end]
        for verdict, rule, pattern in VERDICT_PATTERNS:
            match = pattern.search(words)
            if match is None or NEGATED.search(words[: match.start()]) or _denies(verdict, words, match.end()):
                continue
            answer = _answer(scene, said, puts, (start, end, sentence), verdict, rule, start + match.start())
            if answer is not None and not any(a.to is answer.to and a.by == answer.by for a in found):
                found.append(answer)
            break
    return sorted(found, key=lambda answer: answer.start)


def _denies(verdict: str, words: str, at: int) -> bool:
    return verdict == "reject" and NOT_TO_A_PROPOSAL.match(words[at:].lstrip().removeprefix("the ")) is not None


def _answer(
    scene: Scene, said: list[Said], puts: list[Put], where: tuple[int, int, int], verdict: str, rule: str, at: int
) -> Answered | None:
    start, end, sentence = where
    words = scene.parsed.text[start:end]
    if any(p.start <= at < p.end for p in puts):
        return None
    by = None if rule == "answer-awaited" else _answerer(scene, said, start, at)
    asking = teller_at(said, at) if rule == "answer-awaited" else None
    put = _meant(puts, by, side_of_actor(scene, asking) if asking else None, sentence, words, (start, end), rule)
    if put is None:
        return None
    by = by or put.to or _addressed(scene, put)
    if by is None or by == put.by:
        return None
    put.to = put.to or by
    first, last = scene.parsed.trimmed(start, end)
    return Answered(
        start=first,
        end=last,
        by=by,
        verdict=verdict,
        rule=rule,
        sentence=sentence,
        to=put,
        with_reserve=scene.parsed.text[end : end + 6].startswith((", but", "; but")),
    )


_PIECES = re.compile(r";\s|,\sbut\s|(?<=[.?!])[\"]?\s(?=[\"A-Z])")


def _stretches(scene: Scene) -> Iterator[tuple[int, int, int]]:
    """Yield the pieces of each sentence, cut at semicolons and at "but"."""
    parsed = scene.parsed
    for number, sentence in enumerate(parsed.sentences):
        start, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
        for found in _PIECES.finditer(parsed.text, start, high):
            yield start, found.start(), number
            start = found.end()
        yield start, high, number


def _answerer(scene: Scene, said: list[Said], start: int, at: int) -> str | None:
    """Return the side that answers: the subject of the verb, else the last one named before it, else the teller."""
    words = scene.parsed.text[start:at]
    if re.search(r"\b(?:allies|the alliance|members)\b", words, re.IGNORECASE):
        return scene.cast.names.side_of(scene.cast.alliance(start))
    at += len(scene.parsed.text[at : at + 2]) - len(scene.parsed.text[at : at + 2].lstrip())
    token = scene.parsed.doc[scene.parsed.tokens(at, at + 2)[0]]
    verb = verb_over(token)
    subject = subject_of(verb) if verb is not None else None
    teller = teller_at(said, at)
    side = side_of(scene, subject, said) if subject is not None else None
    if subject is not None and subject.pos_ == "PRON" and teller is not None:
        side = side_of_actor(scene, teller) or side
    if side:
        return side
    named = [a.side for a in scene.cast.within(start, at) if a.side] if at > start else []
    return (
        (named[-1] if named else None)
        or (side_of_actor(scene, teller) if teller else None)
        or publisher_side(scene)
    )


def _addressed(scene: Scene, put: Put) -> str | None:
    """Return the one other side of the report, where what was put names nobody to answer."""
    others = {
        a.side for a in scene.cast.actors if a.side and a.side != put.by and a.type in ("state", "organisation")
    }
    return next(iter(others)) if len(others) == 1 else None


def _meant(
    puts: list[Put],
    by: str | None,
    asking: str | None,
    sentence: int,
    words: str,
    where: tuple[int, int],
    rule: str,
) -> Put | None:
    """Return what an answer answers: what it calls by its noun, the last on its topic, else the one just before."""
    start, end = where
    noun = MEANT.search(words)
    earlier = [
        p
        for p in puts
        if (by is None or p.by != by)
        and (asking is None or p.by == asking)
        and (p.end <= start + 1 or (start <= p.start < end and p.sentence == sentence))
    ]
    if noun:
        types = MEANT_TYPES.get(noun["noun"].lower().rstrip("s"))
        for kinds in (types[:1], types) if types else (None,):
            named = [p for p in earlier if kinds is None or p.type in kinds]
            if named:
                return named[-1]
    topic = topic_of(words)
    same = [p for p in earlier if topic and p.topic == topic]
    if same:
        return same[-1]
    if rule == "answer-reaffirmed":
        return None
    near = [p for p in earlier if sentence - p.sentence <= _REACH]
    return near[-1] if near else None
