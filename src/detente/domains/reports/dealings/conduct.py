"""Reads what somebody says of the own side's conduct: what it promises to do, and what it says that it has not done."""

from __future__ import annotations

import re

from detente.domains.reports.dealings.denial_words import (
    AGENTS,
    ASSURANCE,
    KEEPS,
    NO_DENIAL_VERBS,
    NOT_DONE,
    PROMISED_ACTS,
    PROMISED_BOUND,
    PROMISED_NOTHING,
    THREAT,
)
from detente.domains.reports.events.acting import side_in, side_of, subject_of, verb_over
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.statements.statements import Said


def promised(scene: Scene, said: Said, start: int, end: int) -> tuple[int, int, str, str] | None:
    """Return where somebody promises something about the own conduct: "We pledge never to", "We shall not"."""
    found = ASSURANCE.search(scene.parsed.text, start, end)
    kept = KEEPS.search(scene.parsed.text, start, end)
    if kept is not None:
        return *scene.parsed.trimmed(start, kept.end()), "assurance", "assurance-own-conduct"
    if found is None:
        return _to_come(scene, said, start, end)
    if said.stance == "warn" or THREAT.search(found[0]):
        return None
    own = found["own"]
    if own is not None and own.lower() not in _OWN_WORDS:
        party = next(iter(scene.cast.names.parties_in(own)), None)
        if party is None or said.actor is None or scene.cast.names.side_of(party.party) != said.actor.side:
            return None
    first, last = scene.parsed.trimmed(found.start(), found.end())
    return first, last, "assurance", "assurance-own-conduct"


_NO_PROMISES = frozenset(("warn", "accuse", "reject", "demand", "propose"))


def _to_come(scene: Scene, said: Said, start: int, end: int) -> tuple[int, int, str, str] | None:
    """Return where somebody says what the own side will do for others, or that something will not happen."""
    if said.stance in _NO_PROMISES:
        return None
    text = scene.parsed.text
    nothing = PROMISED_NOTHING.search(text, start, end) or PROMISED_BOUND.search(text, start, end)
    if nothing is not None:
        return *scene.parsed.trimmed(nothing.start(), nothing.end()), "assurance", "assurance-to-come"
    own = said.actor.side if said.actor else None
    for found in PROMISED_ACTS.finditer(text, start, end):
        who = found["who"].lower()
        if who not in _OWN_WORDS and (
            who in _OTHERS or side_in(scene, found.start("who"), found.end("who")) != own
        ):
            continue
        if own is not None and not THREAT.search(text, found.start(), found.end()):
            return *scene.parsed.trimmed(found.start(), found.end()), "assurance", "assurance-to-come"
    return None


_OTHERS = frozenset(("you", "there"))


def not_done(
    scene: Scene, everything: list[Said], said: Said, start: int, end: int
) -> tuple[int, int, str, str] | None:
    """Return where somebody who answers another side says that something was not done."""
    found = NOT_DONE.search(scene.parsed.text, start, end)
    if found is None or (found["verb"] or "").lower() in NO_DENIAL_VERBS or not _charged(everything, said):
        return None
    if not _of_own_side(scene, everything, said, found.start()):
        return None
    first, last = clause_of(scene, start, end, found.start(), found.end())
    return first, last, "denial", "denial-not-done-so"


def _of_own_side(scene: Scene, everything: list[Said], said: Said, at: int) -> bool:
    """Return whether the subject of a verb is the speaker's side, its people or its craft, or a word for them."""
    verb = verb_over(scene.parsed.doc[scene.parsed.tokens(at, at + 1)[0]])
    subject = subject_of(verb) if verb is not None else None
    if subject is None or verb is None:
        return True
    if subject.lower_ in ("it", "this", "that") and verb.lemma_ == "be":
        return False
    if subject.pos_ == "PRON":
        return subject.lower_ not in _NOT_US
    if subject.lemma_.lower() in AGENTS:
        return True
    own = said.actor.side if said.actor else None
    return own is not None and side_of(scene, subject, everything) == own


_NOT_US = frozenset(("one", "you", "there", "nobody", "anybody", "somebody", "everybody"))


def _charged(everything: list[Said], said: Said) -> bool:
    """Return whether another side has said something before that these words may deny."""
    side = said.actor.side if said.actor else None
    return side is not None and any(
        one.actor is not None
        and one.actor.side != side
        and one.stance in _CHARGING
        and 0 <= said.sentence - one.sentence <= _CHARGE_REACH
        and one.start < said.start
        for one in everything
    )


_CHARGING = frozenset(("accuse", "warn", "assert"))
_CHARGE_REACH = 8
"""Sentences over which a denial may answer a charge."""
_OWN_WORDS = frozenset(("we", "i"))


def clause_of(scene: Scene, start: int, end: int, at: int, stop: int) -> tuple[int, int]:
    """Return the clause of a denial: with its subject where little stands before it."""
    text = scene.parsed.text
    near = text[start:at]
    plain = len(near.split()) <= 6 and not re.search(r"[.;,]|\band\b|\bwas\b|\bwere\b", near)  # noqa: PLR2004
    first, last = scene.parsed.trimmed(start if plain else at, min(stop, end))
    if text[first:last].count('"') % 2 and text[last : last + 1] == '"':
        last += 1
    return first, last
