"""What import and export of activities share: a file read with a bar on a terminal, and what it gives told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from detente.cli.files import bytes_of
from detente.cli.show import say
from detente.model.errors import DetenteError, InputError
from detente.model.exercise import Activity, Notification
from detente.model.record import Record
from detente.model.view import Audience, may_read
from detente.sources.activity_gathering import Asked, Gathered
from detente.sources.activity_gathering import Progress as Heard
from detente.sources.exercises import FORMATS, format_of, read_table

LEFT_OUT = "{} held for other readers, or stricter than the marking, left out; name readers with --reader."


def read_file(file: Path, asked: Asked) -> tuple[bytes, Gathered]:
    """Return the bytes of a file and what is in it; what it holds and records do not keep is said on stderr."""
    if asked.word and asked.word not in FORMATS:
        raise InputError(
            "no such format", where="--format", expected=", ".join(FORMATS), given=repr(asked.word[:40])
        )
    data = bytes_of(file)
    with bar(f"reading {file.name}", data.count(b"\n") or None) as told:
        found = read_table(data, file.name, msgspec.structs.replace(asked, told=told))
    for note in found.notes:
        say(note)
    return data, found


@contextmanager
def bar(words: str, total: int | None) -> Iterator[Heard | None]:
    """Yield a function that is told how far the work is, drawn as a bar on a terminal; None in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(words, total=total)
        yield lambda count: progress.update(task, completed=count)


def readable(records: Iterable[Record[Any]], audience: Audience) -> list[Record[Any]]:
    """Return the records that the audience may read; that others are there is said on stderr."""
    every = list(records)
    shown = [record for record in every if may_read(record, audience)]
    if len(shown) < len(every):
        say(LEFT_OUT.format(len(every) - len(shown)))
    return shown


def name_of(record: Record[Any]) -> str:
    """Return the name of the activity that a record tells of."""
    body = record.body
    activity = body.activity if isinstance(body, Notification) else body
    return activity.name if isinstance(activity, Activity) else ""


def kind_of(file: Path, word: str) -> str:
    """Return the format in which a file is read."""
    return word or format_of(file.name)


def problem_data(problem: DetenteError) -> dict[str, str]:
    """Return what is wrong with a row as JSON data, its parts as fields."""
    fields = ("problem", "where", "expected", "given", "next_step")
    return {field: getattr(problem, field) for field in fields}
