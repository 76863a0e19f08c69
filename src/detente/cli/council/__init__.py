"""`detente council`: a cycle of dialogue, where the parties stand, and the gaps between them."""

from __future__ import annotations

from collections.abc import Callable

import typer

from detente.cli.council.bringing import bring
from detente.cli.council.calendar import calendar
from detente.cli.council.calling import call, hold, next_
from detente.cli.council.coders import coders
from detente.cli.council.compare import compare
from detente.cli.council.deciding import correct, decide, package
from detente.cli.council.difference import difference
from detente.cli.council.example import example
from detente.cli.council.forums import forums
from detente.cli.council.gaps import gaps
from detente.cli.council.history import history
from detente.cli.council.options import Step, with_frame
from detente.cli.council.paper import paper
from detente.cli.council.picture import picture
from detente.cli.council.recording import record
from detente.cli.council.show import show
from detente.cli.council.stating import link, note, readout, state
from detente.cli.council.tabling import agenda, answer, followup, table

HELP = "A cycle of dialogue from call to follow-up; where the parties stand, and the gaps between them."

app = typer.Typer(no_args_is_help=True, help=HELP)

STEPS: dict[str, Callable[..., Step]] = {
    "call": call,
    "agenda": agenda,
    "table": table,
    "hold": hold,
    "state": state,
    "answer": answer,
    "package": package,
    "link": link,
    "decide": decide,
    "readout": readout,
    "followup": followup,
    "next": next_,
    "note": note,
    "correct": correct,
}
"""The verbs that record a step, in the order of a cycle; each makes the step, `recording.py` does the rest."""

VERBS: dict[str, Callable[..., None]] = {
    **{name: with_frame(build, record) for name, build in STEPS.items()},
    "import": bring,
    "show": show,
    "gaps": gaps,
    "forums": forums,
    "picture": picture,
    "coders": coders,
    "history": history,
    "compare": compare,
    "difference": difference,
    "calendar": calendar,
    "paper": paper,
    "example": example,
}
"""Every verb, a function of a module of this folder."""

for _name, _verb in VERBS.items():
    app.command(name=_name)(_verb)


@app.callback()
def council() -> None:
    """A cycle of dialogue from call to follow-up; where the parties stand, and the gaps between them."""
