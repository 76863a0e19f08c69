"""A log as files in the layout of C2SP tlog-tiles, which other people's tools read; and the check of every file.

`checkpoint`; `tile/L/N` of 256 hashes, `tile/L/N.p/W` of W; `tile/entries/N` of 256 entries, each behind its
length in two bytes, big-endian. N stands in groups of three digits, all but the last behind an `x`:
`x001/x234/067`. What is complete never changes, so a later export adds files, and puts the checkpoint in its place
last.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from detente.ledger.entries import read_entry
from detente.ledger.files import read_bytes, refusals, write_new
from detente.ledger.merkle import HASH_BYTES, Frontier, grow, leaf_hash
from detente.ledger.notes import Checkpoint, open_checkpoint, read_checkpoint, read_note
from detente.ledger.signing import PublicKey
from detente.ledger.tiles import LEVELS, WIDTH, all_tiles
from detente.model.errors import IntegrityError

CHECKPOINT = "checkpoint"
TILE = "tile"
ENTRIES = "entries"
LENGTH_BYTES = 2
_EMPTY = leaf_hash(b"")


class WrongFile(msgspec.Struct, frozen=True):
    """A file that is not as it was written: where it stands, from the folder, and what is wrong with it."""

    where: str
    problem: str


class Checked(msgspec.Struct, frozen=True):
    """What a check of tile files found; `root`: recomputed from the entries, 64 hexadecimal digits."""

    origin: str
    size: int
    root: str
    files: int
    problems: tuple[WrongFile, ...]


def tile_path(kind: str, number: int, width: int) -> str:
    """Return the path of a tile (`kind`: its level, or `entries`) of so many hashes or entries."""
    digits = str(number)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    *high, low = (digits[i : i + 3] for i in range(0, len(digits), 3))
    place = "/".join([TILE, kind, *(f"x{part}" for part in high), low])
    return place if width == WIDTH else f"{place}.p/{width}"


def width_of(size: int, level: int, number: int) -> int:
    """Return how many hashes a tile holds in a tree of this size."""
    return min(WIDTH, (size >> LEVELS * level) - WIDTH * number)


def write_tiles(entries: Iterable[bytes], note: str, folder: Path) -> int:
    """Return how many files were written, the checkpoint not counted; what is there already is left.

    IntegrityError if a complete file is there and differs: the folder holds another log.
    """
    size = read_checkpoint(read_note(note).text).size
    written = 0

    def leaves() -> Iterator[bytes]:
        nonlocal written
        for number, bundle in enumerate(_bundles(entries)):
            data = b"".join(len(entry).to_bytes(LENGTH_BYTES, "big") + entry for entry in bundle)
            written += _put(folder / tile_path(ENTRIES, number, len(bundle)), data)
            yield from map(leaf_hash, bundle)

    for (level, number), hashes in all_tiles(leaves()):
        width = width_of(size, level, number)
        written += _put(folder / tile_path(str(level), number, width), hashes[: width * HASH_BYTES])
    _make(folder)
    write_new(folder / CHECKPOINT, note.encode())
    return written


def check_tiles(folder: Path, key: PublicKey | None) -> Checked:
    """Return what is wrong in a folder of tiles: every file against the entries, the root against the checkpoint.

    `key` checks the signature; None: it is not checked. StorageError where the folder cannot be read,
    IntegrityError where its checkpoint is none.
    """
    note = read_bytes(folder / CHECKPOINT).decode("utf-8", "replace")
    head = open_checkpoint(note, key) if key else read_checkpoint(read_note(note).text)
    return _Check(folder, head).run()


class _Check:
    """One check under way."""

    def __init__(self, folder: Path, head: Checkpoint) -> None:
        self.folder, self.head = folder, head
        self.problems: list[WrongFile] = []
        self.seen: set[Path] = set()
        self.frontier = Frontier()

    def run(self) -> Checked:
        """Return what was found."""
        for (level, number), hashes in all_tiles(self._leaves()):
            width = width_of(self.head.size, level, number)
            self._tile(
                str(level), number, width, [hashes[i * HASH_BYTES : (i + 1) * HASH_BYTES] for i in range(width)]
            )
        root = self.frontier.root()
        if root != self.head.root:
            self._note(self.folder / CHECKPOINT, f"signs another root than that of the entries, {root.hex()}")
        found = {path for path in self.folder.rglob("*") if path.is_file()} - {self.folder / CHECKPOINT}
        for path in sorted(found - self.seen):
            self._note(path, "a file that belongs to no tile of this tree")
        return Checked(self.head.origin, self.head.size, root.hex(), len(self.seen), tuple(self.problems))

    def _leaves(self) -> Iterator[bytes]:
        for number in range(-(-self.head.size // WIDTH)):
            width = width_of(self.head.size, 0, number)
            place = self.folder / tile_path(ENTRIES, number, width)
            bundle = self._bundle(place, width)
            parts = [len(entry).to_bytes(LENGTH_BYTES, "big") + entry for entry in bundle]
            self._tile(ENTRIES, number, width, parts)
            leaves = [leaf_hash(entry) for entry in bundle] or [_EMPTY] * width
            self.frontier, _ = grow(self.frontier, leaves)
            yield from leaves

    def _bundle(self, place: Path, width: int) -> list[bytes]:
        """Return the entries of a bundle, none where it is not one of so many."""
        try:
            entries = list(_entries_of(read_bytes(place))) if place.is_file() else []
            for entry in entries:
                read_entry(entry)
        except IntegrityError as problem:
            self._note(place, problem.problem)
            return []
        return entries if len(entries) == width else []

    def _tile(self, kind: str, number: int, width: int, parts: list[bytes]) -> None:
        """Check the file of a tile, and the partial ones that earlier exports left, against what they hold."""
        place = self.folder / tile_path(kind, number, width)
        earlier = (self.folder / tile_path(kind, number, WIDTH - 1)).parent
        self._file(place, b"".join(parts))
        for path in sorted({*earlier.glob("*")} - {place}):
            count = int(path.name) if path.name.isascii() and path.name.isdigit() else 0
            if 0 < count < width and path.name == str(count):
                self._file(path, b"".join(parts[:count]))

    def _file(self, path: Path, due: bytes) -> None:
        self.seen.add(path)
        if not path.is_file():
            self._note(path, "missing")
        elif not due or read_bytes(path) != due:
            self._note(path, "not what the entries say")

    def _note(self, path: Path, problem: str) -> None:
        self.problems.append(WrongFile(path.relative_to(self.folder).as_posix(), problem))


def _bundles(entries: Iterable[bytes]) -> Iterator[list[bytes]]:
    left = iter(entries)
    while bundle := list(islice(left, WIDTH)):
        yield bundle


def _entries_of(data: bytes) -> Iterator[bytes]:
    """Yield the entries of a bundle; IntegrityError if its lengths do not fit."""
    place = 0
    while place < len(data):
        end = place + LENGTH_BYTES + int.from_bytes(data[place : place + LENGTH_BYTES], "big")
        if end > len(data):
            raise IntegrityError("an entry bundle that is cut off", expected=f"{end} bytes", given=f"{len(data)}")
        yield data[place + LENGTH_BYTES : end]
        place = end


def _put(path: Path, data: bytes) -> int:
    """Return 1 if the file was written, 0 if it was there."""
    if path.is_file():
        if read_bytes(path) != data:
            raise IntegrityError(
                "a tile of another log is there",
                where=str(path),
                expected="a new folder, or one with an earlier export of this log",
                given=f"a file with other bytes than the {len(data)} due",
                next_step="keep that folder as evidence if it was yours, and export into another",
            )
        return 0
    _make(path.parent)
    write_new(path, data)
    return 1


def _make(folder: Path) -> None:
    with refusals(folder, "write"), contextlib.suppress(FileExistsError):
        folder.mkdir(parents=True)
