"""Finds each mention of a meeting by itself: by its noun, by its forum, or by a verb such as "met" or "received"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from detente.domains.reports.events.acting import publisher_side, side_of, subject_of
from detente.domains.reports.events.meeting_facts import (
    day_in,
    day_near,
    duration_of,
    place_of,
    shifted,
    status_of,
)
from detente.domains.reports.events.meeting_forums import Forum
from detente.domains.reports.events.meeting_sides import members, sides_of, those_who_met
from detente.domains.reports.events.meeting_words import (
    AGAIN,
    CALLS,
    ENVOY,
    FOR_IT,
    GATHERED,
    GROUP,
    HELD_VERBS,
    HOTLINE,
    HOURS_OF,
    LEVELS,
    NEAR,
    NEXT_OF,
    NO_GATHERING,
    NO_VISIT,
    NOT_THIS_ONE,
    NOUNS,
    OBJECT_REACH,
    OF_OFFICE,
    PHONED,
    ROUNDS_OF,
    SHIFTED,
    SHORT_FORUMS,
    STOP_TAGS,
    SUBJECT_REACH,
    SUMMONED,
    UNDER,
    VISIT_TO,
    WHERE_THEY,
    WHICH,
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
    manner: str | None = None
    """`call`, `summons`, `visit` or `conversation`, None for those who sat together: a call is never the session of a forum."""

    def specific(self) -> bool:
        """Return whether something tells this meeting from others."""
        apart = self.manner in ("call", "summons") and not self.definite
        return bool(self.forum or self.day or self.place or self.duration or apart)


def mentions_of(scene: Scene, said: list[Said], forums: tuple[Forum, ...]) -> Iterator[Meeting]:
    """Yield every mention of a meeting in a report, in order."""
    parsed = scene.parsed
    for number, sentence in enumerate(parsed.sentences):
        title = is_title(parsed, sentence)
        if not title:
            yield from _by_wording(scene, number, sentence, forums, said)
        for index in range(sentence.first, sentence.last):
            token = parsed.doc[index]
            forum = next((f for f in forums if f.end == parsed.end_of(index)), None)
            if forum or (not title and _is_noun(scene, token)):
                yield _mention(scene, number, sentence, token, forum, forums, said)
            elif (
                not title
                and token.pos_ in ("VERB", "AUX")
                and (not parsed.quoted[index] or token.lemma_ in _BY_VOICE)
            ):
                yield from _by_verb(scene, number, sentence, token, forums, said)


def is_title(parsed: Parsed, sentence: Sentence) -> bool:
    """Return whether a paragraph is a title that was left in the text: short, without a mark at its end."""
    piece = parsed.pieces[sentence.paragraph]
    words = parsed.text[piece.start : piece.end].rstrip()
    return len(words) < _TITLE_LENGTH and words[-1:] not in '.!?:;"' and sentence.paragraph <= 1


_TITLE_LENGTH = 120


def _is_noun(scene: Scene, token: Any) -> bool:
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
        return False
    if token.lower_ == "visit":
        return _is_visit(scene, token)
    if token.lower_ in NOUNS:
        return True
    if token.lower_ in CALLS:
        words = scene.parsed.text[max(0, scene.parsed.start_of(token.i) - 20) : scene.parsed.end_of(token.i)]
        placed = token.dep_ in ("nsubj", "nsubjpass") and words.lower().endswith("the call")
        return token.lower_ != "call" or placed or PHONED.search(words) is not None
    held = token.head.lemma_ in ("hold", "convene") and token.dep_ == "dobj"
    return bool(token.lower_ in ("council", "conference", "forum", "commission") and held)


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
    found = HOTLINE.search(parsed.text, low, high)
    if found:
        yield _gathered(scene, number, (found.start(), high), (low, high), "call", forums)
        return
    found = GATHERED.search(parsed.text, low, high)
    if (
        found
        and GROUP.search(parsed.text[low : found.end()])
        and not NO_GATHERING.search(parsed.text[low : found.start()])
    ):
        met = _gathered(scene, number, (found.start(), high), (low, high), None, forums)
        if met.forum or met.status != "requested":
            yield met


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
    within = None if manner else next((f for f in reversed(forums) if low <= f.start < high), None)
    sides = [a.side for a in scene.cast.within(low, high) if a.side and a.type != "forum"]
    status = status_of(re.split(r";\s", parsed.text[low:high], maxsplit=1)[0])
    if re.match(r"(?:should|must|to)\b", words) and status is None:
        status = "planned"
    if re.search(
        r"\b(?:propos\w+|suggest\w+|demand\w*|ask\w*|recommend\w*|prepared|ready|willing|offer\w*|invit\w+|urg\w+|appeal\w*|call\w* on)\b[^.;]{0,60}$",
        parsed.text[low : start + 3],
    ):
        status = "requested"
    return Meeting(
        stretches=[parsed.trimmed(start, end)],
        rule=f"meeting-{manner}" if manner else "meeting-gathered",
        sentence=number,
        forum=within.name if within else None if manner else _short_forum(scene, low, end),
        day=day_near(scene, low, high, start, start + 1),
        place=None if manner == "call" else place_of(scene, words, start),
        duration=duration_of(words),
        level=level_in(parsed.text[low:high]) or ("ambassador" if manner == "summons" else None),
        sides=list(dict.fromkeys(sides))[:2] if len(set(sides)) > 1 else [],
        status=status,
        manner=manner,
    )


def _short_forum(scene: Scene, low: int, end: int) -> str | None:
    """Return the forum that "the Board" means in low..end: the last one named before whose name ends so."""
    found = _SHORT.search(scene.parsed.text, low, end)
    if found is None:
        return None
    word = found["word"].split()[-1].capitalize()
    name = re.compile(
        rf"(?:[A-Z][\w'-]*\s(?:(?:of|on|for|and)\s)?){{1,5}}{word}\b(?:\s(?:on|of|for)\s(?:the\s)?[A-Z]\w+(?:\s(?:of\s)?[A-Z]\w+){{0,3}})?"
    )
    names = [m[0] for m in name.finditer(scene.parsed.text, max(0, low - _SHORT_REACH), found.start())]
    return re.sub(r"^(?:The|In|At|On)\s", "", names[-1]) if names else None


_SHORT_REACH = 3000
_SHORT = re.compile(rf"\bthe (?P<word>{'|'.join(SHORT_FORUMS)})\b(?! (?:of|on|for)\b)", re.IGNORECASE)


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
    reach = sentence_end if WHICH.match(parsed.text, end) else end  # "the summit, which had been due on 15 May"
    status = status_of(before[-NEAR:] + words)  # what stands before decides too: "requested a meeting"
    held = token.dep_ == "dobj" and token.head.lemma_ in ("hold", "open", "convene", "conclude", "begin", "end")
    within = forum or (_forum_before(forums, parsed.start_of(sentence.first), start) if held else None)
    within = within or next((f for f in forums if start <= f.start and f.end <= end), None)
    open_ended = _not_held(token, left) or (forum is not None and NEXT_OF.search(before) is not None)
    manner = _manner_of(token, before[-NEAR:] + words)
    within = None if manner == "call" else within
    goes = VISIT_TO.search(words) if manner == "visit" else None
    if status is None and _PLANNED_BEFORE.search(before):
        status = "planned"
    if status_of(parsed.text[start:sentence_end]) == "cancelled":
        status = "cancelled"  # "a session, which was to open in May, was put off"
    return Meeting(
        stretches=[(start, end)],
        rule="meeting-forum" if forum else "meeting-noun",
        sentence=number,
        forum=within.name if within else None if manner == "call" else _forum_in(scene, words, start),
        day=None if open_ended else day_in(scene, start, end) or day_near(scene, start, reach, start, end),
        place=goes["place"]
        if goes
        else None
        if manner == "call"
        else place_of(scene, parsed.text[start:reach], start) or _place_before(before),
        manner=manner,
        duration=duration_of(words),
        level=level_in(words),
        sides=sides_of(scene, token, start, end, within.name if within else None, tellers),
        status=status,
        definite=article in ("the", "this", "these", "that", "its", "their", "both"),
        held_open=open_ended and not (status == "requested" and (within or forum)),
    )


_PLANNED_BEFORE = re.compile(
    r"\b(?:will|is to|are to|plans? to|is due to|are due to|intends? to) (?:travel|fly|go|visit|attend|come|leave|host|head|join)\b"
)


def _place_before(before: str) -> str | None:
    found = FOR_IT.search(before) or WHERE_THEY.search(before)
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
    phoned = token.lemma_ != "meet" and (token.lemma_ in _PHONES or PHONED.search(words))
    forum = None if phoned else _forum_before(forums, start, at)
    sides, heads = (members(scene, forum.name), []) if forum else those_who_met(scene, start, at, end)
    if len(sides) < 2 and forum is None:  # noqa: PLR2004  a meeting has two sides
        sides = _sides_of_verb(scene, token, at, end, said)
    sides = sides or two_sides(scene, parsed.text[start:end], at)
    subject = parsed.text[start:at]
    told = GROUP.search(subject) and not NO_GATHERING.search(subject) and scene.dates_in(start, end)
    if not sides and forum is None and not phoned and not (token.lemma_ == "meet" and told):
        return
    planned = any(c.lower_ in ("will", "to") or c.tag_ == "TO" for c in token.lefts)
    yield Meeting(
        stretches=[parsed.trimmed(at if token.lemma_ != "meet" else start, end)],
        rule="meeting-verb",
        sentence=number,
        day=shifted(day_in(scene, at, end) or day_in(scene, start, end), shift),
        place=None if phoned else place_of(scene, words, at) or _place_before(parsed.text[start:at]),
        manner="call" if phoned else None,
        duration=duration_of(words),
        level=level_in(parsed.text[start:end]),
        forum=forum.name if forum else None if phoned else _forum_in(scene, words, at),
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
    if token.lemma_ in _PHONES:
        return token.tag_ in ("VBD", "VBZ") and _PERSON.match(words) is not None
    near = re.split(r"[.;:\"]", words, maxsplit=1)[0][:OBJECT_REACH]
    return token.lemma_ in _BY_VOICE and token.tag_ in ("VBD", "VBN") and PHONED.search(near) is not None


_PHONES = frozenset(("phone", "telephone", "ring", "call"))
_BY_VOICE = frozenset(
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
