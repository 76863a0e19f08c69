"""Finds what is put forward by the verb that puts it: "called on X to", "proposed that", "is ready to", "are requested to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from detente.domains.reports.dealings.put_words import (
    ASKS_QUESTION,
    BETTER,
    CONDITION,
    DEADLINE,
    FORMS,
    FRAMES,
    IN_EXCHANGE,
    NEGATION,
    NOUN_KINDS,
    PUT_NOUN,
    PUT_TOPICS,
    READY,
    SAYS_BEHIND,
    WOULD_GIVE,
    WOULD_HAND,
    WOULD_SETTLE,
    Frame,
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
from detente.domains.reports.statements.topics import topic_of, topics_in


class Put(msgspec.Struct, kw_only=True, eq=False):
    """A proposal, demand, offer or request under construction."""

    start: int
    end: int
    by: str
    type: str
    rule: str
    sentence: int
    topic: str | None = None
    to: str | None = None
    day: str | None = None
    settled: bool = False
    """Whether its topic is that of a part of a list, and no other."""


def framed(scene: Scene, said: list[Said]) -> Iterator[Put]:
    """Yield what a report tells that sides put forward, by the verb, the adjective or the noun that says so."""
    parsed = scene.parsed
    for number, sentence in enumerate(parsed.sentences):
        for index in range(sentence.first, sentence.last):
            if parsed.parts[index] not in ("VERB", "NOUN", "PROPN"):
                continue
            token = parsed.doc[index]
            lemma = FORMS.get(token.lower_) if token.is_upper else token.lemma_.lower()
            frame = FRAMES.get(lemma or "")
            if frame is not None:
                yield from _by_verb(scene, said, number, token, frame)
        yield from _by_words(scene, said, number)


def _by_verb(scene: Scene, said: list[Said], number: int, token: Any, frame: Frame) -> Iterator[Put]:
    parsed = scene.parsed
    at, end = parsed.start_of(token.i), end_of_put(scene, said, number, parsed.end_of(token.i))
    words = parsed.text[at:end]
    before = parsed.text[max(0, at - 30) : at]
    passive = any(c.dep_ == "auxpass" for c in token.lefts) or _PASSIVE.search(before) is not None
    pattern = frame.passive if passive else frame.active
    subject = subject_of(token)
    if pattern is None or not pattern.match(words) or ASKS_QUESTION.match(words) or NEGATION.search(before):
        return
    if not passive and (token.pos_ != "VERB" or token.dep_ == "amod"):
        return
    if passive:
        by = _agent(scene, at, end) or side_of_teller(scene, said, at)
        to = side_of(scene, subject, said) if subject is not None else None
    elif subject is not None and subject.lower_ in _NOBODY:
        return
    else:
        by = _by(scene, said, token, at)
        to = _to(scene, token, at, end, by)
    if by is None:
        return
    noun = PUT_NOUN.search(pattern.match(words)[0]) if frame.type == "proposal" else None  # type: ignore[index]
    kind = NOUN_KINDS.get(noun[0].lower(), frame.type) if noun else frame.type
    yield put_at(scene, said, number, (at, end), by, kind, f"proposal-frame-{token.lemma_.lower()}", to)


_NEXT_WORDS = 30
"""Characters behind a verb of giving within which the side stands that is given something."""
_SUCH = re.compile(r"\b(?:such|these|this|those|it)\b", re.IGNORECASE)
_WEAK_TOPIC = 2
"""The weight of words that many topics share: troops, ships, talks."""
_NOBODY = frozenset(("nobody", "none", "one", "reporters", "journalists", "question"))
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)\s(?:\w+ly\s)?$", re.IGNORECASE)


_WORDED = (
    ("offer", READY),
    ("proposal", BETTER),
    ("offer", WOULD_GIVE),
    ("offer", WOULD_SETTLE),
    ("offer", WOULD_HAND),
    ("demand", DEADLINE),
    ("request", IN_EXCHANGE),
)


def _by_words(scene: Scene, said: list[Said], number: int) -> Iterator[Put]:
    """Yield offers and proposals in other words: "is ready to", "would do better to", "would send ... unless"."""
    parsed = scene.parsed
    sentence = parsed.sentences[number]
    low, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
    for kind, pattern in _WORDED:
        for found in pattern.finditer(parsed.text, low, high):
            end = end_of_put(scene, said, number, found.end())
            if pattern is WOULD_GIVE and not CONDITION.search(parsed.text, found.end(), end):
                continue
            group = "verb" if found["verb"] else "clear"
            token = parsed.doc[parsed.tokens(found.start(group), found.end(group))[-1 if group == "verb" else 0]]
            by = _by(scene, said, token, found.start())
            if kind == "proposal":
                by, to = side_of_teller(scene, said, found.start()), by
            else:
                to = _to(scene, token, found.start(), end, by)
            if pattern is WOULD_HAND and first_other(scene, found.end(), found.end() + _NEXT_WORDS, by) is None:
                continue
            if by is not None and not NEGATION.search(parsed.text[max(low, found.start() - 12) : found.start()]):
                yield put_at(scene, said, number, (found.start(), end), by, kind, f"proposal-words-{kind}", to)


def put_at(
    scene: Scene, said: list[Said], number: int, at: tuple[int, int], by: str, kind: str, rule: str, to: str | None
) -> Put:
    """Return what a side puts at a place, with the topic of its words, and the day on which it was said."""
    parsed = scene.parsed
    start, end = parsed.trimmed(*at)
    words = parsed.text[start:end]
    sentence = parsed.sentences[number]
    around = parsed.text[parsed.start_of(sentence.first) : parsed.end_of(sentence.last - 1)]
    piece = parsed.pieces[sentence.paragraph]
    plain = next((topic for topic, pattern in PUT_TOPICS if pattern.search(words)), None)
    topic = plain or _topic(words, around)
    if plain is None and topic in (None, "dialogue") and _SUCH.search(words):
        topic = topic_of(parsed.text[piece.start : piece.end]) or topic
    return Put(
        start=start,
        end=end,
        by=by,
        type=kind,
        rule=rule,
        sentence=number,
        topic=topic or topic_of(parsed.text[piece.start : piece.end]) or _topic_before(said, start),
        to=to if to != by else None,
        day=_day(scene, said, number, start),
    )


def _topic(words: str, sentence: str) -> str | None:
    """Return the topic of words; of their sentence, where they have a weak one only or none."""
    own, around = topics_in(words), topics_in(sentence)
    weak = max(own.values(), default=0) <= _WEAK_TOPIC < max(around.values(), default=0)
    scores = around if weak else own
    return max(scores, key=lambda topic: scores[topic]) if scores else None


def _topic_before(said: list[Said], place: int) -> str | None:
    return next((s.topic for s in reversed(said) if s.start <= place and s.topic), None)


def _day(scene: Scene, said: list[Said], number: int, place: int) -> str | None:
    """Return the day on which somebody said it; for words of the publisher's own, the day of the report."""
    told = next((s.when for s in said if s.sentence == number and s.when), None)
    own = teller_at(said, place) is None and publisher_side(scene) is not None and scene.day is not None
    return told or (str(scene.day) if own else None)


