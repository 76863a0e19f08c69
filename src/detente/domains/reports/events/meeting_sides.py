"""Whose meeting it is: the sides that a mention, a forum's name or the verb names."""

from __future__ import annotations

import re
from typing import Any

from detente.domains.reports.events.meeting_facts import placed, status_of
from detente.domains.reports.events.meeting_words import NEAR, OBJECT_REACH
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene

_HOLDS = frozenset(("hold", "have", "conduct", "open", "begin", "start", "resume", "finish", "end"))


def sides_of(scene: Scene, token: Any, start: int, end: int, forum: str | None, tellers: list[Actor]) -> list[str]:
    """Return the sides that a mention names, else those that held it or asked for it."""
    if forum is not None:
        return members(scene, forum)
    words = scene.parsed.text[start:end]
    sides = [
        a.side for a in scene.cast.within(start, end) if a.side and a.type != "forum" and not placed(a, words)
    ]
    if not sides and status_of(scene.parsed.text[max(0, start - NEAR) : start]) == "requested":
        asking = next((a for _, a in scene.cast.before(start) if a.side), None)
        return [str(asking.side)] if asking else []
    if re.search(r"\bwith\b", words) and len(dict.fromkeys(sides)) >= 1:
        sides += [actor.side for actor in tellers if actor.side][:1]
    if len(set(sides)) < 2:  # noqa: PLR2004  a meeting has two sides
        sides += _hosts(scene, token)
    return list(dict.fromkeys(sides))


def _hosts(scene: Scene, token: Any) -> list[str]:
    """Return the sides that are the subject of a verb which holds a meeting: "A and B held talks"."""
    verb = token.head if token.head.pos_ == "VERB" else token.head.head
    if verb.lemma_ not in _HOLDS:
        return []
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return []
    start, end = scene.parsed.start_of(subject.left_edge.i), scene.parsed.end_of(subject.right_edge.i)
    return [actor.side for actor in scene.cast.within(start, end) if actor.side and actor.type != "forum"]


def members(scene: Scene, forum: str) -> list[str]:
    """Return the sides that a forum names in its own name: "NATO-Russia Council"."""
    found = [f.party for part in re.split(r"[\s–-]", forum) for f in scene.cast.names.named(part) if f.party]
    sides = list(dict.fromkeys(side for side in map(scene.cast.names.side_of, found) if side))
    return sides if len(sides) > 1 else []


def those_who_met(scene: Scene, start: int, at: int, end: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the sides, and persons with theirs, of "A met B" and of "A and B met"; nothing if one side is unnamed."""
    left = [a for a in scene.cast.within(start, at) if a.side]
    right = [a for a in scene.cast.within(at, min(end, at + OBJECT_REACH)) if a.side]
    others = [a for a in left[:-1] if a.side != left[-1].side]
    pair = [left[-1], right[0]] if left and right else [*others[-1:], *left[-1:]]
    if len({a.side for a in pair}) < 2:  # noqa: PLR2004  a meeting has two sides
        return [], []
    return [str(a.side) for a in pair], [(a.name, str(a.side)) for a in pair if a.type == "person" and right]
