"""The ledger: append signed records durably, see what was said by an instant, prove that an entry stands in it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from detente.ledger import folder as places
from detente.ledger.derived import Derivation, Tables, logged
from detente.ledger.entries import read_entry
from detente.ledger.founding import furnish
from detente.ledger.groups import Sealer
from detente.ledger.heads import with_second_line
from detente.ledger.kept import head_of
from detente.ledger.keys import Chain, demand_no_own_words, statement_record
from detente.ledger.merkle import (
    consistency_nodes,
    cut_node,
    inclusion_nodes,
)
from detente.ledger.notes import Proof
from detente.ledger.opening import Pen, State, open_store, read_chain, release
from detente.ledger.passphrase import asked
from detente.ledger.prepare import (
    Ready,
    Signed,
    derived_row,
    microseconds,
    prepare,
    prepare_signed,
    whole,
)
from detente.ledger.several import several_nodes
from detente.ledger.signing import PublicKey, SecretKey
from detente.ledger.stores.address import checked_address
from detente.ledger.stores.store import Store, prefix_of
from detente.ledger.vault import Passphrase
from detente.model import canonical
from detente.model.errors import InputError, IntegrityError, StorageError
from detente.model.kinds import KINDS
from detente.model.ledger_keys import KeyStatement
from detente.model.record import Digest, Record
from detente.model.view import SHARED, Audience, Entry, View, view_of

STRETCH = 256
"""How many entries a derivation is given at once when it catches up."""

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the instant by this machine's clock."""
    return datetime.now(UTC)


