"""What a desk says and hears over an open line: the outbox as a source of transfers, the inbox as their end.

Both act at once on the ledger, in the one thread that has it open; what is answered is durable.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import takewhile

from detente.exchange.desk import Desk
from detente.exchange.envelope import MOST_RECORDS, Header, read_envelope, write_envelope
from detente.exchange.http_client import Transfer
from detente.exchange.inbox import receive
from detente.exchange.outbox import announce, first_due, sent_since, take_receipt
from detente.exchange.receipt import Checked, read_receipt
from detente.exchange.serials import FIRST, ORDER
from detente.exchange.tables import route_to
from detente.exchange.witnessing import answer
from detente.model.errors import InputError, IntegrityError
from detente.model.exchange import Origin
from detente.model.record import Precedence

MOST_FETCHED_BYTES = 32 << 20
"""How much is handed out to one request for what was missed; who wants more asks again."""

STREAMS = 1_000_000_000


class Due:
    """What is due to one peer, as transfers: each is handed out once until `again` is called.

    An envelope that was handed out and has no receipt is kept byte for byte, so that after a cut it goes on where
    it was cut.
    """

    def __init__(self, desk: Desk, origin: Origin, *, most: int = MOST_RECORDS) -> None:
        announce(desk)
        self._desk, self._origin, self._most = desk, origin, most
        self._done = dict.fromkeys(ORDER, FIRST)
        self._open: dict[tuple[Precedence, int], Transfer] = {}
        self._through: dict[int, tuple[Precedence, int, int]] = {}
        self.received: list[Checked] = []
        self.refusals: list[str] = []

    def again(self) -> None:
        """Hand out anew all that has no receipt."""
        self._done = dict.fromkeys(ORDER, FIRST)

    def next(self, more_urgent_than: int) -> Transfer | None:
        """Return the next envelope due whose rank is below this one; None where nothing is."""
        for level in ORDER[:more_urgent_than]:
            transfer = self._handed_out(level) or self._made(level)
            if transfer is not None:
                self._done[level] = self._through[transfer.stream][2]
                return transfer
        return None

    def _handed_out(self, level: Precedence) -> Transfer | None:
        """Return the first envelope that was handed out before the line was cut, and has no receipt."""
        firsts = [first for at, first in self._open if at is level and first >= self._done[level]]
        return self._open[level, min(firsts)] if firsts else None

    def _made(self, level: Precedence) -> Transfer | None:
        found = first_due(self._desk, self._origin, self._done, [level], self._most)
        if found is None:
            return None
        _, first, records = found
        header = Header(
            sender=self._desk.origin,
            receiver=self._origin,
            precedence=level,
            first=first,
            clock=self._desk.clock(),
        )
        envelope = write_envelope(header, records, self._desk.signer())
        transfer = Transfer(_stream(envelope), route_to(self._origin, level).level, envelope)
        self._open[level, first] = transfer
        self._through[transfer.stream] = (level, first, first + len(records))
        return transfer

    def receipted(self, transfer: Transfer, receipt: bytes) -> None:
        """Record a receipt; an error where it is not one for this transfer."""
        self.received.append(take_receipt(self._desk, receipt))
        self._forget(transfer)

    def refused(self, transfer: Transfer, reason: str) -> None:
        """Keep the reason; what was refused stays due."""
        self._forget(transfer)
        self.refusals.append(reason)

    def _forget(self, transfer: Transfer) -> None:
        level, first, _ = self._through.pop(transfer.stream, (None, 0, 0))
        if level is not None:
            del self._open[level, first]


class Node:
    """A desk that answers over the network: what `http_server.Desk` asks for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def arrive(self, peer: str, envelope: bytes) -> bytes:
        """Enter an envelope and return the receipt; an error, which is the answer, where it is not entered."""
        sender = read_envelope(envelope).header.sender
        _demand_own(peer, sender)
        answer = receive(self._desk, envelope)
        if answer.awaited is not None:
            raise InputError(
                "an envelope ahead of its turn",
                expected=f"{answer.precedence} from serial {answer.awaited} on",
                given="a later one; nothing of it was entered",
                next_step="send what is awaited first",
            )
        return answer.receipt

    def missed(self, peer: str, precedence: str, since: int) -> Iterable[bytes]:
        """Return the envelopes for a peer from a serial on; as many as one answer holds."""
        if precedence not in list(Precedence) or since < FIRST:
            raise InputError(
                "nothing is sent under that",
                expected=f"one of {', '.join(Precedence)}, and a serial from {FIRST} on",
                given=f"{precedence[:40]!r}, {since}",
            )
        room = MOST_FETCHED_BYTES

        def fits(envelope: bytes) -> bool:
            nonlocal room
            room -= len(envelope)
            return room >= 0

        return takewhile(fits, sent_since(self._desk, peer, Precedence(precedence), since))

    def receipted(self, peer: str, receipt: bytes) -> None:
        """Record a receipt of a peer's."""
        _demand_own(peer, read_receipt(receipt).receiver)
        take_receipt(self._desk, receipt)

    def witness(self, peer: str, request: str) -> tuple[int, str]:
        """Return status and body of the answer to a peer that asks for a cosignature, by C2SP tlog-witness."""
        found = answer(self._desk, peer, request)
        return found.status.value, found.body

    def checkpoint(self) -> bytes:
        """Return the signed note of this desk's log."""
        return self._desk.ledger.checkpoint().encode()


def _stream(envelope: bytes) -> int:
    """Return a number for a transfer that is the same after a cut, and another one for another envelope."""
    return int.from_bytes(hashlib.sha256(envelope).digest()[:6]) % STREAMS


def _demand_own(peer: str, named: str) -> None:
    if peer != named:
        raise IntegrityError(
            "a desk that hands in what is another's",
            expected=f"what {peer} signed, since its certificate was shown",
            given=f"what {named} is said to have signed",
            next_step="nothing was entered; let each desk send for itself",
        )
