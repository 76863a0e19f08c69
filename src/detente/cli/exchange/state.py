"""`detente exchange status`: what is due to whom, what came, what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from detente.cli.show import print_json, say
from detente.exchange.desk import Desk
from detente.exchange.state import Stream, streams


def status(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the desk.")],
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 if a message is due or missing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show for each desk and precedence how much was sent, is due without a receipt, came, or is missing."""
    with Desk.open(folder) as desk:
        found = streams(desk)
        head = {"origin": desk.origin, "size": desk.ledger.size}
    if as_json:
        print_json({**head, "streams": [msgspec.structs.asdict(one) for one in found]})
    else:
        for one in found:
            typer.echo(_line(one))
    waiting = sum(one.due for one in found)
    missing = sum(one.missing for one in found)
    say(f"{waiting} without a receipt, {missing} streams with a gap.")
    if exit_code and (waiting or missing):
        raise typer.Exit(1)


def _line(one: Stream) -> str:
    since = f" since {one.due_since.isoformat()}" if one.due_since else ""
    gap = f", {one.awaited} is missing" if one.missing else ""
    return f"{one.origin}  {one.precedence:<9}  sent {one.sent}, due {one.due}{since}; came {one.came}{gap}"
