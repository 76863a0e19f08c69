"""Which quotations are what was said, where words said begin and end, and who is cited by a newspaper or agency."""

from __future__ import annotations

import re
from typing import Any

from detente.domains.reports.document.quotes import Quote
from detente.domains.reports.lexicon import CUES
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.phrases import bounds
from detente.domains.reports.people.speakers import Scene, Speaker
from detente.domains.reports.statements.cue_words import CITING
from detente.domains.reports.statements.cues import CueVerb

UNNAMED = "not named"
_FRAGMENT_WORDS = 2
_LONGEST_HEADING = 18
_LONGEST_SUBJECT = 26
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
        ends = parsed.text[quote.end - 1]
        attributed = (not before and ends == ",") or (ends in ",?!." and any(v.own_subject for v in verbs))
        behind = parsed.text[quote.closes : parsed.end_of(sentence.last - 1)].strip()
        whole = ends in ".?!" and bool(words) and (before.endswith(":") or not behind)
        return has_verb or len(words) > _FRAGMENT_WORDS or attributed or whole
    if before.endswith(",") or any(parsed.end_of(v.token.i) == quote.opens - 1 for v in verbs):
        return has_verb and len(words) > _FRAGMENT_WORDS and _finite(tokens)
    return False


def open_attribution(parsed: Parsed, sentence: Sentence, quotes: list[Quote]) -> CueVerb | None:
    """Return any verb that stands with its subject right behind a quotation ("..., X joked") or before its colon.

    Which verbs can stand there is open: "beamed", "shot back", "was blunt:". None where the quotation is a sentence.
    """
    quote = quotes[0]
    if parsed.text[quote.end - 1] in ",?!-–—…" or parsed.text[quote.closes : quote.closes + 1] == ",":
        found = _verb_behind(parsed, sentence, quotes)
        if found is not None:
            return found
    before = parsed.text[parsed.start_of(sentence.first) : quote.opens].rstrip()
    return _subject_of_colon(parsed, sentence, quote) if before.endswith(":") else None


def _verb_behind(parsed: Parsed, sentence: Sentence, quotes: list[Quote]) -> CueVerb | None:
    first = parsed.tokens(quotes[0].closes - 1, quotes[0].closes)[-1] + 1
    tokens: list[Any] = []
    for index in range(first, min(sentence.last, first + _LONGEST_SUBJECT)):
        token = parsed.doc[index]
        if parsed.quoted[index] or token.text in (";", ":", "."):
            break
        if not token.is_space and (tokens or token.text != ","):
            tokens.append(token)
    number = next((n for n, token in enumerate(tokens) if _may_tell(token, first=n == 0)), None)
    if number is None:
        return None
    subject = _first_noun(tokens[1:] if number == 0 else tokens[:number])
    own = next((c for c in tokens[number].children if c.dep_ == "nsubj" and c.i >= first), None)
    chosen = own if own is not None and number > 0 else subject
    return CueVerb(tokens[number], CUES["say"], chosen, own_subject=True) if chosen is not None else None


def _may_tell(token: Any, *, first: bool) -> bool:
    """Return whether a token is a verb in the past or present, read so by the parser or by its ending."""
    misread = token.lower_.endswith("ed") and token.is_lower and token.pos_ in ("NOUN", "ADJ", "PROPN")
    return token.tag_ in ("VBD", "VBZ") or (misread and not first) or (first and token.tag_ in ("VBN", "VBP"))


def _first_noun(tokens: list[Any]) -> Any:
    """Return the head of the first noun phrase: its last noun, name or pronoun."""
    head = None
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            head = token
        elif head is not None and token.text not in ("'s", "-") and token.pos_ not in ("ADJ", "DET"):
            break
    return head


def _subject_of_colon(parsed: Parsed, sentence: Sentence, quote: Quote) -> CueVerb | None:
    last = parsed.tokens(quote.opens, quote.opens + 1)[0]
    for index in range(sentence.first, last):
        token = parsed.doc[index]
        if token.dep_ == "nsubj" and not parsed.quoted[index] and token.head.i < last:
            return CueVerb(token.head, CUES["say"], token, own_subject=True)
    return None


def described(scene: Scene, verb: CueVerb) -> Actor:
    """Return an actor for a subject of which only the words are known: "one of those present"."""
    if (
        verb.subject.pos_ == "PRON"
        and (last := scene.last_speaker(scene.parsed.start_of(verb.token.i))) is not None
    ):
        return last
    start, end = scene.parsed.trimmed(
        scene.parsed.start_of(verb.subject.left_edge.i), scene.parsed.end_of(verb.subject.i)
    )
    return Actor(name=scene.parsed.text[start:end] or UNNAMED, type="office", rule="words-only")


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
        if parsed.quoted[index] or not (token.lower_ in CITING or _refers(token)):
            continue
        carrier = token.nbor(1) if _refers(token) else token
        cited = next((c for c in carrier.rights if c.dep_ in ("dobj", "pobj", "dep")), None)
        found = list(scene.speakers(cited)) if cited is not None else []
        verb = min((v for v in verbs if not v.according), key=lambda v: abs(v.token.i - index), default=None)
        if verb is not None and found and verb.token.i != index:
            media[verb.token.i] = _medium(scene, verb)
            speakers[verb.token.i] = found
    return media


def _refers(token: Any) -> bool:
    """Return whether a token is that of "with reference to"."""
    return bool(
        token.lower_ == "reference" and token.i and token.nbor(-1).lower_ == "with"
        and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to"
    )  # fmt: skip


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
