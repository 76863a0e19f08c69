"""Finds what is put forward by the shape of a sentence: a wish, a condition, an order, "should", a plan and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.domains.reports.dealings.frames import Put, end_of_put, first_other, put_at, side_doing
from detente.domains.reports.dealings.put_shape_words import (
    CHANGES,
    EACH,
    NO_ORDERS,
    NOT_URGED,
    OF_SIDES,
    OF_SUBJECT,
    OF_TELLER,
    PLAIN_STANCES,
    URGES,
)
from detente.domains.reports.dealings.put_words import NEGATION, NOUN_KINDS
from detente.domains.reports.events.acting import side_in, side_of, side_of_actor, subject_of, verb_over
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said

_BEFORE = 12
_SURE_PERCENT = 70


def shaped_puts(scene: Scene, said: list[Said]) -> Iterator[Put]:
    """Yield what is put forward without a verb or noun that says so."""
    for number in range(len(scene.parsed.sentences)):
        yield from _by_subject(scene, said, number)
        yield from _by_side_named(scene, said, number)
    for one in said:
        side = side_of_actor(scene, one.actor) if one.actor is not None else None
        if side is not None and not (one.stance in PLAIN_STANCES and (one.stance_percent or 0) >= _SURE_PERCENT):
            yield from _in_words(scene, said, one, side)


def _bounds(scene: Scene, number: int) -> tuple[int, int]:
    sentence = scene.parsed.sentences[number]
    return scene.parsed.start_of(sentence.first), scene.parsed.end_of(sentence.last - 1)


def _by_subject(scene: Scene, said: list[Said], number: int) -> Iterator[Put]:
    """Yield what the subject of a verb wishes, favours, drafts or makes a condition."""
    low, high = _bounds(scene, number)
    for kind, pattern in OF_SUBJECT:
        for found in pattern.finditer(scene.parsed.text, low, high):
            token = scene.parsed.doc[scene.parsed.tokens(found.start("verb"), found.end("verb"))[-1]]
            verb = verb_over(token) or token
            by = side_doing(scene, said, verb.head if verb.dep_ == "acomp" else verb)
            before = scene.parsed.text[max(low, found.start() - _BEFORE) : found.start()]
            if by is not None and not NEGATION.search(before):
                end = end_of_put(scene, said, number, found.end())
                to = first_other(scene, found.start(), end, by)
                yield put_at(scene, said, number, (found.start(), end), by, kind, f"proposal-shape-{kind}", to)


def _by_side_named(scene: Scene, said: list[Said], number: int) -> Iterator[Put]:
    """Yield what is named together with whose it is: "at the suggestion of Norland", "the Norlandic draft foresees"."""
    low, high = _bounds(scene, number)
    for pattern in OF_SIDES:
        for found in pattern.finditer(scene.parsed.text, low, high):
            by = side_in(scene, found.start("who"), found.end("who"))
            if by is not None:
                kind = NOUN_KINDS.get((found["noun"] or "").lower(), "proposal")
                end = end_of_put(scene, said, number, found.end())
                yield put_at(scene, said, number, (found.start(), end), by, kind, f"proposal-of-{kind}", None)


def _in_words(scene: Scene, said: list[Said], one: Said, side: str) -> Iterator[Put]:
    """Yield what somebody says should be done: by a wording, by "should" of another side, by an order."""
    for start, end in one.stretches:
        for kind, pattern in OF_TELLER:
            found = pattern.search(scene.parsed.text, start, end)
            if found is not None:
                yield _said(scene, said, one, side, kind, (start, end), found.start())
                break
        else:
            for index in scene.parsed.tokens(start, end):
                token = scene.parsed.doc[index]
                put = _urged(scene, said, token, side) or (_ordered(token) if one.mode == "direct" else None)
                if put is not None:
                    yield _said(scene, said, one, side, put, (start, end), scene.parsed.start_of(index))
                    break


def _said(
    scene: Scene, said: list[Said], one: Said, side: str, kind: str, stretch: tuple[int, int], at: int
) -> Put:
    number = scene.parsed.sentence_of[scene.parsed.tokens(at, at + 1)[0]]
    low, high = _bounds(scene, number)
    where = max(low, stretch[0]), min(high, stretch[1])
    to = one.to or first_other(scene, *where, side)
    return put_at(scene, said, number, where, side, kind, f"proposal-said-{kind}", to)


def _urged(scene: Scene, said: list[Said], verb: Any, side: str) -> str | None:
    """Return what "should" or "must" makes of a verb of which another side, both or a thing to be changed is subject."""
    act = _act(verb)
    subject = subject_of(verb) if act is not None else None
    if act is None or subject is None or act.lemma_.lower() in NOT_URGED:
        return None
    whole = " ".join(t.text for t in verb.doc[subject.left_edge.i : subject.i + 1])
    if EACH.search(whole):
        return "proposal"
    if any(c.dep_ == "auxpass" for c in act.lefts):
        return "demand" if act.lemma_.lower() in CHANGES else None
    other = side_of(scene, subject, said) if subject.lower_ not in _OURSELVES else None
    return "demand" if other is not None and other != side else None


def _act(verb: Any) -> Any | None:
    """Return the verb that tells what should be done: "must withdraw", "has to withdraw"; None where nothing should."""
    modal = next((c for c in verb.lefts if c.dep_ == "aux" and c.lower_ in URGES), None)
    if modal is None:
        has_to = (c for c in verb.rights if c.dep_ == "xcomp" and _to(c)) if verb.lower_ in _HAS_TO else ()
        return next(iter(has_to), None)
    subject = subject_of(verb)
    perfect = any(c.dep_ == "aux" and c.lower_ in ("have", "'ve") for c in verb.lefts)
    return None if perfect or (subject is not None and subject.i > modal.i) else verb


_OURSELVES = frozenset(("we", "i", "you", "one", "there", "this", "that", "what", "who", "which"))
_HAS_TO = frozenset(("has", "have", "needs", "need"))


def _to(verb: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)


def _ordered(verb: Any) -> str | None:
    """Return what an order or "let us" puts forward: a verb without a subject that begins a clause."""
    if verb.tag_ != "VB" or verb.lower_ != verb.lemma_.lower() or verb.lemma_.lower() in NO_ORDERS:
        return None
    if verb.dep_ == "conj" and (verb.head.tag_ != "VB" or subject_of(verb.head) is not None):
        return None
    if verb.dep_ not in ("ROOT", "conj", "ccomp", "dep", "parataxis"):
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark", "expl") for c in verb.lefts):
        return None
    before = verb.doc[verb.i - 1].text if verb.i else ""
    return (
        "demand" if before in ("", '"', "'", ".", ":", ";", ",", "and", "\n\n", " ", "please", "Please") else None
    )
