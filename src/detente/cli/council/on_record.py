"""Positions as the verbs of the council ask for them: those of a desk, of files, or of the bundled example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from detente.cli.council.material import check_one_place, entries_of, positions_of
from detente.cli.council.wording import day_or_instant
from detente.cli.files import bytes_of
from detente.cli.show import progress, say
from detente.domains import council as domain
from detente.domains.council import PositionTable, Word, Words
from detente.model.council import Issue
from detente.model.errors import InputError
from detente.model.record import Marking, strictest
from detente.model.register import Register
from detente.model.view import SHARED, Audience, Entry, marking_of, may_read
from detente.sources.position_columns import read_position_files
from detente.sources.positions import read_agenda, read_positions_of, says_who_may_read

DeskOption = Annotated[Path | None, typer.Option("--desk", metavar="DIR", help="Take the positions of this desk.")]
PositionsOption = Annotated[
    list[Path] | None,
    typer.Option("--positions", metavar="FILE", help="Take positions from a CSV file; may be given again."),
]
IssuesOption = Annotated[
    Path | None, typer.Option("--issues", metavar="FILE", help="The issues, a YAML file; who may speak and code.")
]
ExampleOption = Annotated[bool, typer.Option("--example", help="Take the bundled example.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="See only what was said by then: a day, or an instant. Default: now.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class OnRecord(msgspec.Struct, frozen=True):
    """The issues on the table, and the positions: entries of a ledger, or the columns of files.

    Columns hold only what is for everybody: files that say who may read a row are read into entries.
    """

    issues: tuple[Issue, ...]
    entries: tuple[Entry, ...] = ()
    table: PositionTable | None = None

    @property
    def marking(self) -> Marking:
        """Return the strictest marking of what is on record: columns hold only what is for everybody."""
        return strictest(marking_of(entry.record) for entry in self.entries)

    def words(
        self, instant: datetime, parties: Collection[str] | None = None, *, count_silence: bool = False
    ) -> Words:
        """Return the newest word of these parties (None: all) on each issue as of the instant."""
        if self.table:
            return self.table.words(parties, instant, count_silence=count_silence)
        words = domain.last_words(self.entries, instant, count_silence=count_silence)
        return {key: word for key, word in words.items() if parties is None or word.party in parties}

    def parties_heard(self, instant: datetime) -> tuple[str, ...]:
        """Return the ids of all parties with a word by the instant, in alphabetical order."""
        return self.table.parties_heard(instant) if self.table else domain.parties_heard(self.words(instant))

    def readings(self, instant: datetime) -> Iterable[tuple[Word, ...]]:
        """Return every word by the instant, each with all its readings."""
        if self.table:
            return self.table.readings(instant)
        return domain.readings_of(domain.words_told(self.entries, instant))

    def words_on(self, issues: Iterable[Issue], instant: datetime) -> Iterator[tuple[Issue, list[Word]]]:
        """Yield for each of the issues every reading of every word on it by the instant."""
        told: dict[str, list[Word]] = {}
        for word in domain.words_told(self.entries, instant):
            told.setdefault(word.position.issue, []).append(word)
        for issue in issues:
            found = self.table.readings(instant, [issue.id]) if self.table else ()
            yield issue, [*told.get(issue.id, ()), *(word for readings in found for word in readings)]

    def issues_by(self, instant: datetime) -> tuple[Issue, ...]:
        """Return the issues on the table, then those that only records by the instant know: none is dropped."""
        return self.issues if self.table else domain.all_issues(self.issues, self.words(instant))

    def party_heard(self, party: str, instant: datetime, option: str) -> str:
        """Return a party's id; InputError if it has no word by the instant."""
        heard = self.parties_heard(instant)
        if party not in heard:
            raise InputError(
                "a party without a position by then", where=option, expected=", ".join(heard), given=repr(party)
            )
        return party


def on_record(
    desk: Path | None,
    positions: list[Path] | None,
    issues: Path | None,
    *,
    example: bool,
    register: Register,
    until: datetime,
    audience: Audience = SHARED,
) -> OnRecord:
    """Return what the audience may read in the one place named; how much of files is later goes to stderr."""
    check_one_place(desk, positions, issues, example=example)
    if not (positions and issues):
        entries, known = positions_of(
            desk, None, issues, example=example, register=register, until=until, audience=audience
        )
        return OnRecord(known, entries)
    agenda = read_agenda(bytes_of(issues), issues.name)
    parties = agenda.parties or tuple(party.id for party in register.parties)
    files = [(name, bytes_of(path)) for name, path in zip(_names(positions), positions, strict=True)]
    if any(says_who_may_read(data, name) for name, data in files):
        records = read_positions_of(files, agenda.issues, parties, agenda.coders)
        return OnRecord(agenda.issues, entries_of(record for record in records if may_read(record, audience)))
    with progress() as step:
        columns = read_position_files(
            files,
            agenda.issues,
            parties,
            agenda.coders,
            lambda name, rows: step(f"reading {name}: {rows:,} rows"),
        )
    table = domain.position_table(columns)
    _say_later(table, until)
    return OnRecord(agenda.issues, table=table)


def _names(paths: list[Path]) -> list[str]:
    """Return what errors call each file: its name, or its whole path where another has the same name."""
    names = Counter(path.name for path in paths)
    return [path.name if names[path.name] == 1 else str(path) for path in paths]


def _say_later(table: PositionTable, until: datetime) -> None:
    """Name the rows that are not seen: a row too late is left out, never counted, and never in silence."""
    for file in table.later(until):
        rows, first = ("1 row", "") if file.rows == 1 else (f"{file.rows:,} rows", "the first ")
        verb = "is" if file.rows == 1 else "are"
        then = day_or_instant(until)
        say(f"{rows} of {file.file} {verb} said after {then} and not seen, {first}on line {file.first_line}")
