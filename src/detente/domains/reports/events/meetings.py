"""Reads meetings: which forum or sides, when, where, how long, who led, what was agreed on the next one.

Every mention of a meeting is read by itself; mentions that do not contradict each other are one meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from detente.domains.reports.events.meeting_facts import (
    Meeting,
    day_in,
    day_near,
    next_told,
    person_near,
    place_of,
)
from detente.domains.reports.events.meeting_forums import forums_of
from detente.domains.reports.events.meeting_mentions import mentions_of
from detente.domains.reports.events.meeting_naming import name_by_title, name_forum, name_rounds
from detente.domains.reports.events.meeting_words import (
    AT_ITS_END,
    CAME_TO,
    HE,
    HERE,
    IN_FRONT,
    LATER,
    LED,
    NOT_DONE,
    VENUE,
)
from detente.domains.reports.people.cast import Actor
from detente.domains.reports.people.speakers import Scene, same_office
from detente.domains.reports.statements.statements import Said, carry_dates
from detente.model.time import Precision


def meetings_of(scene: Scene, said: list[Said], place: str | None) -> list[Meeting]:
    """Return the meetings of a report; `place` is that of the dateline. Statements made after one get its day."""
    meetings: list[Meeting] = []
    forums: list[Meeting] = []
    for mention in mentions_of(scene, said, forums_of(scene)):
        if mention.held_open:
            forums.append(mention)
            continue
        last = meetings[-1] if meetings else None
        if mention.rule == "meeting-it":
            if last is not None and mention.sentence - last.sentence <= 1:
                _go_on(last, mention)
            continue
        if mention.rule == "meeting-another":
            mention.forum = last.forum if last is not None else None
        known = _joined(meetings, mention)
        if known is None and _is_told(mention):
            meetings.append(mention)
    for mention in forums:
        name_forum(meetings, mention)
    meetings.extend(_set_ahead(scene, forums) if not meetings else ())
    meetings = _with_bare_forums(scene, meetings)
    name_by_title(scene, meetings)
    _complete(scene, meetings, said, place)
    _date_statements(scene, meetings, said)
    meetings = _each_once(meetings)
    name_rounds(scene, meetings)
    return [meeting for meeting in meetings if meeting.specific() and not _only_named(scene, meeting)]


def _each_once(meetings: list[Meeting]) -> list[Meeting]:
    """Return the meetings, those of one forum on one day as one."""
    kept: list[Meeting] = []
    for meeting in meetings:
        same = (
            m
            for m in kept
            if meeting.forum
            and meeting.day
            and (m.forum, m.day, m.status) == (meeting.forum, meeting.day, meeting.status)
        )
        one = next((m for m in same if not (m.place and meeting.place and m.place != meeting.place)), None)
        if one is None:
            kept.append(meeting)
        else:
            one.stretches.extend(s for s in meeting.stretches if s not in one.stretches)
            one.following = one.following or meeting.following
            _add(one, meeting)
    return kept


def _set_ahead(scene: Scene, forums: list[Meeting]) -> Iterator[Meeting]:
    """Yield the first meeting that is only told as a next one with its day: "the next session, set for 14 March"."""
    for mention in forums:
        sentence = scene.parsed.sentences[mention.sentence]
        high = scene.parsed.end_of(sentence.last - 1)
        behind = _SET_FOR.match(scene.parsed.text, mention.stretches[0][1], high)
        day = day_in(scene, behind.start(), high) if behind else None
        if behind and day:
            where = place_of(scene, scene.parsed.text[behind.start() : high], behind.start())
            yield msgspec.structs.replace(mention, day=day, place=where, status="planned", held_open=False)
            return


_SET_FOR = re.compile(
    r",?\s(?:which (?:is|was|had been) |to be )?(?:set|due|scheduled|planned|held|expected|slated|called)\b"
)


def _is_told(mention: Meeting) -> bool:
    """Return whether a mention tells of a meeting by itself; what was called off may be told of in what follows."""
    two = len(mention.sides) > 1 and not mention.definite
    return mention.specific() or two or (mention.status == "cancelled" and mention.rule == "meeting-noun")


def _go_on(last: Meeting, mention: Meeting) -> None:
    """Add what the next sentence tells of a meeting by "it": nothing where it tells of another day."""
    if mention.day and last.day and mention.day != last.day:
        return
    if mention.specific():
        last.stretches.extend(mention.stretches)
        _add(last, mention)


_OF_A_MEETING = re.compile(
    r"\b(?:meet|met|session|meeting|summit|talks|sitting|round|conven\w+|held|hold|open(?:ed|s)?|gather\w*|sat|consultations|attend\w*|addressed|told the|agenda|adopted|communiqu[eé])\b",
    re.IGNORECASE,
)


def _only_named(scene: Scene, meeting: Meeting) -> bool:
    """Return whether a forum is named and nothing told of its meeting: "a letter to the Council"."""
    if meeting.rule != "meeting-forum" or meeting.day or meeting.place or meeting.duration or meeting.following:
        return False
    sentence = scene.parsed.sentences[meeting.sentence]
    words = scene.parsed.text[scene.parsed.start_of(sentence.first) : scene.parsed.end_of(sentence.last - 1)]
    return meeting.status is None and _OF_A_MEETING.search(words) is None


def _joined(meetings: list[Meeting], mention: Meeting) -> Meeting | None:
    """Return the meeting that a mention belongs to, now with what the mention adds; None if it is another one."""
    for known in reversed(meetings):
        if _compatible(known, mention):
            if mention.specific():
                known.stretches.extend(s for s in mention.stretches if s not in known.stretches)
                _add(known, mention)
            return known
    return None


def _compatible(known: Meeting, mention: Meeting) -> bool:
    if known.manner != mention.manner != "conversation" and (
        known.forum or mention.forum or not {known.manner, mention.manner} <= {None, "visit"}
    ):
        return False
    if _contradict(known, mention):
        return False
    if (known.status == "requested") != (mention.status == "requested") and not mention.definite:
        return False  # what was asked for is another meeting than one held, unless it is "the session"
    mine, other = set(known.sides), set(mention.sides)
    if mine and other and not (mine <= other or other <= mine):
        return False
    shared = any(
        getattr(known, f) and getattr(known, f) == getattr(mention, f) for f in ("forum", "day", "month", "place")
    )
    if known.status == mention.status == "cancelled":
        return True
    named_anew = mention.forum and not known.forum and abs(mention.sentence - known.sentence) > _NEAR_SENTENCES
    return shared or (mention.definite and not named_anew) or bool(mine and mine == other)


def _contradict(known: Meeting, mention: Meeting) -> bool:
    """Return whether two mentions tell of different forums, days, places or lengths."""
    for field in ("forum", "day", "month", "place", "duration"):
        mine, other = getattr(known, field), getattr(mention, field)
        within = field == "place" and mine and other and (mine in other or other in mine)
        if mine and other and mine != other and not within:
            return True
    pairs = ((known, mention), (mention, known))
    return any(one.day and two.month and f"{one.day:%Y-%m}" != two.month for one, two in pairs)


_NEAR_SENTENCES = 2
"""Sentences over which "the Council met" still names the meeting told of before."""


def _add(known: Meeting, mention: Meeting) -> None:
    if len(mention.sides) > len(known.sides) and not known.forum:
        known.sides = mention.sides
    for field in ("forum", "day", "month", "place", "duration", "level"):
        if not getattr(known, field):
            setattr(known, field, getattr(mention, field))
    told_ahead = mention.status == "planned" and mention.rule == "meeting-verb"
    if known.status is None and told_ahead and known.day in (None, mention.day):
        known.status = "planned"
    if known.status == "requested" and mention.status is None and mention.day:
        known.status = None
    known.heads.extend(h for h in mention.heads if h not in known.heads)


def _with_bare_forums(scene: Scene, meetings: list[Meeting]) -> list[Meeting]:
    """Return the meetings, a forum of which nothing else is told joined to the unnamed meeting told of beside it."""
    kept: list[Meeting] = []
    for bare in meetings:
        alone = bare.forum and not (bare.day or bare.place or bare.duration or bare.status)
        alone = alone and not _only_named(scene, bare)
        first = scene.parsed.sentences[bare.sentence].paragraph <= 1
        others = [m for m in meetings if not m.forum and m.status is None and m.day and m.manner is None]
        near = [m for m in others if abs(m.sentence - bare.sentence) <= 1 or (first and m is others[0])]
        if not alone or not near or any(m.forum == bare.forum for m in meetings if m is not bare):
            kept.append(bare)
            continue
        near[0].forum = bare.forum
        near[0].stretches.extend(bare.stretches)
        near[0].following = near[0].following or bare.following
    return kept


_AFTER = re.compile(r"\b(?:after|at|following|during|in)\s(?:the|a|an|this)\b", re.IGNORECASE)


def _date_statements(scene: Scene, meetings: list[Meeting], said: list[Said]) -> None:
    """Give a statement made "after the talks" the day of those talks, and its speaker's later ones too."""
    parsed = scene.parsed
    for one in said:
        for meeting in meetings:
            for start, end in meeting.stretches:
                at = parsed.sentence_of[parsed.tokens(start, end)[0]]
                led_in = _AFTER.search(parsed.text[max(0, start - 12) : start + 12])
                if one.when is None and meeting.day and at == one.sentence and led_in and start >= one.end:
                    one.when, one.inferred = str(meeting.day), True
    carry_dates(said)


