"""The desk that answers: HTTP/1.1 over mutual TLS, by asyncio and h11. What comes is unchecked.

    POST /exchange/v1/transfers    frames in; replies out while they come (`frames.py`, `replies.py`)
    GET  /exchange/v1/envelopes?precedence=P&since=N    frames of the envelopes from serial N on
    GET  /exchange/v1/checkpoint   this desk's checkpoint, a signed note
    POST /exchange/v1/receipts     a receipt for what was fetched
    POST /exchange/v1/cosignature  a request to this desk as witness, by C2SP tlog-witness

A caller is the desk that its certificate names, whatever it says in what it sends. Nothing is ever unpacked: a
body with a Content-Encoding is refused. Every wait is bounded: a caller who drips bytes costs one connection.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

import h11

from detente.exchange.authority import desk_of
from detente.exchange.frames import Assembly, Frame, cut, read_frame, write_frame
from detente.exchange.replies import Word, write_reply
from detente.model.errors import DetenteError, IntegrityError

HANDSHAKE_SECONDS = 10.0
HEAD_SECONDS = 10.0
IDLE_SECONDS = 120.0
"""How long an open line may be silent; a caller with nothing to send closes it."""
SLOW_SECONDS = 300.0
"""How long one frame, or one short body, may take to come: 16 KiB at 440 bit/s."""
LARGEST_HEAD_BYTES = 8 << 10
READ_BYTES = 64 << 10
MOST_CONNECTIONS = 64
MOST_OF_ONE_DESK = 4
LARGEST_RECEIPT_BYTES = 64 << 10
LONGEST_REASON = 2_000
LONGEST_SERIAL = 16


class Desk(Protocol):
    """What the server asks of the desk. Each raises a DetenteError where it refuses."""

    def arrive(self, peer: str, envelope: bytes) -> bytes:
        """Enter an envelope of a peer's, durably, and return the receipt."""
        ...

    def missed(self, peer: str, precedence: str, since: int) -> Iterable[bytes]:
        """Return the envelopes for a peer from a serial on."""
        ...

    def receipted(self, peer: str, receipt: bytes) -> None:
        """Enter a receipt of a peer's."""
        ...

    def checkpoint(self) -> bytes:
        """Return the signed note of this desk's log."""
        ...

    def witness(self, peer: str, request: str) -> tuple[int, str]:
        """Return status and body of the answer to a peer that asks for a cosignature."""
        ...


class Refused(DetenteError):
    """A request that is answered with an HTTP status and a reason."""

    def __init__(self, status: int, problem: str, *, expected: str = "", given: str = "") -> None:
        self.status = status
        super().__init__(problem, expected=expected, given=given)


