"""Two desks on loopback: mutual TLS, transfers with pre-emption, cut lines, callers that are none."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import h11
import pytest

from detente.exchange import http_server
from detente.exchange.authority import Credential, found_authority, issue
from detente.exchange.frames import Frame, write_frame
from detente.exchange.http_client import Call, Sender, Transfer, call, envelopes_in
from detente.exchange.http_server import Server
from detente.exchange.tls import calling, serving
from detente.model.errors import ExchangeError, InputError, IntegrityError
from tests.exchange.slow_line import SlowLine

NOW = datetime.now(UTC)
HERE, THERE, OTHER = "desk.invalid/X-NORL/aaaa", "desk.invalid/X-BELM/bbbb", "desk.invalid/X-TESS/cccc"


class Machine:
    """The certificate files of one desk."""

    def __init__(
        self, folder: Path, origin: str, passphrase: str | None = None, names: str = "", clock: datetime = NOW
    ) -> None:
        secret = passphrase.encode() if passphrase else None
        self.origin, self.passphrase = origin, passphrase
        self.authority = found_authority(origin, clock)
        self.write(
            folder, issue(self.authority, None, names or origin, ["127.0.0.1", "desk.invalid"], clock, secret)
        )

    def write(self, folder: Path, made: Credential) -> None:
        folder.mkdir(exist_ok=True)
        self.certificate, self.key = folder / "desk.crt", folder / "desk.key"
        self.certificate.write_bytes(made.certificate)
        self.key.write_bytes(made.key)

    def serving(self, *known: Machine) -> ssl.SSLContext:
        return serving(self.certificate, self.key, self.passphrase, [one.authority.certificate for one in known])

    def calling(self, peer: Machine) -> ssl.SSLContext:
        return calling(self.certificate, self.key, self.passphrase, peer.authority.certificate)


class FakeDesk:
    """Keeps what arrives; refuses what says so."""

    def __init__(self) -> None:
        self.arrived: list[tuple[str, bytes]] = []
        self.receipts: list[bytes] = []

    def arrive(self, peer: str, envelope: bytes) -> bytes:
        if envelope.startswith(b"refuse"):
            raise InputError("a record that is refused")
        self.arrived.append((peer, envelope))
        return b"receipt of " + envelope[:20]

    def missed(self, peer: str, precedence: str, since: int) -> Iterable[bytes]:
        return [f"{peer} {precedence} {since}".encode(), b"y" * 40_000]

    def receipted(self, peer: str, receipt: bytes) -> None:
        self.receipts.append(receipt)

    def witness(self, peer: str, request: str) -> tuple[int, str]:
        return (200, f"cosigned for {peer}") if request == "please" else (409, "7\n")

    def checkpoint(self) -> bytes:
        return b"a signed note\n"


class Outbox:
    """Envelopes in order of urgency, each handed out once; more may be put in while a line is open."""

    def __init__(self, *due: tuple[int, bytes]) -> None:
        self.due = [Transfer(n, urgency, envelope) for n, (urgency, envelope) in enumerate(due, 1)]
        self.receipts: dict[int, bytes] = {}
        self.refusals: dict[int, str] = {}

    def next(self, more_urgent_than: int) -> Transfer | None:
        found = min(self.due, key=lambda transfer: transfer.urgency, default=None)
        if found is None or found.urgency >= more_urgent_than:
            return None
        self.due.remove(found)
        return found

    def receipted(self, transfer: Transfer, receipt: bytes) -> None:
        self.receipts[transfer.stream] = receipt

    def refused(self, transfer: Transfer, reason: str) -> None:
        self.refusals[transfer.stream] = reason


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Machine, Machine, Machine]:
    folder = tmp_path_factory.mktemp("desks")
    return (
        Machine(folder / "here", HERE, "a passphrase"),
        Machine(folder / "there", THERE),
        Machine(folder / "other", OTHER),
    )


Open = Callable[[FakeDesk, Machine, Machine], contextlib.AbstractAsyncContextManager[tuple[str, int]]]


@contextlib.asynccontextmanager
async def answering(desk: FakeDesk, machine: Machine, *known: Machine) -> AsyncIterator[tuple[str, int]]:
    authorities = {one.origin: one.authority.certificate for one in known}
    server = Server(desk, machine.serving(*known), authorities)
    address = await server.listen("127.0.0.1", 0)
    try:
        yield address
    finally:
        await server.close()


async def called(address: tuple[str, int], here: Machine, there: Machine) -> Call:
    return await call(*address, there.origin, there.authority.certificate, here.calling(there))


def run(work: Coroutine[Any, Any, None]) -> None:
    async def bounded() -> None:
        async with asyncio.timeout(60):
            await work

    asyncio.run(bounded())


def test_what_is_due_arrives_the_most_urgent_first_and_is_receipted(desks: tuple[Machine, ...]) -> None:
    here, there, _ = desks
    outbox, desk = (
        Outbox((3, b"routine" * 9), (0, b"flash" * 9), (3, b"refuse this"), (1, b"immediate")),
        FakeDesk(),
    )

    async def work() -> None:
        async with answering(desk, there, here) as address, await called(address, here, there) as line:
            await Sender(line, outbox).run()
            assert await line.fetch("GET", "/exchange/v1/checkpoint") == b"a signed note\n"

    run(work())
    assert [envelope for _, envelope in desk.arrived] == [b"flash" * 9, b"immediate", b"routine" * 9]
    assert {peer for peer, _ in desk.arrived} == {HERE}
    assert outbox.receipts[2] == b"receipt of " + (b"flash" * 9)[:20]
    assert "refused" in outbox.refusals[3]


def test_a_flash_goes_out_in_the_middle_of_a_large_transfer_on_a_slow_line(desks: tuple[Machine, ...]) -> None:
    """1,200 bit/s carry 900 bytes in 6 seconds: fewer go over it until the last byte of a flash is there."""
    here, there, _ = desks
    outbox, desk = Outbox((3, b"r" * 60_000)), FakeDesk()
    carried: list[int] = []

    async def work() -> None:
        async with answering(desk, there, here) as address:
            slow = SlowLine(*address)
            line = await called(await slow.open(), here, there)
            slow._bytes_s = 150
            sender = Sender(line, outbox)
            sending = asyncio.create_task(sender.run())
            await asyncio.sleep(3)
            outbox.due.append(Transfer(9, 0, b"f" * 500))
            before = slow.carried_up
            sender.wake()
            while not desk.arrived:
                await asyncio.sleep(0.01)
            carried.append(slow.carried_up - before)
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError, ExchangeError):
                await sending
            await line.close()
            await slow.close()

    run(work())
    assert desk.arrived[0][1] == b"f" * 500
    assert 500 < carried[0] < 900


@pytest.mark.parametrize("believed", [0, 100_000, 512_000])
def test_a_cut_transfer_goes_on_where_it_was_cut(desks: tuple[Machine, ...], believed: int) -> None:
    """Also where the peer has fewer bytes than is believed here, since it was started anew."""
    here, there, _ = desks
    desk, envelope = FakeDesk(), bytes(range(256)) * 2_000
    carried: list[int] = []

    async def work() -> None:
        async with answering(desk, there, here) as address:
            slow = SlowLine(*address, cut_after=300_000)
            way = await slow.open()
            have = {1: believed}
            async with await called(way, here, there) as line:
                with pytest.raises(ExchangeError, match=r"the line was cut|does not answer"):
                    await Sender(line, Outbox((3, envelope)), have=have).run()
            assert 0 < have[1] < 300_000
            slow.cut_after = 0
            again = Outbox((3, envelope))
            async with await called(way, here, there) as line:
                await Sender(line, again, have=have).run()
            carried.append(slow.carried_up)
            assert again.receipts
            await slow.close()

    run(work())
    assert [envelope for _, envelope in desk.arrived] == [envelope]
    assert carried[0] < 1.2 * len(envelope)


def test_what_was_missed_is_fetched_and_receipts_are_handed_in(desks: tuple[Machine, ...]) -> None:
    here, there, _ = desks
    desk = FakeDesk()

    async def work() -> None:
        async with answering(desk, there, here) as address:
            line = await called(address, here, there)
            data = await line.fetch("GET", "/exchange/v1/envelopes?precedence=flash&since=17")
            assert envelopes_in(data) == [f"{HERE} flash 17".encode(), b"y" * 40_000]
            with pytest.raises(ExchangeError):
                envelopes_in(data[:-1])
            assert await line.fetch("POST", "/exchange/v1/receipts", b"a receipt") == b""
            await line.close()

    run(work())
    assert desk.receipts == [b"a receipt"]


@pytest.mark.parametrize(
    ("method", "target", "status"),
    [
        ("GET", "/exchange/v1/nothing", 404),
        ("GET", "/exchange/v1/../../keys/desk.key", 404),
        ("DELETE", "/exchange/v1/envelopes", 404),
        ("GET", "/exchange/v1/envelopes?precedence=flash&since=-1", 400),
        ("GET", "/exchange/v1/envelopes?precedence=flash", 400),
    ],
)
def test_other_requests_are_refused_with_a_reason(
    desks: tuple[Machine, ...], method: str, target: str, status: int
) -> None:
    here, there, _ = desks

    async def work() -> None:
        async with answering(FakeDesk(), there, here) as address, await called(address, here, there) as line:
            with pytest.raises(ExchangeError, match=f"status {status}"):
                await line.fetch(method, target)

    run(work())


def test_nobody_but_a_known_desk_is_heard(desks: tuple[Machine, ...], tmp_path: Path) -> None:
    """A desk of no known authority; one peer's authority that issues in another's name; nobody's certificate."""
    here, there, other = desks
    forged = Machine(tmp_path / "forged", OTHER, names=HERE)

    async def work() -> None:
        async with answering(FakeDesk(), there, here, forged) as address:
            for caller in (other, forged):
                async with await called(address, caller, there) as line:
                    with pytest.raises(ExchangeError, match="the line was cut"):
                        await line.fetch("GET", "/exchange/v1/checkpoint")
            reader, writer = await asyncio.open_connection(*address, ssl=without_certificate(there))
            writer.write(b"GET /exchange/v1/checkpoint HTTP/1.1\r\nhost: desk\r\n\r\n")
            with contextlib.suppress(OSError):
                assert await reader.read() == b""
            writer.close()

    run(work())