def _complete(scene: Scene, meetings: list[Meeting], said: list[Said], place: str | None) -> None:
    for meeting in meetings:
        sentence = scene.parsed.sentences[meeting.sentence]
        low, high = scene.parsed.start_of(sentence.first), scene.parsed.end_of(sentence.last - 1)
        start, end = meeting.stretches[0]
        if meeting.day is None:
            near = day_near(scene, low, high, start, end)
            meeting.day = _first_of(meeting, scene.parsed.text[low:start], near)
        elif (last := day_near(scene, low, high, start, end)) == meeting.day:
            meeting.day = _first_of(meeting, scene.parsed.text[low:start], last)
        if meeting.day is None and meeting.month is None and meeting.status is None:
            meeting.day = _day_by_sentence(scene, meeting, said)
        if meeting.day is None and LATER.match(scene.parsed.text, low, high):
            before = scene.dates_in(max(0, low - _LATER_REACH), low)
            meeting.day = next((d.first_day for d in reversed(before) if d.precision is Precision.DAY), None)
        if meeting.place is None and meeting.manner != "call":
            meeting.place = _place_around(scene, meeting, (low, high), place)
        if (
            meeting.day
            and scene.day
            and meeting.day > scene.day
            and NOT_DONE.search(scene.parsed.text, start, high)
        ):
            back = meeting.day - timedelta(days=7)  # "set for Friday, did not come about": the Friday past
            meeting.day = back if back <= scene.day else meeting.day
        if meeting.status is None and meeting.day and scene.day and meeting.day > scene.day:
            meeting.status = "planned"
        _lead(scene, meeting, said)
    _follow_up(scene, meetings)


