"""`detente council compare`: the accounts of one meeting side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from detente.brief.comparisons import write_comparison
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.council.accounts import accounts_in_files, accounts_on_desk
from detente.cli.council.compare_json import comparison_as_json
from detente.cli.council.material import instants_of
from detente.cli.show import print_json
from detente.model.errors import InputError


def compare(
    accounts: Annotated[
        list[str], typer.Argument(metavar="FILE ...", help="Accounts, YAML files; with --desk: a meeting's key.")
    ],
    desk: Annotated[Path | None, typer.Option(metavar="DIR", help="Take the accounts of this desk.")] = None,
    as_of: Annotated[
        str | None, typer.Option(help="With --desk: only what was said by then. Default: now.")
    ] = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Compare the accounts of one meeting: what they tell alike, differently, or one alone.

    With --desk, what reports tell of the meeting stands beside the readouts, unconfirmed.
    """
    if as_of and not desk:
        raise InputError("an instant without a desk", where="--as-of", expected="--desk DIR", given="files only")
    if desk and len(accounts) > 1:
        raise InputError(
            "more than one meeting", expected="with --desk, the key of one meeting", given=" ".join(accounts)[:200]
        )
    audience = audience_of(reader, marking)
    until = instants_of(as_of, None, None)[1]
    found = (
        accounts_on_desk(desk, accounts[0], until, audience, marking)
        if desk
        else accounts_in_files(accounts, marking)
    )
    if as_json:
        print_json(comparison_as_json(found.meeting, found.comparison) | {"marking": found.marking})
    else:
        console = Console(highlight=False)
        write_comparison(found.comparison, console)
        console.print(f"\n{found.marking}")
