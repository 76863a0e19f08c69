"""The ledger: append signed records durably, see what was said by an instant, prove that an entry stands in it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from detente.ledger import folder as places
from detente.ledger.entries import instant_bytes, read_entry, write_entry
from detente.ledger.founding import furnish
from detente.ledger.merkle import (
    Frontier,
    consistency_nodes,
    cut_node,
    frontier_nodes,
    grow,
    inclusion_nodes,
    leaf_hash,
)
from detente.ledger.notes import Checkpoint, Proof, open_checkpoint, sign_checkpoint
from detente.ledger.prepare import Ready, derived_row, microseconds, prepare, search_row, whole
from detente.ledger.signing import PublicKey, SecretKey, read_public_keys, read_secret_key
from detente.ledger.store import SEARCH, Store
from detente.model import canonical
from detente.model.errors import InputError, IntegrityError, StorageError
from detente.model.kinds import KINDS
from detente.model.record import Digest, Record
from detente.model.view import SHARED, Audience, Entry, View, view_of

# A damaged file may hold a value of any type in any column; these are bytes whatever it holds.
ID = "coalesce(CAST(entries.id AS BLOB), x'')"
ENTRY = "coalesce(CAST(entries.entry AS BLOB), x'')"

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the instant by this machine's clock."""
    return datetime.now(UTC)


