"""The desk that calls: one line to one peer, over which transfers go frame by frame, the most urgent first.

A line is one connection with one long request: frames go out, replies come in while they do. Between any two
frames the caller is asked anew what is most urgent, so that a flash goes out at once, also in the middle of a
large routine transfer. What was cut off goes on from the byte that the peer says it has.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Protocol

import h11
import msgspec

from detente.exchange.authority import desk_of
from detente.exchange.desk import Desk
from detente.exchange.frames import FRAME_BYTES, Frame, read_frame, write_frame
from detente.exchange.http_server import HANDSHAKE_SECONDS, IDLE_SECONDS, LARGEST_HEAD_BYTES, READ_BYTES
from detente.exchange.pace import Pace
from detente.exchange.replies import Reply, Word, read_reply
from detente.exchange.witnessing import keep, request, size_told
from detente.ledger.notes import Checkpoint
from detente.ledger.witness import Status
from detente.model.errors import ExchangeError, IntegrityError

LARGEST_BODY_BYTES = 64 << 20
COSIGNATURE = "/exchange/v1/cosignature"
LONGEST_LINGER_SECONDS = 60.0
MOST_AWAITED = 2
_SHOWN_CHARACTERS = 200
_NOT_OK = 300


class Transfer(msgspec.Struct, frozen=True):
    """An envelope on its way. `urgency`: 0 flash to 3 routine; `stream`: its number on this line."""

    stream: int
    urgency: int
    envelope: bytes

    @property
    def is_short_flash(self) -> bool:
        """Return whether it goes out at once, in one frame."""
        return self.urgency == 0 and len(self.envelope) <= FRAME_BYTES


class Source(Protocol):
    """What a line asks of the desk while it sends."""

    def next(self, more_urgent_than: int) -> Transfer | None:
        """Return the next envelope whose urgency number is below this one, each once; None if there is none."""
        ...

    def receipted(self, transfer: Transfer, receipt: bytes) -> None:
        """Take the peer's receipt; a DetenteError where it is not what was to be received."""
        ...

    def refused(self, transfer: Transfer, reason: str) -> None:
        """Take the peer's refusal."""
        ...


NOTHING = 4
"""Less urgent than routine: `next(NOTHING)` takes whatever is due."""


class Call:
    """An open connection to one peer, whose desk was checked."""

    def __init__(self, peer: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.peer = peer
        self._reader, self._writer = reader, writer
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=LARGEST_HEAD_BYTES)

    async def __aenter__(self) -> Call:
        """Return the call itself."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connection."""
        await self.close()

    async def close(self) -> None:
        """Close the connection."""
        self._writer.close()
        with contextlib.suppress(OSError, ssl.SSLError, TimeoutError):
            async with asyncio.timeout(HANDSHAKE_SECONDS):
                await self._writer.wait_closed()

    async def fetch(self, method: str, target: str, body: bytes = b"") -> bytes:
        """Return the body of a whole answer; ExchangeError where the peer refuses or is no desk."""
        status, data = await self.ask(method, target, body)
        if status >= _NOT_OK:
            raise _refusal(self.peer, target, status, data)
        return data

    async def ask(self, method: str, target: str, body: bytes = b"") -> tuple[int, bytes]:
        """Return status and body of a whole answer, refusals too; ExchangeError where no desk answers."""
        with _cuts(self.peer):
            await self._begin(method, target, [("content-length", str(len(body)))])
            if body:
                await self.send(h11.Data(data=body))
            await self.send(h11.EndOfMessage())
            head = await self._head(target)
            return head.status_code, await self._whole(target)

    async def begin_transfers(self) -> None:
        """Send the head of the long request."""
        await self._begin("POST", "/exchange/v1/transfers", [("transfer-encoding", "chunked")])

    async def pieces(self, target: str) -> AsyncIterator[bytes]:
        """Yield the body of the answer as it comes; ExchangeError where it is a refusal, or no desk's."""
        head = await self._head(target)
        if head.status_code >= _NOT_OK:
            raise _refusal(self.peer, target, head.status_code, await self._whole(target))
        async for piece in self._body(target):
            yield piece

    async def _head(self, target: str) -> h11.Response:
        head = await self._event()
        if not isinstance(head, h11.Response):
            raise _unlike(self.peer, target, "the connection closed")
        return head

    async def _whole(self, target: str) -> bytes:
        data = bytearray()
        async for piece in self._body(target):
            data += piece
            if len(data) > LARGEST_BODY_BYTES:
                raise _unlike(self.peer, target, f"more than {LARGEST_BODY_BYTES} bytes")
        return bytes(data)

    async def _body(self, target: str) -> AsyncIterator[bytes]:
        while isinstance(event := await self._event(), h11.Data):
            yield bytes(event.data)
        if not isinstance(event, h11.EndOfMessage):
            raise _unlike(self.peer, target, "an answer that was cut off")
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()

    async def send(self, event: h11.Event) -> int:
        """Send an event and return how many bytes it took."""
        data = self._http.send(event) or b""
        self._writer.write(data)
        async with asyncio.timeout(IDLE_SECONDS):
            await self._writer.drain()
        return len(data)

    async def _begin(self, method: str, target: str, headers: list[tuple[str, str]]) -> None:
        await self.send(h11.Request(method=method, target=target, headers=[("host", "desk"), *headers]))

    async def _event(self) -> object:
        event = self._http.next_event()
        while event is h11.NEED_DATA:
            async with asyncio.timeout(IDLE_SECONDS):
                self._http.receive_data(await self._reader.read(READ_BYTES))
            event = self._http.next_event()
        return event


