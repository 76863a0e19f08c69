"""How a step enters a desk: shaped, held against what stands, recorded; and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import typer

from detente.agreements import Forum
from detente.cli.audience import audience_of, held_against
from detente.cli.council.material import agenda_of
from detente.cli.council.options import Frame, Step
from detente.cli.gather import forums_of
from detente.cli.registers import register_of
from detente.cli.show import print_json, say
from detente.domains.council.admission import CHECKS, Admission
from detente.domains.council.asked import Table
from detente.ledger import Ledger
from detente.model.canonical import identify
from detente.model.confidence import demand_readers, unquoted
from detente.model.document import Document
from detente.model.errors import DetenteError, InputError, SchemaError
from detente.model.record import Record
from detente.model.register import Register
from detente.model.view import SHARED, Audience, Entry
from detente.sources.steps import Read, record_of


class Options(Document, frozen=True):
    """The options of a command, as a step: an error names the option, not a line."""

    def where(self, *path: str | int) -> str:
        """Return the option for an error message."""
        return f"option --{str(path[0]).replace('_', '-')}" if path else self.name


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of steps: recorded, known before, refused; the rest of the desk is as it was."""

    recorded: tuple[tuple[str, Entry], ...] = ()
    known: tuple[tuple[str, Entry], ...] = ()
    refused: tuple[tuple[str, DetenteError], ...] = ()


def everybody(forum: Forum) -> set[str]:
    """Return everybody who ever had a seat in a forum, observed it or was in its chair."""
    return {seat.party for seat in (*forum.members, *forum.observers)} | {one.party for one in forum.chairs}


def table_of(
    desk: Path, party: str, until: datetime, register: Register | None = None, audience: Audience = SHARED
) -> Table:
    """Return what a desk admits against, up to an instant."""
    agenda, forums = agenda_of(desk), forums_of(desk)
    known = {one.id for one in (register or register_of(desk)).parties}
    return Table(
        issues=tuple(issue.id for issue in agenda.issues),
        parties=frozenset(known | {*agenda.parties} | {m for forum in forums.values() for m in everybody(forum)}),
        forums=forums,
        until=until,
        coders=agenda.coders,
        desk=party,
        audience=audience,
    )


def enter(frame: Frame, step: Step) -> None:
    """Record one step from the options of a command, and print what was recorded; an error if it cannot stand."""
    word, fields = step
    if not frame.party:
        raise InputError(
            "a step of nobody",
            where="option --party",
            expected="who says so: a register id, a State by ISO 3166, as NO",
            given="nothing",
        )
    said = frame.said or f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    ground = {"document": frame.document, "certainty": frame.certainty and frame.certainty.value}
    given: dict[str, Any] = {
        "step": word,
        "party": frame.party,
        "said": said,
        "held_for": frame.held_for,
        "marking": frame.mark.value,
        "precedence": frame.precedence.value,
        **(ground if word != "correction" else {}),
        **fields,
    }
    told = {name: value for name, value in given.items() if value not in (None, "", (), [])}
    options = Options(f"detente council, step {word}", told, {})
    audience = audience_of(frame.reader, frame.marking)
    outcome = enter_all(frame.desk, [(options.where, record_of(options))], audience=audience)
    for _, problem in outcome.refused:
        raise problem
    tell(outcome, as_json=frame.as_json)


Where = Callable[[str], str]