_LATER_REACH = 300


def _first_of(meeting: Meeting, before: str, day: date | None) -> date | None:
    """Return the first day of a meeting of several days that is told of on its last."""
    days = re.fullmatch(r"P(\d)D", meeting.duration or "")
    if day is not None and days and AT_ITS_END.search(before):
        return day - timedelta(days=int(days[1]) - 1)
    return day


def _place_around(scene: Scene, meeting: Meeting, sentence: tuple[int, int], dateline: str | None) -> str | None:
    """Return the place told behind the words of a meeting or at the head of its sentence; else that of the dateline.

    The dateline counts for what was held at most a day ago and is told of at the start, and where the text says "here".
    """
    low, high = sentence
    text = scene.parsed.text
    start = meeting.stretches[0][0]
    start += len(meeting.forum) if meeting.forum and text.startswith(meeting.forum, start) else 0
    found = place_of(scene, text[start:high], start) if meeting.manner is None else None
    if found is None and dateline and HERE.search(text, start, min(high, start + _HERE_REACH)):
        return dateline
    venue = VENUE.search(text, start, high + _VENUE_REACH) if found is None else None
    if venue and meeting.manner is None:
        return venue["place"]
    if found is None and HE.search(text, low, start + 1):
        before = scene.parsed.sentences[max(0, meeting.sentence - 1)]
        gone = CAME_TO.search(text, scene.parsed.start_of(before.first), low)
        found = gone["place"] if gone else None
    front = IN_FRONT.match(text, low, high) if found is None else None
    if front and not any(d.start < front.end("place") and front.start("place") < d.end for d in scene.dates):
        found = front["place"]
    if found or not dateline or "/" in dateline or meeting.status not in (None, "planned"):
        return found
    told_first = scene.parsed.sentences[meeting.sentence].paragraph <= 1
    fresh = scene.day and meeting.day and abs((scene.day - meeting.day).days) <= 1
    held = meeting.status is None and meeting.manner in (None, "summons")
    return dateline if HERE.search(text, low, high) or (told_first and fresh and held) else None


