"""Two desks on this machine that exchange a request and its answer over a link that is cut, and prove it.

Norland and Belmark are made up. Everything else is what two real desks use: their ledgers, mutual TLS over
loopback, envelopes, receipts, proofs.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec

from detente.exchange.desk import Desk
from detente.exchange.http_client import Sender
from detente.exchange.http_server import Server
from detente.exchange.inbox import acknowledge
from detente.exchange.line import Due, Node
from detente.exchange.machine import authorities, found, keep_authority, own_authority, reach, to_serve
from detente.exchange.outbox import send
from detente.exchange.peering import add, card_of, confirm, words_of_peer
from detente.exchange.receipt import Checked
from detente.ledger import Ledger, verify
from detente.ledger.files import write_new
from detente.model.errors import ExchangeError
from detente.model.record import Digest, Precedence, Record
from detente.model.risk import Reply, Request

LOOPBACK = "127.0.0.1"
ASKING, ASKED = "X-NORL", "X-BELM"
NAMES = {ASKING: "Norland (made up)", ASKED: "Belmark (made up)"}
CONCERN = (
    "Made up for a trial: 14,000 soldiers with 220 tanks within 60 km of the border, of which no notice came."
)
ANSWER = "Made up for a trial: a readiness check of one division, which ends on Friday."
CUT_BYTES = 400
"""How far into the transfer the link is cut the first time."""

Tell = Callable[[str, str], None]
"""Takes what is done (a few words), and what came of it."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What the trial leaves: the folders of both desks, ids of request and answer, files with proofs."""

    asking: str
    asked: str
    request: Digest
    reply: Digest
    proofs: tuple[str, ...]
    keys: tuple[str, ...]
    sound: bool


def try_exchange(folder: Path, tell: Tell) -> Told:
    """Make two desks in a new or empty folder, and have them exchange; return what can be looked at afterwards.

    A request for explanation after the pattern of Vienna Document 2011, Chapter III, and a reply to it.
    """
    with _two_desks(folder, tell) as (norland, belmark):
        return asyncio.run(_exchange(folder, norland, belmark, tell))


@contextlib.contextmanager
def _two_desks(folder: Path, tell: Tell) -> Iterator[tuple[Desk, Desk]]:
    with contextlib.ExitStack() as stack:
        desks = []
        for party, name in NAMES.items():
            place = folder / party.lower()
            Ledger.create(place, party, name=name).close()
            desk = stack.enter_context(Desk.open(place))
            found(place, desk.origin, [LOOPBACK], desk.clock())
            desks.append(desk)
        norland, belmark = desks
        for here, there in ((norland, belmark), (belmark, norland)):
            card = card_of(there, certificate=own_authority(there.ledger.folder))
            keep_authority(here.ledger.folder, card)
            add(here, card)
            words = " ".join(words_of_peer(card))
            confirm(here, there.origin, words, "by this trial, in the place of two people")
            tell(f"{NAMES[there.ledger.party]} reads its words", words)
        yield norland, belmark


async def _exchange(folder: Path, norland: Desk, belmark: Desk, tell: Tell) -> Told:
    now = norland.clock()
    request = norland.ledger.append(
        [
            Record(
                kind="risk.request",
                party=ASKING,
                said=now,
                body=Request(
                    to=ASKED, transmitted=now, concern=CONCERN, activity_type="build-up", place="the border"
                ),
                precedence=Precedence.IMMEDIATE,
            )
        ]
    )[0]
    tell("Norland asks", f"{CONCERN} [{request[:16]}]")
    asked = await _send_over_a_cut_link(norland, belmark, request, tell)
    acknowledge(belmark, request, "duty officer of Belmark", "read, and passed on")
    reply = belmark.ledger.append(
        [
            Record(
                kind="risk.reply",
                party=ASKED,
                said=now + timedelta(seconds=1),
                body=Reply(transmitted=now + timedelta(seconds=1), text=ANSWER),
                precedence=Precedence.IMMEDIATE,
                in_reply_to=request,
            )
        ]
    )[0]
    tell("Belmark answers", f"{ANSWER} [{reply[:16]}]")
    send(belmark, [reply], [norland.origin])
    async with _answering(norland) as address:
        due = Due(belmark, norland.origin)
        await _send(belmark, norland, address, due)
    tell("Norland has the answer", f"{norland.ledger.size} entries in its ledger; Belmark has its receipt")
    own = (_Proved("request-in-belmark", belmark, asked), _Proved("reply-in-norland", norland, due.received[0]))
    files, keys = _proofs(folder, own, tell)
    return Told(
        asking=str(norland.ledger.folder),
        asked=str(belmark.ledger.folder),
        request=request,
        reply=reply,
        proofs=files,
        keys=keys,
        sound=all(_sound(desk, tell) for desk in (norland, belmark)),
    )


