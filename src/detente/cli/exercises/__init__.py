"""`detente exercises`: military activities held against the law of their day, and the messages about them."""

from __future__ import annotations

from collections.abc import Callable

import typer

from detente.cli.exercises.bring import bring
from detente.cli.exercises.buildup import buildup
from detente.cli.exercises.check import check
from detente.cli.exercises.claims import claims
from detente.cli.exercises.compare import compare
from detente.cli.exercises.draft import draft
from detente.cli.exercises.example import example
from detente.cli.exercises.export import export
from detente.cli.exercises.forms import forms
from detente.cli.exercises.law import law_command
from detente.cli.exercises.message import message
from detente.cli.exercises.owed import owed
from detente.cli.exercises.picture import picture
from detente.cli.exercises.render import render
from detente.cli.exercises.split import split
from detente.cli.exercises.sweep import sweep
from detente.cli.exercises.thread import thread
from detente.cli.exercises.verification import verification
from detente.cli.exercises.zone import zone

HELP = "Check military activities against the law of their day; draft and check messages about them."

app = typer.Typer(no_args_is_help=True, help=HELP)

VERBS: dict[str, Callable[..., None]] = {
    "check": check,
    "law": law_command,
    "example": example,
    "forms": forms,
    "draft": draft,
    "message": message,
    "render": render,
    "verification": verification,
    "import": bring,
    "export": export,
    "thread": thread,
    "owed": owed,
    "zone": zone,
    "picture": picture,
    "compare": compare,
    "sweep": sweep,
    "claims": claims,
    "split": split,
    "buildup": buildup,
}
"""Every verb, a function of a module of this folder."""

for _name, _verb in VERBS.items():
    app.command(name=_name)(_verb)


@app.callback()
def exercises() -> None:
    """Check military activities against the law of their day; draft and check messages about them."""
