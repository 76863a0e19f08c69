"""What an exchanged message costs in a batch of 100: packed, checked, entered, receipted, the receipt checked.

Bare, in the same run: the one call that no receiver can leave out, verifying the signature of each record.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter

import msgspec

from benchmarks.ledger import activity, cpu_us
from detente.exchange.desk import Desk
from detente.exchange.envelope import read_envelope
from detente.exchange.inbox import receive
from detente.exchange.outbox import envelopes, send, take_receipt
from detente.exchange.peering import add, card_of, confirm, words_of_peer
from detente.ledger import Ledger
from detente.model.record import Precedence

BATCH = 100
BATCHES = 20
WAITING = 10_000
ROUNDS = 3


def table() -> list[tuple[str, str, str]]:
    """Return the rows: what, measured, goal."""
    rounds = [one_round() for _ in range(ROUNDS)]
    found = {what: statistics.median(r[what] for r in rounds) for what in rounds[0]}
    both = found["pack"] + found["receive"] + found["receipt"]
    return [
        (f"bytes beside a message of 395, batch of {BATCH}", f"{found['overhead']:.1f}", "150"),
        (f"messages per CPU s, batch of {BATCH}: pack, check, enter, receipt", f"{1e6 / both:,.0f}", "20,000"),
        ("the same, bare: the signature of each record verified", f"{1e6 / found['bare']:,.0f}", ""),
        ("pack, per message", f"{found['pack']:.0f} µs CPU", ""),
        ("check, enter, sign the receipt, per message", f"{found['receive']:.0f} µs CPU", ""),
        ("check the receipt and record it, per message", f"{found['receipt']:.0f} µs CPU", ""),
        (f"a flash behind {WAITING:,} routine, dispatched and packed", f"{found['flash ms']:.0f} ms", "1,000 ms"),
    ]


def one_round() -> dict[str, float]:
    """Return microseconds of CPU a message of each step, between two fresh desks in this process."""
    count = BATCH * BATCHES
    with two_desks() as (here, there):
        ids = here.ledger.append([activity(number) for number in range(count)])
        for start in range(0, count, BATCH):
            send(here, ids[start : start + BATCH], [there.origin])
        sent: list[bytes] = []
        receipts: list[bytes] = []
        pack = cpu_us(lambda: sent.extend(envelopes(here, there.origin, most=BATCH)))
        enter = cpu_us(lambda: receipts.extend(receive(there, data).receipt for data in sent))
        check = cpu_us(lambda: [take_receipt(here, data) for data in receipts])
        items = [item for data in sent for item in read_envelope(data).items]
        key = here.signer().public
        bare = cpu_us(lambda: [key.verifies_record(item.record, item.signature) for item in items])
        told = sum(len(data) for data in sent) - sum(len(item.record) for item in items)
        return {
            "pack": pack / count,
            "receive": enter / count,
            "receipt": check / count,
            "bare": bare / count,
            "overhead": told / count,
            "flash ms": flash_ms(here, there),
        }


def flash_ms(here: Desk, there: Desk) -> float:
    """Return the milliseconds until a flash is in its envelope while so many routine messages wait."""
    for start in range(0, WAITING, BATCH):
        ids = here.ledger.append([activity(100_000 + start + number) for number in range(BATCH)])
        send(here, ids, [there.origin])
    going = envelopes(here, there.origin, most=BATCH)
    next(going)
    urgent = here.ledger.append([msgspec.structs.replace(activity(-1), precedence=Precedence.FLASH)])
    begun = perf_counter()
    send(here, urgent, [there.origin])
    first = read_envelope(next(going))
    assert first.header.precedence is Precedence.FLASH
    return (perf_counter() - begun) * 1e3


@contextmanager
def two_desks() -> Iterator[tuple[Desk, Desk]]:
    """Yield two new desks that know each other."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        for party in ("NO", "RU"):
            Ledger.create(Path(name) / party, party).close()
        here, there = (stack.enter_context(Desk.open(Path(name) / party)) for party in ("NO", "RU"))
        for one, other in ((here, there), (there, here)):
            add(one, card_of(other))
            confirm(one, other.origin, " ".join(words_of_peer(card_of(other))), "made up")
        yield here, there
