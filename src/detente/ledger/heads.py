"""Checkpoints as they leave the desk: a second signature (ML-DSA-44) under the first, and those of witnesses.

The ledger signs a checkpoint at each commit with Ed25519. When one leaves the desk the second line is added; the
verb `detente ledger checkpoint` keeps the whole in `heads/SIZE`, to be shown again without the secret key.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from detente.ledger.files import read_bytes, refusals, write_new
from detente.ledger.keys import Life
from detente.ledger.ml_dsa import lattice_secret
from detente.ledger.notes import Checkpoint, read_checkpoint, read_note, signature_line, verify_note
from detente.ledger.signing import SecretKey
from detente.model.errors import IntegrityError

HEADS = "heads"
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


def with_second_line(note: str, key: SecretKey, time_s: int) -> str:
    """Return a signed checkpoint with the line of the ML-DSA-44 key that belongs to `key`.

    `time_s`: seconds since 1970 at which this is the largest tree of the log, which its writer knows; 0 for one
    who only reads. The second line is of random form: two calls give two lines, both right.
    """
    read = read_note(note)
    return note + lattice_secret(key.public.name, key.seed).line(read_checkpoint(read.text), time_s)


def leaving(folder: Path, note: str, life: Life, secret: Callable[[], SecretKey]) -> str:
    """Return a checkpoint as it leaves the desk, for one who only reads: as it was kept, else signed anew.

    `life`: the key that signed it; `secret` gives its secret key, where it is needed.
    """
    return kept_note(folder, note, life) or with_second_line(note, secret(), 0)


def open_head(note: str, life: Life) -> Checkpoint:
    """Return the head that both keys signed; IntegrityError unless both lines are there, and right."""
    read = read_note(note)
    head = read_checkpoint(read.text)
    if not verify_note(read, life.key) or not life.lattice.signs(head, read.signatures):
        raise IntegrityError(
            "a checkpoint without both signatures of its keys",
            expected=f"a signature by {life.key.line} and one by {life.lattice.name}"
            f" with hash {life.lattice.note_hash.hex()}",
            given=note[:200],
            next_step="do not trust this ledger until its keeper has explained it",
        )
    return head


def with_lines(note: str, lines: str) -> str:
    """Return a note with more signature lines, each once; IntegrityError if they are of another form.

    Whether they are right is for who has the keys: see `witness.open_cosigned`.
    """
    before, more = read_note(note), read_note(f"{_text(note)}\n{lines}")
    fresh = [s for s in dict.fromkeys(more.signatures) if s not in before.signatures]
    return note + "".join(signature_line(s.name, s.note_hash, s.signature) for s in fresh)


def keep_head(folder: Path, note: str) -> Path:
    """Return the file of a desk in which a checkpoint that leaves it is kept, under its size."""
    size = read_checkpoint(read_note(note).text).size
    place = folder / HEADS / str(size)
    with refusals(place, "write"):
        place.parent.mkdir(exist_ok=True)
    write_new(place, note.encode())
    return place


def read_head(folder: Path, size: int, life: Life) -> Checkpoint:
    """Return the head kept under a size; IntegrityError if it is another, or not signed by both keys."""
    head = open_head(_kept_text(folder, size), life)
    if head.size != size:
        raise IntegrityError(
            "a checkpoint under another size", where=f"{HEADS}/{size}", expected=str(size), given=str(head.size)
        )
    return head


def kept_note(folder: Path, note: str, life: Life) -> str:
    """Return this checkpoint as it was kept, empty if it was not; IntegrityError if what is kept differs."""
    text = read_note(note).text
    size = read_checkpoint(text).size
    if not (folder / HEADS / str(size)).is_file():
        return ""
    kept = _kept_text(folder, size)
    open_head(kept, life)
    if _text(kept) != text:
        raise IntegrityError(
            "a checkpoint that left this desk is not of this ledger",
            where=f"{HEADS}/{size}",
            expected=text,
            given=_text(kept),
            next_step="keep the folder as evidence, and run: detente ledger verify",
        )
    return kept


def kept_sizes(folder: Path) -> list[int]:
    """Return the sizes of which a checkpoint is kept, smallest first; files of other names are not ours."""
    names = (path.name for path in (folder / HEADS).glob("*"))
    return sorted(int(name) for name in names if _SIZE.fullmatch(name))


def _kept_text(folder: Path, size: int) -> str:
    return read_bytes(folder / HEADS / str(size)).decode("utf-8", "replace")


def _text(note: str) -> str:
    return read_note(note).text
