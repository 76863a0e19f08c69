"""Reads what is put forward, demanded, offered or requested, and the answers to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from detente.domains.reports.dealings.frames import Put, framed
from detente.domains.reports.dealings.put_nouns import named_puts
from detente.domains.reports.dealings.put_shapes import shaped_puts
from detente.domains.reports.dealings.put_topics import topics_of_puts
from detente.domains.reports.dealings.put_words import ASKS_QUESTION, FRAMES, NOUN_KINDS
from detente.domains.reports.events.meeting_facts import Meeting
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said
from detente.domains.reports.statements.topics import topic_of, topics_in
from detente.model.time import Precision

_SAID_TO_PUT = ("propose", "suggest", "recommend", "offer", "demand", "request", "ask", "urge", "call", "appeal")
_VERB_TYPES = {verb: FRAMES[verb].type for verb in _SAID_TO_PUT} | {"implore": "request"}
"""What is put by a verb of saying with its statement."""
_WORDED: tuple[tuple[str, str], ...] = (
    ("offer", r"\b(?:would like|(?:is|are|was|were|am|stands?|remains?) (?:ready|willing|prepared)|offer(?:s|ed)?) to "
              r"(?=discuss|talk|negotiate|look at|explore|meet|consider|examine|share|exchange|limit|hold|consult|resume|work)"),
    ("demand", r"\b(?:needs?|wants?|requires?|demands?|insists? on|seeks?) [^.;]{0,40}?\bguarantees?\b"),
    ("proposal", r"\b(?:had|has|have) (?:\w+ )?(?:proposed|suggested|offered|put forward|called for)\b"),
    ("demand", r"\b(?:must|has to|have to) (?=stop|end|withdraw|halt|pull|refrain|guarantee|give|remove|cease|return|leave|answer|explain|clarify|open|allow|respect)"),
)  # fmt: skip
_WORDED_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDED)
_NOUN = re.compile(
    r"\b(?P<noun>(?:(?!including\s)[a-z]+\s)?(?:proposals?|demands?|offers?|initiatives?|requests?|drafts?))\b"
    r"(?P<rest>(?:\s(?:that\s)?(?:they|it|he|she|[A-Z]\w+)\s(?:had\s|has\s|have\s)?(?:made|tabled|presented|put forward|published|sent))?"
    r"(?:\s(?:in|on|last|from|of)\s(?:[A-Z]\w+|month|week|year)(?:\s\d{1,4})?)?(?:\s(?:to|that|for|on)\s[^.;,\"]{6,160})?)"
)
_NOUN_TYPES = {"demand": "demand", "offer": "offer", "request": "request"}
_MEETING_OBJECT = re.compile(
    r"(?:an?|the)?\s?(?:\w+\s){0,3}(?:meeting|session|talks|consultations|summit)\b", re.IGNORECASE
)
_SPLIT = re.compile(r",\s(?:and\s)?(?:to\s)?|\sand\s(?:to\s)?")


def proposals_of(scene: Scene, said: list[Said], meetings: list[Meeting]) -> list[Put]:
    """Return what is put forward in a report, in order."""
    framing = (_narrowed(scene, put) for put in (*framed(scene, said), *named_puts(scene, said)))
    found = [part for put in _apart(scene, framing) for part in _by_topic(scene, put)]
    found += [put for one in said for put in _by_statement(scene, one) if not _overlaps(put, found)]
    found += [put for put in _by_requests(scene) if not _overlaps(put, found)]
    for put in sorted(shaped_puts(scene, said), key=lambda put: put.start):
        if not _overlaps(put, found) and not (put.rule.startswith("proposal-of") and _known(put, found)):
            found.append(put)
    found = [part for put in found for part in _listed(scene, put)]
    places = [(put.start, put.end, put.sentence) for put in found]
    for put, topic in zip(found, topics_of_puts(scene, said, places), strict=True):
        put.topic = put.topic if put.settled else topic or put.topic
        put.to = put.to if put.to != put.by else None
        put.to = put.to or _other_party(scene, put) or _other_side(put, meetings)
    return sorted(_once(found), key=lambda put: (put.start, put.end))


def _known(put: Put, found: list[Put]) -> bool:
    """Return whether the same side has put something of the same type before, of which words may speak again."""
    return any(p.by == put.by and p.type == put.type and p.start < put.start for p in found)


_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|ten|\d|both|several|following|these|some|number of|list of|set of|package of|series of)\b[^:]{0,60}:\s|\bconditions?:\s"
)
_ITEM = re.compile(
    r";\s(?:and\s)?|,?\sand\s(?=(?:an?|the|that|to|no|regular|joint|mutual|secondly|finally)\s)|,\s(?=(?:an?|the|that|to|no|regular|joint|mutual|secondly|thirdly|finally)\s)"
)
_LEAST_ITEM = 8
"""Characters of the shortest thing of a list: "a pact."."""


def _listed(scene: Scene, put: Put) -> Iterator[Put]:
    """Yield each thing of a list behind a colon: "two ideas: a line for pilots and a yearly meeting"."""
    words = scene.parsed.text[put.start : put.end]
    found = _SEVERAL.search(words)
    if found is None:
        yield put
        return
    starts = [found.end(), *(found.end() + i.end() for i in _ITEM.finditer(words[found.end() :]))]
    ends = [*(found.end() + i.start() for i in _ITEM.finditer(words[found.end() :])), len(words)]
    places = [
        scene.parsed.trimmed(put.start + a, put.start + b)
        for a, b in zip(starts, ends, strict=True)
        if b - a >= _LEAST_ITEM
    ]
    if len(places) < 2:  # noqa: PLR2004
        yield put
        return
    for start, end in places:
        yield msgspec.structs.replace(put, start=start, end=end, topic=topic_of(scene.parsed.text[start:end]))


_AMONG = re.compile(
    r"\b(?:among them|including)\s(?P<what>an?\s(?P<noun>demand|request|offer)\s(?:that|to|for)\s.+)$"
)


def _narrowed(scene: Scene, put: Put) -> Put:
    """Return the one thing that a report picks out: "presented its drafts, among them a demand that ..."."""
    found = _AMONG.search(scene.parsed.text[put.start : put.end])
    if not found:
        return put
    start = put.start + found.start("what")
    topic = topic_of(scene.parsed.text[start : put.end]) or put.topic
    return msgspec.structs.replace(put, start=start, type=_NOUN_TYPES[found["noun"]], topic=topic)


_AND = re.compile(r"\sand\s$")


def _apart(scene: Scene, found: Iterable[Put]) -> Iterator[Put]:
    """Yield what does not lie within a thing put before it: "asked that it propose ..." is one request."""
    kept: list[Put] = []
    for put in sorted(found, key=lambda put: (put.start, -put.end)):
        if kept and put.start < kept[-1].end and _AND.search(scene.parsed.text[kept[-1].start : put.start]):
            kept[-1].end = scene.parsed.trimmed(kept[-1].start, put.start - len("and "))[1]
        if not _overlaps(put, kept) and not _told_before(scene, put, kept):
            kept.append(put)
    yield from kept


_DEFINITE = re.compile(
    r"\w+\s(?:its|the|their|his|her)\s(?:[\w-]+\s){0,2}?(?P<noun>[a-z-]+)\b(?!\s(?:to|that|for)\b)"
)


def _told_before(scene: Scene, put: Put, kept: list[Put]) -> bool:
    """Return whether "issued its demand" speaks of what the same side put before."""
    found = _DEFINITE.match(scene.parsed.text, put.start, put.end)
    kind = NOUN_KINDS.get(found["noun"]) if found else None
    return kind is not None and any(p.by == put.by and p.type == kind for p in kept)


def _once(found: list[Put]) -> Iterator[Put]:
    seen: set[tuple[int, int, str, str | None]] = set()
    for put in found:
        key = (put.start, put.end, put.by, put.topic)
        if key not in seen:
            seen.add(key)
            yield put


def _overlaps(put: Put, found: list[Put]) -> bool:
    return any(put.start < other.end and other.start < put.end for other in found)


def _by_statement(scene: Scene, said: Said) -> Iterator[Put]:
    if said.actor is None or said.actor.side is None:
        return
    kind = _VERB_TYPES.get(said.verb)
    if kind and ASKS_QUESTION.match(scene.parsed.text[slice(*said.whole())]):
        return
    if (
        kind
        and said.cue_at
        and said.frame in ("infinitive", "forward", "object")
        and said.stance in ("demand", "propose")
    ):
        if said.verb in ("urge", "call") and said.to is None:
            kind = "proposal"
        yield _put(said, *said.whole(), kind, f"proposal-verb-{said.verb}")
        return
    yield from list(_by_nouns(scene, said)) or _by_words(scene, said)


def _put(said: Said, start: int, end: int, kind: str, rule: str) -> Put:
    assert said.actor is not None
    return Put(
        start=start,
        end=end,
        by=str(said.actor.side),
        type=kind,
        rule=rule,
        sentence=said.sentence,
        topic=said.topic,
        to=said.to,
        day=said.when,
    )


def _by_words(scene: Scene, said: Said) -> Iterator[Put]:
    """Yield what the words said put forward: "would like to discuss ...", "needs guarantees that ..."."""
    for start, end in said.stretches:
        words = scene.parsed.text[start:end]
        for kind, pattern in _WORDED_PATTERNS:
            found = pattern.search(words)
            if found:
                stop = _sentence_end(words, found.start())
                first = start + (found.start() if kind == "offer" else _clause_start(words, found.start()))
                put = _put(said, *scene.parsed.trimmed(first, start + stop), kind, f"proposal-words-{kind}")
                if kind == "proposal":
                    put = _earlier(scene, put, words, start, found.start())
                yield from _by_topic(scene, put)
                return


def _earlier(scene: Scene, put: Put, words: str, start: int, at: int) -> Put:
    """Return a proposal made before, of which somebody tells: "X had proposed in July that ..."."""
    by = _maker(scene, words, start, at)
    told = [
        d for d in scene.dates_in(put.start, put.end) if d.first_day and d.first_day <= (scene.day or d.first_day)
    ]
    day = _month_or_day(told[0].first_day, told[0].precision) if told and told[0].first_day else None
    return msgspec.structs.replace(put, by=by or put.by, day=day, to=None)


def _clause_start(words: str, at: int) -> int:
    return (
        max(words.rfind(mark, 0, at) + len(mark) for mark in (". ", "; "))
        if re.search(r"[.;] ", words[:at])
        else 0
    )


def _sentence_end(words: str, at: int) -> int:
    found = re.search(r"[.;](?=\s|$)", words[at:])
    return at + found.start() if found else len(words)


_LIST = 3
_OWN_TOPIC = 3
"""The least weight of a topic that makes a part of a list a proposal of its own."""


def _by_topic(scene: Scene, put: Put) -> Iterator[Put]:
    """Yield one proposal for each topic of a list ("to increase ..., to prevent ..., and reduce ...")."""
    parts = list(_parts(scene, put))
    topics = [
        (part, topic)
        for part in parts
        for topic in _main_topics(scene.parsed.text[slice(*part)])
        if topics_in(scene.parsed.text[slice(*part)])[topic] >= _OWN_TOPIC
    ]
    if len(parts) < _LIST or len({topic for _, topic in topics}) < 2:  # noqa: PLR2004
        yield put
        return
    for (start, end), topic in topics:
        yield msgspec.structs.replace(put, start=start, end=end, topic=topic, settled=True)


def _parts(scene: Scene, put: Put) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a list of infinitives."""
    text = scene.parsed.text[put.start : put.end]
    starts = [0]
    for found in _SPLIT.finditer(text):
        tokens = scene.parsed.tokens(put.start + found.end(), put.start + found.end() + 1)
        if tokens and scene.parsed.doc[tokens[0]].tag_ in ("VB", "VBP"):
            starts.append(found.end())
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        first, last = scene.parsed.trimmed(put.start + start, put.start + end)
        for tail in (" and to", " to", " and", ", and"):
            if scene.parsed.text[first:last].endswith(tail):
                last -= len(tail)
        yield scene.parsed.trimmed(first, last)


