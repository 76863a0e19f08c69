"""What the verbs on claims work on: the records of files as entries, names joined by a person, tables of words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.exercises.material import bytes_of
from detente.domains.exercises.seen.claims import Named
from detente.model.canonical import identify
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.time import read_day, read_instant
from detente.model.view import Audience, Entry, view_of
from detente.sources.exercises import read_activities

WIDTH = 112
PARTED = "|"
NOT_TOLD = "not told"
FEWEST_NAMED = 2

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Claims on activities, CSV or YAML files; one or more.")
]
AsOf = Annotated[
    str | None, typer.Option(help="See only what was said by then: a day, or an instant. Default: now.")
]
Same = Annotated[
    list[str] | None,
    typer.Option(
        "--same",
        metavar="NAMES",
        help="Names that are one activity, parted by |, each with @ and its first day where that is needed: "
        "'Drill A|Drill B@2031-02-01'; may be given again.",
    ),
]


def instant_of(as_of: str | None) -> datetime:
    """Return the instant of asking, now where none is given."""
    return read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)


def entries_in(files: Iterable[Path], audience: Audience, instant: datetime) -> tuple[Entry, ...]:
    """Return what files tell that the audience may read, said by the instant, oldest first; all files or none."""
    records = [record for file in files for record in read_activities(bytes_of(file), file.name)]
    return view_of((Entry(id=identify(r), record=r) for r in records), instant, audience=audience).entries


def named_in(texts: Sequence[str] | None) -> tuple[tuple[Named, ...], ...]:
    """Return the lists of names that `--same` gives; InputError for a list of fewer than two."""
    return tuple(_names(text) for text in texts or ())


def refuse_unknown(names: Iterable[str], known: Iterable[str], where: str) -> None:
    """Return nothing; InputError, with near names, for a name that no claim seen carries."""
    every = list(dict.fromkeys(known))
    folded = {name.casefold() for name in every}
    for name in names:
        if name.casefold() not in folded:
            raise InputError(
                "an activity of which nothing is told here",
                where=where,
                expected="the name of an activity in the files, said by then",
                given=repr(name),
                next_step=nearest(name, every) if every else "",
            )


def wrapped(words: str, first: str, rest: str) -> str:
    """Return words in lines, the first and the others with their beginnings."""
    return textwrap.fill(words, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False)


def table(rows: Sequence[Sequence[str]], indent: str = "  ") -> str:
    """Return rows as columns of equal width, two blanks apart; the first row is the head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(indent + line for line in lines)


def _names(text: str) -> tuple[Named, ...]:
    names = tuple(_named(part.strip()) for part in text.split(PARTED) if part.strip())
    if len(names) < FEWEST_NAMED:
        raise InputError(
            "nothing to join",
            where="--same",
            expected="two names or more, parted by |, as 'Drill A|Drill B@2031-02-01'",
            given=repr(text),
        )
    return names


def _named(text: str) -> Named:
    name, at, day = text.rpartition("@")
    return Named(name.strip(), read_day(day.strip(), "--same")) if at else Named(text)
