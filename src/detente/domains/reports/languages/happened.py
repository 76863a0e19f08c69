"""Finds meetings and military activities where the words are plain: a forum, a name, a number or a day beside the noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from detente.domains.reports.languages.cases import cases_of
from detente.domains.reports.languages.mentions import Mention, Stretch
from detente.domains.reports.languages.scene import Scene
from detente.domains.reports.languages.told_values import ToldDay, days_in, duration_in, numbers_in
from detente.model.report import ActivityClaim, MeetingClaim

_STATES = ("state", "organisation", "unit")
_NEAR_CHARACTERS = 60
_FORUM_GAP = 12
_SIDES_AT_LEAST = 2


class Found(msgspec.Struct):
    """A claim as it grows, the stretches that tell it, and the rule."""

    stretches: list[Stretch]
    claim: MeetingClaim | ActivityClaim
    rule: str


# -- meetings


def meetings_of(scene: Scene, place: str | None) -> list[Found]:
    """Return the meetings told in plain words; `place` is that of the dateline, in its first case."""
    found: list[Found] = []
    for start, end in scene.sentences():
        ahead = scene.words.events.next_one.search(scene.text, start, end)
        if ahead is not None:
            _take_next(scene, (start, end), found, place)
            continue
        meeting = _meeting(scene, (start, end), place)
        if meeting is not None:
            found.append(meeting)
    return found


def _meeting(scene: Scene, at: Stretch, place: str | None) -> Found | None:
    events, text = scene.words.events, scene.text
    for match in events.meeting.finditer(text, *at):
        behind = scene.within(match.end(), min(at[1], match.end() + _FORUM_GAP + _NEAR_CHARACTERS))
        forum = next(
            (m for m in behind if m.who and m.who.type == "forum" and m.start - match.end() <= _FORUM_GAP), None
        )
        held = next(
            (
                h
                for h in events.held.finditer(text, at[0], match.start())
                if match.start() - h.start() <= _NEAR_CHARACTERS
            ),
            None,
        )
        facts = _meeting_facts(scene, at, place)
        if forum is None and (held is None or not (facts.participants or facts.date)):
            continue
        start = held.start() if held and forum is None else match.start()
        end = forum.end if forum else _end_of_facts(scene, at, match.end())
        if forum is not None and forum.who is not None:
            facts = msgspec.structs.replace(facts, forum=forum.who.name)
        return Found([(start, end)], facts, "meeting of a forum" if forum else "meeting held")
    return None


def _meeting_facts(scene: Scene, at: Stretch, place: str | None) -> MeetingClaim:
    sentence = scene.text[slice(*at)]
    days = days_in(sentence, scene.words, scene.day)
    sides = dict.fromkeys(m.who.side for m in scene.within(*at) if m.who and m.who.side and m.who.type in _STATES)
    planned = bool(scene.words.values.future.search(sentence)) and (
        not days or scene.day is None or days[0].first > scene.day
    )
    status = "cancelled" if scene.words.events.cancelled.search(sentence) else "planned" if planned else "held"
    return MeetingClaim(
        date=days[0].first.isoformat() if days else None,
        place=_where(scene, at, place),
        duration=duration_in(sentence, scene.words),
        participants=tuple(side for side in sides if side) if len(sides) >= _SIDES_AT_LEAST else (),
        status=status,
    )


def _end_of_facts(scene: Scene, at: Stretch, end: int) -> int:
    """Return where the words on a meeting end: behind the place that follows its noun closely."""
    found = scene.words.events.where.search(scene.text, end, min(at[1], end + _NEAR_CHARACTERS))
    return found.end() if found else end


def _where(scene: Scene, at: Stretch, dateline: str | None) -> str | None:
    """Return the place that a sentence names behind "in", by its first case where that is known."""
    for match in scene.words.events.where.finditer(scene.text, *at):
        written = match["place"]
        mention = scene.mention_at(match.start("place"))
        if mention is not None:
            if mention.place is not None:
                return mention.place
            continue
        if dateline and written in cases_of(dateline, scene.words.cases):
            return dateline
        return written
    return None


def _take_next(scene: Scene, at: Stretch, found: list[Found], place: str | None) -> None:
    """Keep a meeting to come: as what was agreed at the one told before, else as one of its own."""
    facts = _meeting_facts(scene, at, None)
    told = ", ".join(part for part in (facts.date, facts.place) if part)
    if found and isinstance(found[-1].claim, MeetingClaim) and told:
        found[-1].claim = msgspec.structs.replace(found[-1].claim, next=told)
        found[-1].stretches.append((at[0], _without_stop(scene, at)))
    elif facts.date:
        found.append(
            Found(
                [(at[0], _without_stop(scene, at))],
                msgspec.structs.replace(facts, status="planned"),
                "meeting to come",
            )
        )


def _without_stop(scene: Scene, at: Stretch) -> int:
    return at[1] - 1 if scene.text[at[1] - 1] in ".!" else at[1]


# -- activities


def activities_of(scene: Scene) -> list[Found]:
    """Return the exercises and movements of troops told in plain words, what is told of one in several places as one."""
    found: list[Found] = []
    for at in scene.sentences():
        told = _exercise(scene, at) or _movement(scene, at)
        if told is None:
            continue
        before = next((one for one in reversed(found) if _is_same(one, told)), None)
        if before is not None:
            before.claim = _joined(before.claim, told.claim)
            before.stretches += told.stretches
        elif _is_plain(told):
            found.append(told)
    return [one for one in found if _is_plain(one)]


def _is_plain(found: Found) -> bool:
    """Return whether an activity is more than its noun: a name, troops or things counted, or a day."""
    claim = found.claim
    assert isinstance(claim, ActivityClaim)
    return bool(claim.name or claim.strength or claim.equipment or claim.start or claim.end)


def _is_same(one: Found, other: Found) -> bool:
    first, second = one.claim, other.claim
    assert isinstance(first, ActivityClaim)
    assert isinstance(second, ActivityClaim)
    if first.type != second.type or first.type != "exercise":
        return False
    names = {name for name in (first.name, second.name) if name}
    sides = {who for who in (first.who, second.who) if who}
    return len(names) <= 1 and len(sides) <= 1


def _joined(first: MeetingClaim | ActivityClaim, second: MeetingClaim | ActivityClaim) -> ActivityClaim:
    """Return one activity with what either tells; where both tell, the first counts."""
    assert isinstance(first, ActivityClaim)
    assert isinstance(second, ActivityClaim)
    told = {name: getattr(second, name) for name in second.__struct_fields__ if not getattr(first, name)}
    return msgspec.structs.replace(first, **told)


def _exercise(scene: Scene, at: Stretch) -> Found | None:
    events, text = scene.words.events, scene.text
    match = events.exercise.search(text, *at)
    if match is None:
        return None
    verbs = [v for p in (events.begin, events.end, events.run) if (v := p.search(text, *at))]
    facts = _facts(scene, at, "exercise")
    sentence = text[slice(*at)]
    start, end = _first_and_last(scene, at, days_in(sentence, scene.words, scene.day))
    claim = msgspec.structs.replace(
        facts,
        who=_owner(scene, at, match.start()),
        name=match["name"],
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        announced=_is_ahead(scene, start) or None,
    )
    if not (match["name"] or claim.strength or claim.start or claim.end):
        return None
    first = min(
        [match.start(), *(verb.start() for verb in verbs if match.start() - verb.start() < _NEAR_CHARACTERS)]
    )
    return Found([(first, _last(scene, at, match.end()))], claim, "exercise by its noun")


def _last(scene: Scene, at: Stretch, end: int) -> int:
    """Return where the words on an activity end: at the end of the sentence, or of a clause told of by a verb of saying."""
    stop = scene.words.speech.clause_end.search(scene.text, end, at[1])
    return stop.start() if stop else _without_stop(scene, at)


def _movement(scene: Scene, at: Stretch) -> Found | None:
    """Return a build-up, deployment or withdrawal: a verb, troops or things counted, and whose they are."""
    for kind, pattern in scene.words.events.moves:
        match = pattern.search(scene.text, *at)
        if match is None:
            continue
        facts = _facts(scene, at, kind)
        who = _owner(scene, at, match.start())
        if who is None or not (facts.strength or facts.equipment):
            continue
        ahead = scene.words.values.future.search(match[0]) is not None
        claim = msgspec.structs.replace(facts, who=who, announced=ahead or None)
        return Found([(match.start(), _last(scene, at, match.end()))], claim, f"{kind} by its verb")
    return None


def _is_ahead(scene: Scene, day: date | None) -> bool:
    return bool(day and scene.day and day > scene.day)


def _facts(scene: Scene, at: Stretch, kind: str) -> ActivityClaim:
    """Return how many, which things, and where, as a sentence tells."""
    sentence = scene.text[slice(*at)]
    numbers = numbers_in(sentence, scene.words)
    troops = next((number.strength for number in numbers if number.is_troops), None)
    things = tuple(sentence[slice(*number.things)] for number in numbers if not number.is_troops)
    frontier = scene.words.events.frontier.search(scene.text, *at)
    near = (
        next((m.who.side for m in scene.within(*frontier.span()) if m.who and m.who.type == "state"), None)
        if frontier
        else None
    )
    places = [match["place"] for match in scene.words.events.place.finditer(scene.text, *at)]
    places += [scene.text[m.start : m.end] for m in scene.within(*at) if m.who is None]
    places += [frontier["place"]] if frontier else []
    return ActivityClaim(
        type=kind, strength=troops, equipment=things, places=tuple(dict.fromkeys(places)), near=near
    )


def _owner(scene: Scene, at: Stretch, noun: int) -> str | None:
    """Return the side whose activity it is: the State or body named closest before the noun, not that of a frontier."""
    frontier = scene.words.events.frontier.search(scene.text, *at)

    def counts(mention: Mention) -> bool:
        at_border = frontier is not None and frontier.start() <= mention.start < frontier.end()
        return (
            mention.who is not None
            and mention.who.type in _STATES
            and mention.who.side is not None
            and not at_border
        )

    before = [m for m in scene.within(at[0], noun) if counts(m)]
    return before[-1].who.side if before and before[-1].who else scene.home


def _first_and_last(scene: Scene, at: Stretch, days: Sequence[ToldDay]) -> tuple[date | None, date | None]:
    """Return the first and the last day of an exercise: of a range, or of the verbs of beginning and of ending."""
    for day in days:
        if day.first != day.last:
            return day.first, day.last
    events = scene.words.events
    return _day_of(scene, at, days, events.begin), _day_of(scene, at, days, events.end)


def _day_of(scene: Scene, at: Stretch, days: Sequence[ToldDay], verb: re.Pattern[str]) -> date | None:
    """Return the day closest to a verb of a table, behind it or right before it; None without verb or day."""
    match = verb.search(scene.text, *at)
    if match is None:
        return None
    near = sorted(_gaps(match.start() - at[0], match.end() - at[0], days), key=lambda pair: pair[0])
    return near[0][1] if near and near[0][0] <= _NEAR_CHARACTERS else None


def _gaps(start: int, end: int, days: Sequence[ToldDay]) -> Iterator[tuple[int, date]]:
    for day in days:
        yield (day.start - end if day.start >= end else 2 * (start - day.end)), day.first