async def _send_over_a_cut_link(norland: Desk, belmark: Desk, request: Digest, tell: Tell) -> Checked:
    send(norland, [request], [belmark.origin])
    due, before = Due(norland, belmark.origin), belmark.ledger.size
    async with _answering(belmark) as address, _link(address) as link:
        try:
            async with await reach(norland, belmark.origin, link.address) as line:
                link.cut_after = link.carried + CUT_BYTES
                await Sender(line, due).run()
        except ExchangeError as problem:
            tell("The link is cut in the middle", f"{problem.problem}; Belmark entered nothing")
        link.cut_after = 0
        due.again()
        await _send(norland, belmark, link.address, due)
    tell("Norland sends again", f"Belmark's receipt is here; Belmark entered {belmark.ledger.size - before}")
    return due.received[0]


async def _send(here: Desk, there: Desk, address: tuple[str, int], due: Due) -> None:
    async with await reach(here, there.origin, address) as line:
        await Sender(line, due).run()
    if due.refusals:
        raise ExchangeError("the other desk refused", given=due.refusals[0])


class _Proved(msgspec.Struct, frozen=True):
    """What a desk's receipt proves to whoever holds it: the file to write, the desk that signed, the receipt."""

    name: str
    desk: Desk
    checked: Checked


def _proofs(folder: Path, own: tuple[_Proved, ...], tell: Tell) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write, from the receipt that each side holds, the proof that its words stand in the other's ledger."""
    files, keys = [], []
    for one in own:
        text = one.checked.proof(one.checked.receipt.through).text
        path, place = folder / f"{one.name}.tlog-proof", one.desk.ledger.folder
        write_new(path, text.encode())
        files.append(str(path))
        keys.append(str(place / "keys" / f"{one.desk.ledger.desk.key}.pub"))
        tell(f"Proof, {path.name}", text)
    return tuple(files), tuple(keys)


def _sound(desk: Desk, tell: Tell) -> bool:
    audit = verify(desk.ledger.folder)
    tell(
        f"Ledger of {NAMES[desk.ledger.party]}", f"{'sound' if audit.sound else 'NOT SOUND'}, {audit.size} entries"
    )
    return audit.sound


@contextlib.asynccontextmanager
async def _answering(desk: Desk) -> AsyncIterator[tuple[str, int]]:
    server = Server(Node(desk), to_serve(desk), authorities(desk))
    try:
        yield await server.listen(LOOPBACK, 0)
    finally:
        await server.close()


class _Link:
    """A wire between two ports, which is cut after so many bytes one way, where that is not 0."""

    def __init__(self, to: tuple[str, int]) -> None:
        self._to, self.address = to, ("", 0)
        self.carried = self.cut_after = 0

    async def plugged(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection(*self._to)
        ways = {
            asyncio.create_task(self._carry(reader, there_writer, up=True)),
            asyncio.create_task(self._carry(there_reader, writer, up=False)),
        }
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        for end in (writer, there_writer):
            end.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, up: bool) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(1 << 10):
                self.carried += len(data) * up
                if up and 0 < self.cut_after < self.carried:
                    return
                writer.write(data)


@contextlib.asynccontextmanager
async def _link(to: tuple[str, int]) -> AsyncIterator[_Link]:
    link = _Link(to)
    server = await asyncio.start_server(link.plugged, LOOPBACK, 0)
    host, port = server.sockets[0].getsockname()[:2]
    link.address = (host, port)
    try:
        yield link
    finally:
        server.close()
