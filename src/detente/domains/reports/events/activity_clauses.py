"""The stretches of a report in which activities are looked for: clauses, cut where each half tells of another kind."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from detente.domains.reports.events.activity_facts import Clause
from detente.domains.reports.events.activity_joining import DRILLS, alike
from detente.domains.reports.events.activity_kinds import kind_of, shown
from detente.domains.reports.events.activity_words import CLAUSE_BREAKS, SEEN_BY, TOLD_THAT
from detente.domains.reports.events.meeting_mentions import is_title
from detente.domains.reports.parsed import Sentence
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said


def clauses(scene: Scene, said: list[Said]) -> Iterator[Clause]:
    """Yield the stretches in which to look: what was said in indirect speech, and the rest of each sentence."""
    parsed = scene.parsed
    for number, sentence in enumerate(parsed.sentences):
        if _is_mere_title(scene, sentence):
            continue
        at, high = parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1)
        told = [s for s in said if any(a < high and at < b for a, b in s.stretches)]
        stretches = sorted(
            {
                (max(a, at), min(b, high))
                for s in told
                if s.frame != "infinitive"
                for a, b in s.stretches
                if a < high and at < b
            }
        )
        for start, end in stretches:
            if start > at:
                cues = [
                    s.cue_at[0] for s in told if s.cue_at and s.frame == "forward" and at <= s.cue_at[0] < start
                ]
                yield from _trimmed(scene, at, min([start, *cues]), number)
            if start >= at:
                by = tuple(s for s in told if any(a <= start and end <= b for a, b in s.stretches))
                yield Clause(*parsed.trimmed(start, end), number, by)
            at = max(at, end)
        if high > at:
            yield from _trimmed(scene, at, high, number)


def _is_mere_title(scene: Scene, sentence: Sentence) -> bool:
    """Return whether a sentence is a title that more paragraphs follow; a notice tells it all in capitals."""
    words = scene.parsed.text[scene.parsed.start_of(sentence.first) : scene.parsed.end_of(sentence.last - 1)]
    return len(scene.parsed.pieces) > 1 and not words.isupper() and is_title(scene.parsed, sentence)


def _trimmed(scene: Scene, start: int, end: int, number: int) -> Iterator[Clause]:
    found = TOLD_THAT.search(scene.parsed.text, start, end)
    if found:
        start = found.end()
    told = found is not None
    while start < end and scene.parsed.text[start] in "\"' ":
        start += 1
    start, end = scene.parsed.trimmed(start, end)
    if end > start:
        yield Clause(start, end, number, told=told)


def parts(scene: Scene, clause: Clause) -> Iterator[Clause]:
    """Yield a clause, cut where each half tells of another kind of activity by itself."""
    text = scene.parsed.text
    if shown(text[clause.start : clause.end]) is None:
        yield clause
        return
    for found in CLAUSE_BREAKS.finditer(text, clause.start, clause.end):
        left, right = kind_of(text[clause.start : found.start()]), kind_of(text[found.end() : clause.end])
        if (
            left
            and right
            and not alike(left, right)
            and not SEEN_BY.match(text, found.end())
            and not _is_gathering(left, right, found[0])
        ):
            whole = clause.whole or (clause.start, clause.end)
            first, second = (
                msgspec.structs.replace(clause, start=start, end=end, whole=whole)
                for start, end in (
                    scene.parsed.trimmed(clause.start, found.start()),
                    scene.parsed.trimmed(found.end(), clause.end),
                )
            )
            yield first
            yield from parts(scene, second)
            return
    yield clause


def _is_gathering(left: str, right: str, joint: str) -> bool:
    """Return whether the second half only tells whom a drill gathers: "the manoeuvres, which gathered 2,400 sailors"."""
    return left in DRILLS and right == "build-up" and "which" in joint
