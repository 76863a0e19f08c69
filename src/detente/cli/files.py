"""Files as verbs read and write them: the bytes of one, and several written to a folder, all or none."""

from __future__ import annotations

from pathlib import Path

from detente.cli.show import write_bytes
from detente.model.errors import InputError, StorageError


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file; StorageError if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise StorageError(
            "a file that cannot be read",
            where=str(path),
            expected="a file",
            given=str(problem.strerror or problem),
        ) from problem


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
    return not path.is_file() or bytes_of(path) != data


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