def without_certificate(there: Machine) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.load_verify_locations(cadata=there.authority.certificate.decode())
    return context


def test_a_caller_does_not_talk_to_another_desk_than_it_means(desks: tuple[Machine, ...]) -> None:
    here, there, other = desks

    async def work() -> None:
        async with answering(FakeDesk(), there, here) as address:
            with pytest.raises((ExchangeError, IntegrityError)):
                await called(address, here, other)

    run(work())


@pytest.mark.parametrize(("days", "told"), [(365, "not yet valid"), (-365 - 60, "expired")])
def test_a_peer_whose_clock_is_a_year_off_is_told_apart(
    desks: tuple[Machine, ...], tmp_path: Path, days: int, told: str
) -> None:
    """Its certificate, made by its own clock, is not yet or no longer valid here."""
    here, _, _ = desks
    off = Machine(tmp_path / "off", THERE, clock=NOW + timedelta(days=days))

    async def work() -> None:
        async with answering(FakeDesk(), off, here) as address:
            with pytest.raises(ExchangeError, match="both clocks") as refused:
                await called(address, here, off)
            assert told in refused.value.given

    run(work())


def test_what_answers_in_html_is_no_desk(desks: tuple[Machine, ...]) -> None:
    here, there, _ = desks

    async def page(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        body = b"<html><body>Welcome to the hotel's network</body></html>"
        writer.write(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)
        )
        await writer.drain()
        writer.close()

    async def work() -> None:
        server = await asyncio.start_server(page, "127.0.0.1", 0, ssl=there.serving(here))
        address = server.sockets[0].getsockname()[:2]
        async with await called(address, here, there) as line:
            with pytest.raises((ExchangeError, InputError), match="does not answer as a desk does"):
                await Sender(line, Outbox((3, b"routine"))).run()
        server.close()

    run(work())


