"""Single facts of a meeting: how long, where, at which level, what comes next."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from detente.domains.reports.events.meeting_words import (
    FIRST_SINCE,
    FOR_IT,
    GOES_TO,
    HERE,
    LEVELS,
    NEXT,
    NEXT_DATED,
    PLACE,
    SAID_ON,
    STATUS,
    WHERE_THEY,
)
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene
from detente.domains.reports.values.numbers import durations
from detente.model.time import Precision

_AGREED = "agreed to meet again, no date"
_NO_TOWN = re.compile(
    r"^(?:Headquarters|Sea|The|A|Mr|Mrs|Ms|Minister|President|General|Council|Commission|Treaty|Article|Ministry)\b|\b(?:Council|Commission|Committee|Forum|Treaty|Ministry|Secretary|Minister)\b"
)


class Meeting(msgspec.Struct, kw_only=True, eq=False):
    """A meeting under construction. `stretches` are the words that tell of it."""

    stretches: list[tuple[int, int]]
    rule: str
    sentence: int
    forum: str | None = None
    day: date | None = None
    month: str | None = None
    """ISO month, where no day is told: "in early April"."""
    place: str | None = None
    duration: str | None = None
    level: str | None = None
    sides: list[str] = msgspec.field(default_factory=list)
    heads: list[tuple[str, str]] = msgspec.field(default_factory=list)
    following: str | None = None
    status: str | None = None
    definite: bool = False
    held_open: bool = False
    manner: str | None = None
    """`call`, `summons`, `visit` or `conversation`, None for those who sat together: a call is never the session of a forum."""

    def specific(self) -> bool:
        """Return whether something tells this meeting from others."""
        apart = self.manner in ("call", "summons") and not self.definite
        return bool(self.forum or self.day or self.month or self.place or self.duration or apart)


def place_of(scene: Scene, words: str, start: int) -> str | None:
    """Return the place that a mention names with "in", unless it is a date; none where they meet "here"."""
    if HERE.search(words[:_HERE_REACH]):
        return None
    aim = _AIM.search(words)
    return (_named_place(scene, words[: aim.start()], start) if aim else None) or _named_place(scene, words, start)


_HERE_REACH = 60
_AIM = re.compile(
    r"\b(?:to (?:discuss|talk|debate|consider|address|review|assess|hear|condemn|prepare|protest)|about|concerning|regarding|amid|following|(?:hours?|days?|weeks?|months?) after|over the|in protest|because)\b"
)
"""Where the words on what a meeting is about begin."""


def _named_place(scene: Scene, words: str, start: int) -> str | None:
    for found in PLACE.finditer(words):
        first, last = start + found.start(1), start + found.end(1)
        dated = any(d.start < last and first < d.end for d in scene.dates) or _describes(scene, words, found)
        actor = scene.cast.at(first, last)
        if (
            not dated
            and (not found[1].endswith("'s") or _IN_TOWN.match(words, found.end(1)))
            and (actor is None or actor.type == "state" or (actor.type == "person" and found[0].startswith("in ")))
            and not _NO_TOWN.search(found[1])
        ):
            return found[1].removesuffix("'s")
    return None


_IN_TOWN = re.compile(
    r"\s(?:[a-z-]+\s){0,3}(?:house|hall|palace|castle|hotel|cent(?:re|er)|fortress|town hall|quarter|airport|port|museum|villa|monastery|university|opera|residence|barracks)\b"
)
"""What makes the one before it a town: "in Karsin's old customs house"."""


def _describes(scene: Scene, words: str, found: re.Match[str]) -> bool:
    """Return whether a State's adjective stands there and not a place: "in the Norlandic region"."""
    own = next(scene.cast.names.adjectives(found[1]), None)
    if own is None or own.start or own.end < len(found[1]):
        return False
    named = next(scene.cast.names.named(found[1]), None)
    return (named is None or named.end < own.end) and re.match(r"\s[a-z]", words[found.end(1) :]) is not None


def day_near(scene: Scene, low: int, high: int, start: int, end: int) -> date | None:
    """Return the day within low..high that stands nearest to start..end, one behind it before one ahead of it.

    A day on which something was only said is left out, unless the words are what it was said at.
    """
    days = [
        d for d in scene.dates_in(low, high) if d.precision is Precision.DAY and d.how != "period" and d.first_day
    ]
    text = scene.parsed.text
    kept = [
        d
        for d in days
        if (
            not FIRST_SINCE.search(text[max(low, d.start - 80) : d.start])
            and not SAID_ON.search(text[max(low, d.start - 60) : d.start])
        )
        or (d.end <= start and _AT_IT.match(text, d.end))
    ]
    behind = (d for d in kept if d.start >= start)
    ahead = (d for d in reversed(kept) if d.end <= start)
    found = next(behind, None) or next(ahead, None)
    return found.first_day if found else None


_AT_IT = re.compile(r",?\s(?:at|after|during|following)\s")


_IN_FRONT = re.compile(r"[\"']?(?:On|In|Early|Late|Later|Earlier|And|But|Then)?\s?(?:early |late )?")