def _main_topics(words: str) -> list[str]:
    """Return the topic with most weight, and others of another family with words of their own."""
    scores = topics_in(words)
    ranked = sorted(scores, key=lambda topic: -scores[topic])
    families: set[str] = set()
    kept: list[str] = []
    for topic in ranked:
        family = topic.partition("-")[0]
        if family not in families and (not kept or scores[topic] >= 3):  # noqa: PLR2004
            kept.append(topic)
            families.add(family)
    return kept


def _by_nouns(scene: Scene, said: Said) -> Iterator[Put]:
    """Yield proposals that somebody tells of: "the proposals they made in December, including demands to ..."."""
    found_day: str | None = None
    for start, end in said.stretches:
        words = scene.parsed.text[start:end]
        for found in _NOUN.finditer(words):
            if not found["rest"].strip():
                continue
            by = _maker(scene, words, start, found.start()) or str(said.actor.side if said.actor else None)
            told = scene.dates_in(start + found.start("rest"), start + found.end("rest"))
            found_day = (
                _month_or_day(told[0].first_day, told[0].precision) if told and told[0].first_day else found_day
            )
            noun = found["noun"].split()[-1].rstrip("s")
            first, last = scene.parsed.trimmed(start + found.start(), start + found.end())
            yield Put(
                start=first,
                end=last,
                by=by,
                type=_NOUN_TYPES.get(noun, "proposal"),
                rule=f"proposal-noun-{noun}",
                sentence=said.sentence,
                topic=topic_of(scene.parsed.text[first:last]) or said.topic,
                day=found_day or (said.when if by == str(said.actor.side if said.actor else None) else None),
            )