def end_of_put(scene: Scene, said: list[Said], number: int, at: int) -> int:
    """Return where what is put forward ends: at a semicolon, at who said it, or with the sentence."""
    parsed = scene.parsed
    high = parsed.end_of(parsed.sentences[number].last - 1)
    teller = next((s for s in said if any(a <= at < b for a, b in s.stretches)), None)
    if teller is not None:
        high = min(high, next(b for a, b in teller.stretches if a <= at < b))
    found = SAYS_BEHIND.search(parsed.text, at, high)
    return found.start() if found else high


def _by(scene: Scene, said: list[Said], token: Any, at: int) -> str | None:
    """Return the side that is the subject of a verb; where nothing names it, that of the speaker or publisher."""
    return side_doing(scene, said, token) or side_of_teller(scene, said, at)


def side_doing(scene: Scene, said: list[Said], verb: Any) -> str | None:
    """Return the side that is the subject of a verb, also through the letter that it sends; None where none is."""
    subject = subject_of(verb)
    if subject is None:
        return None
    found = _side_heard(scene, said, subject) or side_of(scene, subject, said)
    if found is None and subject.lemma_.lower() in _LETTERS and (over := verb_over(subject.head)) is not None:
        subject = subject_of(over) or subject
        found = side_of(scene, subject, said)
    if found is None and subject.lower_ not in ("we", "i"):
        speaker = scene.speaker(subject)
        found = speaker.actor.side if speaker else None
    return found