class Ledger:
    """An open ledger. For writing it is the only writer; for reading it shows the state at which it was opened."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        state: State,
        clock: Clock = now,
        derivations: Sequence[Derivation] = (),
    ) -> None:
        self.folder = folder
        self.desk = places.read_desk(folder)
        self._store, self._clock, self._broken = store, clock, False
        self._derivations = tuple(derivations)
        self._settle(state)
        for derivation in self._derivations if state.pen else ():
            self._derive(derivation)

    @classmethod
    def create(  # noqa: PLR0913  what a desk may be from its beginning
        cls,
        folder: Path,
        party: str,
        *,
        name: str = "",
        store: str = "",
        clock: Clock = now,
        passphrase: str | None = None,
    ) -> Ledger:
        """Return the ledger of a new desk in a new or empty folder; where that fails, nothing is left behind.

        `store`: the address of a PostgreSQL database whose schema is empty; none: SQLite in the folder. The secret
        key is encrypted if a passphrase is given.
        """
        places.checked_party(party)
        checked_address(store)
        made = places.claim_folder(folder)
        try:
            furnish(folder, party, name or party, store, passphrase)
            return cls.open(folder, clock=clock, passphrase=lambda: passphrase or "")
        except BaseException:
            with contextlib.suppress(OSError):
                places.clear_folder(folder, whole=made)
            raise

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        read_only: bool = False,
        clock: Clock = now,
        derivations: Sequence[Derivation] = (),
        passphrase: Passphrase = asked,
    ) -> Ledger:
        """Return the ledger of a desk; StorageError if another process writes, IntegrityError if it changed.

        `passphrase` is called where the key that signs is encrypted. Opened for writing, it brings the tables of
        these derivations up to the log, and keeps them there.
        """
        store, state = open_store(folder, read_only=read_only, passphrase=passphrase)
        try:
            return cls(folder, store, state, clock, derivations)
        except BaseException:
            release(store, state)
            raise

    def __enter__(self) -> Ledger:
        """Return the ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the ledger."""
        self.close()

    def close(self) -> None:
        """Release the database and the lock."""
        release(self._store, self._state)

    @property
    def party(self) -> str:
        """Return the party whose desk this is."""
        return self.desk.party

    @property
    def size(self) -> int:
        """Return how many entries the ledger holds."""
        return self._state.frontier.size

    def root(self) -> bytes:
        """Return the root hash, 32 bytes."""
        return self._state.frontier.root()

    def checkpoint(self) -> str:
        """Return the signed head of the tree, a C2SP checkpoint."""
        return self._state.note

    def outgoing(self) -> str:
        """Return the checkpoint as it leaves the desk, signed by both keys; StorageError for a reader."""
        return with_second_line(self.checkpoint(), self.pen().key, int(self._clock().timestamp()))

    @property
    def chain(self) -> Chain:
        """Return the keys of this log, and which entries each signed."""
        return self._state.chain

    def append(self, records: Iterable[Record[Any]]) -> tuple[Digest, ...]:
        """Return the ids, in the order given, when all records are durable; all are recorded, or none.

        A record that is there already is not entered again. SchemaError names a record that cannot be
        recorded; StorageError that the disk refused, after which the ledger must be opened anew.
        """
        return self.append_ready([prepare(record) for record in records])

    def append_signed(
        self, signed: Iterable[Signed], keys: Mapping[str, PublicKey], own: Iterable[Record[Any]] = ()
    ) -> tuple[Digest, ...]:
        """Return the ids of records that other desks signed, then of our own, all recorded in one group or none.

        Each stands in the log byte for byte as it was signed, after one of `keys` (by key id) was found to have
        signed it; InputError where none did. A record that is there already is not entered again.
        """
        foreign = [prepare_signed(record, keys) for record in signed]
        return self.append_ready([*foreign, *(prepare(record) for record in own)])

    def append_ready(self, ready: Sequence[Ready]) -> tuple[Digest, ...]:
        """Return the ids of records that `prepare` or `prepare_signed` made ready, all recorded in one group."""
        pen = self.pen()
        ids, fresh = self._new_among(ready)
        demand_no_own_words(self.chain, fresh)
        if fresh:
            self._write(fresh, pen.key)
        return tuple(id_.hex() for id_ in ids)

    def tables(self, derivation: Derivation) -> Tables:
        """Return the derived tables, to be read; StorageError if this derivation has not seen all of the log."""
        seen = self._store.through(derivation)
        if seen is None or seen < self.size:
            raise StorageError(
                "tables that are behind the log",
                where=f"{self._store.where}, tables of {derivation.name}",
                expected=f"tables derived from all {self.size} entries",
                given=f"from {seen or 0}",
                next_step="open the ledger for writing with this derivation once, which derives the rest",
            )
        return self._store.tables()

    def view(
        self, said_until: datetime, recorded_until: datetime | None = None, *, audience: Audience = SHARED
    ) -> View:
        """Return what was said, and recorded here, no later than the bounds; bodies attached unless forgotten.

        Only what the audience may read is in it; by default what is shared, and nothing held.
        """
        last = recorded_until or datetime.max.replace(tzinfo=UTC)
        rows = self._store.said(microseconds(said_until), microseconds(last), self.size)
        return view_of((self._entry(*row) for row in rows), said_until, recorded_until, audience)

    def entries(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the bytes of every entry, oldest first; or of those from index `start` up to, not with, `end`."""
        return self._store.entries(start, self.size if end is None else min(end, self.size))

    def entry(self, which: Digest | int) -> tuple[int, bytes]:
        """Return index and bytes of an entry, named by id or index; InputError where there is none."""
        place = which if isinstance(which, int) else self._store.position(_digest_bytes(which))
        entry = self._store.entry(place) if place is not None and 0 <= place < self.size else None
        if place is None or entry is None:
            raise InputError(
                "no such entry",
                where=str(self.folder),
                expected=f"the id of a record in this ledger, or an index from 0 to {self.size - 1}",
                given=str(which),
            )
        return place, entry

    def beside(self, index: int) -> tuple[bytes, bytes] | None:
        """Return salt and JSON of what stands beside an entry; None where nothing does, or it was forgotten."""
        return self._store.beside(index)

    def prove(self, which: Digest | int) -> Proof:
        """Return the proof that an entry, named by id or index, stands in the tree of the last checkpoint."""
        index, entry = self.entry(which)
        path = tuple(self._node(level, place) for level, place in inclusion_nodes(index, self.size))
        return Proof(index, path, self._state.note, entry)

    def prove_several(self, indices: Iterable[int]) -> tuple[bytes, ...]:
        """Return the hashes that prove these entries at once, under the last checkpoint (`several.py`)."""
        return tuple(self._node(level, place) for level, place in several_nodes(indices, self.size))

    def prove_consistency(self, old_size: int) -> tuple[bytes, ...]:
        """Return the hashes that prove that the tree of `old_size` is the beginning of this one."""
        if not 0 < old_size <= self.size:
            raise InputError(
                "no such size", expected=f"1 to {self.size}, the sizes this ledger has had", given=str(old_size)
            )
        return tuple(self._node(level, place) for level, place in consistency_nodes(old_size, self.size))

    def forget(self, which: Digest) -> bool:
        """Delete the body and salt of a personal record, or all of a held one; return whether it was still there.

        The entry and the digest stay, so that the proofs hold and the deletion can be shown. The write-ahead
        log is emptied as well; StorageError if a reader keeps it open.
        """
        self.pen()
        index, entry = self.entry(which)
        record = canonical.decode_known(read_entry(entry).record)
        if record.held_digest is None and not KINDS[record.kind].personal:
            raise InputError(
                "a body that cannot be forgotten",
                where=f"entry {index}",
                expected="a held record, or a kind that may name private persons",
                given=record.kind,
            )
        return self._store.forget(index)

    def rebuild(self) -> None:
        """Drop what is derived, for searching and for other rooms, and derive it again from the log."""
        self.pen()
        entries = self._store.entries(0, self.size)
        self._store.rebuild(derived_row(position, entry) for position, entry in enumerate(entries))
        for derivation in self._derivations:
            self._derive(derivation, afresh=True)

    def _derive(self, derivation: Derivation, *, afresh: bool = False) -> None:
        """Bring the tables of a derivation up to the log, from what it has seen or from the beginning."""
        seen = None if afresh else self._store.through(derivation)
        if seen == self.size:
            return
        start = 0 if seen is None or seen > self.size else seen

        def work(tables: Tables) -> int:
            for first in range(start, self.size, STRETCH):
                entries = self._store.entries(first, min(first + STRETCH, self.size))
                derivation.derive([logged(place, entry) for place, entry in enumerate(entries, first)], tables)
            return self.size

        self._store.derive(derivation, work, afresh=start == 0)

    def keys(self) -> dict[str, PublicKey]:
        """Return the desk's public keys by id, oldest first; the last one signs now."""
        return {life.key.id: life.key for life in self.chain.lives}

    def declare(self, statement: KeyStatement, head_key: SecretKey) -> None:
        """Record a statement on the keys; `head_key` signs the checkpoint over it, and from then on.

        `rotation.py` makes statements that hold; one that does not is an IntegrityError, and the ledger is lost.
        """
        self._write([prepare(statement_record(statement, self.party, self._clock()))], head_key)
        chain = read_chain(self.folder, self.desk, self._store, self.size)
        pen = msgspec.structs.replace(self.pen(), key=head_key)
        self._settle(msgspec.structs.replace(self._state, chain=chain, pen=pen))

    def _settle(self, state: State) -> None:
        self._state = state
        self._complete = self._store.node(self.size)
        self._edge: dict[int, bytes] = {}

    def _node(self, level: int, index: int) -> bytes:
        """Return the hash of a node; of each row at most the last is cut off, and is computed once."""
        if (index + 1) << level <= self.size:
            return self._complete(level, index)
        if level not in self._edge:
            self._edge[level] = cut_node(level, index, self.size, self._complete)
        return self._edge[level]

    def pen(self) -> Pen:
        """Return what writes; StorageError for a reader, and after the disk refused a group."""
        if self._state.pen is None or self._broken:
            raise StorageError(
                "this ledger is not open for writing",
                where=str(self.folder),
                expected="a ledger opened for writing, on a disk that has not refused",
                given="a disk that refused the last group" if self._broken else "a ledger opened for reading only",
                next_step="open it anew",
            )
        return self._state.pen

    def _new_among(self, ready: Sequence[Ready]) -> tuple[list[bytes], list[Ready]]:
        """Return the id under which each record stands or will stand, and those not there yet."""
        apart = self._store.said_as(r.beside.said_as for r in ready if r.beside and not r.signed)
        known = self._store.known(r.id for r in ready)
        ids, fresh = [], []
        for record in ready:
            id_ = record.id
            if record.beside and not record.signed:
                id_ = apart.setdefault(record.beside.said_as, id_)
            ids.append(id_)
            if id_ == record.id and id_ not in known:
                known.add(id_)
                fresh.append(record)
        return ids, fresh

    def _write(self, fresh: list[Ready], head_key: SecretKey) -> None:
        pen, before = self.pen(), self._state.frontier
        sealer = Sealer(pen.key, head_key, self.desk.origin, self._clock())
        group, frontier = sealer.group(fresh, before, derived=bool(self._derivations))
        # Until the commit has returned nobody knows what is on the disk: a ledger that failed once is opened anew.
        self._broken = True
        self._store.commit(group, self._derivations)
        self._settle(msgspec.structs.replace(self._state, frontier=frontier, note=group.note))
        pen.kept.swap(head_of(before), head_of(frontier))
        self._broken = False

    def _entry(self, prefix: int, data: bytes, salt: bytes | None, body: bytes | None) -> Entry:
        sealed = read_entry(data)
        if prefix_of(bytes.fromhex(sealed.id)) != prefix:
            raise self._not_signed(f"a record whose id begins with the number {prefix}", sealed.id)
        record = canonical.decode_known(sealed.record)
        if body is not None:
            said = whole(record, salt or b"", body)
            if said is None:
                raise self._not_signed(f"the body of {sealed.id}", "another body, or another salt")
            record = said
        return Entry(id=sealed.id, record=record, recorded=sealed.recorded)

    def _not_signed(self, expected: str, given: str) -> IntegrityError:
        return IntegrityError(
            "an entry that is not what was signed",
            where=self._store.where,
            expected=expected,
            given=given,
            next_step=f"run: detente ledger verify {self.folder}",
        )


def _digest_bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
