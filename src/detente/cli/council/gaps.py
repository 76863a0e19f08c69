"""`detente council gaps`: how far apart the parties are on each question, as of an instant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.council.gaps_json import gaps_as_json
from detente.cli.council.material import instants_of, positions_of
from detente.cli.show import print_json, say
from detente.domains import council as domain
from detente.domains.council import Change, IssueGap, Mean, Standing, Word
from detente.domains.council.positions import QUARTER_WORDS, stance_words
from detente.model.council import Basis
from detente.model.errors import InputError
from detente.model.register import Register
from detente.model.view import Entry
from detente.sources.register import load_register

WIDEST_TABLE = 160
COMPOSITION = (
    "The means are not over the same issues: {entered} more and {left} fewer have a gap at the later instant. "
    "Compare the means over the issues common to both."
)


def gaps(
    desk: Annotated[Path | None, typer.Option(metavar="DIR", help="Take the positions of this desk.")] = None,
    positions: Annotated[Path | None, typer.Option(metavar="FILE", help="Take positions from a CSV file.")] = None,
    issues: Annotated[Path | None, typer.Option(metavar="FILE", help="The issues, a YAML file.")] = None,
    example: Annotated[bool, typer.Option("--example", help="Take the bundled example.")] = False,
    as_of: Annotated[
        str | None, typer.Option(help="See only what was said by then: a day, or an instant. Default: now.")
    ] = None,
    between: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Compare two instants: who moved, both means.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Show in a column what changed since then.")] = None,
    pair: Annotated[
        tuple[str, str] | None, typer.Option(metavar="X Y", help="Only these two parties, by id.")
    ] = None,
    count_silence: Annotated[
        bool,
        typer.Option("--count-silence", help="Count silence as 0 in the mean, to compare; it is no position."),
    ] = False,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show how far apart the parties are on each question, as of an instant.

    A gap is the distance of two stances, from 0 (same) to 1 (opposite). Silence is not neutral: it is left out.
    Nothing said after the instant is seen.
    """
    register = load_register()
    earlier, instant = instants_of(as_of, between, since)
    audience = audience_of(reader, marking)
    entries, agenda = positions_of(
        desk, positions, issues, example=example, register=register, until=instant, audience=audience
    )
    mark = carried(entries, marking)
    pairs = _pairs(entries, pair, instant)
    changes = [
        domain.change(entries, agenda, two, earlier or instant, instant, count_silence=count_silence)
        for two in pairs
    ]
    shown = [c for c in changes if pair or any(r.first and r.second for r in c.later.rows)]
    if as_json:
        print_json(
            {**gaps_as_json(shown, instant, earlier, register, count_silence=count_silence), "marking": mark}
        )
        return
    if not shown:
        say(f"No two parties have a word on the same issue as of {instant:%Y-%m-%d %H:%M} UTC.")
    console = Console(width=None if Console().is_terminal else WIDEST_TABLE, highlight=False)
    for one in shown:
        _show(console, one, register, earlier)
    if shown:
        typer.echo(mark)


def _pairs(entries: tuple[Entry, ...], pair: tuple[str, str] | None, instant: datetime) -> list[tuple[str, str]]:
    heard = domain.parties_heard(domain.last_words(entries, instant))
    for party in pair or ():
        if party not in heard:
            raise InputError(
                "a party without a position by then", where="--pair", expected=", ".join(heard), given=repr(party)
            )
    return [pair] if pair else list(combinations(heard, 2))


def _show(console: Console, shown: Change, register: Register, earlier: datetime | None) -> None:
    table = shown.later
    first, second = register.name(table.first), register.name(table.second)
    drawn = Table(
        title=f"{first} and {second}, as of {table.as_of:%Y-%m-%d %H:%M} UTC", title_justify="left", leading=1
    )
    columns = ["Proposition", first, second, "Gap", *([f"Since {earlier:%Y-%m-%d}"] if earlier else [])]
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in table.rows:
        if row.first or row.second:
            last = [_trend(shown, row, register)] if earlier else []
            drawn.add_row(row.issue.proposition, _said(row.first), _said(row.second), _gap(row), *last)
    console.print(drawn)
    for line in _means(shown, earlier):
        console.print(line, soft_wrap=True)
    console.print()


def _said(word: Word | None) -> str:
    if word is None:
        return "no word on record"
    leak = ", by leak" if word.position.basis is Basis.LEAK else ""
    condition = f"\ncondition: {word.position.condition}" if word.position.condition else ""
    return f"{stance_words(word)} ({word.said:%Y-%m-%d}, {word.position.certainty.value}{leak}){condition}"


def _gap(row: IssueGap) -> str:
    if row.standing is Standing.NO_WORD:
        return "-"
    number = "" if row.gap_quarters is None else f"{QUARTER_WORDS[row.gap_quarters]}, "
    return f"{number}{row.standing.value}"


def _trend(shown: Change, row: IssueGap, register: Register) -> str:
    movers = [register.name(move.party) for move in shown.moves if move.issue == row.issue.id]
    closer = shown.closer_quarters(row.issue.id)
    if closer is None:
        return "new" if row.issue.id in shown.entered else "-"
    if not movers:
        return "same"
    way = "closer" if closer > 0 else "further apart" if closer else "same gap"
    return f"{way}: {' and '.join(movers)} moved"


def _means(shown: Change, earlier: datetime | None) -> Iterator[str]:
    how = ", silence counted as 0" if shown.later.count_silence else ""
    yield f"Mean gap over the issues on which both have spoken{how}: {_mean(shown.later.mean)}"
    if earlier is None:
        return
    yield f"The same as of {earlier:%Y-%m-%d}: {_mean(shown.earlier.mean)}"
    common = f"{_mean(shown.common_earlier)}, then {_mean(shown.common_later)}"
    yield f"Only the issues common to both instants: {common}"
    if shown.composition:
        yield COMPOSITION.format(entered=len(shown.entered), left=len(shown.left))


def _mean(mean: Mean) -> str:
    return f"{mean.text} (n {mean.n})"
