"""The full audit: everything in a ledger checked again from its bytes, believing none of it."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from detente.ledger import folder as places
from detente.ledger.entries import Sealed, read_entry
from detente.ledger.files import refusals
from detente.ledger.heads import HEADS, kept_sizes, read_head
from detente.ledger.kept import Head, demand_continues, read_kept
from detente.ledger.keys import Chain
from detente.ledger.merkle import EMPTY_ROOT, Frontier, frontier_nodes, leaf_hash
from detente.ledger.notes import open_checkpoint
from detente.ledger.opening import founded_chain, frontier_at
from detente.ledger.prepare import microseconds, misplaced, search_row, whole
from detente.ledger.signing import PublicKey, keys_in, read_public_key
from detente.ledger.stores.address import DATABASE, open_at
from detente.ledger.stores.store import Store, Stored, prefix_of
from detente.ledger.tiles import Address, address, all_tiles
from detente.ledger.vault import LATTICE, check_secret, read_lattice_key
from detente.model import canonical
from detente.model.errors import IntegrityError, SchemaError
from detente.model.exchange import Peer
from detente.model.record import Digest, Record

CHUNK_BYTES = 1 << 20
NOTHING = (None, None, None)
"""No salt, body and digest beside an entry."""

KEPT_APART = "the checkpoint kept apart"
EMPTY = Head(0, EMPTY_ROOT)


class Problem(msgspec.Struct, frozen=True):
    """One thing that is not as it was written: where it stands, and what is wrong with it."""

    where: str
    problem: str


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """What an audit found. `root` is the hash recomputed from the entries, as 64 hexadecimal digits."""

    origin: str
    size: int
    root: Digest
    bodies_kept: int
    bodies_forgotten: int
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Return whether nothing was found."""
        return not self.problems

    def demand(self) -> None:
        """Raise IntegrityError, naming the first problems, unless the audit is sound."""
        if self.sound:
            return
        shown = [f"{p.where}: {p.problem}" for p in self.problems[:3]]
        more = [f"and {len(self.problems) - 3} more"] if len(self.problems) > len(shown) else []
        raise IntegrityError(
            f"the ledger is not what was signed: {len(self.problems)} problem(s)",
            where=self.problems[0].where,
            expected="every entry, hash, signature, body and derived row as it was written",
            given="; ".join(shown + more),
            next_step="keep the folder as evidence, restore a backup, and ask the other desk for its copy",
        )


def verify(folder: Path) -> Audit:
    """Return what is wrong in the ledger of a desk; StorageError where the folder or the disk refuses.

    Checked: key files; the database's own structure; every entry's form, id, key and signature, and that the key
    signed then; every change of keys; every hash of the tree from the entries up; the checkpoint's signature, size
    and root; the checkpoint kept apart and those that left the desk against that tree; bodies against their
    digests; derived rows against the log; kept reports against their names. A secret under a passphrase is checked
    in its form only.
    """
    return _Auditor(folder, places.read_desk(folder)).run()


