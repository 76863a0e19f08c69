"""`detente council`: where the parties stand on each question, and the gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from detente.cli.show import print_json, say, write_bytes
from detente.domains import council as domain
from detente.domains.council import Change, IssueGap, Mean, Standing, Word
from detente.domains.council.positions import QUARTER_WORDS, stance_words
from detente.ledger import Ledger
from detente.model.canonical import identify
from detente.model.council import Basis, Issue
from detente.model.errors import InputError, StorageError
from detente.model.record import Record
from detente.model.register import Register
from detente.model.time import read_instant
from detente.model.view import Entry
from detente.sources.example import example_agenda, example_files, example_issues, example_positions
from detente.sources.positions import read_agenda, read_positions
from detente.sources.register import load_register

app = typer.Typer(
    no_args_is_help=True, help="Where the parties stand on each question, and the gaps between them."
)

SCHEMA = "detente-gaps/1"
WIDEST_TABLE = 160
COMPOSITION = (
    "The means are not over the same issues: {entered} more and {left} fewer have a gap at the later instant. "
    "Compare the means over the issues common to both."
)


@app.callback()
def council() -> None:
    """Where the parties stand on each question, and the gaps between them."""


@app.command()
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
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show how far apart the parties are on each question, as of an instant.

    A gap is the distance of two stances, from 0 (same) to 1 (opposite). Silence is not neutral: it is left out.
    Nothing said after the instant is seen.
    """
    register = load_register()
    earlier, instant = _instants(as_of, between, since)
    entries, agenda = _material(desk, positions, issues, example=example, register=register, until=instant)
    pairs = _pairs(entries, pair, instant)
    changes = [
        domain.change(entries, agenda, two, earlier or instant, instant, count_silence=count_silence)
        for two in pairs
    ]
    shown = [c for c in changes if pair or any(r.first and r.second for r in c.later.rows)]
    if as_json:
        print_json(_as_json(shown, instant, earlier, register, count_silence=count_silence))
        return
    if not shown:
        say(f"No two parties have a word on the same issue as of {instant:%Y-%m-%d %H:%M} UTC.")
    console = Console(width=None if Console().is_terminal else WIDEST_TABLE, highlight=False)
    for one in shown:
        _show(console, one, register, earlier)


