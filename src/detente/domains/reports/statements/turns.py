"""Whose words a paragraph is that no verb of saying introduces: turns of a transcript, and what "we" say in a communiqué.

A turn begins with a label: "QUESTION:", "MR HARROW:", "Secretary General Lind:". Questions are nobody's statement,
but what they tell of others is. In a document that somebody issued, a sentence with "We" is that party's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from detente.domains.reports.lexicon import (
    ASKING_LABELS,
    FIELD_LABELS,
    HONORIFICS,
    OFFICE_WORDS,
    ORGANISATION_WORDS,
)
from detente.domains.reports.parsed import Parsed, Piece, Sentence
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.authors import author_of, body_in_title, holder_in_title, interviewed
from detente.domains.reports.statements.cues import CueVerb

_LABEL = re.compile(
    r"\*{0,2}(?P<label>[A-ZÀ-ÞŠŽ][\w.'-]*(?:\s(?:of|the|and|for|to|[A-ZÀ-ÞŠŽ][\w.'-]*)){0,8})"
    r"(?P<remark>\s?[([][^)\]\n]{1,60}[)\]])?\*{0,2}\s?[:—]\*{0,2}\s+(?=\S)"
)
_LETTER = re.compile(r"(?P<label>[QA]\d{0,2})(?P<remark>)\*{0,2}\s?[.):–-]{1,2}\*{0,2}\s+(?=\S)")
_NUMBERED = re.compile(r"[\s.\d]+$")
_OF_MEDIA = re.compile(
    r"\b(?:radio|tv|television|news|newspaper|agency|times|post|herald|daily|weekly|media|press|wire|gazette|courier|magazine|journal|broadcast\w*|channel"
    r"|reporter|journalist|correspondent)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_COURTESY = re.compile(
    r"(?:(?:well|yes|and|so|okay|ok)[,.]?\s)?(?:good (?:morning|afternoon|evening|day)|thank|thanks|hello|welcome\b(?! the)"
    r"|ladies and gentlemen|next question|(?:i'?ll|let us|let's|we'?ll|i will|we will|let me) (?:take|go|begin|start|turn)"
    r"|may i add|please\b|any (?:other|more|further) questions|that (?:is|was) (?:all|the last)|i am glad to be"
    r"|dear colleagues|excellenc|mr\.? (?:chair|president))",
    re.IGNORECASE,
)
_LONGEST_COURTESY = 14
_WE = re.compile(r"(?:\d{1,3}[.)]\s|[a-z][.)]\s|[-•–*]\s)?(?:(?:In this (?:context|regard)|Today|However|At the same time"
                 r"|Therefore|Further(?:more)?|Moreover|To this end|Recalling [^,]{3,80}),?\s)?(?P<we>We)\b")  # fmt: skip
_MEETS = re.compile(
    r"We(?:, the .{3,160}?,)? (?:(?:have|shall|will|agreed to|are to) )?(?:met|meet|gather(?:ed)?|convened?|(?:came|come) together|assembled?|held our)\b"
)
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|[a-z][.)]|\(\w{1,3}\))\s")
_US = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|ourselves)\b")
_OF_MEETING = re.compile(
    r"[^.]{0,60}\b(?:gathered|convened|assembled|met|meeting|came together) (?:in|at|on|today|here)\b"
    r"|[^.]{0,40}\b(?:next|coming|following) (?:summit|meeting|session|conference|round)\b",
    re.IGNORECASE,
)
"""What tells of a meeting of the issuers, and claims nothing."""
_LEAST_WE = 2
_ANSWERS = frozenset(("a", "answer", "reply", "response"))
_DASH = re.compile(r"(?:^|\n)[-–—]\s{1,2}$")
_LEAST_DASHES = 4
_LEAST_LABELS = 2
_OWN = re.compile(r"\b(?:I|[Mm]y|me|[Mm]yself|[Ww]e|[Oo]urs?|us)\b")
"""What shows that the author of a letter speaks of himself."""


class Turn(msgspec.Struct, frozen=True):
    """Words of one paragraph at start..end: whose they are (None for a question), and where that is said."""

    paragraph: int
    start: int
    end: int
    actor: Actor | None
    speaker_at: tuple[int, int]
    rule: str


def turns_of(scene: Scene) -> dict[int, Turn]:
    """Return the turns of a transcript or the "we" of a communiqué, by the number of their paragraph; {} if neither."""
    labelled = _labels(scene)
    if labelled:
        return {turn.paragraph: turn for turn in _transcript(scene, labelled)}
    dashed = list(_interview(scene))
    if dashed:
        return {turn.paragraph: turn for turn in dashed}
    author = author_of(scene)
    own = [turn for n in range(len(scene.parsed.pieces)) if (turn := _own_words(scene, n, author)) is not None]
    if own:
        return {turn.paragraph: turn for turn in own}
    return {turn.paragraph: turn for turn in _issued(scene)}


def _labels(scene: Scene) -> dict[int, re.Match[str]]:
    """Return the labels by paragraph, if there are enough of them to make a transcript."""
    parsed = scene.parsed
    matched = {n: _label_at(parsed, piece) for n, piece in enumerate(parsed.pieces)}
    found = {n: m for n, m in matched.items() if m is not None}
    plain = {n: " ".join(m["label"].split()) for n, m in found.items()}
    asked = any(_asks(label) for label in plain.values())
    kept = {n: m for n, m in found.items() if _is_speaker(scene, plain[n], asked=asked)}
    spoken = [n for n in kept if not _asks(plain[n])]
    if len(kept) < _LEAST_LABELS or not spoken:
        return {}
    asking = {
        n: m for n, m in found.items() if plain[n].casefold() not in FIELD_LABELS and _is_question(parsed, n, m)
    }
    return {**kept, **asking}


def _label_at(parsed: Parsed, piece: Piece) -> re.Match[str] | None:
    found = _LABEL.match(parsed.text, piece.start, piece.end)
    return found or _LETTER.match(parsed.text, piece.start, piece.end)


def _is_question(parsed: Parsed, number: int, label: re.Match[str]) -> bool:
    """Return whether a paragraph with a label ends as a question of somebody from the media: "Radio Lune: Will you go?"."""
    whole = parsed.text[parsed.pieces[number].start : parsed.pieces[number].end].rstrip()
    return whole.endswith("?") and _OF_MEDIA.search(label["label"] + (label["remark"] or "")) is not None


def _interview(scene: Scene) -> Iterator[Turn]:
    """Yield the turns of an interview whose paragraphs open with dashes: what ends as a question is nobody's."""
    parsed = scene.parsed
    dashed = [(n, piece) for n, piece in enumerate(parsed.pieces) if _opens_with_dash(parsed, piece)]
    asked = [n for n, piece in dashed if parsed.text[piece.start : piece.end].rstrip().endswith("?")]
    if len(dashed) < _LEAST_DASHES or not asked or len(asked) * 3 < len(dashed):
        return
    person = interviewed(scene)
    if person is None:
        return
    for number, piece in dashed:
        said = _without_courtesy(parsed, piece.start, piece.end)
        actor = None if number in asked else person
        yield Turn(number, *said, actor, (piece.start, piece.start + 1), "turn-dash")


