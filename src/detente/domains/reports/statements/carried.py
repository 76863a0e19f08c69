"""Whose a quotation is that no verb of saying introduces, and which quotations no other rule has taken.

In order: a name before its colon ("Her envoy, Ann Lee: ..."), who spoke before it in the paragraph, the person named
there, one named behind it in its sentence ("... is how Ann Lee put it"), then whoever spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from detente.domains.reports.document.quotes import Quote
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.designations import is_subject
from detente.domains.reports.people.speakers import Scene

if TYPE_CHECKING:
    from detente.domains.reports.statements.statements import Said

_LEAST_CLAUSE = 3
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_POINTS_BACK = re.compile(
    r"(?:(?:That|This|Such|So|Thus|These|Those|With (?:that|this|these words)|The (?:words?|sentence|remark|line|answer|reply|quip|phrase|verdict)"
    r"|So much)\b)"
)
"""How a sentence opens that says whose the quotation before it is: "That was all X would say"."""


def carry_on(scene: Scene, said: Said, sentence: Sentence, before: Sequence[Said]) -> None:
    """Give a quotation without an attribution its speaker, by the order that this file tells."""
    parsed = scene.parsed
    named = _before_colon(scene, sentence, said.start)
    if named is not None:
        said.actor, said.rule = named, "quote-colon"
        return
    last = next((s for s in reversed(before) if s.actor is not None), None)
    if last is not None and last.paragraph == sentence.paragraph:
        newer = _subject_since(scene, last.end, said.start)
        if newer is not None and newer is not last.actor:
            said.actor, said.rule = newer, "quote-subject-before"
            return
        said.actor, said.rule = last.actor, "quote-carried-on"
        said.speaker_at, said.cue_at, said.verb = last.speaker_at, last.cue_at, last.verb
        said.when, said.inferred = last.when, last.inferred
        return
    low = parsed.pieces[parsed.paragraph_at(said.start)].start
    subject = next((a for m, a in scene.cast.before(said.start) if m.start >= low and a.type == "person"), None)
    behind = None if subject else _named_behind(scene, sentence, said.end)
    said.actor = subject or behind or scene.last_speaker(said.start, types=("person", "office", "organisation"))
    said.rule = "quote-subject-before" if subject else "quote-named-behind" if behind else "quote-last-speaker"


def _before_colon(scene: Scene, sentence: Sentence, opens: int) -> Actor | None:
    """Return who is named between the start of a sentence and the colon before its quotation, persons first."""
    parsed = scene.parsed
    low = parsed.start_of(sentence.first)
    words = parsed.text[low : opens - 1].rstrip()
    if not words.endswith(":"):
        return None
    quotes = [quote.closes for quote in parsed.quotes if low <= quote.opens and quote.closes < opens]
    named = list(scene.cast.within(max([low, *quotes]), opens - 1))
    persons = [actor for actor in named if actor.type == "person"]
    return next(iter([*persons, *(a for a in named if a.type in ("organisation", "state"))]), None)


def _subject_since(scene: Scene, start: int, end: int) -> Actor | None:
    """Return the person who is a subject last between two places, in a sentence that nobody said."""
    for mention, actor in scene.cast.before(end):
        if mention.start < start:
            return None
        tokens = scene.parsed.tokens(mention.start, mention.end)
        told = scene.is_said(mention.start) or any(scene.parsed.quoted[i] for i in tokens)
        if actor.type == "person" and not told and is_subject(scene.parsed, mention.start, mention.end):
            return actor
    return None


def _named_behind(scene: Scene, sentence: Sentence, end: int) -> Actor | None:
    """Return who is named behind a quotation in its sentence, or in the next one if that points back at it."""
    parsed = scene.parsed
    stop = parsed.end_of(sentence.last - 1)
    own = _first_speaker(scene, end, stop)
    piece = parsed.pieces[sentence.paragraph]
    following = parsed.text[stop : piece.end]
    if own is not None or _POINTS_BACK.match(following.lstrip()) is None:
        return own
    number = parsed.sentence_of[sentence.first] + 1
    if number >= len(parsed.sentences) or parsed.sentences[number].paragraph != sentence.paragraph:
        return None
    return _first_speaker(scene, stop, parsed.end_of(parsed.sentences[number].last - 1))


def _first_speaker(scene: Scene, start: int, end: int) -> Actor | None:
    """Return the person named first between two places, else the organisation or State."""
    named = [a for a in scene.cast.within(start, end) if a.type in ("person", "organisation", "state")]
    return next((a for a in named if a.type == "person"), next(iter(named), None))


def left_over(
    parsed: Parsed, quotes: Iterable[Quote], taken: Sequence[tuple[tuple[int, int], ...]]
) -> list[Quote]:
    """Return the quotations with a whole clause in them that no statement holds or touches."""
    spans = [span for stretches in taken for span in stretches]
    free = (q for q in quotes if not any(start < q.closes and q.opens < end for start, end in spans))
    return [quote for quote in free if _is_clause(parsed, quote)]


def _is_clause(parsed: Parsed, quote: Quote) -> bool:
    """Return whether a quotation has a subject and its finite verb, and three words at least: no title, no nickname."""
    tokens = [parsed.doc[i] for i in parsed.tokens(quote.start, quote.end)]
    inside = {token.i for token in tokens}
    words = sum(token.is_alpha for token in tokens)
    subjects = (t for t in tokens if t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.i in inside)
    finite = any(
        t.head.tag_ in _FINITE or any(c.tag_ in _FINITE and c.i in inside for c in t.head.children)
        for t in subjects
    )
    return words >= _LEAST_CLAUSE and finite