class Line:
    """One connection of one peer."""

    def __init__(self, peer: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.peer = peer
        self._reader, self._writer = reader, writer
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=LARGEST_HEAD_BYTES)

    async def request(self) -> h11.Request | None:
        """Return the next request, None where the caller is gone or silent."""
        if self._http.our_state is h11.DONE:
            self._http.start_next_cycle()
        with contextlib.suppress(TimeoutError):
            event = await self._event(IDLE_SECONDS, whole=HEAD_SECONDS)
            return event if isinstance(event, h11.Request) else None
        return None

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the body of the request as it comes; TimeoutError where it drips."""
        while True:
            event = await self._event(IDLE_SECONDS)
            if isinstance(event, h11.EndOfMessage):
                return
            if not isinstance(event, h11.Data):
                raise ConnectionError("the caller left in the middle")
            yield bytes(event.data)

    async def body(self, most: int) -> bytes:
        """Return the whole body; Refused (413) where it is longer than allowed."""
        data = bytearray()
        async with asyncio.timeout(SLOW_SECONDS):
            async for piece in self.pieces():
                data += piece
                if len(data) > most:
                    raise Refused(413, "a body too large", expected=f"at most {most} bytes", given="more")
        return bytes(data)

    async def begin(self, status: int, media: str) -> None:
        """Send the head of a response whose body comes in pieces."""
        kind = (b"content-type", media.encode())
        await self._send(h11.Response(status_code=status, headers=[kind, (b"transfer-encoding", b"chunked")]))

    async def say(self, data: bytes) -> None:
        """Send a piece of the body."""
        await self._send(h11.Data(data=data))

    async def end(self) -> None:
        """Send the end of the response."""
        await self._send(h11.EndOfMessage())

    async def answer(self, status: int, media: str, data: bytes) -> None:
        """Send a whole response."""
        length = str(len(data)).encode()
        headers = [(b"content-type", media.encode()), (b"content-length", length)]
        await self._send(h11.Response(status_code=status, headers=headers))
        await self._send(h11.Data(data=data))
        await self.end()

    @property
    def answerable(self) -> bool:
        """Return whether a response can still begin."""
        return self._http.our_state in {h11.IDLE, h11.SEND_RESPONSE}

    @property
    def reusable(self) -> bool:
        """Return whether another request may follow on this connection."""
        return self._http.our_state is h11.DONE and self._http.their_state is h11.DONE

    async def _send(self, event: h11.Event) -> None:
        data = self._http.send(event)
        if data:
            self._writer.write(data)
            async with asyncio.timeout(IDLE_SECONDS):
                await self._writer.drain()

    async def _event(self, first_s: float, whole: float | None = None) -> object:
        """Return the next event; once its first byte came, the whole of it must come in `whole` seconds."""
        event = self._http.next_event()
        if event is not h11.NEED_DATA:
            return event
        async with asyncio.timeout(first_s) as limit:
            while event is h11.NEED_DATA:
                self._http.receive_data(await self._reader.read(READ_BYTES))
                if whole is not None:
                    limit.reschedule(asyncio.get_running_loop().time() + whole)
                    whole = None
                event = self._http.next_event()
        return event


class Server:
    """Answers the peers of a desk until it is closed."""

    def __init__(self, desk: Desk, context: ssl.SSLContext, authorities: Mapping[str, bytes]) -> None:
        self._desk, self._context, self._authorities = desk, context, authorities
        self._open: dict[str, int] = {}
        self._assemblies: dict[str, Assembly] = {}
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def listen(self, host: str, port: int) -> tuple[str, int]:
        """Begin to answer, and return the address; `port` 0 takes a free one."""
        self._server = await asyncio.start_server(
            self._called, host, port, ssl=self._context, ssl_handshake_timeout=HANDSHAKE_SECONDS, limit=READ_BYTES
        )
        found = self._server.sockets[0].getsockname()
        return str(found[0]), int(found[1])

    async def close(self) -> None:
        """Stop answering, and end the lines that are open."""
        if self._server is not None:
            self._server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._caller(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _caller(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = ""
        try:
            peer = self._admitted(writer)
            await self._serve(Line(peer, reader, writer))
        except (DetenteError, ConnectionError, TimeoutError, ssl.SSLError, h11.RemoteProtocolError):
            # A caller that is unknown, gone, too slow or no HTTP client: there is nobody to tell.
            pass
        finally:
            if peer:
                self._open[peer] -= 1
            writer.close()

    def _admitted(self, writer: asyncio.StreamWriter) -> str:
        """Return the desk that calls; an error where it is none of ours, or has too many lines open."""
        shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
        peer = desk_of(shown or b"", self._authorities)
        if self._open.get(peer, 0) >= MOST_OF_ONE_DESK or sum(self._open.values()) >= MOST_CONNECTIONS:
            raise IntegrityError(
                "too many connections", expected=f"{MOST_OF_ONE_DESK} of one desk", given="one more"
            )
        self._open[peer] = self._open.get(peer, 0) + 1
        return peer

    async def _serve(self, line: Line) -> None:
        while request := await line.request():
            try:
                await self._answer(line, request)
            except DetenteError as problem:
                if not line.answerable:
                    return
                status = problem.status if isinstance(problem, Refused) else 422
                await line.answer(status, "text/plain; charset=utf-8", _reason(problem))
            if not line.reusable:
                return

    async def _answer(self, line: Line, request: h11.Request) -> None:
        method, target = request.method.decode("ascii"), request.target.decode("ascii")
        if any(name == b"content-encoding" for name, _ in request.headers):
            raise Refused(415, "a packed body", expected="a body as it is", given="a Content-Encoding")
        parts = urlsplit(target)
        route = _ROUTES.get((method, parts.path))
        if route is None:
            raise Refused(404, "no such page", expected="one of " + _NAMES, given=f"{method} {parts.path[:80]!r}")
        await route(self, line, parse_qs(parts.query))

    async def _transfers(self, line: Line, _: dict[str, list[str]]) -> None:
        await line.begin(200, "application/vnd.detente.replies")
        assembly = self._assemblies.setdefault(line.peer, Assembly())
        try:
            await self._frames(line, assembly)
        except DetenteError as problem:
            await line.say(write_reply(Word.REFUSED, 0, _reason(problem)))
        await line.end()

    async def _frames(self, line: Line, assembly: Assembly) -> None:
        """Take frame after frame, and answer each; TimeoutError where one does not come to its end."""
        held, clock = b"", asyncio.get_running_loop().time
        async with asyncio.timeout(None) as limit:
            async for piece in line.pieces():
                held += piece
                before = len(held)
                while read := read_frame(held):
                    frame, held = read
                    await line.say(self._taken(line.peer, assembly, frame))
                if len(held) < before or limit.when() is None:
                    limit.reschedule(clock() + SLOW_SECONDS if held else None)

    def _taken(self, peer: str, assembly: Assembly, frame: Frame) -> bytes:
        """Return what is said to a frame: how far its transfer came, and what came of it where it is whole."""
        whole = assembly.take(frame)
        if whole is None:
            return write_reply(Word.HAVE, frame.stream, assembly.have(frame.stream))
        return write_reply(Word.HAVE, frame.stream, frame.total) + self._arrived(peer, frame.stream, whole)

    def _arrived(self, peer: str, stream: int, envelope: bytes) -> bytes:
        try:
            return write_reply(Word.RECEIPT, stream, self._desk.arrive(peer, envelope))
        except DetenteError as problem:
            return write_reply(Word.REFUSED, stream, _reason(problem))

    async def _envelopes(self, line: Line, query: dict[str, list[str]]) -> None:
        await line.body(0)
        precedence, since = query.get("precedence", [""])[-1], query.get("since", [""])[-1]
        if not (since.isascii() and since.isdigit() and len(since) <= LONGEST_SERIAL):
            raise Refused(400, "no serial", expected="since=N, a whole number", given=repr(since[:40]))
        found = list(self._desk.missed(line.peer, precedence, int(since)))
        await line.begin(200, "application/vnd.detente.frames")
        for stream, envelope in enumerate(found):
            for frame in cut(stream, envelope):
                await line.say(write_frame(frame))
        await line.end()

    async def _checkpoint(self, line: Line, _: dict[str, list[str]]) -> None:
        await line.body(0)
        await line.answer(200, "text/plain; charset=utf-8", self._desk.checkpoint())

    async def _cosignature(self, line: Line, _: dict[str, list[str]]) -> None:
        asked = (await line.body(LARGEST_RECEIPT_BYTES)).decode("utf-8", "replace")
        status, body = self._desk.witness(line.peer, asked)
        await line.answer(status, "text/plain; charset=utf-8", body.encode())

    async def _receipts(self, line: Line, _: dict[str, list[str]]) -> None:
        self._desk.receipted(line.peer, await line.body(LARGEST_RECEIPT_BYTES))
        await line.answer(204, "text/plain", b"")


Route = Callable[[Server, Line, dict[str, list[str]]], Awaitable[None]]
_ROUTES: dict[tuple[str, str], Route] = {
    ("POST", "/exchange/v1/transfers"): Server._transfers,  # noqa: SLF001  this table is the server's own
    ("GET", "/exchange/v1/envelopes"): Server._envelopes,  # noqa: SLF001
    ("GET", "/exchange/v1/checkpoint"): Server._checkpoint,  # noqa: SLF001
    ("POST", "/exchange/v1/receipts"): Server._receipts,  # noqa: SLF001
    ("POST", "/exchange/v1/cosignature"): Server._cosignature,  # noqa: SLF001
}
_NAMES = ", ".join(f"{method} {path}" for method, path in _ROUTES)


def _reason(problem: DetenteError) -> bytes:
    return str(problem)[:LONGEST_REASON].encode()
