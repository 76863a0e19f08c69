"""`detente exercises picture`: activities on a map or on a time axis, as SVG, PNG or PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.agreements import load_law
from detente.agreements.place_loading import load_disputed, load_zone
from detente.brief.activity_rows import ActivityRow, Grounds, rows_of
from detente.brief.pictures import Ground
from detente.brief.pictures.activity_map import MapGround, map_picture
from detente.brief.pictures.activity_table import COLUMNS, cells_of
from detente.brief.pictures.activity_timeline import By, activity_timeline
from detente.brief.pictures.ground_map import Boundaries
from detente.brief.pictures.setting import PPI
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.exercises.zone import PartOption, settled_of
from detente.cli.files import bytes_of
from detente.cli.picture_file import Output, PixelsToTheInch, show_picture, suffix_of
from detente.cli.show import say
from detente.model.canonical import identify
from detente.model.record import Marking
from detente.model.time import read_instant
from detente.model.view import Entry, may_read
from detente.sources.boundaries import read_boundaries
from detente.sources.exercises import EXAMPLE, EXAMPLE_NAME, read_activities
from detente.sources.land import load_land
from detente.sources.register import load_register


class Kind(StrEnum):
    """What can be drawn of activities."""

    MAP = "map"
    TIMELINE = "timeline"


def picture(
    kind: Annotated[Kind, typer.Argument(help="What to draw.")],
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Activities, CSV or YAML. Default: the bundled real activities."),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="See only what was said by then: a day, or an instant. Default: now.")
    ] = None,
    by: Annotated[
        By, typer.Option(help="Timeline: a lane for each first State, or for each first host.")
    ] = By.STATE,
    boundaries: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Map: boundary lines of your own, GeoJSON.")
    ] = None,
    part: PartOption = None,
    table: Annotated[
        bool, typer.Option("--table/--no-table", help="Map: the table of the same rows under it.")
    ] = True,
    reader: Reader = None,
    marking: MarkingOption = None,
    output: Output = None,
    ppi: PixelsToTheInch = PPI,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: what was drawn, and every row.")] = False,
) -> None:
    """Draw activities on a map or on a time axis, drawn on this machine, as SVG, PNG or PDF.

    What was declared and what others reported are drawn apart. Lines are no statement on the status of anything.
    """
    suffix = suffix_of(output)
    instant = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)
    path = file or EXAMPLE / EXAMPLE_NAME
    audience = audience_of(reader, marking)
    read = (record for record in read_activities(bytes_of(path), path.name) if record.said <= instant)
    entries = [Entry(id=identify(record), record=record) for record in read if may_read(record, audience)]
    grounds = Grounds(
        law=load_law(),
        zone=load_zone(),
        disputed=load_disputed(),
        instant=instant,
        name=load_register().name,
        settled=settled_of(part),
    )
    rows = rows_of(entries, grounds)
    source = path.name if file else "the bundled real activities"
    ground = Ground(
        as_of=instant,
        source=source,
        record_count=len(entries),
        marking=carried(entries, marking or _none(entries)),
    )
    if kind is Kind.TIMELINE:
        drawn = activity_timeline(rows, grounds.name, ground, by)
    else:
        drawn = _map(rows, grounds, ground, boundaries, table=table)
    show_picture(kind, drawn, ground, suffix, output, ppi=ppi, as_json=as_json, beside=_beside(rows))


def _none(entries: Sequence[Entry]) -> Marking | None:
    return None if entries else Marking.CLEAR


def _map(
    rows: Sequence[ActivityRow], grounds: Grounds, ground: Ground, boundaries: Path | None, *, table: bool
) -> str:
    own = read_boundaries(bytes_of(boundaries), boundaries.name) if boundaries else None
    land = load_land()
    if land is None:
        say("note: drawn without land; run `make land` to have coasts and boundary lines")
    return map_picture(
        rows,
        MapGround(
            ground=ground,
            disputed=grounds.disputed,
            land=land,
            own=Boundaries(own.lines, own.disputed) if own else None,
            table=table,
        ),
    )


def _beside(rows: Sequence[ActivityRow]) -> dict[str, object]:
    """Return the rows for JSON, and the cells of the table as they are drawn."""
    return {"rows": rows, "columns": [name for name, _ in COLUMNS], "table": [cells_of(row) for row in rows]}
