"""A desk copied whole, while it is written or not: a backup, a desk put back, a move to another store.

The copy is of one instant. The log is written anew, entry by entry, and its root compared with the signed one, so
that a backup is checked while it is made. A copy is a desk in a folder of its own, its log in SQLite unless
another store is named.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec

from detente.ledger import folder as places
from detente.ledger.audit import verify
from detente.ledger.entries import read_entry
from detente.ledger.files import read_bytes, refusals, sync_folder, write_new
from detente.ledger.heads import HEADS
from detente.ledger.kept import Head, head_of, read_sector, write_kept
from detente.ledger.merkle import Frontier, grow, leaf_hash
from detente.ledger.notes import read_checkpoint, read_note
from detente.ledger.opening import frontier_at, read_state
from detente.ledger.prepare import derived_row
from detente.ledger.stores.address import checked_address, create_store, discard_store, open_at
from detente.ledger.stores.store import Group, Store, Stored, id_of
from detente.model.errors import IntegrityError

ENTRIES_AT_ONCE = 4096
SIGNING = ".secret"
PARTS = (places.KEYS, HEADS, places.REPORTS)


class Copied(msgspec.Struct, frozen=True, kw_only=True):
    """What was copied. `root`: 64 hexadecimal digits; `last_recorded`: of the last entry, if there is one."""

    size: int
    root: str
    last_recorded: datetime | None
    files: int
    secrets: bool


def back_up(folder: Path, target: Path, *, secrets: bool = True) -> Copied:
    """Return what was copied of a desk into a new folder; where that fails, nothing is left behind.

    Without `secrets` the copy can be read and checked, and not written: it needs the secret keys from elsewhere.
    """
    return _copy(folder, target, "", secrets=secrets)


def restore(backup: Path, target: Path, *, store: str = "", against: Path | None = None) -> Copied:
    """Return what was put back from a backup into a new folder, its log in SQLite or at an address.

    The backup is audited first. `against`: a file with a head of this log, such as the checkpoint that was kept
    apart, or one that another desk holds; IntegrityError where the backup is older, or of another history.
    """
    verify(backup).demand()
    if against is not None:
        demand_not_older(backup, against)
    return _copy(backup, target, checked_address(store), secrets=True)


def demand_not_older(folder: Path, against: Path) -> None:
    """Raise IntegrityError unless a ledger continues the head in a file: of a signed note, or as kept."""
    due = _head_in(against)
    desk = places.read_desk(folder)
    with contextlib.closing(open_at(folder, desk.store, read_only=True)) as store:
        size = store.size()
        root = frontier_at(store, due.size).root() if due.size <= size else b""
    if root == due.root:
        return
    older = due.size > size
    raise IntegrityError(
        "an older copy" if older else "a copy of another history",
        where=str(folder),
        expected=f"at least {due.size} entries, the first {due.size} under root {due.root.hex()}",
        given=f"{size} entries, {due.size - size} fewer"
        if older
        else f"the first {due.size} under root {root.hex()}",
        next_step="look for a newer backup; what is missing may stand with the desks to which it was sent."
        " To save what is here: detente ledger export --records, and append it to a new desk",
    )


def _head_in(path: Path) -> Head:
    data = read_bytes(path)
    if b"\n\n" not in data:
        return read_sector(data, str(path))
    head = read_checkpoint(read_note(data.decode("utf-8", "replace")).text)
    return Head(head.size, head.root)


def _copy(source: Path, target: Path, address: str, *, secrets: bool) -> Copied:
    desk = msgspec.structs.replace(places.read_desk(source), store=address, kept=places.KEPT)
    made = places.claim_folder(target)
    try:
        with contextlib.closing(open_at(source, places.read_desk(source).store, read_only=True)) as store:
            frontier, last = _copy_log(source, store, target, address)
        try:
            # After the log: what its entries name, keys and reports, was there before them.
            files = sum(_copy_files(source / part, target / part, secrets=secrets) for part in PARTS)
            write_kept(target / places.KEPT, head_of(frontier))
            with refusals(target, "write"):
                sync_folder(target)
            places.write_desk(target, desk)
        except BaseException:
            discard_store(address)
            raise
    except BaseException:
        with contextlib.suppress(OSError):
            places.clear_folder(target, whole=made)
        raise
    root = frontier.root().hex()
    return Copied(size=frontier.size, root=root, last_recorded=last, files=files, secrets=secrets)


def _copy_log(source: Path, store: Store, target: Path, address: str) -> tuple[Frontier, datetime | None]:
    """Return the tree that was copied, and when its last entry was recorded; IntegrityError if not as signed."""
    with store.snapshot():
        state = read_state(source, places.read_desk(source), store, writing=True)
        create_store(target, address, state.note)
        try:
            with contextlib.closing(open_at(target, address, read_only=False)) as copy:
                frontier, last = _copy_entries(store.everything(), copy, state.note)
            if frontier != state.frontier:
                raise IntegrityError(
                    "the ledger is not what its checkpoint signs",
                    where=store.where,
                    expected=f"{state.frontier.size} entries under root {state.frontier.root().hex()}",
                    given=f"{frontier.size} entries under root {frontier.root().hex()}",
                    next_step=f"run: detente ledger verify {source}",
                )
        except BaseException:
            discard_store(address)
            raise
    return frontier, last


def _copy_entries(rows: Iterator[Stored], copy: Store, note: str) -> tuple[Frontier, datetime | None]:
    frontier, last = Frontier(), b""
    while stretch := list(islice(rows, ENTRIES_AT_ONCE)):
        group, frontier = _group_of(stretch, frontier, note)
        copy.commit(group, ())
        last = stretch[-1].entry
    return frontier, read_entry(last).recorded if last else None


def _group_of(stretch: Sequence[Stored], frontier: Frontier, note: str) -> tuple[Group, Frontier]:
    grown, nodes = grow(frontier, [leaf_hash(row.entry) for row in stretch])
    start = frontier.size
    group = Group(
        start=start,
        entries=[(id_of(row.entry), row.entry) for row in stretch],
        bodies=[
            (p, row.salt, row.body, row.said_as) for p, row in enumerate(stretch, start) if row.salt is not None
        ],
        search=[derived_row(place, row.entry) for place, row in enumerate(stretch, start)],
        nodes=nodes,
        note=note,
    )
    return group, grown


def _copy_files(source: Path, target: Path, *, secrets: bool) -> int:
    """Return how many files of a folder were copied, durably, with their modes."""
    count = 0
    with refusals(target, "write"):
        target.mkdir(mode=0o700 if target.name == places.KEYS else 0o755, exist_ok=True)
    for path in sorted(source.glob("[!.]*")):
        if path.suffix == SIGNING and not secrets:
            continue
        write_new(target / path.name, read_bytes(path), mode=path.stat().st_mode & 0o777)
        count += 1
    return count
