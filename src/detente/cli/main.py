"""The entry point: `detente PART VERB`. Parts are named in a table and loaded when they are called.

Every verb sends data to stdout and words to stderr, and exits 0, 1 (findings that need action, only with
`--exit-code`) or 2 (bad use or bad input). Loading a part only when it is called keeps `detente --help`
under 0.3 s (measured in docs/benchmarks.md).
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import typer
import typer.core
from typer.main import get_command

from detente import __version__
from detente.cli.show import complain
from detente.model.errors import DetenteError
from detente.sources.english import one_thread

PARTS: dict[str, str] = {
    "brief": "Write a brief: what was said, where the sides stand, which rule applies, what is owed.",
    "council": "A cycle of dialogue from call to follow-up; where the parties stand, and the gaps between them.",
    "demo": "Make an example desk in a folder, print its brief and write the PDF.",
    "desk": "Make a desk: a folder with a ledger and its keys.",
    "exchange": "Signed messages with other desks: who they are, what is sent, what came, what is proved.",
    "exercises": "Check military activities against the law of their day; draft and check messages about them.",
    "ledger": "Append records, verify the whole ledger, prove one entry.",
    "reports": "Read wire reports into claims, each tied to its span.",
}
"""Every part, a module of `detente.cli` of the same name with an `app`, and its line in `detente --help`."""


class PartsByName(typer.core.TyperGroup):
    """A group whose parts are imported when they are called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all parts."""
        del ctx
        return list(PARTS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the part of that name, None if there is none; for the help page, its name and line only."""
        if cmd_name not in PARTS:
            return None
        if ctx.resilient_parsing or "--help" in sys.argv[1:2] or len(sys.argv) == 1:
            return typer.core.TyperCommand(name=cmd_name, help=PARTS[cmd_name])
        module = importlib.import_module(f"detente.cli.{cmd_name}")
        command = get_command(module.app)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=PartsByName,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Détente: what was declared, held against what was agreed and what was seen.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"detente {__version__}")
        raise typer.Exit


@app.callback()
def detente(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Détente: what was declared, held against what was agreed and what was seen."""
    del version


def main() -> None:
    """Run the command line; a teaching error goes to stderr and exits 2."""
    one_thread()
    try:
        app()
    except DetenteError as problem:
        complain(problem)
        sys.exit(2)
