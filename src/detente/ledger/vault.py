"""Key files: the two public lines of a key, and its secret, plain or under a passphrase.

`ID.pub` holds the Ed25519 key, `ID.ml-dsa-44` the second one, `ID.secret` the secret of both: `PRIVATE+KEY+...`,
or `ENCRYPTED+KEY+NAME+HASH+PASSES+KIB+BASE64` with salt, nonce and box (XSalsa20-Poly1305) under a key that
argon2id made of the passphrase (RFC 9106) with that many passes over that much memory.
"""

from __future__ import annotations

import base64
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import msgspec
from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from detente.ledger.files import read_bytes, refusals, write_new
from detente.ledger.ml_dsa import LatticeKey, lattice_key, lattice_secret
from detente.ledger.signing import (
    FROM_BACKUP,
    SecretKey,
    checked_id,
    from_base64,
    read_line_of,
    same,
    secret_key,
    secret_line,
    secret_of_line,
)
from detente.model.errors import InputError, IntegrityError, StorageError

Passphrase = Callable[[], str]
"""Gives the passphrase when it is needed, and not before."""

LATTICE = "ml-dsa-44"
SALT_BYTES = 16
NONCE_BYTES = 24
BOX_BYTES = 32 + 16
LARGEST_PASSES = 16
LARGEST_KIB = 1 << 20

_LOCKED = re.compile(r"ENCRYPTED\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([1-9][0-9]?)\+([1-9][0-9]{0,6})\+(\S+)")


class Cost(msgspec.Struct, frozen=True):
    """What one guess at a passphrase costs: passes over memory, in KiB."""

    passes: int
    kib: int


COST = Cost(3, 64 * 1024)
"""The second choice of RFC 9106, section 4, for machines without 2 GiB to spare: about 0.2 s."""


def write_key(folder: Path, key: SecretKey, passphrase: str | None = None, cost: Cost = COST) -> None:
    """Write the two public lines of a key and its secret (mode 0600), encrypted if a passphrase is given."""
    public = key.public
    lattice = lattice_secret(public.name, key.seed).public
    write_secret(folder, key, passphrase, cost)
    write_new(folder / f"{public.id}.pub", f"{public.line}\n".encode())
    write_new(folder / f"{public.id}.{LATTICE}", f"{lattice.line}\n".encode())


def write_secret(folder: Path, key: SecretKey, passphrase: str | None, cost: Cost = COST) -> None:
    """Put the secret of a key in its place, whole: encrypted if a passphrase is given, else plain."""
    line = secret_line(key) if passphrase is None else locked_line(key, passphrase, cost)
    write_new(folder / f"{key.public.id}.secret", f"{line}\n".encode(), mode=0o600)


def read_secret_key(folder: Path, key_id: str, passphrase: Passphrase) -> SecretKey:
    """Return the desk's own key; StorageError if it is not there, InputError if the passphrase does not open it.

    IntegrityError if the file was changed: of an encrypted one this is the same as a wrong passphrase, and is
    said as such, unless its form is broken.
    """
    path = folder / f"{checked_id(key_id)}.secret"
    text = _secret_text(path)
    key = _unlocked(text, path, passphrase) if text.startswith("ENCRYPTED+") else secret_of_line(text)
    if key is None:
        raise IntegrityError(
            "a key file that is not one",
            where=str(path),
            expected="one line PRIVATE+KEY+NAME+HASH+BASE64 or ENCRYPTED+KEY+NAME+HASH+PASSES+KIB+BASE64",
            given="another form",
            next_step=FROM_BACKUP,
        )
    same(path, holds=key.public.id == key_id)
    return key


def check_secret(folder: Path, key_id: str) -> None:
    """Raise IntegrityError if a secret is not what its name says; of an encrypted one only the form is seen."""
    if is_locked(folder, key_id):
        same(
            folder / f"{key_id}.secret", holds=_locked_parts(_secret_text(folder / f"{key_id}.secret")) is not None
        )
    else:
        read_secret_key(folder, key_id, str)


