"""Finds each mention of a meeting by itself: by its noun, by its forum, or by a verb such as "met" or "received"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from detente.domains.reports.events.activity_patterns import EXERCISE
from detente.domains.reports.events.meeting_facts import (
    Meeting,
    day_first,
    day_in,
    day_near,
    duration_of,
    level_in,
    month_near,
    place_before,
    place_of,
    status_of,
)
from detente.domains.reports.events.meeting_forums import Forum, forum_in, short_forum
from detente.domains.reports.events.meeting_sides import sides_of
from detente.domains.reports.events.meeting_verbs import BY_VOICE, by_verb, forum_of_holder
from detente.domains.reports.events.meeting_words import (
    AGAIN,
    ANOTHER_ONE,
    CALLS,
    ENVOY,
    GATHERED,
    GROUP,
    HELD_VERBS,
    HOTLINE,
    HOURS_OF,
    NEAR,
    NEXT_OF,
    NO_GATHERING,
    NO_VISIT,
    NOT_THIS_ONE,
    NOUNS,
    OF_IT,
    OF_OFFICE,
    PHONED,
    ROUNDS,
    ROUNDS_OF,
    STOP_TAGS,
    SUMMONED,
    VISIT_TO,
    WHICH,
    WINDOW_TOKENS,
    WISHED,
)
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said


def mentions_of(scene: Scene, said: list[Said], forums: tuple[Forum, ...]) -> Iterator[Meeting]:
    """Yield every mention of a meeting in a report, in order."""
    parsed = scene.parsed
    for mention in _mentions(scene, said, forums):
        if mention.day is None and not mention.held_open:
            sentence = parsed.sentences[mention.sentence]
            low, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
            mention.month = month_near(scene, low, high, mention.stretches[0][0])
        if mention.status == "planned" and mention.day and scene.day and mention.day < scene.day:
            mention.status = None  # "met on 28 February and will meet monthly"
        yield mention


def _mentions(scene: Scene, said: list[Said], forums: tuple[Forum, ...]) -> Iterator[Meeting]:
    parsed = scene.parsed
    by_end = {forum.end: forum for forum in reversed(forums)}
    for number, sentence in enumerate(parsed.sentences):
        title = is_title(parsed, sentence)
        if not title:
            yield from _by_wording(scene, number, sentence, forums, said)
        for index in range(sentence.first, sentence.last):
            forum = by_end.get(parsed.end_of(index))
            if forum is None and parsed.parts[index] not in ("NOUN", "PROPN", "VERB", "AUX"):
                continue
            token = parsed.doc[index]
            if forum or (not title and _is_noun(scene, token)):
                yield _mention(scene, number, sentence, token, forum, forums, said)
            elif (
                not title
                and token.pos_ in ("VERB", "AUX")
                and (not parsed.quoted[index] or token.lemma_ in BY_VOICE)
            ):
                yield from by_verb(scene, number, sentence, token, forums, said)


def is_title(parsed: Parsed, sentence: Sentence) -> bool:
    """Return whether a paragraph is a title that was left in the text: short, without a mark at its end."""
    piece = parsed.pieces[sentence.paragraph]
    words = parsed.text[piece.start : piece.end].rstrip()
    return len(words) < _TITLE_LENGTH and words[-1:] not in '.!?:;"' and sentence.paragraph <= 1


_TITLE_LENGTH = 120


def _is_noun(scene: Scene, token: Any) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _PARTS:
        return False  # "the fourth round of consultations" is told by its round
    if token.lower_ == "visit":
        return _is_visit(scene, token)
    if token.lower_ in NOUNS:
        return True
    if token.lower_ in CALLS:
        words = scene.parsed.text[max(0, scene.parsed.start_of(token.i) - 20) : scene.parsed.end_of(token.i)]
        placed = token.dep_ in ("nsubj", "nsubjpass") and words.lower().endswith("the call")
        return token.lower_ != "call" or placed or PHONED.search(words) is not None
    held = token.head.lemma_ in ("hold", "convene", "open", "host", "close") and token.dep_ == "dobj"
    of_press = any(c.lower_ in ("press", "news") for c in token.lefts)
    return bool(token.lower_ in ("council", "conference", "forum", "commission") and held and not of_press)


_PARTS = frozenset(("round", "session", "series"))


def _is_visit(scene: Scene, token: Any) -> bool:
    """Return whether a visit is one of politicians to a place, and no inspection or port call."""
    parsed = scene.parsed
    number = parsed.sentence_of[token.i]
    low, high = parsed.start_of(parsed.sentences[number].first), parsed.end_of(parsed.sentences[number].last - 1)
    at = parsed.start_of(token.i)
    near = parsed.text[max(low, at - _VISIT_REACH) : min(high, at + _VISIT_REACH)]
    goes = VISIT_TO.match(parsed.text, at, high) is not None or re.search(
        r"\b(?:official|state|working)\s$", parsed.text[low:at]
    )
    by_person = OF_OFFICE.search(parsed.text[low:high]) or any(
        a.type == "person" for a in scene.cast.within(low, high)
    )
    return bool(goes and by_person and not NO_VISIT.search(near))


_VISIT_REACH = 60


def _by_wording(
    scene: Scene, number: int, sentence: Sentence, forums: tuple[Forum, ...], said: list[Said]
) -> Iterator[Meeting]:
    """Yield the summons of an envoy (rule `meeting-summons`) and those who sat down together (`meeting-gathered`)."""
    parsed = scene.parsed
    low, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
    found = SUMMONED.search(parsed.text, low, high)
    if found and ENVOY.search(found[0]) and _is_told(scene, low, high):
        yield _gathered(scene, number, (low, high), (low, high), "summons", forums)
        return
    goes_on = OF_IT.match(parsed.text, low, high)
    found = goes_on or ANOTHER_ONE.match(parsed.text, low, high)
    if found:
        before = parsed.text[max(0, low - _ROW_REACH) : low]
        if ROUNDS.search(before) and not _DRILL.search(before):
            met = _gathered(scene, number, (low, high), (low, high), None, ())
            yield msgspec.structs.replace(met, rule="meeting-it" if goes_on else "meeting-another")
        return
    found = HOTLINE.search(parsed.text, low, high)
    if found:
        yield _gathered(scene, number, (found.start(), high), (low, high), "call", forums)
        return
    found = GATHERED.search(parsed.text, low, high)
    if (
        found
        and GROUP.search(parsed.text[low : min(high, found.end() + _GROUP_REACH)])
        and not NO_GATHERING.search(parsed.text[low : found.start()])
    ):
        manner = "call" if PHONED.search(parsed.text, found.start(), high) else None
        if (
            found[0].startswith("shall ")
            or AGAIN.match(found[0] + parsed.text[found.end() : high])
            or (manner and "each other" not in found[0])
        ):
            return  # the next meeting, and what was said by telephone, are read elsewhere
        met = _gathered(scene, number, (found.start(), high), (low, high), manner, forums)
        if met.forum or met.status != "requested":
            yield met


_ROW_REACH = 200
"""Characters before "The first took place" in which the meetings of the row are told of."""
_DRILL = re.compile(rf"\b{EXERCISE}\b|\b(?:tests?|launch(?:es)?|incidents?|attacks?|flights?)\b")
_GROUP_REACH = 60
"""Characters behind a verb of gathering in which those who gather are named: "sits down with his colleague"."""


def _is_told(scene: Scene, low: int, high: int) -> bool:
    """Return whether a summons has a day, or an envoy whose side or name is told: not just "the ambassador"."""
    words = scene.parsed.text[low:high]
    named = re.search(r"\b[A-Z]\w+ (?:[\w-]+ ){0,2}(?:ambassador|envoy|charg|attach|diplomat|consul)", words)
    return bool(
        named
        or scene.dates_in(low, high)
        or re.search(r"(?:[Aa]mbassador|envoy|attach[eé]),? [A-Z]|of [A-Z]", words)
    )


def _gathered(
    scene: Scene,
    number: int,
    stretch: tuple[int, int],
    sentence: tuple[int, int],
    manner: str | None,
    forums: tuple[Forum, ...],
) -> Meeting:
    parsed = scene.parsed
    (start, end), (low, high) = stretch, sentence
    words = parsed.text[start:end]
    within = None if manner else _nearest(scene, forums, low, high, start)
    sides = [a.side for a in scene.cast.within(low, high) if a.side and a.type != "forum"]
    status = status_of(re.split(r";\s", parsed.text[low:high], maxsplit=1)[0])
    if re.match(r"(?:should|must|to)\b", words) and status is None:
        status = "planned"
    if re.search(
        r"\b(?:propos\w+|suggest\w+|demand\w*|ask\w*|recommend\w*|prepared|ready|willing|offer\w*|invit\w+|urg\w+|appeal\w*|call\w* on)\b[^.;]{0,60}$",
        parsed.text[low : start + 3],
    ) or (_TO.search(parsed.text[low:start]) and not _DUE_TO.search(parsed.text[low:start])):
        status = "requested"
    return Meeting(
        stretches=[parsed.trimmed(start, end)],
        rule=f"meeting-{manner}" if manner else "meeting-gathered",
        sentence=number,
        forum=within.name if within else None if manner else short_forum(scene, low, end),
        day=day_near(scene, low, high, start, start + 1),
        place=None if manner == "call" else place_of(scene, words, start),
        duration=duration_of(words),
        level=level_in(parsed.text[low:high]) or ("ambassador" if manner == "summons" else None),
        sides=list(dict.fromkeys(sides))[:2] if len(set(sides)) > 1 else [],
        status=status,
        manner=manner,
    )


_TO = re.compile(r"\b(?:to|should|could|might|may|ought to)\s\Z")
_DUE_TO = re.compile(
    r"\b(?:is|are|was|were|due|set|expected|scheduled|plan\w*|going|supposed|have|had|intend\w*|likely|about) to\s$"
)
"""What makes "to sit down" more than a wish."""
_OF_ITS_OWN = re.compile(
    r"\b(?:statement|leaders?|members?|states|countries|chief|head|secretary|letter|resolution|report|decision|chair\w*|ambassadors?) (?:of|by|from|to) (?:the )?$",
    re.IGNORECASE,
)
"""What belongs to a forum and is none: "a statement of the Six"."""


def _nearest(scene: Scene, forums: tuple[Forum, ...], low: int, high: int, start: int) -> Forum | None:
    """Return the forum named within low..high that stands nearest to a verb of gathering at `start`."""
    text = scene.parsed.text
    within = (f for f in forums if low <= f.start < high and not _OF_ITS_OWN.search(text[low : f.start]))
    return min(within, key=lambda f: start - f.end if f.end <= start else f.start - start, default=None)


def _manner_of(token: Any, words: str) -> str | None:
    if token.lower_ == "conversation" and not PHONED.search(words):
        return "conversation"  # by voice or face to face, as told before
    if token.lower_ in CALLS:
        return "call"
    return "visit" if token.lower_ == "visit" else None


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
    rounds = ROUNDS_OF.search(before)
    left = (rounds[0] if rounds else "") + words[: max(0, parsed.start_of(token.i) - start)]
    sentence_end = parsed.end_of(sentence.last - 1)
    named_by = _NAMED_BEHIND.match(parsed.text, end, sentence_end) if _TOWN.search(words) else None
    reach = (
        named_by.end() if named_by else sentence_end if WHICH.match(parsed.text, end) else end
    )  # "the summit, which had been due on 15 May"
    status = status_of(before[-NEAR:] + words)  # what stands before decides too: "requested a meeting"
    held = token.dep_ == "dobj" and token.head.lemma_ in ("hold", "open", "convene", "conclude", "begin", "end")
    within = forum or (forum_of_holder(scene, forums, token, start) if held else None)
    within = within or next((f for f in forums if start <= f.start and f.end <= end), None)
    low = parsed.start_of(sentence.first)
    its_last = _ITS_LAST.search(left) and scene.dates_in(start, sentence_end)
    if within is None and article in ("its", "their"):
        within = next((f for f in reversed(forums) if low <= f.start and f.end <= start), None)
    open_ended = (_not_held(token, left, dated=bool(scene.dates_in(start, sentence_end))) and not its_last) or (
        forum is not None and NEXT_OF.search(before) is not None
    )
    manner = _manner_of(token, before[-NEAR:] + words)
    within = None if manner == "call" else within
    day = (
        None
        if open_ended
        else day_in(scene, start, end) or day_near(scene, start, reach, start, end) or day_first(scene, low, start)
    )
    if day and scene.day and day <= scene.day and day_in(scene, parsed.end_of(token.i), reach) == day:
        # "scrapped a meeting with him on Thursday": the day of the scrapping
        day = None if status_of(before[-_SCRAP_REACH:]) == "cancelled" else day
    named_end = max(start, forum.end) if forum else start  # "the Panel on Conduct in Space" is in no place
    goes = VISIT_TO.search(words) if manner == "visit" else None
    if status is None and _PLANNED_BEFORE.search(before):
        status = "planned"
    if status_of(parsed.text[start:sentence_end]) == "cancelled":
        status = "cancelled"  # "a session, which was to open in May, was put off"
    return Meeting(
        stretches=[(start, end)],
        rule="meeting-forum" if forum else "meeting-noun",
        sentence=number,
        forum=within.name
        if within
        else None
        if manner == "call"
        else forum_in(scene, words, start)
        or (short_forum(scene, parsed.start_of(sentence.first), start) if held else None),
        day=day,
        place=goes["place"]
        if goes
        else None
        if manner == "call"
        else place_of(scene, parsed.text[named_end:reach], named_end) or place_before(before),
        manner=manner,
        duration=duration_of(words),
        level=level_in(words),
        sides=sides_of(scene, token, start, end, within.name if within else None, tellers),
        status=status,
        definite=not its_last and article in ("the", "this", "these", "that", "its", "their", "both"),
        held_open=open_ended and not (status == "requested" and (within or forum)),
    )


_TOWN = re.compile(r"\b(?:capital|city|town|resort|port|village|venue|island)$")
_NAMED_BEHIND = re.compile(r",\s(?:of\s)?[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?")
"""The name of a town told only by its kind so far: "in the Norlandic capital, Karsin"."""
_SCRAP_REACH = 20
_ITS_LAST = re.compile(r"\b(?:last|previous|earlier|first|latest|most recent)\b", re.IGNORECASE)
"""Which session is told of with its day: "its last gathering, in July"."""
_PLANNED_BEFORE = re.compile(
    r"\b(?:will|is to|are to|plans? to|is due to|are due to|intends? to) (?:travel|fly|go|visit|attend|come|leave|host|head|join)\b"
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


_SET_ON = frozenset(
    ("be", "plan", "schedule", "expect", "due", "set", "intend", "agree", "prepare", "go", "have", "decide")
)


def _not_held(token: Any, left: str, *, dated: bool) -> bool:
    """Return whether a mention tells of no meeting that took place: "future meetings", "to hold a Council"."""
    if NOT_THIS_ONE.search(left):
        return True
    verb, steps = token.head, 0
    while verb.head is not verb and verb.pos_ not in ("VERB", "AUX") and steps < WINDOW_TOKENS:
        verb, steps = verb.head, steps + 1
    infinitive = any(child.tag_ == "TO" for child in verb.lefts) or verb.tag_ == "VB"
    if dated and infinitive and verb.dep_ == "xcomp" and verb.head.lemma_ in _SET_ON:
        return False  # "are to hold consultations on Tuesday"
    modal = any(child.tag_ == "MD" and child.lower_ in ("will", "shall") for child in verb.lefts)
    governed = verb.i < token.i and token.dep_ in ("dobj", "pobj") and token.i - verb.i < WINDOW_TOKENS // 2
    if any(child.tag_ == "MD" and child.lower_ in ("would", "could", "might", "may") for child in verb.lefts):
        return bool(verb.i < token.i)
    own_object = token.dep_ == "dobj" or token.head.head is verb
    return bool(infinitive and not modal and governed and own_object and verb.lemma_ in WISHED)
