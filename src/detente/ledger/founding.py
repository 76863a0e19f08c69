"""A new desk: its folders, its first key, an empty log under a signed checkpoint."""

from __future__ import annotations

import contextlib
from pathlib import Path

from detente.ledger import folder as places
from detente.ledger.files import refusals, sync_folder
from detente.ledger.merkle import EMPTY_ROOT
from detente.ledger.notes import Checkpoint, sign_checkpoint
from detente.ledger.signing import secret_key, write_key
from detente.ledger.store import Store, create_store


def furnish(folder: Path, party: str, name: str) -> None:
    """Write everything that a desk holds; `desk.yaml` last, so that a folder with it is whole."""
    with refusals(folder, "write"):
        for part in (places.KEYS, places.REPORTS):
            (folder / part).mkdir(mode=0o700 if part == places.KEYS else 0o755)
    drawn = secret_key("drawn")
    key = secret_key(f"desk.invalid/{party}/{drawn.public.id[:12]}", drawn.seed)
    write_key(folder / places.KEYS, key)
    create_store(folder / places.DATABASE)
    empty = sign_checkpoint(Checkpoint(key.public.name, 0, EMPTY_ROOT), key)
    store = Store(folder / places.DATABASE, read_only=False)
    with contextlib.closing(store), store.transaction() as connection:
        connection.execute("INSERT INTO checkpoint VALUES (1, ?)", (empty.encode(),))
    with refusals(folder, "write"):
        sync_folder(folder)
    desk = places.Desk(form=places.FORM, party=party, name=name, origin=key.public.name, key=key.public.id)
    places.write_desk(folder, desk)
