"""`detente reports review`: a person confirms, corrects or rejects what a machine read; nothing else changes."""

from __future__ import annotations

import importlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.audience import MarkingOption, Reader
from detente.cli.registers import RegisterOption
from detente.domains.reports.review import KINDS_REVIEWED

KindWord = StrEnum("KindWord", {kind: kind for kind in KINDS_REVIEWED})  # type: ignore[misc]


def review(
    desk: Annotated[Path, typer.Argument(metavar="DESK", help="The folder of the desk.")],
    reports: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REPORT...]", help="Only these: file names, or the first letters of a SHA-256."),
    ] = None,
    kind: Annotated[
        list[KindWord] | None, typer.Option(help="Only claims of this kind; may be given again.")
    ] = None,
    by: Annotated[
        str, typer.Option(metavar="NAME", help="Who decides. Default: the only name under coders: of issues.yaml.")
    ] = "",
    list_: Annotated[bool, typer.Option("--list", help="Only print what is open, with counts.")] = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what is open to FILE.csv or FILE.json, to fill in.")
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Record the decisions of such a file: all of them, or none."),
    ] = None,
    registers: RegisterOption = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Decide on what a machine read: one key to confirm, correct or reject each claim. Nothing is learned from it.

    Without --list, --export or --decisions it walks through the open claims, oldest first. Keys: c confirm,
    p confirm as a position, e correct, r reject, s skip, u undo, b back, q quit, ? help. Where stdin is no
    terminal, each line is a key.
    """
    # Loaded only here: it brings the whole council with it, which `detente reports read` need not wait for.
    work = importlib.import_module("detente.cli.review.carrying_out")
    kinds = [str(one) for one in kind or []]
    work.carry_out(desk, reports or [], kinds, by, list_, export, decisions, registers, reader, marking, as_json)
