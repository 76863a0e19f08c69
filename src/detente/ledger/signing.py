"""Keys and signatures: Ed25519 (RFC 8032) by PyNaCl, key files as single lines, key ids.

A key file holds one line in the form of Go's signed notes, so that other people's tools read it:
`NAME+HASH+BASE64` for the public key, `PRIVATE+KEY+NAME+HASH+BASE64` for the secret one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
from pathlib import Path

import msgspec
from nacl import bindings
from nacl.exceptions import CryptoError

from detente.ledger.files import read_bytes, write_new
from detente.model.errors import IntegrityError, SchemaError, StorageError

RECORD_CONTEXT = b"detente/record/1\n"
"""Stands before the canonical bytes of a record when they are signed, so that no signature serves another use."""

ED25519 = b"\x01"
"""The signature type of Ed25519 in C2SP signed-note."""

SIGNATURE_BYTES = 64
PUBLIC_KEY_BYTES = 32

_KEY_ID = re.compile(r"[0-9a-f]{32}")
_KEY_LINE = re.compile(r"(PRIVATE\+KEY\+)?([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)\n")


class PublicKey(msgspec.Struct, frozen=True):
    """A key that checks signatures: the name under which it signs notes, and its 32 bytes."""

    name: str
    public: bytes

    @property
    def id(self) -> str:
        """Return the key id that entries carry: 32 hexadecimal digits."""
        return hashlib.sha256(b"detente/key/1\n" + ED25519 + self.public).hexdigest()[:32]

    @property
    def note_hash(self) -> bytes:
        """Return the 4-byte key id of C2SP signed-note."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    @property
    def line(self) -> str:
        """Return the key as one line of text, `NAME+HASH+BASE64`, a `vkey` of C2SP signed-note."""
        return _key_line(self, self.public)

    def verifies(self, message: bytes, signature: bytes) -> bool:
        """Return whether this key made the signature over the message."""
        if len(signature) != SIGNATURE_BYTES:
            return False
        try:
            bindings.crypto_sign_open(signature + message, self.public)
        except CryptoError:
            return False
        return True

    def verifies_record(self, record: bytes, signature: bytes) -> bool:
        """Return whether this key made the signature over the canonical bytes of a record."""
        return self.verifies(RECORD_CONTEXT + record, signature)


class SecretKey(msgspec.Struct, frozen=True):
    """A key that signs. Its text form leaves out the secret."""

    seed: bytes
    pair: bytes
    public: PublicKey

    def __repr__(self) -> str:
        """Return the key id only, so that no log shows the secret."""
        return f"SecretKey({self.public.id})"

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature over the message."""
        return bindings.crypto_sign(message, self.pair)[:SIGNATURE_BYTES]

    def sign_record(self, record: bytes) -> bytes:
        """Return the signature over the canonical bytes of a record."""
        return bindings.crypto_sign(RECORD_CONTEXT + record, self.pair)[:SIGNATURE_BYTES]


def secret_key(name: str, seed: bytes | None = None) -> SecretKey:
    """Return the key of a 32-byte seed, of a freshly drawn one where none is given."""
    seed = os.urandom(32) if seed is None else seed
    public, pair = bindings.crypto_sign_seed_keypair(seed)
    return SecretKey(seed, pair, PublicKey(name, public))


def write_key(folder: Path, key: SecretKey) -> None:
    """Write `ID.secret` (mode 0600) and `ID.pub`; neither is ever written over."""
    secret = f"PRIVATE+KEY+{_key_line(key.public, key.seed)}\n"
    write_new(folder / f"{key.public.id}.secret", secret.encode(), mode=0o600)
    write_new(folder / f"{key.public.id}.pub", f"{key.public.line}\n".encode(), mode=0o644)


def read_secret_key(folder: Path, key_id: str) -> SecretKey:
    """Return the desk's own key; StorageError if the file is not there, IntegrityError if it was changed."""
    path = folder / f"{_checked(key_id)}.secret"
    if not path.is_file():
        raise StorageError(
            "the key that signs is missing",
            where=str(path),
            expected=f"the secret key {key_id}",
            given="no such file",
            next_step="put it back from a backup, or open the ledger for reading only",
        )
    name, note_hash, seed, is_secret = _read_key_line(path)
    key = secret_key(name, seed)
    _same(path, is_secret and key.public.id == key_id and key.public.note_hash == note_hash)
    return key


def read_public_key(path: Path) -> PublicKey:
    """Return the key of a `.pub` file named for its id; IntegrityError if it was changed."""
    name, note_hash, public, is_secret = _read_key_line(path)
    key = PublicKey(name, public)
    _same(path, not is_secret and key.id == path.stem and key.note_hash == note_hash)
    return key


def read_public_keys(folder: Path) -> dict[str, PublicKey]:
    """Return every public key in the folder by its id."""
    keys = [read_public_key(path) for path in sorted(folder.glob("*.pub"))]
    return {key.id: key for key in keys}


def _key_line(key: PublicKey, material: bytes) -> str:
    return f"{key.name}+{key.note_hash.hex()}+{base64.b64encode(ED25519 + material).decode()}"


def _read_key_line(path: Path) -> tuple[str, bytes, bytes, bool]:
    text = read_bytes(path).decode("utf-8", "replace")
    found = _KEY_LINE.fullmatch(text)
    material = _from_base64(found[4]) if found else b""
    if not found or len(material) != 1 + PUBLIC_KEY_BYTES or material[:1] != ED25519:
        raise IntegrityError(
            "a key file that is not one",
            where=str(path),
            expected="one line NAME+HASH+BASE64 with an Ed25519 key",
            given="another form" if path.suffix == ".secret" else repr(text[:80]),
            next_step="put the file back from a backup",
        )
    return found[2], bytes.fromhex(found[3]), material[1:], found[1] is not None


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""


def _same(path: Path, holds: bool) -> None:  # noqa: FBT001  the one thing that is asked
    if not holds:
        raise IntegrityError(
            "a key file that was changed",
            where=str(path),
            expected="the key whose id is the name of the file",
            given="another key, or a name that was edited",
            next_step="put the file back from a backup",
        )


def _checked(key_id: str) -> str:
    if not _KEY_ID.fullmatch(key_id):
        raise SchemaError("not a key id", expected="32 hexadecimal digits", given=repr(key_id))
    return key_id
