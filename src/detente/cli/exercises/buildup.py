"""`detente exercises buildup`: strength by day and area as told, as a table, JSON or a picture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any

import msgspec
import typer

from detente.agreements import load_law
from detente.brief.pictures import Ground, buildup_picture
from detente.brief.pictures.setting import PPI
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.exercises.records import DeskOption, FilesOption
from detente.cli.exercises.told import (
    NOT_TOLD,
    AsOf,
    Same,
    activity_in,
    claimed_in,
    instant_of,
    named_in,
    refuse_unknown,
    table,
)
from detente.cli.picture_file import OutputBeside, PixelsToTheInch, suffix_of, write_picture
from detente.cli.show import print_json, say, wrapped
from detente.domains.exercises.counting import range_words
from detente.domains.exercises.seen.buildup import Buildup, Listed, Run, Series, Strength
from detente.domains.exercises.seen.buildup import buildup as built_up
from detente.domains.exercises.seen.side_by_side import numbers_told, range_told
from detente.model.errors import DateError
from detente.model.record import Marking
from detente.model.time import read_day
from detente.model.view import Entry

SCHEMA = "detente-exercises-buildup/1"


def buildup(
    files: FilesOption = None,
    desk: DeskOption = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day shown.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="The last day shown.")] = None,
    activity: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this activity; may be given again.")
    ] = None,
    same: Same = None,
    as_of: AsOf = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    output: OutputBeside = None,
    ppi: PixelsToTheInch = PPI,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show for each day and named area the least and the most told, declared and seen apart, by their claims.

    Several claims on one activity are never added. Where an end is not told, an activity is known until the last
    day told, and afterwards not known to have ended.
    """
    suffix_of(output)
    instant = instant_of(as_of)
    law, joined = load_law(), named_in(same)
    read = claimed_in(files, desk, law, audience_of(reader, marking), instant, "buildup")
    names = [one.name for entry in read.entries if (one := activity_in(entry))]
    refuse_unknown((one.name for group in joined for one in group), names, "--same")
    refuse_unknown(activity or (), names, "--activity")
    chosen = _chosen(read.standing, activity)
    first = read_day(since, "--from") if since else None
    last = read_day(until, "--until") if until else None
    if first and last and last < first:
        raise DateError(
            "dates in the wrong order", where="--until", expected=f"a day from {first} on", given=str(last)
        )
    told = built_up(chosen, law, instant, same=joined, since=first, until=last)
    told = msgspec.structs.replace(told, notes=(*told.notes, *(f"Left out: {one}" for one in read.called_off)))
    mark = carried((*chosen, *(entry for entry in read.shown if entry not in read.entries)), marking)
    if output:
        source = ", ".join(path.name for path in (*(files or ()), *((desk,) if desk else ())))
        ground = Ground(as_of=instant, source=source, record_count=len(told.claims), marking=mark)
        write_picture(buildup_picture(told, str, ground), ground, output, ppi=ppi)
    if as_json:
        print_json(_as_json(told, instant, mark))
    elif not output:
        print("\n".join(_lines(told)))
        print(mark)
        say(f"{len(told.claims)} claims said by {instant:%Y-%m-%d %H:%M} UTC. A day without a row: nothing told.")


def _chosen(entries: tuple[Entry, ...], names: list[str] | None) -> tuple[Entry, ...]:
    folded = {name.casefold() for name in names or ()}
    return tuple(e for e in entries if not folded or ((one := activity_in(e)) and one.name.casefold() in folded))


def _as_json(told: Buildup, instant: datetime, mark: Marking) -> dict[str, Any]:
    return {"schema": SCHEMA, "marking": mark, "as_of": instant, "buildup": told}


def _lines(told: Buildup) -> Iterator[str]:
    if told.since and told.until:
        yield f"{told.since} to {told.until}"
    for series in told.series:
        yield f"\n{series.area}, {series.side}"
        yield table(list(_rows(series)))
    if told.claims:
        yield "\nClaims"
    for one in told.claims:
        yield wrapped(_claim(one), "  ", "     ")
    for claim in told.undated:
        yield wrapped(f"{claim.party} tells no day for {claim.activity.name}: in no row above.", "  ", "     ")
    for note in told.notes:
        yield wrapped(f"- {note}", "  ", "    ")


def _rows(series: Series) -> Iterator[list[str]]:
    yield ["from", "until", "peak at once", "published total", "claims", "by basis", "not known to have ended"]
    for run in series.runs:
        known = run.known if run.claims else None
        yield [
            str(run.since),
            str(run.until),
            range_told(known.peak) if known else "-",
            range_told(known.total) if known else "-",
            _numbers(run.claims),
            "; ".join(f"{one.basis or NOT_TOLD}: {_strength(one.known)}" for one in run.by_basis) or "-",
            _lasting(run),
        ]


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers)) or "-"


def _lasting(run: Run) -> str:
    if not run.not_known_to_have_ended:
        return "-"
    return f"{_numbers(run.not_known_to_have_ended)}: {_strength(run.lasting)}"


def _strength(strength: Strength) -> str:
    peak, total = strength.peak, strength.total
    words = [range_words(peak.least, peak.most)] if peak else []
    words += [f"total {range_words(total.least, total.most)}"] if total else []
    return ", ".join(words) or NOT_TOLD


def _claim(one: Listed) -> str:
    numbers = numbers_told(one.claim)
    end = f"to {one.last}" if one.ended else f"known until {one.last}, end not told"
    basis = one.claim.basis or f"basis {NOT_TOLD}"
    return (
        f"{one.number}. {one.claim.party}, said {one.claim.said:%Y-%m-%d}, {basis}: {one.claim.activity.name}, "
        f"peak {range_told(numbers.get('troops'))}, published total {range_told(numbers.get('troops_total'))}; "
        f"{one.area}; {one.first} {end}"
    )
