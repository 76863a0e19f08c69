"""`detente exercises zone`: what the desk's outline of the zone says of a place, or of each activity of a file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.agreements.place import Disputed, DisputedPlace, ZoneMap, claimants_at
from detente.agreements.place_loading import load_disputed, load_zone
from detente.brief.activity_rows import activity_in
from detente.brief.pictures.words import listed
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.files import bytes_of
from detente.cli.show import print_json, say
from detente.domains.exercises.zone import ZoneAnswer, ZoneNote, zone_at, zone_note
from detente.model.canonical import identify
from detente.model.certainty import MEANING
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.exercise import Activity, Zone
from detente.model.message import Coordinates
from detente.model.record import Marking
from detente.model.time import read_day, read_instant
from detente.model.view import Entry, may_read
from detente.sources.exercises import read_activities
from detente.sources.message_coordinates import read_coordinates, shown_coordinates

SCHEMA = "detente-zone/1"
ANSWERS = ("yes", "no", "uncertain")

PartOption = Annotated[
    list[str] | None,
    typer.Option(
        "--part",
        metavar="ID=ANSWER",
        help="Settle a part of the outline for this run, as mongolia=no; may be given again.",
    ),
]


def zone(
    place: Annotated[
        str,
        typer.Argument(
            metavar="PLACE|FILE", help='A place such as "51.5N 55E", or a file of activities, CSV or YAML.'
        ),
    ],
    at: Annotated[str | None, typer.Option(help="A place: asked for that day. Default: today.")] = None,
    as_of: Annotated[
        str | None,
        typer.Option(help="A file: see only what was said by then: a day, or an instant. Default: now."),
    ] = None,
    part: PartOption = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say whether a place lies in the zone of application as this desk draws it: yes, no or uncertain, and why.

    The outline is the desk's own (mark D) and takes nobody's place: what a record tells of the zone stands. A
    disputed place is shown with every claimant; no place is ever given a State.
    """
    settled = settled_of(part)
    day = read_day(at, "--at") if at else datetime.now(UTC).date()
    found = read_coordinates(place)
    outline, disputed = load_zone(), load_disputed()
    if found:
        answer, claims = zone_at(found, outline, day, settled), claimants_at(found, day, disputed)
        _show_place(found, day, answer, claims, as_json=as_json)
        return
    audience = audience_of(reader, marking)
    instant = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)
    said = (r for r in read_activities(bytes_of(_file(place)), Path(place).name) if r.said <= instant)
    entries = [Entry(id=identify(record), record=record) for record in said if may_read(record, audience)]
    rows = [_row(entry, outline, disputed, settled, day) for entry in entries]
    _show_rows(rows, carried(entries, marking), as_json=as_json)


def settled_of(given: list[str] | None) -> dict[str, Zone]:
    """Return the answers that a desk gives to parts of the outline; InputError for a part or answer unknown."""
    known = [part.id for part in load_zone().parts]
    settled: dict[str, Zone] = {}
    for words in given or ():
        id_, _, answer = words.partition("=")
        if id_ not in known or answer not in ANSWERS:
            raise InputError(
                "a part of the zone that cannot be settled so",
                where="--part",
                expected=f"ID=ANSWER, an id of {', '.join(known)}; an answer of {', '.join(ANSWERS)}",
                given=repr(words[:80]),
                next_step=nearest(id_, known),
            )
        settled[id_] = Zone(answer)
    return settled


def _file(words: str) -> Path:
    path = Path(words)
    if not path.exists():
        raise InputError(
            "neither a place nor a file",
            where="PLACE|FILE",
            expected='a place such as "51.5N 55E" or "51°30\'N 55°00\'E", or a file that is there',
            given=repr(words[:80]),
        )
    return path


def _row(
    entry: Entry,
    outline: ZoneMap,
    disputed: tuple[DisputedPlace, ...],
    settled: dict[str, Zone],
    today: date,
) -> dict[str, Any]:
    activity = activity_in(entry.record) or Activity(name="")
    day = activity.start or today
    places = (*([activity.at] if activity.at else []), *activity.area)
    claims = [one for place in places for one in claimants_at(place, day, disputed)]
    return {
        "activity": activity.name,
        "said_by": entry.record.party,
        "day": day,
        "note": zone_note(activity, outline, day, settled),
        "disputed": list({one.id: one for one in claims}.values()),
    }


def _show_place(
    place: Coordinates, day: date, answer: ZoneAnswer, claims: tuple[Disputed, ...], *, as_json: bool
) -> None:
    if as_json:
        print_json({"schema": SCHEMA, "place": place, "day": day, "answer": answer, "disputed": claims})
        return
    print(f"{shown_coordinates(place)} on {day}: {answer.zone} [{answer.certainty}]. {answer.why}")
    print(f"  Rests on {answer.rule} of Annex I as read here [{answer.rule_certainty}], part {answer.part}.")
    for one in claims:
        print(f"  {_claimed(one)}")
    _say_marks()


def _show_rows(rows: list[dict[str, Any]], mark: Marking, *, as_json: bool) -> None:
    if as_json:
        print_json({"schema": SCHEMA, "marking": mark, "activities": rows})
        return
    for row in rows:
        note: ZoneNote = row["note"]
        drawn = f"{note.drawn} [{note.certainty}]" if note.drawn else "nothing, for no place is told"
        head = f"{row['activity']}, as {row['said_by']} said: told {note.told or 'nothing'}"
        print(f"{head}; the outline says {drawn}.")
        for answer in note.places:
            print(f"  {answer.zone}: {answer.why}")
        for line in (*map(_claimed, row["disputed"]), *([note.question] if note.question else [])):
            print(f"  {line}")
    print(mark)
    _say_marks()


def _claimed(one: Disputed) -> str:
    """Return a dispute in one line: every claimant, none ahead of another."""
    names = listed([claim.name for claim in one.claimants])
    return (
        f"Disputed: {one.says}, claimed by {names} (in alphabetical order); administered {one.administered}. "
        f"[{one.certainty}]"
    )


def _say_marks() -> None:
    say("The outline is the desk's own; what a record tells of the zone stands. Marks: " + _marks() + ".")


def _marks() -> str:
    return "; ".join(f"{mark} {words}" for mark, words in MEANING.items())