@app.command(name="example")
def example_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write the files to.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write the bundled example: issues, positions, and a report written for demonstration.

    A file that is there already with other contents is kept, and nothing is written.
    """
    files = example_files()
    changed = [name for name in files if (folder / name).exists() and _other(folder / name, files[name])]
    if changed:
        raise InputError(
            "a file that is there already",
            where=str(folder / changed[0]),
            expected="a new folder, or one with the example as it is shipped",
            given="a file of that name with other contents",
            next_step="name another folder",
        )
    _make(folder)
    for name, data in files.items():
        write_bytes(folder / name, data)
    if as_json:
        print_json({"folder": str(folder), "files": sorted(files)})
    else:
        typer.echo("\n".join(str(folder / name) for name in sorted(files)))


def _other(path: Path, data: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != data


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StorageError(
            "the folder could not be made",
            where=str(folder),
            expected="a place where folders may be made",
            given=str(problem.strerror or problem),
            next_step="name another folder",
        ) from problem


def _instants(
    as_of: str | None, between: tuple[str, str] | None, since: str | None
) -> tuple[datetime | None, datetime]:
    """Return the earlier instant to compare with, if any, and the instant to look from."""
    if between and (as_of or since):
        raise InputError(
            "two ways to name the instants",
            expected="--between A B, or --as-of B with --since A",
            given="--between with --as-of or --since",
        )
    if between:
        first, last = sorted(read_instant(text, "--between") for text in between)
        return first, last
    instant = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)
    earlier = read_instant(since, "--since") if since else None
    if earlier and earlier > instant:
        raise InputError(
            "a comparison with what is still to come",
            where="--since",
            expected=f"an instant up to the as-of, {instant:%Y-%m-%dT%H:%M:%SZ}",
            given=f"{earlier:%Y-%m-%dT%H:%M:%SZ}",
        )
    return earlier, instant


def _material(
    desk: Path | None,
    positions: Path | None,
    issues: Path | None,
    *,
    example: bool,
    register: Register,
    until: datetime,
) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """Return the positions and the issues from the one place that is named."""
    chosen = [
        word for word, given in (("--desk", desk), ("--positions", positions), ("--example", example)) if given
    ]
    if len(chosen) != 1 or (positions and not issues):
        raise InputError(
            "no positions to compare" if not chosen else "positions that cannot be placed",
            expected="one of: --desk DIR, --positions FILE with --issues FILE, --example",
            given=" ".join(chosen) or "none of them",
            next_step="try: detente council gaps --example --as-of 2022-01-12",
        )
    if desk:
        with Ledger.open(desk, read_only=True) as ledger:
            return tuple(ledger.view(until).of_kind("council.position")), _issues(issues)
    if positions and issues:
        agenda = read_agenda(_bytes(issues), issues.name)
        known = agenda.parties or tuple(party.id for party in register.parties)
        return _entries(read_positions(_bytes(positions), positions.name, agenda.issues, known)), agenda.issues
    return _entries(example_positions()), example_agenda().issues


def _issues(path: Path | None) -> tuple[Issue, ...]:
    return read_agenda(_bytes(path), path.name).issues if path else example_issues()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise InputError(
            "a file that cannot be read",
            where=str(path),
            expected="a file",
            given=str(problem.strerror or problem),
        ) from problem


def _entries(records: Iterable[Record[Any]]) -> tuple[Entry, ...]:
    return tuple(Entry(id=identify(record), record=record) for record in records)


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


def _as_json(
    shown: list[Change], instant: datetime, earlier: datetime | None, register: Register, *, count_silence: bool
) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "as_of": instant,
        "since": earlier,
        "count_silence": count_silence,
        "pairs": [_pair_json(one, register, compared=earlier is not None) for one in shown],
    }


def _pair_json(shown: Change, register: Register, *, compared: bool) -> dict[str, Any]:
    table = shown.later
    told: dict[str, Any] = {
        "parties": [{"id": party, "name": register.name(party)} for party in (table.first, table.second)],
        "mean": _mean_json(table.mean),
        "rows": [_row_json(row) for row in table.rows],
    }
    if compared:
        told["change"] = _change_json(shown)
    return told


def _change_json(shown: Change) -> dict[str, Any]:
    return {
        "mean_earlier": _mean_json(shown.earlier.mean),
        "mean_common_earlier": _mean_json(shown.common_earlier),
        "mean_common_later": _mean_json(shown.common_later),
        "entered": shown.entered,
        "left": shown.left,
        "composition_changed": shown.composition,
        "moves": [
            {
                "issue": move.issue,
                "party": move.party,
                "from": move.before.position.stance,
                "to": move.after.position.stance,
                "closer_quarters": shown.closer_quarters(move.issue),
            }
            for move in shown.moves
        ],
    }


def _mean_json(mean: Mean) -> dict[str, Any]:
    return {
        "text": mean.text,
        "n": mean.n,
        "numerator": mean.fraction.numerator if mean.fraction is not None else None,
        "denominator": mean.fraction.denominator if mean.fraction is not None else None,
    }


def _row_json(row: IssueGap) -> dict[str, Any]:
    return {
        "issue": row.issue.id,
        "proposition": row.issue.proposition,
        "topic": row.issue.topic,
        "gap_quarters": row.gap_quarters,
        "standing": row.standing.value,
        "words": [_word_json(word) for word in (row.first, row.second)],
    }


def _word_json(word: Word | None) -> dict[str, Any] | None:
    if word is None:
        return None
    return {"party": word.party, "said": word.said, "record": word.record, "position": word.position}
