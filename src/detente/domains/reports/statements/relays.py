"""Whose words are told by another: "X said ..., the agency reported" is X's statement, passed on by the agency."""

from __future__ import annotations

from detente.domains.reports.lexicon import MIND_ONLY
from detente.domains.reports.people.phrases import bounds
from detente.domains.reports.people.speakers import Scene, Speaker
from detente.domains.reports.statements.cue_words import MEDIA
from detente.domains.reports.statements.cues import CueVerb


def without_relays(
    scene: Scene, verbs: list[CueVerb], speakers: dict[int, list[Speaker]], media: dict[int, str]
) -> list[CueVerb]:
    """Return the verbs without those that only pass on what somebody said; `media` gets who passed it on."""
    kept = list(verbs)
    for outer in verbs:
        inner = next((v for v in verbs if _tells_of(scene, outer, v, speakers)), None)
        if inner is not None:
            kept.remove(outer)
            start, end = bounds(scene.parsed, outer.subject)
            media.setdefault(inner.token.i, scene.parsed.text[start:end].removeprefix("the "))
    return kept


def _tells_of(scene: Scene, outer: CueVerb, inner: CueVerb, speakers: dict[int, list[Speaker]]) -> bool:
    """Return whether a verb of saying stands behind another one, and its subject is a body that passes it on."""
    if inner is outer or inner.according or not inner.own_subject or inner.token.lemma_ in MIND_ONLY:
        return False
    before = inner.token.i < min(outer.token.i, outer.subject.i)
    tied = outer.token.head == inner.token if outer.according else inner.token.head == outer.token
    told = speakers[inner.token.i]
    if not tied or not told or not (before or outer.according) or inner.token.tag_ == "VB":
        return False
    by_media = any(token.lower_ in MEDIA for token in outer.subject.subtree)
    by_body = all(s.actor.type in ("organisation", "forum", "state") for s in speakers[outer.token.i])
    return by_media or (by_body and bool(speakers[outer.token.i]) and told[0].actor.type == "person")
