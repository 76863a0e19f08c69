"""`detente exercises split`: activities that would reach a level if they were one, and what must be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.agreements import load_law
from detente.agreements.forum import Group
from detente.agreements.forum_loading import load_groups
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.exercises.records import DeskOption, FilesOption
from detente.cli.exercises.told import AsOf, claimed_in, instant_of
from detente.cli.show import print_json, say, wrapped
from detente.domains.exercises.seen.splitting import Split, possible_splits, split_findings
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.exercise import Activity
from detente.model.finding import Finding

SCHEMA = "detente-exercises-split/1"
IN_TURN = "follow each other: their numbers are not added, for the size is the highest engaged at once"


def split(
    files: FilesOption = None,
    desk: DeskOption = None,
    km: Annotated[int | None, typer.Option(min=0, help="How far apart. Default: the desk's own, 300.")] = None,
    days: Annotated[
        int | None,
        typer.Option(min=0, help="How many days after another's last day one may begin. Default: the desk's, 0."),
    ] = None,
    alliance: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Take the members of this group together; may be given again."),
    ] = None,
    groups: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Groups of your own: a YAML file or a folder.")
    ] = None,
    as_of: AsOf = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show activities near in time and place that would be notifiable, observable or of a class if they were one.

    It is a question, with the draft of what to ask; separate activities are no breach. A place not told is shown
    as not told. A group that an activity names as taking part is always asked about; others with --alliance.
    """
    instant = instant_of(as_of)
    law = load_law()
    read = claimed_in(files, desk, law, audience_of(reader, marking), instant, "split")
    activities = read.told.standing
    allied = _alliances(load_groups(*(groups or ())), alliance or [], (one for one, _ in activities))
    found = split_findings(activities, law, instant, str, allied, km, days)
    every = possible_splits(activities, law, instant, str, allied, km, days)
    in_turn = [one for one in every if one.in_turn]
    mark = carried(read.shown, marking)
    if as_json:
        told = {"schema": SCHEMA, "marking": mark, "as_of": instant, "alliances": [g.id for g in allied]}
        turns = [_turn(one) for one in in_turn]
        print_json(told | {"findings": found, "in_turn": turns, "cancelled": read.called_off})
        return
    for finding in found:
        _print(finding)
    for one in in_turn:
        print(wrapped(f"{one.subject} ({', '.join(one.parties)}) {IN_TURN}.", "", "  ") + "\n")
    for words in read.called_off:
        print(wrapped(f"Left out: {words}", "", "  "))
    print(mark)
    count = f"{len(found)} {'group' if len(found) == 1 else 'groups'} to ask about"
    say(f"{count}, of {len(activities)} claims said by {instant:%Y-%m-%d %H:%M} UTC. A question is no accusation.")


def _alliances(known: dict[str, Group], asked: Sequence[str], activities: Iterable[Activity]) -> list[Group]:
    """Return the groups asked for and those that an activity names; InputError for one that is not known."""
    for id_ in asked:
        if id_ not in known:
            raise InputError(
                "no such group",
                where="--alliance",
                expected=", ".join(known),
                given=repr(id_),
                next_step=nearest(id_, known) or "bring your own with --groups FILE",
            )
    named = {state for activity in activities for state in activity.states}
    return [group for id_, group in known.items() if id_ in asked or id_ in named]


def _turn(one: Split) -> dict[str, Any]:
    names = [part.activity.name for part in one.parts]
    return {"parties": one.parties, "activities": names, "km": one.reach.km, "days": one.reach.days}


def _print(finding: Finding) -> None:
    print(f"{finding.subject} ({', '.join(finding.parties)})")
    head = f"{finding.rule}: {finding.verdict} [{finding.certainty}]. {finding.sentence}"
    print(wrapped(head, "  ", "    "))
    for note in finding.notes:
        print(wrapped(f"- {note}", "    ", "      "))
    if finding.draft:
        print(f"  {finding.draft.title}")
        for line in finding.draft.lines:
            print(wrapped(line, "    | ", "    |   "))
    print()
