"""Names the forum of a meeting from elsewhere in the report: its title, the forum of its sides, that of its other rounds."""

from __future__ import annotations

import re

from detente.domains.reports.events.meeting_facts import Meeting
from detente.domains.reports.events.meeting_mentions import is_title
from detente.domains.reports.people.speakers import Scene


def name_by_title(scene: Scene, meetings: list[Meeting]) -> None:
    """Give the first meeting held the forum whose communiqué or statement the report is, by its title."""
    held = next((m for m in meetings if m.status is None and m.day and m.manner is None), None)
    titles = [
        p for p, s in zip(scene.parsed.pieces, scene.parsed.sentences, strict=False) if is_title(scene.parsed, s)
    ]
    ends = [p.clean_start + p.length for p in titles] or [p.clean_start for p in scene.parsed.pieces]
    first = ends[0] if ends else 0
    title = _TITLE_FORUM.search(scene.parsed.source.clean, 0, first)
    named = title and any(m.forum == title["forum"].strip() for m in meetings)
    if held is not None and held.forum is None and title and not named:
        held.forum = title["forum"].strip()


_TITLE_FORUM = re.compile(
    r"(?:[Cc]ommuniqu[eé]|COMMUNIQU[EÉ]|[Ss]tatement|[Dd]eclaration|[Cc]onclusions|Meeting|Session|Summit|Ministerial [Mm]eeting)\s(?:of|by|from)\s(?:the\s)?(?:(?:[\w-]+\s){0,3}(?:session|meeting|summit|sitting)\sof\s(?:the\s)?)?"
    r"(?P<forum>(?:[A-Z][\w-]*\s){0,4}(?:Council|Commission|Conference|Forum|Committee|Assembly|Group)(?:\s(?:of|for|on)\s(?:the\s)?(?:[A-Z][\w-]*\s?){1,4})?)"
)


def name_forum(meetings: list[Meeting], mention: Meeting) -> None:
    """Give a meeting the forum that the report names elsewhere, where the forum's sides are those that met."""
    if mention.forum and not any(m.forum == mention.forum for m in meetings):
        for meeting in meetings:
            if (
                meeting.forum is None
                and meeting.manner is None
                and set(meeting.sides) == set(mention.sides)
                and mention.sides
            ):
                meeting.forum = mention.forum
                meeting.stretches.extend(mention.stretches)
                return


_ROUND = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\d+(?:st|nd|rd|th)|previous|last) (?:such )?(?:round|session|one|sitting)\b"
)


def name_rounds(scene: Scene, meetings: list[Meeting]) -> None:
    """Give "the sixth round" the forum of the report's other meetings, where they are of one forum only."""
    forums = {m.forum for m in meetings if m.forum}
    for meeting in meetings:
        numbered = any(_ROUND.search(scene.parsed.text, *stretch) for stretch in meeting.stretches)
        if meeting.forum is None and meeting.manner is None and len(forums) == 1 and numbered:
            meeting.forum = next(iter(forums))