class Ledger:
    """An open ledger. For writing it is the only writer; for reading it shows the state at which it was opened."""

    def __init__(self, folder: Path, store: Store, key: SecretKey | None, clock: Clock = now) -> None:
        self.folder = folder
        self.desk = places.read_desk(folder)
        self._store, self._key, self._clock, self._broken = store, key, clock, False
        self._settle(*self._state())

    @classmethod
    def create(cls, folder: Path, party: str, *, name: str = "", clock: Clock = now) -> Ledger:
        """Return the ledger of a new desk in a new or empty folder; where that fails, nothing is left behind."""
        places.checked_party(party)
        made = places.claim_folder(folder)
        try:
            furnish(folder, party, name or party)
            return cls.open(folder, clock=clock)
        except BaseException:
            with contextlib.suppress(OSError):
                places.clear_folder(folder, whole=made)
            raise

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, clock: Clock = now) -> Ledger:
        """Return the ledger of a desk; StorageError if another process writes, IntegrityError if it changed."""
        desk = places.read_desk(folder)
        key = None if read_only else read_secret_key(folder / places.KEYS, desk.key)
        store = Store(folder / places.DATABASE, read_only=read_only)
        try:
            return cls(folder, store, key, clock)
        except BaseException:
            store.close()
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
        self._store.close()

    @property
    def party(self) -> str:
        """Return the party whose desk this is."""
        return self.desk.party

    @property
    def size(self) -> int:
        """Return how many entries the ledger holds."""
        return self._frontier.size

    def root(self) -> bytes:
        """Return the root hash, 32 bytes."""
        return self._frontier.root()

    def checkpoint(self) -> str:
        """Return the signed head of the tree, a C2SP checkpoint."""
        return self._note

    def append(self, records: Iterable[Record[Any]]) -> tuple[Digest, ...]:
        """Return the ids, in the order given, when all records are durable; all are recorded, or none.

        A record that is there already is not entered again. SchemaError names a record that cannot be
        recorded; StorageError that the disk refused, after which the ledger must be opened anew.
        """
        key = self._writer()
        ready = [prepare(record) for record in records]
        ids, fresh = self._new_among(ready)
        if fresh:
            self._write(fresh, key)
        return tuple(id_.hex() for id_ in ids)

    def view(
        self, said_until: datetime, recorded_until: datetime | None = None, *, audience: Audience = SHARED
    ) -> View:
        """Return what was said, and recorded here, no later than the bounds; bodies attached unless forgotten.

        Only what the audience may read is in it; by default what is shared, and nothing held.
        """
        last = recorded_until or datetime.max.replace(tzinfo=UTC)
        rows = self._store.each(
            f"SELECT {ID}, {ENTRY}, CAST(salt AS BLOB), CAST(body AS BLOB) FROM search"  # noqa: S608  our own words
            " JOIN entries USING (position) LEFT JOIN bodies ON bodies.id = entries.id"
            " WHERE said <= ? AND search.recorded <= ? AND position < ?",
            (microseconds(said_until), microseconds(last), self.size),
        )
        return view_of((self._entry(*row) for row in rows), said_until, recorded_until, audience)

    def entries(self) -> Iterator[bytes]:
        """Yield the bytes of every entry, oldest first."""
        query = f"SELECT {ENTRY} FROM entries WHERE position < ? ORDER BY position"  # noqa: S608  our own words
        return (row[0] for row in self._store.each(query, (self.size,)))

    def prove(self, which: Digest | int) -> Proof:
        """Return the proof that an entry, named by id or index, stands in the tree of the last checkpoint."""
        index, entry = self._find(which)
        path = tuple(self._node(level, place) for level, place in inclusion_nodes(index, self.size))
        return Proof(index, path, self._note, entry)

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
        self._writer()
        index, entry = self._find(which)
        record = canonical.decode_known(read_entry(entry).record)
        if record.held_digest is None and not KINDS[record.kind].personal:
            raise InputError(
                "a body that cannot be forgotten",
                where=f"entry {index}",
                expected="a held record, or a kind that may name private persons",
                given=record.kind,
            )
        with self._store.transaction() as connection:
            gone = connection.execute("DELETE FROM bodies WHERE id = ?", (bytes.fromhex(which),)).rowcount
        if self._store.one("PRAGMA wal_checkpoint(TRUNCATE)")[0]:
            raise StorageError(
                "the body is deleted, but a copy may remain in the write-ahead log",
                where=f"{self._store.path}-wal",
                expected="no other reader while a body is forgotten",
                given="a reader that holds the log open",
                next_step="close other programs that read this ledger, then forget it again",
            )
        return bool(gone)

    def rebuild(self) -> None:
        """Drop what is derived for searching and derive it again from the log."""
        self._writer()
        with self._store.transaction() as connection:
            connection.execute("DROP TABLE IF EXISTS search")
            for statement in SEARCH:
                connection.execute(statement)
            rows = (derived_row(position, entry) for position, entry in self._positions())
            connection.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def keys(self) -> dict[str, PublicKey]:
        """Return the desk's public keys by id."""
        return read_public_keys(self.folder / places.KEYS)

    def _positions(self) -> Iterator[tuple[int, bytes]]:
        return self._store.each(f"SELECT position, {ENTRY} FROM entries ORDER BY position")  # noqa: S608

    def _state(self) -> tuple[Frontier, str]:
        """Return the frontier and checkpoint as stored; IntegrityError if they do not belong together."""
        note = self._stored_note()
        row = self._store.one("SELECT max(position) FROM entries")
        size = 0 if row[0] is None else row[0] + 1
        checkpoint = open_checkpoint(note, self._own_public_key())
        frontier = self._frontier_at(checkpoint.size)
        # A reader may see entries that another process appended after this checkpoint; a writer may not.
        length_fits = size == checkpoint.size if self._key else size >= checkpoint.size
        if (checkpoint.origin, checkpoint.root) != (self.desk.origin, frontier.root()) or not length_fits:
            raise IntegrityError(
                "the ledger is not what its checkpoint signs",
                where=str(self._store.path),
                expected=checkpoint.text,
                given=Checkpoint(self.desk.origin, size, frontier.root()).text,
                next_step=f"run: detente ledger verify {self.folder}",
            )
        return frontier, note

    def _stored_note(self) -> str:
        row = self._store.one("SELECT CAST(note AS TEXT) FROM checkpoint")
        if row is None:
            raise IntegrityError(
                "the ledger has no checkpoint", where=str(self._store.path), expected="one signed checkpoint"
            )
        return str(row[0])

    def _own_public_key(self) -> PublicKey:
        keys = self.keys()
        if self.desk.key not in keys:
            raise IntegrityError(
                "the public key of the desk is missing",
                where=str(self.folder / places.KEYS),
                expected=f"{self.desk.key}.pub",
                given=", ".join(keys) or "none",
                next_step="put it back from a backup",
            )
        return keys[self.desk.key]

    def _frontier_at(self, size: int) -> Frontier:
        complete = self._store.node(size)
        return Frontier(size, tuple(complete(level, index) for level, index in frontier_nodes(size)))

    def _settle(self, frontier: Frontier, note: str) -> None:
        self._frontier, self._note = frontier, note
        self._complete = self._store.node(frontier.size)
        self._edge: dict[int, bytes] = {}

    def _node(self, level: int, index: int) -> bytes:
        """Return the hash of a node; of each row at most the last is cut off, and is computed once."""
        if (index + 1) << level <= self.size:
            return self._complete(level, index)
        if level not in self._edge:
            self._edge[level] = cut_node(level, index, self.size, self._complete)
        return self._edge[level]

    def _writer(self) -> SecretKey:
        if self._key is None or self._broken:
            raise StorageError(
                "this ledger is not open for writing",
                where=str(self.folder),
                expected="a ledger opened for writing, on a disk that has not refused",
                given="a disk that refused the last group" if self._broken else "a ledger opened for reading only",
                next_step="open it anew",
            )
        return self._key

    def _new_among(self, ready: list[Ready]) -> tuple[list[bytes], list[Ready]]:
        """Return the id under which each record stands or will stand, and those not there yet."""
        apart = self._store.present("said_as", "bodies", (r.beside.said_as for r in ready if r.beside))
        known = set(self._store.present("id", "entries", (r.id for r in ready)))
        ids, fresh = [], []
        for record in ready:
            said_as = record.beside.said_as if record.beside else record.id
            id_ = apart.setdefault(said_as, record.id)
            ids.append(id_)
            if id_ == record.id and id_ not in known:
                known.add(id_)
                fresh.append(record)
        return ids, fresh

    def _write(self, fresh: list[Ready], key: SecretKey) -> None:
        recorded = self._clock()
        entered = instant_bytes(recorded)
        rows = [(r.id, write_entry(key.public.id, r.data, entered, key.sign_record(r.data))) for r in fresh]
        frontier, added = grow(self._frontier, [leaf_hash(entry) for _, entry in rows])
        note = sign_checkpoint(Checkpoint(self.desk.origin, frontier.size, frontier.root()), key)
        start = self.size
        # Until the commit has returned nobody knows what is on the disk: a ledger that failed once is opened anew.
        self._broken = True
        with self._store.transaction() as connection:
            entries = ((start + i, *row) for i, row in enumerate(rows))
            connection.executemany("INSERT INTO entries VALUES (?, ?, ?)", entries)
            bodies = ((r.id, r.beside.salt, r.beside.data, r.beside.said_as) for r in fresh if r.beside)
            connection.executemany("INSERT INTO bodies VALUES (?, ?, ?, ?)", bodies)
            derived = (search_row(start + i, r.record, recorded) for i, r in enumerate(fresh))
            connection.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?)", derived)
            self._store.write_nodes(start, added)
            connection.execute("INSERT OR REPLACE INTO checkpoint VALUES (1, ?)", (note.encode(),))
        self._settle(frontier, note)
        self._broken = False

    def _find(self, which: Digest | int) -> tuple[int, bytes]:
        name = "position" if isinstance(which, int) else "id"
        value = _place(which, self.size) if isinstance(which, int) else _digest_bytes(which)
        query = f"SELECT position, {ENTRY} FROM entries WHERE {name} = ? AND position < ?"  # noqa: S608  our own words
        row = self._store.one(query, (value, self.size))
        if row is None:
            raise InputError(
                "no such entry",
                where=str(self.folder),
                expected=f"the id of a record in this ledger, or an index from 0 to {self.size - 1}",
                given=str(which),
            )
        return row[0], row[1]

    def _entry(self, id_: bytes, data: bytes, salt: bytes | None, body: bytes | None) -> Entry:
        sealed = read_entry(data)
        if sealed.id != id_.hex():
            raise self._not_signed(id_.hex(), sealed.id)
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
            where=str(self._store.path),
            expected=expected,
            given=given,
            next_step=f"run: detente ledger verify {self.folder}",
        )


def _place(index: int, size: int) -> int:
    """Return the index, -1 where no entry stands; SQLite takes 64 bits only."""
    return index if 0 <= index < size else -1


def _digest_bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