def _opens_with_dash(parsed: Parsed, piece: Piece) -> bool:
    """Return whether a dash stands before a paragraph, which the parsed text leaves out."""
    return _DASH.search(parsed.source.clean, max(0, piece.clean_start - 4), piece.clean_start) is not None


def _issuer(scene: Scene) -> Actor | None:
    party = scene.cast.names.side_party(scene.cast.home.issuer)
    return scene.cast.of_party(party, "issuer") if party is not None else None


def _own_words(scene: Scene, number: int, author: Actor | None) -> Turn | None:
    """Return a paragraph in which the author of a letter or a statement speaks of himself, as a turn."""
    parsed = scene.parsed
    piece = parsed.pieces[number]
    if author is None:
        return None
    for sentence in (s for s in parsed.sentences if s.paragraph == number):
        start, end = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
        me = _OWN.search(parsed.text, start, end)
        if me is not None and not parsed.quoted[parsed.tokens(*me.span())[0]]:
            begin, stop = _without_courtesy(parsed, start, piece.end)
            return Turn(number, begin, stop, author, me.span(), "author") if stop > begin else None
    return None


def _asks(label: str) -> bool:
    return _NUMBERED.sub("", label.casefold()) in ASKING_LABELS


def _is_speaker(scene: Scene, label: str, *, asked: bool) -> bool:
    words = [word.casefold() for word in _WORD.findall(label)]
    if not words or label.casefold() in FIELD_LABELS or words[0] in FIELD_LABELS:
        return False
    titled = words[0] in HONORIFICS or bool(set(words) & OFFICE_WORDS)
    return (
        _asks(label)
        or titled
        or _person(scene, label) is not None
        or (asked and (label.isupper() or _NUMBERED.sub("", label.casefold()) in _ANSWERS))
    )