def may_read_secret(folder: Path, key_id: str) -> bool:
    """Return whether this user may read the secret of a key, encrypted or not."""
    return os.access(folder / f"{checked_id(key_id)}.secret", os.R_OK)


def is_locked(folder: Path, key_id: str) -> bool:
    """Return whether the secret of a key is encrypted; StorageError if it is not there."""
    return _secret_text(folder / f"{checked_id(key_id)}.secret").startswith("ENCRYPTED+")


def remove_secret(folder: Path, key_id: str) -> None:
    """Remove the secret of a key that signs no more; StorageError where the system refuses.

    What a file system, a disk or a backup keeps of it is beyond this.
    """
    path = folder / f"{checked_id(key_id)}.secret"
    with refusals(path, "remove"):
        path.unlink()


def read_lattice_key(folder: Path, key_id: str) -> LatticeKey:
    """Return the ML-DSA-44 key that belongs to a key; StorageError or IntegrityError if it cannot be read."""
    return read_line_of(folder / f"{checked_id(key_id)}.{LATTICE}", lattice_key)


def locked_line(key: SecretKey, passphrase: str, cost: Cost) -> str:
    """Return the secret of a key, encrypted, as one line."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    box = bindings.crypto_secretbox(key.seed, nonce, _stretched(passphrase, salt, cost))
    blob = base64.b64encode(salt + nonce + box).decode()
    public = key.public
    return f"ENCRYPTED+KEY+{public.name}+{public.note_hash.hex()}+{cost.passes}+{cost.kib}+{blob}"


def _secret_text(path: Path) -> str:
    if not path.is_file():
        raise StorageError(
            "the key that signs is missing",
            where=str(path),
            expected=f"the secret key {path.stem}",
            given="no such file",
            next_step="put it back from a backup, or open the ledger for reading only",
        )
    text = read_bytes(path).decode("utf-8", "replace")
    return text[:-1] if text.endswith("\n") else ""


class _Locked(msgspec.Struct, frozen=True):
    name: str
    note_hash: str
    cost: Cost
    salt: bytes
    nonce: bytes
    box: bytes


def _locked_parts(text: str) -> _Locked | None:
    """Return the parts of an encrypted key; None if it is not one, or asks for more work than is reasonable."""
    found = _LOCKED.fullmatch(text)
    blob = from_base64(found[5]) if found else b""
    if not found or len(blob) != SALT_BYTES + NONCE_BYTES + BOX_BYTES:
        return None
    cost = Cost(int(found[3]), int(found[4]))
    if cost.passes > LARGEST_PASSES or not argon2id.MEMLIMIT_MIN <= cost.kib * 1024 <= LARGEST_KIB * 1024:
        return None
    salt, nonce, box = blob[:SALT_BYTES], blob[SALT_BYTES:-BOX_BYTES], blob[-BOX_BYTES:]
    return _Locked(found[1], found[2], cost, salt, nonce, box)


def _unlocked(text: str, path: Path, passphrase: Passphrase) -> SecretKey | None:
    parts = _locked_parts(text)
    if parts is None:
        return None
    stretched = _stretched(passphrase(), parts.salt, parts.cost)
    try:
        seed = bindings.crypto_secretbox_open(parts.box, parts.nonce, stretched)
    except CryptoError as problem:
        raise InputError(
            "the key does not open",
            where=str(path),
            expected="the passphrase under which it was encrypted, and the file as it was written",
            given="another passphrase, or a file that was changed",
            next_step="try again; if the passphrase is right, put the file back from a backup",
        ) from problem
    key = secret_key(parts.name, seed)
    return key if key.public.note_hash.hex() == parts.note_hash else None


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes made of a passphrase; one that looks the same on two keyboards gives the same bytes."""
    words = unicodedata.normalize("NFKC", passphrase).encode()
    return argon2id.kdf(32, words, salt, opslimit=cost.passes, memlimit=cost.kib * 1024)
