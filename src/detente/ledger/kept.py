"""The size and root of the last checkpoint, kept apart: a database put back from an older copy is refused.

One sector of 64 bytes, `SIZE ROOT`: 19 decimal digits, a space, 44 characters of base64. It is compared and
swapped in place after each commit, without a sync: a write that is lost leaves an older head of the same log,
which refuses less and never wrongly. Who keeps it on another disk (`kept` in desk.yaml) learns of a folder that
was put back whole.
"""

from __future__ import annotations

import base64
import contextlib
import os
import re
from pathlib import Path

import msgspec

from detente.ledger.files import lock_file, read_bytes, refusals, write_new
from detente.ledger.merkle import HASH_BYTES, Frontier
from detente.ledger.signing import from_base64
from detente.model.errors import IntegrityError, StorageError

SECTOR_BYTES = 64
_FORM = re.compile(r"([0-9]{19}) ([A-Za-z0-9+/]{43}=)")


class Head(msgspec.Struct, frozen=True):
    """How many entries a log holds, and the root over them (32 bytes)."""

    size: int
    root: bytes

    @property
    def sector(self) -> bytes:
        """Return the 64 bytes that are kept."""
        return f"{self.size:019d} {base64.b64encode(self.root).decode()}".encode()


def head_of(frontier: Frontier) -> Head:
    """Return the head of a tree."""
    return Head(frontier.size, frontier.root())


def read_sector(data: bytes, where: str) -> Head:
    """Return the head of 64 bytes; IntegrityError if they are not of that form."""
    found = _FORM.fullmatch(data.decode("ascii", "replace"))
    root = from_base64(found[2]) if found else b""
    if not found or len(root) != HASH_BYTES:
        raise IntegrityError(
            "the checkpoint kept apart is not one",
            where=where,
            expected="64 bytes: 19 digits, a space, a root of 32 bytes in base64",
            given=repr(data[:80]),
            next_step="run: detente ledger verify; if all else is sound, remove the file and run:"
            " detente ledger checkpoint --keep",
        )
    return Head(int(found[1]), root)


def read_kept(place: Path) -> Head:
    """Return the head that is kept; StorageError if there is none, IntegrityError if it was changed."""
    if not place.is_file():
        raise StorageError(
            "the checkpoint kept apart is missing",
            where=str(place),
            expected="the file in which this desk keeps its last checkpoint, on the disk that desk.yaml names",
            given="no such file",
            next_step="connect that disk; if the file is lost and the ledger is the newest there is, run:"
            " detente ledger checkpoint --keep",
        )
    return read_sector(read_bytes(place), str(place))


def write_kept(place: Path, head: Head) -> None:
    """Put the first head in its place; StorageError if there is one already."""
    if place.exists():
        raise StorageError(
            "a checkpoint is kept there already",
            where=str(place),
            expected="a place that holds none",
            given=place.name,
            next_step="nothing is to be done; each record moves it on",
        )
    write_new(place, head.sector)


def demand_continues(kept: Head, size: int, root_at: bytes, place: Path) -> None:
    """Raise IntegrityError unless a log of this size continues the one that was kept.

    `root_at`: the root over the first `kept.size` entries, empty where there are not so many.
    """
    if kept.size <= size and root_at == kept.root:
        return
    rewound = kept.size > size
    raise IntegrityError(
        "an older copy of the ledger" if rewound else "another ledger than the one that was kept",
        where=str(place),
        expected=f"at least {kept.size} entries, the first {kept.size} under root {kept.root.hex()}",
        given=f"{size} entries" + ("" if rewound else f", the first {kept.size} under root {root_at.hex()}"),
        next_step="put back the newest copy there is. If it is lost, do not go on with this one: others hold"
        " checkpoints over what is gone, and would see two histories. Save its records (detente ledger export"
        " --records), found a new desk, append them there, and tell the other desks",
    )


class Kept:
    """The place, held by one writer: two copies of one desk that share it cannot both write."""

    def __init__(self, place: Path) -> None:
        self.place = place
        with contextlib.ExitStack() as stack:
            stack.enter_context(refusals(place, "write"))
            self._handle = os.open(place, os.O_RDWR)
            stack.callback(os.close, self._handle)
            lock_file(self._handle, place)
            stack.pop_all()

    def close(self) -> None:
        """Let go of the place; twice is once, for by then the number may be another file's."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)

    def swap(self, old: Head, new: Head) -> None:
        """Put `new` in the place of a head that is `old`; IntegrityError if another stands there.

        After an unclean end what stands there may be older than `old`; `settle` brings it up when a log is opened.
        """
        found = self.read()
        if found != old:
            raise IntegrityError(
                "another copy of this desk has written",
                where=str(self.place),
                expected=f"the checkpoint of {old.size} entries that this one wrote",
                given=f"a checkpoint of {found.size} entries",
                next_step="end both; go on with the copy that holds the more entries, and remove the other",
            )
        self._write(new)

    def settle(self, new: Head) -> None:
        """Put the head of a log that was found to continue what is kept in its place."""
        if self.read() != new:
            self._write(new)

    def read(self) -> Head:
        """Return what stands there now."""
        with refusals(self.place, "read"):
            os.lseek(self._handle, 0, os.SEEK_SET)
            data = os.read(self._handle, SECTOR_BYTES + 1)
        return read_sector(data, str(self.place))

    def _write(self, new: Head) -> None:
        with refusals(self.place, "write"):
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, new.sector)
