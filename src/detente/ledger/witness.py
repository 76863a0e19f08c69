"""A witness of another desk's log: it signs a checkpoint only if that log goes on from the last one it signed.

Requests, answers and rules of C2SP tlog-witness (`add-checkpoint`), cosignatures of C2SP tlog-cosignature: one by
Ed25519 (`cosignature/v1`), one by ML-DSA-44. Everything here is pure: what was seen last is an argument, and who
calls must make the record of an answer durable before the answer is sent.
"""

from __future__ import annotations

import base64
from datetime import datetime
from enum import IntEnum
from typing import Any

import msgspec

from detente.ledger.merkle import EMPTY_ROOT, HASH_BYTES, verify_consistency
from detente.ledger.ml_dsa import LATEST_TIMESTAMP_S, LatticeKey, lattice_secret
from detente.ledger.notes import (
    Checkpoint,
    Note,
    NoteSignature,
    read_checkpoint,
    read_note,
    signature_line,
    verify_note,
)
from detente.ledger.signing import PublicKey, SecretKey, from_base64, key_hash
from detente.model.errors import IntegrityError
from detente.model.ledger_keys import Cosigned, SplitView
from detente.model.record import Record

COSIGNATURE = b"\x04"
"""The signature type of timestamped Ed25519 cosignatures in C2SP signed-note."""

MOST_PROOF_LINES = 63
COSIGNED_KIND = "witness.cosigned"
SPLIT_KIND = "witness.split"


class Status(IntEnum):
    """What a witness answers, by the numbers of HTTP that tlog-witness gives."""

    COSIGNED = 200
    MALFORMED = 400
    NOT_SIGNED = 403
    UNKNOWN_LOG = 404
    OTHER_SIZE = 409
    NOT_CONSISTENT = 422


class Request(msgspec.Struct, frozen=True):
    """What a log asks: a checkpoint to cosign, and the proof that it goes on from the tree of size `old`."""

    old: int
    proof: tuple[bytes, ...]
    checkpoint: str

    @property
    def text(self) -> str:
        """Return the body of the request."""
        lines = [f"old {self.old}", *(base64.b64encode(step).decode() for step in self.proof), "", self.checkpoint]
        return "\n".join(lines)


class Answer(msgspec.Struct, frozen=True):
    """What the witness says. `body`: signature lines, or the size it saw last; `record`: what it must keep."""

    status: Status
    body: str
    record: Cosigned | SplitView | None = None


def read_request(text: str) -> Request:
    """Return the request; IntegrityError if it is not one."""
    head, gap, checkpoint = text.partition("\n\n")
    first, *lines = head.split("\n")
    size, proof = first.removeprefix("old "), tuple(from_base64(line) for line in lines)
    whole = gap and first.startswith("old ") and len(proof) <= MOST_PROOF_LINES
    if not whole or not _is_size(size) or any(len(step) != HASH_BYTES for step in proof):
        raise IntegrityError(
            "not a request to a witness",
            expected=f"`old SIZE`, at most {MOST_PROOF_LINES} hashes in base64, an empty line, a checkpoint",
            given=text[:200],
        )
    return Request(int(size), proof, checkpoint)


def witnessed(request: str, log: PublicKey, seen: str, witness: SecretKey, instant: datetime) -> Answer:
    """Return what the witness answers to a request, the cosignatures or a refusal by the rules of tlog-witness.

    `log`: the key that signs the log's checkpoints now, named for its origin; `seen`: the checkpoint of it that
    was cosigned last, empty if none was; `instant`: when this is signed.
    """
    try:
        asked = read_request(request)
        note = read_note(asked.checkpoint)
        head = read_checkpoint(note.text)
    except IntegrityError as problem:
        return Answer(Status.MALFORMED, f"{problem.problem}\n")
    if head.origin != log.name:
        return Answer(Status.UNKNOWN_LOG, "not a log that this desk witnesses\n")
    if not verify_note(note, log):
        return Answer(Status.NOT_SIGNED, "not signed by the key of its log\n")
    last = read_checkpoint(read_note(seen).text) if seen else Checkpoint(head.origin, 0, EMPTY_ROOT)
    return _judged(asked, head, seen, last) or _cosigned(asked, head, note, witness, instant)