def test_an_older_protocol_is_refused(desks: tuple[Machine, ...]) -> None:
    here, there, _ = desks

    async def work() -> None:
        async with answering(FakeDesk(), there, here) as address:
            older = here.calling(there)
            older.minimum_version = ssl.TLSVersion.TLSv1_2
            older.maximum_version = ssl.TLSVersion.TLSv1_2
            with pytest.raises(ExchangeError, match="cannot be reached"):
                await call(*address, there.origin, there.authority.certificate, older)

    run(work())


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01" * 9,
        b"GET /exchange/v1/checkpoint HTTP/1.1\r\nhost: desk\r\n" + b"x: " + b"y" * 20_000,
    ],
)
def test_what_is_no_request_ends_the_connection(desks: tuple[Machine, ...], sent: bytes) -> None:
    here, there, _ = desks

    async def work() -> None:
        async with answering(FakeDesk(), there, here) as address, await called(address, here, there) as line:
            line._writer.write(sent)
            with contextlib.suppress(ConnectionError):
                came = await line._reader.read()
                assert not came or came.startswith(b"HTTP/1.1 404")

    run(work())


def test_a_body_that_is_packed_or_too_large_is_refused(desks: tuple[Machine, ...]) -> None:
    here, there, _ = desks

    async def work() -> None:
        async with answering(FakeDesk(), there, here) as address:
            packed = [("content-length", "1"), ("content-encoding", "gzip")]
            async with await called(address, here, there) as line:
                await line._begin("POST", "/exchange/v1/receipts", packed)
                await line.send(h11.Data(data=b"x"))
                await line.send(h11.EndOfMessage())
                with pytest.raises(ExchangeError, match="status 415"):
                    [piece async for piece in line.pieces("receipts")]
            large = b"z" * (http_server.LARGEST_RECEIPT_BYTES + 1)
            async with await called(address, here, there) as line:
                with pytest.raises(ExchangeError, match="status 413"):
                    await line.fetch("POST", "/exchange/v1/receipts", large)

    run(work())


