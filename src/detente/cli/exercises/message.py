"""`detente exercises message`: messages read, shown and validated, alone and against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from detente.agreements import Law, load_law, read_reform
from detente.agreements.form import Forms
from detente.agreements.form_loading import load_forms
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.exercises.forms import as_data, marks
from detente.cli.exercises.material import given_in, messages_of
from detente.cli.show import print_json, say, wrapped
from detente.domains.exercises import (
    change_findings,
    incident_findings,
    observation_findings,
    risk_findings,
)
from detente.domains.exercises.messages.forms import problems
from detente.domains.exercises.messages.numbers import set_problems
from detente.domains.exercises.messages.related import activities_in
from detente.model.canonical import identify
from detente.model.finding import Finding
from detente.model.message import Message, Problem
from detente.model.record import strictest
from detente.model.time import read_instant
from detente.model.view import Entry
from detente.sources.message_files import record_of_message
from detente.sources.message_text import write_message_text
from detente.watch.told import activity_findings, told_by

SCHEMA = "detente-messages/1"


def message(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Messages: text, YAML or JSON.")],
    type_: Annotated[str, typer.Option("--type", metavar="TYPE", help="Their type, where they do not tell.")] = "",
    others: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Other activities or messages, to see which lie near; again for more."),
    ] = None,
    law: Annotated[
        bool, typer.Option("--law", help="Hold what they notify and ask against the law of its day.")
    ] = False,
    reader: Reader = None,
    marking: MarkingOption = None,
    reform: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="As --law, with a change to the law (YAML), or to a desk rule; again."),
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="With --law: asked at that instant. Default: now.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 if a problem rests on more than doubt.")
    ] = False,
) -> None:
    """Show messages and say what is missing, what does not fit, and how surely; nothing is changed.

    Several messages are also held against each other: numbers, answers, amendments, activities near each other.
    """
    forms = load_forms()
    audience = audience_of(reader, marking)
    given, beside = messages_of(files, forms, audience, type_), given_in(others or (), forms, audience)
    read, mark = given.messages, marking or strictest((given.marking(None), beside.marking(None)))
    found = _problems(read, beside.others(), forms)
    instant = read_instant(as_of, "--as-of") if as_of else datetime.now(UTC)
    tried = load_law().reformed(*map(read_reform, reform or ()))
    judged = _findings(read, forms, tried, instant) if law or reform else []
    if as_json:
        print_json({"schema": SCHEMA, "marking": mark, **_as_json(read, found, judged, forms)})
    else:
        _print(read, found, judged, forms)
        print(mark)
    if exit_code and any(problem.firm for problem in found):
        raise typer.Exit(1)


def _problems(read: tuple[Message, ...], others: tuple[Any, ...], forms: Forms) -> list[Problem]:
    known = (*others, *(other for one in read for other in activities_in(one)))
    each = (problem for one in read for problem in problems(forms.form(one.type), one, forms, known))
    return [*each, *set_problems(read, forms)]


def _findings(read: tuple[Message, ...], forms: Forms, law: Law, instant: datetime) -> list[Finding]:
    """Return what the law of its day says of what the messages notify and ask, those sent by the instant."""
    sent = [one for one in read if one.transmitted is not None and one.transmitted <= instant and one.sender]
    entries = [Entry(id=identify(record), record=record) for record in map(record_of_message, sent)]
    told = told_by(entries, forms, law, instant)
    return [
        *activity_findings(told, law, instant, str),
        *change_findings(sent, law, instant, str),
        *observation_findings(told.messages, [activity for activity, _ in told.activities], law, instant, str),
        *risk_findings(told.steps, law, instant, str),
        *incident_findings(told.messages, law, instant, str),
    ]


def _as_json(
    read: tuple[Message, ...], found: list[Problem], judged: list[Finding], forms: Forms
) -> dict[str, Any]:
    return {
        "messages": [{"form": as_data(forms, one.type), "message": one} for one in read],
        "problems": [msgspec.to_builtins(problem) | {"firm": problem.firm} for problem in found],
        "findings": judged,
    }


def _print(read: tuple[Message, ...], found: list[Problem], judged: list[Finding], forms: Forms) -> None:
    for one in read:
        print(write_message_text(one, forms))
    for problem in found:
        for line in _lines(problem):
            print(line)
    for finding in judged:
        head = f"{finding.rule}: {finding.verdict} [{finding.certainty}]. {finding.sentence}"
        print(wrapped(head, "", "  "))
    firm = sum(problem.firm for problem in found)
    count = f"{len(read)} {'message' if len(read) == 1 else 'messages'}, {len(found)} problems"
    say(f"{count}, {firm} of them on more than doubtful wording or the desk's own rule.")
    used = {*(problem.certainty for problem in found), *(finding.certainty for finding in judged)}
    if used:
        say(f"Marks: {marks(used)}.")


def _lines(problem: Problem) -> Iterator[str]:
    paragraph = f"{problem.paragraph} " if problem.paragraph else ""
    of = f"{problem.message}, " if problem.message else ""
    head = f"{of}{problem.item or 'message'} [{paragraph}{problem.certainty}]: {problem.says}."
    yield wrapped(head, "", "  ")
    for words, told in _parts(problem):
        if told:
            yield wrapped(f"{words:<10} {told}", "  ", "             ")


def _parts(problem: Problem) -> Iterable[tuple[str, str]]:
    return (("expected:", problem.expected), ("given:", problem.given), ("next:", problem.next_step))
