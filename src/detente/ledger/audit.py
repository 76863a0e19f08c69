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
from detente.ledger.merkle import Frontier, frontier_nodes, leaf_hash
from detente.ledger.notes import open_checkpoint
from detente.ledger.prepare import head_of, search_row, whole
from detente.ledger.signing import PublicKey, read_public_key, read_secret_key
from detente.ledger.store import APPLICATION_ID, LOG, SCHEMA_VERSION, SEARCH, Store
from detente.ledger.tiles import Address, address, all_tiles
from detente.model import canonical
from detente.model.errors import IntegrityError, SchemaError
from detente.model.kinds import KINDS
from detente.model.record import Digest, Record

CHUNK_BYTES = 1 << 20
NOTHING = (None, None, None)
"""No salt, body and digest beside an entry."""

_EVERYTHING = (
    "SELECT e.position, e.id, e.entry, b.salt, b.body, b.said_as, s.position, s.said, s.recorded, s.earliest,"
    " s.latest, CAST(s.kind AS BLOB), CAST(s.party AS BLOB) FROM entries e LEFT JOIN bodies b ON b.id = e.id"
    " LEFT JOIN search s ON s.position = e.position ORDER BY e.position"
)
_ORPHANS = {
    "bodies": "SELECT count(*) FROM bodies WHERE id NOT IN (SELECT id FROM entries)",
    "search": "SELECT count(*) FROM search WHERE position NOT IN (SELECT position FROM entries)",
}


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


class _Row(msgspec.Struct, frozen=True):
    position: Any
    id: Any
    entry: Any
    salt: Any
    body: Any
    said_as: Any
    search: tuple[Any, ...]


def verify(folder: Path) -> Audit:
    """Return what is wrong in the ledger of a desk; StorageError where the folder or the disk refuses.

    Checked: key files; the database's own structure; every entry's form, id, key and signature; every hash of
    the tree from the entries up; the checkpoint's signature, size and root; bodies against their digests;
    derived rows against the log; kept reports against their names.
    """
    return _Auditor(folder, places.read_desk(folder)).run()


class _Auditor:
    """One audit under way: what was counted and found so far."""

    def __init__(self, folder: Path, desk: places.Desk) -> None:
        self.folder, self.desk = folder, desk
        self.problems: list[Problem] = []
        self.size = self.kept = self.forgotten = 0
        self.root = Frontier().root()
        self.keys = self._keys()

    def run(self) -> Audit:
        with self._noting(places.DATABASE):
            store = Store(self.folder / places.DATABASE, read_only=True)
            with contextlib.closing(store):
                for check in (self._structure, self._log, self._checkpoint, self._orphans):
                    with self._noting(places.DATABASE):
                        check(store)
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
        for path in sorted((self.folder / places.KEYS).glob("*.secret")):
            with self._noting(f"{places.KEYS}/{path.name}"):
                read_secret_key(path.parent, path.stem)
        return keys

    def _structure(self, store: Store) -> None:
        for (line,) in store.rows("PRAGMA integrity_check"):
            if line != "ok":
                self._note(places.DATABASE, f"SQLite finds: {line}")
        found = {row[0] for row in store.rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        if found != {*LOG, *SEARCH}:
            self._note(places.DATABASE, "tables that are not those of a ledger")
        marks = (store.one("PRAGMA application_id")[0], store.one("PRAGMA user_version")[0])
        if marks != (APPLICATION_ID, SCHEMA_VERSION):
            self._note(places.DATABASE, f"application id and version {marks} are not those of a ledger")

    def _log(self, store: Store) -> None:
        last: dict[int, tuple[Address, bytes]] = {}
        count = 0
        for tile, hashes in all_tiles(self._leaves(store)):
            row = store.one("SELECT hashes FROM tiles WHERE level = ? AND number = ?", tile)
            if row is None or row[0] != hashes:
                self._note(f"tile {tile[0]}/{tile[1]}", "not the hashes of the entries under it")
            last[tile[0]] = (tile, hashes)
            count += 1
        if store.one("SELECT count(*) FROM tiles")[0] != count:
            self._note("tiles", "tiles that belong to no entry")
        self.root = _root(self.size, lambda high: last[high][1])

    def _leaves(self, store: Store) -> Iterator[bytes]:
        for values in store.each(_EVERYTHING):
            row = _Row(*(*values[:6], values[6:]))
            where = f"entry {self.size}"
            if row.position != self.size:
                self._note(where, f"position {row.position!r} where {self.size} is due")
            with self._noting(where):
                self._entry(row, where)
            self.size += 1
            yield leaf_hash(row.entry if isinstance(row.entry, bytes) else b"")

    def _entry(self, row: _Row, where: str) -> None:
        sealed = read_entry(row.entry if isinstance(row.entry, bytes) else b"")
        if not isinstance(row.id, bytes) or sealed.id != row.id.hex():
            self._note(where, f"stands under another id than its own, {sealed.id}")
        key = self.keys.get(sealed.key)
        if key is None:
            self._note(where, f"signed with a key that is not in {places.KEYS}/: {sealed.key}")
        elif not key.verifies_record(sealed.record, sealed.signature):
            self._note(where, "the signature is not that of its key over this record")
        record = canonical.decode(sealed.record)
        self._body(row, record, where)
        self._search(row, record, sealed, where)

    def _body(self, row: _Row, record: Record[Any], where: str) -> None:
        beside = (row.salt, row.body, row.said_as)
        if wrong := _misplaced(record, beside):
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

    def _search(self, row: _Row, record: Record[Any], sealed: Sealed, where: str) -> None:
        *numbers, kind, party = search_row(self.size, record, sealed.recorded)
        if row.search != (*numbers, kind.encode(), party.encode()):
            self._note(where, "its row for searching is not what the entry says; repair: rebuild")

    def _checkpoint(self, store: Store) -> None:
        rows = store.rows("SELECT CAST(note AS TEXT) FROM checkpoint")
        if len(rows) != 1 or self.desk.key not in self.keys:
            self._note("checkpoint", "there is not one checkpoint with a key to check it")
            return
        head = open_checkpoint(str(rows[0][0]), self.keys[self.desk.key])
        stated = (head.origin, head.size, head.root)
        if stated != (self.desk.origin, self.size, self.root):
            self._note("checkpoint", f"signs {head.size} entries with root {head.root.hex()} of {head.origin}")

    def _orphans(self, store: Store) -> None:
        for table, query in _ORPHANS.items():
            if store.one(query)[0]:
                self._note(table, "rows that belong to no entry")

    def _reports(self) -> None:
        for path in sorted((self.folder / places.REPORTS).glob("[!.]*")):
            if _digest_of(path) != path.name:
                self._note(f"{places.REPORTS}/{path.name}", "the file is not the one whose SHA-256 is its name")


def _misplaced(record: Record[Any], beside: tuple[Any, Any, Any]) -> str:
    """Return what is wrong with the side of the log on which the parts of a record stand; empty: nothing."""
    if record.held_digest is not None:
        bare = head_of(record, record.held_digest) == record
        return "" if bare else "a held record shows its kind, party, instant and digest only"
    if record.held_for:
        return "a held record stands in the log, where whoever has the log can read it"
    if KINDS[record.kind].personal:
        apart = record.body is None and record.body_digest is not None
        return "" if apart else f"a record of kind {record.kind} carries the digest of its body only"
    here = record.body is not None and record.body_digest is None and beside == NOTHING
    return "" if here else f"a record of kind {record.kind} carries its body in the log, and nowhere else"


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
