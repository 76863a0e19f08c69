"""Two real desks on loopback for tests: known to each other, with certificates, behind a line that may be bad."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from detente.exchange.desk import Desk
from detente.exchange.http_client import Call, Sender
from detente.exchange.http_server import Server
from detente.exchange.line import Due, Node
from detente.exchange.machine import authorities, found, keep_authority, own_authority, reach, to_serve
from detente.exchange.peering import add, card_of, confirm, words_of_peer
from detente.ledger import Ledger
from detente.model.errors import DetenteError

HOSTS = ("127.0.0.1",)


@contextlib.contextmanager
def on_the_network(folder: Path, *parties: str) -> Iterator[list[Desk]]:
    """Yield new desks that know each other and have certificates."""
    with contextlib.ExitStack() as stack:
        made = []
        for party in parties:
            Ledger.create(folder / party, party).close()
            desk = stack.enter_context(Desk.open(folder / party))
            found(folder / party, desk.origin, HOSTS, datetime.now(UTC))
            made.append(desk)
        for here in made:
            for there in made:
                if here is not there:
                    card = card_of(there, certificate=own_authority(there.ledger.folder))
                    keep_authority(here.ledger.folder, card)
                    add(here, card)
                    confirm(here, there.origin, " ".join(words_of_peer(card)), "made up for a test")
        yield made


@contextlib.asynccontextmanager
async def answering(desk: Desk) -> AsyncIterator[tuple[str, int]]:
    server = Server(Node(desk), to_serve(desk), authorities(desk))
    address = await server.listen("127.0.0.1", 0)
    try:
        yield address
    finally:
        await server.close()


async def called(address: tuple[str, int], here: Desk, there: Desk) -> Call:
    return await reach(here, there.origin, address)


async def send_until_done(address: tuple[str, int], here: Desk, there: Desk, due: Due, tries: int) -> int:
    """Send all that is due over a line that may be cut; return how many tries it took."""
    have: dict[int, int] = {}
    for count in range(1, tries + 1):
        due.again()
        with contextlib.suppress(DetenteError):
            async with await called(address, here, there) as line:
                await Sender(line, due, have=have).run()
                return count
    raise AssertionError(f"not all was sent in {tries} tries: {due.refusals}")


def run(work: Coroutine[Any, Any, None], seconds: float = 60) -> None:
    async def bounded() -> None:
        async with asyncio.timeout(seconds):
            await work

    asyncio.run(bounded())
