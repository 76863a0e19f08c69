"""`detente exercises example`: example input, written to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.files import written_out
from detente.cli.show import print_json, say
from detente.sources.exercises import EXAMPLE

YEAR = ("year_calendar.yaml", "year_budget.yaml", "year_invitation.yaml", "year_incident.yaml")
EXAMPLE_FILES = (
    "made_up.yaml",
    "seen.yaml",
    "activities.csv",
    "notification.txt",
    "verification.yaml",
    "requests.yaml",
    "lower.yaml",
    *YEAR,
)


def example(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write the files to.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write example input: a made-up message, activities made up and real, and real requests for explanation.

    A file that is there already with other contents is kept, and nothing is written.
    """
    files = {name: (EXAMPLE / name).read_bytes() for name in EXAMPLE_FILES}
    written_out(folder, files)
    if as_json:
        print_json({"written": [str(folder / name) for name in files]})
        return
    for name in files:
        print(folder / name)
    say(f"Try: detente exercises check {folder / EXAMPLE_FILES[0]} --as-of 2025-12-31")