def _side_heard(scene: Scene, said: list[Said], subject: Any) -> str | None:
    """Return the side of the one whose words "he" or "she" goes on to report: heard in the sentence before."""
    if subject.lower_ not in ("he", "she"):
        return None
    number = scene.parsed.sentence_of[subject.i]
    paragraph = scene.parsed.sentences[number].paragraph
    heard = [s.actor for s in said if s.actor and s.sentence == number - 1 and s.paragraph == paragraph]
    return side_of_actor(scene, heard[-1]) if heard and heard[-1].type in ("person", "office") else None


_LETTERS = frozenset(
    [
        "note",
        "letter",
        "message",
        "telegram",
        "cable",
        "statement",
        "paper",
        "document",
        "text",
        "draft",
        "resolution",
        "communication",
        "memo",
        "memorandum",
        "telex",
        "mail",
        "declaration",
        "dispatch",
        "request",
        "reply",
        "answer",
    ]
)
"""What a side sends, and what asks in its name: "sent a note requesting ..."."""


def side_of_teller(scene: Scene, said: list[Said], at: int) -> str | None:
    """Return the side of who says words or publishes them, else of the one named or heard last before them."""
    teller = teller_at(said, at)
    if teller is not None and (side := side_of_actor(scene, teller)):
        return side
    published = publisher_side(scene)
    if published is not None:
        return published
    sentence = scene.parsed.sentence_of[scene.parsed.tokens(at, at + 1)[0]]
    low = scene.parsed.start_of(scene.parsed.sentences[sentence].first)
    named = next((a.side for m, a in scene.cast.before(at) if m.start >= low and a.side), None)
    last = scene.last_speaker(at)
    return named or (last.side if last else None) or _any_before(scene, at)


def _any_before(scene: Scene, at: int) -> str | None:
    named = next((a.side for _, a in scene.cast.before(at) if a.side), None)
    parties = scene.cast.names.parties_in(scene.parsed.text[:at])
    return named or (scene.cast.names.side_of(parties[-1].party) if parties else None)


def _agent(scene: Scene, at: int, end: int) -> str | None:
    found = re.search(r"\bby (?P<who>[\w' -]{3,50})", scene.parsed.text[at:end])
    party = next(iter(scene.cast.names.parties_in(found["who"])), None) if found else None
    return scene.cast.names.side_of(party.party) if party else None


def _to(scene: Scene, token: Any, at: int, end: int, by: str | None) -> str | None:
    """Return the side that is the object: "called on X to", "offered X talks", "proposed to X"."""
    for child in token.rights:
        head = child
        if child.dep_ in ("prep", "dative") and child.lower_ in ("on", "upon", "to", "with", "from"):
            head = next((c for c in child.children if c.dep_ == "pobj"), child)
        if head.dep_ in ("dobj", "dative", "pobj", "nsubj") and head.pos_ in ("NOUN", "PROPN"):
            start, stop = scene.parsed.start_of(head.left_edge.i), scene.parsed.end_of(head.i)
            actor = scene.cast.at(scene.parsed.start_of(head.i), stop)
            party = scene.cast.party_in(scene.parsed.text[start:stop], start)
            side = (actor.side if actor else None) or scene.cast.names.side_of(party)
            if side and side != by:
                return side
    return first_other(scene, at, end, by)


def first_other(scene: Scene, at: int, end: int, by: str | None) -> str | None:
    """Return the first side but one that a stretch names."""
    named = (scene.cast.names.side_of(f.party) for f in scene.cast.names.parties_in(scene.parsed.text[at:end]))
    return next((side for side in named if side and side != by), None)
