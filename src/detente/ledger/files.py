"""Files that are wholly there or not at all: written beside their place, synced, then put into it."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from detente.model.errors import StorageError

try:
    import fcntl
except ImportError:  # pragma: no cover  Windows
    fcntl = None  # type: ignore[assignment]


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file; StorageError if it cannot be read."""
    with refusals(path, "read"):
        return path.read_bytes()


def write_new(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Put a whole file in its place, durably; StorageError, and nothing left behind, where that fails.

    Temporary file, fsync, rename, fsync of the folder: after a crash the file is there with all its bytes or
    not there at all (ALICE, OSDI 2014: a rename without both syncs may leave an empty file).
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with refusals(path, "write"):
        try:
            _write_synced(beside, data, mode)
            os.replace(beside, path)  # noqa: PTH105  one name for the call that tests make fail
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can open folders (Windows cannot, and need not)."""
    if os.name == "nt":  # pragma: no cover
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lock_file(handle: int, path: Path) -> None:
    """Hold an open file for this process alone; StorageError where another holds it. Windows has no such lock."""
    if fcntl is None:  # pragma: no cover
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        raise StorageError(
            "another process holds this file",
            where=str(path),
            expected="one writer",
            given="a second one, perhaps a copy of the same desk",
            next_step="end the other, then try again",
        ) from problem


@contextlib.contextmanager
def refusals(path: Path, verb: str) -> Iterator[None]:
    """Turn a refusal of the system into a StorageError that names the path."""
    try:
        yield
    except OSError as problem:
        raise StorageError(
            f"the system does not {verb} this path",
            where=str(path),
            expected=f"a path that this user may {verb}, on a disk with room",
            given=problem.strerror or str(problem),
            next_step="check the path, its permissions and the free space, then try again",
        ) from problem


def _write_synced(path: Path, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
