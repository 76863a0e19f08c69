"""`detente council picture`: gaps, stances, the history of an issue, or a timeline, as SVG, PNG or PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from detente.brief.pictures.setting import PPI
from detente.cli.audience import MarkingOption, Reader, audience_of, standing_for
from detente.cli.council.material import entries_of, instants_of, positions_of
from detente.cli.council.picture_kinds import Asked, Kind, picture_of
from detente.cli.picture_file import Output, PixelsToTheInch, show_picture, suffix_of
from detente.cli.registers import register_of
from detente.cli.show import say
from detente.ledger import Ledger, read_desk
from detente.model.council import Issue
from detente.model.record import Marking
from detente.model.register import Register
from detente.model.view import Audience, Entry
from detente.sources.example import example_steps


def picture(
    kind: Annotated[Kind, typer.Argument(help="What to draw.")],
    desk: Annotated[Path | None, typer.Option(metavar="DIR", help="Take what this desk has on record.")] = None,
    positions: Annotated[Path | None, typer.Option(metavar="FILE", help="Take positions from a CSV file.")] = None,
    issues: Annotated[Path | None, typer.Option(metavar="FILE", help="The issues, a YAML file.")] = None,
    example: Annotated[bool, typer.Option("--example", help="Take the bundled example.")] = False,
    issue: Annotated[str | None, typer.Option(metavar="ID", help="Only this issue; history needs one.")] = None,
    pair: Annotated[
        tuple[str, str] | None, typer.Option(metavar="X Y", help="Only these two parties, by id.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="See only what was said by then: a day, or an instant. Default: now.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Gaps: the means of this earlier instant too. Timeline: from this day on.")
    ] = None,
    count_silence: Annotated[
        bool, typer.Option("--count-silence", help="Gaps: count silence as 0 in the mean, to compare.")
    ] = False,
    reader: Reader = None,
    marking: MarkingOption = None,
    output: Output = None,
    ppi: PixelsToTheInch = PPI,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: what was drawn, and of what.")] = False,
) -> None:
    """Draw the gaps, the stances, the history of an issue, or a timeline, as SVG, PNG or PDF.

    Nothing said after the instant is drawn. Silence is never drawn as a stance.
    """
    suffix = suffix_of(output)
    earlier, instant = instants_of(as_of, None, since)
    register = register_of(desk)
    audience = audience_of(reader, marking)
    entries, agenda = _material(
        desk, positions, issues, example=example, register=register, until=instant, audience=audience
    )
    asked = Asked(
        entries=tuple(entry for entry in entries if entry.record.said <= instant),
        issues=agenda,
        register=register,
        as_of=instant,
        source=_source(desk, positions),
        earlier=earlier,
        issue=issue,
        pair=pair,
        count_silence=count_silence,
        marking=marking or Marking.CLEAR,
    )
    drawn, ground = picture_of(kind, asked)
    if not ground.record_count:
        say(f"Nothing on record to draw as of {instant:%Y-%m-%d %H:%M} UTC.")
    show_picture(kind, drawn, ground, suffix, output, ppi=ppi, as_json=as_json)


def _material(
    desk: Path | None,
    positions: Path | None,
    issues: Path | None,
    *,
    example: bool,
    register: Register,
    until: datetime,
    audience: Audience,
) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """Return the entries that the audience may read, and the issues; of files, positions only."""
    found, known = positions_of(
        desk, positions, issues, example=example, register=register, until=until, audience=audience
    )
    if example:
        return (*found, *entries_of(example_steps())), known
    if desk is None:
        return found, known
    with Ledger.open(desk, read_only=True) as ledger:
        return standing_for(ledger, audience, until).entries, known


def _source(desk: Path | None, positions: Path | None) -> str:
    if desk:
        told = read_desk(desk)
        return f"desk of {told.party}, {told.name}" if told.name != told.party else f"desk of {told.party}"
    return positions.name if positions else "the bundled example"
