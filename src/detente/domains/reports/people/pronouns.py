"""Whom a pronoun means: the last who spoke or was the subject of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.designations import is_subject
from detente.domains.reports.people.speaker_words import (
    CLAUSE_ENDS,
    JOINED,
    NEUTER,
    PERSONAL,
    RELATIVE,
    SINGLED,
)

if TYPE_CHECKING:
    from detente.domains.reports.people.speakers import Scene


def by_pronoun(scene: Scene, head: Any, start: int, end: int) -> Actor | None:
    """Return whom a pronoun means: the last person who spoke or was the subject; for `it`, the last organisation."""
    del end
    word = head.text.lower()
    if word in RELATIVE and head.head.dep_ == "relcl":
        found = scene.speaker(head.head.head)
        return found.actor if found else None
    if word in PERSONAL and scene.teller is not None:
        return next((a for _, a in scene.cast.before(start) if a.type == "person" and a is not scene.teller), None)
    if word in PERSONAL:
        return last_acting(scene, start, ("person", "office"), in_own=head.dep_ == "pobj")
    if word in SINGLED and _of_them(head):
        return last_acting(scene, start, ("office",))
    if word not in NEUTER:
        return None
    own = _subject_of_paragraph(scene, head, start) if word == "it" else None
    return own or last_acting(scene, start, ("organisation", "state", "office", "forum"))


def _of_them(head: Any) -> bool:
    """Return whether a word stands for one of those who spoke before: "one of them", "another", "the former"."""
    of = next((c for c in head.rights if c.lower_ == "of"), None)
    return of is None or any(c.lower_ in ("them", "these", "those", "whom") for c in of.children)


def _subject_of_paragraph(scene: Scene, head: Any, place: int) -> Actor | None:
    """Return the body with which a paragraph opens, for "The observatory will publish its data, it said"."""
    sentence = scene.parsed.sentences[scene.parsed.sentence_of[head.i]]
    piece = scene.parsed.pieces[sentence.paragraph]
    verb = next((c for c in head.head.lefts if c.dep_ == "ccomp"), None)
    if verb is None or scene.parsed.start_of(sentence.first) > piece.start + 1:
        return None
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos_ == "PRON" or scene.parsed.start_of(subject.i) >= place:
        return None
    found = scene.speaker(subject)
    return found.actor if found is not None and found.actor.type in ("organisation", "state", "forum") else None


def last_acting(scene: Scene, place: int, types: tuple[str, ...], *, in_own: bool = False) -> Actor | None:
    """Return the actor of these types that spoke or stood as a subject last, in an earlier sentence.

    "..., according to him" may mean the subject of its own sentence: `in_own`.
    """
    sentences = scene.parsed.sentence_of
    own = sentences[scene.parsed.tokens(place, place + 1)[0]]
    spoken = max(
        ((at, a) for at, a in scene.spoken if at < place and a.type in types), key=lambda s: s[0], default=None
    )
    within: Actor | None = None
    for mention, actor in scene.cast.before(place):
        if spoken is not None and mention.start <= spoken[0]:
            break
        if scene.is_said(mention.start) or actor.type not in types:
            continue
        if not is_subject(scene.parsed, mention.start, mention.end):
            continue
        same = sentences[scene.parsed.tokens(mention.start, mention.end)[0]] == own
        if not same or in_own or CLAUSE_ENDS.search(scene.parsed.text, mention.end, place):
            return actor
        if JOINED.search(scene.parsed.text[mention.end : place]):
            return actor
        within = actor
    # "The navy will fire missiles, it said": nobody was named or spoke before, so the subject of the same sentence.
    return spoken[1] if spoken else within
