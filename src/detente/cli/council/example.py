"""`detente council example`: a bundled example, written to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.show import print_json, write_bytes
from detente.model.errors import InputError, StorageError
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


def written_out(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Return the names of files written to a folder; a file there with other contents is kept, none is written."""
    changed = [name for name in files if (folder / name).exists() and _other(folder / name, files[name])]
    if changed:
        raise InputError(
            "a file that is there already",
            where=str(folder / changed[0]),
            expected="a new folder, or one with the files as they are shipped",
            given="a file of that name with other contents",
            next_step="name another folder",
        )
    _make(folder)
    for name, data in files.items():
        write_bytes(folder / name, data)
    return sorted(files)


def _other(path: Path, data: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != data


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StorageError(
            "the folder could not be made",
            where=str(folder),
            expected="a place where folders may be made",
            given=str(problem.strerror or problem),
            next_step="name another folder",
        ) from problem