def test_a_caller_that_drips_is_let_go(desks: tuple[Machine, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    here, there, _ = desks
    monkeypatch.setattr(http_server, "HEAD_SECONDS", 0.2)
    monkeypatch.setattr(http_server, "SLOW_SECONDS", 0.2)

    async def work() -> None:
        async with answering(FakeDesk(), there, here) as address:
            async with await called(address, here, there) as line:
                line._writer.write(b"GET /ex")
                assert await line._reader.read() == b""
            async with await called(address, here, there) as line:
                await line.begin_transfers()
                await line.send(h11.Data(data=write_frame(Frame(1, 0, 1_000, b"x" * 500))[:-1]))
                assert b"have" not in await line._reader.read()

    run(work())


def test_no_more_lines_than_allowed(desks: tuple[Machine, ...]) -> None:
    here, there, _ = desks

    async def work() -> None:
        async with answering(FakeDesk(), there, here) as address:
            lines = [await called(address, here, there) for _ in range(http_server.MOST_OF_ONE_DESK)]
            for line in lines:
                await line.fetch("GET", "/exchange/v1/checkpoint")
            async with await called(address, here, there) as more:
                with pytest.raises(ExchangeError, match="the line was cut"):
                    await more.fetch("GET", "/exchange/v1/checkpoint")
            await lines[0].close()
            await asyncio.sleep(0.1)
            again = await called(address, here, there)
            await again.fetch("GET", "/exchange/v1/checkpoint")
            for line in (*lines[1:], again):
                await line.close()

    run(work())
