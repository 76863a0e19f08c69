"""`detente council example`: a bundled example, written to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.files import written_out
from detente.cli.show import print_json
from detente.sources.example import DRAFTS, JANUARY_2022, NAMES, example_files


def example(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write the files to.")],
    name: Annotated[
        str, typer.Option(metavar="NAME", help=f"Which example: {', '.join((*NAMES, DRAFTS))}.")
    ] = JANUARY_2022,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write a bundled example: issues, positions, the steps of a dialogue, and where it has one, a report.

    A file that is there already with other contents is kept, and nothing is written.
    """
    names = written_out(folder, example_files(name))
    if as_json:
        print_json({"name": name, "folder": str(folder), "files": names})
    else:
        typer.echo("\n".join(str(folder / file) for file in names))
