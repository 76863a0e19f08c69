"""A new desk: its folders, its first key, an empty log under a signed checkpoint."""

from __future__ import annotations

from pathlib import Path

from detente.ledger import folder as places
from detente.ledger.files import refusals, sync_folder
from detente.ledger.kept import Head, write_kept
from detente.ledger.merkle import EMPTY_ROOT
from detente.ledger.notes import Checkpoint, sign_checkpoint
from detente.ledger.signing import secret_key
from detente.ledger.stores.address import create_store, discard_store
from detente.ledger.vault import write_key


def furnish(folder: Path, party: str, name: str, store: str, passphrase: str | None) -> None:
    """Write everything that a desk holds; `desk.yaml` last, so that a folder with it is whole.

    The secret key is encrypted if a passphrase is given.
    """
    with refusals(folder, "write"):
        for part in (places.KEYS, places.REPORTS):
            (folder / part).mkdir(mode=0o700 if part == places.KEYS else 0o755)
    drawn = secret_key("drawn")
    key = secret_key(f"desk.invalid/{party}/{drawn.public.id[:12]}", drawn.seed)
    write_key(folder / places.KEYS, key, passphrase)
    empty = sign_checkpoint(Checkpoint(key.public.name, 0, EMPTY_ROOT), key)
    create_store(folder, store, empty)
    try:
        write_kept(folder / places.KEPT, Head(0, EMPTY_ROOT))
        with refusals(folder, "write"):
            sync_folder(folder)
        desk = places.Desk(
            form=places.FORM, party=party, name=name, origin=key.public.name, key=key.public.id, store=store
        )
        places.write_desk(folder, desk)
    except BaseException:
        discard_store(store)
        raise
