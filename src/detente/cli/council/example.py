"""`detente council example`: the bundled example, written to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.show import print_json, write_bytes
from detente.model.errors import InputError, StorageError
from detente.sources.example import example_files


def example(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write the files to.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write the bundled example: issues, positions, and a report written for demonstration.

    A file that is there already with other contents is kept, and nothing is written.
    """
    names = written_out(folder, example_files())
    if as_json:
        print_json({"folder": str(folder), "files": names})
    else:
        typer.echo("\n".join(str(folder / name) for name in names))


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
