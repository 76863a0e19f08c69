"""`detente council import`: steps, drafts and positions from files; what cannot stand is named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.council.entering import Outcome, enter_all, split, tell
from detente.cli.council.material import bytes_of
from detente.cli.council.options import AsOf, Desk, Frame, Json
from detente.ledger import keep_file
from detente.model.errors import DetenteError, InputError
from detente.model.record import Source, digest
from detente.model.time import read_instant
from detente.sources.steps import Read, read_steps

MEDIA_TYPES = {
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".json": "application/json",
}
"""The files that can be brought in, by their ending."""


def bring(
    desk: Desk,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="YAML steps, Markdown drafts, CSV positions, a reading."),
    ],
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Record the steps of files on a desk, in the order given.

    Each step that cannot stand is named with file, line and field, and refused; the others are recorded. Exit 2 if
    any was refused. A file brought in again adds nothing.
    """
    bring_files(desk, files, as_of=as_of, as_json=as_json)


def bring_files(
    desk: Path,
    files: Iterable[Path],
    *,
    frame: Frame | None = None,
    as_of: str | None = None,
    as_json: bool = False,
) -> None:
    """Record the steps of files, and tell what became of them; `frame` fills what a draft leaves open."""
    del frame
    read: list[Read] = []
    for path in files:
        read += read_file(desk, path)
    good, bad = split(read)
    until = read_instant(as_of, "--as-of") if as_of else None
    outcome = enter_all(desk, good, until=until) if good else Outcome()
    tell(outcome, as_json=as_json, more=tuple(bad))


def read_file(desk: Path, path: Path) -> tuple[Read, ...]:
    """Return the steps of one file; the file itself is kept on the desk under its digest, and cited by each."""
    if path.suffix.lower() not in MEDIA_TYPES:
        raise InputError(
            "a file of another kind",
            where=str(path),
            expected=", ".join(MEDIA_TYPES),
            given=path.suffix or "no ending",
        )
    data = bytes_of(path)
    source = Source(sha256=digest(data), media_type=MEDIA_TYPES[path.suffix.lower()], name=path.name)
    try:
        read = read_steps(data, path.name, source)
    except DetenteError as problem:
        return (Read(where=path.name, problem=problem),)
    keep_file(desk, data)
    return read