def _person(scene: Scene, label: str) -> Actor | None:
    """Return the person whom a label names, by the whole name or its last word."""
    words = label.replace(".", "").casefold().split()
    plain = " ".join(word for word in words if word not in HONORIFICS)
    for person in scene.cast.persons():
        name = person.name.casefold()
        if plain == name or (words and words[-1] == person.last_name.casefold()):
            return person
    return None


def _transcript(scene: Scene, labelled: dict[int, re.Match[str]]) -> Iterator[Turn]:
    """Yield the turns; a paragraph without a label belongs to the one who spoke before it."""
    parsed = scene.parsed
    actor: Actor | None = None
    at = (0, 0)
    begun = False
    for number, piece in enumerate(parsed.pieces):
        label = labelled.get(number)
        start = piece.start
        if label is not None:
            words, at, start = label["label"], label.span("label"), label.end()
            asks = _asks(words) or _is_question(parsed, number, label)
            actor = None if asks else _named(scene, words, at, label["remark"] or "")
            begun = True
        if begun and not parsed.text.startswith("(", start):
            yield Turn(number, *_without_courtesy(parsed, start, piece.end), actor, at, "turn-label")


def _named(scene: Scene, label: str, at: tuple[int, int], remark: str) -> Actor | None:
    """Return who speaks under a label: the person named, the holder of the office, else a person new to the report."""
    cast, parsed = scene.cast, scene.parsed
    label, at = (label[4:], (at[0] + 4, at[1])) if label.casefold().startswith("the ") else (label, at)
    if _NUMBERED.sub("", label.casefold()) in _ANSWERS:
        return interviewed(scene) or _issuer(scene)
    person = _person(scene, label)
    if person is not None and " " not in person.name:
        person = cast.rename(person, _full_name(parsed, person.name))
    last = label.rsplit(maxsplit=1)[-1]
    if person is None:
        person = scene.holder_of_office(label, at[0])
        last = label
    if person is None:
        words = [w for w in label.replace(".", "").split() if w.casefold() not in HONORIFICS | OFFICE_WORDS]
        if not words:
            return holder_in_title(scene, label) or _spokesperson(scene, label, at)
        if {word.casefold() for word in words} <= ORGANISATION_WORDS:
            return _spokesperson(scene, label, at)
        name = _full_name(parsed, " ".join(word.capitalize() if word.isupper() else word for word in words))
        party = cast.party_in(f"{label} {remark}", at[0]) or cast.names.side_party(cast.home.issuer)
        new = Actor(name=name, type="person", rule="turn-label", party=cast.names.side_party(party))
        new.side = cast.names.side_of(party)
        person, last = cast.add(new), " ".join(words)
    start = at[0] + label.rfind(last)
    cast.note(person, last, parsed.span(start, start + len(last)))
    return person


def _spokesperson(scene: Scene, label: str, at: tuple[int, int]) -> Actor:
    """Return the unnamed office that a label tells: "MINISTRY SPOKESPERSON"."""
    cast = scene.cast
    name = label.capitalize() if label.isupper() else label
    party = cast.names.side_party(cast.party_in(label, at[0]) or cast.home.issuer)
    body = body_in_title(scene) if " " not in label else None
    if body is not None:
        party = cast.names.side_party(cast.party_in(body, at[0])) or party
        name = f"{body} {label.lower()}"
    actor = cast.add(
        Actor(name=name, type="office", rule="turn-label", party=party, side=cast.names.side_of(party))
    )
    cast.note(actor, label, scene.parsed.span(*at))
    return actor


