"""`detente council gaps`: how far apart the parties are on each question, as of an instant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from detente.brief.legible import legible
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.council.gaps_json import head_as_json, pair_as_json
from detente.cli.council.material import instants_of
from detente.cli.council.on_record import (
    AsOfOption,
    DeskOption,
    ExampleOption,
    IssuesOption,
    JsonOption,
    OnRecord,
    PositionsOption,
    on_record,
)
from detente.cli.council.wording import cell_of, table_console
from detente.cli.registers import register_of
from detente.cli.show import print_json_list, say
from detente.domains import council as domain
from detente.domains.council import Change, GapTable, IssueGap, Mean, Standing, Words
from detente.domains.council.positions import QUARTER_WORDS
from detente.model.errors import InputError
from detente.model.register import Register

COMPOSITION = (
    "The means are not over the same issues: {entered} more and {left} fewer have a gap at the later instant. "
    "Compare the means over the issues common to both."
)
SHORT_NAMES = {standing.name.lower().replace("_", "-"): standing for standing in Standing}
"""How `--standing` names each way of standing to each other, beside the words of the table."""
Pair = tuple[str, str]


def gaps(
    desk: DeskOption = None,
    positions: PositionsOption = None,
    issues: IssuesOption = None,
    example: ExampleOption = False,
    as_of: AsOfOption = None,
    between: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Compare two instants: who moved, both means.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Show in a column what changed since then.")] = None,
    pair: Annotated[
        tuple[str, str] | None, typer.Option(metavar="X Y", help="Only these two parties, by id.")
    ] = None,
    standing: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WAY", help="Only issues that stand so, as blocked or tradeable; may be given again."
        ),
    ] = None,
    count_silence: Annotated[
        bool,
        typer.Option("--count-silence", help="Count silence as 0 in the mean, to compare; it is no position."),
    ] = False,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show how far apart the parties are on each question, as of an instant.

    A gap is the distance of two stances, from 0 (same) to 1 (opposite). Silence is not neutral: it is left out.
    Nothing said after the instant is seen.
    """
    register = register_of(desk)
    wanted = _standings(standing or [])
    earlier, instant = instants_of(as_of, between, since)
    audience = audience_of(reader, marking)
    told = on_record(desk, positions, issues, example=example, register=register, until=instant, audience=audience)
    mark = marking or told.marking
    pairs = _pairs(told, pair, instant)
    changes = _changes(told, pairs, earlier, instant, count_silence=count_silence)
    shown = (one for one in changes if pair or any(row.first and row.second for row in one.later.rows))
    if as_json:
        head = head_as_json(instant, earlier, wanted, count_silence=count_silence) | {"marking": mark}
        compared = earlier is not None
        print_json_list(head, "pairs", (pair_as_json(one, register, wanted, compared=compared) for one in shown))
        return
    console = table_console()
    found = False
    for one in shown:
        _show(console, one, register, earlier, wanted)
        found = True
    if found:
        typer.echo(mark)
    else:
        say(f"No two parties have a word on the same issue as of {instant:%Y-%m-%d %H:%M} UTC.")


def _standings(words: list[str]) -> tuple[Standing, ...]:
    """Return the standings asked for, by the words of the table or by their short names."""
    known = SHORT_NAMES | {standing.value: standing for standing in Standing}
    for word in words:
        if word not in known:
            raise InputError(
                "a standing that nobody knows",
                where="--standing",
                expected=", ".join(SHORT_NAMES),
                given=repr(word),
            )
    return tuple(dict.fromkeys(known[word] for word in words))


def _pairs(told: OnRecord, pair: Pair | None, instant: datetime) -> list[Pair]:
    if pair:
        return [(told.party_heard(pair[0], instant, "--pair"), told.party_heard(pair[1], instant, "--pair"))]
    return list(combinations(told.parties_heard(instant), 2))


def _changes(
    told: OnRecord, pairs: list[Pair], earlier: datetime | None, instant: datetime, *, count_silence: bool
) -> Iterator[Change]:
    """Yield the tables pair by pair, the words looked up once for all of them."""
    parties = {party for pair in pairs for party in pair}
    issues = told.issues_by(instant)

    def by_party(at: datetime) -> dict[str, Words]:
        words: dict[str, Words] = {party: {} for party in parties}
        for key, word in told.words(at, parties, count_silence=count_silence).items():
            words[word.party][key] = word
        return words

    def table(words: dict[str, Words], pair: Pair, at: datetime) -> GapTable:
        both = words[pair[0]] | words[pair[1]]
        return domain.table_of(both, issues, pair, at, count_silence=count_silence)

    after = by_party(instant)
    before = by_party(earlier) if earlier else after
    for pair in pairs:
        later = table(after, pair, instant)
        yield domain.change_of(table(before, pair, earlier) if earlier else later, later)


def _show(
    console: Console, shown: Change, register: Register, earlier: datetime | None, wanted: tuple[Standing, ...]
) -> None:
    table = shown.later
    first, second = register.name(table.first), register.name(table.second)
    drawn = Table(
        title=f"{first} and {second}, as of {table.as_of:%Y-%m-%d %H:%M} UTC", title_justify="left", leading=1
    )
    columns = ["Proposition", first, second, "Gap", *([f"Since {earlier:%Y-%m-%d}"] if earlier else [])]
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for heading, rows in _sections(table, wanted):
        if heading:
            drawn.add_section()
            drawn.add_row(heading)
        for row in rows:
            last = [_trend(shown, row, register)] if earlier else []
            drawn.add_row(
                legible(row.issue.proposition), cell_of(row.first), cell_of(row.second), _gap(row), *last
            )
    console.print(drawn)
    for line in (*_means(shown, earlier), *_counts(table, wanted)):
        console.print(line, soft_wrap=True)
    console.print()


def _sections(table: GapTable, wanted: tuple[Standing, ...]) -> Iterator[tuple[str, list[IssueGap]]]:
    """Yield the rows on which somebody spoke, in the desk's order; or a section for each standing asked for."""
    if not wanted:
        yield "", [row for row in table.rows if row.first or row.second]
    for standing in wanted:
        rows = [row for row in table.rows if row.standing is standing]
        yield f"{standing.value}: {len(rows)}", rows


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


def _counts(table: GapTable, wanted: tuple[Standing, ...]) -> Iterator[str]:
    counts = (f"{standing.value}: {count}" for standing, count in table.standings.items())
    yield f"How the two stand, issues counted: {'; '.join(counts)}"
    if wanted:
        yield "The mean and the counts are over all issues, not only those shown."


def _mean(mean: Mean) -> str:
    return f"{mean.text} (n {mean.n})"
