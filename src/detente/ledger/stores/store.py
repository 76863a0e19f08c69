"""What a ledger asks of the place where its log stands, in words of the ledger.

Every method raises StorageError where the place refuses, and IntegrityError where what stands there cannot be what
was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

import msgspec

from detente.ledger.derived import Derivation, Logged, Tables
from detente.ledger.entries import read_entry
from detente.ledger.merkle import NodeHash

SearchRow = tuple[Any, ...]
"""Position, said, recorded, earliest, latest (microseconds since 1970), kind, party."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What one commit adds: entries from position `start`, and all that belongs to them.

    `entries`: id and bytes. `bodies`: position, salt, bytes beside the log, digest as said. `nodes`: the complete
    nodes added, level by level. `note`: the checkpoint that signs the tree with all of it. `stretch`: the entries
    as derivations see them, none where there is no derivation.
    """

    start: int
    entries: Sequence[tuple[bytes, bytes]]
    bodies: Sequence[tuple[int, bytes, bytes, bytes]]
    search: Sequence[SearchRow]
    nodes: Sequence[Sequence[bytes]]
    note: str
    stretch: Sequence[Logged] = ()

    def rows(self) -> Iterator[tuple[int, int, bytes]]:
        """Yield position, prefix of the id, and bytes of every entry."""
        return ((place, prefix_of(id_), entry) for place, (id_, entry) in enumerate(self.entries, self.start))


def prefix_of(id_: bytes) -> int:
    """Return the first eight bytes of an id as a signed number, by which entries are found.

    A key that short costs a fifth of the room and half of the time of the whole id; who finds an entry by it,
    compares the id (others can make two records whose ids begin alike).
    """
    return int.from_bytes(id_[:8], "big", signed=True)


def id_of(entry: bytes) -> bytes:
    """Return the id of the record in an entry, 32 bytes; IntegrityError if it is none."""
    return bytes.fromhex(read_entry(entry).id)


class Stored(msgspec.Struct, frozen=True):
    """All that stands in a store of one entry, whatever it is: an audit believes none of it."""

    position: Any
    prefix: Any
    entry: Any
    salt: Any
    body: Any
    said_as: Any
    search: tuple[Any, ...]


class Store(Protocol):
    """An open store. One writer holds it; any number read."""

    where: str
    """The file or address, for errors."""

    def close(self) -> None:
        """Release the place and the lock."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Read everything inside as it stood at one instant; nothing can be written inside."""

    def size(self) -> int:
        """Return how many entries stand in it."""

    def notes(self) -> list[str]:
        """Return the checkpoints that stand in it, which should be one."""

    def node(self, size: int) -> NodeHash:
        """Return the function that gives the complete nodes of the tree of this size."""

    def tile(self, level: int, number: int) -> bytes | None:
        """Return the bytes of a tile as they stand there, None where there is none."""

    def entry(self, position: int) -> bytes | None:
        """Return the bytes of the entry at a position from 0, None where there is none."""

    def position(self, id_: bytes) -> int | None:
        """Return where the record of this id stands, None where it does not."""

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes of the entries from position `start` up to, not with, `end`."""

    def key_statements(self, size: int) -> Iterator[tuple[int, bytes]]:
        """Yield position and bytes of the entries of kind `ledger.key` among the first `size`, in their order.

        Read at each opening: the place keeps an index of these few.
        """

    def known(self, ids: Iterable[bytes]) -> set[bytes]:
        """Return those of these ids that stand in the log."""

    def said_as(self, digests: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return by digest of a record as it was said the id under which it stands, for those that do."""

    def beside(self, position: int) -> tuple[bytes, bytes] | None:
        """Return salt and bytes of what stands beside the entry at a position, None where nothing does."""

    def said(
        self, said_until: int, recorded_until: int, size: int
    ) -> Iterator[tuple[int, bytes, bytes | None, bytes | None]]:
        """Yield id prefix, entry, salt and body of what was said and recorded by then, of the first entries.

        The bounds are microseconds since 1970, inclusive; the order is any.
        """

    def commit(self, group: Group, derivations: Sequence[Derivation]) -> None:
        """Add a group and what is derived from it; durable when it returns, undone where anything in it fails."""

    def forget(self, position: int) -> bool:
        """Delete what stands beside the entry at a position, wherever it is; return whether it was there."""

    def rebuild(self, search: Iterable[SearchRow]) -> None:
        """Put these rows in the place of all that was derived for searching."""

    def through(self, derivation: Derivation) -> int | None:
        """Return how many entries a derivation has seen; None where it stands in another form, or not at all."""

    def derive(self, derivation: Derivation, work: Callable[[Tables], int], *, afresh: bool) -> None:
        """Run `work` in one transaction and note the size it returns as seen; `afresh` on new, empty tables."""

    def tables(self) -> Tables:
        """Return the derived tables, to be read."""

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the place itself: its structure, its marks, rows that belong to no entry."""

    def everything(self) -> Iterator[Stored]:
        """Yield all that stands there, in the order of the positions."""

    def tile_count(self) -> int:
        """Return how many tiles stand there."""

    def orphans(self) -> list[str]:
        """Return the names of the tables with rows that belong to no entry."""
