"""What must hold before a ledger is open: its keys, its checkpoint, the tree, the checkpoint kept apart."""

from __future__ import annotations

import contextlib
from functools import cache
from pathlib import Path

import msgspec

from detente.ledger import folder as places
from detente.ledger.entries import read_entry
from detente.ledger.kept import Head, Kept, demand_continues, head_of, read_kept, write_kept
from detente.ledger.keys import Chain, chain_of
from detente.ledger.merkle import EMPTY_ROOT, Frontier, frontier_nodes
from detente.ledger.notes import Checkpoint, open_checkpoint, read_checkpoint, read_note
from detente.ledger.signing import SecretKey, read_public_key
from detente.ledger.stores.address import open_at
from detente.ledger.stores.store import Store
from detente.ledger.vault import LATTICE, Passphrase, read_lattice_key, read_secret_key
from detente.model.errors import IntegrityError


class Pen(msgspec.Struct, frozen=True):
    """What writes: the secret key, the place of the checkpoint kept apart, and the passphrase, asked once."""

    key: SecretKey
    kept: Kept
    passphrase: Passphrase


class State(msgspec.Struct, frozen=True):
    """The tree of a ledger, the checkpoint that signs it, the keys of the log until there, and what writes on."""

    frontier: Frontier
    note: str
    chain: Chain
    pen: Pen | None = None


def open_store(folder: Path, *, read_only: bool, passphrase: Passphrase) -> tuple[Store, State]:
    """Return the open store of a desk and its state, the pen in it unless it is opened for reading.

    StorageError if another process writes, or a file is missing; IntegrityError if the ledger changed.
    """
    desk = places.read_desk(folder)
    place = places.kept_place(folder, desk)
    kept = kept_before(place, writing=not read_only)
    with contextlib.ExitStack() as stack:
        store = open_at(folder, desk.store, read_only=read_only)
        stack.callback(store.close)
        state = read_state(folder, desk, store, writing=not read_only)
        demand_not_rewound(kept, state, store, place)
        if not read_only:
            state = msgspec.structs.replace(state, pen=take_pen(folder, state, place, passphrase))
        stack.pop_all()
    return store, state


def release(store: Store, state: State) -> None:
    """Close what `open_store` opened."""
    store.close()
    if state.pen is not None:
        state.pen.kept.close()


def founded_chain(folder: Path, desk: places.Desk) -> Chain:
    """Return the keys of a log before its first statement; IntegrityError if the founder's files do not hold."""
    keys = folder / places.KEYS
    for path in (keys / f"{desk.key}.pub", keys / f"{desk.key}.{LATTICE}"):
        if not path.is_file():
            raise IntegrityError(
                "the public key of the desk is missing",
                where=str(keys),
                expected=path.name,
                given=", ".join(found.name for found in sorted(keys.glob(f"*{path.suffix}"))) or "none",
                next_step="put it back from a backup",
            )
    return chain_of(read_public_key(keys / f"{desk.key}.pub"), read_lattice_key(keys, desk.key), ())


def read_chain(folder: Path, desk: places.Desk, store: Store, size: int) -> Chain:
    """Return the keys of a log after its first `size` entries; IntegrityError if a statement does not hold."""
    founder = founded_chain(folder, desk).now
    statements = ((position, read_entry(entry)) for position, entry in store.key_statements(size))
    return chain_of(founder.key, founder.lattice, statements)


def frontier_at(store: Store, size: int) -> Frontier:
    """Return the complete subtrees of the first `size` entries."""
    complete = store.node(size)
    return Frontier(size, tuple(complete(level, index) for level, index in frontier_nodes(size)))


def read_state(folder: Path, desk: places.Desk, store: Store, *, writing: bool) -> State:
    """Return the state as stored; IntegrityError if its parts do not belong together."""
    notes = store.notes()
    if not notes:
        raise IntegrityError("the ledger has no checkpoint", where=store.where, expected="one signed checkpoint")
    stored = store.size()
    stated = min(read_checkpoint(read_note(notes[0]).text).size, stored)
    chain = read_chain(folder, desk, store, stated)
    checkpoint = open_checkpoint(notes[0], chain.now.key)
    frontier = frontier_at(store, stated)
    # A reader may see entries that another process appended after this checkpoint; a writer may not.
    length_fits = stored == checkpoint.size if writing else stored >= checkpoint.size
    if (checkpoint.origin, checkpoint.root) != (desk.origin, frontier.root()) or not length_fits:
        raise IntegrityError(
            "the ledger is not what its checkpoint signs",
            where=store.where,
            expected=checkpoint.text,
            given=Checkpoint(desk.origin, stored, frontier.root()).text,
            next_step=f"run: detente ledger verify {folder}",
        )
    return State(frontier, notes[0], chain)


def kept_before(place: Path, *, writing: bool) -> Head:
    """Return what is kept apart, to be read before the ledger itself: a writer may move both on in between.

    A reader without it (a copy of a desk, the disk not connected) sees the ledger as it is: any ledger continues
    the empty one. StorageError for a writer.
    """
    return read_kept(place) if writing or place.is_file() else Head(0, EMPTY_ROOT)


def demand_not_rewound(kept: Head, state: State, store: Store, place: Path) -> None:
    """Raise IntegrityError if the ledger is an older copy, or another, than the one kept apart."""
    size = state.frontier.size
    root_at = frontier_at(store, kept.size).root() if kept.size <= size else b""
    demand_continues(kept, size, root_at, place)


def take_pen(folder: Path, state: State, place: Path, passphrase: Passphrase) -> Pen:
    """Return what writes; StorageError where the key is missing or the place is held by another process."""
    once = cache(passphrase)
    key = read_secret_key(folder / places.KEYS, state.chain.now.key.id, once)
    kept = Kept(place)
    with contextlib.ExitStack() as stack:
        stack.callback(kept.close)
        kept.settle(head_of(state.frontier))
        stack.pop_all()
    return Pen(key, kept, once)


def keep_anew(folder: Path, store: Store) -> Head:
    """Return the head of the ledger as it stands, put in a place that holds none; StorageError if one does.

    For a person who knows that this is the newest copy: the old place was lost.
    """
    desk = places.read_desk(folder)
    head = head_of(read_state(folder, desk, store, writing=True).frontier)
    write_kept(places.kept_place(folder, desk), head)
    return head
