"""Kill either of two desks at random points of their exchange: `python -m tests.exchange.torture DIR POINTS SEED`.

One process answers, another makes records due and sends them over loopback; both have their ledgers open. Their
parent kills one of them with SIGKILL after a random time, and starts it anew. When it stops killing, all that was
ever made due must stand in the other ledger, each record once and in its order, nothing may still be due, and both
audits be sound.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from detente.exchange.desk import Desk
from detente.exchange.http_client import Sender
from detente.exchange.http_server import Server
from detente.exchange.line import Due, Node
from detente.exchange.machine import authorities, to_serve
from detente.exchange.outbox import send
from detente.exchange.tables import DUE
from detente.ledger import verify
from detente.model.errors import DetenteError
from detente.model.exchange import Dispatch
from detente.model.record import Digest, Precedence
from tests.exchange.desks import said_here
from tests.exchange.networked import called, on_the_network
from tests.ledger.made import activity

HERE, THERE = "NO", "RU"
LONGEST_LIFE_S = 0.25
LONGEST_END_S = 120
ENVELOPE_RECORDS = 7


def main(folder: Path, points: int, seed: int) -> None:
    """Print what was found, as JSON."""
    chance, port = random.Random(seed), free_port()
    with on_the_network(folder, HERE, THERE) as (_, there):
        origin = there.origin
    kills = {"answering": 0, "sending": 0}
    answering, sending = start(answer_for_ever, folder, port), start(send_once, folder, port, origin, 0)
    for point in range(1, points + 1):
        time.sleep(chance.uniform(0, LONGEST_LIFE_S))
        if chance.random() < 0.5:
            kill(answering)
            answering = start(answer_for_ever, folder, port)
            kills["answering"] += 1
        else:
            kill(sending)
            sending = start(send_once, folder, port, origin, point)
            kills["sending"] += 1
    kill(sending)
    finish(start(send_once, folder, port, origin, points + 1))
    kill(answering)
    print(json.dumps({**kills, **found_in(folder)}))


def found_in(folder: Path) -> dict[str, int | bool]:
    """Return how the two ledgers stand to each other."""
    with Desk.open(folder / HERE) as here, Desk.open(folder / THERE) as there:
        sent = dispatched(here)
        arrived = said_here(there, "exercise.activity")
        ordered = all([id_ for id_ in arrived if id_ in set(ids)] == ids for ids in sent.values())
        every = [id_ for ids in sent.values() for id_ in ids]
        due = len(here.tables.rows(DUE))
    return {
        "sent": len(every),
        "arrived": len(arrived),
        "once": len(set(arrived)) == len(arrived) and sorted(every) == sorted(arrived),
        "ordered": ordered,
        "due": due,
        "sound": verify(folder / HERE).sound and verify(folder / THERE).sound,
    }


def dispatched(desk: Desk) -> dict[Precedence, list[Digest]]:
    """Return the ids of all records that a desk ever made due, by precedence, in order."""
    sent: dict[Precedence, list[Digest]] = {level: [] for level in Precedence}
    for position in range(desk.ledger.size):
        body = desk.found(position).said.body
        if isinstance(body, Dispatch):
            sent[body.precedence] += body.records
    return sent


def answer_for_ever(folder: Path, port: int) -> None:
    """Answer until killed."""

    async def work() -> None:
        server = Server(Node(desk), to_serve(desk), authorities(desk))
        await server.listen("127.0.0.1", port)
        await asyncio.Event().wait()

    with Desk.open(folder / THERE) as desk:
        asyncio.run(work())


def send_once(folder: Path, port: int, origin: str, point: int) -> None:
    """Make a few records due, and send all that is due, until no more is."""

    async def work() -> None:
        due, have = Due(desk, origin, most=ENVELOPE_RECORDS), dict[int, int]()
        while True:
            due.again()
            with contextlib.suppress(DetenteError):
                async with await called(("127.0.0.1", port), desk, _Named(origin)) as line:
                    await Sender(line, due, have=have).run()
                    return
            await asyncio.sleep(0.005)

    chance = random.Random(point)
    with Desk.open(folder / HERE) as desk:
        ids = desk.ledger.append([activity(100 * point + k) for k in range(chance.randint(1, 20))])
        send(desk, ids, [origin], chance.choice(list(Precedence)))
        asyncio.run(work())


class _Named:
    """What `called` asks of the desk that is called: its origin."""

    def __init__(self, origin: str) -> None:
        self.origin = origin


def start(work: Callable[..., None], *given: object) -> int:
    """Return the id of a process that does the work and exits, 0 if all went well."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work(*given)
        status = 0
    finally:
        os._exit(status)


def kill(child: int) -> None:
    """Kill a process, or take note that it had ended."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def finish(child: int) -> None:
    """Wait until a process ends by itself; TimeoutError if it does not."""
    end = time.monotonic() + LONGEST_END_S
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            assert status == 0, f"the last sender failed: {status}"
            return
        time.sleep(0.05)
    kill(child)
    raise TimeoutError("what was due was not sent in the end")


def free_port() -> int:
    """Return a port of this machine that nobody has now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
