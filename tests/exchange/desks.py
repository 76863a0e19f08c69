"""Desks for tests that know each other: their keys compared, their clocks set by hand."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from detente.exchange.carriage import Taken, put_out, take_in
from detente.exchange.desk import Desk
from detente.exchange.inbox import Answer, receive
from detente.exchange.outbox import envelopes, take_receipt
from detente.exchange.peering import add, card_of, confirm, words_of_peer
from detente.ledger import Ledger
from detente.model.exchange import Role
from detente.model.record import Digest, Precedence, Record
from tests.exchange.made import CLOCK


class Hand:
    """A clock that a test sets; each look at it is a second later."""

    def __init__(self, start: datetime = CLOCK) -> None:
        self.instant = start

    def __call__(self) -> datetime:
        self.instant += timedelta(seconds=1)
        return self.instant


def know(here: Desk, there: Desk, role: Role = Role.DESK) -> None:
    """Let one desk know another, its words compared."""
    card = card_of(there)
    add(here, card, role)
    confirm(here, there.origin, " ".join(words_of_peer(card)), "by telephone, made up")


@cache
def known_pair() -> Path:
    """Return a folder with two new desks that know each other, to be copied."""
    folder = Path(tempfile.mkdtemp(prefix="pair"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with desks(folder, "NO", "RU"):
        pass
    return folder


@contextmanager
def pair() -> Iterator[tuple[Desk, Desk]]:
    """Yield two desks that know each other, in a folder of their own; quicker than to make them."""
    with pair_folder() as folder, opened(folder) as both:
        yield both


@contextmanager
def pair_folder() -> Iterator[Path]:
    """Yield a folder with two desks that know each other, gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(shutil.copytree(known_pair(), Path(name) / "pair"))


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Desk, Desk]]:
    """Yield the two desks of such a folder, open."""
    later = CLOCK + timedelta(hours=1)
    with (
        Desk.open(folder / "NO", clock=Hand(later)) as here,
        Desk.open(folder / "RU", clock=Hand(later)) as there,
    ):
        yield here, there


@contextmanager
def desks(folder: Path, *parties: str) -> Iterator[list[Desk]]:
    """Yield new desks of these parties that all know each other."""
    with ExitStack() as stack:
        made = []
        for party in parties:
            Ledger.create(folder / party, party).close()
            made.append(stack.enter_context(Desk.open(folder / party, clock=Hand())))
        for here in made:
            for there in made:
                if here is not there:
                    know(here, there)
        yield made


def entered(desk: Desk, *records: Record[Any]) -> tuple[Digest, ...]:
    """Return the ids of records that a desk has said itself."""
    return desk.ledger.append(records)


def pass_on(here: Desk, there: Desk) -> list[Answer]:
    """Carry everything due from one desk to another and the receipts back; return the answers."""
    answers = []
    for data in envelopes(here, there.origin):
        answers.append(receive(there, data))
        if answers[-1].receipt:
            take_receipt(here, answers[-1].receipt)
    return answers


def by_stick(here: Desk, there: Desk, folder: Path) -> Taken:
    """Carry what is due by files, and the receipts back."""
    put_out(here, folder, [there.origin])
    taken = take_in(there, folder)
    take_in(here, folder)
    return taken


def said_here(desk: Desk, *kinds: str) -> list[Digest]:
    """Return the ids of the records of these kinds in a desk's log, in its order."""
    found = (desk.found(position) for position in range(desk.ledger.size))
    return [one.sealed.id for one in found if one.said.kind in kinds]


def due_of(desk: Desk, origin: str) -> list[bytes]:
    return list(envelopes(desk, origin))


def flash(record: Record[Any]) -> Record[Any]:
    return msgspec.structs.replace(record, precedence=Precedence.FLASH)


def ids_of(desk: Desk, kind: str) -> Sequence[Digest]:
    return said_here(desk, kind)
