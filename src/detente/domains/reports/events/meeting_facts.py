"""Single facts of a meeting: how long, where, at which level, what comes next."""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.domains.reports.events.meeting_words import (
    _NEXT,
    _NEXT_DATED,
    _PLACE,
    _STATUS,
)
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.values.numbers import durations
from detente.model.time import Precision


def _place(scene: Scene, words: str, start: int) -> str | None:
    """Return the place that a mention names with "in", unless it is a date."""
    for found in _PLACE.finditer(words):
        first, last = start + found.start(1), start + found.end(1)
        dated = any(d.start < last and first < d.end for d in scene.dates)
        if not dated and scene.cast.at(first, last) is None:
            return found[1]
    return None


def _duration(words: str) -> str | None:
    found = next(iter(durations(words)), None)
    return found.duration if found else None


def _placed(scene: Scene, actor: Actor, words: str) -> bool:
    del scene
    return any(re.search(rf"\b(?:in|on|about|over) (?:the )?{re.escape(form)}\b", words) for form in actor.forms)


def _status(words: str) -> str | None:
    return next((status for status, pattern in _STATUS if re.search(pattern, words, re.IGNORECASE)), None)


def _shifted(day: date | None, shift: re.Match[str] | None) -> date | None:
    """Return the day that "a day after they met" leaves for the meeting."""
    if day is None or shift is None:
        return day
    return day - timedelta(days=1) if shift["way"] == "after" else day + timedelta(days=1)


def _person_near(scene: Scene, end: int, start: int, sentence: int) -> Actor | None:
    """Return the person named next behind "headed by", or before "headed the delegation"."""
    high = scene.parsed.end_of(scene.parsed.sentences[sentence].last - 1)
    low = scene.parsed.start_of(scene.parsed.sentences[sentence].first)
    behind = next((a for a in scene.cast.within(end, high) if a.type == "person"), None)
    if scene.parsed.text[start:end].lower().endswith("by"):
        return behind
    return next((a for m, a in scene.cast.before(start) if m.start >= low and a.type == "person"), behind)


def _next(scene: Scene, start: int, end: int) -> str | None:
    words = scene.parsed.text[start:end]
    named = next((value for value, pattern in _NEXT if re.search(pattern, words, re.IGNORECASE)), None)
    if named is None and _NEXT_DATED.search(words):
        days = [d.first_day for d in scene.dates_in(start, end) if d.first_day and d.precision is Precision.DAY]
        return str(days[-1]) if days and (scene.day is None or days[-1] >= scene.day) else None
    return named
