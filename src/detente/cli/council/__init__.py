"""`detente council`: a cycle of dialogue, where the parties stand, and the gaps between them."""

from __future__ import annotations

from collections.abc import Callable

import typer

from detente.cli.council.calendar import calendar
from detente.cli.council.example import example
from detente.cli.council.gaps import gaps
from detente.cli.council.paper import paper

HELP = "A cycle of dialogue from call to follow-up; where the parties stand, and the gaps between them."

app = typer.Typer(no_args_is_help=True, help=HELP)

VERBS: dict[str, Callable[..., None]] = {"gaps": gaps, "paper": paper, "calendar": calendar, "example": example}
"""Every verb, a function of a module of this folder."""

for _name, _verb in VERBS.items():
    app.command(name=_name)(_verb)


@app.callback()
def council() -> None:
    """A cycle of dialogue from call to follow-up; where the parties stand, and the gaps between them."""