async def cosigned(line: Call, desk: Desk) -> Checkpoint:
    """Return the head of this desk's log that the peer cosigned, its lines kept in `heads/`.

    IntegrityError where this log is shorter than the peer has seen it; ExchangeError where the peer finds that it
    does not go on from what it has seen.
    """
    old = 0
    while True:
        asked = request(desk, old)
        status, body = await line.ask("POST", COSIGNATURE, asked.text.encode())
        text = body.decode("utf-8", "replace")
        if status == Status.COSIGNED:
            return keep(desk, line.peer, asked, text)
        if status != Status.OTHER_SIZE or old:
            raise _refusal(line.peer, COSIGNATURE, status, body)
        old = size_told(text)


async def call(host: str, port: int, peer: str, authority: bytes, context: ssl.SSLContext) -> Call:
    """Return an open connection to the desk `peer`; ExchangeError where nobody or somebody else answers."""
    where = f"{host}:{port}"
    try:
        async with asyncio.timeout(HANDSHAKE_SECONDS):
            reader, writer = await asyncio.open_connection(host, port, ssl=context, limit=READ_BYTES)
    except (OSError, ssl.SSLError, TimeoutError) as problem:
        raise ExchangeError(
            "the other desk cannot be reached, or is not the one that is known",
            where=where,
            expected=f"the desk {peer}, known by its own authority",
            given=str(problem) or type(problem).__name__,
            next_step="what is due stays due; check address, line and both clocks, or carry it on a stick",
        ) from problem
    writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    try:
        desk_of(shown or b"", {peer: authority})
    except IntegrityError:
        writer.transport.abort()
        raise
    return Call(peer, reader, writer)


