"""The second signature of a checkpoint, which a quantum computer does not break: ML-DSA-44 (FIPS 204).

Forms of C2SP tlog-cosignature, signature type 0x06. The key is made from the same 32 secret bytes as the Ed25519
key, so that a desk keeps one secret: SHA-256("detente/ml-dsa-44/1" LF, seed). Who breaks Ed25519 finds the number
that its seed was hashed to, and would have to invert SHA-512 to find the seed.
"""

from __future__ import annotations

import hashlib
import struct

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from detente.ledger.notes import Checkpoint, NoteSignature, signature_line
from detente.ledger.signing import key_hash, key_line, read_key_line

ML_DSA_44 = b"\x06"
"""The signature type of timestamped ML-DSA-44 cosignatures in C2SP signed-note."""

SIGNATURE_BYTES = 2420
PUBLIC_KEY_BYTES = 1312
LONGEST_NAME_BYTES = 255
LATEST_TIMESTAMP_S = 2**63 - 1
_SEED_CONTEXT = b"detente/ml-dsa-44/1\n"
_LABEL = b"subtree/v1\n\x00"


class LatticeKey(msgspec.Struct, frozen=True):
    """A public ML-DSA-44 key and the name under which it signs checkpoints."""

    name: str
    public: bytes

    @property
    def note_hash(self) -> bytes:
        """Return the 4-byte key id of C2SP tlog-cosignature."""
        return key_hash(self.name, ML_DSA_44, self.public)

    @property
    def line(self) -> str:
        """Return the key as one line of text, `NAME+HASH+BASE64`."""
        return key_line(self.name, ML_DSA_44, self.public)

    def verifies(self, checkpoint: Checkpoint, timestamped: bytes) -> bool:
        """Return whether this key signed the head of the tree; `timestamped`: 8 bytes of time, the signature."""
        time_s = int.from_bytes(timestamped[:8])
        sized = max(len(self.name.encode()), len(checkpoint.origin.encode())) <= LONGEST_NAME_BYTES
        if not sized or len(timestamped) != 8 + SIGNATURE_BYTES or time_s > LATEST_TIMESTAMP_S:
            return False
        key = MLDSA44PublicKey.from_public_bytes(self.public)
        try:
            key.verify(timestamped[8:], cosigned_message(self.name, time_s, checkpoint))
        except InvalidSignature:
            return False
        return True

    def signs(self, checkpoint: Checkpoint, lines: tuple[NoteSignature, ...]) -> bool:
        """Return whether a line of this key stands among these, and every such line is right."""
        own = [line for line in lines if (line.name, line.note_hash) == (self.name, self.note_hash)]
        return bool(own) and all(self.verifies(checkpoint, line.signature) for line in own)


class LatticeSecret(msgspec.Struct, frozen=True):
    """A secret ML-DSA-44 key. Its text form leaves out the secret."""

    secret: MLDSA44PrivateKey
    public: LatticeKey

    def __repr__(self) -> str:
        """Return the hash of the public key only, so that no log shows the secret."""
        return f"LatticeSecret({self.public.note_hash.hex()})"

    def line(self, checkpoint: Checkpoint, time_s: int) -> str:
        """Return the signature line over the head of a tree.

        `time_s`: seconds since 1970 at which this was the largest tree of the log known to the signer; 0 says
        nothing of that.
        """
        message = cosigned_message(self.public.name, time_s, checkpoint)
        blob = time_s.to_bytes(8) + self.secret.sign(message)
        return signature_line(self.public.name, self.public.note_hash, blob)


def lattice_secret(name: str, seed: bytes) -> LatticeSecret:
    """Return the ML-DSA-44 key that belongs to the 32 secret bytes of an Ed25519 key."""
    secret = MLDSA44PrivateKey.from_seed_bytes(hashlib.sha256(_SEED_CONTEXT + seed).digest())
    return LatticeSecret(secret, LatticeKey(name, secret.public_key().public_bytes_raw()))


def lattice_key(line: str) -> LatticeKey:
    """Return the ML-DSA-44 key of a `vkey`; SchemaError if it is not one. Any 1312 bytes are a key."""
    return LatticeKey(*read_key_line(line, ML_DSA_44, PUBLIC_KEY_BYTES))


def cosigned_message(name: str, time_s: int, checkpoint: Checkpoint) -> bytes:
    """Return the bytes that are signed: the structure `cosigned_message`, over the whole tree (start 0)."""
    signer, origin = name.encode(), checkpoint.origin.encode()
    head = _LABEL + bytes([len(signer)]) + signer + struct.pack(">Q", time_s) + bytes([len(origin)]) + origin
    return head + struct.pack(">QQ", 0, checkpoint.size) + checkpoint.root
