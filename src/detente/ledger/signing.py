"""Keys and signatures: Ed25519 (RFC 8032) by PyNaCl, key files as single lines, key ids.

A key file holds one line in the form of Go's signed notes, so that other people's tools read it:
`NAME+HASH+BASE64` for the public key, `PRIVATE+KEY+NAME+HASH+BASE64` for the secret one.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec
from nacl import bindings
from nacl.exceptions import CryptoError

from detente.ledger.files import read_bytes
from detente.model.errors import IntegrityError, SchemaError

RECORD_CONTEXT = b"detente/record/1\n"
"""Stands before the canonical bytes of a record when they are signed, so that no signature serves another use."""

ED25519 = b"\x01"
"""The signature type of Ed25519 in C2SP signed-note."""

SIGNATURE_BYTES = 64
PUBLIC_KEY_BYTES = 32

_KEY_ID = re.compile(r"[0-9a-f]{32}")
_KEY_LINE = re.compile(r"([^\s+\x00-\x1f]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)")
FROM_BACKUP = "put the file back from a backup"

Key = TypeVar("Key")


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
        return key_hash(self.name, ED25519, self.public)

    @property
    def line(self) -> str:
        """Return the key as one line of text, `NAME+HASH+BASE64`, a `vkey` of C2SP signed-note."""
        return key_line(self.name, ED25519, self.public)

    def verifies(self, message: bytes, signature: bytes) -> bool:
        """Return whether this key made the signature over the message, by the strict rule of libsodium.

        S < L, the point R and the key canonical and not of small order, no cofactor: one message, one signature.
        """
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


def key_hash(name: str, kind: bytes, public: bytes) -> bytes:
    """Return the 4-byte key id of C2SP signed-note: of the name, the one byte of the kind, the public key."""
    return hashlib.sha256(name.encode() + b"\n" + kind + public).digest()[:4]


def key_line(name: str, kind: bytes, public: bytes) -> str:
    """Return a public key as a `vkey` of C2SP signed-note, `NAME+HASH+BASE64`."""
    return _line(name, key_hash(name, kind, public), kind + public)


def secret_line(key: SecretKey) -> str:
    """Return a secret key as one line, `PRIVATE+KEY+NAME+HASH+BASE64`."""
    return "PRIVATE+KEY+" + _line(key.public.name, key.public.note_hash, ED25519 + key.seed)


def read_key_line(line: str, kind: bytes, length: int) -> tuple[str, bytes]:
    """Return name and public key of a `vkey` of this kind; SchemaError if it is not one, or its hash is not."""
    found = _KEY_LINE.fullmatch(line)
    material = from_base64(found[3]) if found else b""
    if not found or len(material) != 1 + length or material[:1] != kind:
        raise _not_a_key(line, f"NAME+HASH+BASE64 with a key of {length} bytes of kind {kind.hex()}")
    if key_hash(found[1], kind, material[1:]).hex() != found[2]:
        raise _not_a_key(line, f"the hash {key_hash(found[1], kind, material[1:]).hex()} for this name and key")
    return found[1], material[1:]


def public_key(line: str) -> PublicKey:
    """Return the Ed25519 key of a `vkey`; SchemaError if it is not one that can be trusted to name one signer.

    The point must be canonical and in the group of prime order: a key of small or mixed order would let its
    owner make signatures that one program takes and another refuses.
    """
    name, public = read_key_line(line, ED25519, PUBLIC_KEY_BYTES)
    if not bindings.crypto_core_ed25519_is_valid_point(public):
        raise _not_a_key(line, "a point of the group of prime order, in its one encoding")
    return PublicKey(name, public)


def read_public_key(path: Path) -> PublicKey:
    """Return the key of a `.pub` file named for its id; IntegrityError if it was changed."""
    key = read_line_of(path, public_key)
    same(path, holds=key.id == path.stem)
    return key


def keys_in(lines: Iterable[str]) -> dict[str, PublicKey]:
    """Return by id the Ed25519 keys among lines of keys; lines of another kind are passed over, as in notes."""
    keys = {}
    for line in lines:
        with contextlib.suppress(SchemaError):
            key = public_key(line)
            keys[key.id] = key
    return keys


def read_public_keys(folder: Path) -> dict[str, PublicKey]:
    """Return every public key in the folder by its id."""
    keys = [read_public_key(path) for path in sorted(folder.glob("*.pub"))]
    return {key.id: key for key in keys}


def read_line_of(path: Path, read: Callable[[str], Key]) -> Key:
    """Return what `read` makes of the one line of a file; IntegrityError where it refuses, or there is no such."""
    text = read_bytes(path).decode("utf-8", "replace")
    try:
        if not text.endswith("\n"):
            raise _not_a_key(text, "a line end")
        return read(text[:-1])
    except SchemaError as problem:
        raise IntegrityError(
            "a key file that is not one",
            where=str(path),
            expected=problem.expected,
            given=problem.given,
            next_step=FROM_BACKUP,
        ) from problem


def secret_of_line(text: str) -> SecretKey | None:
    """Return the key of a secret line; None if it is not one, byte for byte."""
    name, _, rest = text.removeprefix("PRIVATE+KEY+").partition("+")
    material = from_base64(rest.partition("+")[2])
    if len(material) != 1 + PUBLIC_KEY_BYTES:
        return None
    key = secret_key(name, material[1:])
    return key if secret_line(key) == text else None


def same(path: Path, *, holds: bool) -> None:
    """Raise IntegrityError unless a key file is what its name says."""
    if not holds:
        raise IntegrityError(
            "a key file that was changed",
            where=str(path),
            expected="the key whose id is the name of the file",
            given="another key, or a name that was edited",
            next_step=FROM_BACKUP,
        )


def checked_id(key_id: str) -> str:
    """Return the key id; SchemaError if it cannot be one."""
    if not _KEY_ID.fullmatch(key_id):
        raise SchemaError("not a key id", expected="32 hexadecimal digits", given=repr(key_id))
    return key_id


def from_base64(text: str | bytes) -> bytes:
    """Return the bytes, none where the text is not the one base64 form of them."""
    try:
        raw = text.encode("ascii") if isinstance(text, str) else text
        data = base64.b64decode(raw, validate=True)
    except ValueError:
        return b""
    return data if base64.b64encode(data) == raw else b""


def _line(name: str, key_id: bytes, material: bytes) -> str:
    return f"{name}+{key_id.hex()}+{base64.b64encode(material).decode()}"


def _not_a_key(line: str, expected: str) -> SchemaError:
    return SchemaError("not a public key of this form", expected=expected, given=repr(line[:80]))
