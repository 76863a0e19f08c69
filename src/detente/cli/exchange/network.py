"""`detente exchange certify`, `serve`, `call`, `try`: the same over a network, and a trial on one machine."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.exchange.carrying import To, addressed
from detente.cli.show import WIDTH, complain, print_json, say
from detente.exchange.desk import Desk
from detente.exchange.http_client import Call, Sender, cosigned, envelopes_in
from detente.exchange.http_server import Server
from detente.exchange.inbox import receive
from detente.exchange.line import Due, Node
from detente.exchange.machine import authorities, found, reach, to_serve
from detente.exchange.serials import ORDER
from detente.exchange.tables import IN, next_serial, route_to
from detente.exchange.trial import try_exchange
from detente.model.errors import DetenteError, ExchangeError, InputError, StorageError
from detente.model.exchange import Origin, Peer
from detente.model.record import Precedence

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the desk.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Passphrase = Annotated[
    str | None,
    typer.Option(envvar="DETENTE_PASSPHRASE", help="Of the key of this machine, if it has one.", show_envvar=True),
]
LARGEST_PORT = 65_535


def certify(
    folder: Folder,
    host: Annotated[list[str], typer.Option(help="A name or address of this machine; may be given again.")],
    passphrase: Passphrase = None,
    as_json: Json = False,
) -> None:
    """Make the certificates by which this desk's machine is known; its card must then be handed out anew."""
    with Desk.open(folder) as desk:
        digest = found(folder, desk.origin, host, datetime.now(UTC), (passphrase or "").encode() or None)
    if as_json:
        print_json({"authority": digest})
    else:
        typer.echo(f"authority {digest}")
    say("Hand out the card anew, and have its words compared: detente exchange peers card")


def serve(
    folder: Folder,
    listen: Annotated[str, typer.Option(metavar="HOST:PORT", help="Where to answer.")] = "127.0.0.1:8443",
    passphrase: Passphrase = None,
) -> None:
    """Answer other desks until it is ended (Ctrl-C): what comes is entered and receipted."""
    host, port = _address(listen, "--listen")
    with Desk.open(folder) as desk:
        server = Server(Node(desk), to_serve(desk, passphrase), authorities(desk))
        asyncio.run(_until_ended(server, host, port, listen))


def call_(
    folder: Folder,
    to: To = None,
    passphrase: Passphrase = None,
    as_json: Json = False,
) -> None:
    """Call other desks: send what is due, fetch what was missed; exit 2 if one could not be reached or refused."""
    told, failed = [], False
    with Desk.open(folder) as desk:
        for origin in addressed(desk, to or ["all"]):
            try:
                told.append(asyncio.run(_with_peer(desk, origin, passphrase)))
            except DetenteError as problem:
                failed = True
                say(origin)
                complain(problem)
    if as_json:
        print_json({"called": told})
    else:
        for one in told:
            words = f"{one['receipts']} receipts, {one['fetched']} envelopes fetched"
            typer.echo(f"{one['origin']}: {words}, {one['cosigned']} entries cosigned")
    if failed or any(one["refused"] for one in told):
        raise typer.Exit(2)


def try_(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for both desks.")] = Path("trial"),
    as_json: Json = False,
) -> None:
    """Try it on this machine: two made-up desks, a request and its answer, a link that is cut, both proofs."""
    try:
        folder.mkdir(parents=True)
    except OSError as problem:
        raise StorageError(
            "the folder of the trial cannot be made",
            where=str(folder),
            expected="a folder that is not there yet, in a place that may be written",
            given=problem.strerror or str(problem),
            next_step="name another folder: detente exchange try DIR",
        ) from problem
    told = try_exchange(folder, say_step)
    if as_json:
        print_json(told)
        return
    for proof, receiver, sender in zip(told.proofs, told.keys, reversed(told.keys), strict=True):
        typer.echo(f"{proof} {receiver} {sender}")
    say("Check each line with nothing of Détente: python docs/check_proof.py PROOF RECEIVER_KEY SENDER_KEY")


def say_step(what: str, words: str) -> None:
    """Write a step of the trial to stderr: what is done, and what came of it."""
    say(f"{what}:")
    for line in words.rstrip().split("\n"):
        say("\n".join(textwrap.wrap(line, WIDTH - 4, initial_indent="    ", subsequent_indent="    ")))


async def _until_ended(server: Server, host: str, port: int, listen: str) -> None:
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(name, ended.set)
    try:
        address = await server.listen(host, port)
    except OSError as problem:
        raise ExchangeError(
            "the desk cannot answer at this address",
            where=listen,
            expected="an address of this machine and a port that is free",
            given=problem.strerror or str(problem),
            next_step="name another with --listen HOST:PORT, or end the program that has it",
        ) from problem
    say(f"answering at {address[0]}:{address[1]}; end it with Ctrl-C")
    await ended.wait()
    await server.close()


async def _with_peer(desk: Desk, origin: Origin, passphrase: str | None) -> dict[str, Any]:
    peer = desk.peer(origin)
    if not peer.endpoints:
        raise InputError(
            "a desk that cannot be called",
            where=origin,
            expected="a card with an address, HOST:PORT",
            given="a card without",
            next_step="ask for a card made with: detente exchange peers card --endpoint HOST:PORT",
        )
    due = Due(desk, origin)
    async with await _first_that_answers(desk, peer, passphrase) as line:
        await Sender(line, due).run()
        fetched = [await _fetch(desk, origin, line, level) for level in ORDER]
        head = await cosigned(line, desk)
    for reason in due.refusals:
        say(f"{origin} refused:\n{reason}")
    return {
        "origin": origin,
        "receipts": len(due.received),
        "fetched": sum(fetched),
        "refused": len(due.refusals),
        "cosigned": head.size,
    }


async def _first_that_answers(desk: Desk, peer: Peer, passphrase: str | None) -> Call:
    """Return a line to the first address of a peer that answers; the last one's error if none does."""
    for endpoint in peer.endpoints[:-1]:
        with contextlib.suppress(ExchangeError):
            return await reach(desk, peer.origin, _address(endpoint, peer.origin), passphrase)
    return await reach(desk, peer.origin, _address(peer.endpoints[-1], peer.origin), passphrase)


async def _fetch(desk: Desk, origin: Origin, line: Call, level: Precedence) -> int:
    """Enter what a peer sent at one precedence that never came here; return how many envelopes."""
    count = 0
    while True:
        since = next_serial(desk.tables, IN, route_to(origin, level))
        data = await line.fetch("GET", f"/exchange/v1/envelopes?precedence={level}&since={since}")
        envelopes = envelopes_in(data)
        for envelope in envelopes:
            answer = receive(desk, envelope)
            await line.fetch("POST", "/exchange/v1/receipts", answer.receipt)
        count += len(envelopes)
        if not envelopes:
            return count


def _address(text: str, where: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not (port.isascii() and port.isdigit()) or int(port) > LARGEST_PORT:
        raise InputError(
            "not an address",
            where=where,
            expected="HOST:PORT, such as 192.0.2.7:8443 or [2001:db8::7]:8443",
            given=text,
        )
    return host.strip("[]"), int(port)