def enter_all(
    desk: Path,
    asked: Iterable[tuple[Where, Record[Any]]],
    *,
    until: datetime | None = None,
    audience: Audience = SHARED,
) -> Outcome:
    """Return what became of records that ask to enter a desk, in their order: those that can stand are recorded.

    Every one is held against what stands and what was admitted before it. All that are admitted are recorded in
    one group, or, where the disk refuses, none. Nothing said after now is admitted, whatever `until` says. What is
    refused tells the audience no more than it may read.
    """
    steps = tuple(asked)
    recorded: list[tuple[str, Entry]] = []
    known: list[tuple[str, Entry]] = []
    refused: list[tuple[str, DetenteError]] = []
    with Ledger.open(desk) as ledger:
        now = datetime.now(UTC)
        table = table_of(desk, ledger.party, min(until or now, now), audience=audience)
        admission = Admission(table, held_against(ledger).of_kind(*CHECKS))
        admission.foresee(record for _, record in steps)
        for where, record in steps:
            try:
                with unquoted(held=bool(record.held_for)):
                    entry = _fit(record, where)
                    if admission.knows(entry.id):
                        known.append((where(""), entry))
                        continue
                    admission.admit(entry, where)
                recorded.append((where(""), entry))
            except DetenteError as problem:
                refused.append((where(""), problem))
        ids = ledger.append(entry.record for _, entry in recorded)
    kept = zip(recorded, ids, strict=True)
    return Outcome(
        recorded=tuple((where, msgspec.structs.replace(entry, id=id_)) for (where, entry), id_ in kept),
        known=tuple(known),
        refused=tuple(refused),
    )


def _fit(record: Record[Any], where: Where) -> Entry:
    """Return a record as an entry; SchemaError, with its place, where a ledger would not take it."""
    try:
        demand_readers(record)
        return Entry(id=identify(record), record=record)
    except SchemaError as problem:
        raise SchemaError(
            problem.problem,
            where=where(problem.where.removeprefix("field ")),
            expected=problem.expected,
            given=problem.given,
            paragraph=problem.paragraph,
            next_step=problem.next_step,
        ) from problem


def tell(outcome: Outcome, *, as_json: bool, more: tuple[tuple[str, DetenteError], ...] = ()) -> None:
    """Print what was recorded, and say on stderr what was known before and what was refused; exit 2 if any was."""
    refused = (*more, *outcome.refused)
    if as_json:
        print_json(as_data(outcome, refused))
    else:
        for _, entry in outcome.recorded:
            typer.echo(f"{entry.id}  {entry.record.kind}  {entry.record.party}  {entry.record.said:%Y-%m-%d}")
    for where, problem in refused:
        say(f"detente: refused, {where}: {problem}" if where else f"detente: refused: {problem}")
    say(f"{len(outcome.recorded)} recorded, {len(outcome.known)} known before, {len(refused)} refused.")
    if refused:
        raise typer.Exit(2)


def as_data(outcome: Outcome, refused: tuple[tuple[str, DetenteError], ...]) -> dict[str, Any]:
    """Return the outcome as JSON data, schema `detente-entered/1`."""
    return {
        "schema": "detente-entered/1",
        "recorded": [entry_data(entry, where) for where, entry in outcome.recorded],
        "known": [entry_data(entry, where) for where, entry in outcome.known],
        "refused": [problem_data(problem, where) for where, problem in refused],
    }


def entry_data(entry: Entry, where: str = "") -> dict[str, Any]:
    """Return an entry as JSON data, with where it came from."""
    record = entry.record
    return {"id": entry.id, "kind": record.kind, "party": record.party, "said": record.said, "from": where}


def problem_data(problem: DetenteError, where: str = "") -> dict[str, Any]:
    """Return a refusal as JSON data, its parts as fields."""
    return {
        "from": where,
        "problem": problem.problem,
        "where": problem.where,
        "expected": problem.expected,
        "given": problem.given,
        "paragraph": problem.paragraph,
        "next_step": problem.next_step,
    }


def split(read: Iterable[Read]) -> tuple[list[tuple[Where, Record[Any]]], list[tuple[str, DetenteError]]]:
    """Return the steps of a file that have a record, and those that have a problem."""
    good: list[tuple[Where, Record[Any]]] = []
    bad: list[tuple[str, DetenteError]] = []
    for one in read:
        if one.problem is not None:
            bad.append((one.where, one.problem))
        elif one.record is not None:
            good.append((_within(one), one.record))
    return good, bad


def _within(read: Read) -> Where:
    def where(field: str) -> str:
        return f"{read.where}, field {field}" if field else read.where

    return where
