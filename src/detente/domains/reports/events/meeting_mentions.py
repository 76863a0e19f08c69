"""Finds each mention of a meeting by itself: by its noun, by its forum, or by a verb such as "met" or "received"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from detente.domains.reports.events.acting import publisher_side, side_of, subject_of
from detente.domains.reports.events.meeting_facts import day_in, duration_of, place_of, shifted, status_of
from detente.domains.reports.events.meeting_forums import Forum
from detente.domains.reports.events.meeting_sides import members, sides_of, those_who_met
from detente.domains.reports.events.meeting_words import (
    AGAIN,
    FOR_IT,
    HELD_VERBS,
    HOURS_OF,
    LEVELS,
    NEAR,
    NEXT_OF,
    NOT_THIS_ONE,
    NOUNS,
    OBJECT_REACH,
    PHONED,
    SHIFTED,
    STOP_TAGS,
    SUBJECT_REACH,
    UNDER,
    WINDOW_TOKENS,
    WISHED,
)
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said


class Meeting(msgspec.Struct, kw_only=True, eq=False):
    """A meeting under construction. `stretches` are the words that tell of it."""

    stretches: list[tuple[int, int]]
    rule: str
    sentence: int
    forum: str | None = None
    day: date | None = None
    place: str | None = None
    duration: str | None = None
    level: str | None = None
    sides: list[str] = msgspec.field(default_factory=list)
    heads: list[tuple[str, str]] = msgspec.field(default_factory=list)
    following: str | None = None
    status: str | None = None
    definite: bool = False
    held_open: bool = False

    def specific(self) -> bool:
        """Return whether something tells this meeting from others."""
        return bool(self.forum or self.day or self.place or self.duration)


def mentions_of(scene: Scene, said: list[Said], forums: tuple[Forum, ...]) -> Iterator[Meeting]:
    """Yield every mention of a meeting in a report, in order."""
    parsed = scene.parsed
    for number, sentence in enumerate(parsed.sentences):
        title = _is_title(parsed, sentence)
        for index in range(sentence.first, sentence.last):
            token = parsed.doc[index]
            forum = next((f for f in forums if f.end == parsed.end_of(index)), None)
            if forum or (not title and _is_noun(scene, token)):
                yield _mention(scene, number, sentence, token, forum, forums, said)
            elif not title and token.pos_ in ("VERB", "AUX") and not parsed.quoted[index]:
                yield from _by_verb(scene, number, sentence, token, forums, said)


def _is_title(parsed: Parsed, sentence: Sentence) -> bool:
    """Return whether a paragraph is a title that was left in the text: short, without a mark at its end."""
    piece = parsed.pieces[sentence.paragraph]
    words = parsed.text[piece.start : piece.end].rstrip()
    return len(words) < _TITLE_LENGTH and words[-1:] not in '.!?:;"' and sentence.paragraph <= 1


_TITLE_LENGTH = 120


def _is_noun(scene: Scene, token: Any) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
        return False
    if token.lower_ in NOUNS:
        return True
    if token.lower_ in ("call", "conversation", "videoconference"):
        words = scene.parsed.text[max(0, scene.parsed.start_of(token.i) - 20) : scene.parsed.end_of(token.i)]
        return token.lower_ != "call" or PHONED.search(words) is not None
    held = token.head.lemma_ in ("hold", "convene") and token.dep_ == "dobj"
    return bool(token.lower_ in ("council", "conference", "forum", "commission") and held)


def _mention(
    scene: Scene,
    number: int,
    sentence: Sentence,
    token: Any,
    forum: Forum | None,
    forums: tuple[Forum, ...],
    said: list[Said],
) -> Meeting:
    parsed = scene.parsed
    first, last = _window(parsed, sentence, token)
    start, end = parsed.trimmed(parsed.start_of(first), parsed.end_of(last - 1))
    start = min(start, forum.start) if forum else start
    before = parsed.text[parsed.start_of(sentence.first) : start]
    hours = HOURS_OF.search(before)
    start -= len(before) - hours.start() if hours else 0
    words = parsed.text[start:end]
    article = words.split()[0].lower() if words else ""
    tellers = [s.actor for s in said if s.sentence == number and s.actor is not None]
    left = words[: max(0, parsed.start_of(token.i) - start)]
    status = status_of(before[-NEAR:] + words)  # what stands before decides too: "requested a meeting"
    held = token.dep_ == "dobj" and token.head.lemma_ in ("hold", "open", "convene", "conclude", "begin", "end")
    within = forum or (_forum_before(forums, parsed.start_of(sentence.first), start) if held else None)
    within = within or next((f for f in forums if start <= f.start and f.end <= end), None)
    open_ended = _not_held(token, left) or (forum is not None and NEXT_OF.search(before) is not None)
    return Meeting(
        stretches=[(start, end)],
        rule="meeting-forum" if forum else "meeting-noun",
        sentence=number,
        forum=within.name if within else _forum_in(scene, words, start),
        day=None if open_ended else day_in(scene, start, end),
        place=place_of(scene, words, start) or _place_before(before),
        duration=duration_of(words),
        level=level_in(words),
        sides=sides_of(scene, token, start, end, within.name if within else None, tellers),
        status=status,
        definite=article in ("the", "this", "these", "that", "its", "their", "both"),
        held_open=open_ended and not (status == "requested" and (within or forum)),
    )


def _place_before(before: str) -> str | None:
    found = FOR_IT.search(before)
    return found[1] if found else None


def level_in(words: str) -> str | None:
    """Return the level at which sides met, as words tell it."""
    return next((level for level, pattern in LEVELS if re.search(pattern, words, re.IGNORECASE)), None)


def _window(parsed: Parsed, sentence: Sentence, token: Any) -> tuple[int, int]:
    """Return the tokens from the left of a meeting's noun phrase to the end of the phrases behind it."""
    first = token.i
    while first > sentence.first and (
        parsed.doc[first - 1].dep_
        in ("det", "amod", "compound", "nummod", "poss", "case", "punct", "nmod", "quantmod")
        and parsed.doc[first - 1].text not in (",", '"', ";", ":")
    ):
        first -= 1
    pair = token.i + 1 < sentence.last and parsed.doc[token.i + 1].lower_ in ("between", "with")
    holds = token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in HELD_VERBS
    last = token.i + 1
    while last < min(sentence.last, token.i + WINDOW_TOKENS):
        following = parsed.doc[last]
        if following.text in (";", ":", '"', ".") or following.tag_ in ("WDT", "WP"):
            break
        if not holds and ((following.text == "," and not pair) or following.tag_ in STOP_TAGS):
            break
        last += 1
    return first, last


