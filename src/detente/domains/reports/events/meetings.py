"""Reads meetings: which forum or sides, when, where, how long, who led, what was agreed on the next one.

Every mention of a meeting is read by itself; mentions that do not contradict each other are one meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from detente.domains.reports.events.meeting_facts import (
    _duration,
    _next,
    _person_near,
    _place,
    _shifted,
    _status,
)
from detente.domains.reports.events.meeting_sides import _forum_before, _sides, _those_who_met, members
from detente.domains.reports.events.meeting_words import (
    _LED,
    _LEVELS,
    _NEAR,
    _NEXT_OF,
    _NOT_THIS_ONE,
    _NOUNS,
    _SHIFTED,
    _STOP_TAGS,
    _UNDER,
    _WINDOW_TOKENS,
)
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene, same_office
from detente.domains.reports.statements.statements import Said, carry_dates


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


def meetings_of(scene: Scene, said: list[Said], place: str | None) -> list[Meeting]:
    """Return the meetings of a report; `place` is that of the dateline. Statements made after one get its day."""
    meetings: list[Meeting] = []
    forums: list[Meeting] = []
    for mention in _mentions(scene, said):
        if mention.held_open:
            forums.append(mention)
            continue
        known = _joined(meetings, mention)
        if known is None and (mention.specific() or (len(mention.sides) > 1 and not mention.definite)):
            meetings.append(mention)
    for mention in forums:
        _name_forum(meetings, mention)
    _complete(scene, meetings, said, place)
    _date_statements(scene, meetings, said)
    return [meeting for meeting in meetings if meeting.specific()]


def _mentions(scene: Scene, said: list[Said]) -> Iterator[Meeting]:
    parsed = scene.parsed
    for number, sentence in enumerate(parsed.sentences):
        for index in range(sentence.first, sentence.last):
            token = parsed.doc[index]
            forum = _forum_at(scene, index)
            if forum or (token.lower_ in _NOUNS and token.pos_ in ("NOUN", "PROPN") and not _compounds(token)):
                yield _mention(scene, number, sentence, token, forum, said)
            elif token.lemma_ == "meet" and token.tag_ in ("VBD", "VBP") and not parsed.quoted[index]:
                yield from _met(scene, number, sentence, token)


def _compounds(token: Any) -> bool:
    return bool(token.dep_ == "compound")


def _forum_at(scene: Scene, index: int) -> Actor | None:
    """Return the forum whose name ends at a token."""
    parsed = scene.parsed
    end = parsed.end_of(index)
    actor = scene.cast.at(parsed.start_of(index), end)
    if actor is None or actor.type != "forum":
        return None
    ends = any(m.end == end for m in scene.cast.mentions_within(end - 1, end))
    return actor if ends else None


def _mention(
    scene: Scene, number: int, sentence: Sentence, token: Any, forum: Actor | None, said: list[Said]
) -> Meeting:
    parsed = scene.parsed
    first, last = _window(parsed, sentence, token)
    start, end = parsed.trimmed(parsed.start_of(first), parsed.end_of(last - 1))
    words = parsed.text[start:end]
    before = parsed.text[parsed.start_of(sentence.first) : start]
    article = words.split()[0].lower() if words else ""
    under = _UNDER.search(words)
    tellers = [s.actor for s in said if s.sentence == number and s.actor is not None]
    left = words[: max(0, parsed.start_of(token.i) - start)]
    open_ended = _not_held(token, left) or (forum is not None and _NEXT_OF.search(before) is not None)
    return Meeting(
        stretches=[(start, end)],
        rule="meeting-forum" if forum else "meeting-noun",
        sentence=number,
        forum=forum.name if forum else (under[1] if under else _council(scene, words, start)),
        day=None if open_ended else scene.day_in(start, end),
        place=_place(scene, words, start),
        duration=_duration(words),
        level=next((level for level, pattern in _LEVELS if re.search(pattern, words, re.IGNORECASE)), None),
        sides=_sides(scene, token, start, end, forum, tellers),
        status=_status(before[-_NEAR:] + words),  # what stands before decides too: "requested a meeting"
        definite=article in ("the", "this", "these", "that", "its", "their"),
        held_open=open_ended,
    )


def _window(parsed: Parsed, sentence: Sentence, token: Any) -> tuple[int, int]:
    """Return the tokens from the left of a meeting's noun phrase to the end of the phrases behind it."""
    first = token.i
    while first > sentence.first and (
        parsed.doc[first - 1].dep_
        in ("det", "amod", "compound", "nummod", "poss", "case", "punct", "nmod", "quantmod")
        and parsed.doc[first - 1].text not in (",", '"', ";", ":")
    ):
        first -= 1
    last = token.i + 1
    while last < min(sentence.last, token.i + _WINDOW_TOKENS):
        following = parsed.doc[last]
        if (
            following.text in (",", ";", ":", '"', ".")
            or following.tag_ in _STOP_TAGS
            or following.tag_ in ("WDT", "WP")
        ):
            break
        last += 1
    return first, last


