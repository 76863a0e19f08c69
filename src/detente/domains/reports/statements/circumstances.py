"""When, where, to whom and through what something was said: the words of a sentence around what was said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from detente.domains.reports.lexicon import VIA, WRITES_ON
from detente.domains.reports.parsed import Parsed, Sentence
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.cue_words import MEDIA
from detente.domains.reports.statements.cues import CueVerb
from detente.domains.reports.values.date_patterns import DAY_WORDS
from detente.model.time import Precision

if TYPE_CHECKING:
    from detente.domains.reports.statements.statements import Said


def settle(scene: Scene, said: Said, sentence: Sentence) -> None:
    """Fill in when, where and how something was said, from the words of the sentence outside its content."""
    parsed = scene.parsed
    if said.actor is not None:
        scene.spoke(said.cue_at[0] if said.cue_at else said.start, said.actor, said.stretches)
    for start, end in _around(parsed, sentence, said):
        words = parsed.text[start:end]
        _when(scene, said, start, end)
        via = VIA.search(words)
        if via and not said.via:
            said.via = via["via"]
    said.via = said.via or WRITES_ON.get(said.verb)
    if said.cue_at and not said.where:
        said.where = _where(scene, said)


def told_whom(scene: Scene, said: Said, verb: CueVerb) -> None:
    """Keep to whom it was told: a side (`to`), or a newspaper or station by its name (`via`)."""
    if said.verb != "tell":
        return
    whom = next((c for c in verb.token.rights if c.dep_ in ("dobj", "dative")), None)
    if whom is None:
        return
    said.to = said.to or side_named(scene, whom)
    if said.to is None and (whom.pos_ == "PROPN" or whom.lower_ in MEDIA):
        words = scene.parsed.text[scene.parsed.start_of(whom.left_edge.i) : scene.parsed.end_of(whom.i)]
        said.via = words.removeprefix("the ")


def _around(parsed: Parsed, sentence: Sentence, said: Said) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the clause of the verb of saying that are not content."""
    low, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
    at = low
    for start, end in said.stretches:
        if start > at:
            yield at, start
        at = max(at, end)
    if high > at and said.frame in ("direct", "backward", "around", "object"):
        yield at, high


def _when(scene: Scene, said: Said, start: int, end: int) -> None:
    for mention in scene.dates_in(start, end):
        one_day = mention.precision is Precision.DAY and mention.first_day == mention.last_day
        if scene.parsed.text[: mention.start].endswith("of ") or mention.first_day is None:
            continue
        if one_day:
            # Nobody has spoken on a day to come: a bare weekday then is the one before.
            ahead = mention.how == "weekday" and scene.day is not None and mention.first_day > scene.day
            day = mention.first_day - timedelta(days=7) if ahead else mention.first_day
            said.when, said.inferred = str(day), mention.inferred
            return


def _where(scene: Scene, said: Said) -> str | None:
    """Return the place that a phrase of the verb itself names: "said in Crimea"."""
    assert said.cue_at is not None
    for index in scene.parsed.tokens(*said.cue_at):
        for child in scene.parsed.doc[index].rights:
            if child.dep_ == "prep" and child.text.lower() in ("in", "at"):
                place = next((c for c in child.children if c.dep_ == "pobj"), None)
                if place is not None and place.pos_ == "PROPN" and place.lower_ not in DAY_WORDS:
                    words = str(scene.parsed.doc[place.left_edge.i : place.i + 1].text)
                    names = scene.cast.names
                    return words if any(names.places(words)) or names.party_in(words) else None
    return None


def side_named(scene: Scene, token: Any) -> str | None:
    """Return the side that a noun phrase names, None if it names none."""
    parsed = scene.parsed
    start, end = parsed.start_of(token.left_edge.i), parsed.end_of(token.i)
    actor = scene.cast.at(parsed.start_of(token.i), end)
    if actor is not None and actor.side:
        return actor.side
    return scene.cast.names.side_of(scene.cast.party_in(parsed.text[start:end], start))