def _not_held(token: Any, left: str) -> bool:
    """Return whether a mention tells of no meeting that took place: "future meetings", "to hold a Council"."""
    if NOT_THIS_ONE.search(left):
        return True
    verb, steps = token.head, 0
    while verb.head is not verb and verb.pos_ not in ("VERB", "AUX") and steps < WINDOW_TOKENS:
        verb, steps = verb.head, steps + 1
    infinitive = any(child.tag_ == "TO" for child in verb.lefts) or verb.tag_ == "VB"
    modal = any(child.tag_ == "MD" and child.lower_ in ("will", "shall") for child in verb.lefts)
    governed = verb.i < token.i and token.dep_ in ("dobj", "pobj") and token.i - verb.i < WINDOW_TOKENS // 2
    if any(child.tag_ == "MD" and child.lower_ in ("would", "could", "might", "may") for child in verb.lefts):
        return bool(verb.i < token.i)
    own_object = token.dep_ == "dobj" or token.head.head is verb
    return bool(infinitive and not modal and governed and own_object and verb.lemma_ in WISHED)


def _forum_in(scene: Scene, words: str, start: int) -> str | None:
    """Return the document or organisation under which a meeting stands, or the forum that "the council" means."""
    under = UNDER.search(words)
    if under:
        return under[1]
    at = re.search(r"\b(?:at|within|of) (?:the )?([A-Z][\w-]*(?: [A-Z][\w-]*){0,5})(?= in\b| on\b|,|$)", words)
    party = next(iter(scene.cast.names.named(at[1])), None) if at else None
    if (
        at
        and party
        and party.party
        and party.party.type in ("organisation", "alliance")
        and " of " not in at[0][:4]
    ):
        return scene.cast.names.register.name(party.party.id)
    experts = re.search(r"\bof (?:the )?([A-Z][\w-]*) experts\b", words)
    if experts and (party := next(iter(scene.cast.names.named(experts[1])), None)) and party.party:
        return scene.cast.names.register.name(party.party.id)
    if not re.search(r"\b(?:of|at|in) the (?:council|conference|forum|commission)\b", words):
        return None
    named = [a for a in (a for _, a in scene.cast.before(start)) if a.type == "forum"]
    return named[0].name if named else None