def _not_held(token: Any, left: str) -> bool:
    """Return whether a mention tells of no meeting that took place: "future meetings", "to hold a Council"."""
    if _NOT_THIS_ONE.search(left):
        return True
    verb, steps = token.head, 0
    while verb.head is not verb and verb.pos_ not in ("VERB", "AUX") and steps < _WINDOW_TOKENS:
        verb, steps = verb.head, steps + 1
    infinitive = any(child.tag_ == "TO" for child in verb.lefts) or verb.tag_ == "VB"
    governed = verb.i < token.i and token.dep_ in ("dobj", "pobj") and token.i - verb.i < _WINDOW_TOKENS // 2
    own_object = token.dep_ == "dobj" or token.head.head is verb
    return bool(infinitive and governed and own_object and verb.lemma_ in _WISHED)


_WISHED = frozenset(
    [
        "hold",
        "engage",
        "resume",
        "continue",
        "convene",
        "start",
        "begin",
        "join",
        "have",
        "arrange",
        "host",
        "organise",
        "organize",
    ]
)


def _council(scene: Scene, words: str, start: int) -> str | None:
    """Return the forum that "the council" means in "session of the council": the one named last."""
    if not re.search(r"\b(?:of|at) the (?:council|conference|forum|commission)\b", words):
        return None
    named = [a for a in (a for _, a in scene.cast.before(start)) if a.type == "forum"]
    return named[0].name if named else None


def _met(scene: Scene, number: int, sentence: Sentence, token: Any) -> Iterator[Meeting]:
    """Yield the meeting that "A met B" tells of (rule `meeting-verb`)."""
    parsed = scene.parsed
    start, end = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
    at = parsed.start_of(token.i)
    shift = _SHIFTED.search(parsed.text[start:at])
    forum = _forum_before(scene, start, at)
    sides, heads = (members(scene, forum), []) if forum else _those_who_met(scene, start, at, end)
    if not sides and forum is None:
        return
    words = parsed.text[at:end]
    yield Meeting(
        stretches=[parsed.trimmed(start, end)],
        rule="meeting-verb",
        sentence=number,
        day=_shifted(scene.day_in(start, end), shift),
        place=_place(scene, words, at),
        duration=_duration(words),
        forum=forum.name if forum else None,
        sides=sides,
        heads=heads,
        status=_status(parsed.text[start:end]),
    )


def _joined(meetings: list[Meeting], mention: Meeting) -> Meeting | None:
    """Return the meeting that a mention belongs to, now with what the mention adds; None if it is another one."""
    for known in reversed(meetings):
        if _compatible(known, mention):
            if mention.specific():
                known.stretches.extend(s for s in mention.stretches if s not in known.stretches)
                _add(known, mention)
            return known
    return None


def _compatible(known: Meeting, mention: Meeting) -> bool:
    for field in ("forum", "day", "place", "duration"):
        mine, other = getattr(known, field), getattr(mention, field)
        if mine and other and mine != other:
            return False
    mine, other = set(known.sides), set(mention.sides)
    if mine and other and not (mine <= other or other <= mine):
        return False
    shared = any(getattr(known, f) and getattr(known, f) == getattr(mention, f) for f in ("forum", "day", "place"))
    return shared or mention.definite or bool(mine and mine == other)