class Sender:
    """Sends what a source has due over one call, until nothing is."""

    def __init__(self, line: Call, source: Source, *, have: dict[int, int] | None = None) -> None:
        self._line, self._source = line, source
        self._pace = Pace()
        self._sending: list[tuple[Transfer, int]] = []
        self._waiting: dict[int, Transfer] = {}
        self._ends: deque[tuple[int, int]] = deque()
        self._times_back: Counter[int] = Counter()
        self._have = {} if have is None else have
        self._changed = asyncio.Event()
        self._clock: Callable[[], float] = asyncio.get_running_loop().time

    def wake(self) -> None:
        """Say that something more urgent may be due."""
        self._changed.set()

    async def run(self, linger_s: float = 0.0) -> None:
        """Send all that is due and take the replies; stay `linger_s` seconds more for what may come to be due.

        ExchangeError where the line is cut: `have` then tells how far each transfer came.
        """
        with _cuts(self._line.peer):
            await self._run(min(linger_s, LONGEST_LINGER_SECONDS))

    async def _run(self, linger_s: float) -> None:
        await self._line.begin_transfers()
        replies = asyncio.create_task(self._replies())
        try:
            await self._frames(replies, linger_s)
            await self._line.send(h11.EndOfMessage())
        except BaseException:
            replies.cancel()
            await asyncio.gather(replies, return_exceptions=True)
            raise
        await replies

    async def _frames(self, replies: asyncio.Task[None], linger_s: float) -> None:
        while not replies.done():
            self._changed.clear()
            if self._most_urgent() and self._may_send():
                await self._one_frame()
            elif self._sending or self._waiting or linger_s:
                idle = not self._sending and not self._waiting
                if not await self._change(replies, linger_s if idle else IDLE_SECONDS) and idle:
                    return
            else:
                return
        replies.result()

    async def _change(self, replies: asyncio.Task[None], seconds: float) -> bool:
        """Wait until a reply came, the line ended or somebody woke us; return False where nothing did."""
        waiter = asyncio.create_task(self._changed.wait())
        done, _ = await asyncio.wait({waiter, replies}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        waiter.cancel()
        return bool(done)

    def _most_urgent(self) -> bool:
        """Put what is more urgent than all that is half sent in front; return whether anything is to be sent."""
        current = self._sending[0][0].urgency if self._sending else NOTHING
        if (found := self._source.next(current)) is not None:
            # What the peer had whole it has taken apart: if the receipt was lost, it is sent again from its start.
            had = self._have.get(found.stream, 0)
            self._sending.insert(0, (found, had if had < len(found.envelope) else 0))
        return bool(self._sending)

    def _may_send(self) -> bool:
        """Return whether the next frame may go. A short flash waits for nothing under way: nothing outranks it.

        Nothing begins while receipts of several as urgent are awaited: on a line that is cut again and again, what
        went ahead of a receipt goes over it twice.
        """
        transfer, _ = self._sending[0]
        awaited = sum(other.urgency <= transfer.urgency for other in self._waiting.values())
        if transfer.stream not in self._waiting and awaited >= MOST_AWAITED:
            return False
        return transfer.is_short_flash or self._pace.may_send()

    async def _one_frame(self) -> None:
        transfer, offset = self._sending[0]
        size = FRAME_BYTES if transfer.is_short_flash else self._pace.frame_bytes
        piece = transfer.envelope[offset : offset + size]
        frame = Frame(transfer.stream, offset, len(transfer.envelope), piece)
        self._pace.sent(len(piece), self._clock())
        self._ends.append((offset + len(piece), self._times_back[transfer.stream]))
        self._waiting[transfer.stream] = transfer
        after = offset + len(piece)
        self._sending[0:1] = [] if after == len(transfer.envelope) else [(transfer, after)]
        await self._line.send(h11.Data(data=write_frame(frame)))

    def _compare(self, reply: Reply, end: int, times_back: int) -> None:
        """Go on elsewhere where the peer has more or less than was thought; once for all frames then under way."""
        if reply.count != end and times_back == self._times_back[reply.stream]:
            self._times_back[reply.stream] += 1
            self._go_on_from(reply.stream, reply.count)

    def _go_on_from(self, stream: int, count: int) -> None:
        """Send a transfer on from the byte that the peer says it has, more or fewer than was thought here."""
        transfer = self._waiting.get(stream)
        if transfer is not None:
            rest = [(other, at) for other, at in self._sending if other is not transfer]
            again = [] if count == len(transfer.envelope) else [(transfer, count)]
            self._sending = sorted(rest + again, key=lambda sent: sent[0].urgency)

    async def _replies(self) -> None:
        held = b""
        async for piece in self._line.pieces("/exchange/v1/transfers"):
            held += piece
            while read := read_reply(held):
                reply, held = read
                self._take(reply)
            self._changed.set()

    def _take(self, reply: Reply) -> None:
        if reply.word is Word.HAVE:
            self._pace.came(self._clock())
            self._have[reply.stream] = reply.count
            if self._ends:
                self._compare(reply, *self._ends.popleft())
            return
        transfer = self._waiting.pop(reply.stream, None)
        if transfer is None:
            words = reply.data.decode("utf-8", "replace")[:_SHOWN_CHARACTERS]
            raise _unlike(self._line.peer, "transfers", f"a {reply.word} for no transfer of ours: {words}")
        self._have.pop(reply.stream, None)
        if reply.word is Word.RECEIPT:
            self._source.receipted(transfer, reply.data)
        else:
            self._sending = [(other, at) for other, at in self._sending if other is not transfer]
            self._source.refused(transfer, reply.data.decode("utf-8", "replace"))


@contextlib.contextmanager
def _cuts(peer: str) -> Iterator[None]:
    """Turn what a cut line raises into an ExchangeError."""
    try:
        yield
    except (OSError, ssl.SSLError, TimeoutError, h11.ProtocolError) as problem:
        raise ExchangeError(
            "the line was cut",
            where=peer,
            expected="a line that stays until the receipts are here",
            given=str(problem) or type(problem).__name__,
            next_step="send again: what has no receipt is still due, and goes on where it was cut",
        ) from problem


def envelopes_in(data: bytes) -> list[bytes]:
    """Return the envelopes whose frames came as the answer to what was missed; ExchangeError where one is cut."""
    parts: dict[int, bytearray] = {}
    totals: dict[int, int] = {}
    while read := read_frame(data):
        frame, data = read
        parts.setdefault(frame.stream, bytearray()).extend(frame.data)
        totals[frame.stream] = frame.total
    if data or any(len(part) != totals[stream] for stream, part in parts.items()):
        raise _unlike("the other desk", "envelopes", "frames that are not whole")
    return [bytes(parts[stream]) for stream in sorted(parts)]


def _unlike(peer: str, target: str, given: str) -> ExchangeError:
    return ExchangeError(
        "the other desk does not answer as a desk does",
        where=f"{peer}, {target}",
        expected="an answer in HTTP/1.1 of the form of docs/exchange.md",
        given=given,
        next_step="what is due stays in the outbox; check the address; does a proxy answer in its place?",
    )


def _refusal(peer: str, target: str, status: int, words: bytes) -> ExchangeError:
    return ExchangeError(
        "the other desk refused",
        where=f"{peer}, {target}",
        expected="status 200",
        given=f"status {status}: {words.decode('utf-8', 'replace')[:_SHOWN_CHARACTERS]}",
        next_step="mend what it names; what is due stays in the outbox",
    )
