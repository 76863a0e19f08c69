"""Finds the meetings that a verb tells of: "A met B", "A received B", "A spoke to B by telephone"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from detente.domains.reports.events.acting import publisher_side, side_of, subject_of
from detente.domains.reports.events.meeting_facts import (
    Meeting,
    day_in,
    duration_of,
    level_in,
    place_before,
    place_of,
    shifted,
    status_of,
)
from detente.domains.reports.events.meeting_forums import Forum, forum_in
from detente.domains.reports.events.meeting_sides import members, those_who_met
from detente.domains.reports.events.meeting_words import (
    AGAIN,
    GROUP,
    NO_GATHERING,
    OBJECT_REACH,
    PHONED,
    ROUNDS_OR_CALLS,
    SHIFTED,
    SUBJECT_REACH,
)
from detente.domains.reports.parsed import Sentence
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said


def by_verb(
    scene: Scene, number: int, sentence: Sentence, token: Any, forums: tuple[Forum, ...], said: list[Said]
) -> Iterator[Meeting]:
    """Yield the meeting that "A met B", "A received B" or "A spoke to B by telephone" tells of (rule `meeting-verb`)."""
    parsed = scene.parsed
    start, end = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
    at = parsed.start_of(token.i)
    start = max(start, parsed.text.rfind("; ", start, at) + 1)
    end = next((m.start() for m in _SEMICOLON.finditer(parsed.text, at, end)), end)
    words = parsed.text[at:end]
    told_before = parsed.text[max(0, start - _TOLD_REACH) : at]
    if _AGREED_TO.search(parsed.text[start:at]) and ROUNDS_OR_CALLS.search(told_before):
        return  # the next meeting of those who have just met
    if not _meets(token, words) or AGAIN.match(words) or _READY.search(parsed.text[start:at]):
        return
    shift = SHIFTED.search(parsed.text[start:at])
    phoned = token.lemma_ != "meet" and (token.lemma_ in _PHONES or PHONED.search(words))
    forum = None if phoned else forum_before(forums, start, at)
    sides, heads = (members(scene, forum.name), []) if forum else those_who_met(scene, start, at, end)
    if len(sides) < 2 and forum is None:  # noqa: PLR2004  a meeting has two sides
        sides = _sides_of_verb(scene, token, at, end, said)
    sides = sides or two_sides(scene, parsed.text[start:end], at)
    subject = parsed.text[start:at]
    told = GROUP.search(subject) and not NO_GATHERING.search(subject) and scene.dates_in(start, end)
    if not sides and forum is None and not phoned and not (token.lemma_ == "meet" and told):
        return
    planned = any(c.lower_ in ("will", "to", "would") or c.tag_ == "TO" for c in token.lefts)
    day = shifted(day_in(scene, at, end) or day_in(scene, start, end), shift)
    if day is None and any(c.lower_ == "would" for c in token.lefts):
        return
    if (planned and day and scene.day and day < scene.day) or (
        forum is None and not sides and OF_ONE_STATE.search(subject)
    ):
        return  # "met in May and will meet monthly"; a State's own council
    yield Meeting(
        stretches=[parsed.trimmed(at if token.lemma_ != "meet" else start, end)],
        rule="meeting-verb",
        sentence=number,
        day=day,
        place=None if phoned else place_of(scene, words, at) or place_before(parsed.text[start:at]),
        manner="call" if phoned else None,
        duration=duration_of(words),
        level=level_in(parsed.text[start:end]),
        forum=forum.name if forum else None if phoned else forum_in(scene, words, at),
        sides=sides,
        heads=heads,
        status="planned" if planned else status_of(parsed.text[start:end]),
    )


_TOLD_REACH = 200
_AGREED_TO = re.compile(r"\bagreed\b[^.;]{0,60}\bto (?:\w+ )?$")
OF_ONE_STATE = re.compile(
    r"\b(?:[A-Z]\w+'s|its|his|her|the country's|the State|the National|[A-Z]\w+(?:an|ian|ish|ese|ic)) (?:[Nn]ational |[Ss]tate |[Ss]upreme )?(?:Security Council|Defen[cs]e Council|Council of Ministers|[Cc]abinet|[Pp]arliament|[Gg]overnment|war council|security council|crisis (?:staff|cell))\s\Z"
)
"""Who met among themselves: a cabinet, a State's own council."""
_READY = re.compile(
    r"\b(?:ready|willing|prepared|eager|free|unwilling|wants?|wished|wishes|hop(?:es|ed|ing)|like|refus\w+|declin\w+|in no position) to (?:\w+ )?$"
)
"""Who is only ready to meet has not met."""
_SEMICOLON = re.compile(r";\s")


def forum_before(forums: tuple[Forum, ...], start: int, at: int) -> Forum | None:
    """Return the forum that is the subject of "met" or "held its session": the last one named right before it."""
    near = [f for f in forums if start <= f.start and f.end <= at and at - f.end < SUBJECT_REACH]
    return near[-1] if near else None


def forum_of_holder(scene: Scene, forums: tuple[Forum, ...], token: Any, start: int) -> Forum | None:
    """Return the forum that holds a session: the last one named right before it, else the subject of its verb."""
    sentence = scene.parsed.sentences[scene.parsed.sentence_of[token.i]]
    near = forum_before(forums, scene.parsed.start_of(sentence.first), start)
    subject = None if near else subject_of(token.head)
    at = scene.parsed.start_of(subject.i) if subject is not None else -1
    return near or next((f for f in forums if f.start <= at < f.end), None)