_HERE_REACH = 60
_VENUE_REACH = 60
"""Characters behind a sentence in which the next one may begin with the venue: "Karsin had played host"."""


def _day_by_sentence(scene: Scene, meeting: Meeting, said: list[Said]) -> date | None:
    """Return the day of the sentence that tells of a meeting, or of what was said right after it."""
    parsed = scene.parsed
    told = {parsed.sentence_of[parsed.tokens(*stretch)[0]] for stretch in meeting.stretches}
    for number in sorted(told):
        sentence = parsed.sentences[number]
        found = day_in(scene, parsed.start_of(sentence.first), parsed.end_of(sentence.last - 1))
        if found is not None:
            return found
    days = [s.when for s in said if s.sentence in told and s.when]
    return date.fromisoformat(days[0]) if days else None


def _lead(scene: Scene, meeting: Meeting, said: list[Said]) -> None:
    """Find who led the delegations: as told, or the head of a participant organisation who spoke of the meeting."""
    for found in LED.finditer(scene.parsed.text):
        sentence = scene.parsed.sentence_of[scene.parsed.tokens(found.start(), found.end())[0]]
        person = person_near(scene, found.end(), found.start(), sentence)
        if person is not None and person.side in meeting.sides:
            _lead_by(meeting, person)
    for one in said:
        actor = one.actor
        if actor is None or actor.type != "person" or actor.own is None or actor.own.type == "state":
            continue
        if (
            actor.side in meeting.sides
            and same_office("chief", actor.office or "")
            and one.sentence >= meeting.sentence
        ):
            _lead_by(meeting, actor)


def _lead_by(meeting: Meeting, person: Actor) -> None:
    if all(name != person.name for name, _ in meeting.heads) and meeting.status is None and meeting.forum:
        meeting.heads.append((person.name, str(person.side)))


def _follow_up(scene: Scene, meetings: list[Meeting]) -> None:
    """Read what was agreed on the next meeting, and give it to the one with a forum, else to the first."""
    held = [m for m in meetings if m.status is None]
    first = next((m for m in held if m.forum), next(iter(held), None))
    for number, sentence in enumerate(scene.parsed.sentences):
        start, end = scene.parsed.start_of(sentence.first), scene.parsed.end_of(sentence.last - 1)
        following = next_told(scene, start, end)
        target = (_told_at(scene, meetings, number, first) or first) if following else None
        if target is not None and target.following is None:
            target.following = following
            target.stretches.append(scene.parsed.trimmed(start, end))


def _told_at(scene: Scene, meetings: list[Meeting], number: int, first: Meeting | None) -> Meeting | None:
    """Return the meeting, held or put off, that a sentence or the one before it tells of; None if there is none.

    One of the sentence before goes before the `first` of the report only where it has a forum or was put off.
    """
    parsed = scene.parsed
    for back in range(2):
        for meeting in reversed(meetings):
            told = (parsed.sentence_of[parsed.tokens(*stretch)[0]] for stretch in meeting.stretches)
            firm = not back or meeting.forum or meeting.status or first is None or first.following
            if firm and meeting.status in (None, "cancelled") and number - back in told:
                return meeting
    return None