class _Auditor:
    """One audit under way: what was counted and found so far."""

    def __init__(self, folder: Path, desk: places.Desk) -> None:
        self.folder, self.desk, self.place = folder, desk, places.kept_place(folder, desk)
        self.problems: list[Problem] = []
        self.size = self.kept = self.forgotten = 0
        self.root, self.tree_holds = Frontier().root(), True
        self.keys = self._keys()
        self.chain: Chain | None = None
        with self._noting(places.KEYS):
            self.chain = founded_chain(folder, desk)

    def run(self) -> Audit:
        # Read before the log: a writer at work may move both on in between.
        kept, place = self._kept_apart(), self.desk.store or DATABASE
        with self._noting(place):
            store = open_at(self.folder, self.desk.store, read_only=True)
            with contextlib.closing(store), store.snapshot():
                for check in (self._structure, self._log, self._checkpoint, self._orphans, self._heads):
                    with self._noting(place):
                        check(store)
                with self._noting(KEPT_APART):
                    self._demand_continues(kept, store)
        self._reports()
        return Audit(
            origin=self.desk.origin,
            size=self.size,
            root=self.root.hex(),
            bodies_kept=self.kept,
            bodies_forgotten=self.forgotten,
            problems=tuple(self.problems),
        )

    @contextlib.contextmanager
    def _noting(self, where: str) -> Iterator[None]:
        """Note what is found wrong and go on; a disk that refuses is no finding and ends the audit."""
        try:
            yield
        except (IntegrityError, SchemaError) as problem:
            parts = (problem.problem, problem.given and f"given {problem.given}")
            self._note(where, ": ".join(part for part in parts if part))

    def _note(self, where: str, problem: str) -> None:
        self.problems.append(Problem(where, problem))

    def _keys(self) -> dict[str, PublicKey]:
        keys = {}
        for path in sorted((self.folder / places.KEYS).glob("*.pub")):
            with self._noting(f"{places.KEYS}/{path.name}"):
                keys[path.stem] = read_public_key(path)
        for path in sorted((self.folder / places.KEYS).glob(f"*.{LATTICE}")):
            with self._noting(f"{places.KEYS}/{path.name}"):
                read_lattice_key(path.parent, path.stem)
        for path in sorted((self.folder / places.KEYS).glob("*.secret")):
            with self._noting(f"{places.KEYS}/{path.name}"):
                check_secret(path.parent, path.stem)
        return keys

    def _kept_apart(self) -> Head:
        """Return the head kept apart; where it is wrong, note that, and return the empty one."""
        if not self.place.is_file():
            self._note(KEPT_APART, "there is none")
            return EMPTY
        with self._noting(KEPT_APART):
            return read_kept(self.place)
        return EMPTY

    def _structure(self, store: Store) -> None:
        for fault in store.faults():
            self._note(self.desk.store or DATABASE, fault)

    def _log(self, store: Store) -> None:
        last: dict[int, tuple[Address, bytes]] = {}
        count = 0
        for tile, hashes in all_tiles(self._leaves(store)):
            if store.tile(*tile) != hashes:
                self.tree_holds = False
                self._note(f"tile {tile[0]}/{tile[1]}", "not the hashes of the entries under it")
            last[tile[0]] = (tile, hashes)
            count += 1
        if store.tile_count() != count:
            self._note("tiles", "tiles that belong to no entry")
        self.root = _root(self.size, lambda high: last[high][1])

    def _leaves(self, store: Store) -> Iterator[bytes]:
        for row in store.everything():
            where = f"entry {self.size}"
            if row.position != self.size:
                self._note(where, f"position {row.position!r} where {self.size} is due")
            with self._noting(where):
                self._entry(row, where)
            self.size += 1
            yield leaf_hash(row.entry if isinstance(row.entry, bytes) else b"")

    def _entry(self, row: Stored, where: str) -> None:
        sealed = read_entry(row.entry if isinstance(row.entry, bytes) else b"")
        if row.prefix != prefix_of(bytes.fromhex(sealed.id)):
            self._note(where, f"stands under another id than its own, {sealed.id}")
        life = self.chain.life(sealed.key) if self.chain else None
        key = life.key if life else self.keys.get(sealed.key)
        if life and not life.signs(self.size):
            self._note(where, f"signed with a key that signed no more, or not yet: {sealed.key}")
        if key is None:
            self._note(where, f"signed with a key that is not in {places.KEYS}/: {sealed.key}")
        elif not key.verifies_record(sealed.record, sealed.signature):
            self._note(where, "the signature is not that of its key over this record")
        record = canonical.decode(sealed.record)
        with self._noting(where):
            self.chain = self.chain and self.chain.after(self.size, sealed, record)
        if life and isinstance(record.body, Peer) and record.body.compared:
            # From here on records that this desk signed may stand here: a person compared its keys.
            self.keys.update(keys_in(record.body.keys))
        self._body(row, record, where)
        self._search(row, record, sealed, where)

    def _body(self, row: Stored, record: Record[Any], where: str) -> None:
        beside = (row.salt, row.body, row.said_as)
        if wrong := misplaced(record, stands_beside=beside != NOTHING):
            self._note(where, wrong)
        elif not (record.body_digest or record.held_digest):
            return
        elif beside == NOTHING:
            self.forgotten += 1
        else:
            self.kept += 1
            self._body_beside(beside, record, where)

    def _body_beside(self, beside: tuple[Any, Any, Any], record: Record[Any], where: str) -> None:
        salt, body, said_as = beside
        said = whole(record, salt, body) if all(isinstance(part, bytes) for part in beside) else None
        if said is None:
            self._note(where, "the body beside it is not that of its digest")
        elif hashlib.sha256(canonical.encode(said)).digest() != said_as:
            self._note(where, "the digest by which its body is found again is not that of the record as said")

    def _search(self, row: Stored, record: Record[Any], sealed: Sealed, where: str) -> None:
        *numbers, kind, party = search_row(self.size, record, microseconds(sealed.recorded))
        if row.search != (*numbers, kind.encode(), party.encode()):
            self._note(where, "its row for searching is not what the entry says; repair: rebuild")

    def _checkpoint(self, store: Store) -> None:
        notes = store.notes()
        if len(notes) != 1 or self.chain is None:
            self._note("checkpoint", "there is not one checkpoint with a key to check it")
            return
        head = open_checkpoint(notes[0], self.chain.now.key)
        stated = (head.origin, head.size, head.root)
        if stated != (self.desk.origin, self.size, self.root):
            self._note("checkpoint", f"signs {head.size} entries with root {head.root.hex()} of {head.origin}")

    def _demand_continues(self, kept: Head, store: Store) -> None:
        """Refuse an older copy, or another log, than the one kept apart; a broken tree was noted before."""
        if self.tree_holds:
            demand_continues(kept, self.size, self._root_at(store, kept.size), self.place)

    def _heads(self, store: Store) -> None:
        chain = self.chain
        if chain is None or not self.tree_holds:
            return
        for size in kept_sizes(self.folder):
            with self._noting(f"{HEADS}/{size}"):
                head = read_head(self.folder, size, chain.head_of(size))
                if (head.origin, head.root) != (self.desk.origin, self._root_at(store, size)):
                    self._note(f"{HEADS}/{size}", "left this desk, and is not a checkpoint of this ledger")

    def _root_at(self, store: Store, size: int) -> bytes:
        """Return the root over the first entries, empty where there are not so many; its tiles were checked."""
        return frontier_at(store, size).root() if size <= self.size else b""

    def _orphans(self, store: Store) -> None:
        for table in store.orphans():
            self._note(table, "rows that belong to no entry")

    def _reports(self) -> None:
        for path in sorted((self.folder / places.REPORTS).glob("[!.]*")):
            if _digest_of(path) != path.name:
                self._note(f"{places.REPORTS}/{path.name}", "the file is not the one whose SHA-256 is its name")


def _root(size: int, last_tile: Callable[[int], bytes]) -> bytes:
    """Return the root from the last tile of each level: every complete subtree of the edge stands in one."""
    hashes = []
    for level, index in frontier_nodes(size):
        (high, _), byte = address(level, index)
        hashes.append(last_tile(high)[byte : byte + 32])
    return Frontier(size, tuple(hashes)).root()


def _digest_of(path: Path) -> Digest:
    with refusals(path, "read"), path.open("rb") as file:
        found = hashlib.sha256()
        while chunk := file.read(CHUNK_BYTES):
            found.update(chunk)
    return found.hexdigest()