def _add(known: Meeting, mention: Meeting) -> None:
    if len(mention.sides) > len(known.sides) and not known.forum:
        known.sides = mention.sides
    for field in ("forum", "day", "place", "duration", "level"):
        if not getattr(known, field):
            setattr(known, field, getattr(mention, field))
    if known.status == "requested" and mention.status is None and mention.day:
        known.status = None
    known.heads.extend(h for h in mention.heads if h not in known.heads)


def _name_forum(meetings: list[Meeting], mention: Meeting) -> None:
    """Give a meeting the forum that the report names elsewhere, where the forum's sides are those that met."""
    if mention.forum and not any(m.forum == mention.forum for m in meetings):
        for meeting in meetings:
            if meeting.forum is None and set(meeting.sides) == set(mention.sides) and mention.sides:
                meeting.forum = mention.forum
                meeting.stretches.extend(mention.stretches)
                return


_AFTER = re.compile(r"\b(?:after|at|following|during|in)\s(?:the|a|an|this)\b", re.IGNORECASE)


def _date_statements(scene: Scene, meetings: list[Meeting], said: list[Said]) -> None:
    """Give a statement made "after the talks" the day of those talks, and its speaker's later ones too."""
    parsed = scene.parsed
    for one in said:
        for meeting in meetings:
            for start, end in meeting.stretches:
                at = parsed.sentence_of[parsed.tokens(start, end)[0]]
                led_in = _AFTER.search(parsed.text[max(0, start - 12) : start + 12])
                if one.when is None and meeting.day and at == one.sentence and led_in and start >= one.end:
                    one.when, one.inferred = str(meeting.day), True
    carry_dates(said)


def _complete(scene: Scene, meetings: list[Meeting], said: list[Said], place: str | None) -> None:
    for meeting in meetings:
        sentence = scene.parsed.sentences[meeting.sentence]
        in_lede = sentence.paragraph == 0
        if meeting.day is None and meeting.status is None:
            meeting.day = _day_by_sentence(scene, meeting, said)
        if (
            meeting.place is None
            and in_lede
            and scene.day
            and meeting.day == scene.day
            and place
            and "/" not in place
        ):
            meeting.place = place
        _lead(scene, meeting, said)
    _follow_up(scene, meetings)


def _day_by_sentence(scene: Scene, meeting: Meeting, said: list[Said]) -> date | None:
    """Return the day of the sentence that tells of a meeting, or of what was said right after it."""
    parsed = scene.parsed
    told = {parsed.sentence_of[parsed.tokens(*stretch)[0]] for stretch in meeting.stretches}
    for number in sorted(told):
        sentence = parsed.sentences[number]
        found = scene.day_in(parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1))
        if found is not None:
            return found
    days = [s.when for s in said if s.sentence in told and s.when]
    return date.fromisoformat(days[0]) if days else None


def _lead(scene: Scene, meeting: Meeting, said: list[Said]) -> None:
    """Find who led the delegations: as told, or the head of a participant organisation who spoke of the meeting."""
    for found in _LED.finditer(scene.parsed.text):
        sentence = scene.parsed.sentence_of[scene.parsed.tokens(found.start(), found.end())[0]]
        person = _person_near(scene, found.end(), found.start(), sentence)
        if person is not None and person.side in meeting.sides:
            _lead_by(meeting, person)
    for one in said:
        actor = one.actor
        if actor is None or actor.type != "person" or actor.own is None or actor.own.type == "state":
            continue
        if (
            actor.side in meeting.sides
            and same_office("chief", actor.office or "")
            and one.sentence >= meeting.sentence
        ):
            _lead_by(meeting, actor)


def _lead_by(meeting: Meeting, person: Actor) -> None:
    if all(name != person.name for name, _ in meeting.heads) and meeting.status is None and meeting.forum:
        meeting.heads.append((person.name, str(person.side)))


def _follow_up(scene: Scene, meetings: list[Meeting]) -> None:
    """Read what was agreed on the next meeting, and give it to the one with a forum, else to the first."""
    held = [m for m in meetings if m.status is None]
    target = next((m for m in held if m.forum), next(iter(held), None))
    if target is None:
        return
    for sentence in scene.parsed.sentences:
        start, end = scene.parsed.start_of(sentence.first), scene.parsed.end_of(sentence.last - 1)
        following = _next(scene, start, end)
        if following is not None:
            target.following = following
            target.stretches.append(scene.parsed.trimmed(start, end))
            return
