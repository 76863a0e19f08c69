"""Signed notes and checkpoints as in C2SP signed-note and tlog-checkpoint, and proofs as in tlog-proof.

A note is a text and signature lines. Lines of other keys are kept and passed over, so that a second signature
(ML-DSA-44, `ml_dsa.py`) or a witness's cosignature (`witness.py`) stands beside the desk's own.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence

import msgspec

from detente.ledger.merkle import HASH_BYTES
from detente.ledger.signing import PublicKey, SecretKey, from_base64
from detente.model.errors import IntegrityError

PROOF_HEAD = "c2sp.org/tlog-proof@v1"
LARGEST_NOTE_CHARACTERS = 100_000
"""A note with twenty post-quantum signatures fits; what is larger is not read."""

_SIGNATURE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+=*)")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


class NoteSignature(msgspec.Struct, frozen=True):
    """One signature line: the name of the key, its 4-byte id, the signature."""

    name: str
    note_hash: bytes
    signature: bytes


class Note(msgspec.Struct, frozen=True):
    """A text (its last line end included) and the signatures under it, of known and unknown keys."""

    text: str
    signatures: tuple[NoteSignature, ...]


class Checkpoint(msgspec.Struct, frozen=True):
    """The head of a tree: whose, how many entries, the root hash (32 bytes)."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """Return the text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


class Proof(msgspec.Struct, frozen=True):
    """That an entry stands at an index of the tree of a signed checkpoint. `path`: hashes, lowest first."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: str
    extra: bytes = b""

    @property
    def text(self) -> str:
        """Return the proof as a file in the form of C2SP tlog-proof; `extra` holds the entry."""
        extra = [f"extra {base64.b64encode(self.extra).decode()}"] if self.extra else []
        path = [base64.b64encode(step).decode() for step in self.path]
        return "\n".join([PROOF_HEAD, *extra, f"index {self.index}", *path, "", self.checkpoint])


def sign_checkpoint(checkpoint: Checkpoint, key: SecretKey) -> str:
    """Return the checkpoint as a signed note."""
    text = checkpoint.text
    return f"{text}\n{signature_line(key.public.name, key.public.note_hash, key.sign(text.encode()))}"


def signature_line(name: str, key_id: bytes, signature: bytes) -> str:
    """Return a signature line with its line end; `key_id`: 4 bytes."""
    return f"— {name} {base64.b64encode(key_id + signature).decode()}\n"


def read_note(note: str) -> Note:
    """Return the text and signatures; IntegrityError if it is not of the form of a signed note."""
    text, gap, lines = note.rpartition("\n\n")
    if len(note) > LARGEST_NOTE_CHARACTERS or not gap or not lines.endswith("\n"):
        raise _malformed("a text, an empty line, then signature lines", note)
    if any(character < " " and character != "\n" for character in note):
        raise _malformed("no control characters", note)
    return Note(text + "\n", tuple(_signature(line) for line in lines[:-1].split("\n")))


def verify_note(note: Note, key: PublicKey) -> bool:
    """Return whether this key signed the note; one false signature under its name refuses the whole note."""
    own = [s for s in note.signatures if (s.name, s.note_hash) == (key.name, key.note_hash)]
    return bool(own) and all(key.verifies(note.text.encode(), s.signature) for s in own)


def read_checkpoint(text: str) -> Checkpoint:
    """Return the head that the text of a note states; IntegrityError if it is not exactly of that form."""
    lines = text.split("\n")
    if len(lines) != len(("origin", "size", "root", "")) or lines[-1] or not lines[0]:
        raise _malformed("three lines: origin, size, root", text)
    root = from_base64(lines[2])
    if not _SIZE.fullmatch(lines[1]) or len(root) != HASH_BYTES:
        raise _malformed("a size in decimal digits and a root of 32 bytes in base64", text)
    return Checkpoint(lines[0], int(lines[1]), root)


def open_checkpoint(note: str, key: PublicKey) -> Checkpoint:
    """Return the head that this key signed; IntegrityError if it did not."""
    read = read_note(note)
    if not verify_note(read, key):
        raise IntegrityError(
            "a checkpoint without the signature of its key",
            expected=f"a signature by {key.line}",
            given=note,
            next_step="do not trust this ledger until its keeper has explained it",
        )
    return read_checkpoint(read.text)


def read_proof(text: str) -> Proof:
    """Return the proof of a file in the form of C2SP tlog-proof; IntegrityError if it is of another form."""
    head, gap, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    extra = b""
    if len(lines) > 1 and lines[1].startswith("extra "):
        extra = from_base64(lines.pop(1).removeprefix("extra "))
    place = lines[1].removeprefix("index ") if len(lines) > 1 else ""
    path = tuple(from_base64(line) for line in lines[2:])
    if lines[0] != PROOF_HEAD or not gap or not _SIZE.fullmatch(place) or not _all_hashes(path):
        raise _malformed(f"{PROOF_HEAD}, the index, the path, an empty line, the checkpoint", text)
    return Proof(int(place), path, checkpoint, extra)


def _signature(line: str) -> NoteSignature:
    found = _SIGNATURE.fullmatch(line)
    blob = from_base64(found[2]) if found else b""
    if not found or len(blob) <= len(b"hash"):
        raise _malformed("signature lines `— NAME BASE64`", line)
    return NoteSignature(found[1], blob[:4], blob[4:])


def _all_hashes(path: Sequence[bytes]) -> bool:
    return all(len(step) == HASH_BYTES for step in path)


def _malformed(expected: str, given: str) -> IntegrityError:
    return IntegrityError("not a signed note of this form", expected=expected, given=given[:200])
