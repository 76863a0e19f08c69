"""`detente council call`, `hold` and `next`: a meeting called and answered, held, and the word on the next one."""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli.council.options import Day, MeetingKey, Place, Step, Words
from detente.model.council import NextMeeting
from detente.model.dialogue import CallWord, Level
from detente.model.errors import InputError

Starts = Annotated[
    str | None, typer.Option("--starts", metavar="INSTANT", help="When it starts, as 2022-01-12T09:00:00Z.")
]
LevelOf = Annotated[Level | None, typer.Option("--level", help="At which level.")]
FormatOf = Annotated[
    str, typer.Option("--format", metavar="TEXT", help="In which format: extraordinary, informal.")
]


def call(
    meeting: MeetingKey,
    forum: Annotated[
        str, typer.Option("--forum", metavar="ID", help="The forum; `detente council forums` lists them.")
    ] = "",
    day: Day = None,
    starts: Starts = None,
    place: Place = "",
    level: LevelOf = None,
    format_: FormatOf = "",
    answer_by: Annotated[
        str | None, typer.Option("--answer-by", metavar="INSTANT", help="Until when a word is asked for.")
    ] = None,
    reply: Annotated[
        CallWord | None, typer.Option("--reply", help="Not a call, but the party's word on one.")
    ] = None,
    words: Words = "",
) -> Step:
    """Record that a meeting was called, or, with --reply, what a party said to the call."""
    if reply is not None:
        return "call_reply", {"meeting": meeting, "word": reply.value, "day": day, "words": words}
    if not forum:
        raise InputError(
            "a call without a forum",
            where="option --forum",
            expected="the forum that is called, or --reply to answer a call",
            given="neither",
            next_step="detente council forums lists the forums",
        )
    return "call", {
        "meeting": meeting,
        "forum": forum,
        "day": day,
        "starts": starts,
        "place": place,
        "level": level and level.value,
        "format": format_,
        "answer_by": answer_by,
        "words": words,
    }


def hold(
    meeting: MeetingKey,
    forum: Annotated[str, typer.Option("--forum", metavar="ID", help="The forum that met.")],
    day: Annotated[str, typer.Option("--day", metavar="DAY", help="The day on which it met.")],
    starts: Starts = None,
    ends: Annotated[str | None, typer.Option("--ends", metavar="INSTANT", help="When it ended.")] = None,
    last_day: Annotated[
        str | None, typer.Option("--last-day", metavar="DAY", help="The last day, where it took several.")
    ] = None,
    minutes: Annotated[
        int | None, typer.Option("--minutes", min=1, help="How long it took, where only that is told.")
    ] = None,
    place: Place = "",
    level: LevelOf = None,
    format_: FormatOf = "",
    chair: Annotated[str, typer.Option("--chair", metavar="TEXT", help="Who was in the chair.")] = "",
    head: Annotated[
        list[str] | None,
        typer.Option(
            "--head", metavar="ID:PERSON", help="Who led a delegation (again for more); ID:PERSON:OFFICE."
        ),
    ] = None,
    present: Annotated[
        list[str] | None, typer.Option("--present", metavar="ID", help="A party that was there (again for more).")
    ] = None,
    absent: Annotated[
        list[str] | None, typer.Option("--absent", metavar="ID", help="A party that was not (again for more).")
    ] = None,
    briefing: Annotated[
        list[str] | None,
        typer.Option("--briefing", metavar="ID:SUBJECT", help="A briefing given, by whom (again for more)."),
    ] = None,
) -> Step:
    """Record that a meeting was held: when, at which level, who was there."""
    return "meeting", {
        "meeting": meeting,
        "forum": forum,
        "day": day,
        "starts": starts,
        "ends": ends,
        "last_day": last_day,
        "duration_minutes": minutes,
        "place": place,
        "level": level and level.value,
        "format": format_,
        "chair": chair,
        "heads": [parted(text, "--head", ("party", "person", "office")) for text in head or ()],
        "present": present,
        "absent": absent,
        "briefings": [parted(text, "--briefing", ("by", "subject")) for text in briefing or ()],
    }


def parted(text: str, option: str, names: tuple[str, ...], fewest: int = 2) -> dict[str, str]:
    """Return the parts of an option, parted by colons, by name; InputError where one is missing."""
    parts = [part.strip() for part in text.split(":", len(names) - 1)]
    if len(parts) < fewest or not all(parts[:fewest]):
        raise InputError(
            "an option with a part missing",
            where=f"option {option}",
            expected=":".join(name.upper() for name in names[:fewest]),
            given=repr(text[:80]),
        )
    return dict(zip(names, parts, strict=False))


def next_(
    forum: Annotated[str, typer.Argument(metavar="FORUM", help="The id of the forum.")],
    status: Annotated[NextMeeting, typer.Option("--status", help="Where the next meeting stands, by this party.")],
    after: Annotated[str | None, typer.Option("--after", metavar="KEY", help="The meeting after which.")] = None,
    day: Day = None,
    words: Words = "",
) -> Step:
    """Record what a party said of the next meeting of a forum: a wish to set dates is not a date."""
    return "next", {"forum": forum, "status": status.value, "after": after, "day": day, "words": words}