def two_sides(scene: Scene, words: str, place: int) -> list[str]:
    """Return the two States that "the two sides" means: those named most before; none where words mean no two."""
    if not _TWO.search(words):
        return []
    counted: dict[str, int] = {}
    for _, actor in scene.cast.before(place):
        if actor.side and actor.type in ("state", "organisation", "person", "office"):
            counted[actor.side] = counted.get(actor.side, 0) + 1
    ranked = sorted(counted, key=lambda side: -counted[side])[:2]
    return ranked if len(ranked) == 2 else []  # noqa: PLR2004  a meeting has two sides


_TWO = re.compile(
    r"\b(?:two|both) (?:countries|sides|States|neighbours|neighbors|governments|ministers|delegations|capitals|parties)\b",
    re.IGNORECASE,
)


_PUTS = frozenset(("propose", "suggest", "ask", "demand", "recommend", "request", "urge", "insist"))


def _meets(token: Any, words: str) -> bool:
    if token.lemma_ == "meet" and token.dep_ == "ccomp" and token.head.lemma_ in _PUTS:
        return False  # "proposed that experts meet": no meeting yet
    if token.lemma_ == "meet":
        ahead = any(c.lower_ in ("will", "to", "would") for c in token.lefts)
        plain = token.tag_ in ("VBD", "VBP", "VBN") and not any(c.dep_ == "auxpass" for c in token.lefts)
        return (plain or (token.tag_ == "VB" and ahead)) and not _OBJECT_NO_PERSON.match(words)
    if token.lemma_ in _RECEIVES:
        told = token.tag_ in ("VBD", "VBZ") or (
            token.tag_ in ("VB", "VBN") and any(c.lower_ in ("will", "to", "has", "had") for c in token.lefts)
        )
        return told and _RECEIVED.match(words) is not None
    if token.lemma_ in _PHONES:
        return token.tag_ in ("VBD", "VBZ") and _PERSON.match(words) is not None
    near = re.split(r"[.;:\"]", words, maxsplit=1)[0][:OBJECT_REACH]
    if token.lemma_ == "reach" and token.tag_ == "VBN" and near.startswith("reached by"):
        return False  # "reached by telephone, she said"
    on_it = token.lemma_ in ("agree", "discuss", "exchange") and _ON_A_LINE.search(near)
    return token.lemma_ in BY_VOICE and token.tag_ in ("VBD", "VBN") and not on_it and bool(PHONED.search(near))


_ON_A_LINE = re.compile(
    r"\b(?:on|of|for|about) (?:an?|the|opening an?|setting up an?) (?:[\w-]+ )?(?:hotline|(?:tele)?phone (?:line|link|connection)|direct (?:line|link)|secure line)\b"
)
"""A hotline that was the subject and not the means: "agreed on a telephone line"."""
_RECEIVES = frozenset(("receive", "host", "see", "visit", "welcome", "entertain"))
_PHONES = frozenset(("phone", "telephone", "ring", "call"))
BY_VOICE = frozenset(
    (
        "speak",
        "talk",
        "confer",
        "tell",
        "inform",
        "discuss",
        "consult",
        "exchange",
        "agree",
        "contact",
        "say",
        "reach",
        "communicate",
        "chat",
    )
)
_PERSON = re.compile(
    r"\w+\s(?:(?:up|his|her|its|the|with)\s)?(?:[\w-]+\s){0,4}?(?:Minister|President|Secretary|Chancellor|Premier|counterpart|colleague|minister|president)\b(?!.{0,40}\b(?:an?|the) (?:liar|lie|threat))"
)


_RECEIVED = re.compile(
    r"\w+\s(?:(?:the|his|her|its|a)\s)?(?:[\w'-]+\s){0,5}?(?:colleague|chancellor|premier|secretary|Chancellor|Premier|King|Queen|leader|Minister|President|Secretary|Ambassador|General|Director|Chairman|Commissioner|envoy|counterpart|Envoy|Representative"
    r"|ambassador|minister|president|delegation)\b"
)
_OBJECT_NO_PERSON = re.compile(
    r"\w+\s(?:every|all|the|its|their|our|a|any|no)?\s?(?:\w+\s)?(?:goals?|demands?|requirements?|deadlines?|obligations?|targets?|criteria|conditions?|resistance)\b"
)


def _sides_of_verb(scene: Scene, token: Any, at: int, end: int, said: list[Said]) -> list[str]:
    """Return the sides of subject and object, that of the publisher for a subject whose side is not told."""
    subject = subject_of(token)
    words = scene.parsed.text[at : min(end, at + OBJECT_REACH)]
    named = (scene.cast.names.side_of(found.party) for found in scene.cast.names.parties_in(words))
    second = next(named, None) or next((a.side for a in scene.cast.within(at, at + len(words)) if a.side), None)
    first = side_of(scene, subject, said) if subject is not None else None
    if first in (None, second):
        first = publisher_side(scene)  # who publishes a read-out is the side that it does not name
    return [first, second] if first and second and first != second else []