def _maker(scene: Scene, words: str, start: int, at: int) -> str | None:
    """Return the side that made a proposal: the first side of the clause before it, by name or adjective."""
    del start
    found = scene.cast.names.parties_in(words[:at])
    return scene.cast.names.side_of(found[0].party) if found else None


def _month_or_day(day: date, precision: Precision) -> str:
    return f"{day:%Y-%m}" if precision is Precision.MONTH else str(day)


def _by_requests(scene: Scene) -> Iterator[Put]:
    """Yield requests for a meeting, told in the report's own voice: "Kyiv requested a meeting"."""
    parsed = scene.parsed
    for number, sentence in enumerate(parsed.sentences):
        start, end = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
        for found in re.finditer(
            r"\b(?:requested|has requested|asked for|called for|proposed)\s", parsed.text[start:end]
        ):
            at = start + found.start()
            if not _MEETING_OBJECT.match(parsed.text, start + found.end(), end):
                continue
            actor = next((a for m, a in scene.cast.before(at) if m.start >= start and a.side), None)
            if actor is None:
                continue
            first, last = parsed.trimmed(at, _up_to_clause(parsed.text, at, end))
            told = scene.dates_in(start, end)
            when = _month_or_day(told[0].first_day, told[0].precision) if told and told[0].first_day else None
            yield Put(
                start=first,
                end=last,
                by=str(actor.side),
                type="request",
                rule="proposal-request",
                sentence=number,
                topic=topic_of(parsed.text[first:last]),
                day=when,
            )


def _up_to_clause(text: str, at: int, end: int) -> int:
    found = re.search(r"[,;.](?=\s|$)", text[at:end])
    return at + found.start() if found else end


def _other_party(scene: Scene, put: Put) -> str | None:
    """Return the first other side that the words name as the one to act: "members to Nato"."""
    if put.topic != "alliance-enlargement" and put.type != "demand":
        return None
    found = scene.cast.within(put.start, put.end)
    named = [a for a in found if a.side and a.side != put.by and a.type != "forum"]
    alliance = next((a for a in named if a.own is not None and a.own.type == "alliance"), None)
    return (alliance or named[0]).side if named else None


def _other_side(put: Put, meetings: list[Meeting]) -> str | None:
    for meeting in meetings:
        others = [side for side in meeting.sides if side != put.by]
        if put.by in meeting.sides and len(others) == 1:
            return others[0]
    return None
