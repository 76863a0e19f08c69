"""`detente exercises check`: military activities held against the law of their day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.agreements import Law, load_law
from detente.cli.audience import MarkingOption, Reader, audience_of, carried
from detente.cli.exercises.records import DeskOption, FilesOption
from detente.cli.exercises.told import AsOf, claimed_in, instant_of
from detente.cli.exercises.what_if import reforms_of
from detente.cli.show import print_json, say, wrapped
from detente.domains.exercises import split_findings, year_findings
from detente.domains.exercises.messages.cancellations import FALLEN_AWAY
from detente.domains.exercises.yearly import QUESTION as YEARLY
from detente.model.certainty import MEANING
from detente.model.finding import Finding, Owed, Verdict, Why
from detente.model.record import Marking
from detente.watch.told import Told, activity_findings

CHECK_SCHEMA = "detente-exercises/1"
SETTLED = ("sent in time", "sent", "done")
"""What is owed and has come; everything else owed needs action, for `--exit-code`."""


def check(
    files: FilesOption = None,
    desk: DeskOption = None,
    as_of: AsOf = None,
    reform: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Try a change to the law (YAML); may be given again.")
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="ID=VALUE", help="Try one other number; may be given again."),
    ] = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 if something is owed, late, or beyond a yearly limit.")
    ] = False,
) -> None:
    """Say what the law of each activity's day asks: notification, observation, limits, unusual activities.

    A message that notifies an activity is a word of its sender. Every verdict names its paragraph, the numbers,
    and how sure the wording is.
    """
    instant = instant_of(as_of)
    law = _law(reform or [], set_ or [])
    read = claimed_in(files, desk, law, audience_of(reader, marking), instant, "check")
    found, mark = _findings(read.told, law, instant), carried(read.shown, marking)
    if as_json:
        print_json(_as_json(found, law, instant, mark))
    else:
        _print(found, law, instant, len(read.shown))
        print(mark)
    if exit_code and any(map(_needs_action, found)):
        raise typer.Exit(1)


def _law(reforms: list[Path], numbers: list[str]) -> Law:
    tried = reforms_of(reforms, numbers)
    return load_law().reformed(*tried) if tried else load_law()


def _findings(told: Told, law: Law, instant: datetime) -> list[Finding]:
    return [
        *activity_findings(told, law, instant, _as_told),
        *year_findings(told.standing, law, instant, _as_told),
        *split_findings(told.standing, law, instant, _as_told),
    ]


def _as_told(party: str) -> str:
    return party


def _as_json(found: list[Finding], law: Law, instant: datetime, mark: Marking) -> dict[str, Any]:
    return {
        "schema": CHECK_SCHEMA,
        "marking": mark,
        "as_of": instant,
        "hypothetical": law.hypothetical,
        "findings": found,
    }


def _print(found: list[Finding], law: Law, instant: datetime, count: int) -> None:
    if law.hypothetical:
        print(f"HYPOTHETICAL: not the law, but the law as changed by {law.hypothetical}\n")
    subject = None
    for finding in found:
        heading = f"{finding.subject}{_as_said(finding)}"
        if heading != subject:
            subject = heading
            print(heading)
        head = f"{finding.rule}: {finding.verdict} [{finding.certainty}]. {finding.sentence}"
        print(wrapped(head, "  ", "    "))
        for line in (*map(_owed_line, finding.owed), *_deciding(finding.why), *finding.notes):
            print(wrapped(f"- {line}", "    ", "      "))
    said = f"{count} {'record' if count == 1 else 'records'} said by {instant:%Y-%m-%d %H:%M} UTC"
    say(f"{said}, {len(found)} findings. Marks: " + "; ".join(f"{m} {w}" for m, w in MEANING.items()) + ".")


def _as_said(finding: Finding) -> str:
    return f", as {finding.evidence.party} said" if finding.evidence.party else ""


def _owed_line(owed: Owed) -> str:
    by = " and ".join(owed.by) or "not told by whom"
    due = f"{owed.due:%Y-%m-%d %H:%M} UTC" if owed.due else owed.within
    return f"Owed: {owed.what}, by {by}, due {due} ({owed.status})."


def _needs_action(finding: Finding) -> bool:
    owed = any(item.status not in SETTLED and not item.status.startswith(FALLEN_AWAY) for item in finding.owed)
    beyond = finding.verdict is Verdict.EXCEEDED and finding.question == YEARLY
    return owed or beyond or finding.verdict is Verdict.LATE


def _deciding(why: Why | None) -> Iterable[str]:
    """Yield one line for each condition with a number: provision, value, threshold, margin."""
    if why is None:
        return
    if why.provision and why.value is not None:
        held = f"{why.value:,} told, {why.comparison} {why.threshold:,} wanted, margin {why.margin:+,}"
        yield f"{why.provision}: {held}: {why.outcome}."
    for child in why.children:
        yield from _deciding(child)
