"""`detente council history`: every word of every party on an issue, in the order in which they were said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from detente.brief.legible import legible
from detente.cli.audience import MarkingOption, Reader, audience_of
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
from detente.cli.council.wording import basis_words, coder, day_or_instant, table_console, word_as_json
from detente.cli.registers import register_of
from detente.cli.show import print_json_list, say
from detente.domains import council as domain
from detente.domains.council import IssueHistory, Move, Word
from detente.domains.council.positions import reading_words, stance_words
from detente.model.council import Issue
from detente.model.document import nearest
from detente.model.errors import InputError
from detente.model.register import Register

SCHEMA = "detente-history/1"
COLUMNS = ("Said", "Party", "Stands", "In short", "Document", "Mark", "Read by")


def history(
    desk: DeskOption = None,
    positions: PositionsOption = None,
    issues: IssuesOption = None,
    example: ExampleOption = False,
    as_of: AsOfOption = None,
    issue: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this issue, by id; may be given again.")
    ] = None,
    party: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this party, by id; may be given again.")
    ] = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show every word of every party on each issue, oldest first: since when it stands so, and who moved.

    Nothing said after the instant is seen. A silence takes nothing back; where readings differ, none is picked.
    """
    register = register_of(desk)
    _, instant = instants_of(as_of, None, None)
    audience = audience_of(reader, marking)
    told = on_record(desk, positions, issues, example=example, register=register, until=instant, audience=audience)
    mark = marking or told.marking
    chosen = _issues(told, issue or [], instant)
    parties = [told.party_heard(one, instant, "--party") for one in party or []]
    found = (_of_parties(one, parties) for one in _histories(told, chosen, instant))
    if as_json:
        head = {"schema": SCHEMA, "as_of": instant, "marking": mark}
        print_json_list(head, "issues", (_issue_as_json(one, register) for one in found))
        return
    console = table_console()
    silent = 0
    for one in found:
        if one.parties:
            _show(console, one, register)
        silent += not one.parties
    console.print(mark)
    if silent:
        say(f"{silent} of {len(chosen)} issues without a word on record by {day_or_instant(instant)}")


def _issues(told: OnRecord, names: list[str], instant: datetime) -> tuple[Issue, ...]:
    """Return the issues asked for, all if none is; InputError where one is not on the table."""
    known = {issue.id: issue for issue in told.issues_by(instant)}
    for name in names:
        if name not in known:
            raise InputError(
                "an issue that is not on the table",
                where="--issue",
                expected=", ".join(known)[:600],
                given=repr(name),
                next_step=nearest(name, known),
            )
    return tuple(known[name] for name in dict.fromkeys(names or known))


def _histories(told: OnRecord, issues: tuple[Issue, ...], instant: datetime) -> Iterator[IssueHistory]:
    for issue, words in told.words_on(issues, instant):
        yield domain.history(words, issue, instant)


def _of_parties(found: IssueHistory, parties: list[str]) -> IssueHistory:
    """Return a history with these parties only; with all where none is named."""
    return found.only(parties) if parties else found


def _issue_as_json(found: IssueHistory, register: Register) -> dict[str, Any]:
    return {
        "issue": found.issue.id,
        "proposition": found.issue.proposition,
        "topic": found.issue.topic,
        "parties": [_party_as_json(found, party, register) for party in found.parties],
        "moves": [_move_as_json(move) for move in found.moves],
    }


def _party_as_json(found: IssueHistory, party: str, register: Register) -> dict[str, Any]:
    now = found.standing(party)
    return {
        "id": party,
        "name": register.name(party),
        "stands": {
            "stance": None if now.doubled or now.silent else now.position.stance,
            "silent": now.silent,
            "readings_differ": now.doubled,
            "since": found.since(party).said,
        },
        "words": [word_as_json(word) for word in found.parties[party]],
    }


def _move_as_json(move: Move) -> dict[str, Any]:
    return {
        "party": move.party,
        "said": move.after.said,
        "from": None if move.before.silent else move.before.position.stance,
        "to": move.after.position.stance,
        "record_before": move.before.record,
        "record_after": move.after.record,
    }


def _show(console: Console, found: IssueHistory, register: Register) -> None:
    drawn = Table(title=f"{legible(found.issue.proposition)} [{found.issue.id}]", title_justify="left", leading=1)
    for column in COLUMNS:
        drawn.add_column(column, overflow="fold")
    moves = {(move.party, move.after.said): move for move in found.moves}
    words = (word for party in found.parties.values() for word in party)
    for word in sorted(words, key=lambda word: (word.said, word.party)):
        move = moves.get((word.party, word.said))
        for reading in word.readings:
            drawn.add_row(*_cells(reading, word, move, register))
    console.print(drawn)
    for party in found.parties:
        console.print(_since(found, party, register), soft_wrap=True)
    console.print()


def _cells(reading: Word, word: Word, move: Move | None, register: Register) -> Iterator[str]:
    position = reading.position
    yield day_or_instant(word.said)
    yield register.name(word.party)
    yield "\n".join(_stands(reading, word, move))
    yield legible(position.in_short)
    yield legible(position.document)
    yield position.certainty.value
    yield coder(reading)


def _stands(reading: Word, word: Word, move: Move | None) -> Iterator[str]:
    yield basis_words(reading)
    if reading.position.condition:
        yield f"condition: {legible(reading.position.condition)}"
    if word.doubled:
        yield "two different words on record" if word.contradicted else "readings differ"
    if move:
        yield f"moved: before, {stance_words(move.before)}"


def _since(found: IssueHistory, party: str, register: Register) -> str:
    now, since = found.standing(party), found.since(party)
    moves = sum(move.party == party for move in found.moves)
    moved = f"; moved {moves} time{'s' if moves > 1 else ''}" if moves else ""
    return legible(f"{register.name(party)} {reading_words(now)}, since {day_or_instant(since.said)}{moved}")
