"""`detente exercises sweep`: one number of the law tried at many values, as a table and as a picture."""

from __future__ import annotations

import csv
import sys
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from detente.agreements import load_law
from detente.brief.pictures import Ground
from detente.brief.pictures.setting import PPI
from detente.brief.pictures.sweep import Swept, sweep_picture
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.exercises.compared import ORDER, WORDS, verdicts_of
from detente.cli.exercises.what_if import SUPPOSED, FileArgument, SupposeOption, load_in, told_in
from detente.cli.picture_file import OutputBeside, PixelsToTheInch, suffix_of, write_picture
from detente.cli.show import print_json
from detente.domains.exercises.many.sweeping import By, Part, Sweep, duty_of, values_between
from detente.domains.exercises.many.sweeping import sweep as swept
from detente.model.record import Marking
from detente.model.time import read_instant

SCHEMA = "detente-sweep/1"


def sweep(
    provision: Annotated[str, typer.Option(metavar="ID", help="The provision, as VD11/40.1.1/personnel.")],
    file: FileArgument = None,
    first: Annotated[int, typer.Option("--from", help="The lowest value to try.")] = 1_000,
    last: Annotated[int, typer.Option("--to", help="The highest value to try.")] = 20_000,
    step: Annotated[int, typer.Option(help="How far apart the values are.")] = 500,
    by: Annotated[By | None, typer.Option(help="Part the counts by year or by State that takes part.")] = None,
    suppose_structure: SupposeOption = False,
    as_of: Annotated[
        str | None, typer.Option(help="See only what was said by then: a day, or an instant. Default: now.")
    ] = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    output: OutputBeside = None,
    ppi: PixelsToTheInch = PPI,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Say at each value of one number how many activities are due, not due, and cannot be told.

    Every value but the law's own is hypothetical. Each activity counts once, by the first claim on it.
    """
    suffix_of(output)
    instant = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)
    law = load_law()
    duty_of(law.provision(provision))
    values = values_between(first, last, step)
    told = told_in(file, instant, audience_of(reader, marking))
    load = load_in(told, law, instant, suppose=suppose_structure)
    made = swept(load, law, provision, values, by)
    mark = carried(told.entries, marking)
    ground = Ground(as_of=instant, source=told.source, record_count=len(told.entries), marking=mark)
    supposed = (SUPPOSED,) if suppose_structure else ()
    if output:
        write_picture(_drawn(made, ground, supposed), ground, output, ppi=ppi)
    if as_json:
        print_json(_as_json(made, ground, supposed))
    elif as_csv:
        _csv(made, mark)
    else:
        _print(made, ground, supposed)


def _drawn(made: Sweep, ground: Ground, supposed: tuple[str, ...]) -> str:
    words = verdicts_of(made.duty)
    return sweep_picture(
        Swept(
            duty=WORDS[made.duty],
            provision=made.provision.id,
            says=made.provision.says,
            unit=made.provision.unit,
            values=made.values,
            counts={words[code]: tuple(row[code] for row in made.whole.counts) for code in ORDER},
            own=_own(made, ground.as_of),
            notes=supposed,
        ),
        ground,
    )


def _own(made: Sweep, as_of: datetime) -> int | None:
    """Return the value of the law: on the day of asking, else the last that it had."""
    values = made.provision.values
    return made.provision.value_on(as_of.date()) or values[max(values)]


def _rows(made: Sweep, part: Part) -> list[dict[str, Any]]:
    words = [word.replace(" ", "_") for word in verdicts_of(made.duty)]
    return [
        {"value": value} | {words[code]: counts[code] for code in ORDER}
        for value, counts in zip(made.values, part.counts, strict=True)
    ]


def _as_json(made: Sweep, ground: Ground, supposed: tuple[str, ...]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "marking": ground.marking,
        "as_of": ground.as_of,
        "source": ground.source,
        "hypothetical": f"other values of {made.provision.id}",
        "supposed": supposed,
        "provision": made.provision.id,
        "duty": WORDS[made.duty],
        "law": _own(made, ground.as_of),
        "rows": _rows(made, made.whole),
        "parts": [{"name": part.name, "rows": _rows(made, part)} for part in made.parts[1:]],
    }


def _csv(made: Sweep, mark: Marking) -> None:
    rows = [{"part": part.name or "all"} | row for part in made.parts for row in _rows(made, part)]
    writer = csv.DictWriter(sys.stdout, (*rows[0], "hypothetical", "marking"), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | {"hypothetical": made.provision.id, "marking": mark} for row in rows)


def _print(made: Sweep, ground: Ground, supposed: tuple[str, ...]) -> None:
    own = _own(made, ground.as_of)
    print(f"HYPOTHETICAL: not the law, but {WORDS[made.duty]} at other values of {made.provision.id}")
    for line in supposed:
        print(f"Supposed: {line}")
    heads = [verdicts_of(made.duty)[code] for code in ORDER]
    for part in made.parts:
        print(f"\n{part.name or 'all activities'}:\n")
        print("  ".join(word.rjust(12) for word in (made.provision.unit[:12], *heads)))
        for value, counts in zip(made.values, part.counts, strict=True):
            marked = "   the law" if value == own else ""
            print("  ".join(f"{number:>12,}" for number in (value, *(counts[code] for code in ORDER))) + marked)
    print(f"\n{ground.marking}")
