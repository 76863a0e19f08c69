"""What somebody quotes while being quoted: "He told us: 'Stay where you are.'" holds two statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.domains.reports.document.quotes import Quote
from detente.domains.reports.parsed import Parsed
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.cue_words import VERB_TAGS
from detente.domains.reports.statements.cues import cue_of

_REACH = 14
_FEWEST_WORDS = 2


def nested_in(
    scene: Scene, stretches: tuple[tuple[int, int], ...], actor: Actor
) -> Iterator[tuple[Quote, Actor, Any, Any]]:
    """Yield quotations within words that an actor said: each with its speaker, its verb of saying and the subject."""
    parsed = scene.parsed
    for quote in parsed.quotes_within:
        words = [parsed.doc[i] for i in parsed.tokens(quote.start, quote.end) if parsed.doc[i].is_alpha]
        inside = any(start <= quote.opens and quote.closes <= end + 1 for start, end in stretches)
        if not inside or len(words) < _FEWEST_WORDS:
            continue
        verb, subject = _verb_at(parsed, quote, stretches)
        told_apart = (
            parsed.text[max(0, quote.opens - 2) : quote.opens].rstrip()[-1:] in ":,.?!'"
            or parsed.text[quote.end - 1] == ","
        )
        speaker = _speaker(scene, subject, actor) if subject is not None and told_apart else None
        if speaker is not None:
            yield quote, speaker, verb, subject


def _verb_at(parsed: Parsed, quote: Quote, stretches: tuple[tuple[int, int], ...]) -> tuple[Any, Any]:
    """Return the verb of saying right before or behind a quotation and its subject, (None, None) if there is none."""
    low = max(start for start, _ in stretches if start <= quote.opens)
    first, last = parsed.tokens(quote.opens, quote.closes)[0], parsed.tokens(quote.opens, quote.closes)[-1] + 1
    ahead = range(first - 1, max(0, first - _REACH), -1)
    behind = range(last, min(len(parsed.doc), last + 3))
    attributed = parsed.text[quote.end - 1] == ","
    for index in [*behind, *ahead] if attributed else [*ahead, *behind]:
        token = parsed.doc[index]
        if parsed.start_of(index) < low or (index < first and token.text in (".", "?", "!")):
            break
        if token.tag_ in VERB_TAGS and cue_of(parsed, token) is not None:
            subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
            if subject is not None:
                return token, subject
    return None, None


def _speaker(scene: Scene, subject: Any, actor: Actor) -> Actor | None:
    if subject.lower_ in ("i", "we"):
        return actor
    before, scene.teller = scene.teller, actor
    found = scene.speaker(subject)
    scene.teller = before
    return found.actor if found is not None else None