def _full_name(parsed: Parsed, name: str) -> str:
    """Return a last name with the first names that stand before it in the list of those present, else the name."""
    if " " in name:
        return name
    name = name.capitalize() if name.isupper() else name
    for found in re.finditer(rf"((?:[A-ZÀ-ÞŠŽ][\w'-]+[ \t]){{1,5}}){re.escape(name)}\b", parsed.source.clean):
        first = found[1].split()
        title = max(
            (n for n, word in enumerate(first) if word.casefold() in HONORIFICS | OFFICE_WORDS), default=-1
        )
        if first[title + 1 :]:
            return " ".join([*first[title + 1 :], name])
    return name


def _without_courtesy(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """Return start and end of a turn without "Good morning." before and "Thank you all." behind; empty if no more."""
    sentences = [
        (max(start, parsed.start_of(s.first)), min(end, parsed.end_of(s.last - 1)))
        for s in parsed.sentences
        if parsed.start_of(s.first) < end and parsed.end_of(s.last - 1) > start
    ]
    kept = [pair for pair in sentences if not _is_courtesy(parsed.text[pair[0] : pair[1]])]
    if not kept:
        return start, start
    return _inside(parsed, kept[0][0], kept[-1][1])


def _inside(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    while start < end and parsed.text[start].isspace():
        start += 1
    while end > start and parsed.text[end - 1].isspace():
        end -= 1
    return start, end


def _is_courtesy(sentence: str) -> bool:
    return len(sentence.split()) <= _LONGEST_COURTESY and _COURTESY.match(sentence.strip()) is not None


def _issued(scene: Scene) -> Iterator[Turn]:
    """Yield what "we" say in a document that somebody issued, from the first such sentence of each paragraph."""
    issuer = scene.cast.home.issuer
    if issuer is None:
        return
    found = [turn for n in range(len(scene.parsed.pieces)) if (turn := _we(scene, n)) is not None]
    if len(found) >= _LEAST_WE:
        yield from found


def _we(scene: Scene, number: int) -> Turn | None:
    parsed, cast = scene.parsed, scene.cast
    piece = parsed.pieces[number]
    met = False
    for sentence in (s for s in parsed.sentences if s.paragraph == number):
        start = parsed.start_of(sentence.first)
        found = _WE.match(parsed.text, start, piece.end)
        met = met or (found is not None and _MEETS.match(parsed.text, found.start("we")) is not None)
        if found is None or parsed.quoted[sentence.first] or _MEETS.match(parsed.text, found.start("we")):
            continue
        party = cast.names.side_party(cast.home.issuer)
        assert party is not None
        begin, end = _inside(parsed, found.start("we"), piece.end)
        return Turn(number, begin, end, cast.of_party(party, "issuer"), (begin, begin + 2), "issuer-we")
    return None if met else _of_us(scene, number)


def _of_us(scene: Scene, number: int) -> Turn | None:
    """Return the turn of a numbered paragraph in which the issuers speak of themselves: "4. It pains us that ..."."""
    parsed, cast = scene.parsed, scene.cast
    piece = parsed.pieces[number]
    numbered = _NUMBER.match(parsed.text, piece.start, piece.end)
    us = _US.search(parsed.text, numbered.end(), piece.end) if numbered else None
    party = cast.names.side_party(cast.home.issuer)
    if numbered is None or us is None or party is None or _OF_MEETING.match(parsed.text, numbered.end()):
        return None
    if parsed.quoted[parsed.tokens(*us.span())[0]]:
        return None
    begin, end = _inside(parsed, numbered.end(), piece.end)
    return Turn(number, begin, end, cast.of_party(party, "issuer"), us.span(), "issuer-us")


def in_turn(parsed: Parsed, sentence: Sentence, turn: Turn) -> bool:
    """Return whether a sentence lies in the turn, or the turn is nobody's."""
    return turn.start < parsed.end_of(sentence.last - 1) or turn.actor is None


def without_label(parsed: Parsed, verb: CueVerb, turn: Turn) -> CueVerb:
    """Return a verb whose subject is no part of a label that the parser took for it: the noun before the verb."""
    before = verb.token.nbor(-1) if verb.token.i else verb.token
    if parsed.start_of(verb.subject.i) >= turn.start or before.pos_ not in ("NOUN", "PROPN", "PRON"):
        return verb
    return CueVerb(verb.token, verb.cue, before, own_subject=True)
