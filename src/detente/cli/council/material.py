"""What the verbs of the council work on: the instants asked about, and the positions with their issues."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from detente.cli.audience import standing_for
from detente.cli.files import bytes_of
from detente.cli.gather import ISSUES_NAME
from detente.ledger import Ledger
from detente.model.canonical import identify
from detente.model.council import Issue
from detente.model.errors import InputError
from detente.model.record import Record
from detente.model.register import Register
from detente.model.time import read_instant
from detente.model.view import SHARED, Audience, Entry, may_read
from detente.sources.example import example_agenda, example_positions
from detente.sources.positions import Agenda, read_agenda, read_positions


def instants_of(
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


def positions_of(
    desk: Path | None,
    positions: Path | None,
    issues: Path | None,
    *,
    example: bool,
    register: Register,
    until: datetime,
    audience: Audience = SHARED,
) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """Return the positions that the audience may read, and the issues, from the one place that is named."""
    check_one_place(desk, positions, issues, example=example)
    if desk:
        with Ledger.open(desk, read_only=True) as ledger:
            view = standing_for(ledger, audience, until)
        return tuple(view.of_kind("council.position")), agenda_of(desk, issues).issues
    if positions and issues:
        agenda = read_agenda(bytes_of(issues), issues.name)
        known = agenda.parties or tuple(party.id for party in register.parties)
        records = read_positions(bytes_of(positions), positions.name, agenda.issues, known, agenda.coders)
        return entries_of(record for record in records if may_read(record, audience)), agenda.issues
    return entries_of(example_positions()), example_agenda().issues


def check_one_place(desk: Path | None, positions: object, issues: Path | None, *, example: bool) -> None:
    """Raise InputError unless exactly one place is named, and issues beside positions from files."""
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


def agenda_of(desk: Path, path: Path | None = None) -> Agenda:
    """Return the issues, parties and coders of a file, by default those that the desk keeps, or none."""
    own = desk / ISSUES_NAME
    if path is None and not own.is_file():
        return Agenda(issues=())
    return read_agenda(bytes_of(path or own), (path or own).name)


def entries_of(records: Iterable[Record[Any]]) -> tuple[Entry, ...]:
    """Return records that stand in no ledger as entries, each under its id."""
    return tuple(Entry(id=identify(record), record=record) for record in records)
