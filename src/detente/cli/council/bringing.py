"""`detente council import`: steps, drafts and positions from files; what cannot stand is named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.council.entering import Outcome, enter_all, split, tell
from detente.cli.council.material import agenda_of
from detente.cli.council.options import AsOf, Desk, Frame, Json
from detente.cli.files import bytes_of
from detente.cli.registers import register_of
from detente.cli.show import say
from detente.ledger import keep_file
from detente.model.errors import DetenteError, InputError
from detente.model.record import Marking, Precedence, Source, digest
from detente.model.time import read_instant
from detente.model.view import SHARED, Audience
from detente.sources.confirmed import read_confirmed
from detente.sources.position_rows import known_of
from detente.sources.positions import read_position_steps
from detente.sources.steps import Read, read_draft_step, read_steps

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
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Json = False,
) -> None:
    """Record the steps of files on a desk, in the order given.

    Each step that cannot stand is named with file, line and field, and refused; the others are recorded. Exit 2 if
    any was refused. A file brought in again adds nothing.
    """
    bring_files(desk, files, as_of=as_of, audience=audience_of(reader, marking), as_json=as_json)


def bring_files(
    desk: Path,
    files: Iterable[Path],
    *,
    frame: Frame | None = None,
    as_of: str | None = None,
    audience: Audience = SHARED,
    as_json: bool = False,
) -> None:
    """Record the steps of files, and tell what became of them; `frame` fills what a draft leaves open."""
    read: list[Read] = []
    for path in files:
        read += read_file(desk, path, frame)
    if frame is not None:
        _demand_one_document(read)
    good, bad = split(read)
    until = read_instant(as_of, "--as-of") if as_of else None
    outcome = enter_all(desk, good, until=until, audience=audience) if good else Outcome()
    tell(outcome, as_json=as_json, more=tuple(bad))


def read_file(desk: Path, path: Path, frame: Frame | None = None) -> tuple[Read, ...]:
    """Return the steps of one file; the file itself is kept on the desk under its digest, and cited by each.

    `frame` is what the options of a command say of the one draft that is tabled.
    """
    if path.suffix.lower() not in MEDIA_TYPES:
        raise InputError(
            "a file of another kind",
            where=str(path),
            expected=", ".join(MEDIA_TYPES),
            given=path.suffix or "no ending",
        )
    data = bytes_of(path)
    told = _told(frame, path) if frame else {}
    source = Source(sha256=digest(data), media_type=MEDIA_TYPES[path.suffix.lower()], name=path.name)
    try:
        read = _steps(desk, data, path, source, told)
    except DetenteError as problem:
        return (Read(where=path.name, problem=problem),)
    keep_file(desk, data)
    return read


def _steps(desk: Path, data: bytes, path: Path, source: Source, told: dict[str, Any]) -> tuple[Read, ...]:
    """Return the steps of a file by its kind."""
    if source.media_type == "text/markdown":
        return read_draft_step(data, path.name, source, told)
    if source.media_type == "text/csv":
        agenda, register = agenda_of(desk), register_of(desk)
        parties = agenda.parties or tuple(party.id for party in register.parties)
        known = known_of(agenda.issues, parties, agenda.coders)
        return read_position_steps(data, path.name, known, source)
    if source.media_type == "application/json":
        found = read_confirmed(data, path.name, register_of(desk), source)
        if found.unconfirmed:
            say(f"{path.name}: {found.unconfirmed} claims that nobody confirmed are left out.")
        return found.read
    return read_steps(data, path.name, source)


def _told(frame: Frame, path: Path) -> dict[str, Any]:
    """Return what the options say of a draft; InputError for a file that says all of it itself."""
    given = {
        "party": frame.party,
        "said": frame.said,
        "document": frame.document,
        "certainty": frame.certainty,
        "held_for": sorted(set(frame.held_for or ())),
        "marking": None if frame.mark is Marking.CLEAR else frame.mark,
        "precedence": None if frame.precedence is Precedence.ROUTINE else frame.precedence,
    }
    told = {field: value for field, value in given.items() if value}
    if told and MEDIA_TYPES[path.suffix.lower()] != "text/markdown":
        raise InputError(
            "options beside a file of steps",
            where=str(path),
            expected="a draft in Markdown; in a file of steps, each says it itself",
            given=", ".join(told),
        )
    return told


def _demand_one_document(read: list[Read]) -> None:
    """Raise InputError unless a file holds documents only: to table is to table a document."""
    others = {one.record.kind for one in read if one.record} - {"council.document"}
    if others:
        raise InputError(
            "a file that tables something else",
            expected="a draft; other steps are brought in by `detente council import`",
            given=", ".join(sorted(others)),
        )