def _judged(asked: Request, head: Checkpoint, seen: str, last: Checkpoint) -> Answer | None:
    """Return the refusal, None if the checkpoint may be cosigned."""
    two_roots = head.size == last.size and head.root != last.root
    if asked.old > head.size:
        return Answer(Status.MALFORMED, "the old size is beyond the checkpoint's\n")
    if asked.old != last.size:
        return Answer(Status.OTHER_SIZE, f"{last.size}\n", _evidence(asked, seen) if two_roots else None)
    if last.size == 0:
        fits = not two_roots and not asked.proof
        return None if fits else Answer(Status.NOT_CONSISTENT, "a proof from size 0, or a false empty root\n")
    if not verify_consistency(last.size, head.size, last.root, head.root, asked.proof):
        why = "two roots under one size" if two_roots else "the proof does not lead from the one to the other"
        return Answer(Status.NOT_CONSISTENT, f"{why}\n", _evidence(asked, seen))
    return None


def _evidence(asked: Request, seen: str) -> SplitView:
    """Return both checkpoints: the one that was cosigned last, and the one that does not go on from it."""
    proof = tuple(base64.b64encode(step).decode() for step in asked.proof)
    origin = read_checkpoint(read_note(seen).text).origin
    return SplitView(origin=origin, first=seen, second=asked.checkpoint, proof=proof)


def _cosigned(asked: Request, head: Checkpoint, note: Note, witness: SecretKey, instant: datetime) -> Answer:
    lines = cosignature_lines(note.text, witness, int(instant.timestamp()))
    kept = Cosigned(origin=head.origin, size=head.size, checkpoint=asked.checkpoint, cosignatures=lines)
    return Answer(Status.COSIGNED, lines, kept)


def cosignature_lines(text: str, witness: SecretKey, time_s: int) -> str:
    """Return the signature lines of a witness over the text of a checkpoint: Ed25519, then ML-DSA-44.

    `time_s`: seconds since 1970 at which this was the largest tree of that log that the witness had seen; not 0.
    """
    name = witness.public.name
    blob = time_s.to_bytes(8) + witness.sign(_message(text, time_s))
    first = signature_line(name, cosigner_hash(witness.public), blob)
    return first + lattice_secret(name, witness.seed).line(read_checkpoint(text), time_s)


def open_cosigned(note: str, witness: PublicKey, lattice: LatticeKey) -> Checkpoint:
    """Return the head that a witness cosigned with both keys; IntegrityError if it did not."""
    read = read_note(note)
    head = read_checkpoint(read.text)
    hash_ = cosigner_hash(witness)
    own = [line for line in read.signatures if (line.name, line.note_hash) == (witness.name, hash_)]
    first_holds = bool(own) and all(_verifies(witness, read.text, line) for line in own)
    if not first_holds or not lattice.signs(head, read.signatures):
        raise IntegrityError(
            "a checkpoint without the cosignatures of this witness",
            expected=f"lines by {witness.name}, hashes {hash_.hex()} and {lattice.note_hash.hex()}",
            given=note[:200],
            next_step="ask the witness again, and compare its keys by voice",
        )
    return head


def cosigner_hash(key: PublicKey) -> bytes:
    """Return the 4-byte key id under which an Ed25519 key cosigns."""
    return key_hash(key.name, COSIGNATURE, key.public)


def is_proved(split: SplitView) -> bool:
    """Return whether a split view is proved by its two checkpoints alone: one size, two roots."""
    first, second = (read_checkpoint(read_note(note).text) for note in (split.first, split.second))
    return (first.origin, first.size) == (second.origin, second.size) and first.root != second.root


def record_of(kept: Cosigned | SplitView, party: str, said: datetime) -> Record[Any]:
    """Return the record by which a witness keeps what it cosigned, or refused as a second view."""
    kind = COSIGNED_KIND if isinstance(kept, Cosigned) else SPLIT_KIND
    return Record(kind=kind, party=party, said=said, body=kept)


def _message(text: str, time_s: int) -> bytes:
    return f"cosignature/v1\ntime {time_s}\n{text}".encode()


def _verifies(key: PublicKey, text: str, line: NoteSignature) -> bool:
    time_s = int.from_bytes(line.signature[:8])
    return time_s <= LATEST_TIMESTAMP_S and key.verifies(_message(text, time_s), line.signature[8:])


def _is_size(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20 and str(int(text)) == text  # noqa: PLR2004  19 digits