def _by_verb(
    scene: Scene, number: int, sentence: Sentence, token: Any, forums: tuple[Forum, ...], said: list[Said]
) -> Iterator[Meeting]:
    """Yield the meeting that "A met B", "A received B" or "A spoke to B by telephone" tells of (rule `meeting-verb`)."""
    parsed = scene.parsed
    start, end = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
    at = parsed.start_of(token.i)
    words = parsed.text[at:end]
    if not _meets(token, words) or AGAIN.match(words):
        return
    shift = SHIFTED.search(parsed.text[start:at])
    forum = _forum_before(forums, start, at)
    sides, heads = (members(scene, forum.name), []) if forum else those_who_met(scene, start, at, end)
    if len(sides) < 2 and forum is None:  # noqa: PLR2004  a meeting has two sides
        sides = _sides_of_verb(scene, token, at, end, said)
    sides = sides or two_sides(scene, parsed.text[start:end], at)
    phoned = token.lemma_ != "meet" and PHONED.search(words)
    if not sides and forum is None and not phoned:
        return
    planned = any(c.lower_ in ("will", "to") or c.tag_ == "TO" for c in token.lefts)
    yield Meeting(
        stretches=[parsed.trimmed(at if token.lemma_ != "meet" else start, end)],
        rule="meeting-verb",
        sentence=number,
        day=shifted(day_in(scene, at, end) or day_in(scene, start, end), shift),
        place=place_of(scene, words, at),
        duration=duration_of(words),
        level=level_in(parsed.text[start:end]),
        forum=forum.name if forum else _forum_in(scene, words, at),
        sides=sides,
        heads=heads,
        status="planned" if planned else status_of(parsed.text[start:end]),
    )


def _forum_before(forums: tuple[Forum, ...], start: int, at: int) -> Forum | None:
    """Return the forum that is the subject of "met" or "held its session": the last one named right before it."""
    near = [f for f in forums if start <= f.start and f.end <= at and at - f.end < SUBJECT_REACH]
    return near[-1] if near else None


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
    if token.lemma_ == "meet":
        if token.dep_ == "ccomp" and token.head.lemma_ in _PUTS:
            return False  # "proposed that experts meet": no meeting yet
        ahead = any(c.lower_ in ("will", "to") for c in token.lefts)
        plain = token.tag_ in ("VBD", "VBP", "VBN") and not any(c.dep_ == "auxpass" for c in token.lefts)
        return (plain or (token.tag_ == "VB" and ahead)) and not _OBJECT_NO_PERSON.match(words)
    if token.lemma_ in ("receive", "host"):
        return token.tag_ in ("VBD", "VBZ") and _RECEIVED.match(words) is not None
    return token.lemma_ in ("speak", "talk", "confer") and token.tag_ == "VBD" and PHONED.search(words) is not None


_RECEIVED = re.compile(
    r"\w+\s(?:(?:the|his|her|its|a)\s)?(?:[\w-]+\s){0,5}?(?:Minister|President|Secretary|Ambassador|General|Director|Chairman|Commissioner|envoy|counterpart|Envoy|Representative"
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
