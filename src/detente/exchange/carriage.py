"""Carriage by files: envelopes and receipts in a folder, such as a stick; the same bytes as on the wire.

The names that are written are made of digits and letters of ours; of names that are read nothing is believed but
the ending, and the folder is not left. A file is there whole or not at all.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.exchange.desk import Desk
from detente.exchange.envelope import MOST_BYTES, Envelope, read_envelope
from detente.exchange.inbox import Answer, receive
from detente.exchange.outbox import envelopes, take_receipt
from detente.exchange.receipt import Checked, read_receipt
from detente.exchange.serials import ORDER
from detente.ledger.files import refusals, write_new
from detente.model.errors import DetenteError, SchemaError, StorageError
from detente.model.exchange import Origin

ENVELOPE, RECEIPT = ".envelope", ".receipt"
MOST_FILES = 100_000
SHORT = 32

Refused = tuple[str, DetenteError]


class Taken:
    """What was done with a folder: answers and receipts by file name, files for other desks, refusals."""

    def __init__(self) -> None:
        self.answers: list[tuple[str, Answer]] = []
        self.receipts: list[tuple[str, Checked]] = []
        self.for_others: list[str] = []
        self.refused: list[Refused] = []


def put_out(desk: Desk, folder: Path, origins: Iterable[Origin]) -> list[Path]:
    """Return the files of all that is due to these desks, written into a folder; none stands there twice."""
    there = {_contents(read_envelope(data)) for _, data in _files(folder, ENVELOPE, []) if _is_envelope(data)}
    written = []
    for origin in origins:
        for data in envelopes(desk, origin):
            envelope = read_envelope(data)
            if _contents(envelope) not in there:
                written.append(folder / _name(envelope))
                write_new(written[-1], data)
    return written


def take_in(desk: Desk, folder: Path, replies: Path | None = None) -> Taken:
    """Return what came of a folder: receipts taken, envelopes entered in order, a receipt written for each.

    Receipts go into `replies`, else into the same folder. A file that is refused changes nothing else.
    """
    taken = Taken()
    for name, data in _files(folder, RECEIPT, taken.refused):
        with _refusing(name, taken):
            if read_receipt(data).sender == desk.origin:
                taken.receipts.append((name, take_receipt(desk, data)))
            else:
                taken.for_others.append(name)
    for name in _in_order(desk, folder, taken):
        with _refusing(name, taken):
            answer = receive(desk, _plain_bytes(folder / name))
            taken.answers.append((name, answer))
            if answer.receipt:
                digest = read_receipt(answer.receipt).envelope
                write_new((replies or folder) / f"{digest[:SHORT]}{RECEIPT}", answer.receipt)
    return taken


@contextlib.contextmanager
def _refusing(name: str, taken: Taken) -> Iterator[None]:
    """Note that a file was refused and go on; a ledger that cannot be written ends it all."""
    try:
        yield
    except StorageError:
        raise
    except DetenteError as problem:
        taken.refused.append((name, problem))


def _contents(envelope: Envelope) -> tuple[object, ...]:
    header = envelope.header
    return (header.sender, header.receiver, header.precedence, header.first, envelope.items)


def _is_envelope(data: bytes) -> bool:
    try:
        read_envelope(data)
    except SchemaError:
        return False
    return True


def _name(envelope: Envelope) -> str:
    header = envelope.header
    rank = ORDER.index(header.precedence)
    return f"{rank}-{header.precedence}-{header.first:016d}-{envelope.digest[:SHORT]}{ENVELOPE}"


def _in_order(desk: Desk, folder: Path, taken: Taken) -> list[str]:
    """Return the names of the envelopes to this desk, flash first, each precedence in the order of its serials."""
    found = []
    for name, data in _files(folder, ENVELOPE, taken.refused):
        with _refusing(name, taken):
            header = read_envelope(data).header
            if header.receiver == desk.origin:
                found.append((ORDER.index(header.precedence), header.first, name))
            else:
                taken.for_others.append(name)
    return [name for _, _, name in sorted(found)]


def _files(folder: Path, ending: str, refused: list[Refused]) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the plain files of a folder with this ending; links and large ones are refused."""
    with refusals(folder, "read"):
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(ending))
    if len(names) > MOST_FILES:
        raise SchemaError(
            "a folder with too many files",
            where=str(folder),
            expected=f"at most {MOST_FILES}",
            given=str(len(names)),
        )
    for name in names:
        try:
            yield name, _plain_bytes(folder / name)
        except (SchemaError, StorageError) as problem:
            refused.append((name, problem))


def _plain_bytes(path: Path) -> bytes:
    with refusals(path, "read"):
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
                raise SchemaError(
                    "no file of an exchange",
                    where=str(path),
                    expected=f"a plain file of at most {MOST_BYTES} bytes",
                    given=f"{found.st_size} bytes" if stat.S_ISREG(found.st_mode) else "something else",
                )
            return file.read(MOST_BYTES + 1)
