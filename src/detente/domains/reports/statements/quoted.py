"""Which quotations are what was said, where words said begin and end, and who is cited by a newspaper or agency."""

from __future__ import annotations

import re
from typing import Any

from detente.domains.reports.document.quotes import Quote
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.people.phrases import bounds
from detente.domains.reports.people.speakers import Scene, Speaker
from detente.domains.reports.statements.cue_words import CITING
from detente.domains.reports.statements.cues import CueVerb

_FRAGMENT_WORDS = 2
_LONGEST_HEADING = 18
_NAME = re.compile(r"[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*")


def quotes_in(parsed: Parsed, sentence: Sentence) -> list[Quote]:
    """Return the quotations that open in a sentence."""
    low, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
    return [quote for quote in parsed.quotes if low <= quote.opens < high]


def is_direct(parsed: Parsed, sentence: Sentence, quote: Quote, verbs: list[CueVerb]) -> bool:
    """Return whether a quotation is what was said, whole, and no fragment within somebody else's clause."""
    tokens = [parsed.doc[i] for i in parsed.tokens(quote.start, quote.end)]
    words = [token for token in tokens if token.is_alpha]
    before = parsed.text[parsed.start_of(sentence.first) : quote.opens].rstrip()
    has_verb = any(token.pos_ in ("VERB", "AUX") for token in tokens)
    if not before or before.endswith(":"):
        attributed = parsed.text[quote.end - 1] in ",?!." and any(v.own_subject for v in verbs)
        return has_verb or len(words) > _FRAGMENT_WORDS or attributed
    if before.endswith(",") or any(parsed.end_of(v.token.i) == quote.opens - 1 for v in verbs):
        return has_verb and len(words) > _FRAGMENT_WORDS and _finite(tokens)
    return False


def _finite(tokens: list[Any]) -> bool:
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB") for token in tokens)


def stretch_of(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """Return characters of tokens first..last without marks at the edges, and no half of a pair of marks."""
    if last <= first:
        return (0, 0)
    start, end = parsed.trimmed(parsed.start_of(first), parsed.end_of(last - 1))
    for quote in parsed.quotes:
        if quote.opens < start < quote.closes <= end:
            start = quote.opens
        if start == quote.opens and quote.closes > end > quote.start:
            end = quote.closes
        if start <= quote.opens < end < quote.closes:
            end = quote.closes
    if end - start > 1 and parsed.text[end - 1] == '"' and parsed.text[end - 2] in ",.":
        end -= 1
    return start, end


def mode_of(parsed: Parsed, stretches: tuple[tuple[int, int], ...]) -> str:
    """Return `mixed` if a quotation opens within what was said, else `indirect`."""
    holds = any(start <= quote.opens < end for quote in parsed.quotes for start, end in stretches)
    return "mixed" if holds else "indirect"


def cited_in(
    scene: Scene, sentence: Sentence, verbs: list[CueVerb], speakers: dict[int, list[Speaker]]
) -> dict[int, str]:
    """Make those the speakers whom a newspaper or agency cites; return its name by the verb: "X, citing two diplomats"."""
    parsed, media = scene.parsed, {}
    for index in range(sentence.first, sentence.last):
        token = parsed.doc[index]
        if token.lower_ not in CITING or parsed.quoted[index]:
            continue
        cited = next((c for c in token.rights if c.dep_ in ("dobj", "pobj", "dep")), None)
        found = list(scene.speakers(cited)) if cited is not None else []
        verb = min((v for v in verbs if not v.according), key=lambda v: abs(v.token.i - index), default=None)
        if verb is not None and found and verb.token.i != index:
            media[verb.token.i] = _medium(scene, verb)
            speakers[verb.token.i] = found
    return media


def _medium(scene: Scene, verb: CueVerb) -> str:
    """Return the name of the newspaper or agency that is the subject of a verb: its capitalised words, else all."""
    parsed = scene.parsed
    start, end = bounds(parsed, verb.subject)
    stop = parsed.text.find(",", end) if verb.subject.i < verb.token.i else end
    words = parsed.text[start : stop if end <= stop < parsed.start_of(verb.token.i) else end]
    names = _NAME.findall(re.sub(r"^(?:The|A|An)\s", "", words))
    return names[-1] if names else words


def is_heading(parsed: Parsed, sentence: Sentence) -> bool:
    """Return whether a sentence is a heading: a short paragraph that no mark ends, without a quotation."""
    piece = parsed.pieces[sentence.paragraph]
    words = parsed.text[piece.start : piece.end].rstrip()
    return len(words.split()) <= _LONGEST_HEADING and words[-1:].isalnum() and '"' not in words