def day_first(scene: Scene, low: int, end: int) -> date | None:
    """Return the day with which a sentence opens: "Tomorrow he goes on to Karsin for the spring meeting"."""
    day = next((d for d in scene.dates_in(low, end) if d.precision is Precision.DAY and d.how != "period"), None)
    opens = day is not None and _IN_FRONT.fullmatch(scene.parsed.text, low, day.start)
    return day.first_day if day is not None and opens else None


def day_in(scene: Scene, start: int, end: int) -> date | None:
    """Return the first day told within start..end; "last week" tells none."""
    days = (d for d in scene.dates_in(start, end) if d.precision is Precision.DAY and d.how != "period")
    return next((d.first_day for d in days), None)


def month_near(scene: Scene, low: int, high: int, start: int) -> str | None:
    """Return the ISO month told within low..high nearest to `start`, one behind it before one ahead of it."""
    told = [
        d
        for d in scene.dates_in(low, high)
        if d.precision is Precision.MONTH
        and d.first_day
        and not FIRST_SINCE.search(scene.parsed.text[max(low, d.start - 80) : d.start])
    ]
    behind = next((d for d in told if d.start >= start), None)
    found = behind or next(reversed(told), None)
    return f"{found.first_day:%Y-%m}" if found and found.first_day else None


def duration_of(words: str) -> str | None:
    """Return the first duration that words tell, as ISO 8601, None if there is none."""
    found = next(iter(durations(words)), None)
    return found.duration if found else None


def placed(actor: Actor, words: str) -> bool:
    """Return whether words name an actor as a place or a subject of talk: "in Moscow", "about Ukraine"."""
    return any(re.search(rf"\b(?:in|on|about|over) (?:the )?{re.escape(form)}\b", words) for form in actor.forms)


def status_of(words: str) -> str | None:
    """Return whether a meeting was held, is planned, was asked for or cancelled, None if the words do not say."""
    return next((status for status, pattern in STATUS if re.search(pattern, words, re.IGNORECASE)), None)


def shifted(day: date | None, shift: re.Match[str] | None) -> date | None:
    """Return the day that "a day after they met" leaves for the meeting."""
    if day is None or shift is None:
        return day
    return day - timedelta(days=1) if shift["way"] == "after" else day + timedelta(days=1)


def person_near(scene: Scene, end: int, start: int, sentence: int) -> Actor | None:
    """Return the person named next behind "headed by", or before "headed the delegation"."""
    high = scene.parsed.end_of(scene.parsed.sentences[sentence].last - 1)
    low = scene.parsed.start_of(scene.parsed.sentences[sentence].first)
    behind = next((a for a in scene.cast.within(end, high) if a.type == "person"), None)
    if scene.parsed.text[start:end].lower().endswith("by"):
        return behind
    return next((a for m, a in scene.cast.before(start) if m.start >= low and a.type == "person"), behind)


def next_told(scene: Scene, start: int, end: int) -> str | None:
    """Return what words tell of the next meeting: its day or month and place, or what was agreed instead."""
    words = scene.parsed.text[start:end]
    named = next((value for value, pattern in NEXT if re.search(pattern, words, re.IGNORECASE)), None)
    dated = _next_dated(scene, start, end, words) if named in (None, _AGREED) else None
    season = _SEASON.search(words) if dated is None and named == _AGREED else None
    return dated or (f"agreed to meet again {season[0]}" if season else named)


_SEASON = re.compile(
    r"\b(?:in|this|next|later|before|by|during) (?:the )?(?:(?:early|late|coming|end of|end of the|this) )?(?:spring|summer|autumn|fall|winter|year)\b"
)


def _next_dated(scene: Scene, start: int, end: int, words: str) -> str | None:
    """Return day or month and place of the next meeting: "2024-12-04, Sundhaven"."""
    found = NEXT_DATED.search(words)
    if found is None:
        return None
    days = [d for d in scene.dates_in(start, end) if d.first_day and d.precision is not Precision.YEAR]
    ahead = (
        d
        for d in days
        if d.start >= start + found.start() and scene.day and d.first_day and d.first_day > scene.day
    )
    days = [*days, *([one] if (one := next(ahead, None)) else [])]
    if not days or days[-1].first_day is None or (scene.day and days[-1].first_day < scene.day.replace(day=1)):
        return None
    day, month = days[-1].first_day, days[-1].precision is Precision.MONTH
    place = place_of(scene, words[found.start() :], start + found.start())
    return ", ".join(part for part in (f"{day:%Y-%m}" if month else str(day), place) if part)


def place_before(before: str) -> str | None:
    """Return the place that the words before a mention lead to: "travelled to Karsin for it"."""
    found = FOR_IT.search(before) or WHERE_THEY.search(before) or GOES_TO.search(before)
    return found[1] if found else None


def level_in(words: str) -> str | None:
    """Return the level at which sides met, as words tell it."""
    return next((level for level, pattern in LEVELS if re.search(pattern, words, re.IGNORECASE)), None)
