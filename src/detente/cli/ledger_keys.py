"""`detente ledger keys | rotate | revoke | checkpoint`: what signs a desk's ledger, and its signed head."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.show import print_json, say
from detente.ledger import Ledger
from detente.ledger import folder as places
from detente.ledger.heads import keep_head, leaving
from detente.ledger.keys import Life
from detente.ledger.opening import keep_anew
from detente.ledger.passphrase import asked, at_hand, chosen
from detente.ledger.rotation import encrypt, revoke, rotate
from detente.ledger.signing import SecretKey
from detente.ledger.stores.address import open_at
from detente.ledger.vault import is_locked, may_read_secret, read_secret_key
from detente.model.time import read_instant

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the desk.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def keys(
    folder: Folder,
    lock: Annotated[bool, typer.Option("--encrypt", help="Put the secret key under a passphrase.")] = False,
    as_json: Json = False,
) -> None:
    """Print the keys of the ledger, oldest first: which entries each signed, and what was revoked."""
    if lock:
        with Ledger.open(folder) as opened:
            encrypt(opened, chosen())
    with Ledger.open(folder, read_only=True) as opened:
        lives = opened.chain.lives
    if as_json:
        print_json({"keys": [_life(folder, life) for life in lives]})
        return
    for life in lives:
        typer.echo(_told(folder, life))


def rotate_key(folder: Folder, as_json: Json = False) -> None:
    """Put a new key in the place of the one that signs, by a record that both sign; print it."""
    with Ledger.open(folder) as opened:
        life = rotate(opened)
    _show(folder, life, as_json=as_json)
    say("Tell the other desks; they see the change in the log, signed by the key they know.")


def revoke_key(
    folder: Folder,
    key_id: Annotated[str, typer.Argument(metavar="KEY", help="The id of a key that another replaced.")],
    since: Annotated[str, typer.Option(help="From which instant it is not to be trusted; a day means its end.")],
    reason: Annotated[str, typer.Option(help="Why, in a few words that others will read.")] = "",
    as_json: Json = False,
) -> None:
    """State that a replaced key is not to be trusted from an instant on; print it."""
    with Ledger.open(folder) as opened:
        life = revoke(opened, key_id, read_instant(since, "--since"), reason)
    _show(folder, life, as_json=as_json)


def checkpoint(
    folder: Folder,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the head of this ledger apart, where the place was lost.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Print the signed head of the ledger under both signatures, and keep it in heads/."""
    if keep:
        with contextlib.closing(open_at(folder, places.read_desk(folder).store, read_only=True)) as store:
            head = keep_anew(folder, store)
        say(f"Kept apart: {head.size} entries. An older copy of this ledger is refused from now on.")
    with Ledger.open(folder, read_only=True) as opened:
        life, note = opened.chain.now, opened.checkpoint()
    whole = leaving(folder, note, life, secret_of(folder, life))
    place = keep_head(folder, whole)
    if as_json:
        print_json({"checkpoint": whole, "kept": str(place), **_life(folder, life)})
    else:
        sys.stdout.write(whole)
        say(f"Kept as {place}.")


def secret_of(folder: Path, life: Life) -> Callable[[], SecretKey]:
    """Return a function that gives the secret of a key, the passphrase asked where it is encrypted."""
    return lambda: read_secret_key(folder / places.KEYS, life.key.id, asked)


def can_sign(folder: Path, life: Life) -> bool:
    """Return whether the secret of a key can be had here: it is there, and its passphrase if it needs one."""
    within, key_id = folder / places.KEYS, life.key.id
    return may_read_secret(within, key_id) and (not is_locked(within, key_id) or at_hand())


def _show(folder: Path, life: Life, *, as_json: bool) -> None:
    if as_json:
        print_json(_life(folder, life))
    else:
        typer.echo(_told(folder, life))


def _told(folder: Path, life: Life) -> str:
    last = f"to {life.last}" if life.last is not None else "to this day"
    span = f"signs entries {life.first} {last}"
    why = f" ({life.reason})" if life.reason else ""
    revoked = f"\n  not to be trusted from {life.revoked_since.isoformat()} on{why}" if life.revoked_since else ""
    second = f"  second key in {places.KEYS}/{life.key.id}.ml-dsa-44"
    return f"{life.key.id}  {span}{_where(folder, life)}{revoked}\n  {life.key.line}\n{second}"


def _where(folder: Path, life: Life) -> str:
    within = folder / places.KEYS
    if not may_read_secret(within, life.key.id):
        return ""
    return ", secret under a passphrase" if is_locked(within, life.key.id) else ", secret in plain"


def _life(folder: Path, life: Life) -> dict[str, Any]:
    within = folder / places.KEYS
    held = may_read_secret(within, life.key.id)
    return {
        "key": life.key.id,
        "line": life.key.line,
        "second_line": life.lattice.line,
        "first": life.first,
        "last": life.last,
        "revoked_since": life.revoked_since,
        "reason": life.reason,
        "secret": ("encrypted" if is_locked(within, life.key.id) else "plain") if held else "not here",
    }
